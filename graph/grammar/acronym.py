"""Acronyms that a text defines: 'Internet of Things (IoT)', 'IoT (Internet of Things)', 'Internet of Things, or IoT,'.

The search for the long form is that of Schwartz and Hearst, "A simple algorithm for identifying abbreviation
definitions in biomedical text" (PSB 2003): the letters of the short form are found from right to left in the
words before the parenthesis, and the first letter must begin a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .plural import singular

_LONG = re.compile(r"\b(?P<short>[A-Z][A-Z0-9&]{1,9})\s?\((?P<long>[A-Z][\w&' -]{3,70})\)")
_SHORT = re.compile(r"\s?\(['\"‘’“”]?(?P<short>[A-Z][A-Za-z0-9&-]{1,9})['\"‘’“”]?\)")
_ASIDE = re.compile(r", or (?P<short>[A-Z][A-Za-z]?[A-Z0-9&]{1,8})(?:,|(?=[.;]))")

_FIELD = r"(?P<field>[A-Z][\w&'-]*(?:(?: (?:and|of|the))* [A-Z][\w&'-]*)*)"
# 'Ministries of Ports', what goes on with ', Roads' or ' and Canals', and the 'Ministry of ' that they share
_SEVERAL = re.compile(rf"\b(?P<head>[A-Z][a-z]+s) (?P<of>of|for) (?:the )?{_FIELD}$")
_FOLLOWING = re.compile(rf"(?:,? and|,) (?:of |for )?(?:the )?{_FIELD}")
_SHARED = re.compile(r"[A-Z][a-z]+ (?:of|for) ")
_AROUND = " '\"‘’“”"  # what may stand around a name


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form, its long form, and where the parenthesis, or the aside between commas, stands with the space before it."""

    short: str
    long: str
    parenthesis: tuple[int, int]


def definitions(text: str) -> list[Definition]:
    """Return the acronyms that *text* defines, in order.

    >>> [(d.short, d.long) for d in definitions("the Internet of Things (IoT) and new technologies (NTs).")]
    [('IoT', 'Internet of Things'), ('NTs', 'new technologies')]
    >>> [(d.short, d.long) for d in definitions("the Coastal Ports for Europe Platform (‘CPEP’)")]
    [('CPEP', 'Coastal Ports for Europe Platform')]
    >>> [(d.short, d.long) for d in definitions("built by NPI (National Ports of Ireland) in Cork")]
    [('NPI', 'National Ports of Ireland')]
    >>> [(d.short, d.long) for d in definitions("The National Port Authority, or NPA, runs docks, or LNG, or oil.")]
    [('NPA', 'National Port Authority')]
    >>> [(d.short, d.long) for d in definitions("the Ministries of Ports (MOP), Roads (MOR) and Canals (MOC)")]
    [('MOP', 'Ministry of Ports'), ('MOR', 'Ministry of Roads'), ('MOC', 'Ministry of Canals')]
    """
    if "(" not in text and ", or " not in text:
        return []
    found: list[Definition] = []
    for match in (*_SHORT.finditer(text), *_ASIDE.finditer(text)):
        long = _of_several(match, text, found[-1] if found else None) or _long_form(
            match["short"], text[: match.start()]
        )
        if long:
            found.append(Definition(match["short"], long, match.span()))
    for match in _LONG.finditer(text):
        if _are_initials(match["short"], match["long"]):
            found.append(Definition(match["short"], match["long"].strip(), (match.end("short"), match.end())))
    return sorted(found, key=lambda definition: definition.parenthesis)


def _of_several(match: re.Match[str], text: str, before: Definition | None) -> str | None:
    """Return the long form of one of several bodies told by one plural noun: 'Ministry of Roads' of 'Ministries of Ports (MOP), Roads (MOR)'."""
    named = _SEVERAL.search(text[: match.start()])
    if named is not None:
        long = f"{singular(named['head'])} {named['of']} {named['field']}"
    else:
        shared = _SHARED.match(before.long) if before is not None else None
        if before is None or shared is None:
            return None
        following = _FOLLOWING.fullmatch(text, before.parenthesis[1], match.start())
        if following is None:
            return None
        long = f"{shared[0]}{following['field']}"
    return long if _are_initials(match["short"], long) else None


def _are_initials(short: str, long: str) -> bool:
    """Say whether *short* has the first letters of the words of *long*, all or the capitalised ones."""
    words = re.findall(r"[^\W_]+", long)
    capitals = "".join(w[0] for w in words if w[0].isupper())
    return len(words) > 1 and short in (capitals, "".join(w[0] for w in words).upper())


def expansions(texts: Iterable[str]) -> Mapping[str, str]:
    """Return short form -> long form over all *texts*; the first definition of a short form holds.

    A plural is a form of its own: from 'new technologies (NTs)' the text may also write 'NT'.
    """
    known: dict[str, str] = {}
    for text in texts:
        for definition in definitions(text):
            known.setdefault(definition.short, definition.long)
    for short, long in list(known.items()):
        if short.endswith("s") and short[:-1].isupper():
            known.setdefault(short[:-1], singular(long))
    return known


def _long_form(short: str, before: str) -> str | None:
    letters = re.sub(r"[^A-Za-z0-9]", "", short)
    if letters.endswith("s") and letters[:-1].isupper():
        letters = letters[:-1]
    window = before.split()[-min(len(letters) + 5, 2 * len(letters)) :]
    candidate = " ".join(window)
    position = len(candidate)
    for i, letter in reversed(list(enumerate(letters.lower()))):
        position -= 1
        while position >= 0 and (
            candidate[position].lower() != letter
            or (i == 0 and position > 0 and candidate[position - 1].isalnum())
        ):
            position -= 1
        if position < 0:
            return None
    long = candidate[position:].strip(_AROUND)
    last = long.rpartition(" ")[2]
    # The last word of a name has a part in its short form: of "the European Union adopted Regulation (EU)" it has none.
    is_other = last[:1].isupper() and last[0] not in short.upper()
    # A sentence boundary, or one word alone, is no definition.
    return long if " " in long and not is_other and not re.search(r"[.;:!?]\s|[()]", long) else None
