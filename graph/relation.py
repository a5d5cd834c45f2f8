"""The relation: senses of the lexicon read off the tree of a sentence, each with its two ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ..ontology.lexicon import Lexicon, Sense
from ..ontology.namespace import POL
from .argument import arguments, enumerated, first_person, governing_verb, is_infinitive, is_passive, purpose
from .fact import Entity, Fact
from .phrase import items
from .rejection import Rejection
from .sentence import End, Sentence
from .stance import is_negated, modality

if TYPE_CHECKING:
    from spacy.tokens import Token

_PART_OF_SPEECH = {
    "VERB": "verb",
    "AUX": "verb",
    "NOUN": "noun",
    "ADJ": "adjective",
    "ADP": "preposition",
    "SCONJ": "preposition",
}
_FIGURES = frozenset({POL.hasStatistic, POL.hasRanking})  # graph/figure.py reads these
_DATED = frozenset({POL.aimsAt, POL.leadsTo, POL.usesTechnology})
_LISTED = frozenset({POL.aimsAt, POL.leadsTo, POL.faces})


def relations(sentence: Sentence, lexicon: Lexicon) -> Iterator[Fact]:
    """Yield the facts that the words of *sentence* state by their senses, in the order of the words."""
    stated: list[Fact] = list(_announced(sentence, lexicon))
    adopted: set[Token] = set()
    for word in sentence.span:
        aimed = False
        for sense in senses(word, lexicon):
            if aimed and sense.property == POL.aimsAt:
                continue  # the policy's aim, where there is one, not its maker's beside it
            if sense.property not in _FIGURES and _is_stated(word, sense):
                found = list(_facts(sentence, word, sense))
                if sentence.lead_in and sense.property == POL.leadsTo:
                    found = [_as_goal(sentence, fact) for fact in found if word.dep_ == "advcl"]
                stated += found
                aimed = aimed or (sense.property == POL.aimsAt and bool(found))
                if found and sense.property == POL.adopts:
                    adopted.add(word)
    used = {f.object for f in stated if f.property == POL.usesTechnology}
    for fact in stated:
        # To adopt a policy is no goal beside the adoption.
        if fact.property == POL.aimsAt and any(_opens_with(sentence, fact, verb) for verb in adopted):
            continue
        yield fact
        if fact.property == POL.aimsAt:
            # A technology that the sentence gives somebody else to use is not the goal-setter's.
            named = _technologies_in_goal(sentence, fact, lexicon)
            yield from (f for f in named if f.object not in used)


def lead_in(sentence: Sentence) -> list[End]:
    """Return whose goals the sentence announces when it ends in a colon: 'It is our ambition that by 2030:'."""
    if sentence.span[-1].text != ":":
        return []
    for word in sentence.span:
        if sentence.known.class_words.get(word.lemma_.lower()) == POL.Goal:
            # In "our level of ambition" the level is ours, and so the ambition.
            for noun in (word, *word.ancestors):
                owners = arguments(noun, "possessor")
                if owners:
                    return [end for o in owners for end in sentence.ends(o, POL.Actor)]
    return []


def _announced(sentence: Sentence, lexicon: Lexicon) -> Iterator[Fact]:
    """Yield the goals that a lead-in announced, one for each clause of *sentence*."""
    sense = next(
        (s for s in lexicon.by_lemma.get(("noun", "ambition"), ()) if s.property == POL.aimsAt), None
    )
    root = sentence.span.root
    if sense is None or not sentence.lead_in or root.pos_ not in ("VERB", "AUX"):
        return
    for verb in items(root):
        for left in sentence.lead_in:
            for right in sentence.ends_of(verb, POL.Goal, as_clause=True):
                yield make_fact(sentence, sense, verb, left, right)


def _as_goal(sentence: Sentence, fact: Fact) -> Fact:
    """Return the effect of an announced goal as a goal itself."""
    return replace(fact, property=POL.aimsAt, subject=sentence.lead_in[0].entity)


def _is_reduced(sentence: Sentence, word: Token) -> bool:
    """Say whether there is to be less of it: 'to phase out X'."""
    verb = governing_verb(word)
    return verb is not None and verb.lemma_.lower() in sentence.word_roles.reductions


def _opens_with(sentence: Sentence, fact: Fact, verb: Token) -> bool:
    place = sentence.parse.start(verb)
    return any(entity is fact.object and mention.start == place for mention, entity in fact.mentions)


def _technologies_in_goal(sentence: Sentence, fact: Fact, lexicon: Lexicon) -> Iterator[Fact]:
    """Yield the use of each known technology that a goal names, by the sense that says so."""
    sense = next(
        (s for s in lexicon.by_lemma.get(("noun", "goal"), ()) if s.property == POL.usesTechnology), None
    )
    places = [mention for mention, entity in fact.mentions if entity is fact.object]
    if sense is None or not places or not isinstance(fact.object, Entity):
        return
    for span, name in sentence.parse.names.values():
        start, end = sentence.parse.start(span[0]), sentence.parse.end(span[-1])
        inside = any(p.start <= start and end <= p.end for p in places)
        if not inside or name.kind != "term" or name.term is None or span[0].sent != sentence.span:
            continue
        if not sentence.known.is_a(name.term.classes, POL.Technology) or _is_reduced(sentence, span[-1]):
            continue
        technology = sentence.entities.of_term(name.term, span.text)
        mention = sentence.passage_of(span[0], span[-1])
        yield replace(
            fact,
            property=sense.property,
            object=technology,
            sense=sense.iri,
            confidence=round(fact.confidence * sense.confidence, 2),
            mentions=(*(m for m in fact.mentions if m[1] is not fact.object), (mention, technology)),
        )


def senses(word: Token, lexicon: Lexicon) -> list[Sense]:
    """Return the senses of *word* as it stands; one expression of several words excludes shorter ones."""
    part_of_speech = (
        "verb" if word.tag_.startswith("VB") and word.dep_ != "prep" else _PART_OF_SPEECH.get(word.pos_, "")
    )
    kinds = [part_of_speech]
    if word.tag_ == "VBG" or word.dep_ == "prep":
        kinds = ["preposition"] if word.dep_ == "prep" else ["verb"]
    found: list[Sense] = []
    for kind in kinds:
        lemma = word.lower_ if kind == "preposition" else word.lemma_.lower()
        if (
            word.pos_ == "NUM" and word.dep_ == "attr"
        ):  # "A and B are two of the C" says what "A is one of the C" says
            kind, lemma = "noun", "one"
        for sense in lexicon.by_lemma.get((kind, lemma), ()):
            if found and len(sense.words) < len(found[0].words):
                break
            if _has_words(word, sense):
                found.append(sense)
        found += _by_last_word(word, kind, lexicon)
    return found


def _by_last_word(word: Token, kind: str, lexicon: Lexicon) -> list[Sense]:
    # "such as" is headed by its last word in the tree.
    if kind != "preposition":
        return []
    before = " ".join(t.lower_ for t in word.lefts)
    return [s for s in lexicon.by_lemma.get((kind, before), ()) if s.words[1:] == (word.lower_,)]


def _has_words(word: Token, sense: Sense) -> bool:
    rest = list(sense.words[1:])
    if not rest:
        return True
    near = [t.lower_ for t in word.subtree if t.i > word.i][: len(rest) + 4]
    direct = [t.lower_ for t in word.children]
    return all(w in near for w in rest) and (rest[0] in direct or near[: len(rest)] == rest)


def _is_stated(word: Token, sense: Sense) -> bool:
    """Say whether the word states the sense as a fact; what is only wanted is a goal, not an effect."""
    if sense.part_of_speech != "verb" or sense.property != POL.leadsTo:
        return True
    if word.tag_ in ("VBN", "VBD") and is_passive(word) and word.dep_ in ("acl", "amod"):
        return False
    if any(first_person(c) for c in word.children if c.dep_ == "aux"):
        return False  # what we will do is what we want
    if word.tag_ == "VB" and not is_infinitive(word):
        head = word.head
        return (
            any(c.dep_ == "aux" for c in word.children)
            or (word.dep_ == "conj" and _is_stated(head, sense))
            or (word.dep_ in ("ccomp", "xcomp") and head.lemma_ == "help")
        )
    first = word
    while first.dep_ == "conj":
        first = first.head
    if first.dep_ == "pcomp":
        main = governing_verb(first.head)
        return (
            first.head.lower_ == "by" and main is not None and main.tag_ != "VBG" and not is_infinitive(main)
        )
    if word.dep_ == "amod" or word.dep_ == "compound":
        return False
    return not is_infinitive(word)


def _facts(sentence: Sentence, word: Token, sense: Sense) -> Iterator[Fact]:
    if sense.property == POL.happenedIn:
        yield from _dated(sentence, word, sense)
        return
    known = sentence.known
    domain = known.domains.get(sense.property, POL.Entity)
    range_ = known.ranges.get(sense.property, POL.Entity)
    objects = [e for o in _first(word, sense.object) for e in (enumerated(o) or [o])]
    subjects = _first(word, sense.subject) if objects else []
    right = [end for head in objects for end in _object_ends(sentence, head, sense, range_)]
    fitting = [end for end in right if _fits(sentence, end, sense.range)]
    left = [end for head in subjects for end in _subject_ends(sentence, word, head, sense, domain)]
    for o in (end for end in right if end not in fitting):
        for s in left:
            _reject(sentence, sense, s, o, "object", sense.range or range_, o)
    if sense.property == POL.usesTechnology and fitting:
        # Who uses a kind of technology uses what the text names as of the kind.
        examples = [e for o in objects for i in items(o) for e in arguments(i, "examples")]
        fitting += [end for head in examples for end in sentence.ends(head, range_)]
    for s in left:
        for o in fitting:
            if s.entity.iri == o.entity.iri or _says_nothing(sentence, sense, s, o):
                continue
            if not (_fits(sentence, s, sense.domain) and _can_be(sentence, s, domain)):
                _reject(sentence, sense, s, o, "subject", sense.domain or domain, s)
            elif not _can_be(sentence, o, range_):
                _reject(sentence, sense, s, o, "object", range_, o)
            else:
                yield make_fact(sentence, sense, word, s, o)


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
    period = sentence.date_of(word)
    if period is None or (sense.subject == ("subject",) and arguments(word, "object")):
        return
    if sense.subject == ("event",):
        ends = sentence.event(word)
    else:
        ends = [e for head in _first(word, sense.subject) for e in sentence.ends(head, POL.Event)]
    for end in ends:
        yield Fact(
            property=sense.property,
            subject=end.entity,
            object=period,
            passage=sentence.passage,
            sense=sense.iri,
            confidence=round(sense.confidence * end.certainty, 2),
            mentions=((end.mention, end.entity),) if end.mention is not None else (),
        )


def _subject_ends(sentence: Sentence, word: Token, head: Token, sense: Sense, role: str) -> list[End]:
    known = sentence.known
    if sense.property == POL.leadsTo and head.lower_ in ("we", "i"):
        return []  # what we do is what we want, no effect
    if sense.property == POL.leadsTo and word.dep_ == "advcl" and sentence.is_event(word.head):
        return sentence.event(word.head)
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
    if sense.property == POL.hasPart:
        # "challenges such as X" tells what challenges there are, not what the class of challenges consists of.
        return subject.head.lemma_.lower() in known.class_words and subject.entity.label.lower() in (
            subject.head.lower_,
            subject.head.lemma_.lower(),
        )
    if sense.property == POL.leadsTo:
        if object.head.pos_ == "NUM" or object.head.text in ("%", "percent"):
            return True  # a quantity is a figure
        # What somebody provides or supports is no effect where it is somebody or a thing put to use.
        return object.head.pos_ not in ("VERB", "AUX") and known.is_a(
            told_classes(sentence, object), POL.Actor
        )
    return False


def _object_ends(sentence: Sentence, head: Token, sense: Sense, role: str) -> list[End]:
    if sense.object in (("clause",), ("smallClause",)):
        if _has_bare_pronoun(head):
            return []
        # A challenge is told with what it befalls ("growth has stalled"), an effect is what somebody does.
        whole = sense.property == POL.faces
        return sentence.ends_of(head, role, as_clause=True, with_subject=whole)
    if head.pos_ not in ("VERB", "AUX"):
        return sentence.ends(head, role, as_clause=sense.property in _LISTED)
    verbs = items(head)
    mine = sense.object != ("headClause",)  # "we will build ports": to build ports
    if (
        sense.property == POL.aimsAt
    ):  # what is wanted for the sake of something, or by some means, wants that too
        verbs += [p for v in verbs for q in (*purpose(v), *_means(v)) for p in items(q)]
        verbs = [v for v in verbs if not _has_bare_pronoun(v)]
    return [end for verb in verbs for end in sentence.ends_of(verb, role, as_clause=True, with_subject=mine)]


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


def _is_new_name(end: End) -> bool:
    """Say whether *end* is a name of several words that the vocabulary does not have."""
    words = [w for w in end.entity.label.split() if w[0].isalpha() and len(w) > 3]
    return len(words) > 1 and all(w[0].isupper() for w in words)


def make_fact(sentence: Sentence, sense: Sense, word: Token, left: End, right: End) -> Fact:
    """Return the fact that *word* states between two ends."""
    dated = sense.property in _DATED
    return Fact(
        property=sense.property,
        subject=left.entity,
        object=right.entity,
        passage=sentence.passage,
        sense=sense.iri,
        confidence=round(sense.confidence * left.certainty * right.certainty, 2),
        # A challenge is often put as what cannot be done; to deny it is part of what it is.
        negated=sense.property != POL.faces and is_negated(word),
        modality=modality(word),
        period=sentence.date_of(word) if dated else None,
        mentions=tuple((e.mention, e.entity) for e in (left, right) if e.mention is not None),
    )


def _means(verb: Token) -> list[Token]:
    """Return the gerunds that say how, where the verb itself says too little: 'to change this by doing X'."""
    return [] if not _has_bare_pronoun(verb) else [v for v in arguments(verb, "by") if v.dep_ == "pcomp"]


def _has_bare_pronoun(verb: Token) -> bool:
    """Say whether *verb* is about something that only a pronoun names: 'to change this'."""
    return any(
        c.dep_ in ("dobj", "nsubj") and c.i > verb.i and c.tag_ in ("DT", "PRP") for c in verb.children
    )
