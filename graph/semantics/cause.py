"""The cause: what has the effect that a word tells of, where its subject does not name just that."""

from __future__ import annotations

from ...ontology.namespace import POL
from ..parsing.clause import FINITE
from ..syntax.argument import arguments
from ..syntax.clause import clause
from ..syntax.coordination import items
from ..syntax.deed import is_beside
from ..syntax.pronoun import points_at_deed
from ..syntax.tree import Token
from ..syntax.verb import first_verb, governing_verb, has_goal, is_infinitive, is_passive, surface_subject
from .adoption import financed
from .happening import happenings, is_light
from .kind import governs, is_actor, is_intention, is_people, is_quantity, is_told
from .occurrence import Occurrence
from .sentence import End

_TIMES = frozenset({"after", "before", "during", "since", "until"})
_SPEAKERS = frozenset({"we", "i"})


def cause(use: Occurrence, head: Token) -> list[End] | None:
    """Read no cause where we speak of ourselves; in 'A undergoes B, saving C' it is B, of a sum what it is made up of."""
    if use.sense.subject == ("letting",):
        return _deed_that_lets(use, head)
    if head.lower_ in _SPEAKERS:
        return []  # what we do is what we want, no effect
    deed = _clause_before(use)
    if deed is not None:  # "banks have cut fees, which lets firms grow"
        whole = not has_goal(deed)  # "fees have fallen, which helps ports"
        return use.sentence.ends_of(deed, use.domain, as_clause=True, with_subject=whole)
    if is_quantity(head):  # "2 million of loans will cut costs"
        return [end for o in arguments(head, "of") for end in use.sentence.ends(o, use.domain)]
    stress = arguments(head, "stressed") if head.lemma_.lower() in use.sentence.word_roles[POL.worth] else ()
    if stress:  # "emphasis is placed on ports, lifting trade" tells of the effect of ports
        return [e for what in stress for e in use.sentence.ends(what, use.domain, as_clause=True)]
    above = use.word.head
    if use.word.dep_ == "advcl" and is_light(use.sentence, above):
        return happenings(use.sentence, above)
    return [] if _is_what_somebody_is_let_do(use) else _enabler(use)


def _deed_that_lets(use: Occurrence, head: Token) -> list[End] | None:
    """Read what somebody did as what let something be so, though not where they did it for that; a thing does so itself."""
    verb, what = use.word.head.head, use.word.head
    if not any(t.tag_ in FINITE for t in (verb, *verb.lefts)):
        return []  # "a plan to sort ore, so that jobs stay" tells of what is wanted
    helped = {c.tag_ for v in (verb, what) for c in v.lefts if c.dep_ in ("aux", "auxpass")}
    ends = use.sentence.ends(head, use.domain)
    if ends and head.pos_ not in ("PRON", "DET") and not any(is_actor(use.sentence, e) for e in ends):
        planned = is_passive(verb) and any(c.tag_ == "MD" for c in verb.lefts)
        return [] if planned else None
    told = clause(verb, with_subject=False)
    return [] if "MD" in helped else [use.sentence.named(told, use.domain)]


def _clause_before(use: Occurrence) -> Token | None:
    """Return the verb of the clause before ', which' where it is that clause that the word tells of.

    The sign is number: what stands before are several, and the verb is that of one.
    """
    verb = first_verb(use.word)
    first = verb.left_edge
    if verb.dep_ != "relcl" or first.lower_ != "which" or first.i == 0 or first.nbor(-1).text != ",":
        return None
    if any(o.lower_ == "turn" for o in arguments(verb, "in")):
        return governing_verb(verb.head)  # "will cut fees, which in turn will help ports"
    if verb.head.dep_ == "pobj" and verb.head.head.lower_ in _TIMES:
        told = governing_verb(verb.head)
        # "fees have fallen since the reform, which has helped ports", and not "trust is low since the fire, which ..."
        return None if told is not None and told.lemma_ == "be" else told
    finite = next((c for c in verb.lefts if c.dep_ in ("aux", "auxpass")), verb)
    if finite.tag_ != "VBZ" or verb.head.tag_ not in ("NNS", "NNPS"):
        return None
    return governing_verb(verb.head)


def _is_what_somebody_is_let_do(use: Occurrence) -> bool:
    """Say whether the word tells what its subject is helped or let to do: that is the effect of what helps it."""
    act, roles = use.word, use.sentence.word_roles
    act = act.first_conjunct
    let = act.head.lemma_.lower()
    is_bare = (
        act.dep_ == "ccomp" and act.tag_ in ("VB", "VBP") and not any(c.dep_ == "mark" for c in act.lefts)
    )
    return is_bare and let in roles[POL.causative] and let not in roles[POL.reporting]


