"""A soak test of some seconds: clients keep asking while workers are killed and slow queries end other workers."""

from __future__ import annotations

import http.client
import os
import random
import signal
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from processes import memory_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Service

QUICK = f"/sparql?query={quote('SELECT ?s { ?s ?p ?o } LIMIT 3')}"
SLOW = f"/sparql?query={quote('SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }')}"
SECONDS = 8


def test_service_outlives_its_workers(service: Service, start_service: Callable[..., Service]) -> None:
    other = start_service(service.folder, "--workers", "2", "--timeout", "0.5", "--cache", "0")
    end = time.monotonic() + SECONDS
    seen: list[int | str] = []

    def ask(path: str) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", other.port, timeout=20)
        while time.monotonic() < end:
            try:
                connection.request("GET", path)
                answer = connection.getresponse()
                answer.read()
                seen.append(answer.status)
            except (http.client.HTTPException, ConnectionError):
                seen.append("broken off")
                connection.close()
        connection.close()

    threads = [threading.Thread(target=ask, args=(path,)) for path in (*[QUICK] * 5, SLOW)]
    for thread in threads:
        thread.start()
    chance, memory = random.Random(7), 0
    killed: list[int] = []
    while time.monotonic() < end:
        time.sleep(0.5)
        if processes := other.processes():
            killed.append(chance.choice(processes))
            os.kill(killed[-1], signal.SIGKILL)
        if not memory and len(killed) == 5:
            memory = memory_of(other.process.pid)
    for thread in threads:
        thread.join(30)
    assert not any(thread.is_alive() for thread in threads)
    assert set(seen) <= {200, 503, 504, "broken off"}
    # A kill breaks off at most the requests that the worker has at that moment.
    assert seen.count("broken off") <= 6 * len(killed)
    assert seen.count(200) > SECONDS
    assert memory_of(other.process.pid) - memory < 10 * 1024 * 1024
    # A killed worker is listed until it has exited.
    for _ in range(100):
        processes = other.processes()
        if len(processes) == 2 and not {*processes} & {*killed} and other.get("/health").status == 200:
            break
        time.sleep(0.1)
    # Connections of clients that have left are closed, and nothing remains of the killed workers.
    assert len(other.processes()) == 2
    assert len(list(Path(f"/proc/{other.process.pid}/fd").iterdir())) < 40
