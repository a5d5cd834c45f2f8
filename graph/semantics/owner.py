"""The owner: whose aim or challenge it is that a clause tells of without naming them, by what the text spoke of."""

from __future__ import annotations

import re

from ...ontology.namespace import POL
from ..fact import Entity
from ..grammar.plural import singular
from ..syntax.argument import arguments
from ..syntax.preposition import complements
from ..syntax.tree import Token
from ..syntax.verb import first_verb, governing_verb, is_passive, own_verb, surface_subject
from .kind import is_people, is_quantity, is_told
from .reference import are_several, head_noun
from .sentence import End, Sentence
from .stance import sources

_PLACES = (POL.Country, POL.Region)
_SOMEBODY = (POL.Actor, POL.Sector)
_POINTING = frozenset({"the", "these", "such", "another"})
_FEW_OR_MANY = frozenset({"some", "many", "most", "several", "few", "certain", "other"})
_COMPARING = frozenset({"than", "behind", "as"})
_WITHIN = frozenset({"in", "at", "across"})
_REASONS = frozenset({"as", "because", "since"})
_WHERE = ("in", "among", "across", "at", "for")


def last_spoken_of(sentence: Sentence, word: Token) -> Entity | None:
    """Return the policy or the actor that the text spoke of last, whose 'the aim' is."""
    owner = sentence.discourse.introduced or sentence.discourse.topic
    if owner is None or not any(c.lower_ in _POINTING for c in word.lefts):
        return None
    is_one = any(sentence.known.is_a(owner.classes, kind) for kind in (POL.Policy, POL.Actor, POL.Sector))
    return owner if is_one else None


def responsible(sentence: Sentence) -> Entity | None:
    """Return whose goal it is what a clause says is to be: the policy or the actor that the text spoke of last.

    It is that of the policy or the body that the sentence lets say so: 'the ports will be dredged, the ministry said'.
    """
    discourse = sentence.discourse
    for end in sources(sentence):
        if any(is_told(sentence, end, kind) for kind in (POL.Policy, POL.Organisation)):
            return end.entity
    for under in (c for c in sentence.span.root.lefts if c.dep_ == "prep" and c.lower_ == "under"):
        # "under the Port Plan, trains should be running"
        over = (e for o in arguments(under, "complement") for e in sentence.ends(o, POL.Policy))
        policy = next((e.entity for e in over if is_told(sentence, e, POL.Policy)), None)
        if policy is not None:
            return policy
    for entity in (discourse.introduced, discourse.topic, discourse.home):
        is_policy = entity is not None and sentence.known.is_a(entity.classes, POL.Policy)
        if is_policy and entity is not None and not _is_one(sentence, entity):
            continue  # "new initiatives", of nobody in particular
        if entity is not None and (is_policy or any(sentence.known.is_a(entity.classes, c) for c in _PLACES)):
            return entity
        if entity is not None and _governs(sentence, entity):
            return entity
    return None


def planned_by(sentence: Sentence) -> Entity | None:
    """Return the policy that the text speaks of, whose target it is what a clause says will be so by some time."""
    for entity in (sentence.discourse.introduced, sentence.discourse.topic):
        if entity is not None and sentence.known.is_a(entity.classes, POL.Policy):
            return entity if _is_one(sentence, entity) else None
    return None


def _is_one(sentence: Sentence, policy: Entity) -> bool:
    """Say whether *policy* is one thing, or several that somebody adopted together: not 'new initiatives'."""
    adopted = sentence.discourse.adopted.values()
    return not are_several(policy.label) or any(policy.iri in made for made in adopted)


def adopter(sentence: Sentence, verb: Token) -> Entity | None:
    """Return whose policy it is of which *verb* says that it was adopted, and not by whom: the country's there, or of the text."""
    if not is_passive(verb) or any(c.dep_ == "aux" and c.tag_ in ("MD", "TO") for c in verb.lefts):
        return None
    return None if is_signed_there(verb) else country_of(sentence, verb)


def is_signed_there(verb: Token) -> bool:
    """Say whether *verb* tells where something was signed, and not by whom: 'the pact was signed in Oslo'."""
    return verb.lemma_ in verb.doc.roles[POL.signing] and bool(complements(verb, "in"))


