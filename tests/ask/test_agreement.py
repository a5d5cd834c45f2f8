"""Wrong answers that are never given: of another country or year, one of two equal figures, half a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

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


def check(told: str, questions: Questions) -> None:
    """Check that each answer or plain question is offered to what is asked after "+" below it, and not after "-"."""
    offer = ""
    for line in told.strip().splitlines():
        mark, _, asked = line.partition(" ")
        if mark in ("+", "-"):
            _, found = questions.candidates(asked)
            is_offered = any(offer in (c.question, ", ".join(c.answers)) for c in found)
            assert is_offered is (mark == "+"), (offer, asked)
        else:
            offer = line


def test_another_country_is_not_answered_though_its_name_is_near(copper: Questions) -> None:
    assert offered(copper, "What policy did the Zambian government adopt?")
    assert offered(copper, "What policy did the Gambian government adopt?") == set()
    assert offered(copper, "Which plan has Namibia?") == set()


def test_all_dates_of_an_answer_are_those_of_the_question(copper: Questions) -> None:
    asked = "How many smelters did Zambia have"
    assert ("5 smelters (2005)", "9 smelters (2010)") in offered(copper, f"{asked}?")
    assert ("5 smelters (2005)",) in offered(copper, f"{asked} in 2005?")
    _, found = copper.candidates(f"{asked} in 2005 and later?")
    # A question about a change may name only one of its two dates.
    assert {c.form for c in found if any("2010" in answer for answer in c.answers)} == {"any Both"}
    assert offered(copper, f"{asked} in 1999?") == set()


OFFERED_BY_COPPER = """
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


def test_date_may_tell_what_is_meant_and_who_compares_may_name_one_date(copper: Questions) -> None:
    check(OFFERED_BY_COPPER, copper)


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
- Did the Harbour Plan halve emissions?
- Does the Harbour Plan already halve emissions?
what does Harbour Plan aim at, want or plan to do
+ What does the plan of 2021 aim at?
who adopts, launches or issues Harbour Plan
+ Who adopted the Harbour Plan?
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
"""


def test_what_is_denied_wanted_or_of_another_name_rank_or_order_is_no_answer(harbours: Questions) -> None:
    check(OFFERED_BY_HARBOURS, harbours)


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
is pilots of Women 19 percent
+ Are fewer than a fifth of pilots women?
- Are a third of pilots women?
how much or how many: jobs of mine
+ How many jobs does the mine create?
+ How many jobs did the owners of the mine want to create?
- How many jobs did the mine create?
who is number 1 in rail
+ Who ranks first?
+ Who ranks first in rail?
- Who ranks first in tugs?
"""


def test_what_is_to_come_or_cannot_be_is_no_yes_nor_done_a_share_is_that_of_the_figure_and_a_rank_in_what_is_named(
    tmp_path: Path,
) -> None:
    rows = ({"sent": sent, **row} for sent, row in TO_COME.items())
    text = "---\ndate: 2024-05\n---\n\n" + "\n\n".join(TO_COME)
    with annotated(tmp_path / "text.md", text, rows) as store:
        check(OFFERED_WHILE_TO_COME, Questions(store))


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


@contextmanager
def asked_of(folder: Path, header: str, said: Mapping[str, tuple[str, str, str]]) -> Iterator[Questions]:
    """Yield the questions over a text with *header* that has the sentences of *said*, each with its fact."""
    rows = (
        {"type": kind, "subject": subject, "object": object, "sent": sent}
        for sent, (kind, subject, object) in said.items()
    )
    text = f"---\n{header}\n---\n\n" + "\n\n".join(said)
    with annotated(folder / "text.md", text, rows) as store:
        yield Questions(store)


@pytest.fixture(scope="module")
def spain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Questions]:
    """Questions over a text about Spain of May 2024; some sentences name no country, others name another country."""
    with asked_of(tmp_path_factory.mktemp("spain"), "about: spain\ndate: 2024-05", SPAIN) as questions:
        yield questions


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


def test_text_tells_of_its_country_and_year_what_names_no_other(spain: Questions) -> None:
    check(OFFERED_BY_SPAIN, spain)


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


def test_list_of_everything_is_offered_only_if_all_of_it_is_of_the_country(spain: Questions) -> None:
    check(LISTS_OF_SPAIN, spain)


OFFERED_BY_BOTH = """
engineers
+ What does the committee of Spain and Portugal consist of?
+ What does Spain's joint committee consist of?
- What does Italy's joint committee consist of?
cranes
+ What does Portugal's dock consist of?
- What does Spain's dock consist of?
"""


def test_text_about_two_countries_tells_of_both_unless_it_names_one(tmp_path: Path) -> None:
    said = {
        "The joint committee consists of engineers.": ("has_part", "joint committee", "engineers"),
        "The dock in Portugal consists of cranes.": ("has_part", "dock", "cranes"),
    }
    with asked_of(tmp_path, "about: spain and portugal", said) as questions:
        check(OFFERED_BY_BOTH, questions)


def test_country_that_the_vocabulary_lacks_has_no_names_to_look_for(copper: Questions) -> None:
    assert copper.wording.stems_of(["urn:atlantis"]) == set()
    assert "spanish" in copper.wording.stems_of(["https://w3id.org/policyloom/id/entity/spain"])


def test_country_whose_name_stands_in_that_of_another_is_not_named(copper: Questions) -> None:
    named = copper.wording.countries_in(words("How many ports has Papua New Guinea?"))
    assert named == ["https://w3id.org/policyloom/id/entity/papua-new-guinea"]


def test_figure_that_is_a_goal_is_no_yes_to_what_is_so(tmp_path: Path) -> None:
    sent = "Norland wants 30 ports by 2030."
    figure = {"indicator": "number of ports", "value": 30, "unit": "ports", "date": "2030", "target": True}
    row = {"type": "statistic", "subject": "Norland", "object": "30 ports", "sent": sent, **figure}
    with annotated(tmp_path / "ports.md", sent, [row]) as store:
        questions = Questions(store)
        assert ("yes",) in offered(questions, "Does Norland want 30 ports?")
        assert ("yes",) not in offered(questions, "Does Norland have 30 ports?")
