"""The check that a text is a day."""

from __future__ import annotations

from datetime import date


def is_day(text: str) -> bool:
    """Say whether *text* is a valid day in the form YYYY-MM-DD of ISO 8601.

    >>> is_day("2024-02-29"), is_day("20240229"), is_day("2023-02-29")
    (True, False, False)
    """
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
