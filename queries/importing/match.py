"""The match: two things that are or may be the same, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from .thing import Thing

Reason = Literal["iri", "exactMatch", "label", "alias"]
Index = dict[tuple[Reason, str], set[str]]


@dataclass(frozen=True, order=True, slots=True)
class Match:
    """Two things that are or may be the same, with the reason.

    :param reason: ``iri`` for the same IRI; ``exactMatch`` if one is stated to be the other, or both to be a third;
        ``label`` if they have a preferred name in common; ``alias`` if they have any name in common.
    :param detail: the IRI or the name that they have in common.
    """

    subject: str
    subject_label: str
    reason: Reason
    object: str
    object_label: str
    detail: str

    @property
    def is_certain(self) -> bool:
        """Whether the reason is more than a common name."""
        return self.reason in {"iri", "exactMatch"}


def matches(new: Mapping[str, Thing], known: Mapping[str, Thing]) -> list[Match]:
    """Return the matches of *new* things with *known* things, sorted; for each pair, only the strongest reason."""
    index: Index = defaultdict(set)
    for thing in known.values():
        for key in _keys(thing):
            index[key].add(thing.iri)
    return sorted(match for thing in new.values() for match in _matches(thing, known, index))


def _matches(thing: Thing, known: Mapping[str, Thing], index: Index) -> Iterator[Match]:
    seen: set[str] = set()
    for reason, detail in _keys(thing):
        for iri in sorted(index.get((reason, detail), set()) - seen):
            seen.add(iri)
            yield Match(thing.iri, thing.label, reason, iri, known[iri].label, detail)


def _keys(thing: Thing) -> Iterator[tuple[Reason, str]]:
    """Yield the keys of *thing*; things with a common key match. The strongest reason comes first."""
    yield "iri", thing.iri
    for iri in sorted({thing.iri, *thing.same}):
        yield "exactMatch", iri
    for name in sorted(thing.labels):
        yield "label", name
    for name in sorted(thing.labels | thing.aliases):
        yield "alias", name