def _enabler(use: Occurrence) -> list[End] | None:
    """Read what lets somebody do something as what has the effects of that: X in 'X lets firms build ports, lifting trade'."""
    word, act = use.word, use.word.head
    if word.dep_ != "advcl" or word.tag_ != "VBG" or word.i < act.i:
        return None
    act = act.first_conjunct
    enabling = act.head
    is_deed = act.dep_ in ("ccomp", "xcomp") and (is_infinitive(act) or act.tag_ == "VB")
    if not is_deed or enabling.lemma_.lower() not in use.sentence.word_roles[POL.causative]:
        return None
    heads = surface_subject(enabling)
    ends = [e for head in heads for e in use.sentence.ends(head, use.domain, as_clause=True)]
    # Who asks or expects somebody to do it has no part in what comes of it.
    is_thing = all(not is_told(use.sentence, e, POL.Actor) and not governs(use.sentence, e) for e in ends)
    return ends if heads and is_thing else None


def deed_before(use: Occurrence, head: Token, ends: list[End]) -> list[End] | None:
    """Correct who did something to what was done, which has the effect."""
    if _resumes(use, head):  # "Peru cut its fees. The move has helped ports."
        return use.sentence.deed_before(head) or None
    if points_at_deed(head) and all(governs(use.sentence, e) for e in ends):
        return use.sentence.deed_before(head)
    return None


def _resumes(use: Occurrence, noun: Token) -> bool:
    """Say whether *noun* stands for what was told before, and says no more of it: 'the move', 'this decision'."""
    if noun.tag_ != "NN" or noun.lemma_.lower() not in use.sentence.word_roles[POL.resumption]:
        return False
    return [c.lower_ for c in noun.lefts] in (["the"], ["this"], ["that"]) and not any(
        True for _ in noun.rights
    )


def examples(use: Occurrence, head: Token, ends: list[End]) -> list[End] | None:
    """Correct a mere class to its members: 'factors such as A and B' are A and B."""
    if head.tag_ != "NNS" or use.word.first_conjunct.dep_ == "relcl":
        return None  # "tools such as A and B, which save time": such tools do
    if any(is_actor(use.sentence, e) or is_people(use.sentence, e) for e in ends):
        return None  # what "banks such as A and B" did others did as well
    named = [e for o in arguments(head, "examples") for e in use.sentence.ends(o, use.domain)]
    is_narrow = any(c.dep_ in ("compound", "poss") for c in head.lefts)
    return named if named and not is_narrow and len(items(head)) == 1 else None


def circumstance(use: Occurrence, _: Token, ends: list[End]) -> list[End] | None:
    """Correct a country or a body to what it is, has or does: 'China is a major player, offering great potential'."""
    word, sentence = use.word, use.sentence
    while word.dep_ == "conj" and word.tag_ == word.head.tag_ == "VBG":
        word = word.head
    verb = word.head
    follows = word.dep_ == "advcl" and word.tag_ == "VBG" and word.i > verb.i
    if not follows or not all(is_actor(sentence, end) for end in ends):
        return None
    if is_beside(word):
        return []  # "doubles its fleet while cutting waste": the one does not come of the other
    if has_goal(verb) and _is_to_come(verb) and not any(governs(sentence, end) for end in ends):
        return None  # "the hub will pool loans, helping firms grow": the hub helps
    told = [c for c in verb.rights if c.dep_ == "attr" or (c.dep_ == "dobj" and verb.lemma_ == "have")]
    if told and verb.lemma_ in ("be", "have"):
        return [end for noun in told for end in sentence.ends(noun, use.domain)]
    if not has_goal(verb):
        return [] if all(governs(sentence, end) for end in ends) else None
    return _made(use, verb) or sentence.deed(verb, use.domain)


def _is_to_come(verb: Token) -> bool:
    """Say whether *verb* tells what will or may be done, by an auxiliary of its own or one that it shares."""
    while not any(c.tag_ == "MD" for c in verb.lefts):
        if verb.dep_ != "conj" or verb.tag_ != "VB":
            return False
        verb = verb.head
    return True


def _made(use: Occurrence, verb: Token) -> list[End]:
    """Return the policy that *verb* tells of, or what it announces, from which comes what the clause beside it tells."""
    announces = verb.lemma_.lower() in use.sentence.word_roles[POL.reporting]
    things = [t for o in arguments(verb, "object") for t in financed(o)]  # "announced 2 million in new loans"
    ends = [e for thing in things for e in use.sentence.ends(thing, use.domain)]
    return [
        e
        for e in ends
        if announces or (is_told(use.sentence, e, POL.Policy) and not is_intention(use.sentence, e))
    ]
