"""Questions for the stages of a course, for what is done of all that is told, and for what a description stands for."""

from __future__ import annotations

import pytest
from texts import questions_on

from policyloom.queries.ask import Questions

TEXT = """Ferries

The road from planning to slow construction and then regular service of the Lima ferry took nine years.

In 2005 Chile started a harbour programme of three projects: Net Register, Quay Register and Crane Register.

The Crane Plan draws on the Winch Report, published in 2019. Before it started, electric boats were three per cent of new sales.

Chile launched the Pilot Plan. The Parliament of Chile adopted the Harbour Act. Norway launched the Pier Strategy.
"""


@pytest.fixture(scope="module")
def ferries(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(TEXT, tmp_path_factory.mktemp("text") / "ferries.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What was the first phase of CI in China?", "inception"),
        ("Which stage of CI came last?", "widespread CI adoption"),
        ("What stage did CI enter after inception?", "gradual maturity"),
        ("Which step came before the widespread adoption of CI?", "gradual maturity"),
        ("Which came first, the maturity of CI or its inception?", "inception"),
        ("Which stage came right before the widespread adoption of CI?", "gradual maturity"),
        ("What stages did CI go through before widespread adoption?", "inception to gradual maturity"),
        ("What stages of CI came after inception?", "gradual maturity and then widespread CI adoption"),
        ("Which stages of CI came before inception?", ""),
        ("Which stage of CI came before inception?", ""),
        ("What was the first phase of II in China?", ""),
        ("What was the first phase of CI in Germany?", ""),
        ("Which came first, the maturity of II or its inception?", ""),
        # What it does is told of what the question says to be done, and of no other.
        ("What is digitalization reshaping?", "reshaping economic structures"),
        (
            "What is digitalization reorganizing or restructuring?",
            "reorganizing production factors and resources | restructuring the competitive landscape around the world",
        ),
        # A description is read as the name of the one that it describes.
        (
            "How should the industries of the country behind Industry 5.0 be?",
            "create human-centric, sustainable, and resilient industries in Europe",
        ),
        ("How should the industries of the country behind Industry 4.0 be?", ""),
        # A body of a place is left out with that.
        (
            "Besides China, whose strategies are described?",
            "United States | Germany | European Union | Japan",
        ),
        # What heads an aim of each is alike in them; a noun that states a relation is not.
        (
            "What do the German and Japanese policies have in common?",
            (
                "Industry 4.0: real-time connectivity | Connected Industries: improve the connectivity of key links | "
                "Connected Industries: improve the connectivity of key industries"
            ),
        ),
        ("What do the American and Japanese policies have in common?", ""),
        ("What do Germany and the EU both want?", ""),
        # Which of two places it is, and not that it is one of them.
        ("Is China first or second in computing power?", "second in the world for computing power"),
        ("How many more small than major industrial categories are there?", ""),
        ("Of which categories does China have most?", "666 small industrial categories"),
        ("Does the Industrial Internet face challenges?", "yes"),
        ("Does Industry 4.0 face challenges?", ""),
        ("Does Germany have big goals?", ""),
        ("How long has China held first place in manufacturing value added?", "14 consecutive years"),
        ("How long did CI need to become widespread in China?", "approximately 30 years"),
        ("How long did II need to become widespread in China?", ""),
        # What was commercialized underwent commercialization; what came of that is another thing.
        ("What was commercialized in the 1990s?", "the internet and other information technologies"),
        (
            "The 1990s saw which technologies become commercial?",
            "the internet and other information technologies",
        ),
        ("Which policies were commercialized in the 1990s?", ""),
        ("What was privatized in the 1990s?", ""),
        # Levels are counted by the figures that are called so.
        ("Industrial categories in China come in how many levels?", "3"),
        ("How many levels of industrial categories are there in China?", "3"),
        ("How many levels of 5G base stations are there in China?", ""),
        # As many as the question says are those that the text calls so.
        (
            "What are the three challenges?",
            "insufficient scale effects | low degree of standardization | significant differences between industries",
        ),
        # A bound may decide which of two numbers is larger, or leave it open.
        ("Does China have fewer 5G base stations than internet users?", "yes"),
        ("Does China have more internet users than cell phone users?", ""),
        ("Does Germany have more internet users than 5G base stations?", ""),
        # A beginning is in one time alone, and what is so at one time may be so at another.
        ("Did the Consumer Internet era start in the 1970s?", "no"),
        ("Did the Consumer Internet era start in the 1990s?", "yes"),
        ("Did the Industrial Internet era start in the 1970s?", ""),
        ("Were information technologies commercialized in the 1980s?", ""),
        ("Did China have 4.09 million 5G base stations in 2020?", ""),
        # What lasted was not the last.
        (
            "What lasted about 30 years?",
            (
                "period from inception to gradual maturity and then widespread Consumer Internet adoption in China: "
                "approximately 30 years"
            ),
        ),
        (
            "How does China compare with other countries in computing power?",
            "second in the world for computing power",
        ),
        (
            "What is one thing that all strategies aim at?",
            (
                "boost the transformation and upgrading of the manufacturing industry | encourage data resource utilization | "
                "integrated applications of new-generation information and communication technologies (ICTs) | "
                "make industries more competitive on the global stage"
            ),
        ),
        ("What are the numbers given for Germany?", ""),
        # What each of several has is told of each.
        (
            "Counties, townships and villages in China: tell me what each of them got.",
            (
                "every county has gigabit optical fiber services | every township has 5G coverage | "
                "every village has broadband connectivity"
            ),
        ),
        ("What do counties and schools in China have?", ""),
        ("What do counties and villages in Germany have?", ""),
        # The first goal is no place in an order.
        (
            "What is the first goal of the EU?",
            "create human-centric, sustainable, and resilient industries in Europe",
        ),
    ],
)
def test_the_article_is_asked_for_stages_and_for_what_is_done(
    questions: Questions, question: str, expected: str
) -> None:
    assert " | ".join(questions.ask(question).answers) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What was the first stage of the Lima ferry?", "planning"),
        ("What phase did the Lima ferry reach after planning?", "slow construction"),
        ("Which stage of the Lima ferry came last?", "regular service"),
        ("What was the first stage of the Oslo ferry?", ""),
        # What lies between two of them, and neither of these.
        ("What came between the planning and the regular service of the Lima ferry?", "slow construction"),
        (
            "Which phase lay between the planning of the Lima ferry and its regular service?",
            "slow construction",
        ),
        ("What was between planning and service of the Lima ferry?", "slow construction"),
        ("Which phase came between the planning and the construction of the Lima ferry?", ""),
        ("What came between the planning and the regular service of the Oslo ferry?", ""),
        (
            "How many years passed between the planning of the Lima ferry and its regular service?",
            "nine years",
        ),
        ("Name the projects of the harbour programme.", "Crane Register | Net Register | Quay Register"),
        ("What are the three projects?", "Crane Register | Net Register | Quay Register"),
        ("Did Chile start a harbour programme in 2001?", "no"),
        # When the report was published is not when the plan that draws on it was.
        ("When was the Crane Plan launched?", ""),
        # What was before is no more.
        ("What share of new sales were electric boats?", "three per cent of new sales"),
        ("What share of new sales are electric boats now?", ""),
        ("Which countries besides Chile have launched a plan or strategy?", "Norway"),
    ],
)
def test_another_text_is_asked_for_stages(ferries: Questions, question: str, expected: str) -> None:
    assert " | ".join(ferries.ask(question).answers) == expected
