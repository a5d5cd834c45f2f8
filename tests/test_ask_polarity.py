"""Questions for yes or no over every kind of fact: yes where a fact says all of it, no where another has it, else refused."""

from __future__ import annotations

import pytest

from policyloom.queries.ask import Questions


@pytest.mark.parametrize(
    "question",
    [
        "Is the US trying to keep its leading position?",
        "Does Germany intend to construct a personalised manufacturing model?",
        "Does Japan want to strengthen the connectivity of key industries?",
        "Is digitalization changing economic structures?",
        "Did the industrial internet bring about changes in business models?",
        "Is insufficient scale a challenge of the industrial internet?",
        "Has every township in China got 5G?",
        "Should every village in China have broadband?",
        "Is the US strategy focused on advanced manufacturing?",
        "Is online travel booking one of the new business functions?",
        "Do the strategies of countries aim to make industries more competitive?",
        "Do long value chains offer scope for ICT applications?",
        "Was Industry 5.0 formulated by the EU?",
    ],
)
def test_yes_is_said_where_a_fact_says_all_of_it(questions: Questions, question: str) -> None:
    answer = questions.ask(question)
    assert answer.answers == ("yes",), answer.reading
    assert answer.evidence


@pytest.mark.parametrize(
    "question",
    [
        "Is Japan trying to keep its leading position?",
        "Does the US want to gain a leading position?",
        "Does Japan want to boost the linkage of key sectors?",
        "Did new business functions lead to a weak digital economy?",
        "Does Japan want to weaken the connectivity of key industries?",
        "Are economic structures reshaping digitalization?",
        "Has the EU created resilient industries?",
        "Did the consumer internet bring about changes in business models?",
        "Does every county in China have 5G coverage?",
        "Does the EU's policy build on Industry 4.0?",
        "Is the Japanese strategy focused on advanced manufacturing?",
        "Do the strategies aim to make industries less competitive?",
        "Are smart factories a new business function?",
    ],
)
def test_what_no_fact_says_is_neither_so_nor_not_so(questions: Questions, question: str) -> None:
    answer = questions.ask(question)
    assert answer.answers == (), answer.reading


@pytest.mark.parametrize(
    "question",
    [
        "Is Industry 4.0 the policy of Japan?",
        "Did Germany come up with Industry 5.0?",
        "Was Industry 5.0 formulated by Germany?",
    ],
)
def test_no_is_said_where_the_text_names_another(questions: Questions, question: str) -> None:
    assert questions.ask(question).answers == ("no",)
