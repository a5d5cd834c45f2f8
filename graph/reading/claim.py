"""The claim: what a document states according to a reader, not yet checked against the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

NOTHING: Mapping[str, Mention] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Mention:
    """The words that a reader gives for something, and their span if the reader gives one.

    :param words: as the reader gives them, not yet checked against the document.
    :param span: the offsets in the document's text, the end excluded.
    """

    words: str
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement as a reader gives it; it is not verified before grounding (:mod:`policyloom.graph.grounding`).

    :param kind: the name of the kind of fact, such as ``adopts``: the ``skos:notation`` of a property.
    :param subject: what the statement is about.
    :param object: the other end; for a figure, a rank or a date, the words that state it.
    :param quote: the words of the document that make the statement, usually a sentence.
    :param roles: further mentions by role: indicator, unit, qualifier, date, place.
    :param value: the number or the rank, as a plain number, according to the reader.
    :param is_target: whether the number is a goal or an expectation.
    :param score: how sure the reader is, from 0 to 1.
    :param confidence: the confidence of the fact, from 0 to 1, if an earlier run made one of this claim; else None.
    :param negated: whether the document denies the statement.
    :param modality: the name of a concept of ``pol:modalities``; None for a plain statement.
    :param attribution: the source of the statement, where the document names one.
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
        """Refuse a value that is not a number, and a score or a confidence outside 0 to 1."""
        if self.value is not None and not _is_number(self.value):
            raise ValueError(f"value is {self.value!r}, not a number")
        for name, value in (("score", self.score), ("confidence", self.confidence)):
            if value is not None and not 0 <= value <= 1:
                raise ValueError(f"{name} is {value}, not between 0 and 1")


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False
