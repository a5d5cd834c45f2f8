"""Prose of governments: fact sheets, forewords and action plans, each text with all of a kind that it states."""

from __future__ import annotations

import pytest
from test_prose import stated


@pytest.mark.parametrize(
    ("text", "kind", "facts"),
    [
        # what the sentence before told is told of again by its noun
        (
            "There is a wide gap between the needs of government ports and what banks lend. This gap leads to frustration.",
            "leads_to",
            {"wide gap between the needs of government ports and what banks lend | frustration"},
        ),
        ("Peru builds docks. This gap leads to frustration.", "leads_to", set()),
        # what is only supposed is no aim
        (
            "Should gaps in trade persist, the ministry will issue a port rule to cut waste.",
            "aims_at",
            {"port rule | cut waste"},
        ),
        # what there is enough of
        (
            "Peru will deploy 5 GW of wind by 2030, enough to heat two towns and support many jobs.",
            "leads_to",
            {"5 GW of wind | heat two towns", "5 GW of wind | support many jobs"},
        ),
        (
            "Peru will deploy 5 GW of wind by 2030, enough to heat two towns.",
            "aims_at",
            {"Peru | deploy 5 GW of wind"},
        ),
        (
            "Peru set a goal to deploy 5 GW of wind by 2030\N{EM DASH}enough clean energy to power over two million homes.",
            "leads_to",
            {"5 GW of wind | power over two million homes"},
        ),
        # how much is used is no part of what is used
        (
            "Peru will deploy 30 GW of solar power by 2030.",
            "uses_technology",
            {"Peru | solar energy"},
        ),
        # a verb whose last part is after a hyphen
        (
            "Peru should in parallel ramp-up the output of nets.",
            "aims_at",
            {"Peru | parallel ramp-up the output of nets"},
        ),
        # that it tells how is no aim
        (
            "The Port Plan will outline how Peru will cut waste.",
            "aims_at",
            {"Peru | cut waste"},
        ),
        # what is told of one of several
        (
            "It has two parts: the Cod Plan, which supports the making of nets, and the Eel Plan, which bans traps.",
            "leads_to",
            {"Cod Plan | making of nets"},
        ),
    ],
)
def test_what_governments_tell(text: str, kind: str, facts: set[str]) -> None:
    assert stated(text, kind) == facts
