"""Files that cannot be read, of every kind: each is refused in one line that says what to do."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from documents import fault
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from policyloom.graph.source import decoder, unpacked
from policyloom.graph.source.content import LARGEST_FILE

Maker = Callable[[Path], object]
LIMIT = 1_000_000  # bytes that a file may unpack to in these tests


def data(written: bytes) -> Maker:
    return lambda path: path.write_bytes(written)


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)


def beside(sidecar: object) -> Maker:
    """Return a function that writes a good text and *sidecar* beside it."""
    written = json.dumps(sidecar)
    return lambda path: (path.write_text("Ports grow."), path.with_suffix(".meta.json").write_text(written))


def below(matter: str) -> Maker:
    return data(f"---\n{matter}\n---\nPorts grow.\n".encode())


def pdf(said: str, end: int | None = None, **options: object) -> Maker:
    """Return a function that writes a page with a picture and the words *said*, up to the byte *end*."""

    def write(path: Path) -> None:
        written = io.BytesIO()
        canvas = Canvas(written, invariant=1, **options)
        canvas.rect(100, 100, 200, 200, fill=1)
        canvas.drawString(70, 700, said)
        canvas.save()
        path.write_bytes(written.getvalue()[:end])

    return write


def packed(parts: dict[str, bytes], before: bytes = b"") -> Maker:
    """Return a function that adds *parts* to the archive *before*, into a file that is smaller than their limit."""

    def write(path: Path) -> None:
        path.write_bytes(before)
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
            for name, part in parts.items():
                archive.writestr(name, part)
        assert path.stat().st_size < LIMIT

    return write


def epub(chapter: bytes) -> Maker:
    items = b'<manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine>'
    container = b'<container><rootfile full-path="a.opf"/></container>'
    book = {"META-INF/container.xml": container, "a.opf": b"<package>%s</package>" % items}
    return packed({**book, "a.xhtml": chapter})


def word() -> bytes:
    written = io.BytesIO()
    docx.Document().save(written)
    return written.getvalue()


CHAPTER = b"<html><body><p>Ports grow.</p></body></html>"
# The chapter expands to 10^9 words by ten nested entities.
ENTITIES = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
LAUGHING = f'<!DOCTYPE html [<!ENTITY a0 "ports ">{ENTITIES}]><html><body><p>&a9;</p></body></html>'.encode()
OTHER = packed({"a.txt": b"Ports grow."})

FAULTS: list[tuple[str, Maker, str]] = [
    ("a.txt", Path.touch, "is empty"),
    ("a.txt", data(b" \n\t\r\n "), "is empty"),
    ("a.txt", data(b"\xef\xbb\xbf"), "is empty"),
    ("a.txt", data(b"\x7fELF\x01\x01\x01\x00\x00\x00"), "NUL"),
    ("a.txt", data("Les ports é.".encode("latin-1")), "byte 10 is not UTF-8"),
    ("a.txt", data("Ports grow.".encode("utf-16")), "UTF-16; save the text as UTF-8"),
    ("a.txt", data(b"a" * 101), "has a line of 101 characters, and the limit is 100"),
    ("a.txt", data(b"Ports grow.\n" * 100), "has 1,200 characters, and the limit is 1,000"),
    ("a.txt", _sparse, f"the limit is {LARGEST_FILE:,}"),
    (
        "a.txt",
        beside({"date": "3 May"}),
        "a.meta.json: its date '3 May' is not an ISO 8601 date; write one such",
    ),
    ("a.txt", beside({"url": "ports/1"}), "is not a web address"),
    ("a.txt", beside({"url": "https://example.org/a b"}), "is not a web address"),
    ("a.txt", beside({"language": "?"}), "not a language tag"),
    ("a.txt", beside(["title"]), "is not a JSON object"),
    ("a.txt", beside({"title": "Ports \ud83d"}), "its title contains half of a surrogate pair"),
    ("a.txt", beside({"author": ["A. Bee", "\udfff"]}), "its author contains half of a surrogate pair"),
    *(("a.md", below(matter), "a.md: ") for matter in ("a: [", "- a", "just words", "date: soon")),
    ("a.pdf", pdf(""), "has no text layer"),
    ("a.pdf", pdf("Ports grow.", encrypt=StandardEncryption("secret")), "is encrypted"),
    ("a.pdf", pdf("Ports grow.", 1000), "is not a PDF, or is damaged"),
    ("a.pdf", Path.touch, "is not a PDF"),
    ("a.docx", data(word()[:-4000]), "is not a Word document, or is damaged"),
    ("a.docx", packed({"word/x.xml": bytes(LIMIT)}, word()), f"the limit is {LIMIT:,}"),
    ("a.docx", OTHER, "is not a Word document"),
    ("a.docx", Path.touch, "is not a Word document"),
    ("a.docx", data(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 64), "is encrypted"),
    ("a.epub", epub(bytes(LIMIT)), f"the limit is {LIMIT:,}"),
    ("a.epub", epub(LAUGHING), "defines XML entities"),
    ("a.epub", epub(bytes(b ^ 0xA5 for b in CHAPTER)), "is not an EPUB, or is damaged or encrypted"),
    ("a.epub", OTHER, "is not an EPUB"),
    ("a.epub", Path.touch, "is not an EPUB"),
    ("a.html", data(b"<html><body></body></html>"), "has no recognisable main text"),
]


@pytest.mark.parametrize(
    ("name", "make", "said"), FAULTS, ids=[f"{name}: {said}" for name, _, said in FAULTS]
)
def test_source_at_fault_is_refused_in_one_line(
    name: str,
    make: Maker,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(decoder, "LONGEST_PARAGRAPH", 100)
    monkeypatch.setattr(decoder, "LONGEST_TEXT", 1_000)
    monkeypatch.setattr(unpacked, "LARGEST_UNPACKED", LIMIT)
    path = tmp_path / name
    make(path)
    told = fault(path)
    assert said in told
    assert str(path.with_suffix("")) in told
    assert len(told) < 300 + len(str(path))
    assert capfd.readouterr() == ("", "")
