"""How many queries the service answers beside bare pyoxigraph, a plain Starlette app and other servers.

    python benchmarks/service.py [TRIPLES]

Requests per second of processor time of each server and its processes, on the same data, and the ratio to Oxigraph's
own server. The servers are asked in turns, so that whatever else the machine does hits all of them; of the ratios of
the turns the median is told. rdflib-endpoint takes part where it is installed.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Self
from urllib.parse import urlencode

import pyoxigraph
from export import documents

COUNT, TURNS, CONNECTIONS = 640, 5, (1, 8, 32)
YARDSTICK = "oxigraph's server"
POL = "https://w3id.org/policyloom/policy#"
LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
LOOKUP = (f"SELECT ?l {{ <https://w3id.org/policyloom/id/entity/actor-7> <{LABEL}> ?l }}",)
MIX = (
    *LOOKUP,
    f"SELECT ?s ?o {{ ?s <{POL}adopts> ?o }} LIMIT 100",
    f"SELECT ?f ?c {{ ?f a <{POL}Fact> ; <{POL}confidence> ?c }} LIMIT 50",
    f"ASK {{ ?f a <{POL}Ranking> }}",
    f"SELECT ?s (COUNT(*) AS ?n) {{ {{ SELECT * {{ ?s <{LABEL}> ?l }} LIMIT 500 }} }} GROUP BY ?s LIMIT 10",
    "CONSTRUCT WHERE { <https://w3id.org/policyloom/id/entity/actor-9> ?p ?o }",
)
ACCEPT = "application/sparql-results+json, application/n-triples"


def plain(folder: str, port: int) -> None:
    """Serve as one does in thirty lines: no limits, no isolation."""
    import uvicorn
    from starlette.applications import Starlette
    from starlette.concurrency import run_in_threadpool
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route

    store = pyoxigraph.Store.read_only(folder)

    async def sparql(request: Request) -> Response:
        data, kind = await run_in_threadpool(answer, store, request.query_params["query"])
        return Response(data, media_type=kind)

    app = Starlette(routes=[Route("/sparql", sparql)])
    uvicorn.run(app, port=port, access_log=False, log_level="error")


def answer(store: pyoxigraph.Store, query: str) -> tuple[bytes, str]:
    result = store.query(query, use_default_graph_as_union=True)
    if isinstance(result, pyoxigraph.QueryTriples):
        return result.serialize(format=pyoxigraph.RdfFormat.N_TRIPLES) or b"", "application/n-triples"
    data = result.serialize(format=pyoxigraph.QueryResultsFormat.JSON) or b""
    return data, "application/sparql-results+json"


def rdflib_endpoint(folder: str, port: int) -> None:
    """Serve with rdflib-endpoint, over rdflib's own store."""
    import uvicorn
    from rdflib import Dataset, Graph
    from rdflib_endpoint import SparqlEndpoint

    graph: Graph = Dataset(default_union=True)
    data = pyoxigraph.Store.read_only(folder).dump(format=pyoxigraph.RdfFormat.N_QUADS) or b""
    graph.parse(data=data, format="nquads")
    uvicorn.run(SparqlEndpoint(graph=graph, path="/sparql"), port=port, access_log=False, log_level="error")


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as name:
        folder = str(Path(name, "store"))
        store = pyoxigraph.Store(folder)
        for quads in documents():
            store.bulk_extend(quads)
            if len(store) >= wanted:
                break
        store.flush()
        del store
        print("load", "connections", "server", "requests/cpu-s", f"of {YARDSTICK}", sep="\t")
        store = pyoxigraph.Store.read_only(folder)
        with ExitStack() as stack:
            running = {name: stack.enter_context(Server(name, *how)) for name, how in servers(folder).items()}
            for title, queries in workloads():
                rates = [in_this_process(store, queries) for _ in range(TURNS)]
                print(title, "-", "bare pyoxigraph", f"{median(rates):.0f}", "", sep="\t")
                for connections in CONNECTIONS:
                    compare(running, title, queries, connections)


