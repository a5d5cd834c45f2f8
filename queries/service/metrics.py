"""The metrics: the counters of all processes, in the format of Prometheus, and the access log."""

from __future__ import annotations

import json
import os
import time
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ...ontology.errors import InputError
from .processes.board import Board
from .processes.connection import CURRENT, Usage

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

_STATUSES = ("1xx", "2xx", "3xx", "4xx", "5xx")
# The bounds of the histogram of query times, in seconds.
_BOUNDS = (0.005, 0.025, 0.1, 0.5, 2.5, 10.0)
# The index of each counter in the row of a process.
_QUERIES = len(_STATUSES)
_NANOSECONDS = _QUERIES + len(_BOUNDS) + 1
_ROWS, _BYTES, _CACHED = _NANOSECONDS + 1, _NANOSECONDS + 2, _NANOSECONDS + 3


class AccessLog:
    """A file with a line of JSON for each request, to which all processes append."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        """Open the file at *path*, or create it.

        :param clock: returns the seconds since 1970.
        :raises InputError: if it cannot be written.
        """
        try:
            self._descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o640)
        except OSError as error:
            raise InputError(
                f"cannot write the access log {path}: {error.strerror}; name another file"
            ) from error
        self._clock = clock

    def write(self, request: Mapping[str, object]) -> None:
        """Append a line with the time and the items of *request*; ignore errors such as a full disk."""
        now = datetime.fromtimestamp(self._clock(), UTC).isoformat(timespec="milliseconds")
        line = json.dumps({"time": now, **request}, ensure_ascii=False)
        # Requests are answered even if they cannot be logged.
        with suppress(OSError):
            # Write in one call, so that the lines of two processes do not mix.
            os.write(self._descriptor, f"{line}\n".encode(errors="replace"))


class Tally:
    """Counts the requests of one process, and logs them."""

    def __init__(self, board: Board, process: int, log: AccessLog | None) -> None:
        """Count in the row of *process* on the *board*; *log* is None for no log."""
        self._row = board.counters(process)
        self._log = log

    def add(self, usage: Usage, method: str, path: str, status: int, written: int) -> None:
        """Count an answered request, and reset its *usage* for the next one.

        :param status: the HTTP status of the response.
        :param written: the bytes of its body.
        """
        row = self._row
        row[status // 100 - 1] += 1
        row[_BYTES] += written
        if usage.count:
            row[_QUERIES + bisect_left(_BOUNDS, usage.seconds)] += 1
            row[_NANOSECONDS] += int(usage.seconds * 1e9)
            row[_ROWS] += usage.rows
        if usage.is_cached:
            row[_CACHED] += 1
        if self._log is not None:
            self._log.write(
                {
                    "method": method,
                    "path": path,
                    "status": status,
                    "query_seconds": round(usage.seconds, 6),
                    "rows": usage.rows,
                    "bytes": written,
                }
            )
        usage.clear()


def counted(app: ASGIApp, tally: Tally) -> ASGIApp:
    """Return *app*, wrapped so that each of its requests is added to *tally*."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        connection, status, written = CURRENT.get(), 0, 0

        async def count_and_send(message: Message) -> None:
            nonlocal status, written
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                written += len(message.get("body", b""))
            await send(message)

        try:
            await app(scope, receive, count_and_send)
        finally:
            if status and not connection.has_left:
                tally.add(connection.usage, scope["method"], scope["path"], status, written)

    return answer


def exposition(board: Board, gauges: Iterable[tuple[str, str, int]]) -> str:
    """Return the counters of all processes, and the *gauges*, in the text format of Prometheus.

    :param gauges: each with its name, help text and present value.
    """
    total = [sum(column) for column in zip(*(board.counters(n) for n in range(board.processes)), strict=True)]
    lines = [
        "# HELP policyloom_requests_total Answers by status class.",
        "# TYPE policyloom_requests_total counter",
    ]
    lines += [
        f'policyloom_requests_total{{status="{status}"}} {count}'
        for status, count in zip(_STATUSES, total, strict=False)
    ]
    lines += [
        "# HELP policyloom_query_seconds Time that the queries of a request took.",
        "# TYPE policyloom_query_seconds histogram",
    ]
    below = 0
    for bound, count in zip((*_BOUNDS, "+Inf"), total[_QUERIES:_NANOSECONDS], strict=True):
        below += count
        lines.append(f'policyloom_query_seconds_bucket{{le="{bound}"}} {below}')
    lines += [
        f"policyloom_query_seconds_sum {total[_NANOSECONDS] / 1e9:.6f}",
        f"policyloom_query_seconds_count {below}",
    ]
    cached = "Answers that came from the cache, or that the client already had."
    for name, help_text, value in (
        ("answer_rows_total", "Rows in answers.", total[_ROWS]),
        ("answer_bytes_total", "Bytes of answers as sent, after any compression.", total[_BYTES]),
        ("kept_answers_total", cached, total[_CACHED]),
        *gauges,
    ):
        kind = "counter" if name.endswith("_total") else "gauge"
        lines += [
            f"# HELP policyloom_{name} {help_text}",
            f"# TYPE policyloom_{name} {kind}",
            f"policyloom_{name} {value}",
        ]
    return "\n".join(lines) + "\n"
