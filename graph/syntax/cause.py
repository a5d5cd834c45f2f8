"""The cause: where a sentence tells by what act something comes about, or why it is so."""

from __future__ import annotations

from ...ontology.namespace import POL
from .preposition import complement, complements
from .tree import Token
from .verb import SUBJECTS, VERBAL, governing_verb, is_passive, is_relative, surface_subject

NUMBERS = frozenset({"CARDINAL", "PERCENT", "QUANTITY", "MONEY"})
FRACTIONS = frozenset({"half", "third", "quarter", "fifth", "tenth"})  # of which the parser makes nouns
_MEANS = frozenset({"by", "through", "via"})
_QUANTIFIERS = frozenset({"all", "any", "most", "some"})
_REASONS = frozenset({"due", "because", "owing", "thanks"})
_REASON_NOUNS = frozenset({"result", "consequence", "wake", "back", "virtue"})
_TIMES = frozenset({"DATE", "TIME"})
_ATTENDING = frozenset({"with"})
_LEADING = frozenset({"as", "in", "on", "by", "thanks"})


def is_means(preposition: Token) -> bool:
    """Say whether *preposition* tells by what act something comes about: 'cut costs by using X', 'by innovation'."""
    verb = preposition.head
    if preposition.dep_ != "prep" or preposition.lower_ not in _MEANS or verb.pos_ not in VERBAL:
        return False
    acts = [c for c in preposition.children if c.dep_ == "pcomp" and c.tag_ == "VBG"]
    things = [c for c in preposition.children if c.dep_ == "pobj" and not is_measure(c)]
    return bool(acts) or (bool(things) and any(c.dep_ == "dobj" for c in verb.children))


def is_reason(preposition: Token) -> bool:
    """Say whether *preposition* tells why, which is no part of what is so: 'prices rose due to drought'."""
    if preposition.dep_ not in ("prep", "amod", "npadvmod") or preposition.i < preposition.head.i:
        return False
    if preposition.lower_ in _LEADING and preposition.lower_ not in _REASONS:  # "as a result of X"
        return any(
            c.dep_ == "pobj"
            and c.lemma_ in _REASON_NOUNS
            and (is_aside(c) or any(p.lower_ == "of" for p in c.rights))
            for c in preposition.rights
        )
    return preposition.lower_ in _REASONS or bool(aftermath(preposition))


def aftermath(after: Token) -> list[Token]:
    """Return after what something fell, which tells why it did: X in 'output fell after X', and no date."""
    verb = after.head
    if after.lower_ != "after" or after.dep_ != "prep" or after.i < verb.i or verb.pos_ != "VERB":
        return []
    if verb.lemma_ not in verb.doc.roles[POL.falling] or any(c.dep_ == "dobj" for c in verb.rights):
        return []
    things = (o for o in after.rights if o.dep_ == "pobj" and o.pos_ == "NOUN" and o.ent_type_ not in _TIMES)
    return [o for o in things if not any(c.dep_ == "nummod" for c in o.lefts)]


def is_aside(noun: Token) -> bool:
    """Say whether *noun* only says that something follows from what was told: 'as a result'."""
    return noun.head.lower_ == "as" and not noun.rights and all(c.dep_ == "det" for c in noun.lefts)


def is_measure(noun: Token) -> bool:
    """Say whether *noun* is a number, a share or a date."""
    return (
        noun.pos_ == "NUM"
        or noun.text == "%"
        or noun.ent_type_ in NUMBERS
        or noun.lower_ in FRACTIONS
        or any(t.like_num or t.ent_type_ == "DATE" for t in noun.subtree)
    )


def means(preposition: Token) -> list[Token]:
    """Return the act by which something comes about, where *preposition* leads to it: 'by doing X'."""
    # Where the act is told of somebody, as in "X cut costs by doing Y", it is X whose deed has the effect.
    if not is_means(preposition) or any(c.dep_ in SUBJECTS for c in preposition.head.children):
        return []
    # "could by most estimates cut costs", "by all accounts": who says so, and not by what it comes about
    return [o for o in complement(preposition) if not any(c.lower_ in _QUANTIFIERS for c in o.lefts)]


def main_clause(word: Token) -> list[Token]:
    """Return what comes of the thing after the word: 'grew' in 'thanks to rain, rice grew', 'as a result of rain'.

    Of a clause about a noun it is the noun: 'the losses that came as a result of rain'.
    """
    leads = word.dep_ == "pobj" and word.head.lower_ in _LEADING and word.head.dep_ == "prep"
    if word.dep_ in ("attr", "dobj", "pobj", "conj", *SUBJECTS) and not leads:
        return []  # "the result of the vote is a surprise", "it is the result of the vote"
    verb = governing_verb(word)
    if verb is not None and verb.dep_ == "relcl" and any(is_relative(c) for c in verb.lefts):
        return [verb] if any(c.dep_ == "dobj" for c in verb.children) else [verb.head]
    return [verb] if verb is not None else []


