"""The kinds of facts that a network distinguishes, and the roles beside an object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ....ontology.own import Knowledge
from ..form import Form, form_of

# The roles that an object may have beside its subject.
BESIDE: Final = ("indicator", "place", "date", "unit")


@dataclass(frozen=True)
class Kinds:
    """The kinds of facts of one network, in the order of its heads.

    :param names: the ``skos:notation`` of each kind's property, such as ``aims_at``.
    :param forms: the form of the object of each kind.
    """

    names: tuple[str, ...]
    forms: tuple[Form, ...]

    @classmethod
    def read(cls, forms: Mapping[str, str]) -> Kinds:
        """Return the kinds from a mapping of names to forms, as :attr:`as_dict` returns it.

        :raises ValueError: a form does not exist.
        """
        return cls(tuple(forms), tuple(map(Form, forms.values())))

    @property
    def as_dict(self) -> dict[str, str]:
        """A mapping of the name of each kind to its form, for files."""
        return {name: str(form) for name, form in zip(self.names, self.forms, strict=True)}

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """The roles: first the subject of each kind, in the order of the kinds, then those of :data:`BESIDE`."""
        return (*self.names, *BESIDE)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {name: place for place, name in enumerate(self.roles)}

    def index(self, name: str) -> int:
        """Return the index of a kind or a role; the index of a kind is also that of its subject role.

        >>> Kinds.read({"adopts": "words", "faces": "words"}).index("faces")
        1
        """
        return self._places[name]

    def form(self, name: str) -> Form:
        """Return the form of the object of a kind."""
        return self.forms[self._places[name]]

    def of(self, form: Form) -> list[int]:
        """Return the indices of the kinds of a form."""
        return [place for place, one in enumerate(self.forms) if one == form]


def kinds_of(knowledge: Knowledge) -> Kinds:
    """Return the kinds of facts of *knowledge*, each with its form.

    >>> from policyloom.ontology.own import built_in
    >>> kinds_of(built_in()).as_dict["ranking"]
    'rank'
    """
    known = knowledge.vocabulary
    return Kinds.read({kind.notation: form_of(kind, known) for kind in knowledge.kinds})
