"""``policyloom build --store URL``: Oxigraph and Virtuoso servers get the same content as a store in a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from claimed import claims
from pyoxigraph import NamedNode, Quad
from servers import Server

from policyloom.cli import main
from policyloom.ontology.namespace import GRAPH, RDF, SKOS
from policyloom.ontology.own import built_in
from policyloom.queries import open_store
from policyloom.queries.corpus import summarise

TEXTS = {
    "ports.txt": "Germany adopted Industry 4.0 in 2013. Industry 4.0 aims to electrify all ports by 2030.",
    "ferries.txt": "France had 130 ports in May 2020. Spain ranks second in the world for port traffic.",
}
INDUSTRY, PORTS, TRAFFIC = (
    "Germany adopted Industry 4.0 in 2013.",
    "France had 130 ports in May 2020.",
    "Spain ranks second in the world for port traffic.",
)
SAID = {
    "ports": [
        f"adopts | Germany | Industry 4.0 | {INDUSTRY}",
        f"event_date | Industry 4.0 | in 2013 | {INDUSTRY} | date=2013",
        "aims_at | Industry 4.0 | electrify all ports | Industry 4.0 aims to electrify all ports by 2030. | date=2030",
        "adopts | Spain | Industry 5.0 | Spain adopted Industry 5.0.",
    ],
    "ferries": [
        f"statistic | France | 130 ports | {PORTS} | indicator=number of ports, value=130, unit=ports, date=2020-05",
        f"ranking | Spain | second in the world for port traffic | {TRAFFIC} | indicator=port traffic, value=2, place=world",
    ],
}


@pytest.fixture(params=["oxigraph", "virtuoso"])
def location(request: pytest.FixtureRequest, start_oxigraph: Callable[..., Server]) -> str:
    """Return the ``--store`` value for an empty server."""
    server: Server = (
        start_oxigraph() if request.param == "oxigraph" else request.getfixturevalue("virtuoso_server")
    )
    with open_store(server.location, writable=True) as store:
        for graph in store.graphs():
            store.remove(graph)
    return server.location


def held(location: str) -> set[str]:
    with open_store(location) as store:
        return set(map(str, store.quads()))


def test_server_holds_what_a_folder_would(
    location: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in TEXTS.items():
        Path(name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("POLICYLOOM_READER", claims(tmp_path / "claims.jsonl", SAID))
    assert main(["build", *TEXTS, "--store", "folder", "--out", "a"]) == 0
    there = set(tmp_path.iterdir())
    assert main(["build", *TEXTS, "--store", location, "--out", "b"]) == 0
    assert set(tmp_path.iterdir()) == there | {tmp_path / "b"}
    assert held(location) == held("folder")
    assert Path("a/graph.ttl").read_bytes() == Path("b/graph.ttl").read_bytes()
    capsys.readouterr()

    assert main(["build", *TEXTS, "--store", location, "--out", "b"]) == 0
    said = capsys.readouterr().err
    assert "Nothing to do" in said
    assert "dba" not in said

    Path("ports.txt").write_text("Spain adopted Industry 5.0.", encoding="utf-8")
    left = GRAPH["ontology/of-a-field-that-nobody-uses-any-more"]  # the next build removes such a graph
    term = NamedNode("urn:term")
    for store in ("folder", location):
        with open_store(store, writable=True) as opened:
            opened.replace(left, [Quad(term, NamedNode(RDF.type), NamedNode(SKOS.Concept), NamedNode(left))])
        assert main(["build", "ports.txt", "--store", store, "--out", "c", "--prune"]) == 0
    assert held(location) == held("folder")
    assert not any(left in quad for quad in held("folder"))
    with open_store(location) as remote:
        assert summarise(remote, [GRAPH["ports"]], built_in()).documents == 1
        ports = {quad for quad in held("folder") if quad.endswith(f" <{GRAPH['ports']}>")}
        assert set(map(str, remote.graph(GRAPH["ports"]))) == ports != set()
    outputs = []
    for store in ("folder", location):
        capsys.readouterr()
        assert main(["facts", "--format", "jsonl", "--store", store]) == 0
        assert main(["ask", "Which country adopted Industry 5.0?", "--format", "json", "--store", store]) == 0
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]
    assert "Spain" in outputs[0]
