"""The review as a page: a table of doubtful facts, where a person decides on each and saves the decisions as CSV."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ..graph.decision import CHANGES, COLUMNS, NOTES, VERDICTS
from ..queries.corpus import Doubt
from .palette import words
from .render import render, template

_STYLES = ("colours.css", "sheet.css", "review.css")
_SCRIPTS = ("csv.js", "review.js")


def review_page(doubts: Sequence[Doubt]) -> str:
    """Return an HTML page of *doubts* that works offline; equal doubts give equal pages.

    Its one script, which its Content-Security-Policy names by digest, saves the decisions as a table that
    ``policyloom build --corrections`` reads.
    """
    return render(
        "review.html",
        styles=_STYLES,
        scripts=("\n".join(map(template, _SCRIPTS)),),
        title="Review",
        doubts=doubts,
        decisions=("", *VERDICTS, *CHANGES),
        changes=" ".join(CHANGES),
        columns=json.dumps([*COLUMNS, *NOTES]),
        cells=[json.dumps(doubt.cells, ensure_ascii=False) for doubt in doubts],
        named=words,
    )
