"""The selection of the quads that an export writes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from ...ontology.errors import InputError
from ...ontology.namespace import DOCUMENT, FACT, POL, PROV, RDF
from ..rdf import BESIDE, document_iri, graph_iri, run_graph


def selected(quads: Iterable[Quad], *, evidence: bool, documents: Collection[str] | None) -> Iterable[Quad]:
    """Return the *quads* that :func:`policyloom.graph.export.export` is to write; read the result only once.

    If everything is selected, *quads* itself is returned: a store writes itself fastest.

    :raises InputError: after the last quad, if a document has no named graph of its own.
    """
    return quads if evidence and documents is None else _selected(quads, evidence, documents)


def _selected(quads: Iterable[Quad], evidence: bool, documents: Collection[str] | None) -> Iterator[Quad]:
    for quad in quads if documents is None else _of_documents(quads, documents):
        if evidence or not _is_evidence(quad):
            yield quad


def _of_documents(quads: Iterable[Quad], documents: Collection[str]) -> Iterator[Quad]:
    """Yield the quads of *documents*, then those of the runs that read them and of definitions that the runs used."""
    wanted = {graph_iri(id): id for id in documents}
    nodes = {document_iri(id): id for id in documents}
    beside: dict[str, list[Quad]] = {}
    runs: set[str] = set()
    seen: set[str] = set()
    imported: set[str] = set()
    for quad in quads:
        graph, subject, predicate = map(_iri, (quad.graph_name, quad.subject, quad.predicate))
        if graph in wanted:
            seen.add(wanted[graph])
            if predicate == PROV.wasGeneratedBy:
                runs.add(run_graph(_iri(quad.object)))
            yield quad
        elif graph.startswith(BESIDE):
            beside.setdefault(graph, []).append(quad)
        elif subject in nodes and predicate == RDF.type:
            imported.add(nodes[subject])
    described = [quad for run in sorted(runs & beside.keys()) for quad in beside[run]]
    yield from described
    used = {_iri(quad.object) for quad in described if quad.predicate.value == PROV.used}
    for graph in sorted(used & beside.keys()):
        yield from beside[graph]
    for id in documents:
        if id in imported - seen:
            raise InputError(
                f"the document {id!r} was imported and shares a graph with the rest of its import; "
                f"export everything, or only its statements with --query statements -p document={id}"
            )
        if id not in seen:
            raise InputError(f"no document {id!r} in the graph; give the id of one that is")


def _is_evidence(quad: Quad) -> bool:
    subject = _iri(quad.subject)
    if subject.startswith(DOCUMENT):
        return "#char=" in subject or quad.predicate.value == POL.text
    return subject.startswith(FACT)


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""
