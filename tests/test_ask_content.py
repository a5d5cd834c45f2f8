"""Questions that tell a policy by what it is for, what came of something, and what keeps something from being done."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import questions_on, reply

from policyloom.queries.ask import Questions

TEXT = """Railways of Morocco

Morocco is continuing to carry out its national strategy of desert renewal, with its focus on promoting night trains. \
This strategy seeks to make the most of solar parks to spur the electrification of the railways \
and cement the leading position of Morocco. Tunisia's Clear Track plan, built on smart signals, aims to achieve \
real-time connectivity and safe exchange among drivers, stations, and carriages. \
Algeria adopted the Quiet Line policy to create human-centric, sustainable, and affordable stations. \
Senegal aims to increase the use of new technologies such as drones and track sensors. Togo plans to build a wind farm near Kara. \
Ghana is concentrating on freight yards. Mali launched its Kind Rails policy, which puts riders and safety first. \
Night trains have resulted in better links between markets and farms, leading to deep changes in the working hours, \
fares, and habits of crews in the railway sector. New services, such as seat booking and bicycle hire, have proliferated, \
leading to a lively rail market. High tolls, slow permits and unreliable power keep many drivers from joining the scheme. \
The spread of track sensors led to fewer delays.
"""
CHANGES = " | ".join(
    f"profound changes in {what}"
    for what in ("business models", "forms of enterprises in the manufacturing sector", "modes of production")
)
CLASSIFICATION = "International Standard Industrial Classification of All Economic Activities"


@pytest.fixture(scope="module")
def railways(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(TEXT, tmp_path_factory.mktemp("text") / "railways.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is the focus of the strategy meant to keep Morocco in the lead?", "promoting night trains"),
        ("What does the strategy meant to keep Morocco in the lead focus on?", "promoting night trains"),
        ("What is the country pursuing desert renewal concentrating on?", "promoting night trains"),
        ("What is Ghana concentrating on?", "freight yards"),
        ("What does Tunisia want to connect?", "drivers, stations, and carriages"),
        (
            "What does the country whose plan is built on smart signals want to connect?",
            "drivers, stations, and carriages",
        ),
        ("Which policy puts people first?", "Quiet Line policy"),
        ("Which policy centres on people and sustainability?", "Quiet Line policy"),
        ("Which policy puts riders first?", "its Kind Rails policy"),
        (
            "Which technologies does Senegal want its firms to use more?",
            "drones | new technologies | sensors",
        ),
        (
            "Which technologies does Senegal want to see used more widely?",
            "drones | new technologies | sensors",
        ),
        # The other plans, and who but builds one, are no answer.
        ("What is the focus of the strategy meant to keep Tunisia in the lead?", ""),
        ("Which technologies does Togo want its firms to use more?", ""),
        ("Which policy puts drivers first?", ""),
        ("What does Algeria want to connect?", ""),
    ],
)
def test_a_policy_is_told_by_what_it_is_for(railways: Questions, question: str, expected: str) -> None:
    assert reply(railways, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What did the boom in new services lead to?", "a lively rail market"),
        ("What came of the growth of new services?", "a lively rail market"),
        ("What did the spread of track sensors lead to?", "fewer delays"),
        (
            "What keeps drivers from joining the scheme?",
            "High tolls | slow permits | unreliable power",
        ),
        (
            "List the obstacles that stop drivers joining the scheme.",
            "High tolls | slow permits | unreliable power",
        ),
        # What came of something else, and what something has from elsewhere, is not told.
        ("What did the boom in tolls lead to?", ""),
        ("What did the power boom lead to?", ""),
        ("What has the scheme changed in the railway sector?", ""),
        ("List the obstacles that stop herders joining the scheme.", ""),
    ],
)
def test_what_came_of_it_and_what_keeps_from_it(railways: Questions, question: str, expected: str) -> None:
    assert reply(railways, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "List the obstacles that stop the Industrial Internet following the consumer model.",
            "insufficient scale effects | low degree of standardization | significant differences between industries",
        ),
        ("What era did the mass commercial rollout of the internet start?", "the new Consumer Internet era"),
        (
            "What parts of manufacturing firms has the Industrial Internet changed profoundly?",
            CHANGES,
        ),
        (
            "How does the US hope to digitalise its factories?",
            "maximize the use of IT and industry advantages",
        ),
        (
            "Which classification does China cover completely?",
            f"industrial categories in the United Nations' {CLASSIFICATION}",
        ),
        ("How has the Industrial Internet changed the manufacturing sector?", CHANGES),
        ("what did II change in the manufacturing sector", CHANGES),
        (
            "In which sector have the forms of enterprises been altered by II?",
            "profound changes in forms of enterprises in the manufacturing sector",
        ),
        ("What does the US want to make the most of?", "maximize the use of IT and industry advantages"),
        (
            "What kind of industries does Europe hope to end up with?",
            "create human-centric, sustainable, and resilient industries in Europe",
        ),
        ("name of the policy that puts people at the center", "Industry 5.0"),
        (
            "List the hurdles the industrial internet is up against.",
            "insufficient scale effects | low degree of standardization | significant differences between industries",
        ),
        ("What kind of industries does Japan hope to end up with?", ""),
        ("name of the policy that puts ports at the center", ""),
        ("List the hurdles Japan is up against.", ""),
        ("Which country has the Industry 4.0 policy?", "Germany"),
        ("which country made the connected industries strategy", "Japan"),
        ("Which country has broadband?", ""),
        ("Which country has the biggest value added in manufacturing?", "China"),
        ("Which country has the biggest value added in fishing?", ""),
        ("How long did China need for wide use of the Consumer Internet?", "approximately 30 years"),
        ("How long did Germany need for Industry 4.0?", ""),
        ("Japan or the US: which one wants to hold on to its lead?", "United States"),
        ("Which one wants to build smart factories, Japan or the US?", ""),
        ("Name the goals that different countries' digitalization strategies have in common.", ""),
        ("What did new services lead to?", ""),
        ("Which classification does Japan cover completely?", ""),
    ],
)
def test_of_the_article(questions: Questions, question: str, expected: str) -> None:
    assert reply(questions, question) == expected


def test_why_it_cannot_be_is_told_by_the_challenges_of_its_sentence_alone(tmp_path: Path) -> None:
    text = (
        "Ports of Peru\n\nSea Freight (SF) faces a lack of docks. Nevertheless, challenges such as slow permits "
        "and dear steel, mean that SF cannot simply copy the path of rail.\n"
    )
    asked = questions_on(text, tmp_path / "ports.txt")
    assert reply(asked, "Why can sea freight not copy the path of rail?") == "dear steel | slow permits"
    assert reply(asked, "What does sea freight face?").startswith("lack of docks")
