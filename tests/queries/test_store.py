"""The store in a folder and in memory: what it writes, what it refuses, and that a failure leaves it intact."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
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


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Yield a store in the folder "store" whose one graph says "1"."""
    with open_store(tmp_path / "store", writable=True) as store:
        store.replace(PORTS, [quad("a", "1")])
        yield store


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_literal_comes_back_as_it_went_in(value: str) -> None:
    with open_store(None) as store:
        store.replace(PORTS, [quad("a", value)])
        assert [q.object.value for q in store.quads() if isinstance(q.object, Literal)] == [value]


def test_answers_are_written_in_the_formats_of_sparql_and_refused_in_others(store: Store) -> None:
    def written(sparql: str, format: str) -> bytes:
        answer = store.query(sparql)
        assert isinstance(answer, Solutions | Triples)
        return answer.serialise(format)

    rows = "SELECT ?s ?v { ?s <urn:says> ?v }"
    assert written(rows, "csv") == b"s,v\r\nurn:a,1\r\n"
    assert written(rows, "tsv") == b'?s\t?v\n<urn:a>\t"1"\n'
    bindings = b'"bindings":[{"s":{"type":"uri","value":"urn:a"},"v":{"type":"literal","value":"1"}}]'
    assert bindings in written(rows, "json")
    assert b'<binding name="v"><literal>1</literal></binding>' in written(rows, "xml")
    for format in ("turtle", "yaml"):
        with pytest.raises(InputError, match=f"{format}.*json, xml, csv, tsv"):
            written(rows, format)
    store.replace(PORTS, [quad("b", "2"), quad("a", "1")])
    triples = b'<urn:a> <urn:says> "1" .\n<urn:b> <urn:says> "2" .\n'
    assert written("CONSTRUCT WHERE { ?s ?p ?o }", "turtle") == triples


def test_write_that_fails_is_one_line_and_changes_nothing(store: Store) -> None:
    def failing() -> Iterator[Quad]:
        yield quad("b", "2")
        raise InputError("the source ended early")

    writes: dict[str, Callable[[], object]] = {
        "update is malformed": lambda: store.update(f"DROP GRAPH <{PORTS}> ; INSERT"),
        "the prefix x: is not declared": lambda: store.query("SELECT * { ?s x:y ?o }"),
        "is not an absolute IRI": lambda: store.replace("no iri> } ; DROP ALL #", []),
        "ended early": lambda: store.replace(PORTS, failing()),
    }
    for message, write in writes.items():
        with pytest.raises(InputError, match=rf"^[^\n]*{message}[^\n]*$"):
            write()
        assert values(store) == ["1"]


@pytest.mark.parametrize(
    ("files", "writable", "message"),
    [
        ((), False, r"no store at .*run 'policyloom build' first"),
        (("letter.txt",), False, "no store at"),
        (("letter.txt",), True, "is not a store and holds other files"),
        (("LOCK", "notes.txt"), True, "is not a store and holds other files"),
    ],
)
def test_folder_that_is_no_store_is_left_as_it_was(
    files: tuple[str, ...], writable: bool, message: str, tmp_path: Path
) -> None:
    folder = tmp_path / "folder" if files else tmp_path / "none"
    for name in files:
        folder.mkdir(exist_ok=True)
        (folder / name).touch()
    with pytest.raises(InputError, match=message):
        open_store(folder, writable=writable)
    assert sorted(path.name for path in tmp_path.glob("*/*")) == sorted(files)
    assert not (tmp_path / "none").exists()


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


def test_store_opened_for_reading_is_not_written_and_a_closed_one_is_not_read(
    store: Store, tmp_path: Path
) -> None:
    with open_store(tmp_path / "store") as reader, pytest.raises(InputError, match="open for reading only"):
        reader.remove(PORTS)
    store.close()
    with pytest.raises(InputError, match="closed"):
        store.graphs()
    open_store(tmp_path / "store", writable=True).close()


def test_second_writer_is_refused_and_readers_are_not(store: Store, tmp_path: Path) -> None:
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


def test_store_is_read_while_it_is_written(store: Store, tmp_path: Path) -> None:
    # Every write makes a table file; after a few writes the engine merges the tables and removes the old ones.
    def write() -> None:
        for number in range(20):
            graph = f"urn:graph:{number % 5}"
            store.replace(graph, (quad(f"{number}-{i}", "1" * 99) for i in range(300)))

    with ThreadPoolExecutor(1) as executor:
        writing = executor.submit(write)
        while not writing.done():
            with open_store(tmp_path / "store") as reader:
                found = [sum(1 for _ in reader.graph(name)) for name in reader.graphs()]
                assert set(found) <= {1, 300}
        writing.result()


def test_reader_whose_tables_were_merged_away_reads_what_there_is_now(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Merged:
        def __getattr__(self, name: str) -> object:
            raise OSError(
                "IO error: No such file or directory: While open a file for random read: 000742.sst"
            )

    with open_store(tmp_path / "store") as reader:
        for read in (reader.graphs, lambda: list(reader.graph(PORTS)), lambda: reader.query("ASK {}")):
            monkeypatch.setattr(reader, "_native", Merged())
            assert read()


def test_write_that_runs_out_of_room_leaves_the_store_as_it_was(store: Store, tmp_path: Path) -> None:
    store.close()
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
    with open_store(tmp_path / "store") as reader:
        assert values(reader) == ["1"]


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


def test_state_of_a_store_whose_files_go_while_they_are_looked_at_can_be_told(
    store: Store, tmp_path: Path
) -> None:
    # Like a file that another process has merged away before its size is read.
    (tmp_path / "store" / "999999.sst").symlink_to(tmp_path / "gone")
    with open_store(tmp_path / "store") as reader:
        assert isinstance(reader, EmbeddedStore)
        assert reader.version


def test_store_that_is_opened_often_keeps_no_logs(tmp_path: Path) -> None:
    for _ in range(3):
        open_store(tmp_path / "store", writable=True).close()
    assert [path.name for path in (tmp_path / "store").glob("LOG*")] == ["LOG"]
