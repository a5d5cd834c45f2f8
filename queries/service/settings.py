"""The settings of a service: which store it serves, where, and what it permits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from ...ontology.namespace import BASE
from ..address import is_url
from .limits import Limits


@dataclass(frozen=True, slots=True)
class Settings:
    """What a service is started with.

    :param folder: the folder of the store.
    :param endpoint: the URL of a SPARQL endpoint that takes the place of the folder; empty for none.
    :param token: what a writer must show; None where nothing can be written.
    :param services: the endpoints that queries may name with SERVICE.
    :param proxies: the addresses of web servers before the service, which say whose requests they pass on.
    :param base: the prefix of the IRIs that are looked up at this service, up to ``id/``.
    :param access_log: a file that gets a line for each request.
    :param identity: what the store was known by when the service was started.
    :param ontologies: folders of Turtle that the facts were made with, for questions in English.
    :param colours: the style sheet of the pages' colours and type, and of what each kind of thing is coloured.
    """

    folder: Path
    token: str | None = field(default=None, repr=False)
    services: frozenset[str] = frozenset()
    proxies: frozenset[str] = frozenset()
    base: str = BASE
    limits: Limits = field(default_factory=Limits)
    access_log: Path | None = None
    endpoint: str = field(default="", repr=False)
    identity: str = ""
    colours: str = field(default="", repr=False)
    ontologies: tuple[str, ...] = ()

    @classmethod
    def of(cls, store: str, ontologies: Sequence[str] = (), **more: Any) -> Self:
        """Return the settings of a service of *store*, a folder or a URL, that was built with *ontologies*."""
        own = tuple(str(Path(folder).resolve()) for folder in ontologies)
        place = {"folder": Path(), "endpoint": store} if is_url(store) else {"folder": Path(store)}
        return cls(**place, ontologies=own, **more)

    def state_of(self, version: int) -> str:
        """Return the name of the state of the store with this number; empty where it may change without notice."""
        return f"{self.identity}.{version}" if self.identity else ""

    @property
    def location(self) -> str:
        """Where the store is: its folder, or the URL of an endpoint."""
        return self.endpoint or str(self.folder.resolve())
