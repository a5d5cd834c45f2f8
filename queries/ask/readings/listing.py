"""The listing: readings of a clause as all things of a class, of a kind or about a topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from ....ontology.namespace import LEX, POL
from ..index.index import Node, Statement
from ..matching.kind import kind_noun
from ..matching.row import other_ends
from ..parsing.clause import Clause
from ..words.word import Span, runs, split
from . import relation
from .reading import Reading, iris, listed

_LONGEST_TRAILING = 4
_LATEST_FIELD = 4  # "in which two areas"
_OF_LIST = 9.0  # how many they are says less
_LATEST_COUNT = 5  # "what are the main four fields"


def readings(clause: Clause) -> Iterator[Reading]:
    """Yield the readings of *clause* as things that it describes: by a statement, or by their class alone."""
    yield from _told_of(clause)
    yield from _lacking(clause)
    yield from _members(clause)
    yield from _listed(clause)
    yield from _of_kind(clause)
    if clause.links or clause.focus is None or clause.content - {*range(*clause.focus[0])}:
        yield from relation.readings(clause)
        return
    span, kind = clause.focus
    kinds = [c for c in clause.vocabulary.superclasses if clause.vocabulary.is_a((c,), kind)]
    found = [n for n in clause.index.nodes.values() if clause.is_of(n, span)]
    nodes = [n for n in found if not clause.index.is_generic(n)]
    if _asks_name(clause):
        nodes = _named(clause, nodes)
    if _asks_one(clause) and len(nodes) > 1:
        return
    if nodes:
        holes = {"class": iris(sorted(kinds))}
        if span in clause.narrow or len(nodes) < len(found):
            holes["node"] = iris(nodes)
        wanted = clause.text(span) if span in clause.narrow else kind.removeprefix(POL)
        yield Reading(f"[all] {wanted}", "things", holes, 1.0, tuple(nodes))


def _asks_one(clause: Clause) -> bool:
    """Say whether it asks for the one that is above others, and not for all: "what is the main obstacle"."""
    end = clause.focus[0][1] if clause.focus else 0
    is_one = clause.words[end - 1].tag == "NN" and any(w.base == "be" for w in clause.words[:end])
    return is_one and any(
        w.text.lower() in clause.wording.roles.words(LEX.principalWords) for w in clause.words
    )


def _asks_name(clause: Clause) -> bool:
    """Say whether it asks what something is called: last year's forum has no name."""
    name_of = any(
        clause.plays(w, LEX.namingVerbs) and w.tag == "NN" and of.text.lower() == "of"
        for w, of in pairwise(clause.words)
    )
    last = clause.words[-1]
    return name_of or (last.tag == "VBN" and clause.plays(last, LEX.namingVerbs))


def _named(clause: Clause, nodes: Sequence[Node]) -> list[Node]:
    """Return those of *nodes* that have a name; none where it asks for that of one, and there are several."""
    named = [n for n in nodes if not n.label[0].islower()]
    shortest = min((n.name for n in named), key=len, default=frozenset())
    is_one = clause.focus is not None and clause.words[clause.focus[0][1] - 1].tag == "NN"
    return named if not is_one or all(shortest <= n.name for n in named) else []


def _lacking(clause: Clause) -> Iterator[Reading]:
    """Yield the reading of *clause* as where somebody has a challenge: "where does X have gaps", "in which areas"."""
    asked = {i for i in clause.asked_phrase if clause.plays(clause.words[i], LEX.fields)}
    asked |= {i for i, w in enumerate(clause.words[:_LATEST_FIELD]) if clause.plays(w, LEX.fields)}
    spans = [s for s, kind in clause.classes.items() if kind == POL.Challenge and s in clause.narrow]
    spans = spans or _trailing(clause)
    if not spans or not (asked or "asksPlace" in clause.asks) or {*range(*spans[0])} & asked:
        return
    left = clause.content - asked - {*range(*spans[0])}
    facts = [
        f
        for f in clause.index.statements
        if f.property == POL.faces
        and _is_gap(clause, f.object, spans[0])
        and all(clause.has(i, f.context) for i in left)
        and all(
            {*clause.index.holders(f)} & {*x.nodes}
            or x.is_said_in(f.context)
            or clause.index.places.is_home(f, x.iris)
            for x in clause.links
        )
    ]
    facts = [
        f for f in facts if all(_is_of_all(clause, i, facts) or clause.has(i, f.object.words) for i in left)
    ]
    if facts and (left or clause.links):
        holes = {
            "given": iris([f.subject for f in facts]),
            "property": iris([POL.faces]),
            "other": iris(
                other_ends(clause, POL.faces, "object", [f.subject for f in facts], [f.object for f in facts])
            ),
        }
        words = f"[in what] {listed([f.subject for f in facts])} has {clause.text(spans[0])}"
        kept = {name: hole for name, hole in holes.items() if hole}
        yield Reading(words, "objects", kept, 3.0, tuple(f.object for f in facts), "list", facts)


def _trailing(clause: Clause) -> list[Span]:
    """Return the words by which it asks in what somebody is behind: "where does X lag behind"."""
    phrases = clause.wording.roles.phrases(LEX.trailingVerbs)
    spans = runs(len(clause.words), _LONGEST_TRAILING)
    return [span for span in spans if span[0] and not clause.keys(span).isdisjoint(phrases)][:1]


def _is_gap(clause: Clause, node: Node, span: Span) -> bool:
    """Say whether *node* is called as the words of *span* call it, or is what those lack who are behind in something."""
    if span in clause.classes and span in clause.narrow:
        return clause.is_of(node, span)
    return bool(
        node.heads & frozenset(map(clause.wording.canonical, clause.wording.roles.stems(LEX.gapNouns)))
    )


