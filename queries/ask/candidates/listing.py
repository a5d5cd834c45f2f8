"""Candidates of lists: the things of a class, the ends of one kind of facts, all about a thing, the data of documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from ....graph.grammar.plural import plural
from ....ontology.namespace import DCTERMS, POL
from ..candidate import Asked, Candidate
from ..fact import Fact, Node, called
from ..query import ENDS, Select

_CAPITALS = 2  # an abbreviation has so many or more
_PARTS = {
    "Title": DCTERMS["title"], "Editor": POL.editor, "Date": DCTERMS.issued,
    "Sentences": POL.sentenceCount, "Paragraphs": POL.paragraphCount,
}  # fmt: skip


def candidates(asked: Asked) -> Iterator[Candidate]:
    """Yield the candidates of lists."""
    yield from _classes(asked)
    facts, wording = asked.facts.all, asked.wording
    for kind in dict.fromkeys(f.kind for f in facts):
        for end, what in zip(reversed(ENDS), ("All", "Holders"), strict=True):
            if wording.has(kind, what):
                found = [(f, f.at(end)) for f in facts if f.kind == kind]
                query, question = Select(end, {"kind": (kind,)}), wording.question(kind, what)
                one = Candidate.finding(query, wording.form(kind, what), question, (), found)
                yield one
                yield asked.count(one, len({node for _, node in found}))
    for node in asked.named:
        if about := _about(asked, node):
            others = [(f, f.object if f.subject is node else f.subject) for f in about]
            query = Select("about", {"thing": (node.iri,)})
            question = wording.question(POL.anyKind, "Thing", subject=asked.name(node))
            yield Candidate.finding(query, "any Thing", question, (node,), others)
    yield from _names(asked)
    for what, part in _PARTS.items():
        if told := asked.facts.documents.get(part):
            query, answers = Select("document", {"part": (part,)}), dict.fromkeys(told.values())
            yield asked.candidate(query, POL.anyKind, what, (), (), answers)


def _about(asked: Asked, node: Node) -> list[Fact]:
    """Return the facts of which *node* is an end."""
    return [fact for fact in asked.facts.all if node in (fact.subject, fact.object)]


def _names(asked: Asked) -> Iterator[Candidate]:
    """Yield the candidates for what the abbreviations in the question stand for."""
    said = {word.text for word in asked.words if sum(map(str.isupper, word.text)) >= _CAPITALS}
    for link in asked.links.values():
        node, short = link.node, link.name
        having = [f for f in _about(asked, node) if short in f.quote] if short in said else []
        if having and short != node.label:
            query = Select("name", {"node": (node.iri,), "short": (short,)})
            yield asked.candidate(query, POL.anyKind, "Name", (node,), having, (node.label,), name=short)


def _classes(asked: Asked) -> Iterator[Candidate]:
    """Yield the candidates for all things of a class; figures are listed by their kind instead."""
    of_class: dict[str, dict[Node, Fact]] = defaultdict(dict)
    for fact in asked.facts.all:
        for node in (fact.subject,) if fact.has_figure else (fact.subject, fact.object):
            for iri in node.classes & asked.wording.classes.keys():
                of_class[iri].setdefault(node, fact)
    for iri, found in sorted(of_class.items()):
        query, words = Select("thing", {"class": (iri,)}), {"class": plural(asked.wording.label(iri))}
        answers = dict.fromkeys(called(node, fact.quote) for node, fact in found.items())
        one = asked.candidate(query, POL.anyKind, "Class", (), found.values(), answers, **words)
        yield one
        how_many = asked.wording.question(POL.anyKind, "ClassNumber", **words)
        yield replace(asked.count(one, len(found)), question=how_many)
