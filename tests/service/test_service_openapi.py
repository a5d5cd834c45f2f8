"""The OpenAPI description of the routes: it is complete, and no answer contradicts it."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from openapi_spec_validator import validate
from schemathesis import checks

from policyloom.queries.library import library
from policyloom.queries.service.app import Application
from policyloom.queries.service.engine.reader import Reader
from policyloom.queries.service.limits import Limits
from policyloom.queries.service.routes.openapi import LISTS, describe_routes
from policyloom.queries.service.settings import Settings

from .conftest import TOKEN, Service

READ_ONLY = describe_routes("http://127.0.0.1")
WRITABLE = describe_routes("http://127.0.0.1", writable=True)
# Routes that the service answers itself; the router of an application does not have them.
OWN = {"/sparql", "/update", "/ask", "/metrics"}
# A question in English (/ask) needs networks and has its own tests.
FIXED = sorted(path for path in READ_ONLY["paths"] if path not in {"/ask", "/graphs"} and "{" not in path)
# A few requests for each of the many routes.
BOUNDED = settings(
    max_examples=3,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
# Only every fifth of the named queries, since all are made alike.
NAMED = [path for path in WRITABLE["paths"] if path.startswith("/queries/")]
LEFT_OUT = ["/ask", *(path for number, path in enumerate(NAMED) if number % 5)]
SCHEMA = schemathesis.openapi.from_dict(WRITABLE)


@schemathesis.serializer(
    "application/sparql-query",
    "application/sparql-update",
    "application/n-triples",
    "application/rdf+xml",
    "text/turtle",
)
def _as_text(_: object, value: object) -> bytes:
    return str(value).encode(errors="replace")


def _addresses() -> set[str]:
    """Return the paths of the application's routes, each without its parameters and what follows them."""

    async def made() -> set[str]:
        reader = Reader(cast(Any, SimpleNamespace(limits=Limits(), board=None)))
        return {getattr(route, "path", "") for route in Application(Settings(Path()), reader).others.routes}

    return {path.partition("{")[0] for path in asyncio.run(made())}


def test_every_route_is_described_and_every_description_has_its_route() -> None:
    told = {path.partition("{")[0] for path in WRITABLE["paths"]}
    lists = {f"/api/{name}" for name in LISTS}
    queries = {f"/queries/{name}" for name in library()}
    assert _addresses() | OWN | lists | queries == told | {"/api/", "/queries/"}


def test_description_is_openapi_and_tells_of_writing_only_where_that_is_possible(usual: Service) -> None:
    answer = usual.get("/openapi.json")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
    described = json.loads(answer.body)
    assert described == READ_ONLY | {"servers": [{"url": usual.url}]}
    assert described["openapi"].startswith("3.1.")
    for description, methods in ((described, {"get"}), (WRITABLE, {"get", "put", "post", "delete"})):
        validate(description)
        assert set(description["paths"]["/graphs"]) == methods
        assert ("/update" in description["paths"]) == ("put" in methods)
    assert usual.get("/update").status == 404


def test_parameters_of_every_named_query_are_described() -> None:
    for query in library().values():
        told = {p["name"]: p for p in READ_ONLY["paths"][f"/queries/{query.name}"]["get"]["parameters"]}
        assert set(told) == {*query.parameters, "format"}
        for parameter in query.parameters.values():
            assert told[parameter.name].get("required", False) == parameter.required
            assert told[parameter.name]["schema"]["type"] in {"string", "integer", "number"}


@pytest.mark.parametrize("path", FIXED)
def test_route_answers_with_data_as_it_is_described(usual: Service, path: str) -> None:
    operation = SCHEMA[path]["GET"]
    needed = {p.name: "port" for p in operation.query if p.is_required}
    case = operation.Case(query=needed)
    answer = case.call(base_url=usual.url)
    case.validate_response(answer, checks=CHECKS)
    assert answer.status_code in {200, 303}
    query = library().get(path.removeprefix("/queries/"))
    if query and "application/sparql-results+json" in answer.headers["content-type"]:
        assert set(answer.json()["head"]["vars"]) == set(query.answers)


@SCHEMA.exclude(path=LEFT_OUT).parametrize()
@BOUNDED
def test_answer_is_as_it_is_described(writable: Service, case: schemathesis.Case[Any]) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}"} if case.operation.method != "get" else {}
    answer = case.call(base_url=writable.url, headers=headers)
    case.validate_response(answer, checks=CHECKS)
