"""The impact: all that something changes, as the list of a sentence tells it: "how is X affecting Y", "the three things X is changing"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from ....ontology.namespace import LEX, POL
from ..index.index import Node, Statement
from ..index.proposition import Words
from ..parsing.clause import Clause
from ..parsing.link import Link
from ..words.word import members, split
from .counting import as_asked
from .reading import Reading, of_objects

_LEAST = 2
_SCORE = 8.0
_GERUND = "ing"
_BY, _HAVE = "by", "have"
_ASKING = frozenset({"asksList", "asksNumber", "asksMeans", "idlePhrases"})
Places = frozenset[int]


def reading(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as all the effects that a sentence lists of what it names; None where it asks for some of them.

    What the last of them has behind it, such as where it is so, is said of all.
    """
    facts, subject, verbs = _asked(clause)
    if subject is None or not _asks_all(clause, verbs) or not _is_of_all(clause, verbs, subject, facts):
        return None
    return as_asked(clause, of_objects(clause, facts, _SCORE))


def is_miscounted(clause: Clause) -> bool:
    """Say whether *clause* says a number of effects that is neither that of those in their list nor of all that they name."""
    facts, subject, _ = _asked(clause) if _numbers(clause) else ([], None, None)
    most = sum(len(members(f.object.label)) for f in facts)
    told = range(len(facts), most + 1)
    return subject is not None and any(int(n) not in told for n in _numbers(clause))


def is_of_others(clause: Clause, reading: Reading) -> bool:
    """Say whether *reading* tells effects of another kind than *clause* asks for: what X reshapes is not what it ruins."""
    told = [f for f in reading.facts if f.property == POL.leadsTo and f.object in reading.nodes]
    gerunds = [_gerund(clause, f.object) for f in told]
    if not told or not all(gerunds):
        return False
    said = Words().union(*gerunds, *(f.object.words for f in told))
    idle = (LEX.affectingVerbs, LEX.causingVerbs)
    done = clause.words[-1]
    return any(
        POL.leadsTo in clause.stated_at(i)
        and (clause.words[i].tag[:1] == "V" or clause.words[i] is done)
        and not any(clause.plays(clause.words[i], role) for role in idle)
        and not clause.has_near(i, said)
        for i in clause.content
    )


def _asked(clause: Clause) -> tuple[list[Statement], Link | None, Places]:
    """Return the effects that *clause* asks for, what has them, and its verbs for that; no effects where it asks for none."""
    facts, subject = _effects(clause)
    verbs = _verbs(clause, facts)
    if subject is None or not verbs or not _is_asked(clause, subject, verbs):
        return [], None, verbs
    return facts, subject, verbs


def _numbers(clause: Clause) -> list[str]:
    """Return the digits of the numbers that it says of things: "the three things"."""
    plurals = (i for i, w in enumerate(clause.words) if w.tag == "NNS")
    things = [i for i in plurals if clause.words[i].stem in clause.wording.free or _is_vague(clause, i)]
    numbers = (clause.words[i].text.lower() for thing in things for i in clause.number_of(thing))
    return [str(clause.vocabulary.numerals.get(n, n)) for n in numbers]


def _effects(clause: Clause) -> tuple[list[Statement], Link | None]:
    """Return what one sentence tells to be the effects of a name of *clause*, each by what is done, with that name."""
    for link in clause.links:
        told = [f for f in clause.index.statements if f.property == POL.leadsTo and f.subject in link.nodes]
        facts = list({f.object: f for f in told}.values())
        one = len({(f.subject, f.quote) for f in told}) == 1
        if one and len(facts) >= _LEAST and all(_gerund(clause, f.object) for f in facts):
            return sorted(facts, key=_place), link
    return [], None


def _place(fact: Statement) -> int:
    """Return where the sentence of *fact* has what its effect is done to; one verb may do it to several."""
    return fact.quote.find(fact.object.label.partition(" ")[2])


