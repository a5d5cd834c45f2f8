"""The guard: pairs of ends that the words of a sentence join and that state nothing.

A guard is a small function that says of a subject and an object whether to relate them would tell nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from ...ontology.namespace import POL
from ..syntax.amount import sums_of
from ..syntax.argument import arguments
from ..syntax.verb import NOUN_SUBJECTS, is_infinitive, is_past, surface_subject
from .kind import (
    eases,
    governs,
    is_actor,
    is_bare,
    is_intention,
    is_named,
    is_people,
    is_quantity,
    is_told,
    is_zero,
    names_division,
)
from .sentence import PERCENT, End, Sentence

Guard = Callable[[Sentence, End, End], bool]

_DOERS = (POL.Actor, POL.Place)
_USERS = (POL.Actor, POL.Sector)
_TELLING = frozenset({"of", "to"})
_DIVIDING = frozenset({POL.Goal, POL.Region, POL.Sector})
_PERSON = "PERSON"
_FINITE = frozenset({"VBZ", "VBP", "VBD"})
_VERBS = frozenset({"VB", "VBG", "VBZ"})
_TIMES = frozenset({"DATE", "TIME"})
_RELATIVE = frozenset({"WDT", "WP"})


def is_itself(_: Sentence, subject: End, object: End) -> bool:
    """Say whether both ends are one thing."""
    return subject.entity.iri == object.entity.iri


def is_mark(_: Sentence, subject: End, object: End) -> bool:
    """Say whether an end is a mere mark, as a bad parse may have it."""
    return subject.head.is_punct or object.head.is_punct


def is_time(sentence: Sentence, _: End, object: End) -> bool:
    """Say whether the object is a time: 'what we face today'."""
    is_name = object.head.i in sentence.parse.names
    return object.head.ent_type_ in _TIMES and object.head.pos_ not in ("VERB", "AUX") and not is_name


def counts_subject(sentence: Sentence, subject: End, _: End) -> bool:
    """Say whether the subject is a quantity, which is a figure: '40 % support X'."""
    return is_quantity(subject.head) and subject.head.i not in sentence.parse.names


def counts_object(sentence: Sentence, _: End, object: End) -> bool:
    """Say whether the object is a quantity, which is a figure, and at most a goal: 'X includes 40 billion'."""
    return is_quantity(object.head) and object.head.i not in sentence.parse.names


def counts_effect(sentence: Sentence, subject: End, object: End) -> bool:
    """Say whether the object is a quantity of nothing told: what 'yields 600 tonnes of nickel' leads to is the nickel."""
    named = any(
        o.pos_ in ("NOUN", "PROPN") and o.ent_type_ not in _TIMES
        for c in object.head.rights
        if c.dep_ == "prep" and c.lower_ in ("of", "in")
        for o in c.rights
    )
    is_amount = object.head.text not in PERCENT and object.head.dep_ == "dobj"
    return counts_object(sentence, subject, object) and not (named and is_amount)


def does_so(_: Sentence, subject: End, __: End) -> bool:
    """Say whether the subject repeats what was said: 'doing so'."""
    return subject.head.pos_ == "VERB" and any(c.lower_ == "so" for c in subject.head.rights)


def is_done_so(_: Sentence, __: End, object: End) -> bool:
    """Say whether the object repeats what was said: 'will do so'."""
    return object.head.lemma_ == "do" and any(c.lower_ == "so" for c in object.head.rights)


def are_peers(sentence: Sentence, subject: End, object: End) -> bool:
    """Say whether both are countries, neither of which is a part of the other: 'Peru joined Chile'."""
    several = subject.head.tag_ == "NNS" and subject.head.pos_ == "NOUN"  # "four countries: A, B, C and D"
    return not several and is_told(sentence, subject, POL.Country) and is_told(sentence, object, POL.Country)


def is_of_whom_it_concerns(sentence: Sentence, subject: End, object: End) -> bool:
    """Say whether the aim only says of which people or bodies the text speaks: 'helps firms that want to buy boats'."""
    noun = subject.head
    if noun.tag_ != "NNS" or noun.pos_ != "NOUN" or is_told(sentence, subject, POL.Policy):
        return False
    if not is_people(sentence, subject) and not any(is_told(sentence, subject, kind) for kind in _DOERS):
        return False
    above = (object.head, *object.head.ancestors)
    clauses = (v for v in above if v.dep_ == "relcl" and v.head is noun)
    return any(v.doc[v.left_edge.i - 1].text != "," for v in clauses)


def is_placeholder(sentence: Sentence, subject: End, _: End) -> bool:
    """Say whether the subject only holds the place of what is told: 'a way that cuts costs', 'one that lifts trade'."""
    noun = subject.head
    if noun.lemma_.lower() not in sentence.word_roles[POL.placeholder] or subject.mention is None:
        return False
    told = any(c.dep_ in ("compound", "poss", "nmod") for c in noun.lefts) or any(
        c.dep_ == "prep" and c.lower_ == "of" for c in noun.rights
    )
    return not told and noun.i not in sentence.parse.names


def is_question(_: Sentence, __: End, object: End) -> bool:
    """Say whether the object asks what it is, or tells how it is to be done: 'what the plan aims to achieve', 'show how it will cut costs'."""
    verb = object.head
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    told = (c for c in verb.rights if c.dep_ == "ccomp" and c.left_edge.lower_ == "how")
    return any(told) or any(c.tag_ in ("WP", "WDT") and c.dep_ in ("dobj", "attr") for c in verb.lefts)


def is_told_by_clause(_: Sentence, subject: End, __: End) -> bool:
    """Say whether the subject is a clause, which wants nothing: 'whether it lasts depends on the will of firms to pay'."""
    return subject.head.tag_ in _FINITE and subject.mention is not None and " " in subject.entity.label


def is_goal_itself(sentence: Sentence, subject: End, _: End) -> bool:
    """Say whether the subject is no more than 'the goals', which have none."""
    return is_bare(sentence, subject) and is_told(sentence, subject, POL.Goal)


def is_of_challenge(sentence: Sentence, subject: End, _: End) -> bool:
    """Say whether the subject is a challenge, which aims at nothing and meets none: 'challenges need to be overcome'."""
    return is_told(sentence, subject, POL.Challenge)


def aims_at_policy(sentence: Sentence, _: End, object: End) -> bool:
    """Say whether the object is a policy: the goals of a policy are not the policy."""
    return object.head.pos_ != "VERB" and is_told(sentence, object, POL.Policy)


def aims_at_somebody(sentence: Sentence, _: End, object: End) -> bool:
    """Say whether the object is somebody, who is no goal: 'the demand for welders'."""
    return object.head.pos_ == "NOUN" and is_told(sentence, object, POL.Actor)


def is_mere_act(_: Sentence, __: End, object: End) -> bool:
    """Say whether the object is one verb and no more: 'to achieve by 2030'."""
    verbs = (object.head, *object.head.conjuncts)
    return " " not in object.entity.label and any(v.pos_ == "VERB" for v in verbs)


def is_mere_number(sentence: Sentence, _: End, object: End) -> bool:
    """Say whether the object is a quantity of nothing told: 'a target of 20 %'."""
    of = any(c.dep_ == "prep" for c in object.head.rights)
    return is_quantity(object.head) and not of and not is_zero(sentence, object.head)


def is_counted_class(sentence: Sentence, _: End, object: End) -> bool:
    """Say whether the object only counts things of a class, which the text goes on to name: 'focuses on five areas'."""
    noun = object.head
    if noun.tag_ != "NNS" or not any(c.dep_ == "nummod" for c in noun.lefts):
        return False
    classes = sentence.known.class_words.get(noun.lemma_.lower())
    divides = names_division(sentence, noun) or classes in _DIVIDING
    return divides and not any(c.dep_ == "prep" for c in noun.rights)


def is_exemplified(sentence: Sentence, _: End, object: End) -> bool:
    """Say whether the object is the mere word for technology, which the text goes on to name: 'technologies such as radio'."""
    noun = object.head
    is_class = sentence.known.class_words.get(noun.lemma_.lower()) == POL.Technology
    return is_class and not [*noun.lefts] and bool(arguments(noun, "examples"))


def challenges_with_actor(sentence: Sentence, _: End, object: End) -> bool:
    """Say whether the object is somebody, who is no challenge: 'farmers drain their fields', but 'an ageing workforce strains clinics'."""
    told = any(c.dep_ in ("amod", "compound") for c in object.head.lefts)
    does = object.head.dep_ in NOUN_SUBJECTS and object.head.tag_ == "NNS" and not told
    return (does and is_people(sentence, object)) or is_told(sentence, object, POL.Actor)


def is_share(_: Sentence, __: End, object: End) -> bool:
    """Say whether the object is a share of something, which is a figure: 'makes up 20 % of trade', 'emits 5 % less smoke'."""
    noun = object.head
    of = noun.head
    if noun.dep_ == "pobj" and of.lower_ == "of" and of.head.text in PERCENT:
        return True
    less = [c for c in noun.lefts if c.dep_ == "amod" and c.tag_ == "JJR"]
    return any(t.text in PERCENT for c in less for t in c.lefts)


def is_relief(sentence: Sentence, _: End, object: End) -> bool:
    """Say whether the clause tells of a burden that falls, or of the rise of something else: 'costs have fallen'."""
    verb = object.head
    if verb.pos_ == "NOUN" and is_told(sentence, object, POL.Challenge):
        less = sentence.word_roles[POL.reduction] | sentence.word_roles[POL.falling]
        return any(c.dep_ == "amod" and not less.isdisjoint((c.lemma_.lower(), c.lower_)) for c in verb.lefts)
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    said = {verb.lemma_.lower(), *(c.lower_ for c in verb.rights if c.dep_ in ("acomp", "oprd"))}
    # "losses continue to shrink"
    nouns = [c for c in verb.lefts if c.dep_ in NOUN_SUBJECTS] or surface_subject(verb)
    return bool(nouns) and all(eases(sentence, noun, said) for noun in nouns)


def is_moment(sentence: Sentence, subject: End, _: End) -> bool:
    """Say whether the subject is a time, which does nothing and before which no challenge stands: 'for 14 years'."""
    noun = subject.head
    if noun.ent_type_ not in _TIMES or noun.i in sentence.parse.names:
        return False
    of = [o for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of" for o in c.rights]
    return all(o.ent_type_ in _TIMES for o in of)  # "the end of the decade", not "years of drought"


def is_mere_class(sentence: Sentence, _: End, object: End) -> bool:
    """Say whether the object is the mere word of a class: 'faces challenges'; 'poverty' names what one faces."""
    return is_bare(sentence, object) and not _names_challenge(sentence, object)


def is_mere_effect(sentence: Sentence, subject: End, object: End) -> bool:
    """Say whether the object is the mere word of a class; 'offers loans' tells what there comes to be."""
    return is_mere_class(sentence, subject, object) and not is_told(sentence, object, POL.Undertaking)


def is_policy(sentence: Sentence, _: End, object: End) -> bool:
    """Say whether the object is one policy, which is no challenge of what it limits: 'the Port Act limits waste'."""
    is_bad = is_told(sentence, object, POL.Challenge)  # "competition" may be either
    return is_told(sentence, object, POL.Policy) and object.head.tag_ != "NNS" and not is_bad


def _names_challenge(sentence: Sentence, end: End) -> bool:
    """Say whether *end* is a challenge that is no one of several: 'poverty', but 'a gap', 'gaps'."""
    is_mass = end.head.tag_ == "NN" and not any(c.dep_ == "det" for c in end.head.lefts)
    return is_mass and is_told(sentence, end, POL.Challenge)


def is_used_by_none(sentence: Sentence, subject: End, _: End) -> bool:
    """Say whether the subject is the mere word of a class of things: 'technologies that use sensors'."""
    return is_bare(sentence, subject) and not any(is_told(sentence, subject, c) for c in _USERS)


def is_wanted_by(sentence: Sentence, _: End, object: End) -> bool:
    """Say whether the object is what somebody wants, and no policy by that name: 'has a mission to save water'.

    So is a plan of which nothing is told but what it is to do: "Peru's plan to save water".
    """
    noun = object.head
    told = any(c.dep_ in ("amod", "compound", "nmod") for c in noun.children)
    wanted = any(c.dep_ in ("acl", "relcl") and is_infinitive(c) for c in noun.rights)
    if is_intention(sentence, object):
        return wanted or not told or noun.tag_ == "NNS"
    owned = any(c.dep_ == "poss" for c in noun.lefts)
    told = told or any(c.dep_ == "prep" for c in noun.children)
    return noun.pos_ == "NOUN" and owned and wanted and not told


def adopts_somebody(sentence: Sentence, _: End, object: End) -> bool:
    """Say whether the object is a place or a person, and no policy: 'the minister was joined by Ann Smith'."""
    if is_told(sentence, object, POL.Policy):
        return False
    is_called = object.head.dep_ == "oprd"  # "a fund named Blue Start"
    return is_told(sentence, object, POL.Place) or (object.head.ent_type_ == _PERSON and not is_called)


def is_sum_beside(_: Sentence, __: End, object: End) -> bool:
    """Say whether the object is the money that comes with something, not adopted itself: 'with a budget of 2 million euros'."""
    head = object.head
    return head.dep_ == "pobj" and head.head.lower_ == "with" and bool(sums_of(head))


def is_deed(sentence: Sentence, _: End, object: End) -> bool:
    """Say whether the object is a deed, which nobody adopts: 'our mission: to make ports safe'."""
    return object.head.tag_ in _VERBS and object.head.i not in sentence.parse.names


def is_told_goal(sentence: Sentence, _: End, object: End) -> bool:
    """Say whether the object is a goal of which the text tells what it is: 'sets a target of 20 ports'."""
    noun = object.head
    told = any(
        (c.dep_ == "prep" and c.lower_ in _TELLING) or c.dep_ in ("acl", "relcl", "appos")
        for c in noun.rights
    )
    return is_told(sentence, object, POL.Goal) and (told or is_bare(sentence, object))


def is_aim(sentence: Sentence, subject: End, object: End) -> bool:
    """Say whether the object says only that there are goals, or is one: 'sets out targets, including that X grows'."""
    if object.head.pos_ == "NOUN":
        return is_told(sentence, object, POL.Goal)
    return object.head.pos_ in ("VERB", "AUX") and is_told(sentence, subject, POL.Goal)


def lists_challenges(sentence: Sentence, subject: End, _: End) -> bool:
    """Say whether the subject is 'challenges': 'such as X' tells which there are, not of what the class consists.

    'One of the greatest threats' is as little a whole.
    """
    noun = subject.head
    is_one = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "one"
    named = sentence.known.class_words.get(noun.lemma_.lower()) == POL.Challenge
    return (is_one or is_bare(sentence, subject) or named) and is_told(sentence, subject, POL.Challenge)


def is_ahead(_: Sentence, __: End, object: End) -> bool:
    """Say whether the object stands before who acts, and tells how something is so: 'on its own terms, the ban works'."""
    preposition = object.head.head
    if object.head.dep_ != "pobj" or preposition.head.pos_ != "VERB" or object.head.tag_ in _RELATIVE:
        return False
    return any(c.dep_ in NOUN_SUBJECTS and preposition.i < c.i for c in preposition.head.lefts)


def is_wanted(sentence: Sentence, subject: End, _: End) -> bool:
    """Say whether the subject governs: what a government does is what it wants, no effect."""
    return governs(sentence, subject)


def is_done_by_body(sentence: Sentence, subject: End, object: End) -> bool:
    """Say whether the object tells what a body has done or is doing: 'the OECD has lowered its forecast'."""
    verb = object.head
    if verb.pos_ != "VERB" or subject.head not in surface_subject(verb):
        return False
    is_done = is_past(verb) or any(c.dep_ == "aux" and c.lemma_ in ("have", "be") for c in verb.lefts)
    does = (
        is_actor(sentence, subject)
        or subject.head.ent_type_ == _PERSON
        or _are_named_people(sentence, subject)
    )
    return is_done and does


def _are_named_people(sentence: Sentence, end: End) -> bool:
    """Say whether *end* is some people of whom the text tells which: 'Kyiv's hospitals', and not 'farmers'."""
    return is_people(sentence, end) and any(c.dep_ == "poss" for c in end.head.lefts)


