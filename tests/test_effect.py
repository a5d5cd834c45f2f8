"""The effect: how texts say what comes of something, each with an effect that is told or that is not."""

from __future__ import annotations

import pytest
from texts import ends

from policyloom.ontology.namespace import POL


def _effects(text: str) -> list[tuple[str, str]]:
    return ends(text, POL.leadsTo)


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        # for what something is needed
        (
            "Customs data are crucial to guide investment, cut delays and compare ports.",
            ["guide investment", "cut delays", "compare ports"],
        ),
        (
            "Training is vital to build trust, contribute to safety on ships, and raise wages.",
            ["build trust", "contribute to safety on ships", "raise wages"],
        ),
        ("Good soil is essential for healthy crops.", ["healthy crops"]),
        # each of the deeds that somebody is helped to do
        (
            "Cheap loans allow farmers to buy pumps and sell more rice.",
            ["allow farmers to buy pumps", "allow farmers to sell more rice"],
        ),
        ("Satellites allow us to map wells and to warn of floods.", ["map wells", "warn of floods"]),
        ("Sensors let people live and work together.", ["let people live and work together"]),
        # to what people without a name use a technology
        (
            "Hospitals use machine learning to shorten waiting times and save lives.",
            ["shorten waiting times", "save lives"],
        ),
        ("Shipyards have deployed robots to weld hulls.", ["weld hulls"]),
        # what somebody comes to be able to do
        ("Smart meters give households a chance to save power.", ["save power"]),
        ("Drones have given growers the knowledge to save water.", ["save water"]),
        ("New ports are an opportunity to raise wages and cut waste.", ["raise wages", "cut waste"]),
        # what a thing will do
        (
            "Fast radio presents opportunities for Ghana to map its wells, find more fish and build better docks.",
            ["map its wells", "find more fish", "build better docks"],
        ),
        # what is said beside who says so
        (
            "Dredging saves the Ghanaian ministry money, the study found, and keeps crews at home.",
            ["saves the Ghanaian ministry money", "keeps crews at home"],
        ),
        # what something is for, or is what does
        ("Radar will be the bedrock to secure all our cables.", ["secure all our cables"]),
        ("The foundation of trade has been an investment in docks.", ["trade"]),
        ("The low fee was the magnet that drew cruise ships.", ["cruise ships"]),
        ("Bad rails are to blame for delays.", ["delays"]),
        ("Dredging accounts for the drop in delays.", ["drop in delays"]),
        ("Good maps inform repairs at sea.", ["inform repairs at sea"]),
        # what comes, told before it comes
        ("In the wake of the flood came a ban on dams.", ["ban on dams"]),
        ("One consequence of the flood is a ban on dams.", ["ban on dams"]),
        ("The levy knocked shares in canneries.", ["knocked shares in canneries"]),
        # all that is done to one thing
        ("Good radar will strengthen and protect trade.", ["strengthen and protect trade"]),
        ("Good radar will cut losses and protect trade.", ["cut losses", "protect trade"]),
        # an ability that somebody has already
        (
            "The Port Fund is advancing Ghana's capacity to mend ships.",
            ["advancing Ghana's capacity to mend ships"],
        ),
        # so much of something
        ("The new mine has yielded 600 tonnes of tin.", ["600 tonnes of tin"]),
        ("The hubs will catalyse $4 billion in new loans.", ["$4 billion in new loans"]),
        ("The new mine has yielded 600 tonnes.", []),
        ("The new sensors will replace manual checks.", ["replace manual checks"]),
        # each of those to which it is done, or with whom
        (
            "The Port Plan has helped turn Lima, Oslo and Cusco into fishing hubs.",
            [f"helped turn {town} into fishing hubs" for town in ("Lima", "Oslo", "Cusco")],
        ),
        (
            "The Port Pact will underpin trade with Japan, Korea and Peru.",
            ["trade with Japan", "trade with Korea", "trade with Peru"],
        ),
        ("The Ferry Roadmap, adopted in 2023, gives them a timetable.", ["timetable"]),
        ("Rail investments would put money in the hands of towns.", ["put money in the hands of towns"]),
    ],
)
def test_effects_are_told(text: str, effects: list[str]) -> None:
    assert [effect for _, effect in _effects(text)] == effects


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        # a noun that tells more than the name of a class
        (
            "Ghana set up the Tug Contest. Competition from cheap tugs cut prices.",
            "Competition from cheap tugs",
        ),
        # of what the examples are, and what was done before
        (
            "Ghana built tools such as NetDock, PierApp and Reef, which make life easier for crews.",
            "tools",
        ),
        (
            "The scheme should lift the pay of crews in the northern docks, which in turn will lead to better repairs.",
            "lift the pay of crews in the northern docks",
        ),
        ("Cheap Chilean tugs, more than any loan, lie behind the boom.", "Cheap Chilean tugs"),
        ("Poor pay has been linked to theft.", "Poor pay"),
        ("Ghana cut its port fees. The move will lower costs for farms.", "cut its port fees"),
        ("Ghana cut its port fees. This decision has lowered costs for farms.", "cut its port fees"),
        # what a body will do besides has the effects that it has
        ("The Harbour Institute will pool old loans, helping firms to buy tugs.", "Harbour Institute"),
    ],
)
def test_effect_is_that_of(text: str, cause: str) -> None:
    assert cause in [subject for subject, _ in _effects(text)]


