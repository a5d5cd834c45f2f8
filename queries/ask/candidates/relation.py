"""Candidates of relations and dates: the object of a fact, its subject, whether it holds, when it holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TypeAlias

from ....ontology.namespace import POL
from ..candidate import Asked, Candidate
from ..fact import Fact, Node
from ..query import ENDS, End, Exists, Given, Pattern, Select
from ..word import stems

Found: TypeAlias = Sequence[tuple[Fact, Node]]
"""Facts, each with the node sought: one of its ends, or the adopter of the policy that is its subject."""

OTHER: Mapping[Pattern, tuple[End, str]] = {
    "object": ("subject", "Object"), "owned": ("subject", "Object"),
    "subject": ("object", "Subject"), "owner": ("object", "Subject"),
}  # fmt: skip
"""Pattern for what is sought -> the end that is given, and what is asked."""

_LONG = 3  # fewer answers are not narrowed down by a word
_SHORT = 3


def candidates(asked: Asked) -> Iterator[Candidate]:
    """Yield the candidates that give one end of the facts of a kind, or both."""
    facts = asked.facts
    for (kind, _), found in facts.of.items():
        yield from _sought(asked, "object", kind, found[0].subject, [(f, f.object) for f in found])
    yield from _owned(asked)
    yield from _adopted_by_bodies(asked)
    for (kind, _), found in facts.to.items():
        given = found[0].object
        yield from _sought(asked, "subject", kind, given, [(f, f.subject) for f in found])
        owners = [(f, a.subject) for f in found for a in facts.adopted.get(f.subject.iri, ())]
        if owners and kind != POL.adopts:
            yield from _sought(asked, "owner", kind, given, owners)
    for found in facts.of.values():
        for fact in found:
            yield from _of_both(asked, fact)
    yield from _denied(asked)


def _sought(asked: Asked, pattern: Pattern, kind: str, given: Node, found: Found) -> Iterator[Candidate]:
    """Yield the candidates for the nodes *found* in facts with one end *given*: all of them, how many, some."""
    end, what = OTHER[pattern]
    question = asked.wording.question(kind, what, **{end: asked.name(given)})
    if pattern == "owner":
        words = {"question": question, "class": asked.wording.label(POL.Actor)}
        question = asked.wording.question(POL.anyKind, "OnlyClass", **words)
    query = Select(pattern, {"kind": (kind,), end: (given.iri,)})
    whole = Candidate.finding(query, asked.wording.form(kind, what), question, (given,), found)
    yield whole
    if pattern != "owner" and kind != POL.happenedIn:
        yield asked.count(whole, len({node for _, node in found}))
    if given.iri in asked.links:
        yield from _by_class(asked, whole, query, found)
        if len(whole.answers) >= _LONG:
            yield from _by_word(asked, whole, query, found)


def _by_class(asked: Asked, whole: Candidate, query: Select, found: Found) -> Iterator[Candidate]:
    """Yield a candidate for the found nodes of each class that only some of them have."""
    nodes = {node for _, node in found}
    for iri in sorted(set().union(*(n.classes for n in nodes)) & asked.wording.classes.keys()):
        some = [(fact, node) for fact, node in found if iri in node.classes]
        if len({node for _, node in some}) < len(nodes):
            words = {"question": whole.question, "class": asked.wording.label(iri)}
            question = asked.wording.question(POL.anyKind, "OnlyClass", **words)
            part = replace(query, given={**query.given, "class": (iri,)})
            yield Candidate.finding(part, whole.form, question, whole.named, some)


def _by_word(asked: Asked, whole: Candidate, query: Select, found: Found) -> Iterator[Candidate]:
    """Yield candidates for the nodes whose name, or sentence, has the rarest word of the question that not all have."""
    named = {stem for node in whole.named for stem in stems(asked.name(node))}
    said = {w.stem: w.text for w in asked.words if len(w.stem) > _SHORT and w.stem not in named}
    for hole in ("word", "context"):
        for stem in sorted(said, key=lambda s: (-asked.linker.weigh([s]), s)):
            begin = _begin(stem, said[stem].lower())
            texts = ((fact, node.label if hole == "word" else fact.quote) for fact, node in found)
            having = {fact for fact, text in texts if f" {begin}" in f" {text.lower()}"}
            if len(begin) >= _SHORT and 0 < len(having) < len(whole.facts):
                words = {"question": whole.question, "word": said[stem]}
                question = asked.wording.question(POL.anyKind, "Only", **words)
                part = replace(query, given={**query.given, hole: (begin,)})
                some = [(fact, node) for fact, node in found if fact in having]
                yield Candidate.finding(part, whole.form, question, whole.named, some)
                break


def _begin(stem: str, word: str) -> str:
    """Return the common beginning of *word* and its stem: energy, with the stem energi, is sought as energ."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(stem, word, strict=False))
    return "".join(letter for letter, _ in alike)