def country_of(sentence: Sentence, verb: Token) -> Entity | None:
    """Return the country where *verb* says that something is done, or else that of the text."""
    there = [e for o in complements(verb, "in") for e in sentence.ends(o, POL.Place)]
    places = [e.entity for e in there if is_told(sentence, e, POL.Country)]
    home = sentence.discourse.home
    if home is not None and sentence.known.is_a(home.classes, POL.Country):
        places.append(home)
    return next(iter(places), None)


def planner(sentence: Sentence, verb: Token) -> Entity | None:
    """Return whose new policy it is of which *verb* says that it was or will be made, and not by whom.

    That is the country or the sector where it is made, else the policy or the government that the text spoke of last.
    """
    if not any(c.dep_ == "auxpass" for c in verb.lefts) or any(c.dep_ == "neg" for c in verb.lefts):
        return None
    there = [e for p in ("in", "under") for o in complements(verb, p) for e in sentence.ends(o, POL.Actor)]
    owners = [
        e.entity for e in there if any(is_told(sentence, e, k) for k in (*_PLACES, POL.Sector, POL.Policy))
    ]
    return next(iter(owners), None) or responsible(sentence)


def setter(sentence: Sentence) -> Entity | None:
    """Return who sets what a heading or a sentence without a subject bids, by what the text spoke of last.

    That is the policy or the government; of another body it is where the text has named neither.
    """
    known, discourse = sentence.known, sentence.discourse
    # Of the places that were only named, one sets goals where the whole text is about it, and about what it does.
    home = discourse.home if discourse.home == discourse.country else None
    named = (
        entity
        for _, entity in reversed(discourse.mentions)
        if entity == home or not known.is_a(entity.classes, POL.Place)
    )
    others = []
    for spoken_of, is_topic in (
        *((e, True) for e in (discourse.introduced, discourse.topic) if e is not None),
        *((e, False) for e in named),
    ):
        entity = discourse.bidden.get(
            spoken_of.iri, spoken_of
        )  # who is to make one policy is to make the next
        is_policy = known.is_a(entity.classes, POL.Policy)
        # "new initiatives", "Firms in the north" are not those who set down a plan
        is_one = (
            entity.iri in known.by_iri or _is_name(sentence, entity.label) or _is_government(sentence, entity)
        )
        if not is_one and not (is_policy and is_topic and _is_one(sentence, entity)):
            continue
        if is_policy or any(known.is_a(entity.classes, p) for p in _PLACES) or _governs(sentence, entity):
            return entity
        if _is_government(sentence, entity):
            return entity
        if known.is_a(entity.classes, POL.Actor):
            others.append(entity)
    return others[0] if others else None


def sufferers(sentence: Sentence, verb: Token, *, any_kind: bool = False) -> list[End]:
    """Return whom the clause of *verb* tells of as its subject, where it is somebody, or where the clause says which.

    'Farmers cannot sell', 'the sector has shrunk'; 'regions that lag behind'.

    :param any_kind: whether a thing may be the one.
    """
    heads = surface_subject(verb)
    ends = [end for head in heads for end in sentence.ends(head, POL.Entity)]
    pointed = any(c.lower_ in ("these", "those") for h in heads for c in h.lefts if c.dep_ == "det")
    if pointed and all(not is_quantity(h) for h in heads):
        return ends  # "these chains are opaque" is told of what the text has spoken of
    if verb.dep_ == "relcl" and not any(h.head == verb for h in heads):
        return ends
    return ends if ends and (any_kind or all(_is_somebody(sentence, end) for end in ends)) else []


def is_effect(sentence: Sentence, verb: Token) -> bool:
    """Say whether the clause of *verb* is what a challenge brings about, and none beside it: 'the gaps mean that X'."""
    if verb.dep_ != "ccomp":
        return False
    causes = [end for head in surface_subject(verb.head) for end in sentence.ends(head, POL.Entity)]
    return any(is_told(sentence, end, POL.Challenge) for end in causes)


def _is_somebody(sentence: Sentence, end: End) -> bool:
    return is_people(sentence, end) or any(is_told(sentence, end, kind) for kind in _SOMEBODY)


def _is_some(end: End) -> bool:
    """Say whether *end* is some of many, of which the text does not tell which: 'in some regions'."""
    return any(c.lower_ in _FEW_OR_MANY for c in end.head.lefts)


