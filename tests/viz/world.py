"""What the pages of these tests show: eight facts of the article, facts for every view, two large wheels."""

from __future__ import annotations

from decimal import Decimal
from importlib.resources import files
from typing import Any

from made import entity, quads

from policyloom.graph.document import read_text
from policyloom.graph.fact import Entity, Fact, Passage, Period, Ranking, Statistic, Unit
from policyloom.graph.identity import slug
from policyloom.graph.propertygraph import Edge, Node, PropertyGraph, node_id
from policyloom.ontology.namespace import ENTITY, POL, READER, RUN, UNIT

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

    facts = []
    for property, subject, subject_class, object_, object_class, begin in STATED:
        start = text.index(begin)
        end = text.index(".", text.index("”", start) if "”" in text[start : start + 60] else start) + 1
        end = end if begin != "Germany has developed" else text.index("production lines.", start) + 17
        sentence = Passage(ARTICLE, start, end, text[start:end])
        ends = [
            entity(name, kind, *ALIASES.get(name, ()))
            for name, kind in ((subject, subject_class), (object_, object_class))
        ]
        named = []
        for thing in ends:
            at = text.find(thing.label, start, end)
            if at >= 0:
                named.append((Passage(ARTICLE, at, at + len(thing.label), thing.label), thing))
        facts.append(
            Fact(POL[property], ends[0], ends[1], sentence, READER.model, 0.9, mentions=tuple(named))
        )
    return quads(document, facts, run=RUN.test, sentences=28)


VIEWED = "Ports grow in every country."


def fact(property: str, subject: Entity, object_: Any, **more: Any) -> Fact:
    """Return a fact that the text of the views states."""
    return Fact(POL[property], subject, object_, Passage("d", 0, len(VIEWED), VIEWED), READER.model, **more)


GERMANY, JAPAN = entity("Germany", "Country"), entity("Japan", "Country")
FIRST, SECOND = entity("Industry 4.0", "Policy"), entity("Connected Industries", "Policy")
AI, JOBS = entity("AI", "Technology"), entity("more jobs", "Goal")
MONTH = Period("2024-09", "September 2024", POL.month, "2024-09-01", "2024-09-30")
DECADE = Period("1990s", "the 1990s", POL.decade, "1990-01-01", "1999-12-31")
UNITS = Unit(UNIT["stations"], "stations")
FACTS = [
    fact("adopts", GERMANY, FIRST),
    fact("adopts", JAPAN, SECOND),
    fact("usesTechnology", FIRST, AI),
    fact("usesTechnology", SECOND, AI),
    fact("aimsAt", JAPAN, JOBS),
    fact("leadsTo", entity("a"), entity("b", "Development")),
    fact("leadsTo", entity("b"), entity("c", "Development")),
    fact("leadsTo", entity("a"), entity("c", "Development")),
    fact("faces", entity("b"), entity("cost", "Challenge")),
    fact("leadsTo", entity("x"), entity("y", "Development")),
    fact("happenedIn", entity("the era", "Event"), DECADE),
    fact("hasStatistic", AI, Statistic("some 40", "stations", Decimal(40), UNITS, POL.about, MONTH, JAPAN)),
    fact("hasStatistic", AI, Statistic("90", "new stations", Decimal(90), UNITS, target=True)),
    fact("hasRanking", JAPAN, Ranking("second", "computing power", 2, entity("world", "Region"))),
]


def viewed(*facts: Fact) -> list[Any]:
    """Return the quads of *facts*, which the text of the views states."""
    return quads(read_text("d", VIEWED, roles={}), facts, run=RUN.test, sentences=1)


SPOKES = 200


def large_graph() -> PropertyGraph:
    """Return a graph too large to be shown at once: two wheels of many spokes each, and a separate pair."""
    nodes, edges = [], []
    for hub in "ab":
        nodes.append(Node(f"urn:{hub}", hub, f"hub {hub}", "Country", ("Country",)))
        for i in range(SPOKES):
            id = f"{hub}{i}"
            nodes.append(Node(f"urn:{id}", id, f"spoke {id}", "Goal", ("Goal",)))
            edges.append(Edge(f"e{id}", hub, id, "aims_at", f"hub {hub} aims at spoke {id}", "urn:p"))
            edges += [
                Edge(f"f{id}{n}", id, f"{hub}{(i + n) % SPOKES}", "t", "w", "urn:q") for n in range(1, 6)
            ]
    nodes += [Node(f"urn:{id}", id, id, "Policy", ("Policy",)) for id in ("y", "z")]
    edges.append(Edge("yz", "y", "z", "leads_to", "y leads to z", "urn:r"))
    return PropertyGraph(tuple(nodes), tuple(edges))
