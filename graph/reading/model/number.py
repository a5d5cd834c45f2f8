"""Figures in a text, found by grammar: offsets, value and unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_ONES: Final = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS: Final = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_WORDS: Final = {**_ONES, **_TENS, "dozen": 12, "hundreds": 100, "no": 0}
_SCALES: Final = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "mn": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "bn": 1e9,
    "lakh crore": 1e12,
    "trillion": 1e12,
    "tn": 1e12,
}
_LETTERS: Final = {"k": 1e3, "m": 1e6, "b": 1e9, "bn": 1e9, "t": 1e12, "tn": 1e12}
_FRACTIONS: Final = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_TIMES: Final = {
    "double": 2.0,
    "doubled": 2.0,
    "doubling": 2.0,
    "triple": 3.0,
    "tripled": 3.0,
    "tripling": 3.0,
    "twice": 2.0,
    "quadruple": 4.0,
    "quadrupled": 4.0,
    "tenfold": 10.0,
    "twofold": 2.0,
    "threefold": 3.0,
    "fourfold": 4.0,
    "fivefold": 5.0,
}
_CURRENCIES: Final = {
    "us$": "US dollars", "$": "US dollars", "usd": "US dollars", "c$": "Canadian dollars",
    "a$": "Australian dollars", "nz$": "New Zealand dollars", "s$": "Singapore dollars", "nt$": "NT dollars",
    "hk$": "Hong Kong dollars", "r$": "reais", "€": "euros", "eur": "euros", "£": "pounds", "¥": "yen",
    "rmb": "yuan", "rs": "rupees", "rs.": "rupees", "inr": "rupees", "₹": "rupees", "₩": "won", "rm": "ringgit",
    "rp": "rupiah", "p": "pesos", "₱": "pesos", "sar": "riyals", "aed": "dirhams", "chf": "Swiss francs",
}  # fmt: skip
_SIGN: Final = "|".join(
    sorted((re.escape(sign) for sign in _CURRENCIES if sign != "p"), key=len, reverse=True)
)
_SCALE: Final = "|".join(sorted(_SCALES, key=len, reverse=True))
_DIGITS: Final = r"\d{1,3}(?:[ \u00a0,]\d{3})+(?:\.\d+)?|\d{1,3}(?:,\d{2})*,\d{3}|\d+(?:\.\d+)?"
_SPELLED: Final = rf"(?:{'|'.join(_TENS)})[- ](?:{'|'.join(list(_ONES)[1:10])})|{'|'.join(sorted(_WORDS, key=len, reverse=True))}"
_PERCENT: Final = r"%|per\s?cent(?:age points?)?|percent(?:age points?)?"
_NUMBER: Final = re.compile(
    rf"(?<![\w.])(?P<sign>(?:{_SIGN})\s?)?(?P<minus>[-−–](?=\d))?"
    rf"(?:(?P<digits>{_DIGITS})(?:(?P<letter>bn|tn|[KMBkmbT])\b)?|\b(?P<word>{_SPELLED})\b)"
    rf"(?:[\s-](?P<scale>{_SCALE})s?\b)?(?:[\s-]?(?P<percent>{_PERCENT}))?",
    re.IGNORECASE,
)
_SCALED: Final = re.compile(
    r"\b(?P<article>an?)\s(?P<scale>hundred|thousand|million|billion|trillion|dozen)\b", re.IGNORECASE
)
_FRACTION: Final = re.compile(
    r"\b(?:(?P<count>a|one|two|three|four)[\s-])?(?P<part>half|thirds?|quarters?|fifths?|tenths?)\b",
    re.IGNORECASE,
)
_ONE_IN: Final = re.compile(
    rf"\b(?P<some>{_SPELLED}|\d+)(?:\s[\w’']+){{0,3}}?\s(?:in|out\sof)(?:\severy)?\s(?P<all>{_SPELLED}|\d+)\b(?![\s-]*(?:years?|months?|days?|weeks?|hundred|thousand|million|billion|of|per|%))",
    re.IGNORECASE,
)
_TIME: Final = re.compile(rf"\b(?:{'|'.join(_TIMES)})\b", re.IGNORECASE)
_SCALED_RANGE: Final = re.compile(rf"\s(?P<scale>{_SCALE})\b", re.IGNORECASE)
_RANGE: Final = re.compile(r"\s?(?:to|[-–—])\s?$", re.IGNORECASE)


@dataclass(frozen=True)
class Number:
    """A figure: where it stands, what it is worth, and its unit where the grammar tells."""

    start: int
    end: int
    value: float
    unit: str = ""


def numbers(text: str) -> list[Number]:
    """List the figures of a text, in order.

    >>> [(n.value, n.unit) for n in numbers("some $1.8 billion, a third of it, or 7.6 per cent for forty ports")]
    [(1800000000.0, 'US dollars'), (33.3, 'percent'), (7.6, 'percent'), (40.0, '')]
    >>> [(n.value, n.unit) for n in numbers("one port in five; $35-40 million")]
    [(20.0, 'percent'), (35000000.0, 'US dollars'), (40000000.0, 'US dollars')]
    """
    found = [_number(match) for match in _NUMBER.finditer(text) if _stands_alone(text, match)]
    taken = {offset for number in found for offset in range(number.start, number.end)}
    for match in _SCALED.finditer(text):
        if match.start("scale") not in taken:
            scale = match["scale"].lower()
            found.append(Number(*match.span(), _SCALES.get(scale, 12.0)))
    for match in _FRACTION.finditer(text):
        found = [number for number in found if number.end <= match.start() or number.start >= match.end()]
        found.append(Number(*match.span(), _share(match), "percent"))
    for match in _ONE_IN.finditer(text):
        share = _spelled(match["some"]) / max(_spelled(match["all"]), 1.0)
        if 0 < share < 1 and _spelled(match["all"]) <= 20:
            found = [number for number in found if number.end <= match.start() or number.start >= match.end()]
            found.append(Number(*match.span(), round(100 * share, 1), "percent"))
    for match in _TIME.finditer(text):
        found.append(Number(*match.span(), _TIMES[match[0].lower()], "times"))
    found.sort(key=lambda number: number.start)
    return _inherit(text, found)


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Tell whether a match is no part of an ordinal, a code or a longer word."""
    following = text[match.end() : match.end() + 2]
    return not re.match(r"\w", following) and match[0].lower().strip() != "no"


