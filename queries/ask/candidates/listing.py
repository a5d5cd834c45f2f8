"""Candidates of lists: all of a class, all that is said in one kind of facts, all about a thing; and what documents say of themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ....graph.grammar.plural import plural
from ....ontology.namespace import DCTERMS, POL
from ..candidate import Asked, Candidate, names_of
from ..fact import Fact, Node, called
from ..query import About, Document, Sought, Things

_PARTS = {
    "Title": DCTERMS["title"], "Editor": POL.editor, "Date": DCTERMS.issued,
    "Sentences": POL.sentenceCount, "Paragraphs": POL.paragraphCount,
}  # fmt: skip


def candidates(asked: Asked) -> Iterator[Candidate]:
    """Yield the candidates that list."""
    yield from _classes(asked)
    facts = asked.facts.facts.facts
    for kind in dict.fromkeys(f.kind for f in facts):
        found = [f for f in facts if f.kind == kind]
        ends = {f.iri: (f.object, f.subject) for f in found}
        for what, slot, side in (("All", "object", 0), ("Holders", "subject", 1)):
            if not asked.wording.has(kind, what):
                continue
            answers = names_of(found, {iri: [pair[side]] for iri, pair in ends.items()})
            query = Sought(slot, {"kind": (kind,)})  # type: ignore[arg-type]
            one = asked.candidate(query, kind, what, (), found, answers)
            yield one
            yield asked.number(one, len({pair[side].iri for pair in ends.values()}))
    for node in asked.named:
        yield from _about(asked, node)
    for what, part in _PARTS.items():
        if told := asked.facts.facts.documents.get(part):
            yield asked.candidate(Document(part), POL.anyKind, what, (), (), dict.fromkeys(told.values()))


def _classes(asked: Asked) -> Iterator[Candidate]:
    of_class: dict[str, dict[str, tuple[Node, Fact]]] = defaultdict(dict)
    for fact in asked.facts.facts.facts:
        # Figures are listed by their kind.
        for node in (fact.subject,) if fact.figure else (fact.subject, fact.object):
            for iri in node.classes & asked.wording.classes.keys():
                of_class[iri].setdefault(node.iri, (node, fact))
    for iri, found in sorted(of_class.items()):
        words = {"class": plural(asked.wording.label(iri))}
        answers = dict.fromkeys(called(node, fact.quote) for node, fact in found.values())
        facts = (fact for _, fact in found.values())
        one = asked.candidate(Things((iri,)), POL.anyKind, "Class", (), facts, answers, **words)
        yield one
        yield asked.number(one, len(found))


def _about(asked: Asked, node: Node) -> Iterator[Candidate]:
    facts = [f for f in asked.facts.facts.facts if node in (f.subject, f.object)]
    if facts:
        others = names_of(facts, {f.iri: [f.object if f.subject is node else f.subject] for f in facts})
        words = {"subject": asked.name(node)}
        yield asked.candidate(About(node.iri), POL.anyKind, "Thing", (node,), facts, others, **words)
