"""The whole: of what a word tells parts or members, where the head of its subject does not name just that."""

from __future__ import annotations

from ...ontology.namespace import POL
from ..fact import Entity
from ..grammar.plural import singular
from ..syntax.argument import arguments
from ..syntax.coordination import is_pair, items
from ..syntax.membership import is_counted, manifold
from ..syntax.preposition import after_of, complement
from ..syntax.tree import Token
from ..syntax.verb import SUBJECTS, is_infinitive, raised
from .kind import is_people, is_told, names_division
from .occurrence import Occurrence
from .reference import head_noun
from .sentence import End, Sentence

_FOR = frozenset({"for", "to"})
_THOSE = frozenset({"these", "they"})
_DIVIDED = (POL.Policy, POL.Organisation)
WITHOUT_PARTS = (POL.Goal, POL.Challenge)
"""The classes of which it is no news that they have members: which there are is told of whom they concern."""


def within(sentence: Sentence, noun: Token) -> list[Token]:
    """Return what *noun* only tells something to lie in, or *noun* itself: the plan in 'in the scope of the plan'."""
    if noun.lemma_.lower() not in sentence.word_roles[POL.extent]:
        return [noun]
    return after_of(noun) or [noun]


def divided(use: Occurrence, head: Token) -> list[End] | None:
    """Read the policy or the body whose parts are told by the word for a part: a plan's pillars, a bureau's directorates."""
    sentence = use.sentence
    whose = arguments(head, "governor")
    if head.lemma_.lower() in sentence.word_roles[POL.membership]:
        whose = arguments(head, "of") or arguments(head, "possessor") or whose
    elif not names_division(sentence, head):
        return None
    wholes = [e for g in whose for e in sentence.ends(g, use.domain)]
    return wholes if any(is_told(sentence, e, k) for e in wholes for k in _DIVIDED) else None


def topics(use: Occurrence, noun: Token) -> list[Token]:
    """Return on what several parts are that have no names of their own: X and Y in 'chapters on X and Y'."""
    return arguments(noun, "on") if noun.tag_ == "NNS" and names_division(use.sentence, noun) else []


def alone(use: Occurrence, head: Token) -> list[End]:
    """Read the head alone: the list that follows is no sibling of it."""
    return use.sentence.ends_of(head, use.domain)


def whole(use: Occurrence, head: Token) -> list[End]:
    """Read the class alone whose members are listed, or what a singular that has so many parts is told of."""
    if head.tag_ != "NN":
        return alone(use, head)
    parted = manifold(head) in use.sentence.word_roles[POL.division]  # not "a five-year plan"
    return use.sentence.ends_of(raised(head), use.domain) if parted else []


def class_of_members(use: Occurrence, head: Token) -> list[End] | None:
    """Read the class of which members are told."""
    sentence, word = use.sentence, use.word
    if use.sense.object == ("listed",):
        return alone(use, head)
    if head.i >= word.i:
        return None
    of = _of_their_kind(sentence, word, head)
    return [e for e in sentence.ends(of, use.domain) if e.head.i < word.i]  # nor what follows the examples


def those_before(use: Occurrence, head: Token) -> list[End] | None:
    """Read what the sentence before spoke of, of which members are told: 'uses new boats. These include ferries'."""
    if head.i > use.word.i:
        return None
    those = those_told(use.sentence, head, arguments(use.word, use.sense.object[0]))
    if use.sense.object == ("identified",):
        those = [(n, e) for n, e in those if is_counted(n)]  # "these are good times" names none
    if any(use.sentence.known.is_a(e.classes, kind) for _, e in those for kind in WITHOUT_PARTS):
        return []
    return [End(head, entity, None) for _, entity in those] or None


