"""Questions that are put in plainer words by patterns of the lexicon, of the article and of ports."""

from __future__ import annotations

import pytest
from texts import questions_on

from policyloom.ontology.errors import DataError
from policyloom.queries.ask import Questions
from policyloom.queries.ask.words.recast import read_recasts, recasts

TEXT = """Ports

Norway has 400 cranes. Norway has 90 deep-water ports. Norway's fish exports have been the highest of any country in the world for \
11 consecutive years. Norway ranks third in the world for shipbuilding. Norway is home to the world's largest shipyards.

Norway launched the Harbour Plan in 2019. The Harbour Plan aims to cut emissions. Chile launched the Pilot Plan. \
The Pilot Plan aims to train pilots.

Chile accounts for 12% of the world's ferries. Chile offers a 25 percent tax credit for investments in ships. \
Spending on nets has fallen to less than 2 percent of GDP from 3 percent in the 1990s.

Norway aims to ensure that 75% of the firms use robots by 2030.
"""


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(TEXT, tmp_path_factory.mktemp("text") / "ports.txt")


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


def test_a_choice_may_be_taken_over_and_a_pattern_must_have_what_its_plain_question_takes_over() -> None:
    known = read_recasts([["by how much should {x} {v}", "how far (is|are) {x} to {v:fall|come down}"]])
    assert [*recasts("How far are tolls to come down?", known)] == ["by how much should tolls come down"]
    assert not [*recasts("How far are tolls to rise?", known)]
    with pytest.raises(DataError, match=r"has no \{y\}"):
        read_recasts([["how many {x} {y}", "{x} , how many"]])
    with pytest.raises(DataError, match="is no pattern"):
        read_recasts([["how many {x}", "{x} , (how many"]])


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


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # All of some things are a share of them as well.
        ("What proportion of the counties in China has gigabit optical fiber?", "every county"),
        ("Do all townships have 5G coverage or merely some of them?", "every township"),
        ("What proportion of counties in China has broadband?", ""),
        ("What proportion of villages in Germany has broadband?", ""),
        ("What share of schools has broadband?", ""),
        # What was so by a time was so then at the latest.
        ("By which month did every county have gigabit optical fiber?", "September 2024"),
        ("By which month did every county have broadband?", ""),
        # A time may be told with "recent" or "past" as well.
        ("When did cell phone users in China climb above 1 billion?", "recent years"),
        ("When did cell phone users in China climb above 2 billion?", ""),
        ("When did cell phone users in Japan climb above 1 billion?", ""),
        # How long something takes is told by what takes more time, of the one and not of the other.
        ("How long could the Industrial Internet take as against the Consumer Internet?", "even longer"),
        ("How long could the Consumer Internet take as against the Industrial Internet?", ""),
        ("From its dawn to broad adoption, CI in China took how many years?", "approximately 30 years"),
        ("From its dawn to broad adoption, II in China took how many years?", ""),
        # An adjective of a noun says that something is of it.
        (
            "How many intermediate categories of industry are there in China?",
            "207 intermediate industrial categories",
        ),
        ("How many major industry categories has China?", "41 major industrial categories"),
        # One example that is told is no number of examples, nor one kind a number of kinds.
        ("Count the examples of mobile business functions.", ""),
        ("How many categories of industries does China have?", ""),
        # What has gone on for so many years is told of that field alone.
        ("In which field has China been first for 20 consecutive years?", ""),
    ],
)
def test_what_is_asked_in_other_words_is_told_of_that_alone(
    questions: Questions, question: str, expected: str
) -> None:
    assert " | ".join(questions.ask(question).answers) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Is there any number for cell phone users in China, and if so what?", "more than 1 billion"),
        ("Is there any number for cell phone users in Japan, and if so what?", ""),
        ("Is China's share of the world's 5G base stations greater than a half?", "yes"),
        ("Do internet users outnumber 5G base stations in China?", "yes"),
        ("Do 5G base stations outnumber cell phone users in China?", "no"),
        ("Do internet users outnumber cell phone users in China?", ""),
        ("China is home to leading ICT enterprises, is it not?", "yes"),
        (
            "Is there any field in which China is first?",
            "manufacturing value added: highest of any country in the world",
        ),
        ("Is there any field in which Japan is first?", ""),
        ("What unites the aims of Germany and the EU?", ""),
        (
            "How numerous are the intermediate industrial categories of China?",
            "207 intermediate industrial categories",
        ),
        ("Give me the figure: internet users in China.", "more than 1 billion"),
        ("Does China own the majority of the world's 5G base stations?", "yes"),
        ("Does Germany own the majority of the world's 5G base stations?", ""),
        ("For computing power, China is in which place?", "second in the world for computing power"),
        ("China occupies which slot in artificial intelligence?", ""),
        ("No other country has a higher manufacturing value added than who?", "China"),
        ("No other country has higher computing power than who?", ""),
        ("Wasn't Industry 5.0 formulated by the EU?", "yes"),
        ("Isn't Industry 5.0 a Japanese policy?", "no"),
        (
            "What heralded the Consumer Internet era?",
            "large-scale commercialization of the internet and other information technologies",
        ),
        ("What heralded the Industrial Internet era?", ""),
        ("What grew out of the commercialization of the internet?", "new Consumer Internet era"),
        ("Which era began in the 1990s?", "new Consumer Internet era"),
        ("Which revolution began in the 1990s?", ""),
        ("The time needed for CI adoption in China?", "approximately 30 years"),
        ("The time needed for II adoption in China?", ""),
        ("What headline does the article bear?", "Accelerating Development of the Industrial Internet"),
        ("What has become of CI development in China?", "has plateaued"),
        ("What has become of CI development in Japan?", ""),
        # "Activities to" tell of an aim, activities alone of none.
        ("What are the features of production activities?", ""),
        ("How are Germany and the EU alike?", ""),
    ],
)
def test_plainer_words_ask_for_the_same(questions: Questions, question: str, expected: str) -> None:
    assert " | ".join(questions.ask(question).answers) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # What most do is not done by all, and what somebody does by neither.
        ("Are all countries using emerging technologies?", ""),
        ("Do most major countries use emerging technologies?", "yes"),
        ("Do most countries use emerging technologies?", ""),
        ("Do most townships in China have 5G coverage?", "yes"),
        ("Does China have all industrial categories?", "yes"),
        ("Do all new business functions contribute to the digital economy?", ""),
    ],
)
def test_what_is_told_of_some_is_not_told_of_all(questions: Questions, question: str, expected: str) -> None:
    assert " | ".join(questions.ask(question).answers) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # A share of something is no share of what it is for.
        ("Does Chile have more than half of the world's ferries?", "no"),
        ("Is the majority of the world's ferries in Chile?", "no"),
        ("Are most ships in Chile?", ""),
        # What is to be so by a time is not so yet, and a number is no other figure.
        ("Do 75% of the firms use robots?", ""),
        ("Should 75% of the firms use robots?", "yes"),
        ("Has spending on nets fallen to less than 2 percent of GDP?", "yes"),
        # A year is no number of anything.
        ("Was the tax credit approved in 2021?", ""),
        ("Norway is number what in shipbuilding?", "third in the world for shipbuilding"),
    ],
)
def test_a_share_is_of_what_is_asked_of(ports: Questions, question: str, expected: str) -> None:
    assert " ".join(ports.ask(question).answers) == expected
