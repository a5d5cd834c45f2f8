"""The holding: whether what a question asks is so, by what clauses of a text say or deny."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ....ontology.namespace import LEX, POL
from ..index.proposition import Part, Proposition
from ..matching.bounding import bounding, is_bounded_so
from ..matching.predicate import Predicate
from ..matching.saying import BESIDE, VERB, Account, Saying, told, within
from ..matching.sought import able, has_light_verb, is_foretold, is_modal
from ..parsing.clause import Clause

_MOST_KIN = 1
_NEAR = 0.5
_AND = "and"
_NONE_OF = "none of "


def held(clause: Clause) -> Iterator[Saying]:
    """Yield how propositions say that what *clause* asks is so, or that it is not."""
    predicate = Predicate(clause)
    for said in clause.index.propositions:
        if not (_is_held(clause, said) and is_bounded_so(clause, (said.subject, *said.rest))):
            continue
        opposed = predicate.contrary(said)
        places = predicate.same(said) | opposed
        if (opposed and said.denied) or not (places or has_light_verb(clause, said)):
            continue
        idle = able(clause) | predicate.likening(said) | bounding(clause)
        account = Account(clause, clause.content - places - idle)
        about, others = _about(clause, said)
        # What is there to do something does not do it.
        others = tuple(p for p in others if places or not p.is_purpose)
        subject, rest = within(account, about), within(account, others)
        if not subject or rest is None or not any(told(account, part) for part in about):
            continue
        if not all(_is_whole(account, part) for part in said.complements):
            continue
        borne = subject | rest | account.compared(said) | account.by(said.predicate.words)
        beside = account.all() - borne - account.home(said)
        if beside - account.places(said) or account.kin(said.words) > _MOST_KIN:
            continue
        if rest - subject and min(rest - subject) < min(subject):
            continue  # what X does to Y, Y does not do to X
        if (rest - subject or places) and not (said.mood is None and _is_aim(clause, said)):
            score = len(borne) + VERB * bool(places) - _NEAR * account.kin(said.words) - BESIDE * len(beside)
            yield Saying(said, (), score, said.denied or bool(opposed))


def _is_whole(account: Account, part: Part) -> bool:
    """Say whether the question says all of what there is none of: who makes none of the largest ships may make others."""
    none, _, rest = part.text.partition(_NONE_OF)
    return bool(none) or not rest or told(account, replace(part, text=rest)) == 1.0


def each_verb(clause: Clause) -> tuple[Clause, ...]:
    """Return *clause* with each alone of two verbs that "and" joins: "does it design and build ships"."""
    words = clause.words
    joined = (
        i
        for i in range(1, len(words) - 1)
        if words[i].tag == "CC" and {w.tag[:1] for w in (words[i - 1], words[i + 1])} == {"V"}
    )
    place = next(joined, 0)
    if not place or words[place].text.lower() != _AND:
        return (clause,)
    others = (place - 1, place + 1)
    return tuple(
        Clause([w for i, w in enumerate(words) if i not in (place, left_out)], clause.index)
        for left_out in others
    )


def _about(clause: Clause, said: Proposition) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Return what *clause* asks about among the parts of *said*, and the others: what is done, where it asks so."""
    verb = max((i for i, w in enumerate(clause.words) if w.tag in ("VBN", "VBD")), default=0)
    is_done = verb and any(w.base == "be" for w in clause.words[:verb])
    if not is_done or said.passive or not said.complements:
        return (said.subject,), said.rest
    return said.complements, (said.subject, *(p for p in said.rest if p not in said.complements))


def _is_held(clause: Clause, said: Proposition) -> bool:
    """Say whether *said* is held as *clause* asks for it: what may be so is no "yes" to whether it is."""
    modal = is_modal(clause, clause.words[:1])
    if said.mood == POL.possible:
        return modal
    is_past = clause.words[0].base == "have" or clause.words[0].tag == "VBD"
    if is_past and said.predicate.text.endswith("ing") and not any(w.tag == "VBG" for w in clause.words):
        return False  # what is being done is not done yet
    by_now = is_past or any(clause.plays(w, LEX.presentWords) for w in clause.words)
    if by_now and _is_scheduled(said):
        return False
    return said.mood != POL.planned or (modal and is_foretold(said))


def _is_aim(clause: Clause, said: Proposition) -> bool:
    """Say whether *said* is told to be aimed at: "by 2030: ten harbours are dug"."""
    return any(
        fact.property == POL.aimsAt
        and fact.quote == said.sentence.text
        and fact.object.label.startswith(f"{said.subject.text} {said.predicate.text}")
        for fact in clause.index.statements
    )


def _is_scheduled(said: Proposition) -> bool:
    """Say whether *said* tells of a time in the present tense, as of what is to come: "opens in 2031"."""
    from ....graph.grammar.period import periods

    is_present = said.predicate.text.lower() in {said.verb, f"{said.verb}s", f"{said.verb}es"}
    return is_present and any(
        True for part in said.rest if part.property == POL.circumstance for _ in periods(part.text)
    )


__all__ = ["each_verb", "held"]
