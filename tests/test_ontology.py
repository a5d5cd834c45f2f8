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

from policyloom.ontology.namespace import BASE, OWL, POL, RDF, RDFS, SKOS

ROOT = Path(__file__).parents[1]
ONTOLOGY = ROOT / "ontology"
TURTLE = sorted(ONTOLOGY.rglob("*.ttl"))
CORE = ONTOLOGY / "policy.ttl"
HEADED = [CORE, ONTOLOGY / "shapes.ttl", ONTOLOGY / "alignments.ttl"]
FOLDERS = ("ontology", "graph", "queries", "viz", "src")
RAPPER = shutil.which("rapper")

DCTERMS = "http://purl.org/dc/terms/"
VANN = "http://purl.org/vocab/vann/"


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def triples(path: Path) -> tuple[Triple, ...]:
    return tuple(parse(path.read_bytes(), format=RdfFormat.TURTLE))


@cache
def core() -> Store:
    store = Store()
    store.bulk_load(CORE.read_bytes(), format=RdfFormat.TURTLE)
    return store


def values(subject: str, predicate: str) -> list[str]:
    quads = core().quads_for_pattern(NamedNode(subject), NamedNode(predicate), None)
    return [quad.object.value for quad in quads if not isinstance(quad.object, Triple)]


TERMS = sorted(
    {t.subject.value for t in triples(CORE) if isinstance(t.subject, NamedNode)} - {f"{BASE}policy"}
)


