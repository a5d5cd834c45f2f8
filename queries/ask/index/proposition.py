"""The proposition: what a clause of a text says of its subject, in the words of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ....ontology.namespace import DCTERMS, OA, POL

_AND = " and "
_DETERMINERS = frozenset(
    {"a", "an", "the", "this", "that", "these", "those", "its", "their", "our", "some", "all"}
)
_ENDS_OF_LISTS = ("and ", "or ")
Words = frozenset[str]
Reader = Callable[[str], Words]
"""Returns the canonical stems of a text, with those of the names that its short forms stand for."""


@dataclass(frozen=True, eq=False)
class Part:
    """Some words of a clause, read when they are asked for."""

    property: str
    text: str
    read: Reader

    @cached_property
    def words(self) -> Words:
        """Their canonical stems."""
        return self.read(self.text)

    @cached_property
    def is_purpose(self) -> bool:
        """Whether they tell what for: "to save fuel", but not "to a new peak"."""
        words = self.text.lower().split()
        leads = self.property == POL.circumstance and words[:1] == ["to"]
        return leads and not _DETERMINERS.intersection(words[1:2])

    @cached_property
    def segments(self) -> tuple[Words, ...]:
        """The canonical stems of what its commas part."""
        return tuple(map(self.read, self.text.split(", ")))

    @cached_property
    def is_list(self) -> bool:
        """Whether its commas part the members of a list: "ports, ships, and cranes"."""
        return self.text.split(", ")[-1].startswith(_ENDS_OF_LISTS)

    @cached_property
    def members(self) -> tuple[Words, ...]:
        """The canonical stems of what its commas and its "and" part: "ports, ships and cranes"."""
        parts = (part for segment in self.text.split(", ") for part in segment.split(_AND))
        return tuple(self.read(part.removeprefix(_ENDS_OF_LISTS[0])) for part in parts)

    @cached_property
    def conjuncts(self) -> tuple[Words, ...]:
        """The canonical stems of what its "and" joins; none where it has none."""
        parts = self.text.split(_AND)
        return tuple(map(self.read, parts)) if len(parts) > 1 else ()


@dataclass(frozen=True, eq=False)
class Proposition:
    """What a clause says.

    :param subject: what it is about; *rest* what completes the verb, and the circumstances.
    :param verb: the base form of its verb, with its particle; *predicate* the verb as it stands.
    :param passive: whether the subject is what it is done to.
    :param mood: the IRI of a concept of ``pol:modalities``, or none where it is plainly said.
    :param standard: what it is compared with, where another clause tells that.
    :param sentence: its sentence; *docs* the documents that have it.
    """

    iri: str
    subject: Part
    verb: str
    predicate: Part
    rest: tuple[Part, ...]
    standard: Part
    sentence: Part
    passive: bool = False
    denied: bool = False
    mood: str | None = None
    docs: frozenset[str] = frozenset()

    @property
    def texts(self) -> tuple[str, ...]:
        """All that it says."""
        return self.subject.text, self.predicate.text, *(part.text for part in self.rest)

    @property
    def words(self) -> Words:
        """The canonical stems of its subject and of all but its verb."""
        return self.subject.words.union(*(part.words for part in self.rest))

    @property
    def complements(self) -> tuple[Part, ...]:
        """Those of the rest that complete the verb."""
        return tuple(part for part in self.rest if part.property == POL.complement)


def propositions(told: Mapping[str, Mapping[str, list[str]]], read: Reader) -> Iterator[Proposition]:
    """Yield the propositions that are *told*: by its IRI, the values of each property of one."""

    def parts(values: Mapping[str, list[str]], property: str) -> tuple[Part, ...]:
        return tuple(Part(property, text, read) for text in values.get(property, ()))

    for iri, values in told.items():
        yield Proposition(
            iri,
            parts(values, POL.subjectText)[0],
            values[POL.verb][0],
            parts(values, POL.predicateText)[0],
            (*parts(values, POL.complement), *parts(values, POL.circumstance)),
            next(iter(parts(values, POL.standard)), Part(POL.standard, "", read)),
            parts(values, OA.exact)[0],
            POL.isPassive in values,
            POL.isDenied in values,
            next(iter(values.get(POL.mood, ())), None),
            frozenset(values.get(DCTERMS.identifier, ())),
        )
