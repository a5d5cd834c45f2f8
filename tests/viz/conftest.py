"""Pages of a small and of a large graph, and a browser without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from policyloom.viz import write_page

from .world import large_graph, small_graph


@pytest.fixture(scope="module")
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
        fragment: str = "", *, path: Path = page, size: tuple[int, int] = (1400, 900), dark: bool = False
    ) -> Any:
        width, height = size
        browser.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600},
        )
        theme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        still = {"name": "prefers-reduced-motion", "value": "reduce"}
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [theme, still]})
        browser.get("about:blank")
        browser.get_log("browser")
        browser.get(f"{path.as_uri()}{'#' + fragment if fragment else ''}")
        assert browser.execute_script("return document.documentElement.dataset.ready") == "yes"
        return browser

    yield opened
    assert [e for e in browser.get_log("browser") if e["level"] in {"SEVERE", "WARNING"}] == []
    assert browser.execute_script("return performance.getEntriesByType('resource').map((e) => e.name)") == []
