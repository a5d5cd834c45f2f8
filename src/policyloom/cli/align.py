"""``policyloom align``: suggested links between things that may be the same, for review."""

from __future__ import annotations

from pathlib import Path

import click

from . import option, output, rows
from .group import Command


@click.command(cls=Command)
@option.store
@click.option(
    "-o", "--output", "path", metavar="FILE.csv", help="Write the suggestions to a CSV file for review."
)
@click.option(
    "--apply",
    "reviewed",
    metavar="FILE.csv",
    help="Add the accepted links of a reviewed file to the store.",
)
@option.format(("table", "csv", "json", "jsonl"), help="Output format of the suggestions.")
def align(store: str, path: str | None, reviewed: str | None, format: str) -> None:
    """Suggest links between matching things, and to Wikidata.

    Each suggestion gives its reason: an identifier in the vocabulary, a third thing that both are stated to be, a
    common label or a common alias. Nothing is applied unless you say so: write yes in the column accept of the correct
    rows, change the property where it claims too much, and pass the file to --apply. Its links go into a graph of their
    own and replace those of an earlier file of the same name.

    Examples:
      policyloom align
      policyloom align -o links.csv
      policyloom align --apply links.csv
    """
    from .. import __version__
    from ..ontology.errors import InputError
    from ..queries.importing import COLUMNS, Suggestion, apply_review, read_review, suggestions, to_csv
    from ..queries.store import open_store

    if path is not None and reviewed is not None:
        raise InputError("--apply writes to the store and -o only suggests; give one or the other")
    if reviewed is not None:
        review = read_review(reviewed)
        # Open it for reading first: opening a missing store for writing would create it.
        open_store(store).close()
        with open_store(store, writable=True) as opened:
            apply_review(review, opened, software=__version__)
        output.say(f"{store}: {output.counted(len(review.links), 'link')} in {review.graph}")
        return
    with open_store(store) as opened:
        found = suggestions(opened)
    if path is not None:
        from ..graph.export.atomic import written_whole

        with written_whole(Path(path), folder=False) as unfinished:
            unfinished.write_text(to_csv(found), encoding="utf-8", newline="")
        output.say(f"wrote {path}: {output.counted(len(found), 'suggestion')}, none of them applied")
    elif format == "json":
        from dataclasses import asdict

        output.write_json([asdict(suggestion) for suggestion in found])
    elif format == "csv":
        # The table that --apply reads, with the column that a reviewer fills in.
        output.write(to_csv(found))
    elif format == "jsonl":
        rows.write_values(format, Suggestion, found)
    else:
        from dataclasses import astuple

        output.write_table(COLUMNS[1:], [astuple(suggestion)[1:] for suggestion in found])
        output.say(f"{output.counted(len(found), 'suggestion')}, none of them applied")
