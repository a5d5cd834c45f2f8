"""The calibration table of docs/readers.md: how often facts of a given confidence are right.

    python benchmarks/calibration.py

The texts are the sets of tests/grounding/sentences and, if the folder exists, those of POLICYLOOM_SHARED/evaluation/dev.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from policyloom.graph.build import read_documents, surroundings
from policyloom.graph.document import Document, read_text
from policyloom.graph.evaluation.evaluate import Evaluation, evaluate
from policyloom.graph.evaluation.gold import read_gold
from policyloom.graph.evaluation.matching import Record
from policyloom.graph.extract import extract
from policyloom.queries import open_store
from policyloom.queries.facts import records

ROOT = Path(__file__).parents[1]
SENTENCES = ROOT / "tests" / "grounding" / "sentences"
SHARED = Path(os.environ.get("POLICYLOOM_SHARED", ROOT.parent / "shared")) / "evaluation" / "dev"


def corpora() -> Iterator[tuple[str, list[Document], Path]]:
    """Yield the name of each corpus, its texts and its gold file."""
    lines = (SENTENCES / "texts.jsonl").read_text(encoding="utf-8").splitlines()
    for name in ("dev", "held"):
        chosen = [text for text in map(json.loads, lines) if text["set"] == name]
        documents = [read_text(text["id"], text["text"], roles={}) for text in chosen]
        yield f"{len(documents)} short texts, set {name}", documents, SENTENCES / "gold.jsonl"
    if SHARED.is_dir():
        documents = read_documents(sorted((SHARED / "docs").glob("*.txt")))
        yield f"{len(documents)} development texts", documents, SHARED / "gold.jsonl"


def score(documents: Sequence[Document], gold: Path) -> Evaluation:
    """Return the evaluation of the facts of *documents*, as ``policyloom eval`` makes it."""
    ids = [document.id for document in documents]
    annotated = read_gold(gold.read_text(encoding="utf-8"), name=gold.name, documents=ids)
    return evaluate(annotated, facts(documents), documents=ids)


def facts(documents: Sequence[Document]) -> list[Record]:
    """Return the facts of *documents*, as ``policyloom facts`` lists them."""
    with open_store(None) as store:
        for extraction in extract(documents):
            store.replace(extraction.graph, extraction.quads(run="urn:run"))
        for graph, quads in surroundings("calibration"):
            store.replace(graph, quads)
        return list(records(store))


def table(name: str, found: Evaluation) -> str:
    """Return the figures of *found* as a Markdown table under a summary."""
    overall = found.overall
    summary = (
        f"**{name}**: {overall.gold} annotated facts, {overall.predicted} found; "
        f"precision {overall.precision:.3f}, recall {overall.recall:.3f}, F1 {overall.f1:.3f}, "
        f"recall of the {found.core.gold} core facts {found.core.recall:.3f}."
    )
    head = "| confidence | found | right | said | true |"
    lines = [summary, "", head, "| --- | --- | --- | --- | --- |"]
    for b in found.by_confidence:
        row = (f"{b.low} to {b.high}", b.predicted, b.correct, f"{b.stated:.3f}", f"{b.precision:.3f}")
        lines.append(f"| {' | '.join(map(str, row))} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print("\n\n".join(table(name, score(documents, gold)) for name, documents, gold in corpora()))
