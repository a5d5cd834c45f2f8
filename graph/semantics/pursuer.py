"""The pursuer: who or which policy has the aim that a word tells of, where its subject does not name just that."""

from __future__ import annotations

from ...ontology.namespace import POL
from ..syntax.argument import arguments
from ..syntax.coordination import items
from ..syntax.tree import Token
from ..syntax.verb import SUBJECTS, VERBAL, governing_verb, is_relative, surface_subject
from .kind import governs, is_intention, is_quantity, is_told, told_classes
from .occurrence import Occurrence
from .owner import last_spoken_of, planned_by, responsible
from .sentence import End, Sentence

_ASIDE = frozenset({"with", "in", "as"})
_UNDER = frozenset({"under", "through", "with", "in", "via"})
_HAVING_AIMS = (POL.Actor, POL.Policy, POL.Sector, POL.Goal, POL.Undertaking, POL.Infrastructure)
_SEVERAL = 3
_MAKERS = ("of", "by", "from")


def doer(use: Occurrence, head: Token) -> list[End] | None:
    """Read who acts to some end; of a sum of money it is whose the text spoke of."""
    sentence, word = use.sentence, use.word
    if word.head.dep_ == "xcomp":
        doers = [e for o in arguments(word.head.head, "object") for e in sentence.ends(o, POL.Entity)]
        if any(is_told(sentence, e, POL.Actor) for e in doers):
            return []  # "asks firms to build ports"
    if word.head.dep_ == "advcl" and _befalls(sentence, word.head.head):
        return []  # "firms will get loans to buy boats"
    if is_quantity(head):  # "2 million will be spent to build ports"
        owner = responsible(sentence)
        return [End(word, owner, None)] if owner is not None else []
    return None


def _befalls(sentence: Sentence, verb: Token) -> bool:
    """Say whether *verb* tells what its subject gets, and not what it does: 'get loans', but 'take steps'."""
    roles = sentence.word_roles
    does = any(c.dep_ == "dobj" and c.lemma_.lower() in roles[POL.endeavour] for c in verb.rights)
    return verb.lemma_.lower() in roles[POL.involuntary] and not does


def let_do(use: Occurrence, head: Token) -> list[End] | None:
    """Read no aim of those who are helped or asked to do something to some end: 'a pact helps towns to trade to cut costs'."""
    act, sentence = use.word, use.sentence
    act = act.first_conjunct
    above = act.head
    if act.dep_ not in ("ccomp", "xcomp") or head.i > act.i or above.lemma_.lower() not in _causing(sentence):
        return None
    if head.head is not act and head not in arguments(above, "object"):
        return None
    policies = (e for e in sentence.ends(head, POL.Policy) if is_told(sentence, e, POL.Policy))
    return None if any(policies) else []


def _causing(sentence: Sentence) -> frozenset[str]:
    """Return the verbs whose object is let do something, without those by which somebody only says so."""
    return sentence.word_roles[POL.causative] - sentence.word_roles[POL.reporting]


def policy_beside(use: Occurrence, _: Token) -> list[End] | None:
    """Read the policy of which it is told aside: 'carries on its strategy, with its focus on X', 'aiming at X by using Y'."""
    sentence, word = use.sentence, use.word
    aside = word.dep_ == "pobj" and word.head.lower_ in _ASIDE
    while word.dep_ == "pcomp" and word.head.dep_ == "prep":
        word = word.head.head
    if not aside and (word.dep_ != "advcl" or word.tag_ != "VBG"):
        return None
    verb = governing_verb(word)
    made = arguments(verb, "object") if verb is not None else ()
    ends = [e for o in made for e in sentence.ends(o, use.domain)]
    policies = [e for e in ends if POL.Policy in told_classes(sentence, e) and not is_intention(sentence, e)]
    return policies or None


def policy_wished_of(use: Occurrence, _: Token) -> list[End] | None:
    """Read the policy of which something is wished: 'expects the plan to cut waste' tells of the plan's aim."""
    if not use.is_wish:
        return None
    sentence = use.sentence
    heads = [s for v in arguments(use.word, use.sense.object[0]) for s in surface_subject(v)]
    ends = [e for head in heads for e in sentence.ends(head, use.domain)]
    return [e for e in ends if is_told(sentence, e, POL.Policy)] or None


def of_whom(use: Occurrence, _: Token, __: list[End]) -> list[End] | None:
    """Correct who speaks of somebody's efforts to those whose they are: X in 'praised the efforts of X to save cod'.

    And who is glad of a decision to those who made it: X in 'welcomed the decision by X to save cod'.
    """
    word = use.word
    if "holder" not in use.sense.subject or arguments(word, "possessor") or not arguments(word, "infinitive"):
        return None
    makers = (o for name in _MAKERS for o in arguments(word, name))
    owners = [e for o in makers for e in use.sentence.ends(o, POL.Actor)]
    return owners if owners and all(is_told(use.sentence, e, POL.Actor) for e in owners) else None


