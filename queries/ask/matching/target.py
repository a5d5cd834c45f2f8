"""The target: what a question asks to be wanted, demanded or achieved, and whether a goal tells of it."""

from __future__ import annotations

from itertools import pairwise

from ....ontology.namespace import LEX, POL
from ..index.index import Node, Statement
from ..parsing.clause import Clause
from ..parsing.link import Link
from ..parsing.utterance import PLAIN
from ..words.thesaurus import root
from ..words.word import Span, split, stem

_OF = "of"
_ACTIVE = frozenset({"VBZ", "VBP", "VBD"})
_AUXILIARIES = frozenset({"do", "have"})
_PAST = "ed"
_LIGHT = frozenset({"be", "do", "have"})
_YET_TO_BE = frozenset({POL.planned, POL.possible})


def is_target(clause: Clause) -> bool:
    """Say whether it asks for what should be, or for what somebody wants to be: "which industries does X want"."""
    begin = clause.focus[0][1] if clause.focus else len(clause.words)
    enclosed = any(w.lemma == "do" for w in clause.words[begin : begin + 1])
    return is_demanded(clause) or (
        enclosed and any(span[0] > begin and span not in clause.classes for span in _wanting(clause))
    )


def is_demanded(clause: Clause) -> bool:
    """Say whether it asks for what should be."""
    return any(clause.words[span[0]].tag == "MD" for span in _wanting(clause))


def wanted(clause: Clause) -> set[int]:
    """Return the places of the verbs for what is wanted to be done: "want to promote"."""
    return {
        i
        for _, end in _wanting(clause)
        for i in range(end, min(end + 2, len(clause.words)))
        if clause.words[i].tag == "VB" and (_is_led(clause, i) if i == end else clause.words[end].tag == "TO")
    }


def _is_led(clause: Clause, place: int) -> bool:
    """Say whether what stands before the verb leads over to it: "should promote", but not "do the plans want"."""
    return clause.words[place - 1].tag[:1] != "N"


def is_state_wanted(clause: Clause, node: Node) -> bool:
    """Say whether *node* is a state, where *clause* asks what somebody wants to be or to become; what it wants to do is none."""
    last = clause.words[-1]
    becoming = clause.wording.roles.stems(LEX.becomingVerbs) | {stem("be")}
    asks = len(clause.words) - 1 in wanted(clause) and not becoming.isdisjoint({last.stem, last.lemma})
    return not asks or stem(node.label.split()[0]) in becoming


def is_deed_alone(clause: Clause, node: Node) -> bool:
    """Say whether *node* but says that it is to be done, where *clause* asks to what: what is to be connected is no better connection."""
    verb = max(wanted(clause), default=None)
    if verb is None or not clause.wording.prepositions.isdisjoint(node.label.lower().split()):
        return False
    behind = range(verb + 1, len(clause.words))
    if not all(clause.words[i].tag in ("IN", "DT") or clause.has(i, node.words) for i in behind):
        return False
    return root(stem(node.label.split()[-1])) in {root(s) for s in clause.words[verb].stems}


def is_achieved(clause: Clause, fact: Statement) -> bool:
    """Say whether the sentence says so where the question asks for what has been achieved."""
    spans = [s for s in _wanting(clause) if clause.words[s[0]].tag.startswith("V")]
    past = any(
        clause.words[i].tag in ("VBD", "VBN") or clause.words[i].lemma == "hav"
        for i in range(len(clause.words))
    )
    achieving = all(clause.plays(clause.words[s[0]], LEX.achievingVerbs) for s in spans)
    if not (achieving and (past if spans else asks_done(clause))):
        return True
    return is_reached(clause, fact)


def is_reached(clause: Clause, fact: Statement) -> bool:
    """Say whether the sentence of *fact* says that what it aims at has been achieved."""
    told = {
        stem(word)
        for word, _ in split(fact.quote)
        if word.lower() != stem(word) and word.lower().endswith("ed")
    }
    return bool(told & clause.wording.roles.stems(LEX.achievingVerbs))


def asks_done(clause: Clause) -> bool:
    """Say whether it asks whether something has been done: "has X created Y"; or what has: "what has X created"."""
    begins = clause.words[0]
    if clause.is_whether:
        return begins.base == "have" or begins.tag == "VBD"
    last = next((w for w in reversed(clause.words) if w.tag not in ("IN", "TO", "RP")), begins)
    return any(w.base == "have" for w in clause.words[:-1]) and last.tag in ("VBN", "VBD")


