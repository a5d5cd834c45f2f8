"""The page in a real browser, all network refused: each thing a reader can do with it."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from made import quads

from policyloom.graph.document import read_text
from policyloom.graph.fact import Entity, Fact, Passage
from policyloom.graph.identity import slug
from policyloom.graph.propertygraph.network import Edge, Node, PropertyGraph, node_id
from policyloom.ontology.namespace import ENTITY, LEX, POL, RUN
from policyloom.viz import Article, Mention, frame, write_gallery, write_page

ARTICLE = "accelerating-development-of-the-industrial-internet"
# (property, subject, class, object, class, a beginning of the sentence that says so)
STATED = [
    ("adopts", "Germany", "Country", "Industry 4.0", "Policy", "Germany has developed"),
    ("usesTechnology", "Industry 4.0", "Policy", "smart factories", "Technology", "Germany has developed"),
    ("aimsAt", "Industry 4.0", "Policy", "real-time connectivity", "Goal", "Germany has developed"),
    ("adopts", "EU", "Region", "Industry 5.0", "Policy", "The EU formulated"),
    ("adopts", "Japan", "Country", "connected industries", "Policy", "Japan, meanwhile"),
    ("usesTechnology", "connected industries", "Policy", "AI", "Technology", "Japan, meanwhile"),
    ("usesTechnology", "Industry 4.0", "Policy", "AI", "Technology", "Germany has developed"),
    ("faces", "II", "Technology", "insufficient scale effects", "Challenge", "Nevertheless, challenges"),
]
INDUSTRY_4 = node_id(ENTITY[slug("Industry 4.0")])
ALIASES = {"II": ("Industrial Internet",), "AI": ("artificial intelligence",), "Germany": ("Allemagné",)}


@pytest.fixture(scope="module")
def browser(start_browser: Callable[..., Any]) -> Iterator[Any]:
    with start_browser() as started:
        yield started


@pytest.fixture(scope="module")
def world() -> list[Any]:
    import policyloom.graph

    text = files(policyloom.graph).joinpath("articles", f"{ARTICLE}.txt").read_text(encoding="utf-8")
    document = read_text(ARTICLE, text, roles={"editor": POL.editor})

    def made(name: str, kind: str) -> Entity:
        return Entity(ENTITY[slug(name)], name, (POL[kind],), ALIASES.get(name, ()))

    facts = []
    for property, subject, subject_class, object_, object_class, begin in STATED:
        start = text.index(begin)
        end = text.index(".", text.index("”", start) if "”" in text[start : start + 60] else start) + 1
        end = end if begin != "Germany has developed" else text.index("production lines.", start) + 17
        sentence = Passage(ARTICLE, start, end, text[start:end])
        ends = [made(subject, subject_class), made(object_, object_class)]
        named = []
        for entity in ends:
            at = text.find(entity.label, start, end)
            if at >= 0:
                named.append((Passage(ARTICLE, at, at + len(entity.label), entity.label), entity))
        facts.append(Fact(POL[property], ends[0], ends[1], sentence, LEX.test, 0.9, mentions=tuple(named)))
    return quads(document, facts, run=RUN.test, sentences=28)


@pytest.fixture(scope="module")
def page(world: list[Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_page(world, tmp_path_factory.mktemp("page") / "graph.html")


def large_graph() -> PropertyGraph:
    """Two wheels of 300 spokes, and a pair that stands apart: too large to be shown at once."""
    nodes, edges = [], []
    for hub in "ab":
        nodes.append(Node(f"urn:{hub}", hub, f"hub {hub}", "Country", ("Country",)))
        for i in range(300):
            id = f"{hub}{i}"
            nodes.append(Node(f"urn:{id}", id, f"spoke {id}", "Goal", ("Goal",)))
            edges.append(Edge(f"e{id}", hub, id, "aims_at", f"hub {hub} aims at spoke {id}", "urn:p"))
            edges += [Edge(f"f{id}{n}", id, f"{hub}{(i + n) % 300}", "t", "w", "urn:q") for n in range(1, 6)]
    nodes += [Node(f"urn:{id}", id, id, "Policy", ("Policy",)) for id in ("y", "z")]
    edges.append(Edge("yz", "y", "z", "leads_to", "y leads to z", "urn:r"))
    return PropertyGraph(tuple(nodes), tuple(edges))


@pytest.fixture(scope="module")
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


def text_of(browser: Any, selector: str) -> str:
    return str(browser.find_element("css selector", selector).text)


def all_of(browser: Any, selector: str) -> list[Any]:
    return list(browser.find_elements("css selector", selector))


def state(browser: Any) -> dict[str, Any]:
    return dict(browser.execute_script("return policyloom.state()"))


def shown(browser: Any) -> dict[str, list[str]]:
    return dict(browser.execute_script("return policyloom.shown()"))


def pointer_to(browser: Any, id: str, *, click: bool = False) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    place = browser.execute_script(
        "const p = policyloom.placeOf(arguments[0]);"
        "const c = document.querySelector('#canvas canvas').getBoundingClientRect();"
        "return [Math.round(c.x + p.x), Math.round(c.y + p.y)]",
        id,
    )
    actions = ActionChains(browser, duration=20)
    actions.w3c_actions.pointer_action.move_to_location(*place)  # type: ignore[no-untyped-call]
    if click:
        actions.click()
    actions.perform()


def press(browser: Any, *keys: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    ActionChains(browser).send_keys(*keys).perform()


def wait(browser: Any, condition: str, *arguments: Any) -> Any:
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(browser, 5, 0.05).until(
        lambda b: b.execute_script(f"return {condition}", *arguments)
    )


def edge_of(browser: Any, type: str, source: str) -> str:
    script = """
        const data = JSON.parse(document.getElementById('data').textContent);
        return data.edges.find((e) => e.relation === arguments[0] && e.from === arguments[1]).id"""
    return str(browser.execute_script(script, type, source))


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
    assert text_of(browser, "#suggestions") == "Nothing has such a name"


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
    assert "around hub b, the most connected" in text_of(browser, "#notice")
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
    # Whether a step is done when the click has been dealt with, or goes on after it.
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
    browser.find_element("css selector", "th:nth-child(3) button").click()  # now others stand between
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


TROUBLE = [
    "<script>window.hacked = 1</script>",
    "</script><script>window.hacked = 1</script>",
    "<img src=x onerror='window.hacked = 1'>",
    "<a href='javascript:window.hacked = 1'>href</a>",
    "javascript:window.hacked=1",
    "\"'`\\ ${window.hacked = 1} {{window.hacked = 1}}",
    "=cmd|' /C calc'!A0",
    "مرحبا \u202eevil\u202c שלום",
    "👩🏽‍🏭🏭 👨‍👩‍👧‍👦",
    "x" * 10_000,
    "long words " * 900,
    "\u0000\u0008\u2028\u2029",
]


@pytest.mark.parametrize("text", TROUBLE, ids=lambda t: ascii(t[:24]))
def test_hostile_text_runs_nothing_and_breaks_nothing(
    open_page: Callable[..., Any], tmp_path: Path, text: str
) -> None:
    links: dict[str, str | int | float | bool] = {
        "same_as": f"javascript:window.hacked=1 {text} http://example.org/x",
        "note": text,
    }
    links[text] = 1
    graph = PropertyGraph(
        (
            Node(text, "a", text, text, (text,), (text, "alias"), links),
            Node("urn:b", "b", "B", "Goal", ("Goal",)),
        ),
        (
            Edge("e", "a", "b", text, f"{text} aims at B", "urn:p", "urn:f", "d", text, 0, len(text)),
            Edge("f", "a", "b", "t", text, text, modality=text, date=text, attribution=text),
        ),
    )
    article = Article("d", text, text, (Mention(0, min(3, len(text)), text),))
    path = write_page(graph, tmp_path / "hostile.html", title=text, documents=[article])
    browser = open_page("node=a", path=path)
    for change in [
        "{edge: 'e', node: null}",
        "{edge: 'f'}",
        "{sentence: 0, edge: null}",
        "{view: 'table', node: 'a'}",
        "{view: 'graph', focus: 'a'}",
    ]:
        browser.execute_script(f"policyloom.go({change})")
    pointer_to(browser, "b")
    browser.find_element("css selector", "#search").send_keys("alias")
    for format in ["svg", "csv", "png"]:
        browser.execute_script(
            "document.querySelector(`#download [data-format=${arguments[0]}]`).click()", format
        )
    assert browser.execute_script("return window.hacked") is None
    hrefs = browser.execute_script("return [...document.querySelectorAll('a')].map((a) => a.protocol)")
    assert "javascript:" not in hrefs
    assert browser.execute_script("return document.querySelectorAll('main img, main script').length") == 0


@pytest.fixture(scope="module")
def axe() -> str:
    spec = importlib.util.find_spec("axe_playwright_python")
    packaged = [Path(folder) for folder in (spec.submodule_search_locations or [])] if spec else []
    folders = [Path(os.environ.get("AXE_CORE", "node_modules/axe-core")), *packaged]
    for folder in folders:
        if (script := folder / "axe.min.js").is_file():
            return script.read_text(encoding="utf-8")
    pytest.skip("axe-core is not installed: npm install --no-save axe-core, or name its folder in AXE_CORE")


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


def violations(browser: Any, axe: str) -> list[Any]:
    browser.execute_script(axe)
    result = browser.execute_async_script("axe.run(document).then(arguments[arguments.length - 1])")
    return [
        (v["id"], [n["html"][:200] + str(n.get("failureSummary"))[:300] for n in v["nodes"][:3]])
        for v in result["violations"]
    ]
