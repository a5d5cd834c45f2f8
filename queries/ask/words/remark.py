"""The remark: what people say around a question and which tells nothing of what is asked: "I gather", "remind me"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from .recast import expression

_NAMED = re.compile(r"\?P<\w+>")


@dataclass(frozen=True)
class Remarks:
    """The remarks that people make, as patterns in the signs of ``recast.py``, without commas.

    Each text that they are held against is what stands between two pauses.

    :param alone: what is a remark as a whole.
    :param before: remarks with something behind them.
    :param behind: remarks with something before them.
    :param verdicts: questions whether what was said is so: "is he right".
    :param verdicts_before: questions whether what follows is so: "am I right in thinking that".
    :param tags: by which what was said is asked: "isn't it".
    """

    alone: Collection[str]
    before: Collection[str]
    behind: Collection[str]
    verdicts: Collection[str]
    verdicts_before: Collection[str]
    tags: Collection[str]

    def is_remark(self, text: str) -> bool:
        """Say whether all of *text* is one."""
        return self._alone.fullmatch(f"{text} ") is not None

    def is_tag(self, text: str) -> bool:
        """Say whether all of *text* is a tag: "isn't it"."""
        return self._tags.fullmatch(f"{text} ") is not None

    def is_verdict(self, text: str) -> bool:
        """Say whether all of *text* asks whether something is so."""
        return self._verdicts.fullmatch(f"{text} ") is not None

    def bare(self, text: str) -> str:
        """Return *text* without the remarks at its begin and its end."""
        while (found := self._before.match(f"{text} ")) is not None and found.end() < len(text):
            text = text[found.end() :]
        while (found := self._behind.search(f"{text} ")) is not None and found.start():
            text = text[: found.start()].rstrip()
        return text

    def judged(self, text: str) -> str | None:
        """Return what *text* asks whether it is so; None where it asks no such thing of what follows."""
        found = self._verdicts_before.match(f"{text} ")
        return text[found.end() :] if found is not None and found.end() < len(text) else None

    @cached_property
    def _alone(self) -> re.Pattern[str]:
        return _pattern(self.alone)

    @cached_property
    def _tags(self) -> re.Pattern[str]:
        return _pattern(self.tags)

    @cached_property
    def _verdicts(self) -> re.Pattern[str]:
        return _pattern(self.verdicts)

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return _pattern(self.before)

    @cached_property
    def _verdicts_before(self) -> re.Pattern[str]:
        return _pattern(self.verdicts_before)

    @cached_property
    def _behind(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\S){_pattern(self.behind).pattern}\Z", re.IGNORECASE)


def _pattern(ways: Collection[str]) -> re.Pattern[str]:
    """Return the expression for any of *ways*; for nothing where there are none."""
    told = "|".join(_NAMED.sub("?:", expression(way)) for way in ways) or r"(?!)"
    return re.compile(f"(?:{told})", re.IGNORECASE)
