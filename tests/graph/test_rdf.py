"""Facts as RDF: one named graph per document, each statement with its evidence."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pyoxigraph
import pytest
from made import quads

from policyloom.graph.document import read_text
from policyloom.graph.fact import Entity, Fact, Passage, Period, Ranking, Statistic, Unit
from policyloom.graph.rdf import document_nquads, fact_iri, graph_iri, nquads, object_iri, passage_iri
from policyloom.ontology.namespace import POL, RDF, XSD
from policyloom.queries import Store

TEXT = "Ruritania adopted the Port Plan in 2021."
DOCUMENT = read_text("d", TEXT, roles={})
PASSAGE = Passage("d", 0, len(TEXT), TEXT)
RURITANIA = Entity("urn:ruritania", "Ruritania", (POL.Country,))
PLAN = Entity("urn:plan", "Port Plan", (POL.Policy,), ("PP",))
YEAR = Period("2021", "2021", POL.year, "2021-01-01", "2021-12-31")
SHIPS = Statistic(
    "9 ships", "number of ships", Decimal(9), Unit("urn:ship", "ship"), POL.about, YEAR, RURITANIA
)
SECOND = Ranking("second", "trade", 2, RURITANIA, YEAR)
MENTIONS = ((Passage("d", 0, 9, "Ruritania"), RURITANIA),)
FACT = Fact(POL.adopts, RURITANIA, PLAN, PASSAGE, "urn:sense", 0.8, mentions=MENTIONS)


def _lines(*facts: Fact) -> list[str]:
    return [str(quad) for quad in quads(DOCUMENT, facts, run="urn:run", sentences=1)]


def _stated(fact: Fact) -> bool:
    return any(
        f"<{fact.subject.iri}> <{fact.property}> <{object_iri(fact)}>" in line for line in _lines(fact)
    )


def test_statement_stands_beside_its_fact_unless_denied() -> None:
    assert _stated(FACT)
    assert not _stated(replace(FACT, negated=True))
    assert any(f"<{fact_iri(FACT)}> <{RDF.predicate}> <{POL.adopts}>" in line for line in _lines(FACT))


def test_all_quads_are_in_the_graph_of_the_document_and_sorted_whatever_the_order_of_the_facts() -> None:
    other = replace(FACT, property=POL.hasStatistic, object=SHIPS)
    lines = _lines(FACT, other, FACT)
    assert lines == sorted(set(lines)) == _lines(other, FACT)
    assert all(line.endswith(f"<{graph_iri('d')}>") for line in lines)


def test_nquads_are_those_of_the_engine_whatever_a_text_holds() -> None:
    text = 'A "quoted" \\ back\tslash\r ends with \u0000 \u007f \x1b \u0085 \u2028 \U0001f6a2 ｅ .'
    odd = replace(FACT, subject=replace(RURITANIA, label=text), passage=Passage("d", 0, len(text), text))
    made = document_nquads(read_text("d", text, roles={}), [odd], run="urn:run", sentences=1)
    assert made == nquads(sorted(pyoxigraph.parse(made, format=pyoxigraph.RdfFormat.N_QUADS), key=str))
    assert text in {q.object.value for q in pyoxigraph.parse(made, format=pyoxigraph.RdfFormat.N_QUADS)}


def test_fact_is_named_by_what_it_states_and_not_by_how_it_was_read_and_its_passage_by_its_offsets() -> None:
    others = (
        replace(FACT, property=POL.aimsAt),
        replace(FACT, subject=PLAN),
        replace(FACT, object=RURITANIA),
        replace(FACT, negated=True),
        replace(FACT, passage=replace(PASSAGE, document="e")),
    )
    assert len({fact_iri(fact) for fact in (FACT, *others)}) == 6
    same = (replace(FACT, confidence=0.1), replace(FACT, reader="urn:other"), replace(FACT, mentions=()))
    assert {fact_iri(fact) for fact in same} == {fact_iri(FACT)}
    assert passage_iri(PASSAGE).endswith(f"/d#char=0,{len(TEXT)}")


@pytest.mark.parametrize(
    ("quantity", "changes", "same"),
    [
        (SHIPS, {"indicator": "ships at sea"}, False),
        (SHIPS, {"value": Decimal(10)}, False),
        (SHIPS, {"unit": None}, False),
        (SHIPS, {"qualifier": None}, False),
        (SHIPS, {"period": None}, False),
        (SHIPS, {"place": None}, False),
        (SHIPS, {"target": True}, False),
        (SHIPS, {"phrase": "nine ships"}, True),
        (SECOND, {"indicator": "debt"}, False),
        (SECOND, {"rank": 3}, False),
        (SECOND, {"scope": None}, False),
        (SECOND, {"period": None}, False),
    ],
)
def test_quantity_is_named_by_each_of_its_parts_but_its_wording(
    quantity: Statistic | Ranking, changes: dict[str, Any], same: bool
) -> None:
    iris = {object_iri(replace(FACT, object=one)) for one in (quantity, replace(quantity, **changes))}
    assert (len(iris) == 1) is same


def test_equal_numbers_are_one_value() -> None:
    one, other = (replace(SHIPS, value=value) for value in (Decimal("1.5") * 1_000_000, Decimal(1_500_000)))
    assert _lines(replace(FACT, object=one)) == _lines(replace(FACT, object=other))


def test_no_blank_node_and_no_year_is_in_the_data(article: Store) -> None:
    """Blank nodes are duplicated when a file is read twice, and Virtuoso turns a year into a full date."""
    for quad in article.quads():
        assert not isinstance(quad.subject, pyoxigraph.BlankNode)
        assert not isinstance(quad.object, pyoxigraph.BlankNode)
        if isinstance(quad.object, pyoxigraph.Literal):
            assert quad.object.datatype.value not in {XSD.gYear, XSD.gYearMonth}
