"""The document: title, bylines and paragraphs of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyloom.graph.document import read_text
from policyloom.graph.metadata import without_controls

ROLES = {"editor": "urn:editor", "author": "urn:author"}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("On Ports\nThey pay.", "On Ports"),
        ("Do the Ports Grow?\nThey pay.", "Do the Ports Grow?"),
        ("Ports for Whom?\nThey pay.", "Ports for Whom?"),
        ("Do ports grow?\nThey pay.", None),
        ("Ports grow.\nThey pay.", None),
        ("Ports grow:\nThey pay.", None),
        ("港口在发展。\n它们付款。", None),
        ("He said “ports”\nThey pay.", None),
        (f"{' '.join(['port'] * 26)}\nThey pay.", None),
        ("Ports grow", None),
        ("On Ports\nPorts grow.\n\n  They pay. \nEditor: A. Bee", "On Ports"),
    ],
)
def test_first_of_several_lines_is_the_title_unless_it_is_a_sentence(text: str, title: str | None) -> None:
    document = read_text("d", text, roles=ROLES)
    assert document.title == title
    lines = [line.strip() for line in text.split("\n") if line and not line.startswith("Editor")]
    assert [p.text for p in document.paragraphs] == lines[1 if title else 0 :]


@pytest.mark.parametrize(
    ("line", "bylines"),
    [
        ("Editor: A. Bee", (("urn:editor", "A. Bee"),)),
        ("EDITOR: A. Bee", (("urn:editor", "A. Bee"),)),
        (" editor : A. Bee", (("urn:editor", "A. Bee"),)),
        ("Minister: A. Bee", ()),
        ("Editor:", ()),
        ("Editor: ", ()),
        ("Our aim: growth", ()),
    ],
)
def test_line_with_a_known_role_in_any_case_and_a_name_is_a_byline(
    line: str, bylines: tuple[tuple[str, str], ...]
) -> None:
    document = read_text("d", f"Ports grow.\n{line}", roles=ROLES)
    assert document.bylines == bylines
    assert [p.text for p in document.paragraphs] == ["Ports grow.", *([] if bylines else [line.strip()])]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_end_of_line_parts_paragraphs(end: str) -> None:
    document = read_text("d", end.join(["Ports grow.", "They pay."]), roles=ROLES)
    assert [p.text for p in document.paragraphs] == ["Ports grow.", "They pay."]


def test_control_characters_are_spaces_and_offsets_stay() -> None:
    document = read_text("d", "Ports\x07 grow.\n\fThey pay.\n\f", roles=ROLES)
    assert document.text == "Ports  grow.\n They pay.\n "
    assert [(p.start, p.text) for p in document.paragraphs] == [(0, "Ports  grow."), (14, "They pay.")]


@given(st.text(max_size=120) | st.text("a.: \n\r\t", max_size=60))
def test_paragraphs_of_any_text_stand_where_they_say(text: str) -> None:
    document = read_text("d", text, roles=ROLES)
    assert document.text == without_controls(text)
    assert all(document.text[p.start : p.end] == p.text == p.text.strip() != "" for p in document.paragraphs)
    assert [p.start for p in document.paragraphs] == sorted({p.start for p in document.paragraphs})
