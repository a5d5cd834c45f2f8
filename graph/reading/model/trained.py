"""The trained reader: a text in, statements out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .calibration import Calibration
from .candidate import Grammar, grammar
from .decoding import Find, Floors, decode
from .kind import KINDS, Kinds
from .network import Network
from .text import Source, read_text
from .window import Shape, Special, Window, windows
from .wording import Statement, as_row, word

if TYPE_CHECKING:
    from tokenizers import Tokenizer


@dataclass(frozen=True)
class Trained:
    """A network with all that it takes to read with it."""

    network: Network
    tokenizer: Tokenizer
    shape: Shape
    special: Special
    calibration: Calibration
    kinds: Kinds = KINDS
    grammar: Grammar = field(default_factory=grammar)
    floors: Floors = field(default_factory=Floors)

    def finds(self, source: Source) -> Iterator[tuple[Window, Find]]:
        """Yield all that the network finds, sure or not."""
        cut = list(windows(read_text(source, self.tokenizer, self.grammar), self.shape, self.special))
        for window, scores in zip(cut, self.network.score(cut), strict=True):
            for find in decode(window, scores, self.floors, self.kinds):
                yield window, find

    def read(self, source: Source) -> Iterator[tuple[Window, Statement]]:
        """Yield what is sure enough, in words, each thing once a sentence."""
        seen: set[tuple[object, ...]] = set()
        for window, find in self.finds(source):
            score = self.calibration.probability(find)
            if not self.calibration.accepts(find.kind, score):
                continue
            statement = word(window, find, score, self.grammar)
            if statement is None:
                continue
            key = (statement.kind, statement.subject.lower(), statement.span, statement.sentence)
            if key not in seen:
                seen.add(key)
                yield window, statement

    def rows(self, source: Source) -> list[dict[str, Any]]:
        """Give what was read as the objects of a facts.jsonl."""
        return [as_row(statement, window) for window, statement in self.read(source)]
