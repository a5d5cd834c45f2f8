"""The completion: what stands after an object and completes it, where the parser ties it to the verb."""

from __future__ import annotations

from collections.abc import Collection

from ..syntax.coordination import items
from ..syntax.phrase import Phrase, is_to_date, noun_phrase, strip
from ..syntax.tree import Token
from .occurrence import Occurrence
from .sentence import End

_COMPLETING = frozenset({"to", "for", "on", "among", "between"})
_PLACING = frozenset({"in", "at", "across", "within"})


def completed(
    use: Occurrence, noun: Token, *, placed: bool = False, without: Collection[Token] = ()
) -> list[End] | None:
    """Read an object with what completes it, if anything does: 'brings changes to X', read like 'brings it to X'.

    :param placed: whether where something is completes it, and not only where nothing else is told of it.
    :param without: words that are no part of it.
    """
    verb = noun.head if noun.dep_ == "dobj" else noun.head.head
    if noun.dep_ not in ("dobj", "pobj") or noun.conjuncts:
        return None
    follower = next((c for c in verb.rights if c.left_edge.i == noun.right_edge.i + 1), None)
    if (
        follower is None
        or follower.dep_ != "prep"
        or follower.lower_ in use.sense.subject
        or is_to_date(follower)
    ):
        return None
    what = [o for o in follower.rights if o.dep_ == "pobj" and o.ent_type_ not in ("DATE", "TIME")]
    if len(what) != 1:
        return None
    partners = items(what[0]) if follower.lower_ == "with" and what[0].pos_ == "PROPN" else []
    if partners and " " in noun.text:
        return None  # "signed the Sea Pact with Peru": it has a name
    if partners:  # "helps trade with Peru and Chile": with each
        named = (
            Phrase(noun, (*noun_phrase(noun).tokens, follower, *noun_phrase(o).tokens)) for o in partners
        )
        return [use.sentence.named(phrase, use.range) for phrase in named]
    is_bare = not any(c.dep_ not in ("det", "punct") for c in noun.children)
    places = follower.lower_ in _PLACING and (is_bare or placed)
    if follower.lower_ not in _COMPLETING and not places:
        return None
    after = (t for t in what[0].subtree if t not in without)
    phrase = Phrase(noun, strip((*noun_phrase(noun).tokens, follower, *after)))
    return [use.sentence.named(phrase, use.range)]
