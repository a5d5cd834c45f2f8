"""Training from the command line: a reader learns a user's own field, and a run that was killed continues."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from made import HEADER

from policyloom.cli import main

for package in ("torch", "transformers", "onnx", "onnxruntime", "tokenizers"):
    pytest.importorskip(package, reason=f"{package} is not installed: it comes with policyloom[train]")


from .made import CAMPAIGNS, HEALTH, write_base, write_campaigns

Out = pytest.CaptureFixture[str]
FILES = ("calibration.json", "card.json", "network.onnx", "tokenizer.json")


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the texts of a field, their annotated facts, and an encoder with random weights."""
    folder = tmp_path_factory.mktemp("field")
    write_campaigns(folder)
    texts = [path.read_text(encoding="utf-8") for path in sorted((folder / "texts").iterdir())]
    write_base(folder / "base", *texts)
    return folder


def call(field: Path, reader: str, *more: str) -> list[str]:
    """Return the arguments of a short training run, always the same for the same folders."""
    return [
        *("train", str(field / "gold.jsonl"), "--texts", str(field / "texts"), "-o", str(field / reader)),
        *("--base", str(field / "base"), "--ontology", str(HEALTH), "--batch", "2", "--epochs", "10"),
        *("--patience", "0", "--rate", "3e-3", "--head-rate", "1e-2", "--date", "2024-05-03", *more),
    ]


@pytest.fixture(scope="module")
def reader(field: Path) -> Path:
    """Return the folder of a reader that was trained without interruption."""
    import torch

    torch.set_num_threads(1)
    assert main(call(field, "reader")) == 0
    return field / "reader"


