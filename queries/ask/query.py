"""The query: what is given and what is asked for, as a value. It can be held against a question, and rendered as SPARQL.

query   := Sought | Things | Document | About | Extreme        finds rows
asked   := query | Number(query) | Whether(Sought) | Shared(Sought, Sought)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Slot: TypeAlias = Literal[
    "object", "owned", "subject", "owner", "figure", "measured", "area", "indicator", "figure-period", "period"
]  # fmt: skip
"""What is sought of a fact; each is a pattern in ``patterns/``."""

Given: TypeAlias = Mapping[str, tuple[str, ...]]
"""The variables of a pattern that are given -> IRIs or, for words and numbers, literals."""


@dataclass(frozen=True)
class Sought:
    """One part of all facts that have other parts.

    :param slot: which part is sought.
    :param within: variables given as what another query finds: two steps.
    """

    slot: Slot
    given: Given = field(default_factory=dict)
    within: Mapping[str, Sought] = field(default_factory=dict)


@dataclass(frozen=True)
class Things:
    """All things of some classes that facts are about."""

    classes: tuple[str, ...]


@dataclass(frozen=True)
class Document:
    """What documents say of themselves; *part* is a property."""

    part: str


@dataclass(frozen=True)
class About:
    """All that is said about a thing."""

    thing: str


@dataclass(frozen=True)
class Extreme:
    """The one with the most or the least, or that is first or last.

    :param given: as of :class:`Sought`.
    """

    order: Literal["most", "least", "first", "last"]
    given: Given


@dataclass(frozen=True)
class Number:
    """How many things a query finds."""

    of: Sought | Things


@dataclass(frozen=True)
class Whether:
    """Whether there is such a fact."""

    of: Sought


@dataclass(frozen=True)
class Shared:
    """What two queries both find."""

    first: Sought
    second: Sought


Query: TypeAlias = Sought | Things | Document | About | Extreme | Number | Whether | Shared
