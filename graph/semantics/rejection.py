"""The rejection: a fact that the words proposed and a check refused, with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from ..fact import Entity, Fact


@dataclass(frozen=True, slots=True)
class Rejection:
    """A reading that became no fact.

    :param fact: what the fact would be, between two things; a person may accept it.
    :param reason: one line that says what was asked for and what is known instead.
    """

    fact: Fact
    reason: str

    @property
    def ends(self) -> tuple[str, str, str]:
        """What it would relate: the IRI of the property, the names of the subject and of the object."""
        name = self.fact.object.label if isinstance(self.fact.object, Entity) else ""
        return self.fact.property, self.fact.subject.label, name
