"""The lasting: how long something took, where a clause of a text tells it and no figure of the graph does."""

from __future__ import annotations

from collections.abc import Iterator

from ....ontology.namespace import LEX
from ..index.proposition import Part, Proposition
from ..matching.predicate import Predicate
from ..matching.saying import VERB, Account, Saying, told
from ..matching.sought import is_in_mood
from ..parsing.clause import Clause
from ..parsing.paraphrase import paraphrases
from ..words.word import stem
from .reading import Reading
from .saying import best

_THAN = "than"
_ONE = "a"


def reading(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as how long something took; none where no clause tells it or several tell other times."""
    asked = "asksDuration" in clause.asks and not clause.is_whether
    return best(clause, [*_durations(clause)]) if asked else None


def _durations(clause: Clause) -> Iterator[Saying]:
    """Yield what propositions say to have taken a time: "how long did it take to go from the start of X to its adoption"."""
    if next(paraphrases(clause), None) is not None:
        return  # that a word is read as another is to be told
    predicate = Predicate(clause)
    for said in clause.index.propositions:
        likens = "asksDifference" in clause.asks or any(w.text.lower() == _THAN for w in clause.words)
        if likens and any(link.is_said_in(said.standard.words) for link in clause.links):
            yield from _likened(clause, said, predicate)
            continue
        yield from _compared(clause, said, predicate)
        places = predicate.same(said) - predicate.auxiliaries
        lasts = any(clause.plays(clause.words[i], LEX.lastingVerbs) for i in places)
        answers = tuple(p for p in (said.rest if lasts else said.complements) if _is_duration(clause, p))
        if said.denied or len(answers) != 1 or not places or not is_in_mood(clause, said):
            continue
        account = Account(clause, clause.content - places - {*clause.places("asksDuration")})
        share = told(account, said.subject)
        words = said.subject.words.union(*(p.words for p in said.rest if p not in answers))
        if share and account.all() and account.all() <= account.by(words):
            yield Saying(said, answers, len(account.all()) + VERB + share)


def _likened(clause: Clause, said: Proposition, predicate: Predicate) -> Iterator[Saying]:
    """Yield how *said* tells that something takes more or less time than another: "how long may X take compared with Y"."""
    lasting = frozenset(i for i in clause.content if clause.plays(clause.words[i], LEX.lastingVerbs))
    answers = tuple(p for p in said.complements if _is_comparison(clause, p))
    if said.denied or len(answers) != 1 or not is_in_mood(clause, said):
        return
    idle = (
        lasting | predicate.auxiliaries | {*clause.places("asksDuration"), *clause.places("asksDifference")}
    )
    account = Account(clause, clause.content - idle)
    # What is compared stands before what it is compared with.
    begin = max((x.span[0] for x in clause.links if x.is_said_in(said.standard.words)), default=0)
    told = {i for i in account.by(said.subject.words) if i < begin}
    if told and account.all() <= told | {i for i in account.by(said.standard.words) if i >= begin}:
        yield Saying(said, answers, float(len(account.all())))


def _compared(clause: Clause, said: Proposition, predicate: Predicate) -> Iterator[Saying]:
    """Yield that *said* tells its subject to last longer, or less long, than another that *clause* does not name: "how long may X take"."""
    answers = tuple(p for p in said.complements if _is_comparison(clause, p))
    is_aside = clause.asks["asksDuration"][0] > 0  # "what does it need, given how long it may take"
    if said.denied or len(answers) != 1 or is_aside or not is_in_mood(clause, said):
        return
    lasting = frozenset(i for i in clause.content if clause.plays(clause.words[i], LEX.lastingVerbs))
    account = Account(
        clause, clause.content - lasting - predicate.auxiliaries - {*clause.places("asksDuration")}
    )
    share = told(account, said.subject)
    if share and account.all() and account.all() <= account.by(said.subject.words):
        yield Saying(said, answers, len(account.all()) + share)


def _is_comparison(clause: Clause, part: Part) -> bool:
    """Say whether *part* is a comparative of time: "even longer"."""
    return part.text.split()[-1].lower() in clause.wording.roles.words(LEX.lastingComparatives)


def _is_duration(clause: Clause, part: Part) -> bool:
    """Say whether *part* is a number of units of time: "about nine years", "more than a year"."""
    words = [word.lower() for word in part.text.split()]
    numbers = any(w.isdecimal() or w in clause.vocabulary.numerals for w in words[:-1])
    numbers |= words[-2:-1] == [_ONE]
    return numbers and stem(words[-1]) in clause.wording.time_units


__all__ = ["reading"]
