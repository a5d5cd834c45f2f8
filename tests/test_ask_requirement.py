"""Questions for what something needs, by what means a goal is to be reached, and what something is required for."""

from __future__ import annotations

import pytest
from texts import questions_on, reply

from policyloom.queries.ask import Questions

TEXT = """Seaweed Farms of Ireland

The Blue Acre renewal cycle may last longer still, and it will require patience and steady credit. \
Expanding the seaweed market further will require new drying halls. Scaling up kelp nurseries will need trained divers. \
Portugal drew up the "Quiet Cove" policy to create clean, fair, and sustainable ports through shore power. \
Iceland seeks to make the most of hot springs and cold water to spur the electrification of the fishing fleet \
and cement the leading position of Iceland. Latvia aims to make its coast towns greener by replanting dunes. \
Malta devised its strategy of "linked quays," which aims to increase the use of new technologies such as drones \
and machine learning to improve the reliability of small quays and ferry routes.
"""


@pytest.fixture(scope="module")
def farms(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(TEXT, tmp_path_factory.mktemp("text") / "farms.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What will it take to see the long Blue Acre cycle through?", "patience and steady credit"),
        ("What does it take to get through the Blue Acre renewal cycle?", "patience and steady credit"),
        ("What is needed to see Blue Acre through its long renewal cycle?", "patience and steady credit"),
        ("What will be needed during the Blue Acre renewal cycle?", "patience and steady credit"),
        ("What qualities will the Blue Acre renewal cycle call for?", "patience and steady credit"),
        ("How can the seaweed market be expanded further?", "new drying halls"),
        ("How can the seaweed market be taken further?", "new drying halls"),
        ("How is the seaweed market to be expanded?", "new drying halls"),
        ("What must be done to expand the seaweed market further?", "new drying halls"),
        ("What would further expansion of the seaweed market require?", "new drying halls"),
        ("How can kelp nurseries be scaled up?", "trained divers"),
        ("What will it take to scale up kelp nurseries?", "trained divers"),
        # Of another thing it is not told, and what a policy aims at is not what it requires.
        ("How can the fishing fleet be taken further?", ""),
        ("What will it take to see Quiet Cove through?", ""),
        ("What does Quiet Cove require?", ""),
        ("What will it take to see the linked quays strategy through?", ""),
        ("How can ferry routes be scaled up?", ""),
    ],
)
def test_what_it_takes_is_what_the_doing_of_it_requires(
    farms: Questions, question: str, expected: str
) -> None:
    assert reply(farms, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("By what means will the creators of Quiet Cove reach their goal?", "shore power"),
        ("How do the makers of Quiet Cove want to reach their goals?", "shore power"),
        ("By what means is Quiet Cove to be achieved?", "shore power"),
        ("How does Latvia hope to make its coast towns greener?", "replanting dunes"),
        (
            "How does Malta hope to make ferry routes more reliable?",
            "drones | machine learning | new technologies",
        ),
        ("By what means will the creators of linked quays reach their goal?", ""),
        ("How does Iceland hope to make its coast towns greener?", ""),
        ("How does Portugal hope to make ferry routes more reliable?", ""),
    ],
)
def test_by_what_means_a_goal_is_to_be_reached(farms: Questions, question: str, expected: str) -> None:
    assert reply(farms, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What does ICT expand to?", "information and communication technologies"),
        ("What is the expansion of ICT?", "information and communication technologies"),
        ("What's the meaning of the abbreviation IoT?", "internet of things"),
    ],
)
def test_to_expand_a_short_form_still_asks_what_it_stands_for(
    questions: Questions, question: str, expected: str
) -> None:
    assert reply(questions, question) == expected


def test_a_slip_is_mended_however_often_it_is_asked_with(farms: Questions) -> None:
    for _ in range(2):
        assert reply(farms, "How can the seaweed markte be expanded further?") == "new drying halls"
