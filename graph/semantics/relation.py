"""The relation: senses of the lexicon read off the tree of a sentence, each with its two ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...ontology.lexicon import Lexicon, Sense
from ...ontology.namespace import LEX, POL
from ..fact import Entity, Fact
from ..rdf import object_iri
from ..syntax.argument import arguments
from ..syntax.coordination import items
from ..syntax.membership import enumerated
from ..syntax.tree import Token
from ..syntax.verb import VERBAL, is_infinitive, surface_subject
from .dating import date_of_event
from .goal import announced, as_goal, directed, policies_in_goal, technologies_in_goal
from .guard import says_nothing
from .kind import can_be, fits, governs, is_bare, is_intention, is_named, is_quantity, is_told, told_classes
from .owner import concerned, is_effect, last_spoken_of, responsible, sufferers
from .precedence import is_within, not_said_otherwise, standing
from .rejection import Rejection
from .sense import is_stated, senses
from .sentence import BY_REFERENCE, PERCENT, End, Sentence
from .side import CLAUSES, INTENT, first, object_ends, subject_ends
from .statement import make_fact, state

_FIGURES = frozenset({POL.hasStatistic, POL.hasRanking})  # graph/semantics/figure.py reads these
_GENERAL = INTENT | {"category"}
_OF_MEMBERS = frozenset({POL.usesTechnology, POL.faces, POL.leadsTo, POL.hasPart})
_OF_POLICIES = frozenset({POL.adopts, POL.relatedPolicy})
_TIMES = frozenset({"at", "during", "since", "after", "before", "until", "following"})
_TO_BE = frozenset({"due", "granted", "promised"})
_DEEDS = frozenset({POL.adopts, POL.hasPart, POL.relatedPolicy})


def relations(sentence: Sentence, lexicon: Lexicon) -> Iterator[Fact]:
    """Yield the facts that the words of *sentence* state by their senses, in the order of the words."""
    stated: list[Fact] = [*announced(sentence, lexicon), *directed(sentence, lexicon)]
    general: list[Fact] = []
    possessed: list[Fact] = []
    by_means: list[Fact] = []
    done: set[Token] = set()
    effective: set[Token] = set()
    for word in sentence.span:
        aimed = False
        for sense in _senses(sentence, word, lexicon):
            if aimed and sense.property in (POL.aimsAt, POL.leadsTo):
                continue  # the policy's aim, where there is one, not its maker's or its effect beside it
            if sense.property in _FIGURES or not is_stated(word, sense) or not _is_news(word, sense):
                continue
            found = list(_facts(sentence, word, sense))
            if sense.property == POL.leadsTo and sentence.lead_in:
                found = [as_goal(sentence, fact) for fact in found if word.dep_ == "advcl"]
            if _GENERAL & {*sense.subject}:
                general += found
                continue
            if sense.property == POL.adopts and sense.object == ("self",):
                possessed += found
                continue
            if "means" in sense.subject and word.head.tag_ != "VBG":
                by_means += found  # by what means a goal is pursued is a goal beside it
                continue
            stated += found
            aimed = aimed or (sense.property == POL.aimsAt and bool(found))
            if found and sense.property in _DEEDS:
                done.add(word)
            if found and sense.property == POL.leadsTo:
                effective.add(word)
    stated += not_said_otherwise(sentence, general, stated, done | effective)
    stated += not_said_otherwise(sentence, by_means, stated, ())
    made = {object_iri(f) for f in stated if f.property == POL.adopts}
    # In "the ministry published Peru's plan" it is told who did so.
    stated += [f for f in possessed if object_iri(f) not in made]
    used = [
        place for f in stated if f.property == POL.usesTechnology for place, e in f.mentions if e is f.object
    ]
    for fact in standing(sentence, stated, done):
        yield fact
        if fact.property == POL.aimsAt:
            # A technology that the sentence gives somebody else to use is not the goal-setter's.
            named = technologies_in_goal(sentence, fact, lexicon)
            yield from (f for f in named if not is_within(f, used))
        if fact.property in (POL.aimsAt, POL.leadsTo):
            yield from policies_in_goal(sentence, fact, lexicon, made)


def _senses(sentence: Sentence, word: Token, lexicon: Lexicon) -> list[Sense]:
    """Return the senses of *word*; the name of a policy, such as "Vision 2030", has those of a word for policies."""
    found = senses(word, lexicon)
    named = sentence.parse.names.get(word.i)
    if named is not None and not any(s.property == POL.adopts for s in found):
        policy = lexicon.by_iri.get(LEX["policy-n.adopts"])
        if policy is not None and POL.Policy in sentence.entities.kinds_of(word, sentence.parse.names):
            found.append(policy)
    return found


def _facts(sentence: Sentence, word: Token, sense: Sense) -> Iterator[Fact]:
    if sense.property == POL.happenedIn:
        yield from _dated(sentence, word, sense)
        return
    known = sentence.known
    domain = known.domains.get(sense.property, POL.Entity)
    range_ = known.ranges.get(sense.property, POL.Entity)
    # "a record investment: about 6 billion" is told by its name, not by the figure
    objects = [
        e
        for o in first(word, sense.object)
        for e in ([e for e in enumerated(o) if not is_quantity(e)] or [o])
    ]
    if sense.property in _OF_POLICIES:
        # "its other plans, such as A and B": A and B
        objects = [e for o in objects for e in (arguments(o, "examples") or [o])]
    if sense.property == POL.relatedPolicy:
        # "contributes to the goals of X": to X
        objects = [
            e
            for o in objects
            for e in ((known.class_words.get(o.lemma_.lower()) == POL.Goal and arguments(o, "of")) or [o])
        ]
    if sense.property == POL.adopts and sense.range == POL.Organisation:
        objects = [o for o in objects if o.tag_ != "NNS"]  # to set up ten firms is no policy
    subjects = first(word, sense.subject) if objects else []
    if "progressive" in sense.subject:
        # What a government is doing is its policy; what firms or people are doing may be anything.
        subjects = [h for h in subjects if all(governs(sentence, e) for e in sentence.ends(h, domain))]
    if objects and not subjects and "topic" in sense.subject:
        if {*sense.object} & CLAUSES and is_effect(sentence, objects[0]):
            return
        if {*sense.object} & CLAUSES and "scant" not in sense.object:
            told = sufferers(sentence, objects[0], any_kind="barred" in sense.object)
            if told:
                yield from _befalls(sentence, word, sense, objects[0], told)
                return
        due = not _TO_BE.isdisjoint(sense.object)
        owner = responsible(sentence) if due else concerned(sentence, objects[0])
        yield from _owned(sentence, word, sense, objects, owner)
    elif objects and not subjects and "predicate" in sense.object and _is_of_nobody(word):
        yield from _owned(sentence, word, sense, objects, last_spoken_of(sentence, word))
    if not subjects or (objects == [word] and sense.property == POL.faces and arguments(word, "predicate")):
        return  # "the challenge for X is Y" tells of Y
    right = [end for head in objects for end in object_ends(sentence, head, sense, range_)]
    if sense.object == ("listed",):
        # Not the class, nor what follows it; "other partners" is no class that the rest tells of.
        right = [end for end in right if end.head.i < word.i]
        subjects = [s for s in subjects if not all(is_bare(sentence, e) for e in sentence.ends_of(s, domain))]
    fitting = [end for end in right if fits(sentence, end, sense.range)]
    left = [end for head in subjects for end in subject_ends(sentence, word, head, sense, domain)]
    for o in (end for end in right if end not in fitting):
        for s in left:
            _reject(sentence, sense, word, s, o, "object", sense.range or range_)
    bare = bool(fitting) and all(is_bare(sentence, end) for end in fitting)
    applied = sense.property == POL.usesTechnology and len(left) == 1
    if fitting and (applied or (bare and sense.property in _OF_MEMBERS)):
        # Who uses a kind of technology uses what the text names as of the kind; of several users the text tells the
        # kind alone. "Areas such as X" are X.
        examples = [e for o in objects for i in items(o) for e in arguments(i, "examples")]
        fitting += [end for head in examples for end in sentence.ends(head, range_)]
    for s in left:
        for o in fitting:
            if says_nothing(sentence, sense.property, s, o) or _is_told_again(sentence, sense, s, o):
                continue
            # "Peru's approach stresses X": an approach has aims as a policy has.
            meant = sense.property == POL.aimsAt and sense.domain == POL.Policy and is_intention(sentence, s)
            if sense.object == ("complement",) and sense.property == POL.adopts and not is_named(sentence, o):
                continue  # "in this framework, Peru does X"
            if sense.excluded is not None and is_told(sentence, s, sense.excluded):
                continue
            if not meant and not (fits(sentence, s, sense.domain) and can_be(sentence, s, domain)):
                _reject(sentence, sense, word, s, o, "subject", sense.domain or domain)
            elif sense.range is None and not can_be(sentence, o, range_):
                _reject(sentence, sense, word, s, o, "object", range_)
            else:
                yield make_fact(sentence, sense, word, s, o)


def _is_of_nobody(word: Token) -> bool:
    """Say whether the clause of 'the aim is to X' does not tell whose the aim is."""
    return bool(arguments(word, "predicate")) and not arguments(word, "of")


def _is_news(word: Token, sense: Sense) -> bool:
    """Say whether a noun tells of an adoption: not 'the EU's laws', any of them, nor 'at the launch of X'."""
    if sense.property != POL.adopts or sense.part_of_speech != "noun":
        return True
    if sense.object == ("self",):
        return word.tag_ != "NNS"
    return word.dep_ != "pobj" or word.head.lower_ not in _TIMES


