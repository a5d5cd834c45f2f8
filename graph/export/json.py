"""JSON in UTF-8, with letters outside ASCII left unescaped."""

from __future__ import annotations

import json
from pathlib import Path

encode = json.JSONEncoder(ensure_ascii=False).encode
"""Return a value as JSON on one line."""


def write_json(value: object, path: Path) -> None:
    """Write *value* to *path* as indented JSON."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    path.write_text(f"{text}\n", encoding="utf-8", newline="\n")
