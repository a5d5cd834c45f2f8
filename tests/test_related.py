"""The related policies: the many ways of English to say what one has to do with another, in sentences invented here."""

from __future__ import annotations

import pytest
from texts import ends

from policyloom.ontology.namespace import POL


def related(text: str) -> set[tuple[str, str]]:
    """Return the policies that *text* relates."""
    return set(ends(text, POL.relatedPolicy))


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Code takes the place of the Berth Act.",
        "The Harbour Code takes over from the Berth Act.",
        "The Harbour Code is modelled on the Berth Act.",
        "The Harbour Code is rooted in the Berth Act.",
        "The Harbour Code flanks the Berth Act.",
        "The Harbour Code conflicts with the Berth Act.",
        "The Harbour Code goes beyond the Berth Act.",
        "The Harbour Code is stricter than the Berth Act.",
        "The Harbour Code must be read together with the Berth Act.",
        "The Harbour Code is consistent with the aims of the Berth Act.",
        "The Harbour Code draws most of its money from the Berth Act.",
        "The Harbour Code has its legal basis in the Berth Act.",
        "In accordance with the Berth Act, Peru drew up the Harbour Code.",
        "Within the framework of the Berth Act, Peru drew up the Harbour Code.",
        "Alongside the Berth Act, Peru adopted the Harbour Code.",
        "In conformity with the Berth Act, the Harbour Code bans nets.",
        "Consistent with the aims of the Berth Act, the Harbour Code bans nets.",
        "Peru replaced the Berth Act with the Harbour Code.",
    ],
)
def test_relation_of_two_policies_is_told_in_many_ways(text: str) -> None:
    assert related(text) == {("Harbour Code", "Berth Act")}


@pytest.mark.parametrize(
    ("text", "policies"),
    [
        ("An amendment to the Berth Act was passed.", ("amendment to the Berth Act", "Berth Act")),
        ("Peru issued guidance on the Berth Act.", ("guidance", "Berth Act")),
    ],
)
def test_what_is_made_to_a_law_is_related_to_it(text: str, policies: tuple[str, str]) -> None:
    assert related(text) == {policies}


@pytest.mark.parametrize(
    "text",
    [
        "Peru sits within the Pacific region.",
        "In keeping with custom, Peru adopted the Harbour Code.",
        "Peru's ports are stricter than those of Chile.",
        "In addition to fish, Peru sells copper.",
        "Peru met to provide guidance on the Berth Act.",
    ],
)
def test_what_is_said_in_such_words_does_not_always_relate_policies(text: str) -> None:
    assert related(text) == set()
