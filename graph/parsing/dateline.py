"""The dateline: where, and when, a piece of news was written, with which it begins; no part of its first sentence."""

from __future__ import annotations

import re

_PLACE = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
_CITY = r"[A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]+){0,3}"
_DAY = r"(?:\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})?"
_AGENCY = r"\([^()]{1,40}\)"
_NAMED = r"\([^()\d]{1,40}\)"
_DASH = r"(?:—|–|--|-)"
# 'OSLO (May 3): ', 'OSLO, Norway, May 3 (NTB) - ', 'OSLO — '
_CAPITALS = rf"{_CITY}(?:, {_PLACE})?(?:,? (?:{_DAY}|{_AGENCY}))*"
# 'Oslo, 3 May 2021 – ', 'Oslo, Norway (NTB) — '
_WRITTEN = rf"(?!(?:The|A|An) ){_PLACE}(?:, {_PLACE})?(?:,? (?:{_DAY}|{_NAMED}))+"
_DATELINE = re.compile(rf"(?:{_CAPITALS}|{_WRITTEN})(?:\s*:|\s+{_DASH})\s+(?=[A-Z“\"])")
_SHORTEST_NEWS = 6


def dateline(text: str) -> int:
    """Return how many characters of a paragraph are its dateline, with the mark after it; 0 where it has none.

    >>> dateline("OSLO (May 3): The minister has opened a new port in the north.")
    14
    >>> dateline("Oslo, 3 May 2021 – The minister has opened a new port in the north.")
    19
    >>> dateline("PORTS: how they work")
    0
    """
    found = _DATELINE.match(text)
    return found.end() if found and len(text[found.end() :].split()) >= _SHORTEST_NEWS else 0
