"""The wording: the canonical questions about each kind of fact, as the ontology has them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import chain

from ...graph.grammar.denial import has_denial, is_modal
from ...graph.grammar.quantity import Quantities
from ...graph.grammar.rank import Rank, ranks
from ...graph.reading.form import Form, form_of
from ...ontology.kind import Kind, worded
from ...ontology.knowledge import subjects, texts
from ...ontology.language import ENGLISH, Words, any_of
from ...ontology.namespace import OWL, POL, RDF, RDFS, SKOS
from ...ontology.own import Knowledge
from .fact import Fact, called
from .word import Word, runs, stems, words

ASKED = (  # what can be asked for; for each, a property of the ontology has the questions
    "Object", "Subject", "Whether", "All", "Holders", "Period", "Area", "Indicator", "Most", "Least", "First", "Last",
    "Class", "ClassNumber", "Number", "Shared", "Each", "Both", "Thing", "Name", "Title", "Editor", "Date",
    "Sentences", "Paragraphs", "More", "Less", "IsMore", "IsLess", "Only", "OnlyClass", "Step", "That", "Or", "Figure", "In", "Denied",
)  # fmt: skip
# A kind without questions of its own is asked like a built-in kind of the same form.
_LIKE = {
    Form.WORDS: POL.anyKind, Form.FIGURE: POL.hasStatistic, Form.RANK: POL.hasRanking, Form.DATE: POL.happenedIn,
}  # fmt: skip
_SHORT, _KEPT = 3, 1 << 16  # letters of a short name, texts in each cache


@dataclass(frozen=True)
class Wording:
    """The questions and names of one :class:`.Knowledge`."""

    knowledge: Knowledge

    def question(self, kind: str, asked: str, **parts: str) -> str:
        """Return the canonical question that asks facts of *kind*, an IRI, for *asked*, one of :data:`ASKED`.

        :param parts: the texts for the braces of the template.
        """
        usual = (self._templates[like].get(asked) for like in _LIKE.values())
        template = self._asking(kind).get(asked) or next(filter(None, usual))
        # Templates for any kind have {object}; figures have only a {value} for it.
        return template.format_map({"label": self.label(kind), "object": parts.get("value", ""), **parts})

    def sentence(self, kind: str, subject: str, object: str) -> str:
        """Return a fact of *kind* as a sentence, in the wording of its kind or, if the kind is not known, with its label."""
        known = self.kinds.get(kind)
        wording = known.wording if known else f"{{subject}} {self.label(kind)} {{object}}"
        return worded(wording, subject, object)

    def form(self, kind: str, asked: str) -> str:
        """Return the name of the form that asks facts of *kind* for *asked*, such as ``aims_at Object``."""
        known = self.kinds.get(kind)
        return f"{known.notation if known else 'any'} {asked}"

    def has(self, kind: str, asked: str) -> bool:
        """Say whether facts of *kind* can be asked for *asked*."""
        return asked in self._asking(kind)

    def _asking(self, kind: str) -> Mapping[str, str]:
        """Return the templates of *kind* or, if it has none, of the built-in kind with objects of the same form."""
        form = form_of(self.kinds.get(kind), self.knowledge.vocabulary)
        return self._templates[kind] or self._templates[_LIKE[form]]

    @cached_property
    def kinds(self) -> Mapping[str, Kind]:
        """The kinds of facts by their IRIs."""
        return {kind.iri: kind for kind in self.knowledge.kinds}

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words in canonical questions."""
        templates = (template for asked in self._templates.values() for template in asked.values())
        return frozenset(stem for template in templates for stem in stems(template))

    def questions(self, kind: str) -> tuple[str, ...]:
        """Return the canonical questions of *kind*, with the parts in braces."""
        if own := self._templates[kind]:
            return tuple(dict.fromkeys(own.values()))
        of_any = (self._templates[POL.anyKind].get(asked, "") for asked in ("Object", "Subject", "Whether"))
        return tuple(template.replace("{label}", self.label(kind)) for template in of_any)

    @cached_property
    def label(self) -> Callable[[str], str]:
        """IRI of a class or property -> its label."""
        store = self.knowledge.store
        return cache(lambda iri: next(iter(texts(store, iri, RDFS.label)), iri.rpartition("#")[2]))

    def ranks(self, text: str) -> list[Rank]:
        """Return the ranks that *text* names: the second, the largest, number one."""
        numbers = {q.start: q for q in self.quantities.find(text) if q.unit is None}
        placed = ((m.start(), numbers[m.end()]) for m in self._place.finditer(text) if m.end() in numbers)
        found = [*ranks(text, self.english, self.quantities)]
        found += [Rank(start, number.end, int(number.values[0])) for start, number in placed]
        return found + [Rank(*m.span(), 1) for m in self._superlative.finditer(text)]

    @cached_property
    def _place(self) -> re.Pattern[str]:
        """A pattern of the words before a rank that is a number, such as "number" and "place"."""
        return re.compile(any_of(self.hints(POL.hasRanking, "asksPlace")) + r"[.:]?\s+", re.IGNORECASE)

    @cached_property
    def _superlative(self) -> re.Pattern[str]:
        """A pattern of the superlatives with several words."""
        return re.compile(any_of(s for s in self.english.superlatives if " " in s), re.IGNORECASE)

    @cached_property
    def english(self) -> Words:
        """The words of the language in which questions are read."""
        return self.knowledge.words(ENGLISH)

    @cached_property
    def quantities(self) -> Quantities:
        """The finder of quantities in questions and their texts."""
        return Quantities(self.knowledge.vocabulary, self.english)

    @cached_property
    def countries(self) -> frozenset[str]:
        """The stems of the names and demonyms of countries that have one word."""
        rows = chain.from_iterable(self._country_names.values())
        return frozenset(key[0] for _, key, _ in rows if len(key) == 1)

    @cached_property
    def regions(self) -> frozenset[str]:
        """The stems of the names of regions, such as Europe."""
        terms = self.knowledge.vocabulary.by_iri.values()
        names = (name for term in terms if POL.Region in term.classes for name in term.names)
        return frozenset(stem for name in names for stem in stems(name))

    def stems_of(self, countries: Iterable[str]) -> set[str]:
        """Return the stems of the names and demonyms of *countries*, given by IRI, that the vocabulary has."""
        terms = (self.knowledge.vocabulary.by_iri.get(iri) for iri in countries)
        names = (name for term in terms if term for name in (*term.names, *term.demonyms))
        return {stem for name in names for stem in stems(name)}

    def countries_in(self, said: Sequence[Word], *, is_edited: bool = False) -> list[str]:
        """Return the IRIs of the countries that *said* names, by name or by demonym; see :meth:`countries_at`."""
        return list(dict.fromkeys(iri for _, iri in self.countries_at(said, is_edited=is_edited)))

    def countries_at(self, said: Sequence[Word], *, is_edited: bool = False) -> list[tuple[range, str]]:
        """Return the countries that *said* names, by name or by demonym: the places of the words, and the IRI.

        :param is_edited: whether names are capitalised there, so that "poles" does not name Poland.
        """
        keys = tuple(word.stem for word in said)
        found: list[tuple[range, str]] = []
        for stem in dict.fromkeys(keys):
            for name, key, iri in self._country_names.get(stem, ()):
                for place in runs(key, keys):
                    text = said[place].text  # case counts for a short name: US, not us
                    if text == name if len(name) <= _SHORT else text[0].isupper() or not is_edited:
                        found.append((range(place, place + len(key)), iri))
        # Papua New Guinea is not Guinea.
        return [(at, iri) for at, iri in found if not any(set(at) < set(other) for other, _ in found)]

    @cached_property
    def countries_of(self) -> Callable[[str], tuple[str, ...]]:
        """Name or sentence from a text -> the IRIs of the countries that it names, cached."""
        return lru_cache(_KEPT)(lambda text: tuple(self.countries_in(words(text), is_edited=True)))

    @cached_property
    def _country_names(self) -> Mapping[str, Sequence[tuple[str, tuple[str, ...], str]]]:
        """First stem of a name -> the names with that stem, each with its stems and the IRI of the country."""
        found: dict[str, list[tuple[str, tuple[str, ...], str]]] = {}
        for name, term in self.knowledge.vocabulary.countries.items():
            if key := stems(name):
                found.setdefault(key[0], []).append((name, key, term.iri))
        return found

    @cached_property
    def has_denial(self) -> Callable[[str], bool]:
        """Text -> whether it has a word of denial: not, never, abandoned."""
        return lru_cache(_KEPT)(lambda text: has_denial(text, self.english))

    def is_planned(self, fact: Fact) -> bool:
        """Say whether the sentence of *fact* has a modal verb before its object: it will, could or must be so."""
        before, is_there, _ = fact.quote.partition(called(fact.object, fact.quote))
        return bool(is_there) and is_modal(before, self.english)

    @cached_property
    def has_standstill(self) -> Callable[[str], bool]:
        """Text -> whether it says that something goes on no further: plateaued, stalled."""
        end = re.compile(any_of(self.hints(POL.faces, "asksEnd")), re.IGNORECASE)
        return lambda text: bool(end.search(text))

    @cached_property
    def has_end(self) -> Callable[[str], bool]:
        """Text -> whether it has a word for the end of something (closed, expired) or a denial."""
        end = re.compile(any_of(self.hints(POL.happenedIn, "asksEnd")), re.IGNORECASE)
        return lru_cache(_KEPT)(lambda text: bool(end.search(text)) or self.has_denial(text))

    def hints(self, kind: str, asked: str) -> frozenset[str]:
        """Return the words that hint at *asked*, such as ``asksChoice`` or ``asksEnd``, in a question about *kind*."""
        return frozenset(texts(self.knowledge.store, kind, POL[asked]))

    @cached_property
    def classes(self) -> Mapping[str, tuple[str, ...]]:
        """The classes of things by their IRIs, each with its names, the label first."""
        store = self.knowledge.store
        found = subjects(store, RDF.type, OWL.Class)
        return {iri: (self.label(iri), *texts(store, iri, SKOS.altLabel)) for iri in found}

    def classes_in(self, said: Sequence[Word]) -> frozenset[str]:
        """Return the classes that a question names, as IRIs: "which countries", "what technologies"."""
        keys = tuple(word.stem for word in said)
        named = (iri for iri, names in self.classes.items() if any(runs(stems(n), keys) for n in names))
        return frozenset(named)

    @cached_property
    def _templates(self) -> Mapping[str, Mapping[str, str]]:
        """Kind -> what it can be asked for -> the canonical question."""
        store = self.knowledge.store
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for kind in (POL.anyKind, *self.kinds):
            found[kind] = {a: t for a in ASKED for t in texts(store, kind, POL[f"asks{a}"])}
        return found
