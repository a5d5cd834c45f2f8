"""The document: title, bylines and paragraphs of a text."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyloom.graph.document import read_text
from policyloom.graph.metadata import without_controls

ROLES = {"editor": "urn:editor", "author": "urn:author"}


def test_head_and_foot_are_told_apart_from_the_body() -> None:
    document = read_text("d", "On Ports\nPorts grow.\n\n  They pay. \nEditor: A. Bee\n", roles=ROLES)
    assert document.title == "On Ports"
    assert document.bylines == (("urn:editor", "A. Bee"),)
    assert [p.text for p in document.paragraphs] == ["Ports grow.", "They pay."]


@pytest.mark.parametrize(
    "line", ["Ports grow.", "Do ports grow?", "Ports grow:", "He said “ports”", " ".join(["port"] * 26)]
)
def test_first_line_that_is_a_sentence_is_no_title(line: str) -> None:
    document = read_text("d", f"{line}\nThey pay.", roles=ROLES)
    assert document.title is None
    assert document.paragraphs[0].text == line


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("Do the Ports Grow?\nThey pay.", "Do the Ports Grow?", "They pay."),
        ("Ports for Whom?\nThey pay.", "Ports for Whom?", "They pay."),
        ("Ports grow", None, "Ports grow"),
    ],
)
def test_first_line_that_asks_as_titles_do_is_the_title_and_an_only_line_is_none(
    text: str, title: str | None, body: str
) -> None:
    document = read_text("d", text, roles=ROLES)
    assert (document.title, [p.text for p in document.paragraphs]) == (title, [body])


@pytest.mark.parametrize("line", ["Minister: A. Bee", "Editor:", "Editor: ", "Our aim: growth"])
def test_line_without_a_known_role_and_a_name_is_no_byline(line: str) -> None:
    document = read_text("d", f"Ports grow.\n{line}", roles=ROLES)
    assert document.bylines == ()
    assert document.paragraphs[-1].text == line.strip()


@pytest.mark.parametrize("role", ["Editor", "EDITOR", " editor "])
def test_role_is_known_in_any_case(role: str) -> None:
    assert read_text("d", f"Ports grow.\n{role}: A. Bee", roles=ROLES).bylines == (("urn:editor", "A. Bee"),)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_end_of_line_parts_paragraphs(end: str) -> None:
    document = read_text("d", end.join(["Ports grow.", "They pay."]), roles=ROLES)
    assert [p.text for p in document.paragraphs] == ["Ports grow.", "They pay."]


def test_control_characters_are_spaces_and_offsets_stay() -> None:
    document = read_text("d", "Ports\x07 grow.\n\fThey pay.\n\f", roles=ROLES)
    assert document.text == "Ports  grow.\n They pay.\n "
    assert [(p.start, p.text) for p in document.paragraphs] == [(0, "Ports  grow."), (14, "They pay.")]


def test_digest_is_that_of_the_text_in_utf_8() -> None:
    assert (
        read_text("d", "Ports – grow.", roles={}).sha256
        == hashlib.sha256("Ports – grow.".encode()).hexdigest()
    )


@given(st.text(st.characters(codec="utf-8"), max_size=120) | st.text("a.: \n\r\t", max_size=60))
def test_paragraphs_of_any_text_stand_where_they_say(text: str) -> None:
    document = read_text("d", text, roles=ROLES)
    assert document.text == without_controls(text)
    assert all(document.text[p.start : p.end] == p.text == p.text.strip() != "" for p in document.paragraphs)
    assert [p.start for p in document.paragraphs] == sorted({p.start for p in document.paragraphs})
