"""The conflicts: which two figures or ranks contradict each other, and which may both be true."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

import pytest
from made import quads
from pyoxigraph import Quad, RdfFormat, parse

from policyloom.graph.document import read_text
from policyloom.graph.fact import Entity, Fact, Passage, Period, Ranking, Statistic, Unit
from policyloom.graph.metadata import Metadata
from policyloom.ontology.knowledge import ontology_turtle
from policyloom.ontology.namespace import ENTITY, GRAPH, POL, READER, RUN, UNIT
from policyloom.queries import Solutions, open_store
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


@cache
def ontology() -> list[Quad]:
    return list(parse(ontology_turtle(), format=RdfFormat.TURTLE))


def conflicts(*objects: Statistic | Ranking, issued: Sequence[str | None]) -> list[tuple[str, str]]:
    """Return the conflicts between documents, each of which states one of *objects* about the ports.

    :param issued: the publication date of each document, where it is known.
    """
    with open_store(None) as store:
        store.replace(GRAPH.ontology, ontology())
        for number, (stated, date) in enumerate(zip(objects, issued, strict=True)):
            document = read_text(f"text-{number}", "So it is.", roles={}, metadata=Metadata(issued=date))
            property = POL.hasStatistic if isinstance(stated, Statistic) else POL.hasRanking
            fact = Fact(property, PORTS, stated, Passage(document.id, 0, 9, "So it is."), READER.model)
            store.replace(GRAPH[document.id], quads(document, [fact], run=RUN.example, sentences=1))
        answer = store.query(resolve("conflicts"))
        assert isinstance(answer, Solutions)
        value, other = answer.variables.index("value"), answer.variables.index("other_value")
        return [(row[value], row[other]) for row in answer.table()]


UNDATED = (None, None)
BARE: dict[str, object] = {"period": None}


@pytest.mark.parametrize(
    ("one", "other", "issued", "expected"),
    [
        (figure(120), figure(130), UNDATED, [("120", "130")]),
        (figure(130), figure(120), UNDATED, [("120", "130")]),
        (figure(120), figure(120), UNDATED, []),
        (figure(120), figure(130, period=LATER), UNDATED, []),
        (figure(120), figure(130, place=None), UNDATED, []),
        (figure(120), figure(130, unit=None), UNDATED, []),
        (figure(120), figure(130, target=True), UNDATED, []),
        (figure(120, qualifier=POL.atLeast), figure(130), UNDATED, []),
        (figure(120, qualifier=POL.moreThan), figure(130), UNDATED, []),
        (figure(120), figure(130, qualifier=POL.upTo), UNDATED, []),
        (figure(120, qualifier=POL.upTo), figure(130, qualifier=POL.atLeast), UNDATED, [("120", "130")]),
        (Ranking("2nd", "traffic", 2, NORLAND), Ranking("3rd", "Traffic", 3, NORLAND), UNDATED, [("2", "3")]),
        (Ranking("2nd", "traffic", 2, NORLAND), Ranking("3rd", "traffic", 3), UNDATED, []),
        (Ranking("2nd", "traffic", 2), Ranking("3rd", "tonnage", 3), UNDATED, []),
        # A value without a date may be of any year, or of the year of its document.
        (figure(120, **BARE), figure(130, **BARE), UNDATED, [("120", "130")]),
        (figure(120, **BARE), figure(130, **BARE), ("2024-03", "2024-05-01"), [("120", "130")]),
        (figure(120, **BARE), figure(130, **BARE), ("2014", "2024"), []),
        (figure(120, **BARE), figure(130, **BARE), ("2014", None), []),
        (figure(120), figure(130, **BARE), (None, "2024-05"), [("120", "130")]),
        (figure(120), figure(130, **BARE), ("2024", "2025"), []),
        (figure(120), figure(130, **BARE), UNDATED, []),
        # A stated date takes precedence over the date of the document.
        (figure(120), figure(130), ("2023", "2025"), [("120", "130")]),
        (figure(120), figure(130, period=LATER), ("2024", "2024"), []),
        (Ranking("2nd", "traffic", 2), Ranking("3rd", "traffic", 3), ("2014", "2024"), []),
        (Ranking("2nd", "traffic", 2), Ranking("3rd", "traffic", 3), ("2024", "2024"), [("2", "3")]),
    ],
)
def test_two_values_conflict_where_both_cannot_be_true(
    one: Statistic | Ranking,
    other: Statistic | Ranking,
    issued: tuple[str | None, str | None],
    expected: list[tuple[str, str]],
) -> None:
    assert conflicts(one, other, issued=issued) == expected
