"""Annotated texts: documents with their facts and their split."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...graph.document import Document


@dataclass(frozen=True)
class GoldFact:
    """One annotated fact with its sentence.

    :param is_rejected: whether a person rejected it.
    """

    sentence: str
    kind: str
    subject: str
    object: str
    indicator: str = ""
    value: float | None = None
    unit: str = ""
    date: str = ""
    place: str = ""
    other_kinds: tuple[str, ...] = ()
    target: bool = False
    is_rejected: bool = False


@dataclass(frozen=True)
class GoldText:
    """A document with its facts.

    :param is_whole: whether all its facts are annotated; if not, a person only judged some proposed facts.
    """

    document: Document
    split: str
    facts: tuple[GoldFact, ...]
    is_whole: bool = True


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Read a file with one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def fact_of(row: dict[str, Any]) -> GoldFact:
    """Return the fact in one row of a gold file."""
    other = row.get("alt_type") or []
    value = row.get("value")
    return GoldFact(
        sentence=row["sent"],
        kind=row["type"],
        subject=row["subject"],
        object=row.get("object") or "",
        indicator=row.get("indicator") or "",
        value=None if value is None else float(str(value).replace(",", "")),
        unit=row.get("unit") or "",
        date=str(row.get("date") or ""),
        place=row.get("place") or "",
        other_kinds=tuple([other] if isinstance(other, str) else other),
        target=bool(row.get("target")),
        is_rejected=row.get("verdict") == "reject",
    )
