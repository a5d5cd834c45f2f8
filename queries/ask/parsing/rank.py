"""The rank: which place in an order a clause names, and which words say so."""

from __future__ import annotations

from ....ontology.namespace import LEX, POL
from ..index.index import Statement
from .clause import Clause

_FINITE = frozenset({"VB", "VBZ", "VBP", "VBD", "VBN"})


def asked_ranks(clause: Clause) -> dict[int, int]:
    """Return the ranks that *clause* names, by the place of the word."""
    ordinals = {
        i: clause.vocabulary.ordinals[w.text.lower()]
        for i, w in enumerate(clause.words)
        if w.text.lower() in clause.vocabulary.ordinals
    }
    most = clause.places("asksMost")
    highest = ordinals.get(most.start - 1, 1)  # "the second highest" is not the highest
    return ordinals | dict.fromkeys(most, highest) | dict.fromkeys(leading(clause), 1) | _numbered(clause)


def held_ranks(clause: Clause, fact: Statement) -> set[int]:
    """Return the places of the words for a rank that is held for as long as the figure of *fact* says."""
    lasts = fact.figure is not None and fact.figure.lasts(clause.wording)
    if "asksDuration" not in clause.asks and not (lasts and clause.is_whether):
        return set()
    ranks = asked_ranks(clause)
    told = {f.figure.rank for f in clause.index.beside(fact) if f.property == POL.hasRanking and f.figure}
    if not told & ({*ranks.values()} or {1}):
        return set()
    return {i for i in range(len(clause.words)) if i in ranks or POL.hasRanking in clause.stated_at(i)}


def leading(clause: Clause) -> list[int]:
    """Return the places of the words for being first: "leads the world", "the world leader"."""
    ranked = any(w.text.lower() in clause.vocabulary.ordinals for w in clause.words)
    causing = {span for span, found in clause.properties if POL.leadsTo in found}  # "what led to X"
    leads = (i for i, w in enumerate(clause.words) if w.tag in _FINITE and clause.plays(w, LEX.leadingVerbs))
    return [] if ranked else [*(i for i in leads if (i, i + 2) not in causing), *_leaders(clause)]


def _leaders(clause: Clause) -> list[int]:
    """Return the places of the nouns for who is first, where there is but one: "the leader", but not "a leader"."""
    nouns = [i for i, w in enumerate(clause.words) if w.tag == "NN" and clause.plays(w, LEX.leaderNouns)]
    return [i for i in nouns if _determiner(clause, i) == "the"]


def _determiner(clause: Clause, noun: int) -> str:
    before = (w for w in reversed(clause.words[:noun]) if w.tag[:2] not in ("NN", "JJ", "PO"))
    return next((w.text.lower() for w in before), "")


def _numbered(clause: Clause) -> dict[int, int]:
    """Return the ranks that are written as cardinal numbers: "number two"."""
    ranks: dict[int, int] = {}
    for i, word in enumerate(clause.words):
        text = word.text.lower()
        value = int(text) if text.isdecimal() else clause.vocabulary.numerals.get(text)
        if value is not None and i and POL.hasRanking in clause.stated_at(i - 1):
            ranks |= {i: int(value), i - 1: int(value)}
    return ranks
