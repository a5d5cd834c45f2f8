"""The confidence: the traits of a fact, what they make of its sense's rate, and how annotated texts set both."""

from __future__ import annotations

import importlib.util
import json
import random
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode
from texts import read

from policyloom.graph import confidence as module
from policyloom.graph.confidence import confidence, traits_of
from policyloom.graph.document import read_text
from policyloom.graph.extract import extract
from policyloom.ontology.knowledge import knowledge, subjects
from policyloom.ontology.namespace import LEX, POL, SKOS
from policyloom.ontology.own import built_in, read_knowledge

ROOT = Path(__file__).parents[1]
TRAITS = frozenset(subjects(knowledge(), SKOS.inScheme, POL.traits))


def _traits(text: str, kind: str) -> list[set[str]]:
    """Return the traits of the facts of the *kind* that *text* states, by their local names."""
    extraction = read(text)
    traits = traits_of(extraction.facts, built_in().vocabulary)
    pairs = zip(extraction.facts, traits, strict=True)
    return [{t.removeprefix(POL) for t in has} for fact, has in pairs if fact.property == POL[kind]]


@pytest.mark.parametrize(
    ("text", "kind", "has", "lacks"),
    [
        ("Peru adopted the Port Act.", "adopts", {"knownSubject", "properSubject", "placeSubject"}, {"absentSubject", "objectFirst"}),
        ("The Port Act was adopted by Peru.", "adopts", {"objectFirst"}, {"nestedEnds"}),
        ("Peru adopted the Port Act. It aims to cut the cost of fuel in ports.", "aimsAt", {"absentSubject", "fullObject"}, {"briefObject"}),
        ("The shipyards use robots.", "usesTechnology", {"briefObject"}, {"properSubject", "fullObject", "knownSubject"}),
        ("The country has 30 million users.", "hasStatistic", {"measured"}, {"bounded", "located", "detailedSubject"}),
        ("The country has about 30 million users.", "hasStatistic", {"measured"}, {"bounded"}),
        ("The country has more than 30 million users.", "hasStatistic", {"bounded"}, set()),
        ("There are 30 million users in Peru.", "hasStatistic", {"located"}, {"bounded"}),
        ("The construction of new ports costs $30 million.", "hasStatistic", {"detailedSubject"}, set()),
        ("Peru has four ports.", "hasStatistic", {"fewCounted"}, {"longSentence"}),
        ("Peru has 40 ports.", "hasStatistic", set(), {"fewCounted"}),
        ("Output rose by 4 percent.", "hasStatistic", set(), {"fewCounted"}),
        ("The act was passed in 2020, and the tax is $30 million.", "hasStatistic", {"undated"}, set()),
        ("In 2020 the tax was $30 million.", "hasStatistic", set(), {"undated"}),
        ("The tax, an old one, is $3 million.", "hasStatistic", {"partedFigure"}, {"lateSubject"}),
        ("The tax is $3,000,000.", "hasStatistic", set(), {"partedFigure", "lateSubject"}),
        ("Up to $3 million comes from exports.", "hasStatistic", {"lateSubject"}, {"partedFigure"}),
        (f"The tax {'really ' * 35}is $3 million.", "hasStatistic", {"longSentence"}, set()),
        (f"Peru adopted the Port Act {'very ' * 35}late.", "adopts", {"briefSubject"}, {"longSentence"}),
        ("The shipyards use robots.", "usesTechnology", {"briefSubject"}, set()),
        ("The old shipyards use robots.", "usesTechnology", set(), {"briefSubject"}),
        ("Peru and Chile adopted the Port Act.", "adopts", {"sharedObject"}, set()),
        ("Peru adopted the Port Act and the Rail Act.", "adopts", set(), {"sharedObject"}),
    ],
)  # fmt: skip
def test_traits_are_read_off_a_fact(text: str, kind: str, has: set[str], lacks: set[str]) -> None:
    found = _traits(text, kind)
    assert found
    for traits in found:
        assert has <= traits
        assert not lacks & traits


def test_ontology_and_program_know_the_same_traits() -> None:
    source = Path(module.__file__).read_text(encoding="utf-8")
    assert {POL[name] for name in re.findall(r"POL\.(\w+)", source)} - {POL.Place, POL.about} == TRAITS
    assert built_in().lexicon.odds_ratios.keys() == TRAITS, "print lexicon/reliability.ttl anew"


