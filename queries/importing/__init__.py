"""The import: RDF made elsewhere, checked, compared and kept in a named graph of its own, and reviewed links."""

from ..rdf_file import FORMATS
from .arrival import Arrival, enter, graph_iri, read_arrivals
from .match import Match
from .review import Review, apply_review, read_review
from .source import Source, read_source
from .suggestion import COLUMNS, Suggestion, suggestions, to_csv

__all__ = [
    "COLUMNS",
    "FORMATS",
    "Arrival",
    "Match",
    "Review",
    "Source",
    "Suggestion",
    "apply_review",
    "enter",
    "graph_iri",
    "read_arrivals",
    "read_review",
    "read_source",
    "suggestions",
    "to_csv",
]
