"""How often readings are right, of each kind of fact and each sense, and what makes them surer: ``lexicon/reliability.ttl``.

    python benchmarks/reliability.py GOLD SOURCE... >reliability.ttl
    python benchmarks/reliability.py --held-out GOLD SOURCE...

GOLD is a gold file (docs/evaluation.md) of the SOURCEs, texts that nobody looked at while words were added: where
they were looked at, all seems right. The file takes the place of the built-in one when it is given as
``lexicon/reliability.ttl`` in a folder for ``--ontology``. With ``--held-out`` it is told how well such figures hold:
each tenth of the texts has its facts weighed by what the other nine tenths say, and the table holds that against what
is right there.

The figures are those of a logistic regression: the log odds that a fact is right are those of all facts, and what its
kind, its sense and each of its traits (graph/confidence.py) add. Each addition is drawn towards 0 by a normal prior
(ridge regression; Hoerl & Kennard 1970), so that a few readings do not say never or always; the most likely ones are
found by Newton's method. A sense that was seen less often than four times has the rate of its kind of fact.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from policyloom.graph.build import read_documents, surroundings
from policyloom.graph.confidence import confidence, traits_of
from policyloom.graph.document import Document
from policyloom.graph.evaluation.agreement import Record
from policyloom.graph.evaluation.evaluate import evaluate
from policyloom.graph.evaluation.gold import read_gold
from policyloom.graph.extract import extract
from policyloom.graph.rdf import fact_iri
from policyloom.ontology.namespace import LEX, POL
from policyloom.ontology.own import built_in
from policyloom.queries import open_store
from policyloom.queries.record import records

_HEAD = """\
# How often readings are right, of each kind of fact and of senses that were seen often enough, and by how much each
# trait of a fact multiplies the odds of that; printed by benchmarks/reliability.py, which says how it is reckoned.
"""
_LEAST = 4
# How far the log odds of all facts usually lie from even ones, and from those the odds of a kind, a sense and a trait
# (standard deviations).
_SPREAD = {"all": 1.0, "kind": 1.0, "sense": 0.4, "trait": 0.7}
_PARTS = 10
_STEPS = 50

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Seen:
    """A fact that was found: where, what it was read by, what it is like, whether people annotated it too."""

    document: str
    property: str
    sense: str
    traits: frozenset[str]
    is_right: bool


@dataclass(frozen=True)
class Fitted:
    """What texts tell of readings.

    :param rates: IRI of a kind of fact or of a sense -> how often readings by it are right that have no trait.
    :param ratios: IRI of a trait -> by how much it multiplies the odds of that.
    """

    rates: Mapping[str, float] = field(default_factory=dict)
    ratios: Mapping[str, float] = field(default_factory=dict)

    def confidence(self, reading: Seen) -> float:
        """Return how sure *reading* is; one of a kind that was not seen has even odds."""
        rate = self.rates.get(reading.sense, self.rates.get(reading.property, 0.5))
        return confidence(rate, reading.traits, self.ratios)


def seen(documents: Sequence[Document], gold: Sequence[Record]) -> Iterator[Seen]:
    """Yield the facts of *documents*, held against *gold*."""
    known = built_in().vocabulary
    with open_store(None) as store:
        read_by = {}
        for extraction in extract(documents):
            traits = traits_of(extraction.facts, known)
            read_by |= {fact_iri(f): (f, of) for f, of in zip(extraction.facts, traits, strict=True)}
            store.replace(extraction.graph, extraction.quads(run="urn:run"))
        for graph, quads in surroundings("reliability"):
            store.replace(graph, quads)
        found = [record for record in records(store) if not record["negated"]]
    wrong = set(map(id, evaluate(gold, found, documents=[d.id for d in documents]).spurious))
    for record in found:
        fact, traits = read_by[record["fact_iri"]]
        yield Seen(record["doc"], fact.property, fact.sense, traits, id(record) not in wrong)


def fit(readings: Sequence[Seen]) -> Fitted:
    """Return what *readings* tell."""
    often = Counter(reading.sense for reading in readings)
    kinds = sorted({reading.property for reading in readings})
    senses = sorted(sense for sense, n in often.items() if n >= _LEAST)
    traits = sorted({trait for reading in readings for trait in reading.traits})
    parts = {"kind": kinds, "sense": senses, "trait": traits}
    place = {name: i for i, name in enumerate((name for names in parts.values() for name in names), 1)}
    design = np.zeros((len(readings), len(place) + 1))
    design[:, 0] = 1
    for row, reading in zip(design, readings, strict=True):
        row[[place[n] for n in (reading.property, reading.sense, *reading.traits) if n in place]] = 1
    spreads = [_SPREAD["all"], *(_SPREAD[part] for part, names in parts.items() for _ in names)]
    right = np.array([reading.is_right for reading in readings], dtype=float)
    weights = _regression(design, right, np.array([spread**-2 for spread in spreads]))
    adds = {name: float(weights[i]) for name, i in place.items()}
    of_kind = {reading.sense: reading.property for reading in readings}
    rates: dict[str, float] = {}
    for kind in kinds:
        base = float(weights[0]) + adds[kind]
        rates[kind] = _probability(base)
        rates |= {sense: _probability(base + adds[sense]) for sense in senses if of_kind[sense] == kind}
    return Fitted(rates, {trait: float(np.exp(adds[trait])) for trait in traits})


def _regression(design: Array, right: Array, precision: Array) -> Array:
    """Return the most likely weights, given the *precision* of the prior of each."""
    weights = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (right - likely) - precision * weights
        curvature = (design * (likely * (1 - likely))[:, None]).T @ design + np.diag(precision)
        step = np.linalg.solve(curvature, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def _probability(log_odds: float) -> float:
    return float(1 / (1 + np.exp(-log_odds)))


def held_out(readings: Sequence[Seen]) -> list[tuple[float, bool]]:
    """Return how sure each reading is by what the other texts tell, and whether it is right."""
    documents = sorted({reading.document for reading in readings})
    part = {document: i % _PARTS for i, document in enumerate(documents)}
    found = []
    for i in range(_PARTS):
        told = fit([r for r in readings if part[r.document] != i])
        found += [(told.confidence(r), r.is_right) for r in readings if part[r.document] == i]
    return found


def table(held: Sequence[tuple[float, bool]]) -> str:
    """Return in Markdown how often facts are right that are said to be so sure."""
    said, right = (np.array(column, dtype=float) for column in zip(*held, strict=True))
    lines, gap = ["| confidence | found | right | said | true |", "| --- | --- | --- | --- | --- |"], 0.0
    for low in (0, 3, 4, 5, 6, 7, 8, 9):
        high = {0: 3, 9: 11}.get(low, low + 1)
        inside = (said >= low / 10) & (said < high / 10)
        if inside.any():
            mean, share = said[inside].mean(), right[inside].mean()
            gap += inside.sum() * abs(mean - share) / len(said)
            ends = f"{low / 10} to {min(high, 10) / 10}"
            lines.append(
                f"| {ends} | {inside.sum()} | {right[inside].sum():.0f} | {mean:.3f} | {share:.3f} |"
            )
    better = said[right == 1][:, None] - said[right == 0][None]
    area = np.mean((better > 0) + 0.5 * (better == 0)) if better.size else float("nan")
    brier = np.mean((said - right) ** 2)
    lines += [
        "",
        f"Brier score {brier:.3f}, expected calibration error {gap:.3f}, area under the ROC curve {area:.3f}.",
    ]
    return "\n".join(lines)


def turtle(found: Fitted) -> str:
    """Return *found* as a file of the lexicon."""
    names = {POL: "pol", LEX: "lex"}
    lines = [_HEAD, *(f"@prefix {name}: <{iri}> ." for iri, name in names.items()), ""]
    for figures, property in ((found.rates, "reliability"), (found.ratios, "oddsRatio")):
        for iri, figure in figures.items():
            base = next((base for base in names if iri.startswith(base)), None)
            name = f"<{iri}>" if base is None else f"{names[base]}:{iri.removeprefix(base)}"
            lines.append(f"{name} pol:{property} {figure:.2f} .")
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> str:
    """Return what is printed for the command line *arguments*."""
    is_check = "--held-out" in arguments
    paths = [a for a in arguments if a != "--held-out"]
    if len(paths) < 2:
        sys.exit(__doc__)
    texts = read_documents(paths[1:])
    annotated = read_gold(Path(paths[0]).read_text(encoding="utf-8"), name=paths[0])
    readings = list(seen(texts, annotated))
    return table(held_out(readings)) if is_check else turtle(fit(readings))


if __name__ == "__main__":
    print(main(sys.argv[1:]))
