"""Questions that no fact answers, answered by what a clause of the text says."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import reply, stored

from policyloom.queries import Store
from policyloom.queries.ask import Questions


@pytest.fixture(scope="module")
def tides() -> Questions:
    """A text of our own about power from the sea."""
    return Questions(stored(Path(__file__).parent / "ask" / "own" / "tidal-power.txt"))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What will the tidal park need?", "patient investors and cheap steel"),
        ("What does wider use of batteries require?", "new mines"),
        ("What will use of batteries call for?", "new mines"),
        ("What does the new law enable?", "enables fleets to merge"),
        ("What does the tidal park require?", "patient investors and cheap steel"),
        ("What was guaranteed for every island?", "a ferry"),
        ("Who consulted the fishers?", "the ministry"),
        ("Tell me what the tidal park will need.", "patient investors and cheap steel"),
        ("What is necessary for the tidal park?", "patient investors and cheap steel"),
        ("What has happened to demand for turbines?", "has stalled"),
        ("Where will the turbine factory be located?", "Trujillo"),
        ("With whom will the turbine factory work closely?", "local agencies"),
        ("In what is the harbour a big player?", "power and tourism"),
        ("What is the harbour a player in?", "power and tourism"),
        ("Who is the lead partner of the Reef Fund?", "Arica"),
        ("Which town is the lead partner of the Reef Fund?", "Arica"),
        ("How long did it take to build a dam on the Rio Santa?", "nine years"),
        ("Tell me what wider use of batteries requires", "new mines"),
    ],
)
def test_what_a_clause_says_answers(tides: Questions, question: str, expected: str) -> None:
    assert reply(tides, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Can tidal power replace gas?", "no"),
        ("Could tidal power take the place of gas?", "no"),
        ("Has Chile signed the cable treaty?", "no"),
        ("Has the cable treaty been signed by Chile?", "no"),
        ("Have the fishers been consulted?", "yes"),
        ("Could the tidal park take longer than the dam on the Rio Santa?", "yes"),
        ("Could the tidal park take longer than nine years?", "yes"),
        ("Is the tidal park perhaps going to take longer than the dam?", "yes"),
        ("Is tidal power able to replace gas?", "no"),
        ("Is demand for turbines still growing fast?", "no"),
        ("Has demand for turbines stopped growing?", "yes"),
        ("Have exports of cable declined?", "no"),
        ("Does tidal power require a better grid?", "yes"),
        ("Will the tidal park need cheap steel?", "yes"),
    ],
)
def test_what_is_denied_possible_or_contrary_decides(tides: Questions, question: str, expected: str) -> None:
    assert reply(tides, question) == expected


@pytest.mark.parametrize(
    "question",
    [
        # another subject, another object, another verb
        "What will the wind park need?",
        "Can solar power replace gas?",
        "Can tidal power replace coal?",
        "Has Brazil signed the cable treaty?",
        "Has Chile signed the fish treaty?",
        "Who advised the fishers in Lima?",
        # what may be so is no yes to whether it is, and what is so on a condition neither
        "Is the tidal park taking longer than the dam?",
        "Does the park lose money?",
        # what is sought has not been done
        "Has the plan trained divers?",
        # what members of a list have one by one
        "Does every island have solar panels?",
        "Does every school have a ferry?",
        # what is compared with something else
        "Could the tidal park take longer than the railway?",
        # what is needed for something is no aim
        "What does Peru need to build turbines?",
        # of two with the same verb, the one that is not meant
        "Where will the dam be located?",
        "How long did it take to build the tidal park?",
        "Tell me what wider use of turbines requires",
        "Who is the lead partner of the Lake Plan?",
        "Who is the director of the Reef Fund?",
        "What has happened to exports of fish?",
        "What is the harbour a player in fishing for?",
        # a place, a time and a number are no saying
        "Where will the tidal park be?",
        "When did the repair yards open?",
        "How many repair yards have opened?",
        "Why has demand for turbines stalled?",
    ],
)
def test_what_no_clause_says_is_refused(tides: Questions, question: str) -> None:
    assert reply(tides, question) == ""


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Is the development of the industrial internet going to need patience and sustained efforts?", ""),
        ("What deeper understanding does the industrial internet require?", "of its underlying laws"),
        ("Can the industrial internet copy the development path of the consumer internet?", "no"),
        ("Does every village have 5G coverage?", ""),
        ("Has China achieved 5G coverage of every village?", ""),
        ("In which areas does China have first-mover advantages?", "key areas of new-generation ICTs"),
        ("What do the decisions of the CPC Central Committee reflect?", "keen understanding of advances"),
        (
            "On what are the CPC Central Committee's decisions based?",
            "the stage, environment, and conditions",
        ),
        ("What does II have a lower degree of than CI?", ""),
        ("What will Germany need to build smart factories?", ""),
        ("What does the II development cycle call for?", "strategic determination and sustained efforts"),
        ("What is the II development cycle for?", ""),
        ("What kind of manufacturing does the US programme focus on promoting?", "advanced manufacturing"),
        ("What sort of manufacturing does the American strategy promote?", "advanced manufacturing"),
        ("What kind of model does Germany want to build?", "smart manufacturing model"),
        (
            "What does the country behind Industry 4.0 want to achieve among people?",
            "communication among people",
        ),
        ("What has been sped up by the changes that II brought to manufacturing?", ""),
        ("What was accelerated by the changes in manufacturing?", ""),
        (
            "How long did it take to go from the beginnings of the Consumer Internet to widespread use?",
            "30 years",
        ),
        ("How long did it take Japan to go from the beginnings of CI to widespread use?", ""),
        ("How long did it take to go from the beginnings of II to widespread use?", ""),
        ("Can the Industrial Internet just follow the same path the Consumer Internet took?", "no"),
        ("Could II take the same route as CI?", "no"),
        ("Can CI follow the same path as II?", ""),
        ("Can Germany follow the same path as CI?", ""),
        ("What will be needed to take the digital economy further?", "expansion into new growth areas"),
        ("What is required to move the digital economy forward?", "expansion into new growth areas"),
        ("Tell me what further development of the digital economy needs", "expansion into new growth areas"),
        ("Tell me what further development of the steel industry needs", ""),
        ("Which may have the longer development cycle, the Consumer Internet or II?", "II"),
        ("Which may take longer to develop, CI or II?", "II"),
        ("Which has the longer development cycle, the Consumer Internet or II?", ""),
        ("Has the Consumer Internet levelled off in China?", "yes"),
        ("Name the technologies Japan wants to see used more.", "Internet of Things"),
        ("Which technologies would Brazil like to see used more?", ""),
        (
            "Name the new business functions that multiplied as mobile internet became popular.",
            "medical care",
        ),
        ("Name the new business functions that multiplied as radio became popular.", ""),
        ("Which may have the shorter development cycle, the Consumer Internet or II?", ""),
        ("Which may have the longer development cycle, Germany or II?", ""),
    ],
)
def test_article(article: Store, question: str, expected: str) -> None:
    told = reply(Questions(article), question)
    assert expected in told and bool(told) == bool(expected)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Give me the plan of the country that wants to use more cameras", "Lake Plan"),
        ("Which country wants to use more cameras?", "Bolivia"),
        ("Which country wants to use more lamps?", ""),
        ("Give me the plan of the country that wants to use more lamps", ""),
    ],
)
def test_more_of_something_is_wanted_and_the_policy_is_asked_for(
    tides: Questions, question: str, expected: str
) -> None:
    assert reply(tides, question) == expected


def test_answer_has_its_sentence_and_a_query_that_finds_it(tides: Questions) -> None:
    answer = tides.ask("What will the tidal park need?")
    assert [e.quote for e in answer.evidence] == [
        "The tidal park may take even longer, and it will require patient investors and cheap steel."
    ]
    assert "pol:Proposition" in answer.sparql
    assert answer.links == ()


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    path = tmp_path_factory.mktemp("text") / "sites.txt"
    path.write_text(
        "Sites\n\nThe Crab Institute will be located in Arica with Tarapaca as the anchor university. Sonar was invented in "
        "Norway in 1912. The fleet is moored near Cape Horn. SeaLab opened in March. Peru grows tea in the north. The Tea "
        "Board is not based in Lima.",
        encoding="utf-8",
    )
    return Questions(stored(path))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Where will the Crab Institute be based?", "Arica"),
        ("where was sonar invented", "Norway"),
        ("where is the fleet moored", "Cape Horn"),
        ("where did SeaLab open", ""),
        ("where is the Tea Board based", ""),
        ("where was radar invented", ""),
        ("where will SeaLab be based", ""),
    ],
)
def test_where_something_is_a_clause_says(sites: Questions, question: str, expected: str) -> None:
    assert reply(sites, question) == expected


@pytest.fixture(scope="module")
def harbours(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    path = tmp_path_factory.mktemp("own") / "harbours.txt"
    path.write_text(
        "Harbours of Peru\n"
        "By 2030, 40 floating cranes are deployed in Peru. The ministry has established the Reef Fund. "
        "The ministry is establishing the Lake Institute. By 2035, sensors such as cameras will be at the core of "
        "new docks and new shipyards. The ministry and the navy announced progress toward opening the Coral School. "
        "The ministry and the port are working together to cut fuel use. "
        "At least 50 fishing villages in 12 provinces have announced new or wider courses. Peru will also open the Coast Fund.",
        encoding="utf-8",
    )
    return Questions(stored(path))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Has the Reef Fund been set up?", "yes"),
        ("Was the Reef Fund established?", "yes"),
        ("Is the Lake Institute being established?", "yes"),
        # what is under way or planned has not been done
        ("Has the Lake Institute been set up yet?", ""),
        ("Was the Lake Institute established?", ""),
        ("Has the Coral School been set up?", ""),
        ("Has the Coast Fund been opened?", ""),
        ("Which sensors will be at the heart of new docks?", "sensors such as cameras"),
        ("Which sensors will be at the heart of old docks?", ""),
        ("Which bodies reported progress on the Coral School?", "The ministry and the navy"),
        ("Which bodies reported progress on the Reef Fund?", ""),
        ("Who joins forces to cut fuel use?", "ministry | port"),
        ("Who joins forces to cut food waste?", ""),
        ("What did fishing villages in 12 provinces announce?", "new or wider courses"),
        ("What did fishing villages in 14 provinces announce?", ""),
        ("What did harbour towns in 12 provinces announce?", ""),
        ("How many floating cranes will be rolled out by 2030?", "40 floating cranes (2030)"),
        ("How many floating cranes will be in place by 2030?", "40 floating cranes (2030)"),
        ("How many floating cranes will be sold off by 2030?", ""),
        ("How many floating cranes will Chile roll out by 2030?", ""),
    ],
)
def test_what_is_done_is_asked_for_in_the_passive_and_in_near_words(
    harbours: Questions, question: str, expected: str
) -> None:
    assert reply(harbours, question) == expected
