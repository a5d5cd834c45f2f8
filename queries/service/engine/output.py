"""The output: what the engine writes as an answer, passed on in parts, counted, and compressed if wanted."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any

from ..guard import Refusal
from ..limits import Limits

# What is held back, so that an answer that breaks a limit early still gets an honest status.
_FIRST = 1024 * 1024
_CHUNK = 256 * 1024
# Below this, compression gains nothing on one packet of the network.
_COMPRESSIBLE = 1400

# What stands once between two rows. In CSV a text may hold line ends, which then count too.
_ROW_MARKS = {"json": b'}},{"', "xml": b"<result>", "csv": b"\n", "tsv": b"\n"}
_FIRST_ROW = b'"bindings":[{'
_HEADED = ("text/csv", "text/tab-separated-values")
_LINE_MARK = {"turtle", "ntriples", "nquads", "trig"}


class _Compressor:
    """Compresses an answer part by part; each part can be read as soon as it comes."""

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
    """A file for the engine to write to, that passes its bytes on as they come.

    :ivar media_type: what is written.
    :ivar encoding: ``gzip``, ``zstd``, or empty; known when the first part is passed on.
    :ivar rows: how many rows were written so far.
    """

    def __init__(self, part: Callable[[Output, bytes, bool], None], limits: Limits, *, coding: str) -> None:
        """Begin an answer of unknown kind.

        :param part: is given the answer, its next bytes, and whether they are the last; it may refuse them.
        :param coding: how to compress it if it is long: ``gzip``, ``zstd``, or empty.
        """
        self._part = part
        self._limits = limits
        self._coding = coding
        self._compressor: _Compressor | None = None
        self._held = bytearray()
        self._written = self.rows = 0
        self._mark: bytes | None = None
        self._tail = b""
        self.media_type = self.encoding = ""
        self._is_begun = False

    def begin(self, media_type: str, format: str) -> None:
        """Say what will be written."""
        self.media_type = media_type
        self._mark = b"\n" if format in _LINE_MARK else _ROW_MARKS.get(format)

    def write(self, data: bytes) -> int:
        """Take *data*.

        :raises Refusal: if the answer gets too long.
        """
        self._written += len(data)
        if self._mark:
            # A mark may lie across two writes.
            self.rows += (self._tail + data).count(self._mark)
            self._tail = data[1 - len(self._mark) :] if len(self._mark) > 1 else b""
        if self.rows > self._limits.rows:
            raise Refusal(
                400, f"the answer has more than {self._limits.rows:,} rows; ask for less with LIMIT"
            )
        if self._written > self._limits.result_bytes:
            raise Refusal(
                400, f"the answer has more than {self._limits.result_bytes:,} bytes; ask for less with LIMIT"
            )
        self._held += data
        if len(self._held) >= (_CHUNK if self._is_begun else _FIRST):
            self._pass_on()
        return len(data)

    def flush(self) -> None:
        """Do nothing: the engine flushes at the end, which :meth:`end` does better."""

    def end(self) -> None:
        """Pass on what is left."""
        self._pass_on(is_last=True)

    @property
    def _beside(self) -> int:
        """How many rows there are beside the marks: JSON has one between two rows, CSV and TSV one after the head."""
        if self._mark == _ROW_MARKS["json"]:
            return int(_FIRST_ROW in self._held)
        return -1 if self._mark == b"\n" and self.media_type.startswith(_HEADED) else 0

    def _pass_on(self, *, is_last: bool = False) -> None:
        if not self._is_begun:
            self._is_begun = True
            self.rows = max(self.rows + self._beside, 0)
            if self._coding and len(self._held) > _COMPRESSIBLE:
                self._compressor = _Compressor(self._coding)
                self.encoding = self._coding
        data = bytes(self._held)
        self._held.clear()
        if self._compressor is not None:
            data = self._compressor.compress(data, is_last=is_last)
        self._part(self, data, is_last)
