"""Identity: names made into IRIs, contents into hashes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyloom.graph.identity import digest, slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The Industry 4.0", "industry-4.0"),
        ("  Made  in\nRuritania 2030 ", "made-in-ruritania-2030"),
        ("a  PORT", "port"),
        ("warm-homes", "warm-homes"),
        ("Côte d'Ivoire", "cote-divoire"),
        ("“Warm Homes”", "warm-homes"),
    ],
)
def test_slug_is_readable_and_knows_no_article_case_or_spacing(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("工业互联网", "工业互联"),
        ("C", "C++"),
        ("C#", "C+"),
        ("R&D", "R D"),
        ("план", "plan"),
        ("50%", "50"),
        ("x" * 90, "x" * 91),
    ],
)
def test_names_that_lose_letters_stay_apart(name: str, other: str) -> None:
    assert slug(name) != slug(other)


@given(st.text(min_size=1))
def test_any_name_makes_a_safe_end_of_an_iri(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9][a-z0-9.-]*", slug(name))
    assert len(slug(name)) <= 89


@given(
    st.lists(
        st.text(st.characters(exclude_characters="\x1f", codec="utf-8"), max_size=5), min_size=1, max_size=4
    )
)
def test_digest_is_equal_for_equal_fields_only(fields: list[str]) -> None:
    assert digest(*fields) == digest(*fields)
    assert re.fullmatch("[0-9a-f]{16}", digest(*fields))
    assert digest(*fields) != digest(*fields, "")
    assert len(fields) == 1 or digest(*fields) != digest("".join(fields))