def compare(running: dict[str, Server], title: str, queries: tuple[str, ...], connections: int) -> None:
    turns: list[dict[str, float]] = []
    for _ in range(TURNS + 1):  # the first is for warming up
        turns.append({name: server.rate(queries, connections) for name, server in running.items()})
    for name in running:
        rate = median(turn[name] for turn in turns[1:])
        share = median(turn[name] / turn[YARDSTICK] for turn in turns[1:]) if YARDSTICK in running else 0
        print(title, connections, name, f"{rate:.0f}", f"{share:.2f}", sep="\t", flush=True)


def workloads() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return ("lookup", LOOKUP), ("mix", MIX)


def in_this_process(store: pyoxigraph.Store, queries: tuple[str, ...]) -> float:
    before = time.process_time()
    for query in islice(cycle(queries), COUNT):
        answer(store, query)
    return COUNT / (time.process_time() - before)


def servers(folder: str) -> dict[str, tuple[Callable[[int], list[str]], str]]:
    """Return each server's command, which takes a port, and the path of its queries."""
    ours = [sys.executable, "-m", "policyloom", "serve", "--store", folder]
    found: dict[str, tuple[Callable[[int], list[str]], str]] = {
        "policyloom serve --cache 0": (lambda port: [*ours, "--cache", "0", "--port", str(port)], "/sparql"),
        "policyloom serve": (lambda port: [*ours, "--port", str(port)], "/sparql"),
        "plain Starlette app": (
            lambda port: [sys.executable, __file__, "--plain", folder, str(port)],
            "/sparql",
        ),
    }
    program = shutil.which("oxigraph", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    if program:
        read_only = [program, "serve-read-only", "-l", folder, "--union-default-graph"]
        found[YARDSTICK] = (lambda port: [*read_only, "-b", f"127.0.0.1:{port}"], "/query")
    if find_spec("rdflib_endpoint"):
        found["rdflib-endpoint"] = (
            lambda port: [sys.executable, __file__, "--rdflib-endpoint", folder, str(port)],
            "/sparql",
        )
    return found


class Server:
    """A server in a process of its own."""

    def __init__(self, name: str, command: Callable[[int], list[str]], path: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.path = path
        self.process = subprocess.Popen(
            command(self.port), stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )

    def __enter__(self) -> Self:
        wait_for(self.port)
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait()

    def rate(self, queries: tuple[str, ...], connections: int) -> float:
        """Return the requests that were answered for a second of processor time."""
        before = cpu_seconds(self.process.pid)
        load(self.port, self.path, queries, connections, COUNT)
        return COUNT / (cpu_seconds(self.process.pid) - before)


def wait_for(port: int) -> None:
    for _ in range(2000):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            time.sleep(1)
            return
    raise SystemExit("a server did not start")


def load(port: int, path: str, queries: tuple[str, ...], connections: int, count: int) -> None:
    def run() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        for query in islice(cycle(queries), count // connections):
            connection.request("GET", f"{path}?{urlencode({'query': query})}", headers={"Accept": ACCEPT})
            response = connection.getresponse()
            body = response.read()
            if response.status != 200:
                raise SystemExit(f"{response.status}: {body[:200]!r}")
        connection.close()

    threads = [threading.Thread(target=run) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def cpu_seconds(process: int) -> float:
    """Return the processor time of *process*, with that of its threads that ended, and of all below it."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    children: list[str] = []
    for task in Path(f"/proc/{process}/task").iterdir():
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # a thread that has just ended
            children += (task / "children").read_text(encoding="ascii").split()
    own = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return own + sum(cpu_seconds(int(child)) for child in children)


if __name__ == "__main__":
    modes = {"--plain": plain, "--rdflib-endpoint": rdflib_endpoint}
    if sys.argv[1:2] and sys.argv[1] in modes:
        modes[sys.argv[1]](sys.argv[2], int(sys.argv[3]))
    else:
        main()
