"""The commands that read a store: what they print for people and for programs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from claimed import claims

from policyloom.cli import main
from policyloom.queries.library import library

TEXT = """Ports and plans
Germany adopted Industry 4.0 in 2013.
Japan devised its strategy of “connected industries,” which aims to increase the use of new technologies.
More than 20 million users were connected by September 2024.
"""

INDUSTRY, STRATEGY, USERS = TEXT.splitlines()[1:]
FIGURE = "indicator=connected users, value=20000000, qualifier=more than, date=2024-09, score=0.9"
ROWS = [
    f"adopts | Germany | Industry 4.0 | {INDUSTRY} | score=0.9",
    f"event_date | Industry 4.0 | in 2013 | {INDUSTRY} | date=2013, score=0.9",
    f"adopts | Japan | strategy of “connected industries | {STRATEGY} | score=0.8",
    f"aims_at | Japan | increase the use of new technologies | {STRATEGY} | score=0.8",
    f"statistic | users | More than 20 million users | {USERS} | {FIGURE}",
]

Out = pytest.CaptureFixture[str]

FIELDS = (
    "doc type subject object subject_aliases object_aliases indicator value unit qualifier date place sent "
    "start end confidence subject_iri object_iri"
)
"""The fields of a fact in JSON Lines that other programs may rely on."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The location of a store built from a small text."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "speech.txt").write_text(TEXT, encoding="utf-8")
    place, reader = folder / "store", claims(folder / "claims.jsonl", {"speech": ROWS})
    command = ["build", str(folder / "speech.txt"), "--reader", reader, "--store", str(place)]
    assert main([*command, "--out", str(folder / "out")]) == 0
    return str(place)


def test_facts_as_jsonl_have_every_field_and_cite_the_text(store: str, capsys: Out) -> None:
    assert main(["facts", "--store", store, "--format", "jsonl"]) == 0
    facts = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert facts
    for fact in facts:
        assert fact.keys() >= set(FIELDS.split())
        assert TEXT[fact["start"] : fact["end"]] == fact["sent"]
        assert fact["doc"] == "speech"
        assert isinstance(fact["confidence"], float)
        assert isinstance(fact["subject_aliases"], list)
    [adopts] = [f for f in facts if (f["type"], f["subject"]) == ("adopts", "Germany")]
    assert "Industry 4.0" in adopts["object"]
    assert adopts["subject_iri"] == "https://w3id.org/policyloom/id/entity/germany"


def test_facts_in_a_pipe_are_lines_with_tabs(store: str, capsys: Out) -> None:
    assert main(["facts", "--store", store]) == 0
    out, err = capsys.readouterr()
    widths = {line.count("\t") for line in out.splitlines()}
    assert widths == {6}
    assert err.strip() == f"{len(out.splitlines()) - 1} facts"


def test_facts_can_be_too_unsure_to_be_listed(store: str, capsys: Out) -> None:
    assert main(["facts", "--store", store, "--format", "jsonl", "--min-confidence", "1"]) == 0
    assert capsys.readouterr().out == ""


def test_queries_lists_the_whole_library(capsys: Out) -> None:
    assert main(["queries", "--format", "json"]) == 0
    assert [query["name"] for query in json.loads(capsys.readouterr().out)] == list(library())
    assert main(["queries"]) == 0
    assert [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()[1:]] == list(library())


def test_queries_shows_one_as_it_stands(capsys: Out) -> None:
    assert main(["queries", "policies-by-country"]) == 0
    assert capsys.readouterr().out.strip() == library()["policies-by-country"].text.strip()


def test_query_answers_by_name(store: str, capsys: Out) -> None:
    assert main(["query", "policies-by-country", "--store", store, "--format", "csv"]) == 0
    countries = [row["country"] for row in csv.DictReader(io.StringIO(capsys.readouterr().out))]
    assert countries == ["Germany", "Japan"]


