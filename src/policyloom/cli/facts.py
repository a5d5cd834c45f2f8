"""``policyloom facts``: every fact with the words that state it."""

from __future__ import annotations

import click

from . import option, output, rows
from .group import Command


@click.command(cls=Command)
@option.store
@click.option("--doc", "document", metavar="ID", help="Only the facts of this document.")
@click.option("--type", "kind", metavar="TYPE", help="Only facts of this type, such as adopts or statistic.")
@click.option(
    "--min-confidence",
    "minimum",
    type=click.FloatRange(0, 1),
    help="Only facts of at least this confidence, from 0 to 1.",
)
@click.option("--denied", is_flag=True, help="Also list what the texts deny, marked as negated.")
@option.format(("table", "jsonl", "csv", "json"))
def facts(
    store: str, document: str | None, kind: str | None, minimum: float | None, denied: bool, format: str
) -> None:
    """List the facts, each with the sentence that states it.

    With jsonl and csv, each fact also has its offsets, confidence, aliases and IRIs; 'policyloom eval' reads jsonl.

    Examples:
      policyloom facts
      policyloom facts --type statistic --min-confidence 0.7
      policyloom facts --doc speech --format jsonl > facts.jsonl
    """
    from ..queries.facts import listing
    from ..queries.store import open_store

    with open_store(store) as opened:
        found = listing(opened, document=document, kind=kind, minimum=minimum, denied=denied)
    if format == "json":
        output.write_json(found)
    elif format in rows.FORMATS:
        rows.write_records(format, found, _columns())
    else:
        columns = ("doc", "type", "subject", "object", "date", "sent")
        for record in found:
            record["type"] += " (negated)" if record["negated"] else ""
        cells = [[f"{record['confidence']:.2f}", *(record[column] for column in columns)] for record in found]
        output.write_table(("confidence", *columns), cells)
        output.say(output.counted(len(found), "fact"))


def _columns() -> tuple[str, ...]:
    from ..queries.library import library

    return library()["facts"].answers
