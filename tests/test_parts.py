"""The parts: lists of members and of parts as policy prose has them, each with all that it states."""

from __future__ import annotations

import pytest
from texts import stated

_BOARDS = {"boards | Cod Board", "boards | Net Board"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "The members of the Cod Council are Peru, Chile and Cuba.",
            {"Cod Council | Peru", "Cod Council | Chile", "Cod Council | Cuba"},
        ),
        ("The Cod Council's members are Peru and Chile.", {"Cod Council | Peru", "Cod Council | Chile"}),
        (
            "The Member States of CARICOM are Haiti and Belize.",
            {"CARICOM | Haiti", "CARICOM | Belize"},
        ),
        (
            "CARICOM is a regional body of fifteen member states: Haiti, Belize, Guyana and Jamaica.",
            {f"member states | {c}" for c in ("Haiti", "Belize", "Guyana", "Jamaica")},
        ),
        ("Two countries agreed: Haiti, Belize and Cuba signed the pact.", set()),
        ("The ministry oversees two boards: the Cod Board and the Net Board.", _BOARDS),
        ("The ministry oversees two boards, the Cod Board and the Net Board.", _BOARDS),
        (
            "In 2015 Peru passed two laws, the Cod Act and the Net Act.",
            {"laws | Cod Act", "laws | Net Act"},
        ),
        ("All 50 towns, Bergen, and Oslo are large.", set()),
        ("The two laws are a success and a model.", set()),
        (
            "It manages three bodies: the Centre for Sea Research, Cod Agency and Net Board.",
            {"bodies | Centre for Sea Research", "bodies | Cod Agency", "bodies | Net Board"},
        ),
        (
            "Peru has set up the Cod Council, comprising the Net Board and the Trade Board.",
            {"Cod Council | Net Board", "Cod Council | Trade Board"},
        ),
        (
            "2015 saw the launch of the Cod Council, comprising the Net Board and the Trade Board.",
            {"Cod Council | Net Board", "Cod Council | Trade Board"},
        ),
        ("Small farms make up the bulk of the rural economy.", {"rural economy | Small farms"}),
        ("Small farms still comprise the majority of Danish firms.", {"Danish firms | Small farms"}),
        ("Small farms account for the bulk of Danish firms.", {"Danish firms | Small farms"}),
        ("The reform lost the bulk of its funds.", set()),
        (
            "Other measures include a levy on plastic, a ban on straws and new deposit schemes.",
            {"measures | levy on plastic", "measures | ban on straws", "measures | new deposit schemes"},
        ),
        (
            "Ideas include new markets, pacts between towns on tax, safer ports, care of forests and growth of trade.",
            {
                f"Ideas | {part}"
                for part in (
                    "new markets",
                    "pacts between towns on tax",
                    "safer ports",
                    "care of forests",
                    "growth of trade",
                )
            },
        ),
        (
            "Peru offers grants for growers, including a fuel rebate and cheap loans.",
            {"grants for growers | fuel rebate", "grants for growers | cheap loans"},
        ),
        (
            "Peru offers grants for growers, including herders and fruit farmers.",
            {"growers | herders", "growers | fruit farmers"},
        ),
    ],
)
def test_parts_and_members_are_told(text: str, parts: set[str]) -> None:
    assert stated(text, "has_part") == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "The Cod Act funds projects across the fish value chain from catching to supply boats to retail.",
            {"fish value chain | catching", "fish value chain | supply boats", "fish value chain | retail"},
        ),
        (
            "Farm records have grown all over the world, from soil tests to market trends to rainfall data.",
            {"Farm records | soil tests", "Farm records | market trends", "Farm records | rainfall data"},
        ),
        (
            "Peru needs the best tools: from basic research all the way to market tests.",
            {"best tools | basic research", "best tools | market tests"},
        ),
        (
            "Firms in the north, from miners to carmakers, welcomed the plan.",
            {"Firms in the north | miners", "Firms in the north | carmakers"},
        ),
        ("Prices rose in the north, from 5 percent to 9 percent.", set()),
        ("The ferry took goods from Callao to Paita to Lima.", set()),
    ],
)
def test_what_spans_from_one_end_to_another_has_its_ends(text: str, parts: set[str]) -> None:
    assert stated(text, "has_part") == parts


def test_who_oversees_a_body_has_not_adopted_it() -> None:
    assert stated("The ministry oversees two boards: the Cod Board and the Net Board.", "adopts") == set()


def test_what_is_between_several_is_one_thing() -> None:
    text = "The Cod Plan will improve links between the northern ports and the southern markets."
    assert stated(text, "leads_to") == {
        "Cod Plan | improve links between the northern ports and the southern markets"
    }


_LINES = "Grants for small ports\n\nA new centre in Oslo\n\nLoans for ferries"


@pytest.mark.parametrize(
    ("lead", "whole"),
    [("The Cod Plan includes three measures:", "Cod Plan"), ("The Cod Plan includes:", "Cod Plan")],
)
def test_lines_after_a_lead_in_are_what_it_announces(lead: str, whole: str) -> None:
    text = f"{lead}\n\n{_LINES}\n\nNorway adopted the plan."
    assert stated(text, "has_part") >= {f"{whole} | grants for small ports", f"{whole} | loans for ferries"}


def test_lines_are_challenges_aims_or_bodies_as_their_lead_in_says() -> None:
    lines = "Ageing ports\n\nHigh costs\n\nNorway adopted the Cod Plan."
    assert stated(f"Norway faces two challenges:\n\n{lines}", "faces") >= {
        "Norway | ageing ports",
        "Norway | high costs",
    }
    deeds = "Strengthening the ports through training.\n\nPromoting cleaner fuels.\n\nNorway adopted it."
    assert stated(f"The Cod Plan has two priorities:\n\n{deeds}", "aims_at") == {
        "Cod Plan | strengthening the ports",
        "Cod Plan | promoting cleaner fuels",
    }
    bodies = "Cod Board\n\nPort Authority of Oslo\n\nBergen sells cod."
    assert stated(f"The ministry oversees two bodies:\n\n{bodies}", "has_part") == {
        "bodies | Cod Board",
        "bodies | Port Authority of Oslo",
    }


def test_no_more_lines_are_listed_than_were_announced() -> None:
    text = "The ministry oversees two boards:\n\nCod Board\n\nNet Board\n\nNext Steps"
    assert stated(text, "has_part") == {"boards | Cod Board", "boards | Net Board"}


def test_drivers_of_several_things_drive_each() -> None:
    text = "Ports are main drivers of rural growth, job creation, and long-term trade in Norway."
    assert stated(text, "leads_to") == {
        "Ports | rural growth",
        "Ports | job creation",
        "Ports | long-term trade in Norway",
    }


def test_only_names_are_parties_of_a_partnership() -> None:
    assert stated("The plan calls for partnerships between ports and towns.", "has_part") == set()
    assert stated("The partnership between Peru and Chile saves cod.", "has_part") == {
        "partnership between Peru and Chile | Peru",
        "partnership between Peru and Chile | Chile",
    }
