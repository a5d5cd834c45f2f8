"""The configuration of the reader by language model: endpoint, model and limits."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from ....ontology.errors import InputError, reading
from ....ontology.own import Knowledge
from ...cache import Cache
from ...identity import digest
from ..reader import Reader
from .usage import Usage

Structured = Literal["auto", "schema", "plain"]
STRUCTURED: tuple[Structured, ...] = ("auto", "schema", "plain")
"""Whether the endpoint is to hold the model to a JSON schema: where it can (``auto``), always, or never (``plain``)."""

URL, MODEL, KEY, KEY_FILE = (f"POLICYLOOM_LLM_{name}" for name in ("URL", "MODEL", "KEY", "KEY_FILE"))
"""The environment variables that are read."""

CONTEXT = 32_768
CONCURRENCY = 4
TIMEOUT = 300.0

_SMALLEST_CONTEXT = 2_048
_MOST_CONCURRENCY = 256
_EXAMPLE = "http://127.0.0.1:11434/v1"


@dataclass(frozen=True)
class Llm:
    """The reader by language model.

    :param url: the base URL of the OpenAI chat interface, such as ``http://127.0.0.1:11434/v1``.
    :param model: the name of the model at the endpoint.
    :param context: the number of tokens that a request and its reply may have together.
    :param concurrency: the number of requests that may run at once.
    :param timeout: the number of seconds that one request may take.
    :param budget: the number of tokens that may be spent; None for no limit.
    :param price_in: the price of a million request tokens; *price_out* of reply tokens; used to compute the cost.
    :param structured: whether the endpoint is to hold the model to a JSON schema, see :data:`STRUCTURED`.
    :param usage: the requests made and tokens spent so far.
    """

    url: str
    model: str
    context: int = CONTEXT
    concurrency: int = CONCURRENCY
    timeout: float = TIMEOUT
    budget: int | None = None
    price_in: float | None = None
    price_out: float | None = None
    structured: Structured = "auto"
    usage: Usage = field(default_factory=Usage, compare=False, repr=False)
    is_single: bool = field(default=True, init=False)
    languages: tuple[str, ...] = field(default=(), init=False)

    def __post_init__(self) -> None:
        """Refuse settings that cannot work.

        :raises InputError: a setting is invalid.
        """
        address = urlsplit(self.url)
        if address.scheme not in ("http", "https") or not address.hostname:
            raise InputError(f"{self.url!r} is not the address of a model; give one such as {_EXAMPLE}")
        if address.username or address.password:
            raise InputError(
                f"the address of the model contains a user name or a password; take it out and set {KEY} instead"
            )
        if self.context < _SMALLEST_CONTEXT:
            raise InputError(
                f"a context of {self.context:,} tokens is too small; give {_SMALLEST_CONTEXT:,} or more"
            )
        if not 1 <= self.concurrency <= _MOST_CONCURRENCY:
            raise InputError(
                f"the number of requests at once is {self.concurrency}; give 1 to {_MOST_CONCURRENCY}"
            )
        if not self.timeout > 0:
            raise InputError(f"the timeout is {self.timeout:g} seconds; give more than 0")
        if self.structured not in STRUCTURED:
            raise InputError(f"unknown way to ask for JSON {self.structured!r}; use auto, schema or plain")
        if self.budget is not None and self.budget < 1:
            raise InputError(f"the budget is {self.budget:,} tokens; give 1 or more, or no budget")

    @property
    def label(self) -> str:
        """The name ``llm`` and the model."""
        return f"llm {self.model}"

    @property
    def identity(self) -> str:
        """The model, the digest of the prompt, the context size and the *structured* setting."""
        from .prompt import TEMPLATES, template

        prompt = digest(*map(template, TEMPLATES))
        return f"llm {self.model} {prompt} {self.context} {self.structured}"

    @property
    def cost(self) -> float | None:
        """The cost so far; None where a price is not known."""
        return self.usage.count.cost(self.price_in, self.price_out)

    def make(self, knowledge: Knowledge, cache: Cache | None) -> Reader:
        """Return the reader.

        :raises InputError: the extra is not installed, the key cannot be read, or the prompt leaves no room for text.
        """
        from .reader import LlmReader

        return LlmReader(self, knowledge, cache, key=read_key(os.environ))


def llm_config(
    url: str | None = None,
    model: str | None = None,
    *,
    environ: Mapping[str, str] = os.environ,
    **settings: object,
) -> Llm:
    """Return the configuration for *model* at *url*; the environment provides what is not given.

    :param settings: the other fields of :class:`Llm`; those that are None keep their defaults.
    :raises InputError: the URL or the model is missing, or a setting is unknown or invalid.
    """
    url, model = url or environ.get(URL), model or environ.get(MODEL)
    if not url or not model:
        missing = " and ".join(
            f"{what} (--llm-{option} or {name})"
            for what, option, name, value in (
                ("the address of an endpoint", "url", URL, url),
                ("the name of a model", "model", MODEL, model),
            )
            if not value
        )
        raise InputError(
            f"the reader llm needs {missing}; the address of a model on this machine is often {_EXAMPLE}"
        )
    known = [field.name for field in fields(Llm) if field.init and field.name != "usage"]
    if unknown := sorted(settings.keys() - known):
        raise InputError(f"the reader llm has no setting {unknown[0]!r}; the settings are {', '.join(known)}")
    return replace(Llm(url, model), **{name: value for name, value in settings.items() if value is not None})  # type: ignore[arg-type]


def read_key(environ: Mapping[str, str]) -> str | None:
    """Return the key for the endpoint; None where none is set.

    :raises InputError: the key is malformed, or its file cannot be read or is empty; the message does not show the key.
    """
    if key := environ.get(KEY, "").strip():
        return _checked(key, KEY)
    if not (path := environ.get(KEY_FILE, "").strip()):
        return None
    with reading(path, f"{KEY_FILE} names the file that holds the key", missing=f"key file ({KEY_FILE})"):
        key = Path(path).read_text(encoding="utf-8", errors="replace").strip()
    return _checked(key, path)


def _checked(key: str, where: str) -> str:
    if not key.isascii() or not key.isprintable() or " " in key:
        raise InputError(
            f"{where} does not hold a key; write one line of letters, digits and symbols there, without spaces"
        )
    if not key:
        raise InputError(f"{where} is empty; write the key there")
    return key
