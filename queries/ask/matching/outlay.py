"""The outlay: money that is spent, by the verb of a question or by what a figure measures."""

from __future__ import annotations

from ....ontology.namespace import LEX
from ..index.index import Statement
from ..words.word import Word
from ..words.wording import Wording


def is_outlay(fact: Statement, wording: Wording) -> bool:
    """Say whether the figure of *fact* is money to be spent by its measure: a budget, but no worth."""
    nouns = wording.roles.stems(LEX.outlayNouns)
    words = fact.figure.words if fact.figure is not None else frozenset[str]()
    return not words.isdisjoint(map(wording.canonical, nouns))


def is_spent(fact: Statement, wording: Wording) -> bool:
    """Say whether the figure of *fact* is an outlay, or its sentence tells of money that changes hands."""
    return is_outlay(fact, wording) or not fact.context.isdisjoint(map(wording.canonical, _verbs(wording)))


def spends(word: Word, wording: Wording) -> bool:
    """Say whether *word* is a verb by which money changes hands: to invest, but not to be worth."""
    return word.tag.startswith("V") and word.stem in _verbs(wording)


def _verbs(wording: Wording) -> frozenset[str]:
    return wording.roles.stems(LEX.moneyVerbs) - wording.roles.stems(LEX.valueVerbs)
