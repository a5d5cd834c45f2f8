"""Idiomatic prose, of newspapers, speeches and press releases: lists of deeds, appositions, figures told of another clause."""

from __future__ import annotations

import pytest
from texts import read, stated

from policyloom.graph.document import read_text
from policyloom.graph.extract import extract
from policyloom.graph.fact import Period, Statistic


def figures(text: str) -> set[str]:
    extraction = read(text)
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
        ("Peru acts. Second, the Port Plan. It will help crews.", {"Port Plan | help crews"}),
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


@pytest.mark.parametrize(
    ("text", "aims"),
    [
        (
            "Under the Port Plan, whose budget has been raised, Peru is building docks and buying cranes.",
            {"Port Plan | building docks", "Port Plan | buying cranes"},
        ),
        ("The Port Plan subsidised new nets in the hope of saving cod.", {"Port Plan | subsidised new nets", "Port Plan | saving cod"}),
        ("The Port Plan has a target of 40% of ships carrying cod by 2030.", {"Port Plan | 40% of ships carrying cod"}),
        ("The new money will pay for docks and for cranes.", {"new money | docks", "new money | cranes"}),
        ("The additional funding will go towards new cranes.", {"additional funding | new cranes"}),
    ],
)  # fmt: skip
def test_whose_goal_it_is(text: str, aims: set[str]) -> None:
    assert stated(text, "aims_at") == aims


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Port Plan set us a target of 40% of ships carrying cod.", {"ships | share carrying cod | 40"}),
        ("Seven years of drought have emptied the docks.", {"drought | duration | 7"}),
        (
            "Fees rose from 2 million to 3 million euros.",
            {"Fees | rise from | 2000000", "Fees | rise to | 3000000"},
        ),
        ("Drones help firms with ten or more workers.", set()),
    ],
)
def test_what_a_figure_says(text: str, told: set[str]) -> None:
    assert figures(text) == told


def test_since_when_one_clause_is_so_is_no_date_of_another() -> None:
    [extraction] = extract(
        [read_text("d", "Stocks stood at 8% in May, and exports have fallen by 12% since 2019.", roles={})]
    )
    dated = {f.object.phrase: f.object.period for f in extraction.facts if isinstance(f.object, Statistic)}
    assert dated["8%"] is None


def test_for_when_a_budget_is_does_not_date_its_rise() -> None:
    text = "The budget for 2020-2027 has been raised from 2 million to 3 million euros."
    extraction = read(text)
    periods = [f.object.period for f in extraction.facts if isinstance(f.object, Statistic)]
    assert {p.label for p in periods if p} <= {"2020 to 2027"}


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The Port Board has its seat in Lima and began work in June 2024.", {"Port Board | June 2024"}),
        ("The Sea Bridge, paid for by Peru and opened in May 2019, carries cars.", {"Sea Bridge | May 2019"}),
        ("Aurora 5, run by Peru and inaugurated in May 2019, helps crews.", {"Aurora 5 | May 2019"}),
    ],
)
def test_when_it_began(text: str, events: set[str]) -> None:
    extraction = read(text)
    found = {
        f"{f.subject.label} | {f.object.label}" for f in extraction.facts if isinstance(f.object, Period)
    }
    assert found == events


@pytest.mark.parametrize("text", ["The diagnosis is mixed.", "Peru acts. The picture is mixed."])
def test_what_is_mixed_is_no_challenge(text: str) -> None:
    assert stated(text, "faces") == set()


def test_work_that_begins_is_told_with_its_object() -> None:
    extraction = read("Work began in June 2024 on the Sea Bridge.")
    found = {
        f"{f.subject.label} | {f.object.label}" for f in extraction.facts if isinstance(f.object, Period)
    }
    assert found == {"Work on the Sea Bridge | June 2024"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Imported cod costs 30 euros a kilo.", {"Imported cod | cost | 30"}),
        (
            "Peru has 17 cranes, able to lift 300 tonnes a day.",
            {"cranes | number of cranes | 17", "cranes | lift | 300"},
        ),
    ],
)
def test_of_what_the_clause_tells(text: str, told: set[str]) -> None:
    assert figures(text) == told


def test_what_a_policy_wants_by_a_year_and_beside_it() -> None:
    text = "The Port Plan wants a million hectares of marsh by 2030 and a halving of waste."
    assert "Port Plan | halving of waste" in stated(text, "aims_at")


@pytest.mark.parametrize(
    "text",
    ["Drought, rising prices and the cost of credit remain serious problems.", "Delays, theft and a lack of staff remain obstacles."],
)  # fmt: skip
def test_what_are_problems_do_not_face_each_other(text: str) -> None:
    assert stated(text, "faces") == set()


def test_a_thing_of_a_relative_clause_is_no_name() -> None:
    text = "Peru has towns whose services depend on the new line."
    assert not any("whose" in fact for fact in stated(text, "leads_to"))


def test_a_share_against_which_another_is_set_is_one_of_the_same() -> None:
    text = "Some 30% of firms sell fish, against 50% of those with over 40 boats."
    assert figures(text) == {"firms | sell fish | 30", "firms with over 40 boats | sell fish | 50"}


def test_the_last_deed_of_a_list_is_one_too() -> None:
    text = "The Port Board will oversee docks, run a school for young sailors and issue guidance on fees."
    assert "Port Board | issue guidance on fees" in stated(text, "aims_at")


def test_capitals_end_a_name() -> None:
    text = "RB Rail AS was established in October 2014."
    extraction = read(text)
    assert [f.subject.label for f in extraction.facts if isinstance(f.object, Period)] == ["RB Rail AS"]


@pytest.mark.parametrize(
    "text", ["The Sea Board will get there.", "We will only get there if Peru and Norway act."]
)
def test_to_get_there_is_no_goal_that_tells_anything(text: str) -> None:
    assert stated(f"Peru fights waste. {text}", "aims_at") == set()


def test_what_is_to_be_under_a_plan_is_its_goal() -> None:
    text = "Peru fights waste. Under the phased plan, trains should be running along the coast by 2030."
    assert stated(text, "aims_at") == {"phased plan | trains should be running"}
