"""The members: mistakes that the parser makes in lists of what belongs to a class, put right in the tree.

Such a list follows 'such as' and its like, a colon or a dash. Where its commas stand tells more than how it was read.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...ontology.namespace import POL
from ..syntax.example import holds, is_example
from ..syntax.membership import FOR_EXAMPLE, category, glossed, is_counted
from ..syntax.tree import Token
from .clause import FINITE, SUBJECTS, is_noun

_STOPS = frozenset({";", ":", "–", "—", ".", "?", "!", "(", ")"})
_BEFORE_GLOSS = frozenset({"(", ","})
_BEFORE_SPAN = frozenset({",", "–", "—", ":"})
_NO_PARTS = frozenset({"DATE", "GPE", "LOC", "MONEY", "PERCENT", "TIME"})
_TAKEN = frozenset({"among", "amongst", "as"})
_FULL = 3  # members that make a list


def list_after_colon(noun: Token) -> None:
    """Mend 'in three fields of work: A, B and C', where A is read as belonging to the verb, or to the work.

    Where the text tells of several, the list may be of one, as it is where each member is read after the colon
    in a sentence of its own, or have no 'and' before its last.
    """
    if ":" not in noun.doc.text or noun.dep_ in SUBJECTS or not is_noun(noun):
        return
    edge = noun.left_edge.i
    if edge < 2 or noun.doc[edge - 1].text != ":":
        return
    above = next(iter(category(noun.doc[edge - 1])), None)
    if above is None or above in noun.subtree:
        return
    if noun.head is not above and (is_counted(above) or any(c.dep_ == "conj" for c in noun.children)):
        noun.attach(above, "appos")
    if noun.head is above and is_counted(above):
        _gather(noun, ends=True)


def list_in_parentheses(first: Token) -> None:
    """Mend 'in new fields (A, B and C) and in D', where A is read as standing beside the fields, and D beside A."""
    above, end = glossed(first.left_edge), first.i
    if above is None or not is_noun(first) or first.head.i > first.left_edge.i - 1:
        return
    while end < len(first.doc) and first.doc[end].text != ")":
        if first.doc[end].like_num:
            return  # "(Diaz and Rojas, 2021)"
        end += 1
    beyond = [t for t in first.subtree if t.i > end and t.head.i < end]
    first.attach(above, "appos")
    for token in beyond:
        token.attach(above, token.dep_)


def example_of_noun(preposition: Token) -> None:
    """Mend 'builds clean products, like A and B', where the verb is read as building in the manner of A."""
    if preposition.lower_ != "like" or preposition.head.pos_ != "VERB":
        return
    verb, edge = preposition.head, preposition.left_edge.i
    if edge < 2 or edge < verb.i:
        return
    before = preposition.doc[edge - 1]
    apart = before.text == ","
    noun = preposition.doc[edge - 2] if apart else before
    several = any(o.tag_ == "VBG" or any(c.dep_ == "conj" for c in o.rights) for o in preposition.rights)
    if noun.tag_ == "NNS" and noun in verb.subtree and (several or not apart):
        preposition.attach(noun, "prep")


def example_behind_deed(preposition: Token) -> None:
    """Mend 'policies to cut costs and ensure growth, such as A and B', where A and B are read as examples of growth.

    The sign is number: the policies are several, and growth is none.
    """
    noun = preposition.head
    apart = preposition.left_edge.i > 0 and preposition.doc[preposition.left_edge.i - 1].text == ","
    if noun.tag_ != "NN" or not apart or not is_example(preposition) or noun.dep_ != "dobj":
        return
    verb = noun.head
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    to = next((c for c in verb.lefts if c.dep_ == "aux" and c.lower_ == "to"), None)
    if to is not None and to.i > 0 and to.nbor(-1).tag_ == "NNS" and is_noun(to.nbor(-1)):
        preposition.attach(to.nbor(-1), "prep")


def deemed(preposition: Token) -> None:
    """Mend 'cites a lack of A as a problem', where as a problem is read as what the lack is like.

    So is 'counts A and B among its members'.
    """
    noun = preposition.head
    if preposition.lower_ not in _TAKEN or is_example(preposition) or noun.dep_ not in ("dobj", "conj"):
        return
    first = noun.first_conjunct
    roles = first.doc.roles
    taking = roles[POL.numbering] | (roles[POL.deeming] if preposition.lower_ == "as" else frozenset())
    if first.dep_ == "dobj" and first.head.lemma_ in taking:
        preposition.attach(first.head, "prep")


def span_of_noun(preposition: Token) -> None:
    """Mend 'changes trades – from A to B' and 'the chain from A to B to C', where the verb is read as changing from A on."""
    if preposition.lower_ != "from" or preposition.i < 2:
        return
    ends = list(_ends_of_span(preposition))
    apart = preposition.doc[preposition.i - 1].text in _BEFORE_SPAN
    whole = _spanned(preposition, apart=apart) if len(ends) > 1 or (ends and apart) else None
    if whole is None or whole in preposition.subtree:
        return
    named = [o for p in (preposition, *ends) for o in p.rights if o.dep_ in ("pobj", "pcomp")]
    if len(named) <= len(ends) or any(o.like_num or o.ent_type_ in _NO_PARTS for o in named):
        return
    if any(c.like_num for o in named for c in o.lefts):
        return  # "rose, from 5 percent to 9 percent"
    preposition.attach(whole, "prep")
    for end in ends:
        end.attach(preposition, "prep")


def _ends_of_span(preposition: Token) -> Iterator[Token]:
    """Yield each 'to' after *preposition* in its clause that leads to a noun or a gerund."""
    several = False
    for token in preposition.doc[preposition.i + 1 : preposition.sent.end]:
        if token.text in _STOPS or token.tag_ in FINITE:
            return
        if token.lower_ != "to":
            continue
        if token.dep_ == "aux" and token.head.i == token.i + 1:
            _noun_after_to(token, last=several)
        if token.dep_ in ("prep", "dative") and any(True for _ in token.rights):
            several = True
            yield token


def _noun_after_to(to: Token, *, last: bool) -> None:
    """Mend 'from making to supply chains to trade', where 'to supply' is read as what is to be done with chains.

    :param last: whether the span has had a 'to' before, and may end with this one.
    """
    verb = to.head
    noun = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    further = any(t.lower_ == "to" and t.dep_ in ("prep", "dative") for t in verb.subtree if t.i > verb.i)
    if noun is None or not (further or last) or noun.left_edge.i != verb.i + 1 or noun.i != verb.i + 1:
        return
    above = verb.head
    for child in [c for c in verb.rights if c is not noun]:
        child.attach(noun, "prep" if child.dep_ == "dative" else child.dep_)
    verb.tag_, verb.pos_ = "NN", "NOUN"
    to.attach(above, "prep")
    noun.attach(to, "pobj")
    verb.attach(noun, "compound")


def _spanned(preposition: Token, *, apart: bool) -> Token | None:
    """Return the noun of which *preposition* tells the span: what stands right before it, or what its clause is about."""
    before = preposition.doc[preposition.i - (2 if apart else 1)]
    if is_noun(before) and (before.tag_ == "NNS" or not apart):
        return before
    verb = preposition.head
    if apart and is_noun(verb) and verb.tag_ == "NNS":
        return verb
    about = (c for c in verb.lefts if c.dep_ in SUBJECTS) if verb.pos_ == "VERB" else iter(())
    return next((s for s in about if s.tag_ == "NNS" or s.conjuncts), None) if apart else None


def example_list(preposition: Token) -> None:
    """Mend 'X such as A, B and C', where B and C are read as standing beside X, or B as another word for A."""
    if preposition.dep_ != "prep" or not is_example(preposition):
        return
    first = [o for o in preposition.children if o.dep_ == "pobj"]
    if not first:
        return
    for child in [
        c for c in preposition.head.children if c.dep_ == "conj" and c.i > first[0].i and is_noun(c)
    ]:
        child.attach(first[0], "conj")
    for token in list(first[0].subtree):
        if token.dep_ == "appos" and token.i > 0 and token.doc[token.left_edge.i - 1].text == ",":
            token.dep_ = "conj"
    _gather(first[0])


def parts_of_noun(participle: Token) -> None:
    """Mend 'Peru set up a board, comprising A and B', where Peru is read as comprising them, and not the board."""
    if not holds(participle) or participle.tag_ != "VBG" or participle.i < 2:
        return
    if any(c.dep_ in SUBJECTS for c in participle.lefts) or participle.nbor(-1).text != ",":
        return
    noun = participle.doc[participle.i - 2]
    while noun.text[0].islower() and noun.dep_ == "pobj" and is_noun(noun.head.head):
        noun = noun.head.head  # "a fund for ports, comprising A and B"
    if (
        is_noun(noun)
        and noun.dep_ in ("dobj", "pobj", "attr", "nsubjpass")
        and noun.i < participle.head.right_edge.i
    ):
        participle.attach(noun, "acl")


def list_after_name(first: Token) -> None:
    """Mend 'passed two laws, the Port Act and the Net Act', where the names are read as standing beside the laws.

    In 'all 50 states, A, and B' they do stand beside them, who are more than are named.
    """
    above, edge = first.head, first.left_edge.i
    if first.pos_ != "PROPN" or edge < 2 or first.doc[edge - 1].text != ",":
        return
    if first.dep_ == "dobj":
        above = next((c for c in above.rights if c.dep_ == "dobj" and c.right_edge.i == edge - 2), first)
    if (
        above.tag_ != "NNS"
        or not is_counted(above)
        or any(c.dep_ == "cc" and c.i < edge for c in above.rights)
    ):
        return
    if any(c.dep_ == "conj" and c.pos_ == "PROPN" for c in first.rights):
        first.attach(above, "conj" if _are_more(above, first) else "appos")


def _are_more(counted: Token, first: Token) -> bool:
    """Say whether there are more of what is counted in digits than the list that begins with *first* names."""
    counts = [c.text for c in counted.lefts if c.dep_ == "nummod" and c.text.isdigit()]
    named = [t for t in (first, *first.conjuncts) if t.i >= first.i]
    return bool(counts) and int(counts[0]) > len(named)


def noun_as_verb(verb: Token) -> None:
    """Mend 'X such as A, edge B and C', where 'edge' is read as a verb that acts on B."""
    if verb.tag_ not in ("VB", "VBP") or verb.lefts or verb.i < 2 or verb.nbor(-1).text != ",":
        return
    noun = next(iter(verb.rights), None)
    if noun is None or noun.dep_ != "dobj" or noun.left_edge.i != verb.i + 1 or noun.i != verb.i + 1:
        return
    before = verb.doc[verb.i - 2]
    first = before.first_conjunct
    joined = any(c.dep_ == "cc" for c in noun.rights)
    if not joined or not is_noun(before) or first.dep_ != "pobj" or not is_example(first.head):
        return
    verb.tag_, verb.pos_ = "NN", "NOUN"
    noun.attach(before, "conj")
    for child in [c for c in verb.rights if c is not noun]:
        child.attach(noun, child.dep_)
    verb.attach(noun, "compound")


def _gather(first: Token, *, ends: bool = False) -> None:
    """Let all that commas part after *first* stand beside it, up to the member after 'and' that ends the list.

    A comma within the first member parts what is told of that: 'the building of roads, ports and canals'.

    :param ends: whether the list also ends with the sentence.
    """
    members = [first]
    last = 0
    for top in _tops(first):
        if len(members) == 1 and top in first.subtree and not (top.dep_ == "conj" and top.head is first):
            return
        members.append(top)
        closes = top.doc[top.left_edge.i - 1].dep_ == "cc"
        beyond = top.sent.end - 1 - top.right_edge.i
        if closes or any(c.dep_ == "cc" for c in top.children) or (ends and beyond <= 1):
            last = len(members)
        if closes:
            break
    if last >= _FULL:
        for member in members[1:last]:
            if not (member.dep_ == "conj" and member.head in members):
                member.attach(first, "conj")


def _tops(first: Token) -> Iterator[Token]:
    """Yield the noun of each stretch between commas after *first*, while there is one and no more than that."""
    words = first.sent
    place = next((t.i for t in words if t.i > first.i and t.text == ","), words.end)
    while place + 1 < words.end:
        end = next((t.i for t in words if t.i > place and (t.text == "," or t.text in _STOPS)), words.end)
        stretch = [t for t in words if place < t.i < end and t.dep_ not in ("cc", "punct")]
        inside = set(stretch)
        tops = [t for t in stretch if t.head is t or t.head not in inside]
        if len(tops) != 1 or not is_noun(tops[0]) or tops[0].dep_ in SUBJECTS:
            return
        yield tops[0]
        if end == words.end or words.doc[end].text != ",":
            return
        place = end


def emphasised(noun: Token) -> None:
    """Mend 'in new fields, above all A and B', where A is read as standing beside the fields and not among them."""
    above, edge = noun.head, noun.left_edge
    if (
        noun.dep_ != "conj"
        or above.tag_ not in ("NNS", "NNPS")
        or edge.tag_ != "RB"
        or edge.head is not noun
        or edge.i < 2
    ):
        return
    comma = edge.nbor(-1)
    joined = any(c.dep_ == "cc" and c.i < edge.i for c in above.rights)
    if comma.text == "," and not joined and above.right_edge.i >= noun.i and is_noun(noun):
        noun.dep_ = "appos"


def list_after_gloss(mark: Token) -> None:
    """Mend 'the fleet (e.g., A, B and C)' and 'the users, i.e. A and B', where A is read as belonging to the verb."""
    if mark.lower_ not in FOR_EXAMPLE:
        return
    before = [t for t in mark.doc[max(mark.i - 3, 0) : mark.i] if t.text not in _BEFORE_GLOSS]
    after = mark.sent[-1].i
    place = next((t.i for t in mark.doc[mark.i + 1 : after + 1] if t.text != ","), after)
    if not before or not is_noun(before[-1]) or before[-1].i < mark.i - 2:
        return
    first = mark.doc[place]
    while first.head.i > first.i and not (is_noun(first) and first.dep_ != "compound"):
        first = first.head
    if not is_noun(first):
        return
    above = before[-1]
    if mark.doc[mark.i - 1].text != "(":
        above = _glossed_before_comma(above)
    mark.tag_, mark.pos_ = "RB", "ADV"
    first.attach(above, "appos")
    mark.attach(first, "advmod")
    _gather(first)


def _glossed_before_comma(noun: Token) -> Token:
    """Return what a gloss after a comma is of: the users in 'the users of the ports, i.e. A', whatever stands nearest."""
    while noun.dep_ == "pobj" and is_noun(noun.head.head):
        if noun.tag_ in ("NNS", "NNPS") and noun.head.lower_ != "of":
            return noun
        noun = noun.head.head
    return noun
