"""The spelling: the model reads British verbs as it reads American ones, and the text stays as it is."""

from __future__ import annotations

import pytest

from policyloom.graph.parsing.parse import pipeline
from policyloom.graph.parsing.spelling import american


@pytest.mark.parametrize(
    ("british", "expected"),
    [
        ("modernise", "modernize"),
        ("subsidising", "subsidizing"),
        ("incentivised", "incentivized"),
        ("digitalisation", "digitalization"),
        ("analyse", "analyze"),
        ("Organise", "Organize"),
    ],
)
def test_ending_in_s_is_read_with_z(british: str, expected: str) -> None:
    assert american(british) == expected


@pytest.mark.parametrize(
    "word",
    [
        "rise",
        "arise",
        "enterprise",
        "promise",
        "exercise",
        "supervise",
        "expertise",
        "crises",
        "basis",
        "wise",
    ],
)
def test_ending_that_both_write_with_s_stays(word: str) -> None:
    assert american(word) == word


def test_british_verb_in_a_list_is_a_verb_and_keeps_its_letters() -> None:
    doc = pipeline()(
        "It launched a project to reduce costs, modernise business processes, and improve the landscape."
    )
    [verb] = [t for t in doc if t.text == "modernise"]
    assert verb.tag_ == "VB"
