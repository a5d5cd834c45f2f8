"""Tables of texts: each row is a document with its own name, metadata, digest and faults."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from claimed import build, claims
from pyarrow import parquet

from policyloom.graph.reading.config import Recorded
from policyloom.graph.source import Found, find_sources, read_source
from policyloom.ontology.errors import DataError, PolicyloomError
from policyloom.ontology.namespace import POL
from policyloom.ontology.own import built_in
from policyloom.queries.corpus import Outcome
from policyloom.queries.store import Store, open_store

ROWS = [
    {
        "id": "ports",
        "Text": 'On Ports\nPorts, "they" say, grow.',
        "author": "A. Bee",
        "date": "2024-05",
        "source": "https://example.org/p",
    },
    {"id": "roads", "Text": "Roads\u2028are long.", "source": "Road Review", "title": "Roads"},
    {"id": "rails", "Text": "Málaga has rails."},
]


def _write(path: Path, rows: list[dict[str, Any]]) -> Path:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    if path.suffix == ".jsonl":
        path.write_text("\n\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    elif path.suffix == ".parquet":
        table = pa.table({name: [row.get(name) for row in rows] for name in columns})
        parquet.write_table(table, path, row_group_size=2)
    else:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, columns, delimiter="\t" if path.suffix == ".tsv" else ",")
            writer.writeheader()
            writer.writerows(rows)
    return path


def _read(found: Found) -> list[Any]:
    read: list[Any] = []
    for source in found.sources:
        try:
            read.append(read_source(source, built_in().vocabulary.roles))
        except PolicyloomError as error:
            read.append(str(error))
    return read


ENDINGS = pytest.mark.parametrize("ending", [".jsonl", ".csv", ".tsv", ".parquet"])


@ENDINGS
def test_row_is_a_document_with_its_metadata(ending: str, tmp_path: Path) -> None:
    found = find_sources([_write(tmp_path / f"texts{ending}", ROWS)])
    assert [source.name for source in found.sources] == ["ports", "roads", "rails"]
    ports, roads, rails = _read(found)
    assert [document.text for document in (ports, roads, rails)] == [row["Text"] for row in ROWS]
    assert ports.metadata.issued == "2024-05"
    assert ports.metadata.source == "https://example.org/p"
    assert ports.bylines == ((POL.author, "A. Bee"),)
    assert roads.title == "Roads"
    assert roads.bylines == ((POL.publisher, "Road Review"),)


@ENDINGS
def test_rows_are_named_by_any_id_or_by_their_numbers(ending: str, tmp_path: Path) -> None:
    path = _write(tmp_path / f"texts{ending}", [{"text": "Ports grow."}, {"text": "Roads grow."}])
    for place in (path, tmp_path):
        assert [source.name for source in find_sources([place]).sources] == ["texts/1", "texts/2"]
    _write(path, [{"id": number, "text": "Ports grow."} for number in range(2)])
    assert [source.name for source in find_sources([path]).sources] == ["0", "1"]


def test_rows_of_all_kinds_of_tables_have_one_digest_and_are_read_as_they_are_now(tmp_path: Path) -> None:
    digests = set()
    for text in ("Ports grow.", "Ports grew."):
        for ending in (".jsonl", ".csv", ".tsv", ".parquet"):
            path = _write(tmp_path / f"x{ending}", [{"id": "a", "text": text, "date": "2024"}])
            document = read_source(find_sources([path]).sources[0], {})
            assert document.text == text
            digests.add(document.source_sha256)
    assert len(digests) == 2


def _build(store: Store, path: Path, *, prune: bool = False) -> Outcome:
    said = {name: ["faces | Ports | storms | Ports face storms."] for name in "abc"}
    reader = Recorded(claims(path.with_name("claims"), said).removeprefix("recorded:"))
    return build(store, reader, path, prune=prune).outcome


def test_row_that_changes_is_read_again_alone(tmp_path: Path) -> None:
    rows = [{"id": name, "text": f"Ports in {name} grow."} for name in "abc"]
    path = tmp_path / "texts.csv"
    with open_store(None) as store:
        outcome = _build(store, _write(path, rows))
        assert (outcome.new, outcome.faults) == (3, [])
        rows[1]["text"] = "Ports grow fast."
        outcome = _build(store, _write(path, rows))
        assert (outcome.new, outcome.changed, outcome.unchanged) == (0, 1, 2)


def test_nothing_is_pruned_while_a_table_cannot_be_opened(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": "Ports grow."}, {"id": "b", "text": "Roads grow."}]
    path = _write(tmp_path / "texts.csv", rows)
    with open_store(None) as store:
        _build(store, path)
        whole = path.read_bytes()
        path.write_bytes(b"")
        assert _build(store, path, prune=True).removed == 0
        path.write_bytes(whole.replace(b"b,Roads grow.", b""))
        assert _build(store, path, prune=True).removed == 1


def test_row_at_fault_costs_itself_alone(tmp_path: Path) -> None:
    rows = {
        b"{": "is not a JSON object",
        b'{"title": "x"}': "has no text",
        b'{"text": "\\ud800"}': "half of a surrogate pair",
        b'{"text": " "}': "is empty",
        b'{"text": "Ports grow.", "date": "soon"}': "is not an ISO 8601 date",
        b'{"text": 5}': "has no text",
        b"\xff": "is not a JSON object",
    }
    path = tmp_path / "texts.jsonl"
    path.write_bytes(b"\n".join([b'{"id": "h"}', b'{"text": "Ports grow."}', *rows]))
    head, first, *others = _read(find_sources([tmp_path]))
    assert "row 1: has no text" in str(head)
    assert not isinstance(first, str)
    for number, (said, reason) in enumerate(zip(others, rows.values(), strict=True), start=3):
        assert str(said).startswith(f"{path}, row {number}: "), said
        assert reason in str(said)
        assert ";" in str(said)


def test_table_of_which_no_row_is_an_object_is_one_fault(tmp_path: Path) -> None:
    (tmp_path / "noise.jsonl").write_bytes(b"\x00\xff\n[]\n{")
    assert [str(fault) for fault in find_sources([tmp_path]).faults] == [
        f'{tmp_path / "noise.jsonl"}: is not JSON Lines; write {{"id": ..., "text": ...}} on each line'
    ]


def test_row_of_csv_at_fault_costs_itself_alone(tmp_path: Path) -> None:
    path = tmp_path / "texts.csv"
    rows = 'id,text\na,"Ports grow",,\nb,Ports é\nc,Ports grow, and roads\nd,Ports grow.\n'
    path.write_bytes(rows.encode("latin-1"))
    a, b, c, d = _read(find_sources([path]))
    assert not isinstance(a, str)
    assert "row 2: is not UTF-8" in str(b)
    assert "row 3: has 3 cells in 2 columns; quote cells that contain separators" in str(c)
    assert not isinstance(d, str)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("x.csv", b"a,b\n1,2\n", 'has no column "text" (its columns: a, b)'),
        ("x.csv", b"", 'has no column "text" (its columns: none)'),
        ("x.jsonl", b'{"a": 1}\n', 'has no column "text" (its columns: a)'),
        ("x.parquet", b"PAR1", "is not a Parquet file"),
    ],
)
def test_table_that_is_none_is_a_fault(name: str, data: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    [fault] = find_sources([tmp_path / name]).faults
    assert said in fault.reason
    assert ";" in fault.reason


def test_table_without_texts_is_left_out_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ports grow.", encoding="utf-8")
    (tmp_path / "x.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    found = find_sources([tmp_path])
    assert ([source.name for source in found.sources], found.faults) == (["a"], ())
    assert found.without_text == (tmp_path / "x.csv",)


def test_two_rows_of_one_id_are_told_apart_by_rows(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": "Ports grow."}, {"id": "a", "text": "Roads grow."}]
    path = _write(tmp_path / "x.jsonl", rows)
    found = find_sources([path])
    assert len(found.sources) == 1
    assert [str(fault) for fault in found.faults] == [
        f"{path}, row 2: its name 'a' gives the same IRI as {path}, row 1; rename one, since the name identifies the document"
    ]


def test_parquet_needs_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _write(tmp_path / "x.parquet", ROWS)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    [fault] = find_sources([path]).faults
    assert fault.reason.endswith("pip install 'policyloom[parquet]'")


def test_table_that_shrinks_while_it_is_read_is_told(tmp_path: Path) -> None:
    write: Callable[[int], Path] = lambda n: _write(tmp_path / "x.parquet", [{"text": "Ports grow."}] * n)
    source = find_sources([write(3)]).sources[2]
    write(1)
    with pytest.raises(DataError, match="row 3: is gone; the table changed"):
        read_source(source, {})
