"""The purpose: why something was adopted, or has come about, where the graph says so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ....ontology.namespace import LEX, POL
from ..index.index import Statement
from ..matching.account import Match, covers
from ..matching.predicate import Predicate
from ..matching.row import other_ends
from ..matching.stating import used
from ..parsing.clause import Clause
from ..parsing.link import Link
from ..words.asking import asks_use
from ..words.word import split, stem
from .reading import Reading, iris, listed


def readings(clause: Clause) -> Iterator[Reading]:
    """Yield the readings of *clause* as a question for the goals of what it names, or for what led to it."""
    if "asksPurpose" not in clause.asks:
        return
    last = len(clause.words) - 1
    if clause.asks["asksPurpose"] == (last, last + 1) and Predicate(clause).has_particle(last):
        return  # what something calls for is not what it is for
    # What the money is for is what that is for which has it.
    asked = {*clause.places("asksPurpose"), *clause.places("asksMoney")}
    behind = [*(w.tag[:2] for w in clause.words[1:]), ""]
    weighty = {
        i
        for i, (w, tag) in enumerate(zip(clause.words, behind, strict=True))
        if clause.plays(w, LEX.importanceWords) and tag not in ("NN", "JJ")  # "key ports" are but ports
    }
    if weighty:
        # What something is important for is what comes of it.
        borne = [
            f
            for f in _facts(clause, POL.leadsTo)
            if clause.names(f.subject)
            and all(f.subject in x.nodes or x.is_said_in(f.context) for x in clause.links)
            and all(clause.has(i, f.context) for i in clause.content - asked - weighty)
        ]
        yield from [_effects(clause, borne)] if borne else []
        return
    adopted = asked | used(clause, POL.adopts) | used(clause, POL.aimsAt)
    goals = [f for f in _facts(clause, POL.aimsAt) if _is_borne(clause, f, adopted, of_subject=True)]
    if not goals:
        goals = list(_served(clause, asked | used(clause, POL.usesTechnology)))
    is_done_to = not goals
    if is_done_to:
        goals = [f for f in _facts(clause, POL.aimsAt) if _is_done_to(clause, f, asked)]
    further = _further(clause, goals)
    is_shorter, goals = is_done_to or len(further) < len(goals), further
    if goals:
        holes = {"given": iris([f.subject for f in goals]), "property": iris([POL.aimsAt])}
        if is_shorter:
            subjects, objects = [f.subject for f in goals], [f.object for f in goals]
            holes["other"] = iris(other_ends(clause, POL.aimsAt, "object", subjects, objects))
        words = f"{listed([f.subject for f in goals])} {clause.wording.property_label(POL.aimsAt)} [what]"
        yield Reading(words, "objects", holes, 4.0, tuple(f.object for f in goals), "list", goals)
    elif asks_use(clause.asks) and clause.asks["asksPurpose"][0] > 0:
        # What something is for is also what comes of it.
        led = [f for f in _facts(clause, POL.leadsTo) if _is_borne(clause, f, asked, of_subject=True)]
        yield from [_effects(clause, led)] if led else []
    caused = asked | used(clause, POL.leadsTo) | used(clause, POL.happenedIn)
    causes = [f for f in _facts(clause, POL.leadsTo) if _is_borne(clause, f, caused, of_subject=False)]
    # "Potential" states that something leads to something, and is what it leads to where that is called so.
    nouns = {i for i in used(clause, POL.leadsTo) if clause.words[i].tag[:2] == "NN"}
    causes = [f for f in causes if all(clause.has(i, f.object.words) for i in nouns)] or causes
    if causes:
        holes = {"given": iris([f.object for f in causes]), "property": iris([POL.leadsTo])}
        words = f"[what] {clause.wording.property_label(POL.leadsTo)} {listed([f.object for f in causes])}"
        yield Reading(words, "subjects", holes, 3.0, tuple(f.subject for f in causes), "list", causes)


def _further(clause: Clause, goals: list[Statement]) -> list[Statement]:
    """Return those of *goals* that are told beside one that *clause* names, or all: "why does X want to use Y" asks for what else.

    Of what is named as the means of a goal, as "a model based on Y", it asks for that goal.
    """
    said = [f for f in goals if any(_is_told(clause, f, link) for link in clause.links)]
    served = [f for f in said if asks_use(clause.asks) and _is_means(clause, f)]
    if served:
        return served
    quotes = {f.quote for f in said}
    return [f for f in goals if f not in said and f.quote in quotes] if said else goals


def _is_means(clause: Clause, goal: Statement) -> bool:
    """Say whether *goal* has what *clause* names behind two words for its use or one for a means: "a model based on Y"."""
    said = split(goal.object.label)
    words = [stem(word) for word, _ in said]
    heads = [clause.wording.canonical(w) for w in words]
    spans = (
        (i, name) for link in clause.links for name in (link.words, *link.names) for i in range(len(said))
    )
    place = next((i for i, name in spans if name <= {*heads[i : i + len(name)]}), 0)
    based = (POL.usesTechnology in clause.wording.worded.get(pair, ()) for pair in pairwise(words[:place]))
    means = clause.wording.roles.words(LEX.meansPrepositions)
    return any(based) or any(word.lower() in means for word, _ in said[:place])


def _is_told(clause: Clause, fact: Statement, link: Link) -> bool:
    """Say whether the object of *fact* has what *link* names, and that is no one who has the goal."""
    has_goal = any(n in link.nodes or link.is_said_in(n.words) for n in clause.index.holders(fact))
    return not has_goal and link.is_said_in(fact.object.words)


def _served(clause: Clause, said: set[int]) -> Iterator[Statement]:
    """Yield the goals that a sentence tells beside what is used for them: "what do they use X for"."""
    for fact in _facts(clause, POL.usesTechnology):
        used_too = [
            f.object
            for f in clause.index.beside(fact)
            if f.property == fact.property and f.subject is fact.subject
        ]
        given = [*clause.index.holders(fact), fact.object, *used_too]
        match = Match(fact, given, [])
        named = clause.names(fact.object)
        said = said | {*clause.places("asksMost")}  # "to use more X"
        if named and covers(clause, match, clause.content - said) and not (match.context or match.beside):
            beside = clause.index.beside(fact)
            yield from (f for f in beside if f.property == POL.aimsAt and f.subject is fact.subject)


def _effects(clause: Clause, led: list[Statement]) -> Reading:
    holes = {"given": iris([f.subject for f in led]), "property": iris([POL.leadsTo])}
    words = f"{listed([f.subject for f in led])} {clause.wording.property_label(POL.leadsTo)} [what]"
    return Reading(words, "objects", holes, 4.0, tuple(f.object for f in led), "list", led)


def _is_done_to(clause: Clause, fact: Statement, asked: set[int]) -> bool:
    """Say whether the sentence of *fact* says that who has the goal did what the question says: "why did ports merge".

    A goal to do just that is no reason for it.
    """
    named = clause.names(fact.subject)
    named |= any(clause.has(i, fact.subject.heads) for i in clause.doers)
    named |= any(
        link.is_said_in(fact.subject.words) and link.words & fact.subject.heads for link in clause.links
    )
    places = clause.content - asked
    needed = {i for i in places if clause.plays(clause.words[i], LEX.requiringVerbs)}
    done = {i for i in places - needed if not clause.has(i, fact.subject.words)}
    return (
        named
        and bool(places)
        and not (done and all(clause.has(i, fact.object.words) for i in done))
        and all(clause.has(i, fact.context) for i in places)
        and all(link.is_said_in(fact.context) for link in clause.links)
    )


def _facts(clause: Clause, property: str) -> list[Statement]:
    return [f for f in clause.index.statements if f.property == property]


def _is_borne(clause: Clause, fact: Statement, said: set[int], *, of_subject: bool) -> bool:
    """Say whether one end of *fact* says all of the question, so that the other is the reason."""
    given = clause.index.holders(fact) if of_subject else [fact.object]
    match = Match(fact, given, [])
    if not covers(clause, match, clause.content - said) or match.context or match.beside:
        return False
    named = clause.names(fact.subject)
    of_kind = any(clause.is_of(fact.subject, span) for span in clause.narrow)
    return (named or of_kind) if of_subject else match.score > 1
