"""The conflicts: which two figures or ranks contradict each other, and which may both be true."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import zip_longest

import pytest
from made import quads

from policyloom.graph.document import read_text
from policyloom.graph.fact import Entity, Fact, Passage, Period, Ranking, Statistic, Unit
from policyloom.graph.metadata import Metadata
from policyloom.ontology.knowledge import ontology_turtle
from policyloom.ontology.namespace import ENTITY, GRAPH, POL, READER, RUN, UNIT
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


def store_of(*objects: Statistic | Ranking, issued: Sequence[str | None] = ()) -> Store:
    """Return a store of documents, each of which states one of *objects* about the ports.

    :param issued: the publication date of each document, where it is known.
    """
    import pyoxigraph

    store = open_store(None)
    ontology = pyoxigraph.parse(ontology_turtle(), format=pyoxigraph.RdfFormat.TURTLE)
    store.replace(GRAPH.ontology, list(ontology))
    for number, (stated, date) in enumerate(zip_longest(objects, issued)):
        assert stated is not None
        document = read_text(f"text-{number}", "So it is.", roles={}, metadata=Metadata(issued=date))
        property = POL.hasStatistic if isinstance(stated, Statistic) else POL.hasRanking
        fact = Fact(property, PORTS, stated, Passage(document.id, 0, 9, "So it is."), READER.model)
        store.replace(GRAPH[document.id], quads(document, [fact], run=RUN.example, sentences=1))
    return store


def conflicts(*objects: Statistic | Ranking, issued: Sequence[str | None] = ()) -> list[tuple[str, str]]:
    answer = store_of(*objects, issued=issued).query(resolve("conflicts"))
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


BARE: dict[str, object] = {"period": None}


@pytest.mark.parametrize(
    ("one", "other", "issued", "expected"),
    [
        # No year is known, or the year is the same: they may contradict each other.
        (figure(120, **BARE), figure(130, **BARE), (None, None), [("120", "130")]),
        (figure(120, **BARE), figure(130, **BARE), ("2024-03", "2024-05-01"), [("120", "130")]),
        # The years differ, or may differ.
        (figure(120, **BARE), figure(130, **BARE), ("2014", "2024"), []),
        (figure(120, **BARE), figure(130, **BARE), ("2014", None), []),
        # A figure without a date in a text of 2024 is a figure of 2024.
        (figure(120), figure(130, **BARE), (None, "2024-05"), [("120", "130")]),
        (figure(120), figure(130, **BARE), ("2024", "2025"), []),
        (figure(120), figure(130, **BARE), (None, None), []),
        # A stated date takes precedence over the date of the document.
        (figure(120), figure(130), ("2023", "2025"), [("120", "130")]),
        (figure(120), figure(130, period=LATER), ("2024", "2024"), []),
        (Ranking("2nd", "traffic", 2), Ranking("3rd", "traffic", 3), ("2014", "2024"), []),
        (Ranking("2nd", "traffic", 2), Ranking("3rd", "traffic", 3), ("2024", "2024"), [("2", "3")]),
    ],
)
def test_figure_without_a_date_is_of_the_year_of_its_document(
    one: Statistic | Ranking,
    other: Statistic | Ranking,
    issued: tuple[str | None, str | None],
    expected: list[tuple[str, str]],
) -> None:
    assert conflicts(one, other, issued=issued) == expected
