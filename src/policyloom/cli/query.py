"""``policyloom query``: the answer to a named query, a query file or SPARQL."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from . import option, output, rows
from .group import Command

if TYPE_CHECKING:
    from ..queries.result import Result

_FORMATS = (
    *("table", "json", "jsonl", "xml", "csv", "tsv"),
    *("turtle", "ntriples", "nquads", "trig", "jsonld", "rdfxml"),
)


@click.command(cls=Command)
@click.argument("question", metavar="NAME|FILE.rq|SPARQL")
@option.store
@click.option(
    "--param", "-p", "parameters", metavar="KEY=VALUE", multiple=True, help="Parameter of a named query."
)
@option.format(
    _FORMATS,
    help="Output format: a table for people; a SPARQL results format or plain JSON Lines for rows; RDF for triples.",
)
def query(question: str, store: str, parameters: tuple[str, ...], format: str) -> None:
    """Run a named query, a query from a file, or a SPARQL query.

    'policyloom queries' lists the named queries. Declare every prefix in your own SPARQL; a parameter that is an IRI may
    use the usual ones: -p kind=pol:Country. The graphs of all documents are queried as one.

    Examples:
      policyloom query policies-by-country
      policyloom query facts --param document=speech --format csv
      policyloom query my-question.rq --format json
      policyloom query "SELECT ?s ?o WHERE { ?s <https://w3id.org/policyloom/policy#adopts> ?o }"
    """
    from ..queries.library import library, resolve
    from ..queries.record import record
    from ..queries.result import Boolean, Solutions, Triples
    from ..queries.store import open_store

    sparql = resolve(question, option.pairs(parameters))
    with open_store(store) as opened:
        answer = opened.query(sparql)
        if format == "jsonl" and isinstance(answer, Solutions):
            # Read all rows before writing the first: a query can fail midway.
            rows.write_records(format, [record(answer.variables, row) for row in answer])
        elif format == "jsonl" and isinstance(answer, Boolean):
            rows.write_records(format, [{"boolean": bool(answer)}])
        elif format != "table":
            output.write(answer.serialise(format))
        elif isinstance(answer, Boolean):
            output.write("yes" if answer else "no")
        elif isinstance(answer, Triples):
            output.write(answer.serialise("turtle"))
        elif isinstance(answer, Solutions):
            _print(answer.variables, answer.table(), is_named=question in library())
        if parameters and _is_empty(opened.query(sparql)):
            output.say(f"nothing in the store matches {' and '.join(parameters)}")


def _is_empty(answer: Result) -> bool:
    from ..queries.result import Boolean

    return not isinstance(answer, Boolean) and next(iter(answer), None) is None


def _print(columns: Sequence[str], rows: Sequence[Sequence[str]], *, is_named: bool) -> None:
    kept: Sequence[int] = range(len(columns))
    if is_named and output.is_terminal():
        # A person reads the quote; its offsets and the IRIs are for programs, which use csv or json.
        kept = [i for i in kept if not _is_for_programs(columns[i])] or kept
    output.write_table([columns[i] for i in kept], [[row[i] for i in kept] for row in rows])
    output.say(output.counted(len(rows), "row"))


def _is_for_programs(column: str) -> bool:
    return column in {"start", "end"} or column.endswith(("_iri", "_start", "_end"))
