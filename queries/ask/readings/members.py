"""The members: a list that a sentence gives of what answers a question but by the word that it asks with."""

from __future__ import annotations

from ....ontology.namespace import POL
from ..index.index import Statement
from ..index.proposition import Proposition
from ..matching.predicate import Predicate
from ..matching.row import completed
from ..matching.saying import Account
from ..matching.sought import is_in_mood, sought
from ..parsing.clause import Clause
from ..parsing.link import Link
from .counting import as_asked
from .reading import Reading, iris, listed, of_objects

_PLURAL = "NNS"
_LISTING = frozenset({"asksList", "asksNumber", "idlePhrases"})
_SCORE = 4.0
_LEAST = 2


def told_by_members(clause: Clause, reading: Reading) -> Reading:
    """Return *reading*, or what its one answer has as members, where that says no more than *clause* does.

    "Which chains depend on chips" is not answered by "most chains", but by phones and cars, where these are told to be such.
    """
    noun = _noun(clause)
    if noun is None or reading.shape != "list" or len(reading.nodes) != 1 or not reading.facts:
        return reading
    node = reading.nodes[0]
    if not node.label[:1].islower():
        return reading  # a name says more
    beside = (f for f in clause.index.beside(reading.facts[0]) if f.property == POL.hasPart)
    parts = [f for f in beside if f.subject.words <= node.words and clause.has(noun, f.subject.heads)]
    if len(parts) < _LEAST:
        return reading
    holes = {"given": iris([f.subject for f in parts]), "property": iris([POL.hasPart])}
    words = f"{reading.words}: {listed([f.subject for f in parts])}"
    return Reading(words, "objects", holes, reading.score, tuple(f.object for f in parts), "list", parts)


def told_whole(clause: Clause, reading: Reading) -> Reading:
    """Return *reading* with the rest of its list, where *clause* picks out some of its members but by near meaning."""
    told = reading.facts if reading.pattern == "objects" and reading.shape == "list" else ()
    if len(told) < _LEAST or len({(f.subject, f.property, f.quote) for f in told}) != 1:
        return reading
    facts = completed(clause, told)
    if len(facts) == len(told):
        return reading
    return of_objects(clause, facts, reading.score)


def reading(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as what a clause of the text counts among what it is told of; none where none does.

    "Name the fuels that are at the heart of the plan", where fuels such as A and B are told to be.
    """
    link = clause.asked_name or _counted(clause)
    if link is None or clause.is_whether or not set(clause.asks) <= _LISTING:
        return None
    parts = {
        f
        for said in clause.index.propositions
        if _tells(clause, said, link)
        for f in _listed(clause, said, link)
    }
    if len(parts) < _LEAST:
        return None  # one example is no list
    found = sorted(parts, key=lambda f: f.object.label)
    holes = {"given": iris([f.subject for f in found]), "property": iris([POL.hasPart])}
    told = Reading(
        f"{link.text} has part [what]",
        "objects",
        holes,
        _SCORE,
        tuple(f.object for f in found),
        "list",
        found,
    )
    return as_asked(clause, told)


def _counted(clause: Clause) -> Link | None:
    """Return the name of what is counted: "how many new fuels"."""
    end = clause.asks.get("asksNumber", (0, 0))[1]
    return next((x for x in clause.links if end and x.span[0] == end), None)


def _tells(clause: Clause, said: Proposition, link: Link) -> bool:
    """Say whether *said* tells all else that *clause* says of what *link* names, which it begins with."""
    if said.denied or not link.is_said_in(said.subject.words) or not is_in_mood(clause, said):
        return False
    asking = sought(clause).union(clause.places("asksNumber"))
    account = Account(clause, clause.content - Predicate(clause).same(said) - asking)
    rest = frozenset[str]().union(said.predicate.words, *(part.words for part in said.rest))
    others = account.all() - frozenset(range(*link.span))
    return bool(others) and others <= account.by(rest) | account.home(said)


def _listed(clause: Clause, said: Proposition, link: Link) -> list[Statement]:
    """Return what the sentence of *said* counts among what *link* names."""
    return [
        f
        for f in clause.index.statements
        if f.property == POL.hasPart and f.subject in link.nodes and f.quote == said.sentence.text
    ]


def _noun(clause: Clause) -> int | None:
    """Return the place of the plural noun that it asks for: "which chains", "list the chains"."""
    noun = clause.focus[0][1] - 1 if clause.focus else clause.asked_noun
    return noun if noun is not None and clause.words[noun].tag == _PLURAL else None


__all__ = ["reading", "told_by_members", "told_whole"]
