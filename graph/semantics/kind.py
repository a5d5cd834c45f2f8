"""The kind: of what class the text says that an end of a fact is."""

from __future__ import annotations

from itertools import takewhile

from ...ontology.namespace import POL
from ..grammar.plural import singular
from ..syntax.preposition import after_of
from ..syntax.pronoun import antecedent, is_pronoun
from ..syntax.tree import Token
from .reference import head_noun
from .sentence import PERCENT, End, Sentence

_BEFORE = frozenset({"compound", "nmod", "amod"})
_COURSES = (POL.falling, POL.rising)  # how things go: "the drop", "a surge"
_STRICT = frozenset({POL.Actor, POL.Policy, POL.Technology})


def told_classes(sentence: Sentence, end: End) -> tuple[str, ...]:
    """Return the classes of what *end* names by more than its place in the statement."""
    term = sentence.known.by_iri.get(end.entity.iri)
    if term is not None:
        return term.classes
    told = sentence.told.get(end.head.i)
    if told is None:
        told = sentence.told[end.head.i] = _told_by_words(sentence, end.head)
    return told if end.mention is not None else (*end.entity.classes, *told)


def _told_by_words(sentence: Sentence, noun: Token) -> tuple[str, ...]:
    """Return the classes that *noun* and the words around it tell; a pronoun has those of what it stands for."""
    if is_pronoun(noun):
        word = antecedent(noun)
        return () if word is None or is_pronoun(word) else _told_by_words(sentence, word)
    told, lemma = sentence.entities.kinds_of(noun, sentence.parse.names), noun.lemma_.lower()
    if lemma in sentence.word_roles[POL.adversity] or _turns_bad(sentence, noun):
        told = (*told, POL.Challenge)
    if sentence.known.class_words.get(lemma) == POL.Development and _is_of_adversity(sentence, noun):
        told = (*told, POL.Challenge)
    if lemma in sentence.word_roles[POL.edition] and _is_of_policy(sentence, noun):
        told = (*told, POL.Policy)
    if noun.pos_ == "NOUN" and any(lemma in sentence.word_roles[r] for r in _COURSES):
        told = (*told, POL.Development)
    if lemma in sentence.word_roles[POL.apparatus]:
        return (*told, POL.Technology)
    carries = POL.BusinessFunction in told or lemma in sentence.word_roles[POL.carrier]
    return (*told, POL.Technology) if carries and _is_of_technology(sentence, noun) else told


def _turns_bad(sentence: Sentence, noun: Token) -> bool:
    """Say whether *noun* is a burden that a word before it tells to be great: 'rising costs'."""
    roles = sentence.word_roles
    said = {c.lower_ for c in noun.lefts if c.dep_ == "amod"}
    return noun.lemma_.lower() in roles[POL.burden] and not said.isdisjoint(roles[POL.rising])


def _is_of_adversity(sentence: Sentence, noun: Token) -> bool:
    """Say whether what is bad has *noun*: 'the impacts of the drought'."""
    of = after_of(noun)
    return any(o.lemma_.lower().rpartition(" ")[2] in sentence.word_roles[POL.adversity] for o in of)


def _is_of_policy(sentence: Sentence, noun: Token) -> bool:
    """Say whether *noun* is that of a policy: 'the second phase of the strategy'."""
    return any(sentence.known.is_a(_told_by_words(sentence, o), POL.Policy) for o in after_of(noun))


def _is_of_technology(sentence: Sentence, noun: Token) -> bool:
    """Say whether *noun* is that of a technology told before it: 'a radio service', 'an electronic record', 'an AI-driven test'."""
    before = [c for c in noun.lefts if c.dep_ in _BEFORE]
    before += [c for word in before for c in word.lefts if c.dep_ in _BEFORE]  # "an electronic case system"
    return any(_is_technical(sentence, c) for c in before)


def _is_technical(sentence: Sentence, word: Token) -> bool:
    """Say whether *word* names a technology, or says that what follows works by one."""
    _, name = sentence.parse.names.get(word.i, (None, None))
    if name is not None and name.term is not None and sentence.known.is_a(name.term.classes, POL.Technology):
        return True
    roles = sentence.word_roles
    if not roles[POL.technical].isdisjoint((word.lower_, word.lemma_.lower())):
        return True
    first, hyphen, last = word.lower_.rpartition("-")
    if not hyphen or f"-{last}" not in roles[POL.technical]:
        return False
    entity = sentence.entities.of_name(first, POL.Entity)
    of_class = sentence.known.is_a(entity.classes, POL.Technology)
    return of_class or first in roles[POL.technical] | roles[POL.apparatus]


def is_told(sentence: Sentence, end: End, kind: str) -> bool:
    """Say whether *end* is told to be of the class *kind*."""
    return sentence.known.is_a(told_classes(sentence, end), kind)


def fits(sentence: Sentence, end: End, required: str | None) -> bool:
    """Say whether *end* is told to be of the class that a sense requires; a new name may be a policy's."""
    if required is None or is_told(sentence, end, required):
        return True
    are_people = sentence.known.class_words.get(end.head.lemma_.lower()) == POL.Person  # "Ministers in Peru"
    is_body = are_people or is_told(sentence, end, POL.Organisation)
    return required == POL.Policy and is_new_name(end) and not is_body


def can_be(sentence: Sentence, end: End, role: str) -> bool:
    """Say whether what is told of *end* leaves room for the class that the property asks for."""
    told = told_classes(sentence, end)
    if not told or role not in _STRICT or sentence.known.is_a(told, role):
        return True
    if role == POL.Policy and sentence.known.is_a(told, POL.Undertaking):
        return True  # what an actor launches, such as an investment
    return role == POL.Policy and is_new_name(end) and sentence.known.is_a(told, POL.Organisation)