def _gerund(clause: Clause, effect: Node) -> Words:
    """Return the canonical stem of the verb that the name of *effect* begins with; nothing where none does."""
    first, _, rest = effect.label.partition(" ")
    return clause.wording.canonicals(first) if rest and first.endswith(_GERUND) else Words()


def _verbs(clause: Clause, facts: Sequence[Statement]) -> Places:
    """Return the places of the verbs by which it asks for effects: for any, or for such as *facts* tell."""
    gerunds = Words().union(*(_gerund(clause, f.object) for f in facts))
    # "What impact does X have"
    if [w.tag for w in clause.words[1:2]] in (["NN"], ["NNS"]) and _is_vague(clause, 1):
        return frozenset(i for i, w in enumerate(clause.words) if w.base == _HAVE)
    return frozenset(
        i
        for i in clause.content
        if clause.plays(clause.words[i], LEX.affectingVerbs)
        or (clause.words[i].text.lower().endswith((_GERUND, "ed")) and clause.has_near(i, gerunds))
    )


def _is_asked(clause: Clause, subject: Link, verbs: Places) -> bool:
    """Say whether it asks what *subject* does, and for no things of a kind: "what is X changing", "what is being changed by X"."""
    noun = clause.focus[0][1] - 1 if clause.focus else clause.asked_noun
    if clause.is_whether or not clause.asks.keys() <= _ASKING or clause.absence is not None:
        return False
    if (
        noun is not None
        and noun not in verbs
        and noun not in range(*subject.span)
        and not _is_vague(clause, noun)
    ):
        return False
    start, end = subject.span
    is_agent = any(w.text.lower() == _BY for w in clause.words[max(0, start - 2) : start])
    return start > max(verbs) if is_agent else end <= min(verbs)


def _is_vague(clause: Clause, place: int) -> bool:
    """Say whether the noun at *place* says no more than that something is affected: the areas that X changes, its impact."""
    roles = (LEX.fields, LEX.affectingVerbs, LEX.causingVerbs)
    return any(clause.plays(clause.words[place], role) for role in roles)


def _asks_all(clause: Clause, verbs: Places) -> bool:
    """Say whether it asks for so many, or by verbs for any effect."""
    return bool(_numbers(clause)) or all(
        clause.plays(clause.words[i], LEX.affectingVerbs) or clause.words[i].base == _HAVE for i in verbs
    )


def _is_of_all(clause: Clause, verbs: Places, subject: Link, facts: Sequence[Statement]) -> bool:
    """Say whether all else that *clause* says is told of all *facts*: by the end of the last, or by a word for all who are affected."""
    others = (clause.content | clause.linked) - verbs - {*range(*subject.span)}
    others -= {i for i in others if i == clause.asked_noun or (i < min(verbs) and _is_vague(clause, i))}
    parts = [_parted(clause, f.object) for f in facts]
    behind = parts[-1][1]
    named = {i for x in clause.links if x.is_said_in(behind) for i in range(*x.span)}
    left = {i for i in others - named if not clause.has_near(i, behind)}
    if others - left and any(end for _, end in parts[:-1]):
        return False  # each has a place of its own
    heads = Words().union(*(f.object.heads for f in facts))
    whole = {i for span, kind in clause.classes.items() if kind == POL.Actor for i in range(*span)}
    return all(i in whole and not clause.has(i, heads) and clause.has_near(i, facts[0].context) for i in left)


def _parted(clause: Clause, effect: Node) -> tuple[Words, Words]:
    """Return the canonical stems of the name of *effect* up to a preposition of place, and from there on."""
    said = [word for word, _ in split(effect.label)]
    prepositions = clause.wording.roles.words(LEX.placePrepositions)
    before = [*takewhile(lambda word: word.lower() not in prepositions, said)]
    return clause.wording.canonicals(" ".join(before)), clause.wording.canonicals(
        " ".join(said[len(before) :])
    )


__all__ = ["is_of_others", "reading"]
