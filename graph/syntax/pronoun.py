"""The pronoun, and the word in its own sentence that it stands for where the syntax tells."""

from __future__ import annotations

from .coordination import items
from .preposition import after_of, complements
from .tree import Token
from .verb import NOUN_SUBJECTS, SUBJECTS, VERBAL, governing_verb, object_, raised

FIRST_PERSON = frozenset({"we", "our", "us", "ours", "i", "my"})
OWN = frozenset({"our", "my"})
ALONE = frozenset({"i", "my"})
THIRD_PERSON = frozenset({"it", "its", "they", "their", "them", "this", "these", "itself"})
PERSONAL = frozenset({"he", "his", "him", "himself", "she", "her", "herself"})
PLURAL = frozenset({"they", "their", "them", "these"})
_ONE_BY_ONE = frozenset(
    {
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "last",
        "one",
        "another",
        "other",
        "former",
        "latter",
    }
)
_SINGULAR = frozenset({"it", "its"})
_TOWARDS = frozenset({"alongside", "on", "to", "upon"})
_REFLEXIVE = frozenset({"itself", "himself", "herself"})
_PLACES = frozenset({"GPE", "LOC"})
_PRONOUNS = FIRST_PERSON | THIRD_PERSON | PERSONAL


def is_pronoun(token: Token) -> bool:
    """Say whether *token* stands for something named elsewhere."""
    return token.pos_ == "PRON" and (token.lower_ in _PRONOUNS or points_at_deed(token))


def is_one_of_those(token: Token) -> bool:
    """Say whether *token* stands for one of several that the sentence before told of: 'the first is X, the second is Y'."""
    if token.lower_ not in _ONE_BY_ONE or token.dep_ not in NOUN_SUBJECTS or token.head.lemma_ != "be":
        return False
    return all(c.lower_ == "the" for c in token.children)


def points_at_deed(token: Token) -> bool:
    """Say whether *token* stands for what was told before: 'this', and 'that' in 'That will cut costs'."""
    if token.lower_ == "this":
        return True
    return (
        token.lower_ == "that" and token.tag_ == "DT" and token.dep_ in NOUN_SUBJECTS and not token.children
    )


def antecedent(pronoun: Token) -> Token | None:
    """Return the word in the same sentence that a third-person pronoun stands for, if the syntax tells.

    A possessive belongs to the subject of its clause; a subject pronoun to the subject of the clause before.
    """
    if pronoun.lower_ in FIRST_PERSON:
        return None
    done_to_it = _deeds_done_to(pronoun)
    verb = governing_verb(pronoun)
    if verb is not None and points_at_deed(pronoun) and verb.dep_ == "ccomp":
        return None  # "supporters say this will cut costs": not the supporters
    while verb is not None:
        found = _object(verb, pronoun) if verb in done_to_it else _subject(verb, pronoun)
        found = found or _controller(verb, pronoun) or _told_before(verb)
        if found is not None:
            return found
        verb = governing_verb(verb)
    return _subject_behind(pronoun)


def done_before(pronoun: Token, doer: Token | None) -> list[Token]:
    """Return the one thing to which *doer* has done something before *pronoun* has it done too: 'X tabled a bill, Y passed it'."""
    if doer is None or doer.dep_ not in NOUN_SUBJECTS or pronoun.dep_ != "dobj":
        return []
    things = object_(doer.head)
    return things if len(things) == 1 else []


def _deeds_done_to(pronoun: Token) -> list[Token]:
    """Return the verbs of one doer, the last of which has *pronoun* for its object: nobody does it, or works, to itself."""
    beside = pronoun.dep_ == "pobj" and pronoun.head.lower_ in _TOWARDS and pronoun.head.head.pos_ in VERBAL
    if not (beside or pronoun.dep_ == "dobj") or pronoun.lower_ in _REFLEXIVE:
        return []
    verbs = [pronoun.head.head if beside else pronoun.head]
    while verbs[-1].dep_ == "conj" and verbs[-1].head.pos_ in VERBAL and not _has_subject(verbs[-1]):
        verbs.append(verbs[-1].head)
    return verbs


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in SUBJECTS for c in verb.children)


def _subject(verb: Token, pronoun: Token) -> Token | None:
    """Return the subject of *verb* before *pronoun*; where that is us, what is not ours is the object's."""
    for child in verb.children:
        if child.tag_ == "WDT" and child.dep_ in NOUN_SUBJECTS and verb.dep_ == "relcl":
            return raised(verb.head)  # "X, which has Y among its members"
        is_subject = child.dep_ in NOUN_SUBJECTS and child.i < pronoun.i and child.pos_ != "PRON"
        if is_subject and _is_of_another(child, pronoun):
            return None
        if is_subject and pronoun not in list(child.subtree):
            return _innermost(child) if verb.lemma_ == "be" and pronoun.dep_ == "poss" else child
    if any(c.dep_ in NOUN_SUBJECTS and c.lower_ in FIRST_PERSON for c in verb.children):
        # "We support X in its aim"
        return next((c for c in verb.children if c.dep_ == "dobj" and c.right_edge.i < pronoun.i), None)
    return None