def is_pointed_at(sentence: Sentence, _: End, object: End) -> bool:
    """Say whether the object only points at what was told before: 'addresses this challenge'."""
    verb = object.head
    acted_on = [c for c in verb.rights if c.dep_ == "dobj"] if verb.pos_ == "VERB" else []
    return len(acted_on) == 1 and all(
        n.lemma_.lower() in sentence.known.class_words
        and not n.rights
        and [c.lower_ for c in n.lefts] in (["this"], ["these"], ["those"])
        for n in acted_on
    )


def is_backed(sentence: Sentence, _: End, object: End) -> bool:
    """Say whether the object is a policy by its name, to which something is added and which does not come of it: 'supports the Port Act'."""
    verb = object.head.head
    backs = object.head.dep_ == "dobj" and verb.lemma_ in sentence.word_roles[POL.backing]
    return backs and is_named(sentence, object) and is_told(sentence, object, POL.Policy)


def is_goal(sentence: Sentence, subject: End, _: End) -> bool:
    """Say whether the subject is a goal: 'our aim is saving water' tells of no effect of the aim."""
    return is_told(sentence, subject, POL.Goal)


def is_mere_wish(sentence: Sentence, subject: End, _: End) -> bool:
    """Say whether the subject is a goal or a commitment, which uses nothing."""
    return is_told(sentence, subject, POL.Goal) or is_intention(sentence, subject)


