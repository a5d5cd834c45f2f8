"""Questions in English, asked of the bundled article: answered right, or not at all."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from texts import questions_on

from policyloom.graph.build import read_documents, run_iri
from policyloom.graph.extract import extract
from policyloom.ontology.namespace import POL
from policyloom.ontology.own import built_in, read_knowledge
from policyloom.queries import Store, open_store
from policyloom.queries.ask import Questions, ask
from policyloom.queries.ask.index.pattern import filled, pattern
from policyloom.queries.ask.parsing.spelling import mended
from policyloom.queries.ask.words.word import split
from policyloom.queries.ask.words.wording import read_wording
from policyloom.queries.result import Row, Solutions
from policyloom.queries.result import text as words_of

FOLDER = Path(__file__).parent / "ask"


def _lines(path: Path) -> list[dict[str, list[str]]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _asked(name: str) -> list[dict[str, list[str]]]:
    return _lines(FOLDER / f"{name}.jsonl")


def _rows(store: Store, sparql: str) -> list[Row]:
    result = store.query(sparql)
    assert isinstance(result, Solutions)
    return list(result)


def test_evidence_is_cut_from_the_text(article: Store, questions: Questions) -> None:
    rows = article.query(f"SELECT ?text WHERE {{ ?d <{POL.text}> ?text }}")
    assert isinstance(rows, Solutions)
    (text,) = [words_of(row[0]) for row in rows]
    for question in _asked("development"):
        for passage in questions.ask(str(question["question"])).evidence:
            assert text[passage.start : passage.end] == passage.quote


def test_reported_query_finds_the_answer(article: Store, questions: Questions) -> None:
    answer = questions.ask("Which country came up with Industry 4.0?")
    rows = _rows(article, answer.sparql)
    assert answer.answers == ("Germany",)
    assert any("Germany" in str(term) for row in rows for term in row)


def test_number_of_another_country_is_offered_but_not_given(questions: Questions) -> None:
    answer = questions.ask("How many 5G base stations does the United States have?")
    assert answer.answers == ()
    assert "United States; it gives one for China" in answer.reading


def test_word_that_the_graph_does_not_know_is_named(questions: Questions) -> None:
    answer = questions.ask("Who is the archbishop of Germany?")
    assert (answer.answers, answer.sparql) == ((), "")
    assert "no word for archbishop" in answer.reading


@pytest.mark.parametrize("question", ["", "???", "   ", "the of and", "\N{GRINNING FACE}", "what " * 500])
def test_nonsense_is_refused_without_an_error(questions: Questions, question: str) -> None:
    assert questions.ask(question).answers == ()


def test_question_can_be_asked_of_a_store_at_once(article: Store) -> None:
    assert ask(article, "who adopted industry 5.0").answers == ("European Union",)


def test_empty_store_has_no_answers() -> None:
    with open_store(None) as store:
        assert ask(store, "Which country came up with Industry 4.0?").answers == ()


@pytest.mark.parametrize(("slip", "meant"), [("wich", "which"), ("waht", "what"), ("whch", "which")])
def test_slip_at_the_begin_of_a_question_is_a_question_word(
    questions: Questions, slip: str, meant: str
) -> None:
    words, _ = mended(split(f"{slip} adopted it"), questions.index)
    assert words[0][0] == meant


def test_slips_are_mended_but_words_and_numbers_are_not(questions: Questions) -> None:
    _, changed = mended(split("which contry has 4G satellites"), questions.index)
    assert changed == {"contry": "country"}


@pytest.mark.parametrize(
    ("asked", "read"),
    [("maximise", "maximize"), ("personalised", "personalized"), ("organisation", "organisation")],
)
def test_british_and_american_spelling_are_one_where_the_graph_has_the_word(
    questions: Questions, asked: str, read: str
) -> None:
    words, changed = mended(split(f"who wants to {asked} it"), questions.index)
    assert (words[3][0], changed) == (read, {})


def test_open_hole_binds_nothing_and_a_query_inside_keeps_its_own() -> None:
    inner = filled("subjects", {})
    outer = filled("objects", {"given": inner})
    assert "SELECT DISTINCT (?node AS ?given)" in outer
    assert "VALUES ?inner_given { UNDEF }" in outer


def test_hole_that_a_pattern_lacks_is_an_error() -> None:
    with pytest.raises(KeyError, match="no hole nothing"):
        filled("objects", {"nothing": []})


@pytest.mark.parametrize("name", ["objects", "subjects", "actors", "figures", "things", "document", "names"])
def test_pattern_runs_with_every_hole_open(article: Store, name: str) -> None:
    assert _rows(article, pattern(name))


def test_every_kind_of_fact_has_words_by_which_it_is_asked_for() -> None:
    asked = {p for found in read_wording(built_in()).properties.values() for p in found}
    kinds = (
        "adopts",
        "aimsAt",
        "usesTechnology",
        "leadsTo",
        "hasPart",
        "faces",
        "hasStatistic",
        "hasRanking",
    )
    assert {POL[k] for k in (*kinds, "happenedIn", "relatedPolicy")} <= asked


TEXT = """Chips of Ruritania

