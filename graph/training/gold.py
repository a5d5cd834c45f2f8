"""Annotated texts: sources, their facts and the split they belong to."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..reading.model.text import Source


@dataclass(frozen=True)
class GoldFact:
    """One annotated fact, with its sentence; or what a person said is none."""

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
    """A source with its facts.

    :param is_whole: whether somebody read it for all its facts, and did not only say of some whether they are right.
    """

    source: Source
    split: str
    facts: tuple[GoldFact, ...]
    is_whole: bool = True


def read_gold(folder: Path, splits: frozenset[str]) -> list[GoldText]:
    """Read the texts of some splits from a folder with docs.jsonl, facts.jsonl and docs/."""
    facts: dict[str, list[GoldFact]] = defaultdict(list)
    rows = read_rows(folder / "docs.jsonl")
    wanted = {row["id"] for row in rows if row["split"] in splits}
    for row in read_rows(folder / "facts.jsonl"):
        if row["doc"] in wanted:
            facts[row["doc"]].append(fact_of(row))
    return [
        GoldText(_source(row, folder), row["split"], tuple(facts[row["id"]]))
        for row in rows
        if row["id"] in wanted
    ]


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Read a file of one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _source(row: dict[str, Any], folder: Path) -> Source:
    """Read the text of a row of docs.jsonl."""
    path = folder / "docs" / f"{row['id']}.txt"
    return Source(
        id=row["id"],
        text=path.read_text(encoding="utf-8"),
        title=row.get("title") or "",
        about=row.get("about") or "",
        date=row.get("date") or "",
    )


def fact_of(row: dict[str, Any]) -> GoldFact:
    """Read one row of a gold file."""
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
