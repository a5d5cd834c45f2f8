"""Answers that are whole: every member of a list, with what is given beside whom, whose plan it is and what it costs."""

from __future__ import annotations

import pytest
from texts import questions_on, reply

from policyloom.queries.ask import Questions

HILLS = """Hills

Kenya launched its Drip Irrigation Programme in March 2022 with an outlay of 4.2 billion shillings. The programme seeks to \
cut water use on farms.

The Forest Plan 2028, adopted by the Catalan Government in May 2023, aims to cut fire losses by 40%. It will mobilise \
€310 million. The plan draws on drone surveys, goodwill among shepherds, and old grazing rights to keep the hills open.

The Cork Weather Portal gives farmers frost warnings two days ahead. From 2026 it will also let farmers order seedlings.

Under its Rural Mill programme, the agency has awarded 3 million euros in grants, which will add 40 working mills across \
the valley and bring down the cost of flour. The new toll roads will add 12 ferry piers.

Controlled grazing, fuel breaks and thermal imaging software reduce the risk of fires in pine forests. Solar pumps and \
village cooperatives have reduced the price of water in Turkana. A regional radio network combines mountain relays with \
satellites.
"""


@pytest.fixture(scope="module")
def hills(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(HILLS, tmp_path_factory.mktemp("text") / "hills.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "What does the Forest Plan 2028 draw on?",
            "drone surveys, goodwill among shepherds, and old grazing rights",
        ),
        ("What does the Kenyan Forest Plan draw on?", ""),
        ("What does the regional radio network combine?", "mountain relays | satellites"),
        (
            "Which technologies reduce the risk of fires in pine forests?",
            "Controlled grazing | fuel breaks | thermal imaging software",
        ),
        ("Which software reduces the risk of fires in pine forests?", "thermal imaging software"),
        ("Which technologies reduce the risk of fires in oak forests?", ""),
        ("Which organisations have reduced the price of water in Turkana?", "village cooperatives"),
        ("Which technologies have reduced the price of water in Turkana?", "Solar pumps"),
    ],
)
def test_no_member_of_a_list_is_left_out(hills: Questions, question: str, expected: str) -> None:
    assert reply(hills, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What does the Cork Weather Portal give farmers?", "frost warnings"),
        ("What does the Cork Weather Portal give shepherds?", ""),
    ],
)
def test_who_is_given_something_is_not_what_is_given(hills: Questions, question: str, expected: str) -> None:
    answers = reply(hills, question)
    assert expected in answers and "seedlings" not in answers if expected else not answers


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What will the rural mill grants achieve?", "40 working mills | bring down the cost of flour"),
        ("What will the grants achieve?", "40 working mills | bring down the cost of flour"),
        ("What have the grants achieved?", ""),
        ("What have the grants added?", ""),
        ("What did the grants bring down?", ""),
        ("What have the new toll roads led to?", ""),
        ("Have the grants brought down the cost of flour?", ""),
        ("Will the grants bring down the cost of flour?", "yes"),
        ("How many ferry piers did the new toll roads add?", ""),
        ("How many ferry piers have the new toll roads added?", ""),
        ("How many ferry piers will the new toll roads add?", "12 ferry piers"),
    ],
)
def test_what_is_yet_to_come_has_not_come(hills: Questions, question: str, expected: str) -> None:
    assert reply(hills, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is the goal of the Catalan Forest Plan 2028?", "cut fire losses by 40% | keep the hills open"),
        ("Who adopted the Catalan Forest Plan 2028?", "Catalan Government"),
        ("When was the Catalan Forest Plan 2028 adopted?", "May 2023"),
        ("How much will the Catalan Forest Plan 2028 mobilise?", "€310 million"),
        ("How much will the Kenyan Forest Plan 2028 mobilise?", ""),
        ("Who adopted the Scottish Forest Plan 2028?", ""),
        ("What are the goals of the Basque Forest Plan 2028?", ""),
    ],
)
def test_plan_is_called_after_the_place_of_the_body_that_has_it(
    hills: Questions, question: str, expected: str
) -> None:
    assert reply(hills, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "How much is Kenya spending on its Drip Irrigation Programme?",
            "4.2 billion shillings (March 2022)",
        ),
        (
            "How much is Kenya investing in the Drip Irrigation Programme?",
            "4.2 billion shillings (March 2022)",
        ),
        (
            "How much money has Kenya allocated to its Drip Irrigation Programme?",
            "4.2 billion shillings (March 2022)",
        ),
        ("How much is Uganda spending on the Drip Irrigation Programme?", ""),
        ("How much is Kenya spending on its Forest Plan?", ""),
        ("How much did Kenya invest in the Cork Weather Portal?", ""),
    ],
)
def test_what_is_spent_on_something_is_its_outlay(hills: Questions, question: str, expected: str) -> None:
    assert reply(hills, question) == expected
