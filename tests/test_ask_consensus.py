"""What the policies of several have in common, whether they are the same for all, and which of them are of other countries."""

from __future__ import annotations

import pytest
from texts import questions_on, reply

from policyloom.queries.ask import Questions

FARMS = """Farms

Most governments in the region are using new technologies such as drones to raise the productivity of agriculture. Although \
the programs and measures adopted differ by country, their main goals are to expand irrigation, reduce post-harvest losses, \
and improve the incomes of small farmers. Ghana has developed its "Fields Forward" policy, which aims to create productive \
farms in Ghana through digital maps. Rwanda devised its strategy of "connected farms", which aims to increase the use of \
sensors through digital maps.

Kenya launched the "Green Harvest" plan in 2021. As of June 2023, Kenya had some 120,000 soil sensors, and has 12 large \
farming zones, 48 medium farming zones, and 230 small farming zones. Kenya plans to train 4,000 farmers. Kenya has built 30 \
cold stores.
"""
GOALS = "expand irrigation | improve the incomes of small farmers | reduce post-harvest losses"


@pytest.fixture(scope="module")
def farms(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(FARMS, tmp_path_factory.mktemp("text") / "farms.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Give me the goals that the countries' programs share.", GOALS),
        ("Give me the common objectives behind different countries' farming programs", GOALS),
        ("goals that national digital programs have in common", ""),  # no program is called national
        ("goals that different farming programs have in common", GOALS),
        ("List the goals that various countries' programs have in common.", GOALS),
        ("What goals do the countries share?", GOALS),
        ("What goals unite the programs of the different countries?", GOALS),
        ("What aims underlie the various programs?", GOALS),
        ("What do all the countries want?", GOALS),
        ("How many goals do the countries share?", "3"),
        ("How many common goals do the different countries have?", "3"),
        ("What goals do farmers have in common?", ""),
        ("What goals do Kenya and Uganda share?", ""),
        ("goals that health programs have in common", ""),
        ("What technologies do all governments share?", ""),
        ("Which technologies do all governments in the region use?", ""),
        ("Which technologies do most governments in the region use?", "drones | new technologies"),
    ],
)
def test_goals_in_common(farms: Questions, question: str, expected: str) -> None:
    assert reply(farms, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Do all countries use the same programs?", "no"),
        ("Do all countries rely on the same farming programs to expand irrigation?", "no"),
        ("Is every country using the same measures?", "no"),
        ("Is there one program that all countries follow?", "no"),
        ("Do the countries have a single program?", "no"),
        ("Do the programs vary by country?", "yes"),
        ("Do different countries use different farming programs?", "yes"),
        ("Do all companies use the same programs?", ""),
        ("Do all countries use the same seeds?", ""),
        ("Do all countries use the same programs to build ships?", ""),
        ("Do the programs vary by village?", ""),
    ],
)
def test_policies_vary(farms: Questions, question: str, expected: str) -> None:
    assert reply(farms, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Name the foreign farming policies and strategies described.", "Fields Forward | connected farms"),
        ("List the foreign policies", "Fields Forward | connected farms"),
        ("Name the farming policies of other countries", "Fields Forward | connected farms"),
        ("How many foreign economies' strategies are described in the text?", "2"),
        ("How many foreign countries have a farming strategy?", "2"),
        ("Which foreign countries have a farming policy?", "Ghana | Rwanda"),
        ("Name the foreign health policies", ""),
        ("Name the foreign companies", ""),
        ("How many foreign sensors are there?", ""),
    ],
)
def test_policies_of_other_countries(farms: Questions, question: str, expected: str) -> None:
    assert reply(farms, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What do the Ghanaian and Rwandan farm policies have in common?", "digital maps"),
        ("What do the Ghanaian and Rwandan health policies have in common?", ""),
    ],
)
def test_what_two_policies_share(farms: Questions, question: str, expected: str) -> None:
    assert reply(farms, question) == expected
