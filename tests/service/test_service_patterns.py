"""The patterns of a query: the count is exact, and the quick upper bound is never too low."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyloom.queries.library import library
from policyloom.queries.service.guard import Refusal
from policyloom.queries.service.patterns import _at_most, check_patterns

SERVICE = Path(__file__).parents[2] / "queries" / "service" / "sparql"
COUNTS = {
    "ASK {}": 0,
    "DESCRIBE <urn:a>": 0,
    "SELECT * { ?s ?p ?o }": 1,
    "SELECT*{?s ?p ?o.?s ?p ?o}": 2,
    "SELECT * { ?s a ?c ; ; e:p 1 , 2 ; . }": 3,
    # Full stops, semicolons and commas that separate nothing.
    "SELECT * { ?s ?p 'a.b;c,d', \"x . y\"@en, '''a'. ?x ?y ?z .''' . # ?a ?b ?c . ?d ?e ?f\n }": 3,
    "PREFIX e: <http://e.org/a.b;c,d/> SELECT * { ?s e:a.b e:c.d . ?s e:p <http://e.org/a.b,c;d> }": 2,
    "SELECT * { ?s e:p '1'^^e:int , '2' ^^ e:int ; e:q 1. }": 3,
    # Full stops that separate triples although they look like part of a term.
    "SELECT * { ?s e:p 1.?s e:p 1.5.?s e:p 1e5.?s e:p -1.?s e:p true.e:a e:p ?o.5 e:p ?x }": 7,
    "SELECT * { ?s ?p ?o . # a comment ends with its line\r?s ?p ?o }": 2,
    "SELECT * { ?s (e:a|e:b)* ?o . ?s ^e:a ?x . ?s !(e:a|^e:b) ?y . ?s e:a? ?z . ?s e:a+ 5 }": 5,
    "SELECT * { ?s e:a/e:b/^e:c ?o, ?x }": 6,
    "SELECT * { ?s (e:a/e:b)|e:c ?o }": 2,
    "SELECT * { [] ?p [] }": 1,
    "SELECT * { [ ?p ?o ] ?q [ ?r [ ?t ?u ; ?v ?w ] ] . [ ?p ?o ] }": 6,
    "SELECT * { (1 (2 3)) ?p () . ?a ?b ( ) }": 10,
    "SELECT * { ?s ?p (1true'a'<urn:b>?c) }": 11,
    # Where one element ends and the next begins without a space.
    f"SELECT * {{ ?s ?p ({'<b>1' * 40}) }}": 161,
    f"SELECT * {{ ?s ?p ({'true1' * 150}) }}": 601,
    # Many of one kind, so that the rest of the query adds little to the quick upper bound.
    f"SELECT * {{ ?s {'?a ?b ; ' * 150}}}": 150,
    f"SELECT * {{ ?s a ?o{',?b' * 150}}}": 151,
    f"SELECT * {{ ?s <urn:p>{'/<urn:p>' * 14} ?a,?b,?c,?d,?e,?f,?g,?h,?i,?j }}": 150,
    f"SELECT * {{ ?s ?p 1{'.?s ?p 1' * 150}}}": 151,
    f"SELECT * {{ ?s ?p ?o {'{| ?q ?r |} ' * 60}}}": 121,
    f"SELECT * {{ {'{?s ?a ?b}' * 150}}}": 150,
    f"SELECT * {{ {'{?s ?a ?b ' * 150}{'}' * 150}}}": 150,
    f"SELECT * {{ {'GRAPH ?g {?s ?a ?b FILTER(?b)}' * 150}}}": 150,
    f"SELECT * {{ {'{?s ?a ?b} UNION {?s ?b ?c} ' * 100}}}": 200,
    f"SELECT * {{ ?s ?p '{{' FILTER EXISTS {{ {'?s ?p ?o . ' * 150}}} }}": 150,
    "SELECT (COUNT(?a) AS ?n) ?b { ?s ?p ?o FILTER (?o > 1 && ?o < 5) ?s ?q ?r }": 2,
    "SELECT * { ?s ?p ?o FILTER regex(?o, 'a', \"i\") ?s ?q ?r BIND (1+2 AS ?z) ?z ?y ?x }": 3,
    "SELECT * { ?s ?p ?o FILTER e:f(?o, 1) . ?s ?q ?r FILTER(?a<?b) ?d ?e ?f FILTER(?b>?a) }": 3,
    "SELECT * { ?s ?p ?o FILTER NOT EXISTS { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ?s ?q ?r }": 3,
    "SELECT * { ?s ?p ?o FILTER (1=1 && EXISTS { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }) ?s ?q ?r }": 3,
    "SELECT * { ?s ?p ?o OPTIONAL { ?a ?b ?c . ?a ?b ?d } MINUS { ?a ?b ?c . ?a ?b ?d } }": 2,
    "SELECT * { SERVICE SILENT e:x { ?a ?b ?c . ?d ?e ?f } GRAPH e:g { ?s ?p ?o } }": 2,
    "SELECT * { ?s ?p ?o { ?a ?b ?c { ?a ?b ?d } } GRAPH ?g { ?s ?p ?o . ?s ?p ?r } ?a ?b ?c }": 6,
    "SELECT * { {?s ?p ?o} UNION {?s ?p ?o} union {?s ?p ?o} ?a ?b ?c }": 3,
    "SELECT * { {?s ?p ?o , 1 , 2 , 3} UNION {?s ?p ?o} }": 4,
    "SELECT * { ?s ?p ?o { SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } LIMIT 5 } ?s ?q ?r }": 3,
    "SELECT * { VALUES ?x { 1 2 3 } VALUES (?y ?z) { (1 2) (UNDEF <urn:a>) } ?x ?y ?z }": 3,
    "SELECT * { ?x ?y ?z } GROUP BY ?x HAVING (COUNT(?y) > 1) VALUES ?x { 1 2 3 }": 1,
    "CONSTRUCT { ?a ?b ?c . ?d ?e ?f } WHERE { ?s ?p ?o }": 1,
    "CONSTRUCT { ?a ?b ?c . ?d ?e ?f } { ?s ?p ?o }": 1,
    "CONSTRUCT WHERE { ?s ?p ?o . ?s ?q ?r }": 2,
    "SELECT * { <<?s ?p ?o>> ?q ?r . ?s ?p ?o ~ ?r . ?a ?b ?c {| ?q ?r ; ?t ?u |} }": 8,
    "SELECT * { ?x ?q <<( ?s ?p ?o )>> FILTER(<<(?s ?p ?o)>> = ?x) ?a ?b ?c }": 2,
    "INSERT DATA { e:a e:b e:c . e:a e:b e:d . GRAPH e:g { e:a e:b '}', 2, 3 } } ; DELETE WHERE { ?s ?p ?o , ?r }": 2,
    "WITH e:g DELETE { ?a ?b ?c . ?a ?b ?d } INSERT { ?a ?b ?c } USING e:h WHERE { ?s ?p ?o }": 1,
}
MOST = 100


def has_more(sparql: str, most: int) -> bool:
    try:
        check_patterns(sparql, most)
    except Refusal as refusal:
        assert refusal.status == 400
        return True
    return False


@pytest.mark.parametrize(("sparql", "count"), COUNTS.items())
def test_patterns_of_the_largest_group_are_counted(sparql: str, count: int) -> None:
    assert not has_more(sparql, count)
    assert not count or has_more(sparql, count - 1)


@pytest.mark.parametrize(
    "text", [*(query.text for query in library().values()), *(p.read_text() for p in SERVICE.glob("*.rq"))]
)
def test_queries_of_ours_have_far_fewer_than_may_be(text: str) -> None:
    assert not has_more(text, MOST // 3)


# Lists of triples, each with its number of patterns.
TRIPLES = st.lists(
    st.sampled_from(
        [
            ("?s ?p ?o", 1),
            ("?s <http://e.org/a.b,c;d>/e:q.r 'a . b' , 1.5", 4),
            ("?s a e:c ; e:p ?x , ?y", 3),
            ("[] e:p ( ?a 'b' 3 )", 7),
            ("(true 1) e:p [ e:q [ e:r 1 ] ]", 7),
            ("<<?s ?p ?o>> e:p ?q", 2),
        ]
    ),
    max_size=12,
).map(lambda found: (" . ".join(text for text, _ in found), sum(count for _, count in found)))
APART = st.sampled_from(["OPTIONAL", "MINUS", "FILTER NOT EXISTS", "FILTER EXISTS", "SERVICE e:x"])


def around(groups: st.SearchStrategy[tuple[str, int, int]]) -> st.SearchStrategy[tuple[str, int, int]]:
    """Return groups that contain *groups*: text, patterns, and patterns of the largest part planned separately."""
    nested = groups.map(lambda group: (f"{{ {group[0]} }}", group[1], group[2]))
    graph = groups.map(lambda group: (f"GRAPH ?g {{ {group[0]} }}", group[1], group[2]))
    apart = st.tuples(APART, groups).map(lambda pair: (f"{pair[0]} {{ {pair[1][0]} }}", 0, max(pair[1][1:])))
    select = groups.map(lambda group: (f"{{ SELECT (1 AS ?n) * {{ {group[0]} }} }}", 1, max(group[1:])))
    union = st.tuples(groups, groups).map(
        lambda pair: (f"{{ {pair[0][0]} }} UNION {{ {pair[1][0]} }}", 2, max(*pair[0][1:], *pair[1][1:]))
    )
    parts = st.one_of(nested, graph, apart, select, union, st.just(("VALUES (?a ?b) { (1 2) (3 4) }", 1, 0)))
    return st.tuples(TRIPLES, st.lists(parts, max_size=4)).map(
        lambda found: (
            " ".join((found[0][0], *(part[0] for part in found[1]))),
            found[0][1] + sum(part[1] for part in found[1]),
            max((part[2] for part in found[1]), default=0),
        )
    )


@given(st.recursive(TRIPLES.map(lambda found: (*found, 0)), around, max_leaves=6))
def test_any_query_is_counted_and_never_guessed_too_low(group: tuple[str, int, int]) -> None:
    text, *counts = group
    count = max(counts)
    sparql = f"PREFIX e: <http://e.org/> SELECT * {{ {text} }}"
    assert _at_most(sparql.encode()) >= count
    assert not has_more(sparql, count)
    assert not count or has_more(sparql, count - 1)


def test_data_of_an_update_is_not_counted() -> None:
    triples = '<urn:s> <urn:p> \'a } brace\' , """a " quote""" . # a } comment\n' * 1000
    assert not has_more(f"INSERT DATA {{ {triples} GRAPH <urn:g> {{ {triples} }} }}", 0)
    assert not has_more(f"DELETE {{ {triples} }} WHERE {{ ?s ?p ?o }}", 1)
    assert has_more(f"INSERT DATA {{ {triples} }} ; DELETE WHERE {{ ?s ?p ?o . ?s ?p ?q }}", 1)
