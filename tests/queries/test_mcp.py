"""The MCP server, called by the SDK's own client over both transports."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pyoxigraph
import pytest
from jsonschema import Draft202012Validator
from load import slowness, wait_until
from mcp import Client, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.exceptions import MCPError
from processes import descendants, is_running

from policyloom.cli import main
from policyloom.ontology.errors import InputError
from policyloom.ontology.namespace import ENTITY
from policyloom.queries import open_store
from policyloom.queries.embedded import fingerprint
from policyloom.queries.mcp.bound import MOST
from policyloom.queries.mcp.graph import Graph
from policyloom.queries.mcp.server import make_server
from policyloom.queries.mcp.tools import TOOLS, checked
from policyloom.queries.service import Settings

DOCUMENT = "accelerating-development-of-the-industrial-internet"
# The engine counts some 10^9 rows one by one.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f) }"
EACH: list[tuple[str, dict[str, Any]]] = [
    ("search", {"text": "germny"}),
    ("search", {"text": "computing power", "in": "sentences"}),
    ("describe", {"thing": "Germany"}),
    ("facts", {"kind": "adopts", "minimum_confidence": 0.5, "denied": True}),
    ("ask", {"question": "Which country ranks second in the world for computing power?"}),
    ("list_queries", {"text": "country"}),
    ("run_query", {"name": "policies-by-country", "parameters": {"country": "Germany"}}),
    ("sparql", {"query": "SELECT ?policy { entity:germany pol:adopts ?policy }"}),
    ("sparql", {"query": "ASK {}"}),
    ("sparql", {"query": "DESCRIBE entity:germany"}),
    ("schema", {}),
]
Work = Callable[[Client], Awaitable[Any]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the bundled article, built from recorded claims, which do not change with the trained network."""
    folder = tmp_path_factory.mktemp("mcp")
    out = ("--out", str(folder / "out"))
    assert main(["build", "--reader", "recorded:article", "--store", str(folder / "store"), *out]) == 0
    return folder / "store"


def command(store: Path | str, *more: str) -> list[str]:
    return [sys.executable, "-m", "policyloom", "mcp", "--store", str(store), *more]


def stdio(store: Path, *more: str) -> StdioServerParameters:
    program, *arguments = command(store, *more)
    return StdioServerParameters(command=program, args=arguments, env=dict(os.environ))


@contextmanager
def served(store: Path, *more: str, **environment: str) -> Iterator[str]:
    """Serve *store* over HTTP, and yield the address."""
    process = subprocess.Popen(
        command(store, "--http", "--port", "0", *more),
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | environment,
    )
    try:
        assert process.stderr is not None
        yield re.search(r"http://\S+", process.stderr.readline())[0]  # type: ignore[index]
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)


@pytest.fixture(scope="module")
def address(store: Path) -> Iterator[str]:
    with served(store) as address:
        yield address


def asked(target: Any, work: Work, **options: Any) -> Any:
    """Return the result of *work* with a client of *target*; a graph is served within this process."""

    async def run() -> Any:
        server = make_server(target, "0") if isinstance(target, Graph) else target
        async with Client(server, **options) as client:
            try:
                return await work(client)
            except Exception as error:  # noqa: BLE001  # outside the client it would be in nested exception groups
                return error
            finally:
                if isinstance(target, Graph):
                    target.close()

    found = anyio.run(run)
    if isinstance(found, Exception):
        raise found
    return found


async def told(client: Client, tool: str, **given: Any) -> dict[str, Any]:
    result = await client.call_tool(tool, given)
    assert not result.is_error, result.content
    assert len(result.content[0].text) <= MOST  # type: ignore[union-attr]
    return dict(result.structured_content)


