"""Who or what stands out: the largest level, who alone has something, who has the most of any, and what is not behind."""

from __future__ import annotations

import pytest
from texts import questions_on, reply

from policyloom.queries.ask import Questions

PORTS = """Ports

During the 1970s, container shipping underwent rapid expansion, ushering in a new era of sea trade.

Chile operates 12 deep-water ports, 45 regional ports and 130 small ports, making it the only country in the world to possess \
all types of ports in the United Nations' International Port Classification. As of June 2023, Chile had 3,400 charging \
stations, more than 40% of the global total, and has achieved its goals of ensuring every district has shore power. Chile \
ranks third in the world for container traffic. Chile has built world-leading pilotage networks. Its harbour lights are old.

The period from planning to the opening of the first terminal took around 12 years. The tidal park may take even longer than \
the dam.
"""


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(PORTS, tmp_path_factory.mktemp("text") / "ports.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which level of port is the largest in Chile?", "130 small ports"),
        ("Which tier of ports is the most numerous in Chile?", "130 small ports"),
        ("Which level of Chile's ports has the fewest members?", "12 deep-water ports"),
        ("Which level of Chile's port classification has the most ports?", "130 small ports"),
        ("Which level of the port classification in Chile is the smallest?", "12 deep-water ports"),
        ("What class of port is least common in Chile?", "12 deep-water ports"),
        ("What kind of port does Chile have most of?", "130 small ports"),
        ("Which has more members, the small ports or the regional ports?", "130 small ports"),
        ("Which has fewer entries, the small ports or the regional ports?", "45 regional ports"),
        ("How many regional ports can Chile claim?", "45 regional ports"),
        ("How many reginal ports can Chile boast?", "45 regional ports"),
        # Another country has no such levels, and what is one has none.
        ("Which level of Peru's ports is the largest?", ""),
        ("Which level of charging station is the largest?", ""),
        ("Which level of the pilotage networks is the largest?", ""),
        ("Which level of container traffic is the highest?", ""),
    ],
)
def test_largest_level_is_that_of_one_sentence(ports: Questions, question: str, expected: str) -> None:
    assert reply(ports, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who is the only country possessing all types of ports?", "Chile"),
        ("Which country alone has all types of ports in the UN classification?", "Chile"),
        ("What is the only country with a full set of types of ports in the UN classification?", "Chile"),
        ("does any country besides chile have all un types of ports", "no"),
        ("Is there any country other than Chile with all types of ports in the UN classification?", "no"),
        ("Does any country have all types of ports in the UN classification other than Chile?", "no"),
        ("Does Chile have the most container traffic of any country?", "no"),
        ("Has Chile got more container traffic than any other country?", "no"),
        ("Which nation is unique in having all types of ports?", "Chile"),
        ("Does Chile have the third most container traffic in the world?", "yes"),
        ("Does Chile have the second most container traffic in the world?", "no"),
        ("Does any country besides Peru have all types of ports?", ""),
        ("Does any country besides Chile have charging stations?", ""),
        ("Who is the only country possessing charging stations?", ""),
        ("Does Chile have the most harbour lights of any country?", ""),
    ],
)
def test_who_alone_has_something_and_who_has_the_most(ports: Questions, question: str, expected: str) -> None:
    assert reply(ports, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Are Chile's pilotage networks lagging behind the rest of the world?", "no"),
        ("Do Chile's pilotage networks trail behind other countries?", "no"),
        ("Is Chile behind the rest of the world in pilotage networks?", "no"),
        ("Are Chile's pilotage networks ahead of the rest of the world?", "yes"),
        ("Are Chile's pilotage networks among the best in the world?", "yes"),
        ("Are Chile's harbour lights lagging behind the rest of the world?", ""),
        ("Are Peru's pilotage networks lagging behind the rest of the world?", ""),
        ("Is Chile behind the rest of the world in charging stations?", ""),
    ],
)
def test_what_leads_the_world_is_not_behind_it(ports: Questions, question: str, expected: str) -> None:
    assert reply(ports, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which country has more than 3,000 charging stations?", "Chile"),
        ("Who has over 3,000 charging stations?", "Chile"),
        ("Which country has more than 100 small ports?", "Chile"),
        ("Which country has more than 200 small ports?", ""),
        ("Which country has fewer than 20 deep-water ports?", "Chile"),
        ("When did Chile have over 3,000 charging stations?", "June 2023"),
        ("By what date had Chile built over 3,000 charging stations?", "June 2023"),
        ("By when did Chile have at least 3,000 charging stations?", "June 2023"),
        ("How many small ports does the country with over 3,000 charging stations have?", "130 small ports"),
        (
            "What does the country with more than 3,000 charging stations guarantee each district?",
            "every district has shore power",
        ),
        (
            "What share of the world's charging stations belongs to the country ranked third for container traffic?",
            "more than 40% of the global total (June 2023)",
        ),
        ("Which country has more than 4,000 charging stations?", ""),
        ("When did Chile have over 4,000 charging stations?", ""),
        ("Who has fewer than 3,000 charging stations?", ""),
        ("How many small ports does the country with over 4,000 charging stations have?", ""),
        # What each district is to have is for no village.
        ("What does the country with more than 3,000 charging stations guarantee each village?", ""),
        ("What does Chile guarantee each harbour?", ""),
    ],
)
def test_who_has_more_than_so_many_and_when(ports: Questions, question: str, expected: str) -> None:
    assert reply(ports, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What date does the charging station figure refer to?", "June 2023"),
        ("From when does the charging station figure date?", "June 2023"),
        ("Which month is the charging station number from?", "June 2023"),
        ("How recent is the charging station figure?", "June 2023"),
        ("In what decade did container shipping first grow rapidly?", "1970s"),
        ("When did container shipping first expand?", "1970s"),
        ("What date does the container traffic figure refer to?", ""),
        ("In what decade did fishing first grow rapidly?", ""),
        ("Could the tidal park take longer or shorter than the dam?", "longer"),
        ("Might the tidal park take more or less time than the dam?", "more"),
        ("Is the tidal park likely to take longer or shorter than the dam?", "longer"),
        ("Could the dam take longer or shorter than the tidal park?", ""),
        ("Could the tidal park take longer or shorter than the terminal?", ""),
    ],
)
def test_dates_of_figures_and_what_takes_longer(ports: Questions, question: str, expected: str) -> None:
    assert reply(ports, question) == expected


TRAINING = """Clinics

Peru has 14 university hospitals, 96 district hospitals and 412 village clinics. Training a specialist may take longer than \
building a clinic. The ministry aims to train 900 nurses by 2027.
"""


@pytest.fixture(scope="module")
def training(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(TRAINING, tmp_path_factory.mktemp("text") / "training.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which may take longer, training a specialist or building a clinic?", "training a specialist"),
        ("Which may take longer, building a clinic or training a specialist?", "training a specialist"),
        ("Could training a specialist take longer or shorter than building a clinic?", "longer"),
        ("Which kind of hospital does Peru have most of?", "96 district hospitals"),
        ("What kind of hospital is least common in Peru?", "14 university hospitals"),
        # More nurses than clinics are not longer, nor is what is not compared.
        ("Which may take longer, training a nurse or building a clinic?", ""),
        ("Could training a nurse take longer than building a clinic?", ""),
        ("Which may be harder, training a specialist or building a clinic?", ""),
        ("Which kind of clinic does Peru have most of?", ""),
    ],
)
def test_what_may_take_longer_is_told_of_both(training: Questions, question: str, expected: str) -> None:
    assert reply(training, question) == expected
