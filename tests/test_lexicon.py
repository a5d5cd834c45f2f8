"""The lexicon as data: what its senses refer to is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from policyloom.graph.syntax.argument import FUNCTIONS
from policyloom.ontology.errors import DataError
from policyloom.ontology.knowledge import knowledge, objects, read_turtle, subjects
from policyloom.ontology.lexicon import Sense, lexicon, read_lexicon
from policyloom.ontology.namespace import LEX, POL, RDF, SYN, SYNSEM
from policyloom.ontology.vocabulary import vocabulary

ROOT = Path(__file__).parents[1]
ARGUMENTS = subjects(knowledge(), RDF.type, SYNSEM.SyntacticArgument)
READ_ELSEWHERE = {
    "topic",
    "date",
    "event",
    "ordinal",
}  # read by graph/semantics/relation.py and graph/semantics/figure.py themselves


@pytest.mark.parametrize("sense", lexicon().senses, ids=lambda sense: sense.iri.rpartition("#")[2])
def test_sense_states_a_kind_of_fact_by_defined_arguments(sense: Sense) -> None:
    assert sense.property in vocabulary().notations
    assert {SYN[name] for name in (*sense.subject, *sense.object)} <= set(ARGUMENTS)


@pytest.mark.parametrize("argument", ARGUMENTS)
def test_argument_is_a_preposition_or_a_function(argument: str) -> None:
    name = argument.removeprefix(SYN)
    markers = objects(knowledge(), argument, SYNSEM.marker)
    assert markers == [name] or (not markers and name in {*FUNCTIONS, *READ_ELSEWHERE})


@pytest.mark.parametrize("argument", ARGUMENTS)
def test_argument_is_used_by_a_sense(argument: str) -> None:
    uses = knowledge().quads_for_pattern(None, None, NamedNode(argument))
    assert any(True for _ in uses)


NAMED_IN_CODE = sorted(
    {
        name
        for file in (ROOT / "graph").rglob("*.py")
        for name in re.findall(r'LEX\["([^"]+)"\]', file.read_text("utf-8"))
    }
)


@pytest.mark.parametrize("name", NAMED_IN_CODE)
def test_sense_that_the_code_names_is_in_the_lexicon(name: str) -> None:
    assert LEX[name] in lexicon().by_iri


def test_longer_expressions_come_before_their_first_word() -> None:
    lengths = [len(sense.words) for sense in lexicon().by_lemma[("verb", "set")]]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > 1


def test_sense_without_arguments_is_refused() -> None:
    turtle = b"""
        @prefix lexinfo: <http://www.lexinfo.net/ontology/3.0/lexinfo#> .
        @prefix ontolex: <http://www.w3.org/ns/lemon/ontolex#> .
        <urn:e> lexinfo:partOfSpeech lexinfo:verb ; ontolex:canonicalForm <urn:f> ; ontolex:sense <urn:s> .
        <urn:f> ontolex:writtenRep "e"@en .
    """
    with pytest.raises(DataError, match="urn:s"):
        read_lexicon(read_turtle([turtle]))


def _rates() -> dict[str, float]:
    return {
        str(quad.subject).strip("<>"): float(quad.object.value)
        for quad in knowledge().quads_for_pattern(None, NamedNode(POL.reliability), None)
        if isinstance(quad.object, Literal)
    }


def test_rates_are_of_kinds_of_facts_and_senses_that_there_are() -> None:
    rated = _rates()
    assert rated.keys() >= set(vocabulary().notations), "each kind of fact has a rate"
    assert rated.keys() <= {*vocabulary().notations, *lexicon().by_iri}, (
        "a sense is gone; take its row out of lexicon/reliability.ttl"
    )
    assert all(0 < rate < 1 for rate in rated.values())


def test_sense_has_its_own_rate_or_that_of_its_kind_of_fact() -> None:
    rates = _rates()
    senses = lexicon().by_iri
    own = {
        iri for iri, sense in senses.items() if rates.get(iri, rates[sense.property]) != rates[sense.property]
    }
    assert own, "no sense has a rate of its own"
    assert {iri: s.reliability for iri, s in senses.items()} == {
        iri: rates.get(iri, rates[s.property]) for iri, s in senses.items()
    }
