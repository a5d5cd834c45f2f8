"""The sidecar: metadata in a JSON file beside a source, a JSON Lines file beside its folder, or its front matter."""

from __future__ import annotations

import json
import stat
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from ...ontology.errors import DataError
from ..metadata import UNKNOWN, Metadata, metadata_of

ENDING = ".meta.json"
_LARGEST_REGISTER = 100_000_000


def sidecar_of(path: Path) -> Path | None:
    """Return the path of the sidecar of the file at *path*, such as ``ports.meta.json``; None if there is none."""
    sidecar = path.with_name(path.stem + ENDING)
    try:
        return sidecar if sidecar.exists() else None
    except OSError:  # its name would be too long
        return None


def register_of(path: Path) -> Path:
    """Return the path of the file that may describe all files beside *path*: ``docs.jsonl`` beside ``docs``."""
    folder = path.absolute().parent
    return folder.with_name(f"{folder.name}.jsonl")


def registered(path: Path) -> bytes | None:
    """Return the line for the file at *path* in the register of its folder; None if there is none.

    A register has one JSON object a line, whose ``id`` is the name of a file without its extension. A file that is
    not a valid register is ignored.
    """
    register = register_of(path)
    try:
        known = register.stat()
    except OSError:
        return None
    if not stat.S_ISREG(known.st_mode) or known.st_size > _LARGEST_REGISTER:
        return None
    return _lines(register, known.st_mtime_ns).get(path.stem)


@lru_cache(maxsize=16)
def _lines(register: Path, _changed: int) -> Mapping[str, bytes]:
    """Return the lines of *register* by id; *_changed*, its modification time, is part of the cache key."""
    found: dict[str, bytes] = {}
    try:
        for line in register.read_bytes().splitlines():
            record = json.loads(line) if line.strip() else None
            if isinstance(record, dict) and isinstance(record.get("id"), str):
                found.setdefault(record["id"], line)
    except (OSError, ValueError, RecursionError):
        return {}
    return found


def read_sidecar(data: bytes, roles: Mapping[str, str]) -> Metadata:
    """Return the metadata in the JSON object *data*; :func:`.metadata_of` lists the names.

    :param roles: lower-case role name -> IRI of the byline's property.
    :raises DataError: it is not a JSON object, or a value is invalid.
    """
    try:
        values = json.loads(data)
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        raise DataError('is not a JSON object; write one such as {"title": "On Ports", "date": "2024-05-03"}')
    return metadata_of(values, roles)


def read_front_matter(text: str, roles: Mapping[str, str]) -> Metadata:
    """Return the metadata in the front matter *text*, given as YAML without its dashes.

    :param roles: lower-case role name -> IRI of the byline's property.
    :raises DataError: it is not a YAML mapping, or a value is invalid.
    """
    import yaml

    try:
        values = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        values = text
    if values is None:
        return UNKNOWN
    if not isinstance(values, dict):
        raise DataError(
            'has front matter that is not a YAML mapping; write lines such as "title: On Ports", or remove it'
        )
    return metadata_of({str(name): value for name, value in values.items()}, roles)
