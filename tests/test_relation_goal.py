"""The relation: constructions of policy English, each with a goal that it states or must not state."""

from __future__ import annotations

import pytest
from texts import facts


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        # reference
        (
            "Peru passed the Port Act in May. The Act aims to cut waste.",
            "aims_at | Port Act | cut waste",
        ),
        ("Norway has cheap power. Oslo's aim is to sell wind power.", "aims_at | Norway | sell wind power"),
        ("Peru has a plan whose target is to cut waste.", "aims_at | plan | cut waste"),
        # what is to be done
        (
            "Peru adopted the Port Plan.\nAttract tourists to the northern ports",
            "aims_at | Port Plan | attract tourists to the northern ports",
        ),
        (
            "Peru adopted the Port Plan.\n• Foster research in fisheries and modernise customs offices",
            "aims_at | Port Plan | modernise customs offices",
        ),
        (
            "Peru adopted the Port Plan.\nGoal: Modernise customs offices",
            "aims_at | Port Plan | modernise customs offices",
        ),
        (
            "Peru adopted the Port Plan.\nTo make Peru a hub of trade",
            "aims_at | Port Plan | make Peru a hub of trade",
        ),
        (
            "Peru adopted the Port Plan.\nContinue to dredge the northern rivers",
            "aims_at | Port Plan | dredge the northern rivers",
        ),
        ("Peru must continue to cut waste.", "aims_at | Peru | cut waste"),
        ("To cut waste, the Port Council brings firms together.", "aims_at | Port Council | cut waste"),
        (
            "Peru passed the Port Act. It is vital to train more pilots.",
            "aims_at | Port Act | train more pilots",
        ),
        (
            "Peru passed the Port Act. There is a need to train more pilots.",
            "aims_at | Port Act | train more pilots",
        ),
        (
            "Peru passed the Port Act. Priority will be given to small harbours.",
            "aims_at | Port Act | small harbours",
        ),
        (
            "Peru passed the Port Act. Emphasis is placed on training pilots.",
            "aims_at | Port Act | training pilots",
        ),
        ("The Port Plan outlines a vision for cleaner harbours.", "aims_at | Port Plan | cleaner harbours"),
        (
            "The Port Plan is a roadmap for the renewal of the harbours.",
            "aims_at | Port Plan | renewal of the harbours",
        ),
        ("Cheaper power is a priority for Peru.", "aims_at | Peru | Cheaper power"),
        ("Peru has taken a decisive step towards free trade.", "aims_at | Peru | free trade"),
        ("Peru passed a law for protecting reefs.", "aims_at | law for protecting reefs | protecting reefs"),
        ("Chile has reefs. These measures aim to save reefs.", "aims_at | measures | save reefs"),
        ("Peru has a strong determination in promoting trade.", "aims_at | Peru | promoting trade"),
        ("Peru should build deeper harbours.", "aims_at | Peru | build deeper harbours"),
        (
            "Peru aims to become a hub for the export of hydrogen and its derivatives.",
            "aims_at | Peru | become a hub for the export of hydrogen and its derivatives",
        ),
        ("The ministry will invest in quiet engines.", "aims_at | ministry | invest in quiet engines"),
        ("To compete in new markets, Peru must build ports.", "aims_at | Peru | compete in new markets"),
        (
            "Peru adopted the Port Plan.\nAttract foreign money to build new harbours",
            "aims_at | Port Plan | attract foreign money",
        ),
        (
            "Peru adopted the Port Plan. The aim is for every port to have cranes.",
            "aims_at | Port Plan | every port to have cranes",
        ),
        (
            "Peru adopted the Port Plan.\n■ Navy: Continue to advance the dredging scheme, and build a new fleet",
            "aims_at | Port Plan | build a new fleet",
        ),
        (
            "Peru adopted the Port Plan.\nAttract new tourists to the northern ports; develop new customs offices",
            "aims_at | Port Plan | develop new customs offices",
        ),
        ("The Port Act includes benchmarks to cut delays.", "aims_at | Port Act | cut delays"),
        # challenges
        ("Kenya seeks to close the gap in skills.", "aims_at | Kenya | close the gap in skills"),
        # clauses
        ("The Port Office was set up to help grow trade.", "aims_at | Port Office | help grow trade"),
        (
            "Peru will build ports, train young crews, and cut waste in cities.",
            "aims_at | Peru | train young crews",
        ),
        ("The ministry wants port traffic to double.", "aims_at | ministry | port traffic to double"),
        ("Peru expects the Port Plan to cut waste.", "aims_at | Port Plan | cut waste"),
        ("Peru asked the Port Office to clear the canals.", "aims_at | Peru | clear the canals"),
        ("A port network will be built to connect the towns.", "aims_at | port network | connect the towns"),
        ("The Port Plan is focused on cutting waste.", "aims_at | Port Plan | cutting waste"),
        ("Peru is set to be among the first ten.", "aims_at | Peru | be among the first ten"),
        (
            "Peru launched its Port Plan in May. Waste from ships is to fall by half before 2035.",
            "aims_at | Port Plan | Waste from ships is to fall by half",
        ),
        (
            "Peru launched its Port Plan. By 2030 half of all cranes must run on gas.",
            "aims_at | Port Plan | half of all cranes must run on gas",
        ),
        (
            "Peru launched its Port Plan. Under the plan, state firms will own each new port.",
            "aims_at | Port Plan | own each new port",
        ),
        ("The Port Office is to own each new port.", "aims_at | Port Office | own each new port"),
        ("Peru has a plan. Among its aims are better wages.", "aims_at | plan | better wages"),
        ("Peru has set itself the task of halving waste.", "aims_at | Peru | halving waste"),
        ("Peru launched its Port Plan, hoping to lift trade.", "aims_at | Port Plan | lift trade"),
        ("Peru promised that no port would be closed.", "aims_at | Peru | no port would be closed"),
        ("Peru launched its Port Plan so that trade grows.", "aims_at | Port Plan | trade grows"),
        ("The Port Office is charged with granting licences.", "aims_at | Port Office | granting licences"),
        ("Peru aims to more than double trade.", "aims_at | Peru | more than double trade"),
        ("Peru wants to cut waste by half.", "aims_at | Peru | cut waste by half"),
        ("Peru hopes that the Port Plan will lift trade.", "aims_at | Port Plan | lift trade"),
        ("The Port Plan bans oil in new ports.", "aims_at | Port Plan | bans oil in new ports"),
        (
            "Peru wants to build ports over the course of the next decade.",
            "aims_at | Peru | build ports",
        ),
        # phrases
        (
            "Peru plans to create a smart harbour capable of heavy work.",
            "aims_at | Peru | create a smart harbour",
        ),
        ("Peru aims to change the way that ports work.", "aims_at | Peru | change the way that ports work"),
        ("Peru aims to lift trade through better ports.", "aims_at | Peru | lift trade"),
        # what is announced, what somebody is at, what will be done
        ("Peru announced new actions to lower costs and cut waste.", "aims_at | new actions | cut waste"),
        (
            "The Norwegian government is building twelve ports.",
            "aims_at | Norwegian government | building twelve ports",
        ),
        (
            "Peru launched its Port Plan. The minister said 900 welders will be trained.",
            "aims_at | Port Plan | 900 welders will be trained",
        ),
        ("The Port Plan aims to buy the cranes needed to load ships.", "aims_at | Port Plan | load ships"),
        (
            "Peru launched its Port Plan. $3 million to build cranes.",
            "aims_at | Port Plan | build cranes",
        ),
        # who is meant
        (
            "Minister Ana Diaz opened the port. She expressed her determination to lift trade.",
            "aims_at | Minister Ana Diaz | lift trade",
        ),
        (
            "Norway launched the Roads for Peru initiative, after the Sea Plan. The initiative aims to lift trade.",
            "aims_at | Roads for Peru initiative | lift trade",
        ),
        ("Peru has announced plans to fund ferries.", "aims_at | Peru | fund ferries"),
        ("Among the projects are new efforts to clean canals.", "aims_at | new efforts | clean canals"),
        ("The Harbour Programme is our next plan to lift trade.", "aims_at | Harbour Programme | lift trade"),
        ("Peru is in the process of replacing its ferries.", "aims_at | Peru | replacing its ferries"),
        ("Farmers want to grow tea and to sell it.", "aims_at | Farmers | grow tea"),
        (
            "The Port Plan is intended to be a lasting framework.",
            "aims_at | Port Plan | be a lasting framework",
        ),
        # whose the goal is, and what else is one
        ("Peru has ports. The goal of the Port Plan is to lift trade.", "aims_at | Port Plan | lift trade"),
        (
            "The objectives of the Port Plan are lifting trade and cutting waste.",
            "aims_at | Port Plan | lifting trade",
        ),
        (
            "The Port Plan aims to cut costs while saving water.",
            "aims_at | Port Plan | saving water",
        ),
        ("Peru is on track to double trade.", "aims_at | Peru | double trade"),
        ("The Port Plan gives priority to small ports.", "aims_at | Port Plan | small ports"),
        ("The Port Plan calls on firms to cut waste.", "aims_at | Port Plan | cut waste"),
        (
            "Peru launched the Port Fund to tackle the shortage of crews.",
            "aims_at | Port Fund | tackle the shortage of crews",
        ),
        ("The minister signed an executive order to clean ports.", "aims_at | executive order | clean ports"),
        # what a plan holds
        (
            "Peru adopted the Port Plan. The plan outlines a clear roadmap for cutting waste.",
            "aims_at | Port Plan | cutting waste",
        ),
        ("Peru's approach stresses trade with Chile.", "aims_at | Peru's approach | trade with Chile"),
        (
            "One of the strengths of the Port Plan is its focus on trade.",
            "aims_at | Port Plan | trade",
        ),
        (
            "Peru adopted the Port Plan in May. Firms like it. Peru's plan aims to cut waste.",
            "aims_at | Port Plan | cut waste",
        ),
        # policies beside each other
        (
            "Peru launched a scheme called PortNet. The scheme aims to cut costs.",
            "aims_at | PortNet | cut costs",
        ),
        (
            "BUILD24, the second anchor, targets the repair of ports. It aims to cut costs.",
            "aims_at | BUILD24 | cut costs",
        ),
        (
            "The Lima Port Centre was set up in 2020. Its mission is to train engineers.",
            "aims_at | Lima Port Centre | train engineers",
        ),
        # what completes an object
        (
            "The Port Plan stresses development of rural skills in coastal regions.",
            "aims_at | Port Plan | development of rural skills in coastal regions",
        ),
        # lists of gerunds
        (
            "Chile must reach two outcomes by 2035: building ports and fixing roads.",
            "aims_at | Chile | fixing roads",
        ),
        (
            "The goals of the Port Plan are clear: saving water, cutting waste and planting trees.",
            "aims_at | Port Plan | planting trees",
        ),
        (
            "Peru has a Port Plan. Its objectives entail saving water, cutting waste and planting trees.",
            "aims_at | Port Plan | saving water",
        ),
        (
            "It names four outcomes that Chile must target by 2035: becoming a hub for lithium, building ports, and fixing roads.",
            "aims_at | Chile | becoming a hub for lithium",
        ),
        # what stands beside what
        (
            "Norway must invest in ports, deep drilling and human capital, as well as in smart rail networks.",
            "aims_at | Norway | invest in human capital",
        ),
        (
            "Norway must invest in ports, deep drilling and human capital, as well as in smart rail networks.",
            "aims_at | Norway | invest in smart rail networks",
        ),
        (
            "The council wants to build trust among farmers but also among young people.",
            "aims_at | council | build trust among young people",
        ),
        (
            "Ghana aims to lead in cocoa exports and also in gold mining.",
            "aims_at | Ghana | lead in gold mining",
        ),
        (
            "The Port Plan has four objectives. Among these are safer ships.",
            "aims_at | Port Plan | safer ships",
        ),
        (
            "The Port Plan serves the goals of the Sea Strategy. These goals include safer ships and cleaner ports.",
            "aims_at | Sea Strategy | cleaner ports",
        ),
        (
            "The Port Plan serves the goals of the Sea Strategy. They comprise saving cod; training crews; and cutting waste.",
            "aims_at | Sea Strategy | cutting waste",
        ),
        (
            "The Port Plan seeks to ensure that Peru's trade policy is stable. It also aims to train crews.",
            "aims_at | Port Plan | train crews",
        ),
        (
            "The Rail Plan seeks to help towns, build stations and cut fares.",
            "aims_at | Rail Plan | cut fares",
        ),
        (
            "The Rail Plan aims to support a fleet made in Peru, create jobs and cut fares.",
            "aims_at | Rail Plan | create jobs",
        ),
        (
            "The Port Plan aims to raise catches, reducing imports of fish.",
            "aims_at | Port Plan | reducing imports of fish",
        ),
        # who or what is spoken of
        (
            "The Port Plan began in May. President Kim stressed the aim of setting up a ferry fund.",
            "aims_at | Port Plan | setting up a ferry fund",
        ),
        (
            "Peru adopted the Port Plan. Another objective is the training of vets.",
            "aims_at | Port Plan | training of vets",
        ),
        # what a colon lists
        (
            "The Port Plan focuses on three areas: skills training, fishing fleets and public transport.",
            "aims_at | Port Plan | skills training",
        ),
        # where it is to be so
        (
            "The Port Plan aims to attain full employment in coastal towns.",
            "aims_at | Port Plan | full employment in coastal towns",
        ),
        # a deed that is read as a sort of thing, or beside a noun, and a name that is read as an adverb
        (
            "Many crews will need training by 2035, and IMO is working with the Rail Forum to prepare courses.",
            "aims_at | International Maritime Organization | prepare courses",
        ),
        # the last of a list, of which each member is of two words
        (
            'The Sea Plan gave boats radar, and the "silent sea" vision published the same year aims to cut noise.',
            "aims_at | silent sea | cut noise",
        ),
        (
            "By 2028 the town's bus network will be upgraded in order to cut waiting times.",
            "aims_at | town's bus network | cut waiting times",
        ),
        # what a plan lets others do, or has them do, is its aim, each deed of the list
        (
            "Peru adopted the Clean Rivers Plan, under which mines are to plant trees, fence off springs and cut erosion by 20%.",
            "aims_at | Clean Rivers Plan | cut erosion by 20%",
        ),
        (
            "Under the Clean Rivers Plan, farmers are to plant trees and cut waste.",
            "aims_at | Clean Rivers Plan | plant trees",
        ),
        (
            "Peru adopted the Clean Rivers Plan, under which mines will pay for damage.",
            "aims_at | Clean Rivers Plan | pay for damage",
        ),
        (
            "Norway set out to close that gap, raise what farmers earn, and train the crews.",
            "aims_at | Norway | raise what farmers earn",
        ),
        ("Agencies are building dams too.", "aims_at | Agencies | building dams"),
        # a law is called so, and no fund
        (
            "Kenya passed the Water Act. The Blue Lake Fund pays for pumps. The law aims to cut waste.",
            "aims_at | Water Act | cut waste",
        ),
    ],
)
def test_construction_states(text: str, fact: str) -> None:
    assert fact in facts(text)


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("Peru has a Port Plan. The aim is that sites are to be sold.", "aims_at | sites"),
        ("Norway has cheap power. A metro was built in Oslo to cut waste.", "aims_at | Norway"),
        ("Peru aims to position the port as a leader in trade.", "aims_at | Peru | leader"),
        ("Peru launched its Port Plan. The idea is to cut waste.", "aims_at | Port Plan | The idea"),
        ("Peru launched its Port Plan. Lawmakers are debating a bill.", "aims_at"),
        ("The scheme to be run by the Port Bank needs money.", "aims_at"),
        ("Shipbuilders are building twelve ports.", "aims_at"),
        ("Exports exceed the target of 20 percent.", "aims_at"),
        ("Peru launched its Port Plan. The robots will be used in docks.", "aims_at"),
        ("Peru launched its Port Plan. New ports will have been built.", "aims_at"),
        (
            "Peru is large. The Port Ministry helped crews in Peru. Crews are happy.\n\n$2 million to build docks",
            "aims_at | Peru",
        ),
        ("The plan names two goals of the Sea Strategy. These include saving cod.", "aims_at | plan"),
        ("The Port Plan focuses on nine priority areas.", "aims_at | Port Plan | nine"),
        ("Demand for workers has grown.", "aims_at | Demand"),
        ("Peru passed the Port Act.\nSupport for small harbours", "aims_at | Port Act | Support"),
        ("Peru passed the Port Act. The need to train pilots has grown.", "aims_at | Port Act"),
        ("The ministry will travel to Lima.", "aims_at | ministry"),
        ("The Port Plan stresses rural skills in May 2020.", "aims_at | Port Plan | rural skills in"),
        ("The Port Plan prioritises two pillars: cleaner ships and open trade.", "aims_at"),
        ("The Port Plan aims to reach 8% in the near future.", "aims_at | Port Plan | 8%"),
        (
            "Poland hosts many labs but attracts only 5% of private funding, a gap that pushes promising firms to move.",
            "aims_at",
        ),
        (
            'The Sea Plan gave boats radar, and the "silent sea" vision published the same year aims to cut noise.',
            "aims_at | Sea Plan",
        ),
        ("The fund will let firms test parts before they commit to investment.", "aims_at | firms"),
        (
            "Whether the recovery lasts depends on the willingness of buyers to pay more for rice.",
            "aims_at | the recovery",
        ),
        ("Ghana set up the Blue Lake Fund. The law aims to cut waste.", "aims_at | Blue Lake Fund"),
    ],
)
def test_construction_does_not_state(text: str, beginning: str) -> None:
    assert not [fact for fact in facts(text) if fact.startswith(beginning)]
