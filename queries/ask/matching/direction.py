"""The direction: which end of a statement is asked for, by the order of the words."""

from __future__ import annotations

from collections.abc import Sequence

from ....ontology.lexicon import Sense
from ....ontology.namespace import LEX, POL
from ..parsing.clause import Clause
from ..words.word import Span, stem
from .side import side
from .stating import used
from .target import wanted

# The argument of a noun for a place in something: what stands there.
_PLACED = "located"
_MOST_BEHIND = 1


def direction(clause: Clause, property: str) -> str | None:
    """Return which end is asked for, by where the given one stands: before its verb, or after it.

    :return: ``subject``, ``object`` or None, where the order does not say it.
    """
    if any(clause.encloses(span) for span in clause.classes):
        return "object"
    span = _stating(clause, property)
    if span is None:
        return None
    head = clause.words[span[0]]
    if head.tag == "MD":
        return "object"  # "what should every household have"
    if property == POL.aimsAt and wanted(clause) and side(clause) == "object":
        return "object"  # "what do the strategies want to boost"
    given = _given(clause, property, span)
    passive = head.tag == "VBN" and any(w.lemma == stem("be") for w in clause.words[: span[0]])
    times = {i for x in clause.links if any(n.is_a(POL.Period) for n in x.nodes) for i in range(*x.span)}
    if passive and given and not {*given} - times:
        return "object"  # "what was ushered in during the 1990s"
    if not given:
        return None
    agent = _agent(clause, span[0])
    if agent and all(i > agent for i in given if clause.words[i].tag[:1] != "V"):
        return "object"  # "what is supposed to be promoted by X"
    if clause.is_phrase_of(span, LEX.inverseWords):
        # "What changed in Y because of X": the cause is what stands behind it.
        return "object" if given[-1] >= span[1] else "subject"
    after = given[0] >= span[1]
    if clause.is_phrase_of(span, LEX.wholeWords):
        return "subject" if after else "object"
    if property == POL.leadsTo and clause.is_phrase_of(span, LEX.causeWords):
        return "subject" if after else "object"
    senses = _senses(clause, property, span)
    inverse = _is_inverse(senses)
    open_ended = clause.words[-1].tag == "IN" or clause.words[0].tag in ("IN", "TO")
    if not after and open_ended and not inverse and head.tag.startswith("V"):
        return "object"  # "what is X built on"
    if property == POL.hasPart and _is_owned(clause, span[0]):
        return "subject"
    if head.tag.startswith("N") or (property == POL.hasPart and not head.tag.startswith("V")):
        return _by_noun(clause, property, span, given[0], senses)
    if passive and not after and clause.words[-1].tag == "VB" and span[1] < len(clause.words):
        return "object"  # "what is X supposed to drive"
    followed = [w.text.lower() for w in clause.words[span[0] + 1 : span[1] + 2]]
    if passive and not (senses and "to" in followed):
        return ("object" if after else "subject") if "by" in followed or not after else "subject"
    return "subject" if after != inverse else "object"


def asks_whole(clause: Clause, property: str) -> bool:
    """Say whether it asks for that in which something stands at some place: "what is it at the heart of"."""
    span = _stating(clause, property)
    return span is not None and _is_open(clause, span, _senses(clause, property, span))


def _is_open(clause: Clause, span: Span, senses: Sequence[Sense]) -> bool:
    """Say whether the words of *span* are placed somewhere, and of what that is, the subject, is asked.

    So they are with a preposition at the end, before which it is left out, or behind "its": "what is X at the core of",
    "what has X at its core".
    """
    placed = [s for s in senses if _PLACED in s.object]
    before = clause.words[max(0, span[0] - 2) : span[0]]
    rest = [w.text.lower() for w in clause.words[span[1] :]]
    if not placed or clause.words[span[0]].tag[:1] != "N" or all(w.tag != "IN" for w in before):
        return False
    fronted = [clause.words[0].text.lower()] if clause.words[0].tag == "IN" else []
    led = any(marker in s.subject for s in placed for marker in rest[:1] or fronted)
    return (led and len(rest) <= _MOST_BEHIND) or (not rest and before[-1].tag == "PRP$")


