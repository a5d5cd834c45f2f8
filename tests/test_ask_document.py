"""How long a text and its title are."""

from __future__ import annotations

import pytest
from texts import questions_on, reply

from policyloom.queries.ask import Questions

KELP = """New Money for Kelp Farms
Chile adopted the Kelp Act in 2021. It wants to plant kelp along the coast.
The farms will need boats. Storms threaten them.
Peru has 14 kelp farms.
Editor: Ana Rojas
"""


@pytest.fixture(scope="module")
def kelp(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(KELP, tmp_path_factory.mktemp("text") / "kelp.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many paragraphs does the article have?", "3"),
        ("How many paragraphs are there, leaving out the title and editor lines?", "3"),
        ("How many body paragraphs does the text have?", "3"),
        ("how many paragraphs long is the piece", "3"),
        ("What is the number of paragraphs in the text?", "3"),
        ("How many paragraphs stand between the headline and the editor's name?", "3"),
        ("How many paragraphs make up the body?", "3"),
        ("How many sentences does the body of the text have?", "5"),
        ("How many sentences are there between the title and the editor?", "5"),
        ("How many words are in the headline?", "5"),
        ("How many words does the title have?", "5"),
        ("How many words long is the headline?", "5"),
        ("how many words make up the title", "5"),
        # Of what is counted in parts of it, or with what is no body, nothing is known.
        ("How many paragraphs mention Peru?", ""),
        ("How many sentences are in the last paragraph?", ""),
        ("How many paragraphs are about kelp?", ""),
        ("How many words does the article have?", ""),
        ("How many words does the editor's name have?", ""),
        ("How many letters does the title have?", ""),
        ("How many paragraphs are there, including the title?", ""),
    ],
)
def test_length_of_a_text_and_of_its_title_is_told(kelp: Questions, question: str, expected: str) -> None:
    assert reply(kelp, question) == expected


def test_length_of_the_title_is_cited_from_it(kelp: Questions) -> None:
    (passage,) = kelp.ask("How many words does the title have?").evidence
    assert passage.quote == "New Money for Kelp Farms"