def _owned(asked: Asked) -> Iterator[Candidate]:
    """Yield the candidates for what is said of an actor or of the policies that it adopts."""
    owned: dict[tuple[str, Node], dict[Fact, Node]] = defaultdict(dict)
    for (kind, subject), found in asked.facts.of.items():
        for adopted in asked.facts.adopted.get(subject, ()):
            if kind != POL.adopts and adopted.subject.iri != subject:
                owned[kind, adopted.subject].update((f, f.object) for f in found)
    for (kind, owner), of_policies in owned.items():
        own = {f: f.object for f in asked.facts.of.get((kind, owner.iri), ())}
        yield from _sought(asked, "owned", kind, owner, [*(own | of_policies).items()])
        for fact in of_policies:
            given: Given = {"kind": (kind,), "subject": (owner.iri,), "node": (fact.object.iri,)}
            words = {"subject": asked.name(owner), "object": asked.name(fact.object)}
            named, query = (owner, fact.object), Exists(Select("owned", given))
            yield asked.candidate(query, kind, "Whether", named, (fact,), ("yes",), **words)


def _adopted_by_bodies(asked: Asked) -> Iterator[Candidate]:
    """Yield the candidates for what a country and its bodies, such as a government, adopt: bodies that are named after it."""
    bodies: dict[str, dict[Node, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in (fact for facts in asked.facts.adopted.values() for fact in facts):
        countries = {iri for name in fact.subject.names for iri in asked.wording.countries_of(name)}
        if len(countries) == 1:
            bodies[countries.pop()][fact.subject].append(fact)
    for iri, adopting in bodies.items():
        country = asked.facts.nodes.get(iri)
        if country is not None and adopting.keys() - {country}:
            found = [(fact, fact.object) for facts in adopting.values() for fact in facts]
            query = Select("owned", {"kind": (POL.adopts,), "subject": (iri, *(n.iri for n in adopting))})
            form = asked.wording.form(POL.adopts, "Object")
            question = asked.wording.question(POL.adopts, "Object", subject=asked.name(country))
            yield Candidate.finding(query, form, question, (country,), found)


def _of_both(asked: Asked, fact: Fact) -> Iterator[Candidate]:
    """Yield the candidates that give both ends of *fact*: whether it holds, and when."""
    given: Given = {"kind": (fact.kind,), "subject": (fact.subject.iri,)}
    words = {"subject": asked.name(fact.subject), "object": asked.name(fact.object)}

    def candidate(query: Exists | Select, what: str, answer: str) -> Candidate:
        named = (fact.subject, fact.object)
        return asked.candidate(query, fact.kind, what, named, (fact,), (answer,), **words)

    yield candidate(Exists(Select("object", {**given, "node": (fact.object.iri,)})), "Whether", "yes")
    if fact.period is not None and fact.period is not fact.object:
        when = Select("period", {**given, "object": (fact.object.iri,)})
        yield candidate(when, "Period", fact.period.label)


def _denied(asked: Asked) -> Iterator[Candidate]:
    """Yield the candidates for facts that a text denies: whether they hold; if the question has a denial, their ends too."""
    is_denial, wording = asked.wording.has_denial(asked.corrected), asked.wording
    by_end: dict[tuple[End, str, Node], list[Fact]] = defaultdict(list)

    def denied(question: str) -> str:
        return wording.question(POL.anyKind, "Denied", question=question) if is_denial else question

    for fact in asked.facts.denied:
        if fact.has_figure:
            continue
        given: Given = {"kind": (fact.kind,), "subject": (fact.subject.iri,), "node": (fact.object.iri,)}
        words = {"subject": asked.name(fact.subject), "object": asked.name(fact.object)}
        query, answer = Exists(Select("object", given, is_denied=True)), "yes" if is_denial else "no"
        one = asked.candidate(
            query, fact.kind, "Whether", (fact.subject, fact.object), (fact,), (answer,), **words
        )
        yield replace(one, question=denied(one.question))
        for sought in ENDS:
            by_end[sought, fact.kind, fact.at(OTHER[sought][0])].append(fact)
    for (sought, kind, end), facts in by_end.items() if is_denial else ():
        known, what = OTHER[sought]
        question = denied(wording.question(kind, what, **{known: asked.name(end)}))
        select = Select(sought, {"kind": (kind,), known: (end.iri,)}, is_denied=True)
        yield Candidate.finding(
            select, wording.form(kind, what), question, (end,), [(f, f.at(sought)) for f in facts]
        )
