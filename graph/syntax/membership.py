"""The membership: what a text says to be of a class, or names as the members of a list, and of which one."""

from __future__ import annotations

from ...ontology.namespace import POL
from .article import is_any
from .cause import is_measure
from .example import is_example, span_end, span_ends
from .preposition import complement, complements
from .tree import Token
from .verb import LIST_MARKS, VERBAL, is_passive, object_, possessor, surface_subject

_NOUNS = frozenset({"NOUN", "PROPN"})
_PLURALS = frozenset({"NNS", "NNPS"})
_TOLD_OF_NOUN = frozenset({"acl", "relcl"})
_ONES = frozenset({"NUM", "PRON", "DET"})
_COUNTED = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_FEW = frozenset({*_COUNTED, "multi"})
FOR_EXAMPLE = frozenset({"e.g.", "eg", "e.g", "i.e.", "ie"})
_NAMELY = frozenset({"namely", "viz", "viz.", "specifically"})
_SEVERAL = frozenset({"several", "following"})


def examples(noun: Token) -> list[Token]:
    """Return the members of a class that the text names after it: 'challenges such as X'."""
    told = [noun]
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.tag_ == "NN":
        told.append(noun.head.head)  # "a number of challenges, such as X"
    if told[-1].dep_ == "dobj":
        told.append(told[-1].head)  # "sets targets for all, including X" may be read as sets, including X
    return [o for n in told for c in n.rights if c.dep_ == "prep" and is_example(c) for o in complement(c)]


def span(preposition: Token) -> list[Token]:
    """Return the ends of what a 'from' spans after a comma, each with its list: 'crops, from rice to tea and cocoa'."""
    if span_end(preposition) is None:
        return []
    return [*complement(preposition), *(o for to in span_ends(preposition) for o in complement(to))]


def category(colon: Token) -> list[Token]:
    """Return the plural whose phrase ends right before a colon or a dash: 'four goals: A and B', 'fields of action: A'.

    Of several it is the one of which the text tells how many there are, else the nearest; a clause about it may come
    between: 'three goals that the council set for all ports: A, B and C'. A singular is as good as a plural where it
    is told to have parts: 'a two-stage plan: A and B'.
    """
    before = colon.nbor(-1) if colon.i > 0 else colon
    nouns = [before] if before.pos_ in _NOUNS else []
    for above in before.ancestors:
        if above.i > before.i or (above.pos_ in VERBAL and above.dep_ not in _TOLD_OF_NOUN):
            break
        if above.pos_ in _NOUNS:
            nouns.append(above)
    wholes = [n for n in nouns if manifold(n)]
    plurals = [n for n in nouns if n.tag_ in _PLURALS]
    counted = [n for n in plurals if is_counted(n)]
    if not counted and before.tag_ not in _PLURALS:
        # "two things happened at the port of Callao: A and B"
        about = (*surface_subject(colon.sent.root), *object_(colon.sent.root))
        counted = [n for n in about if n.tag_ in _PLURALS and n.i < colon.i and is_counted(n)]
        counted = counted or _only_counted(colon)
    if before.pos_ not in _NOUNS and not counted:
        # "the aims of the plan are clear: A and B"
        plurals = [
            n for n in surface_subject(before.head) if n.tag_ in _PLURALS and before.head.lemma_ == "be"
        ]
    return counted[:1] or wholes[:1] or plurals[:1]


def _only_counted(colon: Token) -> list[Token]:
    """Return the one plural before *colon* of which its sentence tells how many there are, where it tells so of no other."""
    before = colon.doc[colon.sent.start : colon.i]
    found = [t for t in before if t.tag_ in _PLURALS and t.pos_ == "NOUN" and is_counted(t)]
    return found if len(found) == 1 else []


def manifold(noun: Token) -> str:
    """Return the word for what a singular is told to have several of: the stage in 'a two-stage plan', else nothing."""
    told = (c.lower_.partition("-") for c in noun.lefts if c.dep_ in ("amod", "compound", "nmod"))
    return next((what for number, _, what in told if noun.tag_ == "NN" and number in _FEW), "")


def is_counted(noun: Token) -> bool:
    """Say whether the text tells how many there are, or that there are several: 'six goals', 'the following goals'."""
    return any(c.dep_ == "nummod" or c.lower_ in _SEVERAL for c in noun.lefts)


def listed_after(colon: Token) -> list[Token]:
    """Return the first of the nouns that follow a colon or a dash, where there are several or a number was told.

    What a thing is divided into may be deeds: 'three themes: doing A, doing B and doing C'.
    """
    return [
        c
        for noun in category(colon)
        for c in enumerated(noun)
        if (c.pos_ in _NOUNS or (c.tag_ == "VBG" and noun.lemma_.lower() in noun.doc.roles[POL.division]))
        and (any(d.dep_ == "conj" for d in c.children) or is_counted(noun))
    ]


