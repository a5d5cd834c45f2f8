"""The prose of governments: how strategies, charters and budgets put things, each with all the facts of a kind that it states."""

from __future__ import annotations

import pytest

from policyloom.graph.document import read_text
from policyloom.graph.extract import extract
from policyloom.graph.fact import Entity
from policyloom.ontology.vocabulary import vocabulary


def _stated(text: str, kind: str) -> set[str]:
    [extraction] = extract([read_text("d", text, roles={})])
    return {
        f"{fact.subject.label} | {fact.object.label}"
        for fact in extraction.facts
        if vocabulary().notations[fact.property] == kind
        and isinstance(fact.object, Entity)
        and not fact.negated
    }


@pytest.mark.parametrize(
    ("text", "related"),
    [
        ("On the basis of the Sea Pact, Peru drew up a port strategy.", {"port strategy | Sea Pact"}),
        ("The Port Plan was built on the basis of the Sea Charter.", {"Port Plan | Sea Charter"}),
        ("The Port Plan fulfils the commitment made in the Sea Charter.", {"Port Plan | Sea Charter"}),
        ("The Port Plan keeps the promise that Peru made in the Sea Charter.", {"Port Plan | Sea Charter"}),
        ("The Port Plan fulfils the Sea Charter.", {"Port Plan | Sea Charter"}),
        (
            "The Port Plan was written in accordance with what is stated in the Sea Charter, including its annexes.",
            {"Port Plan | Sea Charter"},
        ),
        (
            "The Port Plan builds on the principles laid down in the Sea Charter.",
            {"Port Plan | Sea Charter"},
        ),
        ("The loans are the basis of the Port Plan.", set()),
    ],
)
def test_one_policy_stands_on_another(text: str, related: set[str]) -> None:
    assert _stated(text, "related_policy") == related


@pytest.mark.parametrize(
    ("text", "adopted"),
    [
        (
            "The Port Council reached a memorandum of understanding on trade in cod with Norway.",
            {
                "Port Council | memorandum of understanding on trade in cod with Norway",
                "Norway | memorandum of understanding on trade in cod with Norway",
            },
        ),
        (
            "In May, Peru signed an MOU on cod with Norway and Chile.",
            {"Peru | MOU on cod", "Norway | MOU on cod", "Chile | MOU on cod"},
        ),
        (
            "Peru signed a deal regarding tuna with Chile.",
            {"Peru | deal regarding tuna with Chile", "Chile | deal regarding tuna with Chile"},
        ),
        ("Peru signed a law with strict limits on fishing.", {"Peru | law"}),
        (
            "The Port Strategy was drawn up by the ministry in collaboration with the Port Council.",
            {"ministry | Port Strategy", "Port Council | Port Strategy"},
        ),
        ("The ministry mends ports in cooperation with the Port Council.", set()),
    ],
)
def test_a_pact_is_that_of_all_its_parties(text: str, adopted: set[str]) -> None:
    assert _stated(text, "adopts") == adopted


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Peru joined Chile, Norway and Ghana in the Sea Pact.",
            {"Sea Pact | Peru", "Sea Pact | Chile", "Sea Pact | Norway", "Sea Pact | Ghana"},
        ),
        ("Peru joined Chile in a bid to cut waste.", set()),
        ("Peru has been an active Ocean League member since 2012.", {"Ocean League | Peru"}),
        (
            "Peru's fleet (e.g., trawlers, ferries and tugs) has grown.",
            {"Peru's fleet | trawlers", "Peru's fleet | ferries", "Peru's fleet | tugs"},
        ),
        (
            "Peru links its ports with the fishing community (e.g., pilots, traders, and crews of tugs).",
            {
                "fishing community | pilots",
                "fishing community | traders",
                "fishing community | crews of tugs",
            },
        ),
        (
            "The plan serves the first users of the ports, i.e. all pilots and traders.",
            {"first users of the ports | pilots", "first users of the ports | traders"},
        ),
        (
            "Peru offers support in the form of loans, grants and tax breaks.",
            {"support | loans", "support | grants", "support | tax breaks"},
        ),
        ("Trade led to changes in the forms of ports and ships.", set()),
    ],
)
def test_members_and_forms_are_parts(text: str, parts: set[str]) -> None:
    assert _stated(text, "has_part") == parts


@pytest.mark.parametrize("word", ["toward", "towards"])
def test_an_aim_is_spelled_in_both_ways(word: str) -> None:
    text = f"The new port tool is geared {word} cutting waste."
    assert _stated(text, "aims_at") == {"new port tool | cutting waste"}
