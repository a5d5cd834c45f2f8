"""The trials of readers as a page: how well, how fast and at what cost each reads the same texts."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from ..queries.corpus import Trial
from .palette import words
from .render import render, write_whole

_STYLES = ("colours.css", "sheet.css", "evaluation.css")


def write_trials(made: Sequence[Trial], path: str | os.PathLike[str]) -> Path:
    """Write :func:`trials_page` to *path*, whole or not at all, and return the path.

    :raises InputError: the file cannot be written.
    """
    return write_whole(trials_page(made), Path(path))


def trials_page(made: Sequence[Trial]) -> str:
    """Return an HTML page of the trials *made* that works offline, without a script."""
    return render(
        "trials.html",
        styles=_STYLES,
        title="Readers",
        trials=made,
        types=sorted({name for trial in made for name in trial.found.by_type}),
        named=words,
    )
