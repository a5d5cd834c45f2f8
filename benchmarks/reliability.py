"""How often readings are right, of each kind of fact and of each sense: the Turtle of ``lexicon/reliability.ttl``.

    python benchmarks/reliability.py GOLD SOURCE... >reliability.ttl

GOLD is a gold file (docs/evaluation.md) of the SOURCEs, texts that nobody looked at while words were added: where
they were looked at, all seems right. The file takes the place of the built-in one when it is given as
``lexicon/reliability.ttl`` in a folder for ``--ontology``.

A rate is the share of right readings, drawn towards the rate of all of which it is one, as if six more readings had
been seen with that rate (Laplace's rule of succession with another prior), so that a few readings do not say never or
always. A sense that was seen less often than four times has the rate of its kind of fact.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from policyloom.graph.build import read_documents, surroundings
from policyloom.graph.document import Document
from policyloom.graph.evaluation.agreement import Record
from policyloom.graph.evaluation.evaluate import evaluate
from policyloom.graph.evaluation.gold import read_gold
from policyloom.graph.extract import extract
from policyloom.ontology.namespace import LEX, POL
from policyloom.ontology.own import built_in
from policyloom.queries import open_store
from policyloom.queries.record import records

_HEAD = """\
# How often readings are right, of each kind of fact and of senses that were seen often enough; printed by
# benchmarks/reliability.py, which says how it is reckoned.
"""
_ADDED = 6
_LEAST = 4


@dataclass(frozen=True, slots=True)
class Seen:
    """A fact that was found: what it was read by, how sure its ends made it, whether people annotated it too."""

    property: str
    sense: str
    certainty: float
    is_right: bool


def seen(documents: Sequence[Document], gold: Sequence[Record]) -> Iterator[Seen]:
    """Yield the facts of *documents*, held against *gold*."""
    senses = built_in().lexicon.by_iri
    with open_store(None) as store:
        read_by = {}
        for extraction in extract(documents):
            quads = extraction.quads(run="urn:run")
            read_by |= {q.subject.value: q.object.value for q in quads if q.predicate.value == POL.licensedBy}
            store.replace(extraction.graph, quads)
        for graph, quads in surroundings("reliability"):
            store.replace(graph, quads)
        found = [record for record in records(store) if not record["negated"]]
    wrong = set(map(id, evaluate(gold, found, documents=[d.id for d in documents]).spurious))
    for record in found:
        sense = senses[read_by[record["fact_iri"]]]
        yield Seen(
            sense.property, sense.iri, record["confidence"] / sense.confidence, id(record) not in wrong
        )


def rates(readings: Iterable[Seen]) -> dict[str, float]:
    """Return how often readings are right whose ends are sure, by the IRI of their property and of their sense."""
    readings = list(readings)
    everything = _rate(readings, 0.5)
    found = {}
    for property, of_kind in _by(readings, "property").items():
        found[property] = _rate(of_kind, everything)
        for sense, of_sense in _by(of_kind, "sense").items():
            if len(of_sense) >= _LEAST:
                found[sense] = _rate(of_sense, found[property])
    return found


def _by(readings: Iterable[Seen], key: str) -> Mapping[str, list[Seen]]:
    parted = defaultdict(list)
    for reading in readings:
        parted[getattr(reading, key)].append(reading)
    return dict(sorted(parted.items()))


def _rate(readings: Sequence[Seen], prior: float) -> float:
    right = sum(reading.is_right for reading in readings) + _ADDED * prior
    return min(right / (sum(reading.certainty for reading in readings) + _ADDED), 1.0)


def turtle(found: Mapping[str, float]) -> str:
    """Return *found* as a file of the lexicon."""
    names = {POL: "pol", LEX: "lex"}
    lines = [_HEAD, *(f"@prefix {name}: <{iri}> ." for iri, name in names.items()), ""]
    for iri, rate in found.items():
        base = next(base for base in names if iri.startswith(base))
        lines.append(f"{names[base]}:{iri.removeprefix(base)} pol:reliability {rate:.2f} .")
    return "\n".join(lines)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    texts = read_documents(sys.argv[2:])
    annotated = read_gold(Path(sys.argv[1]).read_text(encoding="utf-8"), name=sys.argv[1])
    print(turtle(rates(seen(texts, annotated))))
