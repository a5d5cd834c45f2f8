"""The adoption: which policies a word says are adopted or had, and how much of its phrase names each."""

from __future__ import annotations

from ...ontology.namespace import POL
from ..syntax.amount import uncounted
from ..syntax.argument import arguments, first
from ..syntax.coordination import items
from ..syntax.phrase import Phrase, noun_phrase, strip
from ..syntax.tree import Token
from ..syntax.verb import VERBAL
from .completion import completed
from .kind import is_quantity, is_told
from .occurrence import Occurrence
from .sentence import End


def financed(head: Token) -> list[Token]:
    """Return what a sum is told to be there for, if it is said which, else *head*: 'announced 2 million in farm loans'."""
    if not is_quantity(head):
        return [head]
    return [o for o in first(head, ("in", "of")) if any(c.dep_ != "det" for c in o.children)] or [head]


def named_of(noun: Token) -> list[Token]:
    """Return which policies the text says that several are: X in 'its plans, such as X', 'among the plans it adopted are X'."""
    told = [c for c in noun.rights if c.dep_ in ("acl", "relcl")] if noun.tag_ == "NNS" else []
    return arguments(noun, "examples") or (arguments(noun, "predicate") if told else [])


def possessed(use: Occurrence, noun: Token) -> list[End] | None:
    """Read the policies that somebody has; in "its plan and its impact" the impact is none."""
    if use.sense.property != POL.adopts:
        return None
    sentence = use.sentence
    ends = [(i, e) for i in items(noun) for e in sentence.ends_of(i, use.range)]
    return [e for i, e in ends if i == noun or is_told(sentence, e, POL.Policy)]


def unaccompanied(use: Occurrence, noun: Token) -> list[End] | None:
    """Read policies without what they come with: "a plan with clear goals" is a plan, "a pact with Chile" that very pact."""
    if noun.pos_ in VERBAL or not any(_beside(i) for i in items(noun)):
        is_verbs = noun.dep_ == "dobj" and noun.pos_ not in VERBAL and use.sense.subject != ("possessor",)
        if not is_verbs or not _is_mere_word(use, noun):
            return None
        # "signed a pact on cod with Chile": a pact on cod
        parties = {
            t for o in arguments(use.word, "party") if o.pos_ == "PROPN" for t in (o.head, *o.head.subtree)
        }
        return completed(use, noun, without=parties)
    sentence, found = use.sentence, []
    for item in items(noun):
        beside = {t for with_ in _beside(item) for t in with_.subtree}
        if not beside:
            found += sentence.ends_of(item, use.range)
            continue
        phrase = Phrase(item, strip(tuple(t for t in uncounted(noun_phrase(item)).tokens if t not in beside)))
        found.append(sentence.named(phrase, use.range))
    return found


def _is_mere_word(use: Occurrence, noun: Token) -> bool:
    """Say whether of a policy no more is told than that it is one: 'a pact', 'an MOU'."""
    known = use.sentence.known.class_words.get(noun.lemma_.lower().rpartition(" ")[2]) == POL.Policy
    return known and not any(c.dep_ != "det" for c in noun.children)


def _beside(noun: Token) -> list[Token]:
    """Return 'with' where it leads to something without a name that *noun* comes with, or to who has a part in it.

    A 'pact with Chile' is no other's pact, and of 'a fund with Chile' no more would be told than that it is one.
    """
    withs = (t for t in noun.subtree if t.dep_ == "prep" and t.lower_ == "with" and t.i > noun.i)
    told = any(c.dep_ in ("amod", "compound") for c in noun.lefts)
    is_whole = not told or noun.lemma_.lower() in noun.doc.roles[POL.accord]
    kinds = ("NOUN",) if is_whole else ("NOUN", "PROPN")
    return [w for w in withs if any(o.pos_ in kinds for o in w.children if o.dep_ == "pobj")]
