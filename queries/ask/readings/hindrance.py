"""The hindrance: what keeps something from something, where the sentence of its challenges denies that it can be."""

from __future__ import annotations

from collections.abc import Iterator

from ....ontology.namespace import LEX, POL
from ..index.index import Node, Statement
from ..matching.stating import used
from ..parsing.clause import Clause
from ..parsing.link import Link
from ..words.word import runs, split
from .reading import Reading, iris, listed, of_objects

_LONGEST_FAILING = 4
_SCORE = 4.0


def asked(clause: Clause) -> bool:
    """Say whether *clause* asks why something is not so, what keeps it from being so, or which challenges do."""
    begins = clause.asks.get("asksPurpose", (1, 1))[0] == 0
    states = any(POL.faces in found for _, found in clause.properties)
    is_absent = "asksAbsence" in clause.asks
    challenges = is_absent and clause.asked_class == POL.Challenge
    return (
        _keeping(clause) is not None
        or challenges
        or (begins and (is_absent or states or bool(_failing(clause))))
    )


def readings(clause: Clause) -> Iterator[Reading]:
    """Yield the reading of *clause* as the challenges of what it names, where their sentence denies what it asks for.

    "Why can X not do Y" is answered by a sentence that says that X cannot do Y.
    """
    if _failing(clause):
        yield from _failed(clause, _failing(clause))
        return
    kinds = {i for span, kind in clause.classes.items() if kind == POL.Challenge for i in range(*span)}
    said = {i for role in ("asksPurpose", "asksAbsence", "asksMeaning") for i in clause.places(role)}
    said |= kinds | used(clause, POL.faces) | {i for i in (_keeping(clause),) if i is not None}
    facts = [f for f in clause.index.statements if f.property == POL.faces and _is_denied(clause, f, said)]
    facts = [f for f in facts if not _says_no_more(clause, f.object)]
    fuller = _fuller(clause, facts)
    if fuller:
        holes = {"given": iris([f.object for f in fuller]), "property": iris([POL.leadsTo])}
        words = f"[what] {clause.wording.property_label(POL.leadsTo)} {listed([f.object for f in fuller])}"
        yield Reading(words, "subjects", holes, _SCORE, tuple(f.subject for f in fuller), "list", fuller)
    elif facts:
        yield _of_challenges(clause, facts)


def _of_challenges(clause: Clause, facts: list[Statement]) -> Reading:
    """Return the reading as the challenges that *facts* tell."""
    words = f"{listed([f.subject for f in facts])} {clause.wording.property_label(POL.faces)} [what]"
    return of_objects(clause, facts, _SCORE, words)


def _fuller(clause: Clause, facts: list[Statement]) -> list[Statement]:
    """Return what leads to one and the same in the sentence of *facts*, where that is all of their challenges and more: the whole list."""
    led = (f for fact in facts for f in clause.index.beside(fact) if f.property == POL.leadsTo)
    ends = {f.object for f in led}
    for end in sorted(ends, key=lambda n: n.iri):
        found = [f for f in clause.index.statements if f.property == POL.leadsTo and f.object is end]
        if {f.object for f in facts} < {f.subject for f in found}:
            return found
    return []


def _failing(clause: Clause) -> frozenset[int]:
    """Return the places of the words by which it asks why something has failed: "why did the plan fall short"."""
    phrases = clause.wording.roles.phrases(LEX.failingVerbs)
    begins = clause.asks.get("asksPurpose", (1, 1))[0] == 0
    spans = runs(len(clause.words), _LONGEST_FAILING) if begins else ()
    return frozenset(next((range(*s) for s in spans if not clause.keys(s).isdisjoint(phrases)), ()))


def _failed(clause: Clause, failing: frozenset[int]) -> Iterator[Reading]:
    """Yield the reading as the challenges of the one policy that *clause* names, or tells to be the one before another."""
    left = clause.content - failing - {*clause.places("asksPurpose"), *clause.places("asksAbsence")}
    former = any(clause.plays(clause.words[i], LEX.formerWords) for i in left)

    def is_open(link: Link) -> bool:
        return former or not link.nodes  # "the earlier port plan" is another than what is called so

    facts = [
        f
        for f in clause.index.statements
        if f.property == POL.faces
        and (f.subject.is_a(POL.Policy) or clause.names(f.subject))
        and all(clause.has(i, f.subject.words) or _is_former(clause, i, f.subject) for i in left)
        and all(f.subject in x.nodes or (is_open(x) and x.is_said_in(f.subject.words)) for x in clause.links)
    ]
    if len({f.subject for f in facts}) == 1 and (left or clause.links):
        yield _of_challenges(clause, facts)


def _is_former(clause: Clause, place: int, node: Node) -> bool:
    """Say whether the word at *place* says that something came before another, and another policy has to do with *node*."""
    followed = (f.object is node for f in clause.index.statements if f.property == POL.relatedPolicy)
    return clause.plays(clause.words[place], LEX.formerWords) and any(followed)


def _is_denied(clause: Clause, fact: Statement, said: set[int]) -> bool:
    """Say whether *clause* names who faces *fact*, and the sentence has all else: what is done behind a "not"."""
    # Who cannot do it is said before what is not done.
    links = sorted(clause.links, key=lambda link: link.span)
    others = [link for i, link in enumerate(links) if i or fact.subject not in link.nodes]
    left = clause.content - said
    verbs = [i for i in left if clause.words[i].tag.startswith("V")] or [*left]
    denying = _denying(clause)
    words = [word for word, _ in split(fact.quote)]
    denied = next((i for i, word in enumerate(words) if word.lower() in denying), len(words))
    behind = clause.index.spelled_out(" ".join(words[denied:]))
    context = clause.index.spelled_out(fact.quote)
    return (
        len(others) < len(clause.links)
        and bool(verbs)
        and all(_is_said(clause, i, behind if i in verbs else context) for i in left)
        and all(link.is_said_in(context) for link in others)
    )


def _says_no_more(clause: Clause, node: Node) -> bool:
    """Say whether *node* but denies what *clause* asks: that it cannot is no reason why it cannot."""
    asked = frozenset(clause.wording.canonical(s) for w in clause.words for s in w.stems)
    said = (word for word, _ in split(node.label) if word.lower() not in _denying(clause))
    return all(clause.wording.canonicals(word) & asked for word in said)


def _denying(clause: Clause) -> frozenset[str]:
    """Return the words by which something is denied."""
    phrases = clause.wording.asks.items()
    return frozenset(word for phrase, roles in phrases if "asksAbsence" in roles for word in phrase)


def _is_said(clause: Clause, place: int, words: frozenset[str]) -> bool:
    """Say whether *words* hold the word at *place*, or where it is a verb, one of near meaning."""
    word = clause.words[place]
    near = word.tag.startswith("V") and clause.wording.thesaurus.is_kin(word, words)
    return near or clause.has(place, words)


def _keeping(clause: Clause) -> int | None:
    """Return the place of the verb by which "what" keeps something "from" doing something."""
    worded = clause.wording.worded
    for i, word in enumerate(clause.words):
        after = [w.tag for w in clause.words[i + 1 :] if w.tag != "RB"]
        if word.text.lower() != "from" or after[:1] != ["VBG"]:
            continue
        for k in range(1, i):
            keys = clause.keys((k, k + 1))
            keys |= {(*key, word.stem) for key in keys}
            if clause.words[k].tag.startswith("V") and any(POL.faces in worded.get(key, ()) for key in keys):
                return k
    return None
