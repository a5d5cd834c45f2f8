"""The search: which words find what, and how the index is made and kept."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyloom.cli.program import main
from policyloom.queries import open_store
from policyloom.queries.search import SearchIndex, open_search
from policyloom.queries.search.place import index_path

NAMES = {
    "germany": ("Germany", "Federal Republic of Germany", "Allemagne"),
    "ivory-coast": ("Côte d'Ivoire",),
    "industry-4": ("Industry 4.0", "fourth industrial revolution"),
    "industry-5": ("Industry 5.0",),
    "connected": ("connected industries",),
    "ai": ("artificial intelligence", "AI"),
    "straße": ("Straßenbau",),
}
SENTENCES = (
    "Germany adopted policies for computing power.",
    "The power of computing grows, and its policy with it.",
    "Nothing else is said.",
)
PREFIXES = """
PREFIX e: <https://w3id.org/policyloom/id/entity/>
PREFIX d: <https://w3id.org/policyloom/id/document/>
PREFIX pol: <https://w3id.org/policyloom/policy#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX dcterms: <http://purl.org/dc/terms/>
"""


def _world() -> str:
    triples = ['pol:Policy rdfs:label "policy" .', 'd:speech dcterms:identifier "speech" .']
    for key, (label, *others) in NAMES.items():
        triples.append(f'e:{key} skos:prefLabel "{label}"@en ; a pol:Policy .')
        triples += [f'e:{key} skos:altLabel "{other}" .' for other in others]
    for number, quote in enumerate(SENTENCES):
        triples.append(
            f'd:p{number} a pol:Passage ; oa:hasSource d:speech ; oa:exact "{quote}" ; '
            f"oa:start {number * 100} ; oa:end {number * 100 + len(quote)} ."
        )
    # Industry 5.0 has more facts than Industry 4.0.
    triples += [f"<urn:f{i}> rdf:subject e:industry-{min(4 + i, 5)} ." for i in range(3)]
    # A correction records a person's decision; it is not a thing that the search may find.
    triples.append(
        '<https://w3id.org/policyloom/id/correction/c> rdfs:label "rename: Ruritania" ; rdfs:seeAlso <urn:f0> .'
    )
    # A second graph repeats the same triples, which changes nothing.
    doubled = "\n".join(triples)
    return f"{PREFIXES} INSERT DATA {{ GRAPH <urn:g> {{ {doubled} }} GRAPH <urn:h> {{ {doubled} }} }}"


@pytest.fixture(scope="module")
def index() -> Iterator[SearchIndex]:
    with open_store(None) as store:
        store.update(_world())
        with open_search(store) as made:
            yield made


def labels(index: SearchIndex, text: str) -> list[str]:
    return [hit.label for hit in index.names(text)]


def test_things_are_found_by_parts_and_slips_of_their_names(index: SearchIndex) -> None:
    texts = {
        "Germany": "Germany | GERM | allem | republic ger | many | germny | gremany | egrmany | germn",
        "Côte d'Ivoire": "cote divoire | côte d",
        "Straßenbau": "strasse | STRASSEN",
        "artificial intelligence": "artifical inteligence | ai",
        "connected industries": "connected industreis",
    }
    for label, sought in texts.items():
        for text in sought.split(" | "):
            assert labels(index, text)[0] == label, text


def test_nothing_is_found_by_other_words(index: SearchIndex) -> None:
    for text in ("", "  ", "!?", "ruritania", "frnace", "xyzzy", "germany industry", "gy"):
        assert index.names(text) == []


def test_of_equals_the_one_with_more_facts_is_first(index: SearchIndex) -> None:
    assert labels(index, "industry") == ["Industry 5.0", "Industry 4.0"]
    assert labels(index, "industry 4") == ["Industry 4.0"]
    assert labels(index, "indust")[:3] == ["Industry 5.0", "Industry 4.0", "connected industries"]


def test_hit_tells_what_was_found(index: SearchIndex) -> None:
    [hit] = index.names("fourth")
    assert (hit.label, hit.name) == ("Industry 4.0", "fourth industrial revolution")
    assert (hit.kind, hit.facts) == ("policy", 1)
    assert hit.iri == "https://w3id.org/policyloom/id/entity/industry-4"


def test_no_more_is_found_than_asked_for(index: SearchIndex) -> None:
    assert len(index.names("i", 2)) == 2
    assert len(index.sentences("power", 1)) == 1


@pytest.mark.parametrize(
    ("text", "found", "marked"),
    [
        ("computing power", [0, 1], ["computing", "power"]),
        ('"computing power"', [0], ["computing power"]),
        ("“computing power”", [0], ["computing power"]),
        ("POLICY", [1, 0], ["policy"]),
        ("comput pow", [0, 1], ["computing", "power"]),
        ("computng", [0, 1], ["computing"]),
        ("power nothing", [], []),
    ],
)
def test_sentences_are_found_and_marked(
    index: SearchIndex, text: str, found: list[int], marked: list[str]
) -> None:
    hits = index.sentences(text)
    assert sorted(hit.start // 100 for hit in hits) == sorted(found)
    for hit in hits:
        assert "".join(part for part, _ in hit.parts()) == hit.quote == SENTENCES[hit.start // 100]
    if hits:
        first = next(hit for hit in hits if hit.start // 100 == found[0])
        assert [part for part, is_sought in first.parts() if is_sought] == marked
        assert (first.doc, first.document.rpartition("/")[2]) == ("speech", "speech")


@settings(deadline=None)
@given(st.text(max_size=40))
def test_whatever_is_typed_is_no_syntax(index: SearchIndex, text: str) -> None:
    index.names(text)
    index.sentences(text)


def test_operators_are_words(index: SearchIndex) -> None:
    operators = ('" OR "', "NEAR(a b)", "folded: a", "a*", '"', "-power", "a AND", "'; DROP TABLE name;")
    for text in (*operators, "x" * 10_000):
        index.names(text)
        index.sentences(text)
    assert labels(index, "germany") == ["Germany"]


def test_marks_keep_their_place_among_control_characters() -> None:
    with open_store(None) as store:
        quote = "a \\u0002b\\u0003 power"
        store.update(
            f"{PREFIXES} INSERT DATA {{ GRAPH <urn:g> {{ d:p a pol:Passage ; oa:hasSource d:x ; "
            f'oa:exact "{quote}" ; oa:start 0 ; oa:end 9 }} }}'
        )
        [hit] = open_search(store).sentences("power")
    assert [part for part, is_sought in hit.parts() if is_sought] == ["power"]
    assert hit.quote == "a \x02b\x03 power"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_store(tmp_path / "store", writable=True) as store:
        store.update(_world())
    return tmp_path / "store"


def _found(folder: Path, text: str) -> list[str]:
    with open_store(folder) as store, open_search(store) as index:
        return labels(index, text)


def test_index_lies_beside_the_store_as_private_as_its_owner_wants_and_is_made_once(folder: Path) -> None:
    before = sorted(folder.iterdir())
    usual = os.umask(0o077)
    try:
        assert _found(folder, "germ") == ["Germany"]
    finally:
        os.umask(usual)
    assert sorted(folder.iterdir()) == before
    assert sorted(p.name for p in folder.parent.iterdir()) == [".store-search.sqlite", "store"]
    made = index_path(folder).stat()
    assert made.st_mode & 0o777 == 0o600
    assert _found(folder, "germ") == ["Germany"]
    assert index_path(folder).stat().st_ino == made.st_ino


def test_index_follows_the_store(folder: Path) -> None:
    assert _found(folder, "atlantis") == []
    with open_store(folder, writable=True) as store:
        store.update(f'{PREFIXES} INSERT DATA {{ GRAPH <urn:g> {{ e:atlantis skos:prefLabel "Atlantis" }} }}')
    assert _found(folder, "atlantis") == ["Atlantis"]
    with open_store(folder, writable=True) as store:
        store.remove("urn:g")
        store.remove("urn:h")
    assert _found(folder, "germ") == []


def test_index_that_is_none_or_of_another_program_is_made_anew(folder: Path) -> None:
    with sqlite3.connect(index_path(folder)) as connection:
        connection.execute("CREATE TABLE about (version TEXT)")
    connection.close()
    assert _found(folder, "germ") == ["Germany"]
    for content in (b"", b"no database", b"SQLite format 3\0" + b"\0" * 200):
        index_path(folder).write_bytes(content)
        assert _found(folder, "germ") == ["Germany"]


def test_store_beside_which_nothing_can_be_written_is_searched_in_memory(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A folder stands in the way of the index; permissions would not stop root, who may run the tests.
    index_path(folder).mkdir()
    assert _found(folder, "germ") == ["Germany"]
    assert sorted(p.name for p in folder.parent.iterdir()) == [".store-search.sqlite", "store"]


def test_equal_stores_give_equal_indexes(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy" / "store"
    shutil.copytree(folder, copy)
    for place in (folder, copy):
        _found(place, "germ")
    assert index_path(folder).read_bytes() == index_path(copy).read_bytes()


def test_endpoint_is_searched(sparql_server: Callable[..., str]) -> None:
    native = pyoxigraph.Store()
    native.update(_world())
    with open_store(f"{sparql_server(native, union=True)}/query") as store, open_search(store) as index:
        assert labels(index, "germny") == ["Germany"]
        assert len(index.sentences("computing power")) == 2


def test_command_prints_tables_and_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "germny", "--store", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines()[1].split("\t")[0] == "Germany"
    assert main(["search", "germny", "--store", str(folder), "--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["label"] == "Germany"
    assert main(["search", "power", "--in", "sentences", "--format", "json", "--store", str(folder)]) == 0
    hits = json.loads(capsys.readouterr().out)
    assert {hit["quote"][a:b] for hit in hits for a, b in hit["marks"]} == {"power"}
    assert main(["search", "power", "--in", "sentences", "--store", str(folder)]) == 0
    assert "speech, 0-45" in capsys.readouterr().out


def test_command_says_when_nothing_fits(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "xyzzy", "--store", str(folder), "--format", "json"]) == 0
    told = capsys.readouterr()
    assert (json.loads(told.out), told.err.count("\n")) == ([], 1)
    assert main(["search", "x", "--store", str(folder.parent / "none")]) == 2
    assert main(["search", "x", "--limit", "0"]) == 2
