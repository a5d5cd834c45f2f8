"""The program ``policyloom``: its commands and its exit codes.

Exit codes: 0 all is well, 1 the data is wrong, 2 the call is wrong, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from .. import __version__
from ..ontology.errors import DataError, PolicyloomError
from . import output
from .align import align
from .ask import ask
from .build import build
from .check import check
from .evaluate import evaluate
from .export import export
from .facts import facts
from .group import SETTINGS, Program
from .import_ import import_
from .mcp import mcp
from .queries import queries
from .query import query
from .questions import questions
from .review import review
from .search import search
from .serve import serve
from .stats import stats
from .train import train
from .view import view

_DATA_IS_WRONG, _CALL_IS_WRONG, _INTERRUPTED = 1, 2, 130


@click.group(
    cls=Program,
    context_settings=SETTINGS,
    epilog="Exit codes: 0 success, 1 an error in the data, 2 an error in the call, 130 interrupted.",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def program() -> None:
    """Turn policy articles into a knowledge graph in which every fact cites its sentence.

    Examples:
      policyloom build                      the graph of the bundled article
      policyloom build a.txt b.txt          the graph of your own texts
      policyloom queries                    the list of named queries
      policyloom query policies-by-country
      policyloom ask "Who adopted Industry 5.0?"
      policyloom facts --format jsonl       every fact with its sentence
      policyloom view -o graph.html         a page that works offline

    'policyloom COMMAND --help' shows examples of each command.
    """


for _command in (
    build,
    ask,
    questions,
    facts,
    queries,
    query,
    search,
    view,
    stats,
    export,
    import_,
    align,
    review,
    serve,
    mcp,
    train,
    check,
    evaluate,
):
    program.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with *arguments*, those of the process by default, and return its exit code.

    An error that the user can fix is one line on standard error; only a bug in the program shows a traceback.
    """
    _open_streams()
    for stream in (sys.stdout, sys.stderr):
        # Escape a character that the terminal's encoding lacks, rather than fail.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = program.main(arguments, prog_name="policyloom", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as error:
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _fail("interrupted", _INTERRUPTED)
    except click.exceptions.NoArgsIsHelpError as error:
        output.say(error.format_message())
        return _CALL_IS_WRONG
    except click.ClickException as error:
        return _fail(_told(error), _CALL_IS_WRONG)
    except PolicyloomError as error:
        return _fail(str(error), _DATA_IS_WRONG if isinstance(error, DataError) else _CALL_IS_WRONG)
    except (BrokenPipeError, SystemExit):  # click turns the first into the second, and exits for nothing else
        output.hang_up()
        return 0
    except OSError as error:
        return _fail(
            f"{error.filename or 'cannot write the output'}: {error.strerror or error}", _CALL_IS_WRONG
        )
    except MemoryError:
        return _fail("out of memory; give fewer or smaller texts", _CALL_IS_WRONG)
    return code if isinstance(code, int) else 0


def _open_streams() -> None:
    """Open closed standard streams on the null device, so that no other file gets their descriptors."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.open(os.devnull, os.O_RDWR), mode, closefd=False))  # noqa: SIM115 open to the end


def _told(error: click.ClickException) -> str:
    message = error.format_message()
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{message.rstrip('.')} (see '{context.command_path} --help')" if context else message


def _fail(message: str, code: int) -> int:
    output.say(f"policyloom: {' '.join(message.split())}")
    return code
