"""What is asked for once more behind a question, what opens one, which rank, kind or level, and before what."""

from __future__ import annotations

import pytest

from policyloom.queries.ask import Questions


def _answers(questions: Questions, question: str) -> str:
    return " | ".join(questions.ask(question).answers).lower()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who proposed Industry 5.0 - name the commissioner.", ""),
        ("Who formulated Industry 5.0? Which commissioner?", ""),
        ("Who formulated Industry 5.0, give the name of the commissioner", ""),
        ("Which country devised Industry 4.0, and name the law.", ""),
        ("Who devised Industry 4.0? Name the country.", "germany"),
        ("Who formulated Industry 5.0, give the name of the bloc", "european union"),
        ("What does Germany name the strategy?", "industry 4.0"),
        # one of a list is not all of them
        ("What goals for network coverage has China reached? List them all.", ""),
        ("Which challenges does II face? List them all.", "insufficient scale effects | low degree"),
        ("Which features of production activities give ample scope for ICTs?", "long value chains"),
    ],
)
def test_what_is_asked_once_more_must_be_told(questions: Questions, question: str, expected: str) -> None:
    answers = _answers(questions, question)
    assert expected in answers if expected else not answers


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Quick: who is behind Industry 4.0?", "germany"),
        ("Quick question - did Germany adopt Industry 4.0?", "yes"),
        ("One more question: what does Industry 5.0 aim at?", "create human-centric"),
        ("Quick! Name the country behind Industry 4.0.", "germany"),
        ("Urgent: when did the Consumer Internet era begin?", "1990s"),
        ("Quick: who is behind Industry 7.0?", ""),
        ("Quick changes: who made them?", ""),
    ],
)
def test_what_opens_a_question_says_nothing(questions: Questions, question: str, expected: str) -> None:
    answers = _answers(questions, question)
    assert expected in answers if expected else not answers


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which country had the second highest manufacturing value added?", ""),
        ("Which country has the third largest manufacturing value added?", ""),
        ("Is China the second highest in manufacturing value added?", "no"),
        ("Does China have the highest manufacturing value added?", "yes"),
        ("Which country has the highest manufacturing value added?", "china"),
        ("Who has the second highest computing power?", "china"),
        ("Who has the highest computing power?", ""),
    ],
)
def test_rank_asked_for_is_the_rank_told(questions: Questions, question: str, expected: str) -> None:
    assert _answers(questions, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What kind of booking is now done online?", "online travel booking"),
        ("What kind of shopping is done online?", "online grocery shopping"),
        ("What type of payment is mobile?", "mobile payments"),
        ("What kind of function is mobile payment?", "new business functions"),
        ("What kind of thing is online travel booking?", "new business functions"),
        ("What kind of booking is done by phone?", ""),
        ("What kind of booking is done online in Japan?", ""),
        ("What kind of grocery shopping is among the new business functions?", ""),
    ],
)
def test_kind_asked_for_is_called_so(questions: Questions, question: str, expected: str) -> None:
    assert _answers(questions, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Give me the number of industrial categories in China at all three levels", 3),
        ("How many industrial categories does China have at each level?", 3),
        ("number of industrial categories of all three sizes in china", 3),
        ("Give me the number of industrial categories in China at all four levels", 0),
        ("How many users does China have at each level?", 0),
        ("How many cell phone users does China have at all levels?", 0),
        ("How many industrial categories does Japan have at each level?", 0),
    ],
)
def test_each_level_has_a_number(questions: Questions, question: str, expected: int) -> None:
    assert len(questions.ask(question).answers) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "Roughly how many years passed before the Consumer Internet was widely adopted in China?",
            "30 years",
        ),
        ("How much time went by before CI was widely adopted in China?", "30 years"),
        ("How many years passed before the Industrial Internet was widely adopted in China?", ""),
        ("How many years passed before CI was widely adopted in Japan?", ""),
        ("How many years passed after CI was widely adopted in China?", ""),
        ("How long had China led in manufacturing value added before 2020?", ""),
    ],
)
def test_time_before_something_is_how_long_it_took(
    questions: Questions, question: str, expected: str
) -> None:
    answers = _answers(questions, question)
    assert expected in answers if expected else not answers


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What goals of 5G coverage has China achieved?", "every township has 5g coverage"),
        ("What coverage does each Chinese township have?", "every township has 5g coverage"),
        ("What goals has China reached with regard to gigabit optical fiber?", "every county has"),
    ],
)
def test_goal_of_a_list_is_told_by_what_it_names(questions: Questions, question: str, expected: str) -> None:
    answers = _answers(questions, question)
    assert expected in answers and "village" not in answers


@pytest.mark.parametrize(
    "question",
    [
        # what one place has another need not have
        "Which service does each township in China have?",
        "Which services does every village in China have?",
        # what things belong to is not how many they are
        "Which classification do China's industrial categories belong to?",
        "Which group do China's cell phone users belong to?",
    ],
)
def test_what_is_said_of_another_is_no_answer(questions: Questions, question: str) -> None:
    assert _answers(questions, question) == ""
