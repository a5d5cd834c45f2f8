"""The import: files are checked, their blank nodes named, their entities matched, and their graphs kept apart."""

from __future__ import annotations

import random
from itertools import groupby
from pathlib import Path

import pytest
from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    parse,
)

from policyloom.graph.export import export
from policyloom.graph.rdf import graph_iri as document_graph
from policyloom.ontology.errors import DataError, InputError, PolicyloomError
from policyloom.ontology.namespace import ENTITY, POL, PROV, SKOS
from policyloom.queries.check import check
from policyloom.queries.importing import enter, graph_iri, read_arrivals, read_source
from policyloom.queries.importing.skolem import GENID, skolemised
from policyloom.queries.store import Store, open_store

from .conftest import PREFIXES, file

PLAN = 'ex:plan a pol:Policy ; rdfs:label "Harbour Plan" ; skos:prefLabel "Harbour Plan"@en .'
WORKING = f"{PREFIXES}{PLAN} entity:germany pol:adopts ex:plan ."
PORTS = Path(__file__).parents[1] / "graphs" / "ports.ttl"
RDF_NS = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'


def canonical(triples: list[Triple]) -> str:
    """Return a text that is the same for isomorphic graphs; skolem IRIs become blank nodes again."""

    def blank(term: object) -> object:
        is_named = isinstance(term, NamedNode) and term.value.startswith(GENID)
        return BlankNode(term.value.removeprefix(GENID)) if is_named else term  # type: ignore[attr-defined]

    data = Dataset(Quad(blank(t.subject), t.predicate, blank(t.object)) for t in triples)  # type: ignore[arg-type]
    data.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return "\n".join(sorted(map(str, data)))


def content(store: Store) -> list[str]:
    return sorted(map(str, store.quads()))


@pytest.fixture
def store() -> Store:
    """Return a store in which a document states that Germany is a country."""
    opened = open_store(None)
    stated = 'entity:germany a pol:Country ; rdfs:label "Germany" ; skos:prefLabel "Germany"@en .'
    opened.replace("urn:document", parse(PREFIXES + stated, format=RdfFormat.TURTLE))
    return opened


# Imports that succeed


def test_a_graph_is_read_from_every_format_that_it_was_exported_to(tmp_path: Path) -> None:
    quads = list(parse(path=str(PORTS)))
    exported = canonical([quad.triple for quad in quads])
    endings = ["ttl", "trig", "nt", "nq", "jsonld", "rdf"]
    formats = ["turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml"]
    for ending, format in zip(endings, formats, strict=True):
        path = tmp_path / f"ports.{ending}"
        export(quads, format, path)
        assert canonical(list(read_source(path, base="urn:base").triples)) == exported, format


def test_an_exported_store_comes_back_as_it_was(article: Store, tmp_path: Path) -> None:
    export(article.quads(), "ntriples", tmp_path / "article.nt")
    with open_store(None) as empty:
        arrivals = read_arrivals([tmp_path / "article.nt"], empty)
        assert [arrival.findings for arrival in arrivals] == [()]
        enter(arrivals, empty, software="test")
        came = [q.triple for q in empty.quads() if str(q.graph_name) == f"<{graph_iri('article')}>"]
        assert canonical(came) == canonical([quad.triple for quad in article.quads()])
        assert check(empty) == []


def test_what_was_imported_comes_back_beside_the_documents(article: Store, tmp_path: Path) -> None:
    with open_store(None) as store:
        for graph, quads in groupby(article.quads(), key=lambda quad: quad.graph_name):
            store.replace(str(graph)[1:-1], quads)
        enter(read_arrivals([file(tmp_path, WORKING)], store), store, software="test")
        export(store.quads(), "ntriples", tmp_path / "all.nt")
    assert [arrival.findings for arrival in read_arrivals([tmp_path / "all.nt"], open_store(None))] == [()]


def test_an_exported_ontology_with_data_lacks_only_its_days(article: Store, tmp_path: Path) -> None:
    export(article.quads(), "owl", tmp_path / "a.owl")
    errors = read_arrivals([tmp_path / "a.owl"], open_store(None))[0].errors
    # OWL 2 has no datatype for a day, so the export writes its first moment (docs/export.md).
    days = ("first day", "last day", POL.earliest, POL.latest)
    assert errors
    assert all(any(day in f"{e.subject} {e.message}" for day in days) for e in errors)


