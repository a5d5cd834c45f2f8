"""Questions that name all of a fact but one slot, in other words and another order: answered, and near misses refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import reply, stored

from policyloom.ontology.own import built_in
from policyloom.queries import Store
from policyloom.queries.ask import Questions
from policyloom.queries.ask.words.word import Word, stem
from policyloom.queries.ask.words.wording import Wording, read_wording


@pytest.fixture(scope="module")
def offshore() -> Questions:
    """A text of our own about wind at sea."""
    return Questions(stored(Path(__file__).parent / "ask" / "own" / "offshore-wind.txt"))


@pytest.fixture(scope="module")
def wording() -> Wording:
    return read_wording(built_in())


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which nation hopes to preserve its leading position?", ["United States"]),
        ("Which country tries to exploit its IT and industry advantages?", ["United States"]),
        ("Which country promotes digital transformation of manufacturing to keep its leading position?", ["United States"]),
        ("Whose strategy seeks to reinforce the connectivity of key industries?", ["Japan"]),
        ("Which policy intends to boost the connectivity of key links?", ["Connected Industries"]),
        ("Which bloc wants sustainable and robust industries?", ["European Union"]),
        ("what sort of model does germany want to construct", ["smart manufacturing model"]),
        ("How should industries be under Industry 5.0?", ["human-centric"]),
        ("What has every Chinese township got?", ["5G coverage"]),
        ("What is each village in China equipped with?", ["broadband"]),
        ("What do Chinese counties receive?", ["gigabit"]),
        ("What gives ample room for ICT applications?", ["value chains", "range of industries", "innovation stages"]),
        ("Name three things in manufacturing that have been deeply transformed by the Industrial Internet", ["modes of production", "business models", "forms of"]),
        ("Which emerging technology is used to cultivate industrial advantages?", ["industrial internet"]),
        ("What is the US strategy trying to consolidate?", ["leading position"]),
        ("What did II make more elastic?", ["elasticity in supplies of services"]),
        ("What is the strategy of the country that wants to keep its leading position?", ["reindustrialization"]),
        ("What technologies does the nation that hopes to preserve its leading position use?", ["information technology"]),
        ("What has become more elastic thanks to the industrial internet?", ["elasticity in supplies of services"]),
        ("Which body took the decision to push the industrial internet forward?", ["Central Committee"]),
        ("Which country hopes to stay on top by making the most of its strengths in IT?", ["United States"]),
        ("How many 5G masts did China have in September 2024?", ["4.09 million"]),
        ("How many netizens are there in China?", ["1 billion"]),
        ("In what has II led to profound changes in the manufacturing sector?", ["modes of production", "business models", "forms of"]),
    ],
)  # fmt: skip
def test_fact_is_found_by_its_other_slots(questions: Questions, question: str, expected: list[str]) -> None:
    answer = questions.ask(question)
    assert len(answer.answers) == len(expected), answer.reading
    assert all(any(e in a for a in answer.answers) for e in expected), answer.answers
    assert answer.evidence


@pytest.mark.parametrize(
    "question",
    [
        "Which country wants to give up its leading position?",
        "Which country wants to lose its IT advantages?",
        "Which country wants to sell its IT advantages?",
        "Which country keeps its leading position with smart factories?",
        "What is Japan trying to keep?",
        "What is the policy of the country that wants to lose its leading position?",
        "What is the EU trying to solidify?",
        "Which country wants to weaken the connectivity of key industries?",
        "Which policy reduces the connectivity of key links?",
        "Who wants human-centric industries in the United States?",
        "What has every Japanese township got?",
        "What kind of connection does every American county have?",
        "What do Chinese schools receive?",
        "How should Chinese industries be according to Industry 5.0?",
        "Name four things in manufacturing that the Industrial Internet changed",
        "What features of production activities leave little room for ICTs?",
        "Which emerging technology is used to build smart factories?",
        "Which country wants to use AI to build smart factories?",
        "Which country uses the Internet of Things to promote advanced manufacturing?",
        "What do economic structures reshape?",
        "What is promoted by real-time connectivity?",
        "What does the US plan to do with smart factories?",
        "What ended the Consumer Internet era?",
        "What does Japan build with the Internet of Things?",
        "Which country promotes advanced manufacturing by using smart production lines?",
        "villages germany got what connection",
        "What makes services less elastic?",
        "List China's leading ICT companies",
        "What slows the digital transformation of manufacturing?",
        "Which policy hampers the connectivity of key links?",
        "What weakens economic structures?",
    ],
)
def test_near_miss_is_refused(questions: Questions, question: str) -> None:
    assert questions.ask(question).answers == ()


def test_conjunction_names_only_who_has_all_of_it(article: Store, questions: Questions) -> None:
    # Several countries promote it, one of them for this.
    answer = questions.ask(
        "Which country promotes digital transformation of manufacturing to keep its leading position?"
    )
    assert "VALUES ?second" in answer.sparql
    assert len({passage.quote for passage in answer.evidence}) == 1


@pytest.mark.parametrize(
    ("asked", "tag", "said", "kin"),
    [
        ("maintain", "VB", "solidify", True),
        ("connection", "NN", "connectivity", True),
        ("room", "NN", "scope", True),
        ("shoreline", "NN", "coast", True),
        ("reduce", "VB", "increase", False),
        ("end", "VB", "keep", False),
        ("county", "NN", "country", False),
        ("export", "NN", "import", False),
        ("phone", "NN", "computer", False),
        ("power", "NN", "run", False),
    ],
)
def test_words_are_kin_by_their_family_or_their_root(
    wording: Wording, asked: str, tag: str, said: str, kin: bool
) -> None:
    word = Word(asked, stem(asked), stem(asked), tag)
    assert wording.thesaurus.is_kin(word, wording.canonicals(said)) is kin


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("Which country educates technicians to construct floating wind farms?", ("Norway",)),
        ("Which country educates technicians to predict the weather?", ()),
        ("Which mission predicts the weather with satellite imagery?", ("Sagar Wind Mission",)),
        ("Which country uses robotics to forecast the weather?", ()),
        ("Which country wants to safeguard marine wildlife?", ("Brazil",)),
        ("Which country wants to harm marine wildlife?", ()),
        ("What does Brazil hope to link to the national grid?", ("connect the northeast to the national grid",)),
        ("Which countries want to increase dependence on imported fuel?", ()),
        ("What does India want to construct?", ()),
        ("Which country modernises its ports?", ()),
        ("Who supports coastal countries with the digital twin?", ()),
        ("Whose policy is about private investment?", ("Brazil",)),
        ("Whose policy is about firms?", ()),
    ],
)  # fmt: skip
def test_facts_of_another_text(offshore: Questions, question: str, answers: tuple[str, ...]) -> None:
    assert offshore.ask(question).answers == answers


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which nation has the most floating wind capacity on the planet?", ["Norway"]),
        ("How many technicians does Norway want to teach?", ["20,000"]),
        ("Which country relies on satellite pictures?", ["India"]),
        ("How many gigawatts of floating wind parks does Norway plan?", ["30 gigawatts"]),
    ],
)  # fmt: skip
def test_word_that_a_text_has_not_is_read_as_one_of_near_meaning(
    offshore: Questions, question: str, expected: list[str]
) -> None:
    answer = offshore.ask(question)
    assert len(answer.answers) == len(expected)
    for found, words in zip(answer.answers, expected, strict=True):
        assert words in found
    assert any(note.startswith("read ") for note in answer.suggestions)


def test_what_the_lexicon_knows_as_near_is_read_without_a_word(offshore: Questions) -> None:
    assert (
        reply(offshore, "How long did the licensing process take in Canada?") == "approximately seven years"
    )
    assert reply(offshore, "How long did the shipping process take in Canada?") == ""
    used = reply(offshore, "What do seaside countries use to expand green energy?")
    assert used == "digital twins | emerging technologies | floating turbines"


@pytest.mark.parametrize(
    "question",
    [
        "How many docks does India have?",  # of no family
        "How many engineers does Norway want to coach?",  # technicians
        "Which country is worst at offshore wind?",  # a superlative
        "Does Norway coach technicians abroad?",
        "What will the wind mission pay for?",
        "Who pays for the Green Coast?",  # who adopted it need not
        "What does Norway want to phase out?",
        "Which satellites did India launch?",  # the policy of its sentence is none
        "Which country imports fuel for its harbours?",
        "Which country exports clean electricity to its neighbours?",
    ],
)
def test_near_words_answer_nothing_by_themselves(offshore: Questions, question: str) -> None:
    assert not offshore.ask(question).answers


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What does Delhi want to forecast?", "weather"),
        ("Which policy did Brasília formulate?", "Green Coast"),
        ("What does Seoul's programme want to upgrade?", "shipyards"),
        ("Did Oslo develop Ocean Current 2040?", "yes"),
    ],
)
def test_seat_stands_for_the_government(offshore: Questions, question: str, expected: str) -> None:
    assert expected in " ".join(offshore.ask(question).answers)


@pytest.mark.parametrize(
    "question",
    [
        "How many shipyards does Seoul have?",
        "Where does Oslo rank in floating wind capacity?",
        "Does Seoul have more than 10 shipyards?",
        "What is Oslo home to?",
        "How many people are employed in offshore wind in Brasília?",
    ],
)
def test_what_is_in_a_country_is_not_in_its_capital(offshore: Questions, question: str) -> None:
    assert not offshore.ask(question).answers


@pytest.fixture(scope="module")
def fisheries(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    path = tmp_path_factory.mktemp("texts") / "fisheries.txt"
    path.write_text(
        "The Department of Fisheries adopted the Cod Plan, which aims to rebuild cod stocks. "
        "The Ministerial Council for Ports endorsed the Quay Plan."
    )
    return Questions(stored(path))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which ministry adopted the Cod Plan?", ("Department of Fisheries",)),
        ("Which department adopted the Cod Plan?", ("Department of Fisheries",)),
        ("Which university adopted the Cod Plan?", ()),
        ("Which bank adopted the Cod Plan?", ()),
    ],
)
def test_kind_may_be_called_by_a_word_of_near_meaning(
    fisheries: Questions, question: str, expected: tuple[str, ...]
) -> None:
    assert fisheries.ask(question).answers == expected


@pytest.mark.parametrize("verb", ["focus on", "concentrate on"])
def test_what_is_focused_on_is_what_the_text_says_so_of_in_any_such_word(
    questions: Questions, verb: str
) -> None:
    assert questions.ask(f"What does the US strategy {verb}?").answers == (
        "promoting advanced manufacturing",
    )


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Among whom does Industry 4.0 want real-time connections?", ("people, equipment, and products",)),
        ("Between what does Germany want mutual identification?", ("people, equipment, and products",)),
        ("Between whom does Germany want smart production lines?", ()),
        ("Between what does Industry 4.0 want to build smart factories?", ()),
        ("Between whom does the Japanese policy want connectivity?", ()),
    ],
)
def test_parties_are_those_of_the_goal_or_of_the_list_that_it_ends(
    questions: Questions, question: str, expected: tuple[str, ...]
) -> None:
    assert questions.ask(question).answers == expected


@pytest.mark.parametrize(
    "question",
    [
        "List the countries whose manufacturing policies are described as examples",
        "Gigabit fiber reaches every village or every county?",
        "Is there any other country that has all the industrial categories?",
        "Does anyone else have all the industrial categories?",
    ],
)
def test_what_only_a_part_of_a_question_bears_out_is_no_answer(questions: Questions, question: str) -> None:
    assert questions.ask(question).answers == ()


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("For what reasons can the Industrial Internet not follow the path of the Consumer Internet?", True),
        ("Why can the Industrial Internet not imitate the Consumer Internet?", True),
        ("Why can the Industrial Internet not overtake the Consumer Internet?", False),
        ("For which reasons has Germany not adopted Industry 5.0?", False),
    ],
)
def test_hindrance_may_be_asked_for_by_a_verb_of_near_meaning(
    questions: Questions, question: str, answered: bool
) -> None:
    answers = {
        "insufficient scale effects",
        "low degree of standardization",
        "significant differences between industries",
    }
    assert {*questions.ask(question).answers} == (answers if answered else set())


@pytest.mark.parametrize("use", ["make greater use of", "make more use of", "make wider use of"])
def test_use_may_be_greater(questions: Questions, use: str) -> None:
    answers = questions.ask(f"Which technologies does the Japanese strategy intend to {use}?").answers
    assert "Internet of Things" in answers


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Is the progress of the Consumer Internet stagnating?", ("yes",)),
        ("Has the growth of the Consumer Internet slowed down?", ("yes",)),
        ("Has the Consumer Internet slowed growth?", ()),
        ("Has Germany built smart factories?", ()),
        ("Is the progress of the Industrial Internet stagnating?", ()),
        ("Is the use of the Consumer Internet stagnating?", ()),
    ],
)
def test_course_of_something_may_be_said_before_it(
    questions: Questions, question: str, expected: tuple[str, ...]
) -> None:
    assert questions.ask(question).answers == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which programme has Germany developed for its manufacturing industry?", ("Industry 4.0",)),
        ("Which policy does Germany have for its car industry?", ()),
        ("Which plan has Japan for its agricultural sector?", ()),
        ("Which policy has the EU adopted for its technology sector?", ()),
    ],
)
def test_policy_may_be_asked_for_by_the_sector_that_it_or_its_goal_tells_of(
    questions: Questions, question: str, expected: tuple[str, ...]
) -> None:
    assert questions.ask(question).answers == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How is called the strategy of Japan?", ("Connected Industries",)),
        ("What is named the policy of the EU?", ("Industry 5.0",)),
        ("How is called the strategy of France?", ()),
        ("How are called the ports of Japan?", ()),
    ],
)
def test_verb_of_naming_may_stand_before_what_is_called_so(
    questions: Questions, question: str, expected: tuple[str, ...]
) -> None:
    assert questions.ask(question).answers == expected
