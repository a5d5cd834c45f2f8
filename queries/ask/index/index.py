"""The index: what a store holds, read once, so that a question finds at once what its words name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from itertools import pairwise, takewhile

from pyoxigraph import Literal, NamedNode

from ....ontology.namespace import POL
from ...result import Row, Solutions
from ...store import Store
from ..words.thesaurus import root
from ..words.word import split, stem, stems
from ..words.wording import Stems, Wording
from .naming import names, seats, undated
from .pattern import pattern
from .places import Places
from .proposition import Proposition, propositions
from .statement import Figure, Node, Statement

_LONGEST_KIND = 3
_LEAST_PAIRED = 2
# What a sentence calls a name in passing: ", a network of hubs".
_PASSING = re.compile(r"(?: \([^()]*\))?, (?:an?|the|its|their|our) ([^,.;:()]+)")
# The texts of a store with more facts are not read through for one question.
_MOST_FACTS = 20_000
_SHORT_FORM = re.compile(r"\s\(([A-Z]{2,6})s?\)")


class Index:
    """The facts and names of a store."""

    def __init__(self, store: Store, wording: Wording) -> None:
        """Read *store*, whose words are understood by *wording*."""
        self.wording = wording
        self._store = store
        self.nodes = _nodes(store, wording)
        figures = dict(self._figures(store))
        context = cache(wording.canonicals)
        told: dict[tuple[str, ...], list[str]] = {}
        for *fact_, doc in _rows(store, "index-facts"):
            told.setdefault(tuple(fact_), []).append(doc)
        self.statements = [
            Statement(
                s,
                property,
                o,
                quote,
                context(quote),
                figures.get(o.iri),
                self.nodes.get(period),
                frozenset(docs),
                mood or None,
            )
            for (_, subject, property, object_, quote, period, mood), docs in told.items()
            if (s := self.nodes.get(subject)) and (o := self.nodes.get(object_))
        ]
        self.places = Places(wording.vocabulary, self.statements)
        self.adopters: dict[str, list[Node]] = {}
        for fact in self.statements:
            if fact.property == POL.adopts and fact.subject not in self.adopters.get(fact.object.iri, ()):
                self.adopters.setdefault(fact.object.iri, []).append(fact.subject)
        self.names, self.absent = names(self.nodes, wording)
        self.seats = seats(self.nodes, wording, self.names)

    def holders(self, fact: Statement) -> list[Node]:
        """Return who or what *fact* is told of: its subject, and who adopted that."""
        return [fact.subject, *self.adopters.get(fact.subject.iri, ())]

    def _figures(self, store: Store) -> Iterator[tuple[str, Figure]]:
        """Yield what each statistic and each ranking says, by its IRI."""
        for iri, told in _parts(store, "index-figures").items():
            parts = {part: values[-1] for part, values in told.items()}
            indicator, rank = parts[POL.indicator], parts.get(POL.rank)
            yield (
                iri,
                Figure(
                    indicator,
                    self.wording.canonicals(indicator),
                    parts.get(POL.value),
                    int(rank) if rank else None,
                    unit=self.nodes.get(parts.get(POL.unit, "")),
                    place=self.nodes.get(parts.get(POL.referenceArea, "")),
                    period=self.nodes.get(parts.get(POL.referencePeriod, "")),
                    qualifier=parts.get(POL.qualifier),
                    is_target=POL.isTarget in parts,
                ),
            )

    @property
    def is_large(self) -> bool:
        """Whether the store is too large for its texts to be read through for one question."""
        return len(self.statements) > _MOST_FACTS

    @cached_property
    def propositions(self) -> list[Proposition]:
        """What the clauses of the texts say; nothing of a large store."""
        if self.is_large:
            return []
        return list(propositions(_parts(self._store, "index-propositions"), cache(self.spelled_out)))

    def within(self, begin: str, end: str) -> tuple[Node, ...]:
        """Return the periods from the day *begin* to the day *end*, or shorter ones between."""
        return tuple(n for n in self._periods if begin <= (n.begin or "") and (n.end or "") <= end)

    @cached_property
    def _periods(self) -> list[Node]:
        return sorted((n for n in self.nodes.values() if n.begin and n.end), key=lambda n: n.iri)

    def is_only_policy(self, words: frozenset[str] | set[str]) -> bool:
        """Say whether one policy alone has *words*, canonical stems, in its name."""
        return sum(words <= n.name for n in self.nodes.values() if n.is_a(POL.Policy)) == 1

    def is_kind(self, node: Node) -> bool:
        """Say whether *node* is called by a kind alone, as "major countries" are."""
        words = stems(node.label)
        named = node.label.islower() and not self.wording.prepositions & {*node.label.split()}
        return (
            named
            and len(words) <= _LONGEST_KIND
            and tuple(map(self.wording.canonical, words[-1:])) in self._kinds
        )

    def is_generic(self, node: Node) -> bool:
        """Say whether *node* is called by nothing but words for classes, as "strategies and policies" are: it names none."""
        return all(s in self._class_stems or s in self.wording.free for s in stems(node.label))

    @cached_property
    def _class_stems(self) -> frozenset[str]:
        return frozenset(s for key in self.wording.classes for s in key)

    @cached_property
    def _kinds(self) -> frozenset[Stems]:
        canonical = self.wording.canonical
        return frozenset((canonical(key[0]),) for key in self.wording.classes if len(key) == 1)

    @cached_property
    def wholes(self) -> Mapping[str, frozenset[Node]]:
        """What each thing is a part or an example of, by its IRI."""
        found: dict[str, set[Node]] = {}
        for fact in self.statements:
            if fact.property == POL.hasPart:
                found.setdefault(fact.object.iri, set()).add(fact.subject)
        return {part: frozenset(wholes) for part, wholes in found.items()}

    @cached_property
    def lists(self) -> frozenset[Node]:
        """What has parts or examples."""
        return frozenset().union(*self.wholes.values())

    @cached_property
    def called(self) -> Mapping[str, frozenset[str]]:
        """The canonical stems of the words for classes by which sentences call things in passing, by their IRIs.

        Of "PortNet, a network of hubs" a network.
        """
        found: dict[str, set[str]] = {}
        for fact in self.statements:
            for node in (fact.subject, fact.object):
                for name in (node.label, *node.aliases):
                    kind = self._kind_behind(name, fact.quote)
                    if kind is not None:
                        found.setdefault(node.iri, set()).add(kind)
        return {iri: frozenset(kinds) for iri, kinds in found.items()}

    def _kind_behind(self, name: str, quote: str) -> str | None:
        """Return the canonical stem of the word for a class that *quote* has behind *name* and a comma, if there is one."""
        place = quote.find(name)
        match = _PASSING.match(quote, place + len(name)) if place >= 0 else None
        told = split(match[1]) if match else []
        phrase = takewhile(lambda w: w not in self.wording.prepositions, (word.lower() for word, _ in told))
        kinds = [s for s in map(stem, phrase) if (s,) in self.wording.classes]
        return self.wording.canonical(kinds[-1]) if kinds else None

    def beside(self, fact: Statement) -> list[Statement]:
        """Return the other facts of the sentence of *fact*."""
        return [other for other in self._by_sentence[fact.quote] if other is not fact]

    def said_in(self, quote: str) -> list[Proposition]:
        """Return what the clauses of the sentence *quote* say."""
        return self._said_by_sentence.get(quote, [])

    @cached_property
    def _said_by_sentence(self) -> Mapping[str, list[Proposition]]:
        found: dict[str, list[Proposition]] = {}
        for said in self.propositions:
            found.setdefault(said.sentence.text, []).append(said)
        return found

    def spelled_out(self, quote: str) -> frozenset[str]:
        """Return the canonical stems of *quote* and of the names that its short forms stand for: "CI"."""
        names = " ".join(self._written_out.get(word, "") for word, _ in split(quote))
        return self.wording.canonicals(f"{quote} {names}")

    @cached_property
    def _written_out(self) -> Mapping[str, str]:
        return _written_out({fact.quote for fact in self.statements})

    @cached_property
    def _by_sentence(self) -> Mapping[str, list[Statement]]:
        found: dict[str, list[Statement]] = {}
        for fact in self.statements:
            found.setdefault(fact.quote, []).append(fact)
        return found

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Words that follow each other in a name: the first in lower case, the stem of the second."""
        names = [split(name) for node in self.nodes.values() for name in (node.label, *node.aliases)]
        return frozenset((a.lower(), stem(b)) for name in names for (a, _), (b, _) in pairwise(name))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words of the names."""
        return frozenset[str]().union(*(node.words for node in self.nodes.values()))

    @cached_property
    def heads(self) -> frozenset[str]:
        """The canonical stems of the heads of the names."""
        return frozenset[str]().union(*(node.heads for node in self.nodes.values()))

    @cached_property
    def told(self) -> frozenset[str]:
        """The canonical stems of the words of the names and sentences."""
        return self.stems.union(*(fact.context for fact in self.statements))

    @cached_property
    def written(self) -> frozenset[str]:
        """Those of them that the texts have: not of the other names by which things are known."""
        labels = (self.wording.canonicals(node.label) for node in self.nodes.values())
        return frozenset[str]().union(*labels, *(fact.context for fact in self.statements))

    @cached_property
    def derived(self) -> Mapping[str, tuple[str, ...]]:
        """The words of the names and sentences, in lower case, by their roots."""
        found: dict[str, list[str]] = {}
        for word in sorted(self.said):
            found.setdefault(root(stem(word)), []).append(word)
        return {key: tuple(words) for key, words in found.items()}

    @cached_property
    def said(self) -> frozenset[str]:
        """Every word of the names and sentences of the store, in lower case."""
        texts = [name for node in self.nodes.values() for name in (node.label, *node.aliases)]
        texts += {fact.quote for fact in self.statements}
        return frozenset(word.lower() for text in texts for word, _ in split(text))

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that are said, and those of the names of all known things, in lower case."""
        known = [name for term in self.wording.vocabulary.entities for name in (*term.names, *term.demonyms)]
        clauses = (text for p in self.propositions for text in p.texts)
        return self.said.union(word.lower() for text in (*known, *clauses) for word, _ in split(text))

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The words with a capital of all names of what the store has, in lower case."""
        names = [name for node in self.nodes.values() for name in (node.label, *node.aliases)]
        for term in self.wording.vocabulary.entities:
            names += (*term.names, *term.demonyms, *term.seats) if term.iri in self.nodes else ()
        return frozenset(word.lower() for name in names for word, _ in split(name) if word[0].isupper())


def _written_out(quotes: Iterable[str]) -> Mapping[str, str]:
    """Return what *quotes* write out before a short form in parentheses, by that: "Consumer Internet (CI)"."""
    found: dict[str, str] = {}
    for quote in sorted(quotes):
        for match in _SHORT_FORM.finditer(quote):
            short, words = match[1], quote[: match.start()].split()[-len(match[1]) :]
            if "".join(w[0] for w in words).lower() == short.lower():
                found[short] = " ".join(words)
    return found


def _nodes(store: Store, wording: Wording) -> dict[str, Node]:
    told = _parts(store, "index-nodes")
    return {iri: _node(iri, t, wording) for iri, t in told.items() if "label" in t}


def _node(iri: str, told: Mapping[str, list[str]], wording: Wording) -> Node:
    names = (*told["label"], *told.get("alias", ()))
    classes = frozenset(told.get("class", ()))
    above = wording.vocabulary.superclasses
    kinds = classes.union(*(above.get(c, frozenset()) for c in classes))
    words = frozenset[str]().union(*map(wording.canonicals, names))
    return Node(
        iri,
        names[0],
        names[1:],
        classes,
        kinds,
        words,
        wording.canonicals(names[0]),
        frozenset(head for name in names for head in _heads(" ".join(undated(name)), wording)),
        next(iter(told.get("begin", ())), None),
        next(iter(told.get("end", ())), None),
    )


def _heads(name: str, wording: Wording) -> Iterator[str]:
    """Yield the canonical stems of the heads of *name*: of "rising risks and challenges" both."""
    for phrase, said in zip(wording.phrases(name), wording.headed(name), strict=True):
        yield phrase[-1]
        if said[-2:-1] == ("and",) and len(phrase) > _LEAST_PAIRED:
            yield phrase[-3]


def _parts(store: Store, name: str) -> dict[str, dict[str, list[str]]]:
    """Return what the pattern *name*, each row of which is a thing, a part of it and a value, tells of each thing."""
    told: dict[str, dict[str, list[str]]] = {}
    for iri, part, value in _rows(store, name):
        told.setdefault(iri, {}).setdefault(part, []).append(value)
    return told


def _rows(store: Store, name: str) -> Iterable[tuple[str, ...]]:
    result = store.query(pattern(name))
    return [tuple(map(_text, row)) for row in result] if isinstance(result, Solutions) else []


def _text(term: Row | object) -> str:
    return term.value if isinstance(term, Literal | NamedNode) else ""


__all__ = ["Figure", "Index", "Node", "Statement"]
