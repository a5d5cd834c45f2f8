"""``python -m policyloom.training.ranker``: trains the ranker and writes it, with a card of its results."""

from __future__ import annotations

import argparse
import json
import pickle
import shutil
import sys
from pathlib import Path
from typing import Any

import numpy

from ...ontology.own import built_in
from ...queries.ask.ranking.encoder import Encoder, PairEncoder
from ...queries.ask.ranking.first import First
from ...queries.ask.ranking.ranker import nearest
from ..reader.base import describe_base
from .calibration import report, threshold
from .dataset import Example, examples, shortlisted
from .encoder_training import train_encoder
from .export import export
from .first_training import train_first
from .gold import GoldText, read_questions, read_texts
from .last_training import crossed, read_beside, train_last
from .pair_training import train_pairs

_FIRST, _PAIR = "first.npz", "pair"
_ENCODER = 0.4  # the share of the time in which the encoder is trained


def main() -> None:
    """Read the command line, train, and print the results on the questions kept back."""
    parser = argparse.ArgumentParser(prog="python -m policyloom.training.ranker", description=__doc__)
    add = parser.add_argument
    add("questions", type=Path, nargs="+", help="files of questions, see training/README.md")
    add("--texts", type=Path, action="append", required=True, help="a folder with docs.jsonl and docs/")
    add("--facts", type=Path, action="append", required=True, help="the facts of each --texts, in this order")
    add("--base", type=Path, required=True, help="the folder of MiniLM, for the encoder")
    add("--pair-base", type=Path, required=True, help="the folder of MPNet, for the pair encoder")
    add("--run", type=Path, required=True, help="for checkpoints; a new folder for other questions")
    add("-o", "--out", type=Path, required=True)
    add("--minutes", type=float, default=40.0)
    add("--kept-back", type=Path, required=True, help="a file of questions on other texts, to calibrate by")
    add(
        "--start",
        type=Path,
        help="a trained ranker: only its pair encoder learns on, and all is calibrated anew",
    )
    add("--most", type=int, default=1_500, help="the most questions to use about one text")
    add("--date", required=True, help="the date for the card")
    given = parser.parse_args()
    texts: dict[str, GoldText] = {}
    for folder, facts in zip(given.texts, given.facts, strict=True):
        texts |= read_texts(folder, facts)
    given.run.mkdir(parents=True, exist_ok=True)
    taught_on = {question.doc for path in given.questions for question in read_questions(path)}
    if given.start and not (given.start / _PAIR).is_dir():
        parser.error(f"--start {given.start} is no trained ranker; give a folder such as queries/ask/trained")
    if both := taught_on & {question.doc for question in read_questions(given.kept_back)}:
        parser.error(f"the text {min(both)} is taught and kept back; keep back all questions on it, or none")
    made = _examples(texts, given.questions, given.most, given.run / "examples.pickle")
    kept_back = _examples(texts, [given.kept_back], given.most, given.run / "kept-back.pickle")
    taught = [e for e in made if e.right.any() or not e.is_answered]
    given.out.mkdir(parents=True, exist_ok=True)
    _choosing(taught, given)
    first = First(dict(numpy.load(given.out / _FIRST)))
    shortlists = [shortlisted(first, e) for e in taught]
    encoder = Encoder(given.out / "encoder")
    near = [e.kept(nearest(e.first, encoder.likeness(e.question, e.sides), len(e.sides))) for e in shortlists]
    start, minutes = given.start and given.start / _PAIR, given.minutes * (1 if given.start else 1 - _ENCODER)
    export(train_pairs(near, given.pair_base, minutes, given.run, start), given.out / _PAIR, is_rounded=True)
    pairs = PairEncoder(given.out / _PAIR)
    asked = [read_beside(encoder, pairs, shortlisted(first, e)) for e in kept_back]
    numpy.savez_compressed(given.out / "last.npz", **train_last(asked))
    least = threshold(found := crossed(asked))
    _write_json(given.out / "calibration.json", {"threshold": least})
    told, count = report(found, least), len({e.doc for e in (*made, *kept_back)})
    card = {
        "what": "ranks candidate queries by what a question means",
        "bases": [describe_base(given.base), describe_base(given.pair_base)],
        "questions": {"taught": len(taught), "kept back": len(kept_back), "texts": count},
        "minutes": given.minutes,
        "date": given.date,
        "on the questions kept back, each by the last ranking that learned from the others": told.splitlines(),
    }
    _write_json(given.out / "card.json", card)
    sys.stdout.write(told + "\n")


def _choosing(taught: list[Example], given: argparse.Namespace) -> None:
    """Write what chooses the candidates to read, first ranking and encoder: those of ``--start``, or new ones."""
    if given.start is None:
        first = First(arrays := train_first(taught))
        numpy.savez_compressed(given.out / _FIRST, **arrays)
        answered = [short for e in taught if (short := shortlisted(first, e)).right.any()]
        network = train_encoder(answered, given.base, given.minutes * _ENCODER, given.run)
        export(network, given.out / "encoder", is_rounded=False)
    elif given.start.resolve() != given.out.resolve():
        shutil.copy(given.start / _FIRST, given.out)
        shutil.copytree(given.start / "encoder", given.out / "encoder", dirs_exist_ok=True)


def _examples(texts: dict[str, GoldText], paths: list[Path], most: int, kept: Path) -> list[Example]:
    """Return the examples, from the file *kept* if it is there: making them takes minutes."""
    if kept.exists():
        found: list[Example] = pickle.loads(kept.read_bytes())  # noqa: S301  # our own file of this run
        return found
    questions = [question for path in paths for question in read_questions(path)]
    made = []
    for number, example in enumerate(examples(texts, questions, built_in(), most), 1):
        made.append(example)
        if number % 500 == 0:
            sys.stderr.write(f"{number} of {len(questions)} questions have candidates\n")
    kept.write_bytes(pickle.dumps(made))
    return made


def _write_json(path: Path, payload: Any) -> None:
    path.write_text(json.dumps(payload, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
