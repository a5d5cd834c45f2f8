"""The library queries on SPARQL servers of other makers: the rows are those of the embedded store."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

import pytest
from asked import ASKED
from servers import Server

from policyloom.ontology.errors import InputError
from policyloom.queries import Solutions, Store, Triples, open_store
from policyloom.queries.library import library

# The queries that Virtuoso answers wrongly, each with the reason; the test fails when one is answered correctly.
EXCEPTIONS = tomllib.loads(Path(__file__).with_name("virtuoso-exceptions.toml").read_text(encoding="utf-8"))
# The queries that Virtuoso answers correctly only in some runs.
UNSTEADY: dict[str, str] = EXCEPTIONS.pop("unsteady")


def _filled(location: str, source: Store) -> Store:
    store = open_store(location, writable=True)
    for graph in store.graphs():
        store.remove(graph)
    for graph, quads in groupby(source.quads(), key=lambda quad: quad.graph_name):
        store.replace(str(graph)[1:-1], quads)
    return store


@pytest.fixture(scope="module")
def on_oxigraph(start_oxigraph: Callable[..., Server], questions_store: Store) -> Iterator[Store]:
    with _filled(start_oxigraph().location, questions_store) as store:
        yield store


@pytest.fixture(scope="module")
def on_virtuoso(virtuoso_server: Server, questions_store: Store) -> Iterator[Store]:
    with _filled(virtuoso_server.location, questions_store) as store:
        yield store


def answered(store: Store, name: str) -> list[list[str]]:
    answer = store.query(library()[name].bind(ASKED.get(name, {})))
    if isinstance(answer, Solutions):
        # GROUP_CONCAT joins names in an order that the standard leaves open.
        return [["|".join(sorted(words.split("|"))) for words in row] for row in answer.table()]
    assert isinstance(answer, Triples)
    return sorted([str(triple)] for triple in answer)


@pytest.mark.parametrize("name", library())
def test_oxigraph_gives_the_same_rows(on_oxigraph: Store, questions_store: Store, name: str) -> None:
    assert answered(on_oxigraph, name) == answered(questions_store, name)


@pytest.mark.parametrize("name", library())
def test_virtuoso_gives_the_same_rows(on_virtuoso: Store, questions_store: Store, name: str) -> None:
    if name in UNSTEADY:
        pytest.skip(f"Virtuoso is not steady here: {UNSTEADY[name]}")
    # The order is not compared: Virtuoso sometimes sorts grouped rows by their first keys only.
    expected = sorted(answered(questions_store, name))
    if name in EXCEPTIONS:
        with pytest.raises((AssertionError, InputError)):
            assert sorted(answered(on_virtuoso, name)) == expected
    else:
        assert sorted(answered(on_virtuoso, name)) == expected
