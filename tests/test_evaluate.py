"""The evaluation: what matches what, and the figures that follow."""

from __future__ import annotations

import importlib.util
import json
import os
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyloom.graph.evaluate import Score, evaluate, match, read_records, similarity
from policyloom.ontology.errors import DataError

SHARED = Path(os.environ.get("POLICYLOOM_SHARED", Path(__file__).parents[2] / "shared"))

AIM = {"doc": "d", "type": "aims_at", "subject": "Harbour Plan", "object": "cut the ports' emissions"}
SHARE = {
    "doc": "d",
    "type": "statistic",
    "subject": "shipyards",
    "indicator": "share of jobs",
    "value": 12.5,
    "unit": "percent",
    "date": "2021",
}
PLACE = {
    "doc": "d",
    "type": "ranking",
    "subject": "Ruritania",
    "indicator": "shipbuilding output",
    "value": 2,
}
OPENING = {"doc": "d", "type": "event_date", "subject": "Dry Dock", "date": "2019-05"}


@pytest.mark.parametrize(
    ("gold", "changes"),
    [
        (AIM, {}),
        (AIM, {"subject": "the harbour plans"}),
        (AIM, {"object": "cut emissions from ports"}),
        (AIM, {"subject": "HP", "subject_aliases": ["Harbour Plan"]}),
        (AIM, {"object": "less smoke", "object_aliases": ["cut port emissions"]}),
        ({**AIM, "alt_subjects": ["Ruritania"]}, {"subject": "Ruritania"}),
        ({**AIM, "alt_type": ["leads_to"]}, {"type": "leads_to"}),
        ({**AIM, "alt_type": "leads_to"}, {"type": "leads_to"}),
        (SHARE, {"value": "12.5"}),
        ({**SHARE, "value": 4200}, {"value": "4,200"}),
        (SHARE, {"indicator": "share", "subject": "employment", "unit": "%"}),
        ({**SHARE, "date": None}, {"date": "1999"}),
        ({**SHARE, "relative": True}, {"date": None}),
        (PLACE, {"value": "2", "indicator": "output of shipbuilding"}),
        (OPENING, {}),
        ({**OPENING, "relative": True}, {"date": None}),
    ],
)
def test_facts_that_say_the_same_match(gold: dict[str, Any], changes: dict[str, Any]) -> None:
    assert 0 < similarity(gold, {**gold, **changes}) <= 1


@pytest.mark.parametrize(
    ("gold", "changes"),
    [
        (AIM, {"subject": "Ruritania"}),
        (AIM, {"subject": "Harbour Office"}),
        (AIM, {"object": "double the exports"}),
        (AIM, {"object": ""}),
        (AIM, {"type": "leads_to"}),
        (AIM, {"subject": "Ruritania", "alt_subjects": ["Harbour Plan"]}),
        ({**AIM, "subject_aliases": ["Ruritania"]}, {"subject": "Ruritania", "subject_aliases": []}),
        (SHARE, {"value": 12}),
        (SHARE, {"value": None}),
        (SHARE, {"date": "2022"}),
        (SHARE, {"date": None}),
        ({**SHARE, "relative": True}, {"date": "2022"}),
        (SHARE, {"subject": "rainfall", "indicator": "change", "unit": "mm"}),
        (PLACE, {"value": 1}),
        (PLACE, {"indicator": "rainfall"}),
        (PLACE, {"subject": "Borduria"}),
        (OPENING, {"date": "2019"}),
        (OPENING, {"subject": "Harbour Plan"}),
        ({**OPENING, "date": None}, {}),
    ],
)
def test_facts_that_differ_do_not_match(gold: dict[str, Any], changes: dict[str, Any]) -> None:
    assert similarity(gold, {**gold, **changes}) == 0


@pytest.mark.parametrize(("one", "other"), [("percent", "%"), ("US dollars", "$"), ("euros", "EUR")])
def test_units_of_one_meaning_are_one(one: str, other: str) -> None:
    gold = {**SHARE, "subject": "shipyards", "indicator": "jobs", "unit": one}
    found = {**SHARE, "subject": "employment", "indicator": "", "unit": other}
    assert similarity(gold, found) == 0 or similarity(gold, found) == similarity(gold, {**found, "unit": one})
    assert similarity({**gold, "indicator": ""}, {**found, "unit": other}) > 0


