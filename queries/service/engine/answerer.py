"""The answerer: a process that answers queries one after another, each with an excerpt of the rows.

The engine writes rows as it finds them. The answerer stops it after the last row of the excerpt, so that the
first rows of a long answer cost little.
"""

from __future__ import annotations

import socket
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from ..guard import Refusal
from ..limits import Limits
from ..processes.child import Serve, live
from ..processes.frame import ANSWER, frame
from ..processes.sandbox import forbid_network
from .engine import Engine, Question
from .output import Output
from .remote import RemoteEngine


class _Enough(Refusal):
    """Stops the engine when the excerpt is complete."""


class Excerpt(Output):
    """The first lines of an answer."""

    def __init__(self, lines: int, limits: Limits) -> None:
        """Begin an answer whose format is not yet known.

        :param lines: the number of lines to keep, not counting the header line of a table.
        """
        super().__init__(lambda *_: None, limits, coding="")
        self._lines = lines
        self._data = bytearray()
        self._most = limits.result_bytes
        self._line_ends = 0
        self.format = ""

    def begin(self, media_type: str, format: str) -> None:
        """Set the media type and the format of the answer."""
        self.media_type, self.format = media_type, format
        # A table has one more line, its header.
        self._lines += format == "tsv"

    def write(self, data: bytes) -> int:
        """Add *data* to the excerpt, and return the length of *data*.

        :raises Refusal: if the excerpt is complete, or longer than permitted.
        """
        self._data += data
        self._line_ends += data.count(b"\n")
        if self._line_ends >= self._lines:
            raise _Enough(200, "")
        if len(self._data) > self._most:
            raise Refusal(400, f"the rows exceed {self._most:,} bytes; ask for fewer rows or columns")
        return len(data)

    def end(self) -> None:
        """Do nothing, since nothing is buffered."""

    def part(self, first: int) -> bytes:
        """Return the lines from *first* on, after the header line of a table; for a boolean, only its word."""
        # TSV without a line end is a boolean: the word true or false.
        if self.format == "tsv" and not self._line_ends:
            return bytes(self._data)
        head = int(self.format == "tsv")
        # The last line may be incomplete.
        lines = bytes(self._data).split(b"\n", self._lines)[: min(self._line_ends, self._lines)]
        return b"".join(line + b"\n" for line in (*lines[:head], *lines[head + first :]))


class _Answerer:
    def __init__(self, options: Mapping[str, Any], limits: Limits) -> None:
        self._limits = limits
        self._folder: str = options["folder"]
        self._engine: Engine | RemoteEngine = (
            RemoteEngine(options["endpoint"], (), limits)
            if options["endpoint"]
            else Engine(self._folder, (), limits.patterns)
        )

    def serve(self, connection: socket.socket, request: Any) -> None:
        sparql, first, count = request
        output = Excerpt(first + count, self._limits)
        question = Question(self._folder, sparql, results="tsv", graph="ntriples")
        with suppress(_Enough):
            self._engine.answer(question, output)
        connection.sendall(frame(ANSWER, f"{output.format}\n".encode() + output.part(first)))


def _prepare(options: dict[str, Any], limits: Limits) -> Serve:
    answerer = _Answerer(options, limits)
    if not options["endpoint"]:
        forbid_network()
    return answerer.serve


if __name__ == "__main__":
    live(_prepare)
