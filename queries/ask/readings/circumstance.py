"""The circumstance: when, why or under what something is so, where a clause of a text tells it and no fact does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from ....ontology.namespace import LEX, POL
from ..index.proposition import Part, Proposition
from ..matching.predicate import Predicate
from ..matching.saying import VERB, Account, Saying, told
from ..matching.side import asks_maker
from ..matching.sought import due, is_body, is_in_mood
from ..matching.target import asks_past
from ..parsing.clause import RELATIVE, Clause
from ..words.role import Roles
from ..words.word import stem
from .reading import Reading
from .saying import best

_LONGEST_TIME = 4
_WITH = " with "
_IN_ORDER_TO = " in order to "
_FOR = frozenset({"for"})
_STOPS = ",;:"
# What has one of these is a clause of its own rather than an event: "rules to ensure that nets are safe".
_CLAUSAL = frozenset({"to", "that", "which", "who"})
_POINTING = frozenset({"this", "these", "that", "those", "such"})
Telling = Callable[[Part], Part | None]
"""Returns what a part of a clause tells of what is asked for, if it does."""


def reading(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as a question for a circumstance; none where no clause tells it or several tell others."""
    if clause.is_whether:
        return None
    if "asksTime" in clause.asks:
        held = best(clause, [*_held(clause)])
        if held is not None:
            return held
        return best(clause, [*_told(clause, lambda part: _time(clause, part), clause.places("asksTime"))])
    if "asksPurpose" in clause.asks and clause.asks["asksPurpose"][1] < len(clause.words):
        asked = [i for role in ("asksPurpose", "asksList", "asksAbsence") for i in clause.places(role)]
        reasons = _told(clause, lambda part: _reason(clause, part), asked)
        return best(clause, [*reasons])
    if "asksPurpose" in clause.asks:
        return best(clause, [*_serving(clause)])
    if clause.asks_manner:
        return best(clause, [*_told(clause, lambda part: _means(clause, part), _manner(clause))])
    if asks_maker(clause):
        making = next(i for i, w in enumerate(clause.words) if clause.plays(w, LEX.causativeVerbs))
        return best(clause, [*_told(clause, lambda part: _occasion(clause, part), (making,))])
    return None


def _told(clause: Clause, telling: Telling, asked: Iterable[int]) -> Iterator[Saying]:
    """Yield how propositions tell what *telling* finds, with all of *clause* but for the places *asked* in their other parts."""
    predicate = Predicate(clause)
    for said in clause.index.propositions:
        answers = tuple(p for part in said.rest if (p := telling(part)) is not None)
        if said.denied != ("asksAbsence" in clause.asks) or not answers or not is_in_mood(clause, said):
            continue
        given = [_less(part, answers) for part in said.rest]
        places = predicate.same(said)
        idle = _pointed(clause, given) | _joining(clause, given) | predicate.obliging(said)
        idle |= due(clause) if said.mood else frozenset()
        if not _says_verbs(clause, said, (places - predicate.auxiliaries) | idle):
            continue  # when a plan draws on what was launched in May is not when it was launched
        account = Account(clause, clause.content - places - {*asked} - idle)
        words = said.predicate.words.union(said.subject.words, *(part.words for part in given))
        share = told(account, said.subject) or told(account, _placeless(clause, said.subject))
        if share and account.all() and account.all() <= account.by(words) | account.home(said):
            yield Saying(
                said, answers, len(account.all()) + VERB * bool(places - predicate.auxiliaries) + share
            )


def _serving(clause: Clause) -> Iterator[Saying]:
    """Yield how clauses tell what a policy is there for: "the fund is open to help divers"."""
    if not any(n.is_a(POL.Policy) for link in clause.links for n in link.nodes):
        return
    verbs = Predicate(clause).auxiliaries
    account = Account(clause, clause.content - verbs - {*clause.places("asksPurpose")})
    for said in clause.index.propositions:
        purposes = tuple(part for part in said.rest if part.is_purpose)
        is_there = said.verb in clause.wording.roles.words(LEX.remainingVerbs) and not said.denied
        if not (purposes and is_there and account.all() and told(account, said.subject)):
            continue
        if account.all() <= account.by(said.subject.words) | account.home(said):
            yield Saying(said, purposes, float(len(account.all())))


