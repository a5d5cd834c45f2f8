"""Texts as a store holds them, and what is answered of them."""

from __future__ import annotations

from pathlib import Path

from policyloom.graph.build import read_documents, run_iri
from policyloom.graph.extract import extract
from policyloom.queries import Store, open_store
from policyloom.queries.ask import Answer, Questions


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
