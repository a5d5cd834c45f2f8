"""The files of the pages: their styles and scripts, read once, and told apart by a digest when they change."""

from __future__ import annotations

import gzip
import hashlib
from importlib.resources import files
from mimetypes import guess_type

from starlette.types import Receive, Scope, Send

from ..exchange import Exchange
from ..guard import Refusal

EDITOR = "editor.js"
"""The editor, which is there if the program to bundle it was when the package was built."""


class StaticRoute:
    """``/static/NAME``."""

    def __init__(self, colours: str) -> None:
        """Read the files.

        :param colours: the style sheet of colours, ``colours.css``.
        """
        folder = files(__name__.rsplit(".", 2)[0]).joinpath("static")
        self._files = {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}
        self._files["colours.css"] = colours.encode()
        self._packed = {name: gzip.compress(data, mtime=0) for name, data in self._files.items()}
        self._tags = {name: hashlib.sha256(data).hexdigest()[:16] for name, data in self._files.items()}

    @property
    def has_editor(self) -> bool:
        """Whether the pages can have the editor."""
        return EDITOR in self._files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        exchange = Exchange(scope, receive, send)
        name = exchange.path.rpartition("/")[2]
        if exchange.method not in {"GET", "HEAD"}:
            await exchange.allow("GET, HEAD, OPTIONS")
        elif name not in self._files:
            await exchange.refuse(Refusal(404, "there is no such file"))
        else:
            await self._send(exchange, name)

    async def _send(self, exchange: Exchange, name: str) -> None:
        tag = f'"{self._tags[name]}"'
        # It is asked each time whether the file is still the same, so that a new release is seen at once.
        headers = [
            (b"cache-control", b"no-cache"),
            (b"etag", tag.encode()),
            (b"vary", b"Accept-Encoding"),
        ]
        if tag in exchange.header(b"if-none-match"):
            await exchange.respond(304, headers=headers)
            return
        kind = guess_type(name)[0] or "application/octet-stream"
        body = self._files[name]
        if exchange.wants_gzip:
            body = self._packed[name]
            headers.append((b"content-encoding", b"gzip"))
        await exchange.respond(200, body, f"{kind}; charset=utf-8", headers)
