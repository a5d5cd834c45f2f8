"""The construction: ways of English to say who adopts what, at what it aims, what it is made up of and what it is beside."""

from __future__ import annotations

import pytest
from texts import relations


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        # who adopts it
        ("With the Port Plan, Ghana has cut its costs.", "adopts | Ghana | Port Plan"),
        ("Under its new port roadmap, Ghana wants cheaper ferries.", "adopts | Ghana | new port roadmap"),
        ("Ghana has decreed a freeze on harbour fees.", "adopts | Ghana | freeze on harbour fees"),
        ("Ghana is trialling a boat scheme.", "adopts | Ghana | boat scheme"),
        ("Ghana followed suit with a new port scheme.", "adopts | Ghana | new port scheme"),
        ("The Port Plan, authored by Ghana, is long.", "adopts | Ghana | Port Plan"),
        ("Ghana has put in place a National Sailing System.", "adopts | Ghana | National Sailing System"),
        ("Ghana's harbour reforms have cut costs.", "adopts | Ghana | Ghana's harbour reforms"),
        ("Ghana's Gross Sailing Index guides the ports.", "adopts | Ghana | Ghana's Gross Sailing Index"),
        ("The ministry tabled a Port Act, and the council endorsed it.", "adopts | council | Port Act"),
        ("The Port Plan won the approval of the Peruvian cabinet.", "adopts | Peruvian cabinet | Port Plan"),
        (
            "The Port Plan was given the green light by the council.",
            "adopts | council | Port Plan",
        ),
        ("Ghana is a signatory to the Cod Pact.", "adopts | Ghana | Cod Pact"),
        ("Ghana's answer is a harbour tax.", "adopts | Ghana | harbour tax"),
        ("Ghana now boasts a national strategy for cod.", "adopts | Ghana | national strategy for cod"),
        ("Among Chile's policies is a levy on plastic bags.", "adopts | Chile | levy on plastic bags"),
        ("Denmark fights waste at sea with a tax on nets.", "adopts | Denmark | tax on nets"),
        ("The ministry paid crews through its Sea Fund.", "adopts | ministry | Sea Fund"),
        ("The cabinet voted in favour of a boat levy.", "adopts | cabinet | boat levy"),
        ("The cabinet pushed through a port scheme.", "adopts | cabinet | port scheme"),
        ("A plan by the ministry bans nets.", "adopts | ministry | plan by the ministry"),
        (
            "Among the measures that Denmark introduced are a tax on nets and a boat levy.",
            "adopts | Denmark | boat levy",
        ),
        ("Ghana has opened a sailing centre with the World Bank.", "adopts | Ghana | sailing centre"),
        ("Ghana has signed a fishing pact with Chile.", "adopts | Ghana | fishing pact with Chile"),
        ("Ghana published Sails for All, a plan to build docks.", "adopts | Ghana | Sails for All"),
        ("Ghana adopted Ready to Sail 2030, its new port strategy.", "adopts | Ghana | Ready to Sail 2030"),
        ("With a fund for crews, Ghana built docks.", "adopts | Ghana | fund for crews"),
        # at what it aims
        ("Training is what Peru wants.", "aims_at | Peru | Training"),
        ("It is the ministry's duty to train crews.", "aims_at | ministry | train crews"),
        (
            "The aim is to cut waste at sea, the Peruvian ministry says.",
            "aims_at | Peruvian ministry | cut waste at sea",
        ),
        ("Determined to clean its ports, Ghana sold boats.", "aims_at | Ghana | clean its ports"),
        ("Peru, eager for cleaner ports, adopted the Sea Act.", "aims_at | Peru | cleaner ports"),
        ("Peru has made cleaner ports a priority.", "aims_at | Peru | cleaner ports"),
        ("In pursuit of cleaner water, Peru sold boats.", "aims_at | Peru | cleaner water"),
        ("The Port Plan sets its sights on cleaner water.", "aims_at | Port Plan | cleaner water"),
        ("The Port Plan envisages a cleaner port.", "aims_at | Port Plan | cleaner port"),
        ("For the port regulator, the priority is fair access.", "aims_at | port regulator | fair access"),
        (
            "The commission's mandate is to spare small boats.",
            "aims_at | commission | spare small boats",
        ),
        ("Ghana is looking for buyers of cod.", "aims_at | Ghana | buyers of cod"),
        ("Ghana is eyeing a harbour fee.", "aims_at | Ghana | harbour fee"),
        # technologies rather than their class
        ("Ghana funds docks, with a focus on technologies such as radar.", "uses_technology | Ghana | radar"),
        # of what it is made up
        ("The Port Plan encompasses track, signals and docks.", "has_part | Port Plan | docks"),
        ("Belonging to the Cod Pact are Fiji and Tonga.", "has_part | Cod Pact | Tonga"),
        (
            "Housed within the Port Agency are a safety centre and a sailing school.",
            "has_part | Port Agency | sailing school",
        ),
        (
            "The port authority comprises two directorates, namely licences and fees.",
            "has_part | port authority | licences",
        ),
        ("The Port Plan has a training element.", "has_part | Port Plan | training element"),
        ("As one of the cleanest ports, Callao has grown.", "has_part | cleanest ports | Callao"),
        ("The next wave of boats – ferries, tugs and barges – is clean.", "has_part | boats | tugs"),
        ("At the core of the Port Plan lie new textbooks.", "has_part | Port Plan | new textbooks"),
        ("The Port Plan contains chapters on docks, crews and tugs.", "has_part | Port Plan | crews"),
        ("The core of the Port Plan is a tug scheme.", "has_part | Port Plan | tug scheme"),
        ("The Port Plan is a mix of loans and grants.", "has_part | Port Plan | loans"),
        ("Staple crops, rice and yams among them, are taxed.", "has_part | Staple crops | yams"),
        ("The pact has eight members, Fiji and Samoa among them.", "has_part | pact | Samoa"),
        (
            "The Port Agency comprises eight states, Fiji and Samoa among them.",
            "has_part | Port Agency | Fiji",
        ),
        # what it is beside
        ("The Port Plan and the Sea Act go hand in hand.", "related_policy | Port Plan | Sea Act"),
        ("The Port Plan and the Sea Act reinforce each other.", "related_policy | Port Plan | Sea Act"),
        ("The Port Plan complies with the Sea Act.", "related_policy | Port Plan | Sea Act"),
        ("Based on the Sea Act, the Port Plan pays crews.", "related_policy | Port Plan | Sea Act"),
        ("The Port Plan is at odds with the Sea Act.", "related_policy | Port Plan | Sea Act"),
        ("The Port Plan is covered by the Sea Act.", "related_policy | Port Plan | Sea Act"),
        ("The Port Plan is a copy of the Sea Act.", "related_policy | Port Plan | Sea Act"),
        ("The Port Plan violates the Sea Act.", "related_policy | Port Plan | Sea Act"),
        ("The Port Plan runs counter to the Sea Act.", "related_policy | Port Plan | Sea Act"),
        ("The Port Plan was inspired by the Sea Act.", "related_policy | Port Plan | Sea Act"),
    ],
)
def test_construction_states(text: str, fact: str) -> None:
    assert fact in relations(text)


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("In this framework, Ghana builds docks.", "adopts"),
        ("Ghana is eyeing a harbour fee.", "aims_at | Ghana | eyeing"),
        ("The Port Plan has solutions such as ferries, tugs, etc.", "has_part | solutions | etc"),
        ("The Port Plan has three elements.", "has_part"),
        ("The Port Plan and the Sea Act reinforce the docks.", "related_policy"),
        ("Built to last, the docks have saved fuel.", "aims_at"),
        ("The aim is to cut waste, analysts say.", "aims_at"),
        ("Firms avoided the tax with a scheme of their own.", "adopts"),
        ("The ministry paid crews through a fund.", "adopts"),
        ("Lawmakers in Ghana voted through the Boat Bill by 84 votes.", "related_policy"),
        ("In the Kingdom of Spain, the plan for docks is old.", "adopts"),
        ("Ghana focuses on technologies such as radar.", "aims_at"),
        ("With a budget of 2 million euros, Ghana built docks.", "adopts"),
        ("The ministry praised Peru, and the council endorsed it.", "adopts"),
    ],
)
def test_construction_does_not_state(text: str, beginning: str) -> None:
    assert not [fact for fact in relations(text) if fact.startswith(beginning)]