def test_a_fact_said_twice_counts_once() -> None:
    found = evaluate([AIM], [AIM, dict(AIM)])
    assert found.overall == Score(gold=1, predicted=2, recalled=1, correct=1)
    assert found.spurious == (AIM,)


def test_own_subject_goes_before_an_alternative() -> None:
    ruritania = {**AIM, "subject": "Ruritania"}
    assert match([{**AIM, "alt_subjects": ["Ruritania"]}, ruritania], [ruritania]) == [(1, 0)]


def test_facts_of_another_document_do_not_match() -> None:
    assert match([AIM], [{**AIM, "doc": "e"}]) == []


def test_only_annotated_documents_are_scored_unless_others_are_named() -> None:
    elsewhere = {**AIM, "doc": "e"}
    assert evaluate([AIM], [AIM, elsewhere]).overall.predicted == 1
    assert evaluate([AIM], [AIM, elsewhere], documents=["e"]).overall == Score(0, 1, 0, 0)


def test_core_recall_counts_core_facts_alone() -> None:
    found = evaluate([{**AIM, "salience": "core"}, {**PLACE, "salience": "minor"}], [AIM])
    assert (found.core.gold, found.core.recall, found.overall.recall) == (1, 1.0, 0.5)
    assert found.missed == ({**PLACE, "salience": "minor"},)


def test_nothing_found_scores_zero() -> None:
    score = evaluate([AIM], []).overall
    assert (score.precision, score.recall, score.f1) == (0, 0, 0)


words = st.sampled_from(["port", "ports", "the", "plan", "of", "cut", "smoke", ""])
facts = st.lists(
    st.builds(
        lambda kind, subject, object, value: {
            "doc": "d",
            "type": kind,
            "subject": " ".join(subject),
            "object": " ".join(object),
            "value": value,
        },
        st.sampled_from(["aims_at", "adopts", "statistic", "ranking"]),
        st.lists(words, max_size=3),
        st.lists(words, max_size=3),
        st.sampled_from([None, 1, 2]),
    ),
    max_size=6,
)


@given(facts, facts)
def test_matching_is_one_to_one(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> None:
    pairs = match(gold, predicted)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(similarity(gold[i], predicted[j]) > 0 for i, j in pairs)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "holds no facts"),
        ('{"doc": "d", "type": "adopts"}\nnonsense', "line 2: is no JSON"),
        ("[1]", "line 1: give an object"),
        ('{"doc": "d"}', "line 1: give an object"),
        ('{"doc": 3, "type": "adopts"}', "line 1: give an object"),
        ("[" * 100_000, "line 1: is no JSON"),
    ],
)
def test_file_that_holds_no_facts_is_refused(text: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        read_records(text, name="gold.jsonl")


def test_records_are_read_past_empty_lines() -> None:
    assert read_records(f"{json.dumps(AIM)}\n\n{json.dumps(PLACE)}\r\n", name="gold") == [AIM, PLACE]


@pytest.fixture
def scorer() -> ModuleType:
    """The script that scores facts for others."""
    path = SHARED / "evaluation" / "score_facts.py"
    if not path.exists():
        pytest.skip(f"{path} is not there; name its folder by POLICYLOOM_SHARED")
    spec = importlib.util.spec_from_file_location("score_facts", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", range(5))
def test_pairs_are_those_of_the_script(scorer: ModuleType, seed: int) -> None:
    gold = scorer.read(SHARED / "evaluation" / "dev" / "gold.jsonl")
    chance = random.Random(seed)
    predicted = [_blurred(fact, chance) for fact in gold * 2 if chance.random() < 0.6]
    assert match(gold, predicted) == scorer.match(gold, predicted)


def _blurred(fact: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Return *fact* as an extraction might find it: words lost, units abbreviated, dates missing."""
    blurred = {k: v for k, v in fact.items() if k not in {"alt_subjects", "alt_type", "relative"}}
    for key in ("subject", "object", "indicator"):
        blurred[key] = " ".join(w for w in (fact.get(key) or "").split() if chance.random() < 0.9)
    unit = fact.get("unit")
    blurred["unit"] = {"percent": "%", "US dollars": "$", "pounds": "£"}.get(unit, unit) if unit else unit
    if chance.random() < 0.1:
        del blurred["type"]
        blurred["type"] = chance.choice(["leads_to", "aims_at"])
    if chance.random() < 0.1:
        blurred["date"] = None
    if chance.random() < 0.2:
        blurred["subject_aliases"] = [fact["subject"]]
    return blurred
