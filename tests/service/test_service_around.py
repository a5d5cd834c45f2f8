"""The picture of the facts around a thing."""

from __future__ import annotations

from policyloom.queries.service.routes.around import around
from policyloom.queries.service.routes.pages import Row, Value

LONG = "build a highly flexible and personalised model of making things, in every town"


def fact(subject: str, property: str, object: str) -> Row:
    words = {"subject": subject, "property": property, "object": object, "negated": "false"}
    return {name: Value("literal", text, "") for name, text in words.items()}


def test_one_side_has_the_room_of_both() -> None:
    picture = around("urn:a", "a", "Policy", [fact("urn:a", "aims at", LONG)])
    assert picture
    assert [mark.text for mark in picture.marks] == [LONG]
    assert picture.width > 900


def test_two_sides_share_the_room_and_keep_the_whole_words_for_the_title() -> None:
    facts = [fact("urn:a", "aims at", LONG), fact(LONG, "adopts", "urn:a")]
    picture = around("urn:a", "a", "Policy", facts)
    assert picture
    right = next(mark for mark in picture.marks if mark.side == "right")
    assert len(right.text) <= 40
    assert right.whole == LONG


def test_room_that_one_side_leaves_empty_is_for_the_other() -> None:
    facts = [fact("urn:a", "aims at", LONG), fact("urn:b", "adopts", "urn:a")]
    picture = around("urn:a", "a", "Policy", facts)
    assert picture
    right = next(mark for mark in picture.marks if mark.side == "right")
    assert len(right.text) > 60
    assert picture.width < 1080


def test_short_words_leave_no_empty_room() -> None:
    picture = around("urn:a", "a", "Goal", [fact("urn:b", "adopts", "urn:a")])
    assert picture
    assert picture.left > 200
    assert picture.left + picture.width == 500 + 104 + 14


def test_wide_characters_get_their_room() -> None:
    name = "再生可能エネルギーの主力電源化に向けた取組を着実に推進する国の基本計画"
    picture = around("urn:a", name, "Goal", [fact("urn:a", "aims at", name), fact(name, "adopts", "urn:a")])
    assert picture
    words = next(mark.text for mark in picture.marks if mark.side == "right")
    assert words.endswith("…")
    assert picture.left + picture.width > 500 + 186 + 13 + 14 * len(words)
    assert max(map(len, picture.lines)) * 15 < 208
    assert "".join(picture.lines).startswith(name[:20])
