"""The entity linking: which things of the store a question names, in full, in part or with a spelling slip."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from .fact import Facts, Node
from .word import Word, is_english, runs, stems, words

_ONE_SLIP, _TWO_SLIPS = 4, 8  # from so many letters on, a word may have one slip, or two


@dataclass(frozen=True)
class Link:
    """How a question names a thing.

    :param name: the name of the thing that fits best.
    :param share: how much of that name the question has, from 0 to 1; rare words count more.
    :param at: the places of its words in the question.
    :param is_whole: whether the name stands there word by word.
    """

    node: Node
    name: str
    share: float
    at: frozenset[int]
    is_whole: bool


class Linker:
    """Links questions to the things that some facts are about; one linker serves all questions to these facts."""

    def __init__(self, facts: Facts) -> None:
        """Index the names of what *facts* are about."""
        self._facts = facts
        self._names: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        self._having: dict[str, set[str]] = defaultdict(set)
        for iri, node in facts.nodes.items():
            self._names[iri] = [(name, key) for name in node.names if (key := stems(name))]
            for stem in chain(*(key for _, key in self._names[iri])):
                self._having[stem].add(iri)
        quotes = {fact.quote for fact in facts.all}
        counts = Counter(stem for quote in quotes for stem in set(stems(quote)))
        counts.update({stem: len(having) for stem, having in self._having.items()})
        total = len(quotes) + len(self._names)
        self._weights = {stem: math.log(1 + total / count) for stem, count in counts.items()}
        self._rarest = math.log(1 + total)
        self._stems = sorted(self._weights)

    def weigh(self, found: Iterable[str]) -> float:
        """Return the weight of words, higher the rarer they are in names and sentences (inverse document frequency)."""
        # The exact sum is the same in any order, which a set does not keep.
        return math.fsum(self._weights.get(stem, self._rarest) for stem in found)

    def is_known(self, stem: str) -> bool:
        """Say whether a name or a sentence of the facts has the word."""
        return stem in self._weights

    def near(self, word: Word) -> str:
        """Return the stem of *word* or, if it is neither known nor English, of the known word that it misspells."""
        stem = word.stem
        is_long = len(stem) >= _ONE_SLIP and stem.isalpha()
        if not is_long or self.is_known(stem) or is_english(word.text) or is_english(stem):
            return stem
        from rapidfuzz import process
        from rapidfuzz.distance import DamerauLevenshtein

        most = 2 if len(stem) >= _TWO_SLIPS else 1
        found = process.extractOne(stem, self._stems, scorer=DamerauLevenshtein.distance, score_cutoff=most)
        return str(found[0]) if found is not None else stem

    def spelling(self, stem: str) -> str:
        """Return the first word with *stem* in the names or, if none has it, in the sentences of the facts."""
        names = chain(*(node.names for node in self._facts.nodes.values()))
        texts = chain(names, (fact.quote for fact in self._facts.all))
        return next((word.text for text in texts for word in words(text) if word.stem == stem), stem)

    def links(self, asked: Sequence[Word]) -> Mapping[str, Link]:
        """Return the links of the words *asked* by IRI, those with most words first, among equals the earliest first."""
        said = tuple(word.stem for word in asked)
        places = defaultdict(list)
        for place, stem in enumerate(said):
            places[stem].append(place)
        touched = {iri for stem in places for iri in self._having.get(stem, ())}
        found = [link for iri in touched if (link := self._link(self._facts.nodes[iri], said, places))]
        found.sort(key=lambda link: (-link.share * len(link.at), min(link.at, default=0), link.node.iri))
        return {link.node.iri: link for link in found}

    def _link(self, node: Node, said: Sequence[str], places: Mapping[str, Sequence[int]]) -> Link | None:
        found = []
        for name, key in self._names[node.iri]:
            if shared := [stem for stem in dict.fromkeys(key) if stem in places]:
                share = self.weigh(shared) / (self.weigh(dict.fromkeys(key)) or 1)
                whole = runs(key, said)
                run = range(whole[0], whole[0] + len(key)) if whole else ()
                at = frozenset(run or (place for stem in shared for place in places[stem]))
                found.append(Link(node, name, share, at, bool(whole)))
        return max(found, key=lambda link: (link.is_whole, link.share, len(link.at)), default=None)
