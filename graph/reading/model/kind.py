"""Kinds of facts that the network tells apart, and the roles beside an object."""

from __future__ import annotations

from typing import Final

RELATIONS: Final = (
    "adopts",
    "aims_at",
    "uses_technology",
    "leads_to",
    "has_part",
    "faces",
    "related_policy",
)
STATISTIC: Final = "statistic"
RANKING: Final = "ranking"
EVENT: Final = "event_date"

KINDS: Final = (*RELATIONS, STATISTIC, RANKING, EVENT)

# The first roles are the subject of each kind, in the order of KINDS.
ROLES: Final = (*KINDS, "indicator", "place", "date", "unit")


def subject_role(kind: str) -> int:
    """Give the number of the role that is the subject of a kind.

    >>> ROLES[subject_role("faces")]
    'faces'
    """
    return KINDS.index(kind)
