"""The subject: of whom or what a word tells something, in one of its senses.

What the head of a subject names is not always what the word tells of. In "the plan, with its focus on ports" it is the
plan that has the focus, and no country. Such a case is a small function: a *reading* before the words of the head
are read, a *correction* of what they name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from ...ontology.namespace import POL
from ..syntax.argument import arguments, first
from ..syntax.coordination import items
from ..syntax.deed import is_beside
from ..syntax.phrase import noun_phrase
from ..syntax.tree import Token
from ..syntax.verb import SUBJECTS, governing_verb, has_goal, is_infinitive, surface_subject
from .kind import governs, is_actor, is_bare, is_intention, is_people, is_quantity, is_told, told_classes
from .occurrence import Occurrence
from .owner import concerned, last_spoken_of, responsible
from .sentence import End, Sentence
from .technology import equipped, user
from .whole import alone, class_of_members, divided, those_before, whole

Reading = Callable[[Occurrence, Token], list[End] | None]
"""Returns what the head of a subject stands for where it is a case of its own, else none."""
Correction = Callable[[Occurrence, Token, list[End]], list[End] | None]
"""Returns what it stands for in place of the ends that its words name, none where these stand."""

_SPEAKERS = frozenset({"we", "i"})
_ASIDE = frozenset({"with", "in", "as"})
_UNDER = frozenset({"under", "through", "with", "in", "via"})
_SEVERAL = 3
_MAKERS = ("of", "by", "from")
_POINTING = frozenset({"these", "those", "such"})
_NARROWING = frozenset({"of", "for", "on", "in"})


def subject_heads(use: Occurrence) -> list[Token]:
    """Return the words that head the subjects which the sense gives its word."""
    sentence, sense = use.sentence, use.sense
    heads = first(use.word, sense.subject)
    if "progressive" in sense.subject:
        # What a government is doing is its policy; what firms or people are doing may be anything.
        heads = [h for h in heads if all(governs(sentence, e) for e in sentence.ends(h, use.domain))]
    if sense.object == ("listed",):  # "other partners" is no class that the rest tells of
        heads = [h for h in heads if not all(is_bare(sentence, e) for e in sentence.ends_of(h, use.domain))]
    return heads


def subject_ends(use: Occurrence, head: Token) -> list[End]:
    """Return what *head*, one of the subjects, stands for."""
    sense = use.sense
    if _only_tells(use, head):
        return []
    for readings in (_READINGS.get(sense.property, ()), _READINGS_BY_ARGUMENT.get(sense.subject, ())):
        for read in readings:
            read_ends = read(use, head)
            if read_ends is not None:
                return read_ends
    ends = use.sentence.ends(head, use.domain)
    for correct in _CORRECTIONS.get(sense.property, _OF_ANY):
        corrected = correct(use, head, ends)
        if corrected is not None:
            return corrected
    return ends


def _only_tells(use: Occurrence, head: Token) -> bool:
    """Say whether *head* is who says what the word is about, and no part of it: 'trade is vital for ports, said X'."""
    verb = head.head
    if head.dep_ not in SUBJECTS or verb.lemma_.lower() not in use.sentence.word_roles.reporting:
        return False
    said = next((a for a in (use.word, *use.word.ancestors) if a.head == verb), None)
    return said is not None and said.dep_ == "ccomp"


def _doer(use: Occurrence, head: Token) -> list[End] | None:
    """Read who acts to some end; of a sum of money it is whose the text spoke of."""
    sentence, word = use.sentence, use.word
    if word.head.dep_ == "xcomp":
        doers = [e for o in arguments(word.head.head, "object") for e in sentence.ends(o, POL.Entity)]
        if any(is_told(sentence, e, POL.Actor) for e in doers):
            return []  # "asks firms to build ports"
    if is_quantity(head):  # "2 million will be spent to build ports"
        owner = responsible(sentence)
        return [End(word, owner, None)] if owner is not None else []
    return None


def _cause(use: Occurrence, head: Token) -> list[End] | None:
    """Read no cause where we speak of ourselves; in 'A undergoes B, saving C' it is B, of a sum what it is made up of."""
    if head.lower_ in _SPEAKERS:
        return []  # what we do is what we want, no effect
    if is_quantity(head):  # "2 million of loans will cut costs"
        return [end for o in arguments(head, "of") for end in use.sentence.ends(o, use.domain)]
    stress = arguments(head, "stressed") if head.lemma_.lower() in use.sentence.word_roles.worths else ()
    if stress:  # "emphasis is placed on ports, lifting trade" tells of the effect of ports
        return [e for what in stress for e in use.sentence.ends(what, use.domain, as_clause=True)]
    above = use.word.head
    if use.word.dep_ == "advcl" and use.sentence.is_event(above):
        return use.sentence.event(above)
    return [] if _is_what_somebody_is_let_do(use) else _enabler(use)


def _is_what_somebody_is_let_do(use: Occurrence) -> bool:
    """Say whether the word tells what its subject is helped or let to do: that is the effect of what helps it."""
    act, roles = use.word, use.sentence.word_roles
    while act.dep_ == "conj":
        act = act.head
    let = act.head.lemma_.lower()
    is_bare = (
        act.dep_ == "ccomp" and act.tag_ in ("VB", "VBP") and not any(c.dep_ == "mark" for c in act.lefts)
    )
    return is_bare and let in roles.causatives and let not in roles.reporting


def _enabler(use: Occurrence) -> list[End] | None:
    """Read what lets somebody do something as what has the effects of that: X in 'X lets firms build ports, lifting trade'."""
    word, act = use.word, use.word.head
    if word.dep_ != "advcl" or word.tag_ != "VBG" or word.i < act.i:
        return None
    while act.dep_ == "conj":
        act = act.head
    enabling = act.head
    is_deed = act.dep_ in ("ccomp", "xcomp") and (is_infinitive(act) or act.tag_ == "VB")
    if not is_deed or enabling.lemma_.lower() not in use.sentence.word_roles.causatives:
        return None
    heads = surface_subject(enabling)
    ends = [e for head in heads for e in use.sentence.ends(head, use.domain, as_clause=True)]
    # Who asks or expects somebody to do it has no part in what comes of it.
    is_thing = all(not is_told(use.sentence, e, POL.Actor) and not governs(use.sentence, e) for e in ends)
    return ends if heads and is_thing else None


def _policy_beside(use: Occurrence, _: Token) -> list[End] | None:
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


def _policy_wished_of(use: Occurrence, _: Token) -> list[End] | None:
    """Read the policy of which something is wished: 'expects the plan to cut waste' tells of the plan's aim."""
    if not use.is_wish:
        return None
    sentence = use.sentence
    heads = [s for v in arguments(use.word, use.sense.object[0]) for s in surface_subject(v)]
    ends = [e for head in heads for e in sentence.ends(head, use.domain)]
    return [e for e in ends if is_told(sentence, e, POL.Policy)] or None