In 2019, the Government of Canada launched the Silicon Coast Plan, which aims to triple chip production. Canada has
over 120 chip factories. Norway formulated the Blue Fjord Strategy to cut emissions in shipping.
"""


@pytest.fixture(scope="module")
def other_text(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(TEXT, tmp_path_factory.mktemp("text") / "chips.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("which country devised the blue fjord strategy", "Norway"),
        ("What does the Blue Fjord Strategy aim at?", "emissions"),
        ("Who launched the silicon coast plan?", "Government of Canada"),
        ("how many chip factories are there", "120"),
        ("When was the Silicon Coast Plan launched?", "2019"),
        ("What did Norway formulate?", "Blue Fjord Strategy"),
    ],
)
def test_questions_work_on_another_text(other_text: Questions, question: str, expected: str) -> None:
    assert expected in " | ".join(other_text.ask(question).answers)


@pytest.mark.parametrize(
    "question",
    [
        "How many chip factories does Norway have?",
        "Which country came up with Industry 4.0?",
        "How many ships does Norway have?",
    ],
)
def test_questions_of_another_text_are_refused(other_text: Questions, question: str) -> None:
    assert other_text.ask(question).answers == ()


CAMPAIGN = "Campaign\n\nMMR prevents measles and whooping cough. Aotearoa adopted the Immunization Agenda 2030 in 2021.\n"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("which diseases does the mmr jab prevent", {"measles", "whooping cough"}),
        ("what prevents whooping cough", {"MMR"}),
    ],
)
def test_questions_use_the_ontology_of_the_user(tmp_path: Path, question: str, expected: set[str]) -> None:
    knowledge = read_knowledge([Path(__file__).parent / "ontologies" / "health"])
    path = tmp_path / "campaign.txt"
    path.write_text(CAMPAIGN, encoding="utf-8")
    store = open_store(None)
    for extraction in extract(read_documents([path], knowledge), knowledge):
        store.replace(extraction.graph, extraction.quads(run=run_iri("test", knowledge)))
    assert {*Questions(store, knowledge).ask(question).answers} == expected
    # Without it the words mean nothing, or something else.
    assert "targets disease" not in Questions(store).ask(question).reading


@pytest.mark.parametrize(
    "question",
    [
        "which country did not adopt Industry 4.0",
        "who didn't formulate industry 5.0?",
        "which countries besides Germany adopted Industry 4.0",
        "what would happen if China adopted Industry 4.0",
        "how does Germany build smart factories",
        "how many states are there",
        "what does japan produce",
    ],
)
def test_question_for_what_texts_leave_out_is_refused(questions: Questions, question: str) -> None:
    answer = questions.ask(question)
    assert answer.answers == ()
    assert answer.reading


def test_refusal_names_the_word_that_cannot_be_answered(questions: Questions) -> None:
    assert "'besides'" in questions.ask("which countries besides Germany adopted Industry 4.0").reading


def test_why_is_answered_by_what_is_aimed_at(questions: Questions) -> None:
    answer = questions.ask("why did the EU formulate Industry 5.0")
    assert "human-centric" in answer.answers[0]
    assert "human-centric" in answer.evidence[0].quote
    assert questions.ask("why does the EU like Industry 5.0").answers == ()


HISTORY = """Plans

