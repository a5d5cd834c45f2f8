"""The guard: a SERVICE is found wherever the grammar lets it stand, and no query makes the search for it long."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from policyloom.queries.dataset import names_dataset
from policyloom.queries.service.guard import Refusal, check_loads, check_query, check_services

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
]
OTHERS = [
    "GRAPH ?service { ?s ?p ?o }",
    "?s ?service <urn:x> { ?s ?p ?o }",
    "?s e:service <urn:x> { ?s ?p ?o }",
    "?s e:a.service <urn:x> { ?s ?p ?o }",
    "?s ?p 'a service <urn:x>'",
]
# What begins a clause, or seems to, as often as there is room for, with what would follow far away or nowhere.
LONG = 100_000
REPEATED = [
    "SERVICE,",
    "SERVICE",
    "SERVICE:",
    "SERVICE #",
    "SERVICE\\:",
    "SERVICE SILENT ",
    "SERVICE<",
    "?aSERVICE <x>{",
    ":",
    "\\:",
    "#",
    " ",
    '\\"',
    "\\'",
    "\"'\n",
    "<",
]


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


@pytest.mark.parametrize("repeated", REPEATED)
def test_search_takes_no_longer_than_the_query_is_long(repeated: str) -> None:
    for before in ("ASK { ", "ASK { " + "SERVICE " * 900, "SELECT * FROM <urn:g> { ?s ?p "):
        assert _seconds(before + repeated * ((LONG - len(before)) // len(repeated))) < 2


def _seconds(text: str) -> float:
    """Return the processor time that the guard takes to look at *text*."""
    began = time.process_time()
    names_dataset(text)
    with suppress(Refusal):
        check_query(text, ())
    return time.process_time() - began
