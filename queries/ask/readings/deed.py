"""The deed: what somebody did, does or should do, in the words of a clause: "what did Chile do to lower the price"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....ontology.namespace import LEX, POL
from ..index.proposition import Part, Proposition
from ..matching.predicate import Predicate
from ..matching.saying import Account, told
from ..matching.target import done, is_yet_to_be_done
from ..parsing.clause import Clause
from .reading import Reading, from_clauses

_SCORE = 6.0
_BEGINS = frozenset({"what"})
_INFINITIVE = "to "


def reading(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as what its subject did, or should do; None where no clause, or more than one, tells it.

    What it is to be done for must be told beside it: "to lower the price", "about the gap". Without that only what
    somebody should do is told.
    """
    place = _doing(clause)
    if place is None:
        return None
    found = dict.fromkeys(_deeds(clause, place))
    if len({text for _, text in found}) != 1:
        return None
    said, text = next(iter(found))
    holes = from_clauses([one for one, _ in found], [POL.predicateText], [said.predicate.text])
    return Reading(f"{said.subject.text} {said.predicate.text} [what]", "said", holes, _SCORE, called=text)


def asked(clause: Clause) -> bool:
    """Say whether it asks what is done for something that it names: "what did Chile do to lower the price"."""
    place = _doing(clause)
    behind = clause.words[place + 1 : place + 3] if place is not None else ()
    is_purpose = [w.tag for w in behind] == ["TO", "VB"]
    return is_purpose or [w.text.lower() for w in behind[:1]] == ["about"]


def is_aim_alone(clause: Clause, reading: Reading) -> bool:
    """Say whether *clause* asks what somebody did, or who did it, and *reading* tells but what is aimed at."""
    place = _doing(clause)
    did = place is not None and any(w.tag == "VBD" and w.base == "do" for w in clause.words[1:place])
    # "What did it try to do" asks for an aim.
    trying = any(POL.aimsAt in found and place not in range(*span) for span, found in clause.properties)
    if trying or not reading.facts or reading.shape == "no":
        return False
    if did:
        return all(f.property == POL.aimsAt for f in reading.facts)
    verb = done(clause)
    if verb is None or "asksPurpose" in clause.asks or _is_of_policy(clause, verb):
        return False
    return all(is_yet_to_be_done(clause, verb, f) for f in reading.facts)


def _is_of_policy(clause: Clause, verb: int) -> bool:
    """Say whether the verb at the place *verb* has a policy for its object: who created it, and which one they created to do X."""
    policies = [link.span[0] for link in clause.links if any(n.is_a(POL.Policy) for n in link.nodes)]
    policies += [span[0] for span, kind in clause.classes.items() if kind == POL.Policy]
    asked = clause.asked_class == POL.Policy and any(w.base in ("do", "have") for w in clause.words[1:verb])
    between = [clause.words[verb + 1 : i] for i in policies if i > verb]
    return asked or any(all(w.tag not in ("IN", "TO") for w in part) for part in between)


def _doing(clause: Clause) -> int | None:
    """Return the place of the verb "do" by which *clause* asks for a deed: the last one, behind who does it."""
    if clause.words[0].text.lower() not in _BEGINS or clause.is_whether:
        return None
    verbs = [i for i, w in enumerate(clause.words) if i > 2 and w.base == "do" and w.tag[:1] == "V"]
    return verbs[-1] if verbs else None


def _deeds(clause: Clause, place: int) -> Iterator[tuple[Proposition, str]]:
    """Yield the clauses that tell what is done, each with the words for it."""
    purpose = frozenset(i for i in clause.content | clause.linked if i > place)
    actor = (clause.content | clause.linked) - purpose - {place} - Predicate(clause).auxiliaries
    obliging = clause.wording.roles.stems(LEX.obligingVerbs)
    actor -= {i for i in actor if clause.words[i].stems & obliging}
    is_duty = any(clause.words[i].stems & obliging for i in range(1, place))
    for said in clause.index.propositions:
        if said.denied or not _is_asked(clause, said, place, is_duty=is_duty):
            continue
        account = Account(clause, frozenset(i for i in clause.content if i in actor | purpose))
        if not actor or not actor <= account.by(said.subject.words) | account.home(said):
            continue
        if not told(Account(clause, actor & clause.content), said.subject) and not actor & clause.linked:
            continue
        told_for = [part for part in said.rest if purpose and purpose <= account.by(part.words)]
        if purpose and not any(part.property == POL.circumstance for part in told_for):
            continue
        if text := _text(said, told_for):
            yield said, text


def _is_asked(clause: Clause, said: Proposition, place: int, *, is_duty: bool) -> bool:
    """Say whether *said* is told as *clause* asks for it: as a duty, as done, or as what will be."""
    first = said.predicate.text.split()[0].lower()
    if said.predicate.text.startswith(_INFINITIVE) or said.mood == POL.possible:
        return False
    if is_duty:
        return not clause.wording.roles.stems(LEX.obligingVerbs).isdisjoint(
            clause.wording.canonicals(first) | {first}
        )
    has_purpose = any(i > place for i in clause.content | clause.linked)
    future = any(w.tag == "MD" for w in clause.words[1:place])
    return has_purpose and (said.mood == POL.planned) == future


def _text(said: Proposition, left_out: Sequence[Part]) -> str:
    """Return the words of the sentence from the verb on to the end of what completes it."""
    sentence, verb = said.sentence.text, said.predicate.text
    followed = (sentence.find(f"{verb} {part.text}") for part in said.rest)
    begin = next((place for place in followed if place >= 0), sentence.find(verb))
    ends = [begin + len(verb)]
    for part in said.rest:
        place = sentence.find(part.text, begin)
        if place >= 0 and part not in left_out:
            ends.append(place + len(part.text))
    return sentence[begin : max(ends)] if begin >= 0 and len(ends) > 1 else ""


__all__ = ["asked", "is_aim_alone", "reading"]