def test_the_same_file_twice_is_the_same_store(store: Store, tmp_path: Path) -> None:
    path = file(tmp_path, f'{WORKING} ex:plan ex:address [ ex:city "Kiel" ; ex:part [ ex:nr 1 ] ] .')
    found = []
    for _ in range(2):
        enter(read_arrivals([path], store), store, software="test")
        found.append(content(store))
    assert found[0] == found[1]
    assert "_:" not in "".join(found[0])


def test_an_earlier_import_of_the_name_is_replaced_and_others_stay(store: Store, tmp_path: Path) -> None:
    other = file(tmp_path, f"{PREFIXES}{PLAN}", "other.ttl")
    first, second = file(tmp_path, WORKING), file(tmp_path, f"{PREFIXES}{PLAN}", "second.ttl")
    for paths, name in (([other], None), ([first], "mine"), ([second], "mine")):
        enter(read_arrivals(paths, store, name=name), store, software="test")
    said = {(str(q.predicate.value), str(q.graph_name)) for q in store.quads()}
    assert (POL.adopts, f"<{graph_iri('mine')}>") not in said
    assert {"urn:document", graph_iri("mine"), graph_iri("other")} <= set(store.graphs())


def test_the_origin_names_the_file_by_its_digest_and_no_time(store: Store, tmp_path: Path) -> None:
    path = file(tmp_path, WORKING)
    [arrival] = read_arrivals([path], store)
    origin = dict(arrival.graphs("1.0"))[f"{arrival.graph}/provenance"]
    values = {quad.object.value for quad in origin if not isinstance(quad.object, BlankNode | Triple)}
    assert {PROV.Activity, "facts.ttl", f"sha256:{arrival.sources[0].sha256}"} <= values
    assert not [quad for quad in origin if "Time" in quad.predicate.value]
    assert str(tmp_path) not in str(origin)


def test_relative_addresses_do_not_depend_on_where_the_file_lies(tmp_path: Path) -> None:
    read = read_source(file(tmp_path, "<#a> <http://x.org/p> <b> ."), base="urn:x:facts")
    assert [str(triple) for triple in read.triples] == ["<urn:x:facts#a> <http://x.org/p> <urn:b>"]


def test_all_files_of_a_name_share_a_graph(store: Store, tmp_path: Path) -> None:
    blank = f"{PREFIXES} ex:b ex:p [ ] ."
    paths = [file(tmp_path, WORKING), file(tmp_path, blank, "b.ttl"), file(tmp_path, blank, "c.trig")]
    [arrival] = read_arrivals(paths, store, name="all")
    assert [source.name for source in arrival.sources] == ["facts.ttl", "b.ttl", "c.trig"]
    assert not arrival.errors


# Imports that are refused


def test_errors_keep_the_files_out(store: Store, tmp_path: Path) -> None:
    before = content(store)
    bad = {
        f"ex:a pol:adopts ex:plan . {PLAN}": "Only an actor",
        "ex:a a pol:Policy .": "An entity has a name (rdfs:label).",
        "[] a pol:Fact .": "A fact has one subject",
        'pol:adopts rdfs:label "sells" .': "A term of the ontology cannot be changed",
    }
    paths = [file(tmp_path, PREFIXES + said, f"bad-{number}.ttl") for number, said in enumerate(bad)]
    good, *arrivals = read_arrivals([file(tmp_path, WORKING), *paths], store)
    assert not good.errors
    for arrival, message in zip(arrivals, bad.values(), strict=True):
        assert any(finding.message.startswith(message) for finding in arrival.errors)
    with pytest.raises(InputError, match="bad-3 has"):
        enter([good, arrivals[-1]], store, software="test")
    assert content(store) == before


def test_a_document_of_which_the_store_has_another_text_is_refused(store: Store, tmp_path: Path) -> None:
    stated = f'{PREFIXES} ex:text pol:sha256 "{{}}" .'
    store.replace("urn:g", parse(stated.format("0" * 64), format=RdfFormat.TURTLE))
    for digit, is_told in (("0", False), ("1", True)):
        [arrival] = read_arrivals([file(tmp_path, stated.format(digit * 64))], store)
        told = [error.message for error in arrival.errors]
        assert ("The store holds a document with this name but a different text." in told) is is_told


