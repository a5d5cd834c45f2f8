"""The formats: what each is called, what it is for, and where its writer is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, cast

from pyoxigraph import Quad

from ..propertygraph.network import Graph


@dataclass(frozen=True, slots=True)
class Format:
    """A format that the graph can be written in.

    :param name: what the command line calls it.
    :param ending: of the file, with its dot; empty where the format is a folder of files.
    :param media_type: as registered, else the usual one.
    :param description: what it is, and which tools read it.
    :param writer: module of this package and function, ``turtle:write_turtle``; imported when first used.
    :param of_graph: whether the writer takes the property graph, or the quads.
    :param has_triple_terms: whether it can write a triple about a triple, which RDF 1.2 has.
    :param is_dated: whether it says when it was published.
    :param has_features: whether numbers of the nodes can be written beside it.
    """

    name: str
    ending: str
    media_type: str
    description: str
    writer: str
    of_graph: bool = True
    has_triple_terms: bool = False
    is_dated: bool = False
    has_features: bool = False

    @property
    def is_folder(self) -> bool:
        """Whether the format is a folder of files."""
        return not self.ending

    def write_graph(self, graph: Graph, path: Path, *, features: bool = False) -> None:
        """Write *graph* to *path*, for formats of the property graph; with *features* of the nodes where the format has them."""
        if self.has_features:
            self._load()(graph, path, features=features)
        else:
            self._load()(graph, path)

    def write_quads(self, quads: Iterable[Quad], path: Path, *, date: str | None = None) -> None:
        """Write *quads* to *path*, for formats of RDF; with the *date* of publication where the format has one."""
        if self.is_dated:
            self._load()(quads, path, date=date)
        else:
            self._load()(quads, path)

    def _load(self) -> Writer:
        module, function = self.writer.split(":")
        return cast(Writer, getattr(import_module(f".{module}", __package__), function))


class Writer(Protocol):
    """The call of a writer, for the type checker."""

    def __call__(self, data: Graph | Iterable[Quad], path: Path, **options: str | bool | None) -> None:
        """Write *data* to *path*."""


FORMATS: Mapping[str, Format]
"""All formats by name."""

_RDF = (
    Format(
        "turtle",
        ".ttl",
        "text/turtle",
        "RDF for people: prefixes, one block a thing",
        "turtle:write_turtle",
        of_graph=False,
        has_triple_terms=True,
    ),
    Format(
        "trig",
        ".trig",
        "application/trig",
        "Turtle with the named graphs",
        "turtle:write_trig",
        of_graph=False,
        has_triple_terms=True,
    ),
    Format(
        "ntriples",
        ".nt",
        "application/n-triples",
        "RDF, a triple a line, sorted",
        "lines:write_ntriples",
        of_graph=False,
        has_triple_terms=True,
    ),
    Format(
        "nquads",
        ".nq",
        "application/n-quads",
        "RDF with the named graphs, sorted",
        "lines:write_nquads",
        of_graph=False,
        has_triple_terms=True,
    ),
    Format(
        "jsonld",
        ".jsonld",
        "application/ld+json",
        "RDF as JSON, its context inside",
        "jsonld:write_jsonld",
        of_graph=False,
    ),
    Format(
        "owl",
        ".owl",
        "application/owl+xml",
        "the data with its ontology, for Protégé",
        "owl:write_owl",
        of_graph=False,
    ),
    Format(
        "rdfxml",
        ".rdf",
        "application/rdf+xml",
        "RDF as XML, for Protégé and older tools",
        "rdfxml:write_rdfxml",
        of_graph=False,
    ),
)

_GRAPHS = (
    Format(
        "graphml",
        ".graphml",
        "application/graphml+xml",
        "typed property graph for networkx, igraph, Gephi, Cytoscape, graph-tool",
        "graphml:write_graphml",
    ),
    Format(
        "yed",
        ".yed.graphml",
        "application/x-yed-graphml",
        "GraphML in yEd's dialect, with labels to be seen",
        "graphml:write_yed",
    ),
    Format("gexf", ".gexf", "application/gexf+xml", "GEXF 1.3 for Gephi, with periods", "gexf:write_gexf"),
    Format(
        "cyjs",
        ".cyjs",
        "application/vnd.cytoscape+json",
        "JSON for Cytoscape and Cytoscape.js",
        "cytoscape:write_cyjs",
    ),
    Format(
        "cx2", ".cx2", "application/vnd.cx2+json", "CX2 for NDEx and Cytoscape 3.10", "cytoscape:write_cx2"
    ),
    Format("dot", ".dot", "text/vnd.graphviz", "a drawing by Graphviz", "dot:write_dot"),
    Format("neo4j", "", "text/csv", "a folder for Neo4j: CSV to import, Cypher to run", "neo4j:write_neo4j"),
    Format(
        "age",
        ".age.sql",
        "application/sql",
        "SQL with openCypher for Apache AGE, the graph extension of PostgreSQL",
        "age:write_age",
    ),
    Format("csv", "", "text/csv", "a folder of tables: facts, nodes, edges", "tables:write_csv"),
    Format(
        "xlsx",
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "a workbook of facts, nodes, edges (needs the extra xlsx)",
        "tables:write_xlsx",
    ),
    Format(
        "parquet",
        "",
        "application/vnd.apache.parquet",
        "a folder of tables for DuckDB, pandas, Kuzu (needs the extra parquet)",
        "tables:write_parquet",
    ),
    Format(
        "triples",
        "",
        "text/tab-separated-values",
        "a folder of train, valid and test triples for PyKEEN and its kin",
        "triples:write_triples",
        has_features=True,
    ),
    Format(
        "markdown", ".md", "text/markdown", "a report with the passages as footnotes", "prose:write_report"
    ),
    Format("obsidian", "", "text/markdown", "a folder of linked notes for Obsidian", "vault:write_obsidian"),
)

_CATALOGUES = (
    Format(
        "bibtex",
        ".bib",
        "application/x-bibtex",
        "the documents as BibTeX, for LaTeX and reference managers",
        "bibliography:write_bibtex",
        of_graph=False,
    ),
    Format(
        "csl",
        ".csl.json",
        "application/vnd.citationstyles.csl+json",
        "the documents as CSL-JSON, for Zotero and pandoc",
        "bibliography:write_csl",
        of_graph=False,
    ),
    Format(
        "rocrate",
        "",
        "application/ld+json",
        "a folder of the graph and its texts as a research object, RO-Crate 1.1",
        "rocrate:write_rocrate",
        of_graph=False,
        is_dated=True,
    ),
    Format(
        "croissant",
        "",
        "application/ld+json",
        "a folder of tables described for machine learning, Croissant 1.0",
        "croissant:write_croissant",
        of_graph=False,
        is_dated=True,
    ),
    Format(
        "dcat",
        ".dcat.ttl",
        "text/turtle",
        "what the data set holds, in DCAT and VoID",
        "catalogue:write_dcat",
        of_graph=False,
    ),
    Format(
        "schemaorg",
        ".schema.jsonld",
        "application/ld+json",
        "what the data set holds, for search engines",
        "catalogue:write_schemaorg",
        of_graph=False,
    ),
)

FORMATS = MappingProxyType({format.name: format for format in (*_RDF, *_GRAPHS, *_CATALOGUES)})
