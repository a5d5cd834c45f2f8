"""The fact as a question meets it: its ends with their names, its figure, its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ...ontology.namespace import POL, RDF, SKOS
from ..search import FactIndex
from .word import stems

_DIGIT, _SIGN, _NAMES = re.compile(r"\d"), re.compile(r"[$€£¥%]"), re.compile(r"\w+")
_OTHERS = (POL.unit, POL.referenceArea, POL.referencePeriod)
"""What of a figure is a thing or a period of its own."""


@dataclass(frozen=True, eq=False)
class Node:
    """Something that facts are about.

    :param names: all that it is called, the label first.
    :param classes: those that the store gives it.
    :param begin: the first day of a period, in ISO 8601; *end* its last.
    """

    iri: str
    label: str
    names: tuple[str, ...]
    classes: frozenset[str] = frozenset()
    begin: str = ""
    end: str = ""


@dataclass(frozen=True, eq=False)
class Figure:
    """What a statistic or a ranking says beside its words; *rank* is that of a ranking."""

    indicator: str
    value: Decimal | None = None
    rank: int | None = None
    unit: Node | None = None
    area: Node | None = None
    period: Node | None = None


@dataclass(frozen=True, eq=False)
class Fact:
    """A fact that is not denied, with one of the passages that state it.

    :param kind: the IRI of its property.
    :param period: when it holds, or is to.
    :param doc: the document of the passage; *start* and *end* are offsets in its text.
    """

    iri: str
    subject: Node
    kind: str
    object: Node
    figure: Figure | None
    period: Node | None
    doc: str
    quote: str
    start: int
    end: int


def called(node: Node, quote: str) -> str:
    """Return what *quote* calls the thing, by the longest of its names there; its label if it has none of them.

    Letters are spelled out, and a day is told that words alone name: whoever asks has not read the text. A country keeps
    its label, since texts call it by its people.
    """
    if POL.Country in node.classes:
        return node.label
    said = quote.casefold()
    spelled = [name for name in node.names if not name.isupper() and name.casefold() in said]
    name = max(spelled, key=len, default=node.label)
    if node.begin and not _DIGIT.search(name):
        return f"{name} ({_days(node)})"
    if not spelled and not name.isupper():
        letters = [short for short in node.names if short.isupper() and short in _NAMES.findall(quote)]
        return f"{name} ({letters[0]})" if letters else name
    return name


def amount(fact: Fact) -> str:
    """Return the figure of *fact* in the words of its text, with number, unit and time where these do not tell them.

    :raises ValueError: the fact has no figure.
    """
    if fact.figure is None:
        raise ValueError(f"{fact.iri} has no figure")
    figure, label, more = fact.figure, fact.object.label, []
    unit = figure.unit.label if figure.unit else ""
    if not _DIGIT.search(label):
        if figure.rank is not None:
            more.append(f"number {figure.rank}")
        elif figure.value is not None:
            more.append(f"{_plain(figure.value)} {unit}".strip())
    elif unit and not _SIGN.search(label) and not set(stems(unit)) & set(stems(label)):
        more.append(unit)
    if figure.period is not None and figure.period.label not in label:
        more.append(figure.period.label)
    return f"{label} ({', '.join(more)})" if more else label


def _plain(value: Decimal) -> str:
    whole, _, part = f"{value:,f}".partition(".")
    part = part.rstrip("0")
    return f"{whole}.{part}" if part else whole


def _days(period: Node) -> str:
    return period.begin if period.begin == period.end else f"{period.begin} to {period.end}"


@dataclass
class Facts:
    """Facts of a store, in the order of their texts, what they are about, and what their documents say of themselves.

    :param documents: by the IRIs of properties -> the document's identifier -> the value.
    """

    facts: list[Fact] = field(default_factory=list)
    nodes: Mapping[str, Node] = field(default_factory=dict)
    documents: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def read_facts(index: FactIndex, numbers: Iterable[int]) -> Facts:
    """Return the facts of *index* that have these *numbers*."""
    rows = index.rows(numbers)
    ends = _distinct(iri for row in rows for iri in (row.subject, row.object, row.period) if iri)
    told = index.parts(ends)
    others = (iri for parts in told.values() for part in _OTHERS for iri in parts.get(part, ()))
    told |= index.parts(iri for iri in _distinct(others) if iri not in told)
    nodes = {iri: _node(iri, parts) for iri, parts in told.items()}
    facts = []
    for row in rows:
        subject, object = nodes.get(row.subject), nodes.get(row.object)
        if subject is None or object is None:
            continue
        parts = told[row.object]
        figure = _figure(parts, nodes) if POL.indicator in parts else None
        period = nodes.get(row.period) or (figure.period if figure else None)
        facts.append(
            Fact(
                row.iri, subject, row.property, object, figure, period, row.doc, row.quote, row.start, row.end
            )
        )
    return Facts(facts, nodes, index.documents)


def _node(iri: str, parts: Mapping[str, list[str]]) -> Node:
    label = next(iter(parts.get(SKOS.prefLabel, ())), iri.rpartition("/")[2])
    names = _distinct((label, *parts.get(SKOS.altLabel, ()), *parts.get(SKOS.notation, ())))
    begin, end = (next(iter(parts.get(p, ())), "") for p in (POL.earliest, POL.latest))
    return Node(iri, label, names, frozenset(parts.get(RDF.type, ())), begin, end)


def _figure(parts: Mapping[str, list[str]], nodes: Mapping[str, Node]) -> Figure:
    def one(part: str) -> str:
        return next(iter(parts.get(part, ())), "")

    return Figure(
        one(POL.indicator),
        Decimal(one(POL.value)) if POL.value in parts else None,
        int(one(POL.rank)) if POL.rank in parts else None,
        nodes.get(one(POL.unit)),
        nodes.get(one(POL.referenceArea)),
        nodes.get(one(POL.referencePeriod)),
    )


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
