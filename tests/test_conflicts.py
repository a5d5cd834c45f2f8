"""The conflicts: which two figures or ranks contradict each other, and which are both true."""

from __future__ import annotations

from decimal import Decimal

import pytest

from policyloom.graph.document import read_text
from policyloom.graph.fact import Entity, Fact, Passage, Period, Ranking, Statistic, Unit
from policyloom.graph.rdf import quads
from policyloom.ontology.knowledge import ontology_turtle
from policyloom.ontology.namespace import ENTITY, GRAPH, LEX, POL, RUN, UNIT
from policyloom.queries import Solutions, Store, open_store
from policyloom.queries.library import resolve

PORTS, NORLAND = (
    Entity(ENTITY.ports, "ports", (POL.Sector,)),
    Entity(ENTITY.norland, "Norland", (POL.Country,)),
)
YEAR = Period("2024", "2024", POL.year, "2024-01-01", "2024-12-31")
LATER = Period("2025", "2025", POL.year, "2025-01-01", "2025-12-31")


def figure(value: int, **said: object) -> Statistic:
    given = {"unit": Unit(UNIT.ports, "ports"), "period": YEAR, "place": NORLAND} | said
    return Statistic(str(value), "Number of ports", Decimal(value), **given)  # type: ignore[arg-type]


def store_of(*objects: Statistic | Ranking) -> Store:
    """Return a store of documents, each of which states one of *objects* of the ports."""
    import pyoxigraph

    store = open_store(None)
    ontology = pyoxigraph.parse(ontology_turtle(), format=pyoxigraph.RdfFormat.TURTLE)
    store.replace(GRAPH.ontology, list(ontology))
    for number, stated in enumerate(objects):
        document = read_text(f"text-{number}", "So it is.", roles={})
        property = POL.hasStatistic if isinstance(stated, Statistic) else POL.hasRanking
        fact = Fact(property, PORTS, stated, Passage(document.id, 0, 9, "So it is."), LEX.have)
        store.replace(GRAPH[document.id], quads(document, [fact], run=RUN.example, sentences=1))
    return store


def conflicts(*objects: Statistic | Ranking) -> list[tuple[str, str]]:
    answer = store_of(*objects).query(resolve("conflicts"))
    assert isinstance(answer, Solutions)
    value, other = answer.variables.index("value"), answer.variables.index("other_value")
    return [(row[value], row[other]) for row in answer.table()]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (figure(120), figure(130), [("120", "130")]),
        (figure(130), figure(120), [("120", "130")]),
        (figure(120), figure(120), []),
        (figure(120), figure(130, period=LATER), []),
        (figure(120), figure(130, place=None), []),
        (figure(120), figure(130, unit=None), []),
        (figure(120), figure(130, target=True), []),
        (figure(120, qualifier=POL.atLeast), figure(130), []),
        (figure(120, qualifier=POL.moreThan), figure(130), []),
        (figure(120), figure(130, qualifier=POL.upTo), []),
        (figure(120, qualifier=POL.upTo), figure(130, qualifier=POL.atLeast), [("120", "130")]),
        (Ranking("2nd", "traffic", 2, NORLAND), Ranking("3rd", "Traffic", 3, NORLAND), [("2", "3")]),
        (Ranking("2nd", "traffic", 2, NORLAND), Ranking("3rd", "traffic", 3), []),
        (Ranking("2nd", "traffic", 2), Ranking("3rd", "tonnage", 3), []),
    ],
)
def test_two_values_conflict_where_both_cannot_be_true(
    one: Statistic | Ranking, other: Statistic | Ranking, expected: list[tuple[str, str]]
) -> None:
    assert conflicts(one, other) == expected
