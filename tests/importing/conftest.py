"""The beginning of the files that are imported, and a function that writes such a file."""

from __future__ import annotations

from pathlib import Path

PREFIXES = """
@prefix pol: <https://w3id.org/policyloom/policy#> .
@prefix entity: <https://w3id.org/policyloom/id/entity/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix ex: <http://example.org/> .
"""


def file(folder: Path, content: str | bytes, name: str = "facts.ttl") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path
