"""``policyloom search``: things found by parts of their names, and sentences by their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from . import option, output, rows
from .group import Command

if TYPE_CHECKING:
    from ..queries.search import NameHit, SentenceHit

_LINE_ENDS = re.compile(r"\s+")


@click.command(
    cls=Command,
    epilog="The search index is a hidden file beside the store's folder. It can be deleted, and is rebuilt when the store "
    "has changed.",
)
@click.argument("words", nargs=-1, required=True)
@option.store
@click.option(
    "--in",
    "where",
    type=click.Choice(("names", "sentences")),
    default="names",
    show_default=True,
    help="Where to search: the names of things, or the sentences that state facts.",
)
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="Maximum number of results."
)
@option.format(option.LISTING, help="Output format.")
def search(words: tuple[str, ...], store: str, where: str, limit: int, format: str) -> None:
    """Find things by the start or any part of their names, or sentences by their words.

    A typing error or two in a word is forgiven. In sentences, a word is found in all its forms, and words between
    quotation marks are found as a phrase.

    Examples:
      policyloom search germny
      policyloom search connected ind --format json
      policyloom search --in sentences computing power
      policyloom search --in sentences '"computing power"'
    """
    from ..queries.search import NameHit, SentenceHit, open_search
    from ..queries.store import open_store

    text = " ".join(words)
    found: Sequence[NameHit | SentenceHit]
    with open_store(store) as opened, open_search(opened) as index:
        found = index.names(text, limit) if where == "names" else index.sentences(text, limit)
    if format == "json":
        output.write_json([asdict(hit) for hit in found])
    elif format in rows.FORMATS:
        rows.write_values(format, NameHit if where == "names" else SentenceHit, found)
    else:
        _print(found)
    if not found:
        other = "sentences" if where == "names" else "names"
        output.say(f"no {where} match {text!r}; try --in {other}")


def _print(found: Sequence[NameHit | SentenceHit]) -> None:
    from ..queries.search import NameHit, SentenceHit

    names = [hit for hit in found if isinstance(hit, NameHit)]
    if names:
        cells = [(hit.label, hit.name, hit.kind, hit.facts, hit.iri) for hit in names]
        output.write_table(("thing", "found as", "kind", "facts", "iri"), cells)
    for hit in found:
        if isinstance(hit, SentenceHit):
            output.write(f"{hit.doc}, {hit.start}-{hit.end}")
            output.write_marked([("  ", False), *((_LINE_ENDS.sub(" ", p), mark) for p, mark in hit.parts())])
