"""Documents read as a stream: in order, none ahead of need, and each independent of the others."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from claimed import FRANCE, GERMANY, JAPAN, STATED, claims

from policyloom.graph.document import Document, read_text
from policyloom.graph.extract import extract
from policyloom.graph.reading import ReaderConfig, reader_config

TEXTS = (GERMANY, FRANCE, JAPAN)
COUNT = 9


@pytest.fixture
def reader(tmp_path: Path) -> ReaderConfig:
    said = dict.fromkeys((*(f"d{i}" for i in range(COUNT)), "a"), STATED)
    return reader_config(claims(tmp_path / "claims.jsonl", said))


def _documents(numbers: Iterator[int]) -> Iterator[Document]:
    for number in numbers:
        yield read_text(f"d{number}", TEXTS[number % len(TEXTS)], roles={})


def test_facts_of_a_document_do_not_depend_on_those_beside_it(reader: ReaderConfig) -> None:
    alone = [next(extract([document], reader=reader)) for document in _documents(iter(range(COUNT)))]
    together = list(extract(_documents(iter(range(COUNT))), reader=reader))
    assert all(extraction.facts for extraction in together)
    assert [e.quads(run="urn:r") for e in together] == [e.quads(run="urn:r") for e in alone]
    assert [e.coverage for e in together] == [e.coverage for e in alone]


def test_documents_even_without_a_paragraph_are_read_in_order_as_they_are_needed(
    reader: ReaderConfig,
) -> None:
    counter = itertools.count()
    documents = itertools.chain([Document("a", "")], _documents(counter))
    found = list(itertools.islice(extract(documents, reader=reader), 4))
    assert [e.document.id for e in found] == ["a", "d0", "d1", "d2"]
    assert [bool(e.facts) for e in found] == [False, True, True, True]
    assert next(counter) == 3
