"""The output: answers on standard output, messages on standard error.

In a terminal a table is fitted to the width; in a pipe or a file it is plain lines with a tab between columns.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from ..ontology.namespace import prefixed

_CREDENTIALS = re.compile(r"\b(https?://)[^\s/]*@", re.IGNORECASE)
# Control characters that a terminal would obey, not show; they can come from untrusted texts, file names and servers.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")


def say(message: str) -> None:
    """Write *message* to standard error; user and password are removed from any address in it."""
    click.echo(_visible(_CREDENTIALS.sub(r"\1", message)), err=True)


def hang_up() -> None:
    """Write nothing more to standard output, whose reader closed it early: the flush at the end would fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def heard_or_not() -> Iterator[None]:
    """Go on after the context if the reader of standard output closed it early: what else is to be told is not lost."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        hang_up()


def write(data: bytes | str) -> None:
    """Write the answer *data* to standard output, with a line break at the end.

    Control characters are escaped in a terminal, and passed on unchanged to a pipe or a file.
    """
    text = data.decode() if isinstance(data, bytes) else data
    # Without color=True click would remove parts of the text that look like colour codes.
    click.echo(_visible(text) if is_terminal() else text, nl=not text.endswith("\n"), color=True)


def write_marked(parts: Iterable[tuple[str, bool]]) -> None:
    """Write the *parts* of a line; in a terminal, marked parts are bold."""
    if not is_terminal():
        write("".join(part for part, _ in parts))
        return
    shown = ((_visible(part), is_marked) for part, is_marked in parts)
    click.echo(
        "".join(click.style(part, bold=True) if is_marked else part for part, is_marked in shown), color=True
    )


def write_json(value: Any) -> None:
    """Write *value* as indented JSON."""
    write(json.dumps(value, ensure_ascii=False, indent=2))


def write_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Write *rows* as a table; IRIs are shortened by the usual prefixes.

    In a terminal numbers are right-aligned, and a column with one value in all rows is printed once, above the table.
    """
    cells = [[_cell(value) for value in row] for row in rows]
    if not is_terminal():
        for line in [columns, *cells]:
            click.echo("\t".join(" ".join(cell.split()) for cell in line))
        return
    cells = [[_visible(cell) for cell in row] for row in cells]
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console, table = Console(highlight=False), Table(box=box.SIMPLE_HEAD, pad_edge=False)
    shown = []
    for number, column in enumerate(columns):
        values = {row[number] for row in cells}
        if len(cells) > 1 and len(values) == 1:
            if value := values.pop():
                console.print(Text(f"{column}: {value}"))
            continue
        numeric = all(map(_is_number, values))
        table.add_column(column, justify="right" if numeric and cells else "left", overflow="fold")
        shown.append(number)
    for row in cells:
        table.add_row(*(Text(row[number]) for number in shown))
    console.print(table)


def is_terminal() -> bool:
    """Say whether standard output is a terminal."""
    return sys.stdout.isatty()


def counted(number: int, noun: str) -> str:
    """Return the number with its noun, singular or plural.

    >>> counted(1, "row"), counted(2000, "row")
    ('1 row', '2,000 rows')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def is_watched() -> bool:
    """Say whether standard error is a terminal, so that progress is worth showing."""
    return sys.stderr.isatty()


@contextmanager
def progress(
    items: Iterable[Any], *, total: int, label: str, told: Callable[[], str] | None = None
) -> Iterator[Iterable[Any]]:
    """Yield *items*; if standard error is a terminal, a progress bar there shows how many were consumed.

    :param told: returns more text to show beside the bar, for the moment of the call.
    """
    if not is_watched():
        yield items
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        SpinnerColumn,
        Task,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            speed = task.finished_speed or task.speed
            return Text("" if speed is None else f"{speed:,.1f}/s")

    class Told(ProgressColumn):
        max_refresh = 0.5

        def render(self, task: Task) -> Text:
            return Text(told() if told is not None else "")

    columns = (
        SpinnerColumn(),
        TextColumn(label),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        Told(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield bar.track(items, total=total)


def _visible(text: str) -> str:
    return _CONTROLS.sub(lambda control: f"\\x{ord(control[0]):02x}", text)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.3f}"
    return prefixed(str(value))


def _is_number(cell: str) -> bool:
    try:
        float(cell.replace(",", "").rstrip("%") or 0)
    except ValueError:
        return False
    return True
