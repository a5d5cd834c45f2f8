"""The ranking: places in an order, by verbs, superlatives and nouns for a place."""

from __future__ import annotations

import pytest
from texts import read

from policyloom.graph.document import read_text
from policyloom.graph.extract import extract
from policyloom.graph.fact import Ranking


def _ranks(text: str) -> list[str]:
    extraction = read(text)
    return [
        f"{fact.subject.label} | {fact.object.rank} | {fact.object.indicator} | "
        f"{fact.object.scope.label if fact.object.scope else ''}"
        for fact in extraction.facts
        if isinstance(fact.object, Ranking)
    ]


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("Peru ranks second in the world for copper mining.", "Peru | 2 | copper mining | world"),
        ("Peru ranked 59th out of 132 economies.", "Peru | 59 | economies | "),
        ("Peru trails only Chile in copper mining.", "Peru | 2 | copper mining | "),
        ("Peru is behind only Chile and Iran in copper mining.", "Peru | 3 | copper mining | "),
        ("Peru produces more copper than any other country.", "Peru | 1 | copper | "),
        ("Peru's share of trade is higher than that of any other country.", "Peru | 1 | share of trade | "),
        (
            "No other country in Africa lands as much cod per head as Peru.",
            "Peru | 1 | cod per head | Africa",
        ),
        ("No country in Africa has a higher share of ports than Peru.", "Peru | 1 | share of ports | Africa"),
        ("Only Chile mines more copper than Peru.", ["Peru | 2 | copper | ", "Chile | 1 | copper | "]),
        ("Of all the coastal states, Peru makes the most steel.", "Peru | 1 | steel | "),
        ("Peru uses the least water per head in Africa.", "Peru | 1 | water per head | Africa"),
        ("Peru's fleet was rated the most modern in Africa.", "Peru | 1 | modern fleet | Africa"),
        ("Port traffic in Peru is the lowest on the continent.", "Peru | 1 | Port traffic | "),
        ("Peru came out on top in the Port Index.", "Peru | 1 | Port Index | "),
        ("Peru landed the greatest number of cod of all states.", "Peru | 1 | number of cod | "),
        (
            "The Callao Institute was rated best in the world for cod research.",
            "Callao Institute | 1 | cod research | world",
        ),
        ("Peru's fleet is the most fuel-hungry in Africa.", "Peru | 1 | fuel-hungry fleet | Africa"),
        ("Peru sits in second place as a supplier of cod.", "Peru | 2 | supplier of cod | "),
        (
            "There are many locations for fish packaging, where Peru takes first place.",
            "Peru | 1 | fish packaging | ",
        ),
        ("Peru lies third in the Port Index.", "Peru | 3 | Port Index | "),
        ("Peru is twelfth among exporters of cod.", "Peru | 12 | exporters of cod | "),
        ("Peru holds the number two spot in copper mining.", "Peru | 2 | copper mining | "),
        ("Peru tops the league table for copper mining.", "Peru | 1 | copper mining | "),
        ("Peru operates the largest fleet of ferries in Africa.", "Peru | 1 | fleet of ferries | Africa"),
        ("The world's largest exporter of cod is Peru.", "Peru | 1 | exporter of cod | world"),
        ("Peru is the largest exporter of cod to Chile.", "Peru | 1 | exporter of cod to Chile | "),
        ("Peru's rice growers rank first in the world by yield.", "Peru's rice growers | 1 | yield | world"),
        ("Peru jumped to 63rd place in the Port Index.", "Peru | 63 | Port Index | "),
        ("Peru took first place in the Port Index.", "Peru | 1 | Port Index | "),
        ("Peru is ranked No. 1 in the Port Index.", "Peru | 1 | Port Index | "),
        (
            "Peru is the second-largest producer of copper in the world.",
            "Peru | 2 | producer of copper | world",
        ),
        ("Peru is the world's third largest producer of copper.", "Peru | 3 | producer of copper | world"),
        ("Peru was the world's No. 1 producer of copper.", "Peru | 1 | producer of copper | world"),
        ("Peru is the world's leading producer of copper.", "Peru | 1 | producer of copper | world"),
        ("Peru is the world leader in copper mining.", "Peru | 1 | copper mining | world"),
        ("Peru has the highest port density in the world.", "Peru | 1 | port density | world"),
        ("Peru, the world's largest copper producer, has a plan.", "Peru | 1 | copper producer | world"),
        ("As the world's largest copper producer, Peru has a plan.", "Peru | 1 | copper producer | world"),
        (
            "In 2020 the World Bank ranked Peru second in Africa for the ease of trade.",
            "Peru | 2 | ease of trade | Africa",
        ),
        ("Peru was the second country to ban coal.", "Peru | 2 | ban coal | "),
        ("Peru became the first country in Africa to ban coal.", "Peru | 1 | ban coal | Africa"),
        ("Peru was the first country to adopt a law.", "Peru | 1 | adopt a law | "),
        ("China's leading car maker BYD opened a port.", "BYD | 1 | car maker | China"),
        ("The Port Act is Peru's premier trade law to date.", "Port Act | 1 | trade law | Peru"),
        (
            "The Port Act is the most ambitious plan yet to build ports.",
            "Port Act | 1 | ambitious plan yet | ",
        ),
        (
            "On the Integrated Index for Port Safety (2PS), Peru ranked second in Africa.",
            "Peru | 2 | Integrated Index for Port Safety | Africa",
        ),
        ("Peru is second only to Chile in copper output.", "Peru | 2 | copper output | "),
        (
            "Peru has the second largest reserves of lithium in the world.",
            "Peru | 2 | reserves of lithium | world",
        ),
        ("Peru leads the world in copper mining.", "Peru | 1 | copper mining | world"),
        ("Peru led the world in copper mining in 2020.", "Peru | 1 | copper mining | world"),
        ("The ministry cites floods as the top risk.", "floods | 1 | risk | "),
        ("Peru leads in copper exports.", "Peru | 1 | copper exports | "),
        ("Peruvian firms dominate copper trading.", "Peruvian firms | 1 | copper trading | "),
        ("In Peru, fishing was the fastest-growing sector.", "fishing | 1 | fastest-growing sector | "),
        (
            "The fishing sector has been the fastest-growing since 2019.",
            "fishing sector | 1 | fastest-growing | ",
        ),
        ("Peru's fishing fleet, ranking second worldwide, has grown.", "Peru | 2 | fishing fleet | "),
        ("Peru topped the global port index.", "Peru | 1 | global port index | "),
        ("Peru was ranked 12th by the World Bank for port safety.", "Peru | 12 | port safety | "),
        ("Peru held third place in Africa for port safety.", "Peru | 3 | port safety | Africa"),
        ("Peru retained its top place in the Port Index.", "Peru | 1 | Port Index | "),
        ("Peru remains No. 2 among coastal economies in port safety.", "Peru | 2 | port safety | "),
        ("Peru's port density is the second highest in Africa.", "Peru | 2 | port density | Africa"),
        # what opens a sentence, what something is made by what it does, and what was so at a time
        (
            "Second only to Spain in the number of visitors, Peru has opened four airports.",
            "Peru | 2 | number of visitors | ",
        ),
        ("Third in Africa in cod exports, Peru relies on sea cages.", "Peru | 3 | cod exports | Africa"),
        (
            "Callao handled 20 million tonnes in 2023, making it the third largest port in Africa for copper.",
            "Callao | 3 | port for copper | Africa",
        ),
        (
            "Peru sold more cod last year, making the country the world's third-largest exporter.",
            "Peru | 3 | exporter | world",
        ),
        (
            "Peru hosted more than 1,000 fishing firms, the highest number in Africa.",
            "Peru | 1 | number of fishing firms | Africa",
        ),
        ("Rail was the most attacked sector in 2023.", "Rail | 1 | attacked sector | "),
    ],
)
def test_rank_is_read_with_its_order_and_scope(text: str, rank: str | list[str]) -> None:
    assert _ranks(text) == ([rank] if isinstance(rank, str) else rank)


