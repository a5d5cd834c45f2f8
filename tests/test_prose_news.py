"""The prose of news, speeches and reviews: who says so, what went wrong and what should be done."""

from __future__ import annotations

import pytest
from test_prose import stated


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        ("High tariffs, they argue, protect weak firms.", {"High tariffs | protect weak firms"}),
        ("The port fees, she said, slow trade with Chile.", {"port fees | slow trade with Chile"}),
        ("Farmers are angry. Rules on nets, they add, raise costs.", {"Rules on nets | raise costs"}),
        ("A wider canal, officials say, would cut costs.", {"wider canal | cut costs"}),
    ],
)
def test_who_says_so_is_no_part_of_what_is_said(text: str, effects: set[str]) -> None:
    assert stated(text, "leads_to") == effects


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # what is a figure is no part and no effect
        ("Mining made up 27% of the economy in 1985.", "has_part"),
        ("Shipping produces 3 per cent of all emissions.", "leads_to"),
        ("The new stoves emit 40% less smoke.", "leads_to"),
        # former times, and in what way
        ("Ships that used to carry coal now carry steel.", "aims_at"),
        ("On its own terms, the ban has worked.", "aims_at"),
    ],
)
def test_what_is_told_otherwise_is_no_such_fact(text: str, kind: str) -> None:
    assert stated(text, kind) == set()


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        (
            "A strike has forced councils to cancel hundreds of bus trips.",
            {"strike | forced councils to cancel hundreds of bus trips"},
        ),
        (
            "The new fees prompted small mills to close docks.",
            {"new fees | prompted small mills to close docks"},
        ),
    ],
)
def test_what_somebody_is_made_to_do_is_told_as_a_whole(text: str, effects: set[str]) -> None:
    assert stated(text, "leads_to") == effects
