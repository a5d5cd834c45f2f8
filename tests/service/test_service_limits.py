"""The limits: hostile queries get an honest status in time, and harm nobody else."""

from __future__ import annotations

import http.client
import resource
import select
import socket
import subprocess
import sys
import threading
import time
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from load import in_time, wait_until
from processes import seconds_of

from policyloom.queries.service.limits import MIB

from .conftest import SLOW

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Service

CORPUS = tomllib.loads(Path(__file__).with_name("hostile.toml").read_text(encoding="utf-8"))


def _text(entry: dict[str, Any]) -> str:
    part = {**dict.fromkeys(("before", "repeated", "middle", "closing", "after"), ""), "times": 1, **entry}
    text = part["before"] + part["repeated"] * part["times"] + part["middle"]
    return str(text + part["closing"] * part["times"] + part["after"])


@pytest.mark.parametrize("name", CORPUS)
def test_hostile_query_gets_an_honest_status_in_time(service: Service, name: str) -> None:
    sparql, allowed = _text(CORPUS[name]).replace("ENDPOINT", service.url), CORPUS[name]["allowed"]
    with in_time(6):
        try:
            status: int | str = service.query(sparql, "*/*").status
        except (http.client.IncompleteRead, http.client.RemoteDisconnected, ConnectionError):
            status = "broken off"
    assert status in allowed
    # It takes a while to replace a worker that the query ended, on a busy machine longer than a request waits.
    wait_until(lambda: service.get("/health").status == 200)


def test_no_worker_runs_on_after_its_time(service: Service) -> None:
    service.query(SLOW)
    with in_time(5):
        wait_until(lambda: not _busy(service))


def test_worker_of_a_client_that_is_gone_is_ended(patient: Service) -> None:
    connection = _asking(patient)
    wait_until(lambda: patient.gauge("workers_busy") == 1)
    before = set(patient.processes())
    connection.close()
    # The query's own time limit ends long after these waits have given up.
    wait_until(lambda: not before <= set(patient.processes()))
    wait_until(lambda: not patient.gauge("workers_busy"))


def test_too_many_queries_are_told_to_come_back(patient: Service) -> None:
    connections = [_asking(patient) for _ in range(8)]
    # Two run, three wait, and the other three are refused at once: those that run may take an hour.
    answered: list[socket.socket] = []
    while len(answered) < 3:
        answered = select.select([connection.sock for connection in connections], [], [], 300)[0]
        time.sleep(0.05)
    answers = [connection.getresponse() for connection in connections if connection.sock in answered]
    assert [answer.status for answer in answers] == [503] * 3
    assert all(int(answer.headers["retry-after"]) > 0 for answer in answers)
    assert (patient.gauge("workers_busy"), patient.gauge("requests_waiting")) == (2, 3)
    for connection in connections:
        connection.close()
    wait_until(lambda: patient.get("/health").status == 200)


def test_query_that_is_too_long_is_refused(service: Service) -> None:
    assert service.query("ASK {} #" + "x" * 100_000).status == 413
    assert service.get("/sparql?query=ASK%20%7B%7D%23" + "x" * 60_000).status == 200


def test_query_with_too_many_patterns_is_refused_at_once(service: Service) -> None:
    chain = "".join(f"?o{number} <urn:a.b,c;d> ?o{number + 1} . # a . b\n" for number in range(100))
    assert service.query(f"SELECT * {{ {chain} }}").status == 200
    star = "".join(f"?s <urn:a> ?o{number} ." for number in range(101))
    before = sum(map(seconds_of, service.processes()))
    answer = service.query(f"SELECT * {{ {star} }}")
    assert answer.status == 400
    assert "more than 100 patterns" in answer.text
    # Planning this query would take more than half a second.
    assert sum(map(seconds_of, service.processes())) - before < 0.2


def test_answer_that_is_streamed_and_gets_too_long_breaks_visibly(service: Service) -> None:
    # The answer is longer than the part held back before the first byte is sent, and than the limit in all.
    long = "SELECT ?a ?b ?c ?d WHERE { ?a ?b ?c . ?d ?e ?f } LIMIT 90000"
    with pytest.raises((http.client.IncompleteRead, ConnectionError)):
        service.query(long)


@pytest.mark.parametrize(("hard", "is_made"), [(resource.RLIM_INFINITY, True), (200 * MIB, False)])
def test_index_of_names_may_take_more_memory_than_a_query(
    service: Service, tmp_path: Path, hard: int, is_made: bool
) -> None:
    process = subprocess.run(
        [sys.executable, "-P", "-m", "policyloom.queries.search", str(tmp_path / "index")],
        input=str(service.folder).encode(),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (200 * MIB, hard)),
        capture_output=True,
        check=False,
    )
    assert (process.returncode == 0) == is_made


def test_graceful_stop_finishes_what_is_under_way(
    service: Service, start_service: Callable[..., Service]
) -> None:
    other = start_service(service.folder, "--workers", "1", "--timeout", "2")
    answers = []
    thread = threading.Thread(target=lambda: answers.append(other.query(SLOW)))
    thread.start()
    wait_until(lambda: other.gauge("workers_busy") == 1)
    other.stop()
    thread.join()
    assert [answer.status for answer in answers] == [504]


def _asking(service: Service) -> http.client.HTTPConnection:
    """Return a connection on which a query that does not end was sent."""
    connection = http.client.HTTPConnection("127.0.0.1", service.port)
    connection.request("POST", "/sparql", SLOW, {"Content-Type": "application/sparql-query"})
    return connection


def _busy(service: Service) -> bool:
    processes = service.processes()
    before = sum(map(seconds_of, processes))
    time.sleep(0.2)
    return sum(map(seconds_of, processes)) - before > 0.05
