"""Questions put by idioms and by fractions in words, and reasons that a sentence tells, of ports."""

from __future__ import annotations

import pytest
from texts import questions_on, reply

from policyloom.queries.ask import Questions

TEXT = """Ports

While Norway builds ferries, there are serious gaps in crane design, exposing Norway to many risks.

Chile signed the Reef Act in 2019. The Reef Act makes a $20 billion investment in ports. Peru passed the Net Act.

Norway aims to ensure that 75% of the firms use robots by 2030. Chile aims to double the number of ferries. The Salt \
Centre will open in 2027.

Ghana's plan helps small and medium-sized enterprises to access data. Norway accounts for 12% of the world's ferries.

To address the growing trade in fish, and to overcome the gap of suitable cold storage for small crews, Norway needs \
to strengthen its own storage capacity.

Norway aims to cut emissions. Norway aims to train pilots. To cut the cost of fuel, Chile subsidizes electric tugs.
"""


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(TEXT, tmp_path_factory.mktemp("text") / "ports.txt")


COLD = "address the growing trade in fish, and to overcome the gap of suitable cold storage for small crews"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("why should norway strengthen its own storage capacity", COLD),
        ("why should Norway build up its own storage capacity?", COLD),
        ("Why does Norway need to strengthen its storage capacity?", COLD),
        ("why does Chile subsidize electric tugs?", "cut the cost of fuel"),
        # A goal to do just that is no reason for it, and another goal is none either.
        ("why should Norway train pilots", ""),
        ("why should Chile strengthen its storage capacity", ""),
        ("why does Norway subsidize electric tugs", ""),
        ("why should norway build up its own fleet", ""),
    ],
)
def test_purpose_of_a_clause_is_a_reason(ports: Questions, question: str, expected: str) -> None:
    assert reply(ports, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("which technologies should 75% of firms use by 2030?", "robots"),
        ("which technologies should three quarters of firms use by 2030?", "robots"),
        ("which technologies should three out of four firms use by 2030?", "robots"),
        # Another share is another question.
        ("which technologies should 25% of firms use by 2030?", ""),
        ("what should 25% of firms use by 2030?", ""),
        ("which technologies should one in four firms use by 2030?", ""),
        ("which technologies should nine out of ten firms use by 2030?", ""),
        ("which technologies should half of firms use by 2030?", ""),
        ("does Chile plan to have twice as many ferries?", "yes"),
        ("does Chile plan to have three times as many ferries?", "no"),
        ("does Norway plan to have twice as many ferries?", ""),
    ],
)
def test_fraction_or_multiple_may_be_in_words(ports: Questions, question: str, expected: str) -> None:
    assert reply(ports, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("whose signature is under the Reef Act?", "Chile"),
        ("who put his signature under the Reef Act?", "Chile"),
        ("who put his signature under the Net Act?", ""),
        ("how much money goes into ports under the act Chile signed?", "$20 billion investment"),
        ("how much money goes into ports under the Reef Act?", "$20 billion investment"),
        ("how much money goes into ports under the act Peru passed?", ""),
        ("when does the Salt Centre open its doors?", "2027"),
        ("when will the Salt Centre open its gates to the public?", "2027"),
        ("when does the Net Centre open its doors", ""),
        ("what will help small and medium companies get access to data?", "Ghana's plan"),
        ("what would let small and medium firms obtain access to data?", "Ghana's plan"),
        ("what will help small and medium companies get access to loans?", ""),
        ("norways share of the worlds ferries?", "12% of the world's ferries"),
        ("chiles share of the worlds ferries?", ""),
        ("weak spots of norway in crane design", "serious gaps in crane design"),
        ("weak spots of Chile in crane design", ""),
        ("what do Norway's gaps in crane design result in?", "many risks"),
        ("what do Chile's gaps in crane design result in?", ""),
    ],
)
def test_idiom_asks_as_the_plain_words(ports: Questions, question: str, expected: str) -> None:
    assert reply(ports, question) == expected
