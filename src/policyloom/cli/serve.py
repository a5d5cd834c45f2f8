"""``policyloom serve``: the graph as a service on the web."""

from __future__ import annotations

import re
from pathlib import Path

import click

from . import option, output
from .group import Command
from .token import read_token


@click.command(cls=Command)
@option.store
@option.ontology
@option.server(port=7878)
@click.option(
    "--max-query",
    type=click.IntRange(1, 200_000),
    default=100_000,
    show_default=True,
    help="Size limit for a query in bytes; a longer one is answered with 413.",
)
@click.option(
    "--max-patterns",
    type=click.IntRange(min=1),
    default=100,
    show_default=True,
    help="Limit on the patterns in one group of a query or update, since many take too long to plan; more are answered with 400.",
)
@click.option(
    "--max-body",
    type=click.IntRange(min=1),
    default=32,
    show_default=True,
    help="Size limit for an update or a graph sent to the service, in MiB; a larger one is answered with 413.",
)
@click.option(
    "--max-rows",
    type=click.IntRange(min=1),
    default=1_000_000,
    show_default=True,
    help="Limit on the rows of an answer or the lines of a graph; a longer one is answered with 400, or cut off.",
)
@click.option(
    "--max-result",
    type=click.IntRange(min=1),
    default=256,
    show_default=True,
    help="Size limit for an answer in MiB; a larger one is answered with 400, or cut off.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 256),
    default=4,
    show_default=True,
    help="Number of queries that run at the same time.",
)
@click.option(
    "--max-waiting",
    type=click.IntRange(min=0),
    default=64,
    show_default=True,
    help="Limit on the queries that wait for a worker; further ones are answered with 503.",
)
@click.option(
    "--client-share",
    type=click.IntRange(1, 100),
    default=50,
    show_default=True,
    help="Percentage of the workers, waiting places and connections that one client may take while others are connected.",
)
@click.option(
    "--proxy",
    "proxies",
    metavar="ADDRESS",
    multiple=True,
    help="Address of a reverse proxy in front of the service, which names its clients in X-Forwarded-For; can be repeated.",
)
@click.option(
    "--cache",
    type=click.IntRange(min=0),
    default=32,
    show_default=True,
    help="Size in MiB of each worker's cache of answers, kept until the next update; 0 turns it off.",
)
@click.option(
    "--base",
    metavar="URL",
    help="Start of the IRIs that are looked up here: with https://kg.example/, https://kg.example/id/entity/X is looked up at /id/entity/X. Default: policyloom's own.",
)
@click.option(
    "--access-log",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="File to which a line of JSON is appended for each request.",
)
@click.option(
    "--allow-service",
    "services",
    metavar="URL",
    multiple=True,
    help="Endpoint that queries may use with SERVICE; can be repeated.",
)
@click.option("--writable", is_flag=True, help="Accept updates from clients that send the token.")
def serve(
    store: str,
    ontologies: tuple[str, ...],
    host: str,
    port: int,
    timeout: float,
    max_memory: int,
    max_query: int,
    max_patterns: int,
    max_body: int,
    max_rows: int,
    max_result: int,
    workers: int,
    max_waiting: int,
    client_share: int,
    proxies: tuple[str, ...],
    cache: int,
    base: str | None,
    access_log: Path | None,
    services: tuple[str, ...],
    writable: bool,
    token_file: Path | None,
) -> None:
    """Serve the graph: SPARQL at /sparql, linked data at /id/..., pages for people at /.

    Each query runs in its own process, within the limits below.

    Examples:
      policyloom serve
      policyloom serve --store policyloom-data --host 0.0.0.0 --port 8080 --timeout 10
      policyloom serve --writable
      policyloom serve --store clinics --ontology health
      policyloom serve --store http://localhost:8890/sparql
    """
    from ..ontology.errors import InputError
    from ..ontology.own import read_knowledge
    from ..queries.address import is_url
    from ..queries.endpoint import Endpoint
    from ..queries.service import Limits, Settings, listen, url_of
    from ..queries.service import serve as run
    from ..queries.service.limits import MIB
    from ..viz.palette import style_sheet

    if token_file and not writable:
        raise InputError("--token-file needs --writable; give it too, or leave --token-file out")
    # Report a fault in the ontology now, not at the first question.
    read_knowledge(ontologies)
    # For an endpoint, the URL without its password.
    place = Endpoint(store).location if is_url(store) else store
    settings = Settings.of(
        store,
        ontologies,
        token=read_token(token_file, needed_by="--writable") if writable else None,
        services=frozenset(services),
        proxies=frozenset(proxies),
        base=_base(base),
        limits=Limits(
            seconds=timeout,
            memory=max_memory * MIB,
            query_bytes=max_query,
            patterns=max_patterns,
            body_bytes=max_body * MIB,
            rows=max_rows,
            result_bytes=max_result * MIB,
            workers=workers,
            waiting=max_waiting,
            share=client_share,
            cache_bytes=cache * MIB,
        ),
        access_log=access_log,
        colours=style_sheet(),
    )
    listener = listen(host, port)
    address = url_of(listener, host)
    run(
        settings,
        listener=listener,
        ready=lambda: output.say(f"serving {place} at {address} (Ctrl-C stops it)"),
    )


def _base(given: str | None) -> str:
    from ..ontology.errors import InputError
    from ..ontology.namespace import BASE

    if given is None:
        return BASE
    if not re.fullmatch(r"https?://[\w.:-]+/([^\s<>\"]*[/#])?", given):
        raise InputError(
            f"--base {given!r} is not a valid start of IRIs; give http://HOST/PATH/ with a slash at the end"
        )
    return given
