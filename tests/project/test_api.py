"""The public API of ``import policyloom``: its names, the cost of importing it, and its error messages."""

from __future__ import annotations

import inspect
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

import policyloom
from policyloom import DataError, Graph, InputError, Table
from policyloom.queries import open_store

SURFACE = {"DataError", "Graph", "InputError", "PolicyloomError", "Table", "build", "open_graph", "read"}
HEAVY = ("rdflib", "pyvis", "networkx", "onnxruntime", "pandas", "polars", "pyoxigraph")
ADOPTS = "<https://w3id.org/policyloom/policy#adopts>"
TEXT = "Germany developed its Industry 4.0 policy, which aims at smart factories."


def test_all_is_the_surface() -> None:
    assert set(policyloom.__all__) == SURFACE
    assert set(dir(policyloom)) >= SURFACE
    scope: dict[str, object] = {}
    exec("from policyloom import *", scope)
    assert {name for name in scope if not name.startswith("__")} == SURFACE


@pytest.mark.parametrize(
    ("code", "heavy"),
    [
        ("import policyloom", (*HEAVY, "click")),
        (
            "from policyloom.cli import main; main(['--help'])",
            (*HEAVY, "numpy", "pyshacl", "rich", "SPARQLWrapper"),
        ),
        (
            "from policyloom.queries import open_store; open_store(sys.argv[1], writable=True).query('ASK {}')",
            ("rdflib", "SPARQLWrapper", "oxrdflib"),
        ),
    ],
)
def test_what_starts_imports_nothing_heavy(code: str, heavy: tuple[str, ...], tmp_path: Path) -> None:
    told = f"import sys; {code}; print([name for name in {heavy} if name in sys.modules])"
    command = [sys.executable, "-c", told, str(tmp_path / "store")]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    assert found.stdout.splitlines()[-1] == "[]"


def test_all_that_is_public_has_a_docstring_and_what_does_something_an_example() -> None:
    for name in SURFACE:
        found = getattr(policyloom, name)
        assert found.__doc__, name
        public = [m for n, m in inspect.getmembers(found, inspect.isfunction) if n[0] != "_" and n != "close"]
        doing = [] if name.endswith("Error") else [found, *public]
        assert [one for one in doing if ">>> " not in (one.__doc__ or "")] == []


def test_files_and_texts_of_their_names_make_the_same_facts_and_a_store_that_can_be_opened_and_built_again(
    tmp_path: Path,
) -> None:
    file, store = tmp_path / "texts" / "speech.txt", tmp_path / "store"
    file.parent.mkdir()
    file.write_text(TEXT, encoding="utf-8")
    with policyloom.build(file.parent, store=store) as graph:
        first = list(graph.facts())
        with policyloom.build([file], store=store) as again, policyloom.open_graph(str(store)) as read:
            assert list(again.facts()) == list(read.facts()) == first
    assert {(fact["doc"], fact["subject"]) for fact in first} >= {("speech", "Germany")}
    # A document at fault costs itself alone.
    with pytest.warns(UserWarning, match=r"^empty\.txt: is empty"):
        made = policyloom.read({"empty": " ", "speech": TEXT})
    assert list(made.facts()) == first


