"""Wrapped text: it is read like the same text with one paragraph per line, and keeps the offsets of the file."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyloom.graph.build import bundled_sources, read_documents
from policyloom.graph.document import Document
from policyloom.graph.extract import extract
from policyloom.graph.reading import reader_config
from policyloom.graph.source.wrap import unwrapped

HEAD = "A Plan for the Ports of the North"
BODY = [
    (
        "Iceland adopted the Port Plan in 2013, which aims to make the harbours of the north the first choice of every ship "
        "that sails between the continents. It faces a shortage of skilled workers, and the cost of cranes has grown fast."
    ),
    (
        "The plan builds on sensors, 5G networks and digital twins. Norway, which has harbours of its own, followed in 2015 "
        "with the Strategy for Green Shipping; it wants to cut emissions by half before the decade ends."
    ),
]


def _facts(document: Document) -> list[tuple[str, ...]]:
    found = next(extract([document], reader=reader_config("recorded:article"))).facts
    return [
        (f.subject.label, f.property, getattr(f.object, "label", ""), " ".join(f.passage.quote.split()))
        for f in found
    ]


@pytest.mark.parametrize("width", [50, 100])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("between", [1, 2], ids=["close", "apart"])
def test_wrapped_paragraphs_are_one_line_each(width: int, newline: str, between: int) -> None:
    paragraphs = [HEAD, *(textwrap.fill(p, width) for p in BODY)]
    text = ("\n" * between).join(paragraphs).replace("\n", newline)
    read = unwrapped(text)
    assert len(read) == len(text)
    assert [" ".join(line.split()) for line in read.split(newline) if line] == [HEAD, *BODY]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join((HEAD, *BODY)),
        "Ports grow.\nHarbours grow as well.\nShips are built in the north.\nCranes come from the south.\n"
        * 9,
        "- more cranes for the harbours of the north\n- more ships for the south\n- fewer lorries\n" * 9,
        "Aims\nPorts\nHarbours and ships\nCranes\n",
        "",
        "one line",
    ],
    ids=["a paragraph a line", "a sentence a line", "a list", "short lines", "nothing", "one line"],
)
def test_text_that_is_not_wrapped_stays_as_it_is(text: str) -> None:
    assert unwrapped(text) == text


@pytest.mark.parametrize("marks", ["--", "ab"], ids=["dashes", "letters"])
def test_items_of_a_list_stay_lines_in_wrapped_text(marks: str) -> None:
    items = [f"{mark}{')' * mark.isalpha()} {p.lower()}" for mark, p in zip(marks, BODY, strict=True)]
    wrapped = [textwrap.fill(p, 60) for p in (BODY[0].removesuffix("."), *items)]
    lines = unwrapped("\n".join(wrapped)).splitlines()
    assert [line[:9] for line in lines] == [BODY[0][:9], *(item[:9] for item in items)]


@given(st.text(st.sampled_from("ab .\n\r\t-•"), max_size=400))
def test_offsets_stay(text: str) -> None:
    read = unwrapped(text)
    assert len(read) == len(text)
    assert all(new == old or (new == " " and old in "\r\n") for new, old in zip(read, text, strict=True))


def test_wrapped_article_yields_the_facts_of_the_article(tmp_path: Path) -> None:
    (article,) = read_documents(bundled_sources())
    path = tmp_path / f"{article.id}.txt"
    lines = [textwrap.fill(line, 76, break_on_hyphens=False) for line in article.text.splitlines()]
    path.write_text("\n".join(lines), encoding="utf-8")
    (wrapped,) = read_documents([path])
    assert (wrapped.title, wrapped.bylines) == (article.title, article.bylines)
    assert _facts(wrapped) == _facts(article)
