"""The JSON routes: OpenAPI describes them, and they answer as described."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from policyloom.queries.library import library
from policyloom.queries.parameter import TYPES
from policyloom.queries.service.routes.openapi import LISTS, describe_routes

if TYPE_CHECKING:
    from .conftest import Response, Service

DESCRIBED = describe_routes("http://127.0.0.1")
# Other tests cover /ask, which is slow to start, and things and graphs by their address.
OPERATIONS = sorted(
    path for path in DESCRIBED["paths"] if path not in {"/ask", "/graphs"} and "{" not in path
)
PARAMETERS = {
    path: [
        _ if "$ref" not in _ else DESCRIBED["components"]["parameters"][_["$ref"].rpartition("/")[2]]
        for _ in given
    ]
    for path, methods in DESCRIBED["paths"].items()
    for given in [methods.get("get", {}).get("parameters", [])]
}

DOCUMENTS = {path.stem for path in (Path(__file__).parents[1] / "graphs").glob("*.ttl")}


@pytest.fixture(scope="module")
def service(service: Service, start_service: Callable[..., Service]) -> Service:
    """Return a service over the shared store with the default limits, so that it answers on a busy machine too."""
    return start_service(service.folder, "--workers", "2")


def test_description_is_openapi(service: Service) -> None:
    answer = service.get("/openapi.json")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
    described = json.loads(answer.body)
    validate(described)
    assert described["openapi"].startswith("3.1.")
    assert described["servers"] == [{"url": service.url}]
    assert described["paths"] == DESCRIBED["paths"]


def test_every_named_query_and_list_is_described() -> None:
    named = {f"/queries/{name}" for name in library()} | {f"/api/{name}" for name in LISTS}
    assert named <= set(DESCRIBED["paths"])
    for query in library().values():
        told = {p["name"]: p for p in PARAMETERS[f"/queries/{query.name}"]}
        assert set(told) == {*query.parameters, "format"}
        assert {name for name, p in told.items() if p.get("required")} == {
            p.name for p in query.parameters.values() if p.required
        }


def test_every_type_of_parameter_has_a_schema() -> None:
    assert {parameter.type for query in library().values() for parameter in query.parameters.values()} <= set(
        TYPES
    )
    for parameters in PARAMETERS.values():
        for parameter in parameters:
            Draft202012Validator.check_schema(parameter["schema"])
            assert parameter["schema"]["type"] in {"string", "integer", "number", "array"}


def _described(path: str, answer: Response) -> None:
    """Check that *answer* conforms to the description of the route."""
    told: dict[str, Any] = DESCRIBED["paths"][path]["get"]["responses"]
    assert str(answer.status) in told, answer.text
    response = told[str(answer.status)]
    if "$ref" in response:
        response = DESCRIBED["components"]["responses"][response["$ref"].rpartition("/")[2]]
    if "content" not in response:
        assert answer.body == b""
        return
    kind = answer.headers["content-type"].partition(";")[0]
    assert kind in response["content"]
    schema = response["content"][kind].get("schema")
    if schema and "json" in kind:
        whole = {**schema, "components": DESCRIBED["components"]}
        assert list(Draft202012Validator(whole).iter_errors(json.loads(answer.body))) == []


@pytest.mark.parametrize("path", OPERATIONS)
def test_route_answers_as_it_is_described(service: Service, path: str) -> None:
    needed = {p["name"]: "port" for p in PARAMETERS[path] if p.get("required")}
    answer = service.get(f"{path}?{urlencode(needed)}")
    _described(path, answer)
    assert answer.status in {200, 303, 504}


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"kind": "adopts"},
        {"minimum": 0.75},
        {"kind": "statistic", "minimum": 0.5},
        {"document": "nothing"},
        {"document": "ports", "kind": "statistic"},
    ],
)
def test_facts_come_in_pages_as_the_command_prints_them(service: Service, given: dict[str, Any]) -> None:
    from policyloom.queries import open_store
    from policyloom.queries.record import records

    found = _paged(service, f"/api/facts?{urlencode({'limit': 7, **given})}", 7)
    with open_store(service.folder) as store:
        assert found == list(records(store, denied=True, **given))
    assert len(found) > 7 or given


@pytest.mark.parametrize(
    "question", ["entities", "documents", "entities?kind=pol:Place", "entities?kind=pol:Nothing"]
)
def test_lists_have_the_rows_of_their_questions(service: Service, question: str) -> None:
    answered = json.loads(service.get(f"/queries/{question}").body)["results"]["bindings"]
    iri = "doc_iri" if question == "documents" else "entity_iri"
    found = _paged(service, f"/api/{question}{'&' if '?' in question else '?'}limit=2", 2)
    assert [item[iri] for item in found] == [row[iri]["value"] for row in answered]
    for item, row in zip(found, answered, strict=True):
        plain = {key: None if value is None else str(value) for key, value in item.items()}
        assert plain == {key: row[key]["value"] if row.get(key, {}).get("value") else None for key in item}


def test_page_of_facts_may_begin_anywhere(service: Service) -> None:
    whole = json.loads(service.get("/api/facts?limit=1000").body)["items"]
    for offset in (len(whole) - 1, len(whole), 5, 10_000_000, 0, len(whole) // 2):
        page = json.loads(service.get(f"/api/facts?limit=3&offset={offset}").body)
        assert page["items"] == whole[offset : offset + 3]
        assert (page["next"] is not None) == (offset + 3 < len(whole))


def _paged(service: Service, following: str | None, most: int) -> list[dict[str, Any]]:
    """Return the items of all pages from *following* on; each page has at most *most* items."""
    found = []
    while following:
        page = json.loads(service.get(following).body)
        assert len(page["items"]) <= most
        found += page["items"]
        following = page["next"]
    return found


def test_lists_take_the_parameters_of_their_queries(service: Service) -> None:
    kinds = {fact["type"] for fact in json.loads(service.get("/api/facts?kind=adopts").body)["items"]}
    assert kinds == {"adopts"}
    assert json.loads(service.get("/api/entities?kind=pol:Country").body)["items"]
    assert {d["doc"] for d in json.loads(service.get("/api/documents").body)["items"]} == DOCUMENTS


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/nothing", 404),
        ("/api/facts?limit=0", 400),
        ("/api/facts?limit=1001", 400),
        ("/api/facts?offset=-1", 400),
        ("/api/facts?limit=1&limit=2", 400),
        ("/api/facts?other=1", 400),
        ("/api/facts?minimum=high", 400),
        ("/search?q=a&limit=0", 400),
        ("/search?q=a&limit=%C2%B2", 400),
        ("/search?q=a&in=dreams", 400),
    ],
)
def test_wrong_request_is_refused_in_a_line(service: Service, path: str, status: int) -> None:
    answer = service.get(path)
    assert (answer.status, answer.text.count("\n")) == (status, 1)
