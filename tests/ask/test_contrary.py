"""The answer no: only where the text says otherwise, which is then cited."""

from __future__ import annotations

import pytest

from policyloom.queries.ask import Questions

DENIED = """
Is Norland first in Europe in shore power? | Norland ranks second in Europe in shore power.
Is Norland number one in Europe for shore power? | Norland ranks second in Europe in shore power.
Did Norland have fewer than 100 harbours in 2023? | In 2023 Norland had 120 harbours and Sudmark had 80 harbours.
Did Sudmark have more than 100 harbours in 2023? | In 2023 Norland had 120 harbours and Sudmark had 80 harbours.
"""
NOT_DENIED = """
Is Norland second in Europe in shore power?
Who is first in Europe in shore power?
Did Norland have more than 100 harbours in 2023?
Is Norland first in Europe in steel?
Does Sudmark have fewer than 100 airports?
"""
OF_THE_ARTICLE = """
Is Industry 4.0 a German policy? | yes
Is Industry 5.0 a German policy? | no
Did Japan create Industry 4.0? | no
Was Industry 5.0 made by the United Kingdom? | no
Is Industry 4.0 used in Japan? |
Has Japan joined the policy Industry 4.0? |
Will China be first in the world for computing power? |
"""


def cases(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("question", "quote"), cases(DENIED))
def test_no_is_said_where_the_text_has_another_rank_or_number(
    harbours: Questions, question: str, quote: str
) -> None:
    answer = harbours.ask(question)
    assert answer.answers == ("no",)
    assert answer.reading.endswith("? yes")
    assert [passage.quote for passage in answer.evidence] == [quote]
    assert list(harbours.store.rows(answer.sparql))


@pytest.mark.parametrize("question", NOT_DENIED.strip().splitlines())
def test_no_is_not_said_where_the_text_agrees_or_does_not_tell(harbours: Questions, question: str) -> None:
    assert harbours.ask(question).answers != ("no",)


@pytest.mark.parametrize(("question", "answer"), cases(OF_THE_ARTICLE))
def test_a_policy_of_one_country_is_not_made_by_another_which_may_still_use_it(
    seed: Questions, question: str, answer: str
) -> None:
    assert " ".join(seed.ask(question).answers) == answer
