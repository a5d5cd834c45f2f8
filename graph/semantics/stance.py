"""The stance: whether a sentence denies what it tells, plans it or holds it possible, and who it lets say so."""

from __future__ import annotations

from ...ontology.namespace import POL
from ..fact import Entity
from ..syntax.auxiliary import is_reported
from ..syntax.coordination import is_set_aside
from ..syntax.tree import Token
from ..syntax.verb import NOUN_SUBJECTS, VERBAL, own_verb, subject
from .sentence import End, Sentence

# The modal verbs of English by what they say; a verb without one states plainly.
_MODALS = {
    "will": POL.planned,
    "shall": POL.planned,
    "'ll": POL.planned,
    "can": POL.possible,
    "could": POL.possible,
    "may": POL.possible,
    "might": POL.possible,
    "would": POL.possible,
}
_FINITE = frozenset({"VBZ", "VBP", "VBD"})

_PRESENT = frozenset({"VBZ", "VBP"})
_NEXT_TO_NONE = frozenset({"few", "fewer", "no"})
_HARDLY = frozenset({"hardly", "rarely", "scarcely", "seldom"})
_SUPPOSING = frozenset({"if", "unless", "whether"})
_YET_TO_COME = frozenset(
    {"before", "until"}
)  # with a verb in the present: "test it before they commit to it"


def is_negated(word: Token) -> bool:
    """Say whether the clause of *word* is denied: 'has not adopted', 'never adopted', 'adopted no plan'."""
    verb = own_verb(word)
    while verb is not None:
        if any(c.dep_ == "neg" for c in verb.children):
            return True
        if any(
            d.lower_ == "no" for c in verb.children if c.dep_ == "dobj" for d in c.children if d.dep_ == "det"
        ):
            return True
        # An infinitive shares the denial of the verb that governs it: "did not decide to adopt".
        verb = verb.head if verb.dep_ == "xcomp" and verb.head.pos_ in VERBAL else None
    return False


def is_supposed(word: Token) -> bool:
    """Say whether the clause of *word* is only supposed, or what is not done: 'if X adopts Y', 'rather than adopts Y', 'rarely uses Y'."""
    verb = word if word.pos_ in VERBAL else None  # "if trade is a means of growth" grants that it is
    while verb is not None:
        if is_set_aside(verb) or any(c.dep_ == "mark" and c.lower_ in _SUPPOSING for c in verb.lefts):
            return True
        if verb.tag_ in _PRESENT and any(c.dep_ == "mark" and c.lower_ in _YET_TO_COME for c in verb.lefts):
            return True
        if any(_is_hardly(c) for c in verb.lefts):
            return True
        verb = verb.head if verb.dep_ in ("xcomp", "conj") and verb.head.pos_ in VERBAL else None
    return False


def _is_hardly(part: Token) -> bool:
    """Say whether *part* of a clause tells that it is hardly so, or for hardly anybody: 'rarely', 'few ports'."""
    if part.dep_ in NOUN_SUBJECTS:
        said = {c.lower_ for c in part.lefts if c.dep_ in ("amod", "det")}
        return not said.isdisjoint(_NEXT_TO_NONE) and "a" not in said
    return part.dep_ == "advmod" and part.lower_ in _HARDLY


def modality(word: Token) -> str | None:
    """Return the concept of ``pol:modalities`` that the clause of *word* has; none where it states plainly."""
    verb = own_verb(word)
    while verb is not None:
        for child in verb.children:
            if child.dep_ == "aux" and child.lower_ in _MODALS:
                is_told = child.lower_ == "would" and is_reported(verb)
                return POL.planned if is_told else _MODALS[child.lower_]
        if verb.dep_ == "conj" and verb.tag_ in _FINITE:
            return None  # "may shrink, but requires X": it has no share in the modal verb
        verb = verb.head if verb.dep_ in ("xcomp", "conj") and verb.head.pos_ in VERBAL else None
    return None


def telling_verb(root: Token, reporting: frozenset[str]) -> Token:
    """Return the verb that tells what is said: that of X in 'Y said that X'."""
    said = [c for c in root.children if c.dep_ == "ccomp"]
    return telling_verb(said[0], reporting) if said and root.lemma_.lower() in reporting else root


def sources(sentence: Sentence) -> list[End]:
    """Return whom the sentence lets say what it tells: X in 'according to X', 'X said that', '"...", said X'."""
    root = sentence.span.root
    heads = [
        source
        for word in (sentence.span if "according" in sentence.words else ())
        if word.lower_ == "according"
        for preposition in word.children
        if preposition.lower_ == "to"
        for source in preposition.children
    ]
    if root.lemma_.lower() in sentence.word_roles[POL.reporting] and any(
        c.dep_ == "ccomp" for c in root.children
    ):
        heads += subject(root)
    return [end for head in heads for end in sentence.ends_of(head, POL.Actor)]


def attribution(sentence: Sentence) -> Entity | None:
    """Return who says it where the sentence names a source: 'according to X', 'X said that'."""
    ends = sources(sentence)
    return ends[0].entity if ends else None
