"""The conditions of a request: its headers If-Match and If-None-Match (RFC 9110, 13.1)."""

from __future__ import annotations

from typing import NamedTuple

from .guard import Refusal

ANY = "*"
"""The value that matches any tag in these headers."""


def tags_of(header: str) -> list[str]:
    """Return the tags in an If-Match or If-None-Match *header*, without the ``W/`` of weak tags.

    >>> tags_of('W/"a", "b"'), tags_of("")
    (['"a"', '"b"'], [])
    """
    return [tag.removeprefix("W/") for part in header.split(",") if (tag := part.strip())]


class Condition(NamedTuple):
    """The condition under which a request may write to the store.

    A tag matches as long as nothing has been written since the response that carried it. Tags are weak only
    because the order of the rows may differ, so If-Match accepts weak tags too.

    :param match: the value of If-Match, one of whose tags must match; empty for no condition.
    :param none_match: the value of If-None-Match, none of whose tags may match; empty for no condition.
    """

    match: str
    none_match: str

    def check(self, state: str, *, is_there: bool) -> None:
        """Raise an error if the condition does not hold.

        :param state: the name of the present state of the store; empty if states have no names.
        :param is_there: whether the graph to be written exists.
        :raises Refusal: with status 412, if it does not hold.
        """
        if self.match and not _matches(self.match, state, is_there=is_there):
            raise Refusal(
                412, "If-Match does not hold: the graph does not exist, or something has been written since"
            )
        if _matches(self.none_match, state, is_there=is_there):
            raise Refusal(
                412, "If-None-Match does not hold: the graph exists, or nothing has been written since"
            )


def _matches(header: str, state: str, *, is_there: bool) -> bool:
    tags = tags_of(header)
    return (is_there and ANY in tags) or any(state and tag.startswith(f'"{state}.') for tag in tags)
