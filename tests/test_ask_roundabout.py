"""Questions of what is done, wanted, used and brought about, put in a roundabout way, of the article and of ports."""

from __future__ import annotations

import pytest
from texts import questions_on

from policyloom.graph.parsing.parse import pipeline
from policyloom.ontology.own import built_in
from policyloom.queries.ask import Questions
from policyloom.queries.ask.parsing.fronting import fronted
from policyloom.queries.ask.parsing.topic import about_topic
from policyloom.queries.ask.words.recast import read_recasts, recasts
from policyloom.queries.ask.words.word import Word, split, words
from policyloom.queries.ask.words.wording import read_wording

TEXT = """Ports

Norway launched the Harbour Plan, which aims to cut fuel costs and to build quiet ferries based on solar sails. \
Chile adopted the Pilot Act to train young crews. Peru formulated the Tug Strategy.

Automation has resulted in wider piers and faster loading. The spread of drones led to safer docks.

New services, such as pilot apps and crane sharing, have proliferated, leading to a thriving harbour trade.

Challenges such as high costs and low automation mean that Norway cannot copy the path of Chile.
"""


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(TEXT, tmp_path_factory.mktemp("text") / "ports.txt")


def _read(text: str) -> list[Word]:
    return words(split(text), pipeline())


@pytest.mark.parametrize(
    ("form", "question", "plain"),
    [
        (
            "is there (a|any) {it:kind} that {does}",
            "Is there any country that has ports?",
            "which country has ports",
        ),
        ("is there (a|any) {it:kind} that {does}", "Is there a rule that has ports?", None),
        ("{it:noun} {does:done} whom", "ports used by whom", None),
        ("{it:class} {does:doing} {on}", "country building ports", "which country building"),
        ("{it:class} {does:doing} {on}", "what is the country building now", None),
        ("{it:class} {does:doing} {on}", "country regarding its ports", None),
        ("{it:noun} are {does:done} by whom", "ports are used by whom", "which ports used"),
        ("{it:noun} are {does:done} by whom", "ports that are used are run by whom", None),
        ("{it:noun} are {does:done} by whom", "ports are big by whom", None),
        ("{it:noun} is {does:doing} what", "Peru is building what", "which Peru building"),
        ("{does}'s {it:kind}", "Peru's country", "which country Peru"),
        ("{does} {it:word}", "big new ports", "which ports big new"),
    ],
)
def test_hole_is_filled_by_words_of_its_sort(form: str, question: str, plain: str | None) -> None:
    known = read_recasts([["which {it} {does}", form]])
    assert next(recasts(question, known, lambda text: text == "country"), None) == plain


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("the plan rests on what", "what does the plan rest on"),
        ("the idea was whose", "whose was the idea"),
        ("Norway will build which new ferries", "which new ferries will Norway build"),
        ("ports are run through what kind of body", "through what kind of body are ports run"),
        ("what does the plan rest on", None),
        ("thanks to the plan Norway has what", None),
    ],
)
def test_question_word_in_its_place_is_put_first(question: str, plain: str | None) -> None:
    turned = fronted(_read(question), read_wording(built_in()))
    assert (turned and " ".join(word for word, _ in turned)) == plain


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("As for the plan, who wrote it?", "who wrote the plan?"),
        ("The plan: what is its aim?", "what is the plan's aim?"),
        ("I keep hearing about drones, so who uses them?", "who uses drones?"),
        ("Drones - which ports go for those?", "which ports go for drones?"),
        ("What is it, the plan?", None),
        ("In Peru, what is IT used for?", None),
        ("Who wrote the plan, and when was it?", None),
    ],
)
def test_topic_stands_where_the_question_takes_it_up(question: str, plain: str | None) -> None:
    told = about_topic(question, read_wording(built_in()))
    assert (told and told.lower()) == plain


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # Who is behind it.
        ("Is there a country that came up with connected industries?", "Japan"),
        ("Who gets the credit for Industry 4.0?", "Germany"),
        ("By whom was Industry 5.0 drawn up?", "European Union"),
        ("I have heard of Industry 5.0, so who started it?", "European Union"),
        ("What body decided to put the in-depth Industrial Internet strategy into practice?", "CPC Central Committee"),
        ("Who took the decision to speed up the Industrial Internet?", "CPC Central Committee"),
        # What it is called.
        ("Germany's policy bears what name?", "Industry 4.0"),
        ("Does Japan have a strategy, and if so which one?", "Connected Industries"),
        # What it is for, and whose aim that is.
        ("How would the EU like industries in Europe to be?", "create human-centric, sustainable, and resilient industries in Europe"),
        ("Promoting advanced manufacturing lies at the heart of which strategy?", "national strategy of reindustrialization"),
        ("Resilient industries are the goal of whom?", "European Union"),
        ("Who has its sights set on high-quality economic development?", "CPC Central Committee"),
        ("Of Germany and the EU, which one is after sustainable industries?", "European Union"),
        # What it uses, and who uses it.
        ("Industry 4.0 is built on what kind of factories?", "smart factories"),
        ("Does AI have a role in the Japanese strategy?", "yes"),
        ("The strategy of the US: is IT used in it?", "yes"),
        ("Smart factories are the foundation of whose policy?", "Germany"),
        ("The IoT figures in which country's plan?", "Japan"),
        # What it leads to, and what it comes of.
        ("The spread of mobile internet led to what?", "new business functions have proliferated"),
        ("What came of mobile payments, online travel booking and the like?", "a thriving digital economy"),
        ("To what do we owe the greater elasticity in services?", "industrial internet (II)"),
        ("How come the digital economy is doing so well?", "new business functions"),
        ("Name the era that began when the internet went commercial.", "new Consumer Internet era"),
        ("I was wondering what digitalization does to production factors.", "reorganizing production factors and resources"),
        # Of what it is an example.
        ("Into what class do online travel booking and grocery shopping fall?", "new business functions"),
        ("How would you classify the Internet of Things?", "new technologies"),
        ("Does AI count as a new technology?", "yes"),
        ("What kind of technology is AI?", "new technologies"),
        ("What counts as a new technology?", "artificial intelligence (AI) | Internet of Things"),
        # What stands in its way, and what it takes.
        ("What barriers exist for II?", "insufficient scale effects | low degree of standardization | significant differences between industries"),
        ("What's the matter with CI these days?", "development has plateaued"),
        ("What does it take to develop the digital economy further?", "expansion into new growth areas"),
        ("What is it that differs from one country to the next?", "the strategies and policies employed"),
    ],
)  # fmt: skip
def test_roundabout_question_is_answered_as_the_plain_one(
    questions: Questions, question: str, expected: str
) -> None:
    assert " | ".join(questions.ask(question).answers) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("The Harbour Plan is whose doing?", "Norway"),
        ("Do you know of a country that brought in the Pilot Act?", "Chile"),
        ("What do we call Peru's strategy?", "Tug Strategy"),
        ("As for the Tug Strategy, who came up with it?", "Peru"),
        ("Solar sails are the basis of which plan?", "Harbour Plan"),
        ("What has automation brought about?", "faster loading | wider piers"),
        ("Safer docks are the result of what?", "spread of drones"),
        ("Under what heading would you put crane sharing?", "new services"),
        ("What is it that has kept Norway from copying the path of Chile?", "high costs | low automation"),
    ],
)  # fmt: skip
def test_other_texts_are_asked_in_the_same_ways(ports: Questions, question: str, expected: str) -> None:
    assert " | ".join(sorted(ports.ask(question).answers)).lower() == expected.lower()


@pytest.mark.parametrize(
    "question",
    [
        "Is there a country that came up with Society 5.0?",
        "Is there any other country that came up with Industry 4.0?",
        "By whom was Made in China 2025 drawn up?",
        "I have heard of Society 5.0, so who started it?",
        "Robots are the foundation of whose policy?",
        "To what do we owe the lower wages in services?",
        "Into what class do mobile games fall?",
        "What came of cloud computing?",
        "How come wages are doing so well?",
        "What is promoted by real-time connectivity?",
        "What has real-time connectivity promoted?",
        "What's the matter with Industry 4.0?",
        "To what group of countries does AI belong?",
        "In creating Industry 5.0, what did Germany have in mind?",
        "Does blockchain have a role in the Japanese strategy?",
        "Thanks to the highest manufacturing value added, China can offer Japan what?",
    ],
)
def test_near_miss_of_a_roundabout_question_is_refused(questions: Questions, question: str) -> None:
    assert questions.ask(question).answers in ((), ("no",))


def test_reply_says_what_a_question_was_read_as(questions: Questions) -> None:
    answer = questions.ask("The spread of mobile internet led to what?")
    assert "read as 'what did The spread of mobile internet lead to'" in answer.suggestions
