"""A running service, with an HTTP client that returns every response as it is."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from made import fill
from processes import children

from policyloom.queries import open_store

ROOT = Path(__file__).parents[2]
TOKEN = "the-token-of-the-tests"
# A query that ends only with its time.
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@dataclass
class Response:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Service:
    """A service in a process of its own."""

    def __init__(self, folder: Path | str, *options: str, writable: bool = False) -> None:
        self.folder = folder
        command = [sys.executable, "-m", "policyloom", "serve", "--port", "0", *options]
        # The store is passed as a URL with a password would be: everyone may read the arguments of a process.
        environment = {**os.environ, "POLICYLOOM_TOKEN": TOKEN, "POLICYLOOM_STORE": str(folder)}
        self.process = subprocess.Popen(
            [*command, *(["--writable"] if writable else [])],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=environment,
            text=True,
        )
        assert self.process.stderr
        line = self.process.stderr.readline()
        found = re.search(r" at http://127\.0\.0\.1:(\d+)/", line)
        if not found:
            line += self.process.communicate(timeout=300)[1]
        assert found, line
        self.port = int(found[1])
        self.said = line
        self.url = f"http://127.0.0.1:{self.port}"

    def request(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Response:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        try:
            connection.request(method, path, body, dict(headers or {}))
            answer = connection.getresponse()
            fields = {key.lower(): value for key, value in answer.getheaders()}
            return Response(answer.status, fields, answer.read())
        finally:
            connection.close()

    def get(self, path: str, accept: str = "*/*") -> Response:
        return self.request("GET", path, headers={"Accept": accept})

    def query(self, sparql: str, accept: str = "application/sparql-results+json") -> Response:
        headers = {"Content-Type": "application/sparql-query", "Accept": accept}
        return self.request("POST", "/sparql", sparql.encode(), headers)

    def ask(self, sparql: str) -> bool:
        answer = self.query(sparql)
        assert answer.status == 200, answer.text
        return b'"boolean":true' in answer.body

    def rows(self, sparql: str) -> list[dict[str, str]]:
        """Return the rows of the answer, each with the texts of its terms by the names of the variables."""
        answer = self.query(sparql)
        assert answer.status == 200, answer.text
        found = json.loads(answer.body)["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in found]

    def update(self, sparql: str, token: str | None = TOKEN) -> Response:
        headers = {"Content-Type": "application/sparql-update"}
        return self.request("POST", "/update", sparql.encode(), headers | authorization(token))

    def put(self, graph: str, turtle: str, method: str = "PUT") -> Response:
        headers = {"Content-Type": "text/turtle", **authorization(TOKEN)}
        return self.request(method, f"/graphs?graph={quote(graph, safe='')}", turtle.encode(), headers)

    def metrics(self) -> dict[str, float]:
        """Return the present value of each metric of the service, by its name and labels."""
        answer = self.get("/metrics")
        assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
        samples = [line.rpartition(" ") for line in answer.text.splitlines() if not line.startswith("#")]
        return {name: float(value) for name, _, value in samples}

    def gauge(self, name: str) -> float:
        """Return the present value of a gauge of the service."""
        return self.metrics()[f"policyloom_{name}"]

    def processes(self) -> list[int]:
        """Return the ids of the processes that the service has started."""
        return children(self.process.pid)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> str:
        """Stop the service and return the rest of its standard error."""
        self.process.send_signal(how)
        _, said = self.process.communicate(timeout=300)
        return said


def authorization(token: str | None) -> dict[str, str]:
    return {} if token is None else {"Authorization": f"Bearer {token}"}


@pytest.fixture(scope="session")
def start_service() -> Iterator[Callable[..., Service]]:
    """Return a function that starts a service; all services are stopped after the tests."""
    with ExitStack() as stack:

        def start(folder: Path | str, *options: str, writable: bool = False) -> Service:
            service = Service(folder, *options, writable=writable)
            stack.callback(_ended, service)
            return service

        yield start


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    """A folder, in memory if the machine has /dev/shm, since the tests write many small versions of stores."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=memory) as name:
        yield Path(name)


@pytest.fixture(scope="session")
def service(folder: Path, start_service: Callable[..., Service]) -> Service:
    """A read-only service over the small graphs of the tests, with narrow limits."""
    with open_store(folder / "store", writable=True) as store:
        fill(store)
    limits = ("--timeout", "1", "--max-memory", "256", "--max-rows", "100000", "--max-result", "16")
    return start_service(folder / "store", *limits, "--workers", "2", "--max-waiting", "3")


@pytest.fixture(scope="session")
def usual(service: Service, start_service: Callable[..., Service]) -> Service:
    """A service over the same store with the usual limits, which a busy machine keeps too."""
    return start_service(service.folder, "--workers", "2")


@pytest.fixture(scope="session")
def patient(service: Service, start_service: Callable[..., Service]) -> Service:
    """A service over the same store that lets a query run for an hour and keeps no answers."""
    options = ("--max-waiting", "3", "--timeout", "3600", "--cache", "0")
    return start_service(service.folder, "--workers", "2", *options)


@pytest.fixture(scope="session")
def writable(folder: Path, start_service: Callable[..., Service]) -> Service:
    """A service that accepts updates; its store is empty at first, and the tests of writing empty it each time."""
    return start_service(folder / "writable", "--workers", "2", "--timeout", "10", writable=True)


def _ended(service: Service) -> None:
    if service.process.poll() is None:
        service.stop(signal.SIGKILL)
    elif service.process.stderr and not service.process.stderr.closed:
        service.process.stderr.close()
