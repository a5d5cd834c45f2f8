"""All that a list tells, and how much that is: effects, qualities, ways, parties, goals of coverage; a part is not told for the whole."""

from __future__ import annotations

import pytest
from texts import questions_on, reply

from policyloom.queries.ask import Questions

FERRIES = """Ferries

Automation is becoming a central force in transforming harbour work, reshaping coastal towns, and modernizing fleets across \
Chile. Fuel taxes are becoming a key force in cutting emissions in Peru and raising fares in Bolivia.

Chile developed its "Open Docks" policy, which aims to create safe, low-carbon, and quiet ports in Chile through shore power. \
Peru devised its "Clear Water" plan, which aims to achieve real-time connectivity, early repair, and quick \
communication among pilots, crews, and tugs. Bolivia devised its "New Fleet" plan, which aims to build a fast and \
reliable modern fleet.

As of May 2024, Chile had some 900 electric ferries, and has achieved its goals of ensuring every county has a charging point, \
every island has ferry services, and every village has a tug. Chile has 12 large \
fishing zones, 48 medium fishing zones, and 230 small fishing zones.

Digital ticketing has led to profound changes in the modes of shipping, business models, and forms of companies in the ferry sector.
"""
EFFECTS = "modernizing fleets across Chile | reshaping coastal towns | transforming harbour work"
COVERAGE = "every county has a charging point | every island has ferry services | every village has a tug"
CHANGES = (
    "profound changes in business models | profound changes in forms of companies in the ferry sector | "
    "profound changes in modes of shipping"
)


@pytest.fixture(scope="module")
def ferries(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(FERRIES, tmp_path_factory.mktemp("text") / "ferries.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Give me the three things automation is changing", EFFECTS),
        ("List the three things that automation is transforming in Chile", EFFECTS),
        ("Name the three things being reshaped by automation", EFFECTS),
        ("What three things is automation reshaping or modernizing?", EFFECTS),
        (
            "What is automation reshaping or modernizing?",
            "modernizing fleets across Chile | reshaping coastal towns",
        ),
        ("How is automation changing Chile?", EFFECTS),
        ("How is automation affecting Chile?", EFFECTS),
        ("What does automation change?", EFFECTS),
        ("How many things is automation changing?", "3"),
        ("What is automation reshaping?", "reshaping coastal towns"),
        (
            "What is automation reshaping and modernizing?",
            "modernizing fleets across Chile | reshaping coastal towns",
        ),
        ("Give me the five things automation is changing", ""),
        ("Give me the two things automation is changing", ""),
        ("List three areas that automation is changing", EFFECTS),
        ("What impact is automation having on Chile?", EFFECTS),
        ("How is automation changing Peru?", ""),
        ("How is digital ticketing changing Chile?", ""),  # what else changes there is no effect of it
        ("How is automation affecting schools?", ""),
        ("What is automation ruining?", ""),
        ("Which things is automation replacing?", ""),
        ("What is automation endangering?", ""),
        ("What is changing automation?", ""),
        ("Which companies is automation changing?", ""),
        ("How are fuel taxes changing Bolivia?", "raising fares in Bolivia"),
    ],
)
def test_all_of_the_effects(ferries: Questions, question: str, expected: str) -> None:
    assert reply(ferries, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many qualities should ports have under Open Docks?", "3"),
        ("How many traits does Chile want its ports to have?", "3"),
        ("How many characteristics should Chile's future ports have?", "3"),
        (
            "Which qualities should ports have under Open Docks?",
            "create safe, low-carbon, and quiet ports in Chile",
        ),
        (
            "How many qualities should the fleet have under New Fleet?",
            "",
        ),  # a modern fleet is no member of the list
        ("How many qualities should ports have under Clear Water?", ""),
        ("How many qualities should schools have under Open Docks?", ""),
        ("How many qualities should Peru's ports have?", ""),
        ("Which qualities should zones in Chile have?", ""),
    ],
)
def test_qualities_are_counted(ferries: Questions, question: str, expected: str) -> None:
    assert reply(ferries, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Among how many groups does Peru want quick communication?", "3"),
        ("How many things does Peru want to connect?", "3"),
        ("How many things does Bolivia want to connect?", ""),
        ("List the three things that Peru wants to link up in real time", "pilots, crews, and tugs"),
        ("What does Peru want to connect?", "pilots, crews, and tugs"),
        ("Name the three groups Peru wants to communicate quickly", "pilots, crews, and tugs"),
        ("Give me the three parties that should communicate under Clear Water", "pilots, crews, and tugs"),
        ("Among which three groups does Peru want quick communication?", "pilots, crews, and tugs"),
        ("Among how many groups does Chile want quick communication?", ""),
        ("Into how many tiers are Chile's fishing zones divided?", "3"),
        ("Chile's fishing zones fall into how many sizes?", "3"),
        ("Into how many levels are the fishing zones divided?", "3"),
        ("Into how many levels does Chile divide its fishing zones?", "3"),
        ("Into how many tiers are Chile's ferries divided?", ""),
        ("Into how many tiers are Peru's fishing zones divided?", ""),
        ("In how many ways is automation a threat?", ""),
    ],
)
def test_what_a_list_tells_is_counted(ferries: Questions, question: str, expected: str) -> None:
    assert reply(ferries, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many coverage goals has Chile achieved?", "3"),
        ("Which coverage targets has Chile met?", COVERAGE),
        ("How many coverage goals has Chile met for its counties and islands?", "2"),
        ("How many coverage goals for cranes has Chile met?", ""),
        ("How many coverage goals has Peru achieved?", ""),
        ("How many coverage goals has Chile missed?", ""),
        ("How many coverage goals for schools has Chile met?", ""),
    ],
)
def test_goals_of_coverage(ferries: Questions, question: str, expected: str) -> None:
    assert reply(ferries, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What has digital ticketing changed in firms?", CHANGES),
        ("What has digital ticketing changed in business models?", "profound changes in business models"),
    ],
)
def test_near_meaning_picks_out_no_part_of_a_list(ferries: Questions, question: str, expected: str) -> None:
    assert reply(ferries, question) == expected
