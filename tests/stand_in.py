"""A stand-in for a language model's endpoint, in this process: each request gets the next step of a script."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Step = Callable[["Handler", dict[str, Any]], None]

_SENTENCE = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)
_ADOPTS = re.compile(r"(\w+) adopts the (\w+ \w+)")


class Handler(BaseHTTPRequestHandler):
    """The request handler, which takes each answer from the server's script."""

    server: Server
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        step = self.server.take(body, dict(self.headers))
        step(self, body)

    def log_message(self, format: str, *args: object) -> None:
        pass

    def send(self, status: int, data: bytes, kind: str = "application/json", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)


class Server(ThreadingHTTPServer):
    """The endpoint; the last step of its script answers all further requests."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, steps: Sequence[Step]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.steps = list(steps)
        self.bodies: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self._lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def take(self, body: dict[str, Any], headers: dict[str, str]) -> Step:
        with self._lock:
            self.bodies.append(body)
            self.headers.append(headers)
            return self.steps.pop(0) if len(self.steps) > 1 else self.steps[0]

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore errors: a client may have closed its connection."""


@contextmanager
def stand_in(*steps: Step) -> Iterator[Server]:
    """Serve *steps* while the context lasts."""
    server = Server(steps or (reads,))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def completion(text: str, finish: str = "stop") -> bytes:
    message = {"role": "assistant", "content": text}
    choice = {"index": 0, "finish_reason": finish, "message": message}
    usage = {"prompt_tokens": 1000, "completion_tokens": 100}
    return json.dumps({"object": "chat.completion", "choices": [choice], "usage": usage}).encode()


def asked(body: dict[str, Any]) -> list[tuple[int, str]]:
    """Return the numbered sentences of a request."""
    text = body["messages"][1]["content"]
    return [(int(number), words) for number, words in _SENTENCE.findall(text)]


def facts(body: dict[str, Any]) -> dict[str, Any]:
    """Return the reply of a good model to sentences such as "Peru adopts the Port Plan."."""
    return {
        "sentences": [
            {
                "n": number,
                "facts": [
                    {"type": "adopts", "subject": subject, "object": plan}
                    for subject, plan in _ADOPTS.findall(words)
                ],
            }
            for number, words in asked(body)
        ]
    }


def reads(handler: Handler, body: dict[str, Any]) -> None:
    """Answer as a good model does."""
    handler.send(200, completion(json.dumps(facts(body))))


def says(text: str | Callable[[str], str], finish: str = "stop") -> Step:
    """Return a step that answers with *text*, or with what the function *text* returns for a good answer."""

    def step(handler: Handler, body: dict[str, Any]) -> None:
        told = text if isinstance(text, str) else text(json.dumps(facts(body)))
        handler.send(200, completion(told, finish))

    return step


def refuses(status: int, told: str = "no", **headers: str) -> Step:
    """Return a step that refuses with a status and a reason."""
    return sends(json.dumps({"error": {"message": told}}).encode(), status, **headers)


def sends(data: bytes, status: int = 200, kind: str = "application/json", **headers: str) -> Step:
    """Return a step that sends *data* unchanged."""
    return lambda handler, _: handler.send(status, data, kind, **headers)


def cuts(handler: Handler, body: dict[str, Any]) -> None:
    """Close the connection in the middle of the answer."""
    data = completion(json.dumps(facts(body)))
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data[: len(data) // 2])
    handler.close_connection = True


def drips(handler: Handler, _: dict[str, Any]) -> None:
    """Send one byte every 0.1 seconds, for a minute or until the client leaves."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    handler.close_connection = True
    for _count in range(600):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.1)


def waits(seconds: float) -> Step:
    """Return a step that waits, then answers as a good model does."""

    def step(handler: Handler, body: dict[str, Any]) -> None:
        time.sleep(seconds)
        reads(handler, body)

    return step
