"""Facts whose sentence does not name a thing: the pages also show the sentence that names it."""

from __future__ import annotations

import re

from made import entity, passage
from pyoxigraph import RdfFormat, parse, serialize

from policyloom.graph.document import read_text
from policyloom.graph.fact import Entity, Fact
from policyloom.graph.rdf import document_nquads, fact_iri, graph_iri
from policyloom.ontology.namespace import BASE, POL

from .conftest import Service

TEXT = f"""On ports
Peru & Chile speak of trade. It will build ten ports{", and ever more" * 20}.
The Republic of Peru adopts the <b>Port</b> Act. Peru grows."""
PERU = entity("Peru", "Country", "Republic of Peru")
PORTS, ACT = entity("ten ports", "Goal"), entity("Port Act", "Policy")


def _fact(kind: str, thing: Entity, sentence: str, *mentions: tuple[str, Entity]) -> Fact:
    named = tuple((passage("antecedent", TEXT, words), entity) for words, entity in mentions)
    return Fact(kind, PERU, thing, passage("antecedent", TEXT, sentence), "urn:reader", mentions=named)


_IT = TEXT[TEXT.index("It will") : TEXT.index("\nThe Republic")]
BUILDS = _fact(POL.aimsAt, PORTS, _IT, ("Peru", PERU), ("ten ports", PORTS))
ADOPTS = _fact(
    POL.adopts,
    ACT,
    "The Republic of Peru adopts the <b>Port</b> Act.",
    ("Republic of Peru", PERU),
    ("Port</b> Act", ACT),
)
PLACE = "/id/document/antecedent#char=9,13"


def _antecedents(service: Service, path: str) -> list[str]:
    page = service.get(path, "text/html")
    assert page.status == 200
    return re.findall(r'<p class="antecedent">(.*?)</p>', page.text)


def _store(service: Service, *facts: Fact) -> None:
    made = document_nquads(read_text("antecedent", TEXT, roles={}), facts, run="urn:run", sentences=4)
    triples = (quad.triple for quad in parse(made, format=RdfFormat.N_QUADS))
    turtle = (serialize(triples, format=RdfFormat.TURTLE) or b"").decode()
    assert service.put(graph_iri("antecedent"), turtle).status < 300


def test_pages_show_where_the_document_names_what_the_sentence_does_not(writable: Service) -> None:
    _store(writable, BUILDS, ADOPTS)
    for path in ("/id/entity/peru", "/id/entity/ten-ports", fact_iri(BUILDS).removeprefix(BASE[:-1])):
        assert _antecedents(writable, path) == [
            f'<bdi>Peru</bdi> is named in: “<bdi><a href="{PLACE}">Peru</a> &amp; Chile speak of trade.</bdi>”'
        ]
    # The sentence of the act has another name of the country.
    assert _antecedents(writable, "/id/entity/port-act") == []
    page = writable.get("/id/document/antecedent", "text/html").text
    assert '<span id="char=9,13">Peru</span> &amp; Chile speak of trade.' in page
    [shown] = _antecedents(writable, "/id/document/antecedent")
    assert '<a href="#char=9,13">Peru</a>' in shown


def test_name_that_comes_later_is_shown_with_as_much_of_its_sentence_as_has_room(writable: Service) -> None:
    _store(writable, _fact(POL.aimsAt, PORTS, "Peru & Chile speak of trade.", ("ten ports", PORTS)))
    [shown] = _antecedents(writable, "/id/entity/ten-ports")
    assert ">ten ports</a>, and ever more" in shown
    assert shown.endswith(" …</bdi>”")
    assert len(re.sub("<[^>]*>", "", shown)) < 220
