"""The review: the suggested links that a person accepted, and their entry into a store."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Triple

from ...graph.identity import slug
from ...graph.spreadsheet import filled_in
from ...ontology.errors import DataError, reading
from ...ontology.namespace import GRAPH, OWL, SKOS
from ..store import Store, removal, replacement
from .named_graph import in_graph
from .origin import File, origin, origin_graph

PROPERTIES = (
    SKOS.exactMatch,
    SKOS.closeMatch,
    SKOS.broadMatch,
    SKOS.narrowMatch,
    SKOS.relatedMatch,
    OWL.sameAs,
)
"""The properties that the links of a reviewed file may have."""

_YES, _NO = frozenset({"yes", "y", "x", "true", "1"}), frozenset({"", "no", "n", "false", "0"})


@dataclass(frozen=True, slots=True)
class Review:
    """The links that a reviewer accepted.

    :param name: the file's name without its ending.
    """

    name: str
    file: File
    links: tuple[Triple, ...]

    @property
    def graph(self) -> str:
        """The IRI of the named graph that holds the links."""
        return GRAPH[f"alignment/{slug(self.name)}"]


def apply_review(review: Review, store: Store, *, software: str) -> None:
    """Put the accepted links into *store* in place of those of an earlier review of the same name.

    :param software: the version of policyloom that the origin names.
    :raises InputError: the store cannot be written.
    """
    graph, origins = review.graph, origin_graph(review.graph)
    described = origin(graph, "alignment", review.name, [review.file], software=software)
    # If nothing was accepted, the origin is still stored, so that the review counts as done.
    links = replacement(graph, in_graph(review.links, graph)) if review.links else removal(graph)
    store.update(f"{links} ;\n{replacement(origins, described)}")


def read_review(path: str | Path) -> Review:
    """Return the accepted links of the CSV file at *path*; only the columns accept, subject, property and object count.

    :raises InputError: the file cannot be read.
    :raises DataError: the file is no CSV, a column is missing, or a row is at fault; the message names its line.
    """
    path = Path(path)
    with reading(path, "give the reviewed CSV of 'policyloom align'"):
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    try:
        reader = filled_in(text)
        missing = {"accept", "subject", "property", "object"} - set(reader.fieldnames or ())
        if missing:
            raise DataError(
                f"{path}: lacks the column {', '.join(sorted(missing))}; give the CSV of 'policyloom align'"
            )
        links = {link for row in reader if (link := _link(f"{path}: line {reader.line_num}", row))}
    except csv.Error as error:
        raise DataError(f"{path}: is not valid CSV: {error}; give the CSV of 'policyloom align'") from None
    file = File(path.name, hashlib.sha256(data).hexdigest())
    return Review(path.stem, file, tuple(sorted(links, key=str)))


def _link(place: str, row: dict[str, str | None]) -> Triple | None:
    accept = (row["accept"] or "").strip().lower()
    if accept in _NO:
        return None
    if accept not in _YES:
        raise DataError(f"{place}: accept is {accept!r}; write yes or no")
    property = (row["property"] or "").strip()
    if property not in PROPERTIES:
        raise DataError(f"{place}: the property is {property!r}; use one of {', '.join(PROPERTIES)}")
    subject, object_ = (_node(place, column, row[column]) for column in ("subject", "object"))
    if subject == object_:
        raise DataError(f"{place}: {subject.value} is linked to itself; write no")
    return Triple(subject, NamedNode(property), object_)


def _node(place: str, column: str, iri: str | None) -> NamedNode:
    try:
        return NamedNode((iri or "").strip())
    except ValueError:
        raise DataError(f"{place}: the {column} is {iri!r}; give an absolute IRI") from None
