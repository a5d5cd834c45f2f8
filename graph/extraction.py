"""The extraction: the facts of one document, and the parts of it that became no fact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Quad, RdfFormat, parse

from ..ontology.namespace import POL
from .document import Document
from .fact import Fact, Passage
from .rdf import document_nquads, graph_iri, object_iri
from .rejection import Rejection


@dataclass(frozen=True)
class Coverage:
    """How much of a document the facts cover.

    :param sentences: how many sentences yielded a fact; *without* are the sentences that did not.
    :param numbers: how many numbers yielded a fact; *numbers_without* are the numbers that did not.
    """

    sentences: int
    without: tuple[Passage, ...]
    numbers: int
    numbers_without: tuple[Passage, ...]


@dataclass(frozen=True)
class Extraction:
    """The facts of one document.

    :param sentences: how many sentences the document has.
    :param rejected: the claims that a check refused, without repetition.
    :param corrected: (IRI of the document or of a fact, IRI of a person's decision that touched it).
    :param fault: one line that says why the document could not be read whole; else None.
    """

    document: Document
    facts: tuple[Fact, ...]
    sentences: int
    coverage: Coverage
    rejected: tuple[Rejection, ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()
    fault: str | None = None

    @property
    def graph(self) -> str:
        """The IRI of the document's named graph."""
        return graph_iri(self.document.id)

    def quads(self, *, run: str) -> list[Quad]:
        """Return the document's named graph, made by the run *run*."""
        return list(parse(self.nquads(run=run), format=RdfFormat.N_QUADS))

    def nquads(self, *, run: str) -> bytes:
        """Return the document's named graph as N-Quads, sorted."""
        counts = {
            POL.paragraphCount: len(self.document.paragraphs),
            POL.coveredSentenceCount: self.coverage.sentences,
            POL.numberCount: self.coverage.numbers + len(self.coverage.numbers_without),
            POL.coveredNumberCount: self.coverage.numbers,
        }
        return document_nquads(
            self.document,
            self.facts,
            run=run,
            sentences=self.sentences,
            counts=counts,
            corrected=self.corrected,
        )


def unrepeated(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return *facts* without repetitions within a sentence; keep the most confident of equal facts."""
    best: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        key = fact.property, fact.subject.iri, object_iri(fact), fact.passage.start, fact.negated
        if key not in best or fact.confidence > best[key].confidence:
            best[key] = fact
    return tuple(best.values())