def _stating(clause: Clause, property: str) -> Span | None:
    """Return the words that state *property*: a verb rather than others, the longest, the last."""
    spans = [span for span, found in clause.properties if property in found and span not in clause.classes]
    spans = spans or [span for span, found in clause.properties if property in found]
    # "What changed because of X": which is the cause is said by "because of".
    turning = [s for s in spans if clause.is_phrase_of(s, LEX.inverseWords)] or _causing(clause, spans)
    return max(
        turning or spans,
        key=lambda s: (clause.words[s[0]].tag[:1] == "V", s[1] - s[0], s[0]),
        default=None,
    )


def _causing(clause: Clause, spans: Sequence[Span]) -> list[Span]:
    """Return those of *spans* that ask for a cause before any other verb: "what is responsible for how firms produce"."""
    return [
        s
        for s in spans
        if clause.is_phrase_of(s, LEX.causeWords)
        and all(w.base == "be" for w in clause.words[: s[0]] if w.tag.startswith("V"))
    ]


def _given(clause: Clause, property: str, span: Span) -> list[int]:
    """Return the places of the words that the given end must bear out, in order; *span* states *property*."""
    start = span[0]
    while clause.words[span[0]].tag[:1] == "N" and start and clause.words[start - 1].tag[:2] == "JJ":
        start -= 1  # "a critical source of X": the adjective is none of the given
    kinds = {s for s in clause.classes if s not in clause.narrow or (clause.focus and s == clause.focus[0])}
    left_out = clause.asked_phrase | {*range(start, span[1])} | used(clause, property)
    nouns = {i for kind in kinds for i in range(*kind)}
    nouns |= {i for i, w in enumerate(clause.words) if w.tag == "CD"} - clause.linked
    # "The only country", "the only one": the adjective is of what is asked for.
    # "What does the law want to make X": the law is given, whatever its name states.
    left_out -= {*range(*clause.the_one)} - {*range(*span)} if clause.the_one else set()
    left_out |= nouns | {i - 1 for i in nouns if i and clause.words[i - 1].tag == "JJ"} - clause.linked
    return sorted((clause.linked | clause.content) - left_out)


def _senses(clause: Clause, property: str, span: Span) -> list[Sense]:
    """Return the senses of the lexicon by which the words of *span*, or the first of them, state *property*."""
    return [
        s
        for n in range(span[1], span[0], -1)
        for key in clause.keys((span[0], n))
        for s in clause.wording.senses.get(key, ())
        if s.property == property
    ]


def _is_inverse(senses: Sequence[Sense]) -> bool:
    """Say whether the object of the word comes first: of "what does X depend on"."""
    return bool(senses) and all("subject" in s.object for s in senses)


def _by_noun(clause: Clause, property: str, span: Span, first: int, senses: Sequence[Sense]) -> str:
    """Return which end is asked for with a noun: "effects of X" asks for the other end, "part of what" for the whole.

    :param first: the place of the first of the given words.
    """
    after, head = first >= span[1], clause.words[span[0]]
    end = span[1] - 1 if span[1] - span[0] > 1 else min(span[1], len(clause.words) - 1)
    marker = clause.words[end].text.lower()
    if after and senses and all(marker in s.object for s in senses):
        return "subject"
    if not after and _is_open(clause, span, senses):
        return "subject"
    if after and marker == "to" and property == POL.leadsTo:
        return "subject"  # "what is the key to X"
    # "What kind of X is Y": Y is the part.
    turned = any(w.lemma == stem("be") for w in clause.words[span[1] : first])
    # "Which fields are new technologies": the fields are the parts.
    turned &= marker == "of" or not (head.tag == "NNS" and clause.classes)
    whole = property == POL.hasPart and (not after or turned)
    inverse = _is_inverse(senses)
    return "subject" if whole or inverse else "object"


def _is_owned(clause: Clause, place: int) -> bool:
    """Say whether what is asked for has what stands at *place*: "which country has all categories of X"."""
    if clause.focus is None:
        return False
    end = clause.focus[0][1]
    verb = next((i for i in range(end, place) if clause.words[i].base == "have"), None)
    return verb is not None and not any(w.tag[:2] in ("NN", "PR") for w in clause.words[end:verb])


def _agent(clause: Clause, start: int) -> int | None:
    """Return the place of "by" after a passive verb that stands at *start* or behind it."""
    for i in range(start, len(clause.words) - 1):
        is_passive = clause.words[i].tag == "VBN" and any(w.base == "be" for w in clause.words[:i])
        if is_passive and clause.words[i + 1].text.lower() == "by":
            return i + 1
    return None