_READINGS: Mapping[str, tuple[Reading, ...]] = {
    POL.leadsTo: (_cause,),
    POL.aimsAt: (_policy_beside, _policy_wished_of),
    POL.hasPart: (divided, those_before),
    POL.usesTechnology: (_policy_beside, user, equipped),
}
_READINGS_BY_ARGUMENT: Mapping[tuple[str, ...], tuple[Reading, ...]] = {
    ("purposive",): (_doer,),
    ("category",): (whole,),
    ("apposed",): (alone,),
    ("bracketedClass",): (alone,),
    ("modified",): (class_of_members,),
}


def _unnamed(use: Occurrence, head: Token, ends: list[End]) -> list[End] | None:
    """Name by its mere words what has parts or aims: of which 'measures' they are the text does not tell."""
    if ends or head.tag_ != "NNS" or head.pos_ != "NOUN":
        return None
    return [use.sentence.named(noun_phrase(head), use.domain)]


def _pointed_at(use: Occurrence, head: Token, ends: list[End]) -> list[End] | None:
    """Name by its mere words what has an effect and is only pointed at: 'these reforms will cut costs'."""
    pointed_at = any(c.dep_ == "det" and c.lower_ in _POINTING for c in head.lefts)
    return _unnamed(use, head, ends) if pointed_at else None


def _deed_before(use: Occurrence, head: Token, ends: list[End]) -> list[End] | None:
    """Correct who did something to what was done, which has the effect."""
    if head.lower_ == "this" and all(governs(use.sentence, e) for e in ends):
        return use.sentence.deed_before(head)
    return None


def _examples(use: Occurrence, head: Token, _: list[End]) -> list[End] | None:
    """Correct a mere class to its members: 'factors such as A and B' are A and B."""
    if head.tag_ != "NNS":
        return None
    named = [e for o in arguments(head, "examples") for e in use.sentence.ends(o, use.domain)]
    is_narrow = any(c.dep_ in ("compound", "poss") for c in head.lefts)
    return named if named and not is_narrow and len(items(head)) == 1 else None


