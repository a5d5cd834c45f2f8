"""The fronting: a question whose question word stands where the answer would, put in the usual order."""

from __future__ import annotations

from collections.abc import Sequence

from ....ontology.namespace import LEX
from ..words.word import Word, Written, written
from ..words.wording import Wording
from .utterance import PLAIN

_FINITE = frozenset({"VBZ", "VBP", "VBD"})
_DOES = {"VBZ": "does", "VBP": "do", "VBD": "did"}
# The tags of words that begin a subject.
_BEGINS = frozenset({"DT", "PRP", "PRP$", "JJ", "CD", "NN", "NNS", "NNP", "NNPS", "VBG", "EX"})
_AUXILIARIES = frozenset({"have", "do"})


def inverted(words: Sequence[Word]) -> list[Written] | None:
    """Return the statement *words* as the question whether it is so: "it rests on sand" as "does it rest on sand", or None."""
    verb = next((i for i, w in enumerate(words) if i and w.tag in {*_FINITE, "MD"}), 0)
    if not verb or words[0].tag not in _BEGINS or any(w.tag in ("WDT", "WP") for w in words[:verb]):
        return None
    subject, behind = written(words[:verb]), written(words[verb + 1 :])
    if words[verb].base == "be" or words[verb].tag == "MD" or _helps(words, verb):
        return [(words[verb].text, False), *subject, *behind]
    return [(_DOES[words[verb].tag], False), *subject, (words[verb].base, False), *behind]


def _helps(words: Sequence[Word], verb: int) -> bool:
    """Say whether the verb at *verb* is an auxiliary of one behind it: "has been built"."""
    behind = next((w.tag for w in words[verb + 1 :] if w.tag[:2] != "RB"), "")
    return words[verb].base in _AUXILIARIES and behind in ("VBN", "VBG", "VB")


def _modifies(words: Sequence[Word], place: int) -> bool:
    """Say whether the participle at *place* stands before a noun: "which connected industries"."""
    return (
        words[place].tag in ("VBN", "VBG")
        and words[place + 1 : place + 2] != []
        and words[place + 1].tag[:2] == "NN"
    )


def fronted(words: Sequence[Word], wording: Wording) -> list[Written] | None:
    """Return *words* with the question word and its noun before all else: "the plan rests on what", "it is whose idea".

    A preposition before it goes along, but for one that means the same at the end: "it is done through what" asks through
    what it is done. None is returned where the question word begins them, no verb stands before it, or what begins them is
    no subject ("thanks to X, Y is what").
    """
    lower = [w.text.lower() for w in words]
    place = max((i for i, w in enumerate(lower) if w in PLAIN), default=0)
    verb = next((i for i, w in enumerate(words[:place]) if i and w.tag in {*_FINITE, "MD"}), 0)
    causes = {phrase.split()[0] for phrase in wording.roles.words(LEX.inverseWords)}
    if not verb or PLAIN & {*lower[:place]} or words[0].tag not in _BEGINS or lower[0] in causes:
        return None
    staying = wording.roles.words(LEX.strandedPrepositions) | {"of"}
    begin = place - (words[place - 1].tag == "IN" and place - 1 > verb and lower[place - 1] not in staying)
    end = place + 1
    while (
        end < len(words)
        and lower[place] not in ("who", "whom")
        and (words[end].tag[:2] in ("JJ", "NN", "CD") or _modifies(words, end))
    ):
        end += 1
    if lower[end : end + 1] == ["of"]:  # "what kind of factories"
        end += 1
        while end < len(words) and words[end].tag[:2] in ("JJ", "NN", "VB"):
            end += 1
    asked = [("who" if w.text.lower() == "whom" else w.text, w.owns) for w in words[begin:end]]
    subject, behind = written(words[:verb]), written((*words[verb + 1 : begin], *words[end:]))
    if words[verb].base == "be" or words[verb].tag == "MD" or _helps(words, verb):
        return [*asked, (words[verb].text, False), *subject, *behind]
    return [*asked, (_DOES[words[verb].tag], False), *subject, (words[verb].base, False), *behind]
