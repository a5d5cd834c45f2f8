"""Pages of a small and of a large graph, and a browser without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from visitor import DESKTOP, set_screen

from policyloom.viz import write_page

from .world import large_graph, small_graph


@pytest.fixture(scope="package")
def browser(start_browser: Callable[..., Any]) -> Iterator[Any]:
    with start_browser() as started:
        yield started


@pytest.fixture(scope="session")
def world() -> list[Any]:
    return small_graph()


@pytest.fixture(scope="session")
def page(world: list[Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_page(world, tmp_path_factory.mktemp("page") / "graph.html")


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_page(large_graph(), tmp_path_factory.mktemp("large") / "large.html", title="Large")


@pytest.fixture
def open_page(browser: Any, page: Path) -> Iterator[Callable[..., Any]]:
    def opened(
        fragment: str = "", *, path: Path = page, size: tuple[int, int] = DESKTOP, dark: bool = False
    ) -> Any:
        set_screen(browser, size, dark=dark)
        browser.get("about:blank")
        browser.get_log("browser")
        browser.get(f"{path.as_uri()}{'#' + fragment if fragment else ''}")
        assert browser.execute_script("return document.documentElement.dataset.ready") == "yes"
        return browser

    yield opened
    assert [e for e in browser.get_log("browser") if e["level"] in {"SEVERE", "WARNING"}] == []
    assert browser.execute_script("return performance.getEntriesByType('resource').map((e) => e.name)") == []