def enumerated(noun: Token) -> list[Token]:
    """Return what follows the noun after a colon, a dash or 'namely', or as names: 'three laws: X, Y and Z', 'two laws, X and Y'."""
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    marked = [
        c
        for n in dict.fromkeys((noun, over))
        for c in n.children
        if c.i > noun.i
        and c.dep_ in ("appos", "conj", "acl")
        and (noun.doc[c.left_edge.i - 1].text in LIST_MARKS or (c.dep_ == "appos" and _is_specified(c)))
    ]
    return marked or named(noun)


def are_as_many(noun: Token, first: Token) -> bool:
    """Say whether the list that *first* begins has as many members as the text says that there are: 'two crops, X and Y'."""
    told = next((c.lower_ for c in noun.lefts if c.dep_ == "nummod"), "")
    members = [first, *(c for c in first.conjuncts if c.i > first.i)]
    return (
        told in _COUNTED
        and len(members) == _COUNTED.index(told) + 2
        and all(m.pos_ in _NOUNS for m in members)
    )


def _is_specified(noun: Token) -> bool:
    """Say whether *noun* says which one the only thing before it is: 'one aim, namely X'."""
    return noun.head.tag_ == "NN" and noun.left_edge.lower_ in _NAMELY


def named(noun: Token) -> list[Token]:
    """Return the first of the names that follow several counted things after a comma: 'two laws, X and Y'.

    What has no name is listed where there is as much of it as was told: 'two crops, yams and rice'.
    """
    if noun.tag_ not in _PLURALS or not is_counted(noun):
        return []
    beside = (
        c
        for c in noun.rights
        if c.dep_ == "appos" and c.conjuncts and (c.pos_ == "PROPN" or are_as_many(noun, c))
    )
    return [c for c in beside if noun.doc[c.left_edge.i - 1].text == ","]


def glossed(first: Token) -> Token | None:
    """Return the plural right before the parenthesis that *first* opens: the fields in 'new fields (A and B)'."""
    if first.i < 2 or first.nbor(-1).text != "(":
        return None
    noun = first.doc[first.i - 2]
    return noun if noun.tag_ in _PLURALS or _is_body(noun) else None


def _is_body(noun: Token) -> bool:
    """Say whether *noun* is, or is the name of, several who act together: an alliance."""
    return noun.lemma_.lower().rpartition(" ")[2] in noun.doc.roles[POL.collective]


def bracketed_class(parenthesis: Token) -> list[Token]:
    """Return the plural after which *parenthesis* opens, where it lists what there is of it: 'new fields (A and B)'."""
    return [n.head for n in bracketed(parenthesis)]


def bracketed(parenthesis: Token) -> list[Token]:
    """Return the first of the nouns that *parenthesis* lists of the plural before it, several or as an example."""
    noun = parenthesis.nbor(-1) if parenthesis.i > 0 else parenthesis
    found = [c for c in noun.rights if c.dep_ == "appos" and c.left_edge.i == parenthesis.i + 1]
    if _is_body(noun):  # "the alliance (Peru and Chile)"
        return [c for c in found if c.pos_ == "PROPN" and any(d.dep_ == "conj" for d in c.rights)]
    return [
        c
        for c in found
        if noun.tag_ in _PLURALS
        and (c.left_edge.lower_ in FOR_EXAMPLE or any(d.dep_ == "conj" for d in c.rights))
    ]


def listed(word: Token) -> list[Token]:
    """Return the first of what stands before the word's noun in a list: A, with B after it, in 'A, B and other X'."""
    first = word.head
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    if first.pos_ in VERBAL:  # "is common in A and other X", read as if X were beside what is common
        joint = next((c for c in first.rights if c.dep_ == "cc" and c.i < word.i), None)
        first = joint.nbor(-1) if joint is not None and joint.nbor(-1).pos_ in _NOUNS else word.head
    return [first] if first != word.head else []


def identified(verb: Token) -> list[Token]:
    """Return what several counted things are said to be, by their names: 'the three ports are A, B and C', 'these are A and B'."""
    if verb.lemma_ != "be" or verb.dep_ not in ("ROOT", "conj"):
        return []
    several = any(
        (c.lower_ == "these" and not any(c.rights))
        or (c.tag_ in _PLURALS and is_counted(c) and not any(d.dep_ == "conj" for d in c.rights))
        for c in surface_subject(verb)
    )
    return [c for c in verb.rights if c.dep_ == "attr" and c.text[0].isupper()] if several else []


