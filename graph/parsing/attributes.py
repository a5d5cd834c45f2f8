"""The attributes: part of speech, morphology and lemma that follow from a word, its tag and its label, by look-up.

The model's own components find them by matching some two hundred patterns at every word and by taking its ending off,
for an eighth of the time that the whole pipeline takes. What they find depends on little: on the word, its tag and its
label, on an expletive right before, and in a few pairs ("ain't", "let's") on the word beside. So they are asked once for
each such combination, and the patterns, of which most name no word, once for each that they tell apart.
"""

from __future__ import annotations

import re
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

_OTHER = -1  # any word, tag or label that no pattern names
_SPACE = -2  # any word of white space
# So many combinations are at hand; a corpus has more, most of them seldom.
_MOST_AT_HAND = 100_000

Key = tuple[int, int, int, bool]
"""Word, tag, label, whether an expletive stands before it."""


class LookUp:
    """The look-up, which learns from the components in whose place it stands."""

    def __init__(self, ruler: Any, lemmatizer: Any) -> None:
        """Take the patterns of *ruler*, an ``AttributeRuler``, and the rules of *lemmatizer*, a ``Lemmatizer``."""
        self._ruler, self._lemmatizer = ruler, lemmatizer
        # Part of speech, morphology and lemma; where it is by pattern, the lemma is often 0, and tag and label follow.
        self._at_hand: dict[Key, tuple[int, Any, int]] = {}
        self._by_pattern: dict[Key, tuple[int, Any, int, int, int]] = {}
        strings = ruler.vocab.strings
        self._expletive = strings.add("expl")
        self._named: dict[str, set[int]] = {"LOWER": set(), "TAG": set(), "DEP": set()}
        self._paired: set[int] = set()
        forms = []
        for pattern in (tokens for rule in ruler.patterns for tokens in rule["patterns"]):
            is_pair = len(pattern) > 1 and "LOWER" in pattern[0]
            for conditions in pattern:
                for attribute, condition in conditions.items():
                    values, regex = _values(condition)
                    forms += [regex] if regex else []
                    if attribute in self._named:
                        self._named[attribute].update(map(strings.add, values))
                    if attribute == "LOWER" and is_pair:
                        self._paired.update(map(strings.add, values))
        self._forms = re.compile("|".join(forms))

    def __call__(self, doc: Doc) -> Doc:
        """Give each word of *doc* its attributes."""
        before = 0
        for token, (word, tag, label) in zip(doc, doc.to_array(["ORTH", "TAG", "DEP"]).tolist(), strict=True):
            key = word, tag, label, before == self._expletive
            found = self._at_hand.get(key)
            if found is None:
                self._learn(token, key)
            else:
                token.pos, token.morph, token.lemma = found
            before = label
        return doc

    def _learn(self, token: Token, key: Key) -> None:
        """Give *token* the attributes that the components find, and keep them for words with the same *key*."""
        is_odd = token.is_space or self._may_pair(token)
        beside = token.doc[max(token.i - 1, 0) : token.i + 2]
        in_pair = is_odd and sum(map(self._may_pair, beside)) > 1
        pattern = self._told_apart(token, key)
        if in_pair or pattern not in self._by_pattern:
            if not token.pos:  # not asked yet for another word of this text
                self._ruler(token.doc)
            found = token.pos, token.morph, token.lemma, token.tag, token.dep
            if not in_pair:
                self._by_pattern[pattern] = found
        else:
            found = self._by_pattern[pattern]
        token.pos, token.morph, token.lemma, tag, label = found
        if token.is_space:  # of which the tag and the label change as well
            token.tag, token.dep = tag, label
        if not token.lemma:
            token.lemma_ = self._lemmatizer.lemmatize(token)[0]
        if not is_odd:
            if len(self._at_hand) >= _MOST_AT_HAND:
                self._at_hand.clear()
            self._at_hand[key] = token.pos, token.morph, token.lemma

    def _told_apart(self, token: Token, key: Key) -> Key:
        """Return what the patterns tell *token* from others by."""
        _, tag, label, after_expletive = key
        word = token.lower
        if token.is_space:
            word = _SPACE
        elif word not in self._named["LOWER"] and not self._forms.search(token.lower_):
            word = _OTHER
        tag = tag if tag in self._named["TAG"] else _OTHER
        return word, tag, label if label in self._named["DEP"] else _OTHER, after_expletive

    def _may_pair(self, token: Token) -> bool:
        """Say whether a pattern of two words may have *token* for one of them."""
        return token.lower in self._paired or bool(self._forms.search(token.lower_))


def _values(condition: Any) -> tuple[list[str], str]:
    """Return the values that a condition of a pattern names, and its regular expression."""
    if isinstance(condition, str):
        return [condition], ""
    if isinstance(condition, dict):
        named = [v for key in ("IN", "NOT_IN") for v in condition.get(key, ())]
        return named, condition.get("REGEX", "")
    return [], ""


@Language.factory("attributes_by_look_up")
def _by_look_up(nlp: Language, name: str) -> LookUp:
    return LookUp(nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer"))


def look_up_attributes(nlp: Language) -> None:
    """Let the look-up work in the place of those components of *nlp* that it asks; what it finds is the same.

    The lemmatizer is to look forms up in sets; it has lists, of up to 57,000 words, and goes through them.
    """
    nlp.add_pipe("attributes_by_look_up", after="lemmatizer")
    nlp.select_pipes(disable=["attribute_ruler", "lemmatizer"])
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    known = lemmatizer.lookups.get_table("lemma_index")
    for part_of_speech, words in list(known.items()):
        known[part_of_speech] = frozenset(words)
