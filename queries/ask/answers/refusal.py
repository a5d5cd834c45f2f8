"""The refusal: what of a question was understood, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from ....ontology.namespace import POL
from ..index.index import Statement
from ..parsing.clause import Clause
from ..parsing.link import Link
from ..readings.reading import listed

_MOST_TOLD = 3


def refusal(clause: Clause, near: Sequence[Statement]) -> tuple[str, tuple[str, ...]]:
    """Return what was understood and what is missing, and hints at what the graph does hold."""
    if clause.absence:
        known = [link.text for link in clause.links]
        told = f"understood {', '.join(known)}" if known else "no name of the graph was recognised"
        return (
            f"{told}; the graph holds what texts say, so it cannot answer a question with {clause.absence!r}",
            (),
        )
    if near:
        figure = near[0].figure
        place = figure.place.label if figure and figure.place else near[0].subject.label
        what = figure.indicator if figure else near[0].subject.label
        asked = listed([_named(link) for link in clause.links if link.is_proper]) or "this"
        return f"the graph gives no {what} for {asked}; it gives one for {place}", ()
    absent = [link.text for link in clause.links if link.term is not None]
    if absent:
        return f"understood {', '.join(absent)}, but the graph says nothing of it", _instead(clause)
    known = [link.nodes[0].label for link in clause.links if link.nodes]
    unknown = [clause.words[i].text for i in sorted(clause.content) if not _is_known(clause, i)]
    told = f"understood {', '.join(known)}" if known else "no name of the graph was recognised"
    if unknown:
        told += f"; the graph has no word for {', '.join(unknown)}"
    else:
        stated = sorted({clause.wording.property_label(p) for _, found in clause.properties for p in found})
        told += (
            f"; the graph holds no fact that says this ({', '.join(stated) or 'no relation was recognised'})"
        )
    labels = [n.label for n in clause.index.nodes.values() if n.is_a(POL.Entity)]
    hints = [m for word in unknown for m in get_close_matches(word, labels, n=2, cutoff=0.75)]
    return told, (*(f"did you mean {m!r}?" for m in dict.fromkeys(hints)), *_instead(clause))


def _named(link: Link) -> str:
    """Return the name of what *link* names, as the graph or the vocabulary has it."""
    known = link.nodes[0].label if link.nodes else link.term.label if link.term else ""
    return known or link.text


def _instead(clause: Clause) -> tuple[str, ...]:
    """Return what the graph does say of the first thing that is named, a fact of each kind."""
    named = sorted((link for link in clause.links if link.nodes), key=lambda link: not link.is_proper)
    nodes = named[0].nodes if named else ()
    told: dict[str, str] = {}
    for fact in clause.index.statements:
        if fact.subject in nodes or fact.object in nodes:
            label = clause.wording.property_label(fact.property)
            told.setdefault(fact.property, f"{fact.subject.label} {label} {fact.object.label}")
    kinds = [told[p] for p in sorted(told, key=lambda p: (p != POL.adopts, p))]
    return (f"the graph says: {'; '.join(kinds[:_MOST_TOLD])}",) if kinds else ()


def _is_known(clause: Clause, place: int) -> bool:
    """Say whether the word at *place* says anything to the lexicon, or to the graph."""
    word = clause.words[place]
    said = any(
        a <= place < b
        for a, b in (*clause.classes, *(s for s, _ in clause.properties), *clause.asks.values())
    )
    return said or any(
        clause.wording.canonical(s) in n.words for s in word.stems for n in clause.index.nodes.values()
    )
