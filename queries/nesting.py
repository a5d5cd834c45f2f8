"""The nesting of a query or of data: the depth of its brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import AnyStr

from ..ontology.errors import InputError
from .dataset import NOT_CODE

DEEPEST = 256
"""The greatest depth of brackets that is allowed; queries that people and programs write stay below 30."""

_OPENING = "({["
# The parser also recurses for each "!" of a run such as "!!!".
_DENIED = re.compile(rf"(?:!\s*+){{{DEEPEST + 1}}}")


def deepest(marks: Iterable[AnyStr], opening: AnyStr) -> int:
    """Return the greatest depth of the brackets; closing brackets without an opening one are ignored.

    :param marks: the brackets, in order.
    :param opening: contains the opening brackets.

    >>> deepest("(()())", "("), deepest("))(", "(")
    (2, 1)
    """
    depth = most = 0
    for mark in marks:
        depth = depth + 1 if mark in opening else max(0, depth - 1)
        most = max(most, depth)
    return most


def check_nesting(sparql: str) -> None:
    """Refuse a query or an update that is nested so deeply that parsing it would crash the process.

    The engine's parser is recursive, and a stack overflow ends the process without an error: at about two thousand
    nested brackets, and at fewer for collections.

    :raises InputError: if brackets or negations are nested deeper than :data:`DEEPEST`.

    >>> check_nesting("SELECT * { ?s ?p '((((' }")
    >>> check_nesting("SELECT * " + "{" * 300 + "}" * 300)
    Traceback (most recent call last):
    ...
    policyloom.ontology.errors.InputError: the query is nested more than 256 levels deep; use fewer nested brackets
    """
    if sum(map(sparql.count, _OPENING)) <= DEEPEST and sparql.count("!") <= DEEPEST:
        return
    code = NOT_CODE.sub(" ", sparql)
    if deepest(re.findall(r"[][(){}]", code), _OPENING) > DEEPEST or _DENIED.search(code):
        raise InputError(f"the query is nested more than {DEEPEST} levels deep; use fewer nested brackets")