def circles(verb: Token) -> list[Token]:
    """Return from whom those come on whom the verb acts, where it is several: A and B in 'unites leaders from A and B'."""
    return [
        o
        for noun in object_(verb)
        if noun.tag_ in _PLURALS
        for o in complements(noun, "from")
        if any(c.dep_ == "conj" for c in o.rights)
    ]


def instanced(preposition: Token) -> list[Token]:
    """Return the members that follow 'among them' or 'for example', where the text names some: 'for example A and B'."""
    return complement(preposition) if is_example(preposition) else []


def several(verb: Token) -> list[Token]:
    """Return what it is done to, where that is a list: 'the scheme covers A and B', and not 'covers A'."""
    return [o for o in object_(verb) if any(c.dep_ == "conj" for c in o.rights)]


def classed(verb: Token) -> list[Token]:
    """Return the class of which the verb says that several things are: 'counts yams and rice as staple crops'.

    The mere word of a class tells what they are taken for: 'lists ports and rail as priorities'.
    """
    of = (o for o in complements(verb, "as") if o.tag_ in _PLURALS and o.pos_ == "NOUN")
    return [o for o in of if any(c.dep_ in ("amod", "compound") for c in o.lefts)]


def contained(preposition: Token) -> list[Token]:
    """Return what the clause says that there is in what follows: 'within the plan there are loans'."""
    verb = preposition.head
    there = verb.pos_ in VERBAL and any(c.dep_ == "expl" for c in verb.children)
    return [c for c in verb.rights if c.dep_ == "attr"] if there else []


def partners(body: Token) -> list[Token]:
    """Return the first of the names of those who make up a body: 'an alliance of Peru and Chile'."""
    return [
        o
        for o in complements(body, "of")
        if o.pos_ == "PROPN" and any(c.dep_ == "conj" and c.pos_ == "PROPN" for c in o.rights)
    ]


def filling(portion: Token) -> list[Token]:
    """Return what makes up the thing of which *portion* is one: X in 'X make up the bulk of A', 'X account for most of A'."""
    verb = portion.head.head if portion.dep_ == "pobj" and portion.head.lower_ == "for" else portion.head
    if portion.dep_ not in ("dobj", "pobj") or verb.pos_ not in VERBAL or is_passive(verb):
        return []
    said = {verb.lemma_, *(f"{verb.lemma_} {c.lower_}" for c in verb.rights if c.dep_ == "prt")}
    return [] if said.isdisjoint(verb.doc.roles[POL.composition]) else surface_subject(verb)


def fellowship(preposition: Token) -> list[Token]:
    """Return the class of which something is one beside what follows: the crops in 'one of the crops, along with X'."""
    head = preposition.head
    ones = [c for c in head.rights if c.dep_ == "attr"] if head.pos_ in VERBAL else [head]
    return [o for one in ones if one.pos_ in _ONES for o in complements(one, "of") if o.tag_ in _PLURALS]


def apposed(word: Token) -> list[Token]:
    """Return what the list after *word* is another word for: X in 'three X, namely A, B and C', 'the X, i.e. A and B'."""
    first = word.head
    is_whole = first.head.tag_ in _PLURALS or word.lower_ in FOR_EXAMPLE
    return [first.head] if first.dep_ == "appos" and is_whole else []


def ordered(noun: Token) -> list[Token]:
    """Return the noun itself where the text says which or how many of a whole it is: 'the first pillar of X'."""
    if not possessor(noun) and not complements(noun, "of"):
        return []  # "rests on three pillars" says no more than that
    if enumerated(noun):
        return []  # "three pillars of X: A, B and C" goes on to name them
    return [noun] if any(c.dep_ in ("amod", "nummod") and c.like_num for c in noun.children) else []


def particular(noun: Token) -> list[Token]:
    """Return the noun itself where it is one of its kind, and the text tells which: 'a training element', 'a chapter on X'."""
    is_one = is_any(noun)
    told = any(c.dep_ == "compound" or (c.dep_ == "prep" and c.lower_ == "on") for c in noun.children)
    return [noun] if noun.tag_ == "NN" and is_one and told else []


def ranged(verb: Token) -> list[Token]:
    """Return the ends of what the verb says to range: 'from X to Y to Z'."""
    first = complements(verb, "from")
    last = complements(verb, "to") if first else []
    if first and not last:  # "from clean water in towns to better schools" is read as towns to schools
        later = [t for t in verb.subtree if t.i > first[0].i and t.dep_ == "prep" and t.lower_ == "to"]
        last = [o for to in later[-1:] for o in complement(to)]
    ends = [*first, *last]
    return [] if any(map(is_measure, ends)) else ends  # "fees range from 2% to 3% of costs"
