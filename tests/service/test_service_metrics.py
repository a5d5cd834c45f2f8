"""The metrics and the access log of the service."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policyloom.ontology.errors import InputError
from policyloom.queries.service.metrics import AccessLog

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Service


def test_metrics_are_in_the_text_format_of_prometheus(service: Service) -> None:
    text = service.get("/metrics").text
    sample = re.compile(r'[a-z_]+(\{[a-z]+="[^"]+"\})? -?[\d.e+-]+')
    kinds = set(re.findall(r"^# TYPE (\S+) (?:counter|gauge|histogram)$", text, re.MULTILINE))
    for line in text.splitlines():
        assert line.startswith("# ") or sample.fullmatch(line)
        name = line.split("{")[0].split(" ")[0]
        assert line.startswith("#") or re.sub("_(bucket|sum|count)$", "", name) in kinds


def test_requests_of_all_processes_are_counted(writable: Service) -> None:
    before = writable.metrics()
    assert writable.ask("ASK { BIND (1 AS ?metrics) }")
    assert writable.query("nonsense").status == 400
    assert writable.update("CREATE SILENT GRAPH <urn:metrics>").status == 204
    refused = 'policyloom_requests_total{status="4xx"}'
    reads, after = 0, before
    # A worker may count a request only after its client has received the answer.
    while after[refused] == before[refused] and reads < 100:
        time.sleep(0.05)
        after = writable.metrics()
        reads += 1
    grown = {name: after[name] - before[name] for name in after}
    # An ASK, an update, and the requests for the metrics themselves.
    assert grown['policyloom_requests_total{status="2xx"}'] == 2 + reads
    assert grown[refused] == 1
    assert grown["policyloom_query_seconds_count"] >= 1
    assert grown["policyloom_store_version"] == 1
    assert after["policyloom_workers"] == 2


def test_kept_answers_are_counted(service: Service) -> None:
    for _ in range(2):
        service.query("ASK { BIND (2 AS ?metrics) }")
    before = service.metrics()["policyloom_kept_answers_total"]
    for _ in range(4):
        service.query("ASK { BIND (2 AS ?metrics) }")
    assert service.metrics()["policyloom_kept_answers_total"] > before


def test_access_log_has_a_line_for_each_request(
    service: Service, start_service: Callable[..., Service], tmp_path: Path
) -> None:
    other = start_service(service.folder, "--workers", "1", "--access-log", str(tmp_path / "log"))
    for accept in ("application/sparql-results+json", "text/csv", "application/sparql-results+xml"):
        other.query("SELECT ?s { ?s ?p ?o } LIMIT 7", accept)
    other.get("/nowhere")
    other.get("/metrics")
    other.stop()
    lines = [json.loads(line) for line in (tmp_path / "log").read_text(encoding="utf-8").splitlines()]
    assert [(line["method"], line["path"], line["status"]) for line in lines] == [
        *[("POST", "/sparql", 200)] * 3,
        ("GET", "/nowhere", 404),
        ("GET", "/metrics", 200),
    ]
    assert set(lines[0]) == {"time", "method", "path", "status", "query_seconds", "rows", "bytes"}
    assert 0 < lines[0]["query_seconds"] < 5
    assert [line["rows"] for line in lines] == [7, 7, 7, 0, 0]
    assert lines[0]["bytes"] > 100


def test_access_log_on_a_full_disk_costs_no_answer() -> None:
    AccessLog(Path("/dev/full")).write({"path": "/"})


def test_access_log_that_cannot_be_written_is_told_in_a_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cannot write the access log .*none/log: No such file"):
        AccessLog(tmp_path / "none" / "log")


def test_access_log_takes_its_time_from_the_clock(tmp_path: Path) -> None:
    AccessLog(tmp_path / "log", clock=lambda: 0.0).write({"path": "/\n"})
    assert (tmp_path / "log").read_text(encoding="utf-8") == (
        '{"time": "1970-01-01T00:00:00.000+00:00", "path": "/\\n"}\n'
    )
