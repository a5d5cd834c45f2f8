"""Reasoners: they find the exported ontology and data consistent, and draw the conclusions it is made for."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rdflib

from policyloom.ontology.namespace import ENTITY, POL

Exported = Callable[..., Path]


@pytest.fixture
def hermit() -> Callable[[Path], Any]:
    """Return a function that loads an ontology with owlready2, lets HermiT reason over it, and returns its world."""
    owlready2 = pytest.importorskip("owlready2")
    shutil.which("java") or pytest.skip("Java is not installed")

    def reason(path: Path) -> Any:
        world = owlready2.World()
        with world.get_ontology(f"file://{path}").load():
            owlready2.sync_reasoner_hermit(world, debug=0)
        return world

    return reason


# owlready2 numbers the parameters of its SQL; the first releases of Python 3.12 warn about that.
@pytest.mark.filterwarnings("ignore:Binding 1:DeprecationWarning")
def test_hermit_finds_the_article_consistent_and_its_things_individuals(
    hermit: Callable[[Path], Any], exported: Exported
) -> None:
    world = hermit(exported("owl"))
    assert list(world.inconsistent_classes()) == []
    germany = world[ENTITY.germany]
    assert world[POL.Actor] in germany.INDIRECT_is_a
    assert germany in world[POL.Country].instances()
    assert [str(label) for label in germany.label] == ["Germany"]
    assert ENTITY["industry-4.0"] in {policy.iri for policy in germany.adopts}
    individuals = set(world.individuals())
    assert germany in individuals
    assert not {world[POL.Country], world[POL.Policy]} & individuals, "classes are no individuals"


def test_hermit_finds_what_is_inconsistent(
    hermit: Callable[[Path], Any], exported: Exported, tmp_path: Path
) -> None:
    owlready2 = pytest.importorskip("owlready2")
    path, text = tmp_path / "broken.owl", exported("owl", "empty").read_text(encoding="utf-8")
    one = '<rdf:Description rdf:about="http://example.org/x"><pol:value>many</pol:value></rdf:Description>'
    path.write_text(text.replace("</rdf:RDF>", f"{one}</rdf:RDF>"), encoding="utf-8")
    with pytest.raises(owlready2.OwlReadyInconsistentOntologyError):
        hermit(path)


def test_owlrl_finds_no_contradiction_in_the_ontology(exported: Exported) -> None:
    owlrl = pytest.importorskip("owlrl")
    graph = rdflib.Graph().parse(exported("owl", "empty"), format="xml")
    country, actor = (
        (rdflib.URIRef(ENTITY.a), rdflib.RDF.type, kind)
        for kind in map(rdflib.URIRef, (POL.Country, POL.Actor))
    )
    graph.add(country)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    error = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
    assert list(graph.objects(predicate=error)) == []
    assert actor in graph
