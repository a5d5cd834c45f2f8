"""The page in a real browser: text and graph side by side, cards, search, the legend, steps and paths."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from visitor import all_of, click, click_named, edge_of, pointer_to, press, shown, state, text_of, wait

from .world import INDUSTRY_4


def test_page_opens_with_the_whole_text_and_the_graph_side_by_side(open_page: Callable[..., Any]) -> None:
    browser = open_page()
    assert text_of(browser, "h1") == "Accelerating Development of the Industrial Internet"
    assert "11 things and 8 statements" in text_of(browser, ".lede")
    article = browser.find_element("css selector", "#article")
    assert article.is_displayed()
    assert "The II development cycle may be even longer" in article.get_property("textContent")
    assert "Editor: Li Xiaoqiong" in article.get_property("textContent")
    assert browser.find_element("css selector", "#canvas canvas").is_displayed()
    assert len(shown(browser)["nodes"]) == 11


def test_click_on_a_thing_or_a_line_shows_its_card_and_one_beside_them_lets_go(
    open_page: Callable[..., Any],
) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    browser = open_page()
    pointer_to(browser, "entity_germany", click=True)
    wait(browser, "policyloom.state().node === 'entity_germany'")
    card = text_of(browser, "#card")
    assert "Germany adopts Industry 4.0" in card
    assert "also Allemagné" in card
    assert "Germany has developed its “Industry 4.0” policy" in card
    assert "paragraph 3, characters" in card
    assert "country" in card
    edge = edge_of(browser, "adopts", "entity_eu")
    pointer_to(browser, edge, click=True)
    wait(browser, "policyloom.state().edge === arguments[0]", edge)
    assert "EU adopts Industry 5.0" in text_of(browser, "#card h2")
    assert "The EU formulated the “Industry 5.0” policy" in text_of(browser, "#card blockquote")
    canvas = browser.find_element("css selector", "#canvas")
    x, y = -canvas.size["width"] // 2 + 5, -canvas.size["height"] // 2 + 5
    ActionChains(browser).move_to_element_with_offset(canvas, x, y).click().perform()
    wait(browser, "policyloom.state().node === null && policyloom.state().edge === null")


def test_pointing_at_the_text_lights_the_graph_and_at_the_graph_the_text(
    open_page: Callable[..., Any],
) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    browser = open_page()
    sentence = next(s for s in all_of(browser, ".stated") if s.text.startswith("The EU formulated"))
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", sentence)
    ActionChains(browser).move_to_element_with_offset(sentence, 0, 0).perform()
    lit = wait(browser, "policyloom.lit()")
    assert "entity_eu" in lit["nodes"]
    assert len(lit["edges"]) == 1
    pointer_to(browser, "entity_japan")
    wait(browser, "policyloom.lit()?.nodes.includes('entity_japan')")
    [sentence] = all_of(browser, ".stated.lit")
    assert sentence.get_property("textContent").startswith("Japan, meanwhile")
    assert "Japan" in [m.get_property("textContent") for m in all_of(browser, ".mention.lit")]
    edge = edge_of(browser, "adopts", "entity_eu")
    pointer_to(browser, edge)
    lit = wait(browser, "policyloom.lit()?.edges[0] === arguments[0] && policyloom.lit()", edge)
    assert len(lit["edges"]) == 1 and "entity_eu" in lit["nodes"] and len(lit["nodes"]) == 2
    assert len(all_of(browser, ".stated.lit")) == 1


def test_focus_on_a_sentence_by_keyboard_lights_its_facts(open_page: Callable[..., Any]) -> None:
    from selenium.webdriver.common.keys import Keys

    browser = open_page()
    browser.execute_script("document.querySelector('.stated').focus()")
    first = wait(browser, "policyloom.lit()")
    press(browser, Keys.ARROW_DOWN)
    second = wait(browser, "policyloom.lit()")
    assert first != second
    press(browser, Keys.ENTER)
    assert state(browser)["sentence"] is not None
    assert "It makes" in text_of(browser, "#card h2")


def test_name_in_the_text_leads_to_its_thing_and_the_place_on_a_card_back_to_the_sentence(
    open_page: Callable[..., Any],
) -> None:
    browser = open_page()
    mark = browser.find_element("css selector", "mark[data-node=entity_eu]")
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", mark)
    mark.click()
    assert state(browser)["node"] == "entity_eu"
    click_named(browser, ".views button", "Graph")
    click(browser, "#card .place")
    assert state(browser)["view"] == "read"
    picked = browser.find_element("css selector", ".stated.picked")
    assert picked.get_property("textContent").startswith("The EU formulated")


def test_search_finds_by_label_and_alias_whatever_accents_and_capitals(open_page: Callable[..., Any]) -> None:
    from selenium.webdriver.common.keys import Keys

    browser = open_page()
    box = browser.find_element("css selector", "#search")
    for typed, found in (
        ("artificial", "AI"),
        ("allemagne", "Germany"),
        ("INDUSTRY 4", "Industry 4.0"),
        ("scale", "insufficient scale effects"),
    ):
        box.clear()
        box.send_keys(typed)
        assert found in text_of(browser, "#suggestions li[aria-selected=true]")
        assert box.get_attribute("aria-expanded") == "true"
        box.send_keys(Keys.ENTER)
        assert text_of(browser, "#card h2") == found


def test_search_can_be_walked_with_arrows_closed_and_asked_in_vain(open_page: Callable[..., Any]) -> None:
    from selenium.webdriver.common.keys import Keys

    browser = open_page()
    press(browser, "/")
    press(browser, "industr")
    options = all_of(browser, "#suggestions li")
    assert len(options) >= 3
    press(browser, Keys.ARROW_DOWN)
    box = browser.find_element("css selector", "#search")
    assert box.get_attribute("aria-activedescendant") == options[1].get_attribute("id")
    press(browser, Keys.ESCAPE)
    assert not browser.find_element("css selector", "#suggestions").is_displayed()
    assert state(browser)["node"] is None
    box.send_keys("zzz")
    assert text_of(browser, "#suggestions") == "No matching name"
    box.clear()
    box.send_keys("germany", Keys.ENTER)
    assert state(browser)["node"] == "entity_germany"
    press(browser, Keys.ESCAPE)
    assert state(browser)["node"] is None


def test_legend_hides_and_shows_a_class_and_a_relation_with_what_only_it_ties_in(
    open_page: Callable[..., Any],
) -> None:
    browser = open_page("view=graph")
    chip = "#legend [data-key='class Country']"
    click(browser, chip)
    assert "entity_germany" not in shown(browser)["nodes"]
    assert browser.find_element("css selector", chip).get_attribute("aria-pressed") == "false"
    click(browser, chip)
    assert "entity_germany" in shown(browser)["nodes"]
    click(browser, "#relations summary")
    click(browser, "[data-key='relation faces']")
    assert "entity_insufficient-scale-effects" not in shown(browser)["nodes"]
    assert len(shown(browser)["edges"]) == 7


def test_neighbourhood_grows_with_its_steps(open_page: Callable[..., Any]) -> None:
    browser = open_page("view=graph&node=entity_germany")
    counts = []
    for step in "123":
        click_named(browser, ".segments button", step)
        counts.append(len(shown(browser)["nodes"]))
    assert counts == [2, 5, 6]
    click(browser, "#whole")
    assert len(shown(browser)["nodes"]) == 11


def test_shortest_path_between_two_picked_things_is_shown_or_said_to_be_missing(
    open_page: Callable[..., Any],
) -> None:
    browser = open_page("view=graph&node=entity_germany")
    click_named(browser, ".actions button", "Path from here")
    assert "other end" in text_of(browser, "#notice")
    browser.find_element("css selector", "#search").send_keys("Japan\n")
    assert len(shown(browser)["nodes"]) == 5  # Germany, Industry 4.0, AI, connected industries, Japan
    assert "From Germany to Japan" in text_of(browser, "#card h2")
    browser.execute_script("policyloom.go({to: 'entity_eu'})")
    assert "No path" in text_of(browser, "#notice")


def test_thing_expands_at_a_double_click_or_a_button_and_collapses(open_page: Callable[..., Any]) -> None:
    browser = open_page("view=graph&focus=entity_germany&steps=1")
    assert shown(browser)["nodes"] == ["entity_germany", INDUSTRY_4]
    for _ in range(2):
        pointer_to(browser, INDUSTRY_4, click=True)
    wait(browser, "policyloom.state().open.includes(arguments[0])", INDUSTRY_4)
    assert len(shown(browser)["nodes"]) == 5
    click_named(browser, ".actions button", "Collapse")
    assert shown(browser)["nodes"] == [INDUSTRY_4]
    click_named(browser, ".actions button", "Expand")
    assert len(shown(browser)["nodes"]) == 5
