"""The rdflib view: the same data as an rdflib dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .embedded import EmbeddedStore
from .endpoint import Endpoint
from .store import Store

if TYPE_CHECKING:
    import rdflib


def as_rdflib(store: Store) -> rdflib.Dataset:
    """Return an rdflib dataset over *store*, without a copy; its default graph is the union of the named graphs.

    An embedded store can be read and, if it was opened writable, written; an endpoint can only be read.
    Queries and updates on the dataset run in the store's own engine.
    """
    import rdflib

    return rdflib.Dataset(store=_rdflib_store(store), default_union=True)


def _rdflib_store(store: Store) -> rdflib.store.Store:
    if isinstance(store, EmbeddedStore):
        from oxrdflib import OxigraphStore

        return OxigraphStore(store=store.native)
    if isinstance(store, Endpoint):
        from .rdflib_endpoint import RdflibEndpoint

        return RdflibEndpoint(store)
    raise TypeError(f"no rdflib view of {type(store).__name__}")
