"""The pages in a real browser: what a reader can do, and that texts of a graph are shown and never executed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from visitor import PHONE, press, set_screen, violations, wait

from policyloom.ontology.namespace import BASE, POL, SKOS
from policyloom.queries import open_store

from .hostile_graph import GRAPH, HOSTILE, hostile_quads

if TYPE_CHECKING:
    from .conftest import Service

Keys: Any = pytest.importorskip(
    "selenium.webdriver.common.keys", reason="the tests of the pages need selenium"
).Keys
EDITOR = Path(__file__).parents[2] / "queries" / "service" / "static" / "editor.js"
needs_editor = pytest.mark.skipif(
    not EDITOR.is_file(), reason="the editor is not bundled: make editor, with Node.js and npm"
)
DESK = (1280, 900)


@pytest.fixture(scope="module")
def hostile(folder: Path, service: Service, start_service: Callable[..., Service]) -> Service:
    """A service over the graphs of the tests and one more graph, in which every text is an attack."""
    shutil.copytree(service.folder, folder / "hostile")
    with open_store(folder / "hostile", writable=True) as store:
        store.replace(GRAPH.value, hostile_quads())
    return start_service(folder / "hostile", "--workers", "2")


@pytest.fixture(scope="module")
def browser(start_browser: Callable[..., Any]) -> Iterator[Any]:
    with start_browser(reach="127.0.0.1") as started:
        started.set_script_timeout(20)
        yield started


@pytest.fixture
def visit(browser: Any, hostile: Service) -> Iterator[Callable[..., Any]]:
    """Return a function that opens a page; browser warnings and requests to other hosts fail the test."""
    refused: list[str] = []

    def opened(path: str, *, size: tuple[int, int] = DESK, status: int = 200) -> Any:
        set_screen(browser, size)
        browser.get(f"{hostile.url}{path}")
        if status != 200:
            refused.append(path)
        return browser

    yield opened
    complaints = [e["message"] for e in browser.get_log("browser") if e["level"] in {"SEVERE", "WARNING"}]
    assert [c for c in complaints if not (refused and "Failed to load resource" in c)] == []
    asked = browser.execute_script("return performance.getEntriesByType('resource').map((e) => e.name)")
    assert [name for name in asked if not name.startswith((f"{hostile.url}/", "blob:"))] == []


def text_of(browser: Any, selector: str) -> str:
    return str(
        browser.execute_script("return document.querySelector(arguments[0]).textContent", selector)
    ).strip()


def kind_page(service: Service, kind: str) -> str:
    query = f"SELECT ?s {{ ?s a <{POL[kind]}> FILTER (!STRENDS(STR(?s), 'hostile')) }} ORDER BY ?s LIMIT 1"
    return f"/{service.rows(query)[0]['s'].removeprefix(BASE)}"


QUERY = f"SELECT ?s ?label WHERE {{ GRAPH <{GRAPH.value}> {{ ?s <{SKOS.prefLabel}> ?label }} }} ORDER BY ?s"
FACTS = f"/queries/facts?document={quote(HOSTILE['quotes'])}"
ANSWER = f"/sparql?query={quote(QUERY)}"


def _unbroken(browser: Any) -> None:
    """Check that no text became markup, that nothing leads out of the web, and that the page shows all that it has."""
    assert browser.execute_script("return document.title") not in {"broken", "1"}
    assert browser.execute_script("return document.querySelectorAll('main img, main script').length") == 0
    links = browser.execute_script("return [...document.querySelectorAll('[href]')].map((a) => a.href)")
    links = [link if isinstance(link, str) else link["baseVal"] for link in links]
    assert [link for link in links if not link.startswith(("http://", "https://", "/", "#"))] == []
    assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    # The picture of a thing, if there is one, is as high and wide as its words.
    cut = browser.execute_script("""
        const pane = document.querySelector('.around .wide');
        if (!pane) return [[], 0];
        const [left, top] = [pane.getBoundingClientRect().left, pane.getBoundingClientRect().top];
        const cut = [...pane.querySelectorAll('text, rect')].filter((drawn) => {
            const box = drawn.getBoundingClientRect();
            return box.left < left || box.top < top || box.right > left + pane.scrollWidth
                || box.bottom > top + pane.clientHeight;
        });
        return [cut.map((drawn) => drawn.textContent), pane.scrollHeight - pane.clientHeight];
    """)
    assert cut == [[], 0]


@pytest.mark.parametrize("thing", HOSTILE)
def test_hostile_thing_is_shown_as_text_and_drawn(visit: Callable[..., Any], thing: str) -> None:
    for size in (DESK, PHONE):
        browser = visit(f"/id/entity/{thing}", size=size)
        assert text_of(browser, "h1").split() == HOSTILE[thing].split() or thing == "control"
        assert browser.find_elements("css selector", ".around .wide text")
        _unbroken(browser)


@pytest.mark.parametrize(
    "page",
    [
        "/",
        "/search?q=a",
        f"/search?q={quote(HOSTILE['handler'])}",
        "/queries",
        FACTS,
        ANSWER,
        "/ontology",
        "/id/document/hostile",
        "/id/fact/script",
        "Country",
        "Fact",
        "Document",
    ],
)
def test_page_is_accessible_in_any_light_and_size_and_does_nothing_but_show_its_texts(
    visit: Callable[..., Any], hostile: Service, axe: str, page: str
) -> None:
    path = page if page.startswith("/") else kind_page(hostile, page)
    for size in (DESK, PHONE):
        browser = visit(path, size=size)
        if page == ANSWER:
            wait(browser, "document.querySelectorAll('#result tr').length > 5")
        _unbroken(browser)
        browser.execute_script(axe)
        # The colours are the same at any size.
        is_desk = size == DESK
        assert violations(browser, {"rules": {"color-contrast": {"enabled": is_desk}}}) == []
        if is_desk:
            set_screen(browser, size, dark=True)
            assert violations(browser, {"runOnly": ["color-contrast"]}) == []


def test_name_is_completed_and_opened_by_keyboard(visit: Callable[..., Any], hostile: Service) -> None:
    thing = json.loads(hostile.get("/search?q=a&limit=1").body)[0]
    browser = visit("/")
    field = browser.find_element("id", "q")
    field.send_keys(thing["label"][:5])
    wait(browser, "document.querySelectorAll('.names li').length > 0")
    assert field.get_attribute("aria-expanded") == "true"
    field.send_keys(Keys.ARROW_DOWN)
    chosen = browser.find_element("id", field.get_attribute("aria-activedescendant"))
    page = chosen.get_attribute("data-page")
    field.send_keys(Keys.ENTER)
    wait(browser, f"location.pathname === {json.dumps(page)}")


def test_name_that_a_query_takes_is_completed_in_its_field(
    visit: Callable[..., Any], hostile: Service
) -> None:
    label = json.loads(hostile.get("/search?q=a&limit=1").body)[0]["label"]
    browser = visit("/queries/compare-policies")
    first, second = (browser.find_element("id", f"p-{name}") for name in ("first", "second"))
    first.send_keys(label[:5])
    wait(browser, "document.querySelectorAll('#p-first-names li').length > 0")
    first.send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    assert first.get_attribute("value") == browser.execute_script(
        "return document.querySelector('#p-first-names li').dataset.label"
    )
    assert first.get_attribute("aria-expanded") == "false"
    second.send_keys(label[:5])
    wait(browser, "document.querySelectorAll('#p-second-names li').length > 0")
    browser.find_element("css selector", "#p-second-names li").click()
    second.send_keys(Keys.ENTER)
    wait(browser, "location.pathname === '/queries/compare-policies' && location.search.includes('second=')")


def test_hostile_name_is_completed_as_text_until_escape_and_then_searched_as_it_is(
    visit: Callable[..., Any],
) -> None:
    browser = visit("/")
    field = browser.find_element("id", "q")
    field.send_keys("alias script")
    assert HOSTILE["script"] in wait(browser, "document.querySelector('.names li')?.textContent")
    _unbroken(browser)
    field.send_keys(Keys.ESCAPE)
    assert field.get_attribute("aria-expanded") == "false"
    field.send_keys(Keys.ENTER)
    wait(browser, "location.pathname === '/search' && location.search === '?q=alias+script'")


def test_question_of_the_first_page_is_sent_to_a_page_that_can_be_passed_on(
    visit: Callable[..., Any],
) -> None:
    browser = visit("/")
    browser.find_element("id", "question").send_keys("How tall is the moon?")
    form = "document.querySelector('#ask')"
    sent = (
        f"[{form}.method, new URL({form}.action).pathname, String(new URLSearchParams(new FormData({form})))]"
    )
    assert browser.execute_script(f"return {sent}") == ["get", "/ask", "q=How+tall+is+the+moon%3F"]
    assert browser.find_element("css selector", "#ask button").get_attribute("type") == "submit"


def test_answer_is_a_table_with_links_and_can_be_seen_raw(visit: Callable[..., Any]) -> None:
    browser = visit(ANSWER)
    wait(browser, "document.querySelectorAll('#result tr').length > 5")
    link = browser.find_element("css selector", "#result td a")
    assert link.get_attribute("href").startswith(f"{browser.execute_script('return location.origin')}/id/")
    browser.find_element("id", "as-raw").click()
    assert json.loads(text_of(browser, "#result pre"))["head"]["vars"] == ["s", "label"]
    assert "rows" in text_of(browser, "#status")


def test_example_is_taken_by_a_click_and_its_link_can_be_passed_on(visit: Callable[..., Any]) -> None:
    browser = visit("/sparql")
    # The page begins with a query that was run.
    wait(browser, "document.querySelector('#status').textContent.includes('rows')")
    browser.find_element("id", "narrow").send_keys("how many things")
    shown = [e for e in browser.find_elements("class name", "example") if e.is_displayed()]
    assert len(shown) == 1
    shown[0].click()
    wait(browser, "document.querySelectorAll('#result tr').length > 2")
    address = browser.current_url
    assert "query=" in address
    browser.get(address)
    wait(browser, "document.querySelectorAll('#result tr').length > 2")


def test_fault_of_a_query_is_told_in_its_place(visit: Callable[..., Any]) -> None:
    browser = visit(f"/sparql?query={quote('SELECT * WHERE { <b>oh')}", status=400)
    assert "malformed" in wait(browser, "document.querySelector('#status.refusal')?.textContent")


@needs_editor
def test_editor_colours_completes_and_runs(visit: Callable[..., Any]) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    browser = visit("/sparql?query=")
    root = "document.querySelector('.editor').shadowRoot"
    wait(browser, f"document.querySelector('.editor') && {root}.querySelector('.cm-content')")
    browser.execute_script(f"{root}.querySelector('.cm-content').focus()")

    press(browser, "SELECT ?s WHERE { ?s a pol:Coun")
    wait(
        browser,
        f"{root}.querySelector('.cm-tooltip-autocomplete [aria-selected]')?.textContent.includes('pol:Country')",
    )
    # The list ignores keys when it has just opened, so that typing on does not choose an entry.
    wait(browser, "performance.now() > 0")
    ActionChains(browser).pause(0.3).send_keys(Keys.ENTER).pause(0.1).send_keys(" ").perform()
    text = f"[...{root}.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\\n')"
    written = browser.execute_script(f"return {text}")
    assert written.startswith("PREFIX pol: <https://w3id.org/policyloom/policy#>\nSELECT ?s")
    assert "?s a pol:Country" in written
    words = f"[...{root}.querySelectorAll('.cm-line span')].map((s) => getComputedStyle(s).color)"
    assert len(set(browser.execute_script(f"return {words}"))) >= 3
    ActionChains(browser).key_down(Keys.CONTROL).send_keys(Keys.ENTER).key_up(Keys.CONTROL).perform()
    wait(browser, "document.querySelectorAll('#result tr').length > 1")


def test_page_of_queries_works_without_the_editor(visit: Callable[..., Any]) -> None:
    browser = visit("/queries")
    browser.execute_cdp_cmd("Network.enable", {})
    browser.execute_cdp_cmd("Network.setBlockedURLs", {"urls": ["*/static/editor.js"]})
    try:
        browser.get(f"{browser.execute_script('return location.origin')}/sparql?query=")
        browser.find_element("id", "query").send_keys(QUERY)
        browser.find_element("css selector", "#bench button[type=submit]").click()
        wait(browser, "document.querySelectorAll('#result tr').length > 5")
    finally:
        browser.execute_cdp_cmd("Network.setBlockedURLs", {"urls": []})
    browser.get_log("browser")  # drop the expected complaint about the blocked file


def test_sentence_leads_to_its_facts_and_back(visit: Callable[..., Any], hostile: Service) -> None:
    browser = visit("/id/document/hostile")
    browser.find_element("css selector", "a.passage").click()
    target = browser.execute_script("return location.hash.slice(1)")
    assert browser.find_element("id", target).find_elements("css selector", ".statement")
    browser.find_element("css selector", f"#{target} .small a").click()
    assert browser.execute_script("return document.querySelector(':target').className") == "passage"


@pytest.mark.parametrize("path", [FACTS, ANSWER])
def test_phone_shows_each_row_by_itself_with_the_names_of_its_columns(
    visit: Callable[..., Any], path: str
) -> None:
    browser = visit(path, size=PHONE)
    wait(browser, "document.querySelectorAll('.answer tr').length > 5")
    shown = """
        const cells = [...document.querySelectorAll('.answer tbody tr:first-child td, .answer > tr:nth-child(2) td')];
        const names = [...document.querySelectorAll('.answer th')].map((name) => name.textContent);
        const pane = document.querySelector('.answer').parentElement;
        return [
            pane.scrollWidth <= pane.clientWidth,
            cells.map((cell) => getComputedStyle(cell, '::before').content) + '' === names.map((name) => `"${name}"`) + '',
            new Set(cells.map((cell) => cell.getBoundingClientRect().top)).size > 1,
        ];
    """
    assert browser.execute_script(shown) == [True, True, True]
    visit(path)
    wait(browser, "document.querySelectorAll('.answer tr').length > 5")
    assert browser.execute_script(shown)[1:] == [False, False]


@pytest.mark.parametrize("path", ["/id/entity/quotes", "/id/document/hostile"])
def test_name_that_a_sentence_lacks_is_led_to_in_the_text(visit: Callable[..., Any], path: str) -> None:
    browser = visit(path)
    assert f"{HOSTILE['script']} is named in: “{HOSTILE['script']}”" in text_of(browser, ".antecedent")
    browser.find_element("css selector", ".antecedent a").click()
    wait(browser, "document.querySelector(':target')")
    assert text_of(browser, "article :target") == "document.title"


@pytest.mark.parametrize("page", ["Document", "Fact", "Country"])
def test_line_ends_neither_between_a_dot_and_its_name_nor_within_a_word(
    visit: Callable[..., Any], hostile: Service, page: str
) -> None:
    browser = visit(kind_page(hostile, page), size=PHONE)
    torn = browser.execute_script("""
        const dots = [...document.querySelectorAll('.dot')].filter((dot) => {
            const range = document.createRange();
            range.selectNodeContents(dot);
            return range.getClientRects()[0].top - dot.getClientRects()[0].top > 8;
        });
        const words = [...document.querySelectorAll('.links th bdi')].filter((name) => {
            const words = name.textContent.trim().split(/\\s+/);
            return words.every((word) => word.length < 12) && name.getClientRects().length > words.length;
        });
        return [...dots, ...words].map((node) => node.parentElement.textContent);
    """)
    assert torn == []


def test_address_of_words_leads_to_the_sentence_that_holds_them(
    visit: Callable[..., Any], hostile: Service
) -> None:
    page = kind_page(hostile, "Document")
    browser = visit(page)
    first = browser.find_element("css selector", "a.passage").get_attribute("id")
    start = int(first.removeprefix("char=").partition(",")[0])
    browser = visit(f"{page}#char={start + 1},{start + 3}")
    wait(browser, f"location.hash === '#{first}' && document.querySelector(':target') !== null")
