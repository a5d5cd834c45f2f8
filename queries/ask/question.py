"""The question: linked, compared with the candidates of the store, and answered by the SPARQL of the one it means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from ...ontology.own import Knowledge, built_in
from ..result import text_rows
from ..store import Store
from .agreement import Agreement
from .answer import Answer, Evidence, Thing
from .candidate import Asked, Candidate
from .candidates import candidates
from .candidates.order import named_figures
from .contrary import contraries
from .fact import Fact, Node, amount, called
from .namesake import joined
from .neighbourhood import Neighbourhood
from .query import Count, Exists, Select
from .ranking import Ranked, Ranking, ranker
from .refusal import refused
from .sparql import sparql
from .word import Word, runs, stems, words
from .wording import Wording

_LONGEST = 60  # words beyond this are ignored: a question that long asks for more than one thing


class Questions:
    """A store to ask in English; candidates come from its facts at the first question, answers from its present state."""

    def __init__(
        self, store: Store, knowledge: Knowledge | None = None, ranks: Ranking | None = None
    ) -> None:
        """Take *store* and the *knowledge* that it was built with, for kinds and names.

        :param ranks: the bundled ranker by default.
        """
        self.store = store
        self.wording = Wording(knowledge or built_in())
        self.near = Neighbourhood(store)
        self._ranks = ranks

    def ask(self, question: str) -> Answer:
        """Return the answer to *question*; a refusal if the graph does not hold one, or if the meaning is not sure.

        :raises InputError: the store cannot be read.
        """
        return self.explained(question)[0]

    def explained(self, question: str) -> tuple[Answer, list[Ranked]]:
        """Return the answer to *question*, as :meth:`ask` does, and the ranked candidates, the likeliest first."""
        question = question.encode("utf-8", "replace").decode("utf-8")  # lone surrogates become ?
        asked, ranked = self.ranked(question)
        answer = self._answer(asked, ranked)
        return (answer if answer.answers else self._denial(asked) or answer), ranked

    def _denial(self, asked: Asked) -> Answer | None:
        """Return the answer "no" if a contrary of the question has the answer "yes", with the query and passages of that.

        Its reading gives both, as in "is China number 2 in computing power? yes".
        """
        for contrary in contraries(asked):
            meant, ranked = self.ranked(contrary)
            if ranked and isinstance(ranked[0].candidate.query, Exists):
                yes = self._answer(meant, ranked)
                if yes.answers == ("yes",):
                    told = f"{yes.reading}? {yes.answers[0]}"
                    return Answer(
                        asked.question, ("no",), yes.sparql, yes.evidence, told, _mended(asked), yes.links
                    )
        return None

    def _answer(self, asked: Asked, ranked: Sequence[Ranked]) -> Answer:
        if not ranked or ranked[0].sure < self._ranker.threshold:
            return refused(asked, ranked, self.near)
        chosen = ranked[0].candidate
        query = sparql(chosen.query)
        rows = list(text_rows(self.store.query(query)))
        answers = self._answers(chosen, rows, asked)
        evidence = dict.fromkeys(
            Evidence(r["doc"], r["quote"], int(r["start"]), int(r["end"])) for r in rows if r["quote"]
        )
        nodes = {row["node"] for row in rows}
        if not answers or not self._is_agreed(asked, chosen, nodes, evidence):
            return refused(asked, ranked, self.near)
        links = dict.fromkeys(Thing(r["node"], r["answer"]) for r in rows)
        things = () if isinstance(chosen.query, Count) else tuple(links)
        return Answer(
            asked.question, answers, query, tuple(evidence), chosen.question, _mended(asked), things
        )

    def ranked(self, question: str) -> tuple[Asked, list[Ranked]]:
        """Return *question* as it was understood, and the best of its candidates, the likeliest first."""
        asked, found = self.candidates(question)
        if same := _asked_so(stems(question)[:_LONGEST], found):
            return asked, [Ranked(same, 0.0, 1.0)]
        return asked, self._ranker.rank(asked, found) if found else []

    def candidates(self, question: str) -> tuple[Asked, list[Candidate]]:
        """Return *question* as it was understood, and all its candidates, not ranked."""
        said = words(question)[:_LONGEST]
        facts, linker = self.near.around(said, self.wording.classes_in(said))
        # The name of a country is never a misspelled name of the graph: Gambian is not Zambian.
        mended = [w if w.stem in self.wording.countries else Word(w.text, linker.near(w)) for w in said]
        asked = Asked(question, mended, linker.links(mended), facts, self.wording, linker)
        agreement = Agreement(asked)
        return asked, joined(c for c in candidates(asked) if agreement.is_kept(c)) if said else []

    def _is_agreed(self, asked: Asked, chosen: Candidate, nodes: set[str], told: Iterable[Evidence]) -> bool:
        """Say whether the answer agrees with the question in its cited facts too, not all of which were read before."""
        if asked.facts.is_whole or chosen.pattern == "document":
            return True
        cited = self.near.cited((passage.doc, passage.start, passage.end) for passage in told)
        answering = [f for f in cited if _is_found(f, chosen, nodes)]
        return Agreement(asked).is_kept(replace(chosen, facts=(*chosen.facts, *answering)))

    @property
    def _ranker(self) -> Ranking:
        return self._ranks or ranker()

    def _answers(self, chosen: Candidate, rows: Sequence[Mapping[str, str]], asked: Asked) -> tuple[str, ...]:
        """Return the answers in *rows*: things as their sentences call them, figures by :func:`.amount`, facts as sentences."""
        if isinstance(chosen.query, Exists):
            return chosen.answers if rows else ()
        if isinstance(chosen.query, Count):
            return tuple(dict.fromkeys(row["answer"] for row in rows))
        told = {f.object.iri: amount(f) for f in chosen.facts if f.has_figure}
        named = named_figures(chosen)
        if chosen.pattern == "about" or chosen.asks == "Each":
            told = self._sentences(chosen)
        elif chosen.asks == "Both":
            told |= {fact.object.iri: said for fact, said in named.values()}
        found: dict[str, str] = {}
        for row in rows:
            iri, answer = row["node"], row["answer"]
            node = asked.facts.nodes.get(iri)
            if node is not None and answer == node.label:
                answer = told.get(iri) or called(node, row["quote"])
            if answer in named:
                answer = named[answer][1]
            found.setdefault(iri, answer)
        return tuple(dict.fromkeys(found.values()))

    def _sentences(self, chosen: Candidate) -> dict[str, str]:
        """Return what *chosen* says of each node, as sentences: names alone would not say what is said of which thing."""
        said: dict[str, list[str]] = defaultdict(list)
        for fact in chosen.facts:
            for node in (fact.subject, fact.object) if chosen.pattern == "about" else (fact.object,):
                said[node.iri].append(self._sentence(fact))
        return {iri: "; ".join(dict.fromkeys(sentences)) for iri, sentences in said.items()}

    def _sentence(self, fact: Fact) -> str:
        """Return *fact* as a sentence, in the wording of its kind."""
        object = amount(fact) if fact.has_figure else called(fact.object, fact.quote)
        return self.wording.sentence(fact.kind, called(fact.subject, fact.quote), object)


def _mended(asked: Asked) -> tuple[str, ...]:
    """Return what to tell of the slips in a question that is answered."""
    return tuple(f"read {slip!r} as {meant!r}" for slip, meant in asked.slips.items())


def _asked_so(said: tuple[str, ...], found: Sequence[Candidate]) -> Candidate | None:
    """Return the candidate whose canonical question has the stems *said*, as a suggested one does; it means what it says.

    The first clause is enough if it names all that is given and is that of no other: "what does II stand for".
    """
    begun = [c for c in found if stems(c.question)[: len(said)] == said]
    if whole := next((c for c in begun if stems(c.question) == said), None):
        return whole
    clauses = [c for c in begun if stems(c.question.partition(", ")[0]) == said]
    named = [c for c in clauses if c.named and all(_is_in(node, said) for node in c.named)]
    return named[0] if len(named) == 1 else None


def _is_in(node: Node, said: tuple[str, ...]) -> bool:
    return any(runs(stems(name), said) for name in node.names)


def _is_found(fact: Fact, chosen: Candidate, nodes: Collection[str]) -> bool:
    """Say whether *fact*, from a cited sentence, is one of those by which *chosen* finds *nodes*."""
    if fact.kind not in {known.kind for known in chosen.facts}:
        return False
    ends = (("subject", fact.subject.iri), ("object", fact.object.iri))
    if isinstance(chosen.query, Select) and chosen.pattern != "owned":
        given = chosen.query.given
        if any(iri not in given.get(end, (iri,)) for end, iri in ends):
            return False
        if chosen.pattern == "owner":
            return True
    return any(node.iri in nodes for node in fact.nodes)