def _held(clause: Clause) -> Iterator[Saying]:
    """Yield how parts of clauses tell when something is, right behind it: of "with an auction by May", when the auction takes place."""
    verbs = frozenset(i for i, w in enumerate(clause.words) if clause.plays(w, LEX.occurringVerbs))
    asked = {*clause.places("asksTime")}
    others = (w for i, w in enumerate(clause.words) if i not in verbs and w.tag[:1] == "V")
    if asks_past(clause) or any(w.base != "be" for w in others):
        return  # when it became so, or was done, is not when it is to be
    for said in clause.index.propositions:
        for event, date in _events(clause, said) if not said.denied else ():
            account = Account(clause, clause.content - verbs - asked)
            share = told(account, event)
            if share and account.all() and account.all() <= account.by(event.words) | account.home(said):
                yield Saying(said, (date,), len(account.all()) + share)


def _events(clause: Clause, said: Proposition) -> Iterator[tuple[Part, Part]]:
    """Yield what a part of *said* tells to be, and its date: "an auction by May" in one, or "starting" with it and by then."""
    roles = clause.wording.roles
    dated = [(part, _dated(part.text, roles)) for part in said.rest]
    for part, date in dated:
        rest = part.text.removesuffix(date).strip()
        if date and rest and _CLAUSAL.isdisjoint(rest.split()):
            yield replace(part, text=rest), replace(part, text=date)
    whole = [part for part, date in dated if date == part.text]
    if said.verb in roles.words(LEX.openingVerbs) and len(whole) == 1:
        yield from ((part, whole[0]) for part, _ in dated if _first(part) == _WITH.strip())


def _placeless(clause: Clause, subject: Part) -> Part:
    """Return *subject* without where it is: of "all boats in the north" the boats alone may be named."""
    places = clause.wording.roles.words(LEX.placePrepositions)
    words = subject.text.split()
    named = [*takewhile(lambda word: word.lower() not in places, words)]
    return replace(subject, text=" ".join(named)) if named else subject


def _says_verbs(clause: Clause, said: Proposition, same: frozenset[int]) -> bool:
    """Say whether *said* has the verb of *clause*, at *same* or in its own, where the rest of it has one of near meaning."""
    verbs = frozenset(i for i in clause.content - same if clause.words[i].tag[:1] == "V")
    account = Account(clause, verbs)
    rest = account.by(frozenset[str]().union(*(part.words for part in said.rest)))
    return not verbs & rest - account.by(said.predicate.words)


def _less(part: Part, answers: Sequence[Part]) -> Part:
    """Return *part* without what of it answers."""
    text = part.text
    for answer in answers:
        text = text.replace(answer.text, "").strip()
    return part if text == part.text else replace(part, text=text)


def _joining(clause: Clause, given: Sequence[Part]) -> frozenset[int]:
    """Return the verbs of *clause* that say no more than "with": "a ship that uses sails", where the text has one with sails."""
    if not any(_WITH in part.text for part in given):
        return frozenset()
    pairs = enumerate(pairwise(clause.words), start=1)
    return frozenset(
        i
        for i, (before, word) in pairs
        if before.text.lower() in RELATIVE and word.tag[:1] == "V" and clause.plays(word, LEX.havingVerbs)
    )


def _pointed(clause: Clause, given: list[Part]) -> frozenset[int]:
    """Return the adjectives of *clause* before what the clause of the text only points at: "this transition" is the digital one."""
    pointed = [part for part in given if _POINTING & {*part.text.lower().split()}]
    return frozenset(
        i
        for i, noun in pairwise(range(len(clause.words)))
        if clause.words[i].tag == "JJ" and any(clause.has(noun, p.words) for p in pointed)
    )


