"""The sidecar: a JSON file beside a source, a line of one beside its folder, or front matter within it, that tells what the document is."""

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


def sidecar_of(path: Path) -> Path:
    """Return where the sidecar of the file at *path* is, whether there is one or not: ``ports.meta.json``."""
    return path.with_name(path.stem + ENDING)


def register_of(path: Path) -> Path:
    """Return where the file is that may describe all files of the folder of *path*: ``docs.jsonl`` beside ``docs``."""
    folder = path.absolute().parent
    return folder.with_name(f"{folder.name}.jsonl")


def registered(path: Path) -> bytes | None:
    """Return the line that the register of the folder has of the file at *path*, None where it has none.

    A register has an object of JSON a line, whose ``id`` is the name of a file without its ending. A file that is no
    register says nothing.
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
    """Return the lines of *register* by their ids; *_changed* tells one state of the file from another."""
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
    """Return what the JSON object *data* says, see :func:`.metadata_of` for its names.

    :param roles: lower-case role name -> IRI of the byline's property.
    :raises DataError: it is no JSON object, or says what cannot be.
    """
    try:
        values = json.loads(data)
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        raise DataError('is no JSON object; write one such as {"title": "On Ports", "date": "2024-05-03"}')
    return metadata_of(values, roles)


def read_front_matter(text: str, roles: Mapping[str, str]) -> Metadata:
    """Return what the front matter *text*, in YAML without its dashes, says.

    :param roles: lower-case role name -> IRI of the byline's property.
    :raises DataError: it is no YAML mapping, or says what cannot be.
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
            'has front matter that is no YAML; write a line such as "title: On Ports", or take it out'
        )
    return metadata_of({str(name): value for name, value in values.items()}, roles)