@pytest.mark.parametrize(
    "text",
    [
        "Peru is a leading producer of copper.",
        "Peru leads the ports programme.",
        "In the north, Peru led in 2020.",
        "Peru leads in the north.",
        "The law serves regions where ports have the greatest impact.",
        "The ministry leads in drafting the law.",
        "Fears for jobs dominate the debate.",
        "Water is the most basic part of farming.",
        "It is the first step to build a plant.",
        "Peru is one of the largest copper producers.",
        "Peru is home to the world's leading producers.",
        "The first plan was adopted by Peru.",
        "Peru wants to take the leading position in copper.",
        "Exports rose in the third quarter from the second.",
        "Peru uses the most fuel at night.",
        "Peru exports more copper than any other country except Chile.",
        "No minister did more for ports than Silva.",
        "The plan is the most modern.",
        "Second, in the north, Peru builds ports.",
        "First in Lima and then in Cusco, crowds marched.",
        "Poverty is the most pressing challenge.",
    ],
)
def test_no_rank_is_made_of_praise(text: str) -> None:
    assert _ranks(text) == []


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        (
            "Peru fell from 10th to 16th place in the Port Index.",
            ["Peru | 10 | Port Index | ", "Peru | 16 | Port Index | "],
        ),
        (
            "Peru dropped one spot from third to fourth place in the Port Index.",
            ["Peru | 3 | Port Index | ", "Peru | 4 | Port Index | "],
        ),
        (
            "Peru ranked 45th in the Port Index, up from 60th in 2019.",
            ["Peru | 45 | Port Index | ", "Peru | 60 | Port Index | "],
        ),
        (
            "Peru was ranked 5th out of 30 countries for port safety and 9th for sea trade.",
            ["Peru | 5 | port safety | ", "Peru | 9 | sea trade | "],
        ),
        (
            "Peru is the largest copper producer, followed by Chile and Mexico.",
            [
                "Peru | 1 | copper producer | ",
                "Chile | 2 | copper producer | ",
                "Mexico | 3 | copper producer | ",
            ],
        ),
        (
            "The Port Index compares 30 countries. Peru slipped to 20th place, while Chile rose to 4th.",
            ["Peru | 20 | Port Index | ", "Chile | 4 | Port Index | "],
        ),
        (
            "In the Port Index, Peru came in first. Chile and Mexico topped their income groups.",
            ["Peru | 1 | Port Index | ", "Chile | 1 | Port Index | ", "Mexico | 1 | Port Index | "],
        ),
    ],
)
def test_places_in_one_order_are_told_apart(text: str, ranks: list[str]) -> None:
    assert _ranks(text) == ranks


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peru is the world's leading exporter of copper.", "world's leading exporter of copper"),
        ("Peru has the third largest port in Africa.", "third largest port in Africa"),
        ("Ships topped the global market for the third year in a row.", "topped the global market"),
        ("Peru led the world in copper mining in 2020.", "led the world in copper mining"),
    ],
)
def test_the_words_of_a_rank_say_in_what_it_is_and_where(text: str, words: str) -> None:
    extraction = read(text)
    assert [f.object.phrase for f in extraction.facts if isinstance(f.object, Ranking)] == [words]


def test_each_place_has_its_own_date() -> None:
    [extraction] = extract(
        [read_text("d", "In 2022 Peru moved to the 14th spot in the Port Index from 17th in 2018.", roles={})]
    )
    ranks = [fact.object for fact in extraction.facts if isinstance(fact.object, Ranking)]
    assert [(r.rank, r.period and r.period.notation) for r in ranks] == [(14, "2022"), (17, "2018")]


@pytest.mark.parametrize("text", ["Safety comes first.", "Connectivity must come first."])
def test_what_matters_most_has_no_rank(text: str) -> None:
    extraction = read(text)
    assert not [fact for fact in extraction.facts if isinstance(fact.object, Ranking)]
