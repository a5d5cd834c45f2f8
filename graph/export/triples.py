"""Triples: training, validation and test files for knowledge-graph embedding, and numeric features of the nodes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from ..identity import digest
from ..propertygraph import Edge, Graph, Node, Scalar, as_text
from .day import is_day

Triple: TypeAlias = tuple[str, str, str]

# About the largest 32-bit float, the type with which embedding tools calculate.
_LARGEST = 3.4e38
_DAYS = ("earliest", "latest")
_CONTROLS = re.compile("[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")


def write_triples(graph: Graph, folder: Path, *, features: bool = False) -> None:
    """Write train.tsv, valid.tsv and test.tsv (8:1:1), and labels.tsv.

    Each statement is written once; denied ones are left out. All statements between the same two nodes, in either
    direction and of any type, are in one part, so that none can be guessed from its inverse. They are in the validation
    or test part only if both nodes and all types also occur in training. Digests decide, so the split never changes.

    :param features: whether features.tsv is written too: node, name and number, as in PyKEEN's numeric literals; a
        missing feature means zero. Counts of statements are those of the training part only.
    """
    parts = _parts(graph.edges)
    for name, rows in parts.items():
        _write(folder / f"{name}.tsv", ("\t".join(row) for row in sorted(rows)))
    _write(folder / "labels.tsv", (f"{n.id}\t{n.kind}\t{_words(n.label)}" for n in graph.nodes))
    if features:
        _write(folder / "features.tsv", _features(graph.nodes, parts["train"]))


def _write(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)


def _parts(edges: Iterable[Edge]) -> dict[str, list[Triple]]:
    groups: dict[tuple[str, str], set[Triple]] = defaultdict(set)
    for edge in edges:
        if not edge.negated:
            pair = min(edge.source, edge.target), max(edge.source, edge.target)
            groups[pair].add((edge.source, _words(edge.type), edge.target))
    parts: dict[str, list[Triple]] = {"train": [], "valid": [], "test": []}
    trained: set[str] = set()
    for pair in sorted(groups, key=lambda ends: digest(*ends)):
        # A colon before a type keeps types and nodes apart in one set: no node id contains a colon.
        names = {*pair, *(f":{type}" for _, type, _ in groups[pair])}
        lot = int(digest("split", *pair), 16) % 10
        part = {0: "test", 1: "valid"}.get(lot, "train") if names <= trained else "train"
        parts[part] += groups[pair]
        trained |= names if part == "train" else set()
    return parts


def _features(nodes: Iterable[Node], train: Iterable[Triple]) -> Iterator[str]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for source, type, target in train:
        counts[source][f"out:{type}"] += 1
        counts[target][f"in:{type}"] += 1
    for node in nodes:
        numbers: dict[str, Scalar] = {f"class:{_words(kind)}": 1 for kind in node.kinds}
        numbers |= sorted(counts[node.id].items())
        numbers |= _numbers(node)
        yield from (f"{node.id}\t{name}\t{as_text(number)}" for name, number in numbers.items())


def _numbers(node: Node) -> Iterator[tuple[str, Scalar]]:
    """Yield (name, number) for the values of *node* that are numbers or give one, such as the year of a day."""
    for key, value in node.attributes.items():
        if key == "unit":
            yield f"unit:{_words(str(value))}", 1
        elif isinstance(value, str):
            if key in _DAYS and is_day(value):
                yield f"year:{key}", int(value[:4])
        elif abs(value) <= _LARGEST:
            yield f"number:{_words(key)}", int(value) if isinstance(value, bool) else value


def _words(text: str) -> str:
    """Return *text* on one line, with double quotes replaced, since table readers take them for field starts."""
    return " ".join(_CONTROLS.sub("\ufffd", text).split()).replace('"', "'")
