"""The stating: which words of a question state a property, which the sentence must have, and which say something else."""

from __future__ import annotations

from ....ontology.namespace import LEX, POL
from ..index.index import Statement
from ..parsing.clause import Clause
from ..words.word import Span, split, uninflected
from .target import governor, wanted

_AGENT = "by"
_IDIOM = 3
_TO_BE = 3  # "its focus is to do X"


def used(clause: Clause, property: str) -> set[int]:
    """Return the places of the words that state *property*, or only that it is wanted: 'wants to use'."""

    def wanted(span: Span, found: frozenset[str]) -> bool:
        follower = clause.words[span[1]].text.lower() if span[1] < len(clause.words) else ""
        # "Was established to do X" says only what it is for.
        set_up = POL.adopts in found and property == POL.aimsAt and clause.words[span[0]].tag == "VBN"
        wants = POL.aimsAt in found or set_up
        return wants and (follower == "to" or clause.words[span[1] - 1].text.lower() == "to")

    stating = [s for s, found in clause.properties if property in found]
    # "To lead to" is a verb, however the parse has it.
    verbs = [
        s
        for s in stating
        if (clause.words[s[0]].tag[:1] == "V" and not _is_nominal(clause, s))
        or clause.words[s[1] - 1].text.lower() == "to"
        or (clause.enclosed and s[0] > max(clause.enclosed))
        or (clause.focus and s == clause.focus[0])  # "the effect of the commercialization of X"
    ]

    causes = [s for s in stating if clause.is_phrase_of(s, LEX.causeWords)]

    def is_object(span: Span) -> bool:
        # "What accelerated the drivers of growth", "what did the commercialization of X lead to": the noun is an end.
        noun = (
            property == POL.leadsTo
            and (clause.words[span[1] - 1].tag[:1] == "N" or _is_nominal(clause, span))
            and (span not in clause.classes or is_told_of(clause, span) or governor(clause) in range(*span))
        )
        # "A cause of the reshaping of X", "what caused the growth of X"
        by_verb = any(verb[1] <= span[0] or span[1] <= verb[0] for verb in verbs)
        return noun and (by_verb or any(cause[1] <= span[0] for cause in causes))

    return {
        i
        for span, found in clause.properties
        if (property in found and not is_object(span)) or wanted(span, found)
        for i in range(*span)
    }


def _is_nominal(clause: Clause, span: Span) -> bool:
    """Say whether a verb stands for a thing: "the reshaping of trade"."""
    before, behind = clause.words[max(0, span[0] - 1) : span[0]], clause.words[span[1] : span[1] + 1]
    return (
        clause.words[span[0]].tag == "VBG"
        and [w.tag for w in before] == ["DT"]
        and [w.text.lower() for w in behind] == ["of"]
    )


def is_told_of(clause: Clause, span: Span) -> bool:
    """Say whether a word for a class is what does something, or what has what is asked for: "the effect of the changes"."""
    behind = clause.focus is not None and clause.focus[0][1] <= span[0]
    enclosed = not clause.enclosed.isdisjoint(range(*span))
    return enclosed or (behind and clause.classes[span] == POL.Development == clause.asked_class)


def is_agent(clause: Clause, span: Span) -> bool:
    """Say whether a word for developments tells what something was done by: "what was sped up by the changes"."""
    if clause.classes[span] != POL.Development:
        return False
    before = [w.text.lower() for w in clause.words[: span[0]]]
    by = next((i for i in range(span[0] - 1, 1, -1) if before[i] == _AGENT), 0)
    between = clause.words[by + 1 : span[0]]
    return any(w.tag == "VBN" for w in clause.words[max(0, by - 2) : by]) and all(
        w.tag[:2] in ("DT", "JJ", "NN", "PR") for w in between
    )


def canonical(clause: Clause, place: int) -> str:
    """Return the canonical stem of the word at *place*."""
    return clause.wording.canonical(clause.words[place].stem)


