"""The validation: the finds of a reader in texts that it did not learn from, and how many are right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ...graph.evaluation.evaluate import Evaluation, evaluate
from ...graph.evaluation.matching import match
from ...graph.reading.model.calibration import PLAIN, Calibration
from ...graph.reading.model.kind import Kinds
from ...graph.reading.model.phrasing import claim_of
from ...graph.reading.model.trained import Trained
from ...graph.reading.record import record_of
from ...ontology.own import Knowledge
from .gold import GoldText
from .tune import USUAL_THRESHOLD, Tried, fit

FOLDS = 4
"""The number of parts that texts are divided into; each part is calibrated on the others."""


def finds(
    reader: Trained, texts: Sequence[GoldText], gold: Sequence[dict[str, Any]], knowledge: Knowledge
) -> list[Tried]:
    """Read texts and return all finds, whatever their probability.

    :param gold: the facts annotated in *texts*, as in their files.
    """
    found = [
        (find, record_of(claim, text.document.id))
        for text in texts
        for window, find in reader.finds(text.document)
        if (claim := claim_of(window, find, 0.0, reader.grammar)) is not None
    ]
    right = {at for _, at in match(gold, [row for _, row in found], knowledge)}
    return [Tried(find, row, at in right) for at, (find, row) in enumerate(found)]


def accepted(tried: Sequence[Tried], calibration: Calibration) -> list[dict[str, Any]]:
    """Return the rows whose probability suffices for their kind, each fact once a sentence."""
    rows = []
    seen = set()
    for one in tried:
        chance = calibration.probability(one.find)
        key = (one.row["doc"], one.row["sent"], one.row["type"], one.row["subject"].lower(), one.find.object)
        if calibration.accepts(one.find.kind, chance) and key not in seen:
            seen.add(key)
            rows.append({**one.row, "score": round(chance, 4)})
    return rows


def crossed(
    gold: Sequence[dict[str, Any]],
    tried: Sequence[Tried],
    texts: Sequence[GoldText],
    kinds: Kinds,
    knowledge: Knowledge,
) -> Evaluation:
    """Score the finds in some texts by cross-validation: each part uses the calibration fitted on the others.

    All kinds share one threshold. A single text is scored without calibration: a calibration fitted on the text
    itself would make everything look right.
    """
    names = [text.document.id for text in texts]
    rows: list[dict[str, Any]] = []
    for part in range(min(FOLDS, len(names))):
        apart = set(names[part::FOLDS])
        calibration = PLAIN
        if len(names) > 1:
            fitted = fit([one for one in tried if one.row["doc"] not in apart], kinds)
            calibration = replace(fitted, thresholds=dict.fromkeys(kinds.names, USUAL_THRESHOLD))
        rows += accepted([one for one in tried if one.row["doc"] in apart], calibration)
    return evaluate(gold, rows, documents=set(names), knowledge=knowledge)
