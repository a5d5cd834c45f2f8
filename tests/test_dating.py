"""The dating: by when a goal is to be reached, wherever in its sentence the date stands."""

from __future__ import annotations

import pytest
from texts import read

from policyloom.ontology.namespace import POL


def _goals(text: str) -> dict[str, str | None]:
    """Return each goal that *text* tells with its date."""
    extraction = read(text)
    aims = [f for f in extraction.facts if f.property == POL.aimsAt]
    return {getattr(f.object, "label", ""): f.period.notation if f.period else None for f in aims}


@pytest.mark.parametrize(
    ("text", "goal", "date"),
    [
        ("Ghana aims to double its cocoa output by 2030.", "double its cocoa output", "2030"),
        ("Ghana has an ambition to double its cocoa output by 2030.", "double its cocoa output", "2030"),
        ("Ghana aims at reaching full coverage by 2030.", "full coverage", "2030"),
        ("Ghana must pursue its goal of reaching full coverage by 2031.", "full coverage", "2031"),
        ("Ghana pursues its goal of halving waste by 2032.", "halving waste", "2032"),
        ("By 2035, Ghana will double its cocoa output.", "double its cocoa output", "2035"),
        (
            "Kenya supports tea growers in reaching their goal of raising exports to $2 billion by 2027.",
            "raising exports to $2 billion",
            "2027",
        ),
        ("In 2021, Ghana adopted a plan to cut waste by 2028.", "cut waste", "2028"),
        ("Norway will vote in 2027 and will protect coral.", "protect coral", None),
        ("The agency was established in 1999 to develop ports.", "develop ports", None),
        ("In 2021, Ghana adopted a plan to cut waste.", "cut waste", None),
    ],
)
def test_a_goal_has_the_date_by_which_it_is_to_be_reached(text: str, goal: str, date: str | None) -> None:
    assert _goals(text)[goal] == date
