"""Wrong answers that are never given: of another country or year, one of two equal figures, half a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack

import pytest

from policyloom.queries.ask import Questions
from policyloom.queries.ask.word import words

from .conftest import HERE, annotated, recorded


@pytest.fixture(scope="module")
def copper() -> Iterator[Questions]:
    with recorded(HERE / "copper.txt", str(HERE / "copper.jsonl")) as store:
        yield Questions(store)


def offered(questions: Questions, question: str) -> set[tuple[str, ...]]:
    return {candidate.answers for candidate in questions.candidates(question)[1]}


def plain(said: Mapping[str, tuple[str, str, str]]) -> Mapping[str, Mapping[str, object]]:
    """Return the facts of *said*, each of a kind, a subject and an object, as rows."""
    return {sent: dict(zip(("type", "subject", "object"), fact, strict=True)) for sent, fact in said.items()}


OFFERED_BY_COPPER = """
*
+ What policy did the Zambian government adopt?
- What policy did the Gambian government adopt?
- Which plan has Namibia?
what does Copper Plan aim at, want or plan to do
+ what does the plan of 2010 aim at
- what does the plan of 2009 aim at
when did or will Copper Plan happen, start or take effect
+ when did the Copper Plan start, 2010 or 2011
how much or how many is each: number of smelters of Zambia in 2005, and number of smelters of Zambia in 2010
+ smelters of Zambia in 2005 and later
- smelters of Zambia in 2006 and later
- smelters of Zambia
"""
OFFERED_BY_HARBOURS = """
does Norland adopt Harbour Plan
+ Did Norland adopt the Harbour Plan?
- Did Norland abandon the Harbour Plan?
- Did Norland not adopt the Harbour Plan?
does Cleaner ferries lead to: quieter towns
- Did Norland reach quieter towns?
does Harbour Plan aim at: halve emissions
+ Did the Harbour Plan want to halve emissions?
+ Does the Harbour Plan halve emissions?
+ Did they plan to halve emissions?
- Did the Harbour Plan halve emissions?
- Did the plan halve emissions?
- Does the Harbour Plan already halve emissions?
what does Harbour Plan aim at, want or plan to do
+ What does the plan of 2021 aim at?
who adopts, launches or issues Harbour Plan
+ Who adopted the Harbour Plan?
+ Who adopted the Norland Plan?
- Who adopted the Rail Plan?
- Who rejected the Harbour Plan?
when did or will Harbour Plan happen, start or take effect
+ When did the Harbour Plan start?
- When did the Harbour Plan end?
does Ferry Act use sensor
+ Does the Ferry Act use sensors?
- Do the Harbour Plan and the Ferry Act use sensors?
does Norland use sensor
+ Does Norland use sensors?
- Does Norland not use sensors?
is number of harbours of Norland in 2023 120 harbours
+ Does Norland have more than 100 harbours?
+ Does Norland have 0.12 thousand harbours?
- Does Norland have fewer than 100 harbours?
- Does Norland have fewer than 120 harbours?
- Does Norland have more than 120 harbours?
- Does Norland have fewer than a hundred harbours?
+ Does Norland have more than a hundred harbours?
+ Does Norland have at least 120 harbours?
- Does Norland have 121 harbours?
- Does Norland have 80 harbours?
who is number 2 in shore power in Europe
+ Who ranks second in shore power?
+ Who is number two in Europe for shore power?
- Who is number one in shore power?
- Who takes position 3 in shore power?
what happened first, Harbour Plan or Ferry Act
+ What came first, the Harbour Plan or the Ferry Act?
- What came last, the Harbour Plan or the Ferry Act?
how do Norland and Sudmark differ or compare, each by itself: which goals are there
+ How do the goals of Norland and Sudmark differ?
- Which goals do Norland and Sudmark share?
of what or where is the number of harbours the least
+ Who has fewer harbours?
- Who has more harbours?
is number of harbours of Norland more or larger than number of harbours of Sudmark
+ Does Norland have more harbours than Sudmark?
- Does Norland have fewer harbours than Sudmark?
- Does Sudmark have more harbours than Norland?
what policy, plan or law does Norland adopt, launch or issue
+ what
- what did Norland adopt in 2035
- what did Germany adopt
who is number 2 in shore power in Europe
+ what
- who ranks first in shore power
- which is the largest in shore power
what has number of harbours of 120 harbours in 2023
+ what
- what has 121 harbours
what has spending of 4.5 million euros in 2022
+ what
- who paid 4.6 million for cranes
what is said about Sudmark
+ tell me about Sudmark
how much or how many: number of harbours of Norland in 2023
+ what
- how many harbours did Norland have in 2019
"""
TO_COME: Mapping[str, Mapping[str, object]] = {
    "Norland will use sensors.": {"type": "uses_technology", "subject": "Norland", "object": "sensors"},
    "Sudmark uses cranes, which will be painted.": {"type": "uses_technology", "subject": "Sudmark", "object": "cranes"},
    "The port opens in 2027.": {"type": "event_date", "subject": "port", "object": "2027", "date": "2027"},
    "The fleet cannot copy the route.": {"type": "faces", "subject": "fleet", "object": "cannot copy the route"},
    "Women are 19 percent of pilots.": {
        "type": "statistic", "subject": "Women", "object": "19 percent", "indicator": "pilots", "value": 19, "unit": "percent"
    },
    "The mine is to create 900 jobs.": {
        "type": "statistic", "subject": "mine", "object": "900 jobs", "indicator": "jobs", "value": 900, "unit": "jobs", "target": True
    },
    "Sudmark ranks first in rail.": {"type": "ranking", "subject": "Sudmark", "object": "first", "indicator": "rail", "value": 1},
    "Sudmark had 7 barges in 1999.": {
        "type": "statistic", "subject": "Sudmark", "object": "7 barges", "indicator": "barges", "value": 7, "unit": "barges", "date": "1999"
    },
    "Growth has stalled.": {"type": "faces", "subject": "fleet", "object": "Growth has stalled"},
    "It is second in tugs.": {"type": "ranking", "subject": "Sudmark", "object": "second", "indicator": "tugs", "value": 2},
}  # fmt: skip
OFFERED_WHILE_TO_COME = """
does Norland use sensor
+ Will Norland use sensors?
- Has Norland used sensors?
does Sudmark use cranes
+ Has Sudmark used cranes?
did port happen in 2027
+ Will the port open in 2027?
- Did the port open in 2027?
does fleet face: cannot copy the route
+ Is the fleet not able to copy the route?
- Can the fleet copy the route?
does fleet face: Growth has stalled
+ Has the growth of the fleet stalled?
- Is the fleet in growth?
who or what uses or builds on cranes
+ Who uses cranes?
+ Who uses cranes and is second in tugs?
- Who is first in tugs?
is pilots of Women 19 percent
+ Are fewer than a fifth of pilots women?
- Are a third of pilots women?
how much or how many: jobs of mine
+ How many jobs does the mine create?
+ How many jobs did the owners of the mine want to create?
- How many jobs did the mine create?
- How many jobs does the mine create now?
how much or how many: barges of Sudmark in 1999
+ How many barges has Sudmark?
- How many barges has Sudmark now?
who is number 1 in rail
+ Who ranks first?
+ Who ranks first in rail?
- Who ranks first in tugs?
"""
SPAIN = {
    "The skills network consists of libraries.": ("has_part", "skills network", "libraries"),
    "Portugal uses sensors.": ("uses_technology", "Portugal", "sensors"),
    "In Portugal the quay network consists of bollards.": ("has_part", "quay network", "bollards"),
    "In 2019 the school network consisted of cranes.": ("has_part", "school network", "cranes"),
    "Portugal adopted the Harbour Plan.": ("adopts", "Portugal", "Harbour Plan"),
    "The Harbour Plan aims at greener ships.": ("aims_at", "Harbour Plan", "greener ships"),
    "At schools poles must be replaced.": ("faces", "schools", "poles must be replaced"),
    "Italy is part of the crane network.": ("has_part", "crane network", "Italy"),
}
OFFERED_BY_SPAIN = """
libraries
+ What does the skills network consist of?
+ What does Spain's skills network consist of?
+ What does the Spanish skills network consist of in 2024?
+ What did the skills network consist of in May 2024?
+ What does the skills network of Spain or Portugal consist of?
- What did the skills network consist of in June 2024?
- What does Portugal's skills network consist of?
- What does Spain's skills network consist of in 2019?
sensors
+ Which technology does Portugal use?
bollards
+ What does Portugal's quay network consist of?
+ What does the quay network of Portugal, unlike Spain's, consist of?
- What does Spain's quay network consist of?
cranes
+ What did the school network consist of in 2019?
- What did the school network consist of in 2024?
greener ships
+ What does Portugal's Harbour Plan aim at?
- What does Spain's Harbour Plan aim at?
Italy
+ Who is part of Spain's crane network?
poles must be replaced
+ Which problem do Spanish schools face?
- Which problem do Polish schools face?
"""
LISTS_OF_SPAIN = """
which parts are there
+ Which parts are there?
- Which parts are there in Spain?
how many, the number of: which parts are there
- How many parts are there in Spain?
which challenges are there
+ Which challenges are there in Spain?
- Which challenges are there in Portugal?
"""
OFFERED_BY_BOTH = """
engineers
+ What does the committee of Spain and Portugal consist of?
+ What does Spain's joint committee consist of?
- What does Italy's joint committee consist of?
cranes
+ What does Portugal's dock consist of?
- What does Spain's dock consist of?
"""
SPAIN_AND_PORTUGAL = {
    "The joint committee consists of engineers.": ("has_part", "joint committee", "engineers"),
    "The dock in Portugal consists of cranes.": ("has_part", "dock", "cranes"),
}
GOAL = {
    "Norland wants 30 ports by 2030.": {
        "type": "statistic", "subject": "Norland", "object": "30 ports", "indicator": "number of ports",
        "value": 30, "unit": "ports", "date": "2030", "target": True,
    }
}  # fmt: skip
OFFERED_BY_GOAL = """
yes
+ Does Norland want 30 ports?
- Does Norland have 30 ports?
"""
TEXTS: dict[str, tuple[str, Mapping[str, Mapping[str, object]]]] = {
    "to come": ("date: 2024-05", TO_COME),
    "spain": ("about: spain\ndate: 2024-05", plain(SPAIN)),
    "spain and portugal": ("about: spain and portugal", plain(SPAIN_AND_PORTUGAL)),
    "goal": ("", GOAL),
}
"""The header of each text, and its sentences, each with its fact."""


@pytest.fixture(scope="module")
def of(
    copper: Questions, harbours: Questions, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Questions]]:
    """Yield a function that returns the questions over the text of a name."""
    asked = {"copper": copper, "harbours": harbours}
    with ExitStack() as stack:

        def questions(name: str) -> Questions:
            if name not in asked:
                header, said = TEXTS[name]
                rows = ({"sent": sent, **row} for sent, row in said.items())
                text = (f"---\n{header}\n---\n\n" if header else "") + "\n\n".join(said)
                path = tmp_path_factory.mktemp("agreement") / "text.md"
                asked[name] = Questions(stack.enter_context(annotated(path, text, rows)))
            return asked[name]

        yield questions


@pytest.mark.parametrize(
    ("name", "table"),
    [
        pytest.param("copper", OFFERED_BY_COPPER, id="another country or year, of which one may be named"),
        pytest.param("harbours", OFFERED_BY_HARBOURS, id="denied, wanted or of another name, rank or order"),
        pytest.param(
            "to come", OFFERED_WHILE_TO_COME, id="to come or impossible; a share or rank of another"
        ),
        pytest.param(
            "spain", OFFERED_BY_SPAIN, id="a text is of its country and year unless it names another"
        ),
        pytest.param("spain", LISTS_OF_SPAIN, id="a list of everything is all of the country"),
        pytest.param("spain and portugal", OFFERED_BY_BOTH, id="a text about two countries is of both"),
        pytest.param("goal", OFFERED_BY_GOAL, id="a figure that is a goal is not so"),
    ],
)
def test_what_does_not_agree_is_not_offered(name: str, table: str, of: Callable[[str], Questions]) -> None:
    """Each answer or plain question is offered to what is asked after "+" below it, and not after "-"; "*" is any."""
    offer = ""
    for line in table.strip().splitlines():
        mark, _, asked = line.partition(" ")
        if mark in ("+", "-"):
            _, found = of(name).candidates(asked)
            is_offered = any(offer in ("*", c.question, ", ".join(c.answers)) for c in found)
            assert is_offered is (mark == "+"), (offer, asked)
        else:
            offer = line


def test_all_dates_of_an_answer_are_those_of_the_question(copper: Questions) -> None:
    asked = "How many smelters did Zambia have"
    assert ("5 smelters (2005)", "9 smelters (2010)") in offered(copper, f"{asked}?")
    assert ("5 smelters (2005)",) in offered(copper, f"{asked} in 2005?")
    _, found = copper.candidates(f"{asked} in 2005 and later?")
    # A question about a change may name only one of its two dates.
    assert {c.form for c in found if any("2010" in answer for answer in c.answers)} == {"any Both"}
    assert offered(copper, f"{asked} in 1999?") == set()


def test_who_wrote_a_text_is_not_who_edited_it(questions: Questions) -> None:
    assert questions.ask("Who edited the article?").answers == ("Li Xiaoqiong",)
    assert ("Li Xiaoqiong",) not in offered(questions, "Who wrote the article?")


def test_of_two_that_are_equal_none_is_more(copper: Questions) -> None:
    _, found = copper.candidates("Which is more: the ports of Malawi or the ports of Zambia?")
    assert not [c for c in found if c.form in ("any More", "any Most") and "port" in c.question]


def test_part_of_a_list_has_all_forms_of_the_word(copper: Questions) -> None:
    answers = {frozenset(a) for a in offered(copper, "What does the Copper Plan want for industry?")}
    assert {"reform industry", "attract industrial investors"} in answers


def test_question_with_half_a_character_is_refused_as_any_other(copper: Questions) -> None:
    assert copper.ask("Who \udcff adopted Industry 5.0?").answers == ()


def test_country_that_the_vocabulary_lacks_has_no_names_to_look_for(copper: Questions) -> None:
    assert copper.wording.stems_of(["urn:atlantis"]) == set()
    assert "spanish" in copper.wording.stems_of(["https://w3id.org/policyloom/id/entity/spain"])


def test_country_whose_name_stands_in_that_of_another_is_not_named(copper: Questions) -> None:
    named = copper.wording.countries_in(words("How many ports has Papua New Guinea?"))
    assert named == ["https://w3id.org/policyloom/id/entity/papua-new-guinea"]
