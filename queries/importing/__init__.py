"""Import: RDF made elsewhere, checked, compared and kept in a named graph of its own."""

from .arrival import Arrival, enter, graph_iri, read_arrivals
from .match import Match
from .source import FORMATS, Source, read_source

__all__ = ["FORMATS", "Arrival", "Match", "Source", "enter", "graph_iri", "read_arrivals", "read_source"]
