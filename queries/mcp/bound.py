"""The bounds of a result: how long it may be, and what it says where it is cut."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

MOST = 40_000
"""So many characters a result may have; assistants cut what is much longer by themselves, and do not say how to go on."""

_LONGEST = 2_000
_ROOM = 200  # for what is said of a cut


def listed(
    told: dict[str, Any], key: str, items: Sequence[Any], offset: int, *, is_more: bool
) -> dict[str, Any]:
    """Return *told* with as many of *items* below *key* as there is room for, and how to go on if that is not all.

    :param offset: the number of the first item in the whole list.
    :param is_more: whether there are items after these.

    >>> listed({}, "names", ["a", "b"], 10, is_more=True)["next_offset"]
    12
    """
    left = MOST - _ROOM - len(_written(told))
    kept: list[Any] = []
    for item in items:
        shown = clipped(item)
        left -= len(_written(shown)) + 2
        # One is always shown, so that whoever goes on gets somewhere.
        if kept and left < 0:
            break
        kept.append(shown)
    result = {**told, key: kept, "next_offset": None}
    if is_more or len(kept) < len(items):
        following = offset + len(kept)
        result |= {"next_offset": following, "note": f"There is more: call again with offset {following}."}
    return result


def clipped(value: Any) -> Any:
    """Return *value* with what is too long in its texts left out, which is said there.

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
