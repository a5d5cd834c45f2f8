"""The naming: by which names, long and short, a question may call what a store holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ....ontology.namespace import POL
from ....ontology.vocabulary import Term
from ..words.word import GENITIVES, split, stem, stems
from ..words.wording import Stems, Wording
from .statement import Node

# A name with a sign that words lack is not called by the words alone: "Internet+" is no internet.
_YEARS = re.compile(r"(?: of)? (?:19|20)\d\d(?:[-–/]\d{2,4})?$")
_FOR = frozenset({"for", "in", "on", "to"})
_SIGN = re.compile(r"[+*#@]")


def names(
    nodes: Mapping[str, Node], wording: Wording
) -> tuple[Mapping[Stems, tuple[Node, ...]], Mapping[Stems, tuple[Term, ...]]]:
    """Return the names of *nodes*, and those of known proper things that the store says nothing of."""
    found: dict[Stems, list[Node]] = {}
    absent: dict[Stems, list[Term]] = {}
    for node in nodes.values():
        if node.is_a(POL.Entity):
            for name in (node.label, *node.aliases):
                _add(found, stems(name), node)
                if node.is_a(POL.Person) and " " in name:
                    _add(found, stems(name.rpartition(" ")[2]), node)
    for term in wording.vocabulary.entities:
        known = nodes.get(term.iri)
        for name in (*term.names, *term.demonyms):
            if known is not None:
                _add(found, stems(name), known)
            elif _is_proper(name, wording) and not _SIGN.search(name):
                absent.setdefault(stems(name), []).append(term)
    for node in nodes.values():
        for name in _shortened(node, wording):
            if stems(name) not in found:
                _add(found, stems(name), node)
    for node in nodes.values():
        # What is called with its price is the same thing without: "£5 million Port Centre".
        rest = _without_amount(node, wording)
        if rest and all(n.kinds & node.kinds - {POL.Entity} for n in found.get(stems(rest), ())):
            _add(found, stems(rest), node)
    for key, ending in _endings(nodes).items():
        # The European Chips Act is the Chips Act, where the text has no other that ends so.
        if key in found and len(ending) == 1 and (longer := next(iter(ending))).is_a(POL.Policy):
            if len(longer.label.split()) == len(key) + 1 and all(n.is_a(POL.Policy) for n in found[key]):
                _add(found, key, longer)
            continue
        shortest = min(ending, key=lambda n: (len(n.name), n.iri))
        if key not in found and all(shortest.name <= n.name for n in ending):
            found[key] = sorted(ending, key=lambda n: n.iri)
    for key, called in _heads(nodes, wording).items():
        if key not in found and len(called) == 1:
            found[key] = [*called]
    return {key: tuple(named) for key, named in found.items()}, {
        key: tuple(terms) for key, terms in absent.items()
    }


def seats(
    nodes: Mapping[str, Node], wording: Wording, names: Mapping[Stems, tuple[Node, ...]]
) -> Mapping[Stems, tuple[Node, ...]]:
    """Return the names that stand for a government of which the store says something, and for nothing that *names* has."""
    found: dict[Stems, list[Node]] = {}
    for term in wording.vocabulary.entities:
        known = nodes.get(term.iri)
        for seat in term.seats if known is not None else ():
            if known is not None and stems(seat) not in names:
                _add(found, stems(seat), known)
    return {key: tuple(named) for key, named in found.items()}


def _is_proper(name: str, wording: Wording) -> bool:
    """Say whether each word of *name* but the light ones is written as a name is: no "ICT enterprises"."""
    return all(not w[:1].islower() or stem(w) in wording.free for w, _ in split(name))


def _without_amount(node: Node, wording: Wording) -> str:
    """Return the proper name of *node* without the amount before it, if there is one."""
    numerals, words = wording.vocabulary.numerals, node.label.split()
    begin = next((i for i, w in enumerate(words) if w[:1].isalpha() and w not in numerals), 0)
    return " ".join(words[begin:]) if begin and words[begin][0].isupper() else ""


def _shortened(node: Node, wording: Wording) -> Iterator[str]:
    """Yield the names of an actor or a policy up to a preposition, where most of the name is left."""
    if not (node.is_a(POL.Actor) or node.is_a(POL.Policy)):
        return
    for name in (node.label, *node.aliases):
        words = name.split()
        plain = " ".join(undated(name))
        if plain != name and " " in plain:
            yield plain
        kind, of, rest = name.partition(" of ")
        if of and node.is_a(POL.Policy) and stems(kind) in wording.classes and " " not in rest:
            yield rest  # "the national strategy of X"
        if of and node.is_a(POL.Organisation) and stems(kind) in wording.classes and " " not in rest:
            yield f"{rest} {kind}"  # "the health ministry", "Leeds University"
        proper = words[words[0].endswith(GENITIVES) : -1]
        of_class = node.is_a(POL.Policy) and words[-1].islower() and stems(words[-1]) in wording.classes
        if of_class and len(proper) > 1 and all(w[:1].isupper() for w in proper):
            yield " ".join(proper)  # "the Clean Bay policy", "Malta's Clean Bay plan"
        for i, word in enumerate(words):
            if word in wording.prepositions and i > 1 and 2 * i > len(words):
                yield " ".join(words[:i])


def _endings(nodes: Mapping[str, Node]) -> Mapping[Stems, set[Node]]:
    """Return the ends of long proper names, by which people call what bears them: "the Challenge Fund"."""
    found: dict[Stems, set[Node]] = {}
    for node in nodes.values():
        whole = undated(node.label)
        for words in (whole, _unplaced(node, whole)):
            for i in range(1, len(words) - 1):
                if node.is_a(POL.Entity) and all(w[:1].isupper() for w in words[i - 1 :]):
                    found.setdefault(stems(" ".join(words[i:])), set()).add(node)
    return found


def _unplaced(node: Node, words: list[str]) -> list[str]:
    """Return *words*, the name of a policy or a body, up to what it is for: "National Port Institute" of that "for Wales"."""
    place = next((i for i, word in enumerate(words) if word in _FOR), 0)
    return words[:place] if node.is_a(POL.Policy) or node.is_a(POL.Actor) else []


def _heads(nodes: Mapping[str, Node], wording: Wording) -> Mapping[Stems, set[Node]]:
    """Return the words for classes that end the proper names of policies and bodies, by which texts call them: "the Fund"."""
    found: dict[Stems, set[Node]] = {}
    for node in nodes.values():
        words = undated(node.label)
        if len(words) > 1 and (node.is_a(POL.Policy) or node.is_a(POL.Organisation)):
            key = stems(words[-1])
            if key in wording.classes and all(w[:1].isupper() for w in words[-2:]):
                found.setdefault(key, set()).add(node)
    return found


def undated(name: str) -> list[str]:
    """Return the words of *name* without the years at its end: "Port Plan 2022-2032", "Port Act of 2009"."""
    return _YEARS.sub("", name).split() or [name]


def _add(names: dict[Stems, list[Node]], key: Stems, node: Node) -> None:
    if key and node not in names.setdefault(key, []):
        names[key].append(node)
