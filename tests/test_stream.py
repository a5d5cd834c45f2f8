"""Documents read in a stream: in order, a few batches ahead, each as if it were alone."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from policyloom.graph.document import Document, read_text
from policyloom.graph.extract import extract
from policyloom.graph.parsing.parse import BATCH_SIZE

TEXTS = (
    "Germany adopted Industry 4.0 in 2013.\nIt aims to raise productivity by 30 percent.",
    "France launched the Recovery Plan.",
    "Japan faces a shortage of labour.\nThe country adopted Society 5.0.\nIn 2020, 60 % of firms used robots.",
)


def _documents(numbers: Iterator[int]) -> Iterator[Document]:
    for number in numbers:
        yield read_text(f"d{number}", TEXTS[number % len(TEXTS)], roles={})


def test_facts_of_a_document_do_not_depend_on_those_beside_it() -> None:
    alone = [next(extract([document])) for document in _documents(iter(range(2 * BATCH_SIZE)))]
    together = list(extract(_documents(iter(range(2 * BATCH_SIZE)))))
    assert [e.quads(run="urn:r") for e in together] == [e.quads(run="urn:r") for e in alone]
    assert [e.coverage for e in together] == [e.coverage for e in alone]


def test_documents_are_read_as_they_are_needed() -> None:
    counter = itertools.count()
    found = list(itertools.islice(extract(_documents(counter)), 3))
    assert [e.document.id for e in found] == ["d0", "d1", "d2"]
    assert next(counter) < 10 * BATCH_SIZE


def test_documents_without_a_paragraph_keep_their_place() -> None:
    documents = [Document(id, "") for id in ("a", "b")]
    (good,) = _documents(iter([0]))
    ids = [e.document.id for e in extract([documents[0], good, documents[1]])]
    assert ids == ["a", "d0", "b"]
    assert [e.facts for e in extract(documents)] == [(), ()]
