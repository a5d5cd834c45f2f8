"""The document: questions about a text as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from ....ontology.namespace import DCTERMS, POL
from ..parsing.clause import Clause
from ..words.word import Span, runs, stems
from .reading import Reading, iris


def readings(clause: Clause) -> Iterator[Reading]:
    """Yield the reading of *clause* as a question for the title, the bylines or the length of the documents."""
    if clause.links or "asksTime" in clause.asks:
        return
    for property, span in _asked(clause):
        about = [
            clause.asks[r]
            for r in ("documentItself", "asksNumber", "asksDuration", "asksList")
            if r in clause.asks
        ]
        used = {i for s in (span, *about) for i in range(*s)}
        # How many sentences it is written in, or has.
        verbs = {i for i in clause.content if clause.words[i].tag[:1] == "V"} if len(about) > 1 else set()
        has = {i for i in verbs if clause.stated_at(i) & {POL.hasPart, POL.hasStatistic}}
        told = has | {i for i in verbs if clause.words[i].tag == "VBN"}
        if not clause.content - used - told - _class_words(clause):
            label = clause.wording.property_label(property) if property.startswith(POL) else "title"
            yield Reading(f"[{label}] of the document", "document", {"property": iris([property])}, 5.0)


def _asked(clause: Clause) -> Iterator[tuple[str, Span]]:
    """Yield the property of a document that is asked for, with the words that say so."""
    if "documentTitle" in clause.asks:
        yield DCTERMS["title"], clause.asks["documentTitle"]
    if "documentSentences" in clause.asks and {"asksNumber", "asksDuration"} & clause.asks.keys():
        yield POL.sentenceCount, clause.asks["documentSentences"]
    roles = {stems(name): p for name, p in clause.vocabulary.roles.items() if name != "by"}
    roles |= {stems(name.split()[0]): p for name, p in clause.vocabulary.roles.items() if name != "by"}
    for span in runs(len(clause.words), 2):
        part = clause.words[slice(*span)]
        for key in (tuple(w.stem for w in part), tuple(w.lemma for w in part)):
            if key in roles:
                yield roles[key], span


def _class_words(clause: Clause) -> set[int]:
    return {i for span, kind in clause.classes.items() if kind == POL.Document for i in range(*span)}
