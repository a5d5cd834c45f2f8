"""The statement: two ends of a sentence made a fact, with date, denial and modality."""

from __future__ import annotations

from ...ontology.lexicon import Sense
from ...ontology.namespace import POL
from ..fact import Entity, Fact, Period, Ranking, Statistic
from ..syntax.tree import Token
from .sentence import End, Sentence
from .stance import is_negated, modality

_DATED = frozenset({POL.leadsTo, POL.usesTechnology})


def make_fact(sentence: Sentence, sense: Sense, word: Token, left: End, right: End) -> Fact:
    """Return the fact that *word* states between two ends."""
    period = None
    if sense.property == POL.aimsAt:
        period = sentence.date_of_goal(word, right.head)
    elif sense.property in _DATED:
        period = sentence.date_of(word)
    stance = sentence.stances.get(word.i)
    if stance is None:
        stance = sentence.stances[word.i] = is_negated(word), modality(word)
    negated, mode = stance
    return Fact(
        property=sense.property,
        subject=left.entity,
        object=right.entity,
        passage=sentence.passage,
        sense=sense.iri,
        confidence=sense.reliability,
        # A challenge is often put as what cannot be done; to deny it is part of what it is.
        negated=sense.property != POL.faces and negated,
        modality=mode,
        period=period,
        mentions=tuple([(e.mention, e.entity) for e in (left, right) if e.mention is not None]),
    )


def state(sentence: Sentence, sense: Sense, end: End, object: Entity | Statistic | Ranking | Period) -> Fact:
    """Return the fact that gives *end* a figure, a rank or a date."""
    return Fact(
        property=sense.property,
        subject=end.entity,
        object=object,
        passage=sentence.passage,
        sense=sense.iri,
        confidence=sense.reliability,
        mentions=((end.mention, end.entity),) if end.mention is not None else (),
    )
