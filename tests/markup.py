"""What is in a page, read from its text."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

Tag = tuple[str, list[tuple[str, str | None]]]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Tag] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))


def tags(page: str) -> list[Tag]:
    """Return the name of each start tag of *page*, with its attributes."""
    reader = _Tags()
    reader.feed(page)
    return reader.found


def data_of(page: str) -> Any:
    """Return the data that the page of a graph draws."""
    [found] = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    return json.loads(found)
