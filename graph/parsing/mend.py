"""The mend: mistakes that the parser makes again and again, put right in the tree.

Each rule says what it mends and looks at the shape of the tree; the few that must know words ask the lexicon for their
roles. Rules change heads and labels in place.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from ..syntax.membership import FOR_EXAMPLE
from ..syntax.tree import Doc, Token
from . import (
    adjoining,
    clause,
    gerund,
    infinitive,
    instance,
    inversion,
    listing,
    members,
    numeral,
    opening,
    parallel,
    purpose,
    relative,
    series,
    tag,
    transitive,
)


def mend(doc: Doc, class_words: Collection[str], specified: Collection[str]) -> None:
    """Apply every rule to every token that it may mend, in the order of the text; *doc* is changed in place.

    :param class_words: nouns in lower case that head the names of things, such as "strategy".
    :param specified: nouns of which an infinitive says which they are, such as "plan".
    """
    for token in doc:
        for rule in _BY_TAG.get(token.tag_, ()):
            rule(token)
        if token.dep_ in _CLAUSES:
            if token.dep_ == "ccomp":
                purpose.object_with_purpose(token)
                tag.noun_as_verb(token, class_words)
            if token.dep_ == "xcomp":
                purpose.purpose_after_object(token)
            if token.dep_ == "ROOT":
                tag.mistaken_bid(token)
            if token.dep_ == "advcl":
                purpose.deed_of_helped(token)
                purpose.deed_of_compelled(token)
                purpose.purpose_of_noun(token, class_words)
                opening.participle_of_opening(token, class_words)
            if token.dep_ in ("acl", "relcl"):
                purpose.purpose_of_verb(token, specified)
            if token.dep_ == "relcl":
                relative.relative_of_plan(token, class_words)
        if token.tag_ == "VBN":
            relative.made_by(token, class_words)
        if token.tag_ in ("NN", "NNP"):
            listing.shared_head(token, class_words)
        if token.dep_ in _BY_LABEL:
            _apply(token)
    for token in doc:
        if token.dep_ == "pobj":
            parallel.raised_list(token)
            if token.head.head.dep_ in ("nsubj", "nsubjpass"):  # whose list may have been raised to it
                listing.second_subject(token.head.head)
        elif token.dep_ == "prep":
            members.example_list(token)  # again, as other lists within it are mended
        elif token.dep_ == "dobj":
            clause.place_of_object(token)
            clause.state_of_list(token)
        elif token.lower_ in FOR_EXAMPLE:
            members.list_after_gloss(token)


def _apply(token: Token, first: int = 0) -> None:
    """Apply the rules from the number *first* on that look at tokens with such a label."""
    label = token.dep_
    for number, rule in _BY_LABEL.get(label, ()):
        if number >= first:
            rule(token)
            if token.dep_ != label:
                _apply(token, number + 1)
                return


# The labels of clauses, at which the rules look that know words.
_CLAUSES = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "acl", "relcl"})
# The tags under which rules look at a token before those by label, each in the order in which they are tried.
_BY_TAG: Mapping[str, tuple[Callable[[Token], None], ...]] = {
    "VBZ": (
        tag.mistaken_name,
        tag.verb_before_end,
        tag.mistaken_verb,
        tag.verb_as_modifier,
        tag.subject_as_modifier,
        tag.verb_after_colon,
    ),
    "JJ": (tag.mistaken_participle,),
    "NN": (infinitive.verb_as_noun,),
    "NNS": (transitive.verb_in_name, tag.verb_before_end, tag.verb_as_head, tag.verb_after_colon),
    "IN": (tag.end_of_name, tag.hyphenated_preposition),
    "PDT": (infinitive.multiplier_as_verb,),
    "PRP": (tag.mistaken_pronoun,),
    "PRP$": (tag.mistaken_pronoun,),
    "RB": (tag.mistaken_name, tag.mistaken_acronym),
    **dict.fromkeys(("VBD", "VBG", "VBN", "VBP"), (tag.mistaken_name,)),
    "VB": (tag.mistaken_name, tag.finite_verb),
}
# The labels under which a rule looks at a token, and the rule, in the order in which they are tried.
_RULES: tuple[tuple[frozenset[str], Callable[[Token], None]], ...] = (
    (frozenset({"nsubj", "nsubjpass"}), clause.subject_of_auxiliary),
    (frozenset({"nsubj", "nsubjpass"}), clause.address),
    (frozenset({"nsubj", "nsubjpass"}), opening.subject_after_place),
    (frozenset({"aux"}), clause.helping_verb),
    (frozenset({"relcl", "ccomp", "ROOT", "conj"}), transitive.participle_of_object),
    (frozenset({"amod"}), opening.ordinal_of_sentence),
    (frozenset({"ROOT"}), tag.mistaken_root),
    (frozenset({"ROOT"}), relative.told_for_reason),
    (frozenset({"ROOT"}), clause.subject_after_clause),
    (frozenset({"ROOT", "conj", "ccomp"}), inversion.subject_after_verb),
    (frozenset({"ROOT", "csubj", "ccomp", "conj"}), relative.participle_as_verb),
    (frozenset({"ROOT", "ccomp"}), relative.participle_before_modal),
    (frozenset({"relcl"}), relative.list_in_relative),
    (frozenset({"dep"}), relative.list_beside_verb),
    (frozenset({"ROOT", "ccomp"}), clause.apposed_participle),
    (frozenset({"advcl", "ccomp", "dep", "xcomp"}), listing.stray_verb),
    (frozenset({"nmod", "compound"}), clause.name_in_parentheses),
    (frozenset({"nmod", "compound", "amod"}), infinitive.infinitive_before_object),
    (frozenset({"nmod", "compound", "amod", "conj"}), infinitive.reduction_after_need),
    (frozenset({"nmod", "compound", "amod"}), listing.infinitive_as_modifier),
    (frozenset({"nmod", "compound", "amod"}), parallel.deed_as_modifier),
    (frozenset({"acomp", "xcomp", "ccomp", "ROOT"}), transitive.thing_as_verb),
    (frozenset({"attr", "appos", "xcomp"}), transitive.object_of_verb),
    (frozenset({"attr"}), transitive.subject_after_participle),
    (frozenset({"conj"}), transitive.second_after_participle),
    (frozenset({"nsubj"}), transitive.subject_of_noun),
    (frozenset({"nsubj", "nsubjpass"}), transitive.state_of_oneself),
    (frozenset({"prep"}), transitive.joined_with),
    (frozenset({"amod"}), relative.participle_as_modifier),
    (frozenset({"dobj"}), clause.second_object),
    (frozenset({"dobj", "npadvmod", "appos"}), clause.noun_of_clause),
    (frozenset({"conj"}), tag.mistaken_noun),
    (frozenset({"appos"}), numeral.number_of_part),
    (frozenset({"conj", "appos"}), clause.joint_owner),
    (frozenset({"conj", "dep"}), listing.attribute_beside_subject),
    (frozenset({"conj"}), listing.list_in_subject),
    (frozenset({"conj"}), parallel.clause_after_report),
    (frozenset({"conj"}), parallel.finite_conjunct),
    (frozenset({"conj"}), adjoining.subject_in_list),
    (frozenset({"conj"}), adjoining.verb_beside_noun),
    (frozenset({"ROOT", "conj"}), adjoining.subject_beside_clause),
    (frozenset({"ccomp", "advcl"}), relative.lost_relative),
    (frozenset({"ROOT", "ccomp"}), listing.list_of_clauses),
    (frozenset({"ccomp"}), clause.lost_subject_of_clause),
    (frozenset({"ccomp"}), listing.object_before_comma),
    (
        frozenset(
            {"dobj", "appos", "conj", "attr", "pobj", "npadvmod", "dep", "oprd", "ROOT"}
            | {"acl", "advcl", "ccomp", "xcomp"}
        ),
        members.list_after_colon,
    ),
    (frozenset({"ROOT"}), listing.clausal_list),
    (frozenset({"appos"}), listing.apposed_list),
    (frozenset({"npadvmod", "dobj", "dep", "appos", "conj"}), listing.list_beyond_verb),
    (frozenset({"ccomp"}), parallel.clause_beside_clause),
    (frozenset({"nsubj"}), relative.reduced_relative),
    (frozenset({"acl", "prep"}), clause.participle_as_preposition),
    (frozenset({"acl"}), clause.far_participle),
    (frozenset({"acl"}), relative.clause_as_participle),
    (frozenset({"acl"}), gerund.deed_of_share),
    (frozenset({"acl", "relcl"}), purpose.purpose_beside_partners),
    (frozenset({"advcl", "ccomp", "xcomp"}), purpose.partners_as_doers),
    (frozenset({"prep"}), numeral.about_as_preposition),
    (frozenset({"amod", "ccomp"}), numeral.amount_made_available),
    (frozenset({"prep"}), clause.agent_of_action),
    (frozenset({"prep"}), clause.gift_of_verb),
    (frozenset({"dep"}), clause.participle_before_noun),
    (frozenset({"relcl"}), clause.clause_after_date),
    (frozenset({"relcl"}), relative.relative_of_thing),
    (frozenset({"relcl"}), relative.relative_by_number),
    (frozenset({"quantmod"}), numeral.preposition_of_number),
    (frozenset({"nmod", "compound"}), numeral.payer_before_sum),
    (frozenset({"quantmod"}), numeral.ends_of_change),
    (frozenset({"relcl"}), relative.relative_of_apposition),
    (frozenset({"dep"}), numeral.measure_before_noun),
    (frozenset({"pobj"}), clause.object_of_particle),
    (frozenset({"pobj"}), relative.object_as_pronoun),
    (frozenset({"pobj"}), listing.both_of_object),
    (
        frozenset(
            {
                "amod",
                "compound",
                "nmod",
                "conj",
                "dobj",
                "pobj",
                "nsubj",
                "nsubjpass",
                "attr",
                "ROOT",
                "appos",
            }
        ),
        listing.hyphenated_modifier,
    ),
    (frozenset({"advcl", "acl", "relcl"}), purpose.money_for_somebody),
    (frozenset({"advcl"}), purpose.chance_for_somebody),
    (frozenset({"advcl"}), clause.range_of_noun),
    (frozenset({"advcl"}), relative.participle_after_name),
    (frozenset({"advcl"}), listing.as_well_as),
    (frozenset({"npadvmod"}), clause.name_before_subject),
    (frozenset({"advmod"}), clause.name_as_adverb),
    (frozenset({"npadvmod", "dep"}), clause.object_after_aside),
    (frozenset({"prep"}), opening.opening_preposition),
    (frozenset({"ROOT", "ccomp"}), clause.lost_subject),
    (frozenset({"ROOT"}), gerund.subject_after_opening),
    (frozenset({"nsubj", "nsubjpass"}), infinitive.object_as_subject),
    (frozenset({"nsubj", "nsubjpass"}), series.unclosed_apposition),
    (frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"}), listing.second_subject),
    (frozenset({"dobj", "pobj", "attr", "nsubj", "nsubjpass"}), listing.adjectives_before_noun),
    (frozenset({"conj"}), infinitive.infinitive_as_noun),
    (frozenset({"conj", "advcl", "xcomp", "dep"}), infinitive.bare_infinitive),
    (frozenset({"conj"}), parallel.shared_last_word),
    (frozenset({"conj"}), series.last_of_two_words),
    (frozenset({"conj"}), series.last_of_series),
    (frozenset({"conj"}), parallel.second_reason),
    (frozenset({"conj"}), parallel.second_lack),
    (frozenset({"prep"}), parallel.reason_of_blame),
    (frozenset({"prep"}), parallel.what_blame_is_for),
    (frozenset({"conj"}), parallel.second_blamed),
    (frozenset({"conj"}), parallel.lowered_list),
    (frozenset({"conj"}), parallel.parallel_partner),
    (frozenset({"conj"}), parallel.last_of_list),
    (frozenset({"conj"}), listing.infinitive_after_gerund),
    (frozenset({"conj"}), listing.deed_after_noun),
    (frozenset({"npadvmod"}), listing.preposition_of_adverbial),
    (frozenset({"conj"}), listing.second_infinitive),
    (frozenset({"conj"}), gerund.last_of_list),
    (frozenset({"conj"}), gerund.middle_of_list),
    (frozenset({"conj"}), gerund.deed_beside_object),
    (frozenset({"conj"}), relative.second_participle),
    (frozenset({"conj"}), infinitive.last_of_list),
    (frozenset({"conj"}), purpose.deed_beside_help),
    (frozenset({"conj"}), purpose.object_beside_date),
    (frozenset({"advcl", "conj"}), gerund.first_of_list),
    (frozenset({"advcl", "ccomp", "acl", "conj", "dep"}), gerund.list_after_colon),
    (frozenset({"advcl"}), listing.gerund_list),
    (frozenset({"advcl"}), listing.participle_list),
    (frozenset({"conj", "appos", "dep", "nmod", "npadvmod"}), members.list_in_parentheses),
    (frozenset({"prep"}), instance.singled_out),
    (frozenset({"prep"}), instance.named_before),
    (frozenset({"prep"}), instance.for_example),
    (frozenset({"prep"}), instance.everything_from),
    (frozenset({"conj"}), instance.and_the_like),
    (frozenset({"conj"}), instance.list_after_count),
    (frozenset({"prep"}), members.example_of_noun),
    (frozenset({"prep"}), members.example_behind_deed),
    (frozenset({"prep"}), members.deemed),
    (frozenset({"prep"}), members.span_of_noun),
    (frozenset({"prep"}), members.example_list),
    (frozenset({"conj"}), members.emphasised),
    (frozenset({"advcl", "conj", "ccomp", "dep"}), members.noun_as_verb),
    (frozenset({"advcl", "acl"}), members.parts_of_noun),
    (frozenset({"appos", "conj", "dobj"}), members.list_after_name),
    (frozenset({"prep"}), listing.list_between),
    (frozenset({"prep", "conj"}), parallel.same_preposition),
)
_BY_LABEL = {
    label: tuple((number, rule) for number, (labels, rule) in enumerate(_RULES) if label in labels)
    for label in frozenset().union(*(labels for labels, _ in _RULES))
}