def test_an_entity_that_the_store_does_not_describe_must_be_described(tmp_path: Path) -> None:
    assert read_arrivals([file(tmp_path, WORKING)], open_store(None))[0].errors != ()


SNOWBALL = '<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">'


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.ttl", "<a> <b> .", "malformed"),
        ("a.ttl", b"\xff\xfe\x00", "malformed: byte 0 is not UTF-8; save the file as UTF-8"),
        ("a.ttl", b"\x1f\x8b\x08", "it is compressed; unpack it first"),
        ("a.rdf", "<!DOCTYPE html><html></html>", "it is an HTML page"),
        ("a.nt", '<?xml version="1.0"?>\n<html>', "it is an HTML page"),
        ("a.ttl", f"<rdf:RDF {RDF_NS}/>", "it looks like RDF/XML; name it .rdf"),
        ("a.trig", '{"@id": "urn:a"}', "it looks like JSON-LD; name it .jsonld"),
        ("a.nq", "# ours\n@prefix ex: <urn:x> .", "it looks like Turtle; name it .ttl"),
        ("a.json", "{", "is malformed"),
        ("a.rdf", f'<rdf:RDF {RDF_NS}><rdf:Description rdf:about="urn:a"/>', "its XML is incomplete"),
        ("a.docx", "", "does not have the ending of an RDF file; give one of .ttl"),
        ("a.ttl.gz", "", "does not have the ending of an RDF file; unpack it, and give one of .ttl"),
        ("a.jsonld", '{"@context": "https://x.org/", "a": 1}', "https://x.org/, and nothing is fetched"),
        ("a.jsonld", '{"@context": {"@import": "https://x.org/c"}}', "write the context into the file"),
        ("a.jsonld", '{"@id": "urn:a", "urn:p": {"@context": ["c.jsonld"]}}', "at c.jsonld"),
        ("a.jsonld", '{"urn:p":' * 900 + "1" + "}" * 900, "levels deep"),
        ("a.jsonld", '{"urn:p":' * 900 + "1" + "}" * 900 + "x", "levels deep"),
        ("a.jsonld", '{"urn:p":' * 5000, "levels deep"),
        ("a.jsonld", '{"urn:p": "' + "{" * 900 + '"', "is malformed"),
        ("a.jsonld", "[" * 200_000, "a.jsonld"),
        ("a.nt", "<urn:a> <urn:b> " + "<<( <urn:a> <urn:b> " * 900 + "1" + " )>>" * 900, "levels deep"),
        ("a.rdf", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x/>', "outside the file"),
        ("a.rdf", f"<!DOCTYPE x [{SNOWBALL}]><rdf:RDF {RDF_NS}/>", "nested"),
        ("a.ttl", "<urn:a> <urn:b> <<( <urn:a> <urn:b> 1 )>> .", "RDF 1.2"),
        ("a.ttl", '<urn:a> <urn:b> "x"@ar--rtl .', "RDF 1.2"),
    ],
)
def test_bad_file_ends_in_one_line_that_names_it(
    tmp_path: Path, name: str, content: str | bytes, message: str
) -> None:
    path = file(tmp_path, content, name)
    with pytest.raises(PolicyloomError) as raised:
        read_source(path, base="urn:base")
    assert message in str(raised.value)
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.ttl", '<urn:a> <urn:p> "x" .'),
        ("a.jsonld", '{"@id": "urn:a", "urn:p": "x"}'),
        # The short names that XML has for namespaces are read too.
        (
            "a.rdf",
            (
                '<!DOCTYPE rdf:RDF [<!ENTITY o "urn:">]>'
                f'<rdf:RDF {RDF_NS} xmlns:u="urn:"><u:a rdf:about="&o;a" u:p="x"/></rdf:RDF>'
            ),
        ),
    ],
)
def test_the_mark_that_some_editors_write_before_utf_8_is_passed_over(
    tmp_path: Path, name: str, content: str
) -> None:
    source = read_source(file(tmp_path, b"\xef\xbb\xbf" + content.encode(), name), base="urn:base")
    assert {str(triple.subject) for triple in source.triples} == {"<urn:a>"}


@pytest.mark.parametrize(("limit", "error"), [("LONGEST_LITERAL", DataError), ("LARGEST_FILE", InputError)])
def test_what_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, error: type[PolicyloomError]
) -> None:
    path = file(tmp_path, '<urn:a> <urn:b> "abcdef" .')
    monkeypatch.setattr(f"policyloom.queries.importing.source.{limit}", 5)
    with pytest.raises(error, match=r"larger than|at most"):
        read_source(path, base="urn:base")


