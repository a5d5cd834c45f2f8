"""The options that several commands share."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from .rows import FORMATS

DEFAULT_STORE = "policyloom-data"

LISTING = ("table", "json", *FORMATS)
"""The formats of a list: a table for people, one JSON value, and rows for a pipe."""

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
    help="Folder with your own ontology in Turtle, the one the facts were made with; can be repeated. See docs/ontology.md.",
)


reader: Callable[[Function], Function] = click.option(
    "--reader",
    metavar="NAME",
    default="model",
    show_default=True,
    envvar="POLICYLOOM_READER",
    help="Reader of the texts: model, the bundled network; model:DIR, a network that you trained; llm, a language model; or "
    "recorded:FILE.jsonl, claims that a person annotated, another tool extracted or --record wrote (recorded:article has those of the bundled article). See docs/readers.md.",
)

readers: Callable[[Function], Function] = click.option(
    "--reader",
    "readers",
    metavar="NAME",
    multiple=True,
    help="Read the texts again with this reader; can be repeated to compare readers. See docs/readers.md.",
)

_LLM: tuple[tuple[str, dict[str, Any]], ...] = (
    ("--llm-url", {"metavar": "URL", "help": "Address of the language model, with the OpenAI chat interface. [env: POLICYLOOM_LLM_URL]"}),
    ("--llm-model", {"metavar": "NAME", "help": "Name of the model at the endpoint. [env: POLICYLOOM_LLM_MODEL]"}),
    ("--llm-context", {"metavar": "TOKENS", "type": int, "help": "Token limit for a request and its reply together.  [default: 32768]"}),
    ("--llm-concurrency", {"metavar": "N", "type": int, "help": "Maximum number of requests at once.  [default: 4]"}),
    ("--llm-timeout", {"metavar": "SECONDS", "type": float, "help": "Time limit for one request.  [default: 300]"}),
    ("--llm-budget", {"metavar": "TOKENS", "type": int, "help": "Stop asking before more tokens than this are spent; the same call continues from there."}),
    ("--llm-price-in", {"metavar": "X", "type": float, "help": "Price of a million request tokens, to show the cost."}),
    ("--llm-price-out", {"metavar": "X", "type": float, "help": "Price of a million reply tokens, to show the cost."}),
)  # fmt: skip


def llm(function: Function) -> Function:
    """Add the options of the language model reader; the command gets the values given as the mapping ``llm``."""

    @functools.wraps(function)
    def command(*arguments: Any, **values: Any) -> Any:
        given = {name: values.pop(f"llm_{name}") for name in _LLM_NAMES}
        told = {name: value for name, value in given.items() if value is not None}
        return function(*arguments, llm=told, **values)

    wrapped: Any = command
    for name, settings in reversed(_LLM):
        wrapped = click.option(name, **settings)(wrapped)
    return cast("Function", wrapped)


_LLM_NAMES = tuple(name.removeprefix("--llm-").replace("-", "_") for name, _ in _LLM)


def server(port: int) -> Callable[[Function], Function]:
    """Return the options of a server: where it listens (*port* by default), the limits of a request, and the token."""
    options = (
        click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="Address to listen on."),
        click.option("--port", type=click.IntRange(0, 65535), default=port, show_default=True, help="Port to listen on; 0 picks any free one."),
        click.option(
            "--timeout", type=click.FloatRange(min=0.1), default=30.0, show_default=True,
            help="Time limit for a request in seconds; its process is ended when it takes longer.",
        ),
        click.option(
            "--max-memory", type=click.IntRange(min=16), default=1024, show_default=True,
            help="Memory limit for a request in MiB, not counting the store.",
        ),
        click.option(
            "--token-file", type=click.Path(exists=True, dir_okay=False, path_type=Path),
            help="File with the token that clients must send; by default, the environment variable POLICYLOOM_TOKEN holds it.",
        ),
    )  # fmt: skip
    return lambda function: functools.reduce(lambda made, option: option(made), reversed(options), function)


def format(names: Sequence[str], *, help: str = "Output format.") -> Callable[[Function], Function]:
    """Return the option ``--format`` with *names* as its choices; the first is the default."""
    return click.option(
        "--format", "-f", "format", type=click.Choice(names), default=names[0], show_default=True, help=help
    )


def pairs(given: Sequence[str]) -> dict[str, str]:
    """Return the values of repeated KEY=VALUE options by key.

    :raises click.UsageError: an option has no ``=`` or no key.
    """
    found: dict[str, str] = {}
    for pair in given:
        key, equals, value = pair.partition("=")
        if not equals or not key:
            raise click.UsageError(
                f"the parameter {pair!r} is not of the form KEY=VALUE", click.get_current_context()
            )
        found[key] = value
    return found