def _circumstance(use: Occurrence, _: Token, ends: list[End]) -> list[End] | None:
    """Correct a country or a body to what it is, has or does: 'China is a major player, offering great potential'."""
    word, sentence = use.word, use.sentence
    verb = word.head
    follows = word.dep_ == "advcl" and word.tag_ == "VBG" and word.i > verb.i
    if not follows or not all(is_actor(sentence, end) for end in ends):
        return None
    if is_beside(word):
        return []  # "doubles its fleet while cutting waste": the one does not come of the other
    told = [c for c in verb.rights if c.dep_ == "attr" or (c.dep_ == "dobj" and verb.lemma_ == "have")]
    if told and verb.lemma_ in ("be", "have"):
        return [end for noun in told for end in sentence.ends(noun, use.domain)]
    if not has_goal(verb):
        return [] if all(governs(sentence, end) for end in ends) else None
    return sentence.deed(verb, use.domain)


def _of_whom(use: Occurrence, _: Token, __: list[End]) -> list[End] | None:
    """Correct who speaks of somebody's efforts to those whose they are: X in 'praised the efforts of X to save cod'.

    And who is glad of a decision to those who made it: X in 'welcomed the decision by X to save cod'.
    """
    word = use.word
    if "holder" not in use.sense.subject or arguments(word, "possessor") or not arguments(word, "infinitive"):
        return None
    makers = (o for name in _MAKERS for o in arguments(word, name))
    owners = [e for o in makers for e in use.sentence.ends(o, POL.Actor)]
    return owners if owners and all(is_told(use.sentence, e, POL.Actor) for e in owners) else None


def _of_users(use: Occurrence, head: Token, ends: list[End]) -> list[End] | None:
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


def _told_by_somebody(use: Occurrence, _: Token, ends: list[End]) -> list[End] | None:
    """Correct who presents a policy to the policy: 'minister X outlined the plan for ports' tells of the plan's aim."""
    word, sentence = use.word, use.sentence
    if "holder" not in use.sense.subject or use.sense.object != ("for",) or arguments(word, "possessor"):
        return None
    policies = sentence.ends_of(word, POL.Policy)
    is_policy = any(is_told(sentence, e, POL.Policy) and not is_intention(sentence, e) for e in policies)
    is_teller = bool(ends) and all(_is_person(sentence, e) for e in ends)
    return policies if is_policy and is_teller else None


def _told_of_policy(use: Occurrence, head: Token, ends: list[End]) -> list[End] | None:
    """Correct who speaks of the goal to the policy whose it is: 'minister X stressed the goal of saving cod'."""
    word, sentence = use.word, use.sentence
    if "holder" not in use.sense.subject or word.dep_ != "dobj" or head.head != word.head:
        return None
    tells = word.head.lemma_.lower() in sentence.word_roles.reporting
    is_person = bool(ends) and all(_is_person(sentence, e) for e in ends)
    if not tells or not is_person:
        return None
    policy = last_spoken_of(sentence, word)
    return [End(word, policy, None)] if policy is not None else []


def _is_person(sentence: Sentence, end: End) -> bool:
    return end.head.ent_type_ == "PERSON" or is_told(sentence, end, POL.Person)


def _of_several(use: Occurrence, head: Token, _: list[End]) -> list[End] | None:
    """Correct several owners of one policy to the policy: 'A and B's plan to spare cod' is one plan."""
    word = use.word
    if head.dep_ != "poss" or head.head is not word or word.tag_ != "NN" or len(items(head)) == 1:
        return None
    ends = use.sentence.ends_of(word, use.domain)
    return ends if any(is_told(use.sentence, e, POL.Policy) for e in ends) else None


def _user_of_several(use: Occurrence, head: Token, _: list[End]) -> list[End] | None:
    """Correct several means that have no name to who uses them: 'X lends boats, nets and other tools to spare cod'."""
    if use.sense.subject != ("self",) or len(items(head)) < _SEVERAL or head.tag_ != "NNS":
        return None
    verb = governing_verb(head)
    if verb is None or not any(c.dep_ == "dobj" and head in (c, *c.conjuncts) for c in verb.rights):
        return None
    return [e for s in surface_subject(verb) for e in use.sentence.ends(s, use.domain)]


def _policy_over(use: Occurrence, head: Token, ends: list[End]) -> list[End] | None:
    """Correct who is to do something to the policy under which it is to be done: X in 'under X, firms will do Y'."""
    sentence, word = use.sentence, use.word
    verb = governing_verb(word) if word.dep_ == "aux" or word.pos_ != "VERB" else word
    if head.i >= word.i or verb is None:
        return None
    subject = min((c.i for c in verb.lefts if c.dep_ in SUBJECTS), default=verb.i)
    leads = [c for c in verb.lefts if c.dep_ == "prep" and c.i < subject and c.lower_ in _UNDER]
    over = [e for c in leads for o in arguments(c, "complement") for e in sentence.ends(o, POL.Policy)]
    policies = [e for e in over if is_told(sentence, e, POL.Policy)]
    return policies if policies and not any(is_told(sentence, e, POL.Policy) for e in ends) else None


