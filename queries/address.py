"""The address of an endpoint: where it takes queries, updates and whole graphs, and as whom."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit, urlunsplit

from ..ontology.errors import InputError

# How the update URL follows from the query URL on various servers. If no pattern matches, both are the same URL.
_UPDATES = ((r"/(query|sparql)/?$", "/update"), (r"(/repositories/[^/]+)/?$", r"\1/statements"))
# How the Graph Store URL follows. Only Virtuoso's is here: its name cannot be mistaken for another server's.
_GRAPHS = ((r"/sparql-auth/?$", "/sparql-graph-crud-auth"),)


@dataclass(frozen=True, slots=True)
class Address:
    """Where an endpoint is.

    :param query: the URL of the SPARQL protocol for queries, without user and password.
    :param update: the URL for updates.
    :param graphs: the URL of the Graph Store HTTP Protocol; empty where graphs are written by updates.
    :param user: the user name that goes with *password*; if empty, the password is a bearer token, if there is one.
    """

    query: str
    update: str
    graphs: str = ""
    user: str = ""
    password: str = field(default="", repr=False)


def read_address(location: str) -> Address:
    """Return the address in *location*: a URL for queries, optionally followed by a space and one for updates.

    A user and a password may stand before the host of the first URL. A missing second URL follows from the first by the
    names that servers use: ``.../update`` for ``.../query`` and ``.../sparql``, ``.../repositories/X/statements`` for
    ``.../repositories/X``; any other URL takes updates itself. A fragment is left out: it names no other endpoint.

    :raises InputError: if one of the URLs has no host.

    >>> read_address("http://me:secret@localhost:8890/sparql-auth").graphs
    'http://localhost:8890/sparql-graph-crud-auth'
    """
    first, _, second = location.partition(" ")
    query, user, password = _split(first)
    update = _split(second.strip())[0] if second.strip() else _renamed(query, _UPDATES) or query
    return Address(query, update, _renamed(update, _GRAPHS), user, password)


def is_url(location: str) -> bool:
    """Say whether *location* is the URL of an endpoint rather than a folder.

    >>> is_url("HTTP://localhost:8890/sparql"), is_url("policyloom-data")
    (True, False)
    """
    return location.lower().startswith(("http://", "https://"))


def _split(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    if not parts.hostname:
        raise InputError(f"{url!r} is not the address of an endpoint; write http://HOST/PATH")
    bare = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment=""))
    return bare, unquote(parts.username or ""), unquote(parts.password or "")


def _renamed(url: str, names: tuple[tuple[str, str], ...]) -> str:
    for pattern, name in names:
        changed, count = re.subn(pattern, name, url)
        if count:
            return changed
    return ""
