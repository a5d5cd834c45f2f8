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
_AUXILIARIES = frozenset({"be", "have", "do"})


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
        end < len(words) and words[end].tag[:2] in ("JJ", "NN", "CD") and lower[place] not in ("who", "whom")
    ):
        end += 1
    if lower[end : end + 1] == ["of"]:  # "what kind of factories"
        end += 1
        while end < len(words) and words[end].tag[:2] in ("JJ", "NN", "VB"):
            end += 1
    asked = [("who" if w.text.lower() == "whom" else w.text, w.owns) for w in words[begin:end]]
    subject, behind = written(words[:verb]), written((*words[verb + 1 : begin], *words[end:]))
    if words[verb].base in _AUXILIARIES or words[verb].tag == "MD":
        return [*asked, (words[verb].text, False), *subject, *behind]
    return [*asked, (_DOES[words[verb].tag], False), *subject, (words[verb].base, False), *behind]
