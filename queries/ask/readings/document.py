"""The document: questions about a text as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from ....ontology.namespace import DCTERMS, LEX, POL
from ..parsing.clause import Clause
from ..words.word import Span, runs, stems
from .reading import Reading, iris

_COUNTS = {"documentSentences": POL.sentenceCount, "documentParagraphs": POL.paragraphCount}


def readings(clause: Clause) -> Iterator[Reading]:
    """Yield the reading of *clause* as a question for the title, the bylines or the length of the documents."""
    if clause.links or "asksTime" in clause.asks:
        return
    measured = {i for i in clause.content if clause.plays(clause.words[i], LEX.documentWords)}
    if measured:
        yield from _measured(clause, measured)
        return
    for property, span in _asked(clause):
        about = [
            clause.asks[r]
            for r in ("documentItself", "asksNumber", "asksDuration", "asksList")
            if r in clause.asks
        ]
        used = {i for s in (span, *about) for i in range(*s)}
        # How many sentences it is written in, or has.
        written = {i for i in clause.content if clause.words[i].tag == "VBN"}
        told = _having(clause) | written if len(about) > 1 else set()
        if not clause.content - used - told - _class_words(clause):
            label = clause.wording.property_label(property) if property.startswith(POL) else "title"
            yield Reading(f"[{label}] of the document", "document", {"property": iris([property])}, 5.0)


def _measured(clause: Clause, units: set[int]) -> Iterator[Reading]:
    """Yield the reading as how many words, which stand at *units*, the title has."""
    roles = ("documentTitle", "documentItself", "asksNumber", "asksDuration")
    used = units | {i for role in roles for i in clause.places(role)} | _having(clause) | _class_words(clause)
    is_number = {"asksNumber", "asksDuration"} & clause.asks.keys()
    if "documentTitle" in clause.asks and is_number and not clause.content - used:
        yield Reading("[how many words] the title has", "title-words", {}, 6.0)


def _having(clause: Clause) -> set[int]:
    """Return the places of the verbs that say that something has parts: how many sentences an article has."""
    return {
        i
        for i in clause.content
        if clause.words[i].tag[:1] == "V" and clause.stated_at(i) & {POL.hasPart, POL.hasStatistic}
    }


def _asked(clause: Clause) -> Iterator[tuple[str, Span]]:
    """Yield the property of a document that is asked for, with the words that say so."""
    if "documentTitle" in clause.asks:
        yield DCTERMS["title"], clause.asks["documentTitle"]
    for role, property in _COUNTS.items():
        if role in clause.asks and {"asksNumber", "asksDuration"} & clause.asks.keys():
            yield property, clause.asks[role]
    roles = {stems(name): p for name, p in clause.vocabulary.roles.items() if name != "by"}
    roles |= {stems(name.split()[0]): p for name, p in clause.vocabulary.roles.items() if name != "by"}
    for span in runs(len(clause.words), 2):
        part = clause.words[slice(*span)]
        for key in (tuple(w.stem for w in part), tuple(w.lemma for w in part)):
            if key in roles:
                yield roles[key], span


def _class_words(clause: Clause) -> set[int]:
    return {i for span, kind in clause.classes.items() if kind == POL.Document for i in range(*span)}
