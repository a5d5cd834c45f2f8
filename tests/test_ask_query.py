"""The query of an answer, as ``ask --sparql`` prints it: it runs as it stands on any engine, and finds the same."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph
import pytest
import rdflib

from policyloom.queries import Store, open_store
from policyloom.queries.ask import Questions
from policyloom.queries.ask.index.pattern import pattern
from policyloom.queries.result import Solutions
from policyloom.queries.result import text as words_of

ASKED = {
    "objects": "What does Industry 4.0 aim at?",
    "subjects": "Which policy aims at real-time connectivity?",
    "actors": "which countries use the internet of things",
    "figures": "How many 5G base stations does China have?",
    "figure-places": "Which country is second in the world for computing power?",
    "figure-periods": "as of when does china have 4.09 million 5g base stations",
    "things": "How many policies are mentioned?",
    "document": "Who is the editor?",
    "names": "what does IoT mean",
    "acronyms": "What does ICT stand for?",
    "whether": "Did Germany adopt Industry 4.0?",
    "definitions": "what is Industry 5.0?",
    "holders": "Which country promotes digital transformation of manufacturing to keep its leading position?",
}
NESTED = "What does the country whose policy is built on smart production lines want to achieve?"


@pytest.fixture(scope="module")
def plain(article: Store) -> rdflib.Graph:
    """The article in an engine that shares nothing with the store's."""
    graph = rdflib.Graph()
    lines = "\n".join(
        str(pyoxigraph.Triple(q.subject, q.predicate, q.object)) + " ." for q in article.quads()
    )
    return graph.parse(data=lines, format="nt")


def _rows(store: Store, sparql: str) -> list[tuple[str, ...]]:
    result = store.query(sparql)
    assert isinstance(result, Solutions)
    return sorted(tuple(map(words_of, row)) for row in result)


def _named(sparql: str) -> str:
    return sparql.partition("\n")[0]


# rdflib 7.6 calls re.sub as Python 3.13 will no longer have it.
@pytest.mark.filterwarnings("ignore:'count' is passed as positional argument:DeprecationWarning")
@pytest.mark.parametrize("name", ASKED)
def test_query_finds_the_same_in_rdflib(
    article: Store, questions: Questions, plain: rdflib.Graph, name: str
) -> None:
    answer = questions.ask(ASKED[name])
    assert answer.answers
    assert _named(answer.sparql) == _named(pattern(name))
    found = sorted(
        tuple("" if term is None else str(term) for term in row)  # type: ignore[union-attr]
        for row in plain.query(answer.sparql)
    )
    assert found == _rows(article, answer.sparql) != []


def test_query_within_a_query_finds_the_same_in_rdflib(
    article: Store, questions: Questions, plain: rdflib.Graph
) -> None:
    answer = questions.ask(NESTED)
    assert "SELECT DISTINCT (?node AS ?given)" in answer.sparql
    assert len(list(plain.query(answer.sparql))) == len(_rows(article, answer.sparql)) == 4


def test_endpoint_gives_the_same_answers(
    article: Store, questions: Questions, sparql_server: Callable[..., str]
) -> None:
    native = pyoxigraph.Store()
    native.extend(article.quads())
    with open_store(f"{sparql_server(native)}/query") as remote:
        there = Questions(remote)
        for question in (*ASKED.values(), NESTED):
            assert there.ask(question) == questions.ask(question)
