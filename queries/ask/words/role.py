"""The roles that words play in questions: the concepts of the lexicon's schemes of words that name nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .word import Word, stem, stems


class Roles:
    """The words of each role, in the form in which a question is held against them.

    A role is the IRI of a concept such as ``lex:moneyVerbs``; what it is for stands beside it in
    ontology/lexicon/questions.ttl. A role that no lexicon lists has no words.

    :param names: role -> its words as they are written, in lower case.
    """

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        """Keep *names* in each form."""
        self._words = {role: frozenset(listed) for role, listed in names.items()}
        self._stems = {role: frozenset(map(stem, listed)) for role, listed in names.items()}
        self._phrases = {role: frozenset(map(stems, listed)) for role, listed in names.items()}

    def plays(self, word: Word, role: str) -> bool:
        """Say whether *word* is one of *role*, by one of its stems."""
        return not word.stems.isdisjoint(self.stems(role))

    def words(self, role: str) -> frozenset[str]:
        """Return the words of *role* as they are written."""
        return self._words.get(role, frozenset())

    def stems(self, role: str) -> frozenset[str]:
        """Return the stems of the words of *role*."""
        return self._stems.get(role, frozenset())

    def phrases(self, role: str) -> frozenset[tuple[str, ...]]:
        """Return the phrases of *role*, each as its stems."""
        return self._phrases.get(role, frozenset())