def of_users(use: Occurrence, head: Token, ends: list[End]) -> list[End] | None:
    """Correct people who use a technology, of whom nothing else is told, to nobody: that to which they use it is its effect.

    So is a technology that does something to some end: it wants nothing.
    """
    if use.sense.object == ("purpose",) and use.sense.subject == ("subject",):
        wants = (POL.Actor, POL.Policy, POL.Infrastructure)
        if any(
            is_told(use.sentence, e, POL.Technology) and not any(is_told(use.sentence, e, k) for k in wants)
            for e in ends
        ):
            return []
    if use.sense.object != ("purpose",) or all(governs(use.sentence, e) for e in ends):
        return None
    tools = [e for o in arguments(use.word, "applied") for e in use.sentence.ends(o, POL.Technology)]
    return [] if any(is_told(use.sentence, e, POL.Technology) for e in tools) else None


def told_by_somebody(use: Occurrence, _: Token, ends: list[End]) -> list[End] | None:
    """Correct who presents a policy to the policy: 'minister X outlined the plan for ports' tells of the plan's aim."""
    word, sentence = use.word, use.sentence
    if "holder" not in use.sense.subject or use.sense.object != ("for",) or arguments(word, "possessor"):
        return None
    policies = sentence.ends_of(word, POL.Policy)
    is_policy = any(is_told(sentence, e, POL.Policy) and not is_intention(sentence, e) for e in policies)
    is_teller = bool(ends) and all(_is_person(sentence, e) for e in ends)
    return policies if is_policy and is_teller else None


def told_of_policy(use: Occurrence, head: Token, ends: list[End]) -> list[End] | None:
    """Correct who speaks of the goal to the policy whose it is: 'minister X stressed the goal of saving cod'."""
    word, sentence = use.word, use.sentence
    if "holder" not in use.sense.subject or word.dep_ != "dobj" or head.head != word.head:
        return None
    tells = word.head.lemma_.lower() in sentence.word_roles[POL.reporting]
    is_person = bool(ends) and all(_is_person(sentence, e) for e in ends)
    if not tells or not is_person:
        return None
    policy = last_spoken_of(sentence, word)
    return [End(word, policy, None)] if policy is not None else []


def of_what_has_aims(use: Occurrence, head: Token, ends: list[End]) -> list[End] | None:
    """Correct a thing whose goal "its goal" can not be to the policy that the text speaks of."""
    if (
        head.tag_ != "PRP$"
        or not ends
        or any(is_told(use.sentence, e, k) for e in ends for k in _HAVING_AIMS)
    ):
        return None
    if any(e.entity.label.istitle() and " " in e.entity.label for e in ends):
        return None  # a name may be that of anybody
    policy = planned_by(use.sentence)
    return [End(use.word, policy, None)] if policy is not None else []


def _is_person(sentence: Sentence, end: End) -> bool:
    return end.head.ent_type_ == "PERSON" or is_told(sentence, end, POL.Person)


def of_several(use: Occurrence, head: Token, _: list[End]) -> list[End] | None:
    """Correct several owners of one policy to the policy: 'A and B's plan to spare cod' is one plan."""
    word = use.word
    if head.dep_ != "poss" or head.head is not word or word.tag_ != "NN" or len(items(head)) == 1:
        return None
    ends = use.sentence.ends_of(word, use.domain)
    return ends if any(is_told(use.sentence, e, POL.Policy) for e in ends) else None


def user_of_several(use: Occurrence, head: Token, _: list[End]) -> list[End] | None:
    """Correct several means that have no name to who uses them: 'X lends boats, nets and other tools to spare cod'."""
    if use.sense.subject != ("self",) or len(items(head)) < _SEVERAL or head.tag_ != "NNS":
        return None
    verb = governing_verb(head)
    if verb is None or not any(c.dep_ == "dobj" and head in (c, *c.conjuncts) for c in verb.rights):
        return None
    return [e for s in surface_subject(verb) for e in use.sentence.ends(s, use.domain)]


def policy_over(use: Occurrence, head: Token, ends: list[End]) -> list[End] | None:
    """Correct who is to do something to the policy under which it is to be done: X in 'under X, firms will do Y'.

    So is it in 'X, under which firms will do Y'.
    """
    sentence, word = use.sentence, use.word
    verb = word if word.pos_ in VERBAL and word.dep_ not in ("aux", "auxpass") else governing_verb(word)
    if head.i >= word.i or verb is None:
        return None
    subject = min((c.i for c in verb.lefts if c.dep_ in SUBJECTS), default=verb.i)
    leads = [c for c in verb.lefts if c.dep_ == "prep" and c.i < subject and c.lower_ in _UNDER]
    heads = [o for c in leads for o in arguments(c, "complement")]
    heads = [verb.head if is_relative(o) and verb.dep_ == "relcl" else o for o in heads]
    over = [e for head in heads for e in sentence.ends(head, POL.Policy)]
    policies = [e for e in over if is_told(sentence, e, POL.Policy)]
    return policies if policies and not any(is_told(sentence, e, POL.Policy) for e in ends) else None
