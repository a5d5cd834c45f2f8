"""The doubt: what of a store a person should look at, as rows that are decisions once somebody decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..library import resolve
from ..result import text
from ..store import Store
from .ask import answers, ask

BELOW = 0.7
"""Facts of less confidence than this are doubtful, unless another bound is given."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A fact that somebody should look at.

    :param subject: its name; *object* likewise, or the words of a figure.
    :param type: the name of the kind of fact.
    :param fact: the IRI of the fact.
    :param doubt: the reason to look at it, in words.
    :param confidence: how sure the extraction is, from 0 to 1, as far as it is the reason.
    """

    subject: str
    type: str
    object: str
    document: str
    fact: str
    doubt: str
    confidence: str
    quote: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The row of a table of corrections, its decision left open (see :mod:`policyloom.graph.decision`)."""
        known = (self.subject, self.type, self.object, self.document)
        return ("", *known, "", "", "", self.fact, self.doubt, self.confidence, self.quote)


def doubts(store: Store, *, below: float = BELOW) -> list[Doubt]:
    """Return the facts to look at: the least sure first, then both sides of what contradicts each other.

    What somebody has accepted is no longer in doubt.

    :param below: facts of less confidence than this are looked at.
    :raises InputError: the store cannot be read.
    """
    decided = {text(fact) for (fact,) in ask(store, "decided")}
    found: dict[str, Doubt] = {}
    for doubt in (*_unsure(store, below), *_contradicted(store)):
        if doubt.fact not in decided:
            found.setdefault(doubt.fact, doubt)
    return list(found.values())


def refused(gaps: Iterable[Mapping[str, Any]]) -> Iterator[Doubt]:
    """Yield what a check of the extraction refused, among the records of :func:`policyloom.graph.gap.gaps`.

    :raises KeyError: a record is none of them.
    """
    for gap in gaps:
        if gap["gap"] == "rejected":
            ends = gap["subject"], gap["type"], gap["object"], gap["doc"]
            # What does not stand in the text is no fact that anybody could accept.
            reason = f"refused: {gap['reason']}; mend the claim and build again"
            yield Doubt(*ends, "", reason, "", gap["sent"] or "")


def _unsure(store: Store, below: float) -> Iterator[Doubt]:
    for row in answers(store, resolve("uncertain-facts", {"below": str(below)})):
        sure = row["confidence"]
        yield Doubt(*_stated(row), row["fact_iri"], "unsure", sure, row["quote"])


def _contradicted(store: Store) -> Iterator[Doubt]:
    for row in answers(store, resolve("conflicts")):
        for one, other in (("", "other_"), ("other_", "")):
            said = " ".join(filter(None, (row[f"{one}value"], row["unit"])))
            against = f"{row[f'{other}value']} in {row[f'{other}doc']}: {row[f'{other}quote']}"
            yield Doubt(
                row["subject"],
                row["type"],
                f"{row['indicator']}: {said}",
                row[f"{one}doc"],
                row[f"{one}fact_iri"],
                f"contradicts {against}",
                "",
                row[f"{one}quote"],
            )


def _stated(row: dict[str, str]) -> tuple[str, str, str, str]:
    return row["subject"], row["type"], row["object"], row["doc"]
