"""The decision: what a person decided about a fact or a thing, and the files that hold decisions.

A file is Turtle, see :mod:`.minutes`, or a table: CSV (RFC 4180) with a header line. Only the column ``decision`` is
always needed. Rows with an empty decision are skipped, so a half-finished review is a valid table of corrections too.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..ontology.errors import DataError, reading
from ..ontology.namespace import CORRECTION, ENTITY, PREFIXES
from ..ontology.vocabulary import Term, Vocabulary
from .fact import Entity
from .grounding.naming import terms_by_name
from .identity import digest, slug
from .minutes import read_minutes
from .spreadsheet import filled_in, table, unguarded

VERDICTS = ("accept", "reject")
"""The decisions on facts."""

CHANGES = ("merge", "rename", "split")
"""The decisions on things."""

COLUMNS = ("decision", "subject", "property", "object", "document", "target", "who", "why", "fact")
"""The columns of a table."""

NOTES = ("doubt", "confidence", "quote")
"""The extra columns of a review, which only inform the person who reads it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision, such as a row of a table.

    :param decision: one of ``VERDICTS`` or ``CHANGES``.
    :param subject: the name or the IRI of a thing; *object* is one too, or the words of a figure.
    :param property: the IRI of a property, or empty for any.
    :param document: the document's name, or empty for all.
    :param target: the new name of *subject*, or the name of the thing that it is merged or split into.
    :param who: the person who decided; *why* is the reason.
    :param fact: the IRI of the one fact that is meant; if given, the names beside it only inform the reader.
    :param thing: the entity that the subject of a merge or split becomes.
    :param quote: the quote that the review showed in this row, which decides nothing.
    """

    decision: str
    subject: str = ""
    property: str = ""
    object: str = ""
    document: str = ""
    target: str = ""
    who: str = ""
    why: str = ""
    fact: str = ""
    thing: Entity | None = None
    quote: str = field(default="", compare=False)


def decision_iri(decision: Decision) -> str:
    """Return the IRI of the decision, made from a digest of its columns."""
    return CORRECTION[digest(*(getattr(decision, column) for column in COLUMNS))]


def decision_label(decision: Decision) -> str:
    """Return a one-line description of the decision.

    >>> decision_label(Decision("split", "EVs", target="electric vans", document="plan"))
    'split: EVs → electric vans (in plan)'
    """
    words = decision.subject, decision.property.rpartition("#")[2], decision.object
    what = " ".join(filter(None, words)) or decision.fact
    into = f" → {decision.target}" if decision.target else ""
    return f"{decision.decision}: {what}{into}{f' (in {decision.document})' if decision.document else ''}"


def read_decisions(paths: Iterable[str | Path], known: Vocabulary) -> tuple[Decision, ...]:
    """Return the decisions of the files at *paths*, in order; a ``.ttl`` file is Turtle, any other is a table.

    :param known: the vocabulary, with the kinds of facts and the things that a name denotes in every text.
    :raises InputError: the file cannot be read.
    :raises DataError: a column, a row or a decision is at fault; the message says where.
    """
    found = [decision for path in paths for decision in _of_file(path, known)]
    _refuse_circles(found)
    # A repeated decision keeps its last position, since the later decision holds.
    return tuple(dict.fromkeys(reversed(found)))[::-1]


def _of_file(path: str | Path, known: Vocabulary) -> list[Decision]:
    is_table = Path(path).suffix.lower() != ".ttl"
    with reading(path, "give a CSV or Turtle file of decisions"):
        data = Path(path).read_bytes()
        text = data.decode("utf-8-sig") if is_table else ""
    if not is_table:
        return [_decision(place, cells, known) for place, cells in read_minutes(str(path), data)]
    try:
        return list(_rows(str(path), text, known))
    except csv.Error as error:
        raise DataError(f"{path}: is not valid CSV ({error}); save the table as CSV") from None


def to_csv(rows: Iterable[Iterable[object]]) -> str:
    """Return *rows*, with cells in the order of ``COLUMNS`` and ``NOTES``, as a table for :func:`read_decisions`."""
    return table([*COLUMNS, *NOTES], rows)


def _rows(name: str, text: str, known: Vocabulary) -> Iterator[Decision]:
    reader = filled_in(text)
    columns = [(column or "").strip() for column in reader.fieldnames or ()]
    reader.fieldnames = columns
    unknown = [column for column in columns if column not in (*COLUMNS, *NOTES)]
    if "decision" not in columns or unknown:
        fault = f"the column {unknown[0]!r} is unknown" if unknown else "has no column 'decision'"
        raise DataError(f"{name}: {fault}; the columns are {', '.join(COLUMNS)}")
    for row in reader:
        place = f"{name}: line {reader.line_num}"
        if None in row or None in row.values():
            raise DataError(
                f"{place}: does not have {len(columns)} cells like the first line; quote cells that contain separators"
            )
        cells = {column: _cell(value) for column, value in row.items() if column in COLUMNS}
        if cells["decision"]:
            yield replace(_decision(place, cells, known), quote=unguarded(row.get("quote", "")))


def _cell(text: str) -> str:
    return unguarded(" ".join(text.split()))


def _decision(place: str, cells: dict[str, str], known: Vocabulary) -> Decision:
    decision = cells["decision"] = cells["decision"].lower()
    if decision not in (*VERDICTS, *CHANGES):
        raise DataError(
            f"{place}: the decision is {decision!r}; write one of {', '.join((*VERDICTS, *CHANGES))}, or nothing"
        )
    for column in ("subject", "object", "target", "fact"):
        cells[column] = _expanded(cells.get(column, ""))
    cells["property"] = _property(place, cells.get("property", ""), known)
    if decision in VERDICTS:
        if not (cells["subject"] or cells["object"] or cells["fact"]):
            raise DataError(f"{place}: {decision} needs a subject, an object or a fact")
        if cells["target"]:
            raise DataError(f"{place}: {decision} takes no target; to give a thing another name, use rename")
        return Decision(thing=None, **cells)
    for column in ("subject", "target", *(("document",) if decision == "split" else ())):
        if not cells.get(column):
            raise DataError(f"{place}: {decision} needs a {column}")
    # A row of a review has all columns of a fact; a change concerns a thing, not that fact, so clear the rest.
    for column in ("property", "object", "fact", *(() if decision == "split" else ("document",))):
        cells[column] = ""
    if decision != "rename":
        return Decision(thing=_thing(place, cells["target"], known), **cells)
    other = _term(cells["target"], known)
    if other is not None and other is not _term(cells["subject"], known):
        raise DataError(
            f"{place}: {cells['target']} is the name of another thing; to make the two one, use merge"
        )
    return Decision(thing=None, **cells)


def _expanded(text: str) -> str:
    """Return the full IRI if *text* abbreviates one by a known prefix, else *text*."""
    prefix, colon, name = text.partition(":")
    return f"{PREFIXES[prefix]}{name}" if colon and prefix in PREFIXES and " " not in name else text


def _property(place: str, text: str, known: Vocabulary) -> str:
    for iri, notation in known.notations.items():
        if _expanded(text) in (notation, iri):
            return iri
    if text:
        raise DataError(
            f"{place}: the property is {text!r}; write one of {', '.join(sorted(known.notations.values()))}"
        )
    return ""


def _thing(place: str, name: str, known: Vocabulary) -> Entity:
    """Return the thing with this name or IRI; it does not depend on the documents."""
    term = _term(name, known)
    if term is not None:
        return Entity(term.iri, term.label, term.classes, term.aliases)
    if "://" in name:
        raise DataError(f"{place}: the target {name} is not in the vocabulary; write its name")
    return Entity(ENTITY[slug(name)], name)


def _term(name: str, known: Vocabulary) -> Term | None:
    """Return the thing of the vocabulary with this name or IRI."""
    return known.by_iri.get(name) or terms_by_name(known).get(name.casefold())


def _refuse_circles(decisions: Iterable[Decision]) -> None:
    becomes = {
        key: (decision, decision.thing)
        for decision in decisions
        if decision.decision == "merge" and decision.thing is not None
        for key in (
            decision.subject if "://" in decision.subject else ENTITY[slug(decision.subject)],
            decision.subject.casefold(),
        )
    }
    for start in becomes:
        met: list[str] = []
        key: str | None = start
        while key is not None:
            if key in met:
                rows = "; ".join(decision_label(becomes[k][0]) for k in met[met.index(key) :])
                name = becomes[key][0].subject
                raise DataError(
                    f"the corrections merge {name} into itself in a circle; remove one of: {rows}"
                )
            met.append(key)
            thing = becomes[key][1]
            key = next((k for k in (thing.iri, thing.label.casefold()) if k in becomes), None)
