"""Questions for the grounds of things: what makes something a good field or useful, and what decisions rest on and began."""

from __future__ import annotations

import pytest
from texts import questions_on, reply

from policyloom.queries.ask import Questions

TEXT = """Orchards of Chile

The Fruit Council's decisions to carry out the orchard renewal programme and modernize packing reflect its awareness of \
changes in taste, while being based on soil surveys and the wishes of growers. \
The long valleys, mixed crops, and many small growers involved in orchard work offer ample room for the use of sensors. \
Chile has the largest apple harvest in the region, providing a wealth of test plots for the development of fruit robots. \
Bolivia's large number of young vets makes the country well suited to animal research. \
The University of Leeds based its choice on a survey of growers.
"""


@pytest.fixture(scope="module")
def orchards(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(TEXT, tmp_path_factory.mktemp("text") / "orchards.txt")


SCOPE = "The long valleys, mixed crops, and many small growers involved in orchard work"
PLOTS = "a wealth of test plots for the development of fruit robots"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Why is orchard work a good field for sensors?", SCOPE),
        ("Why is orchard work a promising area for using sensors?", SCOPE),
        ("Why does orchard work leave so much room for sensors?", SCOPE),
        ("Why does orchard work lend itself to sensors?", SCOPE),
        ("What makes orchard work a good place to use sensors?", SCOPE),
        ("What makes orchard work well suited to sensors?", SCOPE),
        ("Why is Chile's huge apple harvest useful for developing fruit robots?", PLOTS),
        ("Why is Chile's apple harvest helpful for the development of fruit robots?", PLOTS),
        ("How does Chile's large apple harvest help develop fruit robots?", PLOTS),
        ("Why is Bolivia a good place for animal research?", "Bolivia's large number of young vets"),
        ("Why is Bolivia so well suited to animal research?", "Bolivia's large number of young vets"),
        # Of another field, or another place, it is not told.
        ("Why does packing leave so much room for sensors?", ""),
        ("Why is orchard work a good field for robots?", ""),
        ("Why is Bolivia's huge apple harvest useful for developing fruit robots?", ""),
        ("Why is Chile a good place for animal research?", ""),
    ],
)
def test_what_makes_a_good_field_is_what_offers_room_in_it(
    orchards: Questions, question: str, expected: str
) -> None:
    assert reply(orchards, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What did the Fruit Council base its decisions on?", "soil surveys and the wishes of growers"),
        ("What do the Fruit Council's decisions rest on?", "soil surveys and the wishes of growers"),
        ("What are the Fruit Council's decisions grounded in?", "soil surveys and the wishes of growers"),
        ("What did Leeds University base its choice on?", "a survey of growers"),
        ("Whose decisions set the orchard renewal programme in motion?", "Fruit Council"),
        ("What did Bolivia base its decisions on?", ""),
        ("Whose decisions set fruit robots in motion?", ""),
    ],
)
def test_what_decisions_rest_on_and_what_they_began(
    orchards: Questions, question: str, expected: str
) -> None:
    assert reply(orchards, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "What were the Party's decisions based on?",
            "the stage, environment, and conditions of development in China",
        ),
        ("What is the Party's policy?", "in-depth Industrial Internet innovation and development strategy"),
    ],
)
def test_the_party_is_the_one_that_the_text_names(questions: Questions, question: str, expected: str) -> None:
    assert expected in reply(questions, question)
