"""Questions as people talk: remarks around them, a short question behind a statement, whether what was said is so."""

from __future__ import annotations

import pytest
from texts import questions_on, reply

from policyloom.ontology.own import built_in
from policyloom.queries.ask import Questions
from policyloom.queries.ask.parsing.aside import unremarked
from policyloom.queries.ask.parsing.segment import told
from policyloom.queries.ask.parsing.sequel import sequels
from policyloom.queries.ask.words.wording import Wording, read_wording

TEXT = """Reefs

Peru signed the Reef Plan in 2019. The Reef Plan aims to protect small fishing villages. The river port of Peru opened in 2005.

Chile adopted the Dock Plan. The Dock Plan relies on drones and wind turbines. Chile has 400 docks as of June 2023. \
Chile ranks second in the world for cargo handling. Chile is home to the world's leading shipbuilding companies.

Challenges such as high costs and a lack of divers mean that Peru cannot copy Chile's development path. \
Automation is becoming a key force in reshaping coastal trade and restructuring the job market.
"""

OBJECTIVES = (
    "boost the transformation and upgrading of the manufacturing industry | encourage data resource utilization | "
    "integrated applications of new-generation information and communication technologies (ICTs) | "
    "make industries more competitive on the global stage"
)


@pytest.fixture(scope="module")
def reefs(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(TEXT, tmp_path_factory.mktemp("text") / "reefs.txt")


@pytest.fixture(scope="module")
def wording() -> Wording:
    return read_wording(built_in())


@pytest.mark.parametrize(
    ("question", "bare"),
    [
        ("Remind me, who runs the ports, do you know?", "who runs the ports"),
        ("Help me settle a bet: who runs the ports?", "who runs the ports"),
        ("Excuse my ignorance, but who runs the ports?", "who runs the ports"),
        ("I keep hearing that they run the ports; who does?", "they run the ports; who does"),
        ("Just out of interest - who runs the ports, roughly?", "who runs the ports"),
        ("I'd like a number: how many ports are there, as it were?", "how many ports are there"),
        ("They've built ports, I'm told - how many?", "They have built ports; how many"),
        ("My uncle thinks it rests on sand. Is he right?", "is it true that it rests on sand"),
        ("Am I right in thinking it rests on sand?", "is it true that it rests on sand"),
        ("It rests on sand, doesn't it?", "is it true that It rests on sand"),
        ("It rests on sand, doesn't it - which sand?", "It rests on sand; which sand"),
        ("My sister asked me who runs the ports, and I had no clue. Any idea?", "who runs the ports"),
        ("For a pub quiz: who runs the ports, come to think of it?", "who runs the ports"),
        ("Just the number, please: ports, Peru?", "ports, Peru"),
        ("It rests on sand, no?", "is it true that It rests on sand"),
        # What tells of anything else stays.
        ("My uncle runs the ports, and who runs the mills?", "My uncle runs the ports, who runs the mills"),
        ("After the war, who runs the ports?", "After the war, who runs the ports"),
        ("P-O-R-T is short for what?", "PORT is short for what"),
    ],
)  # fmt: skip
def test_remarks_around_a_question_are_left_out(wording: Wording, question: str, bare: str) -> None:
    assert told(unremarked(question, wording)) == bare


@pytest.mark.parametrize(
    ("question", "joined"),
    [
        ("They count on something; what is it?", "They count on what"),
        ("They count on something special - what?", "They count on what"),
        ("They count on a couple of tools; which ones are they?", "They count on which tools"),
        ("Somebody runs the ports; who might that be?", "who runs the ports"),
        ("First they have to get round something; round what?", "First they have to get round what"),
        ("They have built some of the ports; ports for what?", "They have built which ports"),
        ("It is a force, but a force for doing what?", "It is a force for doing what"),
        ("There are lots of ports there, more than how many?", "There are more than how many ports there"),
        ("It took ages; how long was that?", "It took how long"),
        ("They have a plan of their own too, and what is it called?", "what is the plan of They called"),
        ("They have fast trains - how fast?", "They have what kind of trains"),
        ("They have a fancy kind of train; which kind?", "They have which kind of train"),
        ("The leadership decided on ports; which body was that?", "which body decided on ports"),
        ("They cannot do it; why not?", "how come They cannot do it"),
        ("They are up to something with it; doing what?", "They are doing what with it"),
        ("New shops have sprung up; such as?", "which new shops have sprung up"),
        ("That was whose idea - which country's?", "That was which country's idea"),
        ("What sort of growth is it, fast or slow?", "What sort of growth is it"),
        # The question asks for something that the statement has no place for.
        ("They run the ports; what did it cost?", ""),
        ("They run the ports; how many are there in Peru?", ""),
        ("The Peruvian leadership decided on ports; which body was that?", ""),
        ("Which is larger, Peru or Chile?", ""),
    ],
)
def test_a_short_question_behind_a_statement_is_put_in_its_place(
    wording: Wording, question: str, joined: str
) -> None:
    assert next(sequels(unremarked(question, wording), wording), "") == joined


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Peru has a plan of its own too, hasn't it, and it goes by the name of what?", "Reef Plan"),
        ("Bolivia has a plan of its own too, hasn't it, and it goes by the name of what?", ""),
        ("Remind me, the Dock Plan - that was whose idea again, which country's?", "Chile"),
        ("Remind me, the Whale Plan - that was whose idea again, which country's?", ""),
        ("Chile is keen on a couple of technologies, I gather; which ones are they?", "drones | wind turbines"),
        ("Peru is keen on a couple of technologies, I gather; which ones are they?", ""),
        ("Am I right in thinking it was Peru who dreamed up the Dock Plan?", "no"),
        ("Am I right in thinking it was Chile who dreamed up the Dock Plan?", "yes"),
        ("Am I right in thinking it was Chile who dreamed up the Whale Plan?", ""),
        ("My boss says that Peru signed the Reef Plan. Is she right?", "yes"),
        ("My boss says that Peru abandoned the Reef Plan. Is she right?", ""),
        ("In the race for cargo handling, Chile has got to which place?", "second in the world for cargo handling"),
        ("In the race for cargo handling, Peru has got to which place?", ""),
        ("Chile is where some of the world's top companies live, in what line of business?",
         "the world's leading shipbuilding companies"),
        ("Peru is where some of the world's top companies live, in what line of business?", ""),
        ("Automation is turning into a force, they say, but a force for doing what?",
         "reshaping coastal trade | restructuring the job market"),
        ("Fishing is turning into a force, they say, but a force for doing what?", ""),
        ("Something is rejigging the job market, and what might that be?", "Automation"),
        ("Something is rejigging the fish market, and what might that be?", ""),
        ("I'd like a number: how many snags does the piece list that stop Peru from copying Chile?", "2"),
        ("I'd like a number: how many snags does the piece list that stop Chile from copying Peru?", ""),
        ("Peru can't just mimic Chile's path, I'm told - why ever not?", "high costs | lack of divers"),
        ("Chile can't just mimic Peru's path, I'm told - why ever not?", ""),
        ("Chile has loads of docks, hasn't it; how many?", "400 docks (June 2023)"),
        ("Peru has loads of docks, hasn't it; how many?", ""),
        # What tells only of who asks is left out, but nothing that the text tells of, and no condition.
        ("This has bugged me for weeks: who adopted the Dock Plan?", "Chile"),
        ("My fishing villages have bugged me for weeks: who adopted the Dock Plan?", ""),
        ("If I had bugs, who adopted the Dock Plan?", ""),
        ("I always thought Peru adopted the Dock Plan. Did it?", "no"),
        ("Somebody thought up the Dock Plan, a minister maybe - what was his name?", ""),
        ("Putting up 400 docks can't have been cheap; what did it cost?", ""),
        ("It took Chile ages to build the docks, I gather; how long?", ""),
    ],
)  # fmt: skip
def test_what_is_asked_of_reefs_as_people_talk(reefs: Questions, question: str, expected: str) -> None:
    assert reply(reefs, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Every county over there has a fancy kind of fibre, hasn't it; which kind?", "gigabit optical fiber services"),
        ("If Brussels gets its way, its industries will end up being what, sort of?",
         "create human-centric, sustainable, and resilient industries in Europe"),
        ("If Brussels gets its way, its hospitals will end up being what, sort of?", ""),
        ("Different countries, different policies, sure, but deep down they're all after what?",
         OBJECTIVES),
        ("IoT - sounds like a robot's name; what's it really?", "internet of things"),
        ("In the German vision everything's supposed to talk to everything, so who or what is talking to each other?",
         "people, equipment, and products"),
        ("In the Japanese vision everything's supposed to talk to everything, so who or what is talking to each other?", ""),
        ("Which policy wants people and machines to recognise each other?", "Industry 4.0"),
        ("Which policy wants people and animals to recognise each other?", ""),
        ("How many challenges keep II from doing what the consumer one did?", "3"),
        ("How many challenges keep II from doing what the Japanese one did?", ""),
        ("My boss thinks II will be done quicker than the consumer internet was. Is he right?", "even longer"),
        ("My boss thinks Industry 4.0 will be done quicker than the consumer internet was. Is he right?", ""),
        ("The folks who want people and machines to recognise each other, what's their plan's title?", "Industry 4.0"),
        ("The folks who want people and animals to recognise each other, what's their plan's title?", ""),
        ("II and CI: which of the two is likely to take longer, would you say?", "II"),
        ("Why on earth did the EU bother with Industry 5.0?",
         "create human-centric, sustainable, and resilient industries in Europe"),
        ("Why on earth did Japan bother with Industry 5.0?", ""),
        ("There's only one country that has every industrial category in the UN's list. Which one, I wonder?", "China"),
        ("Only one country ticks every box in the UN's list of industries, they say; which one's that?", "China"),
        ("Only one country ticks every box in the UN's list of unions, they say; which one's that?", ""),
        ("There's only one country that has every trade union in the UN's list. Which one, I wonder?", ""),
        # Big countries are not the one of another sentence.
        ("What are most big countries doing with artificial intelligence?", ""),
    ],
)  # fmt: skip
def test_what_is_asked_of_the_article_as_people_talk(
    questions: Questions, question: str, expected: str
) -> None:
    assert reply(questions, question) == expected
