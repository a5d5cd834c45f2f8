"""The service: the graph on the web, by the SPARQL 1.1 protocols and as linked data, within limits.

A request comes in by HTTP at a worker (:mod:`.front`), is answered from bytes (:mod:`.shortcut`) or by a route of
:mod:`.app`, and its query runs in that worker's :mod:`.engine`. The :mod:`.processes` are workers that can be ended, one
that writes, and a pool that lends clients to workers. The :mod:`.routes` are what the addresses answer.
"""

from __future__ import annotations

from .limits import Limits
from .server import listen, serve, url_of
from .settings import Settings

__all__ = ["Limits", "Settings", "listen", "serve", "url_of"]
