"""The embedded store: Oxigraph in a folder or in memory."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import pyoxigraph
from pyoxigraph import NamedNode, Quad, QueryBoolean, QuerySolutions, RdfFormat

from ..ontology.errors import InputError
from .dataset import names_dataset
from .mistake import mistake
from .nesting import check_nesting
from .result import Boolean, Result, Solutions, Triples
from .store import Store, difference, graph_node, removal, replacement

Answer = TypeVar("Answer")

_UPDATED = "only 'policyloom serve --writable' takes, at /update"

# RocksDB's file that names the current state; a folder without it is not a store.
_MARK = "CURRENT"
# The files that RocksDB makes before it. A folder with only these is a store begun by another process or a killed one.
_BEGINNING = ("LOCK", "LOG*", "IDENTITY", "MANIFEST-*", "*.dbtmp")
_OLD_LOGS = "LOG.old.*"
# How often, and after how many seconds, opening is tried again if files of the folder vanish meanwhile.
_TRIES = 40
_PAUSE = 0.05
# The number of bytes from which a bulk load, which writes files of its own, is worth it.
_LARGE = 1_000_000


class EmbeddedStore(Store):
    """A store within this process; see :func:`policyloom.queries.store.open_store`.

    :ivar folder: the folder of the store; None for a store in memory.
    """

    def __init__(self, folder: Path | None, *, writable: bool = False) -> None:
        """Open *folder*, or a store in memory, which is always writable."""
        self.location = "memory" if folder is None else str(folder)
        self.folder = folder
        # Taken before the store is opened: its content is then of this version or a later one.
        self._version = "" if folder is None else fingerprint(folder)
        self._writable = writable or folder is None
        self._native: pyoxigraph.Store | None = _open(folder, writable=writable)

    @property
    def native(self) -> pyoxigraph.Store:
        """The underlying pyoxigraph store, for callers that need more than this class offers."""
        if self._native is None:
            raise InputError(f"the store at {self.location} is closed")
        return self._native

    @property
    def version(self) -> str:
        """A fingerprint that changes when the folder is written; empty for a store in memory."""
        return fingerprint(self.folder) if self.folder and self._writable else self._version

    def query(self, sparql: str) -> Result:
        """Return the answer to *sparql*."""
        check_nesting(sparql)
        try:
            # The flag makes Oxigraph ignore FROM, so it is not set for a query with FROM.
            union = not names_dataset(sparql)
            answer = self._read(lambda native: native.query(sparql, use_default_graph_as_union=union))
        except SyntaxError as error:
            told = mistake(sparql, _UPDATED) or _one_line(error)
            raise InputError(f"the query is malformed: {told}") from error
        except (OSError, ValueError) as error:
            raise InputError(f"the query failed: {_one_line(error)}") from error
        if isinstance(answer, QuerySolutions):
            return Solutions(answer)
        return Boolean(answer) if isinstance(answer, QueryBoolean) else Triples(answer)

    def update(self, sparql: str) -> None:
        """Carry out the update in one transaction."""
        check_nesting(sparql)
        with self._writing():
            self.native.update(sparql)
            self.native.flush()

    def replace(self, graph: str, quads: Iterable[Quad]) -> None:
        """Make the named graph hold exactly the triples of *quads*, in one transaction."""
        self.update(replacement(graph, quads))

    def replace_all(self, graphs: Mapping[str, bytes]) -> None:
        """Make each named graph hold exactly the triples of its N-Quads: write the difference in one transaction."""
        from ..graph.rdf import nquads  # imported here, so that only writers wait for it

        gone: list[Quad] = []
        come: list[bytes] = []
        for graph, data in graphs.items():
            held = set(self.graph(graph))
            new = set(pyoxigraph.parse(data, format=RdfFormat.N_QUADS)) if held else set()
            gone += held - new
            come.append(nquads(new - held) if held else data)
        with self._writing():
            if gone:
                self.native.update(
                    difference(gone, pyoxigraph.parse(b"".join(come), format=RdfFormat.N_QUADS))
                )
            elif data := b"".join(come):
                # Both are atomic, like an update. A load is faster than an update, a bulk load faster still.
                load = self.native.load if len(data) < _LARGE else self.native.bulk_load
                load(
                    data, format=RdfFormat.N_QUADS, lenient=True
                )  # what we wrote ourselves is not checked again

    def graph(self, graph: str) -> Iterator[Quad]:
        """Yield what the named graph holds."""
        node = graph_node(graph)
        return iter(self._read(lambda native: list(native.quads_for_pattern(None, None, None, node))))

    def remove(self, graph: str) -> None:
        """Remove the named graph."""
        self.update(removal(graph))

    def graphs(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted."""
        graphs = self._read(lambda native: list(native.named_graphs()))
        return sorted(graph.value for graph in graphs if isinstance(graph, NamedNode))

    def quads(self) -> Iterator[Quad]:
        """Yield all quads."""
        return iter(self.native.quads_for_pattern(None, None, None, None))

    def close(self) -> None:
        """Release the lock on the folder; results that were not read to the end keep it until they are discarded."""
        self._native = None

    def _read(self, work: Callable[[pyoxigraph.Store], Answer]) -> Answer:
        """Return the result of *work*; if another process removed tables meanwhile, reopen the store and try again.

        RocksDB opens only some tables with the store, and the others when they are first read.
        """
        for left in reversed(range(_TRIES)):
            try:
                return work(self.native)
            except OSError as error:
                if self._writable or self.folder is None or not left or "No such file" not in str(error):
                    raise
            self._version = fingerprint(self.folder)
            self._native = _open_beside_a_writer(self.folder)
        raise AssertionError  # the last try returns or raises

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if not self._writable:
            raise InputError(
                f"the store at {self.location} is open for reading only; open it with writable=True"
            )
        try:
            yield
        except SyntaxError as error:
            raise InputError(f"the update is malformed: {_one_line(error)}") from error
        except (OSError, RuntimeError) as error:
            raise InputError(f"cannot write to the store at {self.location}: {_one_line(error)}") from error


