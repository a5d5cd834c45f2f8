"""Hostile texts that try to run or break something, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from visitor import pointer_to

from policyloom.graph.propertygraph import Edge, Node, PropertyGraph, Scalar
from policyloom.viz import Article, Mention, write_page

TROUBLE = [
    "</script><script>window.hacked = 1</script>",
    "<img src=x onerror='window.hacked = 1'>",
    "<a href='javascript:window.hacked = 1'>href</a>",
    "javascript:window.hacked=1",
    "\"'`\\ ${window.hacked = 1} {{window.hacked = 1}}",
    "=cmd|' /C calc'!A0",
    "مرحبا \u202eevil\u202c שלום",
    "👩🏽‍🏭🏭 👨‍👩‍👧‍👦",
    "x" * 3_000,
    "long words " * 300,
    "\u0000\u0008\u2028\u2029",
]


def test_hostile_texts_run_nothing_and_break_nothing(open_page: Callable[..., Any], tmp_path: Path) -> None:
    nodes, edges, articles = [Node("urn:b", "b", "B", "Goal", ("Goal",))], [], []
    for n, text in enumerate(TROUBLE):
        same = f"javascript:window.hacked=1 {text} http://example.org/x"
        values: dict[str, Scalar] = {"same_as": same, "note": text, text: 1}
        nodes.append(Node(text, f"a{n}", text, text, (text,), (text, "alias"), values))
        place = ("urn:f", f"{n} {text}", text, 0, len(text))
        edges.append(Edge(f"e{n}", f"a{n}", "b", text, f"{text} aims at B", "urn:p", *place))
        edges.append(Edge(f"f{n}", f"a{n}", "b", "t", text, text, modality=text, date=text, attribution=text))
        articles.append(Article(f"{n} {text}", text, text, (Mention(0, min(3, len(text)), f"a{n}"),)))
    graph = PropertyGraph(tuple(nodes), tuple(edges))
    path = write_page(graph, tmp_path / "hostile.html", title=" ".join(TROUBLE), documents=articles)
    browser = open_page(path=path)
    hacked = """
        for (const change of arguments[0]) policyloom.go(change);
        return window.hacked || [...document.querySelectorAll('a')].some((a) => a.protocol === 'javascript:')"""
    for n, text in enumerate(TROUBLE):
        changes = [
            {"node": f"a{n}", "view": "read"},
            {"node": None, "edge": f"e{n}"},
            {"edge": f"f{n}"},
            {"edge": None, "sentence": n},
            {"node": f"a{n}", "view": "table"},
            {"focus": f"a{n}", "view": "graph"},
        ]
        assert not browser.execute_script(hacked, changes), ascii(text[:50])
    pointer_to(browser, "b")
    browser.find_element("css selector", "#search").send_keys("alias")
    for format in ("svg", "csv", "png"):
        browser.execute_script(f"document.querySelector('#download [data-format={format}]').click()")
    assert not browser.execute_script(hacked, [])
    assert browser.execute_script("return document.querySelectorAll('main img, main script').length") == 0
