"""Which of two described things comes first, and whether the one is more than the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import questions_on, reply, stored

from policyloom.queries.ask import Questions

_FERRY, _TUGS = "have its first ferry with solar sails", "treble the size of the tug fleet"
_INCOME = "double their income to €9 billion"


@pytest.fixture(scope="module")
def ports() -> Questions:
    """A text of our own about ports in winter."""
    return Questions(stored(Path(__file__).parent / "ask" / "own" / "winter-ports.txt"))


@pytest.fixture(scope="module")
def harbours() -> Questions:
    """A text of our own about harbours, with shares."""
    return Questions(stored(Path(__file__).parent / "ask" / "own" / "harbour-plan.txt"))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which is due first, doubling port income or the bigger tug fleet?", _INCOME),
        ("Which is set for the later date, the first ferry with solar sails or the tug fleet target?", _TUGS),
        ("Which is scheduled earlier, the solar sails ferry or the bigger tug fleet?", _FERRY),
        ("Is the ferry with solar sails due earlier than the bigger tug fleet?", "yes"),
        ("Is the tug fleet goal due earlier than the income one?", "no"),
        ("Is the bigger tug fleet due before the ferry with solar sails?", "no"),
        ("Is the ferry with solar sails due before the bigger tug fleet?", "yes"),
        # another thing, another place, and one without a date
        ("Which is due first, the ferry with solar sails or the bigger cod fleet?", ""),
        ("Is the ferry with solar sails due before the Norwegian tug fleet?", ""),
        ("Which comes later, the Icebreaker School or the ferry?", ""),
        ("Is the wind goal due earlier than the income one?", ""),
    ],
)
def test_described_dates_are_compared(ports: Questions, question: str, expected: str) -> None:
    assert reply(ports, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Is the share of ferries on batteries higher than the share of harbours with shore power?", "no"),
        ("Is the target for harbours with shore power higher than the one for ferries on batteries?", "yes"),
        ("Is the share of ferries on hydrogen higher than the share of harbours with shore power?", ""),
    ],
)
def test_described_figures_are_compared(harbours: Questions, question: str, expected: str) -> None:
    assert reply(harbours, question) == expected


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    path = tmp_path_factory.mktemp("text") / "plans.txt"
    path.write_text(
        "Ports of Chile\n\nChile launched the Harbour Mission in May 2022. It aims to cut harbour emissions by 2035. "
        "The Clean Pier Scheme, which Chile launched in July 2021, gives a rebate of 500 pesos. "
        "The Tidal Rule was notified in 2020. The Port Investment Fund is financed by the ports. "
        "Chile intends to electrify 70% of ferries, compared with 18% now, and to digitalise 90% of harbours. "
        "By 2027, Chile will have its first tug with solar sails.\n",
        encoding="utf-8",
    )
    return Questions(stored(path))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which came later, the Harbour Mission or the Clean Pier Scheme?", "Harbour Mission"),
        ("Which comes first, the Harbour Mission or the Clean Pier Scheme?", "Clean Pier Scheme"),
        ("Was the Clean Pier Scheme launched before the Harbour Mission?", "yes"),
        ("Did the Clean Pier Scheme come before the Harbour Mission?", "yes"),
        ("Did the Harbour Mission come before the Scheme?", "no"),
        ("Did the Mission come after the Scheme?", "yes"),
        ("Did the Tidal Rule come before the Mission?", "yes"),
        # What ends is not what came, and what has no date comes neither before nor after.
        ("Did the Harbour Mission end before the Clean Pier Scheme?", ""),
        ("Did the Harbour Mission come before the Fund?", ""),
        ("Did the Harbour Mission come before the Act?", ""),
    ],
)
def test_plans_come_when_they_came_about(plans: Questions, question: str, expected: str) -> None:
    assert reply(plans, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What does the Scheme give?", "rebate of 500 pesos"),
        ("Who launched the Mission?", "Chile"),
        ("Who launched the Act?", ""),
        ("what is the mission of the ports", ""),
    ],
)
def test_names_are_shortened_to_the_word_of_their_class(
    plans: Questions, question: str, expected: str
) -> None:
    assert expected in reply(plans, question) if expected else not reply(plans, question)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Is the target for ferries higher than the target for harbours?", "no"),
        ("Is the target for harbours higher than the target for ferries?", "yes"),
        ("Is the target for trains higher than the target for ferries?", ""),
        # What uses something has it.
        ("When does Chile get its first tug that uses solar sails?", "2027"),
        ("When does Chile get its first tug that features solar sails?", "2027"),
        ("When does Chile get its first crane that uses solar sails?", ""),
        ("When does Chile get its first tug that uses hydrogen?", ""),
        ("When does Peru get its first tug that uses solar sails?", ""),
    ],
)
def test_targets_are_compared_with_targets_and_what_uses_something_has_it(
    plans: Questions, question: str, expected: str
) -> None:
    assert reply(plans, question) == expected


def test_first_in_one_thing_is_not_first_in_another_of_the_sentence(tmp_path: Path) -> None:
    asked = questions_on(
        "Norway leads Europe in the growth of fish farms, yet it ranks last in harbour cranes.",
        tmp_path / "norway.txt",
    )
    assert reply(asked, "Does Norway lead Europe in the growth of fish farms?") == "yes"
    assert reply(asked, "Does Norway lead Europe in harbour cranes?") != "yes"
    assert reply(asked, "Is Norway first in Europe for harbour cranes?") != "yes"
    assert reply(asked, "Who is first in Europe for harbour cranes?") == ""


def test_a_figure_of_another_year_and_a_sum_for_who_are_no_answers(tmp_path: Path) -> None:
    asked = questions_on(
        "Norway presented the Cod Plan in May. It seeks to raise investment to 25% of gross domestic product by 2026 "
        "and to 28% by 2030, and to create 1.5 million jobs in ports.\n\nThrough the Norway Digital Sea Project, for "
        "which the World Bank has lent us 390 million dollars, schools in Norway will be connected to the net.",
        tmp_path / "cod.txt",
    )
    level = "What level should investment reach by {} under the Cod Plan?"
    assert reply(asked, level.format(2026)) == "25% of gross domestic product (2026)"
    assert reply(asked, level.format(2030)) in ("", "28% (2030)")
    assert reply(asked, "How much money did the World Bank lend Norway?") == "390 million dollars"
    assert reply(asked, "Who lent Norway money for the Digital Sea Project?") in ("", "World Bank")


def test_the_winner_is_called_as_the_question_calls_it(tmp_path: Path) -> None:
    asked = questions_on(
        "Norway presented the Net Strategy in May. Up to $700 million of it will go to the Net Challenge, which supports "
        "ports; and the Sea Access Fund, worth $300 million, will lower the cost of nets.",
        tmp_path / "net.txt",
    )
    question = "Which gets {} money, the Net Challenge or the Sea Access Fund?"
    assert reply(asked, question.format("more")).startswith("Net Challenge: ")
    assert reply(asked, question.format("less")).startswith("Sea Access Fund: ")
