"""The gold: annotated texts as stores, and the questions that people asked of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from ....graph.build import run_iri
from ....graph.grounding import ground
from ....graph.reading import Reading
from ....graph.reading.config import Recorded
from ....graph.reading.record import claim_from
from ....graph.source import Source, find_sources, read_source
from ....graph.training.gold import read_rows
from ....ontology.own import Knowledge
from ...store import Store, open_store
from ..fact import Fact
from ..query import ENDS

_SAME_BEGIN = 60


@dataclass(frozen=True)
class Question:
    """A question of people.

    :param answers: what it should be answered by; none where the text does not tell.
    :param facts: the numbers of the facts that answer it, in the order of the gold file from 1 on; None where only the
        answers are known.
    :param kind: what sort of question it is.
    :param also: other facts that answer it as well.
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

    def store(self, knowledge: Knowledge) -> Store:
        """Return the graph of the annotated facts, in memory."""
        document = read_source(self.source, knowledge.vocabulary.roles)
        found = ground(Reading(document, tuple(map(claim_from, self.rows))), knowledge, Recorded("gold"))
        store = open_store(None)
        store.replace(found.graph, found.quads(run=run_iri("")))
        return store

    def numbers(self, facts: Sequence[Fact], knowledge: Knowledge) -> dict[str, int]:
        """Return which row, from 1 on, each of *facts* comes from, by the IRIs of these."""
        notations = {kind.iri: kind.notation for kind in knowledge.kinds}
        found = {}
        for fact in facts:
            scores = [
                (_likeness(fact, row), -number)
                for number, row in enumerate(self.rows, 1)
                if row["type"] == notations.get(fact.kind) and _is_same_sentence(row["sent"], fact.quote)
            ]
            if scores:
                found[fact.iri] = -max(scores)[1]
        return found


def read_texts(folder: Path, facts: Path) -> dict[str, GoldText]:
    """Return the texts below ``docs/`` in *folder*, which ``docs.jsonl`` describes, with the rows of *facts*, by their names."""
    rows: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in read_rows(facts):
        rows[row["doc"]].append(row)
    sources = find_sources([folder / "docs"]).sources
    return {source.name: GoldText(source, tuple(rows[source.name])) for source in sources}


def read_questions(path: Path) -> Iterator[Question]:
    """Yield the questions of a file of JSON lines: doc, question, answers, and facts and kind where they are known."""
    for row in read_rows(path):
        facts = None if row.get("facts") is None else frozenset(row["facts"])
        also = frozenset(map(frozenset, row.get("also", ())))
        yield Question(row["doc"], row["question"], tuple(row["answers"]), facts, row.get("kind", ""), also)


def _likeness(fact: Fact, row: Mapping[str, Any]) -> float:
    subject, object = ((fact.at(end).label.lower(), row[end].lower()) for end in ENDS)
    score = fuzz.token_set_ratio(*subject) + fuzz.token_set_ratio(*object) + fuzz.ratio(*object)
    return score + (fuzz.ratio(fact.figure.indicator, row.get("indicator") or "") if fact.has_figure else 0.0)


def _is_same_sentence(one: str, other: str) -> bool:
    one, other = "".join(one.split()), "".join(other.split())
    return one[:_SAME_BEGIN] in other or other[:_SAME_BEGIN] in one
