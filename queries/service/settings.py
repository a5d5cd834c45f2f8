"""The settings of a service: its store, its limits, and the permissions of its clients."""

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
    """The settings with which a service is started.

    :param folder: the folder of the store.
    :param endpoint: the URL of a SPARQL endpoint that takes the place of the folder; empty for none.
    :param token: the token that a write request must carry; None if nobody may write.
    :param services: the endpoints that queries may name with SERVICE.
    :param proxies: the addresses of reverse proxies, whose X-Forwarded-For header names the client.
    :param base: the prefix, before ``id/``, of the IRIs that this service describes.
    :param access_log: a file that gets a line for each request.
    :param identity: a name for the content of the store when the service was started, used in ETags; empty
        for none.
    :param ontologies: folders with the ontologies in Turtle that the graph was built with, for questions in
        English.
    :param colours: a style sheet with the fonts and colours of the pages, and the colour of each class.
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
        """Return the settings of a service.

        :param store: a folder, or the URL of an endpoint.
        :param ontologies: folders with the ontologies that the graph was built with.
        :param more: further fields.
        """
        folders = tuple(str(Path(folder).resolve()) for folder in ontologies)
        place = {"folder": Path(), "endpoint": store} if is_url(store) else {"folder": Path(store)}
        return cls(**place, ontologies=folders, **more)

    def state_of(self, version: int) -> str:
        """Return the name of a *version* of the store; empty if others may change the store unnoticed."""
        return f"{self.identity}.{version}" if self.identity else ""

    @property
    def location(self) -> str:
        """The folder of the store, or the URL of the endpoint."""
        return self.endpoint or str(self.folder.resolve())
