"""The counting: whether the number of the answers to a question is a number that it asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ....ontology.namespace import POL
from ..index.index import Node
from ..parsing.clause import Clause
from ..parsing.utterance import PLAIN
from ..words.word import members, split, stem, stems
from .reading import Reading, iris, listed, measured

# What is known of something that may be of any kind.
_OF_NO_KIND = frozenset({POL.Entity, POL.Actor})


def are_enough(clause: Clause, nodes: Sequence[Node]) -> bool:
    """Say whether *nodes* are as many as *clause* says that there are: three for "which three things".

    "Which of the three things" asks for any of them.
    """
    if [word.text.lower() for word in clause.words[:2]] == ["which", "of"]:
        return True
    asked = {clause.focus[0][1] - 1} if clause.focus else _numbered_noun(clause)
    numbers = [
        clause.words[number.start].text.lower()
        for i, word in enumerate(clause.words)
        if word.tag == "NNS" and (word.stem in clause.wording.free or i in asked)
        if len(number := clause.number_of(i)) == 1
    ]
    least = max((int(clause.vocabulary.numerals.get(n, n)) for n in numbers), default=0)
    return not nodes or sum(len(members(n.label)) for n in nodes) >= least


def _numbered_noun(clause: Clause) -> set[int]:
    """Return the place of the noun of which it asks for so many: "what are the four pillars of X"."""
    words, first = clause.words, 1
    if words[0].text.lower() not in PLAIN:
        return set()
    if [w.base for w in words[1:2]] == ["be"]:
        first = 2
    last = first
    while last < len(words) and words[last].tag[:2] in ("DT", "CD", "JJ", "NN"):
        last += 1
    return {last - 1} if last > first else set()


def is_countable(clause: Clause, reading: Reading) -> bool:
    """Say whether the number of answers is a number that was asked for."""
    # How many countries there are is not how many a text names.
    places = reading.pattern == "things" and any(n.is_a(POL.Place) for n in reading.nodes)
    if places and "documentItself" not in clause.asks:
        return False
    # How many programmes there are is not how many policies: only the name of the class counts all of it.
    if reading.pattern == "things" and clause.focus is not None and clause.focus[0] not in clause.narrow:
        span, kind = clause.focus
        if stems(clause.wording.property_label(kind)) not in clause.keys(span):
            return False
    if any(n.label[:1].isdigit() or _is_many(clause, n) or _is_mass(clause, n) for n in reading.nodes):
        return False
    if len(reading.nodes) == 1 and _asks_parts(clause):
        return False
    if _have_company(clause, reading):
        return False
    if _is_one_of_several(reading):
        return False
    told = clause.classed | clause.linked
    noun = max((i for i in clause.counted & clause.content if clause.words[i].tag[:2] == "NN"), default=-1)
    is_told = noun in told or POL.hasPart in clause.stated_at(noun)
    if noun >= 0 and not is_told and not all(clause.has(noun, n.words) for n in reading.nodes):
        return False
    # The one that is called "the Great Ports Plan" is no number of great ports, nor are the Green Shots one shot.
    if noun >= 0 and len(reading.nodes) == 1 and noun not in clause.classed and _is_name(reading.nodes[0]):
        return False
    # What is counted is what is asked for: how many jobs come of X is not how many things the jobs come of.
    head = max((i for i in clause.counted if clause.words[i].tag.startswith("NN")), default=-1)
    heads = [{*link.nodes} for link in clause.links if head in range(*link.span) and link.nodes]
    wholes = clause.index.wholes
    return all(n in named or wholes.get(n.iri, frozenset()) & named for named in heads for n in reading.nodes)


def _have_company(clause: Clause, reading: Reading) -> bool:
    """Say whether what the answers do is told of somebody else as well that may be counted: two bodies and "industry" are three players.

    Of what has no kind but to be something it is not known that it is no organisation.
    """
    asked = clause.asked_class
    if asked is None or not clause.vocabulary.is_a((asked,), POL.Actor):
        return False
    told = {(f.property, f.object, f.quote) for f in reading.facts if f.subject in reading.nodes}
    others = (
        f.subject
        for f in clause.index.statements
        if f.subject not in reading.nodes and (f.property, f.object, f.quote) in told
    )
    return any(asked == POL.Actor or n.classes <= _OF_NO_KIND for n in others)


def _is_one_of_several(reading: Reading) -> bool:
    """Say whether but one answers, and its sentences have the plural of its noun: one of "the Departments of Energy and Trade"."""
    if len(reading.nodes) != 1:
        return False
    heads = reading.nodes[0].heads
    plurals = (
        w for f in reading.facts for w, _ in split(f.quote) if w.lower() != stem(w) and w.endswith("s")
    )
    return any(stem(w) in heads for w in plurals)


def _asks_parts(clause: Clause) -> bool:
    """Say whether it asks how many examples or kinds of something there are: the one that a text has is no number of them."""
    of_them = {i for i, (_, of) in enumerate(pairwise(clause.words)) if of.text.lower() == "of"}
    nouns = (i for i in (of_them | clause.counted) - clause.classed if clause.words[i].tag[:2] == "NN")
    return any(POL.hasPart in clause.stated_at(i) for i in nouns)


def called_so(clause: Clause, reading: Reading) -> Reading:
    """Return *reading* of all things of a class with those alone that their sentences call so, where they call any so.

    Of "challenges such as A and B" two challenges are counted, and no state of things beside that is one as well.
    """
    return _called_so(clause, reading, clause.counted)


def as_many(clause: Clause, reading: Reading) -> Reading:
    """Return *reading* of all things of a class with as many as *clause* says, where its sentences call so many so: "the three ports"."""
    if clause.focus is None or reading.shape != "list":
        return reading
    noun = clause.focus[0][1] - 1
    number = [clause.words[i].text.lower() for i in clause.number_of(noun)]
    count = int(clause.vocabulary.numerals.get(number[0], 0)) if len(number) == 1 else 0
    called = _called_so(clause, reading, frozenset({noun})) if len(reading.nodes) > count > 0 else reading
    return called if len(called.nodes) == count else reading


def _called_so(clause: Clause, reading: Reading, nouns: frozenset[int]) -> Reading:
    """Return *reading* with those of its things alone that their sentences call so as *clause* does at the places *nouns*."""
    if reading.pattern != "things" or not nouns:
        return reading
    kinds = {kind for span, kind in clause.classes.items() if nouns & {*range(*span)}}
    said = frozenset[str]().union(*(clause.words[i].stems for i in nouns))
    # A strategy is a policy that is called so.
    said |= {key[-1] for key, kind in clause.wording.classes.items() if kind in kinds}
    told = {n for f in clause.index.statements if f.context & said for n in (f.subject, f.object)}
    called = tuple(n for n in reading.nodes if n in told)
    if not called or len(called) == len(reading.nodes):
        return reading
    return replace(reading, holes={**reading.holes, "node": iris(called)}, nodes=called)


def _is_many(clause: Clause, node: Node) -> bool:
    """Say whether *node* is no one thing of the kind that is counted: a round of grants, the enterprises of a country."""
    kinds = frozenset().union(*clause.narrow.values())
    heads = [
        w.lower() for w, _ in split(node.label) if clause.wording.canonical(stem(w)) in kinds & node.heads
    ]
    singular = any(word in clause.vocabulary.class_words for word in heads)
    return len(clause.wording.phrases(node.label)) > 1 or (bool(heads) and not singular)


def _is_mass(clause: Clause, node: Node) -> bool:
    """Say whether *node* is called by what is counted, and so is no one of them: "new jobs" are no one job."""
    said = {s for i in clause.counted for s in clause.words[i].stems if clause.words[i].tag == "NNS"}
    plurals = {stem(w) for w, _ in split(node.label) if w.islower() and w.endswith("s")}
    # A known kind is called by the singular, however many there are: "smart factory".
    is_kind = node.label.islower() and node.is_a(POL.Technology)
    heads = node.heads if is_kind else frozenset[str]()
    return bool(said & plurals) or any(clause.wording.canonical(s) in heads for s in said)


def _is_name(node: Node) -> bool:
    """Say whether *node* is called by a name of several words."""
    names = [word for word, _ in split(node.label) if word[:1].isupper()]
    return len(names) > 1


def _plurals(clause: Clause, node: Node) -> frozenset[str]:
    """Return the canonical stems of the plurals in the name of *node*: a sum for the Port Act is no number of acts."""
    return frozenset(clause.wording.canonical(stem(w)) for w, _ in split(node.label) if w.endswith("s"))


def numbered(clause: Clause, reading: Reading) -> Reading:
    """Return *reading* as the number of its answers, or as the number of them that their sentence gives: "four pillars"."""
    nouns = [i for i in clause.counted if clause.words[i].tag == "NNS"]
    told = [
        f
        for fact in reading.facts
        for f in clause.index.beside(fact)
        if f.property == POL.hasStatistic
        and f.figure
        and any(clause.has(i, f.subject.heads & _plurals(clause, f.subject)) for i in nouns)
    ]
    if len({f.object for f in told}) != 1 or all(
        f.figure and f.figure.value == str(len(reading.nodes)) for f in told
    ):
        return counted(reading)
    nodes = tuple(dict.fromkeys(f.object for f in told))
    words = f"[number] of {told[0].subject.label}"
    return Reading(
        words, "figures", measured(told[:1], clause.index), reading.score, nodes, "figure", told[:1]
    )


def as_asked(clause: Clause, reading: Reading) -> Reading:
    """Return *reading*, or the number of its answers where *clause* asks for that."""
    return counted(reading) if "asksNumber" in clause.asks else reading


def counted(reading: Reading) -> Reading:
    """Return *reading* as the number of its answers."""
    return Reading(
        f"how many: {reading.words} ({listed(reading.nodes)})",
        reading.pattern,
        reading.holes,
        reading.score,
        reading.nodes,
        "count",
        reading.facts,
    )
