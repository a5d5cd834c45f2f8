"""Questions for a number that is aimed at, and for the one that it is to follow."""

from __future__ import annotations

import pytest
from texts import questions_on

from policyloom.queries.ask import Questions

TEXT = """Ports

Chile wants to produce 70% of the nets that it needs, up from 42% today. It intends to dredge 60% of its ports, compared with 18% now.

Norway is the world's largest producer of cod and accounts for about half of global output.
"""


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(TEXT, tmp_path_factory.mktemp("text") / "ports.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What proportion of nets does Chile want to produce?", "70% of the nets"),
        ("What proportion of nets does Chile produce?", "42%"),
        ("Does Chile produce 70% of its nets?", ""),
        ("Does Chile produce 42% of its nets?", "yes"),
        ("Does Chile want to produce 70% of its nets?", "yes"),
        ("What share of ports is to be dredged?", "60% of its ports"),
        ("What share of ports is dredged now?", "18%"),
        # About half is not more than half, and more than half is no first place.
        ("Does Norway account for more than half of global output?", ""),
        ("Is Norway the largest producer of cod?", "yes"),
    ],
)
def test_what_is_aimed_at_is_told_apart_from_what_is_so(
    ports: Questions, question: str, expected: str
) -> None:
    assert " | ".join(ports.ask(question).answers) == expected
