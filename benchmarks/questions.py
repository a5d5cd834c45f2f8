"""The tables of docs/ask.md: how many questions that taught no network are answered right, wrong, or not at all.

    python benchmarks/questions.py

The questions are those of tests/ask/held_back. The article is asked over its recorded claims, and as the bundled
network reads it; the texts over their annotated facts. The validation texts are in POLICYLOOM_SHARED.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from question_sets import SETS, on_article, on_texts, shares, tally, told

from policyloom.graph.build import bundled_sources, read_documents, run_iri
from policyloom.graph.extract import extract
from policyloom.graph.reading import reader_config
from policyloom.queries import open_store
from policyloom.queries.ask import Questions

READERS = ("recorded:article", "model")


def line(name: str, found: Counter[str]) -> str:
    """Return a row of the table: a name, how many questions there are, and the shares of the verdicts on them."""
    without = found["none refused"] + found["none wrong"]
    answered = "".join(f"{share:10.3f}" for share in shares(found))
    return f"{name:28}{found.total() - without:10}{without:10}{answered}"


def of_article(reader: str) -> Counter[str]:
    """Return the verdicts on the article as *reader* reads it."""
    with open_store(None) as store:
        for found in extract(read_documents(bundled_sources()), reader=reader_config(reader)):
            store.replace(found.graph, found.quads(run=run_iri("benchmark")))
        return tally(Questions(store), on_article())


def of_texts(name: str) -> Counter[tuple[str, str]]:
    """Return the verdicts on the texts of the set *name*, each with the kind of the question, where the set has kinds."""
    rows = ((questions, row) for questions, asked in on_texts(name) for row in asked)
    return Counter((row.get("kind", ""), told(questions, row)) for questions, row in rows)


def kinds(found: Counter[tuple[str, str]]) -> Iterator[str]:
    """Yield a line for each kind of question: how many of those with an answer are answered right."""
    asked: Counter[str] = Counter()
    for (kind, verdict), count in found.items():
        asked[kind] += 0 if verdict.startswith("none") else count
    for kind in sorted(filter(asked.get, asked), key=lambda kind: -found[kind, "right"] / asked[kind]):
        yield f"    {kind:24}{found[kind, 'right']:10} of {asked[kind]}"


def main() -> None:
    """Print a row for each set of questions."""
    print(f"{'':28}{'questions':>10}{'no answer':>10}{'right':>10}{'wrong':>10}{'invented':>10}")
    for reader in READERS:
        print(line(f"article, {reader}", of_article(reader)), flush=True)
    for name, folder in SETS.items():
        if folder.is_dir():
            found = of_texts(name)
            verdicts: Counter[str] = Counter()
            for (_, verdict), count in found.items():
                verdicts[verdict] += count
            print(line(name, verdicts), *kinds(found), sep="\n", flush=True)


if __name__ == "__main__":
    main()
