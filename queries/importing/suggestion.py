"""The suggestion: a link that may hold, for someone to judge."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields

from ...ontology.namespace import SKOS
from ..store import Store
from .content import held
from .match import matches
from .thing import Thing, enriched, known_things, things

# What a spreadsheet would run as a formula.
_FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True, order=True, slots=True)
class Suggestion:
    """A link that may hold, one row of the file to be reviewed.

    :param accept: empty, for the reviewer to fill.
    :param reason: ``vocabulary`` where the built-in vocabulary has the identifier, else as in
        :class:`policyloom.queries.importing.Match`.
    """

    accept: str
    subject: str
    subject_label: str
    property: str
    object: str
    object_label: str
    reason: str
    detail: str


COLUMNS = tuple(field.name for field in fields(Suggestion))


def suggestions(store: Store) -> list[Suggestion]:
    """Return the links that *store* does not have yet and may want, sorted.

    - identifiers that the vocabulary has for its entities;
    - entities, of the store or the vocabulary, that are the same as a third, or share a name.
    """
    found = things((t.subject, t.predicate, t.object) for _, t in held(store, "named"))
    known = known_things()
    return sorted({*_identifiers(found, known), *_pairs(found, known)})


def to_csv(rows: Iterable[Suggestion]) -> str:
    """Return *rows* as CSV to be reviewed: write ``yes`` into the column ``accept``."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in rows:
        # The labels are for the reviewer alone, so a sign before them changes nothing.
        writer.writerow(f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in astuple(row))
    return text.getvalue()


def _identifiers(found: dict[str, Thing], known: dict[str, Thing]) -> Iterator[Suggestion]:
    for iri in found.keys() & known.keys():
        for same in known[iri].same - found[iri].same:
            yield Suggestion("", iri, found[iri].label, SKOS.exactMatch, same, "", "vocabulary", iri)


def _pairs(found: dict[str, Thing], known: dict[str, Thing]) -> Iterator[Suggestion]:
    candidates = {**known, **enriched(found, known)}
    for match in matches(enriched(found, known), candidates):
        one, other = match.subject, match.object
        # The vocabulary tells its own things apart; a pair within the store is found from both its ends.
        is_told = one in known and other in known
        is_repeated = other in found and other < one
        if match.reason == "iri" or is_told or is_repeated or other in found[one].same:
            continue
        yield Suggestion(
            "",
            one,
            match.subject_label,
            SKOS.exactMatch,
            other,
            match.object_label,
            match.reason,
            match.detail,
        )
