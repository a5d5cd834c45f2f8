"""How long an answer takes: the first from a cold start, and the others, over a small store and a large one.

    python benchmarks/ask.py [COPIES]

The questions are those of tests/ask/held_back on the bundled article, over its graph as a language model read it, and over
as many copies of that graph with other names as make 100,000 facts (1,100, unless told). ``first`` is a process of its own, from
its start to its answer; ``median`` and ``longest`` are of the others, in this process.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from pyoxigraph import Literal, NamedNode, Quad

from policyloom.graph.build import bundled_sources, read_documents, run_iri
from policyloom.graph.extract import extract
from policyloom.graph.reading import reader_config
from policyloom.queries import Store, open_store
from policyloom.queries.ask import Questions

HELD_BACK = Path(__file__).parents[1] / "tests" / "ask" / "held_back"
FIRST = "Which country came up with Industry 4.0?"


def quads() -> list[Quad]:
    """Return the graph of the bundled article."""
    [found] = extract(read_documents(bundled_sources()), reader=reader_config("recorded:article"))
    return list(found.quads(run=run_iri("benchmark")))


def fill(store: Store, article: list[Quad], copies: int) -> None:
    """Add the article, and copies of it in which nothing is called as in another."""
    for number in range(copies):
        graph = f"urn:copy:{number}"
        store.replace(graph, (renamed(quad, number, graph) for quad in article))


def renamed(quad: Quad, number: int, graph: str) -> Quad:
    """Return *quad* for the copy *number*: the first is as it was."""

    def term(value: object) -> object:
        if isinstance(value, NamedNode) and "/id/" in value.value and number:
            return NamedNode(f"{value.value}-{number}")
        if isinstance(value, Literal) and value.language and number:
            return Literal(f"{value.value} {number}", language=value.language)
        return value

    return Quad(term(quad.subject), quad.predicate, term(quad.object), NamedNode(graph))  # type: ignore[arg-type]


def measured(store: Store, asked: list[str]) -> str:
    """Return how long the answers to *asked* take, once the first has loaded everything."""
    questions = Questions(store)
    questions.ask(FIRST)
    took = []
    for question in asked:
        began = time.perf_counter()
        questions.ask(question)
        took.append(time.perf_counter() - began)
    return f"median {1000 * median(took):.0f} ms, longest {1000 * max(took):.0f} ms"


def main() -> None:
    """Print the figures."""
    copies = int(sys.argv[1]) if len(sys.argv) > 1 else 1_100
    paths = sorted(HELD_BACK.glob("article-*.jsonl"))
    asked = [json.loads(line)["question"] for path in paths for line in path.read_text("utf-8").splitlines()][
        :100
    ]
    article = quads()
    for count in (1, copies):
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch, "store")
            with open_store(folder, writable=True) as store:
                fill(store, article, count)
            call = [sys.executable, "-m", "policyloom", "ask", FIRST, "--store", str(folder)]
            began = time.perf_counter()
            subprocess.run(call, check=True, capture_output=True)
            first = time.perf_counter() - began
            with open_store(folder) as store:
                print(f"{count:,} texts: first {first:.2f} s, {measured(store, asked)}")


if __name__ == "__main__":
    main()
