"""The answer no: only where the text says otherwise, which is then cited."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from policyloom.queries.ask import Questions

from .conftest import annotated

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
TEXT = {
    "Norway did not adopt the Port Plan.": ("adopts", "Norway", "Port Plan"),
    "Sweden adopted the Rail Plan.": ("adopts", "Sweden", "Rail Plan"),
    "The government of Norway rejected the Fish Treaty.": ("adopts", "Norway", "Fish Treaty"),
    "Denmark no longer uses coal.": ("uses_technology", "Denmark", "coal"),
}
OF_DENIALS = """
Did Norway adopt the Port Plan? | no | Norway did not adopt the Port Plan.
Did Norway not adopt the Port Plan? | yes | Norway did not adopt the Port Plan.
Who did not adopt the Port Plan? | Norway | Norway did not adopt the Port Plan.
Who adopted the Port Plan? | |
Did Sweden adopt the Port Plan? | |
Did Sweden adopt the Rail Plan? | yes | Sweden adopted the Rail Plan.
Did Norway reject the Fish Treaty? | yes | The government of Norway rejected the Fish Treaty.
Who rejected the Fish Treaty? | Norway | The government of Norway rejected the Fish Treaty.
What did Norway adopt? | |
Does Denmark use coal? | no | Denmark no longer uses coal.
Which technology does Denmark no longer use? | coal | Denmark no longer uses coal.
"""


@pytest.fixture(scope="module")
def denials(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Questions]:
    rows = [
        {"type": kind, "subject": subject, "object": object, "sent": sent, "negated": subject != "Sweden"}
        for sent, (kind, subject, object) in TEXT.items()
    ]
    with annotated(tmp_path_factory.mktemp("denials") / "text.txt", " ".join(TEXT), rows) as store:
        yield Questions(store)


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


@pytest.mark.parametrize(("question", "answer", "quote"), cases(OF_DENIALS))
def test_what_the_text_denies_is_not_so_and_can_be_asked_for(
    denials: Questions, question: str, answer: str, quote: str
) -> None:
    found = denials.ask(question)
    assert " ".join(found.answers) == answer
    assert " ".join(passage.quote for passage in found.evidence) == quote


def test_what_one_sentence_denies_and_another_states_stay_two_queries(tmp_path: Path) -> None:
    told = ["Norway did not adopt the Port Plan.", "In 2022 Norway adopted the Port Plan."]
    facts = {"type": "adopts", "subject": "Norway", "object": "Port Plan"}
    rows = [{**facts, "sent": sent, "negated": "not" in sent} for sent in told]
    with annotated(tmp_path / "text.txt", " ".join(told), rows) as store:
        _, found = Questions(store).candidates("Did Norway adopt the Port Plan?")
    answers = sorted(c.answers for c in found if c.question == "does Norway adopt Port Plan")
    assert answers == [("no",), ("yes",)]
