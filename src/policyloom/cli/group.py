"""The classes of the commands: examples in the help stand as written, and a mistyped name gets a hint."""

from __future__ import annotations

import difflib
import inspect
import re
from typing import Any

import click

# Set on each command too: click keeps the help option that a command was first parsed with, under a parent or not.
SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_EXAMPLES = re.compile(r"^(?=[ \t]*Examples:$)", re.MULTILINE)


class Command(click.Command):
    """A command whose help keeps the lines of its paragraph of examples."""

    def __init__(self, name: str | None, **options: Any) -> None:
        """Make the command as click does."""
        super().__init__(name, **{"context_settings": SETTINGS, **options})
        self.help = _kept(self.help)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read *args* as click does.

        :raises click.UsageError: an option is empty, as that of a shell variable which is not set.
        """
        rest = super().parse_args(ctx, args)
        for parameter in self.params:
            value = ctx.params.get(str(parameter.name))
            if isinstance(parameter, click.Option) and (
                value == "" or (isinstance(value, tuple) and "" in value)
            ):
                raise click.UsageError(
                    f"{parameter.opts[-1]} is empty; give {parameter.make_metavar(ctx)}, or leave the option out",
                    ctx,
                )
        return rest


class Program(click.Group):
    """A group that lists its commands as they were added and guesses what a mistyped one was to be."""

    def __init__(self, name: str | None = None, **options: Any) -> None:
        """Make the group as click does."""
        super().__init__(name, **options)
        self.help = _kept(self.help)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which they were added."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that *args* call.

        :raises click.UsageError: there is none; the message has the nearest name.
        """
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            near = difflib.get_close_matches(name, self.commands, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"the commands are {', '.join(self.commands)}"
            raise click.UsageError(f"no command {name!r}: {hint}", ctx)
        return super().resolve_command(ctx, args)


def _kept(help: str | None) -> str | None:
    # Click wraps a paragraph anew unless a backspace stands in the line before it.
    return _EXAMPLES.sub("\b\n", inspect.cleandoc(help)) if help else help
