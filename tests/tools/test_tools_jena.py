"""Apache Jena reads every RDF format and finds the graph valid by our shapes."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse

from policyloom.ontology.namespace import FACT, POL
from policyloom.queries import Store

ROOT = Path(__file__).parents[2]
Jena = Callable[..., str]
Exported = Callable[[str], Path]


def test_riot_reads_the_same_graph_from_every_format(
    article: Store, jena: Jena, exported: Exported, tmp_path: Path
) -> None:
    # Debian packages Jena's reader of JSON-LD 1.1 without the JSON library that it needs, so read as 1.0.
    jsonld = shutil.copy(exported("jsonld"), tmp_path / "graph.jsonld10")
    of_triples = [exported("turtle"), exported("ntriples"), exported("rdfxml"), jsonld]
    of_quads = [exported("trig"), exported("nquads")]
    found = jena("riotcmd.riot", "--output=nquads", *of_triples, *of_quads)
    expected = Counter({quad: len(of_quads) for quad in article.quads()})
    expected.update({Quad(*quad.triple): len(of_triples) for quad in article.quads()})
    assert Counter(parse(found, format=RdfFormat.N_QUADS)) == expected


def test_shacl_finds_nothing_wrong_but_the_fact_that_was_added(
    jena: Jena, exported: Exported, tmp_path: Path
) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text(
        exported("turtle").read_text(encoding="utf-8") + f"\n<{FACT.x}> a <{POL.Fact}> .\n", encoding="utf-8"
    )
    shapes = f"--shapes={ROOT / 'ontology' / 'shapes.ttl'}"
    found = jena("shacl.shacl_validate", shapes, f"--data={path}", "--text")
    assert "A fact cites at least one passage that states it" in found
    assert set(re.findall(r"^Node=<(.*)>$", found, re.MULTILINE)) == {FACT.x}
