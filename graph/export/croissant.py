"""Croissant: the facts, nodes and edges as a data set for machine learning, with every column described."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import Quad

from ...ontology.namespace import POL
from ..propertygraph import graph_of
from ..propertygraph.term_index import indexed
from .catalogue import DATASET, DESCRIPTION, TITLE, described_file
from .json import write_json
from .tables import tables, write_csv
from .work import Work, works

_TYPES = {str: "sc:Text", int: "sc:Integer", float: "sc:Float", bool: "sc:Boolean"}
_KEYS = {"nodes": "id", "edges": "id"}
_REFERENCES = {("edges", "source"): "nodes/id", ("edges", "target"): "nodes/id"}
_DESCRIPTIONS = {
    "facts": "One row per statement and passage that makes it, with the names of both ends",
    "nodes": "The things that statements are about, with their names, classes and values",
    "edges": "The statements between nodes, including those without a passage",
}
# The terms of http://mlcommons.org/croissant/1.0 that every Croissant file declares, whether it uses them or not.
_TERMS = """
    citeAs column extract field fileObject fileProperty fileSet format includes isLiveDataset jsonPath key md5
    parentField path recordSet references regex repeated replace separator source subField transform
"""
_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "sc": "https://schema.org/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "samplingRate": "cr:samplingRate",
    **{term: f"cr:{term}" for term in _TERMS.split()},
}


def write_croissant(quads: Iterable[Quad], folder: Path, *, date: str) -> None:
    """Write the tables of the ``csv`` format, and croissant.json, which describes them according to Croissant 1.0.

    :param date: the day of publication, as in 2026-11-24, which every data set must state.
    """
    with indexed(quads, folder.parent, skip=frozenset({POL.text})) as terms:
        sources = list(works(terms))
        with graph_of(terms, folder.parent) as graph:
            write_csv(graph, folder)
            columns = {name: columns for name, columns, _ in tables(graph)}
    write_json(_description(columns, sources, folder, date), folder / "croissant.json")


def _description(
    columns_of: Mapping[str, Mapping[str, type]], sources: list[Work], folder: Path, date: str
) -> dict[str, object]:
    licenses = sorted({work.license or work.rights for work in sources} - {""})
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": "policyloom",
        "alternateName": TITLE,
        "description": DESCRIPTION,
        "url": DATASET,
        "datePublished": date,
        # The licences of the texts, since the tables contain passages of them.
        **({"license": licenses} if licenses else {}),
        "isBasedOn": [{"@type": "CreativeWork", "@id": w.iri, **w.in_schema_org()} for w in sources],
        "distribution": [_file(f"{name}.csv", folder) for name in columns_of],
        "recordSet": [
            {
                "@type": "cr:RecordSet",
                "@id": name,
                "name": name,
                "description": _DESCRIPTIONS[name],
                **({"key": {"@id": f"{name}/{_KEYS[name]}"}} if name in _KEYS else {}),
                "field": list(_fields(name, columns)),
            }
            for name, columns in columns_of.items()
        ],
    }


def _fields(table: str, columns: Mapping[str, type]) -> Iterator[dict[str, object]]:
    for column, kind in columns.items():
        field: dict[str, object] = {
            "@type": "cr:Field",
            "@id": f"{table}/{column}",
            "name": column,
            "dataType": _TYPES[kind],
            "source": {"fileObject": {"@id": f"{table}.csv"}, "extract": {"column": column}},
        }
        if target := _REFERENCES.get((table, column)):
            field["references"] = {"field": {"@id": target}}
        yield field


def _file(name: str, folder: Path) -> dict[str, object]:
    return {"@type": "cr:FileObject", "contentUrl": name, **described_file(folder, name, name, "text/csv")}
