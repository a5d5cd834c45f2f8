"""Fixtures that several test modules share."""

from __future__ import annotations

import importlib.util
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pyoxigraph
import pytest
from made import fill
from pyoxigraph import DefaultGraph, NamedNode, QueryResultsFormat, QueryTriples, RdfFormat
from servers import Server, oxigraph, virtuoso

from policyloom.graph.build import bundled_sources
from policyloom.queries import Store, open_store
from policyloom.queries.ask import Questions


@pytest.fixture
def sparql_server() -> Iterator[Callable[..., str]]:
    """Return a function that serves a pyoxigraph store over HTTP and returns the base URL.

    ``sparql_server(store, union=True)`` makes the default graph the union of the named graphs.
    """
    with ExitStack() as stack:

        def serve(store: pyoxigraph.Store, *, union: bool = False) -> str:
            handler = type("Handler", (_SparqlHandler,), {"store": store, "union": union})
            server = stack.enter_context(ThreadingHTTPServer(("127.0.0.1", 0), handler))
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
            thread.start()
            stack.callback(thread.join)
            stack.callback(server.shutdown)
            return f"http://127.0.0.1:{server.server_port}"

        yield serve


_JSON = "application/sparql-results+json"
_ANSWERS = {
    "/page": (200, "text/html", b"<p>No endpoint</p>"),
    "/locked": (401, "text/plain", b"who are you?"),
    "/busy": (503, "text/plain", b"later"),
    "/broken": (200, _JSON, b'{"head": {"vars": ["s"'),
    "/cut": (
        200,
        _JSON,
        b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"uri","value":"urn:a"}}',
    ),
}
_RAW = {
    "/short": b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{}",
    "/babble": b"\x1b]0;ports\x07\r\n\r\n",
}


class _SparqlHandler(BaseHTTPRequestHandler):
    """The SPARQL 1.1 protocol, as far as the tests of a client need it."""

    store: pyoxigraph.Store
    union: bool

    def do_GET(self) -> None:
        self._serve(parse_qs(urlsplit(self.path).query))

    def do_POST(self) -> None:
        if urlsplit(self.path).path == "/hasty" and "Digest" not in self.headers.get("Authorization", ""):
            self.close_connection = True  # the request body stays unread
            return self._challenge()
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._serve(parse_qs(body))

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def _serve(self, parameters: dict[str, list[str]]) -> None:
        path = urlsplit(self.path).path
        try:
            if path in ("/update", "/hasty") and "update" in parameters:
                self.store.update(parameters["update"][0])
                self._answer(204, "text/plain", b"")
            elif path == "/query" and "query" in parameters:
                self._answer(200, *self._evaluate(parameters))
            elif path in _ANSWERS:
                self._answer(*_ANSWERS[path])
            elif path in _RAW:
                self.wfile.write(_RAW[path])
            elif path == "/hasty":
                self._challenge()
            elif path == "/slow":
                threading.Event().wait(2)
                self._answer(200, "text/plain", b"")
            else:
                self._answer(404, "text/plain", b"nothing here")
        except SyntaxError as error:
            self._answer(400, "text/plain", str(error).encode())

    def _challenge(self) -> None:
        self.send_response(401)
        self.send_header("WWW-Authenticate", 'Digest realm="ports", nonce="1", qop="auth"')
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _evaluate(self, parameters: dict[str, list[str]]) -> tuple[str, bytes]:
        default = [NamedNode(iri) for iri in parameters.get("default-graph-uri", [])]
        named = [NamedNode(iri) for iri in parameters.get("named-graph-uri", [])]
        # With the union as default graph, pyoxigraph ignores a FROM clause; a real server does not.
        union = self.union and " FROM " not in parameters["query"][0]
        dataset: dict[str, Any] = {"use_default_graph_as_union": union}
        if default or named:
            dataset = {"default_graph": default or [DefaultGraph()], "named_graphs": named}
        answer = self.store.query(parameters["query"][0], **dataset)
        if isinstance(answer, QueryTriples):
            return "application/n-triples", answer.serialize(format=RdfFormat.N_TRIPLES) or b""
        return _JSON, answer.serialize(format=QueryResultsFormat.JSON) or b""

    def _answer(self, status: int, media_type: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def start_browser() -> Callable[..., Any]:
    """Return a function that starts Chromium, for a ``with`` statement; skip if it is not installed.

    The browser resolves no host but ``reach``, and saves downloads in the folder ``downloads``.
    """
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if not (program and driver):
        pytest.skip("needs chromium and chromedriver: apt-get install chromium chromium-driver")
    from selenium import webdriver

    def start(*, reach: str = "", downloads: Path | None = None) -> Any:
        options = webdriver.ChromeOptions()
        options.binary_location = program
        for argument in (
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            f"--host-resolver-rules=MAP * ~NOTFOUND{f', EXCLUDE {reach}' if reach else ''}",
            "--force-prefers-reduced-motion",
        ):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        if downloads is not None:
            options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
        return webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))

    return start


