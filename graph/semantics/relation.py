"""The relation: senses of the lexicon read off the tree of a sentence, each with its two ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...ontology.lexicon import Lexicon, Sense
from ...ontology.namespace import LEX, POL
from ..fact import Fact, Passage
from ..rdf import object_iri
from ..syntax.argument import arguments, enumerated, purpose
from ..syntax.coordination import items
from ..syntax.verb import governing_verb, has_goal
from .dating import date_of_event
from .goal import announced, as_goal, opens_with, technologies_in_goal
from .rejection import Rejection
from .sense import is_stated, senses
from .sentence import BY_REFERENCE, PERCENT, End, Sentence
from .statement import make_fact, state

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIGURES = frozenset({POL.hasStatistic, POL.hasRanking})  # graph/semantics/figure.py reads these
# What these arguments tell of any word, its own sense may tell better.
_INTENT = frozenset({"modalSubject", "purposive"})
_GENERAL = _INTENT | {"category"}
_TIMES = frozenset({"DATE", "TIME"})
_LISTED = frozenset({POL.aimsAt, POL.leadsTo, POL.faces})
_OF_MEMBERS = frozenset({POL.usesTechnology, POL.faces, POL.leadsTo, POL.hasPart})
_DEEDS = frozenset({POL.adopts, POL.hasPart, POL.faces, POL.relatedPolicy})


def relations(sentence: Sentence, lexicon: Lexicon) -> Iterator[Fact]:
    """Yield the facts that the words of *sentence* state by their senses, in the order of the words."""
    stated: list[Fact] = list(announced(sentence, lexicon))
    general: list[Fact] = []
    done: set[Token] = set()
    effective: set[Token] = set()
    for word in sentence.span:
        aimed = False
        for sense in _senses(sentence, word, lexicon):
            if aimed and sense.property in (POL.aimsAt, POL.leadsTo):
                continue  # the policy's aim, where there is one, not its maker's or its effect beside it
            if sense.property in _FIGURES or not is_stated(word, sense):
                continue
            found = list(_facts(sentence, word, sense))
            if sense.property == POL.leadsTo and sentence.lead_in:
                found = [as_goal(sentence, fact) for fact in found if word.dep_ == "advcl"]
            if _GENERAL & {*sense.subject}:
                general += found
                continue
            stated += found
            aimed = aimed or (sense.property == POL.aimsAt and bool(found))
            if found and sense.property in _DEEDS:
                done.add(word)
            if found and sense.property == POL.leadsTo:
                effective.add(word)
    stated += _not_said_otherwise(sentence, general, stated, done | effective)
    used = [
        place for f in stated if f.property == POL.usesTechnology for place, e in f.mentions if e is f.object
    ]
    adopted = {object_iri(f) for f in stated if f.property == POL.adopts}
    planned = {object_iri(f) for f in stated if f.property == POL.aimsAt and f.subject.iri in adopted}
    related = {(f.subject.iri, object_iri(f)) for f in stated if f.property == POL.relatedPolicy}
    for fact in stated:
        # To adopt a policy is no goal beside the adoption.
        if fact.property in (POL.aimsAt, POL.leadsTo) and any(opens_with(sentence, fact, v) for v in done):
            continue
        ends = (fact.subject.iri, object_iri(fact))
        if fact.property == POL.hasPart and {ends, ends[::-1]} & related:
            continue  # of two policies, the nearer property
        if fact.property == POL.aimsAt and ends[1] in adopted | planned and ends[0] not in adopted:
            continue  # what a policy that somebody adopts aims at is the policy's aim
        yield fact
        if fact.property == POL.aimsAt:
            # A technology that the sentence gives somebody else to use is not the goal-setter's.
            named = technologies_in_goal(sentence, fact, lexicon)
            yield from (f for f in named if not _is_within(f, used))


def _is_within(fact: Fact, places: list[Passage]) -> bool:
    """Say whether the object of *fact* is named within one of *places*."""
    named = [place for place, entity in fact.mentions if entity is fact.object]
    return any(p.start <= n.start and n.end <= p.end for n in named for p in places)


def _senses(sentence: Sentence, word: Token, lexicon: Lexicon) -> list[Sense]:
    """Return the senses of *word*; the name of a policy, such as "Vision 2030", has those of a word for policies."""
    found = senses(word, lexicon)
    named = sentence.parse.names.get(word.i)
    if named is not None and not any(s.property == POL.adopts for s in found):
        policy = lexicon.by_iri.get(LEX["policy-n.adopts"])
        if policy is not None and POL.Policy in sentence.entities.kinds_of(word, sentence.parse.names):
            found.append(policy)
    return found


def _not_said_otherwise(
    sentence: Sentence, general: list[Fact], stated: list[Fact], done: set[Token]
) -> list[Fact]:
    """Return those of the *general* facts whose object no other word of the sentence speaks of."""
    said = {place.start for f in stated for place, e in f.mentions if e is f.object}
    return [
        fact
        for fact in general
        if not any(opens_with(sentence, fact, verb) for verb in done)
        and not any(place.start in said for place, entity in fact.mentions if entity is fact.object)
    ]


def _facts(sentence: Sentence, word: Token, sense: Sense) -> Iterator[Fact]:
    if sense.property == POL.happenedIn:
        yield from _dated(sentence, word, sense)
        return
    known = sentence.known
    domain = known.domains.get(sense.property, POL.Entity)
    range_ = known.ranges.get(sense.property, POL.Entity)
    objects = [e for o in _first(word, sense.object) for e in (enumerated(o) or [o])]
    subjects = _first(word, sense.subject) if objects else []
    if objects and not subjects and "predicate" in sense.object and arguments(word, "predicate"):
        yield from _unowned(sentence, word, sense, objects)
    if not subjects or (objects == [word] and sense.property == POL.faces and arguments(word, "predicate")):
        return  # "the challenge for X is Y" tells of Y
    right = [end for head in objects for end in _object_ends(sentence, head, sense, range_)]
    fitting = [end for end in right if _fits(sentence, end, sense.range)]
    left = [end for head in subjects for end in _subject_ends(sentence, word, head, sense, domain)]
    for o in (end for end in right if end not in fitting):
        for s in left:
            _reject(sentence, sense, s, o, "object", sense.range or range_, o)
    bare = bool(fitting) and all(_is_bare(sentence, end) for end in fitting)
    if fitting and (sense.property == POL.usesTechnology or (bare and sense.property in _OF_MEMBERS)):
        # Who uses a kind of technology uses what the text names as of the kind; "areas such as X" are X.
        examples = [e for o in objects for i in items(o) for e in arguments(i, "examples")]
        fitting += [end for head in examples for end in sentence.ends(head, range_)]
    for s in left:
        for o in fitting:
            if s.entity.iri == o.entity.iri or _says_nothing(sentence, sense, s, o):
                continue
            if sense.property == POL.relatedPolicy and _is_body(sentence, s):
                continue
            if not (_fits(sentence, s, sense.domain) and _can_be(sentence, s, domain)):
                _reject(sentence, sense, s, o, "subject", sense.domain or domain, s)
            elif sense.range is None and not _can_be(sentence, o, range_):
                _reject(sentence, sense, s, o, "object", range_, o)
            else:
                yield make_fact(sentence, sense, word, s, o)


def _unowned(sentence: Sentence, word: Token, sense: Sense, objects: list[Token]) -> Iterator[Fact]:
    """Yield what 'the aim is' for the policy or the actor that the text spoke of last."""
    owner = sentence.discourse.introduced or sentence.discourse.topic
    if owner is None or not any(c.lower_ in ("the", "these", "such") for c in word.lefts):
        return
    if not any(sentence.known.is_a(owner.classes, kind) for kind in (POL.Policy, POL.Actor, POL.Sector)):
        return
    subject = End(word, owner, None, BY_REFERENCE)
    role = sentence.known.ranges.get(sense.property, POL.Entity)
    for head in objects:
        for end in _object_ends(sentence, head, sense, role):
            if not _says_nothing(sentence, sense, subject, end):
                yield make_fact(sentence, sense, word, subject, end)


def _reject(sentence: Sentence, sense: Sense, s: End, o: End, place: str, kind: str, end: End) -> None:
    """Keep what the words proposed with the reason why it is no fact."""
    told = ", ".join(_local(c) for c in told_classes(sentence, end)) or "nothing"
    reason = f"the {place} {end.entity.label!r} must be known as {_local(kind)}; it is known as {told}"
    sentence.rejected.append(
        Rejection(sense.property, s.entity.label, o.entity.label, sentence.passage, sense.iri, reason)
    )


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]


def _dated(sentence: Sentence, word: Token, sense: Sense) -> Iterator[Fact]:
    """Yield when it happened that *word* tells of, where the sentence gives a date for it."""
    period = date_of_event(word, sentence.dates)
    if period is None or (sense.subject == ("subject",) and arguments(word, "object")):
        return
    if sense.subject == ("event",):
        ends = sentence.event(word)
    else:
        heads = [
            h for h in _first(word, sense.subject) if not _is_counted(h)
        ]  # "created 300 jobs" is a figure
        ends = [e for head in heads for e in sentence.ends(head, POL.Event)]
    for end in ends:
        yield state(sentence, sense, end, period)


def _is_counted(head: Token) -> bool:
    return head.pos_ == "NUM" or any(c.dep_ == "nummod" for c in head.children)


def _subject_ends(sentence: Sentence, word: Token, head: Token, sense: Sense, role: str) -> list[End]:
    known = sentence.known
    if sense.property == POL.leadsTo and head.lower_ in ("we", "i"):
        return []  # what we do is what we want, no effect
    if sense.property == POL.leadsTo and word.dep_ == "advcl" and sentence.is_event(word.head):
        return sentence.event(word.head)
    aside = word.dep_ == "pobj" and word.head.lower_ in ("with", "in", "as")
    if sense.property == POL.aimsAt and (aside or (word.dep_ == "advcl" and word.tag_ == "VBG")):
        # "carries on its strategy, with its focus on X", "in a bid to X", "aiming at X": the focus is the strategy's
        verb = governing_verb(word)
        made = [
            e for o in (arguments(verb, "object") if verb is not None else ()) for e in sentence.ends(o, role)
        ]
        policies = [e for e in made if POL.Policy in told_classes(sentence, e)]
        if policies:
            return policies
    if sense.property == POL.hasPart and head.lemma_.lower() in sentence.word_roles.divisions:
        wholes = [e for g in arguments(head, "governor") for e in sentence.ends(g, role)]
        if any(_is_told(sentence, e, POL.Policy) for e in wholes):
            return wholes  # the pillars on which a plan rests are its own
    if sense.subject == ("category",):
        return sentence.ends_of(head, role)  # its list is no sibling
    if sense.subject == ("modified",) and head.i < word.i:
        return [e for e in sentence.ends(head, role) if e.head.i < word.i]  # nor is what follows the examples
    ends = sentence.ends(head, role)
    classes = tuple(c for e in ends for c in told_classes(sentence, e))
    if POL.Goal in classes or (sense.property == POL.aimsAt and not {*classes} & {POL.Policy, POL.Actor}):
        # An act has no aims, and an aim does nothing: whose they are does.
        owned = [end for o in arguments(head, "possessor") for end in sentence.ends(o, POL.Actor)]
        if owned and not any(known.is_a(told_classes(sentence, e), POL.Actor) for e in ends):
            return owned
    return ends


def _says_nothing(sentence: Sentence, sense: Sense, subject: End, object: End) -> bool:
    known = sentence.known
    names = sentence.parse.names
    if object.head.ent_type_ in _TIMES and object.head.pos_ not in ("VERB", "AUX"):
        return True  # "what we face today"
    if _is_quantity(subject.head) and subject.head.i not in names:
        return True  # a quantity is a figure, and no more than a goal
    if sense.property != POL.aimsAt and _is_quantity(object.head) and object.head.i not in names:
        return True
    if sense.property == POL.aimsAt and _is_bare(sentence, subject) and _is_told(sentence, subject, POL.Goal):
        return True  # "the goals" have none
    if sense.property == POL.faces and (
        _is_told(sentence, subject, POL.Challenge) or _is_told(sentence, object, POL.Actor)
    ):
        return True
    if sense.property in _OF_MEMBERS and _is_bare(sentence, object):
        # "faces challenges" tells of none; in "roads and infrastructure" it is one of several
        return sense.property != POL.hasPart or not object.head.conjuncts
    if sense.property == POL.usesTechnology and _is_bare(sentence, subject):
        return not _is_told(sentence, subject, POL.Actor)  # "technologies that use sensors"
    if subject.head.pos_ == "VERB" and any(c.lower_ == "so" for c in subject.head.rights):
        return True  # "doing so"
    if sense.property == POL.aimsAt and object.head.pos_ != "VERB" and _is_told(sentence, object, POL.Policy):
        return True  # the goals of a policy are not the policy
    if sense.property == POL.aimsAt and " " not in object.entity.label:
        # "to achieve by 2030" tells of no goal
        return any(v.pos_ == "VERB" for v in (object.head, *object.head.conjuncts))
    if sense.property == POL.hasPart:
        # "challenges such as X" tells what challenges there are, not what the class of challenges consists of.
        return _is_bare(sentence, subject) and _is_told(sentence, subject, POL.Challenge)
    if sense.property == POL.leadsTo:
        if _governs(sentence, subject):
            return True  # what a government does is what it wants
        # What somebody provides or supports is no effect where it is somebody or a thing put to use.
        return object.head.pos_ not in ("VERB", "AUX") and known.is_a(
            told_classes(sentence, object), POL.Actor
        )
    return False


def _object_ends(sentence: Sentence, head: Token, sense: Sense, role: str) -> list[End]:
    if sense.object in (("clause",), ("smallClause",)):
        if _has_bare_pronoun(head) or (sense.property == POL.leadsTo and not _acts_on_something(head)):
            return []
        # A challenge is told with what it befalls ("growth has stalled"), an effect is what somebody does.
        whole = sense.property == POL.faces
        if whole and arguments(head, "object"):
            return []  # "what stalled the project" is a challenge itself
        return sentence.ends_of(head, role, as_clause=True, with_subject=whole)
    if head.pos_ not in ("VERB", "AUX"):
        return sentence.ends(head, role, as_clause=sense.property in _LISTED)
    verbs = items(head)
    # "We will build ports": to build ports; "by building ports it cuts costs": to cut costs.
    mine = sense.object not in (("headClause",), ("modified",))
    if not mine and _has_bare_pronoun(head):
        return []
    if _INTENT & {*sense.subject}:
        verbs = [v for v in verbs if _is_act(sentence, v)]
    if sense.object != ("mainClause",) and (sense.property == POL.leadsTo or sense.subject == ("object",)):
        verbs = [v for v in verbs if _acts_on_something(v)]  # not "is expected to be late"
    if (
        sense.property == POL.aimsAt
    ):  # what is wanted for the sake of something, or by some means, wants that too
        verbs = [
            p
            for v in verbs
            for p in ([] if _is_for_its_purpose(v) else [v])
            + [i for q in (*purpose(v), *_means(v)) for i in items(q)]
        ]
        verbs = [v for v in verbs if not _has_bare_pronoun(v)]
    return [end for verb in verbs for end in sentence.ends_of(verb, role, as_clause=True, with_subject=mine)]


def _acts_on_something(verb: Token) -> bool:
    """Say whether *verb* has an object, or what it makes one do: "sales grow" tells of no effect of sales."""
    return any(c.dep_ in ("dobj", "ccomp", "xcomp", "nsubj", "oprd") and c.i > verb.i for c in verb.children)


def _is_bare(sentence: Sentence, end: End) -> bool:
    """Say whether *end* is the mere word of a class, such as "challenges"."""
    words = [t for i in (end.head, *end.head.conjuncts) for t in (i.lemma_.lower(), i.lower_)]
    own = [w for w in end.entity.label.lower().split() if w != "and"]
    return end.head.lemma_.lower() in sentence.known.class_words and {*own} <= {*words}


def _is_told(sentence: Sentence, end: End, kind: str) -> bool:
    return sentence.known.is_a(told_classes(sentence, end), kind)


def _governs(sentence: Sentence, end: End) -> bool:
    """Say whether *end* is a country or a government."""
    words = end.entity.label.lower().split()
    return not sentence.word_roles.governing.isdisjoint(words) or sentence.known.is_a(
        told_classes(sentence, end), POL.Place
    )


def _is_act(sentence: Sentence, verb: Token) -> bool:
    """Say whether *verb* tells of something done to something, not of what befalls somebody or what is paid."""
    objects = [c for c in verb.rights if c.dep_ == "dobj"]
    return (
        verb.lemma_.lower() not in sentence.word_roles.involuntaries
        and has_goal(verb)
        and not any(_is_quantity(o) for o in objects)
    )


def _is_quantity(noun: Token) -> bool:
    """Say whether *noun* is a number, as in "over 49 trillion"."""
    is_money = noun.ent_type_ in ("MONEY", "PERCENT") and any(c.pos_ == "NUM" for c in noun.children)
    return noun.pos_ == "NUM" or noun.tag_ in ("CD", "$") or noun.text in PERCENT or is_money


def _first(word: Token, names: tuple[str, ...]) -> list[Token]:
    for name in names:
        found = arguments(word, name)
        if found:
            return found
    return []


def _fits(sentence: Sentence, end: End, required: str | None) -> bool:
    if required is None or sentence.known.is_a(told_classes(sentence, end), required):
        return True
    return required == POL.Policy and _is_new_name(end)


_STRICT = frozenset({POL.Actor, POL.Policy, POL.Technology})


def _can_be(sentence: Sentence, end: End, role: str) -> bool:
    """Say whether what is told of *end* leaves room for the class that the property asks for."""
    told = told_classes(sentence, end)
    if not told or role not in _STRICT or sentence.known.is_a(told, role):
        return True
    return role == POL.Policy and _is_new_name(end) and sentence.known.is_a(told, POL.Organisation)


def told_classes(sentence: Sentence, end: End) -> tuple[str, ...]:
    """Return the classes of what *end* names by more than its place in the statement."""
    term = sentence.known.by_iri.get(end.entity.iri)
    if term is not None:
        return term.classes
    told = sentence.entities.kinds_of(end.head, sentence.parse.names)
    return told if end.mention is not None else (*end.entity.classes, *told)


def _is_body(sentence: Sentence, end: End) -> bool:
    """Say whether *end* is called a body, as in "the Planning Committee"."""
    last = end.entity.label.split()[-1].lower()
    return sentence.known.class_words.get(last, POL.Policy) != POL.Policy


def _is_new_name(end: End) -> bool:
    """Say whether *end* is a name of several words that the vocabulary does not have."""
    words = [w for w in end.entity.label.split() if w[0].isalpha() and len(w) > 3]
    return len(words) > 1 and all(w[0].isupper() for w in words)


def _is_for_its_purpose(verb: Token) -> bool:
    """Say whether *verb* says less than what it is done for, as in 'to work with firms to cut waste'."""
    return bool(purpose(verb)) and not has_goal(verb) and verb.tag_ != "VBN"


def _means(verb: Token) -> list[Token]:
    """Return the gerunds that say how, where the verb itself says too little: 'to change this by doing X'."""
    return [] if not _has_bare_pronoun(verb) else [v for v in arguments(verb, "by") if v.dep_ == "pcomp"]


def _has_bare_pronoun(verb: Token) -> bool:
    """Say whether *verb* is about something that only a pronoun names: 'to change this'."""
    return any(
        c.dep_ in ("dobj", "nsubj") and c.i > verb.i and c.tag_ in ("DT", "PRP") for c in verb.children
    )