def _is_of_all(clause: Clause, place: int, facts: Sequence[Statement]) -> bool:
    """Say whether a sentence of *facts* has the word apart from their objects, so that it is of them all."""
    said = [clause.wording.canonicals(word) for word, _ in split(facts[0].quote)]
    objects = dict.fromkeys(f.object for f in facts if f.quote == facts[0].quote)
    return sum(clause.has(place, s) for s in said) > sum(clause.has(place, n.words) for n in objects)


def _members(clause: Clause) -> Iterator[Reading]:
    """Yield the reading of *clause* as what the text counts among what is called so: "what are the two pillars of the plan"."""
    if clause.focus is None:
        return
    span, one = clause.focus[0], clause.the_one
    is_whole = span not in clause.narrow  # "the projects of the programme" may be listed as such
    kind = clause.classes[one] if one and one != span else ""
    policies = [
        n for n in clause.index.nodes.values() if one and n.is_a(kind) and clause.has(one[1] - 1, n.heads)
    ]
    left = clause.content - {*range(*span)} - ({*range(*one)} if len(policies) == 1 and one else set())
    named = [*policies, *(n for link in clause.links for n in link.nodes)]
    facts = [
        f
        for f in clause.index.statements
        if f.property == POL.hasPart
        and clause.index.is_kind(f.subject)
        and clause.wording.canonicals(clause.text(span)) <= f.subject.name
        and all(clause.has(i, f.context) for i in left)
        and (not named or any({b.subject, b.object} & {*named} for b in clause.index.beside(f)))
    ]
    if is_whole:
        number = [clause.words[i].text.lower() for i in clause.number_of(span[1] - 1)]
        count = clause.vocabulary.numerals.get(number[0]) if number else None
        said = left or clause.linked or count == len(facts)
        facts = [f for f in facts if said and len(f.subject.name) == 1 and len({g.quote for g in facts}) == 1]
    if facts:
        holes = {"given": iris([f.subject for f in facts]), "property": iris([POL.hasPart])}
        words = f"{listed([f.subject for f in facts])} has part [what]"
        score = _OF_LIST if is_whole else 2.0
        yield Reading(words, "objects", holes, score, tuple(f.object for f in facts), "list", facts)


def _listed(clause: Clause) -> Iterator[Reading]:
    """Yield the reading of *clause* as what the text lists under a noun, be it of no class: "what are the four fields of the plan"."""
    words = clause.words
    are = [w.text.lower() for w in words[:2]] in (["what", "are"], ["which", "are"])
    begin = next((i + 1 for i, w in enumerate(words[:_LATEST_COUNT]) if w.tag == "CD"), 3)
    end = begin + len([*takewhile(lambda w: w.tag[:2] in ("NN", "JJ"), words[begin:])])
    are &= words[-1].tag != "IN"  # "what are ports at the heart of" asks for no ports
    if not are or end == begin or words[end - 1].tag != "NNS" or {*range(begin, end)} & clause.classed:
        return
    called = clause.wording.canonicals(clause.text((begin, end)))
    left = clause.content - {*range(begin, end)}
    links = [x for x in clause.links if not {*range(*x.span)} & {*range(begin, end)}]
    facts = [
        f
        for f in clause.index.statements
        if f.property == POL.hasPart
        and called <= f.subject.words
        and clause.has(end - 1, f.subject.heads)
        and all(clause.has(i, f.context) for i in left)
        and all(x.is_said_in(f.context) for x in links)
    ]
    if facts and (left or links):
        holes = {"given": iris([f.subject for f in facts]), "property": iris([POL.hasPart])}
        told = f"{listed([f.subject for f in facts])} has part [what]"
        yield Reading(told, "objects", holes, _OF_LIST, tuple(f.object for f in facts), "list", facts)


def _of_kind(clause: Clause) -> Iterator[Reading]:
    """Yield the reading of *clause* as what the text lists that is called a kind of a noun: "what kind of sale is done online"."""
    noun = kind_noun(clause)
    if noun is None or noun in clause.classed | clause.linked or clause.is_whether:
        return
    left = clause.content - {noun}
    facts = [
        f
        for f in clause.index.statements
        if f.property == POL.hasPart
        and clause.has(noun, f.object.heads)
        and all(clause.has(i, f.object.words | f.subject.words) for i in left)
        and all(clause.is_told_of(f, x) or x.is_said_in(f.object.words) for x in clause.links)
    ]
    if facts and (left or clause.links):
        holes = {"node": iris([f.object for f in facts])}
        words = f"[what kind of] {clause.words[noun].text}"
        yield Reading(words, "things", holes, 3.0, tuple(f.object for f in facts), "list", facts)


def _told_of(clause: Clause) -> Iterator[Reading]:
    """Yield the reading of *clause* as what of a class has a word in its name: "which goals concern data"."""
    topics = {i for i, w in enumerate(clause.words) if clause.plays(w, LEX.topicWords)}
    if clause.focus is None or not topics:
        return
    span, kind = clause.focus
    left = clause.content - topics - {*range(*span)}
    names = clause.links
    if min(topics) != span[1] or not (left or names) or any(link.is_proper for link in names):
        return
    nodes = [
        n
        for n in clause.index.nodes.values()
        if clause.is_of(n, span)
        and all(clause.has(i, n.words) for i in left)
        and all(link.is_said_in(n.words) for link in names)
    ]
    if nodes:
        words = f"[{kind.removeprefix(POL)}] about {clause.text((span[1] + 1, len(clause.words)))}"
        yield Reading(words, "things", {"node": iris(nodes)}, 1.0, tuple(nodes))
