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
