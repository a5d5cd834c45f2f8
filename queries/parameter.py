"""The parameter of a query: its type, and the conversion of a user's value to a typed term."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from ..ontology.errors import InputError
from ..ontology.namespace import PREFIXES, XSD


@dataclass(frozen=True, slots=True)
class Parameter:
    """A placeholder in a query.

    :param type: one of :data:`TYPES`.
    :param required: whether the query needs a value for it.
    """

    name: str
    type: str
    description: str
    required: bool = False

    def term(self, value: str) -> NamedNode | Literal:
        """Return *value* as a term of the parameter's type.

        :raises InputError: if *value* does not fit the type.

        >>> str(Parameter("minimum", "decimal", "...").term("0.5"))
        '"0.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'
        >>> str(Parameter("country", "name", "...").term("The  Netherlands"))
        '"the netherlands"'
        """
        try:
            return _TERMS[self.type](value)
        except ValueError as error:
            raise InputError(
                f"the parameter {self.name} is {value!r}; it must be {TYPES[self.type]}"
            ) from error


TYPES = {
    "name": "the name of a thing, not its IRI, in upper or lower case, such as 'Germany'",
    "iri": "an IRI, in full or with a known prefix, such as pol:Country",
    "string": "text",
    "integer": "a whole number, such as 3",
    "decimal": "a number, such as 0.5",
    "date": "a date, such as 2024-09-30",
}
"""The values that each type of parameter takes, in words."""


# A full IRI, or one with a usual prefix; a name with a colon does not match, as a space follows its colon.
_IRI = re.compile(rf"\w+://|({'|'.join(PREFIXES)}):\S")


def _name(value: str) -> Literal:
    if not value.strip() or _IRI.match(value):
        raise ValueError("empty, or an IRI")
    return Literal(" ".join(value.split()).lower())


def _iri(value: str) -> NamedNode:
    prefix, colon, local = value.partition(":")
    if colon and prefix in PREFIXES:
        return NamedNode(PREFIXES[prefix] + local)
    return NamedNode(value)


def _integer(value: str) -> Literal:
    return Literal(_number(r"[+-]?\d+", value), datatype=NamedNode(XSD.integer))


def _decimal(value: str) -> Literal:
    number = Decimal(_number(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,2})?", value))
    return Literal(f"{number:f}", datatype=NamedNode(XSD.decimal))


def _date(value: str) -> Literal:
    return Literal(datetime.date.fromisoformat(value).isoformat(), datatype=NamedNode(XSD.date))


def _number(pattern: str, value: str) -> str:
    if not re.fullmatch(pattern, value.strip(), re.ASCII | re.IGNORECASE):
        raise ValueError("not a number")
    return value.strip()


_TERMS: dict[str, Callable[[str], NamedNode | Literal]] = {
    "name": _name,
    "iri": _iri,
    "string": Literal,
    "integer": _integer,
    "decimal": _decimal,
    "date": _date,
}