def _governs(sentence: Sentence, entity: Entity) -> bool:
    """Say whether the name of *entity* is that of a government, or of a part of one: no 'Friends of Congress'."""
    return entity.label[0].isupper() and head_noun(entity.label) in sentence.word_roles[POL.governing]


def _is_government(sentence: Sentence, entity: Entity) -> bool:
    """Say whether *entity* is called no more than 'government', that of the text."""
    return entity.label.lower() in sentence.word_roles[POL.metonym]


def _is_measure(token: Token) -> bool:
    """Say whether something is only compared with *token*: 'has fallen relative to Peru', 'lags behind those of Peru'."""
    return any(
        a.dep_ == "prep" and (a.lower_ in _COMPARING or a.head.dep_ in ("advmod", "acomp"))
        for a in token.ancestors
    )


def _is_origin(token: Token) -> bool:
    """Say whether something only comes from *token*: 'competition from Peru', which others face."""
    return token.dep_ == "pobj" and token.head.lower_ == "from" and token.head.head.pos_ in ("NOUN", "PROPN")


def _is_name(sentence: Sentence, label: str) -> bool:
    """Say whether *label* is a name, and no noun with a capital because a sentence begins with it: 'Countries'."""
    words = label.split()
    if not words[0][0].isupper():
        return False
    if len(words) > 1:
        return sum(w[0].isupper() for w in words) > 1
    noun, roles = singular(label.lower()), sentence.word_roles
    return (
        noun not in sentence.known.class_words
        and noun not in roles[POL.people]
        and not _is_written(sentence, noun)
    )


def _is_written(sentence: Sentence, noun: str) -> bool:
    """Say whether the text has the word *noun*, or its plural, without a capital too."""
    return re.search(rf"\b{re.escape(noun)}(s|es)?\b", sentence.document.text) is not None


