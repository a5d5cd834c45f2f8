"""The sandbox: a process that does not need the network cannot use it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Service

ASKS = """
import sys
from policyloom.queries.service.processes.sandbox import forbid_network
import pyoxigraph, socket, threading
store, url = pyoxigraph.Store(), sys.argv[1]
query = f"SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}"
print(len(list(store.query(query))))
pair = socket.socketpair()
if not forbid_network():
    sys.exit(3)
for kind in (socket.AF_INET, socket.AF_INET6):
    try:
        socket.socket(kind)
    except PermissionError:
        print("refused")
def ask():
    try:
        list(store.query(query))
    except OSError:
        print("refused")
thread = threading.Thread(target=ask)
thread.start()
thread.join()
pair[0].send(b"open")
print(pair[1].recv(4).decode())
"""


def test_engine_without_the_network_asks_no_endpoint(service: Service) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASKS, f"{service.url}/sparql"], capture_output=True, text=True, check=False
    )
    if done.returncode == 3:
        pytest.skip("this kernel has no seccomp")
    found, *said = done.stdout.split()
    assert int(found) > 0, done.stderr
    assert said == ["refused", "refused", "refused", "open"]


def test_workers_and_the_writer_are_without_it(service: Service, writable: Service) -> None:
    processes = {
        process: Path(f"/proc/{process}/cmdline").read_text(encoding="utf-8")
        for process in (*service.processes(), *writable.processes())
    }
    # The process that answers questions in English is left out.
    engines = [
        process for process, command in processes.items() if ".front" in command or ".writer" in command
    ]
    assert len(engines) == 5
    for process in engines:
        threads = list(Path(f"/proc/{process}/task").iterdir())
        modes = [
            re.search(r"Seccomp:\t(\d)", (thread / "status").read_text(encoding="ascii"))
            for thread in threads
        ]
        # Mode 2 is a seccomp filter; at least the thread in which the engine runs must have it.
        assert "2" in [mode[1] for mode in modes if mode]
