"""The record: a fact of a store as a plain mapping, the form in which files and programs exchange facts."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from math import isfinite
from typing import Any

from pyoxigraph import Literal

from ..ontology.namespace import XSD
from .result import Row, Term, text

ALIASES = "|"
"""The separator between aliases that are joined into one text."""

_NUMBERS = frozenset({XSD.integer, XSD.decimal, XSD.double, XSD.float})


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
