"""The graphs that the pages of these tests show: eight facts of the article, and two wheels of 300 spokes each."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from made import quads

from policyloom.graph.document import read_text
from policyloom.graph.fact import Entity, Fact, Passage
from policyloom.graph.identity import slug
from policyloom.graph.propertygraph import Edge, Node, PropertyGraph, node_id
from policyloom.ontology.namespace import ENTITY, POL, READER, RUN

ARTICLE = "accelerating-development-of-the-industrial-internet"
# (property, subject, its class, object, its class, beginning of the sentence that states the fact)
STATED = [
    ("adopts", "Germany", "Country", "Industry 4.0", "Policy", "Germany has developed"),
    ("usesTechnology", "Industry 4.0", "Policy", "smart factories", "Technology", "Germany has developed"),
    ("aimsAt", "Industry 4.0", "Policy", "real-time connectivity", "Goal", "Germany has developed"),
    ("adopts", "EU", "Region", "Industry 5.0", "Policy", "The EU formulated"),
    ("adopts", "Japan", "Country", "connected industries", "Policy", "Japan, meanwhile"),
    ("usesTechnology", "connected industries", "Policy", "AI", "Technology", "Japan, meanwhile"),
    ("usesTechnology", "Industry 4.0", "Policy", "AI", "Technology", "Germany has developed"),
    ("faces", "II", "Technology", "insufficient scale effects", "Challenge", "Nevertheless, challenges"),
]
INDUSTRY_4 = node_id(ENTITY[slug("Industry 4.0")])
ALIASES = {"II": ("Industrial Internet",), "AI": ("artificial intelligence",), "Germany": ("Allemagné",)}


def small_graph() -> list[Any]:
    """Return the quads of eight facts of the bundled article."""
    import policyloom.graph

    text = files(policyloom.graph).joinpath("articles", f"{ARTICLE}.txt").read_text(encoding="utf-8")
    document = read_text(ARTICLE, text, roles={"editor": POL.editor})

    def made(name: str, kind: str) -> Entity:
        return Entity(ENTITY[slug(name)], name, (POL[kind],), ALIASES.get(name, ()))

    facts = []
    for property, subject, subject_class, object_, object_class, begin in STATED:
        start = text.index(begin)
        end = text.index(".", text.index("”", start) if "”" in text[start : start + 60] else start) + 1
        end = end if begin != "Germany has developed" else text.index("production lines.", start) + 17
        sentence = Passage(ARTICLE, start, end, text[start:end])
        ends = [made(subject, subject_class), made(object_, object_class)]
        named = []
        for entity in ends:
            at = text.find(entity.label, start, end)
            if at >= 0:
                named.append((Passage(ARTICLE, at, at + len(entity.label), entity.label), entity))
        facts.append(
            Fact(POL[property], ends[0], ends[1], sentence, READER.model, 0.9, mentions=tuple(named))
        )
    return quads(document, facts, run=RUN.test, sentences=28)


def large_graph() -> PropertyGraph:
    """Return a graph too large to be shown at once: two wheels of 300 spokes each, and a separate pair."""
    nodes, edges = [], []
    for hub in "ab":
        nodes.append(Node(f"urn:{hub}", hub, f"hub {hub}", "Country", ("Country",)))
        for i in range(300):
            id = f"{hub}{i}"
            nodes.append(Node(f"urn:{id}", id, f"spoke {id}", "Goal", ("Goal",)))
            edges.append(Edge(f"e{id}", hub, id, "aims_at", f"hub {hub} aims at spoke {id}", "urn:p"))
            edges += [Edge(f"f{id}{n}", id, f"{hub}{(i + n) % 300}", "t", "w", "urn:q") for n in range(1, 6)]
    nodes += [Node(f"urn:{id}", id, id, "Policy", ("Policy",)) for id in ("y", "z")]
    edges.append(Edge("yz", "y", "z", "leads_to", "y leads to z", "urn:r"))
    return PropertyGraph(tuple(nodes), tuple(edges))
