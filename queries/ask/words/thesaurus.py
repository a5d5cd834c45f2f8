"""The thesaurus: words that are near enough in meaning where a fact bears out all else that is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from .word import Word, split, stems, uninflected

# The schemes of families, and the tags (Penn Treebank) of a word that may be of them; of several words their head's.
# A participle may be an adjective, and a gerund a noun; a verb that looks like a noun is often read as one.
SCHEMES = {
    "kindredVerbs": ("V",),
    "kindredNouns": ("N", "VBG"),
    "kindredAdjectives": ("JJ", "VBN", "VBD", "VBG", "N"),
    "kindredAdverbs": ("RB", "JJ"),
}
# What is never borne out by a word of near meaning: numbers, comparatives, what ought to be, and names.
STRICT = frozenset({"CD", "JJR", "JJS", "RBR", "RBS", "MD", "NNP", "NNPS"})
# Endings by which English makes words of one stem: "connection", "connectivity", "accelerate".
_DERIVED = (
    "ability",
    "ibility",
    "ivity",
    "ativ",
    "at",
    "iv",
    "ive",
    "ion",
    "ality",
    "al",
    "ity",
    "ness",
    "ent",
    "ant",
    "enc",
    "anc",
)
_REWRITTEN = (("ify", "if"), ("ific", "if"))
_SHORTEST_ROOT = 5
_AMERICAN, _BRITISH = "ize", "ise"
Stems = tuple[str, ...]


@dataclass(frozen=True)
class Family:
    """Words of near meaning.

    :param scheme: its part of speech, one of :data:`SCHEMES`.
    :param names: the words, some of them several; first the one that it is called by.
    """

    scheme: str
    names: tuple[str, ...]

    @property
    def head(self) -> int:
        """The place of the head in each of several words: a verb begins them, any other ends them."""
        return 0 if self.scheme == "kindredVerbs" else -1

    @cached_property
    def keys(self) -> tuple[Stems, ...]:
        """The stems of each of the words."""
        return tuple(map(stems, self.names))


@dataclass(frozen=True)
class Thesaurus:
    """Families of words of near meaning.

    :param families: the stems of a word, or of several -> the families that they belong to.
    :param synonyms: stem -> the stem that stands for all that mean the same.
    """

    families: Mapping[Stems, tuple[Family, ...]]
    synonyms: Mapping[str, str]

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of it, in lower case."""
        names = {name for families in self.families.values() for f in families for name in f.names}
        return frozenset(word.lower() for name in names for word, _ in split(name))

    @cached_property
    def forms(self) -> frozenset[str]:
        """The words of :attr:`words` without their inflection."""
        return frozenset(map(uninflected, self.words))

    def of(self, part: Sequence[Word]) -> Iterator[Family]:
        """Yield the families of *part*, words of a question, by its part of speech."""
        keys = sorted({tuple(w.stem for w in part), tuple(w.lemma for w in part)})
        found = dict.fromkeys(f for key in keys for f in self.families.get(key, ()))
        # Several words are one thing whatever the parse has: "a head start".
        whole = len(part) > 1
        yield from (
            f
            for f in found
            if part[f.head].tag.startswith(SCHEMES[f.scheme]) or (whole and f.scheme == "kindredNouns")
        )

    def kin(self, word: Word) -> frozenset[str]:
        """Return the canonical stems of the single words of the families of *word*."""
        return self.names_near([word])

    def names_near(self, part: Sequence[Word]) -> frozenset[str]:
        """Return the canonical stems of the single words of the families of *part*."""
        names = (key for family in self.of(part) for key in family.keys)
        return frozenset(self._canonical(name[0]) for name in names if len(name) == 1)

    def phrases_near(self, part: Sequence[Word]) -> frozenset[frozenset[str]]:
        """Return the canonical stems of each name of the families of *part*, of one word or several."""
        keys = (key for family in self.of(part) for key in family.keys)
        return frozenset(frozenset(map(self._canonical, key)) for key in keys)

    def is_kin(self, word: Word, words: frozenset[str]) -> bool:
        """Say whether *words*, canonical stems, hold one of a family of *word*, or one made of the same root."""
        roots = {root(s) for s in word.stems | {self._canonical(s) for s in word.stems}}
        return not words.isdisjoint(self.kin(word)) or any(root(w) in roots for w in words)

    def _canonical(self, stem: str) -> str:
        return self.synonyms.get(stem, stem)


def read_thesaurus(
    schemes: Mapping[str, Mapping[str, Sequence[str]]], synonyms: Mapping[str, str]
) -> Thesaurus:
    """Return the thesaurus of *schemes*: for each of :data:`SCHEMES` the words of each of its concepts."""
    found: dict[Stems, list[Family]] = {}
    for scheme, concepts in schemes.items():
        for names in concepts.values():
            family = Family(scheme, tuple(dict.fromkeys(n for name in names for n in _spellings(name))))
            for key in family.keys:
                for known in dict.fromkeys((key, tuple(synonyms.get(s, s) for s in key))):
                    found.setdefault(known, []).append(family)
    return Thesaurus({key: tuple(families) for key, families in found.items()}, synonyms)


def _spellings(name: str) -> Iterator[str]:
    """Yield *name* as it is written on either side of the Atlantic: "realize", "realise"."""
    yield name
    if name.endswith(_AMERICAN):
        yield name.removesuffix(_AMERICAN) + _BRITISH


def root(stem: str) -> str:
    """Return *stem* without an ending that makes another part of speech of it.

    >>> root("connection") == root("connectivity") == root("connect")
    True
    >>> root("competitiveness") == root("competitiv")
    True
    >>> root("identify") == root("identific")
    True
    >>> root("accelerat") == root("acceler")
    True
    """
    for ending, rest in _REWRITTEN:
        if stem.endswith(ending):
            return stem.removesuffix(ending) + rest
    for ending in _DERIVED:
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST_ROOT:
            return root(stem[: -len(ending)])
    return stem
