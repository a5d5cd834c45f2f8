"""The variants: a phrase that says several things at once, as one phrase for each of them."""

from __future__ import annotations

from ...ontology.namespace import POL
from .clause import clause
from .coordination import items
from .phrase import Phrase, noun_phrase, strip
from .tree import Token
from .verb import is_infinitive


def variants(phrase: Phrase) -> list[Phrase]:
    """Split a phrase by its lists: of prepositions ('gaps in A and in B') or of what follows one."""
    for first in phrase.tokens:
        if first.dep_ == "prep" and not _is_aside(first, phrase.head):
            siblings = [p for p in items(first) if p.pos_ == "ADP" and p in phrase.tokens]
            if len(siblings) > 1:
                inside = set(first.subtree)
                before = tuple(
                    t for t in phrase.tokens if t not in inside and t.i < first.i and t.dep_ != "advmod"
                )
                each = [Phrase(phrase.head, strip((*before, *_alone(p, phrase)))) for p in siblings]
                return [variant for one in each for variant in _list_variants(one)]
    return _list_variants(phrase)


def _alone(preposition: Token, phrase: Phrase) -> tuple[Token, ...]:
    """Return *preposition* and what of *phrase* stands after it, up to what joins the next one."""
    end = min(
        (c.left_edge.i for c in preposition.rights if c.dep_ in ("cc", "conj")),
        default=preposition.right_edge.i + 1,
    )
    return tuple(t for t in preposition.subtree if preposition.i <= t.i < end and t in phrase.tokens)


def _list_variants(phrase: Phrase) -> list[Phrase]:
    """Split a phrase whose complement is a list: 'changes in the modes of A and the forms of B' is two changes.

    Only a list of full phrases is split; bare nouns ("people, equipment and products") stay together, and so do
    those between which something is: 'links between the north and the south'.
    """
    for preposition in phrase.tokens:
        if preposition.dep_ != "prep" or preposition.lower_ in _MUTUAL:
            continue
        if preposition.lower_ == "of" and preposition.head.text in _SHARES:
            continue  # "make 70% of the nets, hooks and lines that it needs"
        lists = [c for c in preposition.children if c.dep_ == "pobj" and c.conjuncts]
        if not lists or _is_aside(preposition, phrase.head):
            continue
        for first in lists:
            siblings = [i for i in items(first) if i in phrase.tokens or i.head in phrase.tokens]
            several = preposition.lower_ == "of" and len(siblings) > 2
            # "the use of wind and its by-products": what is the wind's is told along with it
            if any(c.tag_ == "PRP$" for i in siblings[1:] for c in i.lefts):
                continue
            if len(siblings) > 1 and (several or _stand_apart(siblings)):
                inside = {t for i in siblings for t in i.subtree}
                before = tuple(t for t in phrase.tokens if t not in inside and t.i < first.i)
                after = tuple(t for t in phrase.tokens if t not in inside and t.i > siblings[-1].i)
                return [
                    Phrase(phrase.head, strip((*before, *noun_phrase(i).tokens, *after))) for i in siblings
                ]
    return [phrase]


def _is_aside(token: Token, head: Token) -> bool:
    """Say whether *token* belongs to a participle within the phrase: a list there is no list of what is said."""
    for above in token.ancestors:
        if above == head:
            return False
        if above.dep_ == "acl":
            return True
    return False


def split_objects(phrase: Phrase) -> list[Phrase]:
    """Split a clause whose object is a list of full phrases: 'supporting our security and access to X'.

    Also one of three or more that something is helped to be done to: 'helped turn A, B and C into D'.
    """
    verb = phrase.head
    acting = _innermost(verb)
    if _is_blend(acting):
        return [phrase]
    for first in acting.children:
        if first.dep_ != "dobj" or first not in phrase.tokens:
            continue
        siblings = items(first)
        counted = all(any(c.dep_ == "nummod" for c in s.lefts) for s in siblings)
        # "connect 40 schools, 20 ports and 30 farms" tells of each what it is to be connected to
        if acting.lemma_ in acting.doc.roles[POL.joining] and not counted:
            return [phrase]  # "links A, B and C": none of them alone is linked
        if any(c.dep_ == "xcomp" and c.i > siblings[-1].i and is_infinitive(c) for c in acting.rights):
            return [phrase]  # "helps ferries and trains to save fuel"
        apart = acting is verb and len(siblings) > 1 and _stand_apart(siblings)
        if apart or len(siblings) > 2:
            inside = set(first.subtree)
            before = tuple(t for t in phrase.tokens if t not in inside and t.i < first.i)
            after = tuple(t for t in phrase.tokens if t not in inside and t.i > siblings[-1].i)
            return [
                v for i in siblings for v in variants(Phrase(verb, (*before, *noun_phrase(i).tokens, *after)))
            ]
    return variants(phrase)


def _innermost(verb: Token) -> Token:
    """Return the one verb without an object before it that *verb* helps or lets be done: 'turn' in 'helps turn A into B'."""
    if any(c.dep_ == "dobj" for c in verb.rights):
        return verb
    made = [c for c in verb.rights if c.dep_ == "xcomp" and c.tag_ in ("VB", "VBP")]
    alone = len(made) == 1 and not any(c.dep_ in ("conj", "nsubj") for c in made[0].children)
    return _innermost(made[0]) if alone else verb


def _is_blend(verb: Token) -> bool:
    """Say whether *verb* tells with what its object is made one: of 'combining A with B and C', C alone is no part."""
    within = [*verb.rights, *(c for o in verb.rights if o.dep_ == "dobj" for c in o.rights)]
    return verb.lemma_ in verb.doc.roles[POL.joining] and any(
        c.dep_ == "prep" and c.lower_ == "with" for c in within
    )


def split_deeds(phrase: Phrase) -> list[Phrase]:
    """Split a clause that tells what several things somebody is made to do: 'helps towns to mend roofs and hire nurses'."""
    verb = phrase.head
    for made in verb.rights:
        if made.dep_ not in _MADE or made.tag_ not in ("VB", "VBP") or made not in phrase.tokens:
            continue
        deeds = items(made)
        if len(deeds) > 1 and all(any(c.dep_ in _ACTED_ON for c in deed.rights) for deed in deeds):
            before = tuple(t for t in phrase.tokens if t.i < made.i)
            return [
                Phrase(verb, strip((*before, *clause(deed, with_subject=False).tokens))) for deed in deeds
            ]
    return [phrase]


_SHARES = frozenset({"%", "percent"})
_MUTUAL = frozenset({"between", "among", "amongst"})
_MADE = frozenset({"ccomp", "xcomp"})
_ACTED_ON = frozenset({"dobj", "prep", "attr", "acomp", "ccomp", "xcomp"})


def _stand_apart(nouns: list[Token]) -> bool:
    """Say whether no word about one noun of the list can be about another: 'growth and new jobs', not 'new A and B'."""
    led = all(any(c.dep_ in ("amod", "compound", "poss") for c in n.lefts) for n in nouns[1:])
    return led or all(map(_is_full, nouns))


def _is_full(noun: Token) -> bool:
    """Say whether *noun* has words of its own about it."""
    return any(c.dep_ in ("amod", "compound", "nmod", "poss", "prep", "nummod") for c in noun.children)
