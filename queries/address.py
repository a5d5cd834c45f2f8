"""The address of an endpoint: where it takes queries, updates and whole graphs, and as whom."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit, urlunsplit

from ..ontology.errors import InputError

# How servers name where they take updates, seen from where they take queries. Where none of these is, it is one URL.
_UPDATES = ((r"/(query|sparql)/?$", "/update"), (r"(/repositories/[^/]+)/?$", r"\1/statements"))
# How they name where they take whole graphs. Only one that cannot be mistaken for another's: Virtuoso's.
_GRAPHS = ((r"/sparql-auth/?$", "/sparql-graph-crud-auth"),)


@dataclass(frozen=True, slots=True)
class Address:
    """Where an endpoint is.

    :param query: the URL of the SPARQL protocol for queries, without user and password.
    :param update: the URL for updates.
    :param graphs: the URL of the Graph Store HTTP Protocol; empty where graphs are written by updates.
    :param user: who asks, and the *password*; empty for nobody.
    """

    query: str
    update: str
    graphs: str = ""
    user: str = ""
    password: str = field(default="", repr=False)


def read_address(location: str) -> Address:
    """Return the address that *location* writes: a URL for queries, and after a space one for updates.

    A user and a password stand before the host of the first. Without the second it follows from the first by the names
    that servers use: ``.../query`` and ``.../sparql`` have ``.../update``, ``.../repositories/X`` its ``/statements``;
    any other takes updates itself. A fragment names no other endpoint and is left out.

    :raises InputError: if one of them has no host.

    >>> read_address("http://me:secret@localhost:8890/sparql-auth").graphs
    'http://localhost:8890/sparql-graph-crud-auth'
    """
    first, _, second = location.partition(" ")
    query, user, password = _split(first)
    update = _split(second.strip())[0] if second.strip() else _renamed(query, _UPDATES) or query
    return Address(query, update, _renamed(update, _GRAPHS), user, password)


def is_url(location: str) -> bool:
    """Say whether *location* is that of an endpoint, and no folder.

    >>> is_url("HTTP://localhost:8890/sparql"), is_url("policyloom-data")
    (True, False)
    """
    return location.lower().startswith(("http://", "https://"))


def _split(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    if not parts.hostname:
        raise InputError(f"{url!r} is no address of an endpoint; write http://HOST/PATH")
    bare = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment=""))
    return bare, unquote(parts.username or ""), unquote(parts.password or "")


def _renamed(url: str, names: tuple[tuple[str, str], ...]) -> str:
    for pattern, name in names:
        changed, count = re.subn(pattern, name, url)
        if count:
            return changed
    return ""
