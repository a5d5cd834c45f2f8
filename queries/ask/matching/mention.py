"""The mention: what stands beside a name, in the question or in the sentence of a statement, and calls or has the thing."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from ....ontology.namespace import LEX, POL
from ..index.index import Node, Statement
from ..parsing.clause import Clause
from ..parsing.link import Link
from ..words.word import Span, split
from .target import is_told

_ACTS = frozenset({POL.adopts, POL.aimsAt})
_OF = "of"


def called_beside(clause: Clause, span: Span) -> set[Node]:
    """Return what a name beside the words of *span*, those for a class, calls: "the X Act"."""
    kind = clause.classes[span]
    return {n for link in clause.links if _is_beside(clause, span, link) for n in link.nodes if n.is_a(kind)}


def _is_beside(clause: Clause, span: Span, link: Link) -> bool:
    """Say whether the words of *span* and a name call one thing: "the X Act", "the act X", but not "grants under X"."""
    between = clause.words[min(span[1], link.span[1]) : max(span[0], link.span[0])]
    return all(w.tag not in ("IN", "TO") or w.text.lower() == "of" for w in between)


def describes_policy(clause: Clause, place: int) -> bool:
    """Say whether the word at *place* describes a policy, by itself or before others that do: "their digital strategies"."""
    policies = {a for (a, _), kind in clause.classes.items() if kind == POL.Policy}
    nominal = takewhile(lambda i: clause.words[i].tag[:2] in ("JJ", "NN"), range(place, len(clause.words)))
    return any(i in policies for i in nominal if i > place)


def is_of_no_policy(property: str, holders: Iterable[Node]) -> bool:
    """Say whether a goal is that of somebody, and of no policy of theirs."""
    return property == POL.aimsAt and not any(n.is_a(POL.Policy) for n in holders)


def is_kind_said(clause: Clause, fact: Statement, link: Link) -> bool:
    """Say whether the sentence of *fact* has the noun of the kind that *link* names: what "major countries" share."""
    return any(clause.index.is_kind(n) and n.heads & fact.context for n in link.nodes)


def is_told_beside(clause: Clause, fact: Statement, link: Link) -> bool:
    """Say whether the sentence tells of what *link* names as well.

    It has the subject of *fact*, as with new technologies of Japan, or is where somebody does it.
    """
    if fact.property in _ACTS and _is_told_there(clause, fact, link):
        return True
    return fact.property != POL.adopts and any(
        any(n in link.nodes for n in clause.index.holders(other)) for other in holders(clause, fact)
    )


def _is_told_there(clause: Clause, fact: Statement, link: Link) -> bool:
    """Say whether the sentence of *fact* tells of the place that *link* names, as the clause does, and of no other: "in X"."""
    before = clause.words[link.span[0] - 1].text.lower() if link.span[0] else ""
    if before not in clause.wording.roles.words(LEX.placePrepositions):
        return False
    said = [word.lower() for word, _ in split(fact.quote)]
    names = [
        [word.lower() for word, _ in split(name)] for name in (link.text, *(n.label for n in link.nodes))
    ]
    there = any([before, *name] == said[i - 1 : i + len(name)] for name in names for i in range(1, len(said)))
    return there and clause.index.places.named(fact.quote) == {*link.iris}


def is_told_of_policy(clause: Clause, fact: Statement, link: Link) -> bool:
    """Say whether the sentence says that the policy of *fact* has to do with what *link* names: a rule on it, or for it."""
    told = (f for f in clause.index.beside(fact) if f.subject is fact.object)
    return any(
        f.object in link.nodes or (is_told(f.object) and link.is_said_in(f.object.words)) for f in told
    )


def holders(clause: Clause, fact: Statement) -> list[Statement]:
    """Return what the sentence of *fact* says of who has its subject."""
    return [other for other in clause.index.beside(fact) if other.object is fact.subject]


def is_named_by(clause: Clause, span: Span, node: Node) -> bool:
    """Say whether *node* has the words of *span*, those for a class, in its name."""
    # Where the words are for all of the class, the noun says it: "national strategies" are strategies.
    begin = span[1] - 1 if clause.keys(span) & clause.wording.whole else span[0]
    return all(clause.has(i, node.words) for i in range(begin, span[1]))


def is_of_another(clause: Clause, place: int, nodes: Iterable[Node]) -> bool:
    """Say whether one of *nodes* is of something else than the noun at *place* is: a lack of ports, of "a lack of ships"."""
    before = place - 1
    while before > 0 and clause.words[before].tag[:2] in ("DT", "JJ", "NN", "PR"):
        before -= 1
    if before < 1 or clause.words[before].text.lower() != _OF:
        return False
    own = (n for n in nodes if f" {_OF} " in n.label and clause.has(before - 1, n.heads))
    return any(not clause.has(place, n.words) for n in own)


def is_of_body(clause: Clause, fact: Statement, link: Link) -> bool:
    """Say whether *link*, a place, stands before the name of what *fact* is about, which a body of that place has.

    "The Basque plan" is one of the Basque Government.
    """
    holders = {*clause.index.holders(fact)} - ({fact.subject} if fact.property != POL.adopts else set())
    thing = fact.object if fact.property == POL.adopts else fact.subject
    named = next((x for x in clause.links if x.span[0] == link.span[1]), None)
    is_named = named is not None and thing in named.nodes and _is_place(clause, link)
    return is_named and any(n in link.nodes or link.is_said_in(n.words) for n in holders)


def _is_place(clause: Clause, link: Link) -> bool:
    known = link.term is not None and clause.vocabulary.is_a(link.term.classes, POL.Place)
    return known or any(n.is_a(POL.Place) for n in link.nodes)


def describes(clause: Clause, place: int, words: frozenset[str]) -> bool:
    """Say whether the word describes what *words*, those of a thing, call: of "mile grants" no answer bears out "mile"."""
    behind = takewhile(lambda i: clause.words[i].tag[:2] in ("NN", "JJ"), range(place + 1, len(clause.words)))
    return any(clause.has(i, words) for i in behind)


def is_home(clause: Clause, fact: Statement, link: Link) -> bool:
    """Say whether all of the text of *fact* is about what *link* names, or its sentence is, where that gives examples.

    "We have ports such as Cork" tells ports of Ireland, if "we" are the Irish.
    """
    if clause.index.places.is_home(fact, link.iris):
        return True
    if fact.property != POL.hasPart:
        return False
    return any(link.is_said_in(p.subject.words) for p in clause.index.said_in(fact.quote))


def has_parts_beside(clause: Clause, fact: Statement, link: Link) -> bool:
    """Say whether *fact* gives a part of something else than *link* names, parts of which its sentence gives as well."""
    if fact.property != POL.hasPart:
        return False
    others = (f.subject for f in clause.index.beside(fact) if f.property == POL.hasPart)
    return (
        fact.subject not in link.nodes
        and fact.object not in link.nodes
        and any(n in link.nodes for n in others)
    )


def is_partner(clause: Clause, span: Span) -> bool:
    """Say whether the words of *span* stand behind a preposition for those with whom something is done: "with industry"."""
    before = clause.words[span[0] - 1] if span[0] else None
    return before is not None and clause.plays(before, LEX.partnerPrepositions)
