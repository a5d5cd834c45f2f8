"""The suggestion: a link that may hold, for someone to judge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields

from ...graph.spreadsheet import table
from ...ontology.namespace import SKOS
from ..store import Store
from .content import stored_triples
from .match import matches
from .thing import Thing, enriched, things, vocabulary_things


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
    found = things(triple for _, triple in stored_triples(store, "named"))
    known = vocabulary_things()
    return sorted({*_identifiers(found, known), *_pairs(found, known)})


def to_csv(rows: Iterable[Suggestion]) -> str:
    """Return *rows* as CSV to be reviewed: write ``yes`` into the column ``accept``."""
    # The labels are for the reviewer alone, so an apostrophe before them changes nothing.
    return table(COLUMNS, map(astuple, rows))


def _identifiers(found: dict[str, Thing], known: dict[str, Thing]) -> Iterator[Suggestion]:
    for iri in found.keys() & known.keys():
        for same in known[iri].same - found[iri].same:
            yield Suggestion("", iri, found[iri].label, SKOS.exactMatch, same, "", "vocabulary", iri)


def _pairs(found: dict[str, Thing], known: dict[str, Thing]) -> Iterator[Suggestion]:
    entities = enriched(found, known)
    for m in matches(entities, {**known, **entities}):
        # No two things of the vocabulary are the same; a pair within the store is found from both its ends.
        is_within_vocabulary = m.subject in known and m.object in known
        is_repeated = m.object in found and m.object < m.subject
        is_linked = m.reason == "iri" or m.object in found[m.subject].same
        if not (is_within_vocabulary or is_repeated or is_linked):
            yield Suggestion(
                "", m.subject, m.subject_label, SKOS.exactMatch, m.object, m.object_label, m.reason, m.detail
            )
