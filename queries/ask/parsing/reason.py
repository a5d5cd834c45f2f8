"""The reason: why somebody asks, told before what is asked: "I have to choose one, so which of them is the cheapest"."""

from __future__ import annotations

import re

from ....ontology.namespace import LEX
from ..words.recast import recasts
from ..words.wording import Wording
from .utterance import PLAIN

_WORD = re.compile(r"[^\W\d_]+")
_ARTICLES = frozenset({"the"})
_BEGIN = 3


def without_reason(question: str, wording: Wording) -> str:
    """Return *question* without the reason that is given for it by a pattern of ``lex:reasons``.

    It is left as it is where what follows asks nothing by itself, or refers to what was said before: "I read of a new
    plan, so who devised it".
    """
    straight = question.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    told = (asked for asked in recasts(straight, wording.reasons) if _asks_alone(asked, wording))
    return next(told, question)


def _asks_alone(asked: str, wording: Wording) -> bool:
    """Say whether *asked* begins as a question or a heading does, and has no pronoun for something before it."""
    words = [word.lower() for word in _WORD.findall(asked)]
    begins = words[:_BEGIN]
    openers = PLAIN | _ARTICLES | wording.roles.words(LEX.asksWhether) | wording.roles.words(LEX.addressing)
    prepositions = wording.roles.words(LEX.strandedPrepositions) | wording.prepositions
    lists = " ".join(begins[:2]) in wording.roles.words(LEX.asksList)
    opens = begins[:1] and (
        begins[0] in openers
        or begins[0] in wording.roles.words(LEX.asksList)
        or lists
        or (begins[0] in prepositions and not PLAIN.isdisjoint(begins[1:]))
    )
    return bool(opens) and wording.roles.words(LEX.anaphora).isdisjoint(words)
