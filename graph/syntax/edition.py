"""The edition: the year by which a name tells which of several it is: 'the Port Act, 2006', 'the Port Act (2006)'."""

from __future__ import annotations

from .tree import Token

_ENDING = frozenset({"appos", "npadvmod", "nummod"})
_PLACED = frozenset({"GPE", "LOC", "FAC"})


def is_of_name(year: Token) -> bool:
    """Say whether *year* tells in brackets of which year something with a name is: 'the Port Act (2006)'."""
    around = [w.text for w in year.doc[max(0, year.i - 2) : year.i + 2] if w != year]
    return around[1:] == ["(", ")"] and around[0][0].isupper()


def name_before(year: Token) -> Token | None:
    """Return the name that a bare year ends: the act of 'the Port Act, 2006' and 'the Port Act of 2006'."""
    above = year.head
    if above.lower_ == "of" and above.dep_ == "prep":
        above = above.head
    elif above.i > year.i or year.dep_ not in _ENDING or year.doc[year.i - 1].text != ",":
        return None
    is_year = year.shape_ == "dddd" and not year.children
    is_law = above.pos_ == "PROPN" and above.ent_type_ not in _PLACED and above.i < year.i
    return above if is_year and is_law else None
