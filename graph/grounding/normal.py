"""The normal form of a text: its characters without what typesetting did to them, each with its place in the text.

White space, quotation marks, dashes and accents come in several shapes; soft hyphens and marks of direction are not
seen at all. A quote that differs in nothing else says the same words. Case is kept apart, for those who ask for it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property, lru_cache

_SHAPES = {
    **dict.fromkeys("‘’‚‛′‵`´ʼ", "'"),
    **dict.fromkeys("“”„‟″‶«»〝〞「」『』", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    "…": "...",
}
# Soft hyphens, zero-width characters, byte order marks, and marks of direction (Unicode 16, Default_Ignorable).
_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
_CHANGED = re.compile(rf"[\s{_UNSEEN}]+|[{re.escape(''.join(_SHAPES))}]|\w[\u0300-\u036f]+")
_SPACE = re.compile(r"\s")
# Scripts that part no words by spaces: a name may begin and end anywhere.
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\ua000-\ua4cf\uac00-\ud7af\uf900-\ufaff]"
)


@dataclass(frozen=True)
class Normal:
    """A text in normal form.

    :param text: the normal form.
    :param starts: where each character of it begins in the text as it was; None where both are the same.
    :param ends: likewise where each ends.
    """

    text: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    @cached_property
    def folded(self) -> str:
        """The normal form in lower case, character by character."""
        lower = self.text.lower()
        if len(lower) == len(self.text):
            return lower
        return "".join(c.lower() if len(c.lower()) == 1 else c for c in self.text)

    def find(self, words: str, start: int = 0, end: int | None = None, *, case: bool = False) -> int:
        """Return where *words*, in normal form, stand whole between two offsets of the normal form; -1 for nowhere.

        :param words: in lower case, unless *case* is heeded.
        """
        text = self.text if case else self.folded
        stop = len(text) if end is None else end
        at = text.find(words, start, stop)
        while at >= 0:
            if self.is_whole(at, at + len(words)):
                return at
            at = text.find(words, at + 1, stop)
        return -1

    def is_whole(self, start: int, end: int) -> bool:
        """Say whether no word is cut where a run begins and ends: "port" is not in "support"."""
        return not (self._is_cut(start) or self._is_cut(end))

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the text as it was of a run of the normal form that is not empty."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]

    def offset(self, place: int) -> int:
        """Return where the character at *place* of the text as it was stands in the normal form, or the one after it."""
        if self.starts is None:
            return min(place, len(self.text))
        return bisect_left(self.starts, place)

    def _is_cut(self, at: int) -> bool:
        if not 0 < at < len(self.text):
            return False
        before, after = self.text[at - 1], self.text[at]
        if not (before.isalnum() and after.isalnum()):
            return False
        return not (_UNSPACED.match(before) or _UNSPACED.match(after))


def normal(text: str) -> Normal:
    r"""Return *text* in normal form.

    >>> normal("the\u00a0“Port  Plan”").text
    'the "Port Plan"'
    >>> n = normal("a co\u00adop  –  now"); start = n.find("coop"); n.place(start, start + 4)
    (2, 7)
    """
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0

    def keep(until: int) -> None:
        parts.append(text[done:until])
        starts.extend(range(done, until))
        ends.extend(range(done + 1, until + 1))

    for match in _CHANGED.finditer(text):
        if match[0] == " ":
            continue
        keep(match.start())
        made = _normalised(match[0])
        parts.append(made)
        starts.extend([match.start()] * len(made))
        ends.extend([match.end()] * len(made))
        done = match.end()
    if not parts:
        return Normal(text)
    keep(len(text))
    return Normal("".join(parts), tuple(starts), tuple(ends))


def is_unspaced(word: str) -> bool:
    """Say whether *word* has signs of a script that parts no words by spaces."""
    return bool(_UNSPACED.search(word))


@lru_cache(maxsize=50_000)
def words_of(text: str) -> str:
    """Return *text* in normal form, without white space around it."""
    return normal(text).text.strip()


def _normalised(found: str) -> str:
    if found in _SHAPES:
        return _SHAPES[found]
    if found[0].isalnum() or found[0] == "_":
        return unicodedata.normalize("NFC", found)
    return " " if _SPACE.search(found) else ""
