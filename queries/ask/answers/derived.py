"""The derived: the answer to a question, made from that to a plainer one: its contrary, or how many things it lists."""

from __future__ import annotations

from dataclasses import replace

from ....ontology.namespace import LEX
from ..words.word import members, split
from ..words.wording import Wording
from .answer import Answer

_CONTRARIES = {"yes": "no", "no": "yes"}
_LEAST = 2


def contrary_to(plainer: str, answer: Answer) -> Answer:
    """Return the contrary of *answer*, that to *plainer*; no answer where that is neither "yes" nor "no"."""
    told = tuple(_CONTRARIES[said] for said in answer.answers if said in _CONTRARIES)
    reading = f"the contrary of {plainer!r}: {answer.reading}"
    return replace(answer, answers=told, reading=reading, links=answer.links if told else ())


def number_of(plainer: str, answer: Answer, wording: Wording) -> Answer:
    """Return the number of what *answer*, that to *plainer*, lists; no answer where several sentences tell it, or but one thing.

    Those among whom something is to be are listed in one answer.
    """
    parting = split(plainer)[0][0].lower() in wording.roles.words(LEX.partyPrepositions)
    count = len(answer.answers)
    if count == 1 and parting:
        count = len(members(answer.answers[0]))
    is_list = count >= _LEAST and len({(e.doc, e.quote) for e in answer.evidence}) == 1
    reading = f"how many: {plainer!r}: {answer.reading}"
    return replace(answer, answers=(str(count),) if is_list else (), reading=reading, links=())


def read_as(plainer: str, answer: Answer) -> Answer:
    """Return *answer* with the words that its question was read as; those that were read first stand first."""
    return replace(answer, suggestions=(f"read as {plainer!r}", *answer.suggestions))
