"""``policyloom export``: the graph in the formats of other tools."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import click

from . import option, output
from .group import Command


class _WithFormats(Command):
    """A command whose help ends with the list of the formats, read only when it is asked for."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of the formats."""
        from ..graph.export import FORMATS

        with formatter.section("Formats"):
            formatter.write_dl([(found.name, found.description) for found in FORMATS.values()])


@click.command(cls=_WithFormats)
@click.argument("format", metavar="FORMAT")
@option.store
@click.option("-o", "--output", "path", metavar="PATH", help="A file or folder; standard output if left out.")
@click.option(
    "--doc", "documents", metavar="ID", multiple=True, help="Only what this document states; can be repeated."
)
@click.option(
    "--evidence/--no-evidence", default=True, help="With or without fact nodes, passages and texts."
)
def export(format: str, store: str, path: str | None, documents: tuple[str, ...], evidence: bool) -> None:
    """Write the graph in a FORMAT of other tools.

    Examples:
      policyloom export turtle > graph.ttl
      policyloom export graphml -o graph.graphml
      policyloom export nquads --doc speech --no-evidence
    """
    from ..graph.export import export as write
    from ..graph.export import find_format
    from ..ontology.errors import InputError
    from ..queries.embedded import EmbeddedStore
    from ..queries.store import open_store

    target = find_format(format)
    if path is None and target.is_folder:
        raise InputError(f"{target.name} is a folder of files; name it with -o")
    with open_store(store) as opened, tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch, "graph") if path is None else Path(path)
        quads = opened.native if isinstance(opened, EmbeddedStore) else opened.quads()
        write(quads, target.name, place, evidence=evidence, documents=documents or None)
        if path is None:
            with place.open("rb") as file:
                shutil.copyfileobj(file, sys.stdout.buffer)
        else:
            output.say(f"wrote {path}: {target.description}")
