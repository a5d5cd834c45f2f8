"""The dateline: what stands before a piece of news is no part of its first sentence, and a heading stays."""

from __future__ import annotations

import pytest
from texts import read

from policyloom.graph.parsing.dateline import dateline

NEWS = "The minister has opened a new port in the north."


@pytest.mark.parametrize(
    "line",
    [
        "OSLO (May 3): ",
        "OSLO — ",
        "PORT NORTH, Norway, May 3 (NTB) - ",
        "Oslo, 3 May 2021 – ",
        "Oslo, Norway (NTB) — ",
    ],
)
def test_dateline_is_told_from_the_news(line: str) -> None:
    assert dateline(line + NEWS) == len(line)


@pytest.mark.parametrize(
    "text",
    [
        NEWS,
        f"The Port Act (2021) – {NEWS}",
        f"Port Act: {NEWS}",
        "PORTS: how they work",
    ],
)
def test_other_beginnings_stay(text: str) -> None:
    assert dateline(text) == 0


def test_quotes_begin_after_the_dateline() -> None:
    text = "OSLO (May 3): Norway has adopted the Port Plan to cut waste."
    found = read(text)
    assert found.facts
    assert {text[f.passage.start : f.passage.end] for f in found.facts} == {text[14:]}
