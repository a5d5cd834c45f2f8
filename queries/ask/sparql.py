"""The SPARQL of a query, which runs on any store and gives the answer with the passages that state it.

Each pattern is a file in ``patterns/`` with holes. ``VALUES ?name { UNDEF }`` takes terms, or another query that finds
them; a line whose hole stays open is left out. ``<<name>>`` takes the body of another query.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from ...ontology.namespace import XSD
from .query import Count, Exists, Intersection, Query, Select

Filling: TypeAlias = Sequence[NamedNode | Literal] | str
"""Terms, or the text of a query that finds them."""

_TYPES = dict.fromkeys(("indicator", "word", "context", "short"), XSD.string)
_TYPES |= {"value": XSD.decimal, "rank": XSD.integer}
_DENIED = ("pol:isNegated false", "pol:isNegated true")
_HOLE = re.compile(r"^(.*)VALUES \?(\w+) \{ UNDEF \}(.*\n)|<<(\w+)>>", re.MULTILINE)
_VARIABLE = re.compile(r"""<[^<>\s]*>|"(?:[^"\\]|\\.)*"|\?(\w+)""")  # skips IRIs and strings
_BODY = re.compile(r"WHERE \{(.*)\}\s*(?:ORDER BY[^{}]*)?$", re.DOTALL)


def sparql(query: Query) -> str:
    """Return the SELECT of *query*: a row ``?node ?answer ?doc ?quote ?start ?end`` for each answer and passage, if any."""
    match query:
        case Select(pattern, given, within, is_denied):
            terms = {hole: [_term(hole, value) for value in values] for hole, values in given.items()}
            text = _filled(pattern, {**terms, **{hole: sparql(inner) for hole, inner in within.items()}})
            return text.replace(*_DENIED) if is_denied else text
        case Exists(of):
            return sparql(of)  # any row means yes
        case Count(of):
            return _filled("number", {"of": sparql(of)})
        case Intersection(first, second):
            return _filled("shared", {"first": sparql(first), "second": sparql(second)})


def _term(hole: str, value: str) -> NamedNode | Literal:
    kind = _TYPES.get(hole)
    return NamedNode(value) if kind is None else Literal(value, datatype=NamedNode(kind))


def _filled(name: str, holes: Mapping[str, Filling]) -> str:
    """Return the pattern *name* with its *holes* filled.

    :raises KeyError: the pattern lacks one of *holes*.
    """
    pattern = _pattern(name)
    if unknown := holes.keys() - {hole[2] or hole[4] for hole in _HOLE.finditer(pattern)}:
        raise KeyError(f"the pattern {name} has no hole {min(unknown)}")

    def fill(found: re.Match[str]) -> str:
        before, hole, after, part = found.groups()
        filling = holes.get(part or hole)
        if filling is None:
            return ""
        if part:
            return _body(str(filling)).strip()
        if isinstance(filling, str):
            values = f"{{ SELECT DISTINCT (?in_node AS ?{hole}) WHERE {{{_body(filling)}}} }}"
        else:
            values = f"VALUES ?{hole} {{ {' '.join(map(str, filling))} }}"
        return f"{before}{values}{after}"

    return _HOLE.sub(fill, pattern)


def _body(query: str) -> str:
    """Return the body of the WHERE of *query*, with its variables renamed: ``?node`` to ``?in_node``."""
    if (found := _BODY.search(query)) is None:
        raise ValueError(f"no WHERE in {query!r}")
    return _VARIABLE.sub(lambda m: f"?in_{m[1]}" if m[1] else m[0], found[1].rstrip() + "\n")


@cache
def _pattern(name: str) -> str:
    folder = files(__name__.rpartition(".")[0]).joinpath("patterns")
    return folder.joinpath(f"{name}.rq").read_text(encoding="utf-8")
