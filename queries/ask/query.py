"""The query: a pattern of facts and what is given of it; Select | Count(Select) | Exists(Select) | Intersection(Select, Select)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

End: TypeAlias = Literal["subject", "object"]
ENDS: tuple[End, End] = ("subject", "object")
"""The ends of a fact."""

Pattern: TypeAlias = Literal[
    "object", "owned", "subject", "owner", "figure", "measured", "area", "indicator", "figure-period", "period",
    "thing", "name", "document", "about", "most", "least", "exceeds", "first", "last",
]  # fmt: skip
"""The name of a file in ``patterns/``: each seeks one part of facts, the things of a class, the data of documents, ..."""

Given: TypeAlias = Mapping[str, tuple[str, ...]]
"""Given variable of a pattern -> IRIs or, for words and numbers, literals."""


@dataclass(frozen=True)
class Select:
    """What a pattern finds if some of its variables are given.

    :param within: variables that take what another query finds (two steps).
    :param is_denied: whether facts are sought that the text denies.
    """

    pattern: Pattern
    given: Given = field(default_factory=dict)
    within: Mapping[str, Select] = field(default_factory=dict)
    is_denied: bool = False


@dataclass(frozen=True)
class Count:
    """How many things a query finds."""

    of: Select


@dataclass(frozen=True)
class Exists:
    """Whether a query finds anything."""

    of: Select


@dataclass(frozen=True)
class Intersection:
    """What two queries both find."""

    first: Select
    second: Select


Query: TypeAlias = Select | Count | Exists | Intersection
