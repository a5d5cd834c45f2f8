"""The settings of a service: which store it serves, where, and what it permits."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ...ontology.namespace import BASE
from .limits import Limits


@dataclass(frozen=True, slots=True)
class Settings:
    """What a service is told when it starts.

    :param folder: the folder of the store.
    :param token: what a writer must show; None where nothing can be written.
    :param services: the endpoints that queries may name with SERVICE.
    :param base: the prefix of the IRIs that are looked up at this service.
    :param colours: rules of CSS that give the class ``kind-NAME`` of each kind of thing its colour ``--class``.
    """

    folder: Path
    token: str | None = field(default=None, repr=False)
    services: frozenset[str] = frozenset()
    base: str = BASE
    limits: Limits = field(default_factory=Limits)
    colours: str = field(default="", repr=False)
