"""The build: sources to documents, documents to extractions, and what surrounds them in the store."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat
from pyoxigraph import parse as parse_rdf

from ..ontology.errors import InputError
from ..ontology.knowledge import built_in_files, ontology_turtle
from ..ontology.namespace import BASE, GRAPH, PROV, RUN
from ..ontology.own import Knowledge, Own, built_in
from .correction import Corrections
from .document import Document
from .identity import digest, slug
from .rdf import run_graph, run_triples, to_quads
from .reading import DEFAULT, ReaderConfig
from .source import find_sources, read_source
from .source.extra import EXTRA

ONTOLOGY_GRAPH = f"{BASE}policy"
# With another release of these, a text or a sentence may be read otherwise.
_PACKAGES = ("markdown-it-py", "numpy", "onnxruntime", "py3langid", "sentencex", "tokenizers", *EXTRA)

_READING = ("source", "grammar", "reading", "grounding")


def bundled_sources() -> list[Path]:
    """Return the article that comes with the package."""
    folder = files(__name__.rpartition(".")[0]) / "articles"
    return sorted(Path(str(f)) for f in folder.iterdir() if f.name.endswith(".txt"))


def read_documents(
    sources: Sequence[str | Path],
    knowledge: Knowledge | None = None,
    *,
    languages: Collection[str] = ("en",),
) -> list[Document]:
    """Read every source, see :mod:`.source`; nothing is kept of any where one is at fault.

    :param knowledge: tells the roles that a byline may name; what is built in, unless given.
    :raises InputError: for a path that is missing or cannot be read; for two sources of one name, since the name
        is the document's.
    :param languages: those that can be read, as codes of ISO 639; empty for all.
    :raises DataError: for a file that holds no document.
    """
    found = find_sources(sources)
    if found.faults:
        raise InputError(str(found.faults[0]))
    roles = (knowledge or built_in()).vocabulary.roles
    return [read_source(source, roles, languages=languages) for source in found.sources]


def run_iri(
    software: str,
    knowledge: Knowledge | None = None,
    corrections: Corrections | None = None,
    reader: ReaderConfig = DEFAULT,
) -> str:
    """Return the IRI of the run of this version of the software with this knowledge, *reader* and *corrections*.

    It has no clock: equal runs read equal texts alike, and a document whose run is the present one is up to date.
    """
    own = _own(knowledge)
    known = dict(built_in_files())
    for one in own:
        known |= one.files
    packages = [f"{package} {_release(package)}" for package in _PACKAGES]
    names = (one.name for one in own)
    decided = [corrections.digest] if corrections and corrections.decisions else []
    return RUN[
        digest(
            software,
            _program(),
            reader.identity,
            *packages,
            *names,
            *map(_as_text, sorted(known.items())),
            *decided,
        )
    ]


def _release(package: str) -> str:
    """Return the release of *package* that is installed; nothing for an extra that is not."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


@cache
def _program() -> str:
    """Return a digest of the modules that read texts, so that a change of theirs is another run."""
    folder = files(__name__.rpartition(".")[0])
    places = [folder, *(folder / name for name in _READING)]
    modules = [module for place in places for module in _modules(place, is_deep=place is not folder)]
    return digest(*(module.read_text(encoding="utf-8") for module in modules))


def _modules(place: Traversable, *, is_deep: bool) -> Iterator[Traversable]:
    for entry in sorted(place.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".py"):
            yield entry
        elif is_deep and entry.is_dir():
            yield from _modules(entry, is_deep=True)


def surroundings(
    software: str,
    knowledge: Knowledge | None = None,
    corrections: Corrections | None = None,
    reader: ReaderConfig = DEFAULT,
) -> Iterator[tuple[str, list[Quad]]]:
    """Yield (named graph, quads) of what a store holds beside the documents: the ontology and the run.

    What *knowledge* has of a user's own definitions is a graph for each folder, and each run has a graph, so that
    documents of other runs keep theirs. The run's graph tells the corrections too.
    """
    graph = NamedNode(ONTOLOGY_GRAPH)
    triples = parse_rdf(ontology_turtle(), format=RdfFormat.TURTLE)
    yield ONTOLOGY_GRAPH, sorted((Quad(t.subject, t.predicate, t.object, graph) for t in triples), key=str)
    run = run_iri(software, knowledge, corrections, reader)
    described = list(run_triples(run, software=software, reader=reader.label, ontology=ONTOLOGY_GRAPH))
    described += (corrections or Corrections()).triples(run)
    for own in _own(knowledge):
        graph = NamedNode(own_graph(own))
        described.append((run, PROV.used, graph))
        yield graph.value, [Quad(t.subject, t.predicate, t.object, graph) for t in own.definitions]
    yield run_graph(run), to_quads(described, run_graph(run))


def own_graph(own: Own) -> str:
    """Return the IRI of the named graph that holds a user's own definitions."""
    return GRAPH[f"ontology/{slug(own.name)}"]


def _own(knowledge: Knowledge | None) -> tuple[Own, ...]:
    return knowledge.own if knowledge is not None else ()


def _as_text(file: tuple[str, bytes]) -> str:
    return f"{file[0]}\x1e{file[1].decode('utf-8', 'replace')}"
