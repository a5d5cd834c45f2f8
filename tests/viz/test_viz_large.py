"""The page of a large graph in a real browser: its parts, and how they open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from .reader import all_of, pointer_to, shown, state, text_of, wait


def test_large_graph_starts_from_its_most_connected_things(
    open_page: Callable[..., Any], large: Path
) -> None:
    browser = open_page(path=large)
    assert len(shown(browser)["nodes"]) == 120
    assert "120 most connected of 604 things" in text_of(browser, "#notice")
    browser.find_element("css selector", "#notice button").click()
    assert len(shown(browser)["nodes"]) == 604
    assert "all=true" in browser.current_url
    browser.find_element("css selector", "#whole").click()
    assert len(shown(browser)["nodes"]) == 120


def test_large_graph_opens_community_by_community(open_page: Callable[..., Any], large: Path) -> None:
    browser = open_page(path=large)
    chips = {b.text: b for b in all_of(browser, "#groups button")}
    chips["around hub b"].click()
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
    next(b for b in all_of(browser, ".actions button") if b.text == "Expand").click()
    assert {f"a{i}" for i in range(300)} <= set(shown(browser)["nodes"])
    assert len(shown(browser)["nodes"]) > before


def test_thing_that_a_part_leaves_out_comes_beside_what_it_is_tied_to(
    open_page: Callable[..., Any], large: Path
) -> None:
    browser = open_page(path=large)
    left_out = next(f"b{i}" for i in range(300) if f"b{i}" not in shown(browser)["nodes"])
    browser.find_element("css selector", "#search").send_keys(f"spoke {left_out}\n")
    assert state(browser)["node"] == left_out
    far = """
        const [p, q] = [...arguments].map((id) => policyloom.placeOf(id));
        return Math.hypot(p.x - q.x, p.y - q.y)"""
    ties = browser.execute_script(
        "return [...policyloom.lit().nodes].filter((id) => id !== arguments[0])", left_out
    )
    near = [tie for tie in ties if tie in shown(browser)["nodes"]]
    assert min(browser.execute_script(far, left_out, tie) for tie in near) < 120


def test_very_many_things_answer_to_the_pointer_too(open_page: Callable[..., Any], large: Path) -> None:
    browser = open_page("all=true", path=large)
    pointer_to(browser, "b", click=True)
    wait(browser, "policyloom.state().node === 'b'")
    browser.execute_script("policyloom.go({node: null, edge: null})")
    pointer_to(browser, "yz", click=True)
    wait(browser, "policyloom.state().edge === 'yz'")
    assert "y leads to z" in text_of(browser, "#card")


def test_very_many_things_are_drawn_and_move_with_the_pointer(
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
    place = "return policyloom.placeOf('a')"
    before = browser.execute_script(place)
    canvas = browser.find_element("css selector", "#canvas")
    pull = ActionChains(browser, duration=60).move_to_element_with_offset(canvas, 0, 0).click_and_hold()
    pull.move_by_offset(30, 20).move_by_offset(30, 20).pause(0.1).release().perform()
    after = browser.execute_script(place)
    assert after["x"] - before["x"] > 25 and after["y"] - before["y"] > 15
    assert browser.execute_script(inked) > 0.02