def _open(folder: Path | None, *, writable: bool) -> pyoxigraph.Store:
    if folder is None:
        return pyoxigraph.Store()
    exists = folder.exists()
    if exists and not folder.is_dir():
        raise InputError(f"{folder} is a file, not the folder of a store")
    is_store = (folder / _MARK).is_file()
    if not is_store and not writable:
        raise InputError(f"no store at {folder}; run 'policyloom build' first")
    if exists and not is_store and not all(map(_is_beginning, folder.iterdir())):
        raise InputError(f"{folder} is not a store and holds other files; give an empty or a new folder")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        return _open_to_write(folder) if writable else _open_beside_a_writer(folder)
    except RuntimeError as error:  # a process killed while making the store left a part of it
        raise InputError(
            f"the store at {folder} is incomplete ({_one_line(error)}); run 'policyloom build' again"
        ) from error
    except OSError as error:
        if "lock" in str(error).lower():  # what is there belongs to that process, so leave it
            raise InputError(
                f"the store at {folder} is being written by another process; wait until it has finished, or give another folder"
            ) from error
        if not is_store:
            _discard(folder, with_folder=not exists)
        told = "you may not read or write it; change its permissions, or give another folder"
        told = told if "Permission denied" in str(error) else _one_line(error)
        raise InputError(f"cannot open the store at {folder}: {told}") from error


def _open_to_write(folder: Path) -> pyoxigraph.Store:
    """Return the store, opened for writing; remove the logs that RocksDB keeps of each time that it was opened before."""
    native = pyoxigraph.Store(folder)
    for log in folder.glob(_OLD_LOGS):
        log.unlink(missing_ok=True)
    return native


def _open_beside_a_writer(folder: Path) -> pyoxigraph.Store:
    """Return the store, opened for reading; try again if tables vanish while it is opened.

    Another process that writes the store may merge tables and remove the old ones at any moment. RocksDB opens tables
    with the store, so a reader keeps those. A table removed meanwhile makes it fail, then or at the first query.
    """
    for left in reversed(range(_TRIES)):
        before = set(folder.glob("*.sst"))
        try:
            native = pyoxigraph.Store.read_only(str(folder))
        except (OSError, RuntimeError) as error:
            if not left or "No such file" not in str(error):
                raise
        else:
            if not left or before <= set(folder.glob("*.sst")):
                return native
        time.sleep(_PAUSE)
    raise AssertionError  # the last try returns or raises


def fingerprint(folder: Path) -> str:
    """Return a digest of the state of the store in *folder*: its identity, and its data files, which only grow or get new names."""
    found = sorted(folder.glob("*.sst")) + sorted(folder.glob("*.log")) + sorted(folder.glob("MANIFEST-*"))
    identity = folder / "IDENTITY"
    told = [identity.read_text(encoding="utf-8")] if identity.is_file() else []
    for file in found:
        # Another process that writes the store may merge files at any moment; a file that is gone is left out.
        with suppress(FileNotFoundError):
            told.append(f"{file.name} {file.stat().st_size}")
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:32]


def _is_beginning(file: Path) -> bool:
    return any(file.match(name) for name in _BEGINNING)


def _discard(folder: Path, *, with_folder: bool) -> None:
    """Remove what a failed attempt to make a store left behind."""
    if with_folder:
        shutil.rmtree(folder, ignore_errors=True)
    else:
        for path in folder.iterdir():
            path.unlink()


def _one_line(error: BaseException) -> str:
    message = " ".join(str(error).split())
    # A parser lists every token that it would accept; the position and the first tokens say enough.
    return message if len(message) <= 160 else f"{message[:150].rsplit(' ', 1)[0]} ..."
