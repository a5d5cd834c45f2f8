"""Third-party programs; a test that needs one is skipped with a reason if it is not installed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from policyloom.graph.export import FORMATS, export
from policyloom.graph.propertygraph import PropertyGraph, property_graph
from policyloom.ontology.namespace import ENTITY
from policyloom.queries import Store

HERE = Path(__file__).parent
JARS = Path("/usr/share/java")


@pytest.fixture(scope="session")
def source(article: Store) -> Callable[[str], list[Quad]]:
    """Return a function that returns the quads of a graph: the bundled ``article``, ``difficult`` or ``empty``."""
    difficult = list(parse((HERE / "difficult.ttl").read_bytes(), format=RdfFormat.TURTLE))
    # Too long for a file that people read.
    long = Literal('so "long" a <text> & more\n' * 5000)
    difficult.append(Quad(NamedNode(ENTITY.a), NamedNode("http://example.org/note"), long))
    graphs = {"article": list(article.quads()), "difficult": difficult, "empty": []}
    return graphs.__getitem__


@pytest.fixture(scope="session")
def exported(
    source: Callable[[str], list[Quad]], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Path]:
    """Return a function that returns the export of a graph in a format: ``exported("turtle", "article")``."""
    folder = tmp_path_factory.mktemp("exported")

    def find(format: str, graph: str = "article") -> Path:
        path = folder / f"{graph}-{format}{FORMATS[format].ending}"
        if not path.exists():
            export(source(graph), format, path)
        return path

    return find


@pytest.fixture(scope="session")
def drawn(source: Callable[[str], list[Quad]]) -> Callable[[str], PropertyGraph]:
    """Return a function that returns the property graph from which the exports of a graph are made."""
    return cache(lambda graph: property_graph(source(graph)))


@pytest.fixture(scope="session")
def jena(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """Return a function that runs a command of Apache Jena, as packaged by Debian, and returns its output."""
    java = shutil.which("java") or pytest.skip("Java is not installed")
    core = next(JARS.glob("jena-core-*.jar"), None) or pytest.skip("libapache-jena-java is not installed")
    # Debian renames Jena's copy of Xerces but leaves its message files at the old path: copy them to the new one.
    resources, moved = tmp_path_factory.mktemp("jena"), "org/apache/jena/ext/"
    with zipfile.ZipFile(core) as archive:
        for name in archive.namelist():
            if name.startswith(f"{moved}xerces/") and not name.endswith(("/", ".class")):
                path = resources / name.removeprefix(moved)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(archive.read(name))
    others = re.compile(r"slf4j-(?!api|nop)|slf4j-provider|over-slf4j|to-slf4j")
    jars = [str(jar) for jar in sorted(JARS.glob("*.jar")) if not others.search(jar.name)]
    class_path = os.pathsep.join([str(resources), *jars])

    def run(command: str, *arguments: str | Path) -> str:
        # Two cores must serve all tests, and a short run gains nothing from the optimising compiler.
        options = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", class_path]
        call = [java, *options, command, *map(str, arguments)]
        done = subprocess.run(call, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


@pytest.fixture(scope="session")
def node() -> Callable[..., Any]:
    """Return a function that runs a script in Node, with the packages beside this file, and returns its JSON output."""
    program = shutil.which("node") or pytest.skip("Node is not installed")
    if not (HERE / "node_modules").is_dir():
        pytest.skip("the packages of Node are not installed: npm ci --prefix tests/tools")

    def run(script: str, *arguments: str | Path) -> Any:
        call = [program, "-e", script, *map(str, arguments)]
        done = subprocess.run(call, capture_output=True, text=True, check=False, timeout=60, cwd=HERE)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run
