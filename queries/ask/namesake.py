"""The namesakes: things of one name, such as the ministry of one text and that of another, which a question cannot tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from .candidate import Candidate
from .query import Count, Exists, Intersection, Query, Select


def joined(found: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates in order; those that ask the same of namesakes become one, which asks it of all of them."""
    alike: dict[tuple[str, str], list[Candidate]] = {}
    for candidate in found:
        group = alike.setdefault((candidate.form, candidate.question), [])
        for place, other in enumerate(group):
            if (both := _both(other, candidate)) is not None:
                group[place] = both
                break
        else:
            group.append(candidate)
    return [candidate for group in alike.values() for candidate in group]


def _both(one: Candidate, other: Candidate) -> Candidate | None:
    """Return the candidate that asks what *one* and *other* ask; None if they differ in more than namesakes."""
    names = {node.iri: node.label.casefold() for node in (*one.named, *other.named)}
    query = _together(one.query, other.query, names)
    if query is None:
        return None
    named, facts, answers = (
        tuple(dict.fromkeys((*these, *those)))
        for these, those in ((one.named, other.named), (one.facts, other.facts), (one.answers, other.answers))
    )
    return replace(one, query=query, named=named, facts=facts, answers=answers)


def _together(one: Query, other: Query, names: Mapping[str, str]) -> Query | None:
    """Return the query for what is given in *one* or *other*; None if they differ in more than namesakes.

    :param names: IRI -> name of the things given.
    """
    if isinstance(one, Select) and isinstance(other, Select):
        return _selects(one, other, names)
    if isinstance(one, Intersection) and isinstance(other, Intersection):
        first, second = _selects(one.first, other.first, names), _selects(one.second, other.second, names)
        return None if first is None or second is None else Intersection(first, second)
    for sort in (Count, Exists):
        if isinstance(one, sort) and isinstance(other, sort):
            of = _selects(one.of, other.of, names)
            return None if of is None else sort(of)
    return None


def _selects(one: Select, other: Select, names: Mapping[str, str]) -> Select | None:
    if (one.pattern, one.is_denied) != (other.pattern, other.is_denied):
        return None
    if one.given.keys() != other.given.keys() or one.within.keys() != other.within.keys():
        return None
    given: dict[str, tuple[str, ...]] = {}
    for hole, values in one.given.items():
        others = other.given[hole]
        if {names.get(value, value) for value in values} != {names.get(value, value) for value in others}:
            return None
        given[hole] = tuple(dict.fromkeys((*values, *others)))
    within: dict[str, Select] = {}
    for hole, inner in one.within.items():
        both = _selects(inner, other.within[hole], names)
        if both is None:
            return None
        within[hole] = both
    return Select(one.pattern, given, within, one.is_denied)
