"""The bounds of a result: the most characters that it may have, and the notes where it is cut."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

MOST = 40_000
"""The most characters of a result. Assistants cut much longer results themselves, and do not say how to go on."""

_LONGEST = 2_000
_ROOM = 200  # for the note about a cut


def listed(
    told: dict[str, Any], key: str, items: Sequence[Any], offset: int, *, is_more: bool
) -> dict[str, Any]:
    """Return *told* with as many of *items* under *key* as there is room for, and the next offset if more are left.

    :param offset: the index of the first of *items* in the whole list.
    :param is_more: whether the whole list has more items after *items*.

    >>> listed({}, "names", ["a", "b"], 10, is_more=True)["next_offset"]
    12
    """
    left = MOST - _ROOM - len(_written(told))
    kept: list[Any] = []
    for item in items:
        shown = clipped(item)
        left -= len(_written(shown)) + 2
        # Keep at least one item, so that repeated calls make progress.
        if kept and left < 0:
            break
        kept.append(shown)
    result = {**told, key: kept, "next_offset": None}
    if is_more or len(kept) < len(items):
        following = offset + len(kept)
        result |= {"next_offset": following, "note": f"There is more: call again with offset {following}."}
    return result


def clipped(value: Any) -> Any:
    """Return *value* with its long texts cut; each says how many characters were left out.

    >>> clipped({"quote": "x" * 2003})["quote"].lstrip("x")
    ' [3 characters left out]'
    """
    if isinstance(value, str) and len(value) > _LONGEST:
        return f"{value[:_LONGEST]} [{len(value) - _LONGEST:,} characters left out]"
    if isinstance(value, dict):
        return {key: clipped(one) for key, one in value.items()}
    return [clipped(one) for one in value] if isinstance(value, list | tuple) else value


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
