"""The decade: "the end of the decade" read as the year that ends it, where a store names that."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....ontology.namespace import LEX, POL
from ..index.index import Index
from ..words.word import Written, runs

_LONGEST = 6
_DECADE = 10
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def dated(words: Sequence[Written], index: Index) -> list[Written]:
    """Return *words* with the end of a decade told as the year: "by the end of the decade" as "by 2030"."""
    said = index.wording.roles.words(LEX.decadeEnds)
    lower = [f"{word}'s" if owns else word for word, owns in ((w.lower(), owns) for w, owns in words)]
    for start, end in runs(len(words), _LONGEST):
        if " ".join(lower[start:end]) in said:
            year = _year(index)
            return [*words[:start], (year, False), *words[end:]] if year else [*words]
    return [*words]


def _year(index: Index) -> str | None:
    """Return the year that ends the decade in which the texts of *index* tell what has happened, if they name it.

    Where nothing has a date of its own it is the only year of them that ends any decade.
    """
    said = (part for told in index.propositions for part in told.texts)
    labels = (n.label for n in index.nodes.values() if n.begin and n.end)
    years = {int(year) for text in (*said, *labels) for year in _YEAR.findall(text)}
    ends = sorted(year for year in years if year % _DECADE == 0)
    happened = [f.object.begin for f in index.statements if f.property == POL.happenedIn and f.object.begin]
    if happened:
        latest = max(int(day[:4]) for day in happened)
        ends = [year for year in ends if latest < year <= latest + _DECADE]
    return str(ends[0]) if len(ends) == 1 else None
