"""The first ranking: a small network over the features, plus weights for words of a question and forms of candidates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy
from numpy.typing import ArrayLike

from ..word import Word
from .encoder import Floats


class First:
    """A ranking that scores all candidates of a question at once, in well under a millisecond each.

    Its arrays are the names ``words`` and ``forms``, and the weights ``one`` (features, hidden), ``one_bias``, ``two``
    (hidden) and ``cue`` (words and one row for every question, forms and one column for other forms).
    """

    def __init__(self, arrays: Mapping[str, Any]) -> None:
        """Take the *arrays* by their names."""
        self._arrays = arrays
        self._words, self._forms = numbered(arrays["words"]), numbered(arrays["forms"])

    def scores(self, cues: Iterable[str], forms: Iterable[str], rows: ArrayLike) -> Floats:
        """Return a score for each candidate, by the *cues* of the question and the candidates' *forms* and feature *rows*."""
        one, bias, two, cue = (self._arrays[name] for name in ("one", "one_bias", "two", "cue"))
        hidden = numpy.maximum(numpy.asarray(rows, numpy.float32) @ one + bias, 0)
        by_form = cue[known_cues(cues, self._words)].sum(axis=0)
        return numpy.asarray(hidden @ two + by_form[places(forms, self._forms)], numpy.float32)


def numbered(names: Iterable[str]) -> dict[str, int]:
    """Return name -> its place in *names*."""
    return {str(name): place for place, name in enumerate(names)}


def known_cues(cues: Iterable[str], words: Mapping[str, int]) -> list[int]:
    """Return the places of the known *cues* in *words*, and the place after the last word, which every question has.

    >>> known_cues(["how", "port"], {"what": 0, "how": 1})
    [1, 2]
    """
    return [*sorted({words[cue] for cue in cues if cue in words}), len(words)]


def places(forms: Iterable[str], known: Mapping[str, int]) -> list[int]:
    """Return the place of each of *forms* in *known*; unknown forms have the place after the last.

    >>> places(["any Number", "faces Object"], {"faces Object": 0})
    [1, 0]
    """
    return [known.get(form, len(known)) for form in forms]


def cues(asked: Sequence[Word]) -> list[str]:
    """Return the cues to the form of a question: the stems of its words, and how it begins.

    >>> from policyloom.queries.ask.word import words
    >>> cues(words("How many ports"))
    ['how', 'mani', 'port', '^ how', '^ how mani']
    """
    said = [word.stem for word in asked]
    return [*said, *(" ".join(["^", *said[:count]]) for count in (1, 2) if len(said) >= count)]
