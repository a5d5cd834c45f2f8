"""The web: documents fetched from addresses that the user gives, within robots.txt, time and size limits."""

from __future__ import annotations

import hashlib
import http.client
import ipaddress
import re
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from urllib.parse import SplitResult, unquote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from ...ontology.errors import DataError

AGENT = "policyloom"
LARGEST_ANSWER = 50_000_000
_MOST_REDIRECTS = 5
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_NOT_IN_ADDRESS = re.compile(r"[^\x21-\x7e]")
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)
_CHUNK = 2**16

ENDINGS: Mapping[str, str] = MappingProxyType(
    {
        "text/html": ".html",
        "application/xhtml+xml": ".html",
        "text/plain": ".txt",
        "text/markdown": ".md",
        "application/pdf": ".pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
        "application/epub+zip": ".epub",
    }
)
"""Media type -> the extension that selects its decoder."""

Resolve = Callable[[str, int], list[str]]
"""(host, port) -> IP addresses of the host; raises OSError if there are none."""
Dial = Callable[[str, int, float], socket.socket]
"""(IP address, port, timeout in seconds) -> the connection; raises OSError."""


def is_address(source: object) -> bool:
    """Say whether *source* is a web address rather than a path."""
    return bool(_ADDRESS.match(str(source)))


def name_of(url: str) -> str:
    """Return the name of the document at *url*: host, path without the extension, and query.

    >>> name_of("https://Example.org/plans/ports.html"), name_of("http://example.org/?id=3")
    ('example.org/plans/ports', 'example.org/id=3')
    """
    try:
        parts = urlsplit(url)
    except ValueError:  # not an address; fetching it reports the error
        return url
    path = PurePosixPath(unquote(parts.path).strip("/"))
    named = [parts.hostname or "", str(path.with_suffix("")) if path.name else "", parts.query]
    return "/".join(part for part in named if part)


