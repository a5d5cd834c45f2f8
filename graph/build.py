"""The build: reading sources into documents, and the graphs that a store holds besides those of the documents."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple
from pyoxigraph import parse as parse_rdf

from ..ontology.errors import InputError
from ..ontology.knowledge import built_in_files, ontology_turtle
from ..ontology.namespace import GRAPH, ONTOLOGY_GRAPH, PROV, RUN
from ..ontology.own import Knowledge, Own, built_in
from .correction import Corrections
from .document import Document
from .identity import digest, slug
from .rdf import run_graph, run_triples, to_quads
from .reading import DEFAULT, ReaderConfig
from .source import find_sources, read_source
from .source.extra import EXTRA

_FOLDER = Path(__file__).parent
# Part of a run's IRI, because another release of these packages, or other code in these folders or beside this module,
# may read a text differently.
_PACKAGES = ("markdown-it-py", "numpy", "onnxruntime", "py3langid", "sentencex", "tokenizers", *EXTRA)
_SUFFIXES = frozenset({".py", ".json", ".md", ".txt"})
_READING = ("source", "grammar", "reading", "grounding")


def bundled_sources() -> list[Path]:
    """Return the paths of the articles that come with the package."""
    return sorted((_FOLDER / "articles").glob("*.txt"))


def read_documents(
    sources: Sequence[str | Path],
    knowledge: Knowledge | None = None,
    *,
    languages: Collection[str] = ("en",),
) -> list[Document]:
    """Read every source, see :mod:`.source`; if one of them is at fault, raise an error and return no document.

    :param knowledge: supplies the roles that a byline may name; the built-in knowledge by default.
    :param languages: the languages that can be read, as ISO 639 codes; empty for all.
    :raises InputError: for a path that is missing or cannot be read; for two sources with the same name, since the
        name identifies the document.
    :raises DataError: for a file that contains no document.
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

    It contains no time: equal runs read a text in the same way, so a document from a run with this IRI is up to date.
    """
    own = _own(knowledge)
    files = dict(built_in_files())
    for one in own:
        files |= one.files
    return RUN[
        digest(
            software,
            _program(),
            reader.identity,
            *(f"{package} {_release(package)}" for package in _PACKAGES),
            *(one.name for one in own),
            *(f"{name}\x1e{data.decode('utf-8', 'replace')}" for name, data in sorted(files.items())),
            *([corrections.digest] if corrections and corrections.decisions else []),
        )
    ]


def _release(package: str) -> str:
    """Return the installed release of *package*; an empty string for an extra that is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


@cache
def _program() -> str:
    """Return a digest of the modules that read texts and of their data, so that a change to them makes a different run."""
    folders = (*(_FOLDER / name for name in _READING), _FOLDER.parent / "ontology")
    files = [*_FOLDER.glob("*.py"), *(file for folder in folders for file in folder.rglob("*"))]
    texts = sorted(file for file in files if file.suffix in _SUFFIXES)
    return digest(*(file.read_text(encoding="utf-8") for file in texts))


def surroundings(
    software: str,
    knowledge: Knowledge | None = None,
    corrections: Corrections | None = None,
    reader: ReaderConfig = DEFAULT,
) -> Iterator[tuple[str, list[Quad]]]:
    """Yield (named graph, quads) for what a store holds besides the documents: the ontology and the run.

    Each folder of a user's own definitions in *knowledge* has its own graph. So has each run, so that documents of
    other runs keep their run's description. The run's graph also describes the corrections.
    """
    triples = parse_rdf(ontology_turtle(), format=RdfFormat.TURTLE)
    yield ONTOLOGY_GRAPH, sorted(_in_graph(ONTOLOGY_GRAPH, triples), key=str)
    run = run_iri(software, knowledge, corrections, reader)
    description = list(run_triples(run, software=software, reader=reader.label, ontology=ONTOLOGY_GRAPH))
    description += (corrections or Corrections()).triples(run)
    for own in _own(knowledge):
        graph = own_graph(own)
        description.append((run, PROV.used, NamedNode(graph)))
        yield graph, _in_graph(graph, own.definitions)
    yield run_graph(run), to_quads(description, run_graph(run))


def _in_graph(graph: str, triples: Iterable[Triple | Quad]) -> list[Quad]:
    return [Quad(t.subject, t.predicate, t.object, NamedNode(graph)) for t in triples]


def own_graph(own: Own) -> str:
    """Return the IRI of the named graph that holds a user's own definitions."""
    return GRAPH[f"ontology/{slug(own.name)}"]


def _own(knowledge: Knowledge | None) -> tuple[Own, ...]:
    return knowledge.own if knowledge is not None else ()
