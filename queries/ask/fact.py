"""The fact as questions use it: its ends with their names, its figure, its sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from ...ontology.namespace import POL, RDF, SKOS
from ..search import FactIndex
from .query import End
from .word import stems

_DIGIT, _SIGN, _NAMES = re.compile(r"\d"), re.compile(r"[$€£¥%]"), re.compile(r"\w+")
_OTHERS = (POL.unit, POL.referenceArea, POL.referencePeriod)  # parts of a figure that are nodes too


@dataclass(frozen=True, eq=False)
class Node:
    """Something that facts are about.

    :param names: all its names, the label first.
    :param classes: its classes in the store.
    :param begin: the first day of a period, in ISO 8601; *end*: its last day.
    """

    iri: str
    label: str
    names: tuple[str, ...]
    classes: frozenset[str] = frozenset()
    begin: str = ""
    end: str = ""


@dataclass(frozen=True, eq=False)
class Figure:
    """The parts of a statistic or a ranking; only a ranking has a *rank*; *is_target* says that it is a goal."""

    indicator: str = ""
    value: Decimal | None = None
    rank: int | None = None
    unit: Node | None = None
    area: Node | None = None
    period: Node | None = None
    is_target: bool = False


NO_FIGURE = Figure()


@dataclass(frozen=True, eq=False)
class Fact:
    """A fact, with one of the passages that state it.

    :param kind: the IRI of its property.
    :param figure: the figure of a statistic or a ranking, :data:`NO_FIGURE` for any other fact.
    :param period: when it holds or is meant to hold.
    :param doc: the document of the passage; *start* and *end*: offsets in its text.
    :param is_denied: whether the passage denies it.
    """

    iri: str
    subject: Node
    kind: str
    object: Node
    figure: Figure
    period: Node | None
    doc: str
    quote: str
    start: int
    end: int
    is_denied: bool = False

    @property
    def has_figure(self) -> bool:
        """Whether it is a statistic or a ranking."""
        return self.figure is not NO_FIGURE

    def at(self, end: End) -> Node:
        """Return its object or its subject."""
        return self.object if end == "object" else self.subject

    @property
    def nodes(self) -> list[Node]:
        """All nodes of the fact: its ends, its period, and the area, period and unit of its figure."""
        figure = self.figure
        named = (self.subject, self.object, self.period, figure.area, figure.period, figure.unit)
        return [node for node in named if node is not None]


@lru_cache(1 << 14)  # many candidates name the same end of a fact
def called(node: Node, quote: str) -> str:
    """Return the longest of the names of *node* in *quote*, else its label; always its label for a country.

    Abbreviations are spelled out, and periods without digits get their dates: the reader has not seen the text.
    """
    if POL.Country in node.classes:
        return node.label  # texts may name its people instead
    said = quote.casefold()
    spelled = [name for name in node.names if not name.isupper() and name.casefold() in said]
    name = max(spelled, key=len, default=node.label)
    if node.begin and not _DIGIT.search(name):
        return f"{name} ({node.begin})" if node.begin == node.end else f"{name} ({node.begin} to {node.end})"
    if not spelled and not name.isupper():
        letters = [short for short in node.names if short.isupper() and short in _NAMES.findall(quote)]
        return f"{name} ({letters[0]})" if letters else name
    return name


def amount(fact: Fact) -> str:
    """Return the figure of *fact* in the words of its text, with number, unit and period if the words lack them."""
    figure, label, more = fact.figure, fact.object.label, []
    unit, units = (figure.unit.label, figure.unit.names) if figure.unit else ("", ())
    if not _DIGIT.search(label):
        if figure.rank is not None:
            more.append(f"number {figure.rank}")
        elif figure.value is not None:
            more.append(f"{figure.value.normalize():,f} {unit}".strip())
    elif (
        unit
        and not _SIGN.search(label)
        and set(stems(label)).isdisjoint(s for name in units for s in stems(name))
    ):
        more.append(unit)
    if figure.period is not None and figure.period.label not in label:
        more.append(figure.period.label)
    return f"{label} ({', '.join(more)})" if more else label


@dataclass
class Facts:
    """Facts of a store, indexed by what can be asked of them.

    :param all: the facts that are not denied, in the order of their texts; *denied*: the others.
    :param nodes: the nodes of the facts, by IRI.
    :param documents: the data of documents: property -> identifier of the document -> value.
    :param is_whole: whether these are all facts of the store.
    :param of: kind and subject -> the facts without a figure; *to*: kind and object -> the same facts.
    :param adopted: policy -> the facts that say who adopts it; *stated*: document and start of a sentence -> its facts.
    :param figures: the facts with a figure.
    :param countries: document -> the countries that it is about, a cache that :mod:`.agreement` fills.
    """

    all: list[Fact]
    nodes: Mapping[str, Node]
    documents: Mapping[str, Mapping[str, str]]
    is_whole: bool = True
    denied: list[Fact] = field(default_factory=list)
    of: dict[tuple[str, str], list[Fact]] = field(default_factory=lambda: defaultdict(list))
    to: dict[tuple[str, str], list[Fact]] = field(default_factory=lambda: defaultdict(list))
    adopted: dict[str, list[Fact]] = field(default_factory=lambda: defaultdict(list))
    stated: dict[tuple[str, int], list[Fact]] = field(default_factory=lambda: defaultdict(list))
    figures: list[Fact] = field(default_factory=list)
    countries: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the facts into their groups."""
        for fact in (*self.all, *self.denied):
            self.stated[fact.doc, fact.start].append(fact)
        for fact in self.all:
            if fact.has_figure:
                self.figures.append(fact)
                continue
            self.of[fact.kind, fact.subject.iri].append(fact)
            self.to[fact.kind, fact.object.iri].append(fact)
            if fact.kind == POL.adopts:
                self.adopted[fact.object.iri].append(fact)


def read_facts(index: FactIndex, numbers: Iterable[int], *, is_whole: bool = False) -> Facts:
    """Return the facts of *index* with these *numbers*; *is_whole* says that these are all facts of the store."""
    rows = index.rows(numbers)
    ends = (iri for row in rows for iri in (row.subject, row.object, row.period) if iri)
    parts_of = index.parts(dict.fromkeys(ends))
    others = (iri for parts in parts_of.values() for part in _OTHERS for iri in parts.get(part, ()))
    parts_of |= index.parts(dict.fromkeys(iri for iri in others if iri not in parts_of))
    nodes = {iri: _node(iri, parts) for iri, parts in parts_of.items()}
    facts: dict[bool, list[Fact]] = {False: [], True: []}
    for row in rows:
        subject, object = nodes.get(row.subject), nodes.get(row.object)
        if subject is None or object is None:
            continue
        parts = parts_of[row.object]
        figure = _figure(parts, nodes) if POL.indicator in parts else NO_FIGURE
        period = nodes.get(row.period) or figure.period
        is_denied, place = bool(row.denied), (row.doc, row.quote, row.start, row.end)
        fact = Fact(row.iri, subject, row.property, object, figure, period, *place, is_denied)
        facts[is_denied].append(fact)
    return Facts(facts[False], nodes, index.documents, is_whole, facts[True])


def _node(iri: str, parts: Mapping[str, list[str]]) -> Node:
    label = next(iter(parts.get(SKOS.prefLabel, ())), iri.rpartition("/")[2])
    names = tuple(dict.fromkeys((label, *parts.get(SKOS.altLabel, ()), *parts.get(SKOS.notation, ()))))
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
        one(POL.isTarget) == "true",
    )
