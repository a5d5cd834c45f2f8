"""The remark: what people say around a question and which tells nothing of what is asked: "I gather", "remind me"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

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

    alone: tuple[str, ...]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    verdicts: tuple[str, ...]
    verdicts_before: tuple[str, ...]
    tags: tuple[str, ...]

    def is_remark(self, text: str) -> bool:
        """Say whether all of *text* is one."""
        return _pattern(self.alone).fullmatch(f"{text} ") is not None

    def is_tag(self, text: str) -> bool:
        """Say whether all of *text* is a tag: "isn't it"."""
        return _pattern(self.tags).fullmatch(f"{text} ") is not None

    def is_verdict(self, text: str) -> bool:
        """Say whether all of *text* asks whether something is so."""
        return _pattern(self.verdicts).fullmatch(f"{text} ") is not None

    def bare(self, text: str) -> str:
        """Return *text* without the remarks at its begin and its end."""
        while (found := _pattern(self.before).match(f"{text} ")) is not None and found.end() < len(text):
            text = text[found.end() :]
        while (found := _final(self.behind).search(f"{text} ")) is not None and found.start():
            text = text[: found.start()].rstrip()
        return text

    def judged(self, text: str) -> str | None:
        """Return what *text* asks whether it is so; None where it asks no such thing of what follows."""
        found = _pattern(self.verdicts_before).match(f"{text} ")
        return text[found.end() :] if found is not None and found.end() < len(text) else None


@cache
def _pattern(ways: tuple[str, ...]) -> re.Pattern[str]:
    """Return the expression for any of *ways*; for nothing where there are none. It is made when it is first asked for."""
    told = "|".join(_NAMED.sub("?:", expression(way)) for way in ways) or r"(?!)"
    return re.compile(f"(?:{told})", re.IGNORECASE)


@cache
def _final(ways: tuple[str, ...]) -> re.Pattern[str]:
    """Return the expression for any of *ways* as whole words at the end of a text."""
    return re.compile(rf"(?<!\S){_pattern(ways).pattern}\Z", re.IGNORECASE)
