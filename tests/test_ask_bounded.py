"""Numbers with their bound, and of those that the text tells them of; what somebody lacks."""

from __future__ import annotations

import pytest
from texts import questions_on, reply

from policyloom.queries.ask import Questions

WATER = """Water

Chile lacks some 4,000 hydrologists, and its utilities are short of 90 pumping crews. The farm board needs 300 more inspectors.

In May 2022 the ministry announced each province's share, with 14 provinces receiving over $20 million. Arauco received the \
largest grant, at more than $60 million.
"""


@pytest.fixture(scope="module")
def water(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(WATER, tmp_path_factory.mktemp("text") / "water.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many provinces received over $20 million?", "14"),
        ("How many provinces got more than $20 million?", "14"),
        ("How many provinces received less than $20 million?", ""),
        ("How many provinces received at least $20 million?", ""),
        ("How many provinces received more than $30 million?", ""),
        ("Who received more than $60 million?", "Arauco"),
        ("Who received less than $60 million?", ""),
        ("Did 14 provinces receive more than $20 million?", "yes"),
        ("Did 14 provinces receive less than $20 million?", "no"),
    ],
)
def test_number_is_bounded_as_the_text_has_it(water: Questions, question: str, expected: str) -> None:
    assert reply(water, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many hydrologists does Chile lack?", "some 4,000 hydrologists"),
        ("How many hydrologists is Chile short of?", "some 4,000 hydrologists"),
        ("How many hydrologists is Chile missing?", "some 4,000 hydrologists"),
        ("What does Chile lack?", "lacks some 4,000 hydrologists"),
        ("How many hydrologists do the utilities lack?", ""),
        ("How many hydrologists are the utilities missing?", ""),
        ("How many divers does Chile lack?", ""),
        ("What does the farm board lack?", ""),
        ("Which country lacks hydrologists?", ""),
    ],
)
def test_lack_is_told_of_who_lacks_it(water: Questions, question: str, expected: str) -> None:
    assert reply(water, question) == expected
