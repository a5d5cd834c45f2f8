"""The page in a real browser: comparison, colours, links, tables, themes, saving and printing."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from visitor import all_of, click, click_named, place_of, pointer_to, press, shown, state, text_of, wait

from policyloom.viz import frame, write_page

from .world import ARTICLE, INDUSTRY_4


def test_two_things_stand_side_by_side_with_what_they_share_between(open_page: Callable[..., Any]) -> None:
    browser = open_page(f"view=graph&node={INDUSTRY_4}")
    first, second = INDUSTRY_4, "entity_connected-industries"
    click_named(browser, ".actions button", "Compare")
    assert "Pick the other thing" in text_of(browser, "#notice")
    browser.execute_script("policyloom.pick({node: arguments[0]})", second)
    assert state(browser)["compare"] == [first, second]
    assert "Industry 4.0 and connected industries" in text_of(browser, "#card h2")
    assert "In common" in text_of(browser, "#card")
    across = [place_of(browser, id)["x"] for id in (first, "entity_ai", second)]
    assert across == sorted(across) and len(set(across)) == 3
    assert "entity_eu" not in shown(browser)["nodes"]
    click(browser, "#card .close")
    assert len(shown(browser)["nodes"]) == 11


def test_page_opens_with_the_things_that_it_was_made_to_compare_and_links_to_the_service(
    open_page: Callable[..., Any], world: list[Any], tmp_path: Path
) -> None:
    path = write_page(
        world,
        tmp_path / "made.html",
        compare=("Germany", "Japan"),
        service="http://localhost:8000/graphs/",
    )
    browser = open_page(path=path)
    assert text_of(browser, "#card h2") == "Germany and Japan"
    click(browser, "#card .close")
    assert "compare=" in browser.current_url
    open_page(browser.current_url.partition("#")[2], path=path)
    assert len(shown(browser)["nodes"]) == 11
    browser.execute_script("policyloom.pick({node: 'entity_germany'})")
    links = {link.text: link.get_attribute("href") for link in all_of(browser, "#card a[target]")}
    assert links["page in the service"] == "http://localhost:8000/graphs/id/entity/germany"


def test_colours_tell_communities_apart_and_sizes_what_lies_between(open_page: Callable[..., Any]) -> None:
    browser = open_page("view=graph")

    def look(choice: str) -> None:
        click(browser, "#looks summary")
        click(browser, f"[data-look='{choice}']")
        browser.execute_script("document.getElementById('looks').open = false")

    def drawn(id: str) -> Any:
        return browser.execute_script("return policyloom.drawn(arguments[0])", id)

    assert drawn("entity_germany")["fill"] != drawn(INDUSTRY_4)["fill"]
    look("colour=community")
    assert len(all_of(browser, "#legend [data-key^=community]")) >= 3
    assert drawn("entity_germany")["fill"] == drawn(INDUSTRY_4)["fill"]
    look("size=paths")
    assert drawn("entity_germany")["size"] == 7
    assert drawn("entity_ai")["size"] > 7
    assert "colour=community&size=paths" in browser.current_url


def test_full_screen_fills_the_screen_with_the_graph_and_ends(open_page: Callable[..., Any]) -> None:
    browser = open_page("view=graph")
    click(browser, "#full")
    wait(browser, "document.fullscreenElement?.id === 'picture'")
    wait(browser, "document.getElementById('full').textContent === 'Leave full screen'")
    click(browser, "#full")
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
    click(browser, "#undo")
    wait(browser, "policyloom.state().node === 'entity_eu'")
    browser.switch_to.default_content()
    assert [e for e in browser.get_log("browser") if e["level"] == "SEVERE"] == []


def test_buttons_bring_the_picture_nearer_farther_and_back(open_page: Callable[..., Any]) -> None:
    browser = open_page("view=graph")

    def apart() -> float:
        return abs(place_of(browser, "entity_eu")["x"] - place_of(browser, "entity_japan")["x"])

    found = [apart()]
    for button in ("#nearer", "#farther", "#farther", "#fit"):
        click(browser, button)
        found.append(apart())
    first, near, again, far, fit = found
    assert far < first < near
    assert [again, fit] == pytest.approx([first, first])


def test_thing_stays_where_it_is_dragged(open_page: Callable[..., Any]) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    browser = open_page("view=graph")
    before = place_of(browser, "entity_japan")
    pointer_to(browser, "entity_japan")
    pull = ActionChains(browser, duration=60).click_and_hold().move_by_offset(20, 15).move_by_offset(20, 15)
    pull.pause(0.1).release().perform()
    after = place_of(browser, "entity_japan")
    assert after["x"] - before["x"] > 25 and after["y"] - before["y"] > 15

    def right_of_its_policy() -> float:
        return place_of(browser, "entity_japan")["x"] - place_of(browser, "entity_connected-industries")["x"]

    for button in ("#legend [data-key='class Goal']", "#legend [data-key='class Goal']", "#fit"):
        click(browser, button)
    moved = right_of_its_policy()
    browser.refresh()
    assert right_of_its_policy() < moved


def test_picture_is_the_same_whenever_it_is_opened(open_page: Callable[..., Any]) -> None:
    picture = "return document.querySelector('#canvas canvas').toDataURL()"
    first, again = (open_page("view=graph").execute_script(picture) for _ in range(2))
    assert first == again


def test_undo_goes_back_step_by_step(open_page: Callable[..., Any]) -> None:
    browser = open_page("view=graph")
    undo = browser.find_element("css selector", "#undo")
    assert not undo.is_enabled()
    click(browser, "#legend [data-key='class Goal']")
    pointer_to(browser, "entity_japan", click=True)
    wait(browser, "policyloom.state().node === 'entity_japan'")
    undo.click()
    wait(browser, "policyloom.state().node === null")
    assert state(browser)["hide"] == ["Goal"]
    undo.click()
    wait(browser, "policyloom.state().hide.length === 0")
    wait(browser, "document.getElementById('undo').disabled")


def test_link_shows_the_same_view_and_one_with_nonsense_the_whole_graph(
    open_page: Callable[..., Any],
) -> None:
    browser = open_page("view=graph")
    browser.execute_script("policyloom.go({node: 'entity_eu', hide: ['Goal', 'Policy'], steps: 2})")
    before = state(browser)
    open_page(browser.current_url.partition("#")[2])
    assert state(browser) == before
    open_page("view=nowhere&node=no&focus=no&hide=x+y&steps=99&sentence=9999&edge=%3Cb%3E")
    assert len(shown(browser)["nodes"]) == 11


def test_table_shares_what_is_picked_sorts_and_has_a_passage_once_beside_all_that_it_states(
    open_page: Callable[..., Any],
) -> None:
    browser = open_page("node=entity_japan")
    click_named(browser, ".views button", "Table")
    [row] = all_of(browser, "tr.picked")
    assert row.text.startswith("Japan")
    [cell] = [c for c in all_of(browser, "td.quote") if c.text.startswith("Germany has developed")]
    assert cell.get_attribute("rowspan") == "4"
    click(browser, "th button")
    names = [r.text for r in all_of(browser, "tbody td:first-child")]
    assert names == sorted(names, key=str.casefold)
    assert browser.find_element("css selector", "th").get_attribute("aria-sort") == "ascending"
    click(browser, "th:nth-child(3) button")  # now the rows of the passage are apart
    spans = [int(cell.get_attribute("rowspan") or 1) for cell in all_of(browser, "td.quote")]
    assert len(spans) > 5
    assert sum(spans) == len(all_of(browser, "tbody tr")) == 8


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
    press(browser, Keys.ESCAPE)
    assert state(browser)["node"] is None


def test_what_is_shown_can_be_saved(open_page: Callable[..., Any], tmp_path: Path) -> None:
    from selenium.webdriver.support.ui import WebDriverWait

    browser = open_page("view=graph&node=entity_germany")
    behaviour = {"behavior": "allow", "downloadPath": str(tmp_path)}
    browser.execute_cdp_cmd("Browser.setDownloadBehavior", behaviour)

    def saved(format: str) -> bytes:
        click(browser, "#download summary")
        click(browser, f"#download [data-format={format}]")
        target = tmp_path / f"{ARTICLE}.{format}"
        WebDriverWait(browser, 5, 0.05).until(lambda _: target.exists() and target.stat().st_size > 0)
        return target.read_bytes()

    assert saved("png").startswith(b"\x89PNG")
    drawing = ElementTree.fromstring(saved("svg"))
    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
    assert {"Germany", "adopts"} <= {text.text for text in drawing.iter("{http://www.w3.org/2000/svg}text")}
    table = saved("csv")
    assert table.startswith(b"\xef\xbb\xbfsubject,relation")
    assert b"Germany,adopts,Industry 4.0,Germany adopts Industry 4.0,Germany has" in table.replace(b'"', b"")


def test_theme_follows_the_system_and_can_be_changed(open_page: Callable[..., Any]) -> None:
    browser = open_page(dark=True)
    paper = "return getComputedStyle(document.getElementById('article')).backgroundColor"
    dark = browser.execute_script(paper)
    click(browser, "#theme")
    assert browser.execute_script(paper) != dark
    assert browser.find_element("css selector", "#theme").get_attribute("aria-pressed") == "false"


def test_print_shows_the_text_with_the_graph_or_the_table(open_page: Callable[..., Any]) -> None:
    pdfium, printed = pytest.importorskip("pypdfium2"), {}
    for view in ("", "view=table"):
        pdf = pdfium.PdfDocument(b64decode(open_page(view).execute_cdp_cmd("Page.printToPDF", {})["data"]))
        words = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdf).split())
        assert "Germany has developed its “Industry 4.0” policy, which aims" in words
        assert "country 2 region 1 policy 3" in words
        images = [one for page in pdf for one in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE])]
        printed[view] = images, "Germany adopts Industry 4.0" in words
    assert printed[""][0] and printed["view=table"][1]
