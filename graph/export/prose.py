"""Prose: a Markdown report with passages as footnotes, and statements and passages as Markdown text."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

from ..propertygraph import Edge, Graph

_MARKS = re.compile(r"[\\`*_\[\]<>#|~$^]")
# At the beginning of a line these make a list or a rule, such as a lone dash or a number with a full stop.
_BEGINS = re.compile(r"^(?:(\d{1,9})(?=[.)](?:\s|$))|(?=[-+=](?:[-=\s]|$)))")
_CONTROLS = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f]")


def write_report(graph: Graph, path: Path) -> None:
    """Write what each document states, by kind of fact, with the passages as footnotes at the end of the document.

    Statements from the same passage share a footnote; statements without evidence are left out.
    """
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("# What the documents state\n")
        first = 1
        evidenced = (e for e in graph.edges if e.document)
        for document, edges in groupby(evidenced, key=lambda e: e.document):
            file.write(f"\n## {escaped(document)}\n")
            notes: dict[str, int] = {}
            for kind, group in groupby(
                sorted(edges, key=lambda e: (e.type, e.start or 0, e.id)), key=lambda e: e.type
            ):
                file.write(f"\n### {escaped(kind.replace('_', ' '))}\n\n")
                for edge in group:
                    number = notes.setdefault(citation(edge), first + len(notes))
                    file.write(f"- {statement(edge)}[^{number}]\n")
            file.write("\n")
            file.writelines(f"[^{number}]: {passage}\n" for passage, number in notes.items())
            first += len(notes)


def escaped(text: str) -> str:
    r"""Return *text* escaped, so that Markdown shows it unchanged, on one line.

    >>> escaped("*new* [link]\n# 5 < 6")
    '\\*new\\* \\[link\\] \\# 5 \\< 6'
    >>> escaped("- - -"), escaped("1. a"), escaped("-5 %")
    ('\\- - -', '1\\. a', '-5 %')
    """
    line = " ".join(_CONTROLS.sub("\ufffd", text).split())
    # Searching is several times as fast as replacing, and most texts contain no marks.
    line = _MARKS.sub(r"\\\g<0>", line) if _MARKS.search(line) else line
    return _BEGINS.sub(r"\1\\", line)


def statement(edge: Edge) -> str:
    """Return the wording of *edge*, with its modality, date, source and confidence."""
    extras = [
        x
        for x in (edge.modality, edge.date, f"according to {edge.attribution}" if edge.attribution else "")
        if x
    ]
    if edge.confidence is not None:
        extras.append(f"confidence {edge.confidence:.2f}")
    return escaped(edge.wording) + (f" ({escaped('; '.join(extras))})" if extras else "")


def citation(edge: Edge) -> str:
    """Return the passage of *edge*, with its document and its offsets there."""
    place = "" if edge.start is None else f", characters {edge.start} to {edge.end}"
    return f"“{escaped(edge.quote)}” ({escaped(edge.document)}{place})"
