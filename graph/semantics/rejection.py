"""The rejection: a fact that the words proposed and a check refused, with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from ..fact import Passage


@dataclass(frozen=True, slots=True)
class Rejection:
    """A reading that became no fact.

    :param property: the IRI of the property that the word would state.
    :param subject: what it would be about, by name; *object* likewise.
    :param passage: the sentence.
    :param sense: the IRI of the lexical sense that proposed it.
    :param reason: one line that says what was asked for and what is known instead.
    """

    property: str
    subject: str
    object: str
    passage: Passage
    sense: str
    reason: str