def _is_of_another(subject: Token, pronoun: Token) -> bool:
    """Say whether *pronoun* cannot stand for *subject*: 'Peru is its largest member', 'Peru and Chile want its help'."""
    if pronoun.lower_ not in _SINGULAR:
        return False
    called = pronoun.dep_ == "poss" and pronoun.head.dep_ == "attr" and pronoun.head.head is subject.head
    several = subject.pos_ == "PROPN" and any(c.dep_ == "cc" and c.lower_ == "and" for c in subject.rights)
    several = several or (subject.tag_ == "NNS" and subject.pos_ == "NOUN")  # "farms" are not "it"
    return several or (called and _innermost(subject) is subject)


def _object(verb: Token, pronoun: Token) -> Token | None:
    """Return the object of *verb* that *pronoun* may be: the plan of 'drew up a plan and published it'."""
    objects = (c for c in verb.children if c.dep_ == "dobj" and c.right_edge.i < pronoun.i)
    return next(
        (o for o in objects if o.pos_ != "PRON" and _is_plural(o) == (pronoun.lower_ in PLURAL)), None
    )


def _subject_behind(pronoun: Token) -> Token | None:
    """Return the name that *pronoun* has before it, in what leads its clause: the fund of 'since its launch, the Port Fund'."""
    verb = governing_verb(pronoun)
    if pronoun.dep_ != "poss" or verb is None:
        return None
    subjects = [c for c in verb.lefts if c.dep_ in NOUN_SUBJECTS and pronoun.i < c.left_edge.i]
    is_name = bool(subjects) and subjects[0].pos_ == "PROPN" and not subjects[0].conjuncts
    # "since its launch, Peru has grown" does not tell of Peru's launch, "in its Port Plan, Peru" of Peru's plan
    is_owner = is_name and (pronoun.head.pos_ == "PROPN" or subjects[0].ent_type_ not in _PLACES)
    return subjects[0] if is_owner else None


def _controller(verb: Token, pronoun: Token) -> Token | None:
    """Return who is asked or helped to do what *verb* tells, if the pronoun may be theirs: 'helped farms to sell their milk'."""
    if verb.dep_ != "xcomp":
        return None
    objects = [c for c in verb.head.children if c.dep_ == "dobj" and c.i < verb.i and c.pos_ != "PRON"]
    if len(objects) != 1:
        return None
    return objects[0] if _is_plural(objects[0]) == (pronoun.lower_ in PLURAL) else None


def _is_plural(noun: Token) -> bool:
    return noun.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in noun.rights)


def _told_before(verb: Token) -> Token | None:
    """Return the subject of a clause that leads that of *verb*."""
    clauses = (c for c in verb.lefts if c.dep_ in ("advcl", "ccomp"))
    return next((told for c in clauses if (told := _told(c)) is not None), None)


def _told(clause: Token) -> Token | None:
    """Return the subject of *clause*, or of what we say in it: X in 'we believe that X will help'."""
    for child in clause.children:
        if child.dep_ in NOUN_SUBJECTS and child.pos_ != "PRON":
            return child
        if child.dep_ in NOUN_SUBJECTS and child.lower_ in FIRST_PERSON:
            return next((_told(c) for c in clause.rights if c.dep_ == "ccomp"), None)
    return None


def _innermost(noun: Token) -> Token:
    """Return what *noun* is of, at the end of the chain: X in 'one of the strengths of X is its focus'."""
    of = after_of(noun)
    return _innermost(of[0]) if of else noun


def said_to_be(pronoun: Token) -> Token | None:
    """Return the one thing that *pronoun* is said to be: the port of 'this will be the largest port'."""
    verb = pronoun.head
    if pronoun.dep_ not in NOUN_SUBJECTS or verb.lemma_ != "be":
        return None
    return next((c for c in verb.rights if c.dep_ == "attr" and c.tag_ == "NN"), None)


def meant_again(that: Token) -> tuple[Token | None, list[Token]]:
    """Return the noun for which 'those' stands again, and whose or with what they are: 'those of Peru', 'those with 50 boats'."""
    same = antecedent(that)
    if same is not None and any(c.dep_ == "nummod" for c in same.lefts) and after_of(same):
        same = after_of(same)[0]  # "30% of firms": those are firms
    told = [i for o in after_of(that)[:1] for i in items(o)] or complements(that, "with")[:1]
    return (same if same is not None and same.pos_ == "NOUN" else None), told