def is_new_name(end: End) -> bool:
    """Say whether *end* is a name of several words that the vocabulary does not have."""
    words = [w for w in end.entity.label.split() if w[0].isalpha() and len(w) > 3]
    return len(words) > 1 and all(w[0].isupper() for w in words)


def is_people(sentence: Sentence, end: End) -> bool:
    """Say whether *end* is some people, or what they live by together: 'farmers', 'the economy'."""
    is_here = end.mention is not None  # and not what "they" stands for
    noun = end.head.lemma_.lower() if is_here else singular(head_noun(end.entity.label))
    return noun in sentence.word_roles[POL.people]


def is_bare(sentence: Sentence, end: End) -> bool:
    """Say whether *end* is the mere word of a class, such as "challenges"."""
    if end.head.lemma_.lower() not in sentence.known.class_words:
        return False
    words = {t for i in (end.head, *end.head.conjuncts) for t in (i.lemma_.lower(), i.lower_)}
    return words.issuperset(w for w in end.entity.label.lower().split() if w != "and")


def is_body(sentence: Sentence, end: End) -> bool:
    """Say whether *end* is called a body, as in "the Planning Committee"."""
    last = end.entity.label.split()[-1].lower()
    return sentence.known.class_words.get(last, POL.Policy) != POL.Policy


def governs(sentence: Sentence, end: End) -> bool:
    """Say whether *end* is a country or a government."""
    # neither "government investment" nor "gaps in government services" govern
    label = end.entity.label
    if end.mention is not None and end.head.pos_ == "NOUN":
        label = end.head.lemma_
    elif label[0].islower():
        label = head_noun(label)
    words = (
        label.lower().removesuffix(" of government").split()
    )  # "the Data Centre of Government" is a centre
    return not sentence.word_roles[POL.governing].isdisjoint(words) or is_told(sentence, end, POL.Place)


def is_actor(sentence: Sentence, end: End) -> bool:
    """Say whether *end* is a country, a government or another body, and no policy that is called one."""
    is_body = is_told(sentence, end, POL.Organisation) and not is_told(sentence, end, POL.Policy)
    return is_body or governs(sentence, end)


def is_quantity(noun: Token) -> bool:
    """Say whether *noun* is a number, as in "over 49 trillion", or a number of units."""
    is_money = noun.ent_type_ in ("MONEY", "PERCENT", "QUANTITY") and any(
        c.pos_ == "NUM" for c in noun.children
    )
    return noun.pos_ == "NUM" or noun.tag_ in ("CD", "$") or noun.text in PERCENT or is_money


def is_zero(sentence: Sentence, noun: Token) -> bool:
    """Say whether *noun* is the zero of "net zero", which tells of what is let out as no other number does."""
    is_none = sentence.known.numerals.get(noun.lower_) == 0
    return is_none and any(c.dep_ == "amod" for c in noun.lefts)


def is_named(sentence: Sentence, end: End) -> bool:
    """Say whether *end* has a name of its own, or is known by one."""
    return end.head.pos_ == "PROPN" or end.head.i in sentence.parse.names or end.mention is None


def is_owned(end: End) -> bool:
    """Say whether a pronoun tells whose *end* is: 'its plan'."""
    return any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in end.head.lefts)


def is_intention(sentence: Sentence, end: End) -> bool:
    """Say whether *end* is a mere mission, vision or the like, and not a policy that is called one."""
    named = end.head.text if end.mention is not None else end.entity.label
    is_name = end.head.i in sentence.parse.names or named[:1].isupper()
    words = {end.head.lemma_.lower(), end.head.lower_}  # "plans" are intentions where "a plan" is a policy
    return not is_name and not sentence.word_roles[POL.intention].isdisjoint(words)


def eases(sentence: Sentence, noun: Token, said: set[str]) -> bool:
    """Say whether it is no challenge that *noun* is as the words *said* of it tell: 'fall' of costs, 'high' of wages."""
    roles = sentence.word_roles
    of = after_of(noun)
    is_burden = any(n.lemma_.lower() in roles[POL.burden] for n in (noun, *of))
    return not said.isdisjoint(roles[POL.falling] if is_burden else roles[POL.rising])


def policy_around(sentence: Sentence, verb: Token, noun: Token) -> Token:
    """Return the policy of which the clause of *verb* after *noun* tells: the rules in 'the rules on the use of X that passed'."""
    if verb.head is not noun or _is_policy_word(sentence, noun) or noun.i in sentence.parse.names:
        return noun
    within = takewhile(lambda a: a.dep_ not in _MAIN, (a for a in noun.ancestors if a.i < noun.i))
    several = {"VBZ": False, "VBP": True}.get(verb.tag_)
    fitting = (a for a in within if several is None or several == (a.tag_ in _PLURALS))
    return next((a for a in fitting if a.pos_ == "NOUN" and _is_policy_word(sentence, a)), noun)


def _is_policy_word(sentence: Sentence, noun: Token) -> bool:
    return sentence.known.class_words.get(noun.lemma_.lower()) == POL.Policy


def names_division(sentence: Sentence, noun: Token) -> bool:
    """Say whether *noun* only tells that there are parts: the pillars in 'has three pillars'."""
    return noun.lemma_.lower() in sentence.word_roles[POL.division]


_MAIN = frozenset({"ROOT", "ccomp", "conj", "advcl"})
_PLURALS = frozenset({"NNS", "NNPS"})