def stating_words(clause: Clause, fact: Statement) -> list[str] | None:
    """Return the verb of the question that the sentence must have, as it says more than the property: to invest in.

    None is returned where the sentence does not have it.
    """
    spans = [
        s
        for s, found in clause.properties
        if fact.property in found and clause.words[s[0]].tag.startswith("V")
    ]
    if fact.property == POL.happenedIn:
        spans = [s for s in spans if not _is_consequence(clause, s)]
    if fact.property == POL.adopts:
        if "asksActor" in clause.asks:
            # "Who is its author" asks who wrote it.
            spans = [
                s for s, found in clause.properties if fact.property in found and s not in clause.classes
            ]
        spans = [
            s for s in spans if clause.plays(clause.words[s[0]], LEX.particularVerbs) or _is_idiom(clause, s)
        ]
    if not spans or (fact.property != POL.adopts and len(spans) < len(_stating(clause, fact.property))):
        return []
    if fact.property == POL.leadsTo and all(
        clause.plays(clause.words[s[0]], LEX.achievingVerbs) for s in spans
    ):
        return []  # what something leads to is what it achieves
    for span in spans:
        if any(
            (fact.property in clause.wording.worded.get(key, ()) and fact.property != POL.adopts)
            or any("infinitive" in sense.object for sense in clause.wording.senses.get(key, ()))
            for key in clause.keys(span)
        ):
            return []
    if fact.property == POL.adopts:
        # Who leads it is not told by a word for a leader.
        forms = {uninflected(word) for word, _ in split(fact.quote)}
        spans = [s for s in spans if uninflected(clause.words[s[0]].base) in forms]
    return next(([canonical(clause, s[0])] for s in spans if clause.has(s[0], fact.context)), None)


def _is_idiom(clause: Clause, span: Span) -> bool:
    """Say whether the words are a phrase for one way of adopting something: to put one's signature under it."""
    return span[1] - span[0] >= _IDIOM and all(k not in clause.wording.worded for k in clause.keys(span))


def _is_consequence(clause: Clause, span: Span) -> bool:
    """Say whether the words say what came of it, behind all else: "when was X sold, opening a new era"."""
    before = clause.words[: span[0]]
    return clause.words[span[0]].tag == "VBG" and any(w.tag[:2] in ("VB", "NN") for w in before[-1:])


def _stating(clause: Clause, property: str) -> list[Span]:
    named = bool(clause.links)
    return [s for s, found in clause.properties if property in found and (named or s not in clause.classes)]


def states_other(clause: Clause, place: int, property: str) -> bool:
    """Say whether the word is a verb that states another property than *property*."""
    if place in wanted(clause):
        return False  # what is wanted to be done is not done
    if _is_attributive(clause, place):
        return False  # "pioneering firms"
    found = [p for (a, b), p in clause.properties if a <= place < b]
    return clause.words[place].tag.startswith("V") and bool(found) and not any(property in p for p in found)


def _is_attributive(clause: Clause, place: int) -> bool:
    """Say whether the word is a participle that describes the noun behind it, with an article or a preposition before."""
    words = clause.words
    before = [w.tag for w in words[max(0, place - 1) : place]]
    behind = [w.tag[:2] for w in words[place + 1 : place + 2]]
    return (
        words[place].tag in ("VBG", "VBN") and before in (["DT"], ["IN"]) and behind[0:1] in (["JJ"], ["NN"])
    )


def passes_on(clause: Clause, property: str) -> bool:
    """Say whether what a policy does can be said of who adopted it: it uses a technology, but produces none."""
    if property != POL.usesTechnology:
        return True
    spans = [span for span, found in clause.properties if property in found]
    worded = (property in clause.wording.worded.get(key, ()) for s in spans for key in clause.keys(s))
    verbs = [s for s in spans if clause.words[s[0]].tag.startswith("V")]
    of_kind = POL.Technology in clause.classes.values() and not verbs
    return not spans or of_kind or any(worded)


def is_stated(clause: Clause, property: str) -> bool:
    """Say whether a word of *clause* may state *property*."""
    return any(property in found for _, found in clause.properties)


def has_verb(clause: Clause, property: str) -> bool:
    """Say whether a verb that says more than "have" states *property*."""
    verbs = [clause.words[s[0]] for s, found in clause.properties if property in found]
    return any(w.tag[:1] == "V" and w.base != "have" for w in verbs)


def is_growth_told(clause: Clause, sentence: frozenset[str]) -> bool:
    """Say whether *sentence*, by its words, tells of more, where *clause* asks for that: who uses X need not want more of it."""
    return not clause.growth or not clause.wording.roles.stems(LEX.growingWords).isdisjoint(sentence)


def is_behind(clause: Clause, fact: Statement, told: set[str]) -> bool:
    """Say whether the sentence of *fact* has the object behind one of the words *told*: what it focuses on, not what it does so for.

    "With its focus on X, it seeks to do Y" has Y with a verb of its own.
    """
    said, canonicals = [word for word, _ in split(fact.quote)], clause.wording.canonicals
    begin = next((i for i, word in enumerate(said) if told & canonicals(word)), len(said))
    behind, first = said[begin:], fact.object.label.split()[0]
    place = behind.index(first) if first in behind else 0
    is_own = place > _TO_BE and behind[place - 1] == "to"
    return not is_own and fact.object.words <= canonicals(" ".join(behind))