def done(clause: Clause) -> int | None:
    """Return the place of the verb by which *clause* asks for what has been done: "who planted X", "did Y plant it"; None where it does not.

    It is that of the main clause: "what does the country that planted X want" asks for nothing done.
    """
    words = clause.words
    asks_whether = "asksWhether" in clause.asks and clause.asks["asksWhether"][0] == 0
    first = next((i for i, w in enumerate(words) if (i or asks_whether) and w.tag[:1] in ("V", "M")), None)
    if asks_whether and words[0].base not in _LIGHT:
        first = 0  # the parse may have a name
    if first is None or words[first].tag == "MD":
        return None
    if words[first].tag == "VBD" and words[first].base not in _LIGHT:
        return first
    behind = [i for i in range(first + 1, len(words)) if words[i].tag[:1] == "V"]
    verb = next((i for i in behind if words[i].base not in _LIGHT or i == behind[-1]), None)
    if verb is None:
        return None
    forms = ("VB", "VBP") if words[first].base == "do" else ("VBN", "VBD")
    perfect = any(w.base == "have" or w.tag == "VBD" for w in words[first:verb]) or not first
    return verb if perfect and words[verb].tag in forms and words[verb - 1].tag != "TO" else None


def is_yet_to_be_done(clause: Clause, verb: int, fact: Statement) -> bool:
    """Say whether *fact*, or its object, is but what is wanted to be done by the verb at the place *verb*."""
    if fact.figure is not None:
        return fact.figure.is_target
    beside = [f for f in clause.index.beside(fact) if f.property == POL.aimsAt]
    if fact.property == POL.aimsAt:
        aims = [fact]
    elif fact.property == POL.adopts:  # who has the plan to do it
        asked = clause.content - {verb}
        aims = [
            f
            for f in beside
            if f.subject is fact.object and all(clause.has(i, f.object.words) for i in asked)
        ]
    else:
        aims = [f for f in beside if f.subject is fact.subject and _is_within(fact.object, f.object)]
    verbs = (clause.wording.canonicals(_verb(f.object.label)) for f in aims)
    return any(clause.has(verb, said) for said in verbs) and not any(is_reached(clause, f) for f in aims)


def _verb(goal: str) -> str:
    """Return the verbs that a goal has: the one that it begins with, and what is to have been done: "ten wells are dug or repaired"."""
    first, *rest = goal.split()
    return " ".join((first, *(word for word in rest if word.endswith(_PAST))))


def _is_within(node: Node, goal: Node) -> bool:
    """Say whether one of the names of *node* stands in *goal*."""
    return any(name.casefold() in goal.label.casefold() for name in (node.label, *node.aliases))


def is_yet_to_be(clause: Clause, fact: Statement) -> bool:
    """Say whether *clause* asks for what has been done, and *fact*, or its object, is yet to be: what is to be built is not."""
    if fact.mood in _YET_TO_BE and (asks_done(clause) or asks_past(clause)) and not wanted(clause):
        return True
    sought = (f for f in clause.index.beside(fact) if f.property == POL.aimsAt and f.subject is fact.subject)
    return asks_done(clause) and any(
        fact.object.words <= f.object.words and not is_achieved(clause, f) for f in sought
    )


def asks_past(clause: Clause) -> bool:
    """Say whether it asks for what has been done: "when did X reach it"."""
    return any(w.tag == "VBD" and w.base in ("do", "be", "have") for w in clause.words)


def is_goal_said(clause: Clause, goal: Node) -> bool:
    """Say whether *clause* says that something is aimed at, by a word for it or by the verb of *goal*, or names it."""
    named = clause.names(goal)
    begins = clause.wording.canonicals(goal.label.split()[0])
    return named or bool(_wanting(clause)) or any(clause.has(i, begins) for i in range(len(clause.words)))


def acts(clause: Clause, link: Link) -> bool:
    """Say whether *link* names what does what is asked for: "what has X promoted"."""
    start, end = link.span
    while start and clause.words[start - 1].tag in ("DT", "JJ"):
        start -= 1
    before, after = clause.words[max(0, start - 1) : start], clause.words[end : end + 1]
    return bool(before and after) and before[0].base in _AUXILIARIES and after[0].tag[:1] == "V"


