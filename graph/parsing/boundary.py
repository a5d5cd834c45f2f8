"""The boundary: where the parser is to begin a sentence anew, and where it may not."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SHORTEST_CLAUSE = 5


def divide(doc: Doc) -> None:
    """Let the parser begin anew after a colon or semicolon that a whole clause follows, as in a list run on in a line."""
    marks = [t.i for t in doc if t.text in (":", ";", ".")] + [len(doc)]
    for mark, following in itertools.pairwise(marks):
        # What a label bids ("Goal: To build ports") is a clause, however short.
        long = following - mark > _SHORTEST_CLAUSE or (mark + 1 < len(doc) and doc[mark + 1].text == "To")
        if doc[mark].text == ":" and _lists_names(doc, mark + 1, following):
            doc[mark + 1].is_sent_start = False
        elif (
            doc[mark].text in ":;"
            and long
            and (doc[mark + 1].text[0].isupper() or doc[mark + 1].text[0].isdigit())
        ):
            doc[mark + 1].is_sent_start = True


def _lists_names(doc: Doc, start: int, end: int) -> bool:
    """Say whether names with commas between them stand from *start* to *end*: 'eight states: Peru, Chile and Cuba'."""
    comma = next((i for i in range(start, end) if doc[i].text == ","), end)
    words = [t for t in doc[start:end] if t.is_alpha and not t.is_stop]
    return comma < end and all(t.text[0].isupper() for t in words)


def hold_together(doc: Doc) -> None:
    """Keep the parser from beginning anew at a word with a small letter: 'NetPlan24 spares cod', 'Drs. Ruiz', 'May-Sept. sales'."""
    is_small: Any = doc.to_array("IS_LOWER").astype(bool)
    starts: Any = doc.to_array("SENT_START").astype("int64")
    starts[1:][is_small[1:]] = -1  # none may begin there
    doc.from_array(["SENT_START"], starts.reshape(-1, 1).astype("uint64"))
