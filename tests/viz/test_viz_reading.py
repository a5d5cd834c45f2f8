"""The page in a real browser: text and graph side by side, cards, search, the legend, steps and paths."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from .reader import all_of, edge_of, pointer_to, press, shown, state, text_of, wait


def test_page_opens_with_text_and_graph_side_by_side(open_page: Callable[..., Any]) -> None:
    browser = open_page()
    assert text_of(browser, "h1") == "Accelerating Development of the Industrial Internet"
    assert "11 things and 8 statements" in text_of(browser, ".lede")
    assert browser.find_element("css selector", "#article").is_displayed()
    assert browser.find_element("css selector", "#canvas canvas").is_displayed()
    assert len(shown(browser)["nodes"]) == 11


def test_whole_article_can_be_read(open_page: Callable[..., Any]) -> None:
    browser = open_page()
    article = browser.find_element("css selector", "#article").get_property("textContent")
    assert "The II development cycle may be even longer" in article
    assert "Editor: Li Xiaoqiong" in article


def test_click_on_a_node_shows_its_card_with_quote_and_place(open_page: Callable[..., Any]) -> None:
    browser = open_page()
    pointer_to(browser, "entity_germany", click=True)
    wait(browser, "policyloom.state().node === 'entity_germany'")
    card = text_of(browser, "#card")
    assert "Germany adopts Industry 4.0" in card
    assert "also Allemagné" in card
    assert "Germany has developed its “Industry 4.0” policy" in card
    assert "paragraph 3, characters" in card
    assert "country" in card


def test_click_on_an_edge_shows_its_sentence(open_page: Callable[..., Any]) -> None:
    browser = open_page("view=graph")
    edge = edge_of(browser, "adopts", "entity_eu")
    pointer_to(browser, edge, click=True)
    wait(browser, "policyloom.state().edge === arguments[0]", edge)
    assert "EU adopts Industry 5.0" in text_of(browser, "#card h2")
    assert "The EU formulated the “Industry 5.0” policy" in text_of(browser, "#card blockquote")


def test_click_beside_everything_lets_go(open_page: Callable[..., Any]) -> None:
    browser = open_page("view=graph&node=entity_germany")
    browser.execute_script("document.activeElement.blur()")
    from selenium.webdriver.common.action_chains import ActionChains

    canvas = browser.find_element("css selector", "#canvas")
    x, y = -canvas.size["width"] // 2 + 5, -canvas.size["height"] // 2 + 5
    ActionChains(browser).move_to_element_with_offset(canvas, x, y).click().perform()
    wait(browser, "policyloom.state().node === null")


def test_pointing_at_a_sentence_lights_its_facts_in_the_graph(open_page: Callable[..., Any]) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    browser = open_page()
    sentence = next(s for s in all_of(browser, ".stated") if s.text.startswith("The EU formulated"))
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", sentence)
    ActionChains(browser).move_to_element_with_offset(sentence, 0, 0).perform()
    lit = wait(browser, "policyloom.lit()")
    assert "entity_eu" in lit["nodes"]
    assert len(lit["edges"]) == 1


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


def test_pointing_at_a_node_lights_its_sentences(open_page: Callable[..., Any]) -> None:
    browser = open_page()
    pointer_to(browser, "entity_japan")
    wait(browser, "document.querySelector('.stated.lit')")
    [sentence] = all_of(browser, ".stated.lit")
    assert sentence.get_property("textContent").startswith("Japan, meanwhile")
    assert "Japan" in [m.get_property("textContent") for m in all_of(browser, ".mention.lit")]


def test_click_on_a_mention_picks_its_node(open_page: Callable[..., Any]) -> None:
    browser = open_page()
    mark = browser.find_element("css selector", "mark[data-node=entity_eu]")
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", mark)
    mark.click()
    assert state(browser)["node"] == "entity_eu"


def test_place_in_a_card_leads_to_the_sentence_in_the_text(open_page: Callable[..., Any]) -> None:
    browser = open_page("view=graph&node=entity_japan")
    browser.find_element("css selector", "#card .place").click()
    assert state(browser)["view"] == "read"
    picked = browser.find_element("css selector", ".stated.picked")
    assert picked.get_property("textContent").startswith("Japan, meanwhile")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("artificial", "AI"),
        ("allemagne", "Germany"),
        ("INDUSTRY 4", "Industry 4.0"),
        ("scale", "insufficient scale effects"),
    ],
)
def test_search_finds_by_label_and_alias_whatever_accents_and_capitals(
    open_page: Callable[..., Any], typed: str, found: str
) -> None:
    from selenium.webdriver.common.keys import Keys

    browser = open_page()
    box = browser.find_element("css selector", "#search")
    box.send_keys(typed)
    assert found in text_of(browser, "#suggestions li[aria-selected=true]")
    assert box.get_attribute("aria-expanded") == "true"
    box.send_keys(Keys.ENTER)
    assert text_of(browser, "#card h2") == found


def test_search_can_be_walked_with_arrows_and_closed(open_page: Callable[..., Any]) -> None:
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


def test_search_for_nothing_known_says_so(open_page: Callable[..., Any]) -> None:
    browser = open_page()
    browser.find_element("css selector", "#search").send_keys("zzz")
    assert text_of(browser, "#suggestions") == "No matching name"


def test_legend_hides_and_shows_a_class(open_page: Callable[..., Any]) -> None:
    browser = open_page("view=graph")
    chip = "#legend [data-key='class Country']"
    browser.find_element("css selector", chip).click()
    assert "entity_germany" not in shown(browser)["nodes"]
    assert browser.find_element("css selector", chip).get_attribute("aria-pressed") == "false"
    browser.find_element("css selector", chip).click()
    assert "entity_germany" in shown(browser)["nodes"]


def test_legend_hides_a_relation_and_what_only_it_ties_in(open_page: Callable[..., Any]) -> None:
    browser = open_page("view=graph")
    browser.find_element("css selector", "#relations summary").click()
    browser.find_element("css selector", "[data-key='relation faces']").click()
    assert "entity_insufficient-scale-effects" not in shown(browser)["nodes"]
    assert len(shown(browser)["edges"]) == 7


def test_neighbourhood_grows_with_its_steps(open_page: Callable[..., Any]) -> None:
    browser = open_page("view=graph&node=entity_germany")
    counts = []
    for step in "123":
        next(b for b in all_of(browser, ".segments button") if b.text == step).click()
        counts.append(len(shown(browser)["nodes"]))
    assert counts == [2, 5, 6]
    browser.find_element("css selector", "#whole").click()
    assert len(shown(browser)["nodes"]) == 11


def test_shortest_path_between_two_picked_things(open_page: Callable[..., Any]) -> None:
    browser = open_page("view=graph&node=entity_germany")
    next(b for b in all_of(browser, ".actions button") if b.text == "Path from here").click()
    assert "other end" in text_of(browser, "#notice")
    box = browser.find_element("css selector", "#search")
    box.send_keys("Japan\n")
    assert len(shown(browser)["nodes"]) == 5  # Germany, Industry 4.0, AI, connected industries, Japan
    assert "From Germany to Japan" in text_of(browser, "#card h2")


def test_path_to_what_nothing_leads_to_says_so(open_page: Callable[..., Any]) -> None:
    browser = open_page("view=graph&from=entity_germany&to=entity_eu")
    assert "No path" in text_of(browser, "#notice")


def test_collapse_hides_the_outermost_and_expand_shows_more(open_page: Callable[..., Any]) -> None:
    browser = open_page("view=graph&node=entity_industry-5_0-x&focus=entity_germany&steps=1")
    assert len(shown(browser)["nodes"]) == 2
    policy = next(id for id in shown(browser)["nodes"] if id != "entity_germany")
    browser.execute_script("policyloom.go({node: arguments[0]})", policy)
    next(b for b in all_of(browser, ".actions button") if b.text == "Expand").click()
    assert len(shown(browser)["nodes"]) == 5
    next(b for b in all_of(browser, ".actions button") if b.text == "Collapse").click()
    assert shown(browser)["nodes"] == [policy]
