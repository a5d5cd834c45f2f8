"""The quantifier: whether a text tells something of all, or of most, as a question has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ....ontology.namespace import LEX
from ..index.index import Statement
from ..parsing.clause import Clause
from ..words.word import split, stem

# So many words may stand between "all" and the noun that it is said of: "all the large ports".
_WITHIN = 4
_OF = "of"
_DETERMINING = frozenset({"of", "the", "its", "their", "our"})
_DESCRIBING = frozenset({"JJ", "CD", "POS", "VBG", "VBN"})
_BETWEEN = frozenset({"DT", "JJ", "NN", "PR", "IN", "CD", "VB", "PO"})


def is_of_as_many(clause: Clause, texts: Iterable[str], among: frozenset[str] | None = None) -> bool:
    """Say whether one of *texts* tells of all, or of most, what *clause* asks of those; so where it asks of none such.

    What most ports do is not done by all, and what ports do neither by most nor by all.

    :param texts: sentences that bear out *clause*.
    :param among: canonical stems of the nouns that count; any where none are given.
    """
    told = [[(word.lower(), clause.wording.canonical(stem(word))) for word, _ in split(t)] for t in texts]
    asked = ((n, of) for n, of in _quantified(clause) if among is None or clause.has(n, among))
    return all(any(_tells(clause, noun, words, of) for words in told) for noun, of in asked)


def is_told_of_each(clause: Clause, facts: Sequence[Statement]) -> bool:
    """Say whether *facts* tell by their ends, or by a number, of what *clause* asks of each: what each town is to get no port gets.

    :param facts: what the answer is a list of.
    """
    for _, noun in _determined(clause, clause.wording.roles.words(LEX.distributives)):
        if clause.words[noun].tag == "NNS":
            continue  # of all of them at once
        for fact in facts:
            words = fact.subject.words | fact.object.words | fact.figure_words
            named = any(noun in range(*x.span) and x.is_said_in(words) for x in clause.links)
            if not (named or clause.has_near(noun, words)):
                return False
    return True


def _quantified(clause: Clause) -> Iterator[tuple[int, frozenset[str]]]:
    """Yield the places of the nouns of which all or most are asked, with the words that tell of as many."""
    every = clause.wording.roles.words(LEX.universals)
    most = every | clause.wording.roles.words(LEX.majorities)
    for place, noun in _determined(clause, most):
        yield noun, every if clause.words[place].text.lower() in every else most


def _determined(clause: Clause, determiners: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of the words of *clause* that are *determiners*, with those of the nouns behind them."""
    words = clause.words
    for i, word in enumerate(words):
        if word.text.lower() not in determiners or (i and words[i - 1].text.lower() == _OF):
            continue  # of all ports is of their number
        nouns = [k for k in range(i + 1, min(i + 1 + _WITHIN, len(words))) if words[k].tag[:2] == "NN"]
        last = next((k for k in nouns if not _goes_on(clause, k)), None)
        if last is not None and all(w.tag[:2] in _BETWEEN for w in words[i + 1 : last]):
            yield i, last


def _goes_on(clause: Clause, place: int) -> bool:
    """Say whether the noun at *place* only describes one behind it: "all UN industrial categories", "Chile's small ports"."""
    behind = clause.words[place + 1 : place + 1 + _WITHIN]
    tags = [w.tag[:2] for w in behind]
    noun = next((k for k, tag in enumerate(tags) if tag == "NN"), None)
    return noun is not None and all(w.tag in _DESCRIBING for w in behind[:noun])


def _tells(clause: Clause, noun: int, words: list[tuple[str, str]], of: frozenset[str]) -> bool:
    """Say whether a word of *of* stands among *words* close before the noun at the place *noun*.

    What stands between must be no narrower than what is asked of: most large ports may be few of all ports.
    """
    canonical, near = clause.wording.canonical, clause.wording.thesaurus.kin
    named = {canonical(s) for s in clause.words[noun].stems}
    asked = {canonical(s) for w in clause.words for s in w.stems} | _DETERMINING
    asked = asked.union(*(near(w) for w in clause.words if w.tag == "JJ"))  # "most big ports"
    for i, (word, _) in enumerate(words):
        behind = [s for _, s in words[i + 1 : i + 1 + _WITHIN]] if word in of else []
        place = next((k for k, s in enumerate(behind) if s in named), None)
        if place is not None and asked.issuperset(behind[:place]):
            return True
    return False


__all__ = ["is_of_as_many", "is_told_of_each"]
