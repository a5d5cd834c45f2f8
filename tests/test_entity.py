"""The entity: one for one thing, never by mere likeness."""

from __future__ import annotations

import pytest

from policyloom.graph.document import Paragraph
from policyloom.graph.fact import Entity
from policyloom.graph.grammar.acronym import expansions
from policyloom.graph.parsing.names import known_names
from policyloom.graph.parsing.parse import parse
from policyloom.graph.semantics.entity import Entities
from policyloom.graph.syntax.phrase import noun_phrase
from policyloom.ontology.namespace import POL
from policyloom.ontology.vocabulary import vocabulary


def _entity(text: str, word: str, role: str = POL.Entity) -> Entity:
    [parsed] = parse([Paragraph(0, len(text), text)], known_names())
    entities = Entities(vocabulary(), expansions([text]))
    head = next(t for t in reversed(list(parsed.doc)) if t.text.endswith(word))
    return entities.of(noun_phrase(head), parsed.names, role)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("The United States grows.", "States"), ("The US grows.", "US")),
        (("It uses the Internet of Things.", "Internet of Things"), ("It uses IoT today.", "IoT")),
        (("It builds lake ferries.", "ferries"), ("It builds a lake ferry.", "ferry")),
        (("The Grid Authority (GA) pays.", "Authority"), ("The Grid Authority (GA) met. The GA pays.", "GA")),
    ],
)
def test_two_names_of_one_thing_are_one_entity(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert _entity(*one).iri == _entity(*other).iri


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("The Port Plan works.", "Plan"), ("The Port Plans Act works.", "Act")),
        (("It builds smart factories.", "factories"), ("It builds smarter factories.", "factories")),
        (("Niger grows.", "Niger"), ("Nigeria grows.", "Nigeria")),
        (("South Korea grows.", "Korea"), ("North Korea grows.", "Korea")),
    ],
)
def test_likeness_makes_no_identity(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert _entity(*one).iri != _entity(*other).iri


def test_acronym_is_expanded_and_kept_as_an_alias() -> None:
    entity = _entity("The Grid Authority (GA) met. The GA pays.", "GA")
    assert (entity.label, entity.aliases) == ("Grid Authority", ("GA",))


def test_role_adds_a_class_only_where_none_is_below_it() -> None:
    country = _entity("Norway grows.", "Norway", POL.Actor)
    assert country.classes == _entity("Norway grows.", "Norway").classes
    assert POL.Goal in _entity("It wants clean rivers.", "rivers", POL.Goal).classes


def test_what_one_document_calls_a_thing_is_no_name_of_it_in_another() -> None:
    known = vocabulary()
    peru = next(term for term in known.entities if term.label == "Peru")
    defining, other = Entities(known, {"RPX": "Peru"}), Entities(known, {})
    for _ in range(2):  # the second time it is at hand
        assert "RPX" in defining.of_term(peru, "Peru").aliases
        assert "RPX" not in other.of_term(peru, "Peru").aliases
    assert defining.of_term(peru, "the land").aliases != defining.of_term(peru, "Peru").aliases


@pytest.mark.parametrize(
    ("text", "word", "is_country"),
    [
        ("The grants of Northern Italy grow.", "Italy", True),
        ("They trade with modern Japan.", "Japan", True),
        ("The fund of Team Canada grows.", "Canada", False),
        ("They trust Statistics Norway.", "Norway", False),
        ("The ministry and Rail Denmark agree.", "Denmark", False),
    ],
)
def test_name_that_ends_with_a_country_is_no_country(text: str, word: str, is_country: bool) -> None:
    assert (POL.Country in _entity(text, word).classes) is is_country
