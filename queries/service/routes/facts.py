"""The facts of some documents, put together of what is asked of the facts, of their objects, and of all they name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from pyoxigraph import Literal, NamedNode

from ...library import library
from ...record import ALIASES, record
from ...result import Term, text

Found = Mapping[str, Term]
"""A row of an answer: what is bound there."""

Ask = Callable[[str, Mapping[str, str | Sequence[str]]], Awaitable[list[Found]]]

# What of a figure, a period or a fact is named by its own label.
_NAMED = ("unit", "qualifier", "place", "modality", "source", "period")


async def facts_of(
    ask: Ask, values: Mapping[str, str | Sequence[str]], first: int, end: int
) -> list[dict[str, Any]]:
    """Return the rows of the question ``facts`` from *first* to before *end* as records with plain values, in its order.

    :param ask: answers the query of that name in ``sparql``.
    :param values: ``key``, the identifiers of documents, and the other parameters of that question.
    """
    rows, before = _cut(await ask("facts-page", values), first, end)
    return (await told(ask, rows))[first - before : end - before]


async def told(ask: Ask, rows: Sequence[Found]) -> list[dict[str, Any]]:
    """Return some facts as records with plain values, in the order of the question ``facts``.

    :param rows: as ``facts-page`` answers; the two queries beside it are asked about their ends.
    """
    owned = await _Values.of(ask, "facts-values", (row[name] for row in rows for name in ("fact", "object")))
    ends = [row[name] for row in rows for name in ("subject", "object")]
    named = await _Values.of(ask, "facts-names", (*ends, *owned.all(_NAMED)))
    found = [_row(row, owned, named) for row in rows]
    records = [
        record(_COLUMNS, tuple(map(row.get, _COLUMNS))) for row in found if row["subject"] and row["object"]
    ]
    records.sort(key=lambda fact: [_order(fact[column]) for column in _ORDER])
    return records


def _cut(rows: list[Found], first: int, end: int) -> tuple[list[Found], int]:
    """Return those of *rows* that may be of the page, and how many come before them.

    The last parts of the order come later, so that rows which are equal until then stay together.
    """

    def place(row: Found) -> list[tuple[bool, Any]]:
        return [_order(record((name,), (row[name],))[name]) for name in ("key", "start", "end", "type")]

    rows = sorted(rows, key=place)
    keys = list(map(place, rows[first:end]))
    if not keys:
        return [], first
    before, after = bisect_left(rows, keys[0], key=place), bisect_right(rows, keys[-1], key=place)
    return rows[before:after], before


_COLUMNS = library()["facts"].answers
_ORDER = ("doc", "start", "end", "type", "subject", "object", "fact_iri")


def _order(value: Any) -> tuple[bool, Any]:
    return isinstance(value, str), value


class _Values:
    """The values of some nodes, by the node and a word for the property."""

    def __init__(self, rows: Iterable[Found]) -> None:
        self._terms: dict[tuple[Term, str], list[Term]] = defaultdict(list)
        for row in rows:
            self._terms[row["node"], text(row["what"])].append(row["value"])

    @classmethod
    async def of(cls, ask: Ask, query: str, nodes: Iterable[Term]) -> _Values:
        """Ask *query* for the values of *nodes*."""
        iris = sorted({node.value for node in nodes if isinstance(node, NamedNode)})
        return cls(await ask(query, {"node": iris}) if iris else ())

    def all(self, words: Collection[str]) -> Iterable[Term]:
        """Return the values of all nodes under some *words*."""
        return (term for (_, what), terms in self._terms.items() if what in words for term in terms)

    def one(self, node: Term | None, what: str) -> Term | None:
        """Return the value of *node* under *what*, the first of several."""
        terms = self._terms.get((node, what), ()) if node is not None else ()
        return min(terms, key=text, default=None)

    def plain(self, node: Term | None, what: str) -> Literal | None:
        """Return the value of *node* under *what*, without its language."""
        found = self.one(node, what)
        return None if found is None else Literal(text(found))

    def texts(self, node: Term, what: str) -> Literal:
        """Return all values of *node* under *what* in one text."""
        return Literal(ALIASES.join(sorted(set(map(text, self._terms.get((node, what), ()))))))


def _row(row: Found, owned: _Values, named: _Values) -> dict[str, Term | None]:
    """Return the terms of one fact by column."""
    fact, subject, object_ = row["fact"], row["subject"], row["object"]

    def label(node: Term, what: str) -> Literal | None:
        return named.plain(owned.one(node, what), "label")

    return {
        "doc": row["key"],
        **{name: row[name] for name in ("type", "negated", "sent", "start", "end", "confidence")},
        "subject": named.plain(subject, "label"),
        "subject_aliases": named.texts(subject, "alias"),
        "object": named.plain(object_, "label"),
        "object_aliases": named.texts(object_, "alias"),
        **{name: owned.one(object_, name) for name in ("indicator", "value", "target")},
        **{name: label(object_, name) for name in ("unit", "qualifier", "place")},
        "date": named.one(owned.one(object_, "period"), "period")
        or named.one(object_, "event")
        or named.one(owned.one(fact, "period"), "period"),
        "modality": label(fact, "modality"),
        "attribution": label(fact, "source"),
        "subject_iri": subject,
        "object_iri": object_,
        "fact_iri": fact,
    }
