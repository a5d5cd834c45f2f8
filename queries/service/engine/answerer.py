"""The answerer: a process that answers one query after another with a part of its rows, for who asks in Python.

The engine writes an answer as it finds it. Here it is stopped where the part ends, so that the beginning of an answer
costs no more than that, however long the rest is.
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
    """What was asked for is there."""


class Excerpt(Output):
    """An answer of lines, of which only the first are wanted."""

    def __init__(self, lines: int, limits: Limits) -> None:
        """Begin an answer of unknown kind.

        :param lines: how many are wanted, the head of a table not counted.
        """
        super().__init__(lambda *_: None, limits, coding="")
        self._lines = lines
        self._data = bytearray()
        self._most = limits.result_bytes
        self._found = 0
        self.format = ""

    def begin(self, media_type: str, format: str) -> None:
        """Say what will be written."""
        self.media_type, self.format = media_type, format
        # The head of a table is a line too, and the last line is whole only when it has an end.
        self._lines += format == "tsv"

    def write(self, data: bytes) -> int:
        """Take *data*.

        :raises Refusal: if there is enough, or too much.
        """
        self._data += data
        self._found += data.count(b"\n")
        if self._found >= self._lines:
            raise _Enough(200, "")
        if len(self._data) > self._most:
            raise Refusal(400, f"the rows are longer than {self._most:,} bytes; ask for shorter ones")
        return len(data)

    def end(self) -> None:
        """Do nothing: all is there."""

    def part(self, first: int) -> bytes:
        """Return the lines from *first* on, below the head of a table; of a boolean its one word."""
        if self.format == "tsv" and not self._found:
            return bytes(self._data)
        head = int(self.format == "tsv")
        whole = bytes(self._data).split(b"\n", self._lines)[: min(self._found, self._lines)]
        return b"".join(line + b"\n" for line in (*whole[:head], *whole[head + first :]))


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
