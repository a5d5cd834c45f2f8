"""The pattern: SPARQL with holes, one file each in ``patterns/``.

A hole is ``VALUES ?name { UNDEF }``. It takes terms, or another pattern that finds them. A line whose hole stays open
asks for nothing, and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from pyoxigraph import Literal, NamedNode

Filling = Sequence[NamedNode | Literal] | str
"""Terms as they are, or the text of a query that finds them as ``?node``."""

_HOLE = re.compile(r"^(.*)VALUES \?(\w+) \{ UNDEF \}(.*\n)", re.MULTILINE)
# IRIs and strings are passed over: what looks like a variable in them is none.
_VARIABLE = re.compile(r"""<[^<>\s]*>|"(?:[^"\\]|\\.)*"|\?(\w+)""")
_BODY = re.compile(r"WHERE \{(.*)\}\s*(?:ORDER BY[^{}]*)?$", re.DOTALL)


def filled(name: str, holes: Mapping[str, Filling]) -> str:
    """Return the pattern *name* with *holes* filled.

    :raises KeyError: there is no such pattern, or it has no such hole.
    """
    pattern = _patterns()[name]
    if unknown := holes.keys() - {hole[2] for hole in _HOLE.finditer(pattern)}:
        raise KeyError(f"the pattern {name} has no hole {min(unknown)}")

    def fill(line: re.Match[str]) -> str:
        before, hole, after = line.groups()
        if hole not in holes:
            return ""
        filling = holes[hole]
        if isinstance(filling, str):
            # What is inside has names of its own.
            given = f"{{ SELECT DISTINCT (?in_node AS ?{hole}) WHERE {{{body(filling)}}} }}"
        else:
            given = f"VALUES ?{hole} {{ {' '.join(map(str, filling))} }}"
        return before + given + after

    return _HOLE.sub(fill, pattern)


def body(query: str) -> str:
    """Return what stands within the WHERE of a filled pattern, its variables renamed: ``?node`` to ``?in_node``."""
    found = _BODY.search(query)
    if found is None:
        return ""
    return _VARIABLE.sub(lambda m: f"?in_{m[1]}" if m[1] else m[0], found[1].rstrip() + "\n")


@cache
def _patterns() -> Mapping[str, str]:
    folder = files(__name__.rpartition(".")[0]).joinpath("patterns")
    return {
        file.name.removesuffix(".rq"): file.read_text(encoding="utf-8")
        for file in folder.iterdir()
        if file.name.endswith(".rq")
    }
