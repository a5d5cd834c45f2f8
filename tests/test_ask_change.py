"""Questions for what a number was at two times, and for how many did something together."""

from __future__ import annotations

import pytest
from texts import questions_on, reply

from policyloom.queries.ask import Questions

TEXT = """Ports of Chile

Copper exports climbed from $6 billion in 2013 to nearly $30 billion in 2022. \
The share of diesel ferries fell from 80 percent in 2010 to 35 percent in 2020. \
The Chilean Government, the Port Authority and industry are working together to realise the benefits of tidal power for towns and the economy. \
The Ministry of Transport reported progress on the Pier Plan. \
In 2019, the Danish Government, Ports Denmark and Rail Denmark set up the Quay Fund for travellers. \
The Chilean Ministry of Trade and Council of Ports Chile are working together to realise the benefits of open data for travellers.
"""


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(TEXT, tmp_path_factory.mktemp("text") / "ports.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "By how much did copper exports grow between 2013 and 2022?",
            "$6 billion (2013) | nearly $30 billion (2022)",
        ),
        (
            "How did copper exports develop from 2013 to 2022?",
            "$6 billion (2013) | nearly $30 billion (2022)",
        ),
        (
            "how far did the share of diesel ferries fall from 2010 to 2020",
            "80 percent (2010) | 35 percent (2020)",
        ),
        ("By how much did copper exports fall between 2013 and 2022?", ""),
        ("By how much did copper exports grow between 2013 and 2020?", ""),
        ("By how much did copper exports grow between 2010 and 2022?", ""),
        ("By how much did tea exports grow between 2013 and 2022?", ""),
        ("How far did the share of electric ferries fall from 2010 to 2020?", ""),
    ],
)
def test_what_it_was_at_two_times_is_told_where_both_are(
    ports: Questions, question: str, expected: str
) -> None:
    assert reply(ports, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many partners have teamed up on tidal power for towns?", "3"),
        ("how many players are working together to realise the benefits of tidal power", "3"),
        ("How many countries have teamed up on tidal power for towns?", ""),
        ("How many partners have teamed up on the Pier Plan?", ""),
        ("How many ministries reported progress on tidal power?", ""),
        ("How many parties work together to bring the benefits of open data to Chilean travellers?", "2"),
        ("How many organisations set up the Quay Fund?", ""),
        ("Who set up the Quay Fund for travellers?", "Danish Government | Ports Denmark | Rail Denmark"),
    ],
)
def test_as_many_did_it_as_the_clause_names(ports: Questions, question: str, expected: str) -> None:
    assert reply(ports, question) == expected
