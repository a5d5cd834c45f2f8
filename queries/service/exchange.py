"""The exchange: one request and its response, as the routes of the service see them."""

from __future__ import annotations

import asyncio
import json
import re
from binascii import a2b_qp
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import unquote_to_bytes

from starlette.types import Receive, Scope, Send

from .guard import Refusal
from .media import GRAPHS, content_coding, formats_called, preferred

Header = tuple[bytes, bytes]

# Pages of any site may read answers to queries, but nothing else; the service uses no cookies.
OPEN: tuple[Header, ...] = ((b"access-control-allow-origin", b"*"), (b"vary", b"Accept, Accept-Encoding"))
SAFE: tuple[Header, ...] = ((b"x-content-type-options", b"nosniff"),)
_HOST = re.compile(r"[\w.-]+(:\d+)?|\[[0-9a-fA-F:.]+\](:\d+)?", re.ASCII)
_RETRY_SECONDS = b"5"
_MOST_FIELDS = 1000
_MALFORMED = re.compile(rb"%(?![0-9A-Fa-f]{2})")


class Exchange:
    """A request that waits for its response."""

    __slots__ = ("_headers", "method", "path", "receive", "scope", "send")

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wrap the three arguments that ASGI gives an application."""
        self.scope = scope
        self.receive = receive
        self.send = send
        self.method: str = scope["method"]
        self.path: str = scope["path"]
        self._headers: dict[bytes, bytes] | None = None

    def header(self, name: bytes) -> str:
        """Return the value of a header, empty if there is none; repeated headers are joined with commas.

        :param name: in lower case.
        """
        if self._headers is None:
            self._headers = {}
            for key, value in self.scope["headers"]:
                before = self._headers.get(key)
                self._headers[key] = value if before is None else before + b", " + value
        return self._headers.get(name, b"").decode("latin-1")

    @property
    def origin(self) -> str:
        """The scheme and host of the request, such as ``http://localhost:8000``.

        :raises Refusal: if the Host header is malformed.
        """
        host = self.header(b"host")
        if not _HOST.fullmatch(host):
            raise Refusal(400, "the Host header is missing or malformed")
        return f"{self.scope['scheme']}://{host}"

    @property
    def wants_gzip(self) -> bool:
        """Whether a page may be compressed with gzip."""
        return bool(content_coding(self.header(b"accept-encoding"), ("gzip",)))

    @property
    def coding(self) -> str:
        """The content coding for an answer of the engine: ``zstd``, ``gzip``, or empty for none."""
        return content_coding(self.header(b"accept-encoding"))

    def parameters(self) -> dict[str, list[str]]:
        """Return the parameters of the query string, each with its values in order.

        :raises Refusal: if they are not UTF-8, or too many.
        """
        return form(self.scope["query_string"])

    async def body(self, limit: int, seconds: float) -> bytes:
        """Return the body of the request.

        :param limit: the maximum length in bytes.
        :param seconds: the longest time it may take to arrive.
        :raises Refusal: if it is compressed, incomplete, too long or too late.
        """
        if (coding := self.header(b"content-encoding")) not in {"", "identity"}:
            raise Refusal(415, f"the body has the Content-Encoding {coding[:80]}; send it uncompressed")
        too_long = Refusal(413, f"the body is longer than {limit:,} bytes")
        if (announced := self.header(b"content-length")).isdecimal() and int(announced) > limit:
            raise too_long
        data = bytearray()
        try:
            async with asyncio.timeout(seconds):
                while True:
                    message = await self.receive()
                    if message["type"] == "http.disconnect":
                        raise Refusal(400, "the body is incomplete")
                    data += message.get("body", b"")
                    if len(data) > limit:
                        raise too_long
                    if not message.get("more_body", False):
                        return bytes(data)
        except TimeoutError:
            raise Refusal(408, "the body took too long to arrive") from None

    async def respond(
        self, status: int, body: bytes = b"", media_type: str = "", headers: Iterable[Header] = ()
    ) -> None:
        """Send a whole response, without its body if the request is HEAD.

        :param headers: all headers other than Content-Type and Content-Length.
        """
        fields = [*SAFE, *headers]
        if media_type:
            fields.append((b"content-type", media_type.encode("latin-1")))
        if status != 204:
            fields.append((b"content-length", b"%d" % len(body)))
        await self.send({"type": "http.response.start", "status": status, "headers": fields})
        payload = b"" if self.method == "HEAD" else body
        await self.send({"type": "http.response.body", "body": payload})

    async def respond_json(self, value: Any) -> None:
        """Send *value* as JSON, readable from pages of any site."""
        body = json.dumps(value, ensure_ascii=False).encode(errors="replace")
        await self.respond(200, body, "application/json", OPEN)

    async def refuse(self, refusal: Refusal, headers: Iterable[Header] = OPEN) -> None:
        """Send the status of *refusal*, and its reason as a line of plain text."""
        fields = list(headers)
        if refusal.status == 503:
            fields.append((b"retry-after", _RETRY_SECONDS))
        if refusal.status == 413:
            # The rest of the body stays unread, so no other request can follow on the connection.
            fields.append((b"connection", b"close"))
        text = f"{refusal.reason}\n".encode(errors="replace")
        await self.respond(refusal.status, text, "text/plain; charset=utf-8", fields)

    async def allow(self, methods: str, headers: Iterable[Header] = ()) -> None:
        """Answer OPTIONS with the allowed *methods*, and any other method with status 405."""
        fields = [(b"allow", methods.encode()), *headers]
        if self.method == "OPTIONS":
            await self.respond(204, headers=fields)
        else:
            await self.refuse(
                Refusal(405, f"{self.method} is not allowed here; use one of {methods}"), fields
            )


def form(data: bytes) -> dict[str, list[str]]:
    """Return the fields of a form or query string, each with its values in order.

    :param data: ``application/x-www-form-urlencoded``.
    :raises Refusal: if they are not UTF-8, or too many.

    >>> form(b"query=ASK%20%7B%7D&query=")
    {'query': ['ASK {}', '']}
    """
    fields: dict[str, list[str]] = {}
    if data.count(b"&") >= _MOST_FIELDS:
        raise Refusal(400, f"there are more than {_MOST_FIELDS} parameters")
    try:
        for pair in data.replace(b"+", b" ").split(b"&") if data else ():
            name, _, value = pair.partition(b"=")
            fields.setdefault(_text(name), []).append(_text(value))
    except UnicodeDecodeError as error:
        raise Refusal(400, "the parameters are not percent-encoded UTF-8") from error
    return fields


def _text(field: bytes) -> str:
    if _MALFORMED.search(field):
        return unquote_to_bytes(field).decode()
    # Quoted-printable is percent-encoding with "=" for "%", and its decoder in C is the fastest available.
    return a2b_qp(field.replace(b"=", b"=3D").replace(b"%", b"=")).decode()


def one(parameters: Mapping[str, list[str]], name: str) -> str | None:
    """Return the value of the parameter *name*, or None if it is missing.

    :raises Refusal: if it has several values.
    """
    values: list[Any] = parameters.get(name, [])
    if len(values) > 1:
        raise Refusal(400, f"give {name} once, not {len(values)} times")
    return values[0] if values else None


def graph_format_of(exchange: Exchange, others: tuple[str, ...] = ()) -> str | None:
    """Return the format of triples that the client asks for in its parameter ``format`` or its Accept header.

    :param others: further formats that the header may name; at equal quality a format of triples wins.
    :return: the name of a format, or None if the header accepts none.
    :raises Refusal: if the parameter names no format of triples.
    """
    name = one(exchange.parameters(), "format")
    if name is None:
        return preferred(exchange.header(b"accept"), (*GRAPHS, *others))
    _, format = formats_called(name)
    if format is None:
        raise Refusal(400, f"format must be one of {', '.join(GRAPHS)}")
    return format


def number(name: str, value: str | None, default: int, least: int, most: int) -> int:
    """Return the *value* of the parameter *name* as a number, or *default* if it is None.

    :raises Refusal: if it is not a number from *least* to *most*.
    """
    if value is None:
        return default
    # int() alone would accept "1_0".
    if not (value.isascii() and value.isdigit()) or len(value) > 9 or not least <= int(value) <= most:
        raise Refusal(400, f"{name} must be a whole number from {least} to {most}")
    return int(value)
