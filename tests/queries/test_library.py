"""The library of questions and how their parameters are bound."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from policyloom.ontology.errors import DataError, InputError
from policyloom.queries import Solutions, Store, open_store
from policyloom.queries.library import NamedQuery, find, parse, resolve
from policyloom.queries.parameter import TYPES, Parameter

HEADER = """#+ question = "Which?"
#+ answers = ["x"]
#+ keywords = ["some"]
#+ [parameters.x]
#+ type = "{type}"
#+ description = "Only this."
"""
TEXT = HEADER + "SELECT ?x WHERE {{ VALUES ?x {{ UNDEF }} }} ORDER BY ?x"


def query(type: str) -> NamedQuery:
    return parse("which", TEXT.format(type=type))


def bound(type: str, value: str) -> object:
    """Return the term to which ?x is bound when *value* is given as a parameter of *type*."""
    with open_store(None) as store:
        answer = store.query(query(type).bind({"x": value}))
        assert isinstance(answer, Solutions)
        [[term]] = answer
        return term


def test_header_gives_question_columns_keywords_and_parameters() -> None:
    read = query("string")
    assert (read.name, read.question, read.answers, read.keywords) == ("which", "Which?", ("x",), ("some",))
    assert read.parameters == {"x": Parameter("x", "string", "Only this.")}


@pytest.mark.parametrize(
    ("type", "value", "written"),
    [
        ("name", " The  Netherlands ", '"the netherlands"'),
        ("name", "Unit: Tonne", '"unit: tonne"'),
        ("string", 'The "Netherlands"', '"The \\"Netherlands\\""'),
        ("iri", "pol:Country", "<https://w3id.org/policyloom/policy#Country>"),
        ("iri", "urn:a", "<urn:a>"),
        ("integer", "3", '"3"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("decimal", "0.5", '"0.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("date", "2024-09-30", '"2024-09-30"^^<http://www.w3.org/2001/XMLSchema#date>'),
    ],
)
def test_value_becomes_a_term_of_the_type(type: str, value: str, written: str) -> None:
    assert str(bound(type, value)) == written


@pytest.mark.parametrize(
    ("type", "value"),
    [
        ("name", " "),
        ("name", "entity:china"),
        ("name", "https://w3id.org/policyloom/id/entity/china"),
        ("iri", "no iri"),
        ("iri", "urn:x> } #"),
        ("iri", "pol:a> } ; DROP ALL #"),
        ("integer", "3.5"),
        ("integer", "three"),
        ("integer", "1 } UNION { ?x ?y ?z"),
        ("decimal", "1e500"),
        ("decimal", "NaN"),
        ("date", "yesterday"),
        ("date", "2024-02-30"),
    ],
)
def test_value_of_another_type_is_refused_with_what_is_allowed(type: str, value: str) -> None:
    with pytest.raises(InputError, match=f"the parameter x is .*; it must be {TYPES[type][:9]}"):
        query(type).bind({"x": value})


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_no_text_can_leave_its_place(value: str) -> None:
    assert bound("string", value) == Literal(value)


@given(st.text(min_size=1))
def test_no_iri_can_leave_its_place(value: str) -> None:
    try:
        term = bound("iri", value)
    except InputError:
        return
    assert isinstance(term, NamedNode)


def test_value_that_looks_like_a_parameter_stays_a_value() -> None:
    value = "VALUES ?document { UNDEF }"
    sparql = find("facts").bind({"kind": value, "document": " } FILTER(false) } #"})
    with open_store(None) as store:
        assert list(store.query(sparql)) == []  # type: ignore[arg-type]
    assert f'"{value}"' in sparql


def test_several_values_are_bound_at_once() -> None:
    with open_store(None) as store:
        answer = store.query(query("string").bind({"x": ["a", 'b" "c']}))
        assert isinstance(answer, Solutions)
        assert answer.table() == [["a"], ['b" "c']]
    with pytest.raises(InputError):
        query("integer").bind({"x": ["1", "one"]})


def test_parameter_that_is_unknown_or_lacking_is_told_with_the_known_ones() -> None:
    with pytest.raises(InputError, match=r"which has no parameter 'y'; it takes x \(date\)"):
        query("date").bind({"y": "1"})
    with pytest.raises(InputError, match=r"links needs the parameter 'to'; it takes from .name., to .name."):
        find("links").bind({"from": "Germany"})


def test_name_with_a_slip_brings_up_the_right_one_and_a_name_like_no_other_all() -> None:
    for wrong in ("policy-by-country", "polices-by-country", "Policies-By-Country"):
        said = f"no question is named '{wrong}'; did you mean .*policies-by-country"
        with pytest.raises(InputError, match=said):
            resolve(wrong)
    with pytest.raises(InputError, match=r"the names are: .*countries"):
        resolve("xyzzy")


def test_sparql_stands_for_itself() -> None:
    assert resolve("ASK { ?s ?p ?o }") == "ASK { ?s ?p ?o }"
    with pytest.raises(InputError, match="the query has no parameter 'x'; it takes none"):
        resolve("ASK { ?s ?p ?o }", {"x": "1"})


def test_file_is_read_and_its_parameters_are_bound(tmp_path: Path) -> None:
    path = tmp_path / "my question.rq"
    path.write_text(TEXT.format(type="integer"))
    assert 'VALUES ?x { "7"^^' in resolve(str(path), {"x": "7"})
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="is not UTF-8 text"):
        resolve(str(path))
    with pytest.raises(InputError, match=r"cannot read the query .*none\.rq: No such file"):
        resolve(str(tmp_path / "none.rq"))


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("#+ question = ", "header of q is malformed"),
        ("#+ parameters = 3", "header of q is malformed"),
        ('#+ [parameters.x]\n#+ type = "colour"', "the type of x is 'colour', not one of name, iri"),
        ('#+ [parameters.x]\n#+ type = "iri"', "must contain 'VALUES .x . UNDEF .' for"),
    ],
)
def test_header_that_is_wrong_is_one_line(header: str, said: str) -> None:
    with pytest.raises(DataError, match=said):
        parse("q", f"{header}\nASK {{}}")


@pytest.mark.parametrize(
    ("question", "parameters", "column", "expected"),
    [
        ("statistics", {"place": "sudmark"}, "subject", ["electric ferries"]),
        ("statistics", {"since": "2030-01-01"}, "date", ["2035"]),
        ("statistics", {"until": "2030-01-01", "minimum": "130"}, "value", ["130", "150"]),
        ("statistics", {"subject": "ports"}, "value", ["120", "130", "150"]),
        ("rankings", {"lowest": "1"}, "actor", []),
        ("timeline", {"until": "2000-01-01"}, "subject", ["great storm"]),
        ("effects", {"effect": "healthier towns"}, "cause", ["cleaner air"]),
        ("parts", {"part": "smart cranes"}, "whole", ["technologies"]),
        ("users-of-technology", {"technology": "cold ironing"}, "user", ["Ferry Act", "Harbour Plan"]),
        ("facts", {"document": "ports", "kind": "faces"}, "subject", ["ports"]),
        ("facts", {"minimum": "0.95", "kind": "statistic"}, "subject", []),
        ("uncertain-facts", {"below": "0.6"}, "object", ["tidal turbines"]),
        ("facts-by-modality", {"way": "possible"}, "object", ["tidal turbines"]),
        ("entities", {"kind": "pol:Place"}, "entity", ["Europe", "Norland", "Sudmark"]),
        ("most-connected", {"least": "6"}, "entity", ["Harbour Plan"]),
        ("evidence-of-fact", {"subject": "Norland", "object": "Ferry Act"}, "negated", ["true"]),
        ("goals-by-actor", {"actor": "Sudmark"}, "policy", ["Ferry Act"]),
        ("goals-by-country", {"country": "kingdom of norland"}, "policy", ["Harbour Plan"]),
        ("policy-across-documents", {"policy": "Ferry Act"}, "type", []),
        ("figures-over-time", {"subject": "ports"}, "value", ["120", "130", "150"]),
        ("names", {"thing": "cold ironing"}, "name", ["cold ironing"]),
        ("country-profiles", {"place": "Sudmark"}, "technologies", ["2"]),
        ("policies-by-country", {"country": "Norland"}, "country", ["Norland", "Norland"]),
        ("policies-by-country", {"country": "norland"}, "country", ["Norland", "Norland"]),
        ("policies-by-country", {"country": "KINGDOM OF  Norland"}, "country", ["Norland", "Norland"]),
        ("policies-by-country", {"country": "Nowhere"}, "country", []),
    ],
)
def test_parameter_narrows_the_answer(
    questions_store: Store, question: str, parameters: dict[str, str], column: str, expected: list[str]
) -> None:
    answer = questions_store.query(resolve(question, parameters))
    assert isinstance(answer, Solutions)
    at = answer.variables.index(column)
    assert [row[at] for row in answer.table()] == expected
