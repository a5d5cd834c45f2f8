"""The memory: what the sentences of a document leave behind for those that follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from ...ontology.lexicon import Lexicon, WordRoles
from ...ontology.namespace import ENTITY, POL
from ...ontology.vocabulary import Term, Vocabulary
from ..fact import Entity, Fact, Ranking, Statistic
from ..parsing.names import Name
from ..parsing.parse import Parse
from ..syntax.argument import arguments
from ..syntax.article import is_any
from ..syntax.coordination import items
from ..syntax.phrase import noun_phrase
from ..syntax.pronoun import FIRST_PERSON, is_one_of_those
from ..syntax.tree import Token
from ..syntax.verb import NOUN_SUBJECTS, VERBAL, has_goal, object_, subject, surface_subject
from .continuation import owners
from .entity import Entities, as_government
from .home import body, country_of_bodies, home, speaker
from .kind import is_told
from .reference import Description, Discourse, head_noun, is_of
from .sentence import End, Sentence
from .stance import telling_verb
from .standing import order_named, place_named

_PLACES = frozenset({POL.Country, POL.Region})
_EVERYWHERE = ENTITY.world  # of which no text is the voice
_NAMING = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj", "conj"})
_TOLD_OF_NEW = frozenset({POL.aimsAt, POL.happenedIn})
_PAIRED = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj"})
_MEANS = frozenset({"with", "through", "by", "via", "under"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss"})


def places_named(parses: Iterable[Parse], known: Vocabulary) -> list[Term]:
    """Return the countries and regions that the paragraphs of a document name, each as often as they do."""
    named: list[Term] = []
    for parsed in parses:
        for span, name in parsed.names.values():
            term = name.term
            if term is not None and not _PLACES.isdisjoint(term.classes):
                # A capital may stand for its country, and speaks of no other.
                named.append(known.by_seat.get(span.text, term))
            else:  # "the Peruvian Ports Plan" speaks of Peru
                named += [known.countries[word] for word in span.text.split() if word in known.countries]
    return [place for place in named if place.iri != _EVERYWHERE]


def opening(
    title: Sequence[tuple[str, Name]],
    parses: list[Parse],
    entities: Entities,
    roles: WordRoles,
    places: Sequence[Term],
) -> Discourse:
    """Return the discourse of a document before its first sentence: who speaks, of which country and which policies.

    :param title: the names in its title, each with its words.
    :param parses: its paragraphs.
    :param entities: what its phrases stand for.
    :param places: the places that it names, each as often as it does.
    """
    governments, governed, bodies = [], [], []
    for parsed in parses:
        for span, name in parsed.names.values():
            text = span.text
            if head_noun(text) in roles[POL.governing]:
                governed += [
                    entities.known.countries[w] for w in text.split() if w in entities.known.countries
                ]
            if POL.Organisation in (name.term.classes if name.term is not None else name.classes):
                bodies.append(_named(entities, text, name))
            if name.term is not None and not roles[POL.metonym].isdisjoint(text.lower().split()):
                governments.append(entities.of_term(name.term))
        for token in parsed.doc:
            if token.lower_ in roles[POL.metonym] and token.pos_ == "PROPN":
                governments.append(entities.of(noun_phrase(token), parsed.names, POL.Organisation))
    about = home(places)
    if about is None or POL.Country not in about.classes:
        about = country_of_bodies(parses, entities.known) or about
    governments = [g for g in governments if _tells_whose(g, about, entities.known, roles)]
    own = body(places, bodies) if not governments else None
    if own is not None:
        about = None  # a country that the text names in passing is not what it is about
    speaks = own or speaker(places, governments, governed)
    if speaks is not None:
        speaks = as_government(speaks, entities.known, roles[POL.metonym])
    discourse = Discourse(speaks, about)
    for words, name in title:
        named = _named(entities, words, name)
        if POL.Policy in named.classes:
            discourse.note(named)  # of which the text may say no more than "the strategy"
    return discourse


def _named(entities: Entities, words: str, name: Name) -> Entity:
    return entities.of_term(name.term, words) if name.term is not None else entities.of_form(words, name)


def _tells_whose(government: Entity, home: Entity | None, known: Vocabulary, roles: WordRoles) -> bool:
    """Say whether *government* has a name, more than "the Government", and is of the country that the text is about."""
    label = government.label
    if not known.is_a(government.classes, POL.Actor) or roles[POL.metonym].issuperset(label.lower().split()):
        return False
    return is_of(government, home, known)


def remember(sentence: Sentence, facts: list[Fact], lexicon: Lexicon) -> None:
    """Let the discourse know what *sentence* was about."""
    discourse, known, root = sentence.discourse, sentence.known, sentence.span.root
    if discourse.begun == sentence.passage.start:
        return  # the next item of a list is read from the lead-in again, as the first one was
    discourse.begin(sentence.passage.start)
    told = [(fact.subject, fact.object) for fact in facts if isinstance(fact.object, Statistic)]
    ranks = [fact.object for fact in facts if isinstance(fact.object, Ranking)]
    orders = [r.indicator for r in ranks if place_named(sentence, r.phrase.split()[0].lower())]
    discourse.order = order_named(sentence) or next(reversed(orders), discourse.order)
    figures_ = [statistic for _, statistic in told]
    discourse.measured = tuple(told)
    discourse.date = sentence.dates[-1][2] if sentence.dates else None
    discourse.scene = next((f.period for f in reversed(figures_) if f.period and not f.target), None)
    telling = telling_verb(root, sentence.word_roles[POL.reporting])
    discourse.deed = partial(_deed, sentence, telling)
    discourse.again = partial(_called, sentence)
    last = _last_clause(telling)
    spoken_of = subject(last) or surface_subject(last)  # "the centre was set up" speaks of the centre
    if not any(map(discourse.of_pair, spoken_of)):  # "the former is X" leaves the latter to be told
        discourse.pair = partial(_pair, sentence)
    if not any(map(is_one_of_those, spoken_of)):  # "the first is to X" leaves the second to be told
        discourse.several = partial(_several, sentence)
        discourse.whose = partial(owners, sentence, lexicon)
    else:
        spoken_of = []
    topics = [e for h in spoken_of for e in sentence.ends(_owner(sentence, h), POL.Entity)]
    sources = [e for h in subject(root) for e in sentence.ends_of(h, POL.Actor)] if telling != root else []
    if sources and known.is_a(sources[0].entity.classes, POL.Policy):
        topics, sources = sources, topics  # a plan that says something is still what the text speaks of
    taken_up = _taken_up(sentence, last)
    if taken_up:
        topics, sources = taken_up, topics
    if topics:
        if known.is_a(topics[0].entity.classes, POL.Country):
            discourse.country = topics[0].entity
        if POL.Goal not in topics[0].entity.classes:
            discourse.topic, *beside = (end.entity for end in topics)
            discourse.beside = tuple(beside)
        if topics[0].head.pos_ != "PRON":
            discourse.is_plural = len(topics) > 1 or topics[0].head.tag_ == "NNS"
    made = [(f.subject, f.object) for f in facts if f.property == POL.adopts and isinstance(f.object, Entity)]
    for who, what in made:
        discourse.adopted.setdefault(who.iri, {}).setdefault(what.iri, what)
        if root.tag_ == "VB" and not surface_subject(root):
            discourse.bidden[what.iri] = who
    policy = topics[0].entity if topics and is_told(sentence, topics[0], POL.Policy) else None
    if policy is not None:  # "the Ports Plan rests on Peru's trade policy" still speaks of the plan
        made = [(who, what) for who, what in made if policy in (who, what)]
    brought = [] if made else _brought_in(sentence, root)
    held = [f.subject for f in facts if f.property == POL.aimsAt and _is_policy_spoken_of(sentence, f)]
    brought = brought or [f.subject for f in facts if f.property in _TOLD_OF_NEW and _is_new(sentence, f)]
    if not (made or held or brought) and any(h.lower_ in FIRST_PERSON for h in spoken_of):
        brought = _acted_on(sentence, last)
    if made or held or brought:
        discourse.introduced = next(iter([*(what for _, what in made), *held, *brought]))
    elif topics and topics[0].head.pos_ != "PRON" and topics[0].entity != discourse.introduced:
        discourse.introduced = None
    _note_names(sentence)
    for end in (*topics, *sources):
        if end.mention is not None:
            discourse.note(end.entity)
    for fact in facts:
        for entity in (fact.subject, fact.object):
            if isinstance(entity, Entity) and not known.is_a(entity.classes, POL.Goal):
                discourse.note(entity)


def _taken_up(sentence: Sentence, verb: Token) -> list[End]:
    """Return the policy told before to which *verb* does something, of which the text goes on to speak: 'the court faulted it'."""
    taken_up = [o for o in object_(verb) if o.lower_ == "it" and o.i == verb.i + 1]
    if not taken_up or any(c.dep_ in ("ccomp", "xcomp") for c in verb.rights):
        return []
    ends = [e for o in taken_up for e in sentence.ends_of(o, POL.Entity)]
    return [e for e in ends if sentence.known.is_a(e.entity.classes, POL.Policy)]


def _brought_in(sentence: Sentence, root: Token) -> list[Entity]:
    """Return the policy that *sentence* brings in as a means of somebody: 'will close the gap with a new strategy'."""
    if not any(t.pos_ in VERBAL for t in sentence.span):
        return _named_alone(sentence, root)
    verbs = {root, *(c for c in root.rights if c.dep_ == "xcomp")}
    nouns = (o for v in verbs for p in v.rights if p.dep_ == "prep" and p.lower_ in _MEANS for o in p.rights)
    told = [
        e
        for n in nouns
        if is_any(n)
        for e in sentence.ends_of(n, POL.Policy)
        if is_told(sentence, e, POL.Policy)
    ]
    return [end.entity for end in told]


def _acted_on(sentence: Sentence, verb: Token) -> list[Entity]:
    """Return the one thing with a name of its own to which *verb* does something: 'we are building the Port Register'."""
    heads = [i for o in object_(verb) for i in items(o) if i.pos_ == "PROPN"]
    ends = [e for h in heads for e in sentence.ends_of(h, POL.Entity)]
    words = [e.entity.label.split() for e in ends]
    is_one = len(ends) == 1 and len(words[0]) > 1 and words[0][0][0].isupper() and words[0][-1][0].isupper()
    return [ends[0].entity] if is_one else []


def _named_alone(sentence: Sentence, root: Token) -> list[Entity]:
    """Return the one policy that a sentence without a verb names, and nothing beside it: 'Second, the Port Plan'."""
    after = [c for c in root.rights if c.i in sentence.parse.names and c.doc[c.left_edge.i - 1].text == ","]
    heads = [root] if root.pos_ in ("NOUN", "PROPN") else after
    told = [e for h in heads for e in sentence.ends(h, POL.Policy) if is_told(sentence, e, POL.Policy)]
    return [end.entity for end in told] if len(told) == 1 else []


def _is_new(sentence: Sentence, fact: Fact) -> bool:
    """Say whether *sentence* brings in whom *fact* is told of, by an article: 'we will host a summit to find partners'."""
    text = sentence.document.text
    places = fact.places_of(fact.subject)
    return any(text[: place.start].rpartition(" ")[0].endswith((" a", " an")) for place in places)


def _is_policy_spoken_of(sentence: Sentence, fact: Fact) -> bool:
    """Say whether the aim is that of a policy which the sentence does not name: the text still speaks of it."""
    is_named = any(entity == fact.subject for _, entity in fact.mentions)
    return not is_named and sentence.known.is_a(fact.subject.classes, POL.Policy)


def _note_names(sentence: Sentence) -> None:
    """Note the names of *sentence* that stand for somebody or something, and do not only say which."""
    discourse = sentence.discourse
    for span, name in sentence.names:
        last = span[-1]
        if name.kind == "form" and last.dep_ not in _MODIFIERS:
            for end in sentence.ends_of(last, POL.Entity):
                discourse.note(end.entity)
        elif name.kind == "term" and name.term:
            # In "US chips" the country only says which chips; in "Peru's plan" it is somebody.
            spoken_of = last.dep_ not in _MODIFIERS
            if spoken_of or (last.dep_ == "poss" and POL.Country in name.term.classes):
                discourse.note(sentence.entities.of_term(name.term, span.text), last.lemma_.lower())


def _last_clause(verb: Token) -> Token:
    """Return the verb of the last of the clauses beside that of *verb* that has a subject of its own: 'work has begun and the port will open'."""
    beside = [
        c
        for c in verb.rights
        if c.dep_ == "conj" and any(s.dep_ in NOUN_SUBJECTS and s.pos_ != "PRON" for s in c.lefts)
    ]
    return _last_clause(beside[-1]) if beside else verb


def _owner(sentence: Sentence, head: Token) -> Token:
    """Return whose goal *head* is, where it is one: 'its aims are to grow' speaks of what has them."""
    noun = head.lemma_.lower()
    is_goal = sentence.known.class_words.get(noun) == POL.Goal or noun in sentence.word_roles[POL.intention]
    if not is_goal or head.i in sentence.parse.names:
        return head
    return next(iter(arguments(head, "possessor") or arguments(head, "of")), head)


def _several(sentence: Sentence) -> list[tuple[Token, Entity]]:
    """Return the nouns by which *sentence* names several things, with what each stands for."""
    return [
        (noun, entity)
        for noun in sentence.span
        if noun.tag_ == "NNS" and noun.pos_ == "NOUN" and noun.dep_ in _NAMING
        for entity in [e.entity for e in sentence.ends_of(noun, POL.Entity)] or [_by_words(sentence, noun)]
    ]


def _pair(sentence: Sentence) -> list[Entity]:
    """Return the two of which *sentence* tells last, one beside the other: 'a road scheme and a rail scheme'."""
    for noun in reversed(sentence.span.tokens):
        if noun.dep_ not in _PAIRED or noun.pos_ not in ("NOUN", "PROPN"):
            continue
        told = items(noun)
        ends = [e for i in told for e in sentence.ends_of(i, POL.Entity)] if len(told) == 2 else []
        if len(ends) == 2:
            return [e.entity for e in ends]
    return []


def _called(sentence: Sentence, told: Description) -> Entity | None:
    """Return what *sentence* calls by the noun of the description *told*, last of all: a gap, where 'this gap' follows."""
    for noun in reversed(sentence.span.tokens):
        is_same = noun.pos_ == "NOUN" and noun.lemma_.lower() == told.noun and noun.dep_ in _NAMING
        if not is_same or told.is_plural != (noun.tag_ == "NNS"):
            continue
        ends = sentence.ends_of(noun, POL.Entity)
        if len(ends) == 1 and told.modifiers <= {*ends[0].entity.label.lower().split()}:
            return ends[0].entity
    return None


def _by_words(sentence: Sentence, noun: Token) -> Entity:
    """Return what the mere words of *noun* stand for: 'the challenges'."""
    kind = sentence.known.class_words.get(noun.lemma_.lower(), POL.Entity)
    return sentence.named(noun_phrase(noun), kind).entity


def _deed(sentence: Sentence, verb: Token) -> Entity | None:
    """Return what *verb* tells that its subject did: 'expanded its grid'."""
    if not has_goal(verb):
        return None
    ends = sentence.deed(verb, POL.Entity)
    return ends[0].entity if ends else None
