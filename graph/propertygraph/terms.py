"""Terms: quads indexed by subject, with their literals as Python values."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby
from math import isfinite
from operator import itemgetter
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from ... import ontology
from ...ontology.namespace import BASE, DCTERMS, RDF, RDFS, SKOS, XSD

Scalar = str | int | float | bool

# Properties that name a thing. Only translations() prefers the earlier ones.
LABELS = (
    SKOS.prefLabel,
    RDFS.label,
    DCTERMS["title"],
    "http://schema.org/name",
    "http://xmlns.com/foaf/0.1/name",
)
LANGUAGE = "en"

_INTEGERS = frozenset(
    XSD[name]
    for name in [
        "integer",
        "int",
        "long",
        "short",
        "byte",
        "nonNegativeInteger",
        "positiveInteger",
        "nonPositiveInteger",
        "negativeInteger",
        "unsignedInt",
        "unsignedLong",
        "unsignedShort",
        "unsignedByte",
    ]
)
_NUMBERS = _INTEGERS | {XSD.decimal, XSD.double, XSD.float}
# Integers of property graphs have 64 bits; a larger integer becomes a double.
_END_OF_INTEGERS = 2**63
_BOOLEAN, _STRING = XSD.boolean, XSD.string


def local_name(iri: str) -> str:
    """Return what follows the last ``#``, ``/`` or ``:`` of *iri*.

    >>> local_name("https://w3id.org/policyloom/policy#adopts")
    'adopts'
    >>> local_name("http://example.org/folder/")
    'folder'
    """
    return re.split(r"[#/:]", iri.rstrip("#/:"))[-1] or iri


def snake(name: str) -> str:
    """Return *name* in lower case with its words joined by ``_``.

    >>> snake("referencePeriod"), snake("GDPGrowth")
    ('reference_period', 'gdp_growth')
    """
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    return re.sub(r"[^\w]+", "_", parted).lower()


class Lexical(NamedTuple):
    """A literal as plain strings, which are often read and faster to create than the terms of a store.

    :param language: the language tag, or ``None``.
    :param datatype: the IRI of the datatype.
    """

    text: str
    language: str | None
    datatype: str


def scalar(literal: Lexical) -> Scalar:
    """Return the Python value of *literal*: a finite number or a truth value if it is one, else its text.

    >>> scalar(Lexical("7", None, "http://www.w3.org/2001/XMLSchema#integer"))
    7
    >>> scalar(Lexical("INF", None, "http://www.w3.org/2001/XMLSchema#double"))
    'INF'
    """
    text, _, datatype = literal
    if datatype == _STRING:
        return text
    try:
        if datatype in _INTEGERS and abs(whole := int(text)) < _END_OF_INTEGERS:
            return whole
        if datatype in _NUMBERS and isfinite(float(text)):
            return float(text)
    except ValueError:
        return text
    if datatype == _BOOLEAN and text in {"true", "false", "1", "0"}:
        return text in {"true", "1"}
    return text


@cache
def packaged_ontology() -> Terms:
    """Return the terms of this package's ontology."""
    return Terms.of(parse(files(ontology).joinpath("policy.ttl").read_bytes(), format=RdfFormat.TURTLE))


class Description:
    """The objects of one subject, by property."""

    __slots__ = ("_iris", "_literals")

    def __init__(self) -> None:
        """Make an empty description."""
        self._iris: dict[str, set[str]] = {}
        self._literals: dict[str, set[Lexical]] = {}

    def add(self, rows: Iterable[tuple[str, str, str, str]]) -> None:
        """Add the objects in *rows* of :func:`rows_by_subject`."""
        for property, object_, language, datatype in rows:
            if datatype:
                literal = Lexical(object_, language or None, datatype)
                self._literals.setdefault(property, set()).add(literal)
            else:
                self._iris.setdefault(property, set()).add(object_)

    def iris(self, property: str) -> Collection[str]:
        """Return the objects that are not literals."""
        return self._iris.get(property, ())

    def literals(self, property: str) -> Collection[Lexical]:
        """Return the objects that are literals."""
        return self._literals.get(property, ())

    def properties(self) -> Iterable[str]:
        """Return the properties, each once."""
        return self._iris.keys() | self._literals.keys()

    def relations(self) -> Iterable[tuple[str, Collection[str]]]:
        """Return each property that has objects other than literals, with these objects."""
        return self._iris.items()


_NOTHING = Description()


def rows_by_subject(
    quads: Iterable[Quad | Triple], *, skip: frozenset[str] = frozenset()
) -> Iterator[tuple[str, Iterator[tuple[str, str, str, str]]]]:
    """Yield (subject, rows), a row being (property, object, language, datatype); language and datatype may be empty.

    Consecutive quads of a subject, as a store yields them, form one group. A blank node gets an IRI below
    ``.well-known/genid/``, as RDF 1.1 proposes. Triples about triples, which a property graph cannot hold, and triples
    whose property is in *skip* are left out.
    """
    for subject, group in groupby(_rows(quads, skip), key=itemgetter(0)):
        yield subject, (row[1:] for row in group)


