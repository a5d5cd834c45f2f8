"""The evaluation: which facts match, and the scores that follow."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Quad, RdfFormat, parse
from shared import SHARED

from policyloom.graph.evaluation.evaluate import Bin, Score, evaluate
from policyloom.graph.evaluation.gold import kinds_of_facts, read_gold, read_records
from policyloom.graph.evaluation.matching import match, similarity
from policyloom.ontology.errors import DataError
from policyloom.ontology.namespace import OWL, POL, RDFS, SKOS
from policyloom.ontology.own import read_knowledge

DEV_GOLD = SHARED / "evaluation" / "dev" / "gold.jsonl"

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


SAME: list[tuple[dict[str, Any], dict[str, Any]]] = [
    (AIM, {"subject": "the harbour plans"}),
    (AIM, {"object": "cut emissions from ports"}),
    (AIM, {"subject": "HP", "subject_aliases": ["Harbour Plan"]}),
    (AIM, {"object": "less smoke", "object_aliases": ["cut port emissions"]}),
    ({**AIM, "alt_subjects": ["Ruritania"]}, {"subject": "Ruritania"}),
    ({**AIM, "alt_type": ["leads_to"]}, {"type": "leads_to"}),
    ({**AIM, "alt_type": "leads_to"}, {"type": "leads_to"}),
    ({**SHARE, "value": 4200}, {"value": "4,200"}),
    (SHARE, {"indicator": "share", "subject": "employment", "unit": "%"}),
    ({**SHARE, "date": None}, {"date": "1999"}),
    ({**SHARE, "relative": True}, {"date": None}),
    (PLACE, {"value": "2", "indicator": "output of shipbuilding"}),
    (OPENING, {}),
    ({**OPENING, "relative": True}, {"date": None}),
]
DIFFERENT: list[tuple[dict[str, Any], dict[str, Any]]] = [
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
    (OPENING, {"date": "2019"}),
    ({**OPENING, "date": None}, {}),
]


def test_facts_that_say_the_same_match_and_others_do_not() -> None:
    for gold, changes in SAME:
        assert 0 < similarity(gold, {**gold, **changes}) <= 1, changes
    for gold, changes in DIFFERENT:
        assert similarity(gold, {**gold, **changes}) == 0, changes


@pytest.mark.parametrize(("one", "other"), [("percent", "%"), ("US dollars", "$"), ("euros", "EUR")])
def test_units_of_one_meaning_are_one(one: str, other: str) -> None:
    gold = {**SHARE, "indicator": "", "unit": one}
    found = {**gold, "subject": "employment"}
    assert similarity(gold, {**found, "unit": other}) == similarity(gold, found) > 0


def test_a_figure_of_ones_own_is_compared_by_its_number(tmp_path: Path) -> None:
    (tmp_path / "health.ttl").write_text(
        f"<urn:coverage> a <{OWL.ObjectProperty}> ; <{SKOS.notation}> 'coverage' ; <{RDFS.label}> 'coverage'@en ; "
        f"<{RDFS.domain}> <{POL}Entity> ; <{RDFS.range}> <{POL}Statistic> ; <{POL}wording> '{{subject}}: {{object}}'@en ; "
        f"<{SKOS.definition}> 'The share of people who are vaccinated.'@en .",
        encoding="utf-8",
    )
    knowledge = read_knowledge([tmp_path])
    gold = {**SHARE, "type": "coverage", "object": "35 percent"}
    found = {**gold, "object": "about a third"}
    assert similarity(gold, found, knowledge) > 0
    assert similarity(gold, {**found, "value": 36}, knowledge) == 0
    text = json.dumps({**gold, "value": None})
    with pytest.raises(DataError, match='type coverage needs a "value"'):
        read_gold(text, name="gold.jsonl", knowledge=knowledge)


def test_a_fact_said_twice_counts_once() -> None:
    found = evaluate([AIM], [AIM, dict(AIM)])
    assert found.overall == Score(gold=1, predicted=2, recalled=1, correct=1)
    assert found.spurious == (AIM,)


def test_own_subject_goes_before_an_alternative_and_another_document_does_not_match() -> None:
    ruritania = {**AIM, "subject": "Ruritania"}
    assert match([{**AIM, "alt_subjects": ["Ruritania"]}, ruritania], [ruritania]) == [(1, 0)]
    assert match([AIM], [{**AIM, "doc": "e"}]) == []


def test_only_annotated_documents_are_scored_unless_others_are_named() -> None:
    elsewhere = {**AIM, "doc": "e"}
    assert evaluate([AIM], [AIM, elsewhere]).overall.predicted == 1
    assert evaluate([AIM], [AIM, elsewhere], documents=["e"]).overall == Score(0, 1, 0, 0)


def test_core_recall_counts_core_facts_alone_and_what_was_met_stands_beside_what_met_it() -> None:
    core, minor = {**AIM, "salience": "core"}, {**PLACE, "salience": "minor"}
    other = {**AIM, "object": "cut emissions from ports"}
    found = evaluate([minor, core], [other])
    assert (found.core.gold, found.core.recall, found.overall.recall) == (1, 1.0, 0.5)
    assert (found.missed, found.met) == ((minor,), ((core, other),))
    score = evaluate([AIM], []).overall
    assert (score.precision, score.recall, score.f1) == (0, 0, 0)


ALIKE = {**AIM, "object": "cut emissions from ports"}
facts = st.lists(
    st.sampled_from(
        [AIM, ALIKE, {**AIM, "alt_type": ["leads_to"]}, {**ALIKE, "type": "leads_to"}, SHARE, PLACE]
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
        ('{"doc": "d", "type": "adopts"}\nnonsense', "line 2: is not JSON"),
        ("[1]", "line 1: give an object"),
        ('{"doc": "d"}', "line 1: give an object"),
        ('{"doc": 3, "type": "adopts"}', "line 1: give an object"),
        ("[" * 100_000, "line 1: is not JSON"),
    ],
)
def test_file_that_holds_no_facts_is_refused(text: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        read_records(text, name="gold.jsonl")


def test_records_are_read_past_empty_lines() -> None:
    assert read_records(f"{json.dumps(AIM)}\n\n{json.dumps(PLACE)}\r\n", name="gold") == [AIM, PLACE]


def test_facts_are_counted_by_how_sure_they_are_said_to_be() -> None:
    wrong = {**AIM, "object": "double the exports"}
    sure: list[tuple[float, dict[str, Any]]] = [(0.875, AIM), (1, PLACE), (0.9, AIM), (0.25, wrong)]
    found = evaluate([PLACE, AIM, AIM], [{**fact, "confidence": value} for value, fact in sure])
    assert found.by_confidence == (
        Bin(0, 0.5, 1, 0, 0.25),
        Bin(0.8, 0.9, 1, 1, 0.875),
        Bin(0.9, 1, 2, 2, 0.95),
    )
    assert [bin.precision for bin in found.by_confidence] == [0, 1, 1]


def test_facts_that_do_not_say_how_sure_they_are_stand_in_no_bin() -> None:
    unsure = [{**AIM, "confidence": value} for value in (None, "0.9", True, 2, -1, float("nan"))]
    assert evaluate([AIM], unsure).by_confidence == ()


def _gold(**changes: Any) -> str:
    facts = [PLACE, {**AIM, **changes}]
    return "\n".join(json.dumps({k: v for k, v in fact.items() if v is not ...}) for fact in facts)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"type": "adores"}, "line 2: unknown type 'adores'; use one of adopts, aims_at"),
        ({"alt_type": ["adores"]}, "line 2: unknown type 'adores'"),
        ({"alt_type": "adores"}, "line 2: unknown type 'adores'"),
        ({"subject": ...}, 'line 2: "subject" must be'),
        ({"subject": " "}, 'line 2: "subject" must be'),
        ({"object": ...}, 'line 2: "object" must be'),
        ({"object": ["a"]}, 'line 2: "object" must be'),
        ({"type": "statistic"}, 'line 2: type statistic needs a "value", a plain number, not null'),
        ({"type": "ranking", "value": "third"}, 'line 2: type ranking needs a "value".*not "third"'),
        ({"type": "statistic", "value": True}, "line 2: .*not true"),
        ({"type": "event_date"}, 'line 2: type event_date needs a "date"'),
        ({"type": "event_date", "date": "May 2020"}, 'line 2: "date" is "May 2020"; give one such as "2024"'),
        ({"type": "event_date", "date": "2020-13-45"}, 'line 2: "date" is "2020-13-45"'),
        ({"salience": "Core"}, 'line 2: "salience" is "Core"; give "core" or "minor"'),
        ({"doc": "e"}, "line 2: document 'e' was not read; the documents read are 'd'; build it too"),
        ({"object": "\ud800"}, "line 2: contains half of a surrogate pair"),
        ({"doc": ...}, 'line 2: give an object with "doc" and "type"'),
    ],
)
def test_fact_that_nothing_could_meet_is_refused_with_its_line(changes: Any, message: str) -> None:
    with pytest.raises(DataError, match=message) as caught:
        read_gold(_gold(**changes), name="gold.jsonl", known={"d"})
    assert "\n" not in str(caught.value)


def test_fact_with_all_that_it_is_compared_by_is_read() -> None:
    for changes in (
        {"salience": None, "alt_type": None},
        {"type": "statistic", "value": "4,200", "object": ...},
        {"type": "event_date", "date": "2019", "object": ...},
        {"alt_type": ["leads_to"], "salience": "minor"},
    ):
        assert len(read_gold(_gold(**changes), name="gold.jsonl", known={"d"})) == 2


def test_type_of_ones_own_can_be_annotated() -> None:
    text = f"<{POL}vaccinates> a <{OWL.ObjectProperty}> ; <{SKOS.notation}> 'vaccinates' ."
    quads = [Quad(*triple) for triple in parse(text, format=RdfFormat.TURTLE)]
    kinds = kinds_of_facts(quads)
    assert kinds == {"vaccinates"}
    assert len(read_gold(_gold(type="vaccinates"), name="gold.jsonl", kinds=kinds)) == 2


def test_only_the_documents_asked_for_are_read_and_checked() -> None:
    assert read_gold(_gold(doc="e"), name="gold.jsonl", documents=["d"], known={"d"}) == [PLACE]
    with pytest.raises(DataError, match="no facts from document 'f'; it has facts from 'd', 'e'"):
        read_gold(_gold(doc="e"), name="gold.jsonl", documents=["f"])


@pytest.fixture
def scorer() -> ModuleType:
    """The script that scores facts in the shared evaluation folder, as a module."""
    path = SHARED / "evaluation" / "score_facts.py"
    if not path.exists():
        pytest.skip(f"{path} is not there; name its folder by POLICYLOOM_SHARED")
    spec = importlib.util.spec_from_file_location("score_facts", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("documents", [(), ("eu_digital_compass", "scotland_action_plan")])
def test_pairs_and_figures_are_those_of_the_script(
    scorer: ModuleType, documents: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    chance, gold = random.Random(1), scorer.read(DEV_GOLD)
    assert read_gold(DEV_GOLD.read_text(encoding="utf-8"), name=DEV_GOLD.name) == gold
    predicted = [_blurred(fact, chance) for fact in gold * 2 if chance.random() < 0.6]
    ours = evaluate(gold, predicted, documents=documents)
    wanted = set(documents) or set(ours.by_document)
    gold, found = ([fact for fact in facts if fact["doc"] in wanted] for facts in (gold, predicted))
    pairs = scorer.match(gold, found)
    assert match(gold, found) == pairs
    scorer.report(gold, found, {i for i, _ in pairs}, {j for _, j in pairs})
    printed = capsys.readouterr().out
    assert [found[j] for _, j in sorted(pairs)] == [theirs for _, theirs in ours.met]
    for name, score in [*ours.by_type.items(), ("all", ours.overall)]:
        row = next(line.split() for line in printed.splitlines() if line.split()[:1] == [name])
        assert row[1:4] == [str(count) for count in (score.gold, score.predicted, score.recalled)]
        assert row[5::2] == [f"{share:.3f}" for share in (score.precision, score.recall, score.f1)]
    assert f"{ours.core.recall:.3f}" in printed


def _blurred(fact: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Return *fact* as an extraction might find it: words lost, units abbreviated, type wrong or date missing."""
    blurred = {k: v for k, v in fact.items() if k not in {"alt_subjects", "alt_type", "relative"}}
    for key in ("subject", "object", "indicator"):
        blurred[key] = " ".join(w for w in (fact.get(key) or "").split() if chance.random() < 0.9)
    unit = fact.get("unit")
    blurred["unit"] = {"percent": "%", "US dollars": "$", "pounds": "£"}.get(unit, unit) if unit else unit
    if chance.random() < 0.1:
        blurred["type"] = chance.choice(["leads_to", "aims_at"])
    if chance.random() < 0.1:
        blurred["date"] = None
    if chance.random() < 0.2:
        blurred["subject_aliases"] = [fact["subject"]]
    return blurred
