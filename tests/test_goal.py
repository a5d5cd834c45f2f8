"""The goal: how texts say what a government or a programme is after, each with an aim that is told or that is not."""

from __future__ import annotations

import pytest
from texts import ends, read

from policyloom.ontology.namespace import POL


def _aims(text: str) -> list[tuple[str, str]]:
    return ends(text, POL.aimsAt)


_PORT_PLAN = "Peru adopted the Port Plan in May.\n\n"


@pytest.mark.parametrize(
    ("text", "owner", "goal"),
    [
        # without a subject: lines of a list, headings, sentences
        (
            "Goals\n\n- Train young welders in every region.",
            "Port Plan",
            "Train young welders in every region",
        ),
        ("Cutting the cost of fuel", "Port Plan", "Cutting the cost of fuel"),
        ("Repairing old locks to save time:", "Port Plan", "save time"),
        ("Set up and run new ferries.", "Port Plan", "run new ferries"),
        # of nobody in particular: what is needed, and at what emphasis is put
        ("It is essential to dredge old canals.", "Port Plan", "dredge old canals"),
        ("There is a need to dredge old canals.", "Port Plan", "dredge old canals"),
        ("It is vital that old locks are mended.", "Port Plan", "old locks are mended"),
        ("Emphasis is placed on dredging old canals.", "Port Plan", "dredging old canals"),
        ("Priority will be given to the repair of old locks.", "Port Plan", "repair of old locks"),
        # what goes on is told by what is done
        ("Peru must continue to mend old locks.", "Peru", "mend old locks"),
        ("Continue to mend old locks and to dredge canals.", "Port Plan", "mend old locks"),
        ("Goals\n\nTo make old canals fit for ferries.", "Port Plan", "make old canals fit for ferries"),
        # a line that begins with a verb, which the parser takes for a name
        (
            "Optimise trade and fish rules for new ferries",
            "Port Plan",
            "optimise trade and fish rules for new ferries",
        ),
        # the end told first, and with whom it is pursued
        ("To spare cod, the Port Plan bans old nets.", "Port Plan", "spare cod"),
        ("Norway will work closely with old partners to protect cod.", "Norway", "protect cod"),
        (
            "Invest in quiet engines for night trains.",
            "Port Plan",
            "invest in quiet engines for night trains",
        ),
        # what is done only to some end is told by the end
        ("Peru will step up its efforts to save fuel.", "Peru", "save fuel"),
        ("Norway will take further measures to protect cod stocks.", "Norway", "protect cod stocks"),
        ("Kenya is expanding its work to map dry wells.", "Kenya", "map dry wells"),
        # what is wanted beside
        ("Peru's goal is to cut costs while keeping old ferries.", "Peru", "keeping old ferries"),
        # what somebody plans is no policy by that name
        ("Norway announced plans to drain two lakes.", "Norway", "drain two lakes"),
        # sums
        ("- £15 million to mend roofs.", "Port Plan", "mend roofs"),
        ("£2 million will be spent to mend roofs.", "Port Plan", "mend roofs"),
        ("Under the Port Plan, importers must label all fish.", "Port Plan", "label all fish"),
        ("Suppliers must test all engines.", "Suppliers", "test all engines"),
        # deeds that share what they are of
        (
            "Ghana will support the design, development and repair of boats.",
            "Ghana",
            "support the design, development and repair of boats",
        ),
        ("Peru is taking steps to cut costs by closing old mines.", "Peru", "closing old mines"),
        ("Norway used levies to address the lack of nurses.", "Norway", "address the lack of nurses"),
        ("Kenya paid two clans to guard wells.", "Kenya", "guard wells"),
        ("Teachers and leaders are calling on Chile to open schools.", "leaders", "open schools"),
        ("Chile aims to open schools amid fears of strikes.", "Chile", "open schools"),
        # how much something matters is no part of it
        ("Ghana stressed the need to dig clean wells.", "Ghana", "dig clean wells"),
        # adjectives before a noun with one of its own
        (
            "Peru wants to build fast, quiet and cheap electric ferries.",
            "Peru",
            "build fast, quiet and cheap electric ferries",
        ),
        # several who are to do one thing
        (
            "The Port Plan aims to enable small firms and town councils to build boats.",
            "Port Plan",
            "enable small firms and town councils to build boats",
        ),
        # each of the deeds that somebody is helped to do
        (
            "Norway aims to help towns mend old roofs and hire more nurses.",
            "Norway",
            "help towns hire more nurses",
        ),
        (
            "Norway will help these firms grow into exporters.",
            "Norway",
            "help these firms grow into exporters",
        ),
        # what is seized
        ("Norway is seizing the opportunity to create jobs and cut waste.", "Norway", "cut waste"),
        # lists of infinitives
        (
            "Chile seeks to build a fast, quiet railway, and to cut freight costs.",
            "Chile",
            "cut freight costs",
        ),
        ("Ghana wants to train nurses this year, and to open clinics.", "Ghana", "open clinics"),
    ],
)
def test_aim_is_told(text: str, owner: str, goal: str) -> None:
    assert (owner, goal) in _aims(_PORT_PLAN + text)


@pytest.mark.parametrize(
    "text",
    [
        "See the second annex for all costs.",
        "Contact the harbour office for a form.",
        "Building new ports takes many years.",
        "Build new ports for whom?",
        "Growing pains",
        "COVID aid dwarfed the aid for old ports.",
        "Make Rail has doubled its fleet.",
        "To this end, see the second annex.",
        "To achieve these goals, the Port Plan is in force.",
        "The answer should be rain.",
        "It is important to note that cod is dear.",
        "It is not essential to dredge old canals.",
        "Few have asked what the Port Plan aims to achieve.",
        # told as the effect of a technology, or of the plan
        "Farmers use drones to spot pests early.",
        "Sensors provide ports with the means to spot leaks.",
        "Night trains offer cities an opportunity to cut noise.",
        "The Port Plan will empower fishers to sell abroad.",
    ],
)
def test_aim_is_not_told(text: str) -> None:
    assert _aims(_PORT_PLAN + text) == []


def test_heading_without_anybody_before_it_sets_no_goal() -> None:
    assert _aims("Notes on trade\n\nCutting the cost of fuel\n\nFuel is dear.") == []


def test_plans_to_do_something_are_no_policy() -> None:
    extraction = read("Norway announced plans to drain two lakes.")
    assert [f for f in extraction.facts if f.property == POL.adopts] == []


def test_what_must_be_done_has_no_effect_yet() -> None:
    extraction = read("Suppliers must ensure safe brakes.")
    assert [f for f in extraction.facts if f.property == POL.leadsTo] == []
