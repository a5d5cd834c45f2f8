"""Questions for what somebody did, does or should do, what a lack of something has led to, who did it, and what is yet to be done."""

from __future__ import annotations

import pytest
from texts import questions_on, reply

from policyloom.queries.ask import Questions

TEXT = """Ports of Chile

The Harbour Council should pay for the repair of piers on the same terms as ports. The Tidal Office should require clean fuel from all ships. \
To lower the price of berths, Chile has waived harbour dues for a period of ten years. \
To overcome the shortage of suitable cranes, Chile needs to strengthen its own shipyards. \
The shortage of pilots limits the growth of night traffic. \
Transmar has bought 31 new ferries for the northern coast. The Port School trains divers.
"""

PLANNED = """Forests of Ghana

Ghana wants to create a timber exchange, and plans to plant 2 million trees around its reservoirs. \
Togo intends to open a forestry school in Sokode by 2031. Benin plans to build a wind farm near Parakou. \
Mali adopted the Green Belt policy to create shaded, fertile fields. Niger opened a seed bank in 2019. \
Niger is home to the region's leading timber companies, providing the saplings needed for replanting.
"""
AMBITION = """Europe needs to strengthen its own ports. It is our proposed level of ambition that by 2031: 400 large secure edge nodes are \
deployed in the EU; By 2027, Europe will have its first tidal computer.
"""


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Did Europe deploy 400 edge nodes?", ""),
        ("Are 400 edge nodes deployed in the EU?", ""),
        ("Who deployed edge nodes?", ""),
        ("Will 400 edge nodes be deployed in the EU?", "yes"),
    ],
)
def test_what_is_told_as_an_ambition_is_not_so_yet(
    tmp_path_factory: pytest.TempPathFactory, question: str, expected: str
) -> None:
    ambition = questions_on(AMBITION, tmp_path_factory.mktemp("text") / "ambition.txt")
    assert reply(ambition, question) == expected


@pytest.fixture(scope="module")
def forests(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(PLANNED, tmp_path_factory.mktemp("text") / "forests.txt")


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(TEXT, tmp_path_factory.mktemp("text") / "ports.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "What should the Harbour Council do?",
            "should pay for the repair of piers on the same terms as ports",
        ),
        (
            "What should the Harbour Council do, according to the review?",
            "should pay for the repair of piers on the same terms as ports",
        ),
        ("what must the Tidal Office do", "should require clean fuel from all ships"),
        (
            "What did Chile do to lower the price of berths?",
            "has waived harbour dues for a period of ten years",
        ),
        ("What has Chile done to lower the price?", "has waived harbour dues for a period of ten years"),
        (
            "What must Chile do to overcome the shortage of cranes?",
            "needs to strengthen its own shipyards",
        ),
        ("What does Chile need to do about the lack of cranes?", "needs to strengthen its own shipyards"),
        (
            "Tell me what Chile has to do about not having enough cranes",
            "needs to strengthen its own shipyards",
        ),
        # Who does it for something else, or need not do it, does not do that.
        ("What did Chile do to raise the price of berths?", ""),
        ("What did Peru do to lower the price of berths?", ""),
        ("What must Chile do to overcome the shortage of pilots?", ""),
        ("What does Chile need to do about the price of cranes?", ""),
        ("What should the Port School do?", ""),
        ("What did the Harbour Council do?", ""),
    ],
)
def test_what_is_done_for_something_or_should_be_is_told(
    ports: Questions, question: str, expected: str
) -> None:
    assert reply(ports, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What has the lack of pilots led to?", "limits the growth of night traffic"),
        ("what does the dearth of pilots result in", "limits the growth of night traffic"),
        ("What has the lack of cranes led to?", ""),
        ("What has the lack of traffic led to?", ""),
        ("What do pilots lack?", ""),
    ],
)
def test_what_a_lack_leads_to_is_that_of_the_same(ports: Questions, question: str, expected: str) -> None:
    assert reply(ports, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who bought new ferries, and how many?", "Transmar | 31 new ferries"),
        ("Who has bought ferries for the northern coast and how many?", "Transmar | 31 new ferries"),
        ("Who bought new cranes, and how many?", ""),
        ("Who trains divers, and how many?", ""),
    ],
)
def test_who_did_it_is_told_with_the_number_of_it_or_not_at_all(
    ports: Questions, question: str, expected: str
) -> None:
    assert reply(ports, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who created a timber exchange?", ""),
        ("Which country created a timber exchange?", ""),
        ("What did Ghana plant?", ""),
        ("Who planted 2 million trees?", ""),
        ("Who has planted trees around reservoirs?", ""),
        ("Was a timber exchange created by Ghana?", ""),
        ("Who opened a forestry school?", ""),
        ("Has Togo opened a forestry school in Sokode?", ""),
        ("What has Benin built?", ""),
        ("Has Benin built a wind farm?", ""),
        ("Who created shaded fields?", ""),
        # What is wanted is told of who wants it, what is adopted of who adopted it, and what is done of who did it.
        ("Who wants to create a timber exchange?", "Ghana"),
        ("Who plans to plant trees?", "Ghana"),
        ("What does Benin plan to build?", "build a wind farm near Parakou"),
        ("Which policy did Mali adopt to create fertile fields?", "Green Belt policy"),
        ("Why did Mali adopt the Green Belt policy?", "create shaded, fertile fields"),
        ("Who opened a seed bank?", "Niger"),
    ],
)
def test_what_is_yet_to_be_done_is_no_answer_to_who_did_it(
    forests: Questions, question: str, expected: str
) -> None:
    assert reply(forests, question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "What are the leading timber companies?",
        "Name the leading timber companies.",
        "What are the region's leading timber companies?",
        "Which timber companies are leading?",
    ],
)
def test_the_leading_ones_are_not_what_they_lead_to(forests: Questions, question: str) -> None:
    assert reply(forests, question) == ""
