"""The doubt: a fact of a store that a person should review, as a row that becomes a decision once filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..library import resolve
from ..result import text, text_rows
from ..store import Store
from .bindings import bindings

BELOW = 0.7
"""Facts with a confidence below this are doubtful, unless another bound is given."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A fact or a refused claim that somebody should review.

    :param subject: the name of the subject; *object* is the name of the object, or the words of a figure.
    :param type: the name of the kind of fact.
    :param fact: the IRI of the fact; empty for a refused claim.
    :param doubt: the reason to review it, in words.
    :param confidence: the confidence of the extraction, from 0 to 1; empty if it is not the reason.
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
        """The row of a table of corrections, with an empty decision (see :mod:`policyloom.graph.decision`)."""
        known = (self.subject, self.type, self.object, self.document)
        return ("", *known, "", "", "", self.fact, self.doubt, self.confidence, self.quote)


def doubts(store: Store, *, below: float = BELOW) -> list[Doubt]:
    """Return the facts to review: the least confident first, then both sides of each contradiction.

    Facts that somebody has accepted are left out.

    :param below: facts with a confidence below this are doubtful.
    :raises InputError: the store cannot be read.
    """
    decided = {text(fact) for (fact,) in bindings(store, "decided")}
    found: dict[str, Doubt] = {}
    for doubt in (*_unsure(store, below), *_contradicted(store)):
        if doubt.fact not in decided:
            found.setdefault(doubt.fact, doubt)
    return list(found.values())


def refused(gaps: Iterable[Mapping[str, Any]]) -> Iterator[Doubt]:
    """Yield a doubt for each claim that a check refused, from the records of :func:`policyloom.graph.gap.gaps`.

    :raises KeyError: a record lacks a field of such a record.
    """
    for gap in gaps:
        if gap["gap"] == "rejected":
            ends = gap["subject"], gap["type"], gap["object"], gap["doc"]
            # A refused claim is no fact: it has no IRI, and nobody can accept it.
            reason = f"refused: {gap['reason']}; correct the claim and build again"
            yield Doubt(*ends, "", reason, "", gap["sent"] or "")


def _unsure(store: Store, below: float) -> Iterator[Doubt]:
    for row in text_rows(store.query(resolve("uncertain-facts", {"below": str(below)}))):
        sure = row["confidence"]
        yield Doubt(*_stated(row), row["fact_iri"], "unsure", sure, row["quote"])


def _contradicted(store: Store) -> Iterator[Doubt]:
    for row in text_rows(store.query(resolve("conflicts"))):
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
