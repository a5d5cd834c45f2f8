"""Documents read as a stream: in order, and none ahead of need."""

from __future__ import annotations

import itertools
from pathlib import Path

from claimed import GERMANY, STATED, claims

from policyloom.graph.document import Document, read_text
from policyloom.graph.extract import extract
from policyloom.graph.reading import reader_config


def test_documents_even_without_a_paragraph_are_read_in_order_as_they_are_needed(tmp_path: Path) -> None:
    said = dict.fromkeys(("empty", "d0", "d1", "d2"), STATED)
    reader = reader_config(claims(tmp_path / "claims.jsonl", said))
    counter = itertools.count()
    endless = (read_text(f"d{number}", GERMANY, roles={}) for number in counter)
    documents = itertools.chain([Document("empty", "")], endless)
    found = list(itertools.islice(extract(documents, reader=reader), 4))
    assert [e.document.id for e in found] == ["empty", "d0", "d1", "d2"]
    assert [bool(e.facts) for e in found] == [False, True, True, True]
    assert next(counter) == 3
