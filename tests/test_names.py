"""Names: the known, the quoted and the capitalised."""

from __future__ import annotations

import pytest

from policyloom.graph.document import Paragraph
from policyloom.graph.parsing.names import known_names
from policyloom.graph.parsing.parse import Parse, parse


def _read(text: str) -> Parse:
    [parsed] = parse([Paragraph(7, 7 + len(text), text)], known_names())
    return parsed


@pytest.mark.parametrize(
    ("text", "name", "kind", "label"),
    [
        ("Norway grows.", "Norway", "term", "Norway"),
        ("Sensors use 5G.", "5G", "term", "5G"),
        ("The Internet of Things grows.", "Internet of Things", "term", "Internet of Things"),
        ("French ports grow.", "French", "demonym", "France"),
        ("It uses AI today.", "AI", "term", "artificial intelligence"),
    ],
)
def test_known_thing_is_named(text: str, name: str, kind: str, label: str) -> None:
    found = {span.text: known for span, known in _read(text).names.values()}
    term = found[name].term
    assert found[name].kind == kind
    assert term is not None
    assert term.label.lower() == label.lower()


@pytest.mark.xfail(strict=True, reason="the full stop after a small and a capital letter stays with the word")
def test_full_stop_is_no_part_of_the_name_before_it() -> None:
    assert [name.term.label for _, name in _read("It uses IoT.").names.values() if name.term] == [
        "Internet of Things"
    ]


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "‘{}’"])
def test_quoted_name_is_one_word_without_its_marks(marks: str) -> None:
    parsed = _read(f"Norway's {marks.format('Blue Coast for All')} plan works.")
    assert "Blue Coast for All" in [token.text for token in parsed.doc]


@pytest.mark.parametrize("text", ["All in the us agree.", "Turkeys, china and oil.", "It may march."])
def test_common_word_is_no_country(text: str) -> None:
    terms = [name.term for _, name in _read(text).names.values() if name.term]
    assert not [term for term in terms if term.label in ("United States", "China", "Turkey")]


@pytest.mark.parametrize(
    "text",
    [
        "Norway's “Blue Coast” plan, the Internet of Things (IoT) and 5G.",
        "The Federal Grid Authority (FGA) said: ‘We pay.’",
        "In 2020 – as in 2019 – France’s R&D grew 4.5%.",
    ],
)
def test_each_token_stands_where_it_says(text: str) -> None:
    parsed = _read(text)
    for token in parsed.doc:
        there = text[parsed.start(token) - 7 : parsed.end(token) - 7]
        assert there.replace("’", "'") == token.text


@pytest.mark.parametrize(
    "name",
    [
        "Ports Authority Strategy Plan 2024-2027",
        "National Strategy for Critical Harbour Infrastructure",
        "Clean Ports Act",
        "Ports, Canals and Ferries Plan",
        "Advisory Council on the Safe Use of Ports and Canals",
        "Ministry of Ports and Canals",
        "Ferries and Locks Directorate of Peru",
    ],
)
def test_capitalised_name_is_found_whole(name: str) -> None:
    named = [
        span.text
        for span, found in _read(f"Under the {name}, fees fell.").names.values()
        if found.kind == "form"
    ]
    assert named == [name]


def test_name_ends_where_another_begins() -> None:
    names = _read(
        "The Ministry of Ports and the Department of Canals met Peru's Ministry of Ferries and Department of Locks."
    )
    assert [span.text for span, found in names.names.values() if found.kind == "form"] == [
        "Ministry of Ports",
        "Department of Canals",
        "Ministry of Ferries",
        "Department of Locks",
    ]
