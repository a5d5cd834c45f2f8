"""The build: sources to documents, documents to extractions, and what surrounds them in the store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat
from pyoxigraph import parse as parse_rdf

from ..ontology.errors import InputError
from ..ontology.knowledge import ontology_turtle
from ..ontology.namespace import BASE, RUN
from ..ontology.vocabulary import vocabulary
from .document import Document, read_text
from .identity import digest
from .rdf import run_triples, to_quads

ONTOLOGY_GRAPH = f"{BASE}policy"
RUN_GRAPH = f"{BASE}id/graph/runs"

# A line longer than this is no paragraph that a person wrote, and would hold the parser for minutes.
LONGEST_PARAGRAPH = 100_000


def bundled_sources() -> list[Path]:
    """Return the article that comes with the package."""
    folder = files(__name__.rpartition(".")[0]) / "articles"
    return sorted(Path(str(f)) for f in folder.iterdir() if f.name.endswith(".txt"))


def read_documents(sources: Sequence[str | Path]) -> list[Document]:
    """Read every source, a text file each; nothing is kept of any where one is at fault.

    :raises InputError: for a path that is missing, cannot be read, or holds no text in UTF-8; for two sources of
        one name, since the name is the document's.
    """
    documents: list[Document] = []
    for source in map(Path, sources):
        document = read_document(source)
        if any(d.id == document.id for d in documents):
            raise InputError(
                f"two sources are named {document.id!r}; rename one, since the name tells documents apart"
            )
        documents.append(document)
    return documents


def read_document(source: Path) -> Document:
    """Read the text file *source*; its name without the ending is the document's.

    :raises InputError: as :func:`read_documents`.
    """
    try:
        data = source.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{source}: no such file; give the path of a text file") from None
    except IsADirectoryError:
        raise InputError(f"{source}: a folder; give the text files in it, such as {source}/*.txt") from None
    except OSError as error:
        raise InputError(f"{source}: cannot be read ({error.strerror}); check its permissions") from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{source}: byte {error.start} is not UTF-8; save the text as UTF-8 (iconv -f LATIN1 -t UTF-8, say)"
        ) from None
    if "\x00" in text:
        raise InputError(f"{source}: holds NUL characters, so it is no text; give a plain text file")
    if not text.strip():
        raise InputError(f"{source}: is empty; give a text with at least one sentence")
    document = read_text(source.stem, text, roles=vocabulary().roles)
    longest = max((len(p.text) for p in document.paragraphs), default=0)
    if longest > LONGEST_PARAGRAPH:
        raise InputError(
            f"{source}: has a line of {longest:,} characters; a line is a paragraph and may have {LONGEST_PARAGRAPH:,}"
        )
    return document


def run_iri(software: str) -> str:
    """Return the IRI of the run of this version of the software; it has no clock, so equal builds are equal."""
    return RUN[digest(software, ontology_turtle())]


def surroundings(software: str) -> Iterator[tuple[str, list[Quad]]]:
    """Yield (named graph, quads) of what every store holds beside the documents: the ontology and the run."""
    graph = NamedNode(ONTOLOGY_GRAPH)
    triples = parse_rdf(ontology_turtle(), format=RdfFormat.TURTLE)
    yield ONTOLOGY_GRAPH, sorted((Quad(t.subject, t.predicate, t.object, graph) for t in triples), key=str)
    run = run_iri(software)
    yield RUN_GRAPH, to_quads(run_triples(run, software=software, ontology=ONTOLOGY_GRAPH), RUN_GRAPH)
