"""Apache AGE, the graph extension of PostgreSQL: it holds every node, edge and value of the script that it has run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from policyloom.graph.export import FORMATS
from policyloom.graph.export.columns import edge_record, node_record
from policyloom.graph.propertygraph import Edge, Node, PropertyGraph

PROGRAMS = Path("/usr/lib/postgresql/17/bin")
EXTENSION = Path("/usr/share/postgresql/17/extension/age.control")


@pytest.fixture(scope="module")
def psql() -> Iterator[Callable[..., str]]:
    """Yield a function that runs commands or a file by ``psql`` in a private database and returns the output."""
    if not EXTENSION.exists() or shutil.which("psql") is None:
        pytest.skip("Apache AGE is not installed: apt-get install postgresql-17-age")
    # PostgreSQL refuses to run as root.
    user = "postgres" if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="age") as folder:
        if user:
            shutil.chown(folder, user)

        def control(program: str, *arguments: str) -> None:
            call = [str(PROGRAMS / program), "-D", f"{folder}/data", *arguments]
            quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "cwd": folder}
            subprocess.run(call, check=True, timeout=120, user=user, **quiet)  # type: ignore[call-overload]

        control("initdb", "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8", "--locale=C")
        settings = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
        control("pg_ctl", "-w", "-l", f"{folder}/log", "-o", settings, "start")

        def run(*arguments: str | Path) -> str:
            options = ["--set=ON_ERROR_STOP=1", "-qAt", f"--host={folder}", "--username=postgres"]
            call = ["psql", *options, *map(str, arguments)]
            done = subprocess.run(call, capture_output=True, text=True, check=False, timeout=120)
            assert done.returncode == 0, done.stderr
            return done.stdout

        try:
            yield run
        finally:
            control("pg_ctl", "-m", "immediate", "stop")


def found(psql: Callable[..., str], pattern: str, result: str) -> list[Any]:
    """Return the results of an openCypher query, one value per row."""
    setup = ("-c", "LOAD 'age'", "-c", "SET search_path = ag_catalog, public")
    query = f"SELECT * FROM cypher('policyloom', $$ MATCH {pattern} RETURN {result} $$) AS (row agtype)"
    # Each line is one row; the types that AGE writes behind numbers are not JSON.
    return [json.loads(re.sub(r"::numeric", "", row)) for row in psql(*setup, "-c", query).splitlines()]


def same(psql: Callable[..., str], graph: PropertyGraph) -> None:
    nodes = found(psql, "(n:Thing)", "properties(n)")
    assert {n["id"]: n for n in nodes} == {
        n.id: {"id": n.id, **node_record(n), "kinds": list(n.kinds), "aliases": list(n.aliases)}
        for n in graph.nodes
    }
    edges = found(psql, "(a)-[e]->(b)", "[a.id, b.id, properties(e)]")
    assert len(nodes) == len(graph.nodes)
    assert len(edges) == len(graph.edges)
    assert {e["id"]: (a, b, e) for a, b, e in edges} == {
        e.id: (e.source, e.target, {"id": e.id, **edge_record(e)}) for e in graph.edges
    }


@pytest.mark.parametrize("name", ["difficult", "article", "empty"])
def test_age_holds_the_graph_however_often_it_is_loaded(
    name: str,
    psql: Callable[..., str],
    exported: Callable[[str, str], Path],
    drawn: Callable[[str], PropertyGraph],
) -> None:
    for _ in range(2):
        psql("-f", exported("age", name))
    same(psql, drawn(name))


def test_age_holds_what_would_end_a_text_or_a_name_and_replaces_what_it_cannot_hold(
    psql: Callable[..., str], tmp_path: Path
) -> None:
    text = "$cypher$ ' \" \\ \\u0041 `b` \n\r\t 😀 :name $1 -- /* */ ;"
    types = ("Thing", "trades with", "工业", "1st", "", "end", "MATCH", "x" * 100)
    edges = tuple(Edge(f"e{n}", "a", "b", type, text, "urn:p") for n, type in enumerate(types))

    def graph(zero: str) -> PropertyGraph:
        first = Node("urn:a", "a", text, attributes={"end": 2**63 - 1, "Order": text})
        return PropertyGraph((first, Node("urn:b", "b", ""), Node("urn:c", "c", zero)), edges)

    FORMATS["age"].write_graph(graph("zero \0"), tmp_path / "graph.age.sql")
    psql("-f", tmp_path / "graph.age.sql")
    same(psql, graph("zero \ufffd"))
