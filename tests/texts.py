"""Texts as a store holds them, and what is answered of them."""

from __future__ import annotations

from pathlib import Path

from policyloom.graph.build import read_documents, run_iri
from policyloom.graph.document import read_text
from policyloom.graph.extract import extract
from policyloom.graph.extraction import Extraction
from policyloom.graph.fact import Entity, Period
from policyloom.ontology.vocabulary import vocabulary
from policyloom.queries import Store, open_store
from policyloom.queries.ask import Answer, Questions


def read(text: str) -> Extraction:
    """Return what is read from *text*."""
    [extraction] = extract([read_text("d", text, roles={})])
    return extraction


def relations(text: str) -> list[str]:
    """Return the facts between entities that *text* states, but for those it denies, as "adopts | Peru | Port Plan"."""
    notations = vocabulary().notations
    return [
        f"{notations[fact.property]} | {fact.subject.label} | {fact.object.label}"
        for fact in read(text).facts
        if isinstance(fact.object, Entity) and not fact.negated
    ]


def facts(text: str) -> list[str]:
    """Return all facts that *text* states or denies, as "event_date | Port Plan | 2012"."""
    notations = vocabulary().notations
    return [
        f"{notations[f.property]} | {f.subject.label} | "
        f"{f.object.label if isinstance(f.object, Entity | Period) else f.object.phrase}"
        for f in read(text).facts
    ]


def stated(text: str, kind: str) -> set[str]:
    """Return the :func:`relations` of one kind, without its name: "Peru | Port Plan"."""
    return {told.removeprefix(f"{kind} | ") for told in relations(text) if told.startswith(f"{kind} | ")}


def ends(text: str, relation: str) -> list[tuple[str, str]]:
    """Return the names of both ends of the facts of the property *relation* that *text* states, but for those it denies."""
    return [
        (fact.subject.label, fact.object.label)
        for fact in read(text).facts
        if fact.property == relation and isinstance(fact.object, Entity) and not fact.negated
    ]


def stored(*paths: Path) -> Store:
    """Return a store in memory with the graphs of the texts at *paths*."""
    store = open_store(None)
    for extraction in extract(read_documents(paths)):
        store.replace(extraction.graph, extraction.quads(run=run_iri("test")))
    return store


def questions_on(text: str, path: Path) -> Questions:
    """Return *text*, which is written to *path*, to be asked."""
    path.write_text(text, encoding="utf-8")
    return Questions(stored(path))


def reply(questions: Questions, question: str) -> str:
    """Return the answers to *question* in one line; it is empty where there is none."""
    return " | ".join(questions.ask(question).answers)


def verdict(answer: Answer, expected: list[str]) -> str:
    """Return how an answer does: every expected part must be there, and little else."""
    if not answer.answers:
        return "refused"
    said = " | ".join(answer.answers).lower()
    enough = len(answer.answers) <= max(2 * len(expected), len(expected) + 2)
    return "right" if expected and enough and all(e.lower() in said for e in expected) else "wrong"
