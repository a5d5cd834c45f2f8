"""The instance: mistakes that the parser makes with what is named of a class, put right in the tree.

'Among them A', 'for example A', 'everything from A to B' and 'two crops, A and B' name members as 'such as A' does.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..syntax.example import EXAMPLES, SINGLING, THOSE
from ..syntax.membership import are_as_many
from ..syntax.tree import Token
from .clause import FINITE, SUBJECTS, is_noun

_BEFORE = frozenset({",", "–", "—", "("})
_ALL = frozenset({"everything", "anything", "all"})
_STOPS = frozenset({";", ":", "–", "—", ".", "(", ")"})
_JOINTS = frozenset({"cc", "conj"})
_ET_CETERA = frozenset({"etc", "etc.", "cetera"})


def singled_out(preposition: Token) -> None:
    """Mend 'new fuels, among them A and B, and C', where A is read as standing beside the fuels, and B beside 'them'."""
    if preposition.lower_ not in SINGLING or preposition.i < 2:
        return
    those = preposition.nbor()
    if those.lower_ not in THOSE or preposition.nbor(-1).text not in _BEFORE:
        return
    head = preposition.head
    first = head if head.i > those.i and is_noun(head) else _top_after(those)
    if first is None or not is_noun(first) or first.dep_ in SUBJECTS:
        return
    listed = [c for c in those.rights if c.dep_ in _JOINTS]
    if _tell_of_class(preposition, those, first):
        for token in listed:
            token.attach(first, token.dep_)


def named_before(preposition: Token) -> None:
    """Mend 'new fuels, A and B among them', where A is read as standing beside the fuels, or as what is among them."""
    doc = preposition.doc
    if preposition.lower_ not in SINGLING or preposition.i < 3 or preposition.i + 2 >= len(doc):
        return
    those, last = preposition.nbor(), preposition.nbor(-1)
    if those.lower_ not in THOSE or not doc[those.i + 1].is_punct or not is_noun(last):
        return
    chain = [last]
    while chain[-1].dep_ == "conj" and is_noun(chain[-1].head):
        chain.append(chain[-1].head)
    apart = [n for n in chain if n.left_edge.i > 1 and doc[n.left_edge.i - 1].text in _BEFORE]
    above = doc[apart[-1].left_edge.i - 2] if apart else last
    if above.tag_ != "NNS" or above in apart[-1].subtree:
        return
    apart[-1].attach(preposition, "pobj")
    preposition.attach(above, "prep")
    those.attach(preposition, "dep")


def for_example(preposition: Token) -> None:
    """Mend 'new fuels, for example A and B', where A is read as an example that the clause gives, or as a kind of it."""
    if preposition.lower_ != "for" or preposition.i < 2 or preposition.nbor(-1).text not in _BEFORE:
        return
    example = preposition.nbor()
    if example.lower_ not in EXAMPLES or not is_noun(preposition.doc[preposition.i - 2]):
        return
    first = example.head if example.dep_ == "compound" else _top_after(example)
    if first is None or not is_noun(first) or first.dep_ in SUBJECTS:
        return
    if first.left_edge.i not in (example.i, example.i + 1):
        return  # "for example in A"
    _tell_of_class(preposition, example, first)


def _tell_of_class(preposition: Token, pointing: Token, first: Token) -> bool:
    """Let *preposition*, with the word *pointing* behind it, lead from the class before it to *first*; say whether there is one."""
    above = _class_before(preposition)
    if above is None or above in first.subtree:
        return False
    preposition.attach(above, "prep")
    pointing.attach(preposition, "dep")
    first.attach(preposition, "pobj")
    return True


def and_the_like(like: Token) -> None:
    """Mend 'counts A, B and the like as C', where 'like' is read as one thing more, of which C is told; so is 'etc.'."""
    if like.dep_ != "conj":
        return
    if like.lower_ in _ET_CETERA:
        # "rails and roads etc.", read as one thing
        for last in [c for c in like.lefts if c.dep_ == "compound"]:
            last.attach(like.head, "conj")
    elif like.lower_ != "like" or [c.lower_ for c in like.lefts] != ["the"]:
        return
    first = like.head.first_conjunct
    for child in [c for c in like.rights if c.dep_ == "prep"]:
        child.attach(first.head, "prep")
    like.attach(like.head, "cc")


def everything_from(preposition: Token) -> None:
    """Mend 'covers everything from A and B to C', which says that it covers A, B and C."""
    whole = preposition.nbor(-1)
    if preposition.lower_ != "from" or whole.lower_ not in _ALL:
        return
    first = next((o for o in preposition.rights if o.dep_ == "pobj"), None)
    ends = [*_ends(preposition)]
    if first is None or not ends or whole in first.subtree:
        return
    first.attach(whole.head, whole.dep_)
    for token in (whole, preposition):
        token.attach(first, "predet")
    for to, end in ends:
        end.attach(first, "conj")
        to.attach(end, "cc")


def _ends(preposition: Token) -> Iterator[tuple[Token, Token]]:
    """Yield each 'to' after *preposition* in its clause, with the noun to which it leads."""
    for token in preposition.doc[preposition.i + 1 : preposition.sent.end]:
        if token.tag_ in FINITE or token.text in _STOPS:
            return
        end = _top_after(token) if token.lower_ == "to" else None
        if end is not None and is_noun(end):
            yield token, end


def list_after_count(first: Token) -> None:
    """Mend 'two crops, A and B, are grown', where A and B are read as standing beside the crops."""
    above, edge = first.head, first.left_edge.i
    if first.dep_ != "conj" or above.tag_ != "NNS" or edge < 2 or first.doc[edge - 1].text != ",":
        return
    if any(c.dep_ == "cc" and c.i < edge for c in above.rights):
        return
    if are_as_many(above, first):
        first.attach(above, "appos")


def _top_after(word: Token) -> Token | None:
    """Return the word that heads what follows *word*, up to the next mark."""
    after = []
    for token in word.doc[word.i + 1 : word.sent.end]:
        if token.is_punct or token.dep_ == "cc":
            break
        after.append(token)
    inside = set(after)
    return next((t for t in after if t.head not in inside or t.head is t), None)


def _class_before(preposition: Token) -> Token | None:
    """Return the class of which members are told after the mark before *preposition*: a plural, else the noun there."""
    before = preposition.doc[preposition.i - 2]
    nouns = [before] if is_noun(before) else []
    for above in (before, *before.ancestors):
        if not is_noun(above):
            if not nouns:  # "three crops are grown, among them A"
                nouns = [s for s in above.lefts if s.dep_ in SUBJECTS and is_noun(s)]
            break
        if above.i < before.i and above is not before:
            nouns.append(above)
    plurals = [n for n in nouns if n.tag_ in ("NNS", "NNPS")]
    return next(iter(plurals or nouns), None)