def test_no_store_is_made_of_a_document_at_fault_alone(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text(" ", encoding="utf-8")
    with pytest.raises(DataError, match="is empty"):
        policyloom.build(tmp_path / "empty.txt", store=tmp_path / "store")
    assert not (tmp_path / "store").exists()


CALLS: dict[str, tuple[Callable[[Graph], object], str]] = {
    "a file for a text": (lambda _: policyloom.read("speech.txt"), "use policyloom.build to read files"),
    "no text": (lambda _: policyloom.read({}), "no text was given"),
    "one name twice": (lambda _: policyloom.read({"B c": TEXT, "b-c": TEXT}), "the same name"),
    "no source": (lambda _: policyloom.build([]), "no source was given"),
    "a file that is missing": (lambda _: policyloom.build("missing.txt"), "no such file"),
    "a reader": (lambda _: policyloom.read(TEXT, reader="modle"), "did you mean 'model'"),
    "a setting": (
        lambda _: policyloom.read(TEXT, reader="llm", llm={"url": "http://x/v1", "model": "m", "heat": 1}),
        "no setting 'heat'",
    ),
    "a setting of another reader": (
        lambda _: policyloom.read(TEXT, llm={"url": "http://x/v1"}),
        "reader='llm'",
    ),
    "no process": (lambda _: policyloom.build(jobs=0), "jobs is 0"),
    "one folder of Turtle": (lambda _: policyloom.read(TEXT, ontology="health"), "health: no such folder"),
    "one file of corrections": (lambda _: policyloom.build(corrections="fixes.csv"), "fixes.csv: cannot be"),
    "one document": (lambda graph: graph.export("graph.ttl", documents="speech"), "'speech'"),
    "one thing beside none": (
        lambda graph: graph.view(compare=("Germany",)),  # type: ignore[arg-type]
        "two things, not 1",
    ),
    "nothing to draw": (lambda graph: graph.view(query="SELECT (<urn:x> AS ?s) {}"), "names nothing"),
    "an endpoint": (lambda _: policyloom.open_graph("http://127.0.0.1:1/sparql"), "cannot be reached"),
    "a store": (lambda _: policyloom.open_graph("missing"), "no store at missing"),
    "a kind": (lambda graph: graph.facts("adopst"), "unknown kind of fact 'adopst'"),
    "a document": (lambda graph: graph.facts(document="speech"), "it holds accelerating-development"),
    "a query": (lambda graph: graph.query("policies-by-land"), "did you mean policies-by-"),
    "a parameter": (lambda graph: graph.query("policies", land="Germany"), "no parameter 'land'"),
    "a thing": (lambda graph: graph.view(focus="Atlantis"), "nothing in the graph is called 'Atlantis'"),
    "an ending": (lambda graph: graph.export("graph.xyz"), "its ending does not tell the format"),
    "a column": (lambda graph: graph.facts().column("subjekt"), "no column 'subjekt'"),
}


@pytest.mark.parametrize("what", CALLS)
def test_what_cannot_be_is_told_in_a_line(
    what: str, example_graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call, told = CALLS[what]
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError) as error:
        call(example_graph)
    assert told in str(error.value)
    assert "\n" not in str(error.value)
    assert list(tmp_path.iterdir()) == []


def test_a_data_frame_without_its_library_is_told_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    for library in ("pandas", "polars"):
        monkeypatch.setitem(sys.modules, library, None)
        with pytest.raises(InputError, match=rf"^{library} is not installed, .* pip install {library}$"):
            getattr(Table(("a",), ((1,),)), f"to_{library}")()


def test_parameter_takes_any_values_of_a_table_and_none_for_none(example_graph: Graph) -> None:
    every = example_graph.query("policies-by-country")
    countries = every.to_pandas()["country"]
    for given in (countries, countries.to_numpy(), iter(countries), None):
        assert example_graph.query("policies-by-country", country=given).rows == every.rows


def test_value_that_is_no_plain_number_stays_as_it_is_written(example_graph: Graph) -> None:
    xsd = "http://www.w3.org/2001/XMLSchema#"
    values = ("'abc'^^<{0}integer>", "9007199254740993", "'INF'^^<{0}double>", "2.5", "'1'^^<{0}boolean>")
    query = f"SELECT * {{ VALUES (?a ?b ?c ?d ?e) {{ ({' '.join(values).format(xsd)}) }} }}"
    assert example_graph.query(query).rows == (("abc", 9007199254740993, "INF", 2.5, True),)


def test_data_frames_hold_what_the_table_holds_also_in_a_column_of_several_types(
    example_graph: Graph,
) -> None:
    facts = example_graph.facts()
    assert facts.to_polars().rows() == [tuple(row) for row in facts.rows]
    assert facts.to_pandas()["start"].tolist() == facts.column("start")
    assert facts.to_pandas()["subject_aliases"].tolist() == facts.column("subject_aliases")
    table = Table(("number", "said"), ((1, 2), (2.5, "two"), (None, None)))
    assert table.to_polars().to_dict(as_series=False) == {
        "number": [1.0, 2.5, None],
        "said": ["2", "two", None],
    }
    assert table.to_pandas()["number"].tolist()[:2] == [1.0, 2.5]
    assert table.to_pandas()["said"].tolist()[:2] == ["2", "two"]


def test_a_table_in_a_notebook_is_escaped_and_cut() -> None:
    shown = Table(("<b>",), tuple((f"<i>{number}" + "x" * 200,) for number in range(30)))._repr_html_()
    assert "&lt;b&gt;" in shown
    assert "&lt;i&gt;19x" in shown and "&lt;i&gt;20x" not in shown
    assert "<i>" not in shown and "x" * 100 not in shown and "and 10 more" in shown


def test_every_form_of_query_becomes_a_table() -> None:
    with open_store(None) as store:
        store.update(f"INSERT DATA {{ GRAPH <urn:g> {{ <urn:a> {ADOPTS} 'x' ; <urn:n> 1.5, 2e0 }} }}")
        graph = Graph(store)
        selected = graph.query("SELECT ?n WHERE { ?s <urn:n> ?n } ORDER BY ?n")
        assert selected.rows == ((1.5,), (2,))
        assert graph.query("ASK { ?s ?p 'y' }").rows == ((False,),)
        made = graph.query(f"CONSTRUCT WHERE {{ ?s {ADOPTS} ?o }}")
        assert list(made) == [{"subject": "urn:a", "predicate": ADOPTS[1:-1], "object": "x"}]
        assert len(graph.query("SELECT ?n WHERE { ?s <urn:none> ?n }").to_pandas()) == 0


def test_the_graph_for_networkx_is_what_it_reads_from_graphml(example_graph: Graph, tmp_path: Path) -> None:
    written = example_graph.export(tmp_path / "graph.graphml")
    read, made = nx.read_graphml(written, force_multigraph=True), example_graph.to_networkx()
    assert dict(made.nodes(data=True)) == dict(read.nodes(data=True))
    assert {key: data for *_, key, data in made.edges(keys=True, data=True)} == {
        key: data for *_, key, data in read.edges(keys=True, data=True)
    }


def test_a_page_is_shown_and_saved(example_graph: Graph, tmp_path: Path) -> None:
    page = example_graph.view(query="policies-by-country", title="Who & what")
    assert "<iframe" in page._repr_html_() and "Who &amp;amp; what" in page._repr_html_()
    assert len(repr(page)) < 40
    assert page.save(tmp_path / "page.html").read_text(encoding="utf-8") == page.html
