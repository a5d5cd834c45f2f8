"""The page of a thing or document: makes the values for its template from query rows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from ....ontology.namespace import DCTERMS, POL, RDF, RDFS, SKOS
from .antecedent import Antecedents
from .around import around
from .pages import Row, Value

_LABELS = (SKOS.prefLabel, RDFS.label)
_ALIASES = (SKOS.altLabel, SKOS.hiddenLabel)
# Properties that the page shows elsewhere, so the list of links does not repeat them.
_SHOWN = {*_LABELS, *_ALIASES, RDF.type, POL.text, RDF.subject, RDF.predicate, RDF.object}

MOST_FACTS = 1000
"""The limit in the queries ``facts`` and ``document-facts``."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the text of a document.

    :param start: its offset in characters.
    :param anchor: the anchor of its passage, if it is a sentence that states facts; else empty.
    :param first: the anchor of the first fact that it states; empty if it states none.
    :param runs: its text split into runs, each with an anchor; empty for runs that no antecedent refers to.
    """

    text: str
    start: int
    anchor: str = ""
    first: str = ""
    runs: tuple[tuple[str, str], ...] = ()


def ends(facts: Sequence[Row]) -> list[str]:
    """Return the IRIs in *facts* for which the page shows a name, each once."""
    named = ("subject", "property", "object", "modality", "source", "document")
    values = (fact[part] for fact in facts for part in named if part in fact)
    return list(dict.fromkeys(value.text for value in values if value.kind == "uri"))


def named(facts: Sequence[Row], names: Sequence[Row]) -> list[Row]:
    """Return *facts* with names added: ``subject_label``, ``subject_kind``, ``title`` and so on.

    :param facts: rows of the query ``facts`` or ``document-facts``.
    :param names: rows of the query ``ends``.
    """
    values: dict[tuple[str, str], Value] = {}
    for row in names:
        values.setdefault((row["node"].text, row["what"].text), row["value"])
    rows: list[Row] = []
    for fact in facts:
        row = dict(fact)
        for part in ("subject", "property", "object"):
            if label := values.get((fact[part].text, "label")):
                row[f"{part}_label"] = Value("literal", label.text)
            if kind := values.get((fact[part].text, "kind")):
                row[f"{part}_kind"] = Value("literal", kind.text.rpartition("#")[2])
        for part, name in (("modality", "modality"), ("source", "source"), ("document", "title")):
            if part in fact:
                row[name] = Value("literal", values.get((fact[part].text, "label"), fact[part]).text)
        if indicator := values.get((fact["object"].text, "indicator")):
            row["indicator"] = indicator
        rows.append(row)
    return rows


def about(iri: str, links: Sequence[Row], facts: Sequence[Row]) -> dict[str, Any]:
    """Return the values for the template ``thing.html``.

    :param iri: the IRI of the thing.
    :param links: rows of the query ``links``.
    :param facts: as :func:`named` returns them.
    """
    outgoing = [row for row in links if row["direction"].text == "out"]
    kinds = [row for row in outgoing if row["property"].text == RDF.type]
    kind = min((row["other"].text.partition("#")[2] for row in kinds), default="")
    is_fact = is_a(POL.Fact, outgoing)
    label = _label(outgoing) or (_stated(facts[0]) if is_fact and facts else "") or iri.rpartition("/")[2]
    stated = set() if is_fact else {_triple(fact) for fact in facts}
    shown = [row for row in links if row["property"].text not in _SHOWN and _link(iri, row) not in stated]
    return {
        "iri": iri,
        "label": label,
        "kind": kind,
        "kinds": kinds,
        "aliases": _aliases(outgoing, label),
        "is_fact": is_fact,
        "is_cut": len(facts) >= MOST_FACTS,
        "facts": facts,
        "sentences": [list(group) for _, group in groupby(facts, key=lambda row: row["passage"].text)],
        "picture": None if is_fact else around(iri, label, kind, facts),
        "outgoing": [row for row in shown if row["direction"].text == "out"],
        "incoming": [row for row in shown if row["direction"].text == "in"],
    }


def reading(iri: str, links: Sequence[Row], facts: Sequence[Row], places: Antecedents) -> dict[str, Any]:
    """Return the values for the template ``document.html``, with the text split at sentences that state facts.

    :param iri: the IRI of the document.
    :param links: rows of the query ``links``.
    :param facts: as :func:`named` returns them.
    :param places: the antecedents of things that the sentences do not name themselves.
    """
    outgoing = [row for row in links if row["direction"].text == "out"]
    texts = {row["property"].text: row["other"].text for row in outgoing}
    passages: dict[tuple[int, int], str] = {}
    for number, row in enumerate(facts, 1):
        passages.setdefault((int(row["start"].text), int(row["end"].text)), f"fact-{number}")
    label = texts.get(DCTERMS["title"]) or _label(outgoing) or iri.rpartition("/")[2]
    names = {antecedent.span for antecedents in places.values() for antecedent in antecedents}
    paragraphs = _paragraphs(texts.get(POL.text, ""), passages, names - passages.keys())
    if paragraphs and "".join(piece.text for piece in paragraphs[0]).strip() == label:
        del paragraphs[0]  # the page shows it as the heading
    return {
        "iri": iri,
        "label": label,
        "bylines": [
            row for row in outgoing if row["property"].text in (POL.author, POL.editor, DCTERMS.source)
        ],
        "facts": facts,
        "is_cut": len(facts) >= MOST_FACTS,
        "paragraphs": paragraphs,
        "outgoing": [row for row in outgoing if row["property"].text not in _SHOWN],
    }


def is_a(kind: str, links: Sequence[Row]) -> bool:
    """Return whether a thing is of the class *kind*, by its *links*, which are rows of the query ``links``."""
    return any(row["property"].text == RDF.type and row["other"].text == kind for row in links)


def _paragraphs(
    text: str, passages: Mapping[tuple[int, int], str], names: Iterable[tuple[int, int]]
) -> list[list[Piece]]:
    pieces, at = [], 0
    for start, end in sorted(passages):
        # Leave out a passage that lies outside the text or overlaps the previous one.
        if not at <= start < end <= len(text):
            continue
        pieces.append(Piece(text[at:start], at))
        pieces.append(Piece(text[start:end], start, _anchor(start, end), passages[start, end]))
        at = end
    pieces.append(Piece(text[at:], at))
    marks = sorted(names)
    paragraphs: list[list[Piece]] = [[]]
    for piece in pieces:
        lines = [piece.text] if piece.anchor else piece.text.split("\n")
        at = piece.start
        for number, line in enumerate(lines):
            if number:
                paragraphs.append([])
            paragraphs[-1].append(replace(piece, text=line, start=at, runs=tuple(_runs(line, at, marks))))
            at += len(line) + 1
    return [
        kept
        for paragraph in paragraphs
        if (kept := [p for p in paragraph if p.text.strip() or p.text == " "])
    ]


def _runs(text: str, at: int, marks: Sequence[tuple[int, int]]) -> Iterator[tuple[str, str]]:
    """Yield the runs of *text*, which starts at the offset *at*; a run at one of the spans *marks* has an anchor."""
    done = 0
    for start, end in marks[bisect_left(marks, (at,)) :]:
        first, last = start - at, end - at
        if first >= len(text):
            break
        if done <= first < last <= len(text):
            yield text[done:first], ""
            yield text[first:last], _anchor(start, end)
            done = last
    yield text[done:], ""


def _anchor(start: int, end: int) -> str:
    return f"char={start},{end}"


def _label(outgoing: Sequence[Row]) -> str:
    labels = (row["other"].text for name in _LABELS for row in outgoing if row["property"].text == name)
    return next(labels, "")


def _aliases(outgoing: Sequence[Row], label: str) -> list[str]:
    names = {row["other"].text for row in outgoing if row["property"].text in (*_LABELS, *_ALIASES)}
    return sorted(names - {label})


def _triple(fact: Row) -> tuple[str, str, str]:
    return fact["subject"].text, fact["property"].text, fact["object"].text


def _link(iri: str, row: Row) -> tuple[str, str, str]:
    ends = (iri, row["other"].text) if row["direction"].text == "out" else (row["other"].text, iri)
    return ends[0], row["property"].text, ends[1]


def _stated(fact: Row) -> str:
    words: list[Value] = [fact.get(f"{part}_label", fact[part]) for part in ("subject", "property", "object")]
    return " ".join(value.text for value in words)
