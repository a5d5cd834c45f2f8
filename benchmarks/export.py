"""Benchmark of the exports against Oxigraph's own dump of the same store, in time and memory.

    python benchmarks/export.py [TRIPLES ...]

Each export runs in a process of its own. Its seconds are processor time, so that they are meaningful on a busy machine;
its memory is the peak of the process, including the store's cache.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Store, parse

from policyloom.graph.document import Document
from policyloom.graph.export import export
from policyloom.graph.fact import Entity, Fact, Passage, Statistic, Unit
from policyloom.graph.rdf import document_nquads
from policyloom.ontology.namespace import ENTITY, POL, READER, RUN, UNIT

DUMPS = {"dump nquads": RdfFormat.N_QUADS, "dump trig": RdfFormat.TRIG}
RDF = ("nquads", "ntriples", "turtle", "trig", "jsonld", "rdfxml")
GRAPHS = ("graphml", "gexf", "cyjs", "cx2", "dot", "neo4j", "age", "csv", "parquet", "markdown", "obsidian")


def documents() -> Iterator[list[Quad]]:
    """Yield the quads of one document after another, each with fifty facts, without end."""
    number = 0
    while True:
        name, facts = f"document {number}", []
        for i in range(50):
            actor = Entity(
                ENTITY[f"actor-{(number + i) % 5000}"], f"Actor {(number + i) % 5000}", (POL.Country,)
            )
            quote = f"Actor {number} adopts plan {i} and counts {i} ports."
            passage = Passage(name, 60 * i, 60 * i + len(quote), quote)
            plan = Entity(ENTITY[f"plan-{number}-{i}"], f"Plan {i} of {number}", (POL.Policy,), (f"P{i}",))
            ports = Statistic(f"{i} ports", "ports", Decimal(i), Unit(UNIT.port, "ports"), place=actor)
            target = (POL.hasStatistic, ports) if i % 5 == 0 else (POL.adopts, plan)
            facts.append(Fact(target[0], actor, target[1], passage, READER.model, 0.9))
        written = document_nquads(Document(name, "text"), facts, run=RUN.x, sentences=50)
        yield list(parse(written, format=RdfFormat.N_QUADS))
        number += 1


def one(store: str, format: str, out: str) -> None:
    """Export *store* once and print the processor seconds and the peak memory in megabytes."""
    source = Store.read_only(store)
    start = time.process_time()
    if format in DUMPS:
        with Path(out).open("wb") as file:
            source.dump(file, DUMPS[format])
    else:
        export(source, format, Path(out))
    seconds = time.process_time() - start
    print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


def main(sizes: list[int]) -> None:
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            store = Store(f"{folder}/store")
            stream = documents()
            while len(store) < size:
                for _ in range(50):
                    store.bulk_extend(next(stream))
            store.flush()
            print(f"\n{len(store)} quads\n{'format':12}  seconds  of dump  peak MB")
            del store
            baseline = None
            for format in (*DUMPS, *RDF, *GRAPHS):
                call = [
                    sys.executable,
                    __file__,
                    "--one",
                    f"{folder}/store",
                    format,
                    f"{folder}/{format}.out",
                ]
                seconds, memory = json.loads(subprocess.run(call, capture_output=True, check=True).stdout)
                baseline = baseline or seconds
                print(f"{format:12}  {seconds:7.2f}  {seconds / baseline:7.1f}  {memory:7.0f}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(*sys.argv[2:])
    else:
        main([int(n) for n in sys.argv[1:]] or [100_000, 1_000_000])