def _is_told_again(sentence: Sentence, sense: Sense, s: End, o: End) -> bool:
    """Say whether 'Peru's plan' only names again a plan that the text has said Peru adopted."""
    if sense.property != POL.adopts or "possessor" not in sense.subject:
        return False
    return o.entity.iri in sentence.discourse.adopted.get(s.entity.iri, ())


def _befalls(
    sentence: Sentence, word: Token, sense: Sense, verb: Token, sufferers: list[End]
) -> Iterator[Fact]:
    """Yield what the clause of *verb* tells of its own subject."""
    for end in sentence.ends_of(verb, POL.Challenge, as_clause=True, with_subject=False):
        for subject in sufferers:
            if not says_nothing(sentence, sense.property, subject, end):
                yield make_fact(sentence, sense, word, subject, end)


def _owned(
    sentence: Sentence, word: Token, sense: Sense, objects: list[Token], owner: Entity | None
) -> Iterator[Fact]:
    """Yield what *word* states of *owner*, whom the clause itself does not name."""
    if owner is None:
        return
    subject = End(word, owner, None, BY_REFERENCE)
    role = sentence.known.ranges.get(sense.property, POL.Entity)
    for head in objects:
        for end in object_ends(sentence, head, sense, role):
            if not says_nothing(sentence, sense.property, subject, end):
                yield make_fact(sentence, sense, word, subject, end)


