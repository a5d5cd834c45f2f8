"""The record: a fact of a store as a plain mapping, the form in which files and programs exchange facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from math import isfinite
from typing import Any

from pyoxigraph import Literal

from ..ontology.namespace import XSD
from .library import resolve
from .result import Row, Solutions, Term, text
from .store import Store

ALIASES = "|"
"""The separator between aliases that are joined into one text."""

_NUMBERS = frozenset({XSD.integer, XSD.decimal, XSD.double, XSD.float})


def records(
    store: Store,
    *,
    document: str | None = None,
    kind: str | None = None,
    minimum: float | None = None,
    denied: bool = False,
) -> Iterator[dict[str, Any]]:
    """Yield the facts of *store* as records with plain values; None for a missing value.

    The fields are the columns of the named query ``facts``.

    :param document: only the facts of the document of this id.
    :param kind: only facts of this type, such as ``adopts``.
    :param minimum: only facts of at least this confidence.
    :param denied: whether to yield the facts that the texts deny too; their ``negated`` is true.
    """
    given = {"document": document, "kind": kind, "minimum": None if minimum is None else f"{minimum:f}"}
    answer = store.query(resolve("facts", {key: value for key, value in given.items() if value is not None}))
    assert isinstance(answer, Solutions)  # noqa: S101  # the query is a SELECT
    for row in answer:
        found = record(answer.variables, row)
        if denied or not found["negated"]:
            yield found


def record(columns: Sequence[str], row: Row) -> dict[str, Any]:
    """Return a row of terms as plain values by column; None for an unbound column."""
    return {name: _plain(name, term) for name, term in zip(columns, row, strict=True)}


def _plain(name: str, term: Term | None) -> Any:
    if name.endswith("_aliases"):
        # Sorted, because each engine joins them in its own order.
        return sorted(alias for alias in text(term).split(ALIASES) if alias)
    if term is None:
        return None
    kind = term.datatype.value if isinstance(term, Literal) else None
    if kind == XSD.boolean:
        return text(term) in ("true", "1")
    if kind in _NUMBERS:
        # Keep the text of a literal that is not a number despite its datatype, or that JSON has no number for.
        with suppress(ValueError):
            if kind == XSD.integer:
                return int(text(term))
            number = float(text(term))
            if isfinite(number):
                return int(number) if number.is_integer() and name != "confidence" else number
    # For an empty group, GROUP_CONCAT returns an empty text in some engines and no value in others.
    return text(term) or None
