"""Questions about the text of one government: what is said of its country, amounts and dates of several things, means and ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import reply, stored

from policyloom.queries.ask import Questions


@pytest.fixture(scope="module")
def questions() -> Questions:
    return Questions(stored(Path(__file__).parent / "ask" / "own" / "harbour-plan.txt"))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("how big is the Irish seafood sector?", "€2 billion industry"),
        ("How much money does the Tidal Data Service in Ireland cost", "€7.5 million"),
        ("What share of ferries in Ireland will run on batteries?", "60% of ferries (2031)"),
        ("Which fund has Ireland set up?", "Coastal Renewal Fund"),
        ("how big is the Scottish seafood sector", ""),
        ("What share of ferries in Norway will run on batteries?", ""),
        ("how big is the seafood sector in France", ""),
        ("how many people live in Ireland", ""),
    ],
)
def test_text_of_one_government_is_about_its_country(
    questions: Questions, question: str, expected: str
) -> None:
    assert reply(questions, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is Ireland's seaweed strategy called?", "Irish Seaweed: Course to 2035"),
        ("what is the fund of the Irish Government called", "Coastal Renewal Fund"),
        ("What is Norway's seaweed strategy called?", ""),
        ("what is Ireland's hydrogen strategy called", ""),
    ],
)
def test_name_of_a_policy_is_asked_for_by_what_it_is_about(
    questions: Questions, question: str, expected: str
) -> None:
    assert reply(questions, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which costs more, the Tidal Data Service or the Coastal Renewal Fund?", "Coastal Renewal Fund: "),
        ("is the tidal data service or the renewal fund cheaper", "Tidal Data Service: "),
        (
            "Which share is higher: ferries running on batteries or harbours using shore power?",
            "80% of harbours",
        ),
        ("Which of the ferries and the harbours will have the smaller share?", "ferries: "),
        ("which is larger, the fund or the population of Ireland", ""),
        ("Which costs more, the Tidal Data Service or the new hatcheries?", ""),
        ("Which costs more, ferries or harbours?", ""),
        (
            "Which comes first, the opening of the Tidal Data Service or shore power in harbours?",
            "Tidal Data Service",
        ),
        ("what is due later, batteries on ferries or shore power in harbours", "shore power"),
        ("Which comes first, the Tidal Data Service or the Coastal Renewal Fund?", ""),
    ],
)
def test_two_amounts_or_dates_are_compared(questions: Questions, question: str, expected: str) -> None:
    answers = reply(questions, question)
    assert expected in answers if expected else not answers


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is the Coastal Renewal Fund money for?", "help small harbours replace diesel cranes"),
        ("What is the renewal fund for?", "help small harbours replace diesel cranes"),
        ("How much money is in the renewal fund?", "up to €40 million of public loans"),
        ("What is the Tidal Data Service money for?", "improve the safety of the ferry sector"),
        (
            "Which sector will be improved thanks to the Tidal Data Service?",
            "improve the safety of the ferry sector",
        ),
        ("Which sector will be improved thanks to the Coastal Renewal Fund?", ""),
        ("share of ferries in the year 2031 running on batteries so far", "60% of ferries (2031)"),
        ("What made hydrogen essential for harbours?", ""),
    ],
)
def test_purpose_is_no_amount_and_a_cause_no_effect(
    questions: Questions, question: str, expected: str
) -> None:
    assert reply(questions, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How will the Irish Government help the herring fleet double its catch?", True),
        ("how is the catch of the herring fleet to be doubled?", True),
        ("List the three means by which the catch of the herring fleet is to be doubled.", True),
        ("Name the ways by which the herring fleet is to double its catch", True),
        ("How will Norway help the herring fleet double its catch?", False),
        ("How will the cod fleet double its catch?", False),
        ("How will Ireland double the output of seaweed farms?", False),
    ],
)
def test_how_is_by_what_leads_to_the_goal(questions: Questions, question: str, expected: bool) -> None:
    steps = "lowering licence fees | new hatcheries | training divers"
    assert reply(questions, question) == (steps if expected else "")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What made fuel use fall?", "Diesel Act"),
        ("What made hatcheries fall?", ""),
        ("What made ferries essential for harbours?", ""),
        ("Tell me what made it essential for ferries to run on batteries", ""),
        ("What made it possible for harbours to use shore power?", ""),
        ("Why did the Mayo Colleges introduce diving courses?", "train technicians for the industry"),
        ("why did the Mayo Colleges introduce welding courses", ""),
        ("Why did shipyards introduce diving courses?", ""),
        ("What is the Blue Skills fund for?", "helps small boatyards sell abroad"),
    ],
)
def test_cause_and_purpose_are_those_of_what_is_asked(
    questions: Questions, question: str, expected: str
) -> None:
    assert reply(questions, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what share of the fleet had shore broadband in 2021", "62% of the fleet (2021)"),
        ("what share of the fleet had shore broadband in 2016", "41% (2016)"),
        ("what share of the fleet had shore broadband in 2011", ""),
        ("How many jobs is the Diesel Act expected to create?", "2,500 jobs"),
        ("How many jobs has the Diesel Act created so far?", ""),
        ("How much have shipyards announced since the Harbour Act was passed?", "over €300 million"),
        ("How much have colleges announced since the Harbour Act was passed?", ""),
        ("In how many counties did colleges start welding courses?", "six counties"),
    ],
)
def test_figure_is_of_the_year_and_the_doer_that_are_asked_for(
    questions: Questions, question: str, expected: str
) -> None:
    assert reply(questions, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "Where does Ireland have gaps?",
            "important gaps in crane repair | important gaps in night training",
        ),
        ("In which areas are there gaps in repair?", "important gaps in crane repair"),
        ("Where does Ireland have gaps in batteries?", ""),
        ("Where does Norway have gaps?", ""),
        ("what are the three missions of the strategy", "cargo | safety | training"),
        ("What are the missions of the Coastal Renewal Fund?", ""),
        (
            "Why does the Tidal Data Service matter for the ferry sector?",
            "improve the safety of the ferry sector",
        ),
        ("Why does the Tidal Data Service matter for farms?", ""),
        ("why is shore power important", ""),
    ],
)
def test_gaps_members_and_importance_are_told(questions: Questions, question: str, expected: str) -> None:
    assert reply(questions, question) == expected


def test_credit_for_investments_is_no_investment(tmp_path: Path) -> None:
    path = tmp_path / "act.txt"
    path.write_text(
        "Last year, President Lopez signed the Ferry Act, which makes a nearly $30 million investment in docks. "
        "The law also creates a 12 percent tax credit for capital investments in hulls.",
        encoding="utf-8",
    )
    store = stored(path)
    questions = Questions(store)
    assert reply(questions, "How big is the investment that the Ferry Act makes?") == (
        "nearly $30 million investment"
    )
    assert reply(questions, "how large is the tax credit that the Ferry Act creates") == (
        "12 percent tax credit"
    )


def test_what_uses_a_thing_made_it_not_essential(tmp_path: Path) -> None:
    path = tmp_path / "yards.txt"
    path.write_text(
        "By 2030, digital technologies including robotics and big data will be at the core of new products, "
        "new fishing processes and new business models.",
        encoding="utf-8",
    )
    store = stored(path)
    questions = Questions(store)
    assert "new business models" in reply(questions, "What takes up digital technology?")
    asked = "made it essential for a lot of businesses to take up digital technology"
    assert not reply(questions, f"Tell me what {asked}")
    assert not reply(questions, f"what {asked.replace('essential', 'possible')}")
