"""Acronyms that a text defines: 'Internet of Things (IoT)', 'IoT (Internet of Things)', 'Internet of Things, or IoT,'.

The long form is found as in Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text" (PSB 2003): the letters of the short form are matched from right to left in the words before the
parenthesis, and the first letter must begin a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ...ontology.language import Words, one_of
from .plural import singular

_LONG = re.compile(r"\b(?P<short>[A-Z][A-Z0-9&]{1,9})\s?\((?P<long>[A-Z][\w&' -]{3,70})\)")
_SHORT = re.compile(r"\s?\(['\"‘’“”]?(?P<short>[A-Z][A-Za-z0-9&-]{1,9})['\"‘’“”]?\)")
_AROUND = " '\"‘’“”"  # marks that may surround a name


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form, its long form, and the span of the parenthesis or the aside, with the space or comma before it."""

    short: str
    long: str
    parenthesis: tuple[int, int]


class _Forms(NamedTuple):
    """The patterns of definitions in a language.

    :param aside: 'or NPA' between commas.
    :param several: 'Ministries of Ports'; *following* is a continuation such as ', Roads' or ' and Canals'; *shared* is
        the common part 'Ministry of '.
    """

    aside: re.Pattern[str]
    several: re.Pattern[str]
    following: re.Pattern[str]
    shared: re.Pattern[str]


@lru_cache(maxsize=16)
def _forms(words: Words) -> _Forms:
    both, of, the = one_of(words.ands), one_of(words.remits), rf"(?:{one_of(words.articles)} )?"
    inner = one_of(words.ands | words.genitives | words.articles)
    field = rf"(?P<field>[A-Z][\w&'-]*(?:(?: {inner})* [A-Z][\w&'-]*)*)"
    return _Forms(
        aside=re.compile(rf", {one_of(words.ors)} (?P<short>[A-Z][A-Za-z]?[A-Z0-9&]{{1,8}})(?:,|(?=[.;]))"),
        several=re.compile(rf"\b(?P<head>[A-Z][a-z]+s) (?P<of>{of}) {the}{field}$"),
        following=re.compile(rf"(?:,? {both}|,) (?:{of} )?{the}{field}"),
        shared=re.compile(rf"[A-Z][a-z]+ {of} "),
    )


def definitions(text: str, words: Words) -> list[Definition]:
    """Return the definitions of acronyms in *text*, in order.

    :param words: the words of the text's language.

    >>> from policyloom.ontology.own import built_in
    >>> def defined(text):
    ...     return [(d.short, d.long) for d in definitions(text, built_in().words())]
    >>> defined("the Internet of Things (IoT) and new technologies (NTs).")
    [('IoT', 'Internet of Things'), ('NTs', 'new technologies')]
    >>> defined("the Coastal Ports for Europe Platform (‘CPEP’)")
    [('CPEP', 'Coastal Ports for Europe Platform')]
    >>> defined("built by NPI (National Ports of Ireland) in Cork")
    [('NPI', 'National Ports of Ireland')]
    >>> defined("The National Port Authority, or NPA, runs docks, or LNG, or oil.")
    [('NPA', 'National Port Authority')]
    >>> defined("the Ministries of Ports (MOP), Roads (MOR) and Canals (MOC)")
    [('MOP', 'Ministry of Ports'), ('MOR', 'Ministry of Roads'), ('MOC', 'Ministry of Canals')]
    """
    forms = _forms(words)
    asides = [*forms.aside.finditer(text)]
    if "(" not in text and not asides:
        return []
    found: list[Definition] = []
    for match in (*_SHORT.finditer(text), *asides):
        before = found[-1] if found else None
        long = _of_several(match, text, before, forms) or _long_form(match["short"], text[: match.start()])
        if long:
            found.append(Definition(match["short"], long, match.span()))
    for match in _LONG.finditer(text):
        if _are_initials(match["short"], match["long"]):
            found.append(Definition(match["short"], match["long"].strip(), (match.end("short"), match.end())))
    return sorted(found, key=lambda definition: definition.parenthesis)


def _of_several(match: re.Match[str], text: str, before: Definition | None, forms: _Forms) -> str | None:
    """Return the long form of one of several names: 'Ministry of Roads' in 'Ministries of Ports (MOP), Roads (MOR)'."""
    named = forms.several.search(text[: match.start()])
    if named is not None:
        long = f"{singular(named['head'])} {named['of']} {named['field']}"
    else:
        shared = forms.shared.match(before.long) if before is not None else None
        if before is None or shared is None:
            return None
        following = forms.following.fullmatch(text, before.parenthesis[1], match.start())
        if following is None:
            return None
        long = f"{shared[0]}{following['field']}"
    return long if _are_initials(match["short"], long) else None


def _are_initials(short: str, long: str) -> bool:
    """Say whether *short* consists of the initials of the words of *long*: of all words, or of the capitalised ones."""
    words = re.findall(r"[^\W_]+", long)
    capitals = "".join(w[0] for w in words if w[0].isupper())
    return len(words) > 1 and short in (capitals, "".join(w[0] for w in words).upper())


def expansions(texts: Iterable[str], words: Words) -> Mapping[str, str]:
    """Return short form -> long form over all *texts*; the first definition of a short form counts.

    A plural also defines its singular: 'new technologies (NTs)' gives 'NT' as well.
    """
    known: dict[str, str] = {}
    for text in texts:
        for definition in definitions(text, words):
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
    # The initial of a capitalised last word must be in the short form, unlike "European Union adopted Regulation (EU)".
    is_other = last[:1].isupper() and last[0] not in short.upper()
    # A long form has several words and does not cross a sentence boundary.
    return long if " " in long and not is_other and not re.search(r"[.;:!?]\s|[()]", long) else None