def test_query_takes_parameters(store: str, capsys: Out) -> None:
    arguments = ["query", "facts", "--param", "kind=statistic", "--store", store, "--format", "json"]
    assert main(arguments) == 0
    assert len(json.loads(capsys.readouterr().out)["results"]["bindings"]) == 1


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["query", "facts", "-f", "csv"], "nothing in the store matches document=nosuch"),
        (["query", "statements"], "nothing in the store matches document=nosuch"),
        (["export", "turtle", "--query", "statements"], "the query makes no triples"),
    ],
)
def test_answer_of_nothing_is_told(call: list[str], said: str, store: str, capsys: Out) -> None:
    assert main([*call, "-p", "document=nosuch", "--store", store]) == 0
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_query_reads_a_file_with_or_without_a_mark(
    encoding: str, store: str, tmp_path: Path, capsys: Out
) -> None:
    file = tmp_path / "mine.rq"
    file.write_text("ASK { ?s ?p ?o }", encoding=encoding)
    assert main(["query", str(file), "--store", store]) == 0
    assert capsys.readouterr().out == "yes\n"


@pytest.mark.parametrize("format", ["table", "csv"])
@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "CONSTRUCT { ?s ?p ?o } { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    ],
)
def test_query_that_fails_on_the_way_ends_in_one_line(
    sparql: str, format: str, store: str, capsys: Out
) -> None:
    format = "ntriples" if format == "csv" and sparql.startswith("CONSTRUCT") else format
    assert main(["query", sparql, "--store", store, "--format", format]) == 2
    assert capsys.readouterr().err.startswith("policyloom: the query failed: ")


@pytest.mark.parametrize(
    ("sparql", "format", "start"),
    [
        ("SELECT ?s WHERE { ?s a <urn:none> }", "csv", "s"),
        ("SELECT ?s WHERE { ?s a <urn:none> }", "table", "s\n"),
        ("ASK { ?s ?p ?o }", "json", '{"head":{},"boolean":true}'),
        ("CONSTRUCT { <urn:a> <urn:b> <urn:c> } WHERE {}", "table", "<urn:a> <urn:b> <urn:c>"),
        ("CONSTRUCT { <urn:a> <urn:b> <urn:c> } WHERE {}", "ntriples", "<urn:a> <urn:b> <urn:c>"),
    ],
)
def test_query_answers_sparql(sparql: str, format: str, start: str, store: str, capsys: Out) -> None:
    assert main(["query", sparql, "--store", store, "--format", format]) == 0
    assert capsys.readouterr().out.startswith(start)


@pytest.mark.parametrize(
    "arguments",
    [
        ["SELECT ?s WHERE { ?s"],
        ["SELECT"],
        ["missing.rq"],
        ["ASK { ?s ?p ?o }", "--format", "turtle"],
        ["CONSTRUCT WHERE { ?s ?p ?o }", "--format", "csv"],
        ["DROP ALL ; SELECT * {}"],
        ['SELECT ("bell \\u0007" AS ?x) {}', "--format", "xml"],
        ['CONSTRUCT { <urn:a> <urn:b> "bell \\u0007" } {}', "--format", "rdfxml"],
    ],
)
def test_malformed_query_ends_in_one_line(arguments: list[str], store: str, capsys: Out) -> None:
    assert main(["query", *arguments, "--store", store]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("policyloom: ")
    assert err.count("\n") == 1


def test_view_writes_a_page_of_the_whole_graph(store: str, tmp_path: Path, capsys: Out) -> None:
    page = tmp_path / "page.html"
    assert main(["view", "--store", store, "-o", str(page), "--focus", "germany", "--title", "A & B"]) == 0
    assert "A &amp; B" in page.read_text(encoding="utf-8")
    assert f"wrote {page}: " in capsys.readouterr().err


def test_view_draws_only_what_a_query_names(store: str, tmp_path: Path, capsys: Out) -> None:
    page = tmp_path / "page.html"
    arguments = ["view", "--store", store, "-o", str(page), "--query", "policies-by-country"]
    assert main(arguments) == 0
    assert "4 things, 2 statements" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options", ["--no-evidence", "--no-evidence -o -", "--query statements -p document=speech"]
)
def test_export_writes_what_is_chosen_to_standard_output(
    options: str, store: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["export", "ntriples", "--store", store, *options.split()]) == 0
    triples = [line.split()[:2] for line in capfdbinary.readouterr().out.splitlines()]
    pol, germany = b"<https://w3id.org/policyloom/policy#", b"<https://w3id.org/policyloom/id/entity/germany>"
    assert [germany, pol + b"adopts>"] in triples
    assert not any(b"#char=" in subject or predicate == pol + b"evidence>" for subject, predicate in triples)


