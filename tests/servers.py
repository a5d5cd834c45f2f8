"""Third-party SPARQL servers, each a private instance in its own folder, stopped when its context ends."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import pytest

_INI = Path(__file__).with_name("virtuoso.ini")


class Server(NamedTuple):
    """A running SPARQL server.

    :param location: the value of ``--store`` to read and write it.
    :param query: the URL for queries, which needs no password.
    """

    location: str
    query: str
    process: subprocess.Popen[bytes]


@contextmanager
def oxigraph(folder: Path, *options: str) -> Iterator[Server]:
    """Run Oxigraph's own server on a store in *folder*; skip the test if it is not installed."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("the oxigraph server is not installed")
    port = _free_port()
    command = [program, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}", *options]
    with _running(command, folder) as process:
        _wait(process, f"http://127.0.0.1:{port}/")
        url = f"http://127.0.0.1:{port}/query"
        yield Server(url, url, process)


@contextmanager
def virtuoso(folder: Path) -> Iterator[Server]:
    """Run Virtuoso 7 on a new database in *folder*; skip the test if it is not installed.

    It has the default user and password of Virtuoso and can be reached from this machine only.
    """
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("Virtuoso is not installed: apt-get install virtuoso-opensource")
    port = _free_port()
    text = _INI.read_text(encoding="utf-8").format(sql=_free_port(), http=port)
    (folder / "virtuoso.ini").write_text(text, encoding="utf-8")
    with _running([program, "+configfile", "virtuoso.ini", "+foreground"], folder) as process:
        host = f"127.0.0.1:{port}"
        _wait(process, f"http://{host}/sparql")
        yield Server(f"http://dba:dba@{host}/sparql-auth", f"http://{host}/sparql", process)


@contextmanager
def _running(command: list[str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    silent = subprocess.DEVNULL
    # Use setpriv where it is installed, so that killed tests leave no server behind.
    if guard := shutil.which("setpriv"):
        command = [guard, "--pdeathsig", "KILL", *command]
    with subprocess.Popen(command, cwd=folder, stdin=silent, stdout=silent, stderr=silent) as process:
        try:
            yield process
        finally:
            process.kill()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], url: str) -> None:
    for _ in range(600):
        with suppress(OSError):
            urllib.request.urlopen(url, timeout=5).close()
            return
        assert process.poll() is None, "the server ended before it answered"
        time.sleep(0.1)
    raise AssertionError(f"{url} did not answer within a minute")
