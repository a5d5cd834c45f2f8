"""The picture of the facts around a thing."""

from __future__ import annotations

from policyloom.queries.service.routes.around import Mark, Picture, around
from policyloom.queries.service.routes.pages import Row, Value

LONG = "build a highly flexible and personalised model of making things, in every town"


def fact(subject: str, property: str, object: str) -> Row:
    words = {"subject": subject, "property": property, "object": object, "negated": "false"}
    return {name: Value("literal", text, "") for name, text in words.items()}


def drawn(name: str, *facts: Row) -> tuple[Picture, Mark]:
    """Return the picture of the thing *name*, and the last thing beside it, on the right if there is any."""
    picture = around("urn:a", name, "Policy", facts)
    assert picture
    return picture, picture.marks[-1]


def test_words_have_the_room_that_is_left_by_the_other_side() -> None:
    aims = fact("urn:a", "aims at", LONG)
    alone, words = drawn("a", aims)
    assert (words.side, words.text, alone.width > 900) == ("right", LONG, True)
    _, words = drawn("a", aims, fact(LONG, "adopts", "urn:a"))
    assert (words.side, words.whole, len(words.text) <= 40) == ("right", LONG, True)
    picture, words = drawn("a", aims, fact("urn:b", "adopts", "urn:a"))
    assert (words.side, len(words.text) > 60, picture.width < 1080) == ("right", True, True)
    picture, words = drawn("a", fact("urn:b", "adopts", "urn:a"))
    assert words.side == "left"
    # Little more than the thing in the middle is to the right.
    assert picture.left > 200
    assert picture.left + picture.width - picture.middle[0] < 120


def test_wide_characters_get_their_room() -> None:
    name = "再生可能エネルギーの主力電源化に向けた取組を着実に推進する国の基本計画"
    picture, words = drawn(name, fact("urn:a", "aims at", name), fact(name, "adopts", "urn:a"))
    assert words.text.endswith("…")
    assert picture.left + picture.width > words.x + 14 * len(words.text)
    assert max(map(len, picture.lines)) * 15 < 208
    assert "".join(picture.lines).startswith(name[:20])
