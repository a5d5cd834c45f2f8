"""The Turtle files of the ontology: complete, loadable by every parser, and the only source of terms in use."""

from __future__ import annotations

import re
import shutil
import subprocess
import warnings
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store, Triple, parse

from policyloom.ontology.fault import faults
from policyloom.ontology.knowledge import knowledge
from policyloom.ontology.namespace import BASE, OWL, POL, RDF, RDFS, SKOS

ROOT = Path(__file__).parents[2]
ONTOLOGY = ROOT / "ontology"
TURTLE = sorted(ONTOLOGY.rglob("*.ttl"))
CORE = ONTOLOGY / "policy.ttl"
FOLDERS = ("ontology", "graph", "queries", "viz", "training", "src")
RAPPER = shutil.which("rapper")

DCTERMS = "http://purl.org/dc/terms/"
SH = "http://www.w3.org/ns/shacl#"
VANN = "http://purl.org/vocab/vann/"


@cache
def triples(path: Path) -> tuple[Triple, ...]:
    return tuple(parse(path.read_bytes(), format=RdfFormat.TURTLE))


def subjects(path: Path) -> set[str]:
    return {t.subject.value for t in triples(path) if isinstance(t.subject, NamedNode)}


@cache
def core() -> Store:
    store = Store()
    store.bulk_load(CORE.read_bytes(), format=RdfFormat.TURTLE)
    return store


def values(subject: str, predicate: str) -> list[str]:
    quads = core().quads_for_pattern(NamedNode(subject), NamedNode(predicate), None)
    return [quad.object.value for quad in quads if not isinstance(quad.object, Triple)]


TERMS = sorted(subjects(CORE) - {f"{BASE}policy"})
KINDS_OF_FACTS = [t for t in TERMS if OWL.ObjectProperty in values(t, RDF.type) and values(t, SKOS.notation)]


def test_files_load_in_rdflib_without_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    from rdflib import Graph

    for path in TURTLE:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            # rdflib parses a literal only when it is used, so each is used.
            read = Graph().parse(path, format="turtle")
            assert all(str(term) is not None for triple in read for term in triple), path
        assert not caplog.records, path


@pytest.mark.skipif(RAPPER is None, reason="rapper is not installed (Debian: apt-get install raptor2-utils)")
def test_files_load_in_rapper_without_a_warning() -> None:
    assert RAPPER is not None
    for path in TURTLE:
        command = [RAPPER, "-q", "-c", "-i", "turtle", str(path)]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (run.returncode, run.stderr) == (0, ""), path


@pytest.mark.parametrize("name", ["policy", "shapes", "alignments"])
def test_ontology_has_a_complete_header(name: str) -> None:
    about = NamedNode(f"{BASE}{name}")
    header = {t.predicate.value for t in triples(ONTOLOGY / f"{name}.ttl") if t.subject == about}
    needed = {f"{DCTERMS}{p}" for p in ("title", "description", "creator", "created", "license")}
    needed |= {RDF.type, OWL.versionIRI, OWL.versionInfo}
    if name != "alignments":  # the alignments have no terms of their own, so they need no prefix
        needed |= {f"{VANN}preferredNamespacePrefix", f"{VANN}preferredNamespaceUri"}
    assert needed <= header


def test_terms_have_a_label_a_definition_that_is_a_sentence_and_the_ontology_that_defines_them() -> None:
    for term in TERMS:
        assert [*values(term, RDFS.label), *values(term, SKOS.prefLabel)] != [], term
        [definition] = values(term, SKOS.definition)
        assert re.fullmatch(r"[A-Z].*\.", definition), term
        assert values(term, RDFS.isDefinedBy) == [f"{BASE}policy"], term


def test_no_two_terms_share_a_label() -> None:
    labels = Counter(
        label.casefold() for term in TERMS for p in (RDFS.label, SKOS.prefLabel) for label in values(term, p)
    )
    assert [label for label, count in labels.items() if count > 1] == []


def test_concepts_are_in_a_scheme_of_the_ontology() -> None:
    for term in TERMS:
        if SKOS.Concept in values(term, RDF.type):
            [scheme] = values(term, SKOS.inScheme)
            assert SKOS.ConceptScheme in values(scheme, RDF.type), term


def test_kinds_of_facts_have_no_fault_that_ones_own_would_be_refused_for() -> None:
    assert list(faults(knowledge(), KINDS_OF_FACTS)) == []


def used_terms(path: Path) -> set[str]:
    """Return the IRIs of the ontology that a file of Python, SPARQL or Turtle uses."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        found = re.findall(r"\bPOL\.([A-Za-z]\w*)|\bPOL\[\"(\w+)\"\]", text)
        return {POL[attribute or key] for attribute, key in found}
    if path.suffix == ".rq":
        return {POL[word] for word in re.findall(r"(?<![\w-])pol:([A-Za-z]\w*)", text)}
    terms = (term for t in triples(path) for term in (t.subject, t.predicate, t.object))
    return {term.value for term in terms if isinstance(term, NamedNode) and term.value.startswith(POL)}


def test_files_use_only_terms_that_the_ontology_defines() -> None:
    paths = [
        path
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*.*")
        if path.suffix in {".py", ".rq", ".ttl"} and path != CORE and not path.is_symlink()
    ]
    assert {path.suffix for path in paths} == {".py", ".rq", ".ttl"}
    assert {path: unknown for path in paths if (unknown := used_terms(path) - set(TERMS))} == {}


def test_every_kind_of_fact_and_figure_has_its_shape() -> None:
    shaped = used_terms(ONTOLOGY / "shapes.ttl")
    figures = "Fact Passage Mention Document Entity Statistic Ranking Period Unit"
    assert sorted({*KINDS_OF_FACTS, *(POL[name] for name in figures.split())} - shaped) == []


def test_every_shape_says_in_words_what_is_wrong() -> None:
    shapes = triples(ONTOLOGY / "shapes.ttl")
    spoken = {t.subject for t in shapes if t.predicate.value == f"{SH}message"}
    judging = {t.subject for t in shapes if t.predicate.value in {f"{SH}path", f"{SH}class"}}
    assert sorted(s.value for s in judging - spoken if isinstance(s, NamedNode)) == []


def test_alignments_add_no_term_of_ours() -> None:
    assert subjects(ONTOLOGY / "alignments.ttl") - set(TERMS) <= {f"{BASE}alignments"}


def test_core_names_no_vocabulary_that_only_the_alignments_need() -> None:
    assert not re.search(r"schema\.org|/prov#|/oa#|wikidata|/dcat#|/cube#", CORE.read_text(encoding="utf-8"))
