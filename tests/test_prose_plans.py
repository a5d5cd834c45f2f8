"""Prose about plans: what is done under them, where, and to what effect, each with all of a kind that it states."""

from __future__ import annotations

import pytest
from test_prose import stated


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
            {"Cod Pact | work on quieter nets"},
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
    ],
)
def test_what_plans_are_to_do(text: str, kind: str, facts: set[str]) -> None:
    assert stated(text, kind) == facts
