"""Questions behind a reason for asking, which is left out: of the bundled article."""

from __future__ import annotations

import pytest

from policyloom.ontology.own import built_in
from policyloom.queries.ask import Questions
from policyloom.queries.ask.parsing.reason import without_reason
from policyloom.queries.ask.words.wording import read_wording


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("I work for a bank and have to choose, so which fund is the oldest?", "which fund is the oldest"),
        ("My parents want a boat, so I'd like to know which port has moorings.", "I'd like to know which port has moorings"),
        ("We run a ferry and would like to know how many ports are open.", "how many ports are open"),
        ("Our clerk is checking the bills and asks in what year the levy began.", "in what year the levy began"),
        ("As a teacher of history, I'd like to know who built the first dock.", "who built the first dock"),
        ("For a talk at our school I need the number of ferries in the north.", "the number of ferries in the north"),
        ("Because my son is a sailor, I wonder whether crews are trained.", "I wonder whether crews are trained"),
        ("There is a strike in our town, so what does the port offer its crews?", None),
        ("I read of a new plan, so who wrote it?", None),
        ("My friend says so, so the port is open.", "the port is open"),
        ("For Norway, could you tell me how many ports are open?", None),
        ("Which ports are so old, so slow and so small?", None),
        ("I like ships, so ships are good.", None),
    ],
)  # fmt: skip
def test_reason_is_left_out_where_what_follows_asks_by_itself(question: str, asked: str | None) -> None:
    assert without_reason(question, read_wording(built_in())) == (asked or question)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("I work for a bank and must choose, so which country devised Industry 4.0?", "Germany"),
        ("My parents are thinking of moving, so I'd like to know which country devised Industry 4.0.", "Germany"),
        ("As a journalist who follows Europe, I'd like to know who devised Industry 5.0.", "European Union"),
        ("We are planning a trip and would like to know which country devised connected industries.", "Japan"),
        ("I work for a bank and must choose, so which country devised Industry 6.0?", ""),
    ],
)  # fmt: skip
def test_question_behind_a_reason_is_answered(questions: Questions, question: str, expected: str) -> None:
    assert " | ".join(questions.ask(question).answers) == expected
