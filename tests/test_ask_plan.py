"""Questions about a plan with a long name: its parts, what pays for it, by the end of which decade, and when it went live."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import questions_on, reply

from policyloom.queries import Store
from policyloom.queries.ask import Questions

TEXT = """Ports of Chile

The Chile National Digital Port Plan 2022-2032 guides investment in harbours. It rests on four pillars: \
clean fuel; port services and data management; pilot training; and tidal power. \
The Port Plan succeeds the National Berth Plan 2014-2017, which was held back by poor coordination and inadequate funding. \
The Pier Discount, launched in 2021, gives a rebate of 500 pesos and is funded by fees on the oldest ships. \
The logs of ships are secured with smart seals. The Tidal Office was set up by the Ministry of Transport. \
The ShipPort portal, launched in 2014, gives access to 90 services. By 2030, solar sails will be at the core of new ferries. \
The Quay Act rests on three pillars, including clean cranes and calm water.
"""


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(TEXT, tmp_path_factory.mktemp("text") / "ports.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What are the four pillars of the Port Plan?", ("clean fuel", "pilot training", "tidal power")),
        ("List the pillars of the Port Plan", ("clean fuel", "pilot training", "tidal power")),
        ("How many pillars does the Port Plan have?", ("4",)),
        ("How many pillars does the Quay Act have?", ("three pillars",)),
        ("Which plan succeeds the National Berth Plan?", ("Chile National Digital Port Plan 2022-2032",)),
        # The other plan has none, and what succeeds it is none of its pillars.
        ("What are the pillars of the National Berth Plan?", ()),
        ("How many pillars does the National Berth Plan have?", ()),
    ],
)
def test_a_plan_is_called_by_the_end_of_its_name(
    ports: Questions, question: str, expected: tuple[str, ...]
) -> None:
    answers = reply(ports, question)
    assert all(part in answers for part in expected) if expected else not answers


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How is the Pier Discount funded?", "fees on the oldest ships"),
        ("How does the government pay for the Pier Discount?", "fees on the oldest ships"),
        ("how are the logs of ships secured", "smart seals"),
        ("Why did the National Berth Plan fail?", "inadequate funding | poor coordination"),
        ("Why did the earlier berth plan fall short?", "inadequate funding | poor coordination"),
        ("Why did the Port Plan fail?", ""),
        ("Why did the earlier rail plan fall short?", ""),
        ("Why did the Pier Discount run into trouble?", ""),
        # Who does something is no means, and what pays for one thing pays for no other.
        ("How was the Tidal Office set up?", ""),
        ("How is the Port Plan funded?", ""),
        ("How are the logs of ports secured?", ""),
    ],
)
def test_how_something_is_done_is_told_by_the_clause_that_does_it(
    ports: Questions, question: str, expected: str
) -> None:
    assert reply(ports, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("When did ShipPort go live?", "2014"),
        ("When did the ShipPort portal come online?", "2014"),
        ("What will be at the core of new ferries by the end of the decade?", "solar sails"),
        ("What will be at the heart of new ferries by the end of this decade?", "solar sails"),
        ("When did TidePort go live?", ""),
        ("What will be at the core of new cranes by the end of the decade?", ""),
    ],
)
def test_times_are_asked_for_as_people_call_them(ports: Questions, question: str, expected: str) -> None:
    assert reply(ports, question) == expected


@pytest.fixture(scope="module")
def gaps(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(GAPS, tmp_path_factory.mktemp("text") / "gaps.txt")


GAPS = """Ships of Peru

Peru on Monday unveiled a five-year fleet policy. The plan, named Nueva Flota, was handed to the president by the Harbour Council.

While Peru designs large ships, there are important gaps, notably in engine technologies and in hull design. \
As highlighted in the fleet strategy, the volume of cargo shipped is greatly increasing. \
Peru launched the Pier Bank, which pays for cranes in small harbours. Cleaner ships bring quieter ports and lower bills. \
The Rail and Harbour Systems Centre (RAHIK) runs the docks of Peru. The Institute of Physics (USA) tests hulls.
"""


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Where does Peru fall behind in ships?", "important gaps in engine technologies | important gaps in hull design"),
        ("In which fields is Peru weak in ships?", "important gaps in engine technologies | important gaps in hull design"),
        ("Where does Chile fall behind in ships?", ""),
        ("Where does Peru fall behind in trains?", ""),
        ("What does the Pier Bank spend money on?", "cranes in small harbours"),
        ("What does the Pier Fund spend money on?", ""),
        ("What good things do cleaner ships bring?", "lower bills | quieter ports"),
        ("What bad things do cleaner ships bring?", ""),
        ("What does RAHIK stand for?", "Rail and Harbour Systems Centre"),
        ("What does USA stand for?", ""),
        ("What does RAHIC stand for?", ""),
        ("What is the name of Peru's new fleet policy?", "Nueva Flota"),
        ("What is Peru's fleet policy called?", "Nueva Flota"),
        ("What is the name of Chile's fleet policy?", ""),
        ("What is the name of Peru's pier fund?", ""),
        ("What is the name of Peru's cattle policy?", ""),
    ],
)  # fmt: skip
def test_phrases_are_read_as_other_words(gaps: Questions, question: str, expected: str) -> None:
    assert reply(gaps, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What does the policy that Germany adopted aim at?", "real-time connectivity"),
        (
            "What does the strategy that Japan devised want to achieve?",
            "improve the connectivity of key links",
        ),
        ("What does the policy that Germany launched use?", "smart factories"),
        ("What does the policy that China adopted aim at?", ""),
        ("What does the fund that Germany adopted aim at?", ""),
        ("What does the policy that Germany rejected aim at?", ""),
    ],
)
def test_a_plan_is_described_by_who_adopted_it(article: Store, question: str, expected: str) -> None:
    answers = reply(Questions(article), question)
    assert expected in answers if expected else not answers


def test_full_name_is_borne_out_by_one_and_the_same_quote(tmp_path: Path) -> None:
    """A name and the name with its short form begin at one place; which of them is cited hangs on no chance."""
    text = "Peru has set up the Reef Data Centre (RDC), which aims to cut waste. The RDC uses sonar."
    asked = questions_on(text, tmp_path / "reefs.txt")
    told = [asked.ask("What does RDC stand for?").evidence[0].quote for _ in range(30)]
    assert {*told} == {"Reef Data Centre (RDC)"}
