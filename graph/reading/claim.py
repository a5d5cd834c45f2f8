"""The claim: what a reader says that a document states, before anybody has checked it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

NOTHING: Mapping[str, Mention] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that a reader gives for something, and where they stand if it says so.

    :param words: as the reader has them; nobody has looked yet whether the document does.
    :param span: the offsets in the document's text, the end excluded.
    """

    words: str
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement as a reader tells it. Nothing of it is true until it is grounded (:mod:`policyloom.graph.grounding`).

    :param kind: the name of the kind of fact, such as ``adopts``: the ``skos:notation`` of a property.
    :param subject: what it is about.
    :param object: the other end; for a figure, a rank or a date the words that tell it.
    :param quote: the words of the document that state it, a sentence as a rule.
    :param roles: what else is told, by the name of its role: indicator, unit, qualifier, date, place.
    :param value: what the reader says that the number or the rank is, as a plain number.
    :param is_target: whether the number is a goal or expected.
    :param score: how sure the reader is, from 0 to 1.
    :param confidence: how sure the fact is that this became before, from 0 to 1; None where it has not been checked yet.
    :param negated: whether the document denies it.
    :param modality: the name of a concept of ``pol:modalities``; None where it is plainly stated.
    :param attribution: who says so, where the document names a source.
    """

    kind: str
    subject: Mention
    object: Mention
    quote: Mention
    roles: Mapping[str, Mention] = field(default_factory=lambda: NOTHING)
    value: str | None = None
    is_target: bool = False
    score: float = 1.0
    confidence: float | None = None
    negated: bool = False
    modality: str | None = None
    attribution: Mention | None = None

    def __post_init__(self) -> None:
        """Refuse a score or a confidence that is no probability."""
        for name, value in (("score", self.score), ("confidence", self.confidence)):
            if value is not None and not 0 <= value <= 1:
                raise ValueError(f"{name} is {value}, not between 0 and 1")
