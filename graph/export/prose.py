"""Prose: a report with footnotes, and a vault of linked notes."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from ..propertygraph.network import Edge, Graph, Node

# Line ends to YAML but not to JSON, and characters that stand in no YAML file; of both a number stands in their place.
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def write_report(graph: Graph, path: Path) -> None:
    """Write what each document states, by kind of fact, each statement with its passage as a footnote at the end of its document.

    Statements of one passage share its footnote; statements without evidence are left out.
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
                    number = notes.setdefault(_citation(edge), first + len(notes))
                    file.write(f"- {_statement(edge)}[^{number}]\n")
            file.write("\n")
            file.writelines(f"[^{number}]: {passage}\n" for passage, number in notes.items())
            first += len(notes)


def write_obsidian(graph: Graph, folder: Path) -> None:
    """Write a note for each node: its names, values and statements, linked to the notes of the other ends."""
    names = _file_names(graph.nodes)
    # Of the edges only their places are held.
    outgoing: dict[str, list[int]] = defaultdict(list)
    incoming: dict[str, list[int]] = defaultdict(list)
    for number, edge in enumerate(graph.edges):
        outgoing[edge.source].append(number)
        incoming[edge.target].append(number)
    for node in graph.nodes:
        lines = [*_front_matter(node), f"# {escaped(node.label)}"]
        if "description" in node.attributes:
            lines += ["", escaped(str(node.attributes["description"]))]
        lines += _section(
            "States", ((e, e.target) for e in map(graph.edges.__getitem__, outgoing[node.id])), names
        )
        lines += _section(
            "Stated of it", ((e, e.source) for e in map(graph.edges.__getitem__, incoming[node.id])), names
        )
        (folder / f"{names[node.id]}.md").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def escaped(text: str) -> str:
    r"""Return *text* so that Markdown shows it as it is, on one line.

    >>> escaped("*new* [link]\n# 5 < 6")
    '\\*new\\* \\[link\\] \\# 5 \\< 6'
    """
    return re.sub(r"([\\`*_\[\]<>#|~$^])", r"\\\1", " ".join(_printable(text).split()))


def _printable(text: str) -> str:
    return re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\x7f]", "\ufffd", text)


def _statement(edge: Edge) -> str:
    extras = [
        x
        for x in (edge.modality, edge.date, f"according to {edge.attribution}" if edge.attribution else "")
        if x
    ]
    if edge.confidence is not None:
        extras.append(f"confidence {edge.confidence:.2f}")
    return escaped(edge.wording) + (f" ({escaped('; '.join(extras))})" if extras else "")


def _citation(edge: Edge) -> str:
    place = "" if edge.start is None else f", characters {edge.start} to {edge.end}"
    return f"“{escaped(edge.quote)}” ({escaped(edge.document)}{place})"


def _section(title: str, edges: Iterable[tuple[Edge, str]], names: Mapping[str, str]) -> Iterator[str]:
    lines = [line for edge, other in edges for line in _linked(edge, other, names)]
    yield from ["", f"## {title}", "", *lines] if lines else []


def _linked(edge: Edge, other: str, names: Mapping[str, str]) -> Iterator[str]:
    yield f"- {_statement(edge)}: [[{names[other]}]]"
    if edge.quote:
        yield f"  > {_citation(edge)}"


def _front_matter(node: Node) -> Iterator[str]:
    yield "---"
    yield f"iri: {_yaml(node.iri)}"
    yield f"aliases: {_yaml(list(node.aliases))}"
    yield f"tags: {_yaml(list(node.kinds))}"
    for key, value in node.attributes.items():
        yield f"{_yaml(key)}: {_yaml(value)}"
    yield "---"
    yield ""


def _yaml(value: object) -> str:
    """Return *value* as YAML: what JSON is, so that no name can break out of its place, but for what YAML reads otherwise."""
    text = json.dumps(value, ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _file_names(nodes: Iterable[Node]) -> dict[str, str]:
    """Return node id -> name of its note: its label where that is fit and no other's, whatever the case."""
    names = {node.id: _file_name(node) for node in nodes}
    while True:
        owners: dict[str, list[str]] = defaultdict(list)
        for id, name in names.items():
            owners[name.casefold()].append(id)
        shared = [id for ids in owners.values() if len(ids) > 1 for id in ids]
        if not shared:
            return names
        names |= {id: f"{names[id]} {id}" for id in shared}


def _file_name(node: Node) -> str:
    # What Windows, Obsidian's links or a file system refuse becomes a space; a name has 255 bytes at most.
    plain = " ".join(
        re.sub(r'[\\/:*?"<>|#^\[\]%\0-\x1f\x7f\ufffd\u200b-\u200f\u2028-\u202e]', " ", node.label).split()
    ).strip(". ")
    short = plain.encode()[:100].decode(errors="ignore").strip(". ")
    return short if short == plain and short else f"{short} {node.id}".strip()
