"""The aside: who says so, told by a mere pronoun in the midst of what is said, as in 'tariffs, they argue, slow trade'."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_ASIDE = re.compile(r", (?:he|she|they|it|we|I) (?P<verb>[a-z]{3,}),(?= [a-z])")
_SHORTEST_STEM = 2


def asides(text: str, reporting: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each aside of *text* with its commas, which is no part of what the sentence says.

    :param reporting: verbs of saying, as a dictionary has them.

    >>> [*asides("Tariffs, they argue, slow trade.", {"argue"})]
    [(7, 20)]
    >>> [*asides("When they came, they ate, and then they left.", {"argue"})]
    []
    """
    for match in _ASIDE.finditer(text):
        stems = (verb[:-1] for verb in reporting)
        if any(len(stem) >= _SHORTEST_STEM and match["verb"].startswith(stem) for stem in stems):
            yield match.span()
