"""The facts as records: the rows of the question facts, however few documents and things are read at a time."""

from __future__ import annotations

import pytest

from policyloom.queries import Solutions, Store
from policyloom.queries.facts import join, records
from policyloom.queries.library import library
from policyloom.queries.record import record

GIVEN: list[dict[str, str]] = [
    {},
    {"document": "ports"},
    {"document": "nothing"},
    {"kind": "statistic"},
    {"minimum": "0.75", "kind": "adopts"},
]


def rows(store: Store, given: dict[str, str]) -> list[dict[str, object]]:
    answer = store.query(library()["facts"].bind(given))
    assert isinstance(answer, Solutions)
    return [record(answer.variables, row) for row in answer]


@pytest.mark.parametrize("given", GIVEN)
@pytest.mark.parametrize("most", [1, 500])
def test_facts_are_the_rows_of_their_question(
    questions_store: Store, article: Store, given: dict[str, str], most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(join, "_MOST", most)
    monkeypatch.setattr("policyloom.queries.facts.fetch._DOCUMENTS", most)
    minimum = float(given["minimum"]) if "minimum" in given else None
    chosen = {"document": given.get("document"), "kind": given.get("kind"), "minimum": minimum}
    for store in (questions_store, article):
        every = rows(store, given)
        assert list(records(store, **chosen, denied=True)) == every  # type: ignore[arg-type]
        stated = [fact for fact in every if not fact["negated"]]
        assert list(records(store, **chosen)) == stated  # type: ignore[arg-type]
