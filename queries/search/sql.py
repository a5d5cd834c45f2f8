"""The SQL statements, each in a file of its own."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def statement(name: str) -> str:
    """Return the statement in the file *name*."""
    return files(str(__package__)).joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")
