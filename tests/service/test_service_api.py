"""The lists of the graph as JSON: they come in pages, with the rows of the commands and of the named queries."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from policyloom.queries import open_store
from policyloom.queries.facts import records

if TYPE_CHECKING:
    from .conftest import Service


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"minimum": 0.75},
        {"kind": "statistic", "minimum": 0.5},
        {"document": "nothing"},
        {"document": "ports", "kind": "statistic"},
    ],
)
def test_facts_come_in_pages_as_the_command_prints_them(usual: Service, given: dict[str, Any]) -> None:
    found = _paged(usual, f"/api/facts?{urlencode({'limit': 7, **given})}", 7)
    with open_store(usual.folder) as store:
        assert found == list(records(store, denied=True, **given))
    assert len(found) > 7 or given


@pytest.mark.parametrize(
    "question", ["entities", "documents", "entities?kind=pol:Place", "entities?kind=pol:Nothing"]
)
def test_lists_have_the_rows_of_their_questions(usual: Service, question: str) -> None:
    answered = json.loads(usual.get(f"/queries/{question}").body)["results"]["bindings"]
    iri = "doc_iri" if question == "documents" else "entity_iri"
    found = _paged(usual, f"/api/{question}{'&' if '?' in question else '?'}limit=2", 2)
    assert [item[iri] for item in found] == [row[iri]["value"] for row in answered]
    assert bool(found) == ("Nothing" not in question)
    for item, row in zip(found, answered, strict=True):
        plain = {key: None if value is None else str(value) for key, value in item.items()}
        assert plain == {key: row[key]["value"] if row.get(key, {}).get("value") else None for key in item}


def test_page_of_facts_may_begin_anywhere(usual: Service) -> None:
    whole = json.loads(usual.get("/api/facts?limit=1000").body)["items"]
    for offset in (len(whole) - 1, len(whole), 5, 10_000_000, 0, len(whole) // 2):
        page = json.loads(usual.get(f"/api/facts?limit=3&offset={offset}").body)
        assert page["items"] == whole[offset : offset + 3]
        assert (page["next"] is not None) == (offset + 3 < len(whole))


def _paged(service: Service, following: str | None, most: int) -> list[dict[str, Any]]:
    """Return the items of all pages from *following* on; each page has at most *most* items."""
    found = []
    while following:
        page = json.loads(service.get(following).body)
        assert len(page["items"]) <= most
        found += page["items"]
        following = page["next"]
    return found
