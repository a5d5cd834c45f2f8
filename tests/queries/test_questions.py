"""Every question of the library, on a small graph made by hand and on the article."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
from asked import ASKED

from policyloom.queries import Solutions, Store, Triples
from policyloom.queries.library import library
from policyloom.queries.result import text

ANSWERS = Path(__file__).parent / "questions"
ARTICLE = ANSWERS / "article"

# The parameters of the questions on the article, where any are given.
ASKED_OF_ARTICLE = {
    "compare-policies": {"first": "Industry 4.0", "second": "Industry 5.0"},
    "facts-about": {"thing": "Consumer Internet"},
    "links": {"from": "Germany", "to": "smart factories"},
    "lookup": {"text": "industry 4"},
    "neighbourhood": {"thing": "Industry 5.0"},
}

# The columns whose values must be equal to match; the other columns hold phrases, which match approximately.
EXACT = {"type", "value", "rank", "date", "earliest", "latest", "qualifier", "aspect", "shared", "length"}
LEAST_OVERLAP = 0.6
LEAST_FOUND, LEAST_TRUE = 0.7, 0.7


def answer(store: Store, name: str, asked: dict[str, str]) -> list[list[str]]:
    """Return the answer as rows of text, whose columns are those of the header; triples are sorted."""
    query = library()[name]
    result = store.query(query.bind(asked))
    if isinstance(result, Solutions):
        assert result.variables == query.answers
        return result.table()
    assert isinstance(result, Triples)
    assert query.answers == ("subject", "predicate", "object")
    return sorted([text(t.subject), text(t.predicate), text(t.object)] for t in result)


def expectation(path: Path) -> tuple[list[str], list[list[str]]]:
    """Return the columns and the rows of a file of answers."""
    with path.open(encoding="utf-8", newline="") as file:
        columns, *rows = csv.reader(file)
    return columns, rows


def names(folder: Path) -> list[str]:
    return sorted(path.stem for path in folder.glob("*.csv"))


def gaps() -> set[str]:
    """Return the rows that are not found in the article yet, each after the name of its question."""
    return set((ARTICLE / "gaps.txt").read_text(encoding="utf-8").splitlines())


def test_every_question_has_its_answer_and_every_answer_its_question() -> None:
    assert names(ANSWERS) == list(library())
    assert set(names(ARTICLE)) <= set(library())
    rows = {
        " | ".join([name, *row]) for name in names(ARTICLE) for row in expectation(ARTICLE / f"{name}.csv")[1]
    }
    assert gaps() <= rows


@pytest.mark.parametrize("name", library())
def test_question_is_answered_on_the_small_graph(questions_store: Store, name: str) -> None:
    columns, rows = expectation(ANSWERS / f"{name}.csv")
    assert columns == list(library()[name].answers)
    assert answer(questions_store, name, ASKED.get(name, {})) == rows


def test_each_is_a_question_whose_answer_has_a_fixed_order_and_the_offsets_of_its_passages() -> None:
    for query in library().values():
        columns = query.answers
        assert query.question.endswith("?"), query.name
        assert "ORDER BY" in query.text, query.name
        has_passages = "quote" in columns or "sent" in columns
        assert has_passages == ("start" in columns) == ("end" in columns), query.name


@pytest.mark.parametrize("name", names(ARTICLE))
def test_article_is_answered_truly(article: Store, name: str) -> None:
    """The expected answers were written by a person from the text, in the columns that a reader would check.

    The rows that are not found yet are listed in ``gaps.txt``: the test fails if any other row is missed, and if
    a listed row is found.
    """
    missed = unmatched(*true_and_found(article, name), other_names(article))
    known = {gap for gap in gaps() if gap.startswith(f"{name} | ")}
    assert {" | ".join([name, *row]) for row in missed} == known


def test_quotes_stand_in_the_text_at_their_offsets(article: Store) -> None:
    result = article.query("SELECT ?text { ?doc <https://w3id.org/policyloom/policy#text> ?text }")
    assert isinstance(result, Solutions)
    [[document]] = result.table()
    for name, query in library().items():
        for row in answer(article, name, ASKED_OF_ARTICLE.get(name, {})) if "start" in query.answers else ():
            told = dict(zip(query.answers, row, strict=True))
            quote = told["quote"] if "quote" in told else told["sent"]
            assert document[int(told["start"]) : int(told["end"])] == quote, name


def test_shares_are_percentages_and_no_figure_without_a_unit(article: Store) -> None:
    unit = library()["shares"].answers.index("unit")
    assert {row[unit] for row in answer(article, "shares", {})} == {"percent"}


def test_most_of_the_article_is_found_and_most_of_what_is_found_is_true(article: Store) -> None:
    also = other_names(article)
    answers = [true_and_found(article, name) for name in names(ARTICLE)]
    missed = sum(len(unmatched(columns, true, found, also)) for columns, true, found in answers)
    wrong = sum(len(unmatched(columns, found, true, also)) for columns, true, found in answers)
    assert 1 - missed / sum(len(true) for _, true, _ in answers) >= LEAST_FOUND
    assert 1 - wrong / sum(len(found) for _, _, found in answers) >= LEAST_TRUE


def true_and_found(article: Store, name: str) -> tuple[list[str], list[list[str]], list[list[str]]]:
    """Return the columns to compare, the rows that are expected and the rows that the graph gives."""
    columns, true = expectation(ARTICLE / f"{name}.csv")
    at = [library()[name].answers.index(column) for column in columns]
    rows = answer(article, name, ASKED_OF_ARTICLE.get(name, {}))
    return columns, true, [[row[i] for i in at] for row in rows]


def other_names(article: Store) -> dict[str, list[str]]:
    """Return the other names of each thing by its label."""
    names: dict[str, list[str]] = {}
    for label, name, _ in answer(article, "names", {}):
        names.setdefault(label, []).append(name)
    return names


def unmatched(
    columns: list[str], rows: list[list[str]], others: list[list[str]], names: dict[str, list[str]]
) -> list[list[str]]:
    """Return the *rows* that match none of *others*; each of *others* matches one row at most.

    Phrases match if they or other names of the things share most words; the columns in ``EXACT`` must be equal.
    """

    def alike(column: str, a: str, b: str) -> bool:
        if column in EXACT:
            return a == b
        pairs = ((x, y) for x in (a, *names.get(a, ())) for y in (b, *names.get(b, ())))
        return any(overlap(x, y) >= LEAST_OVERLAP for x, y in pairs)

    left, missed = list(others), []
    for row in rows:
        match = next((o for o in left if all(map(alike, columns, row, o))), None)
        if match is None:
            missed.append(row)
        else:
            left.remove(match)
    return missed


def overlap(a: str, b: str) -> float:
    """Return the share of words that two phrases have in common, from 0 to 1 (F1)."""
    words, others = Counter(_words(a)), Counter(_words(b))
    if not words and not others:
        return 1
    return 2 * (words & others).total() / (words.total() + others.total())


def _words(phrase: str) -> list[str]:
    words = re.findall(r"[\w.-]+", re.sub(r"[’']s\b", "", phrase.lower()))
    return [re.sub(r"ies$|y$|s$", "", word) for word in words if word not in {"the", "a", "an", "some"}]
