"""The pages in a real browser: what a reader can do, and that texts of a graph are shown and never executed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from policyloom.ontology.namespace import BASE, DCTERMS, DOCUMENT, ENTITY, FACT, OA, POL, RDF, RDFS, SKOS, XSD
from policyloom.queries import open_store

if TYPE_CHECKING:
    from .conftest import Service

Keys: Any = pytest.importorskip(
    "selenium.webdriver.common.keys", reason="the tests of the pages need selenium"
).Keys
EDITOR = Path(__file__).parents[2] / "queries" / "service" / "static" / "editor.js"
needs_editor = pytest.mark.skipif(
    not EDITOR.is_file(), reason="the editor is not bundled: make editor, with Node.js and npm"
)

# Names and texts with which somebody may try to make a page do what it should not.
HOSTILE = {
    "script": "<script>document.title = 'broken'</script>",
    "handler": '"><img src=x onerror="document.title = \'broken\'">',
    "quotes": "' onmouseover='document.title=1' \" onfocus=\"document.title=1\" autofocus",
    "close": "</textarea></svg></title></p>{{ 7 * 7 }}{% raw %}<a href=javascript:alert(1)>x</a>",
    "right-to-left": "سياسة الصناعة \u202etxt.exe\u202c",
    "long": "x" * 10_000,
    "control": "a\u0001b\u0002c\u0003\ufffe<b>",
}
GRAPH = NamedNode("urn:hostile")


def _hostile_quads() -> Iterator[Quad]:
    document = DOCUMENT.hostile
    text = "\n".join(HOSTILE.values())
    yield _quad(document, RDF.type, NamedNode(POL.Document))
    yield _quad(document, DCTERMS["title"], Literal(HOSTILE["handler"]))
    yield _quad(document, DCTERMS.identifier, Literal(HOSTILE["quotes"]))
    yield _quad(document, POL.text, Literal(text))
    yield _quad(document, POL.author, Literal(HOSTILE["script"]))
    yield _quad(document, POL.sentenceCount, _number(len(HOSTILE)))
    yield _quad(document, POL.sha256, Literal(HOSTILE["close"]))
    # The object of all facts is mentioned in the sentence of one of them only.
    start = text.index("document.title")
    mention = f"{document}#char={start},{start + 14}"
    yield _quad(mention, RDF.type, NamedNode(POL.Mention))
    yield _quad(mention, POL.denotes, NamedNode(ENTITY.script))
    yield _quad(mention, OA.hasSource, NamedNode(document))
    yield _quad(mention, OA.start, _number(start))
    yield _quad(mention, OA.end, _number(start + 14))
    yield _quad(mention, OA.exact, Literal("document.title"))
    for number, (key, words) in enumerate(HOSTILE.items()):
        thing, fact = ENTITY[key], FACT[key]
        start = text.index(words)
        passage = f"{document}#char={start},{start + len(words)}"
        yield _quad(thing, RDF.type, NamedNode(POL.Policy if number % 2 else POL.Country))
        yield _quad(thing, SKOS.prefLabel, Literal(words))
        yield _quad(thing, SKOS.altLabel, Literal(f"alias {words}"))
        yield _quad(thing, "urn:property", NamedNode("javascript:document.title=1"))
        yield _quad(thing, RDFS.seeAlso, NamedNode("data:text/html,evil"))
        yield _quad(thing, RDFS.comment, Literal(words, language="ar"))
        yield _quad(fact, RDF.type, NamedNode(POL.Fact))
        yield _quad(fact, RDF.subject, NamedNode(thing))
        yield _quad(fact, RDF.predicate, NamedNode(POL.adopts))
        yield _quad(fact, RDF.object, NamedNode(ENTITY.script))
        yield _quad(fact, POL.isNegated, Literal("false", datatype=NamedNode(XSD.boolean)))
        yield _quad(fact, POL.evidence, NamedNode(passage))
        yield _quad(passage, RDF.type, NamedNode(POL.Passage))
        yield _quad(passage, OA.hasSource, NamedNode(document))
        yield _quad(passage, OA.start, _number(start))
        yield _quad(passage, OA.end, _number(start + len(words)))
        yield _quad(passage, OA.exact, Literal(words))


def _quad(subject: str, predicate: str, value: NamedNode | Literal) -> Quad:
    return Quad(NamedNode(subject), NamedNode(predicate), value, GRAPH)


def _number(value: int) -> Literal:
    return Literal(str(value), datatype=NamedNode(XSD.integer))


@pytest.fixture(scope="module")
def hostile(folder: Path, service: Service, start_service: Callable[..., Service]) -> Service:
    """A service over the graphs of the tests and one more graph, in which every text is an attack."""
    shutil.copytree(service.folder, folder / "hostile")
    with open_store(folder / "hostile", writable=True) as store:
        store.replace(GRAPH.value, _hostile_quads())
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

    def opened(
        path: str, *, size: tuple[int, int] = (1280, 900), dark: bool = False, status: int = 200
    ) -> Any:
        width, height = size
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        theme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [theme]})
        browser.get_log("browser")
        browser.get(f"{hostile.url}{path}")
        if status != 200:
            refused.append(path)
        return browser

    yield opened
    complaints = [e["message"] for e in browser.get_log("browser") if e["level"] in {"SEVERE", "WARNING"}]
    assert [c for c in complaints if not (refused and "Failed to load resource" in c)] == []
    asked = browser.execute_script("return performance.getEntriesByType('resource').map((e) => e.name)")
    assert [name for name in asked if not name.startswith((f"{hostile.url}/", "blob:"))] == []


def wait(browser: Any, condition: str) -> Any:
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(browser, 10).until(lambda b: b.execute_script(f"return {condition}"))


def text_of(browser: Any, selector: str) -> str:
    return str(
        browser.execute_script("return document.querySelector(arguments[0]).textContent", selector)
    ).strip()


def kind_page(service: Service, kind: str) -> str:
    query = f"SELECT ?s {{ ?s a <{POL[kind]}> FILTER (!STRENDS(STR(?s), 'hostile')) }} ORDER BY ?s LIMIT 1"
    rows = json.loads(service.query(query).body)["results"]["bindings"]
    return f"/{rows[0]['s']['value'].removeprefix(BASE)}"


QUERY = "SELECT ?s ?label WHERE { ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?label } ORDER BY ?s"
PAGES = ["/", "/search?q=a", "/queries", "/queries/facts", "/ontology", f"/sparql?query={quote(QUERY)}"]


@pytest.mark.parametrize("path", [f"/id/entity/{key}" for key in HOSTILE])
def test_hostile_thing_is_shown_as_text(visit: Callable[..., Any], path: str) -> None:
    browser = visit(path)
    words = HOSTILE[path.rpartition("/")[2]]
    assert text_of(browser, "h1").split() == words.split() or "\x01" in words
    _unbroken(browser)


@pytest.mark.parametrize(
    "path", [*PAGES, "/id/document/hostile", "/id/fact/script", f"/search?q={quote(HOSTILE['handler'])}"]
)
def test_page_with_hostile_texts_does_nothing_but_show_them(visit: Callable[..., Any], path: str) -> None:
    browser = visit(path)
    if path.startswith("/sparql"):
        wait(browser, "document.querySelectorAll('#result tr').length > 5")
    _unbroken(browser)


def _unbroken(browser: Any) -> None:
    assert browser.execute_script("return document.title") not in {"broken", "1"}
    assert browser.execute_script("return document.querySelectorAll('main img, main script').length") == 0
    links = browser.execute_script("return [...document.querySelectorAll('[href]')].map((a) => a.href)")
    links = [link if isinstance(link, str) else link["baseVal"] for link in links]
    assert [link for link in links if not link.startswith(("http://", "https://", "/", "#"))] == []
    assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")


def test_hostile_names_are_completed_as_text(visit: Callable[..., Any]) -> None:
    browser = visit("/")
    browser.find_element("id", "q").send_keys("alias script")
    assert HOSTILE["script"] in wait(browser, "document.querySelector('.names li')?.textContent")
    _unbroken(browser)


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


def test_name_that_a_query_takes_is_completed_in_its_field(visit: Callable[..., Any], hostile: Service) -> None:
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


def test_completion_goes_on_escape_and_a_text_is_searched_as_it_is(visit: Callable[..., Any]) -> None:
    browser = visit("/")
    field = browser.find_element("id", "q")
    field.send_keys("port")
    wait(browser, "document.querySelectorAll('.names li').length > 0")
    field.send_keys(Keys.ESCAPE)
    assert field.get_attribute("aria-expanded") == "false"
    field.send_keys(Keys.ENTER)
    wait(browser, "location.pathname === '/search' && location.search === '?q=port'")


def test_question_of_the_first_page_is_answered_on_a_page_that_can_be_passed_on(
    visit: Callable[..., Any],
) -> None:
    browser = visit("/")
    browser.find_element("id", "question").send_keys("How tall is the moon?")
    browser.find_element("css selector", "#ask button").click()
    wait(browser, "location.pathname === '/ask' && document.querySelector('#answer')")
    assert browser.execute_script("return location.search") == "?q=How+tall+is+the+moon%3F"
    assert "No answer in this graph." in text_of(browser, "#answer")
    assert browser.find_element("id", "question").get_attribute("value") == "How tall is the moon?"


def test_answer_is_a_table_with_links_and_can_be_seen_raw(visit: Callable[..., Any]) -> None:
    browser = visit(f"/sparql?query={quote(QUERY)}")
    wait(browser, "document.querySelectorAll('#result tr').length > 5")
    link = browser.find_element("css selector", "#result td a")
    assert link.get_attribute("href").startswith(f"{browser.execute_script('return location.origin')}/id/")
    browser.find_element("id", "as-raw").click()
    assert json.loads(text_of(browser, "#result pre"))["head"]["vars"] == ["s", "label"]
    assert "rows" in text_of(browser, "#status")


def test_example_is_taken_by_a_click_and_its_link_can_be_passed_on(visit: Callable[..., Any]) -> None:
    browser = visit("/sparql")
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


def test_page_of_queries_begins_with_one_that_can_be_run(visit: Callable[..., Any]) -> None:
    browser = visit("/sparql")
    wait(browser, "document.querySelector('#status').textContent.includes('rows')")


@needs_editor
def test_editor_colours_completes_and_runs(visit: Callable[..., Any]) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    browser = visit("/sparql?query=")
    root = "document.querySelector('.editor').shadowRoot"
    wait(browser, f"document.querySelector('.editor') && {root}.querySelector('.cm-content')")
    browser.execute_script(f"{root}.querySelector('.cm-content').focus()")

    def press(*keys: str) -> None:
        ActionChains(browser).send_keys(*keys).perform()

    press("SELECT ?s WHERE { ?s a pol:Coun")
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


@pytest.mark.parametrize("path", ["/queries/facts", f"/sparql?query={quote(QUERY)}"])
def test_phone_shows_each_row_by_itself_with_the_names_of_its_columns(
    visit: Callable[..., Any], path: str
) -> None:
    browser = visit(path, size=(390, 844))
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


@pytest.mark.parametrize("path", ["/id/entity/quotes", "/id/fact/quotes", "/id/document/hostile"])
def test_name_that_a_sentence_lacks_is_led_to_in_the_text(visit: Callable[..., Any], path: str) -> None:
    browser = visit(path)
    assert f"{HOSTILE['script']} is named in: “{HOSTILE['script']}”" in text_of(browser, ".antecedent")
    browser.find_element("css selector", ".antecedent a").click()
    wait(browser, "document.querySelector(':target')")
    assert text_of(browser, "article :target") == "document.title"


@pytest.mark.parametrize("size", [(1280, 900), (390, 844)], ids=["desk", "phone"])
@pytest.mark.parametrize("thing", [*HOSTILE, "Country"])
def test_picture_of_a_thing_is_as_high_and_wide_as_its_words(
    visit: Callable[..., Any], hostile: Service, thing: str, size: tuple[int, int]
) -> None:
    browser = visit(kind_page(hostile, thing) if thing == "Country" else f"/id/entity/{thing}", size=size)
    cut, hidden = browser.execute_script("""
        const pane = document.querySelector('.around .wide');
        const [left, top] = [pane.getBoundingClientRect().left, pane.getBoundingClientRect().top];
        const cut = [...pane.querySelectorAll('text, rect')].filter((drawn) => {
            const box = drawn.getBoundingClientRect();
            return box.left < left || box.top < top || box.right > left + pane.scrollWidth
                || box.bottom > top + pane.clientHeight;
        });
        return [cut.map((drawn) => drawn.textContent), pane.scrollHeight - pane.clientHeight];
    """)
    assert (cut, hidden) == ([], 0)


@pytest.mark.parametrize("page", ["Document", "Fact", "Country"])
def test_line_ends_neither_between_a_dot_and_its_name_nor_within_a_word(
    visit: Callable[..., Any], hostile: Service, page: str
) -> None:
    browser = visit(kind_page(hostile, page), size=(390, 844))
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


@pytest.mark.parametrize(
    ("size", "dark"),
    [((1280, 900), False), ((1280, 900), True), ((390, 844), False)],
    ids=["light", "dark", "phone"],
)
@pytest.mark.parametrize("page", [*PAGES, "Country", "Fact", "Document"])
def test_axe_finds_no_violation(
    visit: Callable[..., Any], hostile: Service, axe: str, page: str, size: tuple[int, int], dark: bool
) -> None:
    browser = visit(page if page.startswith("/") else kind_page(hostile, page), size=size, dark=dark)
    if page.startswith("/sparql"):
        wait(browser, "document.querySelectorAll('#result tr').length > 5")
    browser.execute_script(axe)
    result = browser.execute_async_script("axe.run(document).then(arguments[arguments.length - 1])")
    assert [(v["id"], [n["html"][:200] for n in v["nodes"][:3]]) for v in result["violations"]] == []
    assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")
