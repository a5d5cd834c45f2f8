"""The gold data: annotated texts as stores, and the questions that people asked about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...graph.build import run_iri
from ...graph.fact import Fact
from ...graph.grounding import ground, outcomes
from ...graph.rdf import fact_iri
from ...graph.reading import Reading
from ...graph.reading.config import Recorded
from ...graph.reading.record import claim_from
from ...graph.source import Source, find_sources, read_source
from ...ontology.own import Knowledge
from ...queries.store import Store, open_store
from ..reader.gold import read_rows


@dataclass(frozen=True)
class Question:
    """A question that a person asked about a text.

    :param answers: the expected answers; none if the text does not tell.
    :param facts: the numbers of the gold rows of its text, from 1, that answer it; None if only answers are known.
    :param kind: the sort of question, such as ``count``; empty if not known.
    :param also: other sets of facts that answer it as well.
    """

    doc: str
    question: str
    answers: tuple[str, ...]
    facts: frozenset[int] | None
    kind: str
    also: frozenset[frozenset[int]] = frozenset()


@dataclass(frozen=True)
class GoldText:
    """A text with the facts that people annotated, as rows of the gold file."""

    source: Source
    rows: tuple[Mapping[str, Any], ...]

    def store(self, knowledge: Knowledge) -> tuple[Store, Mapping[int, str]]:
        """Return an in-memory store of the annotated facts, and row number, from 1 -> IRI of the fact that it became."""
        document, reader = read_source(self.source, knowledge.vocabulary.roles), Recorded("gold")
        reading = Reading(document, tuple(map(claim_from, self.rows)))
        found, store = ground(reading, knowledge, reader), open_store(None)
        store.replace(found.graph, found.quads(run=run_iri("")))
        rows = enumerate(outcomes(reading, knowledge, reader), 1)
        return store, {number: fact_iri(fact) for number, fact in rows if isinstance(fact, Fact)}


def read_texts(folder: Path, facts: Path) -> dict[str, GoldText]:
    """Return the texts below ``docs/`` in *folder*, described in ``docs.jsonl``, by name and with their rows of *facts*."""
    rows: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in read_rows(facts):
        rows[row["doc"]].append(row)
    sources = find_sources([folder / "docs"]).sources
    return {source.name: GoldText(source, tuple(rows[source.name])) for source in sources}


def read_questions(path: Path) -> Iterator[Question]:
    """Yield the questions of a JSON Lines file: doc, question, answers, and facts, kind and also where known."""
    for row in read_rows(path):
        facts = None if row.get("facts") is None else frozenset(row["facts"])
        also = frozenset(map(frozenset, row.get("also", ())))
        yield Question(row["doc"], row["question"], tuple(row["answers"]), facts, row.get("kind", ""), also)
