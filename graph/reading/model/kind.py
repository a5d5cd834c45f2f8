"""Kinds of facts that a network tells apart, and the roles beside an object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ....ontology.own import Knowledge

# The roles that an object may have beside its subject.
BESIDE: Final = ("indicator", "place", "date", "unit")


class Form(StrEnum):
    """What the object of a kind is: words of the text, or a figure, a rank or a date that the grammar finds."""

    WORDS = "words"
    FIGURE = "figure"
    RANK = "rank"
    DATE = "date"


@dataclass(frozen=True)
class Kinds:
    """The kinds of facts of one network, in the order of its heads.

    :param names: such as ``aims_at``, the ``skos:notation`` of a property.
    :param forms: what the object of each is.
    """

    names: tuple[str, ...]
    forms: tuple[Form, ...]

    @classmethod
    def read(cls, forms: Mapping[str, str]) -> Kinds:
        """Return the kinds that :attr:`told` tells.

        :raises ValueError: a form is none.
        """
        return cls(tuple(forms), tuple(map(Form, forms.values())))

    @property
    def told(self) -> dict[str, str]:
        """Each kind with its form, for files."""
        return {name: str(form) for name, form in zip(self.names, self.forms, strict=True)}

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """The roles: first the subject of each kind, in their order, then those beside it."""
        return (*self.names, *BESIDE)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {name: place for place, name in enumerate(self.roles)}

    def index(self, name: str) -> int:
        """Give the number of a kind or a role; that of a kind is that of its subject's role too.

        >>> Kinds.read({"adopts": "words", "faces": "words"}).index("faces")
        1
        """
        return self._places[name]

    def form(self, name: str) -> Form:
        """Give what the object of a kind is."""
        return self.forms[self._places[name]]

    def of(self, form: Form) -> list[int]:
        """Give the numbers of the kinds of a form."""
        return [place for place, one in enumerate(self.forms) if one == form]


def kinds_of(knowledge: Knowledge) -> Kinds:
    """Return the kinds of facts of an ontology; the class of its objects tells the form of each.

    >>> from policyloom.ontology.own import built_in
    >>> kinds_of(built_in()).told["ranking"]
    'rank'
    """
    from ....ontology.namespace import POL

    classes = ((POL.Statistic, Form.FIGURE), (POL.Ranking, Form.RANK), (POL.Period, Form.DATE))
    forms = {
        kind.notation: next(
            (form for role, form in classes if knowledge.vocabulary.is_a((kind.range,), role)), Form.WORDS
        )
        for kind in knowledge.kinds
    }
    return Kinds.read(forms)
