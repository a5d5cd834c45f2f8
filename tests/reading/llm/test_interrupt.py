"""An interrupt (Ctrl+C) of the reader that uses a language model."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

from stand_in import drips, stand_in

SCRIPT = """
import signal
import sys
from policyloom.graph.document import read_text
from policyloom.graph.reading.llm import Llm
from policyloom.ontology.own import built_in

# Where the tests run in the background of a shell, it is ignored from the start.
signal.signal(signal.SIGINT, signal.default_int_handler)
document = read_text("d", "Peru adopts the Port Plan.", roles={})
list(Llm(sys.argv[1], "m").make(built_in(), None).read([document]))
"""


def test_an_interrupt_ends_at_once_whatever_is_under_way() -> None:
    with stand_in(drips) as server:
        command = [sys.executable, "-c", SCRIPT, server.url]
        with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
            while not server.bodies:
                assert process.poll() is None
                time.sleep(0.05)
            begun = time.monotonic()
            process.send_signal(signal.SIGINT)
            _, told = process.communicate(timeout=30)
    assert time.monotonic() - begun < 10
    assert b"KeyboardInterrupt" in told
