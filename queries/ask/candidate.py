"""The candidate: a query that a question may mean, with the question that it answers in plain English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ...ontology.namespace import POL
from .fact import Fact, Facts, Node, amount, called
from .link import Link, Linker
from .query import Count, Query, Select
from .word import WORD, Word, stemmed, stems
from .wording import Wording

_MOST_NAMED = 4


@dataclass(frozen=True)
class Candidate:
    """A query that a question may mean.

    :param form: the kind of fact and what is asked of it, such as ``aims_at Object``.
    :param question: what the query asks, in the words of the ontology and with the names of the question.
    :param named: the things that are given in the query.
    :param facts: the facts that answer it, as far as they were read.
    :param answers: what the query finds in these facts.
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
        """Return the candidate for what was *found*: facts, each with the node that is an answer."""
        facts = dict.fromkeys(fact for fact, _ in found)
        names: dict[str, str] = {}
        for fact, node in found:
            if node.iri not in names:
                is_figure = fact.has_figure and node is fact.object
                names[node.iri] = amount(fact) if is_figure else called(node, fact.quote)
        return cls(query, form, question, tuple(named), tuple(facts), tuple(dict.fromkeys(names.values())))

    @property
    def asks(self) -> str:
        """What is asked, one of :data:`.ASKED`."""
        return self.form.rpartition(" ")[2]

    @property
    def pattern(self) -> str:
        """The pattern of the query; empty if the query does more than select."""
        return self.query.pattern if isinstance(self.query, Select) else ""

    @property
    def quote(self) -> str:
        """The sentence of the first fact that answers it; empty if there is none."""
        return self.facts[0].quote if self.facts else ""


@dataclass(frozen=True)
class Asked:
    """A question with the facts that may answer it: all that candidates are made from.

    :param words: the words of *question*, misspelled ones with the stem of the word that was meant.
    :param links: the links to the things that it names, by IRI, the likeliest first.
    """

    question: str
    words: Sequence[Word]
    links: Mapping[str, Link]
    facts: Facts
    wording: Wording
    linker: Linker

    @property
    def named(self) -> list[Node]:
        """The things that the question most likely names, from which lists and queries of two steps start."""
        return [link.node for link in list(self.links.values())[:_MOST_NAMED]]

    @cached_property
    def slips(self) -> Mapping[str, str]:
        """The misspelled words, each with the word that was meant."""
        return {w.text: self.linker.spelling(w.stem) for w in self.words if w.stem != stemmed(w.text)}

    @cached_property
    def corrected(self) -> str:
        """The question without its slips, as the networks read it."""
        return WORD.sub(lambda found: self.slips.get(found[0], found[0]), self.question)

    @cached_property
    def countries(self) -> list[str]:
        """The countries that the question names, as IRIs."""
        return self.wording.countries_in(self.words)

    @cached_property
    def is_wish(self) -> bool:
        """Whether a word of the question asks what somebody wants."""
        intents = self.wording.hints(POL.aimsAt, "asksIntent")
        kinds = {stem for link in self.links.values() for stem in stems(link.name)[-1:]}
        determiners = self.wording.english.articles | self.wording.english.possessives
        # Case counts after the first word: "Plan" in "Harbour Plan" is part of a name, "the plan" stands for one.
        texts = [word.text for word in self.words]
        return bool(intents & {text.lower() for text in texts[:1]}) or any(
            word.text in intents and not (word.stem in kinds and before.lower() in determiners)
            for before, word in zip(texts, self.words[1:], strict=False)
        )

    def name(self, node: Node) -> str:
        """Return the name of *node* in the question, if the whole name stands there, else its label."""
        link = self.links.get(node.iri)
        return link.name if link is not None and link.is_whole else node.label

    def candidate(
        self, query: Query, kind: str, asked: str, named: Iterable[Node], facts: Iterable[Fact], answers: Iterable[str],
        **words: str,
    ) -> Candidate:  # fmt: skip
        """Return the candidate that asks facts of *kind* for *asked*, such as Object; *words* fill in its question."""
        question, form = self.wording.question(kind, asked, **words), self.wording.form(kind, asked)
        return Candidate(query, form, question, tuple(named), tuple(facts), tuple(answers))

    def count(self, of: Candidate, number: int) -> Candidate:
        """Return the candidate that asks how many things *of* finds, with the answer *number*."""
        assert isinstance(of.query, Select)  # noqa: S101
        answers, words = (str(number),), {"question": of.question}
        return self.candidate(Count(of.query), POL.anyKind, "Number", of.named, of.facts, answers, **words)
