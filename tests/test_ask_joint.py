"""Questions for two things at once, and words of a question that are no part of what it asks for."""

from __future__ import annotations

import pytest
from texts import questions_on

from policyloom.ontology.own import built_in
from policyloom.queries import open_store
from policyloom.queries.ask import Questions
from policyloom.queries.ask.index.index import Index
from policyloom.queries.ask.parsing.spelling import mended
from policyloom.queries.ask.words.wording import read_wording
from policyloom.queries.result import Solutions
from policyloom.queries.result import text as words_of

TEXT = """Ports

The Ministry of Fisheries published a draft rule in May 2021 to provide guidance on the Net Size Credit.

Chile launched the Green Harbour Plan in 2019. The plan aims to cut fuel use by 2030. Peru announced the Anchovy Fund.

The £56 million Fish Research Centre (FRC) will boost the competitiveness of the shrimp and crab sector when it opens in 2027.

We will support the crab sector in achieving its aim of doubling its sales by 2031 by building cold stores and new roads.

Last year the Peruvian government worked with industry to launch its Clean Nets Strategy.

With the support of over 40 Sea Skills Hubs, crews should have access to digital charts. Since the beginning of the Diaz \
administration, firms have announced $9 billion in commitments in port and pier investments. Peru produces only about \
4 percent of global supply.

Sonar and radar are two of the critical emerging technologies of our time.

While Norway builds large ships, there are important gaps, notably in crew training and in engine design, \
exposing Norway to a number of risks.
"""


@pytest.fixture(scope="module")
def questions(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(TEXT, tmp_path_factory.mktemp("text") / "ports.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which ministry published the draft rule, and when?", "Ministry of Fisheries | May 2021"),
        ("which ministry issued a rule on the Net Size Credit and when", "Ministry of Fisheries | May 2021"),
        ("which country launched the Green Harbour Plan and in which year", "Chile | 2019"),
        ("when and by whom was the Green Harbour Plan launched", "Chile | 2019"),
        ("what does the Green Harbour Plan aim at, and by when", "cut fuel use | 2030"),
        # Half of an answer is none.
        ("who announced the Anchovy Fund and when", ""),
        ("who launched the Green Harbour Plan and why", ""),
        ("which ministry published the draft rule, and where", ""),
        ("which ministry published the Net Size Credit", ""),
    ],
)
def test_who_did_it_and_when(questions: Questions, question: str, expected: str) -> None:
    assert " | ".join(questions.ask(question).answers) == expected


def test_query_for_two_things_finds_both(questions: Questions) -> None:
    answer = questions.ask("who launched the Green Harbour Plan and when")
    found = questions.store.query(answer.sparql)
    assert isinstance(found, Solutions)
    assert {words_of(row[1]) for row in found} == {*answer.answers} == {"Chile", "2019"}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what do the gaps in crew training expose Norway to", "number of risks"),
        ("what do the gaps in engine design expose Chile to", ""),
        (
            "in which two areas does Norway have serious gaps",
            "important gaps in crew training | important gaps in engine design",
        ),
        ("in which two fields does Norway have harbours", ""),
    ],
)
def test_what_does_something_is_not_what_it_does(questions: Questions, question: str, expected: str) -> None:
    assert " | ".join(questions.ask(question).answers) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # A total may be a sum, and what was announced since then is no part of what is counted.
        ("total commitments announced since the beginning of the Diaz administration", "$9 billion"),
        ("total commitments announced since the beginning of the Soto administration", ""),
        # A share of the global supply is one of the world's things that the sentence tells of.
        ("What share of the world's supply does Peru make?", "about 4 percent of global supply"),
        # What is called with its price is the same thing without.
        ("When is the FRC due to open?", "2027"),
        ("when is the Fish Research Centre scheduled to open", "2027"),
        (
            "what will become more competetive due to the FRC",
            "boost the competitiveness of the shrimp and crab sector",
        ),
        ("Which two technologies does the text describe as critical emerging technologies?", "radar | Sonar"),
        ("which technologies does the article call critical", "radar | Sonar"),
        ("name the technologies that the text says are critical", "radar | Sonar"),
        # Two are not three, and no technology is a sector.
        ("Which three technologies does the text describe as critical emerging technologies?", ""),
        ("which sectors does the text describe as critical emerging technologies", ""),
        ("which ports does the text call critical", ""),
        ("which ministry is due to open the FRC", ""),
    ],
)
def test_what_the_text_says_so_and_what_will_be(questions: Questions, question: str, expected: str) -> None:
    assert " | ".join(sorted(questions.ask(question).answers, key=str.swapcase)) == expected


@pytest.mark.parametrize(
    ("slip", "read"),
    [
        ("competitve", "competitive"),
        ("goverment", "government"),
        ("launchd", "launched"),
        ("achievments", "achievements"),
    ],
)
def test_slips_that_many_make_are_mended(questions: Questions, slip: str, read: str) -> None:
    assert any(f"{read!r} for {slip!r}" in s for s in questions.ask(f"who {slip} the plan").suggestions)


@pytest.mark.parametrize("word", ["these", "because", "throughout", "industries", "children"])
def test_english_words_are_no_slips(word: str) -> None:
    assert mended([(word, False)], Index(open_store(None), read_wording(built_in()))) == ([(word, False)], {})


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "what is the strategy called that the Peruvian government launched with industry last year",
            "Clean Nets Strategy",
        ),
        ("which strategy did the Peruvian government launch with universities", ""),
        # The head of what is counted counts.
        ("How many Sea Skills Hubs are there to help crews?", "over 40 Sea Skills Hubs"),
        ("how many Sea Skills Hubs are there to help farmers", ""),
        (
            "how much in port and pier commitments has been announced since the start of the Diaz administration",
            "$9 billion",
        ),
        ("how much in port and pier commitments was announced since the end of the Diaz administration", ""),
        ("share of global supply produced in Peru", "about 4 percent of global supply"),
        ("share of global supply produced in Chile", ""),
    ],
)
def test_what_the_sentence_says_beside(questions: Questions, question: str, expected: str) -> None:
    assert " | ".join(questions.ask(question).answers) == expected


@pytest.mark.parametrize(
    ("question", "is_told"),
    [
        ("List the ways in which the government will help the crab sector reach its aim.", True),
        ("how will the government help the crab sector double its sales", True),
        ("list the ways in which Chile will reach its aim", False),
    ],
)
def test_ways_to_a_goal_are_what_leads_to_it(questions: Questions, question: str, is_told: bool) -> None:
    assert any("cold stores" in a for a in questions.ask(question).answers) == is_told
