"""The page of a large graph in a real browser: its parts, and how they open."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot
from pathlib import Path
from typing import Any

from visitor import click, click_named, place_of, pointer_to, shown, state, text_of, wait

from .world import SPOKES


def test_large_graph_starts_from_its_most_connected_things(
    open_page: Callable[..., Any], large: Path
) -> None:
    browser = open_page(path=large)
    assert len(shown(browser)["nodes"]) == 120
    assert f"120 most connected of {2 * SPOKES + 4} things" in text_of(browser, "#notice")
    click(browser, "#notice button")
    assert len(shown(browser)["nodes"]) == 2 * SPOKES + 4
    assert "all=true" in browser.current_url
    click(browser, "#whole")
    assert len(shown(browser)["nodes"]) == 120


def test_large_graph_opens_community_by_community(open_page: Callable[..., Any], large: Path) -> None:
    browser = open_page(path=large)
    click_named(browser, "#groups button", "around hub b")
    now = shown(browser)["nodes"]
    assert len(now) <= 120 and all(id.startswith("b") for id in now) and "b" in now
    assert "things around hub b." in text_of(browser, "#notice")
    open_page(browser.current_url.partition("#")[2], path=large)
    assert shown(browser)["nodes"] == now


def test_large_graph_expands_on_demand_around_what_is_picked(
    open_page: Callable[..., Any], large: Path
) -> None:
    browser = open_page("node=a", path=large)
    before = len(shown(browser)["nodes"])
    click_named(browser, ".actions button", "Expand")
    assert {f"a{i}" for i in range(SPOKES)} <= set(shown(browser)["nodes"])
    assert len(shown(browser)["nodes"]) > before


def test_thing_that_a_part_leaves_out_comes_beside_what_it_is_tied_to(
    open_page: Callable[..., Any], large: Path
) -> None:
    browser = open_page(path=large)
    left_out = next(f"b{i}" for i in range(SPOKES) if f"b{i}" not in shown(browser)["nodes"])
    browser.find_element("css selector", "#search").send_keys(f"spoke {left_out}\n")
    assert state(browser)["node"] == left_out
    ties = set(browser.execute_script("return [...policyloom.lit().nodes]")) - {left_out}
    place = place_of(browser, left_out)
    others = [place_of(browser, tie) for tie in ties & set(shown(browser)["nodes"])]
    assert min(hypot(place["x"] - other["x"], place["y"] - other["y"]) for other in others) < 120


def test_very_many_things_are_drawn_answer_to_the_pointer_and_move_with_it(
    open_page: Callable[..., Any], large: Path
) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    browser = open_page("all=true", path=large)
    inked = """
        const c = document.querySelector('#canvas canvas');
        const copy = Object.assign(document.createElement('canvas'), { width: c.width, height: c.height });
        const context = copy.getContext('2d', { willReadFrequently: true });
        context.drawImage(c, 0, 0);
        const { data } = context.getImageData(0, 0, c.width, c.height);
        let n = 0;
        for (let i = 3; i < data.length; i += 4) n += data[i] > 0;
        return n / (data.length / 4)"""
    assert browser.execute_script(inked) > 0.02
    pointer_to(browser, "b", click=True)
    wait(browser, "policyloom.state().node === 'b'")
    browser.execute_script("policyloom.go({node: null, edge: null})")
    pointer_to(browser, "yz", click=True)
    wait(browser, "policyloom.state().edge === 'yz'")
    assert "y leads to z" in text_of(browser, "#card")
    before = place_of(browser, "a")
    canvas = browser.find_element("css selector", "#canvas")
    pull = ActionChains(browser, duration=60).move_to_element_with_offset(canvas, 0, 0).click_and_hold()
    pull.move_by_offset(30, 20).move_by_offset(30, 20).pause(0.1).release().perform()
    after = place_of(browser, "a")
    assert after["x"] - before["x"] > 25 and after["y"] - before["y"] > 15
    assert browser.execute_script(inked) > 0.02
