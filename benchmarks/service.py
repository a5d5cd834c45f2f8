"""Benchmark of the service against Oxigraph's own server, Virtuoso, rdflib-endpoint and a plain app.

    python benchmarks/service.py [--data FOLDER] [TRIPLES ...]

It prints a Markdown table for each size: policyloom's requests per second of processor time (of all its processes), and
for each other server the ratio of policyloom's rate to its rate, with its own rate in parentheses. All servers hold the
same triples and are asked in turns, over 1, 8 and 32 connections that stay open, so that other load on the machine
affects all of them; the figures are medians over the turns. Only installed servers take part. policyloom runs with
``--cache 0``, except in the column of its cache, whose ratio is that of the cached policyloom to Oxigraph's server.
The stores are made once in FOLDER (see stores.py); without FOLDER, on every run.
"""

from __future__ import annotations

import argparse
import http.client
import tempfile
import threading
import time
from contextlib import ExitStack
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

import pyoxigraph
from rivals import KEPT, OURS, OXIGRAPH, RDFLIB, Server, answer, rivals
from stores import store_of

SIZES, TURNS, CONNECTIONS = (100_000, 2_000_000), 5, (1, 8, 32)
# The requests of a turn: multiples of the queries of MIX times the most connections; FEW for slow rdflib-endpoint.
COUNT, FEW = 960, 192
POL = "https://w3id.org/policyloom/policy#"
LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"


def lookup(name: str) -> str:
    """Return the query for the label of one thing."""
    return f"SELECT ?l {{ <https://w3id.org/policyloom/id/entity/{name}> <{LABEL}> ?l }}"


# Each looks up another thing, as visitors do. They are more than the 128 parsed queries that rdflib-endpoint caches.
LOOKUP = tuple(lookup(f"plan-{document}-{plan}") for document in range(60) for plan in range(1, 5))
MIX = (
    lookup("actor-7"),
    f"SELECT ?s ?o {{ ?s <{POL}adopts> ?o }} LIMIT 100",
    f"SELECT ?f ?c {{ ?f a <{POL}Fact> ; <{POL}confidence> ?c }} LIMIT 50",
    f"ASK {{ ?f a <{POL}Ranking> }}",
    f"SELECT ?s (COUNT(*) AS ?n) {{ {{ SELECT * {{ ?s <{LABEL}> ?l }} LIMIT 500 }} }} GROUP BY ?s LIMIT 10",
    "CONSTRUCT WHERE { <https://w3id.org/policyloom/id/entity/actor-9> ?p ?o }",
)
LOADS = {"lookup": LOOKUP, "mix": MIX}
ACCEPT = "application/sparql-results+json, application/n-triples"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sizes", metavar="TRIPLES", type=int, nargs="*", default=SIZES)
    parser.add_argument(
        "--data", metavar="FOLDER", type=Path, help="folder in which the stores are made once and kept"
    )
    arguments = parser.parse_args()
    with ExitStack() as stack:
        parent = arguments.data or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for size in arguments.sizes:
            compare(store_of(size, parent), size)


def compare(folder: Path, size: int) -> None:
    """Print the table for the store in *folder*."""
    store = pyoxigraph.Store.read_only(str(folder))
    with ExitStack() as stack:
        running = {name: stack.enter_context(start()) for name, start in rivals(folder, size).items()}
        others = [name for name in running if name != OURS]
        heads = [f"of {OXIGRAPH} with the cache" if name == KEPT else f"of {name}" for name in others]
        print(f"\n{len(store):,} triples\n\n| load | connections | {OURS} | {' | '.join(heads)} |")
        print("| --- " * (3 + len(others)) + "|")
        for load, queries in LOADS.items():
            print(
                f"| {load} | in one process | {alone(store, queries):,.0f} (bare pyoxigraph) |{' |' * len(others)}"
            )
            for connections in CONNECTIONS:
                turns = [
                    {name: rate(name, server, queries, connections) for name, server in running.items()}
                    for _ in range(TURNS + 1)
                ][1:]  # the first is for warming up
                cells = [load, str(connections), f"{median(turn[OURS] for turn in turns):,.0f}"]
                for name in others:
                    one, other = (KEPT, OXIGRAPH) if name == KEPT and OXIGRAPH in running else (OURS, name)
                    ratio = median(turn[one] / turn[other] for turn in turns)
                    cells.append(f"{ratio:.2f} ({median(turn[name] for turn in turns):,.0f})")
                print(f"| {' | '.join(cells)} |", flush=True)


def alone(store: pyoxigraph.Store, queries: tuple[str, ...]) -> float:
    """Return how many queries bare pyoxigraph answers in this process per second of processor time."""
    rates = []
    for _ in range(TURNS):
        before = time.process_time()
        for query in islice(cycle(queries), COUNT):
            answer(store, query)
        rates.append(COUNT / (time.process_time() - before))
    return median(rates)


def rate(name: str, server: Server, queries: tuple[str, ...], connections: int) -> float:
    """Return the requests that the server answers per second of its processor time."""
    count = FEW if name == RDFLIB else COUNT
    before = server.cpu_seconds()
    ask(server, queries, connections, count)
    return count / (server.cpu_seconds() - before)


def ask(server: Server, queries: tuple[str, ...], connections: int, count: int) -> None:
    """Send *count* queries over parallel connections, each starting at another query; exit if one fails."""
    faults: list[str] = []

    def run(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port)
        first = number * max(1, len(queries) // connections)
        for query in islice(cycle(queries), first, first + count // connections):
            connection.request(
                "GET", f"{server.path}?{urlencode({'query': query})}", headers={"Accept": ACCEPT}
            )
            response = connection.getresponse()
            body = response.read()
            if response.status != 200:
                faults.append(f"{response.status}: {body[:200]!r}")
        connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise SystemExit(f"{server.process.args!r} answered {faults[0]}")


if __name__ == "__main__":
    main()