def developing(sentence: Sentence, verb: Token) -> End | None:
    """Return what has a name and the development of which the clause of *verb* tells: X in 'X expansion has stalled'."""
    for noun in arguments(verb, "subject"):
        if sentence.known.class_words.get(noun.lemma_.lower()) != POL.Development:
            continue
        before = [c for c in noun.lefts if c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN"]
        for end in (e for c in before if c.i > sentence.span.start for e in sentence.ends_of(c, POL.Entity)):
            if not any(is_told(sentence, end, kind) for kind in _PLACES):
                return end
    return None


def _subject_beside(sentence: Sentence, verb: Token) -> Entity | None:
    """Return whom the clause beside tells of, where that of *verb* names nobody: X in 'while X grows, there are gaps'."""
    if not any(c.dep_ == "expl" for c in verb.lefts):
        return None
    clauses = [c for c in verb.lefts if c.dep_ == "advcl"]
    if verb.dep_ in ("conj", "ccomp") and verb.head.i < verb.i:
        clauses.append(verb.head)
    ends = [e for v in clauses for s in surface_subject(v) for e in sentence.ends(s, POL.Actor)]
    return next((e.entity for e in ends if is_told(sentence, e, POL.Actor)), None)


def _antecedent(sentence: Sentence, verb: Token) -> list[End]:
    """Return the place or the people of which *verb* tells what is so there: X in 'X, where few roads are paved'."""
    verb = first_verb(verb)
    if verb.dep_ != "relcl" or not any(c.lower_ == "where" for c in verb.lefts):
        return []
    noun = verb.head
    ends = sentence.ends(noun, POL.Place)
    # "in villages, where ...": of the places no more is known than that one is in them
    within = noun.dep_ == "pobj" and noun.tag_ == "NNS" and noun.head.lower_ in _WITHIN
    if within and noun.lemma_.lower() not in sentence.known.class_words:
        return ends
    return [e for e in ends if is_told(sentence, e, POL.Place) or _is_somebody(sentence, e)]


def _place_before(sentence: Sentence, verb: Token) -> Entity | None:
    """Return the one place that the clause before names: Peru of 'while there are 5 million users in Peru, few pay'."""
    clauses = [c for c in verb.lefts if c.dep_ == "advcl" and any(d.dep_ == "expl" for d in c.lefts)]
    tokens = (t for c in clauses for t in c.subtree if t.i in sentence.parse.names)
    ends = [e.entity for t in tokens for e in sentence.ends_of(t, POL.Place)]
    places = {e.iri: e for e in ends if any(sentence.known.is_a(e.classes, kind) for kind in _PLACES)}
    return next(iter(places.values())) if len(places) == 1 else None


def _place_of_sentence(sentence: Sentence) -> Entity | None:
    """Return the one place whose things *sentence* tells of, or where they are: Peru of 'prices fell, and Peru's mills shut'."""
    places = {}
    for span, name in sentence.names:
        last = span[-1]
        within = last.dep_ == "pobj" and last.head.lower_ in _WITHIN
        if name.term is None or not (last.dep_ == "poss" or within) or _is_measure(last):
            continue
        if any(sentence.known.is_a(name.term.classes, kind) for kind in _PLACES):
            places[name.term.iri] = sentence.entities.of_term(name.term, span.text)
    return next(iter(places.values())) if len(places) == 1 else None


def _governed_by(sentence: Sentence, verb: Token) -> Entity | None:
    """Return who does what the clause around that of *verb* tells, where that gives a reason: X in 'X shut as prices fell'."""
    if verb.dep_ != "advcl" or not any(c.dep_ == "mark" and c.lower_ in _REASONS for c in verb.lefts):
        return None
    ends = [e for s in surface_subject(verb.head) for e in sentence.ends(s, POL.Actor)]
    return next((e.entity for e in ends if _is_somebody(sentence, e)), None)


def concerned(sentence: Sentence, verb: Token) -> Entity | None:
    """Return whom a clause concerns that does not name them as such.

    That is where it is so, whose the thing is that it is about, or the one place that it names; else the place or the
    sector that the text spoke of last, the country that it is about, or named last, or what it spoke of last.
    """
    known, discourse = sentence.known, sentence.discourse
    around = own_verb(verb)
    for preposition in _WHERE:
        if around is None:
            break
        there = [e for o in complements(around, preposition) for e in sentence.ends(o, POL.Entity)]
        there = [e for e in there if _is_somebody(sentence, e) and e.head.pos_ == "NOUN" and not _is_some(e)]
        if there:
            return there[0].entity
    there = _antecedent(sentence, around) if around is not None else []
    if there:
        return there[0].entity
    beside = _subject_beside(sentence, around) if around is not None and around is not verb else None
    if beside is not None:
        return beside
    about = arguments(verb, "subject")
    endeavours = sentence.word_roles[POL.endeavour]
    works = [o for s in about if s.lemma_.lower() in endeavours for o in complements(s, "on")]
    for end in (e for o in works for e in sentence.ends(o, POL.Entity)):
        return end.entity  # "work on the tunnel has fallen behind"
    about += [o for s in about for o in complements(s, "of")]  # "the running of our ports has suffered"
    of = [o for s in about for o in arguments(s, "possessor")]
    owners = [end.entity for o in of for end in sentence.ends(o, POL.Actor)]
    is_owned = bool(owners) and any(known.is_a(owners[0].classes, kind) for kind in _SOMEBODY)
    if is_owned and of[0].pos_ != "PRON":
        return owners[0]
    named = {
        entity.iri: entity
        for token in verb.subtree
        if token.i in sentence.parse.names and governing_verb(token) == verb
        if not _is_measure(token) and not _is_origin(token)
        for entity in (end.entity for end in sentence.ends_of(token, POL.Actor))
        if any(known.is_a(entity.classes, kind) for kind in _PLACES)
    }
    if len(named) == 1:
        return next(iter(named.values()))
    if is_owned:
        return owners[0]  # "our roads in Peru are poor" is told of Peru, whoever we are
    before = _place_before(sentence, verb) or _governed_by(sentence, verb) or _place_of_sentence(sentence)
    if before is not None:
        return before
    topic = discourse.topic
    if topic is not None and any(known.is_a(topic.classes, kind) for kind in (*_PLACES, POL.Sector)):
        return topic
    last = discourse.introduced or topic
    is_owner = last is not None and any(known.is_a(last.classes, kind) for kind in (POL.Actor, POL.Policy))
    from_ = [t for t in verb.subtree if t.i in sentence.parse.names and _is_origin(t)]
    origins = {e.entity.iri for t in from_ for e in sentence.ends_of(t, POL.Actor)}
    named_last = (e for _, e in reversed(discourse.mentions) if known.is_a(e.classes, POL.Country))
    left = (e for e in (discourse.home, *named_last) if e is not None and e.iri not in origins)
    return next(left, last if is_owner else None)
