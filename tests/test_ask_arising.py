"""What came up or spread with something else, asked for by another word than that which the text has for it."""

from __future__ import annotations

import pytest
from texts import questions_on, reply

from policyloom.queries.ask import Questions

DELIVERY = """Delivery

With the rapid growth of home delivery, new food services, such as dark kitchens as well as meal boxes, dish rental, and \
night bakeries, have sprung up in Peru. Old trades, such as milk rounds and ice carts, have declined with the use of fridges.

New health offerings, such as video consultations and home dialysis, have emerged with the arrival of broadband in remote \
towns. In Lima, new shops, such as seed stores and bike stores, may open.
"""
FOOD = "dark kitchens | dish rental | meal boxes | night bakeries"
HEALTH = "home dialysis | video consultations"


@pytest.fixture(scope="module")
def delivery(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(DELIVERY, tmp_path_factory.mktemp("text") / "delivery.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("List the services that spread along with home delivery.", FOOD),
        ("Name the offerings that boomed with home delivery", FOOD),
        ("Which new services took off thanks to home delivery?", FOOD),
        ("Give me examples of services that emerged as home delivery caught on.", FOOD),
        ("List the food services made popular by home delivery", FOOD),
        ("What new services did home delivery bring?", FOOD),
        ("Name four services that flourished on the back of home delivery.", FOOD),
        ("How many food services have proliferated with home delivery?", "4"),
        ("Name the services that came with broadband", HEALTH),
        ("Which services sprang up once broadband reached remote towns?", HEALTH),
        ("List the services that spread along with fridges.", ""),
        ("Name the banking services that boomed with home delivery", ""),
        ("Which services declined with home delivery?", ""),
        ("Which companies grew with home delivery?", ""),
        ("Which services sprang up with broadband in Lima?", ""),
        ("What services have sprung up with drones?", ""),
        ("Name the shops that spread in Lima", ""),
        ("Which trades spread with the use of fridges?", ""),
    ],
)
def test_what_came_up(delivery: Questions, question: str, expected: str) -> None:
    assert reply(delivery, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Give me the night services that spread with home delivery", "night bakeries"),
        ("Name the meal services that spread with home delivery", "meal boxes"),
    ],
)
def test_what_only_some_are_called_leaves_those(delivery: Questions, question: str, expected: str) -> None:
    assert reply(delivery, question) == expected
