"""The titling: what something is called that a question describes: "what is the port plan called that Peru launched"."""

from __future__ import annotations

import re
from itertools import pairwise

from ....ontology.namespace import LEX, POL
from ..index.index import Node, Statement
from ..index.proposition import Proposition
from ..parsing.clause import Clause
from ..words.word import Span, stem
from .reading import Reading, from_clauses, iris

# A name in capitals behind who has it: "the union's Common List of Ports".
_OWNED = re.compile(r"['’]s? ((?:[A-Z][\w-]*)(?: (?:(?:of|for|and|on|the) )*[A-Z][\w-]*)*)")
_MOST_KIN = 2
_LEAST_SAID = 2
_SCORE = 4.0


def reading(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as the name of the one thing that the sentences which name it tell all of it of."""
    sought = _asked(clause)
    if sought is None or clause.is_whether:
        return None
    noun, asking = sought
    facts = [
        (node, f)
        for f in clause.index.statements
        for node in (f.subject, f.object)
        if _is_called_so(clause, node, noun) and _bears(clause, f, node, asking)
    ]
    nodes = tuple(dict.fromkeys(node for node, _ in facts))
    if len(nodes) != 1:
        return (_named(clause, noun, asking) or _within(clause, noun, asking)) if not nodes else None
    words = f"[name] of the {clause.words[noun].text}"
    return Reading(words, "things", {"node": iris(nodes)}, _SCORE, nodes, "list", [f for _, f in facts])


def _named(clause: Clause, noun: int, asking: frozenset[int]) -> Reading | None:
    """Return the reading as the one name that a clause gives to what has none so far: "the plan, named Blue Start, is old"."""
    named = [said for said in clause.index.propositions if _names(clause, said, noun)]
    names = {said.complements[0].text for said in named}
    if len(names) != 1:
        return None
    unnamed = [
        f
        for f in clause.index.statements
        if f.property == POL.adopts and f.object.label.islower() and not f.docs.isdisjoint(named[0].docs)
    ]
    words = named[0].sentence.words.union(*(f.object.words for f in unnamed))
    places = clause.content - asking - {noun}
    told = all(clause.has(i, words) for i in places) and all(
        x.is_said_in(words) or any(clause.is_told_of(f, x) for f in unnamed) for x in clause.links
    )
    if not told:
        return None
    holes = from_clauses(named, [POL.complement], [*names])
    return Reading(f"{named[0].subject.text} {named[0].predicate.text} [what]", "said", holes, _SCORE)


def _within(clause: Clause, noun: int, asking: frozenset[int]) -> Reading | None:
    """Return the reading as the one name that the text has for a thing of somebody: "the union's Common List of Ports"."""
    actors = [x for x in clause.links if any(n.is_a(POL.Actor) for n in x.nodes) or x.iris]
    left = clause.content - asking - {noun}
    found = [
        (said, part, name)
        for said in clause.index.propositions
        for part in (said.subject, *said.rest)
        for actor in actors
        if actor.is_said_in(part.words)
        for name in _OWNED.findall(part.text)
        if _is_name_of(clause, name, noun) and all(clause.has_near(i, part.words | said.words) for i in left)
    ]
    names = {name for _, _, name in found}
    if not actors or len(names) != 1:
        return None
    holes = from_clauses([said for said, _, _ in found], [part.property for _, part, _ in found], [*names])
    return Reading(f"[name] of the {clause.words[noun].text}", "said", holes, _SCORE)


def _is_name_of(clause: Clause, name: str, noun: int) -> bool:
    """Say whether a word of *name* is the word at *noun*, or of near meaning, and it has others."""
    words = clause.wording.canonicals(name)
    return " " in name and clause.has_near(noun, words)


def _names(clause: Clause, said: Proposition, noun: int) -> bool:
    """Say whether *said* gives a name to what is called by the word at *noun*, or by one of near meaning."""
    naming = said.passive and not said.denied and said.complements
    if not naming or stem(said.verb) not in clause.wording.roles.stems(LEX.namingVerbs):
        return False
    head = clause.wording.canonicals(said.subject.text.split(",")[0].split()[-1])
    called = clause.has_near(noun, head)
    return called and said.complements[0].text[:1].isupper()


def asked(clause: Clause) -> bool:
    """Say whether it asks for the name of something: "what is the name of the plan"."""
    return _asked(clause) is not None


def _asked(clause: Clause) -> tuple[int, frozenset[int]] | None:
    """Return the place of the noun whose name is asked for, with those of the words that ask for it."""
    words = clause.words
    for place, (word, behind) in enumerate(pairwise((*words, words[-1]))):
        naming = clause.plays(word, LEX.namingVerbs)
        if naming and word.tag == "NN" and behind.text.lower() == "of":
            span = _phrase(clause, place + 2)
            return (span[1] - 1, frozenset(range(place + 1))) if span[1] > span[0] else None
        is_called = naming and word.tag in ("VBN", "VBD") and words[0].text.lower() == "what"
        if (
            is_called
            and place > 1
            and words[place - 1].tag[:2] == "NN"
            and not _names_actor(clause, place - 1)
        ):
            return place - 1, frozenset({place})
    return None


def _names_actor(clause: Clause, place: int) -> bool:
    """Say whether the word is of the name of somebody, who calls something so: "what does Peru call its plan"."""
    return any(
        place in range(*link.span) and any(n.is_a(POL.Actor) for n in link.nodes) for link in clause.links
    )


def _phrase(clause: Clause, start: int) -> Span:
    end = start
    while end < len(clause.words) and clause.words[end].tag[:2] in ("DT", "JJ", "NN"):
        end += 1
    return start, end


def _is_called_so(clause: Clause, node: Node, noun: int) -> bool:
    """Say whether *node* has a name, and is called by the word at *noun*: by its name, in passing, or as what it is."""
    if node.label.islower() or node.label[:1].isdigit():
        return False
    span = next((s for s in clause.classes if s[1] - 1 == noun), None)
    called = node.heads | clause.index.called.get(node.iri, frozenset())
    return clause.has(noun, called) or (span is not None and clause.is_of(node, span))


def _bears(clause: Clause, fact: Statement, node: Node, asking: frozenset[int]) -> bool:
    """Say whether the sentence of *fact* has all that *clause* says of *node*, few words of it in near meaning."""
    # Another actor of the sentence need not be told of what is named.
    named = (
        clause.is_told_of(fact, x) or (x.is_said_in(fact.context) and not x.is_proper) for x in clause.links
    )
    if not all(named):
        return False
    needed = clause.content - asking
    said = {i for i in needed if clause.has(i, fact.context)}
    left = needed - said
    kin = {i for i in left if clause.is_kin(i, fact.context)}
    told = {i for i in said if not clause.has(i, node.heads)} | {
        i for x in clause.links for i in range(*x.span)
    }
    return left == kin and len(kin) <= _MOST_KIN and len(told) >= _LEAST_SAID


__all__ = ["asked", "reading"]
