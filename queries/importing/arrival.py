"""The arrival: files that are to enter a store, their faults, and their matches with things of the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse

from ...graph.build import surroundings
from ...graph.identity import slug
from ...ontology.errors import InputError
from ...ontology.knowledge import ontology_turtle
from ...ontology.namespace import GRAPH, ONTOLOGY_GRAPH, OWL, POL, PROV, RDF, RDFS, SKOS
from ..check import Finding, check
from ..embedded import EmbeddedStore
from ..result import text
from ..store import Store, removal, replacement
from .match import Match, matches
from .named_graph import in_graph, stored_triples
from .origin import origin, origin_graph
from .skolem import GENID
from .source import Source, read_source
from .thing import enriched, things, vocabulary_things


@dataclass(frozen=True)
class Arrival:
    """The content that is to enter a store as one named graph.

    :param findings: the findings of its checks, sorted; errors keep it out of the store.
    :param matches: which of its things are, or may be, things of the store.
    """

    name: str
    sources: tuple[Source, ...]
    triples: tuple[Triple, ...] = field(repr=False)
    findings: tuple[Finding, ...]
    matches: tuple[Match, ...]

    @property
    def graph(self) -> str:
        """The IRI of the named graph."""
        return graph_iri(self.name)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that keep it out of the store."""
        return tuple(finding for finding in self.findings if finding.severity == "error")

    @property
    def links(self) -> tuple[Triple, ...]:
        """The links to things of the store with other IRIs, for certain matches only, without those already stated."""
        stated = set(self.triples)
        pairs = ((m.subject, m.object) for m in self.matches if m.is_certain and m.subject != m.object)
        links = (Triple(NamedNode(s), NamedNode(SKOS.exactMatch), NamedNode(o)) for s, o in pairs)
        return tuple(link for link in links if link not in stated)

    def graphs(self, software: str) -> Iterator[tuple[str, list[Quad]]]:
        """Yield (named graph, quads) of the content, its links and its origin.

        :param software: the version of policyloom that the origin names.
        """
        yield self.graph, in_graph(self.triples, self.graph)
        yield f"{self.graph}/links", in_graph(self.links, f"{self.graph}/links")
        yield (
            origin_graph(self.graph),
            origin(self.graph, "import", self.name, self.sources, software=software),
        )


def graph_iri(name: str) -> str:
    """Return the IRI of the named graph of the import *name*; a document's has no further slash after ``graph/``."""
    return GRAPH[f"import/{slug(name)}"]


def read_arrivals(paths: Sequence[str | Path], store: Store, *, name: str | None = None) -> list[Arrival]:
    """Return the RDF files at *paths*, checked and compared with *store*, which is not changed.

    :param name: the name of one graph for all files; without it, each file has a graph named after it.
    :raises InputError: a file cannot be read, two have one name, or an import of another name would be replaced.
    :raises DataError: a file is malformed.
    """
    named = _by_name(paths, name)
    if name is None:
        _refuse_replacing(named, store)
    read = {
        name: [read_source(path, base=graph_iri(name)) for path in group] for name, group in named.items()
    }
    own = {graph_iri(name) for name in named}
    before = [triple for graph, triple in stored_triples(store, "named") if not _is_within(graph, own)]
    defined = [*_ontology(), *(triple for _, triple in stored_triples(store, "defined"))]
    vocabulary = vocabulary_things()
    known = enriched(things(before), vocabulary)
    arrivals = []
    for each, sources in read.items():
        triples = sorted({triple for source in sources for triple in source.triples}, key=str)
        findings = _findings(each, triples, before, defined)
        found = matches(enriched(things(triples), vocabulary), known)
        arrivals.append(Arrival(each, tuple(sources), tuple(triples), tuple(sorted(findings)), tuple(found)))
    return arrivals


def enter(arrivals: Iterable[Arrival], store: Store, *, software: str) -> None:
    """Put the arrivals into *store* in place of earlier imports of the same names, all of them or none.

    If the store lacks the ontology, it is added too, since the named queries read it.

    :raises InputError: an arrival has errors, or the store cannot be written.
    """
    graphs: dict[str, list[Quad]] = {}
    if ONTOLOGY_GRAPH not in store.graphs():
        graphs[ONTOLOGY_GRAPH] = dict(surroundings(software))[ONTOLOGY_GRAPH]
    for arrival in arrivals:
        if arrival.errors:
            raise InputError(
                f"{arrival.name} has {len(arrival.errors)} errors, so it cannot be imported; fix them"
            )
        graphs.update(arrival.graphs(software))
    store.update(
        " ;\n".join(replacement(iri, quads) if quads else removal(iri) for iri, quads in graphs.items())
    )


