"""The membership: lists and classes of policy English, invented here, to what they say belongs to what."""

from __future__ import annotations

import pytest

from policyloom.graph.document import read_text
from policyloom.graph.extract import extract
from policyloom.graph.fact import Entity
from policyloom.ontology.vocabulary import vocabulary


def stated(text: str, kind: str) -> set[tuple[str, str]]:
    (extraction,) = extract([read_text("d", text, roles=vocabulary().roles)])
    return {
        (fact.subject.label, fact.object.label)
        for fact in extraction.facts
        if vocabulary().notations[fact.property] == kind and isinstance(fact.object, Entity)
    }


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        pytest.param(
            "Growth rests on three enablers, namely finance, skills and regulation.",
            "enablers", {"finance", "skills", "regulation"}, id="namely",
        ),
        pytest.param(
            "Floods, drought, and other natural disasters and health crises threaten Kenya.",
            "natural disasters", {"Floods", "drought"}, id="a list before its class",
        ),
        pytest.param(
            "The measures include strengthening the ports, hiring new nurses and improving data.",
            "measures", {"strengthening the ports", "hiring new nurses", "improving data"}, id="acts",
        ),
        pytest.param(
            "Technologies that could change farming such as drones, sensors and robots will get new money.",
            "Technologies", {"drone", "sensor", "robot"}, id="a clause between a class and its members",
        ),
        pytest.param(
            "The plan covers cities with bad air, including Oslo and Bergen.",
            "cities with bad air", {"Oslo", "Bergen"}, id="a phrase between a class and its members",
        ),
        pytest.param(
            "The partnership between Nokia, Ericsson and Siemens has produced new patents.",
            "partnership between Nokia, Ericsson and Siemens", {"Nokia", "Ericsson", "Siemens"}, id="parties",
        ),
    ],
)  # fmt: skip
def test_members_are_of_their_class(text: str, whole: str, parts: set[str]) -> None:
    assert stated(text, "has_part") == {(whole, part) for part in parts}


def test_others_who_are_nobody_in_particular_have_no_members() -> None:
    assert stated("The office will work with farmers, traders and other partners.", "has_part") == set()


def test_a_range_of_figures_has_no_parts() -> None:
    assert stated("Port fees range from 0.4% of GDP in Peru to 1.9% in Chile.", "has_part") == set()


def test_what_is_said_of_several_plans_is_not_said_of_the_one_named_before() -> None:
    text = "Kenya adopted the Port Plan. The strategies include deeper harbours and new cranes."
    assert {whole for whole, _ in stated(text, "has_part")} == {"strategies"}


def test_a_goal_with_a_list_of_three_is_three_goals() -> None:
    assert stated("Kenya will protect the safety of farmers, traders and drivers.", "aims_at") == {
        ("Kenya", f"protect the safety of {who}") for who in ("farmers", "traders", "drivers")
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru connected 20,000 homes with 5G networks.", {("Peru", "5G network")}),
        ("Over 5,000 farms have taken up a satellite broadband service.", {("farms", "satellite broadband service")}),
        ("Kenya will speed up the expansion of cloud computing.", {("Kenya", "cloud computing")}),
        ("The minister dealt with the problem with colleagues.", set()),
        ("Rotterdam has cut costs through the use of drones and sensors.", {("Rotterdam", "drone"), ("Rotterdam", "sensor")}),
        ("AI is being applied in healthcare and education.", {("healthcare", "artificial intelligence"), ("education", "artificial intelligence")}),
        ("Peru has rolled out a national 5G system.", {("Peru", "national 5G system")}),
        ("Peru has rolled out a national school system.", set()),
        ("Kenya uses telemedicine.", {("Kenya", "telemedicine")}),
    ],
)  # fmt: skip
def test_who_works_with_a_technology_uses_it(text: str, expected: set[tuple[str, str]]) -> None:
    assert stated(text, "uses_technology") == expected


