"""The collective: the policies of several taken together, as "the strategies employed", and the words for what they are about."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ....ontology.namespace import POL
from ..index.index import Index, Node, Statement
from ..index.proposition import Words
from ..parsing.clause import Clause
from ..parsing.link import Link
from ..words.word import keys

_TOLD = frozenset({POL.adopts, POL.aimsAt, POL.usesTechnology})
_OF_MANY = frozenset({POL.Policy, POL.Country, POL.Region, POL.Place})
_PLURAL = frozenset({"NNS", "NNPS"})
_ENDING = "s"


def is_collective(index: Index, node: Node) -> bool:
    """Say whether *node* is policies that nobody by name has: "programs and measures"."""
    is_plural = node.label.islower() and node.label.endswith(_ENDING)
    return node.is_a(POL.Policy) and is_plural and not index.adopters.get(node.iri)


def topics(index: Index, docs: Collection[str]) -> Words:
    """Return the canonical stems of what *docs* say of policies, and of the many that have them."""
    return Words().union(*(fact.context for fact in _of_policies(index) if fact.docs & {*docs}))


def _of_policies(index: Index) -> Iterator[Statement]:
    for fact in index.statements:
        ends = (fact.subject, fact.object) if fact.property == POL.adopts else (fact.subject,)
        told = any(n.is_a(POL.Policy) or index.is_kind(n) for n in ends)
        if fact.property in _TOLD and told:
            yield fact


def of_many(clause: Clause) -> frozenset[int]:
    """Return the places of the plurals in *clause* for policies, and for countries that have them."""
    found = {span[1] - 1 for span, kind in clause.classes.items() if kind in _OF_MANY}
    # So may the name of a kind, or one that nothing has: "national ports policies".
    ends = (x.span[1] - 1 for x in clause.links if not is_naming(clause, x))
    classes = clause.wording.classes
    found |= {i for i in ends if any(classes.get(key) in _OF_MANY for key in keys([clause.words[i]]))}
    return frozenset(i for i in found if clause.words[i].tag in _PLURAL)


def of_policies(clause: Clause) -> frozenset[int]:
    """Return the places of the words in *clause* right before a word for policies: "the Peruvian harbour plans"."""
    found = set[int]()
    for span, kind in clause.classes.items():
        place = span[1] - 2 if kind == POL.Policy else -1
        while place >= 0 and clause.words[place].tag[:2] in ("NN", "JJ", "VBG"):
            found.add(place)
            place -= 1
    return frozenset(found)


def is_naming(clause: Clause, link: Link) -> bool:
    """Say whether *link* names something, rather than a kind, a goal, or nothing that the store has: "major countries"."""
    index = clause.index
    return any(not (index.is_kind(n) or is_collective(index, n) or n.is_a(POL.Goal)) for n in link.nodes)


def are_topics(clause: Clause, places: Collection[int], said: Words) -> bool:
    """Say whether *said* has the word at each of *places*, or one of near meaning."""
    return all(clause.has(i, said) or clause.is_kin(i, said) for i in places)