@pytest.mark.parametrize(("transport", "mode"), [("stdio", "legacy"), ("http", "auto")])
def test_each_tool_answers_within_its_schema(transport: str, mode: str, store: Path, address: str) -> None:
    async def work(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert list(tools) == list(TOOLS) and client.instructions
        for tool in tools.values():
            assert (
                tool.annotations and tool.annotations.read_only_hint and "Use it" in (tool.description or "")
            )
            Draft202012Validator.check_schema(tool.input_schema)
        for name, given in EACH:
            result = await client.call_tool(name, given)
            assert not result.is_error, result.content
            answer = result.structured_content
            assert json.loads(result.content[0].text) == answer  # type: ignore[union-attr]
            Draft202012Validator(tools[name].output_schema or {}).validate(answer)
            key = next(k for k in ("answers", "results", "facts", "queries", "rows", "kinds") if k in answer)
            assert answer[key] or answer.get("boolean"), (name, answer)

    asked(stdio(store) if transport == "stdio" else address, work, mode=mode)


def test_what_is_told_stands_in_the_text_of_its_document(address: str) -> None:
    async def work(client: Client) -> None:
        uri = f"policyloom://document/{DOCUMENT}"
        listed = [str(resource.uri) for resource in (await client.list_resources()).resources]
        assert listed == ["policyloom://ontology", uri]
        text = (await client.read_resource(uri)).contents[0].text  # type: ignore[union-attr]
        facts = (await told(client, "facts", limit=100))["facts"]
        assert len(facts) > 30
        for fact in facts:
            evidence = fact["evidence"]
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
            assert evidence["document"] == DOCUMENT and fact["subject"]["iri"].startswith("https://")
        germany = await told(client, "describe", thing="Germany")
        assert [fact["says"] for fact in germany["facts"]] == ["Germany adopts Industry 4.0"]
        assert (await told(client, "describe", thing="pol:Country"))["name"] == "country"
        (hit,) = (await told(client, "search", text="computing power", **{"in": "sentences"}))["results"]
        assert text[hit["start"] : hit["end"]] == hit["quote"]

    asked(address, work)


def test_pages_follow_each_other_without_gap_or_repetition(address: str) -> None:
    async def work(client: Client) -> None:
        for tool, given, key in (
            ("facts", {"limit": 7}, "facts"),
            ("sparql", {"query": "SELECT DISTINCT ?p { ?s ?p ?o } ORDER BY ?p", "limit": 7}, "rows"),
            ("sparql", {"query": "CONSTRUCT WHERE { ?s skos:prefLabel ?o }", "limit": 300}, "rows"),
            ("list_queries", {}, "queries"),
        ):
            found: list[str] = []
            offset: int | None = 0
            while offset is not None:
                page = await told(client, tool, **given, offset=offset)
                found += (json.dumps(one, sort_keys=True) for one in page[key])
                offset = page["next_offset"]
                assert offset is None or str(offset) in page["note"]
            assert len(found) == len(set(found)) >= 10, tool

    asked(address, work)


def test_long_answer_is_cut_and_the_ontology_comes_in_parts(address: str) -> None:
    async def work(client: Client) -> str:
        many = await told(client, "sparql", query="SELECT * { ?s ?p ?o }", limit=1000)
        assert 0 < many["next_offset"] < 1000
        query = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
        endless = await told(client, "sparql", query=query, limit=3)
        assert len(endless["rows"]) == endless["next_offset"] == 3
        long = await told(client, "sparql", query="SELECT (STR(?t) AS ?text) { ?d pol:text ?t }")
        assert long["rows"][0]["text"].endswith("characters left out]")
        text, uri = "", "policyloom://ontology"
        while uri:
            part, *more = (await client.read_resource(uri)).contents
            text += part.text  # type: ignore[union-attr]
            uri = str(more[0].uri) if more else ""
        return text

    assert asked(address, work) == (Path(__file__).parents[2] / "ontology" / "policy.ttl").read_text()


HOSTILE: list[tuple[str, dict[str, Any], str]] = [
    ("sparql", {"query": "DROP ALL"}, "this server is read-only"),
    ("sparql", {"query": "INSERT DATA { <urn:a> <urn:b> <urn:c> }"}, "this server is read-only"),
    ("sparql", {"query": "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"}, "is refused"),
    ("sparql", {"query": "ASK { SERV\\u0049CE <http://127.0.0.1/> { ?s ?p ?o } }"}, "is refused"),
    ("sparql", {"query": "ASK {" * 3000}, "malformed"),
    ("sparql", {"query": "ASK { " + "?a ?b ?c . " * 101 + "}"}, "patterns"),
    ("sparql", {"query": "x" * 100_001}, "too long"),
    ("sparql", {"query": "ASK {}", "limit": 10**30}, "maximum"),
    ("sparql", {"query": "ASK {}", "endpoint": "http://127.0.0.1/"}, "endpoint"),
    ("facts", {"subject": "urn:a> ?x . } ; DROP ALL #"}, "must be an IRI"),
    ("facts", {"kind": 'adopts" } DROP ALL #'}, "use one of adopts"),
    ("facts", {"limit": True}, "integer"),
    ("facts", {"document": "nope"}, "no document 'nope'"),
    ("sparql", {"query": "SELECT {"}, "at 1:9"),
    ("describe", {"thing": "Atlantis"}, "nothing in this graph is called"),
    ("describe", {"thing": "entity:no-such-thing"}, "says nothing about"),
    ("run_query", {"name": "../../etc/passwd"}, "no question is named"),
    ("run_query", {"name": "facts", "parameters": {"minimum": "NaN"}}, "must be a number"),
    ("run_query", {"name": "facts", "parameters": {"x": {"$ref": "file:///etc/passwd"}}}, "parameters.x"),
    ("ask", {"question": "?" * 1001}, "too long"),
]
NO_RESOURCES = (
    "file:///etc/passwd",
    "policyloom://document/..%2Fx",
    "policyloom://ontology?start=x",
    "x" * 10_000,
)


def test_hostile_calls_get_one_clear_line_each_and_change_nothing(address: str, store: Path) -> None:
    async def work(client: Client) -> None:
        for tool, given, said in HOSTILE:
            result = await client.call_tool(tool, given)
            line = result.content[0].text  # type: ignore[union-attr]
            assert result.is_error and said in line and "\n" not in line and len(line) < 1500, said
        for uri in NO_RESOURCES:
            with pytest.raises(MCPError, match=r"no (resource|document)"):
                await client.read_resource(uri)

    before = fingerprint(store)
    asked(address, work)
    assert fingerprint(store) == before
    with pytest.raises(InputError, match="half of a surrogate pair"):
        checked("search", {"text": "\ud800"})


def test_query_that_takes_too_much_is_ended_while_other_clients_are_answered(store: Path) -> None:
    async def work(client: Client) -> None:
        took: list[float] = []

        async def other() -> None:
            await anyio.sleep(0.5)
            async with Client(quick) as another:
                for _ in range(2):
                    assert (await told(another, "facts", limit=1))["facts"]
            took.append(time.monotonic())

        async with anyio.create_task_group() as group:
            group.start_soon(other)
            result = await client.call_tool("sparql", {"query": ENDLESS})
            ended = time.monotonic()
        assert result.is_error and f"longer than {limit} seconds" in result.content[0].text  # type: ignore[union-attr]
        assert took[0] < ended
        greedy = await client.call_tool(
            "sparql", {"query": "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?a ?f"}
        )
        assert greedy.is_error and "memory" in greedy.content[0].text  # type: ignore[union-attr]
        assert not (await client.call_tool("sparql", {"query": "ASK {}"})).is_error

    limit = round(4 * slowness())
    with served(store, "--timeout", str(limit), "--max-memory", "64") as quick:
        asked(quick, work)


def test_nothing_is_left_of_a_server_whose_client_was_killed(store: Path) -> None:
    script = (
        "import anyio, os, sys\nfrom mcp import Client, StdioServerParameters\n"
        "async def work():\n"
        "    async with Client(StdioServerParameters(command=sys.argv[1], args=sys.argv[2:], env=dict(os.environ))) as client:\n"
        "        print((await client.list_tools()).tools[0].name, flush=True)\n"
        f"        await client.call_tool('sparql', {{'query': {ENDLESS!r}}})\n"
        "anyio.run(work)\n"
    )
    arguments = [sys.executable, "-c", script, *command(store, "--timeout", "300")]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as client:
        try:
            assert client.stdout and client.stdout.readline() == "search\n"
            wait_until(lambda: len([*descendants(client.pid)]) == 2)  # the server and its worker
            family = [*descendants(client.pid)]
        finally:
            client.kill()
    wait_until(lambda: not any(map(is_running, family)))


def test_page_of_another_site_and_who_lacks_the_token_are_refused(store: Path, address: str) -> None:
    headers = {"accept": "application/json, text/event-stream"}
    ping = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
    for strange, status in (({"origin": "https://evil.example"}, 403), ({"host": "evil.example"}, 421)):
        assert httpx2.post(address, json=ping, headers=headers | strange).status_code == status
    with served(store, POLICYLOOM_TOKEN="secret") as guarded:
        for shown in ({}, {"authorization": "Bearer wrong"}):
            refused = httpx2.post(guarded, json=ping, headers=headers | shown)
            assert refused.status_code == 401 and "Bearer TOKEN" in refused.text

        async def work() -> None:
            web = httpx2.AsyncClient(headers={"authorization": "Bearer secret"})
            async with web, Client(streamable_http_client(guarded, http_client=web)) as client:
                assert (await told(client, "schema"))["documents"] == 1

        anyio.run(work)


def test_store_that_was_built_anew_is_seen_by_the_next_call(tmp_path: Path) -> None:
    label = "<http://www.w3.org/2004/02/skos/core#prefLabel>"

    def add(name: str) -> None:
        with open_store(tmp_path / "store", writable=True) as opened:
            opened.update(f'INSERT DATA {{ GRAPH <urn:g> {{ <urn:{name}> {label} "{name}" }} }}')

    async def work(client: Client) -> list[list[str]]:
        found = []
        for name in ("Alpha", "Beta"):
            add(name)
            hits = (await told(client, "search", text=name))["results"]
            rows = (await told(client, "sparql", query="SELECT * { ?s ?p ?o }"))["rows"]
            found.append([*(hit["name"] for hit in hits), str(len(rows))])
        return found

    add("Gamma")
    assert asked(Graph(Settings(tmp_path / "store")), work) == [["Alpha", "2"], ["Beta", "3"]]


def test_endpoint_elsewhere_is_asked_the_same_way(store: Path, sparql_server: Callable[..., str]) -> None:
    elsewhere = pyoxigraph.Store()
    with open_store(store) as opened:
        elsewhere.extend(opened.quads())
    graph = Graph(Settings(Path(), endpoint=f"{sparql_server(elsewhere)}/query"))
    facts = asked(graph, lambda client: told(client, "facts", subject=ENTITY.germany))["facts"]
    assert [fact["says"] for fact in facts] == ["Germany adopts Industry 4.0"]
