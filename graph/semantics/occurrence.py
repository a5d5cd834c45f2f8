"""The occurrence: a word of a sentence in one of its senses."""

from __future__ import annotations

from dataclasses import dataclass

from ...ontology.lexicon import Sense
from ...ontology.namespace import POL
from ..syntax.tree import Token
from .sentence import Sentence

INTENT = frozenset({"modalSubject", "progressive", "purposive"})
"""What these arguments tell of any word, its own sense may tell better."""
GENERAL = INTENT | {"category"}
"""The arguments of words that say as much of anything, so that a nearer word may tell it better."""
CLAUSES = frozenset({"state", "manner", "plight", "course", "barred", "scant", "overdone"})
"""The arguments that are a clause, as what befalls somebody."""
WISHES = frozenset({"wish", "content"})
"""The arguments that are a clause with what somebody wants of somebody."""


@dataclass(
    slots=True, eq=False
)  # not frozen, which would take twice the time to make one: there are very many
class Occurrence:
    """A word where it stands, in one of its senses."""

    sentence: Sentence
    word: Token
    sense: Sense

    @property
    def domain(self) -> str:
        """The class that the property of the sense has of its subjects."""
        return self.sentence.known.domains.get(self.sense.property, POL.Entity)

    @property
    def range(self) -> str:
        """The class that the property of the sense has of its objects."""
        return self.sentence.known.ranges.get(self.sense.property, POL.Entity)

    @property
    def is_intent(self) -> bool:
        """Whether any word with such an auxiliary or marker says as much."""
        return not INTENT.isdisjoint(self.sense.subject)

    @property
    def is_clause(self) -> bool:
        """Whether a clause is what the sense tells of its subject."""
        return not CLAUSES.isdisjoint(self.sense.object)

    @property
    def is_wish(self) -> bool:
        """Whether the sense tells what somebody wants of somebody."""
        return self.sense.property == POL.aimsAt and self.sense.object[0] in WISHES
