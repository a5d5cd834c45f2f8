"""Questions that a clause of a text answers in its own words: by the verb of the question, a number, a reason, a place or a field."""

from __future__ import annotations

import pytest
from texts import questions_on, reply

from policyloom.queries.ask import Questions

HARBOURS = """Harbours

Norway launched the Harbour Plan in 2021. The plan will create well-paid jobs along the coast. A growing proportion of \
freight is expected to be handled at the edge of the city. Ferries with sails were invented in Norway.

Ports become unreliable for many reasons, such as ageing cranes, a shortage of pilots, or storms. Disparities exist among \
ports in key areas, such as depth, safety, and price. About a third of all delays and more than 80% of oil spills and fires \
come from old tankers.

The Ministry of Transport announced 40 million euros in funding for twelve projects. The Coast Act invests $3 billion in \
ports, $2 billion in clean ferries, and $1 billion in training. By July 2030, at least 60 percent of all cranes will need to \
be repaired domestically.

During the drought, using barges has become essential for many farmers. Shallow bays require floating piers. The ministry is \
developing new floating piers and bridges.
"""


@pytest.fixture(scope="module")
def harbours(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(HARBOURS, tmp_path_factory.mktemp("text") / "harbours.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What will the plan create?", "well-paid jobs"),
        ("What requires floating piers?", "Shallow bays"),
        ("What was invented in Norway?", "Ferries with sails"),
        ("Where is freight going to be handled?", "the edge of the city"),
        ("Where will freight be handled in the future?", "the edge of the city"),
        ("Why do ports become unreliable?", "ageing cranes"),
        ("In which areas do disparities exist among ports?", "depth, safety, and price"),
        ("Which law invests $2 billion in clean ferries?", "Coast Act"),
        ("How many projects share the 40 million euros from the Ministry of Transport?", "twelve"),
        ("What percentage of oil spills and fires comes from old tankers?", "more than 80%"),
        ("By when must at least 60 percent of all cranes be repaired domestically?", "July 2030"),
        ("Which act puts $2 billion into clean ferries?", "Coast Act"),
        ("Where is cargo going to be handled?", "the edge of the city"),
        ("What made barges essential for many farmers?", "drought"),
    ],
)
def test_clause_answers_in_its_own_words(harbours: Questions, question: str, expected: str) -> None:
    assert expected in reply(harbours, question)


@pytest.mark.parametrize(
    "question",
    [
        "What will the plan destroy?",
        "What requires stone piers?",
        "What was invented in Sweden?",
        "Where is mail going to be handled?",
        "Why do ports become profitable?",
        "In which areas do disparities exist among airports?",
        "Which law invests $3 billion in clean ferries?",
        "Which law invests $2 billion in training?",
        "Which act puts $1 billion into clean ferries?",
        "Which act takes $2 billion from clean ferries?",
        "How many projects share the 30 million euros from the Ministry of Transport?",
        "How many ports share the 40 million euros from the Ministry of Transport?",
        "What percentage of oil spills comes from wooden tankers?",
        "By when must at least 60 percent of all cranes be replaced abroad?",
        "What made ferries essential for many farmers?",
    ],
)
def test_clause_that_says_something_else_does_not_answer(harbours: Questions, question: str) -> None:
    assert reply(harbours, question) == ""
