"""The form of a fact: whether its object is words of the text, a figure, a rank or a date."""

from __future__ import annotations

from enum import StrEnum

from ...ontology.kind import Kind
from ...ontology.namespace import POL
from ...ontology.vocabulary import Vocabulary


class Form(StrEnum):
    """The form of the object of a kind of fact."""

    WORDS = "words"
    FIGURE = "figure"
    RANK = "rank"
    DATE = "date"


_FORMS = ((POL.Statistic, Form.FIGURE), (POL.Ranking, Form.RANK), (POL.Period, Form.DATE))


def form_of(kind: Kind | None, known: Vocabulary) -> Form:
    """Return the form of a kind of fact, by the class of its objects; ``WORDS`` where *kind* is None."""
    if kind is None:
        return Form.WORDS
    return next((form for role, form in _FORMS if known.is_a((kind.range,), role)), Form.WORDS)
