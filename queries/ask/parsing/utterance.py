"""The utterance: the words of a question, or of a part of one, and what each of them may say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import pairwise

from ....ontology.namespace import LEX, POL
from ....ontology.vocabulary import Vocabulary
from ..index.index import Index, Node, Statement
from ..words.asking import NUMBERS, asking, is_light
from ..words.meaning import meanings
from ..words.thesaurus import STRICT, root
from ..words.word import Span, Word, keys, runs, stem, uninflected
from ..words.wording import Stems, Wording
from .link import Link, links

_LONGEST_QUALIFIER = 4
_OPEN = frozenset({"asksActor", "asksPlace", "asksList", "asksWhether", "idlePhrases"})
PLAIN = frozenset({"what", "which", "who", "whom", "whose", "when", "where", "how"})


class Utterance:
    """The words of a question and their possible meanings.

    :ivar links: the names, longest first taken, none overlapping.
    :ivar asks: what is asked for -> the words that say so.
    :ivar classes: the words for a class.
    :ivar properties: the words that may state a property.
    """

    def __init__(self, words: Sequence[Word], index: Index, given: Sequence[Link] = ()) -> None:
        """Read *words*; *given* are links that are settled already."""
        self.words = tuple(words)
        self.index = index
        self.wording: Wording = index.wording
        self.vocabulary: Vocabulary = index.wording.vocabulary
        settled = frozenset(i for link in given for i in range(*link.span))
        self._asking = asking(self.words, self.wording, settled)
        self.links = [*given, *links(self.words, index, settled | self._asking.phrases)]
        named = [link.span for link in self.links if link.span[1] - link.span[0] > 1]
        # "Value" in "manufacturing value added" asks for nothing.
        self.asks = {
            role: (start, end)
            for role, (start, end) in self._asking.roles.items()
            if not any(a <= start and end <= b for a, b in named)
            and not (role == "asksMoney" and self._is_given(start))
        }
        asks_who = self.asks.get("asksActor", (1, 1))[0] == 0
        said = meanings(self.words, self.wording, self.linked, asks_who)
        # What the money is for asks for no undertaking that is called so.
        money = range(*self.asks.get("asksMoney", (0, 0)) if "asksPurpose" in self.asks else (0, 0))
        self.classes = {span: kind for span, kind in said.classes.items() if span[0] not in money}
        self.properties = said.properties

    def _is_given(self, place: int) -> bool:
        """Say whether the word for money at *place* is what something does to that is asked for: "which fund gives out money"."""
        begins = self.words[:1] and self.words[0].text.lower() in ("which", "what")
        noun = [w.tag for w in self.words[1:2]] == ["NN"]
        return bool(begins) and noun and any(w.tag in ("VBZ", "VBD") for w in self.words[2:place])

    def keys(self, span: Span) -> set[Stems]:
        """Return the words of *span* as their stems, and as those of their lemmas."""
        return keys(self.words[slice(*span)])

    def plays(self, word: Word, role: str) -> bool:
        """Say whether *word* plays *role*."""
        return self.wording.roles.plays(word, role)

    def is_phrase_of(self, span: Span, role: str) -> bool:
        """Say whether the words of *span* are a phrase of *role*."""
        return not self.keys(span).isdisjoint(self.wording.roles.phrases(role))

    def text(self, span: Span) -> str:
        """Return the words of *span* as they were written."""
        return " ".join(w.text for w in self.words[slice(*span)])

    def names(self, *nodes: Node) -> bool:
        """Say whether it names one of *nodes*."""
        return any(n in link.nodes for link in self.links for n in nodes)

    def is_told_of(self, fact: Statement, link: Link) -> bool:
        """Say whether *link* names an end of *fact*, who adopted that, or the place that all of its text is about."""
        ends = {*self.index.holders(fact), fact.object}
        return not ends.isdisjoint(link.nodes) or self.index.places.is_home(fact, link.iris)

    def means(self, place: int, word: str) -> bool:
        """Say whether the noun at *place* is a form of *word* or of one that means the same: states are no statements."""
        noun, canonical = self.words[place], self.wording.canonical
        if canonical(stem(word)) not in {canonical(s) for s in noun.stems}:
            return False
        return stem(word) not in noun.stems or uninflected(word) in {
            uninflected(noun.text),
            uninflected(noun.base),
        }

    def has(self, place: int, words: frozenset[str]) -> bool:
        """Say whether *words* hold the word at *place*, or all parts of it where it is a compound."""
        word = self.words[place]
        if any(self.wording.canonical(s) in words for s in word.stems):
            return True
        if "-" not in word.text:
            return False
        parts = self.wording.canonicals(word.text) - {word.stem}
        return parts <= words or {*map(root, parts)} <= {*map(root, words)}

    def has_near(self, place: int, words: frozenset[str]) -> bool:
        """Say whether *words* hold the word at *place*, or one of near meaning."""
        return self.has(place, words) or self.wording.thesaurus.is_kin(self.words[place], words)

    def is_kin(self, place: int, words: frozenset[str]) -> bool:
        """Say whether *words* hold one of near meaning to the word at *place*; to names and numbers there is none."""
        word = self.words[place]
        return word.tag not in STRICT and self.wording.thesaurus.is_kin(word, words)

    def is_beside(self, place: int, context: frozenset[str]) -> bool:
        """Say whether *context*, the words of a sentence, hold the word at *place*, which is the very one that was asked with."""
        return not self.words[place].is_near and self.has(place, context)

    @cached_property
    def kin(self) -> frozenset[str]:
        """The canonical stems of the words of near meaning to any of its own."""
        return frozenset[str]().union(*(self.wording.thesaurus.kin(word) for word in self.words))

    def stated_at(self, place: int) -> frozenset[str]:
        """Return the properties that the word at *place* may state."""
        return frozenset[str]().union(
            *(found for span, found in self.properties if span[0] <= place < span[1])
        )

    def places(self, role: str) -> range:
        """Return the places of the words that ask for *role*."""
        return range(*self.asks[role]) if role in self.asks else range(0)

    def _is_free(self, place: int) -> bool:
        """Say whether the word needs no place in the reading; a name is no word that has its stem: Maine is not "main"."""
        word = self.words[place]
        is_name = place > 0 and word.tag == "NNP" and word.text[:1].isupper() and word.text[1:].islower()
        return word.stem in self.wording.free and not (
            is_name and word.text.lower() not in self.wording.words
        )

    @cached_property
    def content(self) -> frozenset[int]:
        """The places of the words that a reading must account for."""
        free = {
            i
            for i, w in enumerate(self.words)
            if self._is_free(i) or w.text.lower() in PLAIN or is_light(self.words, self.wording, i)
        }
        free |= {
            i
            for i, (noun, word) in enumerate(pairwise(self.words), start=1)
            if word.tag == "IN" and noun.tag in ("NN", "NNS") and self.plays(word, LEX.examplePrepositions)
        }
        opened = {i for role, span in self.asks.items() if role in _OPEN for i in range(*span)}
        # "The mid-1960s" are the 1960s.
        free |= {i - 1 for i in self._times if i and self.plays(self.words[i - 1], LEX.timeParts)}
        nouns = [*self.classes, *(s for s, _ in self.properties if self.words[s[0]].tag.startswith("N"))]
        if not NUMBERS & self.asks.keys() and "asksWhether" not in self.asks:
            nouns += [link.span for link in self.links]
        # "Three things", "three levels"
        nouns += [
            (i, i + 1)
            for i, w in enumerate(self.words)
            if w.tag == "NNS" and (i in free or self.plays(w, LEX.levelNouns))
        ]
        counted = {i for a, _ in nouns for i in self.number_of(a)}
        return frozenset(range(len(self.words))) - free - opened - self.linked - counted - self._asking.spare

    def number_of(self, noun: int) -> range:
        """Return the places of the number of what stands at *noun*: "four big countries", "75 percent of firms"."""
        first = noun
        while first and self.words[first - 1].tag == "JJ":
            first -= 1
        if first and self.is_number(first - 1):
            return range(first - 1, first)
        before = [w.text.lower() for w in self.words[max(0, noun - 3) : noun]]
        is_share = before[1:] and "asksShare" in self.wording.asks.get((before[1],), ())
        return range(noun - 3, noun - 1) if is_share and self.is_number(noun - 3) else range(0)

    def is_number(self, place: int) -> bool:
        """Say whether the word at *place* is a number, which is no part of what is asked: "the four countries"."""
        text = self.words[place].text.lower() if place < len(self.words) else ""
        return text.isdigit() or text in self.vocabulary.numerals

    @cached_property
    def _times(self) -> frozenset[int]:
        """The places where the names of times begin."""
        return frozenset(x.span[0] for x in self.links if any(n.is_a(POL.Period) for n in x.nodes))

    @property
    def growth(self) -> frozenset[int]:
        """The places of the words that say that something is to be done more: "wants to use more AI"."""
        return self._asking.growth

    @cached_property
    def asking(self) -> frozenset[int]:
        """The places of the words that ask for something."""
        return frozenset(i for span in self.asks.values() for i in range(*span))

    @cached_property
    def classed(self) -> frozenset[int]:
        """The places of the words for a class."""
        return frozenset(i for span in self.classes for i in range(*span))

    @cached_property
    def linked(self) -> frozenset[int]:
        """The places of the words that name something."""
        return frozenset(i for link in self.links for i in range(*link.span))

    @cached_property
    def qualified(self) -> dict[str, frozenset[int]]:
        """The places of the words that bound a number, by their concept of ``pol:qualifiers``: "over"."""
        return self._bounding(lambda place: self.is_number(place) or self._is_one_span(place))

    @cached_property
    def asked_bounds(self) -> dict[str, frozenset[int]]:
        """The same for a number that is asked for: "over how many", "more than what share"."""
        return self._bounding(self._asks_number)

    def _bounding(self, is_bounded: Callable[[int], bool]) -> dict[str, frozenset[int]]:
        """Return the places of the words that bound what *is_bounded* finds behind them, by their concept."""
        found: dict[str, frozenset[int]] = {}
        for span in runs(len(self.words), _LONGEST_QUALIFIER):
            concept = self.vocabulary.qualifiers.get(self.text(span).lower())
            if concept is not None and is_bounded(span[1]):
                found[concept] = found.get(concept, frozenset()) | {*range(*span)}
        return found

    def _is_one_span(self, place: int) -> bool:
        """Say whether one unit of time begins at *place*: "more than a decade"."""
        begins = [w.text.lower() for w in self.words[place : place + 1]] == ["a"]
        return begins and any(w.stem in self.wording.time_units for w in self.words[place + 1 : place + 2])

    def _asks_number(self, place: int) -> bool:
        """Say whether a number is asked for from the word at *place* on: "how many", "what share"."""
        begins = {self.asks[role][0] for role in NUMBERS & self.asks.keys()}
        return place in begins or (place + 1 in begins and self.words[place].text.lower() in PLAIN)

    @property
    def absence(self) -> str | None:
        """The word that asks for what is not, or would be: the graph holds what texts say, not what they leave out."""
        start, end = self.asks.get("asksAbsence", (0, 0))
        # What a lack of ports has led to is told, what lacks ports is not.
        behind = [w.text.lower() if w.tag == "IN" else w.tag[:2] for w in self.words[end : end + 2]]
        is_noun = end and self.words[start].tag == "NN" and behind in (["of", "NN"], ["of", "JJ"])
        return (
            self.text((start, end))
            if end and not is_noun and not self.linked & {*range(start, end)}
            else None
        )

    @property
    def is_whether(self) -> bool:
        """Whether it asks for yes or no."""
        plain = {w.text.lower() for w in self.words} & PLAIN
        return self.asks.get("asksWhether") is not None and not (
            plain and self.words[0].text.lower() in PLAIN
        )

    @property
    def asks_either(self) -> bool:
        """Whether it asks which of two is more, or less: "does X have more A or more B"."""
        return bool({"asksMost", "asksLeast"} & self.asks.keys()) and any(
            word.text.lower() == "or" for word in self.words
        )
