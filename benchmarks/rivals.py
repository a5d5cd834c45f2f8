"""The servers that benchmarks/service.py measures, each a private instance over the same triples."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pyoxigraph

OURS, KEPT, OXIGRAPH = "policyloom", "policyloom, cached", "Oxigraph's server"
VIRTUOSO, RDFLIB, PLAIN = "Virtuoso", "rdflib-endpoint", "a plain app"
# rdflib-endpoint holds all triples as Python objects, so it takes part only up to this many.
MOST_FOR_RDFLIB = 200_000
_INI = Path(__file__).parents[1] / "tests" / "virtuoso.ini"
_SECONDS_TO_START = 120


class Server(NamedTuple):
    """A running server.

    :param path: the path of its SPARQL endpoint.
    """

    process: subprocess.Popen[bytes]
    port: int
    path: str

    def cpu_seconds(self) -> float:
        """Return the processor time of the server and all its descendant processes."""
        return _cpu_seconds(self.process.pid)


def rivals(store: Path, size: int) -> dict[str, Callable[[], AbstractContextManager[Server]]]:
    """Return name -> function that starts the server, for the servers that are installed."""
    folder, here = str(store), [sys.executable, __file__]
    ours = [sys.executable, "-m", "policyloom", "serve", "--store", folder, "--port"]
    found: dict[str, Callable[[], AbstractContextManager[Server]]] = {
        OURS: lambda: _running("/sparql", lambda port: [*ours, port, "--cache", "0"]),
        KEPT: lambda: _running("/sparql", lambda port: [*ours, port]),
        PLAIN: lambda: _running("/sparql", lambda port: [*here, "plain", folder, port]),
    }
    oxigraph = shutil.which("oxigraph", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    if oxigraph:
        command = [oxigraph, "serve-read-only", "-l", folder, "--union-default-graph", "-b"]
        found[OXIGRAPH] = lambda: _running("/query", lambda port: [*command, f"127.0.0.1:{port}"])
    if shutil.which("virtuoso-t") and shutil.which("isql-vt"):
        found[VIRTUOSO] = lambda: _virtuoso(store)
    if find_spec("rdflib_endpoint") and size <= MOST_FOR_RDFLIB:
        found[RDFLIB] = lambda: _running("/sparql", lambda port: [*here, "rdflib-endpoint", folder, port])
    return found


@contextmanager
def _running(path: str, command: Callable[[str], list[str]], folder: Path | None = None) -> Iterator[Server]:
    port = _free_port()
    silent = subprocess.DEVNULL
    with subprocess.Popen(
        command(str(port)), cwd=folder, stdin=silent, stdout=silent, stderr=silent
    ) as process:
        try:
            _wait(process, port)
            yield Server(process, port, path)
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(20)
            process.kill()


@contextmanager
def _virtuoso(store: Path) -> Iterator[Server]:
    """Run Virtuoso on a database of its own, filled by its bulk loader."""
    with tempfile.TemporaryDirectory() as name:
        folder, sql = Path(name), _free_port()

        def configured(port: str) -> list[str]:
            text = _INI.read_text(encoding="utf-8").format(sql=sql, http=port)
            for line, instead in (
                ("[Parameters]\n", "[Parameters]\nDirsAllowed = .\n"),
                ("MaxClientConnections = 20", "MaxClientConnections = 64"),
                ("NumberOfBuffers = 10000\nMaxDirtyBuffers = 6000", "NumberOfBuffers = 60000"),
            ):
                if line not in text:
                    raise SystemExit(f"{_INI} no longer has {line!r}")
                text = text.replace(line, instead)
            (folder / "virtuoso.ini").write_text(text, encoding="utf-8")
            return ["virtuoso-t", "+configfile", "virtuoso.ini", "+foreground"]

        with _running("/sparql", configured, folder) as server:
            native = pyoxigraph.Store.read_only(str(store))
            native.dump(str(folder / "all.nq"), pyoxigraph.RdfFormat.N_QUADS)
            load = "ld_dir('.', 'all.nq', 'urn:all'); rdf_loader_run(); checkpoint;"
            subprocess.run(
                ["isql-vt", str(sql), "dba", "dba", f"exec={load}"], check=True, stdout=subprocess.DEVNULL
            )
            yield server


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            time.sleep(1)
            return
    raise SystemExit(f"a server did not start: {process.args!r}")


def _cpu_seconds(process: int) -> float:
    children: list[str] = []
    for task in Path(f"/proc/{process}/task").iterdir():
        with suppress(FileNotFoundError, ProcessLookupError):  # a thread that has just ended
            children += (task / "children").read_text(encoding="ascii").split()
    # The clock of another process, to the nanosecond: see clock_getcpuclockid(3).
    own = time.clock_gettime((~process << 3) | 2)
    return own + sum(_cpu_seconds(int(child)) for child in children)


def plain(folder: str, port: int) -> None:
    """Serve with the simplest possible application, without limits or isolation."""
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
    """Return the answer to *query* and its media type."""
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


if __name__ == "__main__":
    {"plain": plain, "rdflib-endpoint": rdflib_endpoint}[sys.argv[1]](sys.argv[2], int(sys.argv[3]))
