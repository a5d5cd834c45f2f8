"""``policyloom mcp``: the graph for assistants, by the Model Context Protocol."""

from __future__ import annotations

from pathlib import Path

import click

from . import option, output
from .group import Command
from .token import find_token, read_token

_ANYWHERE = ("0.0.0.0", "::")  # noqa: S104  # compared, not listened on


@click.command(cls=Command)
@option.store
@option.ontology
@click.option(
    "--http",
    is_flag=True,
    help="Serve over streamable HTTP, as set by --host, --port, --name and --token-file; without it, serve one client on standard input and output.",
)
@option.server(port=7879)
@click.option(
    "--name",
    "names",
    metavar="HOST",
    multiple=True,
    help="Host name by which clients reach the server, besides its address; can be repeated.",
)
def mcp(
    store: str,
    ontologies: tuple[str, ...],
    http: bool,
    host: str,
    port: int,
    names: tuple[str, ...],
    token_file: Path | None,
    timeout: float,
    max_memory: int,
) -> None:
    """Let an assistant read the graph via the Model Context Protocol.

    The assistant can search, describe things, list facts with their sentences, ask and query; it cannot change
    anything. See docs/mcp.md for what to put into the settings of an assistant.

    Examples:
      policyloom mcp
      policyloom mcp --store /data/corpus
      policyloom mcp --http --port 7879
      policyloom mcp --http --host 0.0.0.0 --name graph.example.org
    """
    from .. import __version__
    from ..ontology.errors import InputError
    from ..ontology.own import read_knowledge
    from ..queries.service import Limits, Settings, listen, url_of
    from ..queries.service.limits import MIB
    from ..queries.store import open_store

    if not http and (names or token_file):
        raise InputError("--name and --token-file need --http; give it too")
    # Report a fault in the ontology or the store now, not at the first call.
    read_knowledge(ontologies)
    with open_store(store, timeout=int(timeout) or 1) as opened:
        opened.query("ASK {}")
        place = opened.location
    limits = Limits(seconds=timeout, memory=max_memory * MIB, result_bytes=64 * MIB)
    try:
        import anyio

        from ..queries.mcp.graph import Graph
        from ..queries.mcp.server import make_server, serve_stdio
        from ..queries.mcp.transport import LOOPBACK, PATH, serve_http
    except ModuleNotFoundError as error:
        if str(error.name).partition(".")[0] not in ("mcp", "mcp_types"):
            raise
        raise InputError("policyloom mcp needs the package mcp; pip install 'policyloom[mcp]'") from None
    graph = Graph(Settings.of(store, ontologies, limits=limits))
    if not http:
        anyio.run(serve_stdio, graph, __version__)
        return
    is_here = host in LOOPBACK
    token = find_token(token_file) if is_here else read_token(token_file, needed_by=f"--host {host}")
    if host in _ANYWHERE and not names:
        raise InputError(f"--host {host} needs --name: the name or address by which clients reach the server")
    listener = listen(host, port)
    address = url_of(listener, host, PATH)
    # From now on connections wait at the listener.
    output.say(f"serving {place} at {address} (Ctrl-C stops it)")
    serve_http(
        make_server(graph, __version__),
        listener,
        host=host,
        names=names if is_here or host in _ANYWHERE else (host, *names),
        token=token or None,
    )