def _rows(quads: Iterable[Quad | Triple], skip: frozenset[str]) -> Iterator[tuple[str, str, str, str, str]]:
    for quad in quads:
        property, subject, object_ = quad.predicate.value, _iri(quad.subject), quad.object
        if property in skip or subject is None:
            continue
        if isinstance(object_, Literal):
            yield subject, property, object_.value, object_.language or "", object_.datatype.value
        elif iri := _iri(object_):
            yield subject, property, iri, "", ""


class Terms:
    """An index of quads by subject and property, in memory; named graphs are ignored."""

    def __init__(self) -> None:
        """Make an empty index."""
        self._descriptions: dict[str, Description] = {}

    @classmethod
    def of(cls, quads: Iterable[Quad | Triple], *, skip: frozenset[str] = frozenset()) -> Terms:
        """Return the index of *quads*, or of triples, in memory; those whose property is in *skip* are left out."""
        self = cls()
        for subject, rows in rows_by_subject(quads, skip=skip):
            self._descriptions.setdefault(subject, Description()).add(rows)
        return self

    def about(self, subject: str) -> Description:
        """Return the objects of *subject*, by property."""
        return self._descriptions.get(subject, _NOTHING)

    def subjects(self) -> Iterator[tuple[str, Description]]:
        """Yield every subject with its description."""
        yield from self._descriptions.items()

    def instances(self, kind: str) -> list[str]:
        """Return the subjects that are stated to be of the class *kind*, sorted."""
        return sorted(subject for subject, about in self.subjects() if kind in about.iris(RDF.type))

    def iris(self, subject: str, property: str) -> list[str]:
        """Return the objects that are not literals, sorted."""
        return sorted(self.about(subject).iris(property))

    def iri(self, subject: str, property: str) -> str | None:
        """Return the first object that is not a literal, or ``None``."""
        return min(self.about(subject).iris(property), default=None)

    def texts(self, subject: str, property: str) -> list[str]:
        """Return the texts of all literals, sorted."""
        return texts(self.about(subject), property)

    def text(self, subject: str, property: str) -> str | None:
        """Return the text of the first literal, English before others."""
        return text(self.about(subject), property)

    def label(self, subject: str) -> str | None:
        """Return the name of *subject* for people, in English if it has one."""
        return label(self.about(subject))


def first(about: Description, property: str) -> str:
    """Return the first object that is not a literal, or an empty text."""
    return min(about.iris(property), default="")


def values(about: Description, property: str) -> list[Scalar]:
    """Return the literals in English or without a language as Python values; if there are none, all literals."""
    literals = about.literals(property)
    return [scalar(x) for x in literals if x.language in {LANGUAGE, None}] or [scalar(x) for x in literals]


def value(about: Description, property: str) -> Scalar | None:
    """Return the first literal as a Python value, English before others."""
    literals = about.literals(property)
    return scalar(preferred(literals)) if literals else None


def texts(about: Description, property: str) -> list[str]:
    """Return the texts of all literals, sorted."""
    return sorted({x.text for x in about.literals(property)})


def text(about: Description, property: str) -> str | None:
    """Return the text of the first literal, English before others."""
    literals = about.literals(property)
    return preferred(literals).text if literals else None


def label(about: Description) -> str | None:
    """Return the name for people, in English if there is one."""
    found = [x for p in LABELS for x in about.literals(p)]
    return preferred(found).text if found else None


def translations(about: Description) -> list[tuple[str, str]]:
    """Return (language, name) for each language other than English, sorted."""
    names: dict[str, str] = {}
    for property in LABELS:
        literals = [x for x in about.literals(property) if x.language not in {LANGUAGE, None}]
        for literal in sorted(literals, key=_preference):
            names.setdefault(literal.language or "", literal.text)
    return sorted(names.items())


def _iri(term: object) -> str | None:
    match term:
        case NamedNode(value=value):
            return value
        case BlankNode(value=value):
            return f"{BASE}.well-known/genid/{value}"
        case _:  # a triple as a term, which a property graph cannot hold
            return None


def preferred(literals: Collection[Lexical]) -> Lexical:
    """Return the first of *literals*, which are not empty: English, then without language, then other languages."""
    return next(iter(literals)) if len(literals) == 1 else min(literals, key=_preference)


def _preference(literal: Lexical) -> tuple[int, str, str]:
    text, language, _ = literal
    return 0 if language == LANGUAGE else 1 if language is None else 2, language or "", text