def test_import_of_another_name_is_not_replaced_unless_it_is_named(store: Store, tmp_path: Path) -> None:
    first, other = (file(tmp_path, WORKING, name) for name in ("part-1.ttl", "The Part_1.ttl"))
    with pytest.raises(InputError, match="have the same name; rename one"):
        read_arrivals([first, other], store)
    enter(read_arrivals([first], store), store, software="1")
    with pytest.raises(InputError, match="'The Part_1' would replace 'part-1'"):
        read_arrivals([other], store)
    assert read_arrivals([first], store) and read_arrivals([other], store, name="The Part_1")


def test_no_document_has_the_graph_of_an_import() -> None:
    assert graph_iri("facts") not in map(document_graph, ("import-facts", "import/facts"))


# Matches with entities of the store


@pytest.mark.parametrize(
    ("theirs", "reason", "linked"),
    [
        ('entity:germany rdfs:label "Allemagne" .', "iri", False),
        ('ex:de rdfs:label "Allemagne" ; skos:exactMatch entity:germany .', "exactMatch", False),
        ('ex:de rdfs:label "Allemagne" . entity:germany owl:sameAs ex:de .', "exactMatch", True),
        ('ex:de rdfs:label "Allemagne" ; skos:exactMatch wd:Q183 .', "exactMatch", True),
        ('wd:Q183 rdfs:label "Allemagne"@fr .', "exactMatch", True),
        ('ex:de rdfs:label " GERMANY" .', "label", False),
        ('ex:de rdfs:label "BRD" ; skos:altLabel "germany" .', "alias", False),
        ('ex:g rdfs:label "German" .', "", False),
    ],
)
def test_only_what_is_certain_is_linked(
    store: Store, tmp_path: Path, theirs: str, reason: str, linked: bool
) -> None:
    [arrival] = read_arrivals([file(tmp_path, f"{PREFIXES}{theirs}")], store)
    assert [m.reason for m in arrival.matches if m.object == ENTITY.germany] == [reason] * bool(reason)
    links = [
        Triple(NamedNode(m.subject), NamedNode(SKOS.exactMatch), NamedNode(m.object)) for m in arrival.matches
    ]
    assert list(arrival.links) == (links if linked else [])
    graphs = dict(arrival.graphs("1"))
    assert [quad.triple for quad in graphs[f"{arrival.graph}/links"]] == list(arrival.links)


# Blank nodes


@pytest.mark.parametrize(
    "content",
    [
        "ex:a ex:p [ ex:q 1 ], [ ex:q 2 ] .",
        "ex:a ex:p [ ex:q 1 ], [ ex:q 1 ], [] , [] .",
        "ex:a ex:p [ ex:q [ ex:r 1 ] ], [ ex:q [ ex:r 1 ] ], [ ex:q [ ex:r 2 ] ] .",
        "_:a ex:p _:b . _:b ex:p _:c . _:c ex:p _:a .",
        "_:a ex:p _:a, _:b . _:b ex:p _:b .",
        "ex:a ex:p (1 1 1 1 1 2), (), (1 1 1 1 1) .",
        "_:a ex:p _:b . _:b ex:p _:a . _:c ex:p _:d . _:d ex:p _:c .",
    ],
)
def test_blank_nodes_get_names_by_what_they_say(content: str) -> None:
    triples = [q.triple for q in parse(PREFIXES + content, format=RdfFormat.TURTLE)]
    named = skolemised(triples)
    assert canonical(list(named)) == canonical(triples)
    again = [q.triple for q in parse(PREFIXES + content, format=RdfFormat.TURTLE, rename_blank_nodes=True)]
    assert skolemised(again) == named


def test_the_order_of_a_file_names_no_blank_node_that_content_tells_apart() -> None:
    content = f"{PREFIXES} ex:a ex:p [ ex:q [ ex:r 1 ] ], [ ex:q [ ex:r 1 ] ], (1 2 [ ex:z 3 ]) ."
    triples = [q.triple for q in parse(content, format=RdfFormat.TURTLE)]
    shuffled = random.Random(7).sample(triples, len(triples))
    assert skolemised(shuffled) == skolemised(triples)
