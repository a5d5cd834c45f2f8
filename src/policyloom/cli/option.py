"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

DEFAULT_STORE = "policyloom-data"

Function = TypeVar("Function", bound=Callable[..., Any])

store: Callable[[Function], Function] = click.option(
    "--store",
    metavar="DIR|URL",
    default=DEFAULT_STORE,
    show_default=True,
    envvar="POLICYLOOM_STORE",
    help="The store: a folder, or the URL of a SPARQL 1.1 endpoint.",
)

ontology: Callable[[Function], Function] = click.option(
    "--ontology",
    "ontologies",
    metavar="DIR",
    multiple=True,
    help="Turtle of your own that the facts were made with; can be repeated. See docs/ontology.md.",
)


def format(names: Sequence[str], *, help: str = "How to print it.") -> Callable[[Function], Function]:
    """Return the option ``--format`` with the choice of *names*, the first by default."""
    return click.option(
        "--format", "-f", "format", type=click.Choice(names), default=names[0], show_default=True, help=help
    )


def pairs(given: Sequence[str]) -> dict[str, str]:
    """Return the values of repeated KEY=VALUE options by key.

    :raises click.UsageError: one has no ``=``.
    """
    found: dict[str, str] = {}
    for pair in given:
        key, equals, value = pair.partition("=")
        if not equals or not key:
            raise click.UsageError(f"a parameter is KEY=VALUE, not {pair!r}", click.get_current_context())
        found[key] = value
    return found
