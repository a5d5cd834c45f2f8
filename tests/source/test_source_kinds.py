"""Markdown, HTML, DOCX and EPUB files, made by common tools: their text and their metadata."""

from __future__ import annotations

import datetime
import io
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import docx
import pytest
from documents import read

from policyloom.graph.metadata import Metadata
from policyloom.ontology.errors import DataError
from policyloom.ontology.namespace import POL

HTML = """<!doctype html><html lang="en"><head><title>The Port Plan | Port Review</title>
<meta name="author" content="Alice Bee"><meta property="og:site_name" content="Port Review">
<meta property="article:published_time" content="2024-05-03T10:00:00Z">
<link rel="canonical" href="https://example.org/plan"><script>var plan = "no text";</script></head><body>
<header><nav><a href="/">Home</a> <a href="/news">News</a></nav></header><main><article><h1>The Port Plan</h1>
<p>Iceland adopted the <b>Port Plan</b> in 2013. The plan, which <a href="x">was revised</a>
in 2020, aims to create 5,000 jobs by 2030.</p><h2>Goals</h2>
<ul><li>The plan promotes wind energy.</li><li>It supports small companies &amp; start-ups.</li></ul>
<table><tr><th>Port</th><th>Berths</th></tr><tr><td><p>Reykjavík</p><p>south</p></td><td>9</td></tr></table>
<p>The government invested 40 million euros in the first phase.<br>More will follow in the next years.</p>
</article></main><footer><p>Cookie settings. Subscribe to our newsletter!</p></footer></body></html>"""


def _html(encoding: str) -> bytes:
    return HTML.replace("<head>", f'<head><meta charset="{encoding}">').encode(encoding)


@cache
def _word() -> bytes:
    word = docx.Document()
    word.core_properties.title = "The Port Plan"
    word.core_properties.author = "A. Bee"
    word.core_properties.created = datetime.datetime(2024, 5, 3, tzinfo=datetime.UTC)
    word.sections[0].header.paragraphs[0].text = "Ministry of Ports"
    word.add_heading("The Port Plan", 0)
    word.add_paragraph("Iceland adopted the ").add_run("Port Plan").bold = True
    word.paragraphs[-1].add_run(" in 2013.")
    word.add_paragraph("The plan promotes wind energy.", style="List Bullet")
    table = word.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Port"
    table.cell(0, 2).text = "Berths"
    for cell, text in zip(table.rows[1].cells, ("Reykjavík", "south", "9"), strict=True):
        cell.text = text
    word.add_paragraph("It supports small companies.\nMore will follow.")
    written = io.BytesIO()
    word.save(written)
    return written.getvalue()


BOOK = """\
---
title: The Port Plan
author: [A. Bee, C. Dee]
lang: en-GB
date: 2024-05-03
publisher: Port Review
rights: CC BY 4.0
---

# Ports

Iceland adopted the *Port&nbsp;Plan* in 2013.[^1] It costs 3 & more.

The plan aims to:

- promote wind energy;

- create 300 jobs.

| Port      | Berths |
|-----------|--------|
| Reykjavík | 9      |

# Later

It supports small companies.

[^1]: A note that nobody reads.
"""


@cache
def _book() -> bytes:
    if shutil.which("pandoc") is None:
        pytest.skip("pandoc is not there")
    command = ["pandoc", "--from", "markdown", "--to", "epub", "--toc", "--output", "-"]
    return subprocess.run(command, input=BOOK.encode(), check=True, stdout=subprocess.PIPE).stdout


MARKDOWN = """---
title: Ports, in Short
---
# Ports *for* All

Germany adopted
**Industry 4.0** in [2013](https://example.org/a_b). ![a crane](crane.png)

- ```
  no text
  ```

Ports grow.

- `5G` networks
- roads &amp; rails<br>

| port | berths |
| --- | --- |
| Kiel | 9 |

```python
print("no text")
```
<div>no text</div>
"""
MARKDOWN_TEXT = """\
Ports for All
Germany adopted Industry 4.0 in 2013.
Ports grow.
• 5G networks
• roads & rails
port | berths
Kiel | 9"""
HTML_TEXT = """\
The Port Plan
Iceland adopted the Port Plan in 2013. The plan, which was revised in 2020, aims to create 5,000 jobs by 2030.
Goals
• The plan promotes wind energy.
• It supports small companies & start-ups.
Port | Berths
Reykjavík south | 9
The government invested 40 million euros in the first phase.
More will follow in the next years."""
HTML_KNOWN = Metadata(
    title="The Port Plan",
    issued="2024-05-03",
    source="https://example.org/plan",
    bylines=((POL.author, "Alice Bee"), (POL.publisher, "Port Review")),
)
DOCX_TEXT = """\
The Port Plan
Iceland adopted the Port Plan in 2013.
• The plan promotes wind energy.
Port | Berths
Reykjavík | south | 9
It supports small companies.
More will follow."""
DOCX_KNOWN = Metadata(title="The Port Plan", created="2024-05-03", bylines=((POL.author, "A. Bee"),))
EPUB_TEXT = """\
The Port Plan
Ports
Iceland adopted the Port Plan in 2013. It costs 3 & more.
The plan aims to:
• promote wind energy;
• create 300 jobs.
Port | Berths
Reykjavík | 9
Later
It supports small companies."""
EPUB_KNOWN = Metadata(
    title="The Port Plan",
    issued="2024-05-03",
    language="en-GB",
    license="CC BY 4.0",
    bylines=((POL.author, "A. Bee"), (POL.author, "C. Dee"), (POL.publisher, "Port Review")),
)