def _time(clause: Clause, part: Part) -> Part | None:
    """Return what *part* tells of when: "during the war", "two years ago", of "a ferry by 2030" the last two words."""
    words, first = part.text.split(), _first(part)
    if part.property == POL.circumstance:
        has_unit = not clause.wording.time_units.isdisjoint(map(stem, words))
        counted = has_unit and len(words) <= _LONGEST_TIME and first not in clause.wording.prepositions
        # "In recent years", but "for ten years" tells how long.
        recent = any(clause.wording.roles.stems(LEX.recencyWords) & {stem(w)} for w in words)
        dated = has_unit and recent and first in clause.wording.roles.words(LEX.datePrepositions)
        if counted or dated or first in clause.wording.roles.words(LEX.timePrepositions):
            return part
    text = _dated(part.text, clause.wording.roles)
    return replace(part, text=text) if text else None


def _dated(text: str, roles: Roles) -> str:
    """Return the date at the end of *text*, with its preposition, as "by the end of 2030"; nothing where there is none."""
    from ....graph.grammar.period import periods

    start = next((start for start, end, _ in periods(text) if end == len(text)), 0)
    before = text[:start].split()
    within = [*takewhile(lambda word: word.lower() in roles.words(LEX.betweenDate), before[::-1])]
    nearest = [word.lower() for word in before[::-1][: max(2, len(within) + 1)]]
    led = next((i for i, word in enumerate(nearest, 1) if word in roles.words(LEX.datePrepositions)), 0)
    return " ".join((*before[-led:], text[start:])) if led else ""


def _reason(clause: Clause, part: Part) -> Part | None:
    """Return what of *part* tells why: "because costs rose", "to close the gap", of "late for two reasons: snow and ice" the end."""
    roles, text = clause.wording.roles, part.text.lower()
    if "asksAbsence" in clause.asks and part.text.startswith(_WITH.strip().capitalize()):
        return part  # "with half of its farms so small, X cannot"
    if part.is_purpose or _first(part) in roles.words(LEX.reasonConjunctions):
        return part
    if any(text.startswith(f"{phrase} ") for phrase in roles.words(LEX.reasonPrepositions)):
        return part
    _, found, end = f" {part.text}".partition(_IN_ORDER_TO)
    if found:
        return replace(part, text=f"to {end}")
    words = part.text.split()
    noun = next(
        (
            i
            for i, word in enumerate(words)
            if stem(word.strip(_STOPS)) in clause.wording.roles.stems(LEX.reasonNouns)
        ),
        0,
    )
    begin = next((i for i in range(noun, 0, -1) if words[i].lower() in _FOR), 0)
    return replace(part, text=" ".join(words[begin:])) if begin < noun < len(words) - 1 else None


def _manner(clause: Clause) -> frozenset[int]:
    """Return the places of the words that ask how, and of a mere government, which need not be named: "how does it pay for X"."""
    whole = clause.wording.whole
    actors = (s for s, kind in clause.classes.items() if clause.vocabulary.is_a((kind,), POL.Actor))
    mere = (i for span in actors if clause.keys(span) & whole for i in range(*span))
    return frozenset((*clause.places("asksMeans"), *mere))


def _means(clause: Clause, part: Part) -> Part | None:
    """Return what *part* tells to be the means: "by fees on cars", "by selling bonds"; nothing where it is who did it."""
    preposition, _, rest = part.text.partition(" ")
    if part.property != POL.circumstance or preposition.lower() not in clause.wording.roles.words(
        LEX.toolPrepositions
    ):
        return None
    if _dated(part.text, clause.wording.roles) == part.text:
        return None  # by May is no means
    actors = (n for n in clause.index.nodes.values() if n.is_a(POL.Actor) and n.name)
    return (
        None
        if any(n.name <= part.words for n in actors) or is_body(clause, part)
        else replace(part, text=rest)
    )


def _occasion(clause: Clause, part: Part) -> Part | None:
    """Return what *part* tells to go on, or to have come, less its preposition: of "amid the floods" the floods."""
    preposition, _, rest = part.text.partition(" ")
    if preposition.lower() not in clause.wording.roles.words(LEX.occasionPrepositions):
        return None
    return replace(part, text=rest)


def _first(part: Part) -> str:
    return part.text.split()[0].lower()


__all__ = ["reading"]
