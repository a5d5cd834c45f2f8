"""The finder: searches the index of the store; after an update a child process makes a new index."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from ...search import NameHit, SearchIndex, SentenceHit, index_path, read_index
from ..guard import Refusal

# The most seconds that making an index may take, and the pause after a failure before another attempt.
_SECONDS, _PAUSE = 600, 60
# The seconds that a search waits for the first index, and those that it waits for the index of a new version
# before it uses the old index.
_FIRST_PATIENCE, _PATIENCE = 20.0, 1.0


class Finder:
    """Searches the names and sentences of the present version of the store."""

    def __init__(self, folder: Callable[[], Awaitable[str]]) -> None:
        """Make a finder without an index; the first search makes the index.

        :param folder: returns the folder of the present version of the store.
        """
        self._present = folder
        self._index: SearchIndex | None = None
        self._folder = ""
        self._making: asyncio.Task[None] | None = None
        self._failure: tuple[str, float, Refusal] | None = None

    async def names(self, text: str, limit: int) -> list[NameHit]:
        """Return up to *limit* names that match *text*, see :class:`policyloom.queries.search.SearchIndex`.

        :raises Refusal: if the index is not ready, or cannot be made.
        """
        return (await self._current()).names(text, limit) if text else []

    async def sentences(self, text: str, limit: int) -> list[SentenceHit]:
        """Return up to *limit* sentences with the words of *text*.

        :raises Refusal: if the index is not ready, or cannot be made.
        """
        return (await self._current()).sentences(text, limit) if text else []

    async def _current(self) -> SearchIndex:
        """Return the index of the present version, or the previous index if the new one is not ready soon."""
        folder = await self._present()
        if self._failure and self._failure[0] == folder and _now() < self._failure[1]:
            # Do not start another attempt for each search after a failure.
            raise self._failure[2]
        if folder != self._folder:
            if self._making is None or self._making.done():
                self._making = asyncio.get_running_loop().create_task(self._make(folder))
            patience = _PATIENCE if self._index else _FIRST_PATIENCE
            done, _ = await asyncio.wait({self._making}, timeout=patience)
            if done:
                self._making.result()
        if self._index is None:
            raise Refusal(503, "the search index of this graph is being built; try again in a few seconds")
        return self._index

    async def _make(self, folder: str) -> None:
        beside = index_path(Path(folder))
        if os.access(beside.parent, os.W_OK):
            await self._make_at(beside, folder)
            return
        # An endpoint has no folder, so use a temporary one; an open index stays readable after its removal.
        with tempfile.TemporaryDirectory(prefix="policyloom-search-", ignore_cleanup_errors=True) as own:
            await self._make_at(Path(own) / "search.sqlite", folder)

    async def _make_at(self, path: Path, folder: str) -> None:
        command = [sys.executable, "-P", "-m", f"{__package__.rsplit('.', 2)[0]}.search", str(path)]
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            async with asyncio.timeout(_SECONDS):
                # Sent by standard input, since any user can read arguments, and an endpoint's URL can hold a password.
                _, errors = await process.communicate(folder.encode())
        except TimeoutError:
            process.kill()
            _, errors = await process.communicate()
        if process.returncode != 0:
            reason = " ".join(errors.decode(errors="replace").split())[-300:] or "it took too long"
            refusal = Refusal.of_store(folder, f"the search index of this graph cannot be built: {reason}")
            self._failure = folder, _now() + _PAUSE, refusal
            raise refusal
        before = self._folder
        if self._index:
            self._index.close()
        self._index, self._folder = read_index(path), folder
        if before:
            # No process opens the old index again; on Linux, a process that has it open can still read it.
            with suppress(OSError):
                index_path(Path(before)).unlink()


def _now() -> float:
    return asyncio.get_running_loop().time()
