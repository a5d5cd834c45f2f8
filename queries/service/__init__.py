"""The service: the graph on the web, by the SPARQL 1.1 protocols and as linked data, within limits.

Queries run in processes of their own (:mod:`.worker`), which a :mod:`.pool` ends when they break a limit;
updates go through the one :mod:`.writer`. What is asked of it comes in by HTTP (:mod:`.app`).
"""

from __future__ import annotations

from .limits import Limits
from .server import listen, serve
from .settings import Settings

__all__ = ["Limits", "Settings", "listen", "serve"]
