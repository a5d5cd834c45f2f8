"""How many queries the service answers beside bare pyoxigraph, a plain Starlette app and Oxigraph's own server.

    python benchmarks/service.py [TRIPLES]

Requests per second of processor time of each server and its processes, on the same data, in one run.
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
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph
from export import documents

COUNT, CONNECTIONS = 2000, (1, 8)
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
        in_process = {title: in_this_process(store, queries) for title, queries in workloads()}
        del store
        print("server", "load", "connections", "requests/s", "requests/cpu-s", "of bare", sep="\t")
        for title, rate in in_process.items():
            print("bare pyoxigraph", title, "-", "-", f"{rate:.0f}", "1.00", sep="\t")
        for server, command in servers(folder).items():
            measure(server, command, in_process)


def workloads() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return ("lookup", LOOKUP), ("mix", MIX)


def in_this_process(store: pyoxigraph.Store, queries: tuple[str, ...]) -> float:
    before = time.process_time()
    for query in islice(cycle(queries), COUNT):
        answer(store, query)
    return COUNT / (time.process_time() - before)


def servers(folder: str) -> dict[str, Callable[[int], list[str]]]:
    found: dict[str, Callable[[int], list[str]]] = {
        "policyloom serve": lambda port: [
            *(sys.executable, "-m", "policyloom", "serve", "--store", folder, "--port", str(port))
        ],
        "plain Starlette app": lambda port: [sys.executable, __file__, "--plain", folder, str(port)],
    }
    program = shutil.which("oxigraph", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    if program:
        found["oxigraph's server"] = lambda port: [
            *(program, "serve-read-only", "-l", folder, "-b", f"127.0.0.1:{port}", "--union-default-graph")
        ]
    return found


def measure(server: str, command: Callable[[int], list[str]], bare: dict[str, float]) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    process = subprocess.Popen(command(port), stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    path = {"oxigraph's server": "/query"}.get(server, "/sparql")
    try:
        wait_for(port)
        for title, queries in workloads():
            for connections in CONNECTIONS:
                load(port, path, queries, connections, COUNT // 10)
                before, began = cpu_seconds(process.pid), time.monotonic()
                load(port, path, queries, connections, COUNT)
                rate = COUNT / (time.monotonic() - began)
                paid = COUNT / (cpu_seconds(process.pid) - before)
                share = f"{paid / bare[title]:.2f}"
                print(server, title, connections, f"{rate:.0f}", f"{paid:.0f}", share, sep="\t")
    finally:
        process.terminate()
        process.wait()


def wait_for(port: int) -> None:
    for _ in range(200):
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
    """Return the processor time of *process* and all below it."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    children: list[str] = []
    for task in Path(f"/proc/{process}/task").iterdir():
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # a thread that has just ended
            children += (task / "children").read_text(encoding="ascii").split()
    own = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return own + sum(cpu_seconds(int(child)) for child in children)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--plain"]:
        plain(sys.argv[2], int(sys.argv[3]))
    else:
        main()
