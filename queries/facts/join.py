"""Facts as records, joined from three queries: for the facts, for their details, and for the names.

The join yields each query that it needs and is sent its rows, so that stores that answer at once and services that are
awaited share it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Generator, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from pyoxigraph import Literal, NamedNode

from ..library import NamedQuery, library, packaged
from ..record import ALIASES, record
from ..result import Term, text

Found: TypeAlias = Mapping[str, Term]
"""A row of an answer: the term of each bound variable."""

Values: TypeAlias = Mapping[str, str | Sequence[str]]
"""The values of the parameters of a query."""

Records: TypeAlias = list[dict[str, Any]]
Steps: TypeAlias = Generator[tuple[NamedQuery, Values], Sequence[Found], Records]
"""Yields queries with the values of their parameters, is sent their rows, and returns records."""

# The properties of a fact or its object whose values are nodes with labels or dates of their own.
_NAMED = ("unit", "qualifier", "place", "modality", "source", "period")
# The most characters of IRIs in one query. It has each up to nine times, and a server may refuse more than 100 kB.
_MOST = 9_000


def run(steps: Steps, ask: Callable[[NamedQuery, Values], Sequence[Found]]) -> Records:
    """Return the records of *steps*, whose queries *ask* answers."""
    try:
        need = next(steps)
        while True:
            need = steps.send(ask(*need))
    except StopIteration as end:
        records: Records = end.value
        return records


async def run_async(steps: Steps, ask: Callable[[NamedQuery, Values], Awaitable[Sequence[Found]]]) -> Records:
    """Return the records of *steps*, whose queries *ask* answers in its time."""
    try:
        need = next(steps)
        while True:
            need = steps.send(await ask(*need))
    except StopIteration as end:
        records: Records = end.value
        return records


def fact_query(name: str) -> NamedQuery:
    """Return the query in the file ``NAME.rq`` beside this module."""
    return packaged(__name__.rpartition(".")[0], f"{name}.rq")


def page(values: Values, first: int = 0, end: int | None = None) -> Steps:
    """Return a slice of the facts of some documents, as plain records in the order of the question ``facts``.

    :param values: the parameters of ``facts``, but ``key`` (document identifiers) in place of ``document``.
    :param first: the index of the first fact, and *end* the index after the last one.
    """
    rows, before = _cut((yield fact_query("page"), values), first, end)
    records = yield from told(rows)
    return records[first - before : None if end is None else end - before]


def told(rows: Sequence[Found]) -> Steps:
    """Return facts as records with plain values, in the order of the question ``facts``.

    :param rows: the facts, as rows of the query ``page``.
    """
    nodes = (row[name] for row in rows for name in ("fact", "object"))
    values = _Values((yield from _rows("values", nodes)))
    ends = (row[name] for row in rows for name in ("subject", "object"))
    names = _Values((yield from _rows("names", (*ends, *values.all(_NAMED)))))
    facts = [_row(row, values, names) for row in rows]
    records = [
        record(_COLUMNS, tuple(map(fact.get, _COLUMNS)))
        for fact in facts
        if fact["subject"] and fact["object"]
    ]
    records.sort(key=lambda fact: [_order(fact[column]) for column in _ORDER])
    return records


def _rows(
    name: str, nodes: Iterable[Term]
) -> Generator[tuple[NamedQuery, Values], Sequence[Found], list[Found]]:
    """Return the rows of the query *name* for *nodes*."""
    waiting = sorted({node.value for node in nodes if isinstance(node, NamedNode)}, reverse=True)
    found: list[Found] = []
    while waiting:
        batch, length = [waiting.pop()], 0
        while waiting and (length := length + len(waiting[-1])) < _MOST:
            batch.append(waiting.pop())
        found += yield fact_query(name), {"node": batch}
    return found


def _cut(rows: Sequence[Found], first: int, end: int | None) -> tuple[list[Found], int]:
    """Return the rows that may fall from *first* to before *end*, and the number of rows before them.

    The last columns of the sort order are not known yet, so rows that tie in the others are kept together.
    """

    def position(row: Found) -> list[tuple[bool, Any]]:
        return [_order(record((name,), (row[name],))[name]) for name in ("key", "start", "end", "type")]

    rows = sorted(rows, key=position)
    keys = list(map(position, rows[first:end]))
    if not keys:
        return [], first
    before, after = bisect_left(rows, keys[0], key=position), bisect_right(rows, keys[-1], key=position)
    return rows[before:after], before


_COLUMNS = library()["facts"].answers
_ORDER = ("doc", "start", "end", "type", "subject", "object", "fact_iri")


def _order(value: Any) -> tuple[bool, Any]:
    return isinstance(value, str), value


class _Values:
    """The values of some nodes, by the node and the name of a property."""

    def __init__(self, rows: Iterable[Found]) -> None:
        self._terms: dict[tuple[Term, str], list[Term]] = defaultdict(list)
        for row in rows:
            self._terms[row["node"], text(row["what"])].append(row["value"])

    def all(self, properties: Collection[str]) -> Iterable[Term]:
        """Return the values of all nodes for some *properties*."""
        return (term for (_, name), terms in self._terms.items() if name in properties for term in terms)

    def one(self, node: Term | None, name: str) -> Term | None:
        """Return the value of *node* for the property *name*: the first in text order, or None for none."""
        terms = self._terms.get((node, name), ()) if node is not None else ()
        return min(terms, key=text, default=None)

    def plain(self, node: Term | None, name: str) -> Literal | None:
        """Return the text of the value that :meth:`one` returns, as a literal without language or datatype."""
        term = self.one(node, name)
        return None if term is None else Literal(text(term))

    def texts(self, node: Term, name: str) -> Literal:
        """Return all values of *node* for the property *name*, joined into one text."""
        return Literal(ALIASES.join(sorted(set(map(text, self._terms.get((node, name), ()))))))


def _row(row: Found, values: _Values, names: _Values) -> dict[str, Term | None]:
    """Return the terms of one fact by column."""
    fact, subject, object_ = row["fact"], row["subject"], row["object"]

    def label(node: Term, name: str) -> Literal | None:
        return names.plain(values.one(node, name), "label")

    return {
        "doc": row["key"],
        **{name: row[name] for name in ("type", "negated", "sent", "start", "end", "confidence")},
        "subject": names.plain(subject, "label"),
        "subject_aliases": names.texts(subject, "alias"),
        "object": names.plain(object_, "label"),
        "object_aliases": names.texts(object_, "alias"),
        **{name: values.one(object_, name) for name in ("indicator", "value", "target")},
        **{name: label(object_, name) for name in ("unit", "qualifier", "place")},
        "date": names.one(values.one(object_, "period"), "period")
        or names.one(object_, "event")
        or names.one(values.one(fact, "period"), "period"),
        "modality": label(fact, "modality"),
        "attribution": label(fact, "source"),
        "subject_iri": subject,
        "object_iri": object_,
        "fact_iri": fact,
    }
