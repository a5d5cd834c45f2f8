"""The trained reader: a document in, claims out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...document import Document
from ..claim import Claim
from .calibration import Calibration
from .candidate import Grammar, grammar
from .decoding import Find, Floors, decode
from .kind import Kinds
from .network import Network
from .phrasing import claim_of
from .text import text_of
from .window import Shape, Special, Window, windows

if TYPE_CHECKING:
    from tokenizers import Tokenizer


@dataclass(frozen=True)
class Trained:
    """A trained network with everything that reading needs."""

    network: Network
    tokenizer: Tokenizer
    shape: Shape
    special: Special
    calibration: Calibration
    kinds: Kinds
    grammar: Grammar = field(default_factory=grammar)
    floors: Floors = field(default_factory=Floors)

    def finds(self, document: Document) -> Iterator[tuple[Window, Find]]:
        """Yield every find of the network with its window, whatever its probability."""
        cut = list(windows(text_of(document, self.tokenizer, self.grammar), self.shape, self.special))
        for window, scores in zip(cut, self.network.score(cut), strict=True):
            for find in decode(window, scores, self.floors, self.kinds):
                yield window, find

    def read(self, document: Document) -> Iterator[Claim]:
        """Yield the claims of the finds that calibration accepts, without repetitions within a sentence."""
        seen: set[tuple[object, ...]] = set()
        for window, find in self.finds(document):
            score = self.calibration.probability(find)
            if not self.calibration.accepts(find.kind, score):
                continue
            claim = claim_of(window, find, score, self.grammar)
            if claim is None:
                continue
            key = (claim.kind, claim.subject.words.lower(), claim.object.span, claim.quote.span)
            if key not in seen:
                seen.add(key)
                yield claim
