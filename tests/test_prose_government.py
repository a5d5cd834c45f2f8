"""Prose of governments: fact sheets, forewords and action plans, each text with all of a kind that it states."""

from __future__ import annotations

import pytest
from texts import read, stated

from policyloom.graph.fact import Ranking


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
        # of how many or how much something is, is no part of its name
        (
            "Peru announced its latest set of actions aimed at saving cod.",
            "adopts",
            {"Peru | latest set of actions"},
        ),
        (
            "Peru announced a $7 million prize competition. Chile announced a nearly $1 million project funded by the Port Act to cut waste.",
            "adopts",
            {"Peru | prize competition", "Chile | project funded by the Port Act"},
        ),
        ("Peru announced a $7 million project.", "adopts", {"Peru | $7 million project"}),
        # deeds are no parts, and a tool has no goals
        ("Peru took steps to save cod, including cutting fees.", "has_part", set()),
        ("AI could be a lever for ports to meet needs, above all the goal of saving cod.", "aims_at", set()),
        # bodies of bodies
        (
            "The Port Authority's Bureau of Cod Management checks nets.",
            "has_part",
            {"Port Authority | Bureau of Cod Management"},
        ),
        (
            "The OECD counts the nets. The Cabinet approved the Port Plan.",
            "adopts",
            {"Cabinet | Port Plan"},
        ),
        # more than are named
        (
            "All 50 states, Chile, and Peru are participating in the Port Program.",
            "has_part",
            {"Port Program | states", "Port Program | Chile", "Port Program | Peru"},
        ),
        # "this vision" is no plan without a name
        (
            "The Department of Energy announced funding for seven projects. In support of this vision, the Department of Transportation announced the Cod Program.",
            "related_policy",
            set(),
        ),
        # of two infinitives the second has its object before the verb of the sentence
        (
            "A package of measures to support crews and cut the port's fees has been announced by Peru.",
            "adopts",
            {"Peru | package of measures"},
        ),
        (
            "Peru will continue to strengthen port security, championing innovation in trade.",
            "aims_at",
            {"Peru | strengthen port security", "Peru | championing innovation in trade"},
        ),
        (
            "Peru has policies to cut costs and ensure growth, such as port loans and fee cuts.",
            "has_part",
            {"policies to cut costs | port loans", "policies to cut costs | fee cuts"},
        ),
        (
            "Peru adopted the Blueprint for Growing the Cod Sector.",
            "adopts",
            {"Peru | Blueprint for Growing the Cod Sector"},
        ),
        # who is announcing something only says so
        ("Peru is announcing key progress on ports.", "aims_at", set()),
        ("That is why Peru is building new docks.", "aims_at", {"Peru | building new docks"}),
        ("This is why Peru will launch a Port Fund to save cod.", "aims_at", {"Port Fund | save cod"}),
        (
            "Peru wants to see a Peru where every child grows up safe.",
            "aims_at",
            {"Peru | see a Peru where every child grows up safe"},
        ),
        (
            "An ageing crew, a shortage of nets and rising prices of fuel remain serious challenges in Peru.",
            "faces",
            {"Peru | ageing crew", "Peru | shortage of nets", "Peru | rising prices of fuel"},
        ),
        (
            "Wales is committed to becoming a zero waste nation by 2050.",
            "aims_at",
            {"Wales | becoming a zero waste nation"},
        ),
        # what has the effect is what was done since the time
        (
            "Fees have fallen since the reform, which has helped ports to cut waste.",
            "leads_to",
            {"Fees have fallen since the reform | helped ports"},
        ),
        (
            "Peru took new steps, including building docks, launching ships, and cutting fees.",
            "has_part",
            set(),
        ),
        (
            "Peru launched the Cod Plan. A core part of the European Green Deal, it will also support a green recovery.",
            "leads_to",
            {"Cod Plan | green recovery"},
        ),
    ],
)
def test_what_governments_tell(text: str, kind: str, facts: set[str]) -> None:
    assert stated(text, kind) == facts


@pytest.mark.parametrize(("verb", "ranks"), [("is", {1}), ("could be", set())])
def test_what_may_be_the_first_has_no_place(verb: str, ranks: set[int]) -> None:
    extraction = read(f"Peru {verb} the world's largest producer of nets.")
    assert {f.object.rank for f in extraction.facts if isinstance(f.object, Ranking)} == ranks