def is_party(clause: Clause, link: Link, property: str) -> bool:
    """Say whether *link* does what is asked for, or stands right behind the verb that states *property*, in the active."""
    if acts(clause, link):
        return True
    verbs = [s for s, found in clause.properties if property in found and clause.words[s[0]].tag in _ACTIVE]
    return any(
        all(w.tag == "DT" for w in clause.words[s[1] : link.span[0]]) for s in verbs if s[1] <= link.span[0]
    )


def is_told_within(clause: Clause, node: Node) -> bool:
    """Say whether a goal or an effect itself tells of what is asked for: which areas should be covered."""
    return (
        clause.focus is not None
        and is_told(node)
        and all(clause.has(i, node.words) for i in range(*clause.focus[0]))
        and not _is_of_all(clause, node)
    )


def _is_of_all(clause: Clause, node: Node) -> bool:
    """Say whether *node* tells of all that is asked for, and so not of which: "guide all sectors"."""
    noun = clause.focus[0][1] - 1 if clause.focus else 0
    said = [word for word, _ in split(node.label)]
    wholes = clause.wording.roles.words(LEX.universals)
    return any(
        before.lower() in wholes and clause.has(noun, clause.wording.canonicals(word))
        for before, word in pairwise(said)
    )


def is_told(node: Node) -> bool:
    """Say whether *node* is called by what is told of it, rather than by a name."""
    return node.is_a(POL.Goal) or node.is_a(POL.Development)


def takes_up(clause: Clause, goal: Node) -> bool:
    """Say whether *goal* takes up what another of its list names, so that this is said of it as well: "their access"."""
    words = {word.lower() for word, _ in split(goal.label)}
    return not words.isdisjoint(clause.wording.roles.words(LEX.backReferences))


def is_place(node: Node, asked: str) -> bool:
    """Say whether *node* is a place as *asked*, a class of them: a union may be called a country, a country no bloc."""
    return node.is_a(POL.Place) and not (asked == POL.Region and node.is_a(POL.Country))


def tells_of(clause: Clause, node: Node) -> bool:
    """Say whether *node* is a clause of its own that says what is asked for: "every town has X", for "what do towns have"."""
    verb = max(clause.doers, default=-1) + 1
    if not 0 < verb < len(clause.words) or not clause.words[verb].tag.startswith("V"):
        verb = next((i for i in range(verb, len(clause.words)) if clause.words[i].tag.startswith("V")), 0)
    stems = [clause.wording.canonicals(word) for word, _ in split(node.label)]
    return (
        any(clause.has(max(clause.doers), noun) and clause.has(verb, said) for noun, said in pairwise(stems))
        if verb and clause.doers
        else False
    )


def governor(clause: Clause) -> int | None:
    """Return the place of the noun whose object is asked for: "what does the plan show an understanding of", "of what ... an understanding"."""
    words = clause.words
    if (
        words[0].text.lower() == _OF
        and words[1:]
        and words[1].text.lower() in PLAIN
        and words[-1].tag[:2] == "NN"
    ):
        return len(words) - 1 if len(words) - 1 not in clause.linked else None
    tags = [w.tag for w in words[-2:]]
    return len(clause.words) - 2 if tags[0] in ("NN", "NNS") and tags[-1] in ("IN", "TO") else None


def governs(clause: Clause, place: int) -> bool:
    """Say whether the word is the :func:`governor`, or a noun that somebody has of something: "the ministry's knowledge of ports"."""
    words = clause.words
    if place == governor(clause):
        return True
    behind = [w.text.lower() for w in words[place + 1 : place + 2]]
    return words[place].tag == "NN" and behind == [_OF] and bool(place) and words[place - 1].owns


def asks_challenged(clause: Clause) -> bool:
    """Say whether it asks for whom or what something is a challenge: "what does X pose challenges to"."""
    noun = governor(clause)
    return any(noun in range(*span) for span, kind in clause.classes.items() if kind == POL.Challenge)


def _wanting(clause: Clause) -> list[Span]:
    return [span for span, found in clause.properties if POL.aimsAt in found]
