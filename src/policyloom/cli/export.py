"""``policyloom export``: the graph in the formats of other tools."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import option, output
from .ending import interruptible
from .group import Command

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad

    from ..queries.store import Store


class _WithFormats(Command):
    """A command whose help ends with the list of the formats, which is imported only when the help is shown."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of the formats."""
        from ..graph.export import FORMATS

        with formatter.section("Formats"):
            formatter.write_dl([(found.name, found.description) for found in FORMATS.values()])


@click.command(cls=_WithFormats)
@click.argument("format", metavar="FORMAT")
@option.store
@click.option(
    "-o", "--output", "path", metavar="PATH", help="File or folder to write; standard output if omitted or -."
)
@click.option(
    "--doc", "documents", metavar="ID", multiple=True, help="Only what this document states; can be repeated."
)
@click.option(
    "--evidence/--no-evidence", default=True, help="Include or leave out fact nodes, passages and texts."
)
@click.option("--rdf12", is_flag=True, help="Write the statement of a fact as an RDF 1.2 triple term.")
@click.option(
    "--query",
    "question",
    metavar="NAME|FILE.rq|SPARQL",
    help="Only the triples that this CONSTRUCT query makes.",
)
@click.option(
    "--param", "-p", "parameters", metavar="KEY=VALUE", multiple=True, help="Parameter of a named query."
)
@click.option("--date", metavar="YYYY-MM-DD", help="Date of publication to state in rocrate and croissant.")
@click.option(
    "--features", is_flag=True, help="Also write numeric features of the nodes, beside the training triples."
)
def export(
    format: str,
    store: str,
    path: str | None,
    documents: tuple[str, ...],
    evidence: bool,
    rdf12: bool,
    question: str | None,
    parameters: tuple[str, ...],
    date: str | None,
    features: bool,
) -> None:
    """Write the graph in a FORMAT of other tools.

    Examples:
      policyloom export turtle > graph.ttl
      policyloom export graphml -o graph.graphml
      policyloom export nquads --doc speech --no-evidence
      policyloom export graphml --query statements -o statements.graphml
    """
    from ..graph.export import export as write
    from ..graph.export import find_format
    from ..ontology.errors import InputError
    from ..queries.embedded import EmbeddedStore
    from ..queries.library import resolve
    from ..queries.store import open_store

    target = find_format(format)
    path = None if path == "-" else path
    if path is None and target.is_folder:
        raise InputError(f"{target.name} is written as a folder of files; name the folder with -o")
    if question is not None and documents:
        raise click.UsageError(
            "--query already chooses what is written; give --query or --doc, not both",
            click.get_current_context(),
        )
    if parameters and question is None:
        raise click.UsageError("--param needs --query", click.get_current_context())
    sparql = None if question is None else resolve(question, option.pairs(parameters))
    with interruptible(), open_store(store) as opened, tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch, "graph") if path is None else Path(path)
        source: Iterable[Quad]
        if sparql is not None:
            source = _constructed(opened, sparql)
        else:
            source = opened.native if isinstance(opened, EmbeddedStore) else opened.quads()
        write(
            source,
            target.name,
            place,
            evidence=evidence,
            documents=documents or None,
            triple_terms=rdf12,
            date=date,
            features=features,
        )
        if path is None:
            with place.open("rb") as file:
                shutil.copyfileobj(file, sys.stdout.buffer)
        else:
            output.say(f"wrote {path}: {target.description}")


def _constructed(store: Store, sparql: str) -> Iterator[Quad]:
    from pyoxigraph import Quad

    from ..ontology.errors import InputError
    from ..queries.result import Triples

    answer = store.query(sparql)
    if not isinstance(answer, Triples):
        raise InputError("the query does not make triples; give a CONSTRUCT query, or use 'policyloom query'")
    is_empty = True
    for triple in answer:
        is_empty = False
        yield Quad(triple.subject, triple.predicate, triple.object)
    if is_empty:
        output.say("the query makes no triples")
