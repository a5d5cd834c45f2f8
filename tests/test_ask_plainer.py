"""Questions put by idioms and by fractions in words, and reasons that a sentence tells, of ports."""

from __future__ import annotations

import pytest
from texts import questions_on, reply

from policyloom.queries.ask import Questions

TEXT = """Ports

While Norway builds ferries, there are serious gaps in crane design, exposing Norway to many risks.

Chile signed the Reef Act in 2019. The Reef Act makes a $20 billion investment in ports. Peru passed the Net Act.

Norway aims to ensure that 75% of the firms use robots by 2030. Chile aims to double the number of ferries. The Salt \
Centre will open in 2027.

Ghana's plan helps small and medium-sized enterprises to access data. Norway accounts for 12% of the world's ferries.

To address the growing trade in fish, and to overcome the gap of suitable cold storage for small crews, Norway needs \
to strengthen its own storage capacity.

Norway aims to cut emissions. Norway aims to train pilots. To cut the cost of fuel, Chile subsidizes electric tugs.
"""


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(TEXT, tmp_path_factory.mktemp("text") / "ports.txt")


COLD = "address the growing trade in fish, and to overcome the gap of suitable cold storage for small crews"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("why should norway strengthen its own storage capacity", COLD),
        ("why should Norway build up its own storage capacity?", COLD),
        ("Why does Norway need to strengthen its storage capacity?", COLD),
        ("why does Chile subsidize electric tugs?", "cut the cost of fuel"),
        # A goal to do just that is no reason for it, and another goal is none either.
        ("why should Norway train pilots", ""),
        ("why should Chile strengthen its storage capacity", ""),
        ("why does Norway subsidize electric tugs", ""),
        ("why should norway build up its own fleet", ""),
    ],
)
def test_purpose_of_a_clause_is_a_reason(ports: Questions, question: str, expected: str) -> None:
    assert reply(ports, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("which technologies should 75% of firms use by 2030?", "robots"),
        ("which technologies should three quarters of firms use by 2030?", "robots"),
        ("which technologies should three out of four firms use by 2030?", "robots"),
        # Another share is another question.
        ("which technologies should 25% of firms use by 2030?", ""),
        ("what should 25% of firms use by 2030?", ""),
        ("which technologies should one in four firms use by 2030?", ""),
        ("which technologies should nine out of ten firms use by 2030?", ""),
        ("which technologies should half of firms use by 2030?", ""),
        ("does Chile plan to have twice as many ferries?", "yes"),
        ("does Chile plan to have three times as many ferries?", "no"),
        ("does Norway plan to have twice as many ferries?", ""),
    ],
)
def test_fraction_or_multiple_may_be_in_words(ports: Questions, question: str, expected: str) -> None:
    assert reply(ports, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("whose signature is under the Reef Act?", "Chile"),
        ("who put his signature under the Reef Act?", "Chile"),
        ("who put his signature under the Net Act?", ""),
        ("how much money goes into ports under the act Chile signed?", "$20 billion investment"),
        ("how much money goes into ports under the Reef Act?", "$20 billion investment"),
        ("how much money goes into ports under the act Peru passed?", ""),
        ("when does the Salt Centre open its doors?", "2027"),
        ("when will the Salt Centre open its gates to the public?", "2027"),
        ("when does the Net Centre open its doors", ""),
        ("what will help small and medium companies get access to data?", "Ghana's plan"),
        ("what would let small and medium firms obtain access to data?", "Ghana's plan"),
        ("what will help small and medium companies get access to loans?", ""),
        ("norways share of the worlds ferries?", "12% of the world's ferries"),
        ("chiles share of the worlds ferries?", ""),
        ("weak spots of norway in crane design", "serious gaps in crane design"),
        ("weak spots of Chile in crane design", ""),
        ("what do Norway's gaps in crane design result in?", "many risks"),
        ("what do Chile's gaps in crane design result in?", ""),
    ],
)
def test_idiom_asks_as_the_plain_words(ports: Questions, question: str, expected: str) -> None:
    assert reply(ports, question) == expected


FISHERIES = """Northern Fisheries

The EU formulated the Blue Net Plan to create clean, small and safe harbours in Europe through public loans. Norway is a large \
producer of fish, offering great scope for exports. Cold water and long coasts provide a wealth of feed for salmon in Norway. \
Repairing the quays will require steel and patience. Norway launched the Fjord Grid Plan, which aims to achieve seamless \
connectivity and mutual trust among ports, ferries and towns. Chile launched the Coast Plan, which aims to improve connectivity.
"""


