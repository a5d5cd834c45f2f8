"""The rejection: a claim of a reader that a check refused, with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from .fact import Passage


@dataclass(frozen=True, slots=True)
class Rejection:
    """A claim that became no fact.

    :param kind: the IRI of the claimed property, or the name of the kind where no such property exists.
    :param subject: the words of the claim's subject; *object* are those of its object.
    :param reason: one line that says what was required and what was found instead.
    :param passage: where the document says it; None if no such passage was found.
    """

    kind: str
    subject: str
    object: str
    reason: str
    passage: Passage | None = None
