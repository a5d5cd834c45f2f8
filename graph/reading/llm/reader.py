"""The reader by language model: it sends the windows of a document, several at once, and caches the replies."""

from __future__ import annotations

import hashlib
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

from ....ontology.errors import InputError
from ....ontology.own import Knowledge
from ...cache import Cache
from ...document import Document
from ...rejection import Rejection
from ..claim import Claim
from ..reader import Reading
from .client import AskError, Client
from .completion import Completion
from .config import Llm
from .prompt import Message, Prompt, compact
from .reply import Reply, ReplyError, claims_of, read_reply
from .schema import response_format
from .threads import Workers
from .token_count import tokens
from .window import Window, windows

# The number of further requests after a reply that cannot be read.
_AGAIN = 2
# A reply has about _REPLY times the tokens of its text; the prompt may fill the share _MOST_PROMPT of the context.
_REPLY = 4
_MOST_PROMPT = 0.62
_FEWEST_TOKENS = 100
# The number of windows that are queued ahead, for each request that may run at once.
_AHEAD = 2


@dataclass
class _Found:
    """The result of reading a window."""

    claims: list[Claim] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    fault: str | None = None


class LlmReader:
    """The reader by language model."""

    def __init__(
        self, config: Llm, knowledge: Knowledge, cache: Cache | None, *, key: str | None = None
    ) -> None:
        """Make a reader.

        :param cache: the cache of replies, so that no request is made twice.
        :raises InputError: the prompt leaves no room for text, or the packages of the client are not installed.
        """
        self._config, self._knowledge, self._cache, self._key = config, knowledge, cache, key
        self._prompt = Prompt(knowledge, room=int(_MOST_PROMPT * config.context))
        self._most = (config.context - self._prompt.tokens) // (1 + _REPLY)
        if self._most < _FEWEST_TOKENS:
            needed = self._prompt.tokens + _FEWEST_TOKENS * (1 + _REPLY)
            raise InputError(
                f"a context of {config.context:,} tokens leaves no room for text beside the prompt; "
                f"use a model with {needed:,} or more"
            )
        self._format = response_format(knowledge.kinds) if config.structured != "plain" else None
        self._client(threading.Event()).close()  # to report missing packages before anything is read

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Yield the reading of each of *documents*, lazily and in order.

        :raises InputError: the endpoint cannot be used as it is configured.
        """
        stopped = threading.Event()
        client = self._client(stopped)
        workers = Workers(self._config.concurrency)
        try:
            yield from self._read(documents, client, workers)
        finally:
            stopped.set()
            workers.end()
            client.close()

    def _read(self, documents: Iterable[Document], client: Client, workers: Workers) -> Iterator[Reading]:
        waiting: deque[tuple[Document, list[Future[_Found]]]] = deque()
        ahead = 0
        for document in documents:
            parts = windows(document, most=self._most, knowledge=self._knowledge)
            self._config.usage.add(windows=len(parts))
            waiting.append((document, [workers.do(self._window, document, part, client) for part in parts]))
            ahead += len(parts)
            while ahead > _AHEAD * self._config.concurrency or (waiting and _is_done(waiting[0][1])):
                read, found = waiting.popleft()
                ahead -= len(found)
                yield self._reading(read, [future.result() for future in found])
        while waiting:
            read, found = waiting.popleft()
            yield self._reading(read, [future.result() for future in found])

    def _reading(self, document: Document, found: Sequence[_Found]) -> Reading:
        faults = [one.fault for one in found if one.fault is not None]
        fault = None
        if faults:
            again = (
                "run it again to ask only for these" if self._cache else "run it again to ask for all of them"
            )
            first, *others = dict.fromkeys(faults)
            if others:
                first += f", and {len(others)} other {'reasons' if len(others) > 1 else 'reason'}"
            fault = f"no reply for {len(faults)} of {len(found)} parts: {first}; {again}"
        claims = tuple(claim for one in found for claim in one.claims)
        rejections = tuple(rejection for one in found for rejection in one.rejections)
        return Reading(document, claims, rejections, fault)

    def _window(self, document: Document, window: Window, client: Client) -> _Found:
        """Return the claims in *window*; where a reply breaks off, ask for the remaining sentences by themselves."""
        found = _Found()
        rest: Window | None = window
        try:
            while rest is not None:
                reply = self._reply(document, rest, client)
                claims, rejections = claims_of(reply, document, rest)
                found.claims += claims
                found.rejections += rejections
                rest = rest.rest(reply.read) if reply.read < len(rest.sentences) else None
        except AskError as fault:
            found.fault = str(fault)
        self._config.usage.add(read=1, failed=int(found.fault is not None))
        return found

    def _reply(self, document: Document, window: Window, client: Client) -> Reply:
        messages, count = self._prompt.messages(document, window), len(window.sentences)
        key = self._cache_key(messages)
        if (kept := self._kept(key, count)) is not None:
            self._config.usage.add(cached=1)
            return kept
        asked, fault = messages, ""
        for _ in range(1 + _AGAIN):
            answer = self._ask(asked, window, client)
            try:
                reply = read_reply(answer.text, count)
            except ReplyError as error:
                fault = str(error)
                asked = self._prompt.again(messages, answer.text, fault)
                continue
            if self._cache:
                self._cache.put(key, answer.text.encode("utf-8", "replace"))
            return reply
        raise AskError(f"the model's reply was unusable {1 + _AGAIN} times: {fault}")

    def _ask(self, messages: list[Message], window: Window, client: Client) -> Completion:
        usage, budget = self._config.usage, self._config.budget
        asked = sum(tokens(message["content"]) for message in messages)
        reserved = asked + _REPLY * sum(tokens(sentence.text) for sentence in window.sentences)
        if not usage.reserve(reserved, budget):
            raise AskError(f"the budget of {budget:,} tokens is spent")
        try:
            answer = client.ask(messages, self._format)
            usage.add(
                requests=1,
                tokens_in=answer.tokens_in or asked,
                tokens_out=answer.tokens_out or tokens(answer.text),
            )
        finally:
            usage.release(reserved)
        return answer

    def _kept(self, key: str, count: int) -> Reply | None:
        """Return the cached reply for *key*; None where there is none that can be read."""
        data = self._cache.get(key) if self._cache else None
        if data is None or self._cache is None:
            return None
        try:
            return read_reply(data.decode("utf-8"), count)
        except (UnicodeDecodeError, ReplyError):
            self._cache.drop(key)
            return None

    def _cache_key(self, messages: list[Message]) -> str:
        asked = compact([self._config.model, messages, self._format])
        return hashlib.sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()

    def _client(self, stopped: threading.Event) -> Client:
        config = self._config
        keeps = config.structured == "schema"
        return Client(
            config.url, config.model, self._key, timeout=config.timeout, stopped=stopped, keeps=keeps
        )


def _is_done(futures: Sequence[Future[_Found]]) -> bool:
    return all(future.done() for future in futures)
