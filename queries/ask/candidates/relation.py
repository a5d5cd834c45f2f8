"""Candidates of relations and dates: what is said of a subject, of what it is said, whether, when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from ....ontology.namespace import POL
from ..candidate import Asked, Candidate, names_of
from ..fact import Fact, Node
from ..query import Given, Slot, Sought, Whether
from ..word import stems

# Of fewer answers no part is asked for.
_LONG = 3
_SHORT = 3


def candidates(asked: Asked) -> Iterator[Candidate]:
    """Yield the candidates for one end of the facts of a kind, or for both."""
    facts = asked.facts
    for (kind, _), found in facts.of.items():
        yield from ends(asked, "object", kind, found, found[0].subject, {f.iri: [f.object] for f in found})
    yield from _owned(asked)
    for (kind, _), found in facts.to.items():
        object = found[0].object
        yield from ends(asked, "subject", kind, found, object, {f.iri: [f.subject] for f in found})
        if kind != POL.adopts:
            owners = {f.iri: [a.subject for a in facts.adopted.get(f.subject.iri, ())] for f in found}
            by_owner = [f for f in found if owners[f.iri]]
            if by_owner:
                yield from ends(asked, "owner", kind, by_owner, object, owners)
    for found in facts.of.values():
        for fact in found:
            yield from _of_both(asked, fact)


def ends(
    asked: Asked, slot: Slot, kind: str, facts: Sequence[Fact], given: Node, ends: Mapping[str, Sequence[Node]]
) -> Iterator[Candidate]:  # fmt: skip
    """Yield the candidates for *ends*, those of *facts* across from the one that is *given*: all, how many, some."""
    is_object = slot in ("object", "owned")
    hole, what = ("subject", "Object") if is_object else ("object", "Subject")
    question = asked.question(kind, what, **{hole: asked.name(given)})
    if slot == "owner":
        question = asked.question(
            POL.anyKind, "OnlyClass", question=question, **{"class": asked.wording.label(POL.Actor)}
        )
    query = Sought(slot, {"kind": (kind,), hole: (given.iri,)})
    answers = names_of(facts, ends)
    whole = Candidate(query, asked.form(kind, what), question, (given,), tuple(facts), answers)
    yield whole
    if slot != "owner" and kind != POL.happenedIn:
        yield asked.number(whole, len({node.iri for fact in facts for node in ends[fact.iri]}))
    if given.iri in asked.links:
        yield from _by_class(asked, whole, query, facts, ends)
        if len(answers) >= _LONG:
            yield from _by_word(asked, whole, query, facts, ends)


def _by_class(
    asked: Asked, whole: Candidate, query: Sought, facts: Sequence[Fact], ends: Mapping[str, Sequence[Node]]
) -> Iterator[Candidate]:
    """Yield those of the ends that are of a class, where the ends are of several."""
    nodes = {node.iri: node for fact in facts for node in ends[fact.iri]}
    for iri in sorted(set().union(*(n.classes for n in nodes.values())) & asked.wording.classes.keys()):
        some = [f for f in facts if any(iri in node.classes for node in ends[f.iri])]
        kept = {f.iri: [node for node in ends[f.iri] if iri in node.classes] for f in some}
        if len({n.iri for group in kept.values() for n in group}) < len(nodes):
            name = asked.wording.label(iri)
            question = asked.question(POL.anyKind, "OnlyClass", question=whole.question, **{"class": name})
            part = replace(query, given={**query.given, "class": (iri,)})
            yield Candidate(part, whole.form, question, whole.named, tuple(some), names_of(some, kept))


def _by_word(
    asked: Asked, whole: Candidate, query: Sought, facts: Sequence[Fact], ends: Mapping[str, Sequence[Node]]
) -> Iterator[Candidate]:
    """Yield those of the ends whose name, or whose sentence, has the rarest word of the question that only some have."""
    named = {stem for node in whole.named for stem in stems(asked.name(node))}
    said = {w.stem: w.text for w in asked.words if len(w.stem) > _SHORT and w.stem not in named}
    begins = {stem: _begin(stem, word.lower()) for stem, word in said.items()}
    for hole in ("word", "context"):
        for stem in sorted(said, key=lambda s: (-asked.linker.weight(s), s)):
            words = {f.iri: [n.label for n in ends[f.iri]] if hole == "word" else [f.quote] for f in facts}
            begin = begins[stem]
            some = [f for f in facts if any(f" {begin}" in f" {text.lower()}" for text in words[f.iri])]
            if len(begin) >= _SHORT and 0 < len(some) < len(facts):
                question = asked.question(POL.anyKind, "Only", question=whole.question, word=said[stem])
                part = replace(query, given={**query.given, hole: (begin,)})
                yield Candidate(part, whole.form, question, whole.named, tuple(some), names_of(some, ends))
                break


def _begin(stem: str, word: str) -> str:
    """Return what *word* and its stem begin with alike: energy, whose stem is energi, is looked for as energ."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(stem, word, strict=False))
    return "".join(letter for letter, _ in alike)


def _owned(asked: Asked) -> Iterator[Candidate]:
    """Yield what is said of an actor or of a policy that it adopts."""
    owned: dict[tuple[str, str], dict[str, Fact]] = defaultdict(dict)
    owners: dict[str, Node] = {}
    for (kind, subject), found in asked.facts.of.items():
        for adopted in asked.facts.adopted.get(subject, ()):
            if kind != POL.adopts and adopted.subject.iri != subject:
                owners[adopted.subject.iri] = adopted.subject
                owned[kind, adopted.subject.iri].update({f.iri: f for f in found})
    for (kind, owner), by_iri in owned.items():
        found = [*{**{f.iri: f for f in asked.facts.of.get((kind, owner), ())}, **by_iri}.values()]
        yield from ends(asked, "owned", kind, found, owners[owner], {f.iri: [f.object] for f in found})


def _of_both(asked: Asked, fact: Fact) -> Iterator[Candidate]:
    """Yield the candidates in which both ends of *fact* are given: whether it is so, and when."""
    given: Given = {"kind": (fact.kind,), "subject": (fact.subject.iri,)}
    words = {"subject": asked.name(fact.subject), "object": asked.name(fact.object)}

    def candidate(query: Sought | Whether, what: str, answer: str) -> Candidate:
        named = (fact.subject, fact.object)
        return asked.candidate(query, fact.kind, what, named, (fact,), (answer,), **words)

    yield candidate(Whether(Sought("object", {**given, "node": (fact.object.iri,)})), "Whether", "yes")
    if fact.period is not None and fact.period is not fact.object:
        when = Sought("period", {**given, "object": (fact.object.iri,)})
        yield candidate(when, "Period", fact.period.label)