@pytest.fixture(scope="module")
def fisheries(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(FISHERIES, tmp_path_factory.mktemp("text") / "fisheries.txt")


_HARBOURS = "create clean, small and safe harbours in Europe"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # Europe wants and adopts what its union does, and has nothing else of it.
        ("How does Europe want to make its harbours clean?", "public loans"),
        ("Which plan did Europe come up with?", "Blue Net Plan"),
        ("What share of fish does Europe have?", ""),
        ("How does Asia want to make its harbours clean?", ""),
        # How something should be.
        ("How should harbours be under the Blue Net Plan?", _HARBOURS),
        ("What qualities should harbours have under the Blue Net Plan?", _HARBOURS),
        ("What qualities does the Blue Net Plan want harbours to have?", _HARBOURS),
        ("What qualities should ships have under the Blue Net Plan?", ""),
        ("What qualities should harbours have under the Coast Plan?", ""),
        # Why there is something.
        ("Why is there so much scope for exports in Norway?", "Norway is a large producer of fish"),
        ("Why is there such a wealth of feed for salmon in Norway?", "Cold water and long coasts"),
        ("Why is there so much snow in Norway?", ""),
        ("Why is there so much scope for exports in Chile?", ""),
        # What it takes.
        ("What will it take to repair the quays?", "steel and patience"),
        ("What would it take to repair the ferries?", ""),
        # Among whom.
        ("What does the Fjord Grid Plan want to connect with each other?", "ports, ferries and towns"),
        ("Which things does Norway want to link with one another?", "ports, ferries and towns"),
        ("What should be linked with each other under the Fjord Grid Plan?", "ports, ferries and towns"),
        ("Among whom does Norway want mutual trust?", "ports, ferries and towns"),
        ("What does Chile want to connect with each other?", ""),
        ("Among whom does Chile want mutual trust?", ""),
    ],
)
def test_everyday_questions_on_another_text(fisheries: Questions, question: str, expected: str) -> None:
    assert reply(fisheries, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Between whom does Industry 4.0 want mutual identification?", "people, equipment, and products"),
        ("What does Industry 4.0 want to link up with one another?", "people, equipment, and products"),
        ("What does Japan want to connect with each other?", ""),
        # What offers scope for applications is not required for them.
        ("What does it take to develop smart factories?", ""),
        (
            "Why is there so much potential for II?",
            "major global player in both manufacturing and the internet",
        ),
    ],
)
def test_everyday_questions_on_the_article(questions: Questions, question: str, expected: str) -> None:
    assert reply(questions, question) == expected


TRADES = """Trades

Developing the salmon trade further will require larger quays. Peru adopted the Shore Plan to create human-centric towns. \
Chile adopted the Reef Plan, which aims at better communication among people and crews. Electric tugs have led to profound \
changes in the routes and crews of the ferry trade. The Tide Plan of Ghana uses drones and sonar to protect fish.
"""


@pytest.fixture(scope="module")
def trades(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(TRADES, tmp_path_factory.mktemp("text") / "trades.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What must happen for the salmon trade to keep growing?", "larger quays"),
        ("What has to be done so that the salmon trade can grow?", "larger quays"),
        ("What must happen for the cod trade to keep growing?", ""),
        ("Which plan puts people first?", "Shore Plan"),
        ("Which plan has human beings at its heart?", "Shore Plan"),
        ("Which plan puts crews first?", ""),
        ("Which law puts people first?", ""),
        ("Which technologies is Ghana counting on to protect fish?", "drones | sonar"),
        ("Which technologies is Ghana counting on to protect crews?", ""),
    ],
)
def test_everyday_questions_of_trades(trades: Questions, question: str, expected: str) -> None:
    assert reply(trades, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Is China the only nation with every UN industrial category?", "yes"),
        ("Is Germany the only nation with every UN industrial category?", ""),
        ("Which industrial policy puts human beings at the centre?", "Industry 5.0"),
        ("Which policy puts products first?", ""),
        ("In what fields did China get a head start over other countries?", "key areas of new-generation ICTs"),
        ("In what fields did Japan get a head start over other countries?", ""),
        # A second place is no lead.
        ("Where does China have a first-mover advantage?", ""),
        ("Where does China stand in computing power?", "second in the world for computing power"),
        ("Name the three qualities Europe wants its industries to have.", "create human-centric, sustainable, and resilient industries in Europe"),
        ("Name the qualities Europe wants its ports to have.", ""),
    ],
)  # fmt: skip
def test_everyday_questions_of_names_on_the_article(
    questions: Questions, question: str, expected: str
) -> None:
    assert reply(questions, question) == expected


def test_parts_that_something_has_changed_may_be_asked_for_as_a_heading(questions: Questions) -> None:
    asked = "aspects of manufacturing deeply changed by the industrial internet"
    assert "business models" in reply(questions, asked)
    assert reply(questions, "aspects of farming deeply changed by the industrial internet") == ""
