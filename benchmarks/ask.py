"""How long an answer takes once the store and the parser are loaded, and what part of it the parser takes.

    python benchmarks/ask.py

The questions are those of tests/ask on the bundled article, each asked once after a first one has loaded everything.
``ratio`` is the processor time of the median answer in parts of what is bearable, 50 ms; ``parser`` is the part of all
that goes to the parse. ``growth`` is how many times as long it takes to read four times as many documents that name
the same things: 4 where the time grows with the documents, 16 where with their square.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median

from policyloom.graph.build import bundled_sources, read_documents, run_iri
from policyloom.graph.extract import extract
from policyloom.graph.parsing.parse import pipeline
from policyloom.queries import Store, open_store
from policyloom.queries.ask import Questions
from policyloom.queries.ask.words.word import split, words

FOLDER = Path(__file__).parents[1] / "tests" / "ask"
BEARABLE = 0.050


def seconds(act: Callable[[], object]) -> float:
    """Return the processor time that *act* takes."""
    start = time.process_time()
    act()
    return time.process_time() - start


def copies(count: int) -> Store:
    """Return a store of *count* documents, each with the text of the bundled article."""
    [article] = read_documents(bundled_sources())
    store = open_store(None)
    for extraction in extract([replace(article, id=f"copy-{number}") for number in range(count)]):
        store.replace(extraction.graph, extraction.quads(run=run_iri("benchmark")))
    return store


def main() -> None:
    """Print the figures."""
    store = copies(1)
    lines = [line for path in sorted(FOLDER.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    asked = [str(json.loads(line)["question"]) for line in lines]
    loading = seconds(lambda: Questions(store))
    questions, nlp = Questions(store), pipeline()
    questions.ask(asked[0])
    parses = [seconds(lambda q=q: words(split(q), nlp)) for q in asked]  # type: ignore[misc]
    answers = [seconds(lambda q=q: questions.ask(q)) for q in asked]  # type: ignore[misc]
    middle = median(answers)
    print(f"{len(asked)} questions: median {1000 * middle:.1f} ms, longest {1000 * max(answers):.1f} ms")
    print(
        f"ratio {middle / BEARABLE:.2f}, parser {sum(parses) / sum(answers):.2f}, reading the store {1000 * loading:.0f} ms"
    )
    few, many = (seconds(partial(Questions, copies(count))) for count in (10, 40))
    print(f"growth {many / few:.1f} from 10 to 40 documents")


if __name__ == "__main__":
    main()