def test_export_writes_a_file(store: str, tmp_path: Path, capsys: Out) -> None:
    assert main(["export", "graphml", "--store", store, "-o", str(tmp_path / "g.graphml")]) == 0
    assert "Germany" in (tmp_path / "g.graphml").read_text(encoding="utf-8")
    assert capsys.readouterr().out == ""


def test_export_writes_rdf_1_2_and_import_reads_it(store: str, tmp_path: Path, capsys: Out) -> None:
    """After the import, RDF 1.2 gives the same triples as RDF 1.1, so the file passes every check."""
    found = []
    for name, options in (("plain", []), ("terms", ["--rdf12"])):
        path, place = tmp_path / f"{name}.nt", str(tmp_path / name)
        assert main(["export", "ntriples", "--store", store, "-o", str(path), *options]) == 0
        assert (b"<<(" in path.read_bytes()) is bool(options)
        assert main(["import", str(path), "--store", place, "--name", "x"]) == 0
        assert main(["export", "ntriples", "--store", place, "-o", str(path)]) == 0
        kept = [
            line for line in path.read_text().splitlines() if "/id/run/" not in line and "ni:///" not in line
        ]
        found.append(kept)
    assert found[0] == found[1]
    assert len(found[0]) > 100


def test_check_finds_nothing_wrong_with_what_build_made(store: str, capsys: Out) -> None:
    assert main(["check", "--store", store]) == 0
    assert "0 errors" in capsys.readouterr().err


def test_check_of_an_altered_quote_fails(store: str, tmp_path: Path, capsys: Out) -> None:
    file = tmp_path / "altered.nq"
    assert main(["export", "nquads", "--store", store, "-o", str(file)]) == 0
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"Germany adopted', '"Germany dropped'), encoding="utf-8")
    capsys.readouterr()
    assert main(["check", str(file), "--format", "json"]) == 1
    assert "dropped" in capsys.readouterr().out


def test_check_of_a_malformed_file_says_that_the_data_is_wrong(tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "bad.ttl").write_text("Germany adopted", encoding="utf-8")
    assert main(["check", str(tmp_path / "bad.ttl")]) == 1
    assert "is malformed" in capsys.readouterr().err


def test_denied_fact_is_marked_in_the_table(tmp_path: Path, capsys: Out) -> None:
    text, store, out = tmp_path / "japan.txt", str(tmp_path / "store"), str(tmp_path / "out")
    text.write_text("Japan does not face shortages.", encoding="utf-8")
    row = "faces | Japan | shortages | Japan does not face shortages. | negated=true"
    reader = claims(tmp_path / "claims.jsonl", {"japan": [row]})
    assert main(["build", str(text), "--store", store, "--out", out, "--reader", reader]) == 0
    capsys.readouterr()
    assert main(["facts", "--store", store]) == 0
    assert "Japan" not in capsys.readouterr().out
    assert main(["facts", "--store", store, "--denied"]) == 0
    assert "faces (negated)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("facts --doc leaflet", "no document 'leaflet'"),
        ("facts --doc leaflet", "it holds speech"),
        ("facts --type adopt", "'adopt'"),
        ("facts --type adopt", "adopts, aims_at"),
        ("query policies-by-contry", "policies-by-country"),
        ("queries policies-by-contry", "policies-by-country"),
        ("query facts --param country", "KEY=VALUE"),
        ("query facts --param colour=red", "no parameter 'colour'"),
        ("query facts --param minimum=many", "a number"),
        ("export csv", "name the folder with -o"),
        (
            "export nquads -o out.nq --query facts",
            "the query does not make triples; give a CONSTRUCT query",
        ),
        ("export nquads -o out.nq --query no-such", "no-such"),
        ("export nquads -o out.nq --query statements --doc speech", "give --query or --doc"),
        ("export nquads -o out.nq -p document=speech", "--param needs --query"),
        ("check missing.ttl", "missing.ttl"),
    ],
)
def test_wrong_call_is_told_what_is_right_and_writes_nothing(
    call: str, said: str, store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("POLICYLOOM_STORE", store)
    assert main(call.split()) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert said in err
    assert list(tmp_path.iterdir()) == []


def test_kind_of_fact_of_which_there_is_none_is_no_mistake(store: str) -> None:
    assert main(["facts", "--store", store, "--type", "ranking"]) == 0
