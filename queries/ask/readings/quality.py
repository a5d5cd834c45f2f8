"""The quality: how a text describes something, by the adjectives it has for it: "what are the gaps like", "how good is X"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from ....ontology.namespace import LEX
from ..index.proposition import Part
from ..matching.saying import Account, Saying
from ..parsing.clause import Clause
from ..words.word import Word, split, stem, words
from .reading import Reading
from .saying import best

_LIKE, _OR, _OF, _AND = "like", "or", "of", "and"
_DESCRIBING = ("JJ", "VBN", "VBG")
_NOMINAL = ("JJ", "VB", "NN", "RB")


@dataclass(frozen=True)
class _Asked:
    """What is to be described.

    :param head: the place of its noun; *others* those of all else that must be said.
    :param is_graded: whether only an adjective that tells how good, or how much so, it is will do: "large", not "regional".
    :param choices: the places of the adjectives of which one is asked for; none where any will do.
    """

    head: int
    others: frozenset[int]
    choices: frozenset[int] = frozenset()
    is_graded: bool = False


def asked(clause: Clause) -> bool:
    """Say whether it asks for nothing but how something is described: what it leads to is no answer."""
    return _likened(clause) is not None


def reading(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as how the text describes something; none where it does not, or in several ways."""
    wanted = _likened(clause) or _graded(clause) or _choice(clause)
    if wanted is None or clause.absence is not None:
        return None
    found = best(_plainly(clause), [*_described(clause, wanted)])
    return found and replace(found, words=f"[how] {clause.words[wanted.head].text} is described")


def _plainly(clause: Clause) -> Clause:
    """Return *clause* as one that does not ask for yes or no: "is X high or low"."""
    return (
        Clause((Word("how", "how", "how", "WRB"), *clause.words), clause.index)
        if clause.is_whether
        else clause
    )


def _likened(clause: Clause) -> _Asked | None:
    """Return what is asked about by "what is X like" or "how is X described"."""
    said, last = clause.words, len(clause.words) - 1
    if last < 3 or said[1].base != "be":
        return None
    first, end = said[0].text.lower(), said[last]
    is_like = first == "what" and end.text.lower() == _LIKE
    is_told = first == "how" and end.tag in ("VBN", "VBD") and clause.plays(end, LEX.describingVerbs)
    return _of(clause, 2, last) if is_like or is_told else None


def _graded(clause: Clause) -> _Asked | None:
    """Return what is asked about by "how good is X"."""
    said = clause.words
    begins = len(said) > 3 and said[0].text.lower() == "how" and said[2].base == "be"
    of = _of(clause, 3, len(said)) if begins and clause.plays(said[1], LEX.gradingAdjectives) else None
    return of and replace(of, is_graded=True)


def _choice(clause: Clause) -> _Asked | None:
    """Return what is asked about by "is X high or low"."""
    said = clause.words
    place = next((i for i, w in enumerate(said) if w.text.lower() == _OR), 0)
    both = frozenset({place - 1, place + 1})
    if place < 3 or said[0].base != "be" or place + 1 >= len(said) or any(said[i].tag != "JJ" for i in both):
        return None
    of = _of(clause, 1, place - 1)
    behind = (clause.content | clause.linked) & {*range(place + 2, len(said))}
    return of and replace(of, others=of.others | behind, choices=both)


def _of(clause: Clause, begin: int, end: int) -> _Asked | None:
    """Return what the words from *begin* to *end* name: a noun, with what stands before and behind it."""
    phrase = [*takewhile(lambda i: clause.words[i].tag not in ("IN", "TO", "WDT"), range(begin, end))]
    if not phrase or clause.words[phrase[-1]].tag[:2] != "NN":
        return None
    told = (clause.content | clause.linked) & {*range(begin, end)}
    return _Asked(phrase[-1], frozenset(told - {phrase[-1]}))


def _described(clause: Clause, wanted: _Asked) -> Iterator[Saying]:
    """Yield the noun phrases of propositions that have what is *wanted*, with an adjective that the question has not."""
    account, needed = Account(clause, wanted.others), wanted.others
    for said in clause.index.propositions:
        borne = account.by(said.words | said.predicate.words) | account.home(said)
        if said.denied or not needed <= borne:
            continue
        for part in (said.subject, *said.rest):
            text = _phrase(clause, wanted, part) if clause.has(wanted.head, part.words) else ""
            if text:
                near = len(account.by(part.words) & needed)
                yield Saying(said, (replace(part, text=text),), 1.0 + len(needed) + near)


def _phrase(clause: Clause, wanted: _Asked, part: Part) -> str:
    """Return the words of *part* for what is *wanted* from the first adjective on; none where it has none of its own."""
    from ....graph.parsing.parse import pipeline

    tokens = words(split(part.text), pipeline())
    canonical = clause.wording.canonical
    heads = {canonical(s) for s in clause.words[wanted.head].stems}
    for place, token in enumerate(tokens):
        behind = tokens[place + 1 : place + 2]
        if heads.isdisjoint(map(canonical, token.stems)) or (behind and behind[0].tag[:2] == "NN"):
            continue
        said = {canonical(s) for w in clause.words for s in w.stems}
        begin, adjectives = _adjectives(tokens, place, said)
        measured = (
            place > 1 and tokens[place - 1].text.lower() == _OF and _is_measure(clause, tokens[place - 2])
        )
        if not adjectives and measured:
            begin, adjectives = _adjectives(tokens, place - 2, said)
        asked = {canonical(s) for i, w in enumerate(clause.words) if i not in wanted.choices for s in w.stems}
        new = [a for a in adjectives if asked.isdisjoint(map(canonical, a.stems))]
        if wanted.is_graded:
            new = [a for a in new if clause.plays(a, LEX.gradingAdjectives)]
        chosen = [
            a for a in new if any(clause.has(i, frozenset(map(canonical, a.stems))) for i in wanted.choices)
        ]
        if chosen or (new and not wanted.choices):
            return _cut(part.text, tokens[begin : place + 1])
    return ""


def _adjectives(tokens: Sequence[Word], noun: int, said: Collection[str]) -> tuple[int, list[Word]]:
    """Return where the adjectives of *noun* begin, and these; "and" joins them, or nouns of which the first is *said*."""
    begin = noun
    while begin:
        word, before = tokens[begin - 1], tokens[begin - 2] if begin > 1 else None
        joins = word.text.lower() == _AND and before is not None
        if not (
            word.tag[:2] in _NOMINAL
            or (joins and before and (before.tag in _DESCRIBING or before.stem in said))
        ):
            break
        begin -= 1
    found = [t for t in tokens[begin:noun] if t.tag in _DESCRIBING]
    first = next((i for i in range(begin, noun) if tokens[i].tag in (*_DESCRIBING, "RB")), noun)
    return first, found


def _is_measure(clause: Clause, word: Word) -> bool:
    return bool(word.stems & clause.wording.roles.stems(LEX.degreeNouns)) or stem(word.text) in (
        clause.wording.roles.stems(LEX.measureNouns)
    )


def _cut(text: str, tokens: Sequence[Word]) -> str:
    """Return the part of *text* that *tokens* are."""
    match = re.search(r"\W+".join(re.escape(t.text) for t in tokens), text)
    return match[0] if match else ""


__all__ = ["asked", "reading"]
