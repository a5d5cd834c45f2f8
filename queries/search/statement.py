"""The statements of SQL, one file each."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def statement(name: str) -> str:
    """Return the statement in the file *name*."""
    return files(str(__package__)).joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")
