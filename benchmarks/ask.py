"""Benchmark of the time to answer a question, from a cold start and warm, on a small store and on a large one.

    python benchmarks/ask.py [COPIES]

The questions about the bundled article come from tests/ask/held_back. The small store holds its graph, recorded from a
language model; the large one COPIES of it under other names (1,100 by default: 100,000 facts). ``first`` times
a separate process, from its start to its answer; ``median`` and ``longest`` are of all questions, in this process.
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
from policyloom.ontology.namespace import DCTERMS
from policyloom.queries import Store, open_store
from policyloom.queries.ask import Questions

HELD_BACK = Path(__file__).parents[1] / "tests" / "ask" / "held_back"
IDENTIFIER = NamedNode(DCTERMS.identifier)
FIRST = "Which country came up with Industry 4.0?"


def quads() -> list[Quad]:
    """Return the graph of the bundled article."""
    [found] = extract(read_documents(bundled_sources()), reader=reader_config("recorded:article"))
    return list(found.quads(run=run_iri("benchmark")))


def fill(store: Store, article: list[Quad], copies: int) -> None:
    """Add the graph of *article* to *store* until there are *copies* of it, each with other IRIs and names."""
    for number in range(copies):
        graph = f"urn:copy:{number}"
        store.replace(graph, (renamed(quad, number, graph) for quad in article))


def renamed(quad: Quad, number: int, graph: str) -> Quad:
    """Return *quad* for the copy *number*, a document of its own; copy 0 keeps its IRIs and names."""

    def term(value: object) -> object:
        if isinstance(value, NamedNode) and "/id/" in value.value and number:
            return NamedNode(f"{value.value}-{number}")
        if isinstance(value, Literal) and number and (value.language or quad.predicate == IDENTIFIER):
            return Literal(f"{value.value} {number}", language=value.language)
        return value

    return Quad(term(quad.subject), quad.predicate, term(quad.object), NamedNode(graph))  # type: ignore[arg-type]


def measured(store: Store, asked: list[str]) -> str:
    """Return the median and the longest time to answer *asked*, after a first question that loads everything."""
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
