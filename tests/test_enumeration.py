"""The enumeration: a list after a lead-in, read as one sentence an item."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from texts import read

from policyloom.graph.build import read_documents
from policyloom.graph.document import Paragraph
from policyloom.graph.extract import extract
from policyloom.graph.fact import Entity
from policyloom.graph.parsing.enumeration import completed, each_deed, is_item, lead_in, marked, unfold

OPEN = frozenset({"to", "by"})


def _read(text: str, offset: int = 0) -> list[tuple[str, int]]:
    return [(character, offset + i) for i, character in enumerate(text)]


def _text(read: list[tuple[str, int]]) -> str:
    return "".join(character for character, _ in read)


def _unfolded(text: str) -> str:
    return _text(unfold(_read(text), OPEN.__contains__))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It works. Its aims are to: build ports; train men; and open it. It ends.",
            "It works. Its aims are to build ports. Its aims are to train men. Its aims are to open it.  It ends.",
        ),
        ("It has two laws: the one; the other", "It has two laws: the one. It has two laws: the other. "),
        ("We want to, by 2030: dig; sail.", "We want to, by 2030 dig. We want to, by 2030 sail. "),
        ("The U.S. plans to: dig; sail.", "The U.S. plans to dig. The U.S. plans to sail. "),
        (
            "It aims to (a) dig; (b) sail; and (c) fish. It ends.",
            "It aims to dig. It aims to sail. It aims to fish.  It ends.",
        ),
        ("Aims are 1) digging, and 2) sailing.", "Aims are digging. Aims are sailing. "),
        ("It rests on (i) ports and (ii) ships", "It rests on ports. It rests on ships. "),
        ("It has goals: • Digging • Sailing.", "It has goals: digging. It has goals: sailing. "),
        ("It has goals: 1. digging, and 2. sailing.", "It has goals: digging. It has goals: sailing. "),
        ("Under (a) and (b) of the Act, it digs.", "Under (a) and (b) of the Act, it digs."),
        ("It digs 1) here and 3) there.", "It digs 1) here and 3) there."),
        ("It dug in 1. It sailed in 2. It ended.", "It dug in 1. It sailed in 2. It ended."),
        ("It has three laws: A, B and C.", "It has three laws: A, B and C."),
        ("It is clear: Peru grows; Chile grows.", "It is clear: Peru grows; Chile grows."),
        (
            "It ends. Its growing aims are saving cod; training crews; and digging. It ends.",
            "It ends. Its growing aims are saving cod. Its growing aims are training crews. Its growing aims are digging.  It ends.",
        ),
        (
            "The bold plan is about saving cod by 1.5%; training crews; and digging. It ends.",
            "The bold plan is about saving cod by 1.5%. The bold plan is about training crews. The bold plan is about digging.  It ends.",
        ),
        ("It is saving cod; training helps.", "It is saving cod; training helps."),
        ("It lags: one in 9 digs. It sails; it digs.", "It lags: one in 9 digs. It sails; it digs."),
    ],
)
def test_list_is_read_as_one_sentence_an_item(text: str, expected: str) -> None:
    assert _unfolded(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It has two aims: build ports and dig.", "It has two aims: to build ports and dig."),
        ("It has two aims: safely build ports.", "It has two aims: to safely build ports."),
        ("It has two aims: to build ports.", "It has two aims: to build ports."),
        ("It has two parts: ports and docks.", "It has two parts: ports and docks."),
        ("At 10:30 build ports: build.", "At 10:30 build ports: build."),
    ],
)
def test_verb_right_after_a_colon_is_read_with_its_marker(text: str, expected: str) -> None:
    read = marked(_read(text), {"build"})
    assert _text(read) == expected
    assert all(0 <= place < len(text) for _, place in read)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It ends. It has two aims: build ports, and safely train men. It ends.",
            "It ends. It has two aims: build ports. It has two aims: safely train men.  It ends.",
        ),
        ("Aims: build ports and docks and train men", "Aims: build ports and docks. Aims: train men. "),
        ("Aims: build and train men.", "Aims: build and train men."),
        ("Aims: build ports, docks and train men.", "Aims: build ports, docks and train men."),
        ("Aims: ports and train men.", "Aims: ports and train men."),
    ],
)
def test_each_verb_that_a_colon_announces_is_read_apart(text: str, expected: str) -> None:
    read = list(each_deed(_read(text), {"build", "train"}))
    assert _text(read) == expected
    assert all(0 <= place < len(text) for _, place in read)


@given(st.text(alphabet="ab:;,. \nA12()•", max_size=60))
def test_what_is_read_stands_where_it_says(text: str) -> None:
    for character, place in unfold(_read(text), OPEN.__contains__):
        assert 0 <= place < len(text)
        assert character in (text[place], text[place].lower(), ".", " ")


def test_items_of_lines_have_the_lead_in_before_them() -> None:
    first, second = "It grows. It aims to:", "• Build ports; and"
    lead = lead_in(Paragraph(0, len(first), first), OPEN.__contains__)
    assert lead is not None
    read = completed(lead, _read(second, 30))
    assert _text(read) == "It aims to build ports"
    assert read[-1] == ("s", 30 + second.index("; and") - 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("• Ports", True),
        ("- ports", True),
        ("(a) ports", True),
        ("2. Ports", True),
        ("ports", True),
        ("Ports", False),
    ],
)
def test_item_begins_with_a_mark_or_in_lower_case(text: str, expected: bool) -> None:
    assert is_item(Paragraph(0, len(text), text)) is expected


def test_facts_of_a_list_quote_it_and_say_what_the_lead_in_says_once() -> None:
    text = "Peru adopted the Port Plan to: raise exports; train sailors; and cut costs."
    extraction = read(text)
    goals = [
        f.object.label for f in extraction.facts if isinstance(f.object, Entity) and "aimsAt" in f.property
    ]
    assert goals == ["raise exports", "train sailors", "cut costs"]
    assert len([f for f in extraction.facts if "adopts" in f.property]) == 1
    assert extraction.sentences == 1
    for fact in extraction.facts:
        assert fact.passage.quote == text[fact.passage.start : fact.passage.end]
        for mention, _ in fact.mentions:
            assert mention.quote == text[mention.start : mention.end]


def test_facts_of_a_list_in_lines_quote_its_lead_in() -> None:
    text = "On Ports\nPeru's Port Plan aims to:\n- raise exports\n- train sailors\nPeru adopted the Fish Act."
    facts = read(text).facts
    quotes = [f.passage.quote for f in facts if "aimsAt" in f.property]
    assert quotes == [
        "Peru's Port Plan aims to:\n- raise exports",
        "Peru's Port Plan aims to:\n- raise exports\n- train sailors",
    ]
    assert [f.passage.quote for f in facts if "adopts" in f.property][-1] == "Peru adopted the Fish Act."


def _ends(text: str) -> set[tuple[str, str, str | None]]:
    return {
        (f.property.rpartition("#")[2], f.subject.label, getattr(f.object, "label", None))
        for f in read(text).facts
    }


def test_act_by_which_somebody_is_to_reach_a_goal_is_a_goal_too() -> None:
    found = _ends("Peru aims to cut costs by using barges.")
    assert {("aimsAt", "Peru", "cut costs"), ("aimsAt", "Peru", "using barges")} <= found


def test_act_by_which_a_goal_is_reached_leads_to_it() -> None:
    found = _ends("Norway supports Peru in achieving its goal of cutting costs by using barges.")
    assert ("leadsTo", "using barges", "cutting costs") in found


def test_list_of_a_markdown_file_is_read_with_its_lead_in(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text(
        "# Ports\n\nPeru's Port Plan aims to:\n\n- Raise exports\n- Train sailors\n", encoding="utf-8"
    )
    [extraction] = extract(read_documents([path]))
    goals = [
        f.object.label for f in extraction.facts if isinstance(f.object, Entity) and "aimsAt" in f.property
    ]
    assert [goal.lower() for goal in goals] == ["raise exports", "train sailors"]


def test_bullet_of_a_line_is_not_read() -> None:
    [fact] = read("• Peru adopted the Fish Act.").facts
    assert (fact.subject.label, fact.passage.quote) == ("Peru", "Peru adopted the Fish Act.")
