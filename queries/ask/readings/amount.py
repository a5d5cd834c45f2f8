"""The amount: how many, what share or how much money a clause of a text tells in its own words, where no figure of the graph does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ....ontology.namespace import LEX, POL
from ..index.proposition import Part, Proposition
from ..matching.bounding import bounding, is_bounded_so
from ..matching.predicate import Predicate
from ..matching.saying import VERB, Account, Saying, within
from ..matching.sought import is_in_mood
from ..parsing.clause import Clause
from .reading import Reading
from .saying import best

_ASKED = frozenset({"asksNumber", "asksShare", "asksMoney"})
_OTHER = frozenset({
    "asksTime", "asksFirst", "asksLast", "asksDifference", "asksMaximum", "asksMinimum", "asksMost",
    "asksName", "asksMeaning", "asksPurpose", "asksAbsence", "asksRank", "asksParties", "documentItself", "asksDuration",
})  # fmt: skip
_LATEST = 2  # "about how many"
_FARTHEST = 4  # between a number and what it counts: "42 of the largest coastal towns"
_LONGEST_QUALIFIER = 3
_MOST_KIN = 2
_PERCENT = ("%", "percent", "per cent")
_OF = "of"


def reading(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as a number that a clause tells; none where no clause does, or several tell others."""
    asked = _ASKED & clause.asks.keys()
    bounds = bounding(clause)
    others = {role for role in _OTHER & clause.asks.keys() if not bounds.issuperset(clause.places(role))}
    begins = {clause.asks[role][0] <= _LATEST for role in asked}
    if clause.is_whether or not asked or False in begins or others or clause.asks_manner:
        return None
    if clause.asked_bounds or any(clause.plays(w, LEX.presentWords) for w in clause.words):
        return None  # what is so by now is told by a figure without a date
    return best(clause, [*_told(clause, asked)])


def _told(clause: Clause, asked: frozenset[str]) -> Iterator[Saying]:
    """Yield how propositions tell the number that *clause* asks for, by the roles *asked*, with all else that it says."""
    predicate, noun = Predicate(clause), _noun(clause, asked)
    asking = frozenset(i for role in clause.asks for i in clause.places(role))
    is_past = any(w.tag == "VBD" or (w.base == "have" and w.tag != "VB") for w in clause.words)
    for said in clause.index.propositions:
        if said.denied or not is_in_mood(clause, said) or (said.mood == POL.planned and is_past):
            continue
        places = predicate.same(said) | predicate.obliging(said)
        verbs = frozenset(
            i for i in clause.content - places - asking if clause.words[i].tag[:1] in ("V", "M")
        )
        idle = frozenset(i for i in verbs if clause.plays(clause.words[i], LEX.countingVerbs))
        if verbs - idle or (idle and places - predicate.auxiliaries):
            continue
        if not is_bounded_so(clause, (said.subject, *said.rest)):
            continue  # what got over 20 million did not get less
        account = Account(clause, clause.content - places - idle - asking - bounding(clause))
        borne = within(account, (said.subject, *said.rest))
        if borne is None or not account.all() <= borne | account.by(said.predicate.words) | account.home(
            said
        ):
            continue
        if account.kin(said.words) > _MOST_KIN or not account.all():
            continue
        answers = tuple(a for part in (said.subject, *said.rest) for a in _numbers(clause, part, asked, noun))
        if len(answers) == 1 and (places - predicate.auxiliaries or _is_close(account, said, answers[0])):
            yield Saying(said, answers, len(borne) + VERB * bool(places) - account.kin(said.words))


def _is_close(account: Account, said: Proposition, answer: Part) -> bool:
    """Say whether the part that has the number bears out the question, and who does it the rest, where no verb does."""
    whole = next(part for part in (said.subject, *said.rest) if answer.text in part.text)
    borne = account.by(whole.words)
    return bool(borne) and account.all() <= borne | account.by(said.subject.words) | account.home(said)


def _noun(clause: Clause, asked: frozenset[str]) -> int | None:
    """Return the place of the noun that is counted, or whose share is asked for: the last of those behind what asks."""
    start = max(clause.asks[role][1] for role in asked)
    if "asksShare" in asked and [w.text.lower() for w in clause.words[start : start + 1]] != [_OF]:
        return None
    start += "asksShare" in asked
    end = start
    while end < len(clause.words) and clause.words[end].tag[:2] in ("NN", "JJ", "DT", "PR", "VBG"):
        end += 1
    nouns = [i for i in range(start, end) if clause.words[i].tag[:2] == "NN"]
    return nouns[-1] if nouns else None


def _numbers(clause: Clause, part: Part, asked: frozenset[str], noun: int | None) -> Iterator[Part]:
    """Yield the numbers in *part* of what is asked for, each with its bound and its unit: "more than 40 percent"."""
    words = part.text.split()
    for i, word in enumerate(words):
        if not clause.is_numeral(word) or (i and clause.is_numeral(words[i - 1])):
            continue
        end = i + 1
        while end < len(words) and clause.is_numeral(words[end]):
            end += 1
        rest = " ".join(words[i : end + 2]).lower()
        is_share = any(sign in rest for sign in _PERCENT)
        is_money = not word[0].isalnum() and not is_share
        if is_share and not word.endswith("%"):
            end += 1 + (words[end].lower() == "per")
        behind = words[end:]
        if "asksShare" in asked:
            is_asked = is_share and behind[:1] == [_OF] and noun is not None and _has(clause, noun, behind)
        elif "asksMoney" in asked:
            is_asked = is_money
        else:
            counted = behind[:_FARTHEST]
            is_asked = not (is_share or is_money) and noun is not None and _has(clause, noun, counted)
        if is_asked:
            yield replace(part, text=" ".join(words[_bound(clause, words, i) : end]).strip(",;"))


def _has(clause: Clause, noun: int, words: Sequence[str]) -> bool:
    """Say whether *noun* is the head of *words*, those behind a number: none stands between that is a number, or parts a list."""
    for word in words:
        if clause.has(noun, clause.wording.canonicals(word.strip(",;"))):
            return True
        if word[-1] in ",;" or clause.is_numeral(word):
            return False
    return False


def _bound(clause: Clause, words: Sequence[str], place: int) -> int:
    """Return the place where the bound of the number at *place* begins: "at least 50"."""
    spans = range(max(0, place - _LONGEST_QUALIFIER), place)
    known = clause.vocabulary.qualifiers
    return next((i for i in spans if " ".join(words[i:place]).lower() in known), place)


__all__ = ["reading"]
