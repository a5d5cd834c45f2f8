"""The topic: what a question names before it asks, put where the question takes it up: "the plan: who is behind it"."""

from __future__ import annotations

import re

from ....ontology.namespace import LEX
from ..words.wording import Wording
from .utterance import PLAIN

_PARTED = re.compile(r"\s*[:;,]\s+|\s+[-\N{EN DASH}\N{EM DASH}]+\s+|\s*\N{EM DASH}\s*")
_WORD = re.compile(r"[^\W\d_]+")
# What takes a topic up, the surest first; "that" begins a clause elsewhere than at the end.
_TAKING_UP = (
    re.compile(r"\b(it|they|them|its|their)\b(?!['\N{RIGHT SINGLE QUOTATION MARK}])"),
    re.compile(r"\b(that|this|those|these)(?=\W*$)"),
)
_POSSESSIVE = frozenset({"its", "their"})


def about_topic(question: str, wording: Wording) -> str | None:
    """Return *question* with the topic that it begins with in the place of the pronoun that takes it up, or None.

    "As for the plan, what is it built on?" is "what is the plan built on?". What opens a topic is of ``lex:topicOpeners``;
    what begins with a question word is none.
    """
    for mark in _PARTED.finditer(question):
        topic, asked = _opened(question[: mark.start()], wording), question[mark.end() :]
        told = [word.lower() for word in _WORD.findall(asked)]
        begins, ends = told[:3], told[-1:]
        asks = begins[:1] and begins[0] in wording.roles.words(LEX.asksWhether)
        if not topic or not (asks or PLAIN & {*begins, *ends}):
            continue
        for pattern in _TAKING_UP:
            found = pattern.search(asked)
            if found is not None:
                owner = "'s" if found[0] in _POSSESSIVE else ""
                return f"{_after_conjunction(asked[: found.start()], wording)}{topic}{owner}{asked[found.end() :]}"
    return None


def _opened(topic: str, wording: Wording) -> str:
    """Return *topic* without what opens it: "as for"; "" where it asks something, or is nothing."""
    words = topic.split()
    lower = [w.lower() for w in words]
    openers = sorted(wording.roles.words(LEX.topicOpeners), key=len, reverse=True)
    opener = next((o for o in openers if lower[: len(o.split())] == o.split()), "")
    words = words[len(opener.split()) :]
    asks = PLAIN | wording.roles.words(LEX.asksWhether) | wording.roles.words(LEX.addressing)
    return "" if not words or not asks.isdisjoint(w.lower() for w in words) else " ".join(words)


def _after_conjunction(asked: str, wording: Wording) -> str:
    first, _, rest = asked.partition(" ")
    return rest if first.lower() in wording.roles.words(LEX.resuming) else asked
