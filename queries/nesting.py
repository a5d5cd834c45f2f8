"""The nesting of a query: how deep its brackets lie within each other."""

from __future__ import annotations

import re

from ..ontology.errors import InputError
from .dataset import NOT_CODE

DEEPEST = 256
"""How deep brackets may lie within each other; queries that people and programs write stay below 30."""

_OPENING = "({["
# What is denied again and again is read in the same way.
_DENIED = re.compile(rf"(?:!\s*+){{{DEEPEST + 1}}}")


def check_nesting(sparql: str) -> None:
    """Refuse a query or an update that is nested so deep that to read it would end the process.

    The engine reads what brackets hold by calling itself, and ends without a word where its stack does: at some two
    thousand brackets, and at fewer for collections.

    :raises InputError: if brackets lie within each other deeper than :data:`DEEPEST`.

    >>> check_nesting("SELECT * { ?s ?p '((((' }")
    >>> check_nesting("SELECT * " + "{" * 300 + "}" * 300)
    Traceback (most recent call last):
    ...
    policyloom.ontology.errors.InputError: the query is nested more than 256 deep; write it with fewer brackets ...
    """
    if sum(map(sparql.count, _OPENING)) <= DEEPEST and sparql.count("!") <= DEEPEST:
        return
    code = NOT_CODE.sub(" ", sparql)
    depth = 0
    for mark in re.findall(r"[][(){}]", code):
        depth += 1 if mark in _OPENING else -1
        if depth > DEEPEST:
            break
    if depth > DEEPEST or _DENIED.search(code):
        raise InputError(
            f"the query is nested more than {DEEPEST} deep; write it with fewer brackets within each other"
        )
