"""The tool that answers questions in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..bound import clipped, listed
from ..graph import Graph

_MOST_EVIDENCE = 20


async def ask(graph: Graph, given: Mapping[str, Any]) -> dict[str, Any]:
    """Answer a question with the sentences that say so, or tell what is missing.

    :raises Refusal: there is no answer in time.
    """
    told = await graph.question(given["question"])
    offset, answers = given["offset"], told["answers"]
    evidence = listed({}, "evidence", told["evidence"][:_MOST_EVIDENCE], 0, is_more=False)["evidence"]
    result: dict[str, Any] = {"question": told["question"], "answers": [], "reading": told["reading"]}
    if not offset:
        # All else is told with the first answers.
        result |= {"suggestions": told["suggestions"], "links": told["links"][:_MOST_EVIDENCE]}
    result["evidence"] = [] if offset else evidence
    return listed(clipped(result), "answers", answers[offset:], offset, is_more=False)