def _number(match: re.Match[str]) -> Number:
    """Make a figure of what the grammar matched."""
    digits = re.sub(r"[,\s\u00a0]", "", match["digits"] or "")
    value = float(digits) if digits else _spelled(match["word"])
    if match["letter"]:
        value *= _LETTERS[match["letter"].lower()]
    if match["scale"]:
        value *= _SCALES[match["scale"].lower()]
    if match["minus"]:
        value = -value
    unit = ""
    if match["percent"]:
        unit = "percentage points" if "point" in match["percent"].lower() else "percent"
    elif match["sign"]:
        unit = _CURRENCIES[match["sign"].lower().strip()]
    return Number(match.start(), match.end(), round(value, 6), unit)


def _spelled(words: str) -> float:
    """Give the value of a number written in letters, or in plain digits."""
    if words.isdigit():
        return float(words)
    return float(sum(_WORDS.get(part, 0) for part in re.split(r"[- ]", words.lower())))


def _share(match: re.Match[str]) -> float:
    """Give a spelled fraction in percent."""
    count = _WORDS.get((match["count"] or "a").lower(), 1)
    return round(count * _FRACTIONS[match["part"].lower().rstrip("s")], 1)


def _inherit(text: str, found: list[Number]) -> list[Number]:
    """Let the ends of a range share unit and scale: 'from 0.3 to 2 per cent', '$35-40 million'."""
    out = list(found)
    for at in range(len(out) - 2, -1, -1):
        number, following = out[at], out[at + 1]
        if not _RANGE.fullmatch(text[number.end : following.start]):
            continue
        if number.unit and following.unit and number.unit != following.unit:
            continue
        unit, value = number.unit or following.unit, number.value
        scale = _SCALED_RANGE.search(text[following.start : following.end])
        if scale and unit and text[number.start : number.end].strip("$€£ ").replace(".", "").isdigit():
            value *= _SCALES[scale["scale"].lower()]
        out[at] = Number(number.start, number.end, value, unit)
        out[at + 1] = Number(following.start, following.end, following.value, unit)
    return out
