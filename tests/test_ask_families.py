"""Questions of one fact put in many ways, of a text about tides and ferries; near misses are refused."""

from __future__ import annotations

import pytest
from texts import questions_on, reply

from policyloom.queries.ask import Questions

TEXT = """Tides

The Sea Office launched the Tidal Sparks initiative in 2020. All 12 counties, Bergen, and Oslo are participating in the Quay program.

Worldwide, only 3 MW of wave power has been installed to date, compared with over 40 MW of tidal power.

About half of all plastic waste and more than 80% of lost nets come from trawling and the dumping of gear.

The ministry will develop rules to ensure that all fishing gear in the northern market is repairable by 2031. The Quay Office will advance \
berths in deep waters, starting with a slot auction off the coast of Lofoten by the end of 2027. By 2029, about 900 new buoys will be \
needed for the 4,000 ferries expected on European waters.

Iceland must cut costs. After that, the nation must pursue its bold goal of achieving zero waste by 2060. The Fjord Programme is built \
around three main pillars: the Net Programme, the Buoy Programme and the Rope Programme.

The Kelp Fund will help deploy large drying plants. Iceland plans to reduce the cost of kelp oil by more than 60%, to $12 per barrel by \
2036. The new target is part of the Sea Office's Green Fuel initiative. The council should expand the capacity of the Kelp Lab by at \
least 30% by 2033. The Ministry of Ports leads the Calm Water Mission. Kelp firms such as Algo and Maru have grown. \
The Quay Mission focuses on three river towns. The rope sector supports 7,000 skilled jobs. \
The Rope Institute will be located in Tromso.
"""


@pytest.fixture(scope="module")
def tides(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(TEXT, tmp_path_factory.mktemp("text") / "tides.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many Tidal Sparks has the Sea Office launched?", ""),
        ("Who is the head of the Quay program?", ""),
        ("List the participants of the Quay program.", "Bergen | counties | Oslo"),
        ("What share of lost nets comes from trawling?", "more than 80% of lost nets"),
        ("What share of lost nets comes from ferries?", ""),
        ("How much wave power has been installed to date?", "3 MW of wave power"),
        (
            "How many megawatts of wave power have been installed around the world so far?",
            "3 MW of wave power",
        ),
        ("How much wave power has been installed in Peru?", ""),
        ("Fund supporting the deployment of large drying plants", "Kelp Fund"),
        ("Fund deploying large trains", ""),
        ("By how much is the cost of kelp oil to be reduced by 2036?", "more than 60% (2036)"),
        ("By how much should the cost of kelp oil fall?", "more than 60% (2036)"),
        ("By how much should the cost of cod oil fall?", ""),
        (
            "how cheap should kelp oil get by 2036",
            "reduce the cost of kelp oil by more than 60% to $12 per barrel",
        ),
        ("Which initiative does the new target belong to?", "the Sea Office's Green Fuel initiative"),
        ("Which initiative does the old target belong to?", ""),
        ("By how much should the capacity of the Kelp Lab grow by 2033?", "at least 30% (2033)"),
        ("Planned increase in the capacity of the Kelp Lab", "at least 30% (2033)"),
        ("Ministry in charge of the Calm Water Mission", "Ministry of Ports"),
        ("Who is at the helm of the Calm Water Mission?", "Ministry of Ports"),
        ("Who is in charge of the Kelp Lab?", ""),
        ("What kind of firms are Algo and Maru given as examples of?", "Kelp firms"),
        ("where is the rope institute going to be", "Tromso"),
        ("where is the kelp lab going to be", ""),
        ("Towns at the focus of the Quay Mission", "three river towns"),
        ("How many skilled posts does the rope sector support?", "7,000 skilled jobs"),
        ("How many skilled posts does the net sector support?", ""),
        ("What is responsible for 80% of lost nets?", ""),
        ("When does Iceland want to achieve zero waste?", "2060"),
        ("Iceland's target year for zero waste", "2060"),
        ("When did Iceland achieve zero waste?", ""),
        (
            "What are the main pillars of the Fjord Programme?",
            "Buoy Programme | Net Programme | Rope Programme",
        ),
        ("By what year must fishing gear be repairable?", "2031"),
        ("When does all fishing gear in the northern market have to be repairable?", "2031"),
        ("By when must ferries be repairable?", ""),
        ("When did fishing gear become repairable?", ""),
        ("By when will the Quay Office start with a slot auction off Lofoten?", "the end of 2027"),
        ("By when will the Quay Office start with a slot auction off Maine?", ""),
        ("How many new buoys will be needed in Europe by 2029?", "about 900 new buoys (2029)"),
        ("How many new buoys will be needed in Asia by 2029?", ""),
        ("How many new buoys will be needed in Peru by 2029?", ""),
    ],
)
def test_what_is_told_is_answered_however_it_is_asked(tides: Questions, question: str, expected: str) -> None:
    assert reply(tides, question) == expected
