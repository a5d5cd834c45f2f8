"""The transitions: the steps in which the parser finds trees and the recogniser names, taken with the interpreter's lock in hand.

The model lets that lock go while it takes them. But what asks it which step is allowed takes the lock and lets it go
again, many times a word, for a third of the time that the whole pipeline takes. Taken one by one, as in training, the
steps are the same to the bit, and the lock stays where it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc


class Transitions:
    """A component that finds what the one in whose place it stands would find."""

    def __init__(self, parser: Any) -> None:
        """Take the model and the moves of *parser*, a ``DependencyParser`` or an ``EntityRecognizer``."""
        self._parser = parser

    def __call__(self, doc: Doc) -> Doc:
        """Give *doc* its tree, or its names."""
        self._read([doc])
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        """Yield *docs* with their trees or names, *batch_size* of them read at a time."""
        coming = iter(docs)
        while batch := list(islice(coming, batch_size)):
            self._read(batch)
            yield from batch

    def _read(self, docs: list[Doc]) -> None:
        states = self._parser.moves.init_batch(docs)
        if any(map(len, docs)):
            model = self._parser.model.predict(docs)
            unfinished = [state for state in states if not state.is_final()]
            while unfinished:
                unfinished = self._parser.transition_states(unfinished, model.predict(unfinished))
            model.clear_memory()
        self._parser.set_annotations(docs, states)


@Language.factory("transitions", default_config={"of": "parser"})
def _transitions(nlp: Language, name: str, of: str) -> Transitions:
    return Transitions(nlp.get_pipe(of))


def hold_lock(nlp: Language) -> None:
    """Let the parser and the recogniser of *nlp* take their steps with the lock in hand; what they find is the same."""
    for name in ("parser", "ner"):
        nlp.add_pipe("transitions", f"{name}_transitions", config={"of": name}, after=name)
        nlp.disable_pipe(name)
