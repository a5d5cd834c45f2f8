"""The service: publishes the graph on the web, by the SPARQL 1.1 protocols and as linked data, within limits.

The path of a request, from top to bottom (helper modules in brackets)::

    server             opens the socket and starts all processes
    processes.pool     accepts a connection and sends its descriptor to a free worker (channel, member, staff)
    front              the process of a worker, which reads the request (processes.connection)
    shortcut           answers a GET query directly from its bytes; all other requests go to
    app, routes        the routes and their responses (exchange, media, condition)
    engine.reader      looks in the cache, or runs the query and streams the rows (output, wire)
    engine.lane        runs one query at a time, and watches how long it takes
    engine.engine      checks the query (guard, patterns) and runs it in Oxigraph; engine.remote at an endpoint

The pool lives in the main process. It keeps a descriptor of every connection. A worker that breaks a limit
can therefore be killed and replaced, and its connections given to other workers. Workers do not write, answer
questions in English or report metrics: they hand such requests back to the main process (``app.service``),
which has one process for writing (processes.state) and one for questions (routes.asker).
"""

from __future__ import annotations

from .limits import Limits
from .server import listen, serve, url_of
from .settings import Settings

__all__ = ["Limits", "Settings", "listen", "serve", "url_of"]
