"""The index as it is searched: things by their names, sentences by their words."""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from .facts import FactIndex
from .spelling import is_known, near, within
from .sql import statement
from .words import all_of, begin, folded, phrases, whole

_MARK, _END = "\x02", "\x03"
# At most this many matches of one kind are compared to find the best.
_LOOKED_AT = 200
# Characters and words beyond these limits are ignored: nobody searches for so much, and it would take long.
_LONGEST, _MOST_WORDS = 200, 12
# Words of a question with no more letters than this say nothing; and this many words are enough.
_SHORTEST, _MOST_SOUGHT = 2, 24


@dataclass(frozen=True, slots=True)
class NameHit:
    """A thing that was found by a name.

    :param kind: its class in words.
    :param name: the name that was found, the label or another.
    :param facts: how many facts are about it.
    """

    iri: str
    label: str
    kind: str
    name: str
    facts: int


@dataclass(frozen=True, slots=True)
class SentenceHit:
    """A sentence that was found.

    :param iri: the IRI of the passage.
    :param document: the IRI of its document; *doc*: its identifier; *start* and *end*: offsets in its text.
    :param marks: the spans of the words that were sought, as offsets in *quote*.
    """

    iri: str
    document: str
    doc: str
    start: int
    end: int
    quote: str
    marks: tuple[tuple[int, int], ...]

    def parts(self) -> Iterator[tuple[str, bool]]:
        """Yield the quote in parts, each with whether it was sought."""
        at = 0
        for start, end in self.marks:
            if at < start:
                yield self.quote[at:start], False
            yield self.quote[start:end], True
            at = end
        if at < len(self.quote):
            yield self.quote[at:], False


