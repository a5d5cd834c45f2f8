"""The state: the writer of the store, if it is writable, and the version that the workers read."""

from __future__ import annotations

import asyncio
import shutil
from http import HTTPStatus
from typing import Any

from ..condition import Condition
from ..guard import Refusal
from ..settings import Settings
from .changes import CHANGED, GONE
from .pool import Pool
from .process import Process


class State:
    """One store: one process writes to it, and the workers of a pool read it."""

    def __init__(self, settings: Settings, pool: Pool) -> None:
        """Set up without any process; see :meth:`start`."""
        self._settings = settings
        self._pool = pool
        self._writer: Process | None = None
        self._turn = asyncio.Lock()
        self._number = 0
        self._is_changed = True
        folder = settings.folder.resolve()
        # Next to the store, since a version consists of hard links to the files of the store.
        self._versions = folder.with_name(f".{folder.name}-versions")
        self._present = (0, settings.location)

    async def start(self) -> None:
        """Start the writer, if the store is writable, and the workers.

        :raises Refusal: if the store cannot be opened.
        """
        if self._settings.token is not None:
            await self._start_writer(is_first=True)
        await self._pool.start(self.version)

    async def version(self) -> tuple[int, str]:
        """Return the number of the present version, and its folder, which no process changes.

        For an endpoint, the URL takes the place of the folder.

        :raises Refusal: if the version cannot be made.
        """
        if self._settings.token is not None and self._is_changed:
            async with self._turn:
                if self._is_changed:
                    await self._make_version()
        return self._present

    async def write(self, operation: str, *details: Any, condition: Condition) -> bytes:
        """Have the writer carry out an operation, and return its outcome once the change is on disk.

        :param operation: ``update``, ``put`` or ``delete``; *details* are its arguments, see :mod:`.changes`.
        :raises Refusal: if the operation fails, or *condition* does not hold.
        """
        async with self._turn:
            if any(condition):
                # An update applies to the whole store, which always exists.
                outcome = CHANGED if operation == "update" else await self._ask("holds", details[0])
                state = self._settings.state_of(self._pool.board.version)
                condition.check(state, is_there=outcome != GONE)
            is_same = False
            try:
                outcome = await self._ask(operation, *details)
                is_same = outcome == GONE
                return outcome
            except Refusal as refusal:
                # A store refuses what is wrong before it writes; an endpoint may have written a part of it.
                is_same = refusal.status < HTTPStatus.INTERNAL_SERVER_ERROR and not self._settings.endpoint
                raise
            finally:
                # Also after other failures: an update that timed out, or whose client left, may still be written.
                if not is_same:
                    self._is_changed = True
                    self._pool.board.version += 1

    async def close(self) -> None:
        """End the writer after its present request, and remove the versions."""
        if self._writer:
            async with self._turn:
                self._writer.end()
                shutil.rmtree(self._versions, ignore_errors=True)

    async def _start_writer(self, *, is_first: bool) -> Process:
        options = {
            "folder": str(self._settings.folder.resolve()),
            "versions": str(self._versions),
            "is_first": is_first,
            "services": sorted(self._settings.services),
            "endpoint": self._settings.endpoint,
        }
        module = "processes.forwarder" if self._settings.endpoint else "processes.writer"
        self._writer = await Process.start(module, options, self._settings.limits)
        return self._writer

    async def _make_version(self) -> None:
        if self._settings.endpoint:
            # An endpoint has no versions. A URL fragment, which is not sent to it, tells its states apart.
            self._present = (
                self._pool.board.version,
                f"{self._settings.endpoint}#{self._pool.board.version}",
            )
            self._is_changed = False
            return
        try:
            folder = await self._copy()
        except Refusal:
            # If the writer has ended, no data is lost, and a new writer can make the copy.
            if self._writer and self._writer.is_usable:
                raise
            folder = await self._copy()
        self._is_changed = False
        self._present = (self._pool.board.version, folder)
        used = {*self._pool.folders(), folder}
        for old in self._versions.iterdir():
            if str(old) not in used:
                await asyncio.to_thread(shutil.rmtree, old, ignore_errors=True)

    async def _copy(self) -> str:
        self._number += 1
        folder = str(self._versions / str(self._number))
        await self._ask("version", folder)
        return folder

    async def _ask(self, operation: str, *details: Any) -> bytes:
        writer = self._writer
        if writer is None or not writer.is_usable:
            writer = await self._start_writer(is_first=False)
        return await writer.ask_within(self._settings.limits.seconds, (operation, *details), "the update")
