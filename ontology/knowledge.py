"""The knowledge: the Turtle files of the ontology, the vocabulary, reading and asking, in one store."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from pyoxigraph import Literal, NamedNode, RdfFormat, Store

ONTOLOGY_FILE = "policy.ttl"
_FOLDERS = ("vocabulary", "reading", "asking")
_LANGUAGE = "en"


@cache
def knowledge() -> Store:
    """Return the built-in knowledge, all in the default graph of an in-memory store."""
    return read_turtle(built_in_files().values())


def built_in_files() -> dict[str, bytes]:
    """Return name -> content of the Turtle files of the package; a name is, for example, ``vocabulary/units.ttl``."""
    root = files(__name__.rpartition(".")[0])
    named = {f"{folder}/{file.name}": file for folder in _FOLDERS for file in _turtle(root / folder)}
    return {ONTOLOGY_FILE: ontology_turtle(), **{name: file.read_bytes() for name, file in named.items()}}


def read_turtle(texts: Iterable[bytes]) -> Store:
    """Return the triples of the Turtle *texts*, all in the default graph of an in-memory store."""
    store = Store()
    for text in texts:
        store.bulk_load(text, format=RdfFormat.TURTLE)
    return store


def ontology_turtle() -> bytes:
    """Return the content of the ontology's Turtle file."""
    return (files(__name__.rpartition(".")[0]) / ONTOLOGY_FILE).read_bytes()


def objects(store: Store, subject: str, predicate: str) -> list[str]:
    """Return the IRIs and literal values that *subject* has for *predicate*, sorted."""
    quads = store.quads_for_pattern(NamedNode(subject), NamedNode(predicate), None)
    return sorted(quad.object.value for quad in quads if isinstance(quad.object, NamedNode | Literal))


def texts(store: Store, subject: str, predicate: str) -> list[str]:
    """Return the literals that *subject* has for *predicate*, in English or without a language tag, sorted."""
    quads = store.quads_for_pattern(NamedNode(subject), NamedNode(predicate), None)
    literals = [quad.object for quad in quads if isinstance(quad.object, Literal)]
    return sorted({x.value for x in literals if (x.language or _LANGUAGE).partition("-")[0] == _LANGUAGE})


def subjects(store: Store, predicate: str, object: str) -> list[str]:
    """Return the IRIs of the subjects that have the IRI *object* for *predicate*, sorted."""
    quads = store.quads_for_pattern(None, NamedNode(predicate), NamedNode(object))
    return sorted({quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)})


def _turtle(folder: Traversable) -> list[Traversable]:
    return sorted((f for f in folder.iterdir() if f.name.endswith(".ttl")), key=lambda f: f.name)
