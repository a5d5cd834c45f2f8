"""The client of an endpoint with the OpenAI chat interface; it retries, within limits of time and size."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ....ontology.errors import InputError
from .completion import LONGEST_TOLD, Completion, RefusalError, completion_of, said, wait_of
from .prompt import Message

if TYPE_CHECKING:
    import httpx2
    import openai

ATTEMPTS = 5
FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 60.0
_LONGEST_CONNECT = 20.0
# The longest wait in seconds, even where the server asks for more (Retry-After).
_LONGEST_WAIT = 180.0
_AGAIN = frozenset({408, 409, 425, 429})
_REFUSED = {
    301: "it has moved",
    302: "it has moved",
    307: "it has moved",
    308: "it has moved",
    401: "it refuses the key",
    403: "it refuses access",
    404: "it does not know the model or the address",
}
# A response is cut at this size; the reply to a window has only some kilobytes.
MOST_BYTES = 8_000_000
# The endpoint is given up after this many windows in a row without a reply.
_IN_A_ROW = 5
_ADVICE = "check that POLICYLOOM_LLM_KEY, --llm-url and --llm-model belong together"


class AskError(Exception):
    """A window has no reply; the message says why in one line."""


class OversizedError(Exception):
    """A response is too large, takes too long, is compressed or is no longer wanted, so it is cut."""


class Client:
    """A client for one endpoint and one model, usable by any number of threads."""

    def __init__(
        self,
        url: str,
        model: str,
        key: str | None,
        *,
        timeout: float,
        stopped: threading.Event,
        keeps: bool = False,
    ) -> None:
        """Make a client.

        :param timeout: the number of seconds that one request may take in all.
        :param stopped: once it is set, no further request is made.
        :param keeps: whether ``response_format`` is still sent when the endpoint says that it does not take it.
        """
        self._url, self._model, self._key, self._timeout = url, model, key, timeout
        self._stopped = stopped
        self._needed = {"response_format"} if keeps else set()
        self._lock = threading.Lock()
        self._left_out: set[str] = set()
        self._closed: str | None = None
        self._in_a_row = 0
        self._has_answered = False
        self._local = threading.local()
        self._client = _client(url, key, timeout, self._limit)

    def __repr__(self) -> str:
        """Show the endpoint and the model, without the key."""
        return f"Client({self._url!r}, {self._model!r})"

    def close(self) -> None:
        """Close its connections."""
        self._client.close()

    def ask(self, messages: Sequence[Message], response_format: dict[str, Any] | None) -> Completion:
        """Return the answer of the model.

        :raises AskError: there is no answer.
        :raises InputError: the endpoint cannot be used as configured: it was given up before it ever answered.
        """
        if self._closed is not None:
            raise self._given_up(self._closed)
        options: dict[str, Any] = {"temperature": 0}
        if response_format is not None:
            options["response_format"] = response_format
        fault = "no attempt was made"
        pause = FIRST_PAUSE
        attempts, is_absent = 0, False
        while attempts < ATTEMPTS and not self._stopped.is_set():
            sent = {name: value for name, value in options.items() if name not in self._left_out}
            wait: float | None = None
            try:
                answer = self._request(messages, sent)
            except RefusalError as refusal:
                if self._can_do_without(refusal, sent):
                    continue
                fault, wait = self._scrubbed(refusal.told), refusal.wait
                if not refusal.is_passing:
                    self._refused(refusal)
                    raise AskError(fault) from None
                is_absent = refusal.is_absent
            else:
                self._succeeded()
                return answer
            attempts += 1
            if attempts < ATTEMPTS:
                self._stopped.wait(pause if wait is None else min(wait, _LONGEST_WAIT))
                pause = min(2 * pause, _LONGEST_PAUSE)
        if self._stopped.is_set():
            raise AskError("it was stopped")
        self._failed(fault, closes=is_absent)
        raise AskError(f"{fault} (tried {attempts} times)")

    def _request(self, messages: Sequence[Message], options: dict[str, Any]) -> Completion:
        import httpx2
        import openai

        self._local.until = time.monotonic() + self._timeout
        try:
            raw = self._client.chat.completions.with_raw_response.create(
                model=self._model,
                messages=list(messages),  # type: ignore[arg-type]
                extra_headers={} if self._key else {"Authorization": openai.Omit()},
                **options,
            )
            return completion_of(raw.text)
        except openai.APIStatusError as error:
            raise self._refusal(error) from None
        except (openai.APIError, httpx2.HTTPError, OversizedError, ValueError) as error:
            is_absent = any(isinstance(cause, httpx2.ConnectError) for cause in _causes(error))
            raise RefusalError(self._connection_fault(error), is_absent=is_absent) from None

    def _refusal(self, error: openai.APIStatusError) -> RefusalError:
        status = error.status_code
        told = said(error.body) or _REFUSED.get(status, "")
        line = self._scrubbed(f"the endpoint answered {status}{f' ({told})' if told else ''}")
        wait = wait_of(error.response.headers)
        return RefusalError(line, status, wait, is_passing=status in _AGAIN or status >= 500, said=told)

    def _connection_fault(self, error: Exception) -> str:
        import openai

        causes = list(_causes(error))
        if large := next((cause for cause in causes if isinstance(cause, OversizedError)), None):
            return str(large)
        if isinstance(error, openai.APITimeoutError):
            return f"the endpoint did not answer within {self._timeout:g} seconds"
        if isinstance(error, openai.APIConnectionError):
            return self._scrubbed(f"nothing answers at {self._url} ({causes[-1] or 'the connection broke'})")
        return self._scrubbed(f"the endpoint's answer is not a chat completion ({error})")

    def _can_do_without(self, refusal: RefusalError, sent: dict[str, Any]) -> bool:
        """Drop, for the rest of the run, the options that the endpoint refuses by name; say whether there are any."""
        if refusal.status not in (400, 422, 501):
            return False
        said = refusal.said.lower()
        names = [name for name in sent if name in said or (name == "response_format" and "schema" in said)]
        names = [name for name in names if name not in self._needed]
        with self._lock:
            self._left_out.update(names)
        return bool(names)

    def _refused(self, refusal: RefusalError) -> None:
        """Note a refusal. It counts as a failure only where all requests must be refused, or none was ever answered."""
        if refusal.status is None:
            self._succeeded()  # the endpoint works, the model gives no answer to this text
        elif refusal.status in _REFUSED or not self._has_answered:
            self._failed(self._scrubbed(refusal.told), closes=refusal.status in _REFUSED)

    def _succeeded(self) -> None:
        with self._lock:
            self._has_answered, self._in_a_row = True, 0

    def _failed(self, fault: str, *, closes: bool) -> None:
        """Note a failure; *closes* says that every other request must fail too.

        :raises InputError: the endpoint is given up, and never answered a request.
        """
        with self._lock:
            self._in_a_row += 1
            if closes or self._in_a_row >= _IN_A_ROW:
                self._closed = self._closed or fault
        if self._closed is not None and not self._has_answered:
            raise self._given_up(self._closed)

    def _given_up(self, fault: str) -> Exception:
        if self._has_answered:
            return AskError(f"{fault}; it is no longer asked")
        return InputError(f"{self._url}: {fault}; {_ADVICE}")

    def _limit(self, response: httpx2.Response) -> None:
        """Wrap the stream of a response, so that it is cut where it is too large, too slow or no longer wanted."""
        import httpx2

        if response.headers.get("content-encoding", "identity") != "identity":
            raise OversizedError("the endpoint compressed its answer though it was asked not to")
        source, until, stopped = response.stream, self._local.until, self._stopped

        class Limited(httpx2.SyncByteStream):
            def __iter__(self) -> Iterator[bytes]:
                had = 0
                for part in source:  # type: ignore[union-attr]
                    had += len(part)
                    if had > MOST_BYTES:
                        raise OversizedError(f"the endpoint answered with more than {MOST_BYTES:,} bytes")
                    if stopped.is_set():
                        raise OversizedError("it was stopped")
                    if time.monotonic() > until:
                        raise OversizedError("the endpoint did not finish its answer in time")
                    yield part

            def close(self) -> None:
                source.close()  # type: ignore[union-attr]

        response.stream = Limited()

    def _scrubbed(self, line: str) -> str:
        if self._key:
            line = line.replace(self._key, "***")
        line = "".join(c if c.isprintable() else " " for c in line)
        return " ".join(line.split())[: 2 * LONGEST_TOLD]


def _client(
    url: str, key: str | None, timeout: float, limit: Callable[[httpx2.Response], None]
) -> openai.OpenAI:
    try:
        import httpx2
        import openai
    except ImportError:
        raise InputError(
            "the reader llm needs packages that are not installed; pip install 'policyloom[llm]'"
        ) from None
    # Omit headers that the openai package takes from its own environment variables: they are not for this endpoint.
    nothing: dict[str, Any] = {name: openai.Omit() for name in ("OpenAI-Organization", "OpenAI-Project")}
    http = httpx2.Client(
        timeout=httpx2.Timeout(timeout, connect=min(timeout, _LONGEST_CONNECT)),
        # The reader limits the number of concurrent requests.
        limits=httpx2.Limits(max_connections=None),
        event_hooks={"response": [limit]},
        follow_redirects=False,
    )
    return openai.OpenAI(
        base_url=url,
        api_key=key or "none",
        max_retries=0,
        default_headers={"Accept-Encoding": "identity", **nothing},
        http_client=http,
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield *error* and the chain of its causes."""
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__ or seen.__context__
