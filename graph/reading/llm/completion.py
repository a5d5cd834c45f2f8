"""The chat completion: what an endpoint answers, read as the text of a model or as a refusal."""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx2

LONGEST_TOLD = 200
"""The largest number of characters of an endpoint's message that are shown."""

_MOST_TOKENS = 100_000_000


@dataclass(frozen=True, slots=True)
class Completion:
    """The text that a model wrote, and the tokens of the request and of the reply."""

    text: str
    tokens_in: int
    tokens_out: int


@dataclass(eq=False)
class RefusalError(Exception):
    """A request that failed, and whether it may succeed later.

    :param told: the reason, in one line.
    :param status: the HTTP status, where the endpoint gave one; *said* is the message that came with it.
    :param wait: the number of seconds that the endpoint asks to wait.
    :param is_passing: whether the same request may succeed later.
    :param is_absent: whether no connection could be made.
    """

    told: str
    status: int | None = None
    wait: float | None = None
    is_passing: bool = field(default=True, kw_only=True)
    is_absent: bool = field(default=False, kw_only=True)
    said: str = field(default="", kw_only=True)


def completion_of(text: str) -> Completion:
    """Return the chat completion in *text*; raise a :class:`RefusalError` where it has no content.

    :raises ValueError: *text* is no chat completion.
    """
    try:
        body = json.loads(text)
        choice = body["choices"][0]
        content = choice["message"].get("content")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise ValueError(f"it begins {text[:40]!r}") from None
    if isinstance(content, list):
        content = "".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    if not isinstance(content, str) or not content.strip():
        why = choice["message"].get("refusal") or choice.get("finish_reason") or "no reason given"
        raise RefusalError(f"the model gave no answer ({str(why)[:LONGEST_TOLD]})", is_passing=False)
    usage = body.get("usage")
    counts = usage if isinstance(usage, dict) else {}
    return Completion(content, _count(counts.get("prompt_tokens")), _count(counts.get("completion_tokens")))


def _count(value: object) -> int:
    return value if isinstance(value, int) and 0 <= value < _MOST_TOKENS else 0


def said(body: object) -> str:
    """Return the message in the body of a refusal; "" where there is none, or only markup such as HTML."""
    while isinstance(body, dict):
        body = next((body[name] for name in ("message", "error", "detail") if body.get(name)), None)
    text = " ".join(str(body or "").split())
    return "" if text.startswith("<") else text[:LONGEST_TOLD]


def wait_of(headers: httpx2.Headers) -> float | None:
    """Return how many seconds a server asks to wait, from a number or a date in Retry-After; None where it does not."""
    told = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}(?:\.\d{1,6})?", told):
        return float(told)
    try:
        now = parsedate_to_datetime(headers["date"]).timestamp() if "date" in headers else time.time()
        return max(0.0, parsedate_to_datetime(told).timestamp() - now)
    except (ValueError, OverflowError, TypeError):
        return None