def resolve(host: str, port: int) -> list[str]:
    """Return the IP addresses of *host* from the system's resolver."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def dial(ip: str, port: int, timeout: float) -> socket.socket:
    """Return a connection to *port* at *ip*."""
    return socket.create_connection((ip, port), timeout)


@dataclass
class Web:
    """A fetcher of documents, which writes them to files.

    :param folder: the folder for the files.
    :param resolve: returns the IP addresses of a host.
    :param dial: connects to one of them.
    :param timeout: how many seconds a server may be silent.
    :param deadline: how many seconds one document may take in total.
    """

    folder: Path
    resolve: Resolve = resolve
    dial: Dial = dial
    timeout: float = 20.0
    deadline: float = 120.0
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)

    def fetch(self, url: str) -> Path:
        """Fetch the document at *url* and return the file it was written to, with the extension of its type.

        Redirects are followed, and each is checked like the first address. Documents that robots.txt forbids are
        not fetched (as ``urllib.robotparser`` reads it, which knows no wildcards), nor are those whose host resolves
        to an address outside the public internet.

        :raises DataError: it cannot or may not be fetched, is too large, or is of a type that no decoder reads.
        """
        ends = time.monotonic() + self.deadline
        answer = self._follow(url, ends, self._allowed)
        if answer.status != http.client.OK:
            raise DataError(f"the server answered {answer.status} {answer.reason}; check the address")
        kind = answer.kind.partition(";")[0].strip().lower()
        ending = ENDINGS.get(kind) or PurePosixPath(urlsplit(url).path).suffix.lower()
        if ending not in ENDINGS.values():
            raise DataError(
                f"has the media type {kind or 'none'!r}, which is not supported; give HTML, plain text, Markdown, PDF, DOCX or EPUB"
            )
        data = answer.data
        if kind.startswith("text/") and (charset := _CHARSET.search(answer.kind)):
            data = _as_utf_8(data, charset[1])
        path = self.folder / (hashlib.sha256(url.encode()).hexdigest() + ending)
        path.write_bytes(data)
        return path

    def _follow(self, url: str, ends: float, check: Callable[[SplitResult, float], None]) -> _Answer:
        for _ in range(_MOST_REDIRECTS + 1):
            parts = _split(url)
            check(parts, ends)
            answer = self._get(parts, ends)
            if answer.status not in (301, 302, 303, 307, 308) or not answer.location:
                return answer
            try:
                url = urljoin(url, answer.location)
            except ValueError:
                raise DataError(
                    "is redirected to an invalid address; save the page and give the file"
                ) from None
        raise DataError(f"is redirected more than {_MOST_REDIRECTS} times; give the final address")

    def _allowed(self, parts: SplitResult, ends: float) -> None:
        """Check the server's robots.txt: one that cannot be fetched forbids all, a missing one forbids nothing."""
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            rules = RobotFileParser()
            answer = self._follow(f"{origin}/robots.txt", ends, lambda parts, ends: None)
            if answer.status == http.client.OK:
                rules.parse(answer.data.decode("utf-8", "replace").splitlines())
            elif answer.status < http.client.INTERNAL_SERVER_ERROR:
                rules.parse([])
            else:
                raise DataError(f"its server answered {answer.status} for robots.txt; try again later")
            self._robots[origin] = rules
        if not self._robots[origin].can_fetch(AGENT, parts.geturl()):
            raise DataError(f"{origin}/robots.txt forbids it; save the page by hand and give the file")

    def _get(self, parts: SplitResult, ends: float) -> _Answer:
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        target = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
        try:
            connection = http.client.HTTPConnection(host, port, timeout=self.timeout)
            plain = self.dial(self._public(host, port), port, self.timeout)
            connection.sock = plain
            try:
                if parts.scheme == "https":
                    connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host)
                headers = {"User-Agent": AGENT, "Accept-Encoding": "identity", "Host": parts.netloc}
                connection.request("GET", target if target.startswith("/") else f"/{target}", headers=headers)
                return _answer(connection.getresponse(), ends)
            finally:
                connection.close()
        except TimeoutError:
            raise DataError("the server took too long to respond; try again later") from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            if isinstance(error, DataError):
                raise
            reason = " ".join(str(error).split())[:120] or type(error).__name__
            raise DataError(f"cannot be fetched ({reason}); check the address and the network") from None

    def _public(self, host: str, port: int) -> str:
        """Return a public IP address of *host*; connect to this one, since the name may resolve to another later."""
        found = self.resolve(host, port)
        for ip in found:
            if not ipaddress.ip_address(ip).is_global:
                raise DataError(
                    f"{host} is not on the public internet ({ip}); save the page and give the file"
                )
        if not found:
            raise OSError(f"no IP address found for {host}")
        return found[0]


@dataclass(frozen=True)
class _Answer:
    status: int
    reason: str
    kind: str
    location: str | None
    data: bytes


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        parts = SplitResult("", "", "", "", "")
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        raise DataError(
            f"{url[:100]} is not an address that can be fetched; give one such as https://example.org/plan.html"
        )
    if _NOT_IN_ADDRESS.search(url):
        raise DataError(
            "has characters that are not allowed in an address; percent-encode them, as a browser does"
        )
    return parts


def _answer(response: http.client.HTTPResponse, ends: float) -> _Answer:
    """Return the server's answer; its body is read only if the status is 200."""
    data = bytearray()
    if response.status == http.client.OK:
        if response.headers.get("Content-Encoding", "identity").lower() != "identity":
            raise DataError("was sent compressed, although that was not requested; save it and give the file")
        while chunk := response.read1(_CHUNK):
            data += chunk
            if len(data) > LARGEST_ANSWER:
                raise DataError(
                    f"has more than {LARGEST_ANSWER:,} bytes; save it, split it and give the files"
                )
            if time.monotonic() > ends:
                raise DataError("took too long to fetch; save it and give the file")
        if response.length:
            raise http.client.IncompleteRead(b"", response.length)
    headers = response.headers
    return _Answer(
        response.status,
        " ".join(response.reason.split())[:40],
        headers.get("Content-Type", ""),
        headers.get("Location"),
        bytes(data),
    )


def _as_utf_8(data: bytes, charset: str) -> bytes:
    try:
        return data.decode(charset).encode()
    except (LookupError, UnicodeError):
        return data
