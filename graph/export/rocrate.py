"""RO-Crate: the whole build as a research object, its texts and its graph with what they are."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Quad

from ...ontology.namespace import BASE, DCTERMS, POL
from ..propertygraph.index import indexed
from ..propertygraph.network import node_id
from ..propertygraph.terms import Terms
from .catalogue import DESCRIPTION, TITLE
from .lines import write_nquads

_METADATA = "ro-crate-metadata.json"
_GRAPH = "graph.nq"
_VERSION = "1.1"
Entity = dict[str, object]


def write_rocrate(quads: Iterable[Quad], folder: Path, *, date: str) -> None:
    """Write graph.nq, the texts as texts/ID.txt, and ro-crate-metadata.json, by RO-Crate 1.1.

    :param date: the day of publication, as in 2026-11-24, which a crate has to state.
    """
    write_nquads(quads, folder / _GRAPH)
    with indexed(quads, folder.parent) as terms:
        texts = [_text(iri, terms, folder) for iri in terms.instances(POL.Document)]
    graph = _file(folder, _GRAPH, "The graph, one named graph a document", "application/n-quads")
    crate = {
        "@context": f"https://w3id.org/ro/crate/{_VERSION}/context",
        "@graph": list(_entities(graph, texts, date)),
    }
    text = json.dumps(crate, ensure_ascii=False, indent=2)
    (folder / _METADATA).write_text(text + "\n", encoding="utf-8", newline="\n")


def _entities(graph: Entity, texts: list[Entity], date: str) -> Iterator[Entity]:
    yield {
        "@id": _METADATA,
        "@type": "CreativeWork",
        "conformsTo": {"@id": f"https://w3id.org/ro/crate/{_VERSION}"},
        "about": {"@id": "./"},
    }
    parts = [{"@id": part["@id"]} for part in (graph, *texts)]
    yield {
        "@id": "./",
        "@type": "Dataset",
        "name": TITLE,
        "description": DESCRIPTION,
        "datePublished": date,
        "hasPart": parts,
        "mentions": {"@id": "#build"},
    }
    yield {**graph, "conformsTo": {"@id": f"{BASE}policy"}}
    yield from texts
    yield {
        "@id": "#build",
        "@type": "CreateAction",
        "name": "The graph was extracted from the texts",
        "instrument": {"@id": BASE},
        "object": parts[1:],
        "result": parts[:1],
    }
    yield {"@id": BASE, "@type": "SoftwareApplication", "name": "policyloom", "url": BASE}
    yield {"@id": f"{BASE}policy", "@type": "CreativeWork", "name": "The policyloom policy ontology"}


def _text(iri: str, terms: Terms, folder: Path) -> Entity:
    path = f"texts/{node_id(iri)}.txt"
    (folder / "texts").mkdir(exist_ok=True)
    (folder / path).write_text(terms.text(iri, POL.text) or "", encoding="utf-8", newline="")
    name = terms.text(iri, DCTERMS["title"]) or terms.label(iri) or iri
    about = {
        "identifier": terms.text(iri, DCTERMS.identifier),
        "inLanguage": terms.text(iri, DCTERMS.language),
        "author": terms.texts(iri, POL.author),
        "editor": terms.texts(iri, POL.editor),
    }
    return {
        **_file(folder, path, name, "text/plain"),
        **{key: value for key, value in about.items() if value},
    }


def _file(folder: Path, path: str, name: str, media_type: str) -> Entity:
    with (folder / path).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "@id": path,
        "@type": "File",
        "name": name,
        "encodingFormat": media_type,
        "contentSize": str((folder / path).stat().st_size),
        "sha256": digest,
    }
