"""The effect: what is told to come of something, and how much of the words around it belongs to it."""

from __future__ import annotations

from collections.abc import Iterable

from ...ontology.namespace import POL
from ..syntax.argument import arguments
from ..syntax.coordination import items
from ..syntax.deed import acts_on_something, has_bare_pronoun, is_about_something, is_anticipated
from ..syntax.phrase import Phrase, strip
from ..syntax.tree import Token
from ..syntax.verb import SUBJECTS, is_infinitive, surface_subject
from .completion import completed
from .happening import is_light
from .kind import is_intention, is_people, is_told
from .occurrence import Occurrence
from .sentence import End

_OF_WHAT = frozenset({"acl", "relcl", "advcl"})  # that what one may do depends on


def clause_ends(use: Occurrence, verb: Token) -> list[End]:
    """Read the clause of *verb*: a challenge with what it befalls ("growth has stalled"), an effect as what is done."""
    is_effect = use.sense.property == POL.leadsTo
    made = [c for c in verb.rights if c.dep_ in ("xcomp", "ccomp") and c.tag_ in ("VB", "VBP")]
    if is_effect and (has_bare_pronoun(verb) or any(s.tag_ == "PRP" for c in made for s in c.lefts)):
        # "has enabled us to save fuel": to save fuel
        acts = [v for c in made for v in items(c) if _is_told_of_somebody(v) and not has_bare_pronoun(v)]
        if acts and not is_anticipated(verb):
            return _deeds(use, acts)
    given = [c for c in verb.rights if c.dep_ == "dobj" and c.tag_ != "PRP"]
    if is_effect and given and any(c.dep_ == "dative" and c.tag_ == "PRP" for c in verb.rights):
        # "the plan gives it a timetable": a timetable
        return [e for o in given for e in use.sentence.ends(o, use.range, as_clause=True)]
    enabled = [v for c in verb.rights if c.dep_ == "dobj" for v in _enabled(use, c)] if is_effect else []
    if enabled:
        return _deeds(use, enabled)
    helped = [c for c in verb.rights if c.dep_ == "xcomp"] if is_effect else []
    if len(helped) == 1 and len(items(helped[0])) > 1 and all(map(acts_on_something, items(helped[0]))):
        # "helps save fuel and cut costs": each
        return _deeds(use, items(helped[0]))
    if (has_bare_pronoun(verb) and not is_anticipated(verb)) or (is_effect and not acts_on_something(verb)):
        return []
    whole = use.sense.property == POL.faces
    if whole and arguments(verb, "object"):
        return []  # "what stalled the project" is a challenge itself
    return use.sentence.ends_of(verb, use.range, as_clause=True, with_subject=whole)


def what_comes(use: Occurrence, verb: Token) -> list[End]:
    """Read what comes of a cause where *verb* says only that it comes, as in 'in the wake of the flood came a ban', or is seen."""
    come = [s for s in surface_subject(verb) if s.head is verb and s.i > verb.i]
    if not come and is_light(use.sentence, verb):
        come = arguments(verb, "object")
    return [e for noun in come for e in use.sentence.ends(noun, use.range, as_clause=True)]


def effect_ends(use: Occurrence, head: Token) -> list[End] | None:
    """Read the act of 'encourages firms to hire', and of what serves "the vision of X" that X is its effect."""
    if use.sense.object == ("into",):
        return completed(use, head)
    if use.sense.object != ("object",):
        return None
    sentence, act = use.sentence, _act_of(head)
    if act is not None:
        return sentence.deed(act, use.range)
    if head.pos_ != "NOUN":
        return None
    enabled = _enabled(use, head)
    if enabled:
        return _deeds(use, enabled)
    ends = sentence.ends(head, use.range, as_clause=True)
    if use.word is head.head and _is_moved(use.word, head) and all(is_people(sentence, e) for e in ends):
        return sentence.deed(use.word, use.range)  # "has driven fishers from the coast"
    wanted = [e for e in ends if is_told(sentence, e, POL.Goal) or is_intention(sentence, e)]
    of = [o for e in wanted for o in arguments(e.head, "of")]
    if wanted:
        return [e for o in of for e in sentence.ends(o, use.range)]
    return completed(use, head) or [_with_aim(use, e) for e in ends]


def _with_aim(use: Occurrence, end: End) -> End:
    """Return *end* with to what it is, where it is one word of a list: 'training and access to credit'."""
    noun = end.head
    beside = (c for n in (noun, *noun.conjuncts) for c in n.rights)
    to = [c for c in beside if c.dep_ == "prep" and c.lower_ == "to" and c.i == noun.i + 1]
    if not to or not noun.conjuncts or end.entity.label.lower() != noun.lower_:
        return end
    return use.sentence.named(Phrase(noun, strip((noun, *to[0].subtree))), use.range)


def _deeds(use: Occurrence, verbs: Iterable[Token]) -> list[End]:
    return [end for verb in verbs for end in use.sentence.deed(verb, use.range)]


def _enabled(use: Occurrence, noun: Token) -> list[Token]:
    """Return the verbs of what somebody comes to be able to do: 'gives towns a chance to save fuel and cut costs'."""
    if noun.lemma_.lower() not in use.sentence.word_roles[POL.ability]:
        return []
    if any(c.dep_ == "poss" for c in noun.lefts):
        return []  # "expands Peru's capacity to mill rice" tells of the capacity
    acts = [v for c in noun.rights if c.dep_ in _OF_WHAT and is_infinitive(c) for v in items(c)]
    return [v for v in acts if _is_told_of_somebody(v) and not has_bare_pronoun(v)]


def _is_moved(verb: Token, noun: Token) -> bool:
    """Say whether *verb* tells from where *noun* is moved."""
    return any(c.dep_ == "prep" and c.lower_ in ("from", "out") and c.i > noun.i for c in verb.rights)


def _act_of(noun: Token) -> Token | None:
    """Return the verb that makes *noun* do something, if one does: 'encourages firms to hire'."""
    verb = noun.head
    if noun.dep_ in SUBJECTS and verb.dep_ == "ccomp" and is_infinitive(verb):
        return verb.head
    made = [c for c in verb.rights if c.dep_ in ("xcomp", "ccomp") and c.i > noun.i and is_infinitive(c)]
    return verb if noun.dep_ == "dobj" and made else None


def _is_told_of_somebody(verb: Token) -> bool:
    """Say whether *verb* tells more than that somebody acts: 'to save fuel', 'to warn of floods'."""
    return acts_on_something(verb) or is_about_something(verb)
