"""The kind: whether something is of the kind that a question asks for, be that a class, a noun or a name."""

from __future__ import annotations

from ....ontology.namespace import POL
from ..index.index import Node, Statement
from ..parsing.clause import Clause
from ..parsing.utterance import PLAIN
from .target import is_place, is_told, is_told_within

_OF = "of"


def is_of_kind(clause: Clause, node: Node) -> bool:
    """Say whether *node* is what is asked for, or tells of it: "which areas should be covered"."""
    if is_told_within(clause, node) or is_counted_so(clause, node):
        return True
    if clause.focus is not None and clause.focus[0] in clause.narrow:
        return clause.is_of(node, clause.focus[0])
    asked = clause.asked_class
    if asked is None:
        return _is_called(clause, node)
    return is_place(node, asked) if clause.vocabulary.is_a((asked,), POL.Place) else node.is_a(asked)


def is_counted_so(clause: Clause, node: Node) -> bool:
    """Say whether the text calls *node* by the word for the class that is asked for, or counts it among what is called so."""
    focus = range(*clause.focus[0]) if clause.focus else range(0)
    called = [clause.index.called.get(node.iri, frozenset[str]())]
    called += (n.heads for n in clause.index.wholes.get(node.iri, ()))
    return any(clause.has(i, words) for words in called for i in focus)


def is_measured_so(clause: Clause, fact: Statement) -> bool:
    """Say whether the figure of *fact* has the nouns that are asked for: "which class do ships belong to" asks for no ships."""
    nouns = (i for i in clause.asked_phrase & clause.content if clause.words[i].tag[:2] == "NN")
    return all(clause.has(i, fact.figure_words) for i in nouns)


def _is_called(clause: Clause, node: Node) -> bool:
    name, place = clause.asked_name, clause.asked_noun
    if kind_noun(clause) in clause.linked and is_of_other_kind(clause, node):
        return False
    if name is not None:
        return bool(clause.index.wholes.get(node.iri, frozenset()) & {*name.nodes})
    if place is None:
        return True
    is_headed = any(clause.wording.canonical(s) in node.heads for s in clause.words[place].stems)
    # What is called X is no instance of the X to be listed, but where those are told of it.
    is_list = any(n.words <= node.words and clause.has(place, n.heads) for n in clause.index.lists)
    return is_headed != ("asksList" in clause.asks) or (is_headed and is_list)


def is_kind_asked(clause: Clause, node: Node) -> bool:
    """Say whether *node* is called a kind of what is asked for: green steel, rather than a change of the steel industry."""
    place = kind_noun(clause)
    return place is not None and clause.has(place, node.heads)


def is_of_other_kind(clause: Clause, node: Node) -> bool:
    """Say whether *node* is called no kind of what *clause* asks for a kind of: of "what kind of sale", new services."""
    place = kind_noun(clause)
    if place is None or clause.words[place].stem in clause.wording.free:
        return False
    is_class = any(place in range(*span) for span in clause.classes)
    # A goal may tell of them: "ten secure sites are built".
    return not is_class and not clause.has(place, node.words if is_told(node) else node.heads)


def kind_noun(clause: Clause) -> int | None:
    """Return the place of the noun of which a kind is asked for: "what sort of steel"; none where nothing is."""
    words = clause.words
    asks = words[3:] and words[0].text.lower() in PLAIN and words[2].text.lower() == _OF
    if not asks or POL.hasPart not in clause.stated_at(1):
        return None
    end = next((i for i in range(3, len(words)) if words[i].tag[:2] not in ("NN", "JJ")), len(words))
    return end - 1 if end > 3 else None
