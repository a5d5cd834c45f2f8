"""Prose about plans: what is done under them, where, and to what effect, each with all of a kind that it states."""

from __future__ import annotations

import pytest
from texts import read, stated

from policyloom.graph.fact import Period, Ranking, Statistic


@pytest.mark.parametrize(
    ("text", "faced"),
    [
        # what is so at a place befalls the place
        (
            "Ghana opened clinics in coastal villages, where a lack of nurses and remote roads restrict access to care.",
            {"coastal villages | lack of nurses", "coastal villages | remote roads"},
        ),
        (
            "Kenya will help farms across the dry counties, where drought limits harvests.",
            {"dry counties | drought"},
        ),
        (
            "Norway will build docks in the North Sea, where strong winds hamper repairs.",
            {"North Sea | strong winds"},
        ),
        ("Peru issued two reports, where gaps in data hamper trade.", {"Peru | gaps in data hamper trade"}),
    ],
)
def test_what_is_so_at_a_place_is_faced_there(text: str, faced: set[str]) -> None:
    assert stated(text, "faces") == faced


@pytest.mark.parametrize(
    ("text", "kind", "facts"),
    [
        (
            "Chile launched the Cod Pact, under which ports and state firms will work on quieter nets.",
            "aims_at",
            {"Cod Pact | quieter nets"},
        ),
        (
            "Chile launched the Cod Pact, about which ports and state firms will hold talks.",
            "aims_at",
            {"state firms | hold talks"},
        ),
        (
            "The Cod Pact will avoid nearly 2 million tonnes of waste.",
            "leads_to",
            {"Cod Pact | avoid nearly 2 million tonnes of waste"},
        ),
        ("Firms save 2 million tonnes of waste. The Cod Pact saves 20 per cent of fuel.", "leads_to", set()),
        (
            "The Cod Pact supports Vision 2050, the country's national development strategy.",
            "related_policy",
            {"Cod Pact | Vision 2050"},
        ),
        (
            "Peru has grown. The Cod Pact builds on Vision 2050, the country's new blueprint.",
            "adopts",
            {"Peru | Vision 2050"},
        ),
        ("Peru adopted the Cod Pact, the Sea Act and the Port Plan.", "related_policy", set()),
        (
            (
                "Kenya adopted the Digital Master Plan. It succeeds the National Port Plan 2014–2017 and supports"
                " Vision 2030, the country's long-term development blueprint."
            ),
            "related_policy",
            {"Digital Master Plan | National Port Plan 2014–2017", "Digital Master Plan | Kenya Vision 2030"},
        ),
        (
            "Peru adopted the Cod Pact. It was conceived as the successor to the Sea Plan.",
            "related_policy",
            {"Cod Pact | Sea Plan"},
        ),
        (
            "An index will set the fare, sparing ports a yearly row.",
            "leads_to",
            {"index | sparing ports a yearly row"},
        ),
        (
            "The Cod Pact aims to connect 40 docks, 20 ports and 30 mills.",
            "aims_at",
            {"Cod Pact | connect 40 docks", "Cod Pact | connect 20 ports", "Cod Pact | connect 30 mills"},
        ),
        (
            "The Cod Pact aims to connect docks, ports and mills.",
            "aims_at",
            {"Cod Pact | connect docks, ports and mills"},
        ),
    ],
)
def test_what_plans_are_to_do(text: str, kind: str, facts: set[str]) -> None:
    assert stated(text, kind) == facts


@pytest.mark.parametrize(
    ("text", "kind", "facts"),
    [
        # what keeps somebody from something bad is no challenge, and what they fear for others is none of theirs
        (
            "High rents and weak demand have kept Danish farmers from buying boats.",
            "faces",
            {"Danish farmers | High rents", "Danish farmers | weak demand"},
        ),
        ("Vaccines prevent children from falling ill.", "faces", set()),
        ("The Sea Union fears that the tax will hurt farmers.", "faces", set()),
        (
            "Danish farmers fear that the tax will hurt them.",
            "faces",
            {"Danish farmers | the tax will hurt them"},
        ),
        # what people must have to be let in
        ("Chile passed the Cod Act. Applicants must have a boat and have paid their fees.", "aims_at", set()),
        ("Chile passed the Cod Act. Applicants must have no debts.", "faces", set()),
        ("Chile passed the Cod Act. Boats must have radio.", "aims_at", {"Cod Act | Boats must have radio"}),
        # on account of what a plan does something
        ("Because drought is a threat, the Cod Pact provides for a new fund.", "leads_to", set()),
        ("Because fuel is dear, the Cod Pact failed.", "leads_to", {"fuel is dear | the Cod Pact failed"}),
        ("The Cod Pact provides for a flood fund.", "has_part", {"Cod Pact | flood fund"}),
        # to whom or to what it is
        (
            "The docks offer training and access to credit.",
            "leads_to",
            {"docks | training", "docks | access to credit"},
        ),
    ],
)
def test_what_plans_ask_and_bring(text: str, kind: str, facts: set[str]) -> None:
    assert stated(text, kind) == facts


@pytest.mark.parametrize(
    "text",
    [
        "Friends, Peru ranks third in Asia in solar power.",
        "Colleagues, Peru ranks third in Asia in solar power.",
    ],
)
def test_who_is_spoken_to_has_no_rank(text: str) -> None:
    extraction = read(text)
    assert [f.subject.label for f in extraction.facts if isinstance(f.object, Ranking)] == ["Peru"]


def test_when_something_went_on_sale_is_an_event() -> None:
    extraction = read("The Cod Pass went on sale in May 2023.")
    assert [f.object.notation for f in extraction.facts if isinstance(f.object, Period)] == ["2023-05"]


def test_an_age_is_no_figure() -> None:
    text = "Peru runs ferries. In June, the ports opened to children under 16 and to those over 65."
    extraction = read(text)
    assert not [f for f in extraction.facts if isinstance(f.object, Statistic)]
