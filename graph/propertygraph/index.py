"""The index: terms of a graph of any size, in a sorted file that is read where it is needed."""

from __future__ import annotations

import re
import tempfile
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO, cast

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from .lines import sorted_lines
from .terms import Description, Terms

# A look-up reads one block or two; of each only the place and the first subject are held in memory.
_BLOCK = 8 * 2**10
# So many of the subjects that were looked up last are kept.
_KEPT = 8192
_KEPT_BLOCKS = 64
# A line whose object is no literal and no triple; an IRI has no ">" in it.
_LINK = re.compile(rb"^<([^>]*)> <([^>]*)> <([^<>]*)> \.$", re.MULTILINE)
_LINE = re.compile(rb"^<[^>]*> <([^>]*)> (.*) \.$", re.MULTILINE)
# A literal without escapes and without a base direction.
_PLAIN = re.compile(rb'"([^"\\]*)"(?:@([A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)|\^\^<([^>]*)>)?')


class LinesDescription:
    """A description as lines; what is never asked for is never decoded."""

    __slots__ = ("_objects",)

    def __init__(self, objects: dict[str, list[bytes]]) -> None:
        """Describe by *objects*, which are terms of N-Triples, each once."""
        self._objects = objects

    def iris(self, property: str) -> Collection[str]:
        """Return the objects that are no literals."""
        if not (objects := self._objects.get(property)):
            return ()
        return [x[1:-1].decode() for x in objects if x.startswith(b"<") and not x.startswith(b"<<")]

    def literals(self, property: str) -> Collection[Literal]:
        """Return the objects that are literals."""
        if not (objects := self._objects.get(property)):
            return ()
        return [_literal(x) for x in objects if x.startswith(b'"')]

    def properties(self) -> Iterable[str]:
        """Return the properties, each once."""
        return self._objects


_NOTHING = LinesDescription({})


def _literal(term: bytes) -> Literal:
    if plain := _PLAIN.fullmatch(term):
        text, language, datatype = plain.groups()
        if language:
            return Literal(text.decode(), language=language.decode())
        return Literal(text.decode(), datatype=NamedNode(datatype.decode()) if datatype else None)
    (triple,) = parse(b"<s:> <p:> " + term + b" .", format=RdfFormat.N_TRIPLES)
    return cast(Literal, triple.object)


class Index(Terms):
    """Terms on disk: the triples as sorted lines of N-Triples, found by bisection."""

    def __init__(
        self, file: BinaryIO, subjects: list[bytes], places: list[int], skip: frozenset[str]
    ) -> None:
        """Look things up in *file*; see :func:`indexed`.

        :param subjects: the first token of the first line of each block.
        :param places: where each block begins, and where the last one ends.
        """
        super().__init__()
        self._file, self._subjects, self._places, self._skip = file, subjects, places, skip
        self._block = lru_cache(_KEPT_BLOCKS)(self._read_block)
        self.about = lru_cache(_KEPT)(self._read)  # type: ignore[method-assign]

    def links(self) -> Iterator[tuple[str, Mapping[str, Collection[str]]]]:
        """Yield every subject that has links, with them by property, in the order of the lines."""
        for number in range(len(self._subjects)):
            links = _LINK.findall(self._block(number))
            for subject, group in groupby(links, key=itemgetter(0)):
                found: dict[str, list[str]] = {}
                for _, property, object_ in group:
                    found.setdefault(property.decode(), []).append(object_.decode())
                yield subject.decode(), found

    def _read(self, subject: str) -> Description:
        token = f"<{subject}> ".encode()
        number = bisect_right(self._subjects, token) - 1
        if number < 0:
            return _NOTHING
        block = self._block(number)
        start = block.find(b"\n" + token)
        if start < 0:
            return _NOTHING
        lines = block[start + 1 : block.index(b"\n", block.rindex(b"\n" + token) + 1) + 1]
        found: dict[str, list[bytes]] = {}
        for property, object_ in _LINE.findall(lines):
            found.setdefault(property.decode(), []).append(object_)
        for property in self._skip & found.keys():
            del found[property]
        return LinesDescription(found)

    def _read_block(self, number: int) -> bytes:
        """Return the lines of a block, each after a line feed."""
        self._file.seek(self._places[number])
        return b"\n" + self._file.read(self._places[number + 1] - self._places[number])


@contextmanager
def indexed(
    quads: Iterable[Quad], folder: Path | None, *, skip: frozenset[str] = frozenset()
) -> Iterator[Index]:
    """Give the terms of *quads*; like :meth:`Terms.of`, with little memory.

    :param folder: scratch files are made in it.
    """
    with tempfile.TemporaryFile(dir=folder) as file, sorted_lines(quads, folder, graphs=False) as lines:
        subjects: list[bytes] = []
        places: list[int] = []
        size, full, last = 0, 0, b""
        for line in lines:
            token = line[: line.index(b" ") + 1]
            if size >= full and token != last:  # so all lines of a subject are in one block
                subjects.append(token)
                places.append(size)
                full = size + _BLOCK
            last = token
            size += file.write(line)
        yield Index(file, subjects, [*places, size], skip)
