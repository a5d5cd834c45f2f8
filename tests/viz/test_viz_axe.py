"""Accessibility of the pages: axe-core finds no violation."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from policyloom.viz import write_gallery


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [(1400, 900), (390, 844)], ids=["desktop", "phone"])
@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "node=entity_germany",
        "view=graph&focus=entity_germany&node=entity_germany",
        "view=table",
        "sentence=3",
        "view=graph&compare=entity_germany+entity_japan",
        "view=graph&colour=community",
    ],
)
def test_axe_finds_no_violation(
    open_page: Callable[..., Any], axe: str, fragment: str, size: tuple[int, int], dark: bool
) -> None:
    browser = open_page(fragment, size=size, dark=dark)
    assert violations(browser, axe) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1400, 390])
def test_axe_finds_no_violation_in_the_gallery(
    browser: Any, world: list[Any], axe: str, tmp_path: Path, width: int, dark: bool
) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    theme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [theme]})
    browser.get_log("browser")
    for path in write_gallery(world, tmp_path):
        if path.name != "graph.html":
            browser.get(path.as_uri())
            assert violations(browser, axe) == []
            assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    assert browser.get_log("browser") == []


def test_phone_needs_no_scrolling_sideways_for_the_policies_side_by_side(
    browser: Any, world: list[Any], tmp_path: Path
) -> None:
    size = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    write_gallery(world, tmp_path)
    browser.get((tmp_path / "comparison.html").as_uri())
    wide, named = browser.execute_script("""
        const cells = [...document.querySelectorAll('.comparison td')].filter((cell) => cell.querySelector('li'));
        const names = [...document.querySelectorAll('.comparison thead th')].map((name) => name.textContent.trim());
        return [
            [...document.querySelectorAll('.wide')].filter((pane) => pane.scrollWidth > pane.clientWidth).length,
            cells.map((cell) => names.includes(JSON.parse(getComputedStyle(cell, '::before').content))),
        ];
    """)
    assert wide == 0
    assert named
    assert all(named)


def violations(browser: Any, axe: str) -> list[Any]:
    browser.execute_script(axe)
    result = browser.execute_async_script("axe.run(document).then(arguments[arguments.length - 1])")
    return [
        (v["id"], [n["html"][:200] + str(n.get("failureSummary"))[:300] for n in v["nodes"][:3]])
        for v in result["violations"]
    ]
