"""The normal form of a text: its characters without differences of typesetting, each with its offset in the text.

White space, quotation marks, dashes and accents come in several forms; soft hyphens and direction marks are invisible.
A quote that differs from a text only in these has the same words. Case is kept; searches may ignore it.
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
# Soft hyphens, zero-width characters, byte order marks, and marks of direction (Unicode 16, Default_Ignorable). Halves of
# surrogate pairs are no characters: a model may write them, a text has none.
_UNSEEN = "\ud800-\udfff\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
_CHANGED = re.compile(rf"[\s{_UNSEEN}]+|[{re.escape(''.join(_SHAPES))}]|\w[\u0300-\u036f]+")
_SPACE = re.compile(r"\s")
# Scripts that do not separate words by spaces: a name may begin and end anywhere.
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\ua000-\ua4cf\uac00-\ud7af\uf900-\ufaff]"
)


@dataclass(frozen=True)
class Normal:
    """A text in normal form.

    :param text: the normal form.
    :param starts: the offset in the original text where each character begins; None if the two texts are equal.
    :param ends: the offset in the original text where each character ends; None as for *starts*.
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
        """Return the first offset of *words*, as whole words, between two offsets of the normal form; -1 if none.

        :param words: words in normal form, in lower case unless *case* is true.
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
        """Say whether the run cuts no word at its start or end: "port" in "support" does."""
        return not (self._is_cut(start) or self._is_cut(end))

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the original text of a non-empty run of the normal form."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]

    def offset(self, place: int) -> int:
        """Return the offset in the normal form of the character at *place* in the original text, or of the next one."""
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
    """Say whether *word* has a character of a script that does not separate words by spaces."""
    return bool(_UNSPACED.search(word))


@lru_cache(maxsize=50_000)
def words_of(text: str) -> str:
    """Return *text* in normal form, without surrounding white space."""
    return normal(text).text.strip()


def _normalised(found: str) -> str:
    if found in _SHAPES:
        return _SHAPES[found]
    if found[0].isalnum() or found[0] == "_":
        return unicodedata.normalize("NFC", found)
    return " " if _SPACE.search(found) else ""
