"""The command classes: they keep the examples in the help as written, and suggest a name for a mistyped one."""

from __future__ import annotations

import difflib
import inspect
import re
from typing import Any

import click

# Set on each command too: click caches the help option from the first parse of a command, with or without a parent.
SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_EXAMPLES = re.compile(r"^(?=[ \t]*Examples:$)", re.MULTILINE)


class Command(click.Command):
    """A command whose help keeps the line breaks of its examples."""

    def __init__(self, name: str | None, **options: Any) -> None:
        """Create the command as click does."""
        super().__init__(name, **{"context_settings": SETTINGS, **options})
        self.help = _kept(self.help)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse *args* as click does.

        :raises click.UsageError: the value of an option is empty, for example from an unset shell variable.
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
    """A group that lists its commands in the order they were added and suggests the name meant by a mistyped one."""

    def __init__(self, name: str | None = None, **options: Any) -> None:
        """Create the group as click does."""
        super().__init__(name, **options)
        self.help = _kept(self.help)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which they were added."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that *args* name.

        :raises click.UsageError: there is no such command; the message gives the nearest name, or all names.
        """
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            near = difflib.get_close_matches(name, self.commands, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"the commands are {', '.join(self.commands)}"
            raise click.UsageError(f"no command {name!r}: {hint}", ctx)
        return super().resolve_command(ctx, args)


def _kept(help: str | None) -> str | None:
    # Click rewraps a paragraph unless a line with only a backspace character comes before it.
    return _EXAMPLES.sub("\b\n", inspect.cleandoc(help)) if help else help
