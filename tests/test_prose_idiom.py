"""Idiomatic prose, of newspapers, speeches and press releases: lists of deeds, appositions, figures told of another clause."""

from __future__ import annotations

import pytest
from test_prose import stated

from policyloom.graph.document import read_text
from policyloom.graph.extract import extract
from policyloom.graph.fact import Statistic


def figures(text: str) -> set[str]:
    [extraction] = extract([read_text("d", text, roles={})])
    found = ((f.subject.label, f.object) for f in extraction.facts if isinstance(f.object, Statistic))
    return {f"{whose} | {said.indicator} | {said.value:f}" for whose, said in found}


@pytest.mark.parametrize(
    ("text", "aims"),
    [
        (
            "The Sea Plan is organised around three axes: cutting waste, training crews and saving cod.",
            {"Sea Plan | cutting waste", "Sea Plan | training crews", "Sea Plan | saving cod"},
        ),
        ("The Port Act rests on two pillars: building docks and capping fees.", {"Port Act | building docks", "Port Act | capping fees"}),
        (
            "The ministry plans to build docks, double the number of pilots by 2030 and give every crew a radio.",
            {"ministry | build docks", "ministry | double the number of pilots", "ministry | give every crew a radio"},
        ),
    ],
)  # fmt: skip
def test_each_deed_of_a_list_is_a_goal(text: str, aims: set[str]) -> None:
    assert stated(text, "aims_at") == aims


def test_deeds_that_are_pillars_are_no_parts() -> None:
    assert stated("The Port Act rests on two pillars: building docks and capping fees.", "has_part") == set()
    assert stated("The Port Act rests on two pillars: docks and ferries.", "has_part") == {
        "Port Act | docks",
        "Port Act | ferries",
    }


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        (
            "The Sea Link is a 300-kilometre, double-track railway that will connect Kemi and Oulu with Hull.",
            {"Sea Link | connect Kemi and Oulu with Hull"},
        ),
        (
            "Peru has Marea, a set of charts drawn in Lima and the coastal towns, which will allow crews to save fuel.",
            {"Marea | allow crews to save fuel"},
        ),
        (
            "Costs doubled, owing to drought, a wider scope and stricter rules.",
            {"drought | Costs doubled", "wider scope | Costs doubled", "stricter rules | Costs doubled"},
        ),
        ("Radio could by most estimates cut costs.", {"Radio | cut costs"}),
        ("Radio spread, and by most estimates could cut costs.", set()),
    ],
)  # fmt: skip
def test_what_has_the_effect(text: str, effects: set[str]) -> None:
    assert stated(text, "leads_to") == effects


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The Port Plan, whose budget has been raised from 2 million to 3 million euros, helps towns.",
            {"Port Plan | budget | 2000000", "Port Plan | budget | 3000000"},
        ),
        ("Women hold fewer than one in twenty harbour posts.", {"Women | harbour posts | 5.00"}),
        ("Peru has the Port Plan. Its successor, Sea Growth, costs $3 million.", {"Sea Growth | cost | 3000000"}),
        ("The three Nordic States met.", set()),
        ("Norway met the three ports, which own ships.", set()),
        ("It helps the next two seasons.", set()),
        ("Norway pays for docks in all three ports.", set()),
        ("Norway pays for the three ports that own ships.", {"ports | number of ports | 3"}),
    ],
)  # fmt: skip
def test_whose_figure_it_is(text: str, told: set[str]) -> None:
    assert figures(text) == told


def test_who_is_employed_is_no_technology() -> None:
    assert stated("Fishing employs a third of the workforce.", "uses_technology") == set()
