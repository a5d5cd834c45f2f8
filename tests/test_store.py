"""The store in a folder and in memory: what it writes, what it refuses, and that a failure leaves it intact."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from policyloom.ontology.errors import InputError
from policyloom.queries import Solutions, Store, Triples, open_store
from policyloom.queries.dataset import names_dataset
from policyloom.queries.embedded import EmbeddedStore
from policyloom.queries.rdflib_view import as_rdflib

PORTS = "urn:graph:ports"


def quad(subject: str, value: str, graph: str = PORTS) -> Quad:
    return Quad(NamedNode(f"urn:{subject}"), NamedNode("urn:says"), Literal(value), NamedNode(graph))


def values(store: Store) -> list[str]:
    answer = store.query("SELECT ?value WHERE { ?thing <urn:says> ?value } ORDER BY ?value")
    assert isinstance(answer, Solutions)
    return [row[0] for row in answer.table()]


def run_python(code: str, *arguments: object) -> str:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(params=["memory", "folder"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with open_store(None if request.param == "memory" else tmp_path / "store", writable=True) as store:
        yield store


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_literal_comes_back_as_it_went_in(value: str) -> None:
    with open_store(None) as store:
        store.replace(PORTS, [quad("a", value)])
        assert [q.object.value for q in store.quads() if isinstance(q.object, Literal)] == [value]


@pytest.mark.parametrize(
    ("format", "written"),
    [
        ("csv", b"s,v\r\nurn:a,1\r\n"),
        ("tsv", b'?s\t?v\n<urn:a>\t"1"\n'),
        ("json", b'"bindings":[{"s":{"type":"uri","value":"urn:a"},"v":{"type":"literal","value":"1"}}]'),
        ("xml", b'<binding name="v"><literal>1</literal></binding>'),
    ],
)
def test_solutions_are_written_in_the_formats_of_sparql(store: Store, format: str, written: bytes) -> None:
    store.replace(PORTS, [quad("a", "1")])
    answer = store.query("SELECT ?s ?v WHERE { ?s <urn:says> ?v }")
    assert isinstance(answer, Solutions)
    assert written in answer.serialise(format)


def test_triples_are_written_sorted(store: Store) -> None:
    store.replace(PORTS, [quad("b", "2"), quad("a", "1")])
    answer = store.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(answer, Triples)
    assert answer.serialise("turtle") == b'<urn:a> <urn:says> "1" .\n<urn:b> <urn:says> "2" .\n'


@pytest.mark.parametrize("format", ["turtle", "yaml"])
def test_format_that_rows_do_not_have_is_refused_with_those_they_have(format: str) -> None:
    with open_store(None) as store, pytest.raises(InputError, match=f"{format}.*json, xml, csv, tsv"):
        answer = store.query("SELECT ?s WHERE { ?s ?p ?o }")
        assert isinstance(answer, Solutions)
        answer.serialise(format)


def test_malformed_update_is_one_line_and_changes_nothing(store: Store) -> None:
    store.replace(PORTS, [quad("a", "1")])
    with pytest.raises(InputError, match="update is malformed"):
        store.update(f"DROP GRAPH <{PORTS}> ; INSERT")
    assert values(store) == ["1"]


def test_name_that_is_no_iri_cannot_name_a_graph(store: Store) -> None:
    with pytest.raises(InputError, match="is not an absolute IRI"):
        store.replace("no iri> } ; DROP ALL #", [])


def test_source_of_quads_that_fails_half_way_leaves_the_graph_as_it_was(store: Store) -> None:
    def failing() -> Iterator[Quad]:
        yield quad("b", "2")
        raise InputError("the source ended early")

    store.replace(PORTS, [quad("a", "1")])
    with pytest.raises(InputError, match="ended early"):
        store.replace(PORTS, failing())
    assert values(store) == ["1"]


def test_store_that_is_not_there_is_not_made_by_reading_it(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no store at .*run 'policyloom build' first"):
        open_store(tmp_path / "none")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("writable", [True, False])
def test_folder_with_other_files_is_neither_read_nor_written(tmp_path: Path, writable: bool) -> None:
    (tmp_path / "letter.txt").write_text("Dear all")
    with pytest.raises(InputError, match=r"no store|not a store"):
        open_store(tmp_path, writable=writable)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_file_is_not_a_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="is a file"):
        open_store(tmp_path / "file", writable=True)


def test_store_below_folders_that_are_not_there_is_made_with_them(tmp_path: Path) -> None:
    open_store(tmp_path / "a" / "b", writable=True).close()
    with open_store(tmp_path / "a" / "b") as store:
        assert store.graphs() == []


def test_store_that_cannot_be_made_leaves_no_folder_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def disk_full(folder: Path) -> None:
        folder.mkdir()
        (folder / "000001.log").write_bytes(b"")
        raise OSError("No space left on device")

    monkeypatch.setattr("policyloom.queries.embedded.pyoxigraph.Store", disk_full)
    with pytest.raises(InputError, match="No space left"):
        open_store(tmp_path / "store", writable=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "files",
    [("LOG",), ("LOCK", "LOG"), ("IDENTITY", "LOCK", "LOG", "LOG.old.1", "MANIFEST-000001", "000001.dbtmp")],
)
def test_store_whose_making_was_cut_short_is_made(files: tuple[str, ...], tmp_path: Path) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    for name in files:
        (folder / name).touch()
    with pytest.raises(InputError, match="no store at"):
        open_store(folder)
    with open_store(folder, writable=True) as store:
        store.replace(PORTS, [quad("a", "1")])
    with open_store(folder) as store:
        assert values(store) == ["1"]


def test_folder_with_other_files_beside_those_of_a_begun_store_is_left_alone(tmp_path: Path) -> None:
    for name in ("LOCK", "notes.txt"):
        (tmp_path / name).touch()
    with pytest.raises(InputError, match="holds other files"):
        open_store(tmp_path, writable=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["LOCK", "notes.txt"]


def test_store_opened_for_reading_is_not_written(tmp_path: Path) -> None:
    open_store(tmp_path / "store", writable=True).close()
    with open_store(tmp_path / "store") as store, pytest.raises(InputError, match="open for reading only"):
        store.remove(PORTS)


def test_second_writer_is_refused_and_readers_are_not(tmp_path: Path) -> None:
    with open_store(tmp_path / "store", writable=True) as store:
        store.replace(PORTS, [quad("a", "1")])
        said = run_python(
            "import sys\n"
            "from policyloom.ontology.errors import InputError\n"
            "from policyloom.queries import open_store\n"
            "try: open_store(sys.argv[1], writable=True)\n"
            "except InputError as error: print(error)\n"
            "with open_store(sys.argv[1]) as one, open_store(sys.argv[1]) as two:\n"
            "    print(one.graphs(), two.graphs())\n",
            tmp_path / "store",
        )
    first, second = said.splitlines()
    assert "is being written by another process" in first
    assert second == f"['{PORTS}'] ['{PORTS}']"


def test_store_is_read_while_it_is_written(tmp_path: Path) -> None:
    names = [f"urn:graph:{number}" for number in range(5)]
    with open_store(tmp_path / "store", writable=True) as store, ThreadPoolExecutor(1) as executor:
        store.replace(names[0], [quad("a", "1")])

        # Every write makes a table file; after a few writes the engine merges the tables and removes the old ones.
        def write() -> None:
            for number in range(60):
                store.replace(names[number % 5], (quad(f"{number}-{i}", "1" * 99) for i in range(999)))

        writing = executor.submit(write)
        while not writing.done():
            with open_store(tmp_path / "store") as reader:
                found = [sum(1 for _ in reader.graph(name)) for name in reader.graphs()]
                assert set(found) <= {1, 999}
        writing.result()


def test_reader_whose_tables_were_merged_away_reads_what_there_is_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(tmp_path / "store", writable=True) as store:
        store.replace("urn:graph", [quad("a", "1")])

    class Merged:
        def __getattr__(self, name: str) -> object:
            raise OSError(
                "IO error: No such file or directory: While open a file for random read: 000742.sst"
            )

    with open_store(tmp_path / "store") as reader:
        for read in (reader.graphs, lambda: list(reader.graph("urn:graph")), lambda: reader.query("ASK {}")):
            monkeypatch.setattr(reader, "_native", Merged())
            assert read()


def test_write_that_runs_out_of_room_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    with open_store(tmp_path / "store", writable=True) as store:
        store.replace(PORTS, [quad("a", "1")])
    # A limit on the size of files stands in for a full disk: the write fails half-way.
    said = run_python(
        "import resource, signal, sys\n"
        "from pyoxigraph import Literal, NamedNode, Quad\n"
        "from policyloom.ontology.errors import InputError\n"
        "from policyloom.queries import open_store\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        "node = NamedNode('urn:x')\n"
        "with open_store(sys.argv[1], writable=True) as store:\n"
        "    try: store.replace(sys.argv[2], (Quad(node, node, Literal(str(i) * 9), node) for i in range(9999)))\n"
        "    except InputError as error: print(error)\n",
        tmp_path / "store",
        PORTS,
    )
    assert "cannot write to the store" in said
    with open_store(tmp_path / "store") as store:
        assert values(store) == ["1"]


@pytest.mark.parametrize(
    "nested",
    ["{" * 300 + "}" * 300, f"{{ FILTER({'(' * 300}1{')' * 300}) }}", f"{{ FILTER({'! ' * 300}true) }}"],
)
def test_query_that_would_end_the_process_is_refused(nested: str) -> None:
    with open_store(None) as store, pytest.raises(InputError, match="nested more than 256 levels deep"):
        store.query(f"SELECT * {nested}")


def test_brackets_beside_each_other_and_in_strings_are_not_nested() -> None:
    with open_store(None) as store:
        rows = " ".join(f"({number})" for number in range(300))
        found = store.query(f"SELECT * {{ VALUES (?x) {{ {rows} }} FILTER(?x < 2 && '{'(' * 300}' != '') }}")
        assert isinstance(found, Solutions)
        assert found.table() == [["0"], ["1"]]


def test_closed_store_answers_no_more(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", writable=True)
    store.close()
    with pytest.raises(InputError, match="closed"):
        store.graphs()
    open_store(tmp_path / "store", writable=True).close()


@pytest.mark.parametrize(
    ("sparql", "named"),
    [
        ("SELECT * FROM <urn:g> { ?s ?p ?o }", True),
        ("select * from named <urn:g> { ?s ?p ?o }", True),
        ("ASK FROM <urn:g>{}", True),
        ("PREFIX g: <urn:from#> SELECT * FROM g:x { ?s ?p ?o }", True),
        ("SELECT ?from { ?from ?p ?o }", False),
        ("PREFIX from: <urn:x> SELECT * { ?s from:a ?o }", False),
        ("SELECT * { ?s ?p ' FROM ' } # FROM", False),
        ('SELECT * { ?s ?p """ "from" """ ; ?q "\\" from \\"" }', False),
        ("SELECT * { ?s <http://x/#> ?o FILTER(?o != 'from') }", False),
    ],
)
def test_from_is_told_from_words_that_look_like_it(sparql: str, named: bool) -> None:
    assert names_dataset(sparql) is named


# rdflib itself uses names that it has deprecated.
@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_rdflib_writes_too(store: Store) -> None:
    from rdflib import Literal, URIRef

    as_rdflib(store).graph(URIRef(PORTS)).add((URIRef("urn:b"), URIRef("urn:says"), Literal("2")))
    assert values(store) == ["2"]


def test_opening_and_querying_a_folder_imports_neither_rdflib_nor_sparqlwrapper(tmp_path: Path) -> None:
    said = run_python(
        "import sys\n"
        "from policyloom.queries import open_store\n"
        "with open_store(sys.argv[1], writable=True) as store: store.query('ASK {}')\n"
        "print({'rdflib', 'SPARQLWrapper', 'oxrdflib'} & set(sys.modules))\n",
        tmp_path / "store",
    )
    assert said == "set()\n"


def test_state_of_a_store_whose_files_go_while_they_are_looked_at_can_be_told(tmp_path: Path) -> None:
    with open_store(tmp_path / "store", writable=True) as store:
        store.replace("urn:g", [Quad(NamedNode("urn:a"), NamedNode("urn:b"), Literal("c"))])
    # Like a file that another process has merged away before its size is read.
    (tmp_path / "store" / "999999.sst").symlink_to(tmp_path / "gone")
    with open_store(tmp_path / "store") as store:
        assert isinstance(store, EmbeddedStore)
        assert store.version
