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
        # a body that does something with another
        (
            "The Department of Transportation, in partnership with the Department of Energy, finalized new standards.",
            "adopts",
            {"US Department of Transportation | new standards", "US Department of Energy | new standards"},
        ),
        ("Peru will reach net zero by 2050.", "aims_at", {"Peru | net zero"}),
        ("Peru will reach 50% by 2050.", "aims_at", set()),
        # what somebody should do, and whoever is bidden to make one thing is to make the next
        (
            "Peru has ports. To get there, government should: Expand the capacity of docks by 2030.",
            "aims_at",
            {"government | expand the capacity of docks"},
        ),
        (
            "Peru has ports.\n\nThe ministry should:\n\nExpand the capacity of docks.\n\nStrengthen trade links.",
            "aims_at",
            {"ministry | expand the capacity of docks", "ministry | strengthen trade links"},
        ),
        (
            "Government should cut waste. The CodNet should grow. Build new docks.",
            "aims_at",
            {"Government | cut waste", "Government | Build new docks"},
        ),
        (
            "Peru has ports. Launch a Port Fund to cut waste. Set up a Cod Fund to train crews.",
            "adopts",
            {"Peru | Port Fund", "Peru | Cod Fund"},
        ),
        (
            "Peru has ports. Launch a Port Fund to cut waste. Set up a Cod Fund to train crews.",
            "aims_at",
            {"Port Fund | cut waste", "Cod Fund | train crews"},
        ),
    ],
)
def test_what_governments_tell(text: str, kind: str, facts: set[str]) -> None:
    assert stated(text, kind) == facts
