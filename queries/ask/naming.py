"""The naming: what a short name stands for."""

from __future__ import annotations

from collections.abc import Iterator

from .clause import Clause
from .reading import Reading, iris


def readings(clause: Clause) -> Iterator[Reading]:
    """Yield the reading of *clause* as a question for the full name of what it names in short."""
    if "asksName" not in clause.asks or len(clause.links) != 1:
        return
    link = clause.links[0]
    used = {*range(*clause.asks["asksName"])}
    known = [n for n in link.nodes if n.label.casefold() != link.text.casefold()]
    if known and not clause.content() - used:
        yield Reading(f"[full name] of {link.text}", "names", {"node": iris(known)}, 5.0, tuple(known))
