"""Score a checkpoint or an exported reader, and choose its thresholds.

python -m policyloom.graph.training.evaluate CHECKPOINT GOLD --tune calibration.json
python -m policyloom.graph.training.evaluate CHECKPOINT GOLD --calibration calibration.json --rows out.jsonl
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..evaluation.agreement import match
from ..evaluation.evaluate import Evaluation, Score, evaluate
from ..reading.model.calibration import PLAIN, Calibration, load_calibration, save_calibration
from ..reading.model.kind import Kinds
from ..reading.model.trained import Trained
from ..reading.model.wording import as_row, word
from .gold import GoldText, read_gold, read_rows
from .scoring import reader as torch_reader
from .split import held_back
from .tune import ROUGHLY, Tried, calibrate, fit, right

FOLDS = 4
"""In so many parts texts are held against the calibration of the others."""


def finds(reader: Trained, texts: Sequence[GoldText]) -> list[Tried]:
    """Read texts and keep all that was found, sure or not."""
    tried = []
    for text in texts:
        for window, find in reader.finds(text.source):
            statement = word(window, find, 0.0)
            if statement:
                tried.append(Tried(find, as_row(statement, window)))
    return tried


def told(tried: Sequence[Tried], calibration: Calibration) -> list[dict[str, Any]]:
    """Return the rows of what is sure enough, each thing once a sentence."""
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
) -> Evaluation:
    """Score what was found in some texts, each part of them with the calibration that suits the others.

    One threshold does for all kinds. A single text is scored without calibration: fitted on the text itself, it would
    make everything look right.
    """
    is_right = right(gold, tried, match)
    names = [text.source.id for text in texts]
    rows: list[dict[str, Any]] = []
    for part in range(min(FOLDS, len(names))):
        apart = set(names[part::FOLDS])
        others = [
            (one.find, hit) for one, hit in zip(tried, is_right, strict=True) if one.row["doc"] not in apart
        ]
        calibration = PLAIN
        if len(names) > 1:
            fitted = fit([find for find, _ in others], [hit for _, hit in others], kinds)
            calibration = replace(fitted, thresholds=dict.fromkeys(kinds.names, ROUGHLY))
        rows += told([one for one in tried if one.row["doc"] in apart], calibration)
    return evaluate(gold, rows, documents=set(names))


def facts_of(gold: Path, texts: Sequence[GoldText]) -> list[dict[str, Any]]:
    """Read the annotated rows of some texts."""
    wanted = {text.source.id for text in texts}
    return [row for row in read_rows(gold / "facts.jsonl") if row["doc"] in wanted]


def report(found: Evaluation, kinds: Kinds) -> str:
    """Give precision, recall and F1 by kind and over all."""
    lines = [f"{'kind':<16}  gold  told     P     R    F1"]
    for kind in (*kinds.names, "all"):
        score = found.overall if kind == "all" else found.by_type.get(kind, Score(0, 0, 0, 0))
        figures = f"{score.precision:5.3f} {score.recall:5.3f} {score.f1:5.3f}"
        lines.append(f"{kind:<16} {score.gold:5d} {score.predicted:5d} {figures}")
    return "\n".join(lines)


def main() -> None:
    """Read the command line and score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="a checkpoint, or the folder of an exported reader")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--tune", type=Path, help="choose on the texts held back, and write this file")
    parser.add_argument("--calibration", type=Path)
    parser.add_argument("--split", default="held-back", help="held-back or validation")
    parser.add_argument("--held-back", type=int, default=20)
    parser.add_argument("--rows", type=Path, help="write what was read")
    given = parser.parse_args()
    if given.split == "held-back":
        _, texts = held_back(read_gold(given.gold, frozenset(["train"])), given.held_back)
    else:
        texts = read_gold(given.gold, frozenset([given.split]))
    if given.model.is_dir():
        from ..reading.model.folder import load_reader

        reader = load_reader(given.model)
    else:
        reader = torch_reader(given.model)
    began = time.process_time()
    tried = finds(reader, texts)
    pace = sum(len(text.source.text.split()) for text in texts) / (time.process_time() - began)
    gold = facts_of(given.gold, texts)
    calibration = reader.calibration
    if given.tune:
        calibration = calibrate(gold, tried, match, reader.kinds)
        save_calibration(calibration, given.tune)
    elif given.calibration:
        calibration = load_calibration(given.calibration)
    rows = told(tried, calibration)
    if given.rows:
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        given.rows.write_text(text, encoding="utf-8")
    found = evaluate(gold, rows, documents={text.source.id for text in texts})
    sys.stdout.write(f"{report(found, reader.kinds)}\n{pace:.0f} words a second of a core\n")


if __name__ == "__main__":
    main()
