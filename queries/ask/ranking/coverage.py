"""The coverage: how much of a question a candidate accounts for, and whether another sentence has more of its words."""

from __future__ import annotations

from collections.abc import Sequence

from ..candidate import Asked, Candidate
from ..word import is_common, stems

NAMES = (
    "weight of the words that no fact has", "their number, of five", "most of the question that a sentence has",
    "by how much less the candidate's sentence has", "how much of the indicator the question has", "number of words, of 20",
)  # fmt: skip
_NO_INDICATOR = 0.5


def coverage(asked: Asked, candidates: Sequence[Candidate]) -> list[list[float]]:
    """Return a row of :data:`NAMES` for each of *candidates*; words of the canonical questions count as known."""
    weigh, known = asked.linker.weigh, asked.wording.stems
    said = {word.stem for word in asked.words}
    rarer = {word.stem for word in asked.words if not is_common(word.text)}
    unknown = {stem for stem in rarer if not asked.linker.is_known(stem) and stem not in known}
    total = weigh(said) or 1.0
    share = {
        quote: weigh({*stems(quote)} & said) / total for quote in {fact.quote for fact in asked.facts.all}
    }
    most = max(share.values(), default=0.0)
    rows = []
    for candidate in candidates:
        figures = [fact.figure for fact in candidate.facts[:1] if fact.has_figure]
        indicator = {stem for figure in figures for stem in stems(figure.indicator)}
        of_indicator = weigh(indicator & said) / weigh(indicator) if indicator else _NO_INDICATOR
        less = share.get(candidate.quote, 0.0) - most
        rows.append(
            [weigh(unknown) / total, len(unknown) / 5, most, less, of_indicator, len(asked.words) / 20]
        )
    return rows
