"""Everyday ways of asking, of a text about coasts: who decided, who stays ahead, what a plan is centred on, how many there are."""

from __future__ import annotations

import pytest
from texts import questions_on, reply

from policyloom.queries.ask import Questions

COASTS = """Salt and Sail

The Senate of Chile's decisions to implement the Tidal Power Strategy and to train divers reflect its view of the coast.

Norway boasts 14 large ports, 60 middling ports, and 200 small ports, making it the only country in Europe to possess all \
the ports in the United Nations' Register of Harbours. Norway ranks second in the world for ferry building.

Peru is continuing to implement its national strategy of reforestation, with its focus on planting native trees. The \
strategy seeks to maximize the use of drones and volunteer labour to speed up the restoration of hillsides and secure the \
leading position of Peru. Ghana launched the Lagoon Plan to create calm, clean, and busy lagoons in Accra through dredging.

Chile launched the Reef Plan. The Reef Plan is centred on sonar and aims to protect coral. Kenya launched the Cove Plan. \
The Cove Plan uses sensors to count fish.
"""

TRADES = """Nets and Looms

With the spread of cheap radios, new coastal trades, such as fish auctions, tide forecasts, and crew training, have sprung \
up, leading to a busy coastal economy. The rise of cold storage ushered in the export age.

Growing the coastal economy further will require investment in new docks. Peru is a big player in both timber and fishing, \
offering great potential for the growth of domestic shipbuilding.

The wide range of harbours, long coastlines, and multiple seasons involved in fishing provide ample scope for applications of sonar.

Ghana launched the Lagoon Plan to create calm, clean, and busy lagoons in Accra. Kenya launched the Cove Plan, which uses \
sensors to count fish. Norway launched the Fjord Plan, which aims to increase the use of new technologies such as radar and \
sonar to guide ferries. Although the rules and permits used vary by port, their aims are to keep crews safe. Most large \
ports are using tide gauges to guide tugs. Togo launched the Quay Plan, which aims to become a hub for trade and to build \
a fleet based on sailing tugs. Oman has achieved its goals of dredging ten bays. Chile counts 12 large ports, 40 middling ports, and 95 small ports.
"""


