"""The store and the questions that it answers."""

from .result import Boolean, Result, Row, Solutions, Term, Triples
from .store import Store, open_store

__all__ = ["Boolean", "Result", "Row", "Solutions", "Store", "Term", "Triples", "open_store"]
