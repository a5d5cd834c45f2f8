"""Export: the graph in the formats that other tools read best.

>>> sorted(FORMATS)[:4]
['age', 'bibtex', 'croissant', 'csl']
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from pathlib import Path

from pyoxigraph import Quad

from ...ontology.errors import InputError
from ..propertygraph import stored_graph
from .atomic import written_whole
from .day import is_day
from .format import FORMATS, Format
from .reified import reified
from .selection import selected

__all__ = ["FORMATS", "Format", "export", "find_format", "format_of"]


def export(
    quads: Iterable[Quad],
    format: str,
    path: Path,
    *,
    evidence: bool = True,
    documents: Collection[str] | None = None,
    triple_terms: bool = False,
    date: str | None = None,
    features: bool = False,
) -> None:
    """Write *quads* to *path* in the format called *format*; an export that fails leaves no partial file.

    :param quads: in any order, with or without repetitions; a ``pyoxigraph.Store`` is the fastest.
    :param path: a file; for formats of many files a folder, which is created.
    :param evidence: whether fact nodes, passages and texts are written, or the bare statements only.
        Denied statements exist only as facts, so they are left out with the evidence.
    :param documents: the ids of the documents whose statements are written; ``None`` for all graphs.
    :param triple_terms: whether a fact names its statement by one triple term (RDF 1.2) instead of three triples.
    :param date: the day of publication (ISO 8601), for formats that state one.
    :param features: whether numeric features of the nodes are written beside the training triples.
    :raises InputError: the format or a document is unknown, the format has no triple terms or features or needs
        a date, or *path* cannot be written.
    """
    target = find_format(format)
    if triple_terms and not target.has_triple_terms:
        able = ", ".join(found.name for found in FORMATS.values() if found.has_triple_terms)
        raise InputError(f"{target.name} does not support triple terms (RDF 1.2); choose one of {able}")
    if features and not target.has_features:
        able = ", ".join(found.name for found in FORMATS.values() if found.has_features)
        raise InputError(f"{target.name} does not support node features; choose {able}")
    if target.is_dated and not (date and is_day(date)):
        given = "none was given" if date is None else f"{date!r} is not a valid date"
        raise InputError(
            f"{target.name} needs a date of publication, but {given}; give a date such as 2026-11-24"
        )
    source = selected(quads, evidence=evidence, documents=documents)
    with written_whole(path, folder=target.is_folder) as unfinished:
        if target.of_graph:
            with stored_graph(source, unfinished.parent) as graph:
                target.write_graph(graph, unfinished, features=features)
        else:
            target.write_quads(reified(source) if triple_terms else source, unfinished, date=date)


def find_format(name: str) -> Format:
    """Return the format whose name, file ending or media type is *name*.

    >>> find_format("ttl").name
    'turtle'

    :raises InputError: there is no such format; the message suggests the nearest name.
    """
    key = name.strip().lower()
    for found in FORMATS.values():
        if key in {found.name, found.media_type} or (
            found.ending and key.removeprefix(".") == found.ending[1:]
        ):
            return found
    near = difflib.get_close_matches(key, FORMATS, n=1)
    hint = f"did you mean {near[0]!r}? " if near else ""
    raise InputError(f"unknown export format {name!r}: {hint}the formats are {', '.join(sorted(FORMATS))}")


def format_of(path: Path) -> Format:
    """Return the format whose file ending *path* has; the longest ending wins.

    >>> format_of(Path("graph.yed.graphml")).name
    'yed'

    :raises InputError: no format has this ending.
    """
    name = path.name.lower()
    fitting = [found for found in FORMATS.values() if found.ending and name.endswith(found.ending)]
    if not fitting:
        raise InputError(
            f"{path}: its ending does not tell the format; give one of {', '.join(sorted(FORMATS))}"
        )
    return max(fitting, key=lambda found: len(found.ending))
