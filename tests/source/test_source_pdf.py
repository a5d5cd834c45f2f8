"""PDF files made with common tools: their text is read in order over columns and pages."""

from __future__ import annotations

import base64
import html
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from claimed import claims
from documents import read
from pyoxigraph import Literal
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from policyloom.graph.extract import extract
from policyloom.graph.reading import reader_config
from policyloom.ontology.namespace import OA, POL, RUN
from policyloom.ontology.own import built_in

PLAN = (
    "Country number {0} adopted its long-term plan for ports in 2013. The plan aims to create {0}00 jobs by 2030 and "
    "supports the digitalisation of small companies in all of the regions that lie on the coast."
)


def _pdf(path: Path, *, columns: int = 1, paragraphs: int = 30) -> Path:
    """Write a report of several pages, each with a header and a footer."""
    styles, (width, height) = getSampleStyleSheet(), A4
    each = (width - (4 + columns - 1) * cm) / columns
    frames = [Frame((2 + i) * cm + i * each, 2 * cm, each, height - 4 * cm) for i in range(columns)]

    def run_along(canvas: Canvas, page: BaseDocTemplate) -> None:
        canvas.drawString(2 * cm, height - 1 * cm, "Ministry of Ports")
        canvas.drawCentredString(width / 2, 1 * cm, f"Page {page.page}")

    report = BaseDocTemplate(str(path), title="The Port Plan", author="A. Bee", invariant=1)
    report.addPageTemplates(PageTemplate(frames=frames, onPage=run_along))
    words = [PLAN.format(number) for number in range(1, paragraphs + 1)]
    body = [Paragraph(text, styles["BodyText"]) for text in words]
    report.build([Paragraph("The Port Plan", styles["Title"]), *body])
    return path


@pytest.mark.parametrize("columns", [1, 2])
def test_pdf_is_read_as_its_paragraphs_over_columns_and_pages(columns: int, tmp_path: Path) -> None:
    document = read(_pdf(tmp_path / "plan.pdf", columns=columns, paragraphs=40))
    assert document.text.split("\n") == ["The Port Plan", *(PLAN.format(n) for n in range(1, 41))]
    assert (document.title, document.bylines) == ("The Port Plan", ((POL.author, "A. Bee"),))
    assert document.metadata.created == "2000-01-01"
    assert len(document.pages) >= 2


def test_pdf_that_a_browser_printed_is_read_without_what_runs_along_its_pages(
    start_browser: Callable[..., Any], article_text: str, tmp_path: Path
) -> None:
    title, *paragraphs = [line for line in article_text.splitlines() if line.strip()]
    page = tmp_path / "article.html"
    body = "".join(f"<p>{html.escape(words)}</p>" for words in paragraphs)
    page.write_text(
        f"<!doctype html><meta charset=utf-8><title>{title}</title><h1>{title}</h1>{body}", encoding="utf-8"
    )
    with start_browser() as browser:
        browser.get(page.as_uri())
        printed = browser.execute_cdp_cmd("Page.printToPDF", {"displayHeaderFooter": True})
    (tmp_path / "article.pdf").write_bytes(base64.b64decode(printed["data"]))
    document = read(tmp_path / "article.pdf")
    assert len(document.pages) > 1
    assert document.text.split("\n") == [title, *paragraphs]


def test_pages_are_cited(tmp_path: Path) -> None:
    document = read(_pdf(tmp_path / "plan.pdf"))
    second = document.pages[1]
    assert (document.page(0), document.page(second - 1), document.page(second)) == (1, 1, 2)
    rows = [
        f"adopts | Country number {n} | long-term plan for ports | {PLAN.format(n).partition('. ')[0]}."
        for n in range(1, 31)
    ]
    reader = reader_config(claims(tmp_path / "claims.jsonl", {"plan": rows}))
    [extraction] = extract([document], built_in(), reader=reader)
    numbers = [
        (q, int(q.object.value))
        for q in extraction.quads(run=RUN.x)
        if isinstance(q.object, Literal) and q.predicate.value in (OA.start, POL.page)
    ]
    starts = {q.subject: number for q, number in numbers if q.predicate.value == OA.start}
    pages = {q.subject: number for q, number in numbers if q.predicate.value == POL.page}
    assert pages == {passage: document.page(start) for passage, start in starts.items()}
    assert set(pages.values()) == set(range(1, len(document.pages) + 1))


def _lines(path: Path, *lines: str) -> Path:
    canvas = Canvas(str(path), invariant=1)
    for number, line in enumerate(lines):
        canvas.drawString(70, 700 - 14 * number, line)
    canvas.save()
    return path


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (
            ["The plan supports the digi-", "talisation of small ports."],
            "The plan supports the digitalisation of small ports.",
        ),
        (
            [
                "The long-",
                "term plan is a long-term",
                "plan with a 5-",
                "year budget and a non-",
                "Chinese name.",
            ],
            "The long-term plan is a long-term plan with a 5-year budget and a non-Chinese name.",
        ),
        (
            ["The world needs leading ports, and the plan builds a world-", "leading port."],
            "The world needs leading ports, and the plan builds a world-leading port.",
        ),
        (
            ["The plan has goals such as these:", "• more jobs in all ports", "• less noise", "1) clean air"],
            "The plan has goals such as these:\n• more jobs in all ports\n• less noise\n1) clean air",
        ),
    ],
    ids=["a word in two parts", "a word with a hyphen", "two words of the text", "items of a list"],
)
def test_lines_of_a_page_become_sentences(lines: list[str], text: str, tmp_path: Path) -> None:
    assert read(_lines(tmp_path / "plan.pdf", *lines)).text == text
