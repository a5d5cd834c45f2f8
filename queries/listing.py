"""The listing: the facts that a user asked for, or an error if the given document or kind of fact is unknown."""

from __future__ import annotations

from typing import Any

from ..ontology.errors import InputError
from ..ontology.vocabulary import vocabulary
from .library import resolve
from .record import records
from .result import Solutions, text
from .store import Store


def listing(
    store: Store,
    *,
    document: str | None = None,
    kind: str | None = None,
    minimum: float | None = None,
    denied: bool = False,
) -> list[dict[str, Any]]:
    """Return the facts of *store* as :func:`.record.records` yields them.

    :raises InputError: the store has no such document, or neither the store nor the ontology has such a kind of fact;
        the message lists those that exist.
    """
    found = list(records(store, document=document, kind=kind, minimum=minimum, denied=denied))
    if not found and document is not None:
        _check_document(store, document)
    if not found and kind is not None:
        _check_kind(store, kind)
    return found


def _check_document(store: Store, id: str) -> None:
    answer = store.query(resolve("documents"))
    assert isinstance(answer, Solutions)  # noqa: S101  # the query is a SELECT
    column = answer.variables.index("doc")
    known = sorted({text(row[column]) for row in answer})
    if id not in known:
        raise InputError(f"no document {id!r} in {store.location}; it holds {', '.join(known) or 'none'}")


def _check_kind(store: Store, kind: str) -> None:
    defined = {*vocabulary().notations.values()}
    if kind in defined:
        return
    known = defined | {record["type"] for record in records(store)}
    if kind not in known:
        raise InputError(f"unknown kind of fact {kind!r}; use one of {', '.join(sorted(known))}")
