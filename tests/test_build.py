"""Sources: what is read, and what is refused with one clear line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from policyloom.graph.build import LONGEST_PARAGRAPH, bundled_sources, read_documents, run_iri, surroundings
from policyloom.ontology.errors import InputError


def _write(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_write(b""), "is empty"),
        (_write(b" \n\t\r\n "), "is empty"),
        (_write(b"\xef\xbb\xbf"), "is empty"),
        (_write(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), "byte 0 is not UTF-8"),
        (_write(b"\x7fELF\x01\x01\x01\x00\x00\x00"), "NUL"),
        (_write("Les ports é.".encode("latin-1")), "byte 10 is not UTF-8"),
        (_write("Ports grow.".encode("utf-16")), "byte 0 is not UTF-8"),
        (_write(b"Ports grow. " * 4_400_000), f"may have {LONGEST_PARAGRAPH:,}"),
        (lambda path: None, "no such file"),
        (Path.mkdir, "a folder"),
        (lambda path: path.symlink_to(path), "cannot be read"),
    ],
    ids=[
        "empty",
        "blank",
        "mark",
        "picture",
        "program",
        "latin-1",
        "utf-16",
        "long line",
        "missing",
        "folder",
        "loop",
    ],
)
def test_source_at_fault_is_refused_in_one_line(
    make: Callable[[Path], object], said: str, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("Ports grow.", encoding="utf-8")
    make(bad)
    with pytest.raises(InputError, match=r"bad\.txt") as caught:
        read_documents([good, bad])
    message = str(caught.value)
    assert said in message
    assert ";" in message, "says what to do"
    assert "\n" not in message
    assert len(message) < 300 + len(str(bad))


def test_source_is_named_by_its_file_and_read_without_its_mark(tmp_path: Path) -> None:
    path = tmp_path / "speech.v2.txt"
    path.write_bytes(b"\xef\xbb\xbfPorts grow.")
    [document] = read_documents([str(path)])
    assert (document.id, document.text) == ("speech.v2", "Ports grow.")


def test_two_sources_of_one_name_are_refused(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "speech.txt").write_text("Ports grow.", encoding="utf-8")
    with pytest.raises(InputError, match="'speech'"):
        read_documents([tmp_path / "a" / "speech.txt", tmp_path / "b" / "speech.txt"])


def test_bundled_article_has_a_title_an_editor_and_no_other_head() -> None:
    [article] = read_documents(bundled_sources())
    assert article.title == "Accelerating Development of the Industrial Internet"
    assert [name for _, name in article.bylines] == ["Li Xiaoqiong"]
    assert len(article.paragraphs) == 4


def test_run_is_named_by_the_version_of_the_software() -> None:
    assert run_iri("1") == run_iri("1") != run_iri("2")
    assert dict(surroundings("1")) == dict(surroundings("1"))
