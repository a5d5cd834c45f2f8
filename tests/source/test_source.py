"""Sources: which are found and read, and which are refused with one clear line."""

from __future__ import annotations

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from claimed import claims

from policyloom.cli import main
from policyloom.graph.build import read_documents
from policyloom.graph.source import find_sources, read_source
from policyloom.graph.source.content import LARGEST_FILE
from policyloom.ontology.errors import DataError, InputError


def test_link_to_itself_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    with pytest.raises(InputError, match=r"a\.txt: cannot be read [^\n;]*; check its permissions$"):
        read_documents([tmp_path / "a.txt"])


@pytest.mark.parametrize("name", ["speech.v2", "p" * 251])
def test_source_is_named_by_its_file_and_read_without_its_mark(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.txt"
    path.write_bytes(b"\xef\xbb\xbfPorts grow.")
    [document] = read_documents([str(path)])
    assert (document.id, document.text) == (name, "Ports grow.")
    assert document.source_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def _files(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("Ports grow.", encoding="utf-8")


def test_folder_stands_for_what_a_reader_is_for_sorted_and_named_by_its_path(tmp_path: Path) -> None:
    _files(tmp_path, "b.md", "a.txt", "2021/a.TXT", "2021/q1/x.y.txt", "c.docx", "d.epub", "e.htm", "f.pdf")
    _files(tmp_path, ".hidden.txt", ".git/c.txt", "g.png", "h", "a.meta.json")
    (tmp_path / "again").symlink_to(tmp_path)
    found = find_sources([tmp_path])
    assert [source.name for source in found.sources] == ["2021/a", "2021/q1/x.y", *"abcdef"]
    assert found.left_out == {"": 1, ".png": 1, "linked folders": 1}
    assert found.faults == ()


def test_file_that_is_named_twice_comes_once(tmp_path: Path) -> None:
    _files(tmp_path, "a.txt", "b.txt")
    found = find_sources([tmp_path / "b.txt", tmp_path, tmp_path / "." / "b.txt"])
    assert [source.name for source in found.sources] == ["b", "a"]
    assert found.faults == ()


@pytest.mark.parametrize("other", ["x/plan.txt", "x/Plan.txt", "x/The Plan.md"])
def test_second_document_of_a_name_is_a_fault(other: str, tmp_path: Path) -> None:
    _files(tmp_path, "plan.txt", other)
    found = find_sources([tmp_path / "plan.txt", tmp_path / other])
    assert [source.name for source in found.sources] == ["plan"]
    [fault] = found.faults
    assert fault.source == str(tmp_path / other)
    assert f"as {tmp_path / 'plan.txt'}; rename one" in fault.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_list_names_a_path_a_line_and_what_is_wrong_costs_that_path(
    encoding: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _files(tmp_path, "a.txt", "more/b.txt")
    monkeypatch.chdir(tmp_path)
    Path("list").write_text("a.txt\n\nmissing.txt\nmore\n", encoding=encoding)
    found = find_sources([], ["list"])
    assert [source.name for source in found.sources] == ["a", "b"]
    told = ["missing.txt: no such file; give the path of a text file or a folder"]
    assert [str(fault) for fault in found.faults] == told


@pytest.mark.parametrize(
    ("paths", "lists", "said"),
    [
        (["missing.txt"], [], "missing.txt: no such file"),
        (["ftp://example.org/a.txt"], [], "ftp://example.org/a.txt: the address does not begin with http://"),
        ([], ["missing"], "missing: the list cannot be read"),
        ([], ["nul"], "nul: the list cannot be read"),
        (["empty"], [], "empty: no text to read"),
        ([""], [], "a source is an empty string"),
        (["https://ports.example/a"], [], r"https://ports\.example/a: addresses are not fetched here;"),
        (["pipe.csv"], [], "pipe.csv: is a pipe, but a table is read more than once"),
    ],
)
def test_call_that_names_nothing_is_refused(
    paths: list[str], lists: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty").mkdir()
    Path("nul").write_bytes(b"a\0b")
    os.mkfifo("pipe.csv")
    with pytest.raises(InputError, match=said):
        find_sources(paths, lists)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder")
def test_folder_that_is_closed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    with pytest.raises(InputError, match="cannot be read"):
        find_sources([tmp_path])


def test_readers_are_chosen_by_ending_and_plain_text_is_what_remains(tmp_path: Path) -> None:
    for name in ("a.MD", "b.log", "c"):
        (tmp_path / name).write_text("**Ports** grow.", encoding="utf-8")
    texts = [document.text for document in read_documents(sorted(tmp_path.iterdir()))]
    assert texts == ["Ports grow.", "**Ports** grow.", "**Ports** grow."]


def test_pipe_in_a_folder_is_passed_over_and_one_that_is_named_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ports grow.", encoding="utf-8")
    pipe = tmp_path / "b.txt"
    os.mkfifo(pipe)
    assert [source.name for source in find_sources([tmp_path]).sources] == ["a"]
    with ThreadPoolExecutor(1) as executor:
        writing = executor.submit(pipe.write_text, "Docks grow.")
        [source] = find_sources([pipe]).sources
        writing.result()
    assert [read_source(source, {}).text for _ in range(2)] == ["Docks grow."] * 2


def test_stream_without_an_end_is_too_large() -> None:
    [source] = find_sources(["/dev/zero"]).sources
    with pytest.raises(DataError, match=f"more than {LARGEST_FILE:,} bytes"):
        read_source(source, {})


def test_name_that_is_no_utf_8_costs_its_document_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Ports grow.", encoding="utf-8")
    Path(os.fsdecode(b"caf\xe9.txt")).write_text("Docks grow.", encoding="utf-8")
    Path("b.jsonl").write_text('{"id": "\\ud800", "text": "Ships sail."}\n', encoding="utf-8")
    said = {"a": ["faces | Ports | grow | Ports grow."]}
    monkeypatch.setenv("POLICYLOOM_READER", claims(tmp_path / "said.json", said))
    assert main(["build", "."]) == 1
    out, err = capsys.readouterr()
    assert "documents\t1" in out
    assert err.count("its name is not UTF-8; rename it") == 2
    assert "fault of the program" not in err
