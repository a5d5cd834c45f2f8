"""The technology: what a word says is used, each known one by its own name, and by whom."""

from __future__ import annotations

from collections.abc import Iterator

from ...ontology.lexicon import Lexicon
from ...ontology.namespace import POL
from ..fact import Fact
from ..syntax.amount import uncounted
from ..syntax.argument import arguments, first
from ..syntax.cause import FRACTIONS
from ..syntax.coordination import is_pair
from ..syntax.phrase import Phrase, noun_phrase
from ..syntax.preposition import after_of
from ..syntax.tree import Token
from ..syntax.verb import governing_verb, is_infinitive, surface_subject
from .kind import is_people, is_quantity, is_told
from .occurrence import Occurrence
from .sentence import End, Sentence
from .statement import make_fact

_MEANS = frozenset({"through", "by", "with", "via"})
_LESS = frozenset({"less", "fewer"})
_WHERE = frozenset({"in", "premises", "site"})
_USERS = (POL.Actor, POL.Sector, POL.Policy)


def technologies(use: Occurrence, head: Token) -> list[End]:
    """Read the technologies; of a pair, too, each is used: "drones and sensors"."""
    sentence = use.sentence
    if head.lemma_.lower() in sentence.word_roles[POL.potential] and head.i not in sentence.parse.names:
        # "the potential of radio" is told of radio
        within = [e for o in first(head, ("of", "in")) for e in sentence.ends(o, use.range)]
        return [e for e in within if is_told(sentence, e, POL.Technology)]
    amount = after_of(head) if is_quantity(head) or _is_measure(sentence, head) else []
    if amount:
        head = amount[0]  # "deploys 5 GW of solar power": solar power
    if use.sense.object == ("compounded",):
        return _named(sentence, head)
    if use.sense.subject == ("premises",) and not head.conjuncts:
        return _named(sentence, head) or [_less_premises(use, head)]
    pair = [head, *head.conjuncts] if is_pair(head) else []
    if pair and all(_is_told_apart(sentence, h) for h in pair):
        ends = [e for h in pair for e in _named(sentence, h) or sentence.ends_of(h, use.range)]
    else:
        ends = sentence.ends(head, use.range)
    if any(_is_somebody(sentence, e) for o in arguments(head, "of") for e in sentence.ends(o, POL.Entity)):
        return []  # "a network of research centres"
    return [_less_where(sentence, e) for e in ends if not is_people(sentence, e)]


def _is_measure(sentence: Sentence, noun: Token) -> bool:
    """Say whether *noun* is the unit of a number: 'GW' in '5 GW'."""
    is_counted = any(c.dep_ == "nummod" for c in noun.lefts)
    return is_counted and any(noun.text in unit.names for unit in sentence.known.units)


def _is_somebody(sentence: Sentence, end: End) -> bool:
    return is_people(sentence, end) or is_told(sentence, end, POL.Organisation)


def by_which(sentence: Sentence, word: Token, lexicon: Lexicon) -> Iterator[Fact]:
    """Yield what uses the technology that *word* has before a hyphen: ports and AI in 'AI-powered ports'."""
    before, _, last = word.text.rpartition("-")
    noun = word.head
    if not before or word.dep_ != "amod" or noun.pos_ != "NOUN" or word.i > noun.i:
        return
    for sense in lexicon.by_lemma.get(("adjective", f"-{last.lower()}"), ()):
        entity = sentence.entities.of_name(before, POL.Entity)
        if not sentence.known.is_a(entity.classes, POL.Technology):
            continue
        left = noun_phrase(noun)
        phrase = uncounted(Phrase(noun, tuple(t for t in left.tokens if t is not word)))
        used = End(word, entity, sentence.passage_of(word, word))
        yield make_fact(sentence, sense, word, sentence.named(phrase, POL.Entity), used)


def _is_told_apart(sentence: Sentence, noun: Token) -> bool:
    """Say whether *noun*, one of a pair, is known or has words of its own before it: 'secure fibre and 5G networks'."""
    return bool(_named(sentence, noun)) or any(c.dep_ in ("amod", "compound") for c in noun.lefts)


def _named(sentence: Sentence, word: Token) -> list[End]:
    """Return the known thing whose name ends in *word*, whatever else is told of it."""
    span, name = sentence.parse.names.get(word.i, (None, None))
    if span is None or name is None or name.term is None:
        return []
    entity = sentence.entities.of_term(name.term, span.text)
    return [End(word, entity, sentence.passage_of(span[0], span[-1]))]


