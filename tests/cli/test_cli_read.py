"""The commands that read a store: what they print for people and for programs."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from claimed import built

from policyloom.cli import main
from policyloom.queries.library import library

TEXT = """Ports and plans
Germany adopted Industry 4.0 in 2013.
Japan devised its strategy of “connected industries,” which aims to increase the use of new technologies.
More than 20 million users were connected by September 2024.
Japan does not face shortages.
"""

INDUSTRY, STRATEGY, USERS, DENIED = TEXT.splitlines()[1:]
FIGURE = "indicator=connected users, value=20000000, qualifier=more than, date=2024-09, score=0.9"
ROWS = [
    f"adopts | Germany | Industry 4.0 | {INDUSTRY} | score=0.9",
    f"event_date | Industry 4.0 | in 2013 | {INDUSTRY} | date=2013, score=0.9",
    f"adopts | Japan | strategy of “connected industries | {STRATEGY} | score=0.8",
    f"aims_at | Japan | increase the use of new technologies | {STRATEGY} | score=0.8",
    f"statistic | users | More than 20 million users | {USERS} | {FIGURE}",
    f"faces | Japan | shortages | {DENIED} | negated=true",
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
    return str(built(tmp_path_factory.mktemp("built"), {"speech": TEXT}, {"speech": ROWS}))


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


def test_facts_in_a_pipe_are_lines_with_tabs_and_what_is_denied_is_marked(store: str, capsys: Out) -> None:
    assert main(["facts", "--store", store]) == 0
    out, err = capsys.readouterr()
    assert {line.count("\t") for line in out.splitlines()} == {6}
    assert err.strip() == f"{len(out.splitlines()) - 1} facts"
    assert "shortages" not in out
    assert main(["facts", "--store", store, "--denied"]) == 0
    assert "faces (negated)\tJapan\tshortages" in capsys.readouterr().out


MADE = "CONSTRUCT { <urn:a> <urn:b> <urn:c> } WHERE {}"
# The call, its whole output, and a part of what is said beside it.
ANSWERS = [
    ("facts --format jsonl --min-confidence 1", "", ""),
    ("facts --format jsonl --type ranking", "", ""),
    (
        "query facts -f csv -p document=nosuch",
        f"{','.join(library()['facts'].answers)}\r\n",
        "nothing in the store matches document=nosuch",
    ),
    ("query statements -p document=nosuch", "\n", "nothing in the store matches document=nosuch"),
    ("export turtle --query statements -p document=nosuch", "", "the query makes no triples"),
    ("query plain.rq", "yes\n", ""),
    ("query marked.rq", "yes\n", ""),
    ("query 'ASK { ?s ?p ?o }' --format json", '{"head":{},"boolean":true}\n', ""),
    ("query 'ASK { ?s ?p ?o }' --format jsonl", '{"boolean": true}\n', ""),
    ("query 'SELECT ?s WHERE { ?s a <urn:none> }' --format csv", "s\r\n", ""),
    ("query 'SELECT ?s WHERE { ?s a <urn:none> }' --format table", "s\n", ""),
    (
        "query 'SELECT ?s WHERE { VALUES ?s { \"a\" } }' --format json",
        '{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"literal","value":"a"}}]}}\n',
        "",
    ),
    (f"query '{MADE}' --format table", "<urn:a> <urn:b> <urn:c> .\n", ""),
    (f"query '{MADE}' --format ntriples", "<urn:a> <urn:b> <urn:c> .\n", ""),
]


@pytest.mark.parametrize(("call", "answer", "said"), ANSWERS, ids=[call for call, *_ in ANSWERS])
def test_call_answers_in_its_format_and_says_what_matches_nothing(
    call: str, answer: str, said: str, store: str, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.chdir(Path(store).parent)
    monkeypatch.setenv("POLICYLOOM_STORE", store)
    for name, encoding in (("plain.rq", "utf-8"), ("marked.rq", "utf-8-sig")):
        Path(name).write_text("ASK { ?s ?p ?o }", encoding=encoding)
    capsys.readouterr()
    assert main(shlex.split(call)) == 0
    out, err = capsys.readouterr()
    assert out == answer
    assert said in err


def test_queries_lists_the_whole_library_and_shows_one_as_it_stands(capsys: Out) -> None:
    assert main(["queries", "--format", "json"]) == 0
    assert [query["name"] for query in json.loads(capsys.readouterr().out)] == list(library())
    assert main(["queries"]) == 0
    assert [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()[1:]] == list(library())
    assert main(["queries", "policies-by-country"]) == 0
    assert capsys.readouterr().out.strip() == library()["policies-by-country"].text.strip()


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


def test_export_writes_rdf_1_2_and_import_reads_it(store: str, tmp_path: Path, capsys: Out) -> None:
    path, copy = tmp_path / "x.nt", str(tmp_path / "copy")

    def triples(place: str) -> set[str]:
        assert main(["export", "ntriples", "--store", place, "-o", str(path)]) == 0
        return set(path.read_text(encoding="utf-8").splitlines())

    before = triples(store)
    assert main(["export", "ntriples", "--store", store, "-o", str(path), "--rdf12"]) == 0
    assert b"<<(" in path.read_bytes()
    assert main(["import", str(path), "--store", copy, "--name", "x"]) == 0
    # An import is a graph of its own, by another run.
    kept = {line for line in before if not any(part in line for part in ("/id/run/", "/id/graph/", "ni:///"))}
    assert kept <= triples(copy)
    assert len(kept) > 100


def test_check_passes_what_build_made_and_fails_an_altered_quote(
    store: str, tmp_path: Path, capsys: Out
) -> None:
    assert main(["check", "--store", store]) == 0
    assert "0 errors" in capsys.readouterr().err
    file = tmp_path / "altered.nq"
    assert main(["export", "nquads", "--store", store, "-o", str(file)]) == 0
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"Germany adopted', '"Germany dropped'), encoding="utf-8")
    assert main(["check", str(file), "--format", "json"]) == 1
    assert "dropped" in capsys.readouterr().out
