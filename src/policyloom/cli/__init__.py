"""The command line: each command is a thin layer over the library call that does the work."""

from __future__ import annotations

from .program import main, program

__all__ = ["main", "program"]
