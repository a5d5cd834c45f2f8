"""The candidate: a query that a question may mean, with the plain question that it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...ontology.namespace import POL
from .fact import Fact, Facts, Node, amount, called
from .link import Link, Linker
from .query import Count, Query, Select
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

    @classmethod
    def finding(
        cls, query: Query, form: str, question: str, named: Iterable[Node], found: Sequence[tuple[Fact, Node]]
    ) -> Candidate:
        """Return the candidate that is answered by a node of each of some facts, as *found*."""
        facts = dict.fromkeys(fact for fact, _ in found)
        names: dict[str, str] = {}
        for fact, node in found:
            if node.iri not in names:
                is_figure = fact.has_figure and node is fact.object
                names[node.iri] = amount(fact) if is_figure else called(node, fact.quote)
        return cls(query, form, question, tuple(named), tuple(facts), tuple(dict.fromkeys(names.values())))

    @property
    def pattern(self) -> str:
        """The pattern that it selects by; empty where it does more than select."""
        return self.query.pattern if isinstance(self.query, Select) else ""

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
    facts: Facts
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

    def candidate(
        self, query: Query, kind: str, asked: str, named: Iterable[Node], facts: Iterable[Fact], answers: Iterable[str],
        **words: str,
    ) -> Candidate:  # fmt: skip
        """Return the candidate that asks facts of *kind* for what *asked* names, with *words* for its parts."""
        question, form = self.wording.question(kind, asked, **words), self.wording.form(kind, asked)
        return Candidate(query, form, question, tuple(named), tuple(facts), tuple(answers))

    def count(self, of: Candidate, number: int) -> Candidate:
        """Return the candidate that asks how many things *of* finds, *number* of them."""
        assert isinstance(of.query, Select)  # noqa: S101
        answers, words = (str(number),), {"question": of.question}
        return self.candidate(Count(of.query), POL.anyKind, "Number", of.named, of.facts, answers, **words)
