"""The rejection: what a reader claimed and a check refused, with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from .fact import Passage


@dataclass(frozen=True, slots=True)
class Rejection:
    """A claim that became no fact.

    :param kind: the IRI of the property that was claimed, or the name of the kind where there is no such property.
    :param subject: the words of its subject; *object* likewise.
    :param reason: one line that says what was asked for and what is there instead.
    :param passage: where the document says it; None where it does not.
    """

    kind: str
    subject: str
    object: str
    reason: str
    passage: Passage | None = None
