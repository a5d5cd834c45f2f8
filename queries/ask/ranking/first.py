"""The first ranking: a small layer over the features, and which words of a question go with which form of candidate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy
from numpy.typing import ArrayLike

from ..word import Word
from .encoder import Floats


class First:
    """Scores all candidates of a question at once, in well under a millisecond each.

    Its arrays are the names of ``words`` and ``forms``, and the weights ``one`` (features, hidden), ``one_bias``, ``two``
    (hidden), ``cue`` (words and one for all, forms and one for the others).
    """

    def __init__(self, arrays: Mapping[str, Any]) -> None:
        """Take its *arrays*, by their names."""
        self._arrays = arrays
        self._words, self._forms = numbered(arrays["words"]), numbered(arrays["forms"])

    def scores(self, cues: Iterable[str], forms: Iterable[str], rows: ArrayLike) -> Floats:
        """Return a score for each candidate of a question with these *cues*: the candidates' *forms*, and *rows* of features."""
        one, bias, two, cue = (self._arrays[name] for name in ("one", "one_bias", "two", "cue"))
        hidden = numpy.maximum(numpy.asarray(rows, numpy.float32) @ one + bias, 0)
        by_form = cue[known_cues(cues, self._words)].sum(axis=0)
        return numpy.asarray(hidden @ two + by_form[places(forms, self._forms)], numpy.float32)


def numbered(names: Iterable[str]) -> dict[str, int]:
    """Return *names* with their places."""
    return {str(name): place for place, name in enumerate(names)}


def known_cues(cues: Iterable[str], words: Mapping[str, int]) -> list[int]:
    """Return the places of those *cues* that are among *words*, and the place after the last, which any question has.

    >>> known_cues(["how", "port"], {"what": 0, "how": 1})
    [1, 2]
    """
    return [*sorted({words[cue] for cue in cues if cue in words}), len(words)]


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
