"""The hardship and the gain: the many ways to say that something brings something about, or that somebody has to bear it."""

from __future__ import annotations

import pytest
from texts import stated


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("The ban set off a boom.", "ban | boom"),
        ("The drought spells trouble for growers.", "drought | trouble for growers"),
        ("The law took the pressure off the grid.", "law | took the pressure off the grid"),
        ("The loans tempted firms into planting rice.", "loans | planting rice"),
        ("The ban robbed trawlers of their income.", "ban | robbed trawlers of their income"),
        ("The ban earned Peru a place in the council.", "ban | earned Peru a place in the council"),
        ("The rule has got banks to lend more.", "rule | banks to lend more"),
        ("Public money is a magnet for private money.", "Public money | private money"),
        ("The rise in exports can be traced to a weaker currency.", "weaker currency | rise in exports"),
        ("Behind the rise in exports lies a weaker currency.", "weaker currency | rise in exports"),
        ("Fibre made remote surgery possible.", "optical fibre | remote surgery"),
        # how much so, without what, and what comes with it
        ("The scheme was so popular that funds ran out.", "scheme | funds ran out"),
        ("Without cables there can be no single market.", "cables | single market"),
        ("Peru laid cables, without which no trade is possible.", "cables | trade"),
        ("With the new road came lower prices.", "new road | lower prices"),
        ("Out of the trial grew a network of clinics.", "trial | network of clinics"),
    ],
)
def test_what_is_brought_about(text: str, effect: str) -> None:
    assert effect in stated(text, "leads_to")


@pytest.mark.parametrize(
    ("text", "challenge"),
    [
        ("Cheap imports spell trouble for the growers.", "growers | Cheap imports"),
        ("The growers are up against cheap imports.", "growers | cheap imports"),
        ("Debt stands in the way of the railway.", "railway | Debt"),
        ("The bane of the growers is the armyworm.", "growers | armyworm"),
        ("Among the headaches of the court is low pay.", "court | low pay"),
        ("The clinics have run out of vaccines.", "clinics | run out of vaccines"),
        ("The court groans under 40,000 cases.", "court | 40,000 cases"),
        ("The herders are dogged by drought.", "herders | drought"),
        ("The court is haunted by fraud.", "court | fraud"),
        ("The strike cost the port 3 million dollars.", "port | strike"),
        ("The airline went bankrupt.", "airline | went bankrupt"),
        ("The airline is drowning in debt.", "airline | debt"),
        ("The growers are weary of promises.", "growers | promises"),
        ("For want of beds, the clinics turn patients away.", "clinics | want of beds"),
    ],
)
def test_who_has_to_bear_what(text: str, challenge: str) -> None:
    assert challenge in stated(text, "faces")
