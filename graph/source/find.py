"""The search for sources: the files, folders, addresses and lists that a user names, as sources in a fixed order."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ...ontology.errors import DataError, InputError, reading
from ..identity import slug
from ..metadata import is_unicode
from .content import Source, held, is_stream
from .decoder import DECODERS, Fault
from .sidecar import ENDING
from .table import TABLES, Row, has_texts, rows
from .web import is_address, name_of


@dataclass(frozen=True)
class Found:
    """The sources that a user's paths lead to.

    :param sources: in the order given, those of a folder sorted by path; no two have the same IRI.
    :param faults: files that cannot be read as documents, with the reason.
    :param left_out: extension, or a description in words -> how many of these were skipped in folders.
    :param without_text: the tables in folders that have no column for texts.
    """

    sources: tuple[Source, ...]
    faults: tuple[Fault, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    without_text: tuple[Path, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether the names of all documents are known; those in a table that cannot be opened are not."""
        return not any(Path(fault.source).suffix.lower() in TABLES for fault in self.faults)


def find_sources(
    paths: Iterable[str | Path],
    lists: Iterable[str | Path] = (),
    fetch: Callable[[str], Path] | None = None,
) -> Found:
    """Return the sources that *paths* and *lists* lead to; a file that is reached twice is listed once.

    A file is named by its file name without the extension. A folder stands for all files below it that a decoder
    supports, except hidden ones; such a file is named by its path below the folder, without the extension. A table
    of texts stands for its rows. In a folder, tables without texts and links to other folders are left out.

    :param lists: files with one path a line, relative to the working directory; ``-`` is standard input. An error
        in a listed path is a fault of that path only.
    :param fetch: returns the file fetched from an address, see :meth:`.Web.fetch`; without it addresses are refused.
        An address that cannot be fetched is a fault.
    :raises InputError: one of *paths* or *lists* is missing or cannot be read, or there is no text to read.
    """
    paths, lists = tuple(paths), tuple(lists)
    faults: list[Fault] = []
    left_out: Counter[str] = Counter()
    without_text: list[Path] = []
    found: list[Source] = []

    def follow(given: str | Path) -> list[Source]:
        if given == "":
            raise InputError("a source is an empty string; give the path of a text file or a folder")
        if is_address(given):
            return _of_address(str(given), fetch, faults)
        if "://" in str(given) and not Path(given).exists():
            raise InputError(
                f"{given}: the address does not begin with http:// or https://; save the page and give the file"
            )
        return _sources(Path(given), left_out, without_text, faults)

    for given in paths:
        found += follow(given)
    for listed in lists:
        for line in _lines(listed):
            try:
                found += follow(line)
            except InputError as error:
                faults.append(Fault(Path(line).stem, line, str(error).removeprefix(f"{line}: ")))
    named: dict[str, Source] = {}
    seen: set[tuple[str, Row | None]] = set()
    for source in found:
        if not is_unicode(source.name):
            faults.append(
                Fault(
                    source.name,
                    str(source),
                    "its name is not UTF-8; rename it, since the name identifies the document",
                )
            )
            continue
        real = os.path.realpath(source.path), source.row
        if real in seen:
            continue
        seen.add(real)
        other = named.setdefault(slug(source.name), source)
        if other is not source:
            reason = (
                f"its name {source.name!r} gives the same IRI as {other}; "
                "rename one, since the name identifies the document"
            )
            faults.append(Fault(source.name, str(source), reason))
    if not named and not faults:
        ending = ", ".join(sorted((*DECODERS, *TABLES)))
        given = ", ".join(map(str, (*paths, *lists)))
        raise InputError(f"{given}: no text to read; give files, or folders with files that end in {ending}")
    return Found(tuple(named.values()), tuple(faults), dict(sorted(left_out.items())), tuple(without_text))


def _sources(
    path: Path, left_out: Counter[str], without_text: list[Path], faults: list[Fault]
) -> list[Source]:
    is_table = path.suffix.lower() in TABLES
    with reading(path, missing="file; give the path of a text file or a folder"):
        if path.is_dir():
            return list(_below(path, left_out, without_text, faults))
        path.lstat()
        if is_stream(path):
            if is_table:
                raise InputError(f"{path}: is a pipe, but a table is read more than once; give a file")
            # A stream can be read only once, and only by this process.
            return [held(Source(path.stem, path))]
    if not is_table:
        return [Source(path.stem, path)]
    return list(_of_table(path.stem, path, faults))


def _of_address(url: str, fetch: Callable[[str], Path] | None, faults: list[Fault]) -> list[Source]:
    if fetch is None:
        raise InputError(f"{url}: addresses are not fetched here; save the page and give the file")
    try:
        return [Source(name_of(url), fetch(url), url=url)]
    except DataError as error:
        faults.append(Fault(name_of(url), url, str(error)))
        return []


def _of_table(name: str, path: Path, faults: list[Fault]) -> Iterator[Source]:
    """Yield the rows of a table as sources, named by their ids, or by table name and row number without ids."""
    try:
        for row, id in rows(path):
            yield Source(id or f"{name}/{row.number}", path, row)
    except DataError as error:
        faults.append(Fault(name, str(path), str(error)))


def _below(
    folder: Path, left_out: Counter[str], without_text: list[Path], faults: list[Fault]
) -> Iterator[Source]:
    def refuse(error: OSError) -> None:
        raise error

    paths: list[Path] = []
    for root, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        # A link to a folder may form a loop, so none is followed.
        left_out.update("linked folders" for name in folders if Path(root, name).is_symlink())
        paths += [
            Path(root, name) for name in files if not name.startswith(".") and not name.endswith(ENDING)
        ]
    for path in sorted(paths, key=lambda p: p.parts):
        if is_stream(path):  # reading blocks forever if nobody writes to it
            continue
        name = path.relative_to(folder).with_suffix("").as_posix()
        if path.suffix.lower() in DECODERS:
            yield Source(name, path)
        elif path.suffix.lower() not in TABLES:
            left_out[path.suffix.lower()] += 1
        elif has_texts(path):
            yield from _of_table(name, path, faults)
        else:
            without_text.append(path)


def _lines(listed: str | Path) -> Sequence[str]:
    try:
        text = sys.stdin.read() if str(listed) == "-" else Path(listed).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise InputError(f"{listed}: the list cannot be read ({reason})") from None
    if "\0" in text:
        raise InputError(
            f"{listed}: the list cannot be read (it contains NUL characters); write one path on each line"
        )
    return [line for line in text.splitlines() if line.strip()]