@pytest.mark.parametrize("path", TURTLE, ids=name)
def test_file_loads_in_rdflib_without_a_warning(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    from rdflib import Graph

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        # rdflib parses a literal only when it is used, so each is used.
        assert all(
            str(term) is not None for triple in Graph().parse(path, format="turtle") for term in triple
        )
    assert not caplog.records


@pytest.mark.parametrize("path", TURTLE, ids=name)
def test_file_loads_in_oxigraph(path: Path) -> None:
    assert triples(path)


@pytest.mark.skipif(RAPPER is None, reason="rapper is not installed (Debian: apt-get install raptor2-utils)")
@pytest.mark.parametrize("path", TURTLE, ids=name)
def test_file_loads_in_rapper_without_a_warning(path: Path) -> None:
    assert RAPPER is not None
    run = subprocess.run(
        [RAPPER, "-q", "-c", "-i", "turtle", str(path)], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize("path", TURTLE, ids=name)
def test_file_declares_no_prefix_that_it_does_not_use(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    body = "\n".join(line for line in text.splitlines() if not line.startswith(("@prefix", "#")))
    declared = re.findall(r"^@prefix ([\w-]*):", text, re.MULTILINE)
    assert [p for p in declared if not re.search(rf"(?<![\w-]){re.escape(p)}:", body)] == []


@pytest.mark.parametrize("path", HEADED, ids=name)
def test_ontology_has_a_complete_header(path: Path) -> None:
    header = {t.predicate.value for t in triples(path) if t.subject == NamedNode(f"{BASE}{path.stem}")}
    needed = {f"{DCTERMS}{p}" for p in ("title", "description", "creator", "created", "license")}
    needed |= {RDF.type, OWL.versionIRI, OWL.versionInfo}
    if path.stem != "alignments":  # the alignments have no terms of their own, so they need no prefix
        needed |= {f"{VANN}preferredNamespacePrefix", f"{VANN}preferredNamespaceUri"}
    assert needed <= header


@pytest.mark.parametrize("term", TERMS)
def test_term_has_a_label_in_english(term: str) -> None:
    assert [*values(term, RDFS.label), *values(term, SKOS.prefLabel)] != []


@pytest.mark.parametrize("term", TERMS)
def test_term_has_a_definition_that_is_a_sentence(term: str) -> None:
    [definition] = values(term, SKOS.definition)
    assert re.fullmatch(r"[A-Z].*\.", definition)


@pytest.mark.parametrize("term", TERMS)
def test_term_says_which_ontology_defines_it(term: str) -> None:
    assert values(term, RDFS.isDefinedBy) == [f"{BASE}policy"]


def test_no_two_terms_share_a_label() -> None:
    labels = Counter(
        label.casefold() for term in TERMS for p in (RDFS.label, SKOS.prefLabel) for label in values(term, p)
    )
    assert [label for label, count in labels.items() if count > 1] == []


@pytest.mark.parametrize("term", [t for t in TERMS if SKOS.Concept in values(t, RDF.type)])
def test_concept_is_in_a_scheme_of_the_ontology(term: str) -> None:
    [scheme] = values(term, SKOS.inScheme)
    assert SKOS.ConceptScheme in values(scheme, RDF.type)


@pytest.mark.parametrize("term", [t for t in TERMS if OWL.ObjectProperty in values(t, RDF.type)])
def test_kind_of_fact_has_domain_range_and_wording(term: str) -> None:
    if values(term, SKOS.notation):
        assert len(values(term, RDFS.domain)) == len(values(term, RDFS.range)) == 1
        [wording] = values(term, POL.wording)
        assert "{subject}" in wording
        assert "{object}" in wording


def used_terms(path: Path) -> set[str]:
    """Return the IRIs of the ontology that a file of Python, SPARQL or Turtle uses."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return {
            POL[word]
            for word in re.findall(r"\bPOL\.([A-Za-z]\w*)|\bPOL\[\"(\w+)\"\]", text)
            for word in word
            if word
        }
    if path.suffix == ".rq":
        return {POL[word] for word in re.findall(r"(?<![\w-])pol:([A-Za-z]\w*)", text)}
    terms = (term for t in triples(path) for term in (t.subject, t.predicate, t.object))
    return {term.value for term in terms if isinstance(term, NamedNode) and term.value.startswith(POL)}


USERS = sorted(
    path
    for folder in FOLDERS
    for suffix in ("py", "rq", "ttl")
    for path in (ROOT / folder).rglob(f"*.{suffix}")
    if path != CORE and not path.is_symlink()
)


@pytest.mark.parametrize("path", USERS, ids=name)
def test_file_uses_only_terms_that_the_ontology_defines(path: Path) -> None:
    assert sorted(used_terms(path) - set(TERMS)) == []


def test_every_kind_of_fact_and_figure_has_its_shape() -> None:
    shaped = used_terms(ONTOLOGY / "shapes.ttl")
    kinds = {t for t in TERMS if OWL.ObjectProperty in values(t, RDF.type) and values(t, SKOS.notation)}
    classes = {
        POL[c]
        for c in (
            "Fact",
            "Passage",
            "Mention",
            "Document",
            "Entity",
            "Statistic",
            "Ranking",
            "Period",
            "Unit",
        )
    }
    assert sorted((kinds | classes) - shaped) == []


def test_every_shape_says_in_words_what_is_wrong() -> None:
    sh = "http://www.w3.org/ns/shacl#"
    shapes = triples(ONTOLOGY / "shapes.ttl")
    spoken = {t.subject for t in shapes if t.predicate.value == f"{sh}message"}
    judging = {
        t.subject for t in shapes if t.predicate.value == f"{sh}path" or (t.predicate.value == f"{sh}class")
    }
    assert sorted(s.value for s in judging - spoken if isinstance(s, NamedNode)) == []


def test_alignments_add_no_term_of_ours() -> None:
    subjects = {
        t.subject.value for t in triples(ONTOLOGY / "alignments.ttl") if isinstance(t.subject, NamedNode)
    }
    assert sorted(subjects - set(TERMS) - {f"{BASE}alignments"}) == []


def test_core_names_no_vocabulary_that_only_the_alignments_need() -> None:
    assert not re.search(r"schema\.org|/prov#|/oa#|wikidata|/dcat#|/cube#", CORE.read_text(encoding="utf-8"))