@pytest.fixture(scope="module")
def trades(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(TRADES, tmp_path_factory.mktemp("text") / "trades.txt")


@pytest.fixture(scope="module")
def coasts(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(COASTS, tmp_path_factory.mktemp("text") / "coasts.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # Who took a decision decided.
        ("Which body took the decisions on the Tidal Power Strategy?", "Senate of Chile"),
        ("Who made the decision on the Tidal Power Strategy?", "Senate of Chile"),
        ("By whom was the decision on the Tidal Power Strategy taken?", "Senate of Chile"),
        ("Who has taken the decision to train divers?", "Senate of Chile"),
        ("Who took the decision on the Harbour Strategy?", ""),
        # Who is kept ahead keeps a leading position.
        ("Which initiative is meant to keep Peru in the lead?", "national strategy of reforestation"),
        ("Which strategy should keep Peru out in front?", "national strategy of reforestation"),
        ("Who wants to stay ahead?", "Peru"),
        ("Which country wants to keep its lead?", "Peru"),
        ("Does Peru want to stay in the lead?", "yes"),
        ("Which strategy aims to keep Ghana in the lead?", ""),
        ("Does Ghana want to stay in the lead?", ""),
        # What is centred on something is not what makes use of it.
        ("What is Peru's strategy centred on?", "planting native trees"),
        ("What does Peru's strategy revolve around?", "planting native trees"),
        ("What does Peru's reforestation centre on?", "planting native trees"),
        ("What is the Reef Plan centred on?", "sonar"),
        ("Around what does the Reef Plan revolve?", "sonar"),
        ("What is the Tidal Power Strategy centred on?", ""),
        # What is meant to do something does it.
        ("What is intended to create busy lagoons?", "Lagoon Plan"),
        ("Which plan is designed to protect coral?", "Reef Plan"),
        ("Which plan is designed to protect lagoons?", ""),
        # By the nearer goal, and all of it.
        ("How does Peru intend to restore hillsides?", "maximize the use of drones | maximize the use of volunteer labour"),
        ("How does Peru want to keep its leading position?", "maximize the use of drones | maximize the use of volunteer labour"),
        ("How does Kenya want to count fish?", "sensors"),
        ("How does Ghana want to restore hillsides?", ""),
        # A word that describes another counts nothing itself.
        ("Is Norway the only country that has all the UN ports?", "yes"),
        ("Does Norway have all the UN ferries?", ""),
        # Whoever is ranked so, by whatever word.
        ("How many large ports does the country ranked second in ferry building have?", "14 large ports"),
        ("How many small ports are there in the country ranked second in ferry building?", "200 small ports"),
        ("How many large ports does the country ranked first in ferry building have?", ""),
        # A number that is told of something must be that of it.
        ("How many small ports does the country with 60 middling ports have?", "200 small ports"),
        ("How many small ports does the country that has 50 middling ports have?", ""),
        ("Which country has 60 middling ports?", "Norway"),
        ("Which country has 50 middling ports?", ""),
        ("Who has 15 large ports?", ""),
        ("Where are there 201 small ports?", ""),
        ("What does the country with 50 middling ports possess?", ""),
        # A slip is read as a word that is told of.
        ("Which country ranks second for ferry buildng?", "Norway"),
    ],
)  # fmt: skip
def test_everyday_question_is_answered_as_the_text_tells_it(
    coasts: Questions, question: str, expected: str
) -> None:
    assert reply(coasts, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # What several things, named as examples, have done together.
        ("What have services like fish auctions and tide forecasts led to?", "busy coastal economy"),
        ("What have services like fish auctions and railways led to?", ""),
        # What helps something grow is what its growth requires.
        ("What would help the coastal economy grow further?", "investment in new docks"),
        ("How can the coastal economy be developed further?", "investment in new docks"),
        ("How can the timber trade be developed further?", ""),
        # What is promising has potential.
        ("Why is Peru a promising place for shipbuilding?", "Peru is a big player in both timber and fishing"),
        ("Why does Peru offer so much potential for shipbuilding?", "Peru is a big player in both timber and fishing"),
        ("Why is Ghana a promising place for shipbuilding?", ""),
        ("Why is Peru a promising place for weaving?", ""),
        # Features of something, by whatever word.
        ("features of fishing that leave plenty of room for sonar", "long coastlines | multiple seasons | wide range of harbours"),
        ("Which traits of fishing provide scope for sonar?", "long coastlines | multiple seasons | wide range of harbours"),
        ("Which traits of fishing provide scope for railways?", ""),
        ("What qualities should lagoons have under the Lagoon Plan?", "create calm, clean, and busy lagoons in Accra"),
        ("What qualities should lagoons have under the Cove Plan?", ""),
        ("Which of the three sizes of ports in Chile has the fewest entries?", "12 large ports"),
        # To want more of something is not to use it.
        ("Which country wants wider use of radar?", "Norway"),
        ("Who wants to use radar more widely?", "Norway"),
        ("Who wants to use more sonar?", "Norway"),
        ("Does Kenya want to use more sensors?", ""),
        ("Which country wants wider use of sensors?", ""),
        ("Which country wants to use sensors?", "Kenya"),
        # All that is used for a goal.
        ("What does Norway use to guide ferries?", "new technologies | radar | sonar"),
        ("What is being used to count fish?", "sensors"),
        # What several names have in common stands but once.
        ("Which plan uses sensors, the Lagoon or the Cove Plan?", "Cove Plan"),
        ("Does the Lagoon or the Cove Plan use sensors?", "Cove Plan"),
        ("Which plan uses railways, the Lagoon or the Cove Plan?", ""),
        ("What age did cold storage usher in?", "export age"),
        ("What age did cold storage start?", "export age"),
        ("What age did cheap radios start?", ""),
        # Whether all have the same; and what most of some do is not done by most of all.
        ("Do all ports use the same rules?", "no"),
        ("Do the ports' permits differ?", "yes"),
        ("Do ports follow different rules?", "yes"),
        ("Do all schools use the same rules?", ""),
        ("Do most big ports use tide gauges?", "yes"),
        ("Do most ports use tide gauges?", ""),
        ("Do all ports use tide gauges?", ""),
        ("What does Togo want to be?", "become a hub for trade"),
        ("What does Kenya want to be?", ""),
        ("Has Togo achieved its goals?", ""),
        ("Has Oman achieved its goals?", "yes"),
    ],
)  # fmt: skip
def test_everyday_words_are_read_as_those_of_the_text(
    trades: Questions, question: str, expected: str
) -> None:
    assert reply(trades, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is used to improve connectivity?", "artificial intelligence (AI) | Internet of Things | new technologies"),
        ("Where does China rank for computing powr?", "second in the world for computing power"),
        ("What is America's reindustrialization drive centred on?", "promoting advanced manufacturing"),
        ("How does the US want to digitalize its manufacturing?", "maximize the use of IT and industry advantages"),
        ("Does China have all the UN industrial categories?", "yes"),
        ("When did China have 4.09 million 5G base stations?", "September 2024"),
        ("When did China have 5 million 5G base stations?", ""),
        ("Which country has 667 small industrial categories?", ""),
        # What names nothing asks for nothing.
        ("What came with the adoption?", ""),
        ("Do most countries use the Industrial Internet?", ""),
        # What is aimed at is not achieved, nor what somebody is, nor how it is a reason for itself.
        ("Has Germany achieved its goals?", ""),
        ("Has China achieved its goals?", "yes"),
        ("What does the US want to be?", ""),
        ("Why has CI development plateaued?", ""),
        ("Will II take more than 30 years?", ""),
        ("Has China been first for more than ten years?", "yes"),
        # What something is used for is the goal that is told to be reached by it.
        (
            "What is the purpose of smart factories?",
            (
                "build a highly flexible and personalized smart manufacturing model based on the construction of smart "
                "factories and smart production lines"
            ),
        ),
        ("Do all countries use the same policies?", "no"),
        ("What was between the inception and the adoption?", ""),
    ],
)  # fmt: skip
def test_the_article_is_asked_so_too(questions: Questions, question: str, expected: str) -> None:
    assert reply(questions, question) == expected
