"""The amount: what is said of a value that counts nothing, and what it is for."""

from __future__ import annotations

from collections.abc import Collection

from ...ontology.namespace import POL
from ..syntax.amount import sized
from ..syntax.phrase import join, noun_phrase
from ..syntax.tree import Token
from ..syntax.verb import NOUN_SUBJECTS, clause_verb, is_infinitive, object_
from .count import is_when, less_number, rate, whole_of
from .place import as_place
from .quantity import Quantity, is_money, is_percent
from .sentence import Sentence

_CORE = frozenset({*NOUN_SUBJECTS, "dobj", "attr"})
_COMPARATIVE = ("JJR", "RBR")
_DEEDS = frozenset({"acl", "relcl", "advcl", "xcomp"})
_PURPOSES = ("for", "in", "into", "on", "to", "towards")


def value_head(quantity: Quantity, counted: Token | None) -> Token:
    """Return the word by which the value hangs in the tree."""
    if counted is not None:
        return counted
    inside = set(quantity.tokens)
    head = quantity.number
    while head.head in inside and head.head != head:
        head = head.head
    is_passed = (
        head.dep_ in ("nummod", "compound") and head.head.lemma_.lower() in head.doc.roles[POL.milestone]
    )
    return head.head if is_passed else head


def value_indicator(sentence: Sentence, quantity: Quantity, counted: Token | None, head: Token) -> str:
    """Return what the number says of the thing: the words that go with it, without the number itself."""
    if counted is not None:
        return rate(counted) or less_number(noun_phrase(counted), quantity).text
    size = sized(head)
    if size is not None:
        inside = set(head.head.subtree)
        return join(tuple(t for t in noun_phrase(size).tokens if t not in inside))
    by = head.head if head.dep_ == "pobj" else head
    if (
        by.lower_ == "by"
        and by.head.lemma_.lower() in sentence.word_roles[POL.shift]
        and by.head.pos_ == "NOUN"
    ):  # "an increase by 5 percent would help"
        return f"{by.head.lemma_.lower()} by"
    last = quantity.tokens[-1]
    of = next((c for t in quantity.tokens for c in t.children if c.dep_ == "prep" and c.i > last.i), None)
    verb = clause_verb(head)
    if of is not None and of.lower_ == "of" and sentence.known.is_duration(quantity.unit):
        return "duration"  # "seven years of drought"
    if of is not None and any(o.tag_ in ("WDT", "WP") for o in of.children):
        of = None  # "£3 million of which will go to ports"
    if of is not None and of.lower_ == "in" and verb is not None:
        of = of if all(as_place(sentence, o) is None for o in of.children) else None
    if (of is not None and of.lower_ in ("of", "in")) or (of is not None and verb is None):
        led = [o for o in of.children if o.dep_ == "pobj"]
        after = noun_phrase(led[0]).tokens if led else ()
        end = after[-1].i if after else of.right_edge.i
        words = join(tuple(t for t in of.subtree if of.i < t.i <= end))
        if led and led[0].ent_type_ == "DATE" and of.lower_ == "in":
            return verb.lemma_ if verb is not None else ""
        return f"share {of.lower_} {words}" if is_percent(quantity) else words
    if head.dep_ == "npadvmod" and head.head.tag_ in _COMPARATIVE and head.head.dep_ in ("acomp", "oprd"):
        return join(
            tuple(t for t in head.head.subtree if t.i >= head.head.i)
        )  # "30 percent cheaper than coal"
    if verb is None or verb.lemma_ in ("be", "have"):
        return join(tuple(of.subtree)) if of is not None else ""
    if sentence.known.is_duration(quantity.unit):
        return "duration"
    said = [verb.lemma_]
    if any(c.lower_ == "available" for c in (*head.rights, *verb.rights)):
        said.append("available")
    if head.dep_ == "pobj":
        said.append(head.head.lower_)
    since = quantity.tokens[-1].head
    if is_when(since, quantity.tokens[-1]):
        said.append(join((since, *(t for t in verb.rights if t.i == since.i + 1 for t in t.subtree))))
    purpose = purpose_of(head)
    if purpose is not None and as_place(sentence, purpose) is None:
        said += ["for", noun_phrase(purpose).text]
    return " ".join(said)


def purpose_of(head: Token) -> Token | None:
    """Return what an amount is for: the research of 'sets aside $5 million for research'."""
    size = sized(head)
    if size is not None and size.dep_ == "nsubjpass":  # "a total of $5 million is set aside for research"
        head = size
    verb = head.head if head.dep_ in _CORE else None
    after = (
        (*head.rights, *(c for c in verb.rights if c.i > head.i)) if verb is not None else tuple(head.rights)
    )
    whole = whole_of(head)
    after = (*after, *(whole.rights if whole is not None else ()))  # "$5 million of funding for research"
    for preposition in after:
        if preposition.dep_ == "prep" and preposition.lower_ in _PURPOSES:
            for noun in preposition.children:
                counted = any(c.dep_ == "nummod" for c in noun.children)
                if (
                    noun.dep_ in ("pobj", "pcomp")
                    and noun.pos_ != "NUM"
                    and noun.ent_type_ != "DATE"
                    and not counted
                ):
                    objects = [c for c in noun.children if c.dep_ == "dobj"]
                    return objects[0] if noun.dep_ == "pcomp" and objects else noun
    return None


def built(head: Token, reductions: Collection[str]) -> Token | None:
    """Return what an amount is to bring about: the ports of 'spends $5 million to help firms build ports'.

    :param reductions: verbs by which there is to be less of their object, so that the amount is not its value.
    """
    size = sized(head)
    above = [head, *([size] if size is not None else [])]
    above += [t.head for t in above if t.dep_ in _CORE]
    deeds = [c for t in above for c in t.rights if c.i > head.i and is_infinitive(c) and c.dep_ in _DEEDS]
    further = [c for d in deeds[:1] for c in d.rights if c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VB"]
    deeds = further or deeds  # "to enable firms to build ports"
    objects = object_(deeds[0]) if deeds and deeds[0].lemma_.lower() not in reductions else []
    return next((o for o in objects if o.pos_ in ("NOUN", "PROPN") and o.i > head.i), None)


def changed_thing(sentence: Sentence, quantity: Quantity, counted: Token | None) -> Token | None:
    """Return what a share or a change is in: the output of 'a 5 percent rise in output'."""
    if counted is None or quantity.unit is None or is_money(quantity):
        return None
    places = [o for p in counted.rights if p.dep_ == "prep" and p.lower_ == "in" for o in p.children]
    found = [o for o in places if o.dep_ == "pobj" and o.pos_ in ("NOUN", "PROPN")]
    is_change = counted.lemma_.lower() in sentence.word_roles[POL.shift]
    return found[0] if found and is_change and as_place(sentence, found[0]) is None else None