def _reject(sentence: Sentence, sense: Sense, word: Token, s: End, o: End, place: str, kind: str) -> None:
    """Keep what *word* proposed with the reason why it is no fact: what stands in *place* is not known to be a *kind*."""
    proposed = (sense.iri, s.entity.label, o.entity.label, place)
    if proposed in sentence.refused:
        return
    sentence.refused.add(proposed)
    end = s if place == "subject" else o
    told = ", ".join(_local(c) for c in told_classes(sentence, end)) or "nothing"
    reason = f"the {place} {end.entity.label!r} must be known as {_local(kind)}; it is known as {told}"
    # Were it a fact, it would be one of the kind.
    entity = replace(end.entity, classes=tuple(sorted({*end.entity.classes, kind})))
    would_be = replace(end, entity=entity)
    s, o = (would_be, o) if place == "subject" else (s, would_be)
    sentence.rejected.append(Rejection(make_fact(sentence, sense, word, s, o), reason))


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]


def _dated(sentence: Sentence, word: Token, sense: Sense) -> Iterator[Fact]:
    """Yield when it happened that *word* tells of, where the sentence gives a date for it."""
    period = date_of_event(word, sentence.dates)
    # "took effect" has an object that is a part of the expression
    acted_on = [o for o in arguments(word, "object") if not {o.lemma_.lower(), o.lower_} & {*sense.words}]
    if period is None or (sense.subject == ("subject",) and acted_on):
        return
    if sense.subject == ("event",):
        ends = sentence.event(word)
    else:
        told = first(word, sense.subject) or (_due(word) if sense.subject == ("subject",) else [])
        heads = [h for h in told if not _is_counted(h)]  # "created 300 jobs" is a figure
        ends = [e for head in heads for e in sentence.ends(head, POL.Event)]
    for end in ends:
        yield state(sentence, sense, end, period)


def _due(verb: Token) -> list[Token]:
    """Return what is due to do something: the port of 'the port is due to open in 2026'."""
    above = verb.head
    is_due = verb.dep_ == "xcomp" and above.dep_ == "acomp" and is_infinitive(verb)
    return surface_subject(above.head) if is_due and above.head.pos_ in VERBAL else []


def _is_counted(head: Token) -> bool:
    if head.pos_ == "NUM" or any(c.dep_ == "nummod" for c in head.children):
        return True
    return any(t.tag_ == "$" or t.text in PERCENT for c in head.lefts for t in c.subtree)
