"""The minutes: decisions in Turtle equal those in a table, and decisions in a store can be read again."""

from __future__ import annotations

from pathlib import Path

import pytest
from made import HEADER
from pyoxigraph import RdfFormat, serialize

from policyloom.graph.correction import read_corrections
from policyloom.graph.decision import COLUMNS
from policyloom.graph.minutes import PROPERTIES
from policyloom.graph.rdf import to_quads
from policyloom.ontology.errors import DataError
from policyloom.ontology.vocabulary import vocabulary

TABLE = """\
decision,subject,property,object,document,target,who,why,fact
reject,Japan,faces,shortage of labour,,,Ann Lee,the sentence only supposes it,
accept,entity:germany,adopts,Industry 4.0,strategy,,Ann Lee,,
merge,EVs,,,,electric vehicles,Bo Chen,one thing,
rename,Society 5.0,,,,Society 5.0 (Japan),,,
split,Georgia,,,us-states,Georgia (US state),Bo Chen,the state,
reject,,,,,,,,fact:7c761bfc389614a1
"""
TURTLE = """\
[] dcterms:type "reject" ; owl:annotatedSource "Japan" ; owl:annotatedProperty pol:faces ;
   owl:annotatedTarget "shortage of  labour" ; dcterms:description "the sentence only supposes it" ;
   prov:wasAttributedTo agent:ann-lee .
agent:ann-lee a prov:Person ; rdfs:label "Ann Lee" .
[] a prov:Entity ; dcterms:type "Accept" ; owl:annotatedSource entity:germany ; owl:annotatedProperty "adopts" ;
   owl:annotatedTarget "Industry 4.0" ; dcterms:source "strategy" ; prov:wasAttributedTo "Ann Lee" .
<urn:third> dcterms:type "merge" ; owl:annotatedSource "EVs" ; dcterms:isReplacedBy "electric vehicles" ;
   prov:wasAttributedTo [ rdfs:label "Bo Chen" ] ; dcterms:description "one thing"@en .
[] dcterms:type "rename" ; owl:annotatedSource "Society 5.0" ; dcterms:isReplacedBy "Society 5.0 (Japan)" .
[] dcterms:type "split" ; owl:annotatedSource "Georgia" ; dcterms:source "us-states" ; rdfs:label "Georgia" ;
   dcterms:isReplacedBy "Georgia (US state)" ; prov:wasAttributedTo "Bo Chen" ; dcterms:description "the state" .
[] dcterms:type "reject" ; dcterms:references fact:7c761bfc389614a1 .
"""


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_turtle_holds_the_decisions_of_a_table(tmp_path: Path) -> None:
    table = read_corrections([written(tmp_path / "a.csv", TABLE)], vocabulary())
    turtle = read_corrections([written(tmp_path / "a.ttl", HEADER + TURTLE)], vocabulary())
    assert turtle == table
    assert len(turtle.decisions) == 6
    assert {*PROPERTIES} == {*COLUMNS}
    # The later of two decisions counts, whichever file it is in.
    both = read_corrections([tmp_path / "a.ttl", tmp_path / "a.csv"], vocabulary())
    assert both == table


def test_decisions_in_a_store_can_be_given_to_the_next_build(tmp_path: Path) -> None:
    table = read_corrections([written(tmp_path / "a.csv", TABLE)], vocabulary())
    triples = (quad.triple for quad in to_quads(table.triples("urn:run"), "urn:graph"))
    (tmp_path / "a.ttl").write_bytes(serialize(triples, format=RdfFormat.TURTLE) or b"")
    again = read_corrections([tmp_path / "a.ttl"], vocabulary())
    assert again == table


@pytest.mark.parametrize(
    ("turtle", "said"),
    [
        ("this is no Turtle", "is not valid Turtle: "),
        ("", "contains no decision; give each a dcterms:type"),
        ('[] dcterms:type "drop" .', "decision 1: the decision is 'drop'; write one of accept"),
        ('[] dcterms:type "reject" .', "decision 1: reject needs a subject, an object or a fact"),
        (
            '<urn:a> dcterms:type "reject" ; owl:annotatedSource "a" . <urn:b> dcterms:type "merge" ; dcterms:title "b" .',
            "decision 2: <http://purl.org/dc/terms/title> is not a property of a decision; the properties are",
        ),
        (
            '[] dcterms:type "reject" ; owl:annotatedSource "a", "b" .',
            "decision 1: has two values for <http://www.w3.org/2002/07/owl#annotatedSource>",
        ),
        ('[] dcterms:type "reject" ; owl:annotatedSource [] .', "is neither an IRI nor a name; write one"),
        (
            '[] dcterms:type "reject" ; owl:annotatedSource "a" ; owl:annotatedProperty "likes" .',
            "the property is 'likes'; write one of",
        ),
    ],
)
def test_fault_is_told_with_its_place(tmp_path: Path, turtle: str, said: str) -> None:
    path = written(tmp_path / "decided.ttl", HEADER + turtle)
    with pytest.raises(DataError, match=r"^[^\n]*decided\.ttl: ") as caught:
        read_corrections([path], vocabulary())
    assert said in str(caught.value)
