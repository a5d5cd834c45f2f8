"""Generator of docs/cli.md: prints the reference of the command line in Markdown, made from the commands."""

from __future__ import annotations

from collections.abc import Iterator

import click

from policyloom.cli import program
from policyloom.cli.queries import signature
from policyloom.queries.library import library

_HEAD = """\
<!-- Made by `make docs` from the commands; edit their help, not this file. -->
# The command line

Answers go to standard output, messages and progress to standard error. In a terminal a table fits its width; into a
pipe it goes as lines with a tab between columns. Every command that reads takes `--store`: a folder, or the URL of a
SPARQL 1.1 endpoint; the variable `POLICYLOOM_STORE` sets another default.

For another program, `--format jsonl` writes an object of JSON a line and `--format csv` a table (RFC 4180) under a line
of column names, and nothing else to standard output. In JSON Lines numbers are numbers and what is missing is null; in
CSV it is an empty cell, several names stand with a bar between them, and what has parts is JSON.

| exit code | meaning |
| --- | --- |
| 0 | success |
| 1 | an error in the data: a graph breaks its rules, a file is malformed |
| 2 | an error in the call: a name, an option, a file or folder that cannot be used |
| 130 | interrupted |
"""


def reference() -> str:
    """Return the reference as Markdown, the same for the same commands."""
    sections = (line for name in program.commands for line in _section(name))
    return "\n".join([_HEAD, *sections, *_questions()])


def _section(name: str) -> Iterator[str]:
    # A fixed width, so that the text does not depend on the terminal in which it is made.
    parent = click.Context(program, info_name="policyloom", terminal_width=100, **program.context_settings)
    context = click.Context(program.commands[name], info_name=name, parent=parent)
    yield f"## policyloom {name}\n"
    yield f"```text\n{context.get_help().rstrip()}\n```\n"


def _questions() -> Iterator[str]:
    yield "## The named queries\n\nParameters in brackets can be left out.\n"
    yield "| name | question | parameters |\n| --- | --- | --- |"
    for query in library().values():
        yield f"| {query.name} | {query.question} | {signature(query)} |"


if __name__ == "__main__":
    click.echo(reference().rstrip())
