"""The candidate: a query that a question may mean, with the plain question that it stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ...ontology.namespace import POL
from .fact import Fact, Facts, Node, amount, called
from .link import Link, Linker
from .query import Number, Query, Sought, Things
from .word import Word
from .wording import Wording

_MOST_NAMED = 4


@dataclass(frozen=True)
class Candidate:
    """A query that a question may mean.

    :param form: the kind of fact and what is asked of it, such as ``aims_at Object``.
    :param question: what it asks, in the words of the ontology and the names of the question.
    :param named: the things that it gives.
    :param facts: those that answer it, as far as they were read.
    :param answers: what it finds in them.
    """

    query: Query
    form: str
    question: str
    named: tuple[Node, ...]
    facts: tuple[Fact, ...]
    answers: tuple[str, ...]

    @property
    def quote(self) -> str:
        """The sentence of the first fact that answers it; empty where there is none."""
        return self.facts[0].quote if self.facts else ""


@dataclass(frozen=True)
class Asked:
    """A question beside the facts that may answer it: all that candidates are made from.

    :param links: the things that it names, the likeliest first.
    """

    words: Sequence[Word]
    links: Mapping[str, Link]
    facts: Grouped
    wording: Wording
    linker: Linker

    @property
    def named(self) -> list[Node]:
        """The things that the question is likeliest to name: what it is about, or goes on from."""
        return [link.node for link in list(self.links.values())[:_MOST_NAMED]]

    def name(self, node: Node) -> str:
        """Return what the question calls *node*, where it has the whole name, or else its label."""
        link = self.links.get(node.iri)
        return link.name if link is not None and link.is_whole else node.label

    def question(self, kind: str, asked: str, **parts: str) -> str:
        """Return a canonical question; see :meth:`.Wording.question`."""
        return self.wording.question(kind, asked, **parts)

    def form(self, kind: str, asked: str) -> str:
        """Return the name of what is asked of a kind of fact."""
        known = self.wording.kinds.get(kind)
        return f"{known.notation if known else 'any'} {asked}"

    def candidate(
        self, query: Query, kind: str, asked: str, named: Iterable[Node], facts: Iterable[Fact], answers: Iterable[str],
        **words: str,
    ) -> Candidate:  # fmt: skip
        """Return the candidate that asks facts of *kind* for what *asked* names, with *words* for its parts."""
        question = self.question(kind, asked, **words)
        return Candidate(query, self.form(kind, asked), question, tuple(named), tuple(facts), tuple(answers))

    def number(self, of: Candidate, count: int) -> Candidate:
        """Return the candidate that asks how many things *of* finds, *count* of them."""
        assert isinstance(of.query, Sought | Things)  # noqa: S101
        words = {"question": of.question}
        return self.candidate(
            Number(of.query), POL.anyKind, "Number", of.named, of.facts, (str(count),), **words
        )


@dataclass
class Grouped:
    """Facts by what can be asked of them.

    :param of: kind and subject -> the facts; *to*: kind and object -> the facts.
    :param adopted: a policy -> the facts that say who adopts it.
    :param is_whole: whether these are all facts of the store.
    :param settings: of documents that were asked about, the country whose text each is; see :mod:`.setting`.
    """

    facts: Facts
    is_whole: bool = True
    of: dict[tuple[str, str], list[Fact]] = field(default_factory=lambda: defaultdict(list))
    to: dict[tuple[str, str], list[Fact]] = field(default_factory=lambda: defaultdict(list))
    adopted: dict[str, list[Fact]] = field(default_factory=lambda: defaultdict(list))
    figures: list[Fact] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the facts into their groups."""
        for fact in self.facts.facts:
            if fact.figure is not None:
                self.figures.append(fact)
                continue
            self.of[fact.kind, fact.subject.iri].append(fact)
            self.to[fact.kind, fact.object.iri].append(fact)
            if fact.kind == POL.adopts:
                self.adopted[fact.object.iri].append(fact)


def names_of(facts: Sequence[Fact], ends: Mapping[str, Sequence[Node]]) -> tuple[str, ...]:
    """Return what the *ends* of each fact, by its IRI, are called in its sentence; each thing once."""
    found: dict[str, str] = {}
    for fact in facts:
        for node in ends[fact.iri]:
            is_figure = fact.figure is not None and node is fact.object
            found.setdefault(node.iri, amount(fact) if is_figure else called(node, fact.quote))
    return tuple(dict.fromkeys(found.values()))
