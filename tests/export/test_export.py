"""The export: it writes all or nothing, and reports a fault in one line."""

from __future__ import annotations

import errno
import gc
import os
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from policyloom.graph.export import FORMATS, export, find_format
from policyloom.graph.propertygraph import scratch
from policyloom.ontology.errors import InputError
from policyloom.ontology.namespace import ENTITY, POL

from .property_graphs import contents

QUADS = [Quad(NamedNode(ENTITY.a), NamedNode(POL.adopts), NamedNode(ENTITY.b))]
DAY = "2026-11-24"


def test_every_format_says_what_it_is_for_and_is_in_the_docs() -> None:
    docs = (Path(__file__).parents[2] / "docs" / "export.md").read_text(encoding="utf-8")
    for format in FORMATS.values():
        assert f"`{format.name}`" in docs
        assert format.description
        assert "/" in format.media_type


@pytest.mark.parametrize("format", FORMATS)
def test_a_store_that_fails_leaves_nothing_behind(format: str, tmp_path: Path) -> None:
    def broken() -> Iterator[Quad]:
        yield from QUADS
        raise RuntimeError("the store went away")

    with pytest.raises(RuntimeError, match="went away"):
        export(broken(), format, tmp_path / "out", date=DAY)
    assert list(tmp_path.iterdir()) == []


SCRATCH_FILES, FILES = 10_000, 100_000
TOO_LARGE = [
    *((format, SCRATCH_FILES) for format in FORMATS),
    *((format, FILES) for format in ("graphml", "yed", "gexf", "cyjs", "cx2", "neo4j", "age", "xlsx", "owl")),
]


# Python warns of the files that openpyxl leaves open.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(("format", "most"), TOO_LARGE)
def test_a_file_that_the_system_lets_grow_no_further_is_not_left_in_part(
    format: str, most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resource = pytest.importorskip("resource")
    quads = [Quad(NamedNode(ENTITY.a), NamedNode(POL.adopts), NamedNode(ENTITY[n])) for n in range(500)]
    if most == SCRATCH_FILES:
        monkeypatch.setattr(scratch, "_CACHED_PAGES", 1)
    refusal = r"cannot write .*out: (File too large|disk I/O error|.*is the disk full)"
    _, usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, usual))
    try:
        with pytest.raises(InputError, match=refusal):
            export(quads, format, tmp_path / "out", date=DAY)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (usual, usual))
    if format == "xlsx":
        gc.collect()  # otherwise some later test reports the files that openpyxl leaves open
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("format", ["nquads", "csv"])
def test_an_earlier_export_is_kept_by_one_that_fails_and_replaced_by_one_that_does_not(
    format: str, tmp_path: Path
) -> None:
    export(QUADS, format, tmp_path / "out")
    before = contents(tmp_path / "out")
    with pytest.raises(InputError):
        export(QUADS, format, tmp_path / "out", documents=["missing"])
    assert contents(tmp_path / "out") == before
    export([], format, tmp_path / "out")
    export([], format, tmp_path / "new")
    assert contents(tmp_path / "out") == contents(tmp_path / "new") != before


@pytest.mark.parametrize(
    ("format", "place", "message"),
    [
        ("grapml", "out", "unknown export format 'grapml': did you mean 'graphml'"),
        ("nquads", "missing/out.nq", r"there is no folder .*; make it first"),
        ("nquads", "", "it is a folder; name a file"),
        ("csv", "", r"it contains other files, such as thesis\.doc; name an empty folder"),
        ("csv", "thesis.doc", "it is a file, but the format is a folder of files; name a folder"),
    ],
)
def test_a_wrong_format_or_place_is_refused_and_nothing_is_lost(
    format: str, place: str, message: str, tmp_path: Path
) -> None:
    (tmp_path / "thesis.doc").write_text("years of work")
    with pytest.raises(InputError, match=message):
        export(QUADS, format, tmp_path / place)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["years of work"]


@pytest.mark.parametrize(
    ("name", "format"),
    [("ttl", "turtle"), (".NQ", "nquads"), ("GraphML", "graphml"), ("text/turtle", "turtle")],
)
def test_a_format_is_found_by_name_ending_or_media_type(name: str, format: str) -> None:
    assert find_format(name).name == format


@pytest.mark.parametrize("date", [None, "today", "2026-02-30", "20261124"])
def test_a_crate_without_a_day_is_refused(date: str | None, tmp_path: Path) -> None:
    refusal = r"rocrate needs a date of publication, but .*; give a date such as 2026-11-24"
    with pytest.raises(InputError, match=refusal):
        export(QUADS, "rocrate", tmp_path / "out", date=date)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> str:  # root, who may run the tests, can write anywhere
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(tempfile, "mkdtemp", refuse)
    with pytest.raises(InputError, match=r"cannot write into .*: Permission denied; choose another folder"):
        export(QUADS, "nquads", tmp_path / "out.nq")


@pytest.mark.parametrize("format", ["nquads", "csv"])
def test_a_link_stays_and_what_it_leads_to_is_replaced(format: str, tmp_path: Path) -> None:
    export(QUADS, format, tmp_path / "there")
    (tmp_path / "link").symlink_to("there")
    export([], format, tmp_path / "link")
    export([], format, tmp_path / "empty")
    assert (tmp_path / "link").is_symlink()
    assert contents(tmp_path / "there") == contents(tmp_path / "empty")


def test_a_pipe_takes_what_is_written_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as executor:
        read = executor.submit(pipe.read_bytes)
        export(QUADS, "nquads", pipe)
        assert read.result().startswith(b"<")
    assert pipe.is_fifo()


def test_a_name_may_be_as_long_as_the_system_allows(tmp_path: Path) -> None:
    path = tmp_path / ("é" * 124 + ".nq")
    export(QUADS, "nquads", path)
    assert list(tmp_path.iterdir()) == [path]
