"""Web addresses as sources, fetched from a real local server, to which names and connections are redirected."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from policyloom.cli import main
from policyloom.graph.source import Web, find_sources, read_source
from policyloom.graph.source import web as module
from policyloom.ontology.errors import DataError

PAGE = b"<html><body><article><p>Iceland adopted the Port Plan in 2013.</p></article></body></html>"
TEXT = "Málaga adopted the Port Plan."
PUBLIC = "93.184.216.34"

# Path -> (status, headers, body).
Answers = dict[str, tuple[int, dict[str, str], bytes]]


@pytest.fixture
def site() -> Iterator[tuple[Answers, list[tuple[str, str]], int]]:
    """Yield the answers of a server, to be filled in; the requests that it got, as (host, path); and its port."""
    answers: Answers = {}
    asked: list[tuple[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.headers["Host"], self.path))
            assert self.headers["User-Agent"] == "policyloom"
            status, headers, body = answers.get(self.path, (404, {}, b""))
            if status == 0:
                time.sleep(3)
                return
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield answers, asked, server.server_address[1]
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def web(site: tuple[Answers, list[tuple[str, str]], int], tmp_path: Path) -> Web:
    names = {"ports.example": [PUBLIC], "inside.example": ["10.0.0.7"], "both.example": [PUBLIC, "::1"]}

    def resolve(host: str, port: int) -> list[str]:
        try:
            return names.get(host) or [str(socket.inet_ntop(socket.AF_INET, socket.inet_aton(host)))]
        except OSError:
            raise OSError("no such host") from None

    def dial(ip: str, port: int, timeout: float) -> socket.socket:
        assert ip == PUBLIC, "nothing else may be connected to"
        return socket.create_connection(("127.0.0.1", site[2]), timeout)

    folder = tmp_path / "fetched"
    folder.mkdir()
    return Web(folder, resolve, dial, timeout=1.0)


def _html(body: bytes = PAGE) -> tuple[int, dict[str, str], bytes]:
    return 200, {"Content-Type": "text/html; charset=utf-8"}, body


def _to(location: str) -> tuple[int, dict[str, str], bytes]:
    return 302, {"Location": location}, b""


def test_address_is_a_source_with_its_name_and_address(site: Any, web: Web) -> None:
    answers, asked, _ = site
    answers["/plans/port.html?v=1"] = _html()
    [source] = find_sources(["http://ports.example/plans/port.html?v=1#top"], fetch=web.fetch).sources
    document = read_source(source, {})
    assert document.id == "ports.example/plans/port/v=1"
    assert document.text == "Iceland adopted the Port Plan in 2013."
    assert document.metadata.source == "http://ports.example/plans/port.html?v=1#top"
    assert asked == [("ports.example", "/robots.txt"), ("ports.example", "/plans/port.html?v=1")]


def test_kind_is_told_by_the_server_and_the_text_becomes_utf_8(site: Any, web: Web) -> None:
    site[0]["/a"] = 200, {"Content-Type": "text/plain; charset=ISO-8859-1"}, TEXT.encode("latin-1")
    site[0]["/b.md"] = 200, {}, b"# On *Ports*\nPorts grow."
    found = find_sources(["http://ports.example/a", "http://ports.example/b.md"], fetch=web.fetch)
    assert [read_source(source, {}).text for source in found.sources] == [TEXT, "On Ports\nPorts grow."]


def test_redirects_are_followed_and_asked_for_only_once_of_robots(site: Any, web: Web) -> None:
    site[0].update({"/a": _to("/b"), "/b": _to("http://ports.example/c"), "/c": _html()})
    assert web.fetch("http://ports.example/a").read_bytes() == PAGE
    assert [path for _, path in site[1]] == ["/robots.txt", "/a", "/b", "/c"]


def test_robots_txt_is_respected_on_the_way_too(site: Any, web: Web) -> None:
    rules = b"User-agent: policyloom\nDisallow: /private\n"
    site[0].update(
        {"/robots.txt": (200, {}, rules), "/a": _to("/private/b"), "/private/b": _html(), "/c": _html()}
    )
    for path in ("/private/b", "/a"):
        with pytest.raises(DataError, match=r"robots\.txt forbids it;"):
            web.fetch(f"http://ports.example{path}")
    assert web.fetch("http://ports.example/c").exists()
    assert "/private/b" not in [path for _, path in site[1]]


def test_server_that_cannot_tell_its_robots_txt_is_left_alone(site: Any, web: Web) -> None:
    site[0].update({"/robots.txt": (503, {}, b""), "/a": _html()})
    with pytest.raises(DataError, match="answered 503 for robots"):
        web.fetch("http://ports.example/a")


@pytest.mark.parametrize(
    ("url", "answer", "said"),
    [
        ("/missing", None, "answered 404"),
        ("/loop", _to("/loop"), "redirected more than 5 times"),
        ("/in", _to("http://10.0.0.7/a"), "10.0.0.7 is not on the public internet"),
        ("/name", _to("http://inside.example/a"), "inside.example is not on the public internet"),
        ("/file", _to("file:///etc/passwd"), "not an address that can be fetched"),
        ("/half", _to("http://[::1/a"), "redirected to an invalid address"),
        ("/split", _to("/a b"), "has characters that are not allowed in an address"),
        ("/picture", (200, {"Content-Type": "image/png"}, b"x"), "has the media type 'image/png'"),
        ("/packed", (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, b"x"), "compressed"),
        ("/short", (200, {"Content-Type": "text/html", "Content-Length": "9"}, b"x"), "cannot be fetched"),
        ("/silent", (0, {}, b""), "took too long to respond"),
        ("https://ports.example/a", None, "cannot be fetched"),  # the server has no certificate
        ("http://nowhere.example/a", None, "no such host"),
        ("http://ports.example:99999/", None, "not an address that can be fetched"),
        ("http:///a", None, "not an address that can be fetched"),
        ("https://a@b.c/", None, "not an address that can be fetched"),
        ("http://[::1", None, "not an address that can be fetched"),
    ],
)
def test_what_cannot_be_had_is_a_fault_in_one_line(
    url: str, answer: Any, said: str, site: Any, web: Web
) -> None:
    if answer:
        site[0][url] = answer
    url = f"http://ports.example{url}" if url.startswith("/") else url
    found = find_sources([url], fetch=web.fetch)
    [fault] = found.faults
    assert (found.sources, fault.source) == ((), url)
    assert said in fault.reason
    assert ";" in fault.reason
    assert "\n" not in fault.reason
    assert list(web.folder.iterdir()) == []


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "10.0.0.7", "169.254.169.254", "0.0.0.0", "inside.example", "both.example"]
)
def test_what_is_not_public_is_not_connected_to(host: str, site: Any, web: Web) -> None:
    with pytest.raises(DataError, match="is not on the public internet"):
        web.fetch(f"http://{host}:{site[2]}/a")
    assert site[1] == []


def test_answer_that_is_too_large_is_cut_off(site: Any, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST_ANSWER", 1000)
    site[0].update({"/a": _html(b"x" * 1001), "/b": _html(b"x" * 1000)})
    with pytest.raises(DataError, match="has more than 1,000 bytes"):
        web.fetch("http://ports.example/a")
    assert web.fetch("http://ports.example/b").stat().st_size == 1000


def test_answer_that_never_ends_is_left(site: Any, web: Web) -> None:
    site[0]["/a"] = _html()
    web.deadline = -1.0
    with pytest.raises(DataError, match="took too long to fetch; save it"):
        web.fetch("http://ports.example/a")


def test_list_may_name_addresses(site: Any, web: Web, tmp_path: Path) -> None:
    site[0]["/a"] = _html()
    (tmp_path / "list").write_text("http://ports.example/a\nhttp://ports.example/b\n", encoding="utf-8")
    found = find_sources([], [tmp_path / "list"], web.fetch)
    assert [source.name for source in found.sources] == ["ports.example/a"]
    assert [fault.source for fault in found.faults] == ["http://ports.example/b"]


def test_command_line_refuses_what_is_not_public(
    site: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["build", f"http://localhost:{site[2]}/a"]) == 1
    assert "localhost is not on the public internet" in capsys.readouterr().err
    assert site[1] == []
    assert list(tmp_path.iterdir()) == []
