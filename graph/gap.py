"""The gap: records, for people and programs, of the parts of a document that became no fact, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .extraction import Extraction
from .fact import Passage


def gaps(extraction: Extraction, notations: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Yield one record for each claim that a check refused, each sentence without a fact and each number without one.

    ``gap`` is ``rejected``, ``sentence`` or ``number``; a rejected claim also has its type, subject, object and reason.

    :param notations: property IRI -> the name of the kind of fact.
    """
    for rejection in extraction.rejected:
        yield {
            "doc": extraction.document.id,
            "gap": "rejected",
            "type": notations.get(rejection.kind, rejection.kind),
            "subject": rejection.subject,
            "object": rejection.object,
            "reason": rejection.reason,
            **(
                _place(rejection.passage) if rejection.passage else {"sent": None, "start": None, "end": None}
            ),
        }
    for passage in extraction.coverage.without:
        yield {"doc": extraction.document.id, "gap": "sentence", **_place(passage)}
    for passage in extraction.coverage.numbers_without:
        yield {"doc": extraction.document.id, "gap": "number", **_place(passage)}


def _place(passage: Passage) -> dict[str, Any]:
    return {"sent": passage.quote, "start": passage.start, "end": passage.end}
