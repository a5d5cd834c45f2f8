"""The token that a server requires of its clients, from a file or from the environment."""

from __future__ import annotations

import os
from pathlib import Path


def read_token(file: Path | None, *, needed_by: str) -> str:
    """Return the token in *file*, or else in the environment variable POLICYLOOM_TOKEN.

    :param needed_by: the option that needs a token.
    :raises InputError: there is no token, or the file is not UTF-8 text.
    """
    token = find_token(file)
    if not token:
        from ..ontology.errors import InputError

        raise InputError(f"{needed_by} needs a token: set POLICYLOOM_TOKEN, or name a file with --token-file")
    return token


def find_token(file: Path | None) -> str:
    """Return the token in *file*, or else in the environment; empty if there is none.

    :raises InputError: the file is not UTF-8 text.
    """
    try:
        told = file.read_text(encoding="utf-8-sig") if file else os.environ.get("POLICYLOOM_TOKEN", "")
    except UnicodeDecodeError:
        from ..ontology.errors import InputError

        raise InputError(f"{file}: is not UTF-8 text, so it holds no token; write one into it") from None
    return told.strip()
