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
from ..syntax.phrase import noun_phrase
from ..syntax.tree import Token
from ..syntax.verb import SUBJECTS, first_verb
from .cause import cause, circumstance, deed_before, examples
from .kind import governs, is_bare, is_intention, is_people, is_told, policy_around, told_classes
from .occurrence import Occurrence
from .owner import concerned
from .pursuer import (
    doer,
    let_do,
    of_several,
    of_users,
    of_what_has_aims,
    of_whom,
    policy_beside,
    policy_over,
    policy_wished_of,
    told_by_somebody,
    told_of_policy,
    user_of_several,
)
from .sentence import End, Sentence
from .technology import equipped, user
from .whole import alone, class_of_members, divided, those_before, whole, within

Reading = Callable[[Occurrence, Token], list[End] | None]
"""Returns what the head of a subject stands for where it is a case of its own, else none."""
Correction = Callable[[Occurrence, Token, list[End]], list[End] | None]
"""Returns what it stands for in place of the ends that its words name, none where these stand."""

_POINTING = frozenset({"these", "those", "such"})
_NARROWING = frozenset({"of", "for", "on", "in"})


def subject_heads(use: Occurrence) -> list[Token]:
    """Return the words that head the subjects which the sense gives its word."""
    sentence, sense = use.sentence, use.sense
    heads = first(use.word, sense.subject)
    if not heads and "on" in sense.subject and sense.object == ("existing",):
        heads = arguments(use.word.head, "on")  # "pressure is mounting on ports"
    if "progressive" in sense.subject:
        # What a government is doing is its policy; what firms or people are doing may be anything.
        heads = [h for h in heads if all(governs(sentence, e) for e in sentence.ends(h, use.domain))]
    if sense.property == POL.hasPart and use.word.dep_ == "relcl" and sense.subject == ("subject",):
        heads = [policy_around(sentence, use.word, h) for h in heads]
    if sense.property == POL.hasPart:
        heads = [o for h in heads for o in within(sentence, h)]
        if sense.words == ("one",) or sense.object == ("object",):  # which is told by the word for a member
            heads = [h for h in heads if not _are_members(sentence, h)]
    if sense.object == ("listed",):  # "other partners" is no class that the rest tells of
        heads = [h for h in heads if not all(is_bare(sentence, e) for e in sentence.ends_of(h, use.domain))]
    return heads


def _are_members(sentence: Sentence, noun: Token) -> bool:
    """Say whether *noun* tells only of what body somebody is a member: 'one of the members of the pact'."""
    is_member = noun.lemma_.lower() in sentence.word_roles[POL.membership]
    return is_member and bool(arguments(noun, "of") or arguments(noun, "possessor"))


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
    is_one = _tells_of_one(use.word, head)
    ends = use.sentence.ends_of(head, use.domain) if is_one else use.sentence.ends(head, use.domain)
    for correct in _CORRECTIONS.get(sense.property, _OF_ANY):
        corrected = correct(use, head, ends)
        if corrected is not None:
            return corrected
    return ends


def _tells_of_one(verb: Token, head: Token) -> bool:
    """Say whether *verb* stands in a clause about *head* alone, one of several: 'A, B, which cuts costs, and C'."""
    verb = first_verb(verb)
    finite = next((c for c in verb.lefts if c.dep_ in ("aux", "auxpass")), verb)
    follows = [c for c in head.rights if c.dep_ == "conj"]
    is_inside = verb.dep_ == "relcl" and verb.head is head and bool(follows) and verb.i < follows[0].i
    return is_inside and finite.tag_ == "VBZ"


def _only_tells(use: Occurrence, head: Token) -> bool:
    """Say whether *head* is who says what the word is about, and no part of it: 'trade is vital for ports, said X'."""
    verb = head.head
    if head.dep_ not in SUBJECTS or verb.lemma_.lower() not in use.sentence.word_roles[POL.reporting]:
        return False
    said = next((a for a in (use.word, *use.word.ancestors) if a.head == verb), None)
    return said is not None and said.dep_ == "ccomp"


_READINGS: Mapping[str, tuple[Reading, ...]] = {
    POL.leadsTo: (cause,),
    POL.aimsAt: (let_do, policy_beside, policy_wished_of),
    POL.hasPart: (divided, those_before),
    POL.usesTechnology: (policy_beside, user, equipped),
    POL.faces: (equipped,),
}
_READINGS_BY_ARGUMENT: Mapping[tuple[str, ...], tuple[Reading, ...]] = {
    ("purposive",): (doer,),
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
    """Name by its mere words what has an effect, or backs a policy, and is only pointed at: 'these changes will cut costs', 'the reforms will'."""
    is_policy = use.sentence.known.class_words.get(head.lemma_.lower()) == POL.Policy
    pointed_at = any(
        c.dep_ == "det" and (c.lower_ in _POINTING or (is_policy and c.lower_ == "the")) for c in head.lefts
    )
    return _unnamed(use, head, ends) if pointed_at else None


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
    if sense.subject == ("object",) and any(c.tag_ == "PRP$" for c in head.lefts):
        # "low demand hampers its use": it is told of what is used
        whose = [e for o in arguments(head, "possessor") for e in sentence.ends(o, POL.Entity)]
        if any(is_told(sentence, e, kind) for e in whose for kind in has_challenges):
            return [End(use.word, e.entity, None) for e in whose]
    if stood_before:
        return []  # the hurdles are told of elsewhere
    if sense.subject == ("object",) and head.tag_ == "NNS" and _is_somebodys(sentence, head):
        return None  # "Danish farms are squeezed by dear feed" tells of these farms
    owner = concerned(sentence, use.word)
    if owner is None:
        return [] if called else None
    return [End(use.word, owner, None)]


def _is_somebodys(sentence: Sentence, noun: Token) -> bool:
    """Say whether the words before *noun* tell whose, or of which country, it is: 'Danish farms', 'Peru's ports'."""
    countries = sentence.known.countries
    return any(c.dep_ == "poss" or c.text in countries for c in noun.lefts)


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
    is_work = any(is_told(sentence, e, POL.Infrastructure) for e in ends)
    if is_work and not any(is_told(sentence, e, kind) for e in owned for kind in (POL.Actor, POL.Place)):
        return None  # "the port's grid is mended to cut losses": that is what the grid is to do
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
    POL.leadsTo: (_pointed_at, deed_before, examples, circumstance, *_OF_ANY),
    POL.aimsAt: (
        of_whom,
        of_what_has_aims,
        of_users,
        told_by_somebody,
        told_of_policy,
        of_several,
        user_of_several,
        policy_over,
        _unnamed,
        *_OF_ANY,
    ),
    POL.faces: (_sufferer, *_OF_ANY),
    POL.relatedPolicy: (_pointed_at, *_OF_ANY),
    POL.usesTechnology: (policy_over, *_OF_ANY),
}


def _also_called(end: End, name: str) -> End:
    """Return *end* under the shorter *name* as well."""
    entity = end.entity
    aliases = tuple(sorted({*entity.aliases, name} - {entity.label}))
    return replace(end, entity=replace(entity, aliases=aliases))
