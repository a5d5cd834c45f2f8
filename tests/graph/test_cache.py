"""The cache: builds give the same bytes with and without it, do less work, and survive broken or deleted files."""

from __future__ import annotations

import pickle
import shutil
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from claimed import FRANCE, GERMANY, JAPAN, STATED, claims
from made import HEADER

from policyloom.cli import main
from policyloom.graph.build import run_iri
from policyloom.graph.cache import Cache
from policyloom.graph.correction import read_corrections
from policyloom.graph.extraction import Extraction
from policyloom.graph.grounding import ground
from policyloom.graph.packing import unpacked
from policyloom.graph.pipeline import DocumentGraph, ReadOptions, read
from policyloom.graph.reading import Reading
from policyloom.graph.reading.config import Recorded
from policyloom.graph.source import find_sources
from policyloom.ontology.own import Knowledge, built_in, read_knowledge
from policyloom.queries.store import open_store

TEXTS = {"a": GERMANY, "b": FRANCE, "c": JAPAN}
LACK = 'entity:scarcity a pol:Challenge ; skos:prefLabel "shortage of labour"@en ; skos:inScheme pol:challenges .'


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    claims(tmp_path / "claims.jsonl", dict.fromkeys(TEXTS, STATED))
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache", 2**30, time.time())


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list to which the id of each document is added when its claims are grounded."""
    found: list[str] = []

    def watched(reading: Reading, *rest: Any) -> Extraction:
        found.append(reading.document.id)
        return ground(reading, *rest)

    monkeypatch.setattr("policyloom.graph.pipeline.ground", watched)
    return found


def stated(
    texts: Path, cache: Cache | None, knowledge: Knowledge | None = None, **options: Any
) -> list[bytes]:
    known, reader = knowledge or built_in(), Recorded(str(texts.parent / "claims.jsonl"))
    how = ReadOptions("urn:run", run_iri("1", known), reader, cache=cache, **options)
    found = read(find_sources([texts]).sources, known, how)
    return [reading.nquads for reading in found if isinstance(reading, DocumentGraph)]


def files(cache: Cache) -> list[Path]:
    return sorted(path for path in cache.folder.rglob("*") if path.is_file())


def test_what_was_read_is_not_read_again_and_gives_the_same_bytes(
    texts: Path, cache: Cache, seen: list[str]
) -> None:
    without = stated(texts, None)
    assert stated(texts, cache) == without
    assert len(files(cache)) == len(TEXTS)
    seen.clear()
    assert stated(texts, cache) == without
    assert not seen


def test_new_name_of_the_vocabulary_reads_anew(
    texts: Path, cache: Cache, seen: list[str], tmp_path: Path
) -> None:
    before = stated(texts, cache)
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "own.ttl").write_text(HEADER + LACK, encoding="utf-8")
    knowledge = read_knowledge([tmp_path / "own"])
    expected = stated(texts, None, knowledge)
    seen.clear()
    assert stated(texts, cache, knowledge) == expected != before
    assert seen == list(TEXTS)


def test_corrections_need_no_reading(
    texts: Path, cache: Cache, seen: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = stated(texts, cache)
    table = tmp_path / "decisions.csv"
    table.write_text("decision,subject\nreject,Japan\n", encoding="utf-8")
    decided = read_corrections([table], built_in().vocabulary)
    expected = stated(texts, None, corrections=decided)
    seen.clear()
    monkeypatch.setattr("policyloom.graph.pipeline.read_source", lambda *_: pytest.fail("a text is read"))
    assert stated(texts, cache, corrections=decided) == expected != before
    assert not seen


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
        lambda path: path.write_bytes(b"\xff" + path.read_bytes()[1:]),
        lambda path: path.write_bytes(zlib.compress(b"nothing")),
        lambda path: path.write_bytes(zlib.compress(pickle.dumps("no extraction"))),
        lambda path: (path.unlink(), path.mkdir()),
        Path.unlink,
    ],
    ids=["empty", "cut off", "no zlib", "no pickle", "another value", "a folder", "gone"],
)
def test_broken_file_costs_itself_alone(
    texts: Path, cache: Cache, seen: list[str], harm: Callable[[Path], object]
) -> None:
    expected = stated(texts, cache)
    whole = {path: path.read_bytes() for path in files(cache)}
    for path in whole:
        harm(path)
    seen.clear()
    assert stated(texts, cache) == expected
    assert seen == list(TEXTS)
    assert files(cache) == ([] if all(path.is_dir() for path in whole) else list(whole))
    assert all(path.is_dir() or path.read_bytes() == data for path, data in whole.items())


def test_extraction_that_was_tampered_with_runs_nothing(tmp_path: Path) -> None:
    class Harmful:
        def __reduce__(self) -> tuple[Any, ...]:
            return Path.touch, (tmp_path / "harmed",)

    with pytest.raises(ValueError, match="is not part of an extraction"):
        unpacked(zlib.compress(pickle.dumps(Harmful())))
    assert not (tmp_path / "harmed").exists()


def test_place_that_cannot_be_written_is_no_fault(texts: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file", encoding="utf-8")
    assert stated(texts, Cache(tmp_path / "file", 2**30, 0)) == stated(texts, None)


def put(cache: Cache, keys: list[str]) -> None:
    for key in keys:
        cache.put(key, bytes(1000))
        time.sleep(0.002)  # so that the times of use differ


def test_room_is_bounded_and_what_was_not_used_goes_first(tmp_path: Path) -> None:
    room = 256 * 4000
    old = [f"ab{i:x}0" for i in range(1, 5)]
    put(Cache(tmp_path, room, 0), old)
    now = Cache(tmp_path, room, time.time())
    assert now.get(old[0])
    put(now, ["ab01", "ab02"])
    assert [key for key in old if now.get(key)] == [old[0], old[3]]
    assert now.get("ab01") == bytes(1000)
    # When this build uses all entries, the newest are dropped, so that the next build finds the older ones.
    put(now, [f"ab0{i:02}" for i in range(10, 30)])
    assert len(list(tmp_path.rglob("ab/*"))) == 4
    assert now.get("ab01")
    assert now.get(old[0])


def test_build_keeps_beside_the_store_what_it_read(
    texts: Path, tmp_path: Path, seen: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    store, kept = tmp_path / "store", tmp_path / ".store-cache"
    reader = f"recorded:{texts.parent / 'claims.jsonl'}"

    def build(*options: str) -> list[Any]:
        command = ["build", str(texts), "--reader", reader, "--store", str(store), "--jobs", "1"]
        assert main([*command, "--out", str(tmp_path / "out"), *options]) == 0, capsys.readouterr().err
        with open_store(store) as opened:
            return sorted(opened.quads(), key=str)

    first = build("--cache-size", "0")
    assert not kept.exists()
    shutil.rmtree(store)
    assert build() == first
    assert kept.is_dir()
    shutil.rmtree(store)
    seen.clear()
    assert build() == first
    assert not seen
    assert build("--cache", str(tmp_path / "elsewhere"), "--gaps", str(tmp_path / "gaps.jsonl")) == first
    assert seen
    assert (tmp_path / "elsewhere").is_dir()
