"""The OpenAPI description of the routes: it is complete, and schemathesis finds no answer that contradicts it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from openapi_spec_validator import validate
from schemathesis import checks

from policyloom.queries.service.app import Application
from policyloom.queries.service.engine.reader import Reader
from policyloom.queries.service.limits import Limits
from policyloom.queries.service.routes.openapi import LISTS, describe_routes
from policyloom.queries.service.settings import Settings

from .conftest import TOKEN, Service

WRITABLE = describe_routes("http://127.0.0.1", writable=True)
# Routes that the service answers itself; the router of an application does not have them.
OWN = {"/sparql", "/update", "/ask", "/metrics"}
# A few requests for each of the many routes. A question in English (/ask) needs networks and has its own tests.
BOUNDED = settings(
    max_examples=3,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
# Only every fifth of the named queries, since all are made alike.
NAMED = [path for path in WRITABLE["paths"] if path.startswith("/queries/")]
LEFT_OUT = ["/ask", *(path for number, path in enumerate(NAMED) if number % 5)]
SCHEMA = schemathesis.openapi.from_dict(WRITABLE).exclude(path=LEFT_OUT)


@schemathesis.serializer(
    "application/sparql-query",
    "application/sparql-update",
    "application/n-triples",
    "application/rdf+xml",
    "text/turtle",
)
def _as_text(_: object, value: object) -> bytes:
    return str(value).encode(errors="replace")


@pytest.fixture(scope="module")
def described(start_service: Callable[..., Service], tmp_path_factory: pytest.TempPathFactory) -> Service:
    """A service that takes updates, with the usual limits."""
    return start_service(tmp_path_factory.mktemp("openapi") / "store", "--workers", "2", writable=True)


def _addresses() -> set[str]:
    """Return the paths of the application's routes, each without its parameters and what follows them."""

    async def made() -> set[str]:
        reader = Reader(cast(Any, SimpleNamespace(limits=Limits(), board=None)))
        return {getattr(route, "path", "") for route in Application(Settings(Path()), reader).others.routes}

    return {path.partition("{")[0] for path in asyncio.run(made())}


def test_every_route_is_described_and_every_description_has_its_route() -> None:
    told = {path.partition("{")[0] for path in WRITABLE["paths"]}
    lists = {f"/api/{name}" for name in LISTS}
    assert _addresses() - {"/api/", "/queries/"} == told - OWN - lists - {
        path for path in told if path.startswith("/queries/")
    }
    assert told >= OWN | lists


def test_description_is_openapi_and_tells_of_writing_only_where_that_is_possible(service: Service) -> None:
    validate(WRITABLE)
    read_only = describe_routes("http://127.0.0.1")
    validate(read_only)
    assert "/update" not in read_only["paths"]
    assert set(read_only["paths"]["/graphs"]) == {"get"}
    assert set(WRITABLE["paths"]["/graphs"]) == {"get", "put", "post", "delete"}
    assert service.get("/update").status == 404


@SCHEMA.parametrize()
@BOUNDED
def test_answer_is_as_it_is_described(described: Service, case: schemathesis.Case[Any]) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}"} if case.operation.method != "get" else {}
    answer = case.call(base_url=described.url, headers=headers)
    case.validate_response(
        answer,
        checks=[
            checks.not_a_server_error,
            checks.status_code_conformance,
            checks.content_type_conformance,
            checks.response_headers_conformance,
            checks.response_schema_conformance,
        ],
    )
