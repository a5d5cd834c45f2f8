"""Requests that are refused: each gets its status and one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Service

REFUSED = [
    ("GET", "/api/nothing", 404),
    ("GET", "/api/facts?limit=0", 400),
    ("GET", "/api/facts?limit=1001", 400),
    ("GET", "/api/facts?offset=-1", 400),
    ("GET", "/api/facts?limit=1&limit=2", 400),
    ("GET", "/api/facts?other=1", 400),
    ("GET", "/api/facts?minimum=high", 400),
    ("GET", "/search?q=a&limit=0", 400),
    ("GET", "/search?q=a&limit=%C2%B2", 400),
    ("GET", "/search?q=a&in=dreams", 400),
    ("GET", f"/search?q={'a' * 201}", 400),
    ("GET", "/queries/facts-about", 400),
    ("GET", "/queries/facts-about?thing=a&other=b", 400),
    ("GET", "/queries/facts-about?thing=Germany&format=turtle", 400),
    ("GET", "/queries/no-such-query", 404),
    ("GET", "/static/../app.py", 404),
    ("GET", "/static/%2e%2e%2fapp.py", 404),
    ("GET", "/static/..%5capp.py", 404),
    ("GET", "/ask", 400),
    ("GET", "/ask?q=", 400),
    ("GET", "/ask?q=a&q=b", 400),
    ("GET", f"/ask?q={'a' * 1001}", 413),
    ("POST", "/ask?q=a", 405),
    *(
        (method, path, 405)
        for method in ("PUT", "DELETE", "PATCH", "TRACE")
        for path in ("/sparql", "/health", "/metrics")
    ),
]


@pytest.mark.parametrize(("method", "path", "status"), REFUSED)
def test_request_is_refused_in_a_line(usual: Service, method: str, path: str, status: int) -> None:
    answer = usual.request(method, path)
    assert (answer.status, answer.text.count("\n")) == (status, 1)
    assert status != 405 or "GET" in answer.headers["allow"]
