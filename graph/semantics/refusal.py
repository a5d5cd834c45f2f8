"""The refusal: which guards refuse a pair of ends, for each property."""

from __future__ import annotations

from collections.abc import Mapping

from ...ontology.namespace import POL
from .beneficiary import is_served
from .dread import is_feared, is_feared_by_others, is_guard, is_opposed
from .guard import (
    Guard,
    adopts_somebody,
    aims_at_policy,
    aims_at_somebody,
    are_peers,
    challenges_with_actor,
    counts_effect,
    counts_object,
    counts_subject,
    does_so,
    is_ahead,
    is_aim,
    is_aspired_to,
    is_backed,
    is_counted_class,
    is_deed,
    is_done_by_body,
    is_done_so,
    is_exemplified,
    is_figure,
    is_goal,
    is_goal_itself,
    is_itself,
    is_mark,
    is_mere_act,
    is_mere_class,
    is_mere_effect,
    is_mere_number,
    is_mere_wish,
    is_moment,
    is_of_challenge,
    is_of_whom_it_concerns,
    is_placeholder,
    is_pointed_at,
    is_policy,
    is_potential,
    is_question,
    is_relief,
    is_share,
    is_sum_beside,
    is_time,
    is_told_by_clause,
    is_told_goal,
    is_used_by_none,
    is_wanted,
    is_wanted_by,
    lists_challenges,
)
from .kinship import relates_body, relates_several
from .partition import has_sum, is_division, is_done_among, is_mere_member, is_portion
from .response import is_beside, is_condition, is_response
from .rivalry import is_lead
from .sentence import End, Sentence
from .technology import is_spared


def says_nothing(sentence: Sentence, prop: str, subject: End, object: End) -> bool:
    """Say whether *subject* and *object*, joined by the property *prop*, tell nothing worth keeping."""
    for guard in _ALL.get(prop, _ANY):  # noqa: SIM110 a generator would cost a fifth more
        if guard(sentence, subject, object):
            return True
    return False


_GENERAL: tuple[Guard, ...] = (is_itself, is_mark, is_time, counts_subject)
_OF_THINGS: tuple[Guard, ...] = (counts_object, does_so, is_moment)
_OF_EFFECTS: tuple[Guard, ...] = (counts_effect, does_so, is_moment)

GUARDS: Mapping[str, tuple[Guard, ...]] = {
    POL.adopts: (*_OF_THINGS, adopts_somebody, is_wanted_by, is_told_goal, is_deed, is_sum_beside),
    POL.aimsAt: (
        is_placeholder,
        is_question,
        is_moment,
        is_told_by_clause,
        is_goal_itself,
        is_of_challenge,
        does_so,
        is_done_so,
        is_of_whom_it_concerns,
        aims_at_policy,
        aims_at_somebody,
        is_mere_act,
        is_mere_number,
        is_counted_class,
        is_exemplified,
        is_ahead,
        is_feared,
        is_opposed,
    ),
    POL.faces: (
        *_OF_THINGS,
        is_question,
        is_of_challenge,
        challenges_with_actor,
        is_mere_class,
        is_relief,
        is_policy,
        is_feared_by_others,
        is_condition,
        is_guard,
        is_beside,
        is_lead,
    ),
    POL.usesTechnology: (
        *_OF_THINGS,
        is_spared,
        is_placeholder,
        is_mere_class,
        is_mere_wish,
        is_used_by_none,
    ),
    POL.leadsTo: (
        *_OF_EFFECTS,
        is_placeholder,
        is_question,
        is_mere_effect,
        is_wanted,
        is_done_by_body,
        is_response,
        is_pointed_at,
        is_served,
        is_goal,
        is_aspired_to,
        is_figure,
        is_share,
        is_backed,
    ),
    POL.hasPart: (
        *_OF_THINGS,
        is_mere_member,
        is_potential,
        is_division,
        is_portion,
        is_share,
        has_sum,
        is_aim,
        is_done_among,
        lists_challenges,
        are_peers,
    ),
    POL.relatedPolicy: (*_OF_THINGS, is_mere_class, relates_body, relates_several),
}
"""The guards of each property beside those of every one; of the others, those of things."""

_ANY = (*_GENERAL, *_OF_THINGS)
_ALL = {prop: (*_GENERAL, *guards) for prop, guards in GUARDS.items()}
