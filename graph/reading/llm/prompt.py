"""The prompt: the instructions on the kinds of facts, and the request for each window of a document."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ....ontology.kind import FIELDS
from ....ontology.kind import Example as KindExample
from ....ontology.knowledge import subjects, texts
from ....ontology.namespace import POL, SKOS
from ....ontology.own import Knowledge
from ...document import Document
from ...identity import digest
from .token_count import tokens
from .window import Window

if TYPE_CHECKING:
    from jinja2 import Environment

Message = dict[str, str]

TEMPLATES = ("prompt.md", "window.md", "again.md", "examples.json")
"""The files that the prompt is made of."""

KEYS = (*FIELDS, "target", "negated", "modality", "attribution")
"""The keys that a fact of a reply may have beside its type, subject and object, in this order."""

# The number of characters of an unusable reply that are shown to the model again.
_SHOWN = 2_000


@dataclass(frozen=True)
class Example:
    """A worked example: the request for a short text, and the reply with all its facts."""

    request: str
    reply: str


@dataclass(frozen=True)
class Concept:
    """A value that a key may have, with its meaning."""

    name: str
    meaning: str


class Prompt:
    """The prompt for the kinds of facts of an ontology."""

    def __init__(self, knowledge: Knowledge, room: int | None = None) -> None:
        """Make the prompt for the kinds of facts of *knowledge* and their roles.

        :param room: the number of tokens that it should have at most; only examples are left out to keep to it.
        """
        self._knowledge = knowledge
        self._room = room

    def messages(self, document: Document, window: Window) -> list[Message]:
        """Return the messages that ask for the facts of *window*; the first message is the same for every window."""
        metadata = document.metadata
        request = self._request(
            [
                (s.text, i > 0 and s.paragraph != window.sentences[i - 1].paragraph)
                for i, s in enumerate(window.sentences)
            ],
            title=metadata.title,
            date=metadata.issued,
            about=metadata.about,
            language=metadata.language,
            names=window.names,
            before=window.before,
        )
        return [{"role": "system", "content": self.system}, {"role": "user", "content": request}]

    def again(self, messages: Sequence[Message], reply: str, fault: str) -> list[Message]:
        """Return the messages that ask once more, after a *reply* that has a *fault*."""
        asked = self._environment.get_template("again.md").render(fault=fault).strip()
        return [
            *messages,
            {"role": "assistant", "content": reply[:_SHOWN]},
            {"role": "user", "content": asked},
        ]

    @cached_property
    def system(self) -> str:
        """The system message: kinds of facts, rules, format of the reply, and as many examples as there is room for."""
        shown = {(e.context, e.sentence): e for kind in self._knowledge.kinds for e in kind.examples}
        sentences, texts = list(shown.values()), [self._shown(example) for example in examples()]
        fewer = [(sentences, texts[:count]) for count in range(len(texts), -1, -1)]
        for told in (*fewer, ([], [])):
            system = self._told(*told)
            if self._room is None or tokens(system) <= self._room:
                break
        return system

    @cached_property
    def tokens(self) -> int:
        """The approximate number of tokens of a request beside its sentences."""
        return tokens(self.system) + 600

    def _told(self, sentences: Sequence[KindExample], texts: Sequence[Example]) -> str:
        modalities = _concepts(self._knowledge, POL.modalities)
        return (
            self._environment.get_template("prompt.md")
            .render(
                kinds=self._knowledge.kinds,
                keys=KEYS,
                qualifiers=[concept.name for concept in _concepts(self._knowledge, POL.qualifiers)],
                modalities=modalities,
                sentences=sentences,
                texts=texts,
            )
            .strip()
        )

    def _shown(self, example: Mapping[str, Any]) -> Example:
        told = example["sentences"]
        request = self._request(
            [(sentence["text"], False) for sentence in told],
            **{name: example.get(name) for name in ("title", "date", "about", "language")},
            names=(),
            before=(),
        )
        reply = {"sentences": [{"n": n, "facts": sentence["facts"]} for n, sentence in enumerate(told, 1)]}
        return Example(request, compact(reply))

    def _request(self, sentences: Sequence[tuple[str, bool]], **known: Any) -> str:
        shown = [{"text": " ".join(text.split()), "opens": opens} for text, opens in sentences]
        # A text cannot contain a digest of itself, so nothing in it can pass for the line that ends it.
        code = digest(*(text for text, _ in sentences))
        return self._environment.get_template("window.md").render(sentences=shown, code=code, **known).strip()

    @cached_property
    def _environment(self) -> Environment:
        from jinja2 import Environment, FunctionLoader, StrictUndefined

        environment = Environment(  # noqa: S701 - what it makes is read by a model, not by a browser
            undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, loader=FunctionLoader(template)
        )
        environment.filters["compact"] = compact
        return environment


def template(name: str) -> str:
    """Return the text of one of :data:`TEMPLATES`."""
    return (files(__name__.rpartition(".")[0]) / name).read_text(encoding="utf-8")


def examples() -> list[dict[str, Any]]:
    """Return the worked examples: each a text with title, date and about, and its sentences with their facts."""
    found: list[dict[str, Any]] = json.loads(template("examples.json"))
    return found


def compact(value: object) -> str:
    """Return *value* as JSON without white space.

    >>> compact({"n": 1, "facts": []})
    '{"n":1,"facts":[]}'
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _concepts(knowledge: Knowledge, scheme: str) -> list[Concept]:
    """Return the concepts of *scheme*, sorted by name."""
    store = knowledge.store
    found = []
    for iri in subjects(store, SKOS.inScheme, scheme):
        for name in texts(store, iri, SKOS.prefLabel):
            meaning = " ".join(texts(store, iri, SKOS.definition)).rstrip(".")
            found.append(Concept(name, meaning[:1].lower() + meaning[1:]))
    return sorted(found, key=lambda concept: concept.name)
