"""The goal: goals that a lead-in announces, and what a goal says beside itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from ...ontology.lexicon import Lexicon, Sense
from ...ontology.namespace import LEX, POL
from ..fact import Entity, Fact
from ..syntax.argument import arguments
from ..syntax.clause import sharing
from ..syntax.coordination import items
from ..syntax.phrase import noun_phrase
from ..syntax.tree import Span, Token
from ..syntax.verb import SUBJECTS, VERBAL, governing_verb, has_goal, innermost, is_infinitive
from .candidate import told_of
from .kind import fits, is_quantity
from .object import object_ends, object_heads
from .occurrence import Occurrence
from .owner import setter
from .sense import senses
from .sentence import End, Sentence
from .statement import make_fact


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


def announced(sentence: Sentence, lexicon: Lexicon) -> Iterator[Fact]:
    """Yield the goals that a lead-in announced, one for each clause of *sentence*."""
    sense = lexicon.by_iri.get(LEX["ambition-n.aimsAt"])
    root = sentence.span.root
    if sense is None or not sentence.lead_in or root.pos_ not in ("VERB", "AUX"):
        return
    for verb in items(root):
        for left in sentence.lead_in:
            for right in sentence.ends_of(verb, POL.Goal, as_clause=True):
                yield make_fact(sentence, sense, verb, left, right)


def directed(sentence: Sentence, lexicon: Lexicon) -> Iterator[Fact]:
    """Yield the goals that a sentence without a subject sets: 'Build ports.', 'To build ports.', or as a heading 'Building ports'.

    They are those of the policy or the actor that the text spoke of last.
    """
    sense, root = lexicon.by_iri.get(LEX["goal-n.aimsAt"]), sentence.span.root
    if sense is None or sentence.lead_in:
        return
    if is_quantity(root):
        heads = arguments(root, "infinitive")  # "2 million to build ports"
    else:
        heads = _bidden(root) if _is_directive(sentence, root) else []
    owner = setter(sentence) if heads else None
    if owner is None:
        return
    use, setters = Occurrence(sentence, root, sense), [End(heads[0], owner, None)]
    for head in heads:
        adopted = list(_adopted(sentence, head, setters, lexicon))
        yield from adopted or told_of(use, setters, object_ends(use, head))


def _adopted(sentence: Sentence, verb: Token, setters: list[End], lexicon: Lexicon) -> Iterator[Fact]:
    """Yield the adoption of each policy that *verb* bids *setters* to make: 'Set up a Port Fund'."""
    for sense in senses(verb, lexicon):
        if sense.property != POL.adopts or sense.subject != ("subject",) or sense.object != ("object",):
            continue
        use = Occurrence(sentence, verb, sense)
        ends = [end for o in object_heads(use, arguments(verb, "object")) for end in object_ends(use, o)]
        policies = [e for e in ends if fits(sentence, e, POL.Policy) and fits(sentence, e, sense.range)]
        if policies:
            yield from told_of(use, setters, policies)
            return


def _bidden(verb: Token) -> list[Token]:
    """Return the verbs that head what is to be done: 'go on to do A, and do B'."""
    return [verb] if innermost(verb) == verb else [innermost(v) for v in items(verb)]


def _is_directive(sentence: Sentence, verb: Token) -> bool:
    """Say whether *sentence* begins with *verb* and tells by it what is to be done, to others than its reader."""
    words = [t for t in sentence.span if not (t.is_space or t.is_punct or t.dep_ == "meta")]
    marker = words[0] if words and words[0].lower_ == "to" and words[0].head == verb else None
    if not words or words[0] not in (verb, marker) or sentence.span[-1].text == "?":
        return False
    written = sentence.document.text[sentence.parse.start(words[0])]
    if verb.lemma_.lower() in sentence.word_roles[POL.address] or not (
        written.isupper() or words[0].text.istitle()
    ):
        return False
    if len(words[0]) > 1 and words[0].text.isupper() and not sentence.span.text.isupper():
        return False  # an acronym is no verb
    if not _has_content(sentence, innermost(verb)):
        return False
    if verb.tag_ == "VBG":
        if len(words) < _SHORTEST_HEADING:
            return False  # "Overarching objective"
        return sentence.span[-1].text == ":" or not sentence.span[-1].is_punct
    beside = (c for c in verb.children if c != marker)
    return verb.tag_ == "VB" and not any(c.dep_ in ("aux", "auxpass", *SUBJECTS) for c in beside)


def _has_content(sentence: Sentence, verb: Token) -> bool:
    """Say whether the clause of *verb* tells of more than that something is done."""
    roles, lemma = sentence.word_roles, verb.lemma_.lower()
    for c in verb.rights:
        # What is told without "that" after any other verb is the sentence itself, and *verb* no verb.
        told = c.pos_ in VERBAL and c.tag_ != "VB" and not any(m.dep_ == "mark" for m in c.lefts)
        if c.dep_ == "ccomp" and (lemma in roles[POL.result] or not told):
            return True
        # "According to the survey" bids nothing
        if (
            c.dep_ == "prep"
            and any(True for _ in c.rights)
            and (verb.tag_ == "VB" or lemma in roles[POL.engagement])
        ):
            return True
    return has_goal(verb)


def as_goal(sentence: Sentence, fact: Fact) -> Fact:
    """Return the effect of an announced goal as a goal itself."""
    effect, owner = fact.object, sentence.lead_in[0].entity
    if not isinstance(effect, Entity):
        return fact
    goal = effect.as_also(POL.Goal)
    mentions = tuple((mention, goal) for mention, entity in fact.mentions if entity == effect)
    return replace(fact, property=POL.aimsAt, subject=owner, object=goal, mentions=mentions)


def as_deeds(sentence: Sentence, facts: Iterable[Fact], heads: Collection[Token]) -> list[Fact]:
    """Return the parts of a policy as its goals where they are deeds: 'rests on two pillars: doing A and doing B'.

    :param heads: the words that head what the parts are.
    """
    if not heads or any(head.tag_ != "VBG" for head in heads):
        return list(facts)
    return [
        replace(
            fact,
            property=POL.aimsAt,
            object=(goal := fact.object.as_also(POL.Goal)),
            mentions=tuple((m, goal if e == fact.object else e) for m, e in fact.mentions),
        )
        if isinstance(fact.object, Entity)
        and sentence.known.is_a(fact.subject.classes, POL.Policy)
        and not fact.subject.label.islower()  # what "measures include" are measures
        else fact
        for fact in facts
    ]


def technologies_in_goal(sentence: Sentence, fact: Fact, lexicon: Lexicon) -> Iterator[Fact]:
    """Yield the use of each known technology that a goal names, by the sense that says so."""
    sense = lexicon.by_iri.get(LEX["goal-n.usesTechnology"])
    places = fact.places_of(fact.object)
    if sense is None or not places or not isinstance(fact.object, Entity):
        return
    for span, name in sentence.names:
        if name.kind != "term" or name.term is None:
            continue
        if not sentence.known.is_a(name.term.classes, POL.Technology) or _is_kept_away(sentence, span[-1]):
            continue
        start, end = sentence.parse.start(span[0]), sentence.parse.end(span[-1])
        if not any(p.start <= start and end <= p.end for p in places):
            continue
        if name.term.label.lower() in sentence.known.class_words:
            continue  # "infrastructure" tells of none
        if not _is_put_to_use(sentence, span[-1], lexicon):
            continue
        technology = sentence.entities.of_term(name.term, span.text)
        yield _with_object(sentence, fact, sense, technology, span)


def policies_in_goal(
    sentence: Sentence, fact: Fact, lexicon: Lexicon, made: Collection[str]
) -> Iterator[Fact]:
    """Yield the relation of a policy to each other one that its goal names: 'a rule to put the Ports Act to work'.

    :param made: the IRIs of the policies that the sentence says are made: 'a plan to set up a fund'.
    """
    sense = lexicon.by_iri.get(LEX["goal-n.relatedPolicy"])
    places = fact.places_of(fact.object)
    if sense is None or not places or not sentence.known.is_a(fact.subject.classes, POL.Policy):
        return
    for span, name in sentence.names:
        classes = name.term.classes if name.term is not None else name.classes
        if name.kind not in ("term", "form") or not sentence.known.is_a(classes, POL.Policy):
            continue
        start, end = sentence.parse.start(span[0]), sentence.parse.end(span[-1])
        if not any(p.start <= start and end <= p.end for p in places):
            continue
        other = (
            sentence.entities.of_term(name.term, span.text)
            if name.term is not None
            else sentence.entities.of(noun_phrase(span[-1]), sentence.parse.names, POL.Policy)
        )
        if other.label in fact.subject.label or other.iri in made:
            continue
        yield _with_object(sentence, fact, sense, other, span)


def _with_object(sentence: Sentence, fact: Fact, sense: Sense, object: Entity, span: Span) -> Fact:
    """Return what *sense* makes of *fact* and of something that its goal names, *span* of the sentence."""
    mention = sentence.passage_of(span[0], span[-1])
    return replace(
        fact,
        property=sense.property,
        object=object,
        sense=sense.iri,
        confidence=sense.reliability,
        mentions=(*(m for m in fact.mentions if m[1] is not fact.object), (mention, object)),
    )


def opens_with(sentence: Sentence, fact: Fact, verb: Token) -> bool:
    """Say whether the goal of *fact* is told by the clause of *verb*."""
    places = {sentence.parse.start(t) for t in (verb, *sharing(verb)[:1])}
    return any(place.start in places for place in fact.places_of(fact.object))


_SHORTEST_HEADING = 3
_MEANS = frozenset({"by", "with", "through", "via", "on", "upon"})


def _is_put_to_use(sentence: Sentence, word: Token, lexicon: Lexicon) -> bool:
    """Say whether the goal is to build, bring or use what *word* names: not 'a chip factory', 'research in AI'."""
    is_part = word.dep_ in ("compound", "nmod") and not _is_form_of_use(sentence, word.head)
    while word.dep_ in ("conj", "compound", "nmod"):
        word = word.head
    if word.dep_ != "pobj":
        return not is_part and word.dep_ in ("dobj", "nsubj", "nsubjpass", "attr")
    above = word.head.head
    if word.head.lower_ == "of" and above.ent_type_ == "QUANTITY" and above.pos_ == "NOUN":
        return above.dep_ in ("dobj", "nsubj", "nsubjpass", "attr")  # "to lay 300 km of fibre"
    if any(c.dep_ == "dobj" and is_quantity(c) for c in above.rights):
        return False  # "to spend 10 million on radio"
    uses = (
        s.property == POL.usesTechnology for s in lexicon.by_lemma.get(("noun", above.lemma_.lower()), ())
    )
    return (word.head.lower_ in _MEANS and not is_part) or (word.head.lower_ == "of" and any(uses))


def _is_form_of_use(sentence: Sentence, noun: Token) -> bool:
    """Say whether *noun* tells only in what form a technology is used: 'cloud services', 'fibre networks'."""
    if noun.lemma_.lower() in sentence.word_roles[POL.carrier]:
        return True
    kind = sentence.known.class_words.get(noun.lemma_.lower())
    return kind is not None and any(
        sentence.known.is_a((kind,), use) for use in (POL.Technology, POL.BusinessFunction)
    )


def _is_kept_away(sentence: Sentence, word: Token) -> bool:
    """Say whether there is to be less of it, or it is to be watched over: 'to phase out X', 'to protect X'."""
    verb, roles = governing_verb(word), sentence.word_roles
    if verb is not None and verb.dep_ == "acl" and not is_infinitive(verb):
        verb = governing_verb(verb)  # "to study the issues raised by X"
    return verb is not None and verb.lemma_.lower() in roles[POL.reduction] | roles[POL.oversight]
