"""The token that a server asks of its clients: from a file, or from the environment."""

from __future__ import annotations

import os
from pathlib import Path


def read_token(file: Path | None, *, needed_by: str) -> str:
    """Return the token in *file*, or that of the environment.

    :param needed_by: the option that asks for one.
    :raises InputError: there is none.
    """
    token = find_token(file)
    if not token:
        from ..ontology.errors import InputError

        raise InputError(f"{needed_by} needs a token: set POLICYLOOM_TOKEN, or name a file with --token-file")
    return token


def find_token(file: Path | None) -> str:
    """Return the token in *file*, or that of the environment; empty where there is none.

    :raises InputError: the file is no text.
    """
    try:
        told = file.read_text(encoding="utf-8-sig") if file else os.environ.get("POLICYLOOM_TOKEN", "")
    except UnicodeDecodeError:
        from ..ontology.errors import InputError

        raise InputError(f"{file}: is no text in UTF-8, so it holds no token; write one into it") from None
    return told.strip()
