"""Apache Jena reads every RDF format, finds the graph valid by our shapes, and gives the same answers as we do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from made import canonical
from pyoxigraph import RdfFormat, parse

from policyloom.ontology.namespace import FACT, POL
from policyloom.queries import Store

ROOT = Path(__file__).parents[2]
WITH_GRAPHS = {"trig", "nquads"}
Jena = Callable[..., str]
Exported = Callable[[str], Path]


@pytest.mark.parametrize("format", ["turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml"])
def test_riot_reads_the_same_graph(format: str, article: Store, jena: Jena, exported: Exported) -> None:
    keep = format in WITH_GRAPHS
    # Debian packages Jena's reader of JSON-LD 1.1 without the JSON library that it needs, so read as 1.0.
    syntax = ["--syntax=jsonld10"] if format == "jsonld" else []
    found = jena("riotcmd.riot", *syntax, f"--output={'nquads' if keep else 'ntriples'}", exported(format))
    read = parse(found, format=RdfFormat.N_QUADS)
    assert canonical(read, graphs=keep) == canonical(article.quads(), graphs=keep)


def test_shacl_finds_the_export_valid(jena: Jena, exported: Exported) -> None:
    shapes = f"--shapes={ROOT / 'ontology' / 'shapes.ttl'}"
    assert (
        jena("shacl.shacl_validate", shapes, f"--data={exported('turtle')}", "--text").strip() == "Conforms"
    )


def test_shacl_finds_what_is_wrong(jena: Jena, exported: Exported, tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text(
        exported("turtle").read_text(encoding="utf-8") + f"\n<{FACT.x}> a <{POL.Fact}> .\n", encoding="utf-8"
    )
    shapes = f"--shapes={ROOT / 'ontology' / 'shapes.ttl'}"
    found = jena("shacl.shacl_validate", shapes, f"--data={path}", "--text")
    assert "A fact cites at least one passage that states it" in found


def test_arq_answers_as_we_do(article: Store, jena: Jena, exported: Exported) -> None:
    question = f"SELECT ?s ?o WHERE {{ ?s <{POL.adopts}> ?o }} ORDER BY ?s ?o"
    found = jena("arq.arq", f"--data={exported('turtle')}", "--results=csv", question)
    answer = article.query(question)
    rows = [",".join(term.value for term in row) for row in answer]  # type: ignore[union-attr]
    assert found.splitlines()[1:] == rows
    assert rows
