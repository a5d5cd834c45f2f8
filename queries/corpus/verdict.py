"""The verdict: a person's judgement of a fact, as a line of a gold file from which a reader can learn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ...graph.decision import VERDICTS, Decision
from ...graph.reading.form import Form, form_of
from ...ontology.own import Knowledge
from ..facts import records
from ..store import Store

_FIELDS: Final = ("indicator", "value", "unit", "qualifier", "date", "place", "target")


@dataclass(frozen=True)
class Verdicts:
    """The verdicts of a review.

    :param rows: the facts that a person accepted or rejected, in the form of a gold file, each with its ``verdict``.
    :param unmatched: the verdicts on facts that the store does not hold and that their rows describe too little.
    """

    rows: tuple[dict[str, Any], ...]
    unmatched: tuple[Decision, ...]


def verdicts(store: Store, decisions: Iterable[Decision], knowledge: Knowledge) -> Verdicts:
    """Return the verdicts of *decisions* on the facts of *store*; of two on one fact, the later counts.

    A rejected fact that is no longer in the store is taken from its row of the review, if the row describes it in
    full. A row does not describe a figure in full: its number is only in the store.

    :param knowledge: has the names of the kinds of facts.
    :raises InputError: the store cannot be read.
    """
    facts = list(records(store))
    notations = knowledge.vocabulary.notations
    said: dict[str, tuple[Mapping[str, Any], str]] = {}
    unmatched = []
    for decision in decisions:
        if decision.decision not in VERDICTS:
            continue
        meant = [fact for fact in facts if _means(decision, fact, notations)]
        if not meant and (row := _told(decision, knowledge)):
            meant = [row]
        for fact in meant:
            said[str(fact["fact_iri"])] = (fact, decision.decision)
        if not meant:
            unmatched.append(decision)
    rows = sorted(
        (_row(fact, verdict) for fact, verdict in said.values()),
        key=lambda row: (row["doc"], row["sent"], row["type"], row["subject"], row["object"]),
    )
    return Verdicts(tuple(rows), tuple(unmatched))


def _means(decision: Decision, fact: Mapping[str, Any], notations: Mapping[str, str]) -> bool:
    if decision.fact:
        return bool(decision.fact == fact["fact_iri"])
    return (
        decision.document in ("", fact["doc"])
        and (not decision.property or notations.get(decision.property) == fact["type"])
        and _is_named(decision.subject, fact, "subject")
        and _is_named(decision.object, fact, "object")
    )


def _is_named(name: str, fact: Mapping[str, Any], end: str) -> bool:
    return not name or name == fact[f"{end}_iri"] or name.casefold() == str(fact[end]).casefold()


def _told(decision: Decision, knowledge: Knowledge) -> dict[str, Any] | None:
    """Return the rejected fact that a row of a review describes in full; its object must be words of the text."""
    kind = knowledge.kind(decision.property)
    needed = (decision.subject, decision.object, decision.document, decision.quote, decision.fact)
    if decision.decision != "reject" or not all(needed) or kind is None:
        return None
    if form_of(kind, knowledge.vocabulary) is not Form.WORDS:
        return None
    return {
        "doc": decision.document,
        "type": kind.notation,
        "subject": decision.subject,
        "object": decision.object,
        "sent": decision.quote,
        "fact_iri": decision.fact,
    }


def _row(fact: Mapping[str, Any], verdict: str) -> dict[str, Any]:
    told = {field: fact.get(field) for field in _FIELDS}
    return {
        "doc": fact["doc"],
        "type": fact["type"],
        "subject": _words(fact, "subject"),
        "object": _words(fact, "object"),
        **{field: value for field, value in told.items() if value not in (None, "", False)},
        "sent": fact["sent"],
        "verdict": verdict,
    }


def _words(fact: Mapping[str, Any], end: str) -> str:
    """Return the longest name of an end that its sentence contains, else its main name; readers learn from the text."""
    names = [str(fact[end]), *fact.get(f"{end}_aliases", ())]
    return max(_in(names, str(fact["sent"])), key=len, default=names[0])


def _in(names: Iterable[str], sentence: str) -> Iterator[str]:
    return (name for name in names if name.casefold() in sentence.casefold())
