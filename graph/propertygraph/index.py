"""The index: terms of a graph of any size, in a sorted file that is read where it is needed."""

from __future__ import annotations

import re
import tempfile
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO, cast

from pyoxigraph import Literal, Quad, RdfFormat, parse

from ...ontology.namespace import RDF, XSD
from .lines import sorted_lines
from .terms import Description, Lexical, Terms

# A look-up reads one block or two; of each only the place and the first subject are held in memory.
_BLOCK = 4 * 2**10
# So many of the subjects and blocks that were looked up last are kept.
_KEPT = 512
_KEPT_BLOCKS = 128
# Subject, property, and the object as an IRI or as a literal; a triple as an object is neither.
_LINE = re.compile(rb'^<([^>]*)> <([^>]*)> (?:<([^<>]*)>|(".*)|<<.*) \.$', re.MULTILINE)
# A literal without escapes and without a base direction.
_PLAIN = re.compile(rb'"([^"\\]*)"(?:@([A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)|\^\^<([^>]*)>)?')
_STRING, _TAGGED = XSD.string, RDF.langString


class LinesDescription:
    """A description as lines; the literals that are never asked for are never decoded."""

    __slots__ = ("_iris", "_literals")

    def __init__(self, iris: dict[str, list[str]], literals: dict[str, list[bytes]]) -> None:
        """Describe by *iris*, and by *literals* as N-Triples has them; each once."""
        self._iris, self._literals = iris, literals

    def iris(self, property: str) -> Collection[str]:
        """Return the objects that are no literals."""
        return self._iris.get(property, ())

    def literals(self, property: str) -> Collection[Lexical]:
        """Return the objects that are literals."""
        if literals := self._literals.get(property):
            return [_literal(term) for term in literals]
        return ()

    def properties(self) -> Iterable[str]:
        """Return the properties, each once."""
        return self._iris.keys() | self._literals.keys()

    def relations(self) -> Iterable[tuple[str, Collection[str]]]:
        """Return each property that has objects which are no literals, with them."""
        return self._iris.items()


_NOTHING = LinesDescription({}, {})


def _literal(term: bytes) -> Lexical:
    if term.endswith(b'"') and b"\\" not in term:
        return Lexical(term[1:-1].decode(), None, _STRING)
    if plain := _PLAIN.fullmatch(term):
        text, language, datatype = plain.groups()
        if language:
            return Lexical(text.decode(), language.decode(), _TAGGED)
        return Lexical(text.decode(), None, datatype.decode() if datatype else _STRING)
    (triple,) = parse(b"<s:> <p:> " + term + b" .", format=RdfFormat.N_TRIPLES)
    literal = cast(Literal, triple.object)
    return Lexical(literal.value, literal.language, literal.datatype.value)


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

    def subjects(self) -> Iterator[tuple[str, Description]]:
        """Yield every subject with what is said of it, in the order of the lines."""
        for number in range(len(self._subjects)):
            lines = _LINE.findall(self._read_block(number))
            for subject, group in groupby(lines, key=itemgetter(0)):
                yield subject.decode(), self._description(group)

    def _read(self, subject: str) -> Description:
        token = f"<{subject}> ".encode()
        number = bisect_right(self._subjects, token) - 1
        if number < 0:
            return _NOTHING
        block = self._block(number)
        start = block.find(b"\n" + token)
        if start < 0:
            return _NOTHING
        end = start = start + 1
        while block.startswith(token, end):
            end = block.index(b"\n", end) + 1
        return self._description(_LINE.findall(block, start, end))

    def _description(self, lines: Iterable[tuple[bytes, bytes, bytes, bytes]]) -> LinesDescription:
        iris: dict[str, list[str]] = {}
        literals: dict[str, list[bytes]] = {}
        for _, name, iri, literal in lines:
            property = name.decode()
            if literal:
                if property not in self._skip:
                    literals.setdefault(property, []).append(literal)
            elif iri:
                iris.setdefault(property, []).append(iri.decode())
        return LinesDescription(iris, literals)

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
    with tempfile.TemporaryFile(dir=folder) as file:
        with sorted_lines(quads, folder, graphs=False) as pieces:
            subjects, places = _blocks(pieces, file)
        yield Index(file, subjects, places, skip)


def _blocks(pieces: Iterable[bytes], file: BinaryIO) -> tuple[list[bytes], list[int]]:
    """Write *pieces* into *file*, and return the first subject of each block, and where it begins and the last ends.

    All lines of a subject are in one block.
    """
    subjects: list[bytes] = []
    places: list[int] = []
    size, full, last = 0, 0, b""
    for piece in pieces:
        line = _line_at(piece, full - size)
        while line < len(piece):
            token = _subject(piece, line)
            if token != (_subject(piece, piece.rfind(b"\n", 0, line - 1) + 1) if line else last):
                subjects.append(token)
                places.append(size + line)
                full = size + line + _BLOCK
                line = _line_at(piece, full - size)
            else:
                line = piece.index(b"\n", line) + 1
        last = _subject(piece, piece.rfind(b"\n", 0, -1) + 1)
        size += file.write(piece)
    return subjects, [*places, size]


def _line_at(piece: bytes, place: int) -> int:
    """Return where the first line at or after *place* begins; the length of *piece* if there is none."""
    if place <= 0:
        return 0
    return piece.find(b"\n", place - 1) + 1 or len(piece)


def _subject(piece: bytes, line: int) -> bytes:
    return piece[line : piece.index(b" ", line) + 1]