def _less_where(sentence: Sentence, end: End) -> End:
    """Return the known technology that *end* names with where or what for it is used: 'robots in hospitals' are robots."""
    span, name = sentence.parse.names.get(end.head.i, (None, None))
    if span is None or name is None or name.term is None or end.mention is None:
        return end
    after = next((c for c in end.head.rights if c.dep_ == "prep"), None)
    told = end.entity.label.split()
    if after is None or after.lower_ == "of" or after.lower_ not in told or len(told) <= len(span):
        return end
    if any(t.i < span[0].i for t in end.head.subtree if t.dep_ in ("amod", "compound", "nmod")):
        return end
    entity = sentence.entities.of_term(name.term, span.text)
    return End(end.head, entity, sentence.passage_of(span[0], span[-1]))


def _less_premises(use: Occurrence, head: Token) -> End:
    """Return what *head* names without where it is put to use: 'the use of body cameras in Chile' tells of body cameras."""
    where = {t for place in arguments(use.word, "premises") for t in place.head.subtree}
    phrase = uncounted(Phrase(head, tuple(t for t in noun_phrase(head).tokens if t not in where)))
    return use.sentence.named(phrase, use.range)


def equipped(use: Occurrence, head: Token) -> list[End] | None:
    """Read what is equipped without that by which it is: 'covers towns with radio' tells of towns."""
    sense = use.sense
    if sense.subject != ("object",):
        return None
    if head.lower_ in FRACTIONS and not head.conjuncts:  # "pumps water a third of the plots"
        return [e for o in after_of(head) for e in use.sentence.ends(o, use.domain)] or None
    beside = {t for c in head.rights if c.dep_ == "prep" and c.lower_ in sense.object for t in c.subtree}
    if not beside or head.conjuncts:
        return None
    phrase = uncounted(Phrase(head, tuple(t for t in noun_phrase(head).tokens if t not in beside)))
    return [use.sentence.named(phrase, use.domain)]


def user(use: Occurrence, head: Token) -> list[End] | None:
    """Read nobody as the user of what they only watch over or give up, or of what something else comes of: 'issues raised by its use'."""
    word, sense = use.word, use.sense
    if head.tag_ == "VBG" and sense.part_of_speech == "noun":
        # "Peru supports the use of radio by lending money": not the lending
        around = arguments(word, "governor") if "governor" in sense.subject else []
        return [e for o in around if o.tag_ != "VBG" for e in use.sentence.ends(o, use.domain)]
    if not _WHERE.isdisjoint(sense.subject):
        whose = _whose_work(use, head)
        if whose:
            return whose
        if _is_no_place(use, head):
            return []
    if "on" in sense.object and any(c.dep_ == "dobj" and is_quantity(c) for c in word.rights):
        return []  # "spends 10 million on radio" tells what it costs
    verb = governing_verb(word) if sense.part_of_speech == "noun" else None
    if verb is None:
        return None
    roles, listed = use.sentence.word_roles, word
    listed = listed.first_conjunct
    acted_on = verb in (listed.head, listed.head.head) and listed.head.lower_ not in _MEANS
    if acted_on and verb.lemma_.lower() in roles[POL.oversight] | roles[POL.reduction]:
        return []  # "ended its reliance on radio", but "cuts costs through the use of radio"
    if "governor" not in sense.subject:
        return None
    if arguments(word, "opened") and not _acts(verb):
        ends = use.sentence.ends(head, use.domain)
        if not any(
            is_people(use.sentence, e) or any(is_told(use.sentence, e, k) for k in _USERS) for e in ends
        ):
            return []  # "with the use of radio, losses have fallen"
    return (
        [] if verb.dep_ == "acl" and not is_infinitive(verb) and head not in surface_subject(verb) else None
    )


def _whose_work(use: Occurrence, head: Token) -> list[End]:
    """Return whose work *head* is, in which something is put to use: 'in the daily work of the port office'."""
    if head.lemma_.lower() not in use.sentence.word_roles[POL.endeavour]:
        return []
    owners = arguments(head, "possessor") or arguments(head, "of")
    return [e for o in owners for e in use.sentence.ends(o, use.domain)]


def _is_no_place(use: Occurrence, head: Token) -> bool:
    """Say whether *head* only says how something is done: 'in real time', and not 'in the port', 'in farming', 'on farms'."""
    if head.tag_ != "NN" or any(c.dep_ in ("det", "poss", "nummod") for c in head.lefts):
        return False
    ends = use.sentence.ends(head, POL.Entity)
    return not any(is_told(use.sentence, e, k) for e in ends for k in _USERS)


def _acts(verb: Token) -> bool:
    """Say whether somebody does something to something else by *verb*: 'with the help of radio, rangers count elephants'."""
    return any(c.dep_ == "dobj" for c in verb.rights)


def is_spared(_: Sentence, __: End, object: End) -> bool:
    """Say whether the object is something of which there is to be less: 'use less seed', 'need fewer nets'."""
    return any(c.dep_ == "amod" and c.lower_ in _LESS for c in object.head.lefts)
