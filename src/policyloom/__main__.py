"""``python -m policyloom``: the command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program, see :func:`policyloom.cli.main`; handle an interrupt while it loads, too."""
    try:
        from .cli import main as program

        return program(arguments)
    except KeyboardInterrupt:
        sys.stderr.write("policyloom: interrupted\n")
        return 130


if __name__ == "__main__":
    sys.exit(main())
