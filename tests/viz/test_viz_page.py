"""The page in a real browser: comparison, colours, links, tables, themes, saving and printing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from policyloom.viz import frame, write_page

from .reader import all_of, edge_of, pointer_to, press, shown, state, text_of, wait
from .world import ARTICLE, INDUSTRY_4


def test_two_things_stand_side_by_side_with_what_they_share_between(open_page: Callable[..., Any]) -> None:
    browser = open_page(f"view=graph&node={INDUSTRY_4}")
    first, second = state(browser)["node"], "entity_connected-industries"
    next(b for b in all_of(browser, ".actions button") if b.text == "Compare").click()
    assert "Pick the other thing" in text_of(browser, "#notice")
    browser.execute_script("policyloom.pick({node: arguments[0]})", second)
    assert state(browser)["compare"] == [first, second]
    assert "Industry 4.0 and connected industries" in text_of(browser, "#card h2")
    assert "In common" in text_of(browser, "#card")
    across = [
        browser.execute_script("return policyloom.placeOf(arguments[0]).x", id)
        for id in (first, "entity_ai", second)
    ]
    assert across == sorted(across) and len(set(across)) == 3
    assert "entity_eu" not in shown(browser)["nodes"]
    browser.find_element("css selector", "#card .close").click()
    assert len(shown(browser)["nodes"]) == 11


def test_page_opens_with_two_things_that_it_was_made_to_compare(
    open_page: Callable[..., Any], world: list[Any], tmp_path: Path
) -> None:
    path = write_page(world, tmp_path / "two.html", compare=("Germany", "Japan"))
    browser = open_page(path=path)
    assert text_of(browser, "#card h2") == "Germany and Japan"
    browser.find_element("css selector", "#card .close").click()
    assert "compare=" in browser.current_url
    open_page(browser.current_url.partition("#")[2], path=path)
    assert len(shown(browser)["nodes"]) == 11


def test_colours_tell_communities_apart_and_sizes_what_lies_between(open_page: Callable[..., Any]) -> None:
    browser = open_page("view=graph")

    def look(choice: str) -> None:
        browser.find_element("css selector", "#looks summary").click()
        browser.find_element("css selector", f"[data-look='{choice}']").click()
        browser.execute_script("document.getElementById('looks').open = false")

    drawn = "return policyloom.drawn(arguments[0])"
    before = {id: browser.execute_script(drawn, id) for id in ("entity_germany", INDUSTRY_4)}
    look("colour=community")
    assert len(all_of(browser, "#legend [data-key^=community]")) >= 3
    now = {id: browser.execute_script(drawn, id) for id in before}
    assert now["entity_germany"]["fill"] == now[INDUSTRY_4]["fill"]
    assert before["entity_germany"]["fill"] != before[INDUSTRY_4]["fill"]
    look("size=paths")
    assert browser.execute_script(drawn, "entity_germany")["size"] == 7
    assert browser.execute_script(drawn, "entity_ai")["size"] > 7
    assert "colour=community&size=paths" in browser.current_url


def test_full_screen_fills_the_screen_with_the_graph_and_ends(open_page: Callable[..., Any]) -> None:
    browser = open_page("view=graph")
    browser.find_element("css selector", "#full").click()
    wait(browser, "document.fullscreenElement?.id === 'picture'")
    wait(browser, "document.getElementById('full').textContent === 'Leave full screen'")
    browser.find_element("css selector", "#full").click()
    wait(browser, "document.fullscreenElement === null")
    wait(browser, "document.getElementById('full').textContent === 'Full screen'")


def test_reduced_motion_moves_the_picture_at_once_and_fades_nothing(open_page: Callable[..., Any]) -> None:
    # Tell whether a zoom step is complete once the click is handled, or continues after it.
    script = """
        const [done] = arguments;
        document.getElementById('nearer').click();
        const place = () => JSON.stringify(policyloom.shown().nodes.map(policyloom.placeOf));
        const at = place();
        setTimeout(() => done(at === place()), 400)"""
    browser = open_page("view=graph")
    assert browser.execute_async_script(script) is True
    fading = "return getComputedStyle(document.querySelector('.stated')).transitionDuration"
    assert browser.execute_script(fading) == "0s"
    moving = {"name": "prefers-reduced-motion", "value": "no-preference"}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [moving]})
    browser.refresh()
    assert browser.execute_script(fading) != "0s"
    assert browser.execute_async_script(script) is False


def test_page_works_inside_a_notebook_where_it_has_no_address(
    browser: Any, world: list[Any], tmp_path: Path
) -> None:
    notebook = tmp_path / "notebook.html"
    notebook.write_text(f"<!doctype html><title>n</title>{frame(world)._repr_html_()}", encoding="utf-8")
    browser.get_log("browser")
    browser.get(notebook.as_uri())
    browser.switch_to.frame(0)
    browser.execute_script("policyloom.go({node: 'entity_eu'})")
    browser.execute_script("policyloom.go({node: 'entity_japan'})")
    browser.find_element("css selector", "#undo").click()
    wait(browser, "policyloom.state().node === 'entity_eu'")
    browser.switch_to.default_content()
    assert [e for e in browser.get_log("browser") if e["level"] == "SEVERE"] == []


def test_card_links_to_the_page_of_the_thing_in_the_service(
    open_page: Callable[..., Any], world: list[Any], tmp_path: Path
) -> None:
    path = write_page(world, tmp_path / "served.html", service="http://localhost:8000/graphs/")
    browser = open_page("node=entity_germany", path=path)
    links = {link.text: link.get_attribute("href") for link in all_of(browser, "#card a[target]")}
    assert links["page in the service"] == "http://localhost:8000/graphs/id/entity/germany"


def test_pointing_at_an_edge_lights_its_sentence_and_both_ends(open_page: Callable[..., Any]) -> None:
    browser = open_page()
    pointer_to(browser, edge_of(browser, "adopts", "entity_eu"))
    wait(browser, "policyloom.lit() && document.querySelectorAll('.stated.lit').length === 1")
    lit = browser.execute_script("return policyloom.lit()")
    assert len(lit["edges"]) == 1 and "entity_eu" in lit["nodes"] and len(lit["nodes"]) == 2


def test_double_click_expands_a_thing(open_page: Callable[..., Any]) -> None:
    browser = open_page("view=graph&focus=entity_germany&steps=1")
    for _ in range(2):
        pointer_to(browser, INDUSTRY_4, click=True)
    wait(browser, "policyloom.state().open.includes(arguments[0])", INDUSTRY_4)
    assert len(shown(browser)["nodes"]) == 5


def test_buttons_bring_the_picture_nearer_farther_and_back(open_page: Callable[..., Any]) -> None:
    browser = open_page("view=graph")

    def apart() -> float:
        return float(
            browser.execute_script(
                "return Math.abs(policyloom.placeOf('entity_eu').x - policyloom.placeOf('entity_japan').x)"
            )
        )

    first = apart()
    browser.find_element("css selector", "#nearer").click()
    near = apart()
    browser.find_element("css selector", "#farther").click()
    again = apart()
    browser.find_element("css selector", "#farther").click()
    far = apart()
    browser.find_element("css selector", "#fit").click()
    assert far < first < near and again == pytest.approx(first)
    assert apart() == pytest.approx(first)


def test_thing_stays_where_it_is_dragged(open_page: Callable[..., Any]) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    browser = open_page("view=graph")
    place = "return policyloom.placeOf('entity_japan')"
    before = browser.execute_script(place)
    pointer_to(browser, "entity_japan")
    pull = ActionChains(browser, duration=60).click_and_hold().move_by_offset(20, 15).move_by_offset(20, 15)
    pull.pause(0.1).release().perform()
    after = browser.execute_script(place)
    assert after["x"] - before["x"] > 25 and after["y"] - before["y"] > 15
    browser.find_element("css selector", "#legend [data-key='class Goal']").click()
    browser.find_element("css selector", "#legend [data-key='class Goal']").click()
    browser.find_element("css selector", "#fit").click()
    others = (
        "return policyloom.placeOf('entity_japan').x - policyloom.placeOf('entity_connected-industries').x"
    )
    moved = browser.execute_script(others)
    browser.refresh()
    assert browser.execute_script(others) < moved


def test_picture_is_the_same_on_every_build(
    open_page: Callable[..., Any], world: list[Any], page: Path, tmp_path: Path
) -> None:
    picture = "return document.querySelector('#canvas canvas').toDataURL()"
    first = open_page("view=graph").execute_script(picture)
    again = write_page(reversed(world), tmp_path / "again.html")
    assert again.read_bytes() == page.read_bytes()
    assert open_page("view=graph", path=again).execute_script(picture) == first


def test_undo_goes_back_step_by_step(open_page: Callable[..., Any]) -> None:
    browser = open_page("view=graph")
    undo = browser.find_element("css selector", "#undo")
    assert not undo.is_enabled()
    browser.find_element("css selector", "#legend [data-key='class Goal']").click()
    pointer_to(browser, "entity_japan", click=True)
    wait(browser, "policyloom.state().node === 'entity_japan'")
    undo.click()
    wait(browser, "policyloom.state().node === null")
    assert state(browser)["hide"] == ["Goal"]
    undo.click()
    wait(browser, "policyloom.state().hide.length === 0")
    wait(browser, "document.getElementById('undo').disabled")


def test_link_shows_the_same_view(open_page: Callable[..., Any]) -> None:
    browser = open_page("view=graph")
    browser.execute_script("policyloom.go({node: 'entity_eu', hide: ['Goal', 'Policy'], steps: 2})")
    before = state(browser)
    fragment = browser.current_url.partition("#")[2]
    open_page(fragment)
    assert state(browser) == before


def test_fragment_with_nonsense_shows_the_whole_graph(open_page: Callable[..., Any]) -> None:
    browser = open_page("view=nowhere&node=no&focus=no&hide=x+y&steps=99&sentence=9999&edge=%3Cb%3E")
    assert len(shown(browser)["nodes"]) == 11


def test_table_shares_what_is_picked_and_sorts(open_page: Callable[..., Any]) -> None:
    browser = open_page("node=entity_japan")
    next(b for b in all_of(browser, ".views button") if b.text == "Table").click()
    [row] = all_of(browser, "tr.picked")
    assert row.text.startswith("Japan")
    assert len(all_of(browser, "tbody tr")) == 8
    browser.find_element("css selector", "th button").click()
    names = [r.text for r in all_of(browser, "tbody td:first-child")]
    assert names == sorted(names, key=str.casefold)
    assert browser.find_element("css selector", "th").get_attribute("aria-sort") == "ascending"


def test_passage_stands_once_beside_all_that_it_states(open_page: Callable[..., Any]) -> None:
    browser = open_page("view=table")
    [cell] = [c for c in all_of(browser, "td.quote") if c.text.startswith("Germany has developed")]
    assert cell.get_attribute("rowspan") == "4"
    browser.find_element("css selector", "th:nth-child(3) button").click()  # now its rows are apart
    assert len(all_of(browser, "td.quote")) > 5
    rows = browser.execute_script(
        "return [...document.querySelectorAll('td.quote')].reduce((n, c) => n + c.rowSpan, 0)"
    )
    assert rows == len(all_of(browser, "tbody tr")) == 8


def test_table_can_be_used_by_keyboard_alone(open_page: Callable[..., Any]) -> None:
    from selenium.webdriver.common.keys import Keys

    browser = open_page()
    press(browser, Keys.TAB)
    assert browser.switch_to.active_element.get_attribute("class") == "skip"
    press(browser, Keys.ENTER)
    wait(browser, "policyloom.state().view === 'table'")
    browser.execute_script("document.querySelector('tbody button').focus()")
    press(browser, Keys.ENTER)
    assert state(browser)["node"]
    assert browser.execute_script("return document.activeElement.closest('tr') !== null")


def test_escape_lets_go(open_page: Callable[..., Any]) -> None:
    from selenium.webdriver.common.keys import Keys

    browser = open_page("node=entity_eu")
    press(browser, Keys.ESCAPE)
    assert state(browser)["node"] is None


@pytest.mark.parametrize(
    ("format", "begin"), [("png", b"\x89PNG"), ("svg", b"<svg"), ("csv", b"\xef\xbb\xbfsubject,relation")]
)
def test_what_is_shown_can_be_saved(
    open_page: Callable[..., Any], tmp_path: Path, format: str, begin: bytes
) -> None:
    browser = open_page("view=graph&node=entity_germany")
    browser.execute_cdp_cmd(
        "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)}
    )
    browser.find_element("css selector", "#download summary").click()
    browser.find_element("css selector", f"#download [data-format={format}]").click()
    target = tmp_path / f"{ARTICLE}.{format}"
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(browser, 5, 0.05).until(lambda _: target.exists() and target.stat().st_size > 0)
    saved = target.read_bytes()
    assert saved.startswith(begin)
    if format == "svg":
        from xml.etree import ElementTree

        drawing = ElementTree.fromstring(saved)
        texts = [t.text for t in drawing.iter("{http://www.w3.org/2000/svg}text")]
        assert "Germany" in texts and "adopts" in texts
    if format == "csv":
        assert b"Germany,adopts,Industry 4.0,Germany adopts Industry 4.0,Germany has" in saved.replace(
            b'"', b""
        )


def test_theme_follows_the_system_and_can_be_changed(open_page: Callable[..., Any]) -> None:
    browser = open_page(dark=True)
    paper = "return getComputedStyle(document.getElementById('article')).backgroundColor"
    dark = browser.execute_script(paper)
    browser.find_element("css selector", "#theme").click()
    assert browser.execute_script(paper) != dark
    assert browser.find_element("css selector", "#theme").get_attribute("aria-pressed") == "false"


@pytest.mark.parametrize("fragment", ["", "view=graph", "view=table", "view=graph&node=entity_germany"])
def test_phone_shows_all_without_sideways_scrolling(open_page: Callable[..., Any], fragment: str) -> None:
    browser = open_page(fragment, size=(390, 844))
    width = browser.execute_script("return document.documentElement.scrollWidth")
    assert width <= 390


def test_print_shows_text_graph_and_table(open_page: Callable[..., Any]) -> None:
    browser = open_page()
    printed = browser.execute_cdp_cmd("Page.printToPDF", {})["data"]
    assert len(printed) > 20_000
