"""Federation by SERVICE: endpoints on the list are queried, and no other address is, not even by a redirection."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

import pytest
from load import wait_until

from .conftest import Service

ROW = b'{"x": {"type": "literal", "value": "from afar"}}'
ROWS = b'{"head": {"vars": ["x"]}, "results": {"bindings": [%b]}}' % ROW


class _Afar(BaseHTTPRequestHandler):
    """A remote endpoint that records the path of each request in ``asked``."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path == "/slow":
            time.sleep(3)
        is_elsewhere = self.path.startswith("/to/")
        self.send_response(int(self.path[4:]) if is_elsewhere else 200)
        if is_elsewhere:
            self.send_header("Location", f"http://{self.headers['Host']}/private")
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", "0" if is_elsewhere else str(len(ROWS)))
        self.end_headers()
        self.wfile.write(b"" if is_elsewhere else ROWS)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Write no log."""


class Afar(NamedTuple):
    url: str
    asked: list[str]


@pytest.fixture(scope="module")
def afar() -> Iterator[Afar]:
    asked: list[str] = []
    with ExitStack() as stack:
        handler = type("Handler", (_Afar,), {"asked": asked})
        server = stack.enter_context(ThreadingHTTPServer(("127.0.0.1", 0), handler))
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
        stack.callback(server.shutdown)
        yield Afar(f"http://127.0.0.1:{server.server_port}", asked)


@pytest.fixture(scope="module")
def federated(service: Service, start_service: Callable[..., Service], afar: Afar) -> Service:
    """A service that may query some addresses of the remote endpoint."""
    listed = [f"{afar.url}{path}" for path in ("/sparql", "/slow", "/to/302", "/to/307")]
    options = [word for url in listed for word in ("--allow-service", url)]
    return start_service(service.folder, "--workers", "1", "--timeout", "1", *options)


@pytest.fixture(autouse=True)
def _asked_nothing(afar: Afar) -> None:
    afar.asked.clear()


def asking(url: str) -> str:
    return f"SELECT ?x {{ SERVICE <{url}> {{ ?s ?p ?x }} }}"


def test_endpoint_on_the_list_is_asked(federated: Service, afar: Afar) -> None:
    assert federated.rows(asking(f"{afar.url}/sparql")) == [{"x": "from afar"}]
    assert afar.asked == ["/sparql"]


@pytest.mark.parametrize("path", ["/private", "/sparql/", "/sparql?x=1", "/sparql#x", "/../sparql"])
def test_other_address_of_the_same_host_is_not_asked(federated: Service, afar: Afar, path: str) -> None:
    answer = federated.query(asking(f"{afar.url}{path}"))
    assert (answer.status, afar.asked) == (400, [])
    assert f"{afar.url}/sparql" in answer.text


@pytest.mark.parametrize("code", ["302", "307"])
def test_redirection_is_not_followed(federated: Service, afar: Afar, code: str) -> None:
    assert federated.query(asking(f"{afar.url}/to/{code}")).status == 500
    assert afar.asked == [f"/to/{code}"]


def test_endpoint_that_is_slow_takes_no_more_than_the_time_of_a_query(federated: Service, afar: Afar) -> None:
    assert federated.query(asking(f"{afar.url}/slow")).status == 504
    # The only worker was ended, and it takes a while to replace it.
    wait_until(lambda: federated.query("ASK {}").status == 200)
