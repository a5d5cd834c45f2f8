"""The candidate: a subject and an object that a word joins, and whether they make a fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...ontology.namespace import POL
from ..fact import Fact
from ..rejection import Rejection
from ..syntax.argument import arguments
from ..syntax.article import is_any
from ..syntax.coordination import items
from ..syntax.membership import is_counted
from ..syntax.tree import Token
from ..syntax.verb import is_passive
from .kind import (
    can_be,
    fits,
    is_actor,
    is_bare,
    is_body,
    is_intention,
    is_named,
    is_new_name,
    is_owned,
    is_people,
    is_told,
    told_classes,
)
from .occurrence import Occurrence
from .refusal import says_nothing
from .sentence import End, Sentence
from .statement import make_fact

_OF_MEMBERS = frozenset({POL.usesTechnology, POL.faces, POL.leadsTo, POL.hasPart})
_ADOPTERS = (POL.Actor, POL.Policy, POL.Sector)


def joined(use: Occurrence, subjects: list[End], objects: list[End], heads: list[Token]) -> Iterator[Fact]:
    """Yield the facts that each of the *subjects* makes with each of the *objects*.

    What a check refuses goes to the sentence's rejections, but what would tell nothing.

    :param heads: the words that head the objects.
    """
    sentence, sense = use.sentence, use.sense
    fitting: list[End] = []
    for o in objects:
        if fits(sentence, o, sense.range) or _is_brought_in(use, o):
            fitting.append(o)
            continue
        for s in subjects:
            _reject(use, s, o, "object", sense.range or use.range)
    fitting += _examples(use, subjects, fitting, heads)
    for s in subjects if fitting else ():
        is_subject = _is_subject(use, s)
        for o in fitting:
            if says_nothing(sentence, sense.property, s, o) or _is_no_news(use, s, o):
                continue
            if not is_subject:
                _reject(use, s, o, "subject", sense.domain or use.domain)
            elif sense.range is None and not can_be(sentence, o, use.range):
                _reject(use, s, o, "object", use.range)
            else:
                yield make_fact(sentence, sense, use.word, s, o)


def told_of(use: Occurrence, subjects: list[End], objects: Iterable[End]) -> Iterator[Fact]:
    """Yield the facts with *objects* of *subjects* that the clause itself does not name."""
    for o in objects:
        for s in subjects:
            if not says_nothing(use.sentence, use.sense.property, s, o):
                yield make_fact(use.sentence, use.sense, use.word, s, o)


def _examples(use: Occurrence, subjects: list[End], objects: list[End], heads: list[Token]) -> list[End]:
    """Return what the text names of the class that the *objects* are.

    Who uses a kind of technology uses what the text names as of the kind; of several users the text tells the
    kind alone. "Areas such as X" are X, and who invests in fields such as radio uses radio.
    """
    sentence, prop = use.sentence, use.sense.property
    applied = prop == POL.usesTechnology and len(subjects) == 1
    bare = bool(objects) and prop in _OF_MEMBERS and all(is_bare(sentence, end) for end in objects)
    # "comprises eight states, among them X": X
    counted = prop == POL.hasPart and any(h.tag_ == "NNS" and is_counted(h) for h in heads)
    if not applied and not bare and not counted:
        return []
    named = [e for head in heads for i in items(head) for e in arguments(i, "examples")]
    examples = [end for head in named for end in sentence.ends(head, use.range)]
    return examples if objects or all(fits(sentence, end, use.sense.range) for end in examples) else []


def _is_no_news(use: Occurrence, s: End, o: End) -> bool:
    """Say whether the two are related already, or not by this word."""
    sentence, sense = use.sentence, use.sense
    if sense.property == POL.leadsTo and sense.object == ("subject",) and not is_passive(use.word):
        return is_people(sentence, o) or is_actor(
            sentence, o
        )  # "hospitals rely on paper": it does not bring them about
    if sense.property == POL.adopts:
        if "possessor" in sense.subject and o.entity.iri in sentence.discourse.adopted.get(s.entity.iri, ()):
            return True  # "Peru's plan" only names again a plan that the text has said Peru adopted
        is_country = sense.domain == POL.Place  # which acts by policies: "Peru fights waste with a tax"
        if "instrument" in sense.subject and _acts_on_policy(use):
            return True  # "signed a pact with Chile", "set up a fund with a budget": of the fund that is told
        if sense.object == ("complement",) and not (is_country or is_named(sentence, o) or is_owned(o)):
            return True  # "in this framework, Peru does X", but "in its framework"
    return sense.excluded is not None and is_told(sentence, s, sense.excluded)


def _acts_on_policy(use: Occurrence) -> bool:
    """Say whether it is a policy to which the verb before the preposition of *use* does something."""
    verb = use.word.head if use.word.head.pos_ == "VERB" else use.word.head.head
    acted_on = (e for o in arguments(verb, "object") for e in use.sentence.ends(o, POL.Policy))
    return any(is_told(use.sentence, e, POL.Policy) for e in acted_on)


def _is_subject(use: Occurrence, s: End) -> bool:
    """Say whether *s* may be what the sense asks for; "Peru's approach stresses X": an approach has aims as a policy has."""
    sentence, sense = use.sentence, use.sense
    if sense.property == POL.aimsAt:
        if sense.domain == POL.Policy and is_intention(sentence, s):
            return True
        if sense.subject == ("object",) and s.head.pos_ == "NOUN" and not told_classes(sentence, s):
            return False  # "puts rivers first to save cod": rivers have no aims
        if "holder" in sense.subject and _is_mere_tool(sentence, s):
            return False  # "AI could be a lever to reach the goal of X"
        if "progressive" in sense.subject and is_told(sentence, s, POL.Policy):
            return True  # "under the Port Plan, Peru is building docks"
    if sense.property == POL.adopts and not _can_adopt(use, s):
        return False
    return fits(sentence, s, sense.domain) and can_be(sentence, s, use.domain)


def _is_brought_in(use: Occurrence, o: End) -> bool:
    """Say whether *o* is a new name of what is adopted, and of no body: 'has put in place a National Care System'."""
    sense = use.sense
    adopted = sense.property == POL.adopts and sense.range == POL.Policy and sense.object == ("object",)
    known = o.entity.iri in use.sentence.known.by_iri
    return adopted and not known and is_new_name(o) and is_any(o.head) and not is_body(use.sentence, o)


def _is_mere_tool(sentence: Sentence, s: End) -> bool:
    """Say whether *s* is a technology and nothing that has aims."""
    told = told_classes(sentence, s)
    return sentence.known.is_a(told, POL.Technology) and not any(
        sentence.known.is_a(told, kind) for kind in (*_ADOPTERS, POL.Infrastructure)
    )


def _can_adopt(use: Occurrence, s: End) -> bool:
    """Say whether *s* may be somebody: 'funds are allocated to undertake reforms' and 'backed by a pledge' name nobody."""
    word = s.head
    first = word.text if word.i > use.sentence.span.start else word.text[1:]
    if word.pos_ != "NOUN" or not first.islower() or is_named(use.sentence, s):
        return True
    if is_people(use.sentence, s):
        return True
    return any(is_told(use.sentence, s, kind) for kind in _ADOPTERS)


def _reject(use: Occurrence, s: End, o: End, place: str, kind: str) -> None:
    """Keep what was proposed with the reason why it is no fact: what stands in *place* is not known to be a *kind*."""
    sentence = use.sentence
    proposed = (use.sense.iri, s.entity.label, o.entity.label, place)
    if proposed in sentence.refused:
        return
    sentence.refused.add(proposed)
    end = s if place == "subject" else o
    known = ", ".join(_local(c) for c in told_classes(sentence, end)) or "nothing"
    reason = f"the {place} {end.entity.label!r} must be known as {_local(kind)}; it is known as {known}"
    # Were it a fact, it would be one of the kind.
    would_be = End(end.head, end.entity.as_also(kind), end.mention)
    s, o = (would_be, o) if place == "subject" else (s, would_be)
    sentence.rejected.append(Rejection.of(make_fact(sentence, use.sense, use.word, s, o), reason))


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]
