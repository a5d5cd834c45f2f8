"""The suggestion: a link that may hold, for someone to judge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields

from ...graph.spreadsheet import table
from ...ontology.namespace import SKOS
from ..store import Store
from .match import matches
from .named_graph import stored_triples
from .thing import Thing, enriched, things, vocabulary_things


@dataclass(frozen=True, order=True, slots=True)
class Suggestion:
    """A link that may hold: one row of the file for review.

    :param accept: empty, for the reviewer to fill in.
    :param reason: ``vocabulary`` if the identifier comes from the built-in vocabulary, else the reason of a
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
    """Return suggestions for links that *store* does not have yet, sorted.

    - identifiers that the built-in vocabulary has for entities of the store;
    - an entity of the store and another of the store or the vocabulary, if they share an identifier or a name.
    """
    found = things(triple for _, triple in stored_triples(store, "named"))
    known = vocabulary_things()
    return sorted({*_identifiers(found, known), *_pairs(found, known)})


def to_csv(rows: Iterable[Suggestion]) -> str:
    """Return *rows* as CSV for review: the reviewer writes ``yes`` into the column ``accept``."""
    # Only the reviewer reads the labels, so the apostrophe that table() may put in front of them does no harm.
    return table(COLUMNS, map(astuple, rows))


def _identifiers(found: dict[str, Thing], known: dict[str, Thing]) -> Iterator[Suggestion]:
    for iri in found.keys() & known.keys():
        for same in known[iri].same - found[iri].same:
            yield Suggestion("", iri, found[iri].label, SKOS.exactMatch, same, "", "vocabulary", iri)


def _pairs(found: dict[str, Thing], known: dict[str, Thing]) -> Iterator[Suggestion]:
    entities = enriched(found, known)
    for m in matches(entities, {**known, **entities}):
        # Things of the vocabulary are distinct. A pair within the store is found from both ends, so one is left out.
        is_within_vocabulary = m.subject in known and m.object in known
        is_repeated = m.object in found and m.object < m.subject
        is_linked = m.reason == "iri" or m.object in found[m.subject].same
        if not (is_within_vocabulary or is_repeated or is_linked):
            yield Suggestion(
                "", m.subject, m.subject_label, SKOS.exactMatch, m.object, m.object_label, m.reason, m.detail
            )
