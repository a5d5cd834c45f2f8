"""The lasting: how long something took, where a clause of a text tells it and no figure of the graph does."""

from __future__ import annotations

from collections.abc import Iterator

from ..index.proposition import Part
from ..matching.predicate import Predicate
from ..matching.saying import VERB, Account, Saying, told
from ..matching.sought import is_in_mood
from ..parsing.clause import Clause
from ..parsing.paraphrase import paraphrases
from ..words.word import stem
from .reading import Reading
from .saying import best


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
        places = predicate.same(said) - predicate.auxiliaries
        answers = tuple(p for p in said.complements if _is_duration(clause, p))
        if said.denied or len(answers) != 1 or not places or not is_in_mood(clause, said):
            continue
        account = Account(clause, clause.content - places - {*clause.places("asksDuration")})
        share = told(account, said.subject)
        if share and account.all() and account.all() <= account.by(said.subject.words):
            yield Saying(said, answers, len(account.all()) + VERB + share)


def _is_duration(clause: Clause, part: Part) -> bool:
    """Say whether *part* is a number of units of time: "about nine years"."""
    words = [word.lower() for word in part.text.split()]
    numbers = any(w.isdecimal() or w in clause.vocabulary.numerals for w in words[:-1])
    return numbers and stem(words[-1]) in clause.wording.time_units


__all__ = ["reading"]