Norway launched the Blue Fjord Strategy in 2012. Canada launched the Silicon Coast Plan in 2019.
"""


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(HISTORY, tmp_path_factory.mktemp("text") / "plans.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what came first, the blue fjord strategy or the silicon coast plan", "Blue Fjord Strategy"),
        ("which is newer, the blue fjord strategy or the silicon coast plan?", "Silicon Coast Plan"),
        ("which policy is the oldest", "Blue Fjord Strategy"),
        ("when was the silicon coast plan launched", "2019"),
        ("what is the blue fjord strategy", "policy of Norway"),
    ],
)
def test_order_dates_and_definitions(history: Questions, question: str, expected: str) -> None:
    assert history.ask(question).answers == (expected,)


@pytest.mark.parametrize(
    "question",
    [
        "what came first, the blue fjord strategy or industry 4.0",
        "when did norway treble exports",
        "when was the green coast plan launched",
    ],
)
def test_date_of_another_thing_is_not_given(history: Questions, question: str) -> None:
    assert history.ask(question).answers == ()


KINDS = """Ports

The Ministry of Trade announced the first round of grants to support clean ships. In 2019, Canada
launched the Harbour Fund, which aims to double port traffic. Norway launched the Silicon Coast Plan, which aims to triple
chip production. Germany launched the River Act, which aims to reduce emissions. European enterprises use artificial
intelligence. Europe aims to support small businesses.
"""


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(KINDS, tmp_path_factory.mktemp("text") / "ports.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what is the goal of the fund", ("double port traffic",)),
        ("goal of the grants", ("support clean ships",)),
        ("what does the law aim at", ("reduce emissions",)),
        ("how many funds are there", ("1",)),
        ("which law did germany launch", ("River Act",)),
        ("what is the goal of the treaty", ()),
        ("which treaty did germany launch", ()),
        ("how many grants were given", ()),
        ("how many treaties are there", ()),
        ("how many programmes are there", ()),
        ("what is the aim of the policy", ()),
        ("what did canada launch in the harbour", ()),
        ("what does the law announce", ()),
        ("how many companies use artificial intelligence", ()),
        ("what do small businesses need", ()),
    ],
)
def test_word_for_a_kind_within_a_class_means_those_alone(
    kinds: Questions, question: str, expected: tuple[str, ...]
) -> None:
    assert kinds.ask(question).answers == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Does China have more than 4 million 5G base stations?", ("yes",)),
        ("does china have at least one million internet users", ("yes",)),
        ("Does China have more than 5 million 5G base stations?", ("no",)),
        ("does china have fewer than 50 major industrial categories", ("yes",)),
        # More than 60 may be more than 70.
        ("does china have more than 2 billion internet users", ()),
        ("does japan have more than 4 million 5g base stations", ()),
    ],
)
def test_bound_of_a_question_is_compared_with_the_number(
    questions: Questions, question: str, expected: tuple[str, ...]
) -> None:
    assert questions.ask(question).answers == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what does CI stand for", ("consumer internet",)),
        ("What does ICT mean?", ("information and communication technologies",)),
        ("what does XYZ stand for", ()),
        # A word is told by its form, and a light one by what it stands before.
        ("which country has the highest manufacturing value added", ("China",)),
        ("Which emerging technologies are most major countries using?", ("industrial internet (II)",)),
        ("What is the policy of the country that uses smart factories?", ("Industry 4.0",)),
        ("how many people use the internet in china", ("more than 1 billion",)),
        (
            "what is the german smart manufacturing model built on",
            ("smart factories", "smart production lines"),
        ),
        ("What does Japan's strategy want to spend?", ()),
    ],
)
def test_words_are_read_as_they_are_meant(
    questions: Questions, question: str, expected: tuple[str, ...]
) -> None:
    assert questions.ask(question).answers == expected


def test_sentence_with_all_words_is_offered_but_is_no_answer(questions: Questions) -> None:
    answer = questions.ask("what has plateaued in CI development")
    assert answer.answers == ()
    assert any(s.startswith("the text says: ") and "plateaued" in s for s in answer.suggestions)


def test_query_finds_the_answers_and_no_more(article: Store, questions: Questions) -> None:
    for question in ("Which emerging technologies are most major countries using?", "what is CI short for"):
        answer = questions.ask(question)
        assert len(_rows(article, answer.sparql)) == len(answer.answers) == 1


STATES = "Chips\n\nThe agency has received 460 statements of interest for projects across 42 states.\n"


def test_states_are_no_statements(tmp_path: Path) -> None:
    asked = questions_on(STATES, tmp_path / "states.txt")
    assert not any("460" in a for a in asked.ask("how many states are there").answers)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "which is greater, the number of states with new colleges or the number of states with projects",
            "number of states with projects: 42 states",
        ),
        (
            "which is smaller, the number of states with projects or the number of states with colleges",
            "number of states with colleges: 19 states",
        ),
        ("which is larger, the number of states with mines or the number of states with projects", ""),
        ("how many states have colleges", "19 states"),
        ("how many states have projects", "42 states"),
    ],
)
def test_counts_of_the_same_thing_are_told_apart(tmp_path: Path, question: str, expected: str) -> None:
    text = f"{STATES}\nAt least 50 colleges in 19 states have announced new courses.\n"
    asked = questions_on(text, tmp_path / "states.txt")
    assert " | ".join(asked.ask(question).answers) == expected


FUNDS = """Ports

