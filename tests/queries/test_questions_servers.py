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

# The queries that Virtuoso answers wrongly, each with the reason.
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


def test_oxigraph_gives_the_same_rows(on_oxigraph: Store, questions_store: Store) -> None:
    for name in library():
        assert answered(on_oxigraph, name) == answered(questions_store, name), name


def test_virtuoso_gives_the_same_rows_save_where_its_faults_are_known(
    on_virtuoso: Store, questions_store: Store
) -> None:
    wrong = set()
    for name in library().keys() - UNSTEADY.keys():
        # The order is not compared: Virtuoso sometimes sorts grouped rows by their first keys only.
        expected = sorted(answered(questions_store, name))
        try:
            if sorted(answered(on_virtuoso, name)) != expected:
                wrong.add(name)
        except InputError:
            wrong.add(name)
    assert wrong == set(EXCEPTIONS)