@pytest.mark.parametrize(
    "text",
    [
        # what nobody in particular needs is a goal
        "It is essential to dredge old canals.",
        "Open standards are not essential to sell phones.",
        "Ferry firms will paint their boats.",
        "Farmers use loans to buy pumps.",
        "The Norwegian government uses drones to map forests.",
        "The Port Office has the ability to fine ships.",
        "The opportunity to cut costs was missed.",
        "Ghana's hospitals kept the lights on with gas.",
        "Kofi Mensah cut the fees of two ports.",
        "Ghana cut its port fees. The move to new docks was slow.",
        # what is done beside
        "Norway has doubled its fleet, while cutting the use of diesel.",
        # of what only holds the place of something
        "Ghana did so in a way that promotes trade.",
        "The idea is to speed up repairs, support new shipyards, and upgrade cranes.",
        "Old rules are worse than one that lifts trade.",
        "Robots will become a common sight.",
    ],
)
def test_effect_is_not_told(text: str) -> None:
    assert _effects(text) == []


@pytest.mark.parametrize(
    ("text", "causes"),
    [
        # a list before the verb, of which the last member is no part of the one before
        (
            "Cable theft, a shortage of cranes and years of idle docks brought the railway to its knees.",
            ["Cable theft", "shortage of cranes", "years of idle docks"],
        ),
        (
            "A strong currency, a tax system that punished long chains and high interest rates all contributed to the slump.",
            ["strong currency", "tax system", "high interest rates"],
        ),
        # after what something fell, and not when
        (
            "Rice exports have slid to 10% after a long drought, floods and the loss of three ports.",
            ["long drought", "floods", "loss of three ports"],
        ),
        ("Rice exports fell after May 2020.", []),
        ("Rice exports fell after three years.", []),
        # of what the clause about it tells, and not of how things are
        (
            "Trust is low after the fire of 2021, which paralysed the Danish ports.",
            ["fire of 2021"],
        ),
        # so that something is so: a thing, with what it is done, or what was done, but not what is done for it
        (
            "In Lima, sensors on buoys now count ships so that ferries can be called in time.",
            ["sensors on buoys"],
        ),
        ("The logs are sealed with blockchain so that fraud can be found.", ["blockchain"]),
        (
            "Denmark split its port board into two firms, so that the office no longer rents berths.",
            ["split its port board into two firms"],
        ),
        ("Denmark wants to split its port board, so that fees may fall.", []),
        ("Grants have fared better in drawing foreign yards.", ["Grants"]),
        # which payment it is, and not how much it comes to
        (
            "A new landing payment of up to 2,000 euros a year will help crews to buy nets.",
            ["new landing payment"],
        ),
        # a class of bodies of which examples are told, or what these announced for a sum, and not the examples
        (
            "Companies such as Kato and Mori have announced $5 million in new glass investments, creating 300 jobs.",
            ["new glass investments"],
        ),
        ("Farmers such as Ann Smith cut costs.", ["Farmers"]),
    ],
)
def test_causes_are_told(text: str, causes: list[str]) -> None:
    assert [cause for cause, _ in _effects(text)] == causes
