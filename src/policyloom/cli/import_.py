"""``policyloom import``: RDF made elsewhere, imported into a named graph of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import option, output, rows
from .group import Command

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..queries.importing import Arrival
    from ..queries.store import Store


_COLUMNS = ("name", "found", "subject", "subject_label", "reason", "object", "object_label", "detail")


@click.command("import", cls=Command)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@option.store
@click.option(
    "--name", metavar="NAME", help="Put all files into one graph of this name; by default each has its own."
)
@option.format(option.LISTING, help="Output format of the matches between the files and the store.")
def import_(files: tuple[str, ...], store: str, name: str | None, format: str) -> int:
    """Import RDF made elsewhere, each file into a graph of its own.

    The ending of a FILE gives its format: Turtle, TriG, N-Triples, N-Quads, RDF/XML or JSON-LD. All files are first
    checked as 'policyloom check' does; if there is an error, nothing is imported, and the exit code is 1. An earlier
    import of the same name is replaced. The things in the store that the files are about are listed, matched by IRI,
    by skos:exactMatch or by label. Matches by label are for you to judge; see 'policyloom align'.

    Examples:
      policyloom import facts.ttl
      policyloom import wikidata.nt theirs.jsonld --store corpus
      policyloom import part-1.nq part-2.nq --name partners --format json
    """
    from .. import __version__
    from ..queries.importing import enter, read_arrivals
    from ..queries.store import open_store

    with _reading(store) as opened:
        arrivals = read_arrivals(files, opened, name=name)
    errors = sum(len(arrival.errors) for arrival in arrivals)
    if not errors:
        with open_store(store, writable=True) as opened:
            enter(arrivals, opened, software=__version__)
    if format == "json":
        output.write_json([_record(arrival, entered=not errors) for arrival in arrivals])
    elif format in rows.FORMATS:
        rows.write_rows(format, _COLUMNS, _rows(arrivals))
    else:
        _print(arrivals)
    if errors:
        output.say(f"{store}: {output.counted(errors, 'error')}, so nothing was imported")
        return 1
    for arrival in arrivals:
        triples, links = len(arrival.triples), len(arrival.links)
        output.say(
            f"{store}: {output.counted(triples, 'triple')} in {arrival.graph}, {output.counted(links, 'link')}"
        )
    return 0


def _reading(location: str) -> Store:
    """Open the store for reading; one that does not exist yet is replaced by an empty store in memory."""
    from ..queries.store import open_store

    folder = Path(location)
    is_new = "://" not in location and (
        not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
    )
    return open_store(None if is_new else location)


def _print(arrivals: Sequence[Arrival]) -> None:
    findings = [(a.name, f.severity, f.subject, f.message) for a in arrivals for f in a.findings]
    if findings:
        output.write_table(("name", "severity", "subject", "message"), findings)
    if any(arrival.errors for arrival in arrivals):
        return
    matches = [
        (m.subject, m.subject_label, m.reason, m.object, m.object_label, m.detail)
        for arrival in arrivals
        for m in arrival.matches
    ]
    if matches:
        output.write_table(("imported", "label", "reason", "in the store", "its label", "detail"), matches)


def _rows(arrivals: Sequence[Arrival]) -> Iterator[tuple[object, ...]]:
    """Yield a row for each finding of the check, and for each match with a thing in the store."""
    from dataclasses import astuple

    for arrival in arrivals:
        for finding in arrival.findings:
            yield arrival.name, finding.severity, finding.subject, None, None, None, None, finding.message
        for match in arrival.matches:
            yield arrival.name, "match", *astuple(match)


def _record(arrival: Arrival, *, entered: bool) -> dict[str, object]:
    from dataclasses import asdict

    return {
        "name": arrival.name,
        "graph": arrival.graph,
        "entered": entered,
        "files": [{"name": source.name, "sha256": source.sha256} for source in arrival.sources],
        "triples": len(arrival.triples),
        "findings": [asdict(finding) for finding in arrival.findings],
        "links": len(arrival.links) if entered else 0,
        "matches": [asdict(match) for match in arrival.matches],
    }
