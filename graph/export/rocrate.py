"""RO-Crate: the whole build as a research object, which describes the texts and the graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pyoxigraph import Quad, RdfFormat, parse

from ...ontology.namespace import BASE, ONTOLOGY_GRAPH, POL
from ..propertygraph import node_id
from ..propertygraph.term_index import indexed
from .catalogue import DESCRIPTION, TITLE, described_file
from .json import write_json
from .nquads import write_nquads
from .work import Work, works

_METADATA = "ro-crate-metadata.json"
_GRAPH = "graph.nq"
_VERSION = "1.1"
Entity = dict[str, Any]


def write_rocrate(quads: Iterable[Quad], folder: Path, *, date: str) -> None:
    """Write graph.nq, the texts as texts/ID.txt, and ro-crate-metadata.json, according to RO-Crate 1.1.

    :param date: the day of publication, as in 2026-11-24, which every crate must state.
    """
    write_nquads(quads, folder / _GRAPH)
    # Read the file back, since *quads* may be an iterator that can be read only once.
    with indexed(parse(path=folder / _GRAPH, format=RdfFormat.N_QUADS), folder.parent) as terms:
        texts = [_text(work, terms.text(work.iri, POL.text) or "", folder) for work in works(terms)]
    graph = _file(folder, _GRAPH, "The graph, with one named graph per document", "application/n-quads")
    crate = {
        "@context": f"https://w3id.org/ro/crate/{_VERSION}/context",
        "@graph": list(_entities(graph, texts, date)),
    }
    write_json(crate, folder / _METADATA)


def _entities(graph: Entity, texts: list[Entity], date: str) -> Iterator[Entity]:
    yield {
        "@id": _METADATA,
        "@type": "CreativeWork",
        "conformsTo": {"@id": f"https://w3id.org/ro/crate/{_VERSION}"},
        "about": {"@id": "./"},
    }
    parts = [{"@id": part["@id"]} for part in (graph, *texts) if part["@type"] == "File"]
    yield {
        "@id": "./",
        "@type": "Dataset",
        "name": TITLE,
        "description": DESCRIPTION,
        "datePublished": date,
        "hasPart": parts,
        "mentions": {"@id": "#build"},
    }
    yield {**graph, "conformsTo": {"@id": ONTOLOGY_GRAPH}}
    yield from texts
    licenses = {work["license"]["@id"] for work in texts if isinstance(work.get("license"), dict)}
    yield from ({"@id": iri, "@type": "CreativeWork", "name": iri} for iri in sorted(licenses))
    yield {
        "@id": "#build",
        "@type": "CreateAction",
        "name": "The graph was extracted from the texts",
        "instrument": {"@id": BASE},
        "object": [{"@id": text["@id"]} for text in texts],
        "result": parts[:1],
    }
    yield {"@id": BASE, "@type": "SoftwareApplication", "name": "policyloom", "url": BASE}
    yield {"@id": ONTOLOGY_GRAPH, "@type": "CreativeWork", "name": "The policyloom policy ontology"}


def _text(work: Work, text: str, folder: Path) -> Entity:
    """Return the metadata of *work*; write its *text*, if any, to a file in *folder*, and describe that file."""
    fields = work.in_schema_org() | {"author": list(work.authors), "editor": list(work.editors)}
    about = {key: value for key, value in fields.items() if value}
    if not text:
        return {"@id": work.iri, "@type": "CreativeWork", **about}
    path = f"texts/{node_id(work.iri)}.txt"
    (folder / "texts").mkdir(exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8", newline="")
    return _file(folder, path, work.title, "text/plain") | about


def _file(folder: Path, path: str, name: str, media_type: str) -> Entity:
    return {"@type": "File", **described_file(folder, path, name, media_type)}
