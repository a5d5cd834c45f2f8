"""The guard: it finds a SERVICE wherever the grammar allows one, and no query makes the search slow."""

from __future__ import annotations

import time
from contextlib import suppress

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyloom.queries.dataset import names_dataset
from policyloom.queries.service.guard import Refusal, check_loads, check_query, check_services
from policyloom.queries.service.patterns import check_patterns

CLAUSES = [
    "?s ?p ?o . SERVICE <http://127.0.0.1/> {}",
    "?s ?p ?o.SERVICE <http://127.0.0.1/> {}",
    "?s ?p 1SERVICE<http://127.0.0.1/>{}",
    "?s ?p -1.SERVICE <http://127.0.0.1/> {}",
    "?s ?p trueSERVICE <http://127.0.0.1/> {}",
    "?s ?p 'a'@en.SERVICE <http://127.0.0.1/> {}",
    "?s e:p?o.SERVICE <http://127.0.0.1/> {}",
    "{}SERVICE SILENT ?x {}",
    "FILTER(1=1).SERVICEe:a{}",
    "SERVICE xSERVICE:a {}",
    "SERVICE e:a\\#b {}",
    "SERVICE e:a#b<c\n{}",
    "SERVICE#\n?o#{\n#\n{}",
    "SERVICE\t<http://127.0.0.1/>\n{}",
]
OTHERS = [
    "GRAPH ?service { ?s ?p ?o }",
    "?s ?service <urn:x> { ?s ?p ?o }",
    "?s e:service <urn:x> { ?s ?p ?o }",
    "?s e:a.service <urn:x> { ?s ?p ?o }",
    "?s ?p 'a service <urn:x>'",
]
# Real and apparent beginnings of a clause, repeated up to the length limit; what would follow is far away or missing.
LONG = 100_000
MOST = 100
KEYWORDS = ["SERVICE", "SERVICE,", "SERVICE:", "SERVICE\\:", "SERVICE<", "SERVICE #", "SERVICE SILENT "]
SIGNS = [":", "\\:", "#", " ", '\\"', "\\'", "\"'\n", "<", "(", "{|"]
NAMES = ["a_", "a.", "true", "a:b..", "?aSERVICE <x>{"]


@pytest.mark.parametrize("group", CLAUSES)
def test_service_is_found_wherever_it_may_stand(group: str) -> None:
    with pytest.raises(Refusal, match="SERVICE"):
        check_services(f"PREFIX e: <urn:> ASK {{ {group} }}", ())


@pytest.mark.parametrize("group", OTHERS)
def test_name_that_holds_the_word_is_no_service(group: str) -> None:
    check_services(f"PREFIX e: <urn:> ASK {{ {group} }}", ())


@pytest.mark.parametrize(
    "update",
    [
        "PREFIX xLOAD: <file:///> LOAD xLOAD:etc",
        "CLEAR ALL;LOAD<file:///etc>",
        "LOAD x\u200c:etc",
        "LOAD#\nSILENT e:x",
    ],
)
def test_load_is_found(update: str) -> None:
    with pytest.raises(Refusal, match="LOAD"):
        check_loads(update)


@pytest.mark.parametrize("repeated", [*KEYWORDS, *SIGNS, *NAMES])
def test_search_takes_no_longer_than_the_query_is_long(repeated: str) -> None:
    for before in (
        "ASK { ",
        "ASK { " + "SERVICE " * 900,
        "ASK { ?s ?p 1 " + "; " * 200,
        "SELECT * FROM <urn:g> { ?s ?p ",
    ):
        assert _seconds(before + repeated * ((LONG - len(before)) // len(repeated))) < 2


def _seconds(text: str) -> float:
    """Return the processor time, in seconds, that the guard takes to check *text*."""
    began = time.process_time()
    names_dataset(text)
    with suppress(Refusal):
        check_query(text, ())
    with suppress(Refusal):
        check_patterns(text, MOST)
    return time.process_time() - began


# Parts of the generated queries: text before the word SERVICE, gaps, the word itself and the endpoint.
PARTS = ["", "?s ?p ?o.", "?s ?p 1", "?s ?p true", "?s ?p 'x'@en", "?s ?p () .", "?s e:b?o.", "e:a e:b ?o;"]
OTHER_PARTS = ["{}", "FILTER(1=1).", "VALUES ?x {1}", "_:a ?p ?o .", "#c\n", "e:", ".", "a", "'", '"', "?"]
BEFORE = st.sampled_from([*PARTS, *OTHER_PARTS, "?service", "SERVICE"])
GAP = st.sampled_from(["", " ", "\n", "#c\n", "#\r", "#SERVICE <x> {\n"])
WORD = st.sampled_from(["SERVICE", "service", "SERVICESERVICE", "?SERVICE", "e:SERVICE"])
NOWHERE = "http://127.0.0.1:9/"
ENDPOINT = st.sampled_from([f"<{NOWHERE}>", "?e", "e:x", "e:x\\#y", "e:", ":x.y", "eSERVICE:a", "SERVICE:a"])


@settings(max_examples=1000)
@given(st.lists(st.tuples(BEFORE, GAP), max_size=3), WORD, GAP, ENDPOINT, GAP)
def test_what_would_ask_an_endpoint_is_refused(
    before: list[tuple[str, str]], word: str, gap: str, endpoint: str, last: str
) -> None:
    prefixes = "".join(f"PREFIX {name}: <{NOWHERE}> " for name in ("e", "", "eSERVICE", "SERVICE"))
    group = "".join(map("".join, before)) + word + gap + endpoint + last + "{}"
    query = f"{prefixes}SELECT * {{ BIND (<{NOWHERE}> AS ?e) {group} }}"
    store = pyoxigraph.Store()
    store.add(pyoxigraph.Quad(*[pyoxigraph.NamedNode("urn:a")] * 3))
    try:
        list(store.query(query))  # type: ignore[arg-type]
    except OSError:  # the engine tried to ask the endpoint, but its HTTP client allows no port 9
        with pytest.raises(Refusal):
            check_query(query, ())
    except (SyntaxError, RuntimeError):
        pass