@pytest.mark.parametrize(
    ("ending", "make", "text", "known"),
    [
        ("md", MARKDOWN.encode, MARKDOWN_TEXT, Metadata(title="Ports, in Short")),
        ("html", partial(_html, "utf-8"), HTML_TEXT, HTML_KNOWN),
        ("html", partial(_html, "windows-1252"), HTML_TEXT, HTML_KNOWN),
        ("docx", _word, DOCX_TEXT, DOCX_KNOWN),
        ("epub", _book, EPUB_TEXT, EPUB_KNOWN),
    ],
    ids=["markdown", "html", "html of windows", "docx", "epub"],
)
def test_file_is_read_as_its_main_text_and_its_metadata(
    ending: str, make: Callable[[], bytes], text: str, known: Metadata, tmp_path: Path
) -> None:
    path = tmp_path / f"plan.{ending}"
    path.write_bytes(make())
    document = read(path)
    assert document.text == text
    assert document.metadata == known
    assert text.split("\n")[0] not in [p.text for p in document.paragraphs], "a heading states nothing"
    assert all(document.text[p.start : p.end] == p.text for p in document.paragraphs)


def test_epub_of_libreoffice_is_read_too(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not there")
    (tmp_path / "plan.docx").write_bytes(_word())
    command = ["soffice", f"-env:UserInstallation={tmp_path.as_uri()}/user", "--headless"]
    command += ["--convert-to", "epub", "--outdir", str(tmp_path), str(tmp_path / "plan.docx")]
    subprocess.run(command, check=True, capture_output=True)
    if not (tmp_path / "plan.epub").exists():
        pytest.skip("LibreOffice is there without Writer, which makes books")
    document = read(tmp_path / "plan.epub")
    assert "Iceland adopted the Port Plan in 2013." in document.text.split("\n")
    assert "It supports small companies." in document.text.split("\n")
    assert (document.title, document.bylines) == ("The Port Plan", ((POL.author, "A. Bee"),))


def _rewritten(path: Path, part: str, change: Callable[[bytes], bytes]) -> None:
    """Write a book in which the parts whose names end in *part* are changed."""
    whole = io.BytesIO(_book())
    with zipfile.ZipFile(whole) as given, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as written:
        for name in given.namelist():
            data = given.read(name)
            written.writestr(name, change(data) if name.endswith(part) else data)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace("Port\u00a0Plan".encode(), b"Port&nbsp;Plan"),
        lambda data: data.replace(b"</h1>", b"</h1><br><p title=x>"),
        lambda data: b"\xef\xbb\xbf" + data,
    ],
    ids=["an entity of HTML", "no XML", "a byte order mark"],
)
def test_chapter_that_is_not_quite_xml_is_read(change: Callable[[bytes], bytes], tmp_path: Path) -> None:
    path = tmp_path / "plan.epub"
    _rewritten(path, "ch001.xhtml", change)
    text = read(path).text.split("\n")
    assert "Iceland adopted the Port Plan in 2013. It costs 3 & more." in text
    assert "• create 300 jobs." in text


@pytest.mark.parametrize(
    ("ending", "module", "package"),
    [
        (".pdf", "pypdfium2", "pypdfium2"),
        (".docx", "docx", "python-docx"),
        (".epub", "lxml.etree", "lxml"),
        (".html", "trafilatura", "trafilatura"),
    ],
)
def test_library_that_is_missing_is_told_with_its_extra(
    ending: str, module: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"plan{ending}"
    path.write_bytes(b"x")
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(DataError, match=rf"{package} is needed .*; pip install 'policyloom\[sources\]'$"):
        read(path)