def facts_by(reader: Path, field: Path, folder: Path, capsys: Out, *ontologies: Path) -> list[dict[str, Any]]:
    """Return the facts that *reader* finds in a text of the field."""
    text, store = str(field / "texts" / "peru.txt"), str(folder / "store")
    own = [part for ontology in ontologies for part in ("--ontology", str(ontology))]
    options = ("--out", str(folder / "out"), "--jobs", "1", *own)
    assert main(["build", text, "--store", store, "--reader", f"model:{reader}", *options]) == 0
    capsys.readouterr()
    assert main(["facts", "--store", store, "--format", "jsonl"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_field_of_ones_own_is_learned_and_read(
    field: Path, reader: Path, tmp_path: Path, capsys: Out
) -> None:
    facts = facts_by(reader, field, tmp_path, capsys, HEALTH)
    assert {(fact["type"], fact["subject"], fact["object"]) for fact in facts} >= {
        ("targets_disease", "River Plan", "poliomyelitis"),
        ("adopts", "Peru", "River Plan"),
    }
    [figure] = [fact for fact in facts if fact["type"] == "statistic"]
    assert (figure["value"], figure["target"], figure["negated"]) == (60000, True, False)


def test_card_tells_what_a_reader_was_made_of(reader: Path) -> None:
    card = json.loads((reader / "card.json").read_text(encoding="utf-8"))
    assert card["kinds"][-1] == "targets_disease"
    assert (card["date"], card["base"]["name"], len(card["base"]["sha256"])) == ("2024-05-03", "base", 64)
    assert card["command"].startswith("policyloom train gold.jsonl --ontology health --base base --epochs 10")
    split = card["data"]["split"]
    assert (split["learned"]["texts"], split["held_back"]["texts"]) == (len(CAMPAIGNS) - 1, 1)
    assert set(card["figures"]["held_back"]) >= {"all", "targets_disease"}
    assert len(card["epochs"]) == 10, "--patience 0 goes on although the texts held back gain no more"
    assert str(reader.parent) not in json.dumps(card)


def test_reader_of_kinds_that_the_ontology_lacks_is_refused(field: Path, reader: Path, capsys: Out) -> None:
    text = str(field / "texts" / "peru.txt")
    store = field / "none"
    assert main(["build", text, "--store", str(store), "--reader", f"model:{reader}", "--jobs", "1"]) == 1
    error = capsys.readouterr().err
    assert "that the ontology lacks or defines otherwise: targets_disease; give the ontology" in error
    assert error.count("\n") == 1
    assert not store.exists()


def test_training_that_starts_from_a_reader_knows_what_it_read_by_the_names_of_its_kinds(
    field: Path, reader: Path, tmp_path: Path, capsys: Out
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    kind = """<urn:bans> a owl:ObjectProperty ; skos:notation "bans" ; rdfs:label "bans"@en ;
        rdfs:domain pol:Actor ; rdfs:range pol:Entity ; pol:wording "{subject} bans {object}"@en ;
        skos:definition "The actor forbids the thing."@en ."""
    (other / "other.ttl").write_text(HEADER + kind, encoding="utf-8")
    more = ("--start", f"model:{reader}", "--epochs", "1", "--rate", "1e-9", "--head-rate", "1e-9")
    assert main(call(field, "continued", "--ontology", str(other), *more)) == 0
    facts = facts_by(field / "continued", field, tmp_path, capsys, other, HEALTH)
    assert ("targets_disease", "poliomyelitis") in {(fact["type"], fact["object"]) for fact in facts}
    card = json.loads((field / "continued" / "card.json").read_text(encoding="utf-8"))
    assert card["kinds"][-2:] == ["bans", "targets_disease"]
    assert "--start model:reader" in card["command"]


# "policyloom train" with a checkpoint after each step, which is killed at the second step of an epoch.
KILLED = """
import os, signal, sys
from policyloom.cli import main
from policyloom.training.reader import learning

step = learning.Learning._step

def killed(run, *given):
    if (run.state.epoch, run.state.step) == (2, 1):
        os.kill(os.getpid(), signal.SIGKILL)
    step(run, *given)

learning._SECONDS_BETWEEN, learning.Learning._step = -1.0, killed
main(sys.argv[1:])
"""


def test_run_that_is_killed_within_an_epoch_goes_on_to_the_same_bytes(
    field: Path, reader: Path, capsys: Out
) -> None:
    arguments = call(field, "resumed")
    run = subprocess.run(
        [sys.executable, "-c", KILLED, *arguments],
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == -signal.SIGKILL
    assert "epoch 2 of 10" in run.stderr
    assert (field / ".resumed-training" / "last.pt").exists()
    assert not (field / "resumed").exists()
    assert main(arguments) == 0
    error = capsys.readouterr().err
    assert "epoch 3 of 10" in error
    assert "epoch 2 of 10" not in error
    for name in FILES:
        assert (field / "resumed" / name).read_bytes() == (reader / name).read_bytes(), name
    assert not (field / ".resumed-training").exists()


def test_training_that_is_done_is_not_done_again(field: Path, reader: Path, capsys: Out) -> None:
    before = (reader / "card.json").stat().st_mtime_ns
    assert main(call(field, "reader")) == 0
    assert "is already trained" in capsys.readouterr().err
    assert main(call(field, "reader", "--seed", "2")) == 2
    assert "holds a reader trained with other data or options" in capsys.readouterr().err
    assert (reader / "card.json").stat().st_mtime_ns == before


FACT = '{"doc": "peru", "type": "adopts", "subject": "Peru", "object": "River Plan", "sent": "So."}\n'


@pytest.mark.parametrize(
    ("gold", "options", "said", "code"),
    [
        ("{}\n", [], 'line 1: give an object with "doc" and "type"', 1),
        (FACT.replace("adopts", "sings"), [], "line 1: unknown type 'sings'", 1),
        (FACT.replace(', "sent": "So."', ""), [], 'line 1: give the sentence of the fact as "sent"', 1),
        (FACT.replace("peru", "mars"), [], "has facts from 'mars', but", 1),
        (FACT, [], "the number of fully annotated texts to learn from is 1; give two or more", 1),
        (FACT + FACT.replace("peru", "fiji"), [], "none of the 1 annotated facts was found in its text", 1),
        (FACT + FACT.replace("peru", "fiji"), ["--held-back", "2"], "hold back fewer", 2),
        (FACT, ["--texts", "nowhere"], "nowhere: no such file", 2),
        (FACT, ["--base", "nowhere"], "lacks config.json, model.safetensors, tokenizer.json", 2),
        (FACT, ["--start", "recorded:x"], "is no trained reader; give model or", 2),
        (FACT, ["--start", "model:nowhere"], "nowhere lacks network.onnx", 1),
        (FACT, ["--date", "today"], "is not an ISO 8601 date", 2),
    ],
)
def test_call_at_fault_is_told_in_one_line(
    field: Path, tmp_path: Path, capsys: Out, gold: str, options: list[str], said: str, code: int
) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(gold, encoding="utf-8")
    given = ["train", str(path), "--texts", str(field / "texts"), "--base", str(field / "base")]
    assert main([*given, "-o", str(tmp_path / "reader"), *options]) == code
    error = capsys.readouterr().err
    assert said in error.splitlines()[-1]
    assert "Traceback" not in error
    assert not (tmp_path / "reader").exists()
