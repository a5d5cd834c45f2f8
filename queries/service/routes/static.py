"""The static files of the pages: styles and scripts, read once, each with a digest as its ETag."""

from __future__ import annotations

import gzip
import hashlib
from importlib.resources import files
from mimetypes import guess_type

from ..exchange import Exchange
from ..guard import Refusal
from ..route import ReadRoute

EDITOR = "editor.js"
"""The script of the query editor; a package that was built without the bundling tools lacks this file."""


class StaticRoute(ReadRoute):
    """``/static/NAME``, the file of that name."""

    general = ()

    def __init__(self, colours: str) -> None:
        """Read the files.

        :param colours: the text of the style sheet ``colours.css``.
        """
        folder = files(__name__.rsplit(".", 2)[0]).joinpath("static")
        self._files = {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}
        self._files["colours.css"] = colours.encode()
        self._packed = {name: gzip.compress(data, mtime=0) for name, data in self._files.items()}
        self._tags = {name: hashlib.sha256(data).hexdigest()[:16] for name, data in self._files.items()}

    @property
    def has_editor(self) -> bool:
        """Whether the script of the editor is installed."""
        return EDITOR in self._files

    async def answer(self, exchange: Exchange) -> None:
        """Answer a GET or HEAD request."""
        name = exchange.path.rpartition("/")[2]
        if name not in self._files:
            raise Refusal(404, "there is no such file")
        tag = f'"{self._tags[name]}"'
        # The browser revalidates its copy each time, so that it gets a new release at once.
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
