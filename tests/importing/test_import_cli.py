"""The import command: what it prints, and that a failing call leaves no trace."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest

from policyloom.cli import main

from .conftest import PREFIXES, file

Out = pytest.CaptureFixture[str]

NAMED = 'rdfs:label "{0}" ; skos:prefLabel "{0}"@en'
PLAN = f"ex:plan a pol:Policy ; {NAMED.format('Harbour Plan')} ."
WORKING = f"{PREFIXES}{PLAN} ex:peru a pol:Country ; {NAMED.format('Peru')} ; pol:adopts ex:plan ."
BROKEN = f"{PREFIXES}{PLAN} ex:plan pol:adopts ex:plan ."
GRAPH = "https://w3id.org/policyloom/id/graph/import/facts"


def test_what_was_imported_can_be_asked_matched_and_replaced_by_a_file_that_states_nothing(
    tmp_path: Path, capsys: Out
) -> None:
    store = str(tmp_path / "store")
    assert main(["import", str(file(tmp_path, WORKING)), "--store", store]) == 0
    assert f"7 triples in {GRAPH}, 0 links" in capsys.readouterr().err
    sparql = "SELECT ?o WHERE { ?s <https://w3id.org/policyloom/policy#adopts> ?o }"
    assert main(["query", sparql, "--store", store, "--format", "csv"]) == 0
    assert "http://example.org/plan" in capsys.readouterr().out
    assert main(["export", "graphml", "--store", store]) == 0
    assert "Harbour Plan" in capsys.readouterr().out
    assert main(["check", "--store", store]) == 0
    capsys.readouterr()

    theirs = f'{PREFIXES} ex:theirs rdfs:label "harbour plan" . ex:peru rdfs:label "Pérou"@fr .'
    call = ["import", str(file(tmp_path, theirs, "theirs.ttl")), "--store", store]
    assert main(call) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [row[2] for row in rows] == ["reason", "iri", "label"]
    assert main([*call, "--format", "json"]) == 0
    [found] = json.loads(capsys.readouterr().out)
    assert [(m["reason"], m["subject_label"], m["object_label"]) for m in found["matches"]] == [
        ("iri", "Pérou", "Peru"),
        ("label", "harbour plan", "Harbour Plan"),
    ]
    assert (found["entered"], found["links"], found["triples"]) == (True, 0, 2)

    assert main(["import", str(file(tmp_path, "{}", "facts.jsonld")), "--store", store]) == 0
    out, err = capsys.readouterr()
    assert "It states nothing, and replaces any earlier import of the same name." in out
    assert f"0 triples in {GRAPH}" in err


def test_one_file_with_an_error_keeps_all_out(tmp_path: Path, capsys: Out) -> None:
    store = tmp_path / "store"
    files = file(tmp_path, WORKING), file(tmp_path, BROKEN, "bad.ttl")
    call = ["import", *map(str, files), "--store", str(store)]
    assert main(call) == 1
    out, err = capsys.readouterr()
    assert "Only an actor" in out
    assert err.strip() == f"{store}: 1 error, so nothing was imported"
    assert not store.exists()
    assert main([*call, "--format", "json"]) == 1
    assert [found["entered"] for found in json.loads(capsys.readouterr().out)] == [False, False]


def test_import_goes_to_an_endpoint_too(
    tmp_path: Path, capsys: Out, sparql_server: Callable[..., str]
) -> None:
    remote = pyoxigraph.Store()
    address = f"{sparql_server(remote)}/query"
    assert main(["import", str(file(tmp_path, WORKING)), "--store", address]) == 0
    assert f"7 triples in {GRAPH}" in capsys.readouterr().err
    assert len(list(remote.quads_for_pattern(None, None, None, pyoxigraph.NamedNode(GRAPH)))) == 7
    before = len(remote)
    assert main(["import", str(file(tmp_path, BROKEN)), "--store", address]) == 1
    assert len(remote) == before
