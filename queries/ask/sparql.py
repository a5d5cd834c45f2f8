"""A query as SPARQL, which runs on any store and gives its answer with the passages that state it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pyoxigraph import Literal, NamedNode

from ...ontology.namespace import XSD
from ..result import Solutions, text
from ..store import Store
from .pattern import Filling, body, filled
from .query import About, Document, Extreme, Number, Query, Shared, Sought, Things, Whether

_PART = re.compile(r"<<(\w+)>>")
_TYPES = dict.fromkeys(("indicator", "word", "context"), XSD.string) | {
    "value": XSD.decimal,
    "rank": XSD.integer,
}


def sparql(query: Query) -> str:
    """Return the SELECT of *query*: ``?node ?answer ?doc ?quote ?start ?end``, a row for each answer and passage.

    Of :class:`.Whether` there is a row where it is so.
    """
    match query:
        case Sought(slot, given, within):
            nested = {hole: sparql(inner) for hole, inner in within.items()}
            return filled(slot, {**_terms(given), **nested})
        case Things(classes):
            return filled("thing", _terms({"class": classes}))
        case Document(part):
            return filled("document", _terms({"part": (part,)}))
        case About(thing):
            return filled("about", _terms({"thing": (thing,)}))
        case Extreme(order, given):
            return filled(order, _terms(given))
        case Whether(of):
            return sparql(of)
        case Number(of):
            return _joined("number", {"of": sparql(of)})
        case Shared(first, second):
            return _joined("shared", {"first": sparql(first), "second": sparql(second)})


def _joined(name: str, parts: Mapping[str, str]) -> str:
    bodies = {hole: body(part).strip() for hole, part in parts.items()}
    return _PART.sub(lambda hole: bodies[hole[1]], filled(name, {}))


def _terms(given: Mapping[str, Sequence[str]]) -> dict[str, Filling]:
    return {hole: [_term(hole, value) for value in values] for hole, values in given.items()}


def _term(hole: str, value: str) -> NamedNode | Literal:
    kind = _TYPES.get(hole)
    return NamedNode(value) if kind is None else Literal(value, datatype=NamedNode(kind))


def read_rows(store: Store, query: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a SELECT as texts by their variables; what is unbound is empty.

    :raises InputError: the store cannot be read.
    """
    result = store.query(query)
    if isinstance(result, Solutions):
        for row in result:
            yield {name: text(term) for name, term in zip(result.variables, row, strict=True)}