def opened(word: Token) -> list[Token]:
    """Return the verb of the clause that the word opens after 'with': 'grew' in 'with the spread of radio, towns grew'."""
    opening, verb = word.head, word.head.head
    if word.dep_ != "pobj" or opening.lower_ not in _ATTENDING or verb.pos_ not in VERBAL:
        return []
    return [verb] if any(c.dep_ in SUBJECTS and c.i > opening.i for c in verb.lefts) else []


def reason(word: Token) -> list[Token]:
    """Return why something is so: 'due to X', or the verb of the clause that *word* opens: 'because X'."""
    if word.dep_ != "mark":
        return complement(word)
    return [word.head] if any(c.dep_ in SUBJECTS and c.pos_ != "PRON" for c in word.head.lefts) else []


def explained(word: Token) -> list[Token]:
    """Return for what a reason is given: the clause, or the noun: 'prices rose due to X', 'the loss due to X is high'."""
    head = word.head
    if (
        word.dep_ != "mark"
        and head.pos_ in ("NOUN", "PROPN")
        and (head.dep_ in (*SUBJECTS, "pobj", "attr", "conj") or word.dep_ == "amod")
    ):
        return [head]
    verb = governing_verb(head if word.dep_ == "mark" else word)
    told = verb is not None and any(c.dep_ in SUBJECTS and c.pos_ != "PRON" for c in verb.lefts)
    if verb is not None and word.dep_ == "mark" and _is_resumed(verb, word):
        return []  # "the ban came and was lifted, because mills closed" tells why it was lifted, and perhaps not why it came
    return [verb] if verb is not None and told else []


def _is_resumed(verb: Token, mark: Token) -> bool:
    """Say whether another finite verb of the same subject stands between *verb* and *mark*."""
    later = (c for c in verb.rights if c.dep_ == "conj" and c.pos_ in VERBAL and c.i < mark.i)
    return any(not any(s.dep_ in SUBJECTS for s in c.lefts) for c in later)


def extent(so: Token) -> list[Token]:
    """Return of what *so* says how much so it is that something comes of it: X in 'X was so popular that funds ran out'."""
    verb = governing_verb(so)
    is_predicate = so.head.dep_ == "acomp" and so.head.head is verb
    return [c for c in verb.children if c.dep_ in SUBJECTS] if verb is not None and is_predicate else []


def outcome(so: Token) -> list[Token]:
    """Return the verb of what comes of it: 'ran' in 'X was so popular that funds ran out'."""
    if so.dep_ != "advmod" or so.head.pos_ not in ("ADJ", "ADV") or so.head.dep_ not in ("acomp", "advmod"):
        return []
    verb = governing_verb(so)
    around = (t for t in (verb.subtree if verb is not None else ()) if t.i > so.head.i)
    return [t for t in around if t.dep_ in ("ccomp", "advcl", "relcl") and _tells_outcome(t)][:1]


def _tells_outcome(verb: Token) -> bool:
    """Say whether the clause of *verb* begins with a mere 'that', and has a subject of its own."""
    mark = verb.left_edge
    return mark.lower_ == "that" and mark.dep_ == "mark" and any(c.dep_ in SUBJECTS for c in verb.lefts)


def ensuing(so: Token) -> list[Token]:
    """Return the verb of what comes of what is told before: 'run' in 'sensors count ships, so that ferries can run on time'."""
    verb = so.head
    after = so.doc[so.i + 1] if so.i + 1 < len(so.doc) else so
    told = after.lower_ == "that" and after.head is verb and so is verb.left_edge
    is_after = verb.dep_ == "advcl" and verb.head.i < so.i and verb.head.pos_ in VERBAL
    return (
        [verb]
        if told and is_after and any(c.dep_ in SUBJECTS and c.pos_ != "PRON" for c in verb.lefts)
        else []
    )


def letting(so: Token) -> list[Token]:
    """Return the subject of what is told before, or with what it is done: 'sensors' in 'sensors count ships, so that ferries run'."""
    if not ensuing(so):
        return []
    verb = so.head.head
    return (complements(verb, "with") if is_passive(verb) else []) or surface_subject(verb)


def lacking(without: Token) -> list[Token]:
    """Return what the clause supposes not to be there: cables in 'without cables', and in 'cables, without which'."""
    after = complement(without)
    about = without.head.head if without.head.dep_ == "relcl" else None
    return [about if about is not None and is_relative(o) else o for o in after]


def ruled_out(without: Token) -> list[Token]:
    """Return what there cannot be without the thing: 'market' in 'without cables there can be no market'."""
    verb = without.head
    if verb.pos_ not in VERBAL or without.dep_ != "prep":
        return []
    told = [c for c in verb.children if c.dep_ in (*SUBJECTS, "attr", "dobj")]
    return [n for n in told if any(c.lower_ == "no" and c.dep_ == "det" for c in n.lefts)]
