"""Questions with something said before or behind them, and ways round a verb: "quick one: who is out to do it"."""

from __future__ import annotations

import pytest
from texts import questions_on

from policyloom.queries.ask import Questions

TEXT = """Reefs

Peru signed the Reef Plan in 2019. The Reef Plan focuses on restoring coral. The Reef Plan aims to protect small fishing villages. \
Chile adopted the Dock Plan. The Dock Plan relies on drones and aims to build floating docks. Chile has 400 docks as of June 2023.

Challenges such as high costs and a lack of divers mean that Peru cannot copy Chile's development path. Most coastal countries \
are using underwater cameras to count fish and monitor reefs. Developing the fishing sector further will require larger boats.
"""


@pytest.fixture(scope="module")
def reefs(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(TEXT, tmp_path_factory.mktemp("text") / "reefs.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Quick one: Peru is pursuing which plan?", "Reef Plan"),
        ("ok, small thing - the Dock Plan was adopted by who?", "Chile"),
        ("ok, small thing - the Whale Plan was adopted by who?", ""),
        ("Hmm, who adopted the Dock Plan?", "Chile"),
        ("I'm still trying to figure out the docks, so who adopted the Dock Plan?", "Chile"),
        ("I'm still trying to figure out the docks, so who adopted the Whale Plan?", ""),
        # What is taken back is not asked.
        ("Peru's plan - no, what I meant is, Chile's plan has what name?", "Dock Plan"),
        ("Chile's plan - no, what I meant is, Bolivia's plan has what name?", ""),
        ("Docks in Chile, how many as of June 2023?", "400 docks (June 2023)"),
        ("Docks in Peru, how many as of June 2023?", ""),
        ("What's standing in the way of Peru simply copying Chile?", "high costs | lack of divers"),
        ("What's standing in the way of Chile simply copying Peru?", ""),
        ("How many challenges, e.g. high costs, are listed for Peru?", "2"),
        ("How many challenges, e.g. high costs, are listed for Chile?", ""),
        ("Of Peru and Chile, the one relying on drones is?", "Chile"),
        ("Of Peru and Chile, the one relying on whales is?", ""),
        ("Of Peru and Bolivia, the one relying on drones is?", ""),
        (
            "Underwater cameras are being used by most coastal countries to do what, exactly?",
            "count fish | monitor reefs",
        ),
        ("Underwater cameras are being used by most airlines to do what, exactly?", ""),
        ("Which countries are cited as examples of having a plan?", "Peru | Chile"),
        ("Which countries are cited as examples of having a navy?", ""),
        ("List every plan the text attributes to Peru and Chile.", "Peru: Reef Plan | Chile: Dock Plan"),
        ("List every plan the text attributes to Bolivia and Chile.", ""),
        (
            "The country keen to protect small fishing villages: its plan puts its emphasis on what?",
            "restoring coral",
        ),
        ("The country keen to protect big fishing villages: its plan puts its emphasis on what?", ""),
        ("If the fishing sector is to grow more, what will that take?", "larger boats"),
        ("If the mining sector is to grow more, what will that take?", ""),
    ],
)
def test_what_is_asked_of_reefs(reefs: Questions, question: str, expected: str) -> None:
    assert " | ".join(reefs.ask(question).answers) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("just curious - who devised Industry 4.0?", "Germany"),
        ("my notes: the budget of Germany is what?", ""),
        ("Is the growth of the consumer internet still gathering pace?", "no"),
        ("Is the growth of the industrial internet still gathering pace?", ""),
        (
            "About how many years did the consumer internet need in China from its launch to becoming mainstream?",
            "approximately 30 years",
        ),
        (
            "About how many years did the industrial internet need in China from its launch to becoming mainstream?",
            "",
        ),
        (
            "Why is there ample scope for using new-generation ICTs in production?",
            "long value chains | multiple innovation stages | wide range of industries",
        ),
        ("Why is there ample scope for using robots in production?", ""),
        ("Whatever their differences, which country adopted Industry 5.0?", "European Union"),
        ("Name every policy the text credits to Brazil and Japan.", ""),
        ("What did the Industrial Internet bring about, in terms of jobs, wages and so on?", ""),
    ],
)
def test_what_is_asked_of_the_article(questions: Questions, question: str, expected: str) -> None:
    assert " | ".join(questions.ask(question).answers) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Real quick: who devised connected industries?", "Japan"),
        ("Real quick: who devised connected farms?", ""),
        ("Not sure I understand: who devised connected industries?", "Japan"),
        ("Just to be sure, did Germany come up with Industry 4.0?", "yes"),
        ("Just to be sure, did Germany come up with Industry 5.0?", "no"),
        ("If I remember correctly, did Germany come up with Industry 4.0?", "yes"),
        ("If Germany came up with Industry 5.0, who devised Industry 4.0?", ""),
        ("If possible, who devised Industry 4.0?", "Germany"),
        ("Sorry, one more: who devised connected industries?", "Japan"),
        ("For my homework: who devised connected industries?", "Japan"),
        ("For my homework: who is the chancellor of Germany?", ""),
        ("For their farms, who devised connected industries?", ""),
        ("Can't remember: who devised connected industries?", "Japan"),
        ("This may be a stupid question, but who devised connected industries?", "Japan"),
        ("Who devised connected industries, if I may ask?", "Japan"),
        ("Who devised connected industries, by the way?", "Japan"),
        ("Which technologies does Japan not use, by the way?", ""),
        ("Who exactly devised connected industries, in one word?", "Japan"),
        ("Who on earth devised connected industries?", "Japan"),
        ("Who on earth devised Industry 6.0?", ""),
        ("Which bloc, if any, is behind Industry 5.0?", "European Union"),
        ("Which country, if any, is behind Industry 7.0?", ""),
    ],
)
def test_what_is_said_around_a_question_is_left_out(
    questions: Questions, question: str, expected: str
) -> None:
    assert " | ".join(questions.ask(question).answers) == expected
