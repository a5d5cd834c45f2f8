"""Hostile texts that try to run or break something, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from policyloom.graph.propertygraph import Edge, Node, PropertyGraph
from policyloom.viz import Article, Mention, write_page

from .reader import pointer_to

TROUBLE = [
    "<script>window.hacked = 1</script>",
    "</script><script>window.hacked = 1</script>",
    "<img src=x onerror='window.hacked = 1'>",
    "<a href='javascript:window.hacked = 1'>href</a>",
    "javascript:window.hacked=1",
    "\"'`\\ ${window.hacked = 1} {{window.hacked = 1}}",
    "=cmd|' /C calc'!A0",
    "مرحبا \u202eevil\u202c שלום",
    "👩🏽‍🏭🏭 👨‍👩‍👧‍👦",
    "x" * 10_000,
    "long words " * 900,
    "\u0000\u0008\u2028\u2029",
]


@pytest.mark.parametrize("text", TROUBLE, ids=lambda t: ascii(t[:24]))
def test_hostile_text_runs_nothing_and_breaks_nothing(
    open_page: Callable[..., Any], tmp_path: Path, text: str
) -> None:
    links: dict[str, str | int | float | bool] = {
        "same_as": f"javascript:window.hacked=1 {text} http://example.org/x",
        "note": text,
    }
    links[text] = 1
    graph = PropertyGraph(
        (
            Node(text, "a", text, text, (text,), (text, "alias"), links),
            Node("urn:b", "b", "B", "Goal", ("Goal",)),
        ),
        (
            Edge("e", "a", "b", text, f"{text} aims at B", "urn:p", "urn:f", "d", text, 0, len(text)),
            Edge("f", "a", "b", "t", text, text, modality=text, date=text, attribution=text),
        ),
    )
    article = Article("d", text, text, (Mention(0, min(3, len(text)), text),))
    path = write_page(graph, tmp_path / "hostile.html", title=text, documents=[article])
    browser = open_page("node=a", path=path)
    for change in [
        "{edge: 'e', node: null}",
        "{edge: 'f'}",
        "{sentence: 0, edge: null}",
        "{view: 'table', node: 'a'}",
        "{view: 'graph', focus: 'a'}",
    ]:
        browser.execute_script(f"policyloom.go({change})")
    pointer_to(browser, "b")
    browser.find_element("css selector", "#search").send_keys("alias")
    for format in ["svg", "csv", "png"]:
        browser.execute_script(
            "document.querySelector(`#download [data-format=${arguments[0]}]`).click()", format
        )
    assert browser.execute_script("return window.hacked") is None
    hrefs = browser.execute_script("return [...document.querySelectorAll('a')].map((a) => a.protocol)")
    assert "javascript:" not in hrefs
    assert browser.execute_script("return document.querySelectorAll('main img, main script').length") == 0
