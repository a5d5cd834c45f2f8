"""The seam: where a number is written as one word with its sign or unit, as in 'R$300', '5GW' and '25-percent'.

The parser was trained on such words cut; what a sign, a multiplier or a unit is, the vocabulary knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from ...ontology.namespace import UNIT
from ...ontology.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_DIGITS = r"\d[\d,]*(?:\.\d+)?"
_DIGIT = re.compile(r"\d")
_SMALLEST_FACTOR = 1000
_SHORTEST = 2
_BEFORE_VERBS = frozenset({"to", "will", "would", "could", "can", "may", "might", "must", "should", "shall"})
_PER_CENT = "per cent"  # one word, where it has been joined
_GROWN = "increase"  # read like it, "double" is a verb
# What the parser has read most of: every currency is read like it, "won" never as a verb.
_LIKENED = "dollars"


class Seams:
    """The finder of seams; made once for a vocabulary."""

    def __init__(self, known: Vocabulary) -> None:
        """Index the signs, multipliers and units of *known* that a text writes next to the digits."""
        measures = set(known.units) - set(known.durations)  # a "10-year plan" is a kind of plan, no quantity
        names = {name for unit in measures for name in unit.names if " " not in name}
        signs = {name for unit in known.currencies for name in unit.names if not name.islower()}
        marks = {phrase for phrase in known.qualifiers if not phrase[0].isalnum()}
        factors = {w for w, value in known.numerals.items() if value >= _SMALLEST_FACTOR and w.isalpha()}
        letters = {f for w in factors if len(w) == 1 for f in (w, w.upper())}
        # "5G" and "4K" are no units, "5x" is five times
        words = {name for name in names if len(name) > 1 or not name.isalpha()}
        words |= {name for unit in measures if unit.iri == UNIT.times for name in unit.names}
        long = _either({w for w in factors if len(w) > 1})
        self._glued = re.compile(
            rf"({_either(marks)})?(?:({_either(signs)})({_DIGITS})(-)?({long}|{_either(letters)})?|({_DIGITS})(-)?({long})?)"
            rf"(\+)?(-)?({_either(words)})?"
        )
        self._signs = frozenset(signs)
        self._factors = frozenset(factors)
        self._letters = frozenset(letters)
        abbreviated = {sign for sign in signs if sign.endswith(".")}
        # How the parser is to read a word beside a number: as the like of it that it has seen often.
        self._after: dict[str, str] = {}
        for unit in known.currencies:
            for name in unit.names:
                if name.isalpha() and name.islower():
                    self._after |= {name: _LIKENED, f"{name}s": _LIKENED}
        for word in factors:
            self._after |= {word: _like(known.numerals[word]), f"{word}s": _like(known.numerals[word])}
        self._numbers = frozenset(known.numerals)
        folds = {value for word, value in known.numerals.items() if word.endswith("fold")}
        self._multipliers = frozenset(word for word, value in known.numerals.items() if value in folds)
        self._likened = self._multipliers | self._after.keys() | {_PER_CENT}
        self._qualifiers = frozenset(known.qualifiers)
        self._joined = re.compile(
            rf"{_either(abbreviated)}(?= ?\d)|(?<=\d )per cent\b"
            rf"|\b(?:(?i:{_either({p for p in known.ordinals if ' ' in p})}))\b"
            rf"|\b(?:1[6-9]|20|21)\d\d(?:-|–|/)(?:\d\d|(?:1[6-9]|20|21)\d\d)\b"
        )

    def parts(self, word: str) -> list[str]:
        """Return *word* cut at its seams, whole where it has none."""
        match = self._glued.fullmatch(word) if _DIGIT.search(word) else None
        return [part for part in match.groups() if part] if match else [word]

    def cuts(self, doc: Doc) -> Iterator[tuple[Token, list[str]]]:
        """Yield each token of *doc* that has a seam, with its parts."""
        if not _DIGIT.search(doc.text):
            return
        words = [token.text for token in doc]
        for i, word in enumerate(words):
            if word.isalpha() or len(word) < _SHORTEST:
                continue
            before = words[i - 1] if i else ""
            if not _DIGIT.search(word):
                is_letter = word[-1] == "." and word[:-1] in self._letters and before[:1].isdigit()
                parts = [word[:-1], "."] if is_letter else []  # "20m." at the end of a sentence
            elif before in self._signs:
                parts = self.parts(before + word)[1:]
            else:
                parts = self.parts(word)
                if len(parts[0]) == 1 and parts[0].isalpha() and not self._is_factor(words[i + 1 : i + 2]):
                    continue  # "R209.7 billion" is money, "R32" is not
            if len(parts) > 1:
                yield doc[i], parts

    def _is_factor(self, following: list[str]) -> bool:
        return bool(following) and following[0].lower() in self._factors

    def joins(self, doc: Doc) -> Iterator[Span]:
        """Yield what the tokenizer cut and the parser is to read as one word: 'Rs.', 'per cent', 'No. 1', '2014-15'."""
        for match in self._joined.finditer(doc.text):
            span = doc.char_span(*match.span())
            if span is not None and len(span) > 1:
                yield span

    def liken(self, doc: Doc) -> None:
        """Let the parser read what stands beside a number as the like of it that it has seen often: 'won' as dollars."""
        words = [token.text for token in doc]
        for i, word in enumerate(words):
            lower = word.lower()
            if lower not in self._likened and not word[0].isdigit():
                continue
            if word[0].isdigit():
                if i and words[i - 1] in self._signs:
                    doc[i - 1].norm_ = "$"
                if len(word) > len("2014") and word[:4].isdigit() and not word.isdigit() and "." not in word:
                    doc[i].norm_ = word[:4]
            elif i and lower in self._after:
                before = words[i - 1].lower()
                if before[0].isdigit() or before.removesuffix("s") in self._numbers:
                    doc[i].norm_ = self._after[lower]
            elif lower == _PER_CENT:
                doc[i].norm_ = "percent"
            elif not doc[i].like_num and self._is_to_come(doc[i]):
                doc[i].norm_ = _GROWN

    def _is_to_come(self, token: Token) -> bool:
        """Say whether *token* stands where a verb does: 'to double', 'will at least double'."""
        before = token.i
        for length in (3, 2, 1):
            if before > length and token.doc[before - length : before].text.lower() in self._qualifiers:
                before -= length
                break
        return before > 0 and token.doc[before - 1].lower_ in _BEFORE_VERBS


def _like(factor: Decimal) -> str:
    return "billion" if factor >= 10**9 else "million" if factor >= 10**5 else "thousand"


def _either(words: set[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) or r"(?!)"


@lru_cache(maxsize=4)
def seams(known: Vocabulary) -> Seams:
    """Return the finder for *known*."""
    return Seams(known)