def those_told(sentence: Sentence, pronoun: Token, heads: list[Token]) -> list[tuple[Token, Entity]]:
    """Return the noun of the sentence before for which 'these' or 'they' stands, with what it names.

    :param heads: the words that head what is listed of it.
    """
    members = [i for head in heads for i in items(head)]
    if pronoun.lower_ not in _THOSE or pronoun.pos_ not in ("PRON", "DET") or not members:
        return []
    names = sentence.parse.names
    kinds = {kind for i in members for kind in sentence.entities.kinds_of(i, names)}
    named = sentence.discourse.several()
    of_their_kind = [
        (n, e)
        for n, e in reversed(named)
        if any(sentence.known.is_a(tuple(kinds), kind) for kind in e.classes if kind != POL.Entity)
    ]
    if not of_their_kind and len(named) > 1:
        # Of the subject and something else it is the latter; what has a name of its own may be either of them.
        named = [(n, e) for n, e in named if n.dep_ not in SUBJECTS and members[0].pos_ != "PROPN"]
    return of_their_kind[:1] or (named if len(named) == 1 else [])


def _of_their_kind(sentence: Sentence, word: Token, near: Token) -> Token:
    """Return the noun of which the members after *word* are told: the *near* one, or one further left that is of their kind.

    In "technologies that change lives such as radio" they are technologies, and not lives.
    """
    known, names = sentence.known, sentence.parse.names
    if near.dep_ == "conj" and is_pair(near.head):
        near = near.head  # "new tasks and projects, including A" are both
    if near.tag_ == "NNP" and word.lower_ == "as":  # a name is no class: "firms in Peru such as A"
        near = next((above for above in near.ancestors if above.tag_ == "NNS"), near)
    members = [i for m in complement(word) for i in items(m)]
    over = _over_purpose(sentence, near, members)
    if over is not None:
        return over
    of = {kind for i in members for kind in sentence.entities.kinds_of(i, names)}
    if of and any(known.is_a(tuple(of), kind) for kind in sentence.entities.kinds_of(near, names)):
        return near
    before = _before_mark(word)
    if before is not None and before.tag_ == "NNS" and not (before in near.conjuncts and is_pair(near)):
        near = before  # "firms in three areas - such as health" may be read as firms such as health
    elif near.tag_ == "NN" and before is near:
        # "the ports where radio has the greatest impact, such as X": an impact is no class.
        around = next((v for v in near.ancestors if v.dep_ == "relcl"), None)
        near = around.head if around is not None and around.head.tag_ == "NNS" else near
    if _is_for_people(sentence, near) and not any(_is_people(sentence, i) for i in members):
        return near.head.head  # "grants for farmers, including loans and rebates"
    is_one = near.tag_ == "NN" and near.head.dep_ == "prep" and near.head.head.tag_ == "NNS"
    if is_one and all(i.pos_ == "PROPN" for i in members):
        return near.head.head  # "cities with bad air, including A and B": one air is no class of cities
    for above in near.ancestors:
        if above.tag_ in ("NNS", "NNPS") and any(
            known.is_a(tuple(of), kind) for kind in sentence.entities.kinds_of(above, names)
        ):
            return above
    return near


def _over_purpose(sentence: Sentence, near: Token, members: list[Token]) -> Token | None:
    """Return the policies of which *members* are some, where *near* is only what they are for: 'funds to build ports, such as X'.

    The sign is that members are called policies, and none of them by the word of what is near.
    """
    act = near.head
    above = act.head if near.dep_ == "dobj" and is_infinitive(act) and act.dep_ in ("acl", "relcl") else None
    words = sentence.known.class_words
    if above is None or above.tag_ != "NNS" or words.get(above.lemma_.lower()) != POL.Policy:
        return None
    own = {
        singular(head_noun(m.text)) for m in members if words.get(singular(head_noun(m.text))) == POL.Policy
    }
    return above if own and near.lemma_.lower() not in own else None


def _is_for_people(sentence: Sentence, noun: Token) -> bool:
    """Say whether *noun* are the people for whom several things are: 'grants for farmers'."""
    above = noun.head
    is_for = noun.dep_ == "pobj" and above.lower_ in _FOR and above.head.tag_ == "NNS"
    return is_for and _is_people(sentence, noun)


def _is_people(sentence: Sentence, noun: Token) -> bool:
    return noun.pos_ == "PROPN" or any(
        is_people(sentence, e) or is_told(sentence, e, POL.Actor) for e in sentence.ends_of(noun, POL.Entity)
    )


def _before_mark(word: Token) -> Token | None:
    """Return what stands right before 'such as' with a comma or a dash between."""
    first = word.left_edge.i
    if first < 2 or not word.doc[first - 1].is_punct:
        return None
    return word.doc[first - 2]
