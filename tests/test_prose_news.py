"""The prose of news, speeches and reviews: who says so, what went wrong and what should be done."""

from __future__ import annotations

import pytest
from texts import read, stated

from policyloom.ontology.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        ("High tariffs, they argue, protect weak firms.", {"High tariffs | protect weak firms"}),
        ("The port fees, she said, slow trade with Chile.", {"port fees | slow trade with Chile"}),
        ("Farmers are angry. Rules on nets, they add, raise costs.", {"Rules on nets | raise costs"}),
        ("A wider canal, officials say, would cut costs.", {"wider canal | cut costs"}),
    ],
)
def test_who_says_so_is_no_part_of_what_is_said(text: str, effects: set[str]) -> None:
    assert stated(text, "leads_to") == effects


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # what is a figure is no part and no effect
        ("Mining made up 27% of the economy in 1985.", "has_part"),
        ("Shipping produces 3 per cent of all emissions.", "leads_to"),
        ("The new stoves emit 40% less smoke.", "leads_to"),
        ("In 2020 Peru had 30 ports, Chile 20 and Cuba 10.", "has_part"),
        # where a pact was signed
        ("The Harbour Accord was signed in Singapore.", "adopts"),
        # what widens a gap does not face it
        ("Unequal access may widen the gap in skills.", "faces"),
        # "this" is not who says so, and families are no effect
        ("Supporters say this will lift incomes.", "leads_to"),
        ("Sugar feeds 700,000 families.", "leads_to"),
        # what somebody is against, and what comes to nobody
        ("Parliament rejected the plan to cut aid.", "aims_at"),
        ("Prison would save nobody.", "leads_to"),
        # what others fear
        ("Critics fear that the grants will swell the debt.", "aims_at"),
        ("Critics fear that the grants will swell the debt.", "faces"),
        # who runs a plan has not adopted it
        ("The port office will coordinate the Sea Plan.", "adopts"),
        # what a thing can not have
        ("Copper came first in June 2023. Its goal is to save fuel.", "aims_at"),
        # former times, and in what way
        ("Ships that used to carry coal now carry steel.", "aims_at"),
        ("On its own terms, the ban has worked.", "aims_at"),
    ],
)
def test_what_is_told_otherwise_is_no_such_fact(text: str, kind: str) -> None:
    assert stated(text, kind) == set()


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        (
            "A strike has forced councils to cancel hundreds of bus trips.",
            {"strike | forced councils to cancel hundreds of bus trips"},
        ),
        (
            "The new fees prompted small mills to close docks.",
            {"new fees | prompted small mills to close docks"},
        ),
    ],
)
def test_what_somebody_is_made_to_do_is_told_as_a_whole(text: str, effects: set[str]) -> None:
    assert stated(text, "leads_to") == effects


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        # why something is so
        (
            "Farmers blame the losses on drought and weak prices.",
            {"drought | losses", "weak prices | losses"},
        ),
        (
            "Sales fell, a slide that shops blame on high rates, a complex tax and rain.",
            {"high rates | slide", "complex tax | slide", "rain | slide"},
        ),
        ("The bank attributes the rise to cheap loans.", {"cheap loans | rise"}),
        # what is seen as something has the effects of that
        ("Experts see radio as a tool that will boost trade.", {"radio | boost trade"}),
        # number tells that it is the whole clause that has the effect
        ("Banks have cut fees, which lets firms hire.", {"cut fees | lets firms hire"}),
        (
            "Cooks buy food from small farms nearby, which gives farmers a market.",
            {"buy food from small farms nearby | gives farmers a market"},
        ),
        ("Banks have cut fees, which let firms hire.", {"fees | let firms hire"}),
        (
            "Debt shrank in 2020, a slide that banks blame on low rates, a complex tax and rain.",
            {"low rates | slide", "complex tax | slide", "rain | slide"},
        ),
        ("Ferries make us less dependent on oil.", {"Ferries | make us less dependent on oil"}),
        ("Cranes make it cheaper.", set()),
        # the clause that is nearest is told, and not what it resumes
        ("The ban came in 2014 and was lifted in 2017, because mills closed.", set()),
        (
            "New mills have made Chilean copper among the cheapest in the world.",
            {"New mills | made Chilean copper among the cheapest in the world"},
        ),
    ],
)  # fmt: skip
def test_what_has_an_effect_is_told_in_many_ways(text: str, effects: set[str]) -> None:
    assert stated(text, "leads_to") == effects


