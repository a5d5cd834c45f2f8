"""The statement: a fact of the store, with the nodes at its ends and its figure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ..words.word import stems
from ..words.wording import Wording


@dataclass(frozen=True, eq=False)
class Node:
    """Something that facts are about, with all its names and classes.

    :param kinds: its classes and those above them.
    :param words: the canonical stems of its names; *name* those of its first name.
    :param heads: the canonical stems of the heads of its names.
    :param begin: the first day of a period, in ISO 8601; *end* its last.
    """

    iri: str
    label: str
    aliases: tuple[str, ...]
    classes: frozenset[str]
    kinds: frozenset[str]
    words: frozenset[str]
    name: frozenset[str]
    heads: frozenset[str] = frozenset()
    begin: str | None = None
    end: str | None = None

    def is_a(self, kind: str) -> bool:
        """Say whether it belongs to *kind* or to a class below it."""
        return kind in self.kinds


@dataclass(frozen=True, eq=False)
class Figure:
    """What a statistic or a ranking says beside its value in words.

    :param words: the canonical stems of its indicator.
    :param is_target: whether it is what somebody aims at.
    """

    indicator: str
    words: frozenset[str]
    value: str | None = None
    rank: int | None = None
    unit: Node | None = None
    place: Node | None = None
    period: Node | None = None
    qualifier: str | None = None
    is_target: bool = False

    def lasts(self, wording: Wording) -> bool:
        """Say whether it tells how long something goes on, in a unit of time."""
        return self.unit is not None and not wording.time_units.isdisjoint(stems(self.unit.label))


@dataclass(frozen=True, eq=False)
class Statement:
    """A fact: its two ends, its property, its sentence.

    :param context: the canonical stems of its sentence.
    :param figure: what it says where the object is a number.
    :param period: when, where it is dated.
    :param docs: the names of the documents whose sentence it is.
    :param mood: the IRI of a concept of ``pol:modalities``, or none where it is plainly stated.
    """

    subject: Node
    property: str
    object: Node
    quote: str
    context: frozenset[str]
    figure: Figure | None = None
    period: Node | None = None
    docs: frozenset[str] = frozenset()
    mood: str | None = None

    @cached_property
    def figure_words(self) -> frozenset[str]:
        """The canonical stems of what its figure counts and says."""
        unit = self.figure.unit if self.figure is not None else None
        return self.measure_words | (unit.words if unit is not None else frozenset())

    @cached_property
    def measure_words(self) -> frozenset[str]:
        """Those of :attr:`figure_words` that its unit does not say: sums in US dollars are not those of the US."""
        if self.figure is None:
            return frozenset()
        return self.subject.words | self.object.words | self.figure.words
