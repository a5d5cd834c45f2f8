"""The fact: what a document states, with the passage that states it."""

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
        """Refuse offsets that cannot hold the quote."""
        if self.start < 0 or self.end - self.start != len(self.quote):
            raise ValueError(
                f"passage {self.start}-{self.end} of {self.document!r} cannot hold "
                f"a quote of {len(self.quote)} characters: {self.quote!r}"
            )


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that facts are about: its IRI, its names and its classes (IRIs of the ontology).

    :param language: that of its names, a code of ISO 639.
    """

    iri: str
    label: str
    classes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    language: str = "en"

    def as_also(self, kind: str) -> Entity:
        """Return it as of the class *kind* too."""
        return replace(self, classes=tuple(sorted({*self.classes, kind})))


@dataclass(frozen=True, slots=True)
class Unit:
    """What a value counts: the unit's IRI and its name as the text or the vocabulary has it, in which *language*."""

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
    """A quantity: *phrase* is how the text puts it, *qualifier* the IRI of a concept of ``pol:qualifiers``."""

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
    """A place in an order; the highest, largest, leading and first are rank 1."""

    phrase: str
    indicator: str
    rank: int
    scope: Entity | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of a document.

    :param property: the IRI of the ontology's property, which says what kind of fact it is.
    :param subject: what the fact is about.
    :param object: an entity, or the node of a statistic, ranking or period.
    :param passage: the sentence that states it.
    :param sense: by what the passage was read so: the IRI of a sense of the lexicon, or of the reader.
    :param confidence: between 0 and 1; while a sentence is read, how often its sense is right.
    :param negated: whether the passage denies the statement.
    :param modality: the IRI of a concept of ``pol:modalities``, or none where it is plainly stated.
    :param attribution: who says so, where the text names a source.
    :param period: the deadline or date of a goal, use or effect, where the text gives one.
    :param mentions: where the document names the subject and the object, with what each denotes.
    """

    property: str
    subject: Entity
    object: Entity | Statistic | Ranking | Period
    passage: Passage
    sense: str
    confidence: float = 1.0
    negated: bool = False
    modality: str | None = None
    attribution: Entity | None = None
    period: Period | None = None
    mentions: tuple[tuple[Passage, Entity], ...] = field(default=())

    def __post_init__(self) -> None:
        """Refuse a confidence that is no probability."""
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence is {self.confidence}, not between 0 and 1")

    def places_of(self, end: Entity | Statistic | Ranking | Period) -> list[Passage]:
        """Return where the document names *end*, the subject or the object, in the order of the mentions."""
        return [place for place, entity in self.mentions if entity is end]


@dataclass(frozen=True, slots=True)
class Proposition:
    """What a clause says of its subject, in the words of the text, whatever kind of fact that is, or none.

    :param subject: the words for what it is about; a pronoun is given as the name of what it stands for.
    :param verb: the base form of its verb, with its particle.
    :param predicate: the verb with what helps it: "cannot simply copy".
    :param complements: the words for what completes the verb: what is done, or what the subject is.
    :param circumstances: how, where, when and for what, each with its preposition.
    :param passage: the sentence that says it.
    :param passive: whether the subject is what it is done to.
    :param denied: whether the sentence says that it is not so.
    :param mood: the IRI of a concept of ``pol:modalities``, or none where it is plainly stated.
    :param standard: the clause before, where only that tells with what it compares: "II may take longer".
    """

    subject: str
    verb: str
    predicate: str
    complements: tuple[str, ...]
    circumstances: tuple[str, ...]
    passage: Passage
    passive: bool = False
    denied: bool = False
    mood: str | None = None
    standard: str = ""
