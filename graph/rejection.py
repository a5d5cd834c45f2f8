"""The rejection: what a reader claimed and a check refused, with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from .fact import Entity, Fact, Passage


@dataclass(frozen=True, slots=True)
class Rejection:
    """A claim that became no fact.

    :param kind: the IRI of the property that was claimed, or the name of the kind where there is no such property.
    :param subject: the words of its subject; *object* likewise.
    :param reason: one line that says what was asked for and what is there instead.
    :param passage: where the document says it; None where it does not.
    :param fact: what the fact would be, where that much is known; a person may accept it.
    """

    kind: str
    subject: str
    object: str
    reason: str
    passage: Passage | None = None
    fact: Fact | None = None

    @classmethod
    def of(cls, fact: Fact, reason: str) -> Rejection:
        """Return the rejection of *fact*."""
        name = fact.object.label if isinstance(fact.object, Entity) else ""
        return cls(fact.property, fact.subject.label, name, reason, fact.passage, fact)

    @property
    def ends(self) -> tuple[str, str, str]:
        """What it would relate: its kind, the names of the subject and of the object."""
        return self.kind, self.subject, self.object
