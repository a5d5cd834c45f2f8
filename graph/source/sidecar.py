"""The sidecar: a JSON file beside a source, or front matter within it, that tells what the document is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from ...ontology.errors import DataError
from ..metadata import UNKNOWN, Metadata, described

ENDING = ".meta.json"


def sidecar_of(path: Path) -> Path:
    """Return where the sidecar of the file at *path* is, whether there is one or not: ``ports.meta.json``."""
    return path.with_name(path.stem + ENDING)


def read_sidecar(data: bytes, roles: Mapping[str, str]) -> Metadata:
    """Return what the JSON object *data* says, see :func:`.described` for its names.

    :param roles: lower-case role name -> IRI of the byline's property.
    :raises DataError: it is no JSON object, or says what cannot be.
    """
    try:
        values = json.loads(data)
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        raise DataError('is no JSON object; write one such as {"title": "On Ports", "date": "2024-05-03"}')
    return described(values, roles)


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
    return described({str(name): value for name, value in values.items()}, roles)
