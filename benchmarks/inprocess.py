"""Benchmark of a store in one process against bare pyoxigraph: the first answer after opening it, and queries.

    python benchmarks/inprocess.py STORE [--rounds N]

STORE is a folder made by ``policyloom build``. The first answer is timed in separate programs, from before the store is
opened, with the imports that opening it causes, until all rows are there. Queries are timed in this process, both sides
in turn, in processor seconds; both sides end with rows as Python objects. Medians are shown.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import pyoxigraph

from policyloom.queries import Solutions, open_store

PREFIXES = (
    "PREFIX pol: <https://w3id.org/policyloom/policy#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
)
QUERIES = {
    "one value": "SELECT ?label WHERE { <https://w3id.org/policyloom/id/entity/germany> rdfs:label ?label }",
    "a page of a list": "SELECT ?who ?what WHERE { ?who pol:adopts ?what } LIMIT 100",
    "a join": "SELECT ?aim WHERE { <https://w3id.org/policyloom/id/entity/germany> pol:adopts ?what . ?what pol:aimsAt ?aim }",
    "many rows": "SELECT ?thing ?label WHERE { GRAPH ?graph { ?thing rdfs:label ?label } } LIMIT 20000",
    "a count": "SELECT (COUNT(?fact) AS ?facts) WHERE { GRAPH ?graph { ?fact a pol:Fact } }",
}
FIRST = """
import sys, time
from policyloom.queries import open_store
import pyoxigraph
wall, work = time.perf_counter(), time.process_time()
store = {opened}
rows = list(store.query({query!r}{union}))
print(time.perf_counter() - wall, time.process_time() - work)
"""


def first(folder: str, opened: str, union: str) -> tuple[float, float]:
    """Return the wall-clock and the processor seconds from opening the store to the first answer in a new program."""
    program = FIRST.format(
        opened=opened.format(folder), query=PREFIXES + QUERIES["a page of a list"], union=union
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    wall, work = map(float, run.stdout.split())
    return wall, work


def work(task: Callable[[], object], times: int) -> float:
    """Return the processor seconds that *task* takes, as the mean of *times* calls."""
    start = time.process_time()
    for _ in range(times):
        task()
    return (time.process_time() - start) / times


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("store")
    options.add_argument("--rounds", type=int, default=9)
    given = options.parse_args()
    both = (
        ("policyloom", "open_store({!r})", ""),
        ("pyoxigraph", "pyoxigraph.Store.read_only({!r})", ", use_default_graph_as_union=True"),
    )
    taken = [[first(given.store, *of) for _, *of in both] for _ in range(given.rounds)]
    for i, (name, *_) in enumerate(both):
        wall, cpu = (statistics.median(row[i][k] for row in taken) for k in (0, 1))
        least = min(row[i][0] for row in taken)
        print(f"first answer  {name:10} {wall:6.3f} s, at best {least:.3f} s; {cpu:.3f} s of processor time")
    with open_store(given.store) as store:
        native = pyoxigraph.Store.read_only(given.store)
        for name, query in QUERIES.items():
            text = PREFIXES + query

            def ours(text: str = text) -> object:
                answer = store.query(text)
                return list(answer) if isinstance(answer, Solutions) else answer

            def bare(text: str = text) -> object:
                return [tuple(row) for row in native.query(text, use_default_graph_as_union=True)]  # type: ignore[union-attr]

            times = max(1, min(50, int(0.05 / max(work(bare, 1), 1e-5))))
            pairs = [(work(ours, times), work(bare, times)) for _ in range(given.rounds)]
            ratio = statistics.median(a / b for a, b in pairs)
            print(f"{name:18} {1000 * statistics.median(a for a, _ in pairs):9.3f} ms  ratio {ratio:5.2f}")


if __name__ == "__main__":
    main()