@pytest.mark.parametrize(
    ("text", "goals"),
    [
        (
            "Peru passed the Port Act. Docks will be built so that crews can land fish.",
            {"Port Act | Docks will be built", "Port Act | crews can land fish"},
        ),
        (
            "Peru passed the Port Act. Mills are to burn less coal.",
            {"Port Act | Mills are to burn less coal"},
        ),
        (
            "Peru passed the Port Act. Shipping is to burn less coal.",
            {"Port Act | Shipping is to burn less coal"},
        ),
        ("Peru passed the Port Act. The trick is to burn less coal.", set()),
        ("Peru passed the Port Act. The government should merge the funds.", {"Peru | merge the funds"}),
        ("Parliament must resist calls to cut aid.", {"Parliament | resist calls to cut aid"}),
        # what a bill would do, and what it makes others do
        ("The draft bill would ban imports of nets.", {"draft bill | ban imports of nets"}),
        ("The proposal would cut fees if it passed.", set()),
        ("The Warm Homes Act obliges landlords to mend roofs.", {"Warm Homes Act | mend roofs"}),
        # each of those who are to do something
        (
            "Peru passed the Port Act. Each town must publish a plan, and an auditor checks progress.",
            {"Port Act | Each town must publish a plan"},
        ),
        (
            "The Sea Board should pay for stoves, and the Port Board should cut fees.",
            {"Sea Board | pay for stoves", "Port Board | cut fees"},
        ),
        (
            "Peru aims to spend 1% of the budget, compared with 0.4% now.",
            {"Peru | spend 1% of the budget"},
        ),
        (
            "The Port Plan has four goals: better diets, higher pay, more jobs for crews and steady demand.",
            {
                "Port Plan | better diets",
                "Port Plan | higher pay",
                "Port Plan | more jobs for crews",
                "Port Plan | steady demand",
            },
        ),
        (
            "Peru plans to build 40 docks, compared with 10 today, and to train divers.",
            {"Peru | build 40 docks", "Peru | train divers"},
        ),
        (
            "Peru wants to make 70% of the nets, hooks and lines that it needs, up from 42% today.",
            {"Peru | make 70% of the nets, hooks and lines"},
        ),
        ("Peru passed the Port Act. The steps are to cut fees and to build docks.", set()),
        ("The Sea Board will pay for new docks.", {"Sea Board | pay for new docks"}),
        (
            "The Port Plan seeks to turn Peru into a hub for the making, use and sale of green hydrogen.",
            {"Port Plan | turn Peru into a hub for the making, use and sale of green hydrogen"},
        ),
    ],
)  # fmt: skip
def test_what_is_to_be_is_a_goal(text: str, goals: set[str]) -> None:
    assert stated(text, "aims_at") == goals


@pytest.mark.parametrize(
    ("text", "faced"),
    [
        (
            "Danish yards face a low level of training, high rents and poor roads.",
            {"Danish yards | low level of training", "Danish yards | high rents", "Danish yards | poor roads"},
        ),
        (
            "The mining sector is characterised by low pay and a lack of training.",
            {"mining | low pay", "mining | lack of training"},
        ),
    ],
)  # fmt: skip
def test_each_of_several_challenges_is_faced(text: str, faced: set[str]) -> None:
    assert stated(text, "faces") == faced


@pytest.mark.parametrize(
    ("text", "kind", "facts"),
    [
        ("The city bought 200 electric buses.", "uses_technology", {"city | electric bus"}),
        ("Peru has a new port road map.", "adopts", {"Peru | new port road map"}),
        # so much of a technology
        ("Peru aims to build 300 megawatts of solar power.", "uses_technology", {"Peru | solar energy"}),
        ("Peru aims to train 300 teachers of AI.", "uses_technology", set()),
        # what will be is not what is to be
        ("Peru passed the Port Act. The temptation will be to forget.", "aims_at", set()),
        # what stands between two semicolons
        (
            "The Port Plan rests on three pillars: docks; cranes and data; and trade, health and business.",
            "has_part",
            {"Port Plan | docks", "Port Plan | cranes and data", "Port Plan | trade, health and business"},
        ),
        ("The war has driven farmers from the land.", "leads_to", {"war | driven farmers from the land"}),
        # what only points at what was told, and what is only backed
        ("Peru wants to fix the last of these.", "aims_at", set()),
        ("The proposals support the Port Act.", "leads_to", set()),
        ("The proposals support the Port Act.", "related_policy", {"proposals | Port Act"}),
        # some of them are they
        (
            "The council owns 900 flats, most of them old. It plans to build more docks.",
            "aims_at",
            {"council | build more docks"},
        ),
        # "it" is not who does something to it
        (
            "Chile adopted the Sea Plan. The Port Act works alongside it.",
            "related_policy",
            {"Port Act | Sea Plan"},
        ),
    ],
)  # fmt: skip
def test_what_is_bought_had_or_worked_beside_is_told(text: str, kind: str, facts: set[str]) -> None:
    assert stated(text, kind) == facts


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Peru passed the Port Act. Towns are to draw up heat plans by 2028.", "2028"),
        ("The Port Act aims to cut smoke by a third from 1990 levels by 2030.", "2030"),
    ],
)
def test_goal_has_the_date_by_which_it_is_to_be_so(text: str, date: str) -> None:
    extraction = read(text)
    goals = [f for f in extraction.facts if vocabulary().notations[f.property] == "aims_at"]
    assert [f.period and f.period.notation for f in goals] == [date]
