"""Questions about several things in a row, each told in one sentence, of the article and of ports."""

from __future__ import annotations

import pytest
from texts import questions_on, reply

from policyloom.queries.ask import Questions

TEXT = """Ports

Automation has resulted in lower prices of ferries, greater speed of container ships, and efficient use of water. \
Electrification is becoming a key force in reshaping harbours, reorganizing channels, and moving sand around the coast.
"""


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(TEXT, tmp_path_factory.mktemp("text") / "ports.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "effects of the industrial internet on factors, services and platforms",
            (
                "efficient distribution of platforms | greater elasticity in supplies of services | "
                "network connections between factors and resources"
            ),
        ),
        (
            "effects of the industrial internet on services and platforms",
            "efficient distribution of platforms | greater elasticity in supplies of services",
        ),
        (
            "effects of the industrial internet on factors and resources",
            "network connections between factors and resources",
        ),
        ("effects of the industrial internet on services and ferries", ""),
        ("effects of the consumer internet on services and platforms", ""),
        (
            "what is digitalization reorganizing, reshaping and restructuring?",
            (
                "reorganizing production factors and resources | reshaping economic structures | "
                "restructuring the competitive landscape around the world"
            ),
        ),
        (
            "what is digitalization reshaping and restructuring around the world?",
            "reshaping economic structures | restructuring the competitive landscape around the world",
        ),
        ("what is digitalization reshaping?", "reshaping economic structures"),
        ("what is digitalization reshaping and destroying?", ""),
        ("what is digitalization reshaping and destroying around the world?", ""),
    ],
)
def test_row_in_a_question_to_the_article_is_told_whole(
    questions: Questions, question: str, expected: str
) -> None:
    assert reply(questions, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "What are the effects of automation on ferries and water?",
            "efficient use of water | lower prices of ferries",
        ),
        (
            "effects of automation on ferries, container ships and water",
            "efficient use of water | greater speed of container ships | lower prices of ferries",
        ),
        ("effects of automation on ferries and channels", ""),
        ("What is electrification reshaping and reorganizing?", "reorganizing channels | reshaping harbours"),
        ("What is electrification reshaping and destroying?", ""),
    ],
)
def test_row_in_a_question_about_ports_is_told_whole(ports: Questions, question: str, expected: str) -> None:
    assert reply(ports, question) == expected