In the year since the act was signed, companies have announced over $160 million in manufacturing in ships and electronics.
In total, companies have announced over $230 million in commitments in ship and electronics investments in Norway.
"""
SHIPS = """Ports

Norway aims to double port traffic. Small ports are a critical source of growth. In total, companies have announced over
$230 million in commitments in ship investments.
"""


@pytest.fixture(scope="module")
def funds(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(FUNDS, tmp_path_factory.mktemp("text") / "funds.txt")


@pytest.fixture(scope="module")
def ships(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(SHIPS, tmp_path_factory.mktemp("text") / "ships.txt")


def test_figures_of_two_sentences_that_say_all_that_is_asked_are_both_given(funds: Questions) -> None:
    found = funds.ask("how much did companies announce in ships and electronics").answers
    assert {re.search(r"\d+", a)[0] for a in found} == {"160", "230"}  # type: ignore[index]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("which countries or organisations want to double port traffic", ("Norway",)),
        ("what is a critical source of growth", ("Small ports",)),
        ("who wants to double port traffic", ("Norway",)),
        ("how much did Canada announce in ships and electronics", ()),
        ("how much do ships invest", ()),
    ],
)
def test_readings_on_a_text_about_ports(ships: Questions, question: str, expected: tuple[str, ...]) -> None:
    assert ships.ask(question).answers == expected


YARDS = """Yards

The Tide Fund will invest up to $90 million to meet three key objectives:

1. Up to $50 million to build new docks

2. Up to $30 million to buy clean ships

3. Up to $10 million to train young crews

The output of ferries rose 12 percent, while the output of tugs rose 7 percent.
"""


@pytest.fixture(scope="module")
def yards(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(YARDS, tmp_path_factory.mktemp("text") / "yards.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # What the others add up to is the whole.
        ("how much will the tide fund invest", ("up to $90 million",)),
        ("growth of the output of ferries", ("12 percent",)),
        (
            "which grew faster, the output of ferries or the output of tugs",
            ("output of ferries: 12 percent",),
        ),
        # Sums in dollars of the US are none of the US, and the growth of one thing is not that of another.
        ("how much will the US invest in the tide fund", ()),
        ("how much did the output of barges rise", ()),
        ("what must we encourage", ()),
    ],
)
def test_figures_are_those_of_what_is_named(
    yards: Questions, question: str, expected: tuple[str, ...]
) -> None:
    assert yards.ask(question).answers == expected
