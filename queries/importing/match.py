"""The match: two things that are one, or may be, and why."""

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
    """Why *subject* may be *object*.

    :param reason: ``iri`` for one IRI; ``exactMatch`` where one is stated to be the other, or both to be a third;
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
        """Whether more than a name speaks for it."""
        return self.reason in {"iri", "exactMatch"}


def matches(new: Mapping[str, Thing], known: Mapping[str, Thing]) -> list[Match]:
    """Return what of *known* each of *new* is or may be, sorted; for each pair the strongest reason alone."""
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
    """Yield what makes *thing* the same as another that has it too, the strongest reason first."""
    yield "iri", thing.iri
    for iri in sorted({thing.iri, *thing.same}):
        yield "exactMatch", iri
    for name in sorted(thing.labels):
        yield "label", name
    for name in sorted(thing.labels | thing.aliases):
        yield "alias", name
