"""Accessibility of the pages: axe-core finds no violation, and no page is wider than the screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from visitor import DESKTOP, PHONE, set_screen, violations

from policyloom.viz import write_gallery


@pytest.fixture(scope="module")
def gallery(world: list[Any], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The pages of the gallery, with one policy for all: the others have the same template."""
    pages = write_gallery(world, tmp_path_factory.mktemp("gallery"))
    policies = [path for path in pages if path.name.startswith("policy-")]
    return [path for path in pages if path.name != "graph.html" and path not in policies[1:]]


@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "node=entity_germany&sentence=3",
        "view=graph&focus=entity_germany&node=entity_germany&colour=community",
        "view=graph&compare=entity_germany+entity_japan",
        "view=table",
    ],
)
def test_axe_finds_no_violation_on_the_page(open_page: Callable[..., Any], axe: str, fragment: str) -> None:
    for size in (DESKTOP, PHONE):
        check(open_page(fragment, size=size), axe, size)


def test_axe_finds_no_violation_in_the_gallery(browser: Any, gallery: list[Path], axe: str) -> None:
    browser.get_log("browser")
    for path in gallery:
        for size in (DESKTOP, PHONE):
            set_screen(browser, size)
            browser.get(path.as_uri())
            check(browser, axe, size)
    assert browser.get_log("browser") == []


def check(browser: Any, axe: str, size: tuple[int, int]) -> None:
    """Look for violations in the light, and on a large screen in the dark for those that colours cause."""
    browser.execute_script(axe)
    assert violations(browser, {}) == []
    assert browser.execute_script("return document.documentElement.scrollWidth") <= size[0]
    if size == DESKTOP:
        set_screen(browser, size, dark=True)
        assert violations(browser, {"runOnly": ["color-contrast", "link-in-text-block"]}) == []


def test_phone_needs_no_scrolling_sideways_for_the_policies_side_by_side(
    browser: Any, gallery: list[Path]
) -> None:
    set_screen(browser, PHONE)
    browser.get(next(path for path in gallery if path.name == "comparison.html").as_uri())
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
