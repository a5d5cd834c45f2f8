"""The client, tested against an endpoint that follows a script."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from email.utils import formatdate

import pytest
from stand_in import Step, completion, cuts, drips, reads, refuses, says, sends, stand_in

from policyloom.graph.reading.llm import client as module
from policyloom.graph.reading.llm.client import AskError, Client
from policyloom.graph.reading.llm.completion import Completion, wait_of
from policyloom.ontology.errors import InputError

ASKED = [{"role": "system", "content": "s"}, {"role": "user", "content": "[1] Peru adopts the Port Plan."}]
FORMAT = {"type": "json_schema", "json_schema": {"name": "facts", "schema": {"type": "object"}}}
KEY = "sk-not-to-be-seen"


@pytest.fixture
def stopped() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


def client_of(
    url: str, stopped: threading.Event, key: str | None = KEY, timeout: float = 5.0
) -> closing[Client]:
    return closing(Client(url, "m", key, timeout=timeout, stopped=stopped))


def ask(url: str, stopped: threading.Event, timeout: float = 5.0) -> Completion:
    with client_of(url, stopped, timeout=timeout) as client:
        return client.ask(ASKED, FORMAT)


@pytest.mark.parametrize(
    "steps",
    [
        (refuses(503), refuses(502), reads),
        (refuses(429, retry_after="0"), reads),
        (refuses(429, retry_after="Thu, 01 Jan 1970 00:00:00 GMT"), reads),
        (refuses(408), reads),
        (cuts, reads),
        (sends(b"<html>Welcome</html>", kind="text/html"), reads),
        (sends(b'{"choices": []}'), reads),
        (refuses(400, "Unsupported value: 'temperature' does not support 0 with this model"), reads),
        (refuses(400, "response_format is not supported"), reads),
        (refuses(422, "json_schema: not known"), reads),
    ],
)
def test_what_passes_is_tried_again(steps: tuple[Step, ...], stopped: threading.Event) -> None:
    with stand_in(*steps) as server:
        assert ask(server.url, stopped).text.startswith('{"sentences"')
        assert len(server.bodies) == len(steps)


SEEN = f"Incorrect API key provided: {KEY}"
MOVED = sends(b"<html>moved</html>", 302, "text/html", location="/elsewhere")
NOT_ANSWERED = r"nothing answers at .* \(tried 5 times\)$"
# The last step of the script, its error, what is told of it, and the requests that it takes.
AT_FIRST: list[tuple[Step, type[Exception], str, int]] = [
    (refuses(401, SEEN), InputError, r"answered 401 \(Incorrect API key provided: \*\*\*\); check", 1),
    (
        refuses(403, "<b>no</b>"),
        InputError,
        r"answered 403 \(it refuses access\); check that POLICYLOOM_LLM_KEY",
        1,
    ),
    (refuses(404, "model 'm' not found"), InputError, r"answered 404 \(model 'm' not found\)", 1),
    (MOVED, InputError, r"answered 302 \(it has moved\)", 1),
    (cuts, AskError, NOT_ANSWERED, 5),
]
LATER: list[tuple[Step, type[Exception], str, int]] = [
    (cuts, AskError, NOT_ANSWERED, 5),
    (refuses(401, "expired"), AskError, r"answered 401 \(expired\)", 1),
    (refuses(400, "the text is too long"), AskError, r"answered 400 \(the text is too long\)$", 1),
    (
        refuses(500, "out of memory\nat 3"),
        AskError,
        r"answered 500 \(out of memory at 3\) \(tried 5 times\)$",
        5,
    ),
    (says("", "content_filter"), AskError, r"gave no answer \(content_filter\)$", 1),
    (says("", f"no\n{KEY}\x1b"), AskError, r"gave no answer \(no \*\*\*\s*\)$", 1),
    (sends(b"[" * 100_000), AskError, r"is not a chat completion \(it begins '\[\[", 5),
    (sends(b" " * 50_000_000), AskError, r"answered with more than 8,000,000 bytes \(tried 5 times\)$", 5),
    (sends(b"\x1f\x8b", content_encoding="gzip"), AskError, "compressed its answer", 5),
]


@pytest.mark.parametrize(
    ("before", "failure"), [*((0, row) for row in AT_FIRST), *((1, row) for row in LATER)]
)
def test_what_fails_ends_the_run_at_first_and_costs_one_window_later(
    before: int, failure: tuple[Step, type[Exception], str, int], stopped: threading.Event
) -> None:
    step, error, told, requests = failure
    with stand_in(*[reads] * before, step) as server, client_of(server.url, stopped) as client:
        for _ in range(before):
            client.ask(ASKED, FORMAT)
        with pytest.raises(error, match=told) as caught:
            client.ask(ASKED, FORMAT)
    assert caught.type is error
    assert len(server.bodies) == before + requests
    assert KEY not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_address_where_nothing_answers_ends_the_run(stopped: threading.Event) -> None:
    with pytest.raises(InputError, match=r"^[^\n]*http://127.0.0.1:9/v1: nothing answers at[^\n]*$"):
        ask("http://127.0.0.1:9/v1", stopped)


def test_an_answer_that_drips_is_cut_in_time(
    stopped: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ATTEMPTS", 1)
    begun = time.monotonic()
    with stand_in(drips) as server, pytest.raises(AskError, match="did not finish its answer in time"):
        ask(server.url, stopped, timeout=0.5)
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after": formatdate(100, usegmt=True), "date": formatdate(40, usegmt=True)}, 60.0),
        ({"retry-after": formatdate(10, usegmt=True), "date": formatdate(40, usegmt=True)}, 0.0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-5"}, None),
        ({}, None),
    ],
)
def test_retry_after_is_a_number_or_a_date(headers: dict[str, str], seconds: float | None) -> None:
    import httpx2

    assert wait_of(httpx2.Headers(headers)) == seconds


def test_a_wait_is_broken_off_when_the_run_is_stopped(stopped: threading.Event) -> None:
    with stand_in(refuses(429, retry_after="100")) as server:
        threading.Timer(0.1, stopped.set).start()
        begun = time.monotonic()
        with pytest.raises(AskError, match="it was stopped"):
            ask(server.url, stopped)
        assert time.monotonic() - begun < 5


def test_the_key_is_sent_and_shown_nowhere(
    stopped: threading.Event, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with stand_in() as server, client_of(server.url, stopped) as client:
        client.ask(ASKED, FORMAT)
    sent = {name.lower(): value for name, value in server.headers[0].items()}
    assert sent["authorization"] == f"Bearer {KEY}"
    assert "chat/completions" in caplog.text
    assert KEY not in caplog.text + repr(client)


def test_without_a_key_none_is_sent(stopped: threading.Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "another")
    monkeypatch.setenv("OPENAI_ORG_ID", "ours")
    with stand_in() as server, client_of(server.url, stopped, key=None) as client:
        client.ask(ASKED, FORMAT)
    sent = {name.lower() for name in server.headers[0]}
    assert not sent & {"authorization", "openai-organization", "openai-project"}


@pytest.mark.parametrize(
    ("step", "tries", "is_given_up"),
    [
        (refuses(500), module.ATTEMPTS, True),
        (refuses(400, "no"), 1, False),
        (says("", "content_filter"), 1, False),
    ],
)
def test_an_endpoint_that_fails_again_and_again_is_given_up_but_not_one_that_refuses_texts(
    step: Step, tries: int, is_given_up: bool, stopped: threading.Event
) -> None:
    with stand_in(reads, step) as server, client_of(server.url, stopped) as client:
        client.ask(ASKED, None)
        for _ in range(8):
            with pytest.raises(AskError):
                client.ask(ASKED, None)
        assert len(server.bodies) == 1 + (5 if is_given_up else 8) * tries
        server.steps = [reads]
        if not is_given_up:
            assert client.ask(ASKED, None).text


def test_a_list_of_parts_is_an_answer_too(stopped: threading.Event) -> None:
    parts = completion("{}").replace(b'"{}"', b'[{"type": "text", "text": "{}"}]')
    with stand_in(sends(parts)) as server:
        assert ask(server.url, stopped).text == "{}"
