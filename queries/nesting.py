"""The nesting of a query or of data: how deep brackets lie within each other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import AnyStr

from ..ontology.errors import InputError
from .dataset import NOT_CODE

DEEPEST = 256
"""How deep brackets may lie within each other; queries that people and programs write stay below 30."""

_OPENING = "({["
# The engine also calls itself for each "!" of a row such as "!!!".
_DENIED = re.compile(rf"(?:!\s*+){{{DEEPEST + 1}}}")


def deepest(marks: Iterable[AnyStr], opening: AnyStr) -> int:
    """Return how deep brackets lie within each other; what closes more than was opened is no matter.

    :param marks: the brackets, in their order.
    :param opening: holds those that open.

    >>> deepest("(()())", "("), deepest("))(", "(")
    (2, 1)
    """
    depth = most = 0
    for mark in marks:
        depth = depth + 1 if mark in opening else max(0, depth - 1)
        most = max(most, depth)
    return most


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
    if deepest(re.findall(r"[][(){}]", code), _OPENING) > DEEPEST or _DENIED.search(code):
        raise InputError(
            f"the query is nested more than {DEEPEST} deep; write it with fewer brackets within each other"
        )
