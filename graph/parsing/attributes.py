"""The attributes: part of speech, morphology and lemma that follow from a word, its tag and its label, by look-up.

The model's own component finds them by matching some two hundred patterns at every word, for a tenth of the time that
the whole pipeline takes. What it finds depends on little: on the tag, on the label where a pattern names that, on the
word where a pattern names that, and on an expletive right before. So it is asked once for each such combination, and for
the few words whose pattern reaches over several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

_OTHER = -1  # any word, tag or label that no pattern names
Key = tuple[int, int, int, bool, bool]
"""Word, tag, label, whether it is white space, whether an expletive stands before it."""


class Attributes:
    """The look-up, which learns from the component in whose place it stands."""

    def __init__(self, ruler: Any) -> None:
        """Take the patterns of *ruler*, an ``AttributeRuler``."""
        self._ruler = ruler
        self._found: dict[Key, tuple[int, Any, int, int, int]] = {}
        strings = ruler.vocab.strings
        self._named: dict[str, set[int]] = {"LOWER": set(), "TAG": set(), "DEP": set()}
        self._several: set[int] = set()
        forms = []
        for pattern in (tokens for rule in ruler.patterns for tokens in rule["patterns"]):
            for place, conditions in enumerate(pattern):
                for attribute, condition in conditions.items():
                    values, regex = _values(condition)
                    forms += [regex] if regex else []
                    if attribute in self._named:
                        self._named[attribute].update(strings.add(value) for value in values)
                    if attribute == "LOWER" and len(pattern) > 1 and place == 0:
                        self._several.update(strings.add(value) for value in values)
        self._forms = re.compile("|".join(forms))
        self._strings = strings
        self._expletive = strings.add("expl")
        self._special: dict[int, bool] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Give each word of *doc* its attributes."""
        keys = list(self._keys(doc))
        if len(keys) < len(doc):
            return self._ruler(doc)  # type: ignore[no-any-return]
        if any(key not in self._found for key in keys):
            self._ruler(doc)
            for key, token in zip(keys, doc, strict=True):
                self._found[key] = token.pos, token.morph, token.lemma, token.tag, token.dep
            return doc
        for key, token in zip(keys, doc, strict=True):
            token.pos, token.morph, lemma, tag, label = self._found[key]
            if lemma:
                token.lemma = lemma
            if key[3]:  # of white space the tag and the label change as well
                token.tag, token.dep = tag, label
        return doc

    def _keys(self, doc: Doc) -> Iterator[Key]:
        """Yield what the attributes of each word depend on; stop at a word that a longer pattern may begin with."""
        words, tags, labels = self._named["LOWER"], self._named["TAG"], self._named["DEP"]
        is_expletive = False
        for word, tag, label, is_space in doc.to_array(["LOWER", "TAG", "DEP", "IS_SPACE"]).tolist():
            if self._begins_pattern(word):
                return
            yield (
                word if word in words else _OTHER,
                tag if tag in tags else _OTHER,
                label if label in labels else _OTHER,
                bool(is_space),
                is_expletive,
            )
            is_expletive = label == self._expletive

    def _begins_pattern(self, word: int) -> bool:
        special = self._special.get(word)
        if special is None:
            text = self._strings[word]
            special = self._special[word] = word in self._several or bool(self._forms.search(text))
        return special


def _values(condition: Any) -> tuple[list[str], str]:
    """Return the values that a condition of a pattern names, and its regular expression."""
    if isinstance(condition, str):
        return [condition], ""
    if isinstance(condition, dict):
        named = [v for key in ("IN", "NOT_IN") for v in condition.get(key, ())]
        return named, condition.get("REGEX", "")
    return [], ""


@Language.factory("attributes_by_look_up")
def _by_look_up(nlp: Language, name: str) -> Attributes:
    return Attributes(nlp.get_pipe("attribute_ruler"))


def look_up_attributes(nlp: Language) -> None:
    """Let the look-up work in the place of the component of *nlp* that matches patterns; what it finds is the same."""
    nlp.disable_pipe("attribute_ruler")
    nlp.add_pipe("attributes_by_look_up", before="lemmatizer")


def index_lemmas(nlp: Language) -> None:
    """Let the lemmatizer of *nlp* look forms up in sets; it has lists, of up to 57,000 words, and goes through them."""
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    known = lemmatizer.lookups.get_table("lemma_index")
    for part_of_speech, words in list(known.items()):
        known[part_of_speech] = frozenset(words)
