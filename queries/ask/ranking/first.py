"""The first ranking: a small layer over the features, and which words of a question go with which form of candidate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy

from ..candidate import Candidate
from ..word import Word
from .encoder import Floats


class First:
    """Scores all candidates of a question at once, in well under a millisecond each.

    The file holds the names of its words and forms, and arrays: ``one`` (features, hidden), ``one_bias``, ``two``
    (hidden), ``cue`` (words and one for all, forms and one for the others).
    """

    def __init__(self, path: Path) -> None:
        """Read the weights at *path*, a file of numpy."""
        with numpy.load(path, allow_pickle=False) as held:
            self._words = {str(word): place for place, word in enumerate(held["words"])}
            self._forms = {str(form): place for place, form in enumerate(held["forms"])}
            self._one, self._bias, self._two, self._cue = (
                held[name] for name in ("one", "one_bias", "two", "cue")
            )

    def scores(
        self, asked: Sequence[Word], candidates: Sequence[Candidate], rows: Sequence[Sequence[float]]
    ) -> Floats:
        """Return a score for each of *candidates*, whose features are *rows*."""
        hidden = numpy.maximum(numpy.asarray(rows, numpy.float32) @ self._one + self._bias, 0)
        words = sorted({self._words[cue] for cue in cues(asked) if cue in self._words})
        cue = self._cue[[*words, len(self._words)]].sum(axis=0)
        forms = places((candidate.form for candidate in candidates), self._forms)
        return numpy.asarray(hidden @ self._two + cue[forms], numpy.float32)


def places(forms: Iterable[str], known: Mapping[str, int]) -> list[int]:
    """Return the place of each of *forms* among those *known*; all others have the place after the last.

    >>> places(["any Number", "faces Object"], {"faces Object": 0})
    [1, 0]
    """
    return [known.get(form, len(known)) for form in forms]


def cues(asked: Sequence[Word]) -> list[str]:
    """Return what of a question tells its form: its words, and how it begins.

    >>> from policyloom.queries.ask.word import words
    >>> cues(words("How many ports"))
    ['how', 'mani', 'port', '^ how', '^ how mani']
    """
    said = [word.stem for word in asked]
    return [*said, *(" ".join(["^", *said[:count]]) for count in (1, 2) if len(said) >= count)]
