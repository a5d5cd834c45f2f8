"""Every question of the library, on a small graph made by hand and on the article."""

from __future__ import annotations

import csv
import warnings
from pathlib import Path

import pytest

from policyloom.queries import Solutions, Store, Triples
from policyloom.queries.library import library
from policyloom.queries.result import text

ANSWERS = Path(__file__).parent / "questions"
ARTICLE = ANSWERS / "article"

# The questions that make no sense without a parameter, and what is asked of the small graph.
ASKED = {
    "compare-policies": {"first": "Harbour Plan", "second": "ferry act"},
    "facts-about": {"thing": "norland"},
    "links": {"from": "Kingdom of Norland", "to": "Sudmark"},
    "lookup": {"text": "Ferr"},
    "neighbourhood": {"thing": "tidal turbines"},
}

# What is asked of the article, where it is not everything.
ASKED_OF_ARTICLE = {
    "compare-policies": {"first": "Industry 4.0", "second": "Industry 5.0"},
    "facts-about": {"thing": "Consumer Internet"},
    "links": {"from": "Germany", "to": "smart factories"},
    "lookup": {"text": "industry 4"},
    "neighbourhood": {"thing": "Industry 5.0"},
}


def answer(store: Store, name: str, asked: dict[str, str]) -> list[list[str]]:
    """Return the answer as rows of words, triples sorted."""
    result = store.query(library()[name].bind(asked))
    if isinstance(result, Solutions):
        return result.table()
    assert isinstance(result, Triples)
    return sorted([text(t.subject), text(t.predicate), text(t.object)] for t in result)


def expectation(path: Path) -> tuple[list[str], list[list[str]]]:
    """Return the columns and the rows of a file of answers."""
    with path.open(encoding="utf-8", newline="") as file:
        columns, *rows = csv.reader(file)
    return columns, rows


def names(folder: Path) -> list[str]:
    return sorted(path.stem for path in folder.glob("*.csv"))


def test_every_question_has_its_answer_and_every_answer_its_question() -> None:
    assert names(ANSWERS) == list(library())
    assert set(names(ARTICLE)) <= set(library())


@pytest.mark.parametrize("name", library())
def test_question_is_answered_on_the_small_graph(questions_store: Store, name: str) -> None:
    columns, rows = expectation(ANSWERS / f"{name}.csv")
    assert columns == list(library()[name].answers)
    assert answer(questions_store, name, ASKED.get(name, {})) == rows


@pytest.mark.parametrize("name", library())
def test_columns_are_those_of_the_header(questions_store: Store, name: str) -> None:
    query = library()[name]
    result = questions_store.query(query.text)
    columns = result.variables if isinstance(result, Solutions) else ("subject", "predicate", "object")
    assert columns == query.answers
    assert query.question.endswith("?")


@pytest.mark.parametrize("name", library())
def test_order_of_the_answer_is_fixed(name: str) -> None:
    assert "ORDER BY" in library()[name].text


@pytest.mark.parametrize("name", library())
def test_question_that_lists_passages_gives_their_offsets(name: str) -> None:
    columns = library()[name].answers
    assert ("quote" in columns or "sent" in columns) == ("start" in columns) == ("end" in columns)


@pytest.mark.parametrize("name", library())
def test_question_is_sparql_to_rdflib_too(name: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's grammar uses names of pyparsing's past
        from rdflib.plugins.sparql import prepareQuery

        prepareQuery(library()[name].text)


@pytest.mark.parametrize("name", names(ARTICLE))
def test_article_is_answered_truly(article: Store, name: str) -> None:
    """The answers were written by a reader of the text, in the columns that a reader would check."""
    columns, rows = expectation(ARTICLE / f"{name}.csv")
    at = [library()[name].answers.index(column) for column in columns]
    found = [[row[i] for i in at] for row in answer(article, name, ASKED_OF_ARTICLE.get(name, {}))]
    missed = [row for row in sorted(rows) if row not in found]
    wrong = [row for row in sorted(found) if row not in rows]
    assert (missed, wrong) == ([], [])