def _sufferer(use: Occurrence, head: Token, ends: list[End]) -> list[End] | None:
    """Correct what has no challenges to whom it concerns: 'gaps in skills hold back growth in Peru', 'the plan cuts waste'."""
    sentence, sense = use.sentence, use.sense
    stood_before = called = False
    has_challenges: tuple[str, ...]
    if sense.subject == ("object",) and sense.object == ("subject",):
        if ends and all(is_told(sentence, e, POL.Challenge) for e in ends):
            return []  # what limits a risk is no challenge
        has_challenges = (POL.Actor, POL.Sector, POL.Policy)
    elif (
        sense.domain == POL.Actor and sense.range == POL.Challenge
    ):  # somebody meets it, or a policy for them
        if not any(is_told(sentence, e, POL.Policy) for e in ends):
            return None
        has_challenges = (POL.Actor,)
    elif "affected" in sense.subject and not arguments(use.word, "possessor"):
        stood_before = head.dep_ == "dobj" and head.head.head == use.word  # "hurdles that slow trade"
        if stood_before and arguments(use.word, "predicate"):
            return None
        called = head.dep_ in SUBJECTS and use.word.dep_ == "pobj" and use.word.head.lower_ == "as"
        policies = bool(ends) and all(is_told(sentence, e, POL.Policy) for e in ends)
        if not (stood_before or called or policies):  # "the report cites X as a problem"
            return None
        has_challenges = (POL.Actor, POL.Sector) if stood_before else (POL.Actor,)
    else:
        return None
    if any(is_people(sentence, e) or is_told(sentence, e, kind) for e in ends for kind in has_challenges):
        return None
    if stood_before:
        return []  # the hurdles are told of elsewhere
    owner = concerned(sentence, use.word)
    if owner is None:
        return [] if called else None
    return [End(use.word, owner, None)]


def _pact(use: Occurrence, _: Token, ends: list[End]) -> list[End] | None:
    """Call a pact between A and B 'the pact' too."""
    if use.sense.object != ("between",):
        return None
    return [_also_called(end, noun_phrase(end.head, prepositions=_NARROWING).text) for end in ends]


def _intention(use: Occurrence, head: Token, ends: list[End]) -> list[End] | None:
    """Let an approach aim as a policy does: 'Peru's approach stresses X'; whose 'plans to X' are the noun tells."""
    if use.sense.domain != POL.Policy or not any(is_intention(use.sentence, e) for e in ends):
        return None
    return [] if arguments(head, "infinitive") else ends


def _owner(use: Occurrence, head: Token, ends: list[End]) -> list[End] | None:
    """Correct an act, which has no aims, and an aim, which does nothing, to whose they are."""
    sentence = use.sentence
    is_goal = any(POL.Goal in told_classes(sentence, e) for e in ends)
    if not is_goal and (
        use.sense.property != POL.aimsAt
        or any(is_told(sentence, e, kind) for e in ends for kind in (POL.Policy, POL.Actor))
    ):
        return None
    owners = arguments(head, "possessor") or (arguments(head, "of") if is_goal else [])
    owned = [end for o in owners for end in sentence.ends(o, POL.Actor)] or _belonging(sentence, head)
    return owned if owned and not any(is_told(sentence, e, POL.Actor) for e in ends) else None


def _belonging(sentence: Sentence, noun: Token) -> list[End]:
    """Return the country of which an adjective says that *noun* is its: Chile of 'a Chilean effort'."""
    countries = sentence.known.countries
    said = [c for c in noun.lefts if c.dep_ == "amod" and c.text in countries]
    return [
        End(c, sentence.entities.of_term(countries[c.text], c.text), sentence.passage_of(c, c)) for c in said
    ]


_OF_ANY: tuple[Correction, ...] = (_pact, _intention, _owner)
_CORRECTIONS: Mapping[str, tuple[Correction, ...]] = {
    POL.hasPart: (_unnamed, *_OF_ANY),
    POL.leadsTo: (_pointed_at, _deed_before, _examples, _circumstance, *_OF_ANY),
    POL.aimsAt: (
        _of_whom,
        _of_users,
        _told_by_somebody,
        _told_of_policy,
        _of_several,
        _user_of_several,
        _policy_over,
        _unnamed,
        *_OF_ANY,
    ),
    POL.faces: (_sufferer, *_OF_ANY),
    POL.usesTechnology: (_policy_over, *_OF_ANY),
}


def _also_called(end: End, name: str) -> End:
    """Return *end* under the shorter *name* as well."""
    entity = end.entity
    aliases = tuple(sorted({*entity.aliases, name} - {entity.label}))
    return replace(end, entity=replace(entity, aliases=aliases))
