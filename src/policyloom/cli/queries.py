"""``policyloom queries``: the list of named queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from . import option, output, rows
from .group import Command

if TYPE_CHECKING:
    from ..queries.library import NamedQuery


@click.command(cls=Command)
@click.argument("name", required=False)
@option.format(option.LISTING, help="Output format.")
def queries(name: str | None, format: str) -> None:
    """List the named queries, or show the one called NAME.

    Examples:
      policyloom queries
      policyloom queries policies-by-country
      policyloom queries --format json
    """
    from ..queries.library import find, library

    if name is not None:
        query = find(name)
        if format == "json":
            output.write_json({**query.described(), "sparql": query.text})
        elif format in rows.FORMATS:
            rows.write_records(format, [{**query.described(), "sparql": query.text}])
        else:
            output.write(query.text)
        return
    found = library().values()
    if format == "json":
        output.write_json([query.described() for query in found])
        return
    if format in rows.FORMATS:
        rows.write_records(format, [query.described() for query in found])
        return
    cells = [(query.name, query.question, signature(query)) for query in found]
    output.write_table(("name", "question", "parameters"), cells)
    output.say("run one with 'policyloom query NAME'; set a parameter with '--param KEY=VALUE'")


def signature(query: NamedQuery) -> str:
    """Return the parameters of *query*, the optional ones in brackets."""
    return ", ".join(p.name if p.required else f"[{p.name}]" for p in query.parameters.values())