@given(
    st.floats(0, 1, exclude_min=True),
    st.frozensets(st.sampled_from(sorted(TRAITS))),
    st.dictionaries(st.sampled_from(sorted(TRAITS)), st.floats(1e-3, 1e3)),
)
def test_confidence_is_a_probability_and_grows_with_what_speaks_for_it(
    rate: float, traits: frozenset[str], ratios: dict[str, float]
) -> None:
    sure = confidence(rate, traits, ratios)
    assert 0 < sure <= 1
    for trait, ratio in ratios.items():
        more = confidence(rate, traits | {trait}, ratios)
        assert more >= sure if ratio >= 1 or trait in traits else more <= sure


def test_every_fact_says_how_sure_it_is() -> None:
    extraction = read("Peru adopted the Port Act, which cuts costs by 5 %.")
    assert extraction.facts
    assert all(0 < fact.confidence <= 1 for fact in extraction.facts)


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reliability", ROOT / "benchmarks" / "reliability.py")
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = found  # the script's dataclasses look their module up
    spec.loader.exec_module(found)
    return found


RATES = {LEX["adopt-v.adopts"]: 0.8, LEX["launch-v.adopts"]: 0.5}
RATIO = 4.0


def _readings(script: ModuleType, count: int) -> list[object]:
    """Return readings that are right as often as RATES and RATIO say."""
    chance = random.Random(1)
    found = []
    for i in range(count):
        sense, rate = chance.choice(sorted(RATES.items()))
        traits = frozenset({POL.measured} if chance.random() < 0.4 else ())
        likely = confidence(rate, traits, {POL.measured: RATIO})
        found.append(script.Seen(f"d{i % 20}", POL.adopts, sense, traits, chance.random() < likely))
    return found


def test_many_readings_tell_the_figures_that_made_them(script: ModuleType) -> None:
    fitted = script.fit(_readings(script, 6000))
    assert fitted.rates == pytest.approx({POL.adopts: 0.67, **RATES}, abs=0.08)
    assert fitted.ratios == pytest.approx({POL.measured: RATIO}, rel=0.25)


def test_few_readings_do_not_say_never_or_always(script: ModuleType) -> None:
    sense = LEX["adopt-v.adopts"]
    for is_right in (True, False):
        fitted = script.fit([script.Seen("d", POL.adopts, sense, frozenset(), is_right)] * 5)
        assert all(0.05 < rate < 0.95 for rate in fitted.rates.values())
    rare = script.fit([script.Seen("d", POL.adopts, sense, frozenset(), True)] * 3)
    assert rare.rates.keys() == {POL.adopts}, "a sense seen less than four times has none of its own"


def test_what_held_out_texts_say_holds(script: ModuleType) -> None:
    held = script.held_out(_readings(script, 4000))
    assert len(held) == 4000
    assert _error(script.table(held)) < 0.03
    assert _error(script.table([(said / 2, is_right) for said, is_right in held])) > 0.2


def _error(table: str) -> float:
    found = re.search(r"expected calibration error ([\d.]+),", table)
    assert found is not None
    return float(found[1])


def test_script_prints_a_file_that_takes_the_place_of_the_built_in_one(
    script: ModuleType, tmp_path: Path
) -> None:
    text, gold = tmp_path / "d.txt", tmp_path / "gold.jsonl"
    text.write_text("Peru adopted the Port Act. Chile launched the Rail Plan in 2021.", encoding="utf-8")
    fact = {"doc": "d", "type": "adopts", "subject": "Peru", "object": "Port Act"}
    gold.write_text(json.dumps(fact), encoding="utf-8")
    own = tmp_path / "own" / "lexicon"
    own.mkdir(parents=True)
    (own / "reliability.ttl").write_text(script.main([str(gold), str(text)]), encoding="utf-8")
    found = read_knowledge([tmp_path / "own"])
    rated = found.store.quads_for_pattern(None, NamedNode(POL.reliability), None)
    assert {quad.subject.value for quad in rated if isinstance(quad.subject, NamedNode)} >= {POL.adopts}
    assert found.lexicon.odds_ratios[POL.knownSubject] > 0
    (extraction,) = extract([read_text("d", "Peru adopted the Port Act.", roles={})], found)
    assert all(0 < fact.confidence <= 1 for fact in extraction.facts)
    assert "| confidence |" in script.main(["--held-out", str(gold), str(text)])
