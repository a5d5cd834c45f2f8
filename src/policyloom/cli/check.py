"""``policyloom check``: a check of a graph's shapes, quotes and statements."""

from __future__ import annotations

import click

from . import option, output, rows
from .group import Command


@click.command(cls=Command)
@click.argument("file", required=False)
@option.store
@option.format(option.LISTING)
def check(file: str | None, store: str, format: str) -> int:
    """Check a graph: its shapes, its quotes, its statements.

    Each quote is compared with the text of its document, each statement with the SHACL shapes, each fact with its
    plain triple. FILE is RDF in the format of its ending, such as .ttl or .nq; without FILE, the store is checked. The
    exit code is 1 if there is an error; warnings leave it at 0.

    Examples:
      policyloom check
      policyloom check graph.ttl
      policyloom check --store http://localhost:7878/query --format json
    """
    from ..queries.check import Finding, check_file
    from ..queries.check import check as find
    from ..queries.store import open_store

    if file is not None:
        findings = check_file(file)
    else:
        with open_store(store) as opened:
            findings = find(opened)
    if format == "json":
        from dataclasses import asdict

        output.write_json([asdict(finding) for finding in findings])
    elif format in rows.FORMATS:
        rows.write_values(format, Finding, findings)
    elif findings:
        cells = [(finding.severity, finding.subject, finding.message) for finding in findings]
        output.write_table(("severity", "subject", "message"), cells)
    errors = sum(finding.severity == "error" for finding in findings)
    others = len(findings) - errors
    output.say(f"{file or store}: {output.counted(errors, 'error')}, {output.counted(others, 'warning')}")
    return 1 if errors else 0