class SearchIndex:
    """The names, sentences and facts of one store; see :func:`policyloom.queries.search.open_search`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take over the *connection* to a database that :func:`.make.make` has filled."""
        self._connection = connection
        # An index need not be closed, but from Python 3.13 on, sqlite3 warns of connections left open.
        self.facts = FactIndex(connection)
        weakref.finalize(self.facts, connection.close)

    def names(self, text: str, limit: int = 20) -> list[NameHit]:
        """Return the things whose names fit *text* best, those with the most facts first among equals.

        First come exact names, then names that begin with *text*, then names with words that begin like
        each word of *text*, then those whose words contain it, or differ from it by one or two slips.

        >>> from policyloom.queries import open_store
        >>> from policyloom.queries.search import open_search
        >>> with open_store(None) as store:
        ...     label = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
        ...     store.update(f'INSERT DATA {{ GRAPH <urn:g> {{ <urn:a> {label} "Germany" }} }}')
        ...     index = open_search(store)
        >>> [hit.label for word in ("ger", "MANY", "gremany", "france") for hit in index.names(word)]
        ['Germany', 'Germany', 'Germany']
        """
        sought = folded(text[:_LONGEST])
        words = sought.split()[:_MOST_WORDS]
        if not words:
            return []
        found: dict[int, str] = {}
        for rows in self._name_rows(sought, words):
            for thing, name in rows:
                found.setdefault(thing, name)
            if len(found) >= limit:
                break
        return [self._hit(thing, name) for thing, name in list(found.items())[:limit]]

    def sentences(self, text: str, limit: int = 20) -> list[SentenceHit]:
        """Return the sentences with all words of *text* in any of their forms, the best first (BM25).

        Text between quotation marks is sought as a phrase. If nothing is found, words that begin like those
        of *text* are sought, and then words that differ from unknown ones by one or two slips.
        """
        sought = phrases(text[:_LONGEST])[:_MOST_WORDS]
        if not sought:
            return []
        for matches in self._sentence_matches(sought):
            rows = self._connection.execute(
                statement("sentences"), {"match": all_of(matches), "limit": limit}
            ).fetchall()
            if rows:
                return [_sentence(*row) for row in rows]
        return []

    def called(self, names: Sequence[str], limit: int) -> list[str]:
        """Return the IRIs of the things called by one of *names*, those with the longest names first."""
        found: dict[str, None] = {}
        for name in sorted(dict.fromkeys(map(folded, names)), key=lambda name: (-len(name), name)):
            for _, thing, _, _ in self._connection.execute(statement("exact"), (name, limit)):
                iri, *_ = self._connection.execute(statement("thing"), (thing,)).fetchone()
                found.setdefault(iri)
            if len(found) >= limit:
                break
        return list(found)[:limit]

    def like(self, words: Sequence[str], limit: int) -> list[SentenceHit]:
        """Return the sentences that have most of *words*, in any of their forms; rare words count more (BM25)."""
        sought = [key for word in words if (key := folded(word)) and len(key) > _SHORTEST]
        if not sought:
            return []
        match = " OR ".join(f'"{word}"' for word in dict.fromkeys(sought[:_MOST_SOUGHT]))
        rows = self._connection.execute(statement("like"), {"match": match, "limit": limit})
        return [_sentence(*row) for row in rows.fetchall()]

    def close(self) -> None:
        """Close the connection to the database."""
        self._connection.close()

    def __enter__(self) -> Self:
        """Return the index itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the index."""
        self.close()

    def _name_rows(self, sought: str, words: list[str]) -> Iterator[list[tuple[int, str]]]:
        yield self._named("exact", sought)
        yield self._named("match", f"^ {begin(sought)}")
        yield self._named("match", all_of(map(begin, words)))
        alternatives = [self._alternatives(word, is_last=word == words[-1]) for word in words]
        if all(alternatives) and any(cost for ways in alternatives for cost in ways.values()):
            match = all_of(whole(ways) for ways in alternatives)
            rows = self._connection.execute(statement("match"), (match, _LOOKED_AT)).fetchall()
            rows.sort(key=lambda row: (_cost(row[3].split(), alternatives), row[0]))
            yield [(thing, name) for _, thing, name, _ in rows]

    def _named(self, name: str, match: str) -> list[tuple[int, str]]:
        rows = self._connection.execute(statement(name), (match, _LOOKED_AT))
        return [(thing, text) for _, thing, text, _ in rows]

    def _alternatives(self, word: str, *, is_last: bool) -> dict[str, int]:
        """Return the known words that *word* may stand for, each with the cost of reading it so."""
        if is_known(self._connection, word):
            kept = dict.fromkeys(within(self._connection, f" {word}"), 0) or {word: 0}
            return {**dict.fromkeys(within(self._connection, word), 1), **kept}
        return dict.fromkeys(within(self._connection, word), 1) or {
            known: 1 + slips for known, slips in near(self._connection, word, is_begun=is_last).items()
        }

    def _sentence_matches(self, sought: list[str]) -> Iterator[list[str]]:
        yield [f'"{phrase}"' for phrase in sought]
        yield [begin(phrase) for phrase in sought]
        if not all(is_known(self._connection, word) for phrase in sought for word in phrase.split()):
            mended = [[self._mended(word) for word in phrase.split()] for phrase in sought]
            yield [whole(ways) for words in mended for ways in words]

    def _mended(self, word: str) -> list[str]:
        if is_known(self._connection, word):
            return [word]
        return list(near(self._connection, word, is_begun=True)) or [word]

    def _hit(self, thing: int, name: str) -> NameHit:
        iri, label, kind, facts = self._connection.execute(statement("thing"), (thing,)).fetchone()
        return NameHit(iri, label, kind, name, facts)


def _cost(words: list[str], alternatives: list[dict[str, int]]) -> int:
    return sum(min((ways[word] for word in words if word in ways), default=0) for ways in alternatives)


def _sentence(  # the columns of sentences.sql
    iri: str, document: str, doc: str, start: int, end: int, quote: str, marked: str
) -> SentenceHit:
    return SentenceHit(iri, document, doc, start, end, quote, _marks(marked))


def _marks(marked: str) -> tuple[tuple[int, int], ...]:
    """Return the marked spans of a text, as offsets in the text without its marks."""
    marks, at = [], 0
    for part in marked.split(_MARK):
        inner, end, rest = part.partition(_END)
        if end:
            marks.append((at, at + len(inner)))
        at += len(inner) + len(rest)
    return tuple(marks)
