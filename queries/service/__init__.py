"""The service: the graph on the web, by the SPARQL 1.1 protocols and as linked data, within limits.

The way of a request, from top to bottom (in brackets what helps there)::

    server             opens the socket and starts all processes
    processes.pool     accepts a connection and sends its descriptor to a free worker (channel, member, staff)
    front              is the process of a worker, which reads the request (processes.connection)
    shortcut           answers a query by GET from its bytes; all other requests go to
    app, routes        the addresses and what each answers (exchange, media, condition)
    engine.reader      looks in the cache, or has the query run and sends the rows as they come (output, wire)
    engine.lane        runs one query at a time, and watches how long it takes
    engine.engine      checks the query (guard, patterns) and gives it to Oxigraph; engine.remote to an endpoint

A worker that breaks a limit is ended and replaced; the pool still holds its connections and gives them to others.
Writing, questions in English and the metrics are no worker's task: it hands such a request back to the service
(``app.service``), which has a process for writing (processes.state) and one for questions (routes.asker).
"""

from __future__ import annotations

from .limits import Limits
from .server import listen, serve, url_of
from .settings import Settings

__all__ = ["Limits", "Settings", "listen", "serve", "url_of"]
