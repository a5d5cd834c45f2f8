"""How a text describes something, and questions whose nouns say more than the relation they may state."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import stored

from policyloom.queries.ask import Questions


@pytest.fixture(scope="module")
def harbours() -> Questions:
    """A text of our own about harbours."""
    return Questions(stored(Path(__file__).parent / "ask" / "own" / "calm-harbours.txt"))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What are the differences between quays like?", "sharp differences"),
        ("How are the differences between quays described?", "sharp differences"),
        ("What is the Harbour Council's knowledge of tides like?", "thorough knowledge"),
        ("How good are Norway's signal and radar networks?", "modern signal and radar networks"),
        ("Is automation high or low in Norway's harbours?", "low degree of automation"),
        ("Is the degree of automation high or low?", "low degree"),
        ("How is the mooring model described?", "cheap and sturdy mooring model"),
        # of another thing, of somebody else, by other adjectives
        ("What are the differences between tugs like?", ""),
        ("How good are Sweden's radar networks?", ""),
        ("Is automation cheap or expensive?", ""),
        # how large it is no adjective of another sort tells
        ("How large is the mooring model?", ""),
        ("How big is the focus?", ""),
    ],
)
def test_what_something_is_like_is_told_by_its_adjectives(
    harbours: Questions, question: str, expected: str
) -> None:
    assert " | ".join(harbours.ask(question).answers) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # the noun of which something is known, or of which a kind is asked for, states no aim
        ("Of what do the Harbour Council's decisions show a thorough knowledge?", "tides and storms"),
        ("What kind of leadership will the Quiet Quays plan require?", "patient leadership"),
        # who is to do something is not who wants it
        ("Who should communicate with each other under Quiet Quays?", "pilots, tugs, and lighthouses"),
        # in what somebody is first, and for how long
        (
            "What has Norway been number one in for 9 years?",
            "catch of cod: highest of any country in Europe",
        ),
        ("What has Norway been number one in for 8 years?", ""),
        # no country is compared with another, and no adjective is left out
        ("Which country has the fewest harbours?", ""),
        ("Is the Quiet Quays plan new?", ""),
        ("In what areas is Norway a big player?", "both fishing and shipping"),
        ("In which two fields is Norway a major player?", "both fishing and shipping"),
        ("What does Norway call its plan?", "Quiet Quays"),
    ],
)
def test_every_noun_is_borne_out(harbours: Questions, question: str, expected: str) -> None:
    assert " | ".join(harbours.ask(question).answers) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What does Japan call its plan for linking up industries?", "Connected Industries"),
        ("In what areas is China a big player worldwide?", "both manufacturing and the internet"),
        ("In which field does China have an advantage?", "key areas of new-generation ICTs"),
        (
            "Which body is behind the decision to accelerate the development of II?",
            "CPC Central Committee",
        ),
        ("What does the digital economy need if it is to keep growing?", "expansion into new growth areas"),
        ("Can II just copy the path CI took?", "no"),
        ("Which policy is concerned with sustainability?", "Industry 5.0"),
        ("What kind of determination does II call for?", "strategic determination and sustained efforts"),
        (
            "Of the three levels of industrial category, which has the fewest entries in China?",
            "41 major industrial categories",
        ),
        ("What differs from country to country?", "the strategies and policies employed"),
        # what is upgraded is not what a technology of that name leads to, and what has a list is no country
        (
            "Which industry is to be upgraded?",
            "boost the transformation and upgrading of the manufacturing industry",
        ),
        ("Which industry is to be downgraded?", ""),
        ("Whose classification lists all industrial categories?", ""),
        ("What does Sweden call its plan for linking up industries?", ""),
        ("In which field does Germany have an advantage?", ""),
        ("Can CI just copy the path II took?", ""),
    ],
)
def test_everyday_ways_of_asking_are_read(questions: Questions, question: str, expected: str) -> None:
    assert " | ".join(questions.ask(question).answers) == expected
