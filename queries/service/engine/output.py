"""The output: a file-like object that counts the rows of an answer, compresses it, and passes it on in parts."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any

from ..guard import Refusal
from ..limits import Limits

# The first part has this many bytes, so that an answer that soon exceeds a limit still gets the right status.
_FIRST = 1024 * 1024
_CHUNK = 256 * 1024
# A shorter answer is not compressed: it fits into one network packet anyway.
_COMPRESSIBLE = 1400

# The bytes that occur once per row or between two rows. Line ends inside CSV values are counted too.
_ROW_MARKS = {"json": b'}},{"', "xml": b"<result>", "csv": b"\n", "tsv": b"\n"}
_FIRST_ROW = b'"bindings":[{'
_HEADED = ("text/csv", "text/tab-separated-values")
_LINE_MARK = {"turtle", "ntriples", "nquads", "trig"}


class _Compressor:
    """Compresses an answer part by part; each part can be unpacked when it arrives."""

    def __init__(self, coding: str) -> None:
        if coding == "zstd":
            import zstandard as zstd

            self._native: Any = zstd.ZstdCompressor(level=1).compressobj()
            self._block, self._finish = zstd.COMPRESSOBJ_FLUSH_BLOCK, zstd.COMPRESSOBJ_FLUSH_FINISH
        else:
            self._native = zlib.compressobj(1, wbits=31)
            self._block, self._finish = zlib.Z_SYNC_FLUSH, zlib.Z_FINISH

    def compress(self, data: bytes, *, is_last: bool) -> bytes:
        mode = self._finish if is_last else self._block
        packed: bytes = self._native.compress(data) + self._native.flush(mode)
        return packed


class Output:
    """A file-like object for the engine that passes on the bytes written to it.

    :ivar media_type: the Content-Type of the answer.
    :ivar encoding: ``gzip``, ``zstd``, or empty; set when the first part is passed on.
    :ivar rows: the number of rows so far.
    """

    def __init__(self, part: Callable[[Output, bytes, bool], None], limits: Limits, *, coding: str) -> None:
        """Begin an answer whose format is not yet known.

        :param part: takes this output, the next bytes, and whether they are the last; it may raise a refusal.
        :param limits: the maximum numbers of rows and bytes, among others.
        :param coding: the compression of a long answer: ``gzip``, ``zstd``, or empty.
        """
        self._part = part
        self._limits = limits
        self._coding = coding
        self._compressor: _Compressor | None = None
        self._buffer = bytearray()
        self._written = self.rows = 0
        self._mark: bytes | None = None
        self._tail = b""
        self.media_type = self.encoding = ""
        self._is_begun = False

    def begin(self, media_type: str, format: str) -> None:
        """Set the media type and the format of the answer."""
        self.media_type = media_type
        self._mark = b"\n" if format in _LINE_MARK else _ROW_MARKS.get(format)

    def write(self, data: bytes) -> int:
        """Take *data*, and return its length.

        :raises Refusal: if the answer has too many rows or bytes.
        """
        self._written += len(data)
        if self._mark:
            # A mark may be split between two writes.
            self.rows += (self._tail + data).count(self._mark)
            self._tail = data[1 - len(self._mark) :] if len(self._mark) > 1 else b""
        if self.rows > self._limits.rows:
            raise Refusal(400, f"the answer has more than {self._limits.rows:,} rows; use LIMIT to get fewer")
        if self._written > self._limits.result_bytes:
            raise Refusal(
                400, f"the answer has more than {self._limits.result_bytes:,} bytes; use LIMIT to get less"
            )
        self._buffer += data
        if len(self._buffer) >= (_CHUNK if self._is_begun else _FIRST):
            self._pass_on()
        return len(data)

    def flush(self) -> None:
        """Do nothing: the engine flushes only at the end of an answer, where :meth:`end` follows."""

    def end(self) -> None:
        """Pass on the rest of the answer."""
        self._pass_on(is_last=True)

    @property
    def _correction(self) -> int:
        """The number of rows minus that of marks: JSON has marks between rows, CSV and TSV one more for the header."""
        if self._mark == _ROW_MARKS["json"]:
            return int(_FIRST_ROW in self._buffer)
        return -1 if self._mark == b"\n" and self.media_type.startswith(_HEADED) else 0

    def _pass_on(self, *, is_last: bool = False) -> None:
        if not self._is_begun:
            self._is_begun = True
            self.rows = max(self.rows + self._correction, 0)
            if self._coding and len(self._buffer) > _COMPRESSIBLE:
                self._compressor = _Compressor(self._coding)
                self.encoding = self._coding
        data = bytes(self._buffer)
        self._buffer.clear()
        if self._compressor is not None:
            data = self._compressor.compress(data, is_last=is_last)
        self._part(self, data, is_last)
