"""``python -m policyloom.queries.ask.learning``: teaches the ranker and writes it, with a card of its figures."""

from __future__ import annotations

import argparse
import hashlib
import pickle
import sys
from pathlib import Path

import numpy

from ....ontology.own import built_in
from ..ranking.encoder import Encoder
from ..ranking.pair import Pairs
from ..ranking.ranker import COMPARED, nearest
from .calibrate import report, threshold
from .example import Example, Shortlist, examples
from .export import export_network, export_pairs, write_json
from .first import best, teach_first
from .gold import GoldText, read_questions, read_texts
from .last import crossed, see, teach_last
from .network import teach_network
from .pair import teach_pairs


def main() -> None:
    """Read the command line, teach, and print the figures on the questions kept back."""
    parser = argparse.ArgumentParser(prog="python -m policyloom.queries.ask.learning", description=__doc__)
    add = parser.add_argument
    add("questions", type=Path, nargs="+", help="files of questions, see training/README.md")
    add("--texts", type=Path, action="append", required=True, help="a folder with docs.jsonl and docs/")
    add("--facts", type=Path, action="append", required=True, help="the facts of each of these")
    add("--base", type=Path, required=True, help="the folder of MiniLM")
    add("--run", type=Path, required=True, help="where checkpoints go; a new one for other questions")
    add("-o", "--out", type=Path, required=True)
    add("--minutes", type=float, default=40.0)
    add("--kept-back", type=Path, required=True, help="a file of questions on other texts, to calibrate by")
    add("--most", type=int, default=1_500, help="so many questions of one text at most")
    add("--date", required=True, help="goes into the card")
    given = parser.parse_args()
    texts: dict[str, GoldText] = {}
    for folder, facts in zip(given.texts, given.facts, strict=True):
        texts |= read_texts(folder, facts)
    given.run.mkdir(parents=True, exist_ok=True)
    taught_on = {question.doc for path in given.questions for question in read_questions(path)}
    if both := taught_on & {question.doc for question in read_questions(given.kept_back)}:
        parser.error(f"the text {min(both)} is taught and kept back; keep all questions on it back, or none")
    made = _examples(texts, given.questions, given.most, given.run / "examples.pickle")
    held = _examples(texts, [given.kept_back], given.most, given.run / "kept-back.pickle")
    taught = [e for e in made if e.right.any() or not e.is_answered]
    first = teach_first(taught)
    lists = {
        id(e): Shortlist(e.kept(order), scores)
        for e in (*taught, *held)
        for order, scores in [best(first, e, COMPARED)]
    }
    shown = [lists[id(e)] for e in taught if lists[id(e)].example.right.any()]
    network = teach_network(shown, given.base, given.minutes * 0.4, given.run)
    export_network(network, given.out)
    # The pair encoder goes on from the encoder, whose weights it changes.
    encoder = Encoder(given.out)
    pairs = teach_pairs(
        [_nearest(encoder, lists[id(e)]) for e in taught], network, given.minutes * 0.6, given.run
    )
    export_pairs(pairs, given.out)
    first.save(given.out / "first.npz")
    asked = see(encoder, Pairs(given.out), [lists[id(e)] for e in held])
    teach_last(asked).save(given.out / "last.npz")
    found = crossed(asked)
    least = threshold(found)
    write_json(given.out / "calibration.json", {"threshold": least})
    told = report(found, least)
    weights_of_base = hashlib.sha256((given.base / "model.safetensors").read_bytes()).hexdigest()
    card = {
        "what": "ranks candidate queries by what a question means",
        "base": {"name": "all-MiniLM-L6-v2", "licence": "Apache-2.0", "sha256": weights_of_base},
        "questions": {
            "taught": len(taught),
            "kept back": len(held),
            "texts": len({e.doc for e in (*made, *held)}),
        },
        "minutes": given.minutes,
        "date": given.date,
        "on the questions kept back, each by the last ranking that learned from the others": told.splitlines(),
    }
    write_json(given.out / "card.json", card)
    sys.stdout.write(told + "\n")


def _examples(texts: dict[str, GoldText], paths: list[Path], most: int, kept: Path) -> list[Example]:
    """Return the examples, which are kept in the run: making them takes minutes."""
    if kept.exists():
        held: list[Example] = pickle.loads(kept.read_bytes())  # noqa: S301  # our own file of this run
        return held
    questions = [question for path in paths for question in read_questions(path)]
    made = []
    for number, example in enumerate(examples(texts, questions, built_in(), most), 1):
        made.append(example)
        if number % 500 == 0:
            sys.stderr.write(f"{number} of {len(questions)} questions have their candidates\n")
    kept.write_bytes(pickle.dumps(made))
    return made


def _nearest(encoder: Encoder, one: Shortlist) -> Shortlist:
    """Return the candidates by how near they lie to the question, as those to be read are chosen."""
    first = numpy.asarray(one.first, numpy.float32)
    places = nearest(first, encoder.likeness(one.example.question, one.example.sides), COMPARED)
    return Shortlist(one.example.kept(places), [one.first[i] for i in places])


if __name__ == "__main__":
    main()