@pytest.fixture(scope="session")
def axe() -> str:
    """Return the script of axe-core, which finds accessibility faults in a page; skip if it is not installed."""
    spec = importlib.util.find_spec("axe_playwright_python")
    packaged = [Path(folder) for folder in (spec.submodule_search_locations or [])] if spec else []
    folders = [Path(os.environ.get("AXE_CORE", "node_modules/axe-core")), *packaged]
    for folder in folders:
        if (script := folder / "axe.min.js").is_file():
            return script.read_text(encoding="utf-8")
    pytest.skip("axe-core is not installed: npm install --no-save axe-core, or name its folder in AXE_CORE")


@pytest.fixture(scope="session")
def questions_store() -> Iterator[Store]:
    """Yield a store with the graphs of ``tests/graphs`` and the ontology; tests only read it."""
    with open_store(None) as store:
        fill(store)
        yield store


@pytest.fixture(scope="session")
def article_text() -> str:
    """Return the bundled article."""
    return bundled_sources()[0].read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def article() -> Iterator[Store]:
    """Yield an in-memory store of the bundled article, built from the claims that come with it."""
    with article_store() as store:
        yield store


@pytest.fixture(scope="session")
def article_folder(article: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a store of the bundled article; tests only read it."""
    folder = tmp_path_factory.mktemp("article") / "store"
    with open_store(folder, writable=True) as store:
        for graph in article.graphs():
            store.replace(graph, [q for q in article.quads() if str(q.graph_name) == f"<{graph}>"])
    return folder


@pytest.fixture(scope="session")
def questions(article: Store) -> Questions:
    """Return the questions on the bundled article."""
    return Questions(article)


def article_store() -> Store:
    """Return an in-memory store of the bundled article."""
    from policyloom.graph.build import read_documents, run_iri, surroundings
    from policyloom.graph.extract import extract
    from policyloom.graph.reading import reader_config

    store, reader = open_store(None), reader_config("recorded:article")
    for graph, quads in surroundings("test", reader=reader):
        store.replace(graph, quads)
    for extraction in extract(read_documents(bundled_sources()), reader=reader):
        store.replace(extraction.graph, extraction.quads(run=run_iri("test", reader=reader)))
    return store


@pytest.fixture(scope="session")
def start_oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Server]]:
    """Return a function that starts Oxigraph's own server, empty, with the given options; it stops after the tests."""
    with ExitStack() as stack:
        yield lambda *options: stack.enter_context(oxigraph(tmp_path_factory.mktemp("oxigraph"), *options))


@pytest.fixture(scope="module")
def virtuoso_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Yield a Virtuoso server that the tests of a module share: each test removes the graphs that it finds.

    One that has held other data may sort grouped rows by their first keys only.
    """
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as server:
        yield server
