"""The conditions of a request: what its headers say of the tags of answers (RFC 9110, 13.1)."""

from __future__ import annotations

from typing import NamedTuple

from .guard import Refusal

ANY = "*"
"""What stands for the tag of whatever is there."""


def tags_of(header: str) -> list[str]:
    """Return the tags in the header If-Match or If-None-Match, for weak comparison.

    >>> tags_of('W/"a", "b"'), tags_of("")
    (['"a"', '"b"'], [])
    """
    return [name.removeprefix("W/") for word in header.split(",") if (name := word.strip())]


class Condition(NamedTuple):
    """What a request to write demands of the present state of the store.

    A tag fits while nothing has been written since the answer that had it; the tags are weak for the order of the
    rows alone, so that they are taken for If-Match too.

    :param match: the header If-Match, of which one tag must fit; empty for none.
    :param none_match: the header If-None-Match, of which none must fit.
    """

    match: str
    none_match: str

    def check(self, state: str, *, is_there: bool) -> None:
        """Look whether it holds.

        :param state: the name of the present state of the store; empty where it has none.
        :param is_there: whether what shall be written is there.
        :raises Refusal: if it does not hold.
        """
        if self.match and not _fits(self.match, state, is_there=is_there):
            raise Refusal(
                412, "it is not as If-Match demands: it is not there, or something was written since"
            )
        if _fits(self.none_match, state, is_there=is_there):
            raise Refusal(412, "it is there, or nothing was written since, which If-None-Match rules out")


def _fits(header: str, state: str, *, is_there: bool) -> bool:
    tags = tags_of(header)
    return (is_there and ANY in tags) or any(state and tag.startswith(f'"{state}.') for tag in tags)
