"""``policyloom facts``: every fact with the words that state it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from . import option, output, rows
from .group import Command

if TYPE_CHECKING:
    from ..queries.store import Store


@click.command(cls=Command)
@option.store
@click.option("--doc", "document", metavar="ID", help="Only the facts of this document.")
@click.option("--type", "kind", metavar="TYPE", help="Only facts of this type, such as adopts or statistic.")
@click.option(
    "--min-confidence",
    "minimum",
    type=click.FloatRange(0, 1),
    help="Only facts that are at least so sure, from 0 to 1.",
)
@click.option("--denied", is_flag=True, help="Also what the texts deny, marked as negated.")
@option.format(("table", "jsonl", "csv", "json"))
def facts(
    store: str, document: str | None, kind: str | None, minimum: float | None, denied: bool, format: str
) -> None:
    """List the facts, each with the sentence that states it.

    In jsonl and csv a fact has its offsets, confidence, aliases and IRIs too; 'policyloom eval' reads the jsonl.

    Examples:
      policyloom facts
      policyloom facts --type statistic --min-confidence 0.7
      policyloom facts --doc speech --format jsonl > facts.jsonl
    """
    from ..queries.record import records
    from ..queries.store import open_store

    with open_store(store) as opened:
        found = list(records(opened, document=document, kind=kind, minimum=minimum, denied=denied))
        if not found and document is not None:
            _check_document(opened, document)
        if not found and kind is not None:
            _check_kind(opened, kind)
    if format == "json":
        output.write_json(found)
    elif format in rows.FORMATS:
        rows.write_records(format, found, _columns())
    else:
        columns = ("doc", "type", "subject", "object", "date", "sent")
        cells = [[f"{record['confidence']:.2f}", *(record[column] for column in columns)] for record in found]
        output.write_table(("confidence", *columns), cells)
        output.say(output.counted(len(found), "fact"))


def _columns() -> tuple[str, ...]:
    from ..queries.library import library

    return library()["facts"].answers


def _check_document(store: Store, id: str) -> None:
    """Refuse a document that the store does not hold.

    :raises InputError: it has none of this id; the message has those that it has.
    """
    from ..ontology.errors import InputError
    from ..queries.library import resolve
    from ..queries.result import Solutions, text

    answer = store.query(resolve("documents"))
    assert isinstance(answer, Solutions)  # noqa: S101  # the query is a SELECT
    column = answer.variables.index("doc")
    known = sorted({text(row[column]) for row in answer})
    if id not in known:
        raise InputError(f"no document {id!r} in {store.location}; it holds {', '.join(known) or 'none'}")


def _check_kind(store: Store, kind: str) -> None:
    """Refuse a kind of fact that neither the ontology nor the store knows.

    :raises InputError: it is unknown; the message has those that are known.
    """
    from ..ontology.errors import InputError
    from ..ontology.vocabulary import vocabulary
    from ..queries.record import records

    defined = {*vocabulary().notations.values()}
    if kind in defined:
        return
    known = defined | {record["type"] for record in records(store)}
    if kind not in known:
        raise InputError(f"no type of fact is called {kind!r}; give one of {', '.join(sorted(known))}")
