"""The match: two things that are one, or may be, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from .thing import Thing

Reason = Literal["iri", "exactMatch", "label", "alias"]


@dataclass(frozen=True, order=True, slots=True)
class Match:
    """Why *subject* may be *object*.

    :param reason: ``iri`` for one IRI; ``exactMatch`` where one is said to be the other, or both to be a third;
        ``label`` where both have a preferred name, ``alias`` where they have any name in common.
    :param detail: the third IRI, or the name.
    """

    subject: str
    subject_label: str
    reason: Reason
    object: str
    object_label: str
    detail: str

    @property
    def is_certain(self) -> bool:
        """Whether more than a name says so."""
        return self.reason in {"iri", "exactMatch"}


def matches(new: Mapping[str, Thing], known: Mapping[str, Thing]) -> list[Match]:
    """Return what of *known* each of *new* is or may be, sorted; for each pair the strongest reason alone."""
    same, labels, names = _index(known)
    return sorted(match for thing in new.values() for match in _matches(thing, known, same, labels, names))


Index = Mapping[str, set[str]]


def _matches(
    thing: Thing, known: Mapping[str, Thing], same: Index, labels: Index, names: Index
) -> Iterator[Match]:
    def found(reason: Reason, iri: str, detail: str) -> Match:
        seen.add(iri)
        return Match(thing.iri, thing.label, reason, iri, known[iri].label, detail)

    seen: set[str] = set()
    if thing.iri in known:
        yield found("iri", thing.iri, thing.iri)
    for shared in sorted({thing.iri, *thing.same}):
        for iri in sorted(same.get(shared, set()) - seen):
            yield found("exactMatch", iri, shared)
    for name in sorted(thing.labels):
        for iri in sorted(labels.get(name, set()) - seen):
            yield found("label", iri, name)
    for name in sorted(thing.labels | thing.aliases):
        for iri in sorted(names.get(name, set()) - seen):
            yield found("alias", iri, name)


def _index(known: Mapping[str, Thing]) -> tuple[Index, Index, Index]:
    same: dict[str, set[str]] = defaultdict(set)
    labels: dict[str, set[str]] = defaultdict(set)
    names: dict[str, set[str]] = defaultdict(set)
    for thing in known.values():
        for iri in (thing.iri, *thing.same):
            same[iri].add(thing.iri)
        for name in thing.labels:
            labels[name].add(thing.iri)
        for name in thing.labels | thing.aliases:
            names[name].add(thing.iri)
    return same, labels, names
