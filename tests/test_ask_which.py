"""Of two things that one sentence tells, the one that is asked for: a sum, a rank, a partner, the main of several."""

from __future__ import annotations

import pytest
from texts import questions_on, reply

from policyloom.queries.ask import Questions

BALTIC = """Baltic

Supply remains the main obstacle for hydrogen ferries. Ports face dear cranes and a shortage of welders.

In March 2023 the Baltic Council placed Latvia third in its harbour safety ranking, up from fifth the year before. The \
council adopted the 2021 Ballast Strategy in June 2021.

The Harbour Plan will mobilise €390 million, including €130 million from the regional budget. Fishing employs around \
21,000 people. By the end of 2026 the port's customs gate will be upgraded with thermal cameras in order to shorten queues.

Last year the Latvian Government signed the Amber Corridor Agreement with the Port of Gdansk. The Gulf Initiative is \
deploying a shared rescue network. The first ship of the Gulf Initiative uses sonar. The safety score rests less on speed \
than on skill.

Estonia adopted the Moss Act in 2019. Estonia adopted the Reed Plan in 2024. Estonia adopted the Kelp Act in December 2024.

In Liepaja, the new Sailmaking Centre will open in early 2027.
"""


@pytest.fixture(scope="module")
def baltic(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(BALTIC, tmp_path_factory.mktemp("text") / "baltic.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is the main obstacle?", "Supply"),
        ("What is the main obstacle for hydrogen ferries?", "Supply"),
        ("What is the main obstacle for sailing boats?", ""),
        ("What obstacles are there?", "Supply | dear cranes | shortage of welders"),
        ("Where does Latvia rank in harbour safety?", "third in its harbour safety ranking (March 2023)"),
        ("Where did Latvia rank in harbour safety before?", "fifth"),
        ("Where does Estonia rank in harbour safety?", ""),
        ("How much will the Harbour Plan mobilise?", "€390 million"),
        ("How much comes from the regional budget?", "€130 million"),
        ("How much of the plan comes from the town budget?", ""),
        ("Who signed the Amber Corridor Agreement?", "Latvian Government | Port of Gdansk"),
        ("With whom was the Harbour Plan signed?", ""),
        ("What is the Gulf Initiative deploying?", "shared rescue network"),
        ("What does the safety score rest on?", ""),
        ("Which came first, the Reed Plan or the Kelp Act?", ""),
        ("Which came first, the Reed Plan or the Moss Act?", "Moss Act"),
        ("Did the Moss Act come before the Kelp Act?", "yes"),
        ("Did the Reed Plan come before the Kelp Act?", ""),
    ],
)
def test_what_is_asked_for_is_told_and_nothing_beside_it(
    baltic: Questions, question: str, expected: str
) -> None:
    assert reply(baltic, question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "How much of the plan comes from the regional budget?",
        "With whom was the Amber Corridor Agreement signed?",
    ],
)
def test_who_else_the_sentence_names_is_not_taken_for_it(baltic: Questions, question: str) -> None:
    answers = reply(baltic, question)
    assert "390" not in answers and "Latvian" not in answers


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("When did the council adopt the 2021 Ballast Strategy?", "June 2021"),
        ("How many people does fishing employ?", "around 21,000 people"),
        ("How will the customs gate be upgraded?", "thermal cameras"),
        ("Why will the customs gate be upgraded?", "shorten queues"),
        ("Why will the fishing gate be upgraded?", ""),
        ("Where will the Sailmaking Centre open?", "Liepaja"),
        ("Where will the Ballast Centre open?", ""),
    ],
)
def test_time_number_means_and_place(baltic: Questions, question: str, expected: str) -> None:
    assert reply(baltic, question) == expected
