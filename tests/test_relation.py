"""The relation: constructions of policy English, each with a policy, its adoption or its date that it states or must not state."""

from __future__ import annotations

import pytest
from texts import facts


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        # names
        (
            "Peru passed the Framework Law on Port Safety in 2022.",
            "adopts | Peru | Framework Law on Port Safety",
        ),
        ("Peru released the Act on the Safety of Ports.", "adopts | Peru | Act on the Safety of Ports"),
        ("Peru issued Decree No. 749 last year.", "adopts | Peru | Decree No. 749"),
        (
            "Peru and the U.S. signed the Peru-U.S. Action Plan on Port Safety.",
            "adopts | United States | Peru-U.S. Action Plan on Port Safety",
        ),
        # reference
        ("Norway has cheap power. Oslo has adopted a plan to sell it.", "adopts | Norway | plan to sell it"),
        (
            "The Port Pact, the successor to the Sea Pact, was signed.",
            "related_policy | Port Pact | Sea Pact",
        ),
        ("In line with the Sea Pact, Peru adopted the Port Act.", "related_policy | Port Act | Sea Pact"),
        ("Peru has a Port Act. The Act dates from 2012.", "event_date | Port Act | 2012"),
        ("Since 2017 Peru has run the Safe Ports Programme.", "event_date | Safe Ports Programme | 2017"),
        ("The council gave the go-ahead for the Port Plan.", "adopts | council | Port Plan"),
        ("Peru announced the launch of the Port Plan in May 2020.", "adopts | Peru | Port Plan"),
        # policies
        ("Peru has set ambitious climate targets.", "adopts | Peru | ambitious climate targets"),
        ("Peru adopted a market-based approach.", "adopts | Peru | market-based approach"),
        ("In 2012 Peru made a trade agreement that cut waste.", "adopts | Peru | trade agreement"),
        ("Peru launches new port policy with goals and deadlines", "adopts | Peru | new port policy"),
        (
            "Peru launched two calls for tenders with a budget of $3 million.",
            "adopts | Peru | calls for tenders",
        ),
        ("Peru signed a pact with Chile.", "adopts | Peru | pact with Chile"),
        ("The Port Pact is detailed in the Trade Bill.", "related_policy | Port Pact | Trade Bill"),
        ("The Port Pact represents an update of the Sea Pact.", "related_policy | Port Pact | Sea Pact"),
        # clauses
        ("In 2020 Peru launched PortNet, an initiative to cut waste.", "adopts | Peru | PortNet"),
        ("Peru adopted the National Port Mission.", "adopts | Peru | National Port Mission"),
        ("The Port Plan, agreed in 2019, sets a limit for waste.", "event_date | Port Plan | 2019"),
        # policies and policies
        (
            "The Port Plan supports other policies, such as the Coast Programme.",
            "related_policy | Port Plan | Coast Programme",
        ),
        ("The Port Plan grew out of the Coast Programme.", "related_policy | Port Plan | Coast Programme"),
        # what is announced, what somebody is at, what will be done
        ("Peru announced new actions to lower costs and cut waste.", "adopts | Peru | new actions"),
        (
            "Peru announced a record investment in ports: about $6 billion to dredge them.",
            "adopts | Peru | record investment in ports",
        ),
        # who is meant
        (
            "In the Fourth Port Plan, Peru set the goal of doubling trade.",
            "adopts | Peru | Fourth Port Plan",
        ),
        # whose the goal is, and what else is one
        ("The new port law is due to take effect in 2026.", "event_date | new port law | 2026"),
        ("The Port Act became law in 2019.", "event_date | Port Act | 2019"),
        ("The Port Plan is consistent with the Sea Act.", "related_policy | Port Plan | Sea Act"),
        (
            "The Port Plan contributes to the goals of the Sea Act.",
            "related_policy | Port Plan | Sea Act",
        ),
        # policies beside each other
        ("The Port Plan is funded by the Sea Act.", "related_policy | Port Plan | Sea Act"),
        ("The Port Plan is complemented by the Sea Act.", "related_policy | Port Plan | Sea Act"),
        ("Alongside the Sea Act, the Port Plan sets the framework.", "related_policy | Port Plan | Sea Act"),
        ("The Port Plan, together with the Sea Act, cuts costs.", "related_policy | Port Plan | Sea Act"),
        (
            "The Port Programme aims to put the Sea Act into practice.",
            "related_policy | Port Programme | Sea Act",
        ),
        (
            "Peru passed a draft law, better known as the Port Act, to cut costs.",
            "adopts | Peru | Port Act",
        ),
        (
            "The ministry runs a fund for small fishing firms named Blue Start.",
            "adopts | ministry | Blue Start",
        ),
        ("Kenya approved a reform package dubbed the Harvest Deal.", "adopts | Kenya | Harvest Deal"),
        ("In Ghana, a Cocoa Programme was set up in 2018.", "adopts | Ghana | Cocoa Programme"),
        (
            "Singapore is building docks.\n\nThe Port Safety Act was passed in 2019.",
            "adopts | Singapore | Port Safety Act",
        ),
        (
            "Peru announced $40 million in grants for rural clinics.",
            "adopts | Peru | grants for rural clinics",
        ),
        (
            "The Port Plan was drawn up by the ministry, the port authority and two unions.",
            "adopts | port authority | Port Plan",
        ),
        (
            'The Port Council released a landmark report, "Towns and Their Rivers," that shows the waste.',
            "adopts | Port Council | Towns and Their Rivers",
        ),
        # what stands beside what
        (
            "Peru adopted the Sea Plan. New incentives for ports will also be developed.",
            "adopts | Sea Plan | New incentives for ports",
        ),
        ("Two pacts were signed in Kenya's fishing sector.", "adopts | Kenya's fishing sector | pacts"),
        # who or what is spoken of
        (
            "The Sea Bank runs ports in Peru. Cabinet approved the Port Plan.",
            "adopts | Cabinet | Port Plan",
        ),
        ("The Ferry Council, formed on 1 May 2021, met.", "event_date | Ferry Council | 1 May 2021"),
        # who has which policy
        ("Following the talks, Ghana adopted the Port Plan.", "adopts | Ghana | Port Plan"),
        ("Ghana launched, in 2019, the Port Programme.", "adopts | Ghana | Port Programme"),
        ("Ghana entered into the Sea Pact with Peru.", "adopts | Ghana | Sea Pact"),
        ("Ghana agreed on the Port Plan.", "adopts | Ghana | Port Plan"),
        ("The Port Programme is an initiative of Ghana.", "adopts | Ghana | Port Programme"),
        ("Under its Port Plan, Ghana will train divers.", "adopts | Ghana | Port Plan"),
        # a clause whose subject stands right before it
        (
            "The ministry has opened schools in Nairobi, and clinics in Mombasa have launched courses for midwives.",
            "adopts | clinics in Mombasa | courses for midwives",
        ),
        # a law is called so, and no fund
        ("Ghana signed the Sea Pact with the Port of Hull.", "adopts | Port of Hull | Sea Pact"),
    ],
)
def test_construction_states(text: str, fact: str) -> None:
    assert fact in facts(text)


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("Minister Lopez was joined by the Honourable Ann Smith.", "adopts"),
        ("Singapore is building docks.\n\nThe Paris Agreement was adopted in 2015.", "adopts"),
        ("Singapore is building docks.\n\nThe Port Safety Act may be passed in 2019.", "adopts"),
        ("The ministry rolled out the Sea Plan, Peru's first national port policy.", "adopts | Peru | Peru"),
        ("Resources are allocated to undertake port reforms.", "adopts"),
        ("Draw up a long-term plan for ports, backed by a pledge of funding.", "adopts"),
        ("The Port Office has a mission to save water.", "adopts"),
        ("The Port Plan rests on many projects.", "related_policy"),
        ("Peru has a plan. Oslo adopted the Port Plan.", "adopts | Norway"),
        ("Peru has announced plans to fund ferries.", "adopts"),
        ("Peru's laws often shape those of others.", "adopts"),
        ("Peru is keen to establish ten shipping companies.", "adopts"),
        ("Norway published Peru's Port Plan.", "adopts | Peru"),
        ("The Port Office, together with the Sea Council, launched the Port Plan.", "related_policy"),
        ("Ana Diaz spoke at the launch of the Port Plan.", "adopts"),
        ("In this framework, Peru builds ports.", "adopts"),
        ("The Port Plan is funded by the Sea Act.", "related_policy | Sea Act"),
        ("Peru plans to set up the Port Fund.", "related_policy"),
        ("OSLO (May 3): The ministry will unveil the Port Plan tomorrow.", "adopts | Oslo"),
        ("Peru adopted the Sea Plan. The incentives will be developed.", "adopts | Sea Plan"),
        ("Peru adopted the Sea Plan. New incentives will not be developed.", "adopts | Sea Plan"),
        ("Peru adopted the Sea Plan. New ports will be developed.", "adopts | Sea Plan"),
        ("Peru's trade plan and its impact on wages matter.", "adopts | Peru | impact"),
        ("Peru's plan to save water is new.", "adopts | Peru | Peru's plan"),
        ("The Port Plan supports pilot projects.", "related_policy | Port Plan | pilot"),
        ("Peru set a target of 20 ports.", "adopts | Peru | target"),
        ("Peru has a clear mission to save water.", "adopts | Peru | clear mission"),
        ("Chile launched a three-part plan: new ports, cleaner ships and more jobs.", "adopts | Chile | new"),
        ("Kenya's government has the goal of setting up a ferry fund.", "adopts"),
        ("The Sea Bank runs ports. Cabinet approved the Port Plan.", "adopts | Sea Bank"),
        ("Following the Sea Act, Ghana adopted the Port Plan.", "adopts | Ghana | Sea Act"),
        ("Ghana launched, in 2019, the Port Programme.", "event_date | Ghana"),
        (
            "The ministry has opened schools in Nairobi, and clinics in Mombasa have launched courses for midwives.",
            "adopts | ministry",
        ),
        ("Ghana launched the Sea Fund with a budget of 3 million euros.", "adopts | Ghana | budget"),
        ("Ghana signed the Sea Pact with the Port of Hull.", "adopts | Ghana | Port of Hull"),
    ],
)
def test_construction_does_not_state(text: str, beginning: str) -> None:
    assert not [fact for fact in facts(text) if fact.startswith(beginning)]


def test_a_plan_that_is_named_again_is_not_adopted_again() -> None:
    told = facts("Peru adopted the Port Plan in May. Firms like it. Peru's plan aims to cut waste.")
    assert told.count("adopts | Peru | Port Plan") == 1
