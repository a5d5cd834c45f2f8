"""Vault: a folder of linked notes for Obsidian, one note per node."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from ..propertygraph import Edge, Graph, Node, Scalar, as_text
from ..propertygraph.sorting import external_sort
from .json import encode
from .prose import citation, escaped, statement

_BARE_EXPONENT = re.compile(r"^(-?\d+)e")
# Characters that end a line in YAML but not in JSON, or that YAML does not allow; both are written as \u escapes.
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
# Characters that Windows, Obsidian's links or a file system do not allow in names; each becomes a space.
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|#^\[\]%\0-\x1f\x7f\ufffd\u200b-\u200f\u2028-\u202e]')
_TITLES = ("As subject", "As object")


def write_obsidian(graph: Graph, folder: Path) -> None:
    """Write a note for each node: its names, values and statements, with links to the notes of the other nodes."""
    names = _file_names(graph.nodes)
    places = {id: f"{number:010}" for number, id in enumerate(names)}
    with external_sort(_statement_lines(graph.edges, names, places), folder.parent) as sorted_statements:
        parts = (line.decode()[:-1].split("\0") for line in sorted_statements)
        sections = groupby(parts, key=itemgetter(0))
        section = next(sections, None)
        for node in graph.nodes:
            lines = [*_front_matter(node), f"# {escaped(node.label)}"]
            if "description" in node.attributes:
                lines += ["", escaped(str(node.attributes["description"]))]
            for side, title in enumerate(_TITLES):
                if section is not None and section[0] == f"{places[node.id]} {side}":
                    lines += ["", f"## {title}", ""]
                    for _, _, words, source in section[1]:
                        lines += [f"- {words}", f"  > {source}"] if source else [f"- {words}"]
                    section = next(sections, None)
            _write(folder / f"{names[node.id]}.md", "\n".join([*lines, ""]).encode())


def _statement_lines(
    edges: Iterable[Edge], names: Mapping[str, str], places: Mapping[str, str]
) -> Iterator[bytes]:
    """Yield a line for each end of each statement; lines sort by node, its statements as subject first."""
    # Each statement is put into words once, then sorted to its nodes, so that no look-up is needed.
    for number, edge in enumerate(edges):
        words, source = statement(edge), citation(edge) if edge.quote else ""
        for side, end, other in ((0, edge.source, edge.target), (1, edge.target, edge.source)):
            line = f"{places[end]} {side}\0{number:010}\0{words}: [[{names[other]}]]\0{source}\n"
            yield line.encode()


def _write(path: Path, content: bytes) -> None:
    # Use as few system calls as possible: they are the main cost of writing a note.
    with path.open("wb", buffering=0) as file:
        while content:
            content = content[file.write(content) :]


def _front_matter(node: Node) -> Iterator[str]:
    yield "---"
    yield f"iri: {_yaml(node.iri)}"
    yield f"aliases: {_yaml_list(node.aliases)}"
    yield f"tags: {_yaml_list(node.kinds)}"
    for key, value in node.attributes.items():
        yield f"{_yaml(key)}: {_yaml_value(value)}"
    yield "---"
    yield ""


def _yaml_list(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_yaml, texts))}]"


def _yaml_value(value: Scalar) -> str:
    # In YAML 1.1 a number with an exponent needs a decimal point: 1e+20 would be a text.
    return _yaml(value) if isinstance(value, str) else _BARE_EXPONENT.sub(r"\1.0e", as_text(value))


def _yaml(value: str) -> str:
    """Return *value* as a quoted YAML string: as in JSON, with escapes for characters that YAML reads differently."""
    return _NOT_IN_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", encode(value))


def _file_names(nodes: Iterable[Node]) -> dict[str, str]:
    """Return the note name by node id: the label if it is a valid name and unique (case ignored), else with the id."""
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
    # A file name has 255 bytes at most.
    plain = " ".join(_NOT_IN_NAMES.sub(" ", node.label).split()).strip(". ")
    short = plain.encode()[:100].decode(errors="ignore").strip(". ")
    return short if short == plain and short else f"{short} {node.id}".strip()
