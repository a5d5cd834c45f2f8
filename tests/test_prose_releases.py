"""Prose of speeches and press releases, each text with all of a kind that it states."""

from __future__ import annotations

import pytest
from texts import read, stated

from policyloom.graph.fact import Period, Ranking, Statistic


def measured(text: str) -> set[str]:
    """Return the figures, the places in an order and the dates that *text* tells, each after what it is told of."""
    extraction = read(text)
    told = [(fact.subject.label, fact.object) for fact in extraction.facts]
    return {
        *(f"{who} | {what.indicator} | {what.value}" for who, what in told if isinstance(what, Statistic)),
        *(f"{who} | {what.indicator} | {what.rank}" for who, what in told if isinstance(what, Ranking)),
        *(f"{who} | {what.notation}" for who, what in told if isinstance(what, Period)),
    }


@pytest.mark.parametrize(
    ("text", "kind", "facts"),
    [
        # what "it" is said to be, the sentence before has told of
        (
            "Peru leads. With this cod plant that is done. This will be the largest plant in Peru. It will cut costs.",
            "leads_to",
            {"cod plant | cut costs"},
        ),
        # of several clauses the last one's subject is spoken of
        (
            "Work will start and the ferry will be ready by 2027. It will cut travel times.",
            "leads_to",
            {"ferry | cut travel times"},
        ),
        # the place of a body that leads the sentence is not its subject
        (
            "Run by Trent University, Lima, the Centre will cut waste.",
            "leads_to",
            {"Centre | cut waste"},
        ),
        # what is let do belongs to the goal
        (
            "The Port Platform aims to empower firms to quickly source fuel.",
            "aims_at",
            {"Port Platform | empower firms to quickly source fuel"},
        ),
        ("Pricing waste is about cutting smoke.", "aims_at", {"Pricing waste | cutting smoke"}),
        ("The text is about smoke.", "aims_at", set()),
        ("Tidal power is a cheap way of making steel.", "leads_to", {"Tidal power | making steel"}),
        # where something is set out is a policy
        ("Peru set out its plans in the Port Route Map.", "adopts", {"Peru | Port Route Map"}),
        ("Peru set out its plans in the Port Route Map.", "related_policy", set()),
        ("Peru has 20 jobs set out in the Port Route Map.", "adopts", set()),
        # of what power or fuel is made is used for it
        ("Hydrogen can be produced from solar energy.", "uses_technology", {"hydrogen | solar energy"}),
        ("The port generates power from wind energy.", "uses_technology", {"port | wind energy"}),
        ("Targeted support works, as seen with the radio network in May.", "uses_technology", set()),
        # each deed that is helped
        (
            "Targeted loans can help reduce costs, make new finds, and create jobs for crews.",
            "leads_to",
            {
                "Targeted loans | reduce costs",
                "Targeted loans | make new finds",
                "Targeted loans | create jobs for crews",
            },
        ),
        ("The plan adds to measures supporting shipping to date.", "leads_to", {"measures | shipping"}),
        (
            "Combining radio with cheap sensors and new satellites can produce gains for ports.",
            "leads_to",
            {"Combining radio with cheap sensors and new satellites | gains for ports"},
        ),
        (
            "The Port Plan has made £25 million available to support 60 docks.",
            "aims_at",
            {"Port Plan | support 60 docks"},
        ),
        ("The Port Plan has made £25 million available to support 60 docks.", "leads_to", set()),
        ("The Port Plan sets out the steps needed to cut waste.", "aims_at", {"Port Plan | cut waste"}),
        # who has a problem, and what is a remedy of it
        ("Fuel helps firms for which cutting waste is hard.", "faces", {"firms | cutting waste is hard"}),
        ("The port has data that can drive solutions to urgent problems.", "faces", set()),
        # how exact a number is
        ("The ferry is new. It will provide around 300 jobs.", "leads_to", {"ferry | around 300 jobs"}),
        # a participle before an auxiliary
        (
            "The package announced today will reduce waste, while also helping find uses for ash.",
            "leads_to",
            {"package | reduce waste", "package | helping find uses for ash"},
        ),
        (
            "The package announced today (Monday 24 May) will reduce waste.",
            "leads_to",
            {"package | reduce waste"},
        ),
        # what a sentence brings in is spoken of
        (
            "We will make a Cod Plan to help firms. We will host a port summit by the end of 2027. This will create demand.",
            "leads_to",
            {"port summit | demand"},
        ),
        # a chance for somebody, and money for somebody to do something
        (
            "The plan creates impetus for towns to act.",
            "leads_to",
            {"plan | impetus for towns to act"},
        ),
        (
            "The port will create incentives for firms and farms to play their part.",
            "leads_to",
            {"port | incentives for firms and farms to play their part"},
        ),
        (
            "The law includes $65 billion in port investments, including $8 billion for a Port Hubs Program to cut waste.",
            "aims_at",
            {"Port Hubs Program | cut waste"},
        ),
        # what a participle after a name tells is told of it
        (
            "The launch marks the start of the Cod Plan, designed to support the development of solar energy.",
            "uses_technology",
            {"Cod Plan | solar energy"},
        ),
        # a list of deeds, also in a relative clause
        (
            "Fuel is vital to a strong economy that strengthens port security, improves trade links, and cuts waste.",
            "leads_to",
            {
                "strong economy | strengthens port security",
                "strong economy | improves trade links",
                "strong economy | cuts waste",
                "Fuel | strong economy",
            },
        ),
        (
            "The clean port economy strengthens energy security, bolsters domestic manufacturing, cuts waste, and delivers jobs.",
            "leads_to",
            {
                "clean port economy | strengthens energy security",
                "clean port economy | bolsters domestic manufacturing",
                "clean port economy | cuts waste",
                "clean port economy | jobs",
            },
        ),
        # a name after a colon
        (
            "Peru has announced its new port plan: A Healthy Ocean and a Healthy Economy.",
            "adopts",
            {"Peru | A Healthy Ocean and a Healthy Economy"},
        ),
        (
            "The Port Strategy builds on the progress made under the Sea Charter.",
            "related_policy",
            {"Port Strategy | Sea Charter"},
        ),
        # for whom something is good is no effect
        ("Clean fuel is important for heavy industry and shipping.", "leads_to", set()),
        ("Clean fuel is important for farmers.", "leads_to", set()),
        ("Clean fuel is important for trade.", "leads_to", {"Clean fuel | trade"}),
        (
            "Peru offers programmes to finance port projects, such as the Sea Fund, the Cod Fund and others.",
            "has_part",
            {
                "programmes to finance port projects | Sea Fund",
                "programmes to finance port projects | Cod Fund",
            },
        ),
    ],
)
def test_what_speeches_and_releases_tell(text: str, kind: str, facts: set[str]) -> None:
    assert stated(text, kind) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "It is a new power plant, a project to be called Sea Dawn. It would be the largest plant in the world.",
            {"Sea Dawn | plant | 1"},
        ),
        # the year before the name of a policy, which has passed
        ("The 2016 Port Framework bans nets.", {"2016 Port Framework | 2016"}),
        ("The 2030 Port Framework bans nets.", set()),
        # one more of the same
        (
            "Peru installed 12 GW of wind capacity in 2024 and will install another 140 GW by 2030.",
            {"Peru | wind capacity | 12", "Peru | wind capacity | 140"},
        ),
        (
            "The Port Plan has made £25 million available to ports.",
            {"Port Plan | make available for ports | 25000000"},
        ),
        # the time until which something is so has no value
        (
            "Fishing could account for a third of output before the end of the decade\N{EM DASH}almost 30 trillion dollars in terms of value.",
            {"Fishing | share of output | 33.3"},
        ),
        # when it was announced that somebody will do something, nobody happened
        ("In May 2020, Peru announced that it will be investing in ports.", set()),
        # what a part of a sum is for
        (
            "The law includes $65 billion in port investments, including $8 billion for a Port Hubs Program to cut waste.",
            {
                "law | port investments | 65000000000",
                "Port Hubs Program | include including for Port Hubs Program | 8000000000",
            },
        ),
        # for when something is planned, and since when a policy serves
        ("The first round of talks is planned for September 2025.", {"first round of talks | 2025-09"}),
        ("The opening is scheduled for 2027.", {"opening | 2027"}),
        ("Since 2009, the Port Directive has served as the legal basis.", {"Port Directive | 2009"}),
        # the number of a name
        ("Peru's 7 Point Plan for ports bans nets.", set()),
    ],
)
def test_what_speeches_and_releases_measure(text: str, facts: set[str]) -> None:
    assert measured(text) == facts


def test_what_is_called_by_its_noun_is_known_by_it() -> None:
    text = "The big new port investment will cut waste. This investment will lift trade."
    extraction = read(text)
    [told] = [fact.subject for fact in extraction.facts if getattr(fact.object, "label", "") == "lift trade"]
    assert (told.label, told.aliases) == ("big new port investment", ("investment",))
