"""The Markdown report and the vault of notes: both say all that a graph states, and link it."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from policyloom.graph.propertygraph import Node, PropertyGraph

from .property_graphs import SAMPLE, each_graph, graphs, write


def test_the_report_cites_each_passage(tmp_path: Path) -> None:
    report = write(SAMPLE, "markdown", tmp_path / "r.md").read_text(encoding="utf-8")
    assert "- A: 2024 (confidence 0.50)[^1]\n" in report
    assert '[^1]: “a "quote"” (d, characters 3 to 13)\n' in report


@settings(parent=each_graph, max_examples=15)
@given(graph=graphs(), document=st.sampled_from(["d", "*d* [x](y)", "# 1. <b>"]))
@example(
    graph=PropertyGraph(SAMPLE.nodes, tuple(replace(SAMPLE.edges[0], wording=w) for w in ("-", "1. a"))),
    document="d",
)
def test_the_report_reads_as_what_was_stated(graph: PropertyGraph, document: str, tmp_path: Path) -> None:
    """A Markdown parser returns the statements and passages unchanged, whatever markup characters they contain."""
    markdown_it = pytest.importorskip("markdown_it")
    edges = tuple(replace(e, document=document, type="adopts") for e in graph.edges if e.quote)
    graph = PropertyGraph(graph.nodes, edges)
    report = write(graph, "markdown", tmp_path / "r.md").read_text(encoding="utf-8")
    # CommonMark has no footnotes, so their marks are removed; marks within texts are escaped and stay.
    tokens = markdown_it.MarkdownIt("commonmark").parse(re.sub(r"\[\^\d+\]", "", report))
    assert not [t for t in tokens if t.type in {"html_block", "fence", "code_block", "hr", "blockquote_open"}]
    inline = [t for t in tokens if t.type == "inline"]
    assert {c.type for t in inline for c in t.children} <= {"text", "text_special", "softbreak"}
    shown = ["".join(c.content if c.type != "softbreak" else "\n" for c in t.children) for t in inline]
    assert sum(t.type == "list_item_open" for t in tokens) == len(edges)
    for edge in edges:
        assert any(text.startswith(plain(edge.wording)) for text in shown)
        assert any(f"“{plain(edge.quote)}”" in text for text in shown)


def plain(text: str) -> str:
    """Return *text* on one line, without control characters."""
    return " ".join(re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\x7f]", "\ufffd", text).split())


def test_statements_of_one_passage_share_a_footnote(tmp_path: Path) -> None:
    edges = tuple(replace(SAMPLE.edges[0], wording=f"says {n}", confidence=None) for n in (1, 2))
    report = write(PropertyGraph(SAMPLE.nodes, edges), "markdown", tmp_path / "r.md").read_text()
    assert "- says 1[^1]\n- says 2[^1]\n\n[^1]: “a " in report


def test_a_note_says_how_sure_a_statement_is_and_what_is_denied(tmp_path: Path) -> None:
    note = (write(SAMPLE, "obsidian", tmp_path / "vault") / "Land A & B.md").read_text(encoding="utf-8")
    assert "- A: 2024 (confidence 0.50): [[=1+1]]\n" in note
    assert "It is denied that A: 2024" in note


@each_graph
@given(graph=graphs())
@example(graph=SAMPLE)
@example(
    graph=PropertyGraph(
        (Node("urn:n", "n", "N", "Thing", ("Thing",), (), {"high": 1e22, "low": -1e-7, "is": True}),), ()
    )
)
def test_a_vault_has_one_note_for_each_node_says_all_of_it_and_links_to_notes(
    graph: PropertyGraph, tmp_path: Path
) -> None:
    yaml = pytest.importorskip("yaml")
    folder = tmp_path / "vault"
    shutil.rmtree(folder, ignore_errors=True)
    notes = {path.stem: path.read_bytes().decode() for path in write(graph, "obsidian", folder).iterdir()}
    linked = [
        link for note in notes.values() for link in re.findall(r"^- .*: \[\[(.*)\]\]$", note, re.MULTILINE)
    ]
    assert len(notes) == len(graph.nodes)
    assert set(linked) <= notes.keys()
    assert len(linked) == 2 * len(graph.edges)
    heads = {
        head["iri"]: head for head in (yaml.safe_load(note.split("---\n")[1]) for note in notes.values())
    }
    for node in graph.nodes:
        head = heads[node.iri]
        assert (head["aliases"], head["tags"]) == (list(node.aliases), list(node.kinds))
        for key, value in node.attributes.items():
            assert head[key] == value


def test_names_that_differ_in_case_alone_get_notes_of_their_own_in_the_vault(tmp_path: Path) -> None:
    labels = {"a": "Port", "b": "PORT", "d": "port a", "c": "../etc/x"}
    graph = PropertyGraph(tuple(Node(f"urn:{id}", id, label) for id, label in labels.items()))
    names = sorted(p.name for p in write(graph, "obsidian", tmp_path / "vault").iterdir())
    assert names == ["PORT b.md", "Port a a.md", "etc x.md", "port a d.md"]
