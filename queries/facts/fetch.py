"""Fetching the facts that a user asked for, or an error if the given document or kind of fact is unknown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import partial
from typing import Any

from ...ontology.errors import InputError
from ...ontology.vocabulary import vocabulary
from ..library import NamedQuery
from ..result import bound, text
from ..store import Store
from .join import Found, Values, fact_query, page, run

# The number of documents that a message names.
_NAMED = 10
# The number of documents that are read at a time.
_DOCUMENTS = 32


def listing(
    store: Store,
    *,
    document: str | None = None,
    kind: str | None = None,
    minimum: float | None = None,
    denied: bool = False,
) -> list[dict[str, Any]]:
    """Return the facts of *store* as :func:`records` yields them.

    :raises InputError: the store has no such document, or neither the store nor the ontology has such a kind of fact;
        the message lists those that exist.
    """
    found = list(records(store, document=document, kind=kind, minimum=minimum, denied=denied))
    if not found and document is not None:
        _check_document(store, document)
    if not found and kind is not None:
        _check_kind(store, kind)
    return found


def records(
    store: Store,
    *,
    document: str | None = None,
    kind: str | None = None,
    minimum: float | None = None,
    denied: bool = False,
) -> Iterator[dict[str, Any]]:
    """Yield the facts of *store* as records with plain values; None for a missing value.

    The fields and their order are those of the named query ``facts``, which reads all documents at once; here a few are
    read at a time, so that the time and the memory for one document do not grow with the others.

    :param document: only the facts of the document of this id.
    :param kind: only facts of this type, such as ``adopts``.
    :param minimum: only facts of at least this confidence.
    :param denied: whether to yield the facts that the texts deny too; their ``negated`` is true.
    """
    given = {"kind": kind, "minimum": None if minimum is None else f"{minimum:f}"}
    values = {name: value for name, value in given.items() if value is not None}

    keys = _documents(store) if document is None else [document]
    for start in range(0, len(keys), _DOCUMENTS):
        steps = page({"key": keys[start : start + _DOCUMENTS], **values})
        yield from (
            record for record in run(steps, partial(_found, store)) if denied or not record["negated"]
        )


def _documents(store: Store) -> list[str]:
    return [text(row["key"]) for row in _found(store, fact_query("keys"), {})]


def _found(store: Store, query: NamedQuery, values: Values) -> Sequence[Found]:
    answer = store.rows(query.bind(values))
    return bound(answer.variables, answer)


def _check_document(store: Store, id: str) -> None:
    known = _documents(store)
    if id not in known:
        near = [*dict.fromkeys((*get_close_matches(id, known, _NAMED, cutoff=0.5), *known))][:_NAMED]
        named = ", ".join(near) + (f" and {len(known) - _NAMED:,} more" if len(known) > _NAMED else "")
        raise InputError(f"no document {id!r} in {store.location}; it holds {named or 'none'}")


def _check_kind(store: Store, kind: str) -> None:
    defined = {*vocabulary().notations.values()}
    if kind in defined:
        return
    known = defined | {record["type"] for record in records(store)}
    if kind not in known:
        raise InputError(f"unknown kind of fact {kind!r}; use one of {', '.join(sorted(known))}")