def test_what_a_list_at_the_core_of_things_is_told_of() -> None:
    text = "Digital tools will be at the core of new products, new services and new business models."
    assert {user for user, _ in stated(text, "uses_technology")} == {
        "new products",
        "new services",
        "new business models",
    }


def test_several_users_of_a_kind_of_technology_do_not_each_use_its_examples() -> None:
    text = (
        "Digital technologies such as 5G and robotics will be at the core of new products and new services."
    )
    assert stated(text, "uses_technology") == {
        ("new products", "digital technology"),
        ("new services", "digital technology"),
    }


@pytest.mark.parametrize("targets", ["ambitious targets", "a number of ambitious targets"])
def test_targets_that_a_plan_sets_out_are_its_aims_and_no_parts(targets: str) -> None:
    text = (
        f"The Ministry published the Port Strategy, which helps traders and sets out {targets}, "
        "including that all ports will be covered by radio no later than 2028."
    )
    assert ("Port Strategy", "all ports will be covered by radio") in stated(text, "aims_at")
    assert stated(text, "has_part") == set()


@pytest.mark.parametrize(
    "text",
    [
        "As part of the Harbour Plan, Peru announced 2 million dollars.",
        "It is vital to combine sense and thrift.",
        "The firm grows by bringing together traders and farmers.",
        "The Harbour Plan outlines a vision for ports.",
        "Peru wants to become one of the safest places.",
        "New chances arise, including through trade with Chile.",
    ],
)
def test_what_is_wanted_or_said_of_a_whole_is_no_part_of_it(text: str) -> None:
    assert stated(text, "has_part") == set()


def test_ones_are_nothing_in_particular() -> None:
    assert stated("The grid faces new problems, including ones that nobody foresaw.", "has_part") == set()


def test_who_makes_a_technology_is_not_told_to_use_it() -> None:
    assert stated("Nokia produces sensors. Peru manufactures drones.", "uses_technology") == set()


def test_what_something_relies_on_is_no_cause_of_it_beside() -> None:
    text = "Smart factories rely on robots."
    assert stated(text, "uses_technology") == {("smart factory", "robot")}
    assert stated(text, "leads_to") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The first pillar of the Port Plan helps farmers.", {("Port Plan", "first pillar")}),
        ("The Port Plan rests on three pillars.", set()),
        ("Peru wrote about issues ranging from clean energy to taxes to ports.", {("issues", "taxes"), ("issues", "ports"), ("issues", "clean energy")}),
        ("Tools used in sensitive areas—such as hiring, education, and credit—face rigorous rules.", {("sensitive areas", "hiring"), ("sensitive areas", "education"), ("sensitive areas", "credit")}),
        ("The law will spread to other sectors like fishing and trade.", {("sectors", "fishing"), ("sectors", "trade")}),
        ("Farms where drones have the greatest effect, such as tea and coffee, will grow.", {("Farms", "tea"), ("Farms", "coffee")}),
        ("Peru sells many goods such as ships, phones, edge computers and tea.", {("goods", "ships"), ("goods", "phones"), ("goods", "edge computer"), ("goods", "tea")}),
        ("Like the coal and gas industries before it, the lithium sector can grow.", set()),
    ],
)  # fmt: skip
def test_members_of_what_is_told_nearby(text: str, expected: set[tuple[str, str]]) -> None:
    assert stated(text, "has_part") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru adopted the Port Plan. The plan invests in drones and robots for small firms.", {("Port Plan", "drone"), ("Port Plan", "robot")}),
        ("Peru adopted the Port Plan. The plan identifies hydrogen, drones and robots as priorities.", {("Port Plan", "hydrogen"), ("Port Plan", "drone"), ("Port Plan", "robot")}),
        ("Peru will drive the adoption of drones by small farmers.", {("small farmers", "drone")}),
    ],
)  # fmt: skip
def test_who_uses_what_a_plan_is_about(text: str, expected: set[tuple[str, str]]) -> None:
    assert stated(text, "uses_technology") == expected
