"""Questions that are put in plainer words by patterns of the lexicon, of the article and of ports."""

from __future__ import annotations

import pytest
from texts import stored

from policyloom.queries import Store
from policyloom.queries.ask import Questions
from policyloom.queries.ask.words.recast import read_recasts, recasts

TEXT = """Ports

Norway has 400 cranes. Norway has 90 deep-water ports. Norway's fish exports have been the highest of any country in the world for \
11 consecutive years. Norway ranks third in the world for shipbuilding. Norway is home to the world's largest shipyards.

Norway launched the Harbour Plan in 2019. The Harbour Plan aims to cut emissions. Chile launched the Pilot Plan. \
The Pilot Plan aims to train pilots.

Chile accounts for 12% of the world's ferries.
"""


@pytest.fixture(scope="module")
def questions(article: Store) -> Questions:
    return Questions(article)


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    path = tmp_path_factory.mktemp("text") / "ports.txt"
    path.write_text(TEXT, encoding="utf-8")
    return Questions(stored(path))


KNOWN = read_recasts(
    [
        ["how many {y} has {x}", "{x}'s {y} , how many are (there|they) [in all]"],
        ["how many {x}", "{x} , how many are there [in all]"],
        ["do {x} vary by {y}", "do {x} differ from {y} to {y}"],
    ]
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Cranes: how many are there?", ["how many Cranes"]),
        ("Cranes - how many are there in all?", ["how many Cranes"]),
        # A pattern of more words is the likelier one.
        (
            "Norway's big cranes: how many are there?",
            ["how many big cranes has Norway", "how many Norway's big cranes"],
        ),
        ("Do tariffs differ from port to port?", ["do tariffs vary by port"]),
        ("Do tariffs differ from port to ship?", []),
        ("Cranes how many are there?", []),
        ("Cranes: how many?", []),
    ],
)
def test_a_pattern_has_holes_alternatives_and_words_that_may_be_left_out(
    question: str, expected: list[str]
) -> None:
    assert sorted(recasts(question, KNOWN)) == sorted(expected)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("People on the internet in China: the figure is over what?", "more than 1 billion"),
        ("The count of cell phone users in China has gone beyond what mark?", "more than 1 billion"),
        ("How big is the crowd of internet users in China?", "more than 1 billion"),
        (
            "China's portion of the world's 5G base stations?",
            "more than 60% of the global total (September 2024)",
        ),
        (
            "How does China fare in computing power against other nations?",
            "second in the world for computing power",
        ),
        (
            "In a league table of computing power, where would China come?",
            "second in the world for computing power",
        ),
        ("The highest manufacturing value added is seen in which country?", "China"),
        (
            "How long has China's reign at the top of manufacturing value added lasted?",
            "14 consecutive years",
        ),
        ("It was during which ten years that information technologies were commercialized?", "1990s"),
        ("Which letters are put for the Internet of Things?", "IoT"),
        ("Industrial Internet, for short?", "II"),
        ("The text says somewhere that the editor is who?", "Li Xiaoqiong"),
        (
            "New business functions - which of them are listed?",
            "medical care | mobile payments | online grocery shopping | online travel booking",
        ),
        ("What name does the policy of Germany bear?", "Industry 4.0"),
        ("Japan uses AI in its strategy, isn't it so?", ""),
        ("Japan uses AI in its strategy, correct?", "yes"),
        ("Germany's policy is connected industries, right?", "no"),
        ("Do the policies vary from one country to the next?", "yes"),
        # What is told of others, or of none, is not told of what is asked of.
        ("How big is the crowd of internet users in Germany?", ""),
        ("In a league table of computing power, where would Japan come?", ""),
        ("How does China fare in artificial intelligence against other nations?", ""),
        ("Which letters are put for the digital economy?", ""),
        ("Germany uses AI in its strategy, right?", ""),
    ],
)
def test_the_article_is_asked_in_other_words(questions: Questions, question: str, expected: str) -> None:
    assert " | ".join(questions.ask(question).answers) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Norway's cranes: how many of them are there?", "400"),
        ("Norway is home to how many deep-water ports?", "90"),
        ("Chile's slice of the world's ferries?", "12"),
        ("What has Norway been number one in for 11 years running?", "fish exports"),
        ("How long is Norway's streak at the top of fish exports?", "11"),
        ("Where are the world's largest shipyards located?", "Norway"),
        ("Norway launched the Harbour Plan, didn't it?", "yes"),
        ("The Harbour Plan and the Pilot Plan: what is each of them after?", "cut emissions train pilots"),
        (
            "What distinguishes the Harbour Plan from the Pilot Plan in its aims?",
            "cut emissions train pilots",
        ),
        ("Chile's cranes: how many of them are there?", ""),
        ("What has Chile been number one in for 11 years running?", ""),
        ("What has Norway been number one in for 15 years running?", ""),
        ("Where are the world's largest ferries located?", ""),
        ("Chile launched the Harbour Plan, didn't it?", "no"),
    ],
)
def test_another_text_is_asked_in_other_words(ports: Questions, question: str, expected: str) -> None:
    told = " ".join(ports.ask(question).answers)
    assert all(word in told for word in expected.split()), told
    assert bool(told) == bool(expected), told


def test_the_reply_tells_in_which_words_a_question_was_read(questions: Questions) -> None:
    answer = questions.ask("Industrial Internet, for short?")
    assert answer.question == "Industrial Internet, for short?"
    assert answer.suggestions[:1] == ("read as 'what is the abbreviation of Industrial Internet'",)
