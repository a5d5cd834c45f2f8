"""Calls at fault: each ends in one line that helps, and leaves every file as it was."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from claimed import built

from policyloom.cli import main

TEXTS = {"speech": "Germany adopted Industry 4.0. Japan aims to double its trade.", "ports": "Ports grow."}
SAID = {
    "speech": (
        "adopts | Germany | Industry 4.0 | Germany adopted Industry 4.0.",
        "aims_at | Japan | double its trade | Japan aims to double its trade.",
    ),
    "ports": ("faces | Ports | decline | Ports grow.",),
}
FACT = {"doc": "speech", "type": "adopts", "subject": "Germany", "object": "Industry 4.0"}
FILES = {
    "a.txt": b"",
    "bad.ttl": b"<a",
    "bytes": b"\xff\xfe",
    "good.ttl": b"<urn:a> <urn:b> <urn:c> .",
    "gold.jsonl": json.dumps(FACT).encode(),
    "further.jsonl": b"\n".join(json.dumps({**FACT, "doc": doc}).encode() for doc in ("speech", "leaflet")),
    "links.csv": b"accept,subject,property,object",
    "open.csv": b"decision,subject\n,Japan\n",
    "token": b"secret",
}
ELSEWHERE = "{ SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"
# The call, its exit code, and what its line says.
FAULTS = [
    ("biuld", 2, "did you mean 'build'?"),
    ("zzz", 2, "the commands are build,"),
    ("build --sotre x", 2, "--store"),
    ("build --store ''", 2, "--store is empty; give DIR|URL"),
    ("build --list a --list ''", 2, "--list is empty; give FILE"),
    ("build ''", 2, "a source is an empty string"),
    ("build --executor dask", 2, "--executor dask and --scheduler ADDRESS go together"),
    ("build --scheduler tcp://a:1", 2, "--executor dask and --scheduler ADDRESS go together"),
    ("build --executor dask --scheduler tcp://a:1 --jobs 2", 2, "--jobs is for processes"),
    ("build missing.txt --store new", 2, "missing.txt: no such file"),
    ("build speech.txt --store speech.txt", 2, "is a file, not the folder of a store"),
    ("build speech.txt --store new --out speech.txt", 2, "cannot make the folder speech.txt"),
    ("build speech.txt --store new --out /proc/new", 2, "cannot make the folder /proc/new"),
    ("build speech.txt --store /proc/new", 2, "/proc/new"),
    ("build speech.txt --store new --out pages --cache token", 2, "--cache token is a file; give a folder"),
    ("build speech.txt --store .", 2, "is not a store and holds other files"),
    ("build speech.txt --store http://127.0.0.1:9/x", 2, "cannot be reached"),
    ("build speech.txt --store new --out pages --gaps no/gaps.jsonl", 2, "no/gaps.jsonl"),
    ("ask ''", 2, "ask a question, such as"),
    ("ask '?!'", 2, "ask a question, such as"),
    ("export", 2, "FORMAT"),
    ("export tutle", 2, "did you mean 'turtle'?"),
    ("export turtle --store /none/such", 2, "run 'policyloom build' first"),
    ("export csv", 2, "name the folder with -o"),
    ("export nquads -o x.nq --query facts", 2, "the query does not make triples; give a CONSTRUCT query"),
    ("export nquads -o x.nq --query statements --doc speech", 2, "give --query or --doc"),
    ("export nquads -o x.nq -p document=speech", 2, "--param needs --query"),
    ("facts --doc leaflet", 2, "no document 'leaflet' in store; it holds ports, speech"),
    ("facts --type adopt", 2, "'adopt'; use one of adopts, aims_at"),
    ("query SELECT --param document", 2, "KEY=VALUE"),
    ("query policies-by-contry", 2, "did you mean policies-by-country"),
    ("query facts --param colour=red", 2, "no parameter 'colour'"),
    ("query facts --param minimum=many", 2, "a number"),
    ("query 'SELECT ?s WHERE { ?s'", 2, ""),
    ("query SELECT", 2, ""),
    ("query missing.rq", 2, ""),
    ("query 'ASK { ?s ?p ?o }' --format turtle", 2, ""),
    ("query 'CONSTRUCT WHERE { ?s ?p ?o }' --format csv", 2, ""),
    ("query 'CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }' --format jsonl", 2, "use one of turtle"),
    (
        "query 'DROP ALL ; SELECT * {}'",
        2,
        "DROP begins an update, which only 'policyloom serve --writable' takes",
    ),
    (r"""query 'SELECT ("bell \u0007" AS ?x) {}' --format xml""", 2, ""),
    (r"""query 'CONSTRUCT { <urn:a> <urn:b> "bell \u0007" } {}' --format rdfxml""", 2, ""),
    (f"query 'SELECT * {ELSEWHERE}' --format table", 2, "policyloom: the query failed: "),
    (f"query 'SELECT * {ELSEWHERE}' --format csv", 2, "policyloom: the query failed: "),
    (f"query 'ASK {ELSEWHERE}' --format table", 2, "policyloom: the query failed: "),
    (f"query 'CONSTRUCT {{ ?s ?p ?o }} {ELSEWHERE}' --format ntriples", 2, "policyloom: the query failed: "),
    ("ask who? --store nowhere", 2, "no store at nowhere"),
    ("ask who? --ontology nowhere", 2, "nowhere: no such folder"),
    ("check --format jsn", 2, "'json'"),
    ("check missing.ttl", 2, "missing.ttl"),
    ("check bad.ttl", 1, "is malformed"),
    (
        "eval gold.jsonl none.jsonl",
        2,
        "none.jsonl: cannot be read (No such file or directory); give a file of facts",
    ),
    ("eval gold.jsonl bytes", 1, "is not UTF-8"),
    ("review --gaps bytes", 1, "bytes: byte 0 is not UTF-8; save the file as UTF-8"),
    (
        "eval further.jsonl",
        1,
        "further.jsonl, line 2: document 'leaflet' was not read; the documents read are 'ports', 'speech'; build it too",
    ),
    (
        "eval gold.jsonl --doc ports",
        1,
        "gold.jsonl: has no facts from document 'ports'; it has facts from 'speech'",
    ),
    (
        "eval gold.jsonl --reader recorded:claims.jsonl --list missed",
        2,
        "--reader cannot be combined with PREDICTED or --list",
    ),
    (
        "eval gold.jsonl gold.jsonl --reader recorded:claims.jsonl",
        2,
        "--reader cannot be combined with PREDICTED or --list",
    ),
    ("eval gold.jsonl --texts speech.txt", 2, "--texts needs --reader"),
    ("eval gold.jsonl --reader recorded:claims.jsonl --texts none.txt", 2, "none.txt: no such file"),
    ("view --steps 9", 2, "1<=x<=3"),
    ("view --focus Germany --steps 0", 2, "1<=x<=3"),
    ("view --gallery x --focus Germany", 2, "--gallery cannot be combined with"),
    ("view --gallery x -o y.html", 2, "--gallery cannot be combined with"),
    ("view --compare Germany Japan --focus Germany", 2, "not both"),
    ("view --compare Germany Atlantis", 2, "nothing in the graph is called 'Atlantis'"),
    ("view --query 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'", 2, "names nothing in the graph"),
    ("view --service 'javascript:alert(1)'", 2, "give a web address"),
    ("view --focus Germny", 2, "nothing in the graph is called 'Germny'; similar names: Germany"),
    ("view --query 'ASK { ?s ?p ?o }'", 2, "SELECT or CONSTRUCT"),
    ("view -o /proc/none/page.html", 2, "/proc/none/page.html"),
    ("view -o page.pdf", 2, "name a file that ends in .html"),
    ("view --gallery /proc/no", 2, "cannot make the folder /proc/no"),
    ("view --gallery speech.txt", 2, "cannot make the folder speech.txt"),
    ("import", 2, "FILE"),
    ("import none.ttl --store new", 2, "no such file"),
    ("import folder.ttl --store new", 2, "a folder"),
    ("import a.txt --store new", 2, "give one of .ttl"),
    ("import bad.ttl --store new", 1, "malformed"),
    ("import good.ttl --store new --name ' '", 2, "give one with --name"),
    ("import good.ttl --store a.txt", 2, "is a file, not the folder of a store"),
    ("import good.ttl --store http://127.0.0.1:9/sparql", 2, "http://127.0.0.1:9/sparql"),
    ("align --apply none.csv --store none", 2, "give the reviewed CSV"),
    ("align --apply links.csv -o x.csv --store none", 2, "give one or the other"),
    ("align --apply links.csv --store none", 2, "run 'policyloom build' first"),
    ("align -o x.csv --store none", 2, "run 'policyloom build' first"),
    ("review -o review.txt", 2, "name a file that ends in .csv or .html"),
    ("review -o none/review.csv", 2, "there is no folder"),
    ("review -o none/review.html", 2, "there is no folder"),
    ("review --below 2", 2, "0<=x<=1"),
    ("review --to-gold verdicts.jsonl", 2, "--to-gold and --corrections go together"),
    ("review --corrections open.csv", 2, "--to-gold and --corrections go together"),
    ("review --to-gold verdicts.jsonl --corrections none.csv", 2, "none.csv: cannot be read"),
    ("review --to-gold verdicts.jsonl --corrections open.csv", 1, "no verdict on a fact"),
    ("review --gaps speech.txt", 1, "is not a file that"),
    ("review --gaps none.jsonl", 2, "cannot be read"),
    ("mcp --http --host 0.0.0.0", 2, "--host 0.0.0.0 needs a token"),
    ("mcp --http --host 0.0.0.0 --token-file token", 2, "needs --name"),
    ("mcp --name graph.example.org", 2, "need --http"),
    ("mcp --store nowhere", 2, "no store at nowhere"),
    ("serve --host nowhere.invalid --store none", 2, "name another --host"),
    ("serve --host 192.0.2.1 --store none", 2, "name another --host"),
    *(
        (
            f"serve --port 0 --base {base} --store none",
            2,
            f"--base '{base}' is not a valid start of IRIs; give http://HOST/PATH/",
        )
        for base in ("kg.example/", "http:///x/", "http://kg.example", "file:///x/", "http://[/")
    ),
    ("serve --port 0 --ontology nothing --store none", 2, "nothing: no such folder"),
    ("serve --port 0 --writable --store none", 2, "--writable needs a token: set POLICYLOOM_TOKEN"),
    (
        "serve --port 0 --writable --token-file bytes --store none",
        2,
        "is not UTF-8 text, so it holds no token; write one",
    ),
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A working folder with two texts, a store of them, and files that the calls name."""
    folder = tmp_path_factory.mktemp("faults")
    built(folder, TEXTS, SAID)
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    (folder / "folder.ttl").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("POLICYLOOM_STORE", "store")
        patch.setenv("POLICYLOOM_READER", "recorded:claims.jsonl")
        patch.setenv("POLICYLOOM_TOKEN", "")
        yield folder


def contents(folder: Path) -> dict[str, bytes | None]:
    return {str(path): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


@pytest.mark.parametrize(("call", "code", "said"), FAULTS, ids=[call for call, _, _ in FAULTS])
def test_call_at_fault_ends_in_one_line_that_helps_and_changes_nothing(
    call: str, code: int, said: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(place)
    capsys.readouterr()
    assert main(shlex.split(call)) == code
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("policyloom: ")
    assert said in err
    assert contents(place) == before