def _by_name(paths: Sequence[str | Path], name: str | None) -> dict[str, list[Path]]:
    if name is not None:
        if not name.strip():
            raise InputError("the name of the import is empty; give one with --name")
        return {name: list(map(Path, paths))}
    named: dict[str, list[Path]] = {}
    for path in map(Path, paths):
        for [other] in named.values():
            if graph_iri(path.stem) == graph_iri(other.stem):
                raise InputError(
                    f"{other} and {path} have the same name; rename one, or import both as one with --name"
                )
        named[path.stem] = [path]
    return named


def _refuse_replacing(names: Iterable[str], store: Store) -> None:
    """Refuse a name whose graph already holds an earlier import of another name."""
    for name in names:
        graph = graph_iri(name)
        about = (q for q in store.graph(origin_graph(graph)) if q.subject == NamedNode(graph))
        for other in [text(q.object) for q in about if q.predicate.value == RDFS.label]:
            if other != name:
                raise InputError(
                    f"the import {name!r} would replace {other!r}, which has the same graph, {graph}; "
                    f"give it another name with --name, or use --name {other!r} to replace that one"
                )


def _findings(
    name: str, triples: Sequence[Triple], before: Sequence[Triple], defined: Sequence[Triple]
) -> set[Finding]:
    findings = {
        *_checked(name, triples, before, defined),
        *_conflicts(triples, before),
        *_meddling(triples, defined),
    }
    if not triples:
        message = "It states nothing, and replaces any earlier import of the same name."
        findings.add(Finding("warning", graph_iri(name), message))
    return findings


# A file may rely on names and classes of entities in the store; its evidence and figures must be complete.
_CONTEXT = (RDF.type, RDFS.label, SKOS.prefLabel)
_COMPLETE = frozenset(
    {POL.Fact, POL.Passage, POL.Mention, POL.Document, POL.Statistic, POL.Ranking, POL.Period, PROV.Activity}
)


def _checked(
    name: str, triples: Sequence[Triple], before: Sequence[Triple], defined: Sequence[Triple]
) -> list[Finding]:
    """Return the findings of the check, which also sees the store's names and classes for entities of the file."""
    mentioned = {term for triple in triples for term in (triple.subject, triple.object)}
    complete = {t.subject for t in before if t.predicate.value == RDF.type and _iri(t.object) in _COMPLETE}
    named = mentioned - complete
    context = [t for t in before if t.subject in named and t.predicate.value in _CONTEXT]
    with EmbeddedStore(None) as store:
        store.native.extend(in_graph(triples, graph_iri(name)))
        store.native.extend(in_graph(context, f"{graph_iri(name)}/context"))
        store.native.extend(in_graph(defined, ONTOLOGY_GRAPH))
        return check(store)


def _conflicts(triples: Sequence[Triple], before: Sequence[Triple]) -> Iterator[Finding]:
    """Yield an error for each document of which the store has another text."""
    texts = {t.subject: t.object for t in before if t.predicate.value == POL.sha256}
    for triple in triples:
        if triple.predicate.value == POL.sha256 and texts.get(triple.subject, triple.object) != triple.object:
            yield Finding(
                "error",
                _iri(triple.subject),
                "The store holds a document with this name but a different text.",
            )


def _meddling(triples: Sequence[Triple], defined: Sequence[Triple]) -> Iterator[Finding]:
    """Yield an error for each statement of a file about a term of the ontology that the ontology does not make."""
    definitions = set(defined)
    for triple in triples:
        subject = _iri(triple.subject)
        # Blank nodes get other IRIs in every file; stating that a term is an OWL individual changes nothing.
        is_harmless = _iri(triple.object).startswith((GENID, OWL))
        if subject.startswith(POL) and triple not in definitions and not is_harmless:
            yield Finding(
                "error",
                subject,
                f"A term of the ontology cannot be changed by an import. See {triple.predicate.value}.",
            )


def _ontology() -> list[Triple]:
    return [quad.triple for quad in parse(ontology_turtle(), format=RdfFormat.TURTLE)]


def _is_within(graph: str, own: Iterable[str]) -> bool:
    return any(graph == one or graph.startswith(f"{one}/") for one in own)


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""
