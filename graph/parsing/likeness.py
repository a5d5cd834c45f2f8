"""The likeness: words that the parser takes for others where they stand, and the like of which it has read often."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

# 'Should prices rise, X will do Y', 'Had the plan passed, X would have done Y'
_SUPPOSED = re.compile(
    r"(?:^|(?<=[.!?] ))(?:Should|Had)(?= [^.?!]{3,200}, (?:[^.?!]* )?(?:will|would|could|can|may|might|must|should|shall)\b[^?!.]*(?:[.!]|$))"
)
# 'must ramp-up the output', 'to phase-out its coal plants'
_PHRASAL = re.compile(
    r"\b(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bits )(?<!\btheir )(?<!\bour )(?<!\bthis )"
    r"[a-z]{3,}-(?:up|out|down|in|off|back|over)(?= (?:the|its|their|our|this|these|his|her|a|an)\b)"
)
_IF, _ACT = "if", "expand"


def liken(doc: Doc) -> None:
    """Let the parser read 'Should' and 'Had' before what is only supposed as 'if', and 'ramp-up the output' with a verb."""
    for pattern, word in ((_SUPPOSED, _IF), (_PHRASAL, _ACT)):
        for found in pattern.finditer(doc.text):
            span = doc.char_span(*found.span())
            if span is not None and len(span) == 1:
                span[0].norm_ = word
