"""The fact: a statement of a document, with the passage that states it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of characters of a document: ``document.text[start:end] == quote``.

    Offsets count Unicode code points from 0, the end excluded.
    """

    document: str
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        """Refuse offsets that do not fit the length of the quote."""
        if self.start < 0 or self.end - self.start != len(self.quote):
            raise ValueError(
                f"passage {self.start}-{self.end} of {self.document!r} cannot hold "
                f"a quote of {len(self.quote)} characters: {self.quote!r}"
            )


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that facts are about: its IRI, its names and its classes (IRIs of the ontology).

    :param language: the language of its names, an ISO 639 code.
    """

    iri: str
    label: str
    classes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    language: str = "en"

    def as_also(self, kind: str) -> Entity:
        """Return the entity with the class *kind* added."""
        return replace(self, classes=tuple(sorted({*self.classes, kind})))


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit of a value: its IRI, its name as the text or the vocabulary has it, and the name's *language*."""

    iri: str
    label: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time, no more exact than the text gives it.

    :param notation: ``2024``, ``2024-09``, ``2024-09-30``, ``2024-Q3``, ``1990s``, or ``A/B`` for a range.
    :param label: the period in words, such as ``September 2024``.
    :param precision: the IRI of a concept of ``pol:precisions``.
    :param earliest: its first day, ISO 8601.
    :param latest: its last day, ISO 8601.
    """

    notation: str
    label: str
    precision: str
    earliest: str
    latest: str


@dataclass(frozen=True, slots=True)
class Statistic:
    """A quantity: *phrase* is its wording in the text, *qualifier* the IRI of a concept of ``pol:qualifiers``."""

    phrase: str
    indicator: str
    value: Decimal
    unit: Unit | None = None
    qualifier: str | None = None
    period: Period | None = None
    place: Entity | None = None
    target: bool = False


@dataclass(frozen=True, slots=True)
class Ranking:
    """A place in a ranking; highest, largest, leading and first all mean rank 1."""

    phrase: str
    indicator: str
    rank: int
    scope: Entity | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of a document.

    :param property: the IRI of the ontology's property, which is the kind of fact.
    :param subject: what the fact is about.
    :param object: an entity, or the node of a statistic, ranking or period.
    :param passage: the sentence that states it.
    :param reader: the IRI of the reader that found the fact.
    :param confidence: the probability that the fact is right, between 0 and 1.
    :param negated: whether the passage denies the statement.
    :param modality: the IRI of a concept of ``pol:modalities``; None for a plain statement.
    :param attribution: the source of the statement, where the text names one.
    :param period: the deadline or date of a goal, use or effect, where the text gives one.
    :param mentions: the passages that mention the subject and the object, each with the entity that it denotes.
    """

    property: str
    subject: Entity
    object: Entity | Statistic | Ranking | Period
    passage: Passage
    reader: str
    confidence: float = 1.0
    negated: bool = False
    modality: str | None = None
    attribution: Entity | None = None
    period: Period | None = None
    mentions: tuple[tuple[Passage, Entity], ...] = field(default=())

    def __post_init__(self) -> None:
        """Refuse a confidence that is not a probability."""
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence is {self.confidence}, not between 0 and 1")
