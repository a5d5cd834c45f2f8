"""Ways to ask, each with what is near to it and has no answer: bounds, short forms, hindrances, means, what is shared."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import stored

from policyloom.graph.build import read_documents, run_iri
from policyloom.graph.extract import extract
from policyloom.queries import open_store
from policyloom.queries.ask import Questions


@pytest.fixture(scope="module")
def orchards() -> Questions:
    """A text of our own about growing fruit."""
    return Questions(stored(Path(__file__).parent / "ask" / "own" / "orchards.txt"))


def _answers(questions: Questions, question: str) -> str:
    return " | ".join(questions.ask(question).answers).lower()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Are there more than a billion cell phone users in China?", "yes"),
        ("are there fewer than a billion internet users in china", "no"),
        ("does china have at most a billion internet users", "no"),
        ("does china have at least a billion internet users", "yes"),
        ("does china have over half of all 5G base stations", "yes"),
        ("does china have less than 40 percent of the world's 5G base stations", "no"),
        ("does china have over 50% of 5g base stations", "yes"),
        ("does china have more than 70% of the world's 5g base stations", ""),
        ("does china have two billion internet users", ""),
        ("is it true that china has 700 small industrial categories", "no"),
        ("does china have 41 industrial categories", "yes"),
        ("has china been top in manufacturing value added for more than ten years", "yes"),
        ("has china had the highest manufacturing value added for over 20 years", "no"),
        ("has china been first in manufacturing value added for 10 years", ""),
        ("Does China have more internet users or cell phone users?", ""),
        ("have cell phone users in china passed one billion?", "yes"),
        ("did China's 5G base stations top 4 million", "yes"),
        ("did China's 5G base stations exceed 5 million", "no"),
        ("has the number of internet users in china surpassed two billion", ""),
        ("has china been top in manufacturing value added for nearly 20 years", ""),
        ("has china been top in manufacturing value added for nearly ten years", "no"),
        ("when did internet users in china pass one billion", ""),
        ("did China pass one law", ""),
    ],
)
def test_bound_decides_only_what_the_figure_decides(
    questions: Questions, question: str, expected: str
) -> None:
    assert _answers(questions, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What do the letters ICT stand for here?", "information and communication technologies"),
        ("what is IoT in full", "internet of things"),
        ("what is Japan", ""),
        ("China", ""),
        ("what is the EU", "european union"),
        ("CI meaning", "consumer internet"),
        ("II definition", "industrial internet"),
        ("what meaning does the Industrial Internet have for China", ""),
        ("what is the abbreviation for Consumer Internet", "ci"),
        ("which acronym is used for the Industrial Internet", "ii"),
        ("what is the abbreviation for smart factories", ""),
        ("what does UN stand for", ""),
    ],
)
def test_short_form_is_asked_either_way(questions: Questions, question: str, expected: str) -> None:
    assert _answers(questions, question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "How many sentences does the text contain, not counting the title and the editor line?",
        "how many sentences without the headline",
        "Excluding the title, how many sentences are there?",
    ],
)
def test_sentences_are_counted_without_title_and_byline(questions: Questions, question: str) -> None:
    assert _answers(questions, question) == _answers(questions, "how many sentences does the article have")


def test_other_parts_are_not_left_out_of_the_count(questions: Questions) -> None:
    assert not questions.ask("how many sentences without Germany").answers


@pytest.mark.parametrize(
    "question",
    [
        "Why can't the Industrial Internet just copy the Consumer Internet?",
        "why cant II copy the path of CI",
        "why is II unable to copy CI",
        "Why is it impossible for II to copy CI's development path?",
        "what keeps II from copying CI",
        "which obstacles prevent the industrial internet from copying the consumer internet",
    ],
)
def test_challenges_are_why_something_can_not_be(questions: Questions, question: str) -> None:
    assert "standardization" in _answers(questions, question)


@pytest.mark.parametrize(
    "question",
    [
        "Why can't II use broadband?",
        "why can't China adopt Industry 5.0",
        "Why did Japan not adopt Industry 4.0?",
        "what keeps China from copying CI",
    ],
)
def test_nothing_is_denied_that_no_sentence_denies(questions: Questions, question: str) -> None:
    assert not questions.ask(question).answers


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How does Japan want to improve the connectivity of key industries?", "internet of things"),
        ("by what means does the US plan to promote the digital transformation of manufacturing", "it"),
        ("How does Germany want to build a smart manufacturing model", "smart factories"),
        ("How does Germany want to achieve real-time connectivity", ""),
        ("By what means does the EU plan to make its industries resilient?", "digital transformation"),
        ("how should industries in Europe be", "human-centric"),
        ("what should the german manufacturing model be like", "highly flexible"),
        ("how should the smart manufacturing model of japan be", ""),
        ("Among whom does Germany want effective communication?", "people"),
        ("among whom does Japan want communication", ""),
        (
            "what do internet users and cell phone users in China have in common",
            "cell phone users: more than 1",
        ),
        ("What do major and small industrial categories have in common?", ""),
        ("what changed in manufacturing because of II", "modes of production"),
        ("what gives lots of room for using ICTs in production", "long value chains"),
        ("who is carrying out reindustrialization", "united states"),
        ("industry 4.0 which country", "germany"),
        ("207 is what", "intermediate industrial categories"),
        ("who wants flexible personalised manufacturing", "germany"),
        ("what do the strategies of the major countries have in common as objectives", "data resource"),
        ("Which country's policy mentions smart factories, Japan's or Germany's?", "germany"),
        ("Give examples of the new functions that mobile internet made common.", "medical care"),
        ("new functions thanks to mobile internet", "new business functions"),
        ("What do the Central Committee's decisions show an understanding of?", "advances in the new round"),
        ("What is digitalization becoming a key force in?", "competitive landscape"),
        ("What numbers exceed 1 billion?", "internet users: more than 1 billion"),
        ("as of what date is the number of 5G base stations given", "september 2024"),
        ("does china lead the world in computing power", "no"),
        ("who leads the world in manufacturing value added", "china"),
        ("Is Industry 5.0 from the EU?", "yes"),
        ("Is Industry 4.0 from Japan?", "no"),
        ("wats the eu policy called", "industry 5.0"),
        ("how is the eu policy called", "industry 5.0"),
        ("why does Japan want to use more AI", "connectivity"),
        ("how is china", ""),
        ("How many factories has Industry 4.0 built?", ""),
        ("In which fields is China a global player?", "both manufacturing and the internet"),
        ("When did the Consumer Internet era begin?", "1990s"),
        ("when did the consumer internet start", "1990s"),
        ("When did the Consumer Internet end?", ""),
        ("When did the Industrial Internet era begin?", ""),
        ("What led to digitalization?", ""),
        ("What led to manufacturing?", ""),
        ("What caused the Industrial Internet?", ""),
        ("What offers great potential for the Industrial Internet?", "global player"),
        ("What changed business models?", "industrial internet"),
        ("Which bloc formulated Industry 5.0?", "european union"),
        ("Which bloc wants flexible smart manufacturing?", ""),
        ("Which bloc ranks second for computing power?", ""),
        ("Which bloc has 4.09 million 5G base stations?", ""),
        ("Which company ranks second for computing power?", ""),
        ("How should industries be under Industry 5.0?", "human-centric"),
        ("How should industries be under Industry 4.0?", ""),
        ("Which developments were caused by II?", "modes of production"),
        (
            "Which era began when the internet was commercialized on a large scale?",
            "new consumer internet era",
        ),
        ("Which era began with mobile payments?", ""),
        ("When was information technology commercialized, opening the consumer internet era?", "1990s"),
        ("When was information technology commercialized, ending the consumer internet era?", ""),
        ("what did the changes in manufacturing speed up", ""),
        ("what did the changes in manufacturing accelerate", ""),
        ("What can new-generation ICTs find ample scope for application in?", ""),
        ("what reshapes economic structures", "digitalization"),
        ("which country reshapes economic structures", ""),
        ("Is China the global leader in computing power?", "no"),
        ("Is China the leader in manufacturing value added?", "yes"),
        ("Is China a leader in computing power?", ""),
        ("who is the leader in manufacturing value added", "china"),
        ("who is the leader in computing power", ""),
        ("who is the leader of Germany", ""),
        ("what is the effect of changes in production", ""),
        ("41 of what", "major industrial categories"),
        ("99 of what", ""),
        ("what did Japan announce when", ""),
        ("Which policies care about connectivity?", "industry 4.0"),
        ("which strategy is about human-centered industries", "industry 5.0"),
        ("What was the effect of the internet's commercialization?", "new consumer internet era"),
        # a verb that states nothing of what is named stands for one of its kin; to whom something comes is no use of it
        ("Which national policy is the United States carrying on with?", "reindustrialization"),
        ("Which national policy is Brazil carrying on with?", ""),
        ("What sort of coverage was brought to each township?", "5g coverage"),
        # each of two is told with all that describes it
        (
            "What's there more of in China, big industrial categories or middling ones?",
            "207 intermediate industrial categories",
        ),
        ("What's there more of in China, rural industrial categories or urban ones?", ""),
    ],
)
def test_other_ways_to_ask(questions: Questions, question: str, expected: str) -> None:
    answers = _answers(questions, question)
    assert (expected in answers) if expected else not answers


def test_goal_is_about_what_it_says_and_not_its_policy(questions: Questions) -> None:
    answers = questions.ask("Whose strategy is about connectivity of key industries?").answers
    assert answers == ("Japan",)


def test_noun_for_what_happened_is_no_verb(questions: Questions) -> None:
    """The commercialization of something is what had an effect, and does not itself say that it had one."""
    answers = questions.ask("What was the result of the commercialization of the internet?").answers
    assert answers == ("new Consumer Internet era",)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How big was Portugal's orchard industry in 2022?", "3.2 billion euros (2022)"),
        ("What is Portugal's orchard industry worth?", "3.2 billion euros (2022)"),
        ("what share of GDP is the orchard industry", "1.5 percent of its gdp (2022)"),
        ("How big is the pear industry?", ""),
        ("how much does Portugal spend on the orchard industry", ""),
        ("How much did Portugal invest in its orchard industry in 2022?", ""),
        ("what are the new irrigation projects worth", "400 million euros"),
        ("what are the railway projects worth", ""),
        ("what is Portugal's irrigation worth", ""),
        ("what is Portugal's young industry worth", ""),
        ("How much will the Water Council set aside for pumps?", "30 million euros"),
        ("How much will the Water Council set aside for tractors?", ""),
    ],
)
def test_size_is_no_share_and_a_worth_no_outlay(orchards: Questions, question: str, expected: str) -> None:
    assert _answers(orchards, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is the title of the text?", "will the orchards pay?"),
        ("short name for the Fruit and Berry Act", "fruit"),
        ("short name for the guidelines", ""),
        ("What is the name of the forum?", ""),
        ("What is the name of the act?", "fruit and berry act"),
        ("What is the forum called?", ""),
        ("Who backs the Young Growers Program?", "the water council"),
        ("Why is America rethinking its water policy?", "drought"),
        ("Why is the US rethinking water policy?", "drought"),
        ("Why is America rethinking its trade policy?", ""),
        ("Why is Spain rethinking its water policy?", ""),
        ("What should happen by 2027?", "become a leading exporter of pears"),
        ("What should happen by 2031?", ""),
        ("What happened in 2027?", ""),
        ("How do the guidelines want to protect soil health?", "reducing the use of heavy machinery"),
        ("How do the guidelines want to protect bees?", ""),
    ],
)
def test_names_causes_and_what_should_be_are_told_or_refused(
    orchards: Questions, question: str, expected: str
) -> None:
    assert _answers(orchards, question) == expected


def test_what_many_documents_tell_is_read_once(tmp_path: Path) -> None:
    text = "Peru adopted the Harbour Plan in 2019. Peru has 12 ports. Ports use drones."
    store = open_store(None)
    for number in range(3):
        path = tmp_path / f"d{number}.txt"
        path.write_text(f"{text} This is copy {number}.", encoding="utf-8")
        for extraction in extract(read_documents([path])):
            store.replace(extraction.graph, extraction.quads(run=run_iri("test")))
    index = Questions(store).index
    figures = [fact.figure for fact in index.statements if fact.figure is not None]
    assert {(f.value, f.unit.label if f.unit else None) for f in figures} == {("12", "ports")}


@pytest.mark.parametrize("number", ["four", "4"])
def test_how_many_are_asked_for_may_stand_before_an_adjective(questions: Questions, number: str) -> None:
    question = f"List the {number} essential objectives that the strategies of most major countries share."
    assert "encourage data resource utilization" in questions.ask(question).answers
    assert questions.ask(question.replace(number, "seven" if number == "four" else "7")).answers == ()
