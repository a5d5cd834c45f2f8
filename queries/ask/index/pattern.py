"""The pattern: SPARQL with holes, one file each in ``patterns/``.

A hole is ``VALUES ?name { UNDEF }``. It takes terms, or another pattern that finds them; left open it binds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from pyoxigraph import Literal, NamedNode

_PREFIX = re.compile(r"PREFIX\b")
# What every pattern finds.
_FOUND = "?node ?answer ?doc ?quote ?start ?end"
Filling = Sequence[NamedNode | Literal] | str


def pattern(name: str) -> str:
    """Return the text of the pattern *name*."""
    return _patterns()[name]


def has_hole(name: str, hole: str) -> bool:
    """Say whether the pattern *name* has a *hole*."""
    return f"VALUES ?{hole} {{ UNDEF }}" in pattern(name)


def filled(name: str, holes: Mapping[str, Filling]) -> str:
    """Return the pattern *name* with *holes* filled: terms as they are, text as a query that finds ``?node``.

    :raises KeyError: the pattern has no such hole.
    """
    text = pattern(name)
    # A query inside has holes of its own, which stay open: it goes in last.
    for hole, filling in sorted(holes.items(), key=lambda h: isinstance(h[1], str)):
        matcher = re.compile(rf"VALUES \?{hole} \{{ UNDEF \}}")
        if not matcher.search(text):
            raise KeyError(f"the pattern {name} has no hole {hole}")
        found = _nested(hole, filling) if isinstance(filling, str) else _values(hole, filling)
        text = matcher.sub(lambda _, found=found: found, text)  # type: ignore[misc]
    return text


def union(queries: Sequence[str]) -> str:
    """Return a query that finds what each of *queries*, filled patterns, does."""
    prefixes = dict.fromkeys(line for query in queries for line in query.splitlines() if _PREFIX.match(line))
    parts = ("\n".join(line for line in q.splitlines() if not _PREFIX.match(line)).strip() for q in queries)
    within = "\nUNION\n".join(f"{{\n{part}\n}}" for part in parts)
    return "\n".join(
        [*prefixes, "", f"SELECT {_FOUND}", "WHERE {", within, "}", "ORDER BY ?doc ?start ?node", ""]
    )


def _values(hole: str, terms: Sequence[NamedNode | Literal]) -> str:
    return f"VALUES ?{hole} {{ {' '.join(map(str, terms)) or 'UNDEF'} }}"


def _nested(hole: str, query: str) -> str:
    body = re.search(r"WHERE \{(.*)\}\s*ORDER BY", query, re.DOTALL)
    # A projected name must not be in use inside.
    inner = re.sub(rf"\?((?:inner_)*{hole})\b", r"?inner_\1", body[1].rstrip()) if body else ""
    return f"{{ SELECT DISTINCT (?node AS ?{hole}) WHERE {{{inner}\n}} }}"


@cache
def _patterns() -> Mapping[str, str]:
    folder = files(__name__.rpartition(".")[0]).joinpath("patterns")
    return {
        file.name.removesuffix(".rq"): file.read_text(encoding="utf-8")
        for file in folder.iterdir()
        if file.name.endswith(".rq")
    }
