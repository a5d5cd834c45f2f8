"""Stores of a small text about harbours and of the bundled article, to ask questions of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from policyloom.graph.build import read_documents, run_iri
from policyloom.graph.extract import extract
from policyloom.graph.reading.config import reader_config
from policyloom.queries import Store, open_store
from policyloom.queries.ask import Questions

HERE = Path(__file__).parent


def recorded(text: Path, claims: str) -> Store:
    """Return an in-memory store of the graph that is built from *text* with its recorded *claims*."""
    store = open_store(None)
    for extraction in extract(read_documents([text]), reader=reader_config(f"recorded:{claims}")):
        store.replace(extraction.graph, extraction.quads(run=run_iri("test")))
    return store


def annotated(text: Path, told: str, rows: Iterable[Mapping[str, object]]) -> Store:
    """Write *told* to the file *text* and *rows* as claims beside it, and return an in-memory store of their graph."""
    text.write_text(told, encoding="utf-8")
    claims = text.with_suffix(".jsonl")
    claims.write_text("\n".join(json.dumps({"doc": text.stem, **row}) for row in rows), encoding="utf-8")
    return recorded(text, str(claims))


@pytest.fixture(scope="session")
def harbours() -> Iterator[Questions]:
    with recorded(HERE / "harbours.txt", str(HERE / "harbours.jsonl")) as store:
        yield Questions(store)


@pytest.fixture(scope="session")
def seed(questions: Questions) -> Questions:
    """Return the questions on the bundled article, whose claims a language model made."""
    return questions