def is_aspired_to(sentence: Sentence, _: End, object: End) -> bool:
    """Say whether the object is an aim or a vision, which is no effect of what serves it: 'supports the vision of X'."""
    return object.head.pos_ == "NOUN" and (
        is_told(sentence, object, POL.Goal) or is_intention(sentence, object)
    )


def is_potential(sentence: Sentence, _: End, object: End) -> bool:
    """Say whether the object says only what something has to offer, which is no part of it: 'has the potential to cut costs'."""
    noun = object.head
    told = any(
        c.dep_ in ("acl", "relcl") or (c.dep_ == "prep" and c.lower_ in ("for", "to")) for c in noun.rights
    )
    return told and noun.lemma_.lower() in sentence.word_roles[POL.potential]


def is_figure(sentence: Sentence, subject: End, object: End) -> bool:
    """Say whether the object only tells how much: 'output will grow 7 %', 'make up 20 % of trade'.

    That a policy 'will save 2 million tonnes of coal' tells of what it does, too.
    """
    if object.head.pos_ != "VERB":
        return False
    acted_on = [c for c in object.head.rights if c.dep_ == "dobj"]
    acted_on = acted_on or [c for c in object.head.rights if c.dep_ == "npadvmod"]  # "will grow 7 %"
    if len(acted_on) != 1 or not is_quantity(acted_on[0]):
        return False
    of = any(c.dep_ == "prep" and c.lower_ == "of" for c in acted_on[0].rights)
    return not of or acted_on[0].text in PERCENT or not is_told(sentence, subject, POL.Policy)
