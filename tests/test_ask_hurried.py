"""Questions as hurried people put them, answered with what is asked for and with no more, of the article and of ports."""

from __future__ import annotations

import pytest
from texts import stored

from policyloom.queries import Store
from policyloom.queries.ask import Questions

TEXT = """Ports

Automation has led to profound changes in fish markets. The Harbour Act has accelerated the development \
of new drivers of trade. This has resulted in wider piers.

Challenges such as a low degree of automation, high costs, and insufficient training, mean that Norway cannot copy the path of Chile.
"""


@pytest.fixture(scope="module")
def questions(article: Store) -> Questions:
    return Questions(article)


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    path = tmp_path_factory.mktemp("text") / "ports.txt"
    path.write_text(TEXT, encoding="utf-8")
    return Questions(stored(path))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # Of all that something has led to, what the noun before the last preposition is said of.
        (
            "What has the Industrial Internet sped up the development of?",
            "accelerated the development of new drivers of economic growth",
        ),
        (
            "What does II lead to changes in?",
            (
                "profound changes in business models | "
                "profound changes in forms of enterprises in the manufacturing sector | "
                "profound changes in modes of production"
            ),
        ),
        ("What has II slowed down the development of?", ""),
        ("What does the Industrial Internet pose challenges to?", ""),
        # How many things keep something from something is no list of them.
        ("how many challenges are named that stop the industrial internet from copying CI", "3"),
        ("How many problems prevent II from copying CI?", "3"),
        ("how many problems prevent CI from copying II?", ""),
        ("how many countries keep the industrial internet from copying CI", ""),
    ],
)
def test_what_is_asked_of_the_article(questions: Questions, question: str, expected: str) -> None:
    assert " | ".join(questions.ask(question).answers) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "What has the Harbour Act sped up the development of?",
            "accelerated the development of new drivers of trade",
        ),
        ("What has automation sped up the development of?", ""),
        ("What has automation led to changes in?", "profound changes in fish markets"),
        ("How many challenges keep Norway from copying Chile?", "3"),
        ("How many challenges keep Chile from copying Norway?", ""),
    ],
)
def test_what_is_asked_of_ports(ports: Questions, question: str, expected: str) -> None:
    assert " | ".join(ports.ask(question).answers) == expected
