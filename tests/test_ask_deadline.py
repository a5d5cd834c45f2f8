"""Questions whether something is before, by or after a time that they name."""

from __future__ import annotations

import pytest
from texts import questions_on

from policyloom.queries.ask import Questions

TEXT = """Ports of Chile

Chile launched the Pier Plan in March 2019. The Pier Plan aims to double the number of cranes by 2030. \
The Tidal Centre opens in 2026. The fleet will be electrified by 2035.
"""


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(TEXT, tmp_path_factory.mktemp("text") / "ports.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Does the Tidal Centre open before 2030?", "yes"),
        ("Is the Tidal Centre meant to open prior to 2030?", "yes"),
        ("Will the Tidal Centre open by the end of 2026?", "yes"),
        ("Will the Tidal Centre open no later than 2025?", "no"),
        ("Does the Tidal Centre open after 2026?", "no"),
        ("is the Tidal Centre to open later than 2025", "yes"),
        ("Does the Tidal Centre open before 2026?", "no"),
        ("Did Chile launch the Pier Plan before 2020?", "yes"),
        ("Was the Pier Plan launched after February 2019?", "yes"),
        ("Was the Pier Plan launched before March 2019?", "no"),
        # What is to be reached by a year may be so before that year.
        ("Does the Pier Plan want to double the number of cranes before 2035?", "yes"),
        ("Does the Pier Plan want to double the number of cranes by 2025?", "no"),
        ("Does the Pier Plan want to double the number of cranes before 2030?", ""),
        ("Does the Pier Plan want to double the number of cranes after 2025?", ""),
        ("Did the Pier Plan double the number of cranes before 2035?", ""),
        ("Does the Pier Plan want to double the number of docks before 2035?", ""),
        # What ends is not what opens, and what else has a date is another thing.
        ("Does the Tidal Centre close before 2030?", ""),
        ("Does the Fish Centre open before 2030?", ""),
        ("Will Peru launch the Pier Plan before 2030?", ""),
        # What is to come has not come yet.
        ("Has the Tidal Centre opened?", ""),
        ("Is the Tidal Centre already open?", ""),
        ("Has Chile already launched the Pier Plan?", "yes"),
    ],
)
def test_whether_it_is_before_a_time_is_told_by_its_own(
    ports: Questions, question: str, expected: str
) -> None:
    assert " | ".join(ports.ask(question).answers) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Did information technologies undergo commercialization before 2000?", "yes"),
        ("Did information technologies undergo commercialization after 2005?", "no"),
        ("Did the Industrial Internet undergo commercialization before 2000?", ""),
        ("Was Industry 4.0 adopted before 2015?", ""),
    ],
)
def test_a_decade_is_a_time_as_well(questions: Questions, question: str, expected: str) -> None:
    assert " | ".join(questions.ask(question).answers) == expected
