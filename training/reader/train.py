"""Training: from annotated texts to the folder of a reader, and its card."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ...graph.evaluation.evaluate import Evaluation, Score, evaluate
from ...graph.export.atomic import written_whole
from ...graph.reading.model.calibration import PLAIN, save_calibration
from ...graph.reading.model.candidate import Grammar
from ...graph.reading.model.folder import CALIBRATION, CARD, load_reader, load_tokenizer, read_card
from ...graph.reading.model.text import Text, text_of
from ...ontology.errors import DataError, InputError
from ...ontology.own import Knowledge
from .base import describe_base
from .course import Plan
from .data import Data
from .export import export
from .gold import GoldText
from .label import Labels, label
from .learning import BEST, Learning, Step, name_in
from .tune import calibrate
from .validation import accepted, crossed, finds

# The key in a card for the name of the training.
_NAME: Final = "training"

Watch = Callable[[Iterator[Step], int], AbstractContextManager[Iterator[Step]]]
"""(the steps of a training, their approximate number) -> the steps passed on, each reported."""


@dataclass(frozen=True)
class TrainingResult:
    """The result of a training.

    :param held_back: the figures on the held-back texts, each part of them calibrated on the others.
    :param validation: the figures on the validation texts, which training never saw; None without any.
    :param lost: reason -> how many facts could not be learned from.
    """

    held_back: Evaluation
    validation: Evaluation | None
    lost: Counter[str]


def name_of(plan: Plan, data: Data) -> str:
    """Return the name of a training, a digest of its plan, its base and its data."""
    start = read_card(plan.start)["sha256"] if plan.start else None
    settings = {
        **plan.as_dict,
        "base": describe_base(plan.base)["sha256"],
        "start": start,
        "data": data.digest,
    }
    return hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()[:16]


def is_trained(folder: Path, name: str) -> bool:
    """Say whether *folder* holds the reader of the training *name*.

    :raises InputError: it holds something else.
    """
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return False
    try:
        card = read_card(folder)
    except (DataError, OSError):
        raise InputError(
            f"{folder}: exists already and is not a reader; give another folder with -o"
        ) from None
    if card.get(_NAME) != name:
        raise InputError(
            f"{folder}: holds a reader trained with other data or options; give another folder with -o, or remove it"
        )
    return True


def run_of(folder: Path, name: str) -> Path:
    """Return the folder for the checkpoints of the training *name*, hidden beside the *folder* of the reader.

    :raises InputError: it holds checkpoints of another training.
    """
    run = folder.resolve().with_name(f".{folder.resolve().name}-training")
    if name_in(run) not in (None, name):
        raise InputError(
            f"{run}: holds checkpoints of a training with other data or options; give the same ones again, remove it, or give another folder with -o"
        )
    return run


def train(
    plan: Plan,
    data: Data,
    knowledge: Knowledge,
    folder: Path,
    *,
    about: dict[str, Any],
    watch: Watch,
    is_kept: bool,
) -> TrainingResult:
    """Train a network and write the folder of its reader atomically.

    :param about: further entries of the card, such as the command and the date.
    :param watch: reports the steps and passes them on.
    :param is_kept: whether the checkpoints are kept afterwards.
    :raises InputError: a folder cannot be written, or that of the checkpoints belongs to another training.
    :raises DataError: no annotated fact was found in its text.
    """
    name = name_of(plan, data)
    run = run_of(folder, name)
    grammar = Grammar(knowledge)
    texts, lost = _labelled(data.learn, plan, grammar)
    try:
        run.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot make the folder {run} ({error.strerror}); give another with -o") from None
    gold = data.rows_of(data.held_back)
    learning = Learning(plan, texts, data.held_back, gold, knowledge, run, name)
    with watch(learning.learn(), learning.steps) as steps:
        for _ in steps:
            pass
    with written_whole(folder, folder=True) as unfinished:
        unfinished.mkdir(exist_ok=True)
        card = export(run / BEST, unfinished, data.held_back, grammar)
        _write_card(unfinished, card)
        save_calibration(PLAIN, unfinished / CALIBRATION)
        reader = load_reader(unfinished, knowledge)
        tried = finds(reader, data.held_back, gold, knowledge)
        held_back = crossed(gold, tried, data.held_back, plan.kinds, knowledge)
        calibration = calibrate(gold, tried, plan.kinds, knowledge)
        save_calibration(calibration, unfinished / CALIBRATION)
        validation = None
        if data.validation:
            wanted = data.rows_of(data.validation)
            rows = accepted(finds(reader, data.validation, wanted, knowledge), calibration)
            names = {text.document.id for text in data.validation}
            validation = evaluate(wanted, rows, documents=names, knowledge=knowledge)
        card |= {
            _NAME: name,
            "base": describe_base(plan.base),
            "data": _data_card(data),
            "epochs": learning.state.history,
            "best_epoch": learning.state.best,
            "figures": {"held_back": _figures(held_back)}
            | ({"validation": _figures(validation)} if validation else {}),
            **about,
        }
        _write_card(unfinished, card)
    if not is_kept:
        shutil.rmtree(run, ignore_errors=True)
    return TrainingResult(held_back, validation, lost)


def _write_card(folder: Path, card: dict[str, Any]) -> None:
    text = json.dumps(card, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / CARD).write_text(text + "\n", encoding="utf-8")


def _labelled(
    texts: Sequence[GoldText], plan: Plan, grammar: Grammar
) -> tuple[list[tuple[Text, Labels]], Counter[str]]:
    """Return the texts with their labels, and reason -> number of annotated facts not found in them."""
    tokenizer = load_tokenizer(plan.base)
    found: list[tuple[Text, Labels]] = []
    outcomes: Counter[str] = Counter()
    for text in texts:
        read = text_of(text.document, tokenizer, grammar)
        labels = label(read, text, plan.kinds)
        outcomes += labels.outcomes
        found.append((read, labels))
    if not outcomes.pop("kept", 0):
        raise DataError(
            f'none of the {outcomes.total()} annotated facts was found in its text; check that each "sent" is in its text word for word'
        )
    return found, outcomes


def _data_card(data: Data) -> dict[str, Any]:
    parts = (("learned", data.learn), ("held_back", data.held_back), ("validation", data.validation))
    return {
        "files": list(data.files),
        "sha256": data.digest,
        "split": {
            part: {
                "texts": len(texts),
                "facts": len(data.rows_of(texts)),
                "words": sum(len(text.document.text.split()) for text in texts),
                **({} if part == "learned" else {"names": [text.document.id for text in texts]}),
            }
            for part, texts in parts
        },
    }


def _figures(found: Evaluation) -> dict[str, dict[str, float]]:
    def figures(score: Score) -> dict[str, float]:
        return {
            "gold": score.gold,
            "found": score.predicted,
            "precision": round(score.precision, 4),
            "recall": round(score.recall, 4),
            "f1": round(score.f1, 4),
        }

    return {"all": figures(found.overall), **{kind: figures(score) for kind, score in found.by_type.items()}}
