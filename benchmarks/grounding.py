"""Benchmark of grounding on the training set: words a second from claims to facts, and from claims to N-Quads.

    python benchmarks/grounding.py [FOLDER]

FOLDER is by default the folder training below POLICYLOOM_SHARED. Times are processor time of one process. The rounds
after the first stand for a long run: the indexes already exist. Memory is the peak of the process.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from pathlib import Path

from policyloom.graph.document import Document, read_text
from policyloom.graph.extract import extract
from policyloom.graph.metadata import Metadata
from policyloom.graph.reading.config import Recorded
from policyloom.ontology.own import built_in


def main() -> None:
    shared = Path(os.environ.get("POLICYLOOM_SHARED", Path(__file__).parents[2] / "shared"))
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else shared / "training"
    documents = list(map(document, (folder / "docs.jsonl").read_text(encoding="utf-8").splitlines()))
    texts = [read(folder, known) for known in documents]
    words = sum(len(text.text.split()) for text in texts)
    reader = Recorded(str(folder / "facts.jsonl"))
    print(f"{len(texts)} texts, {words:,} words")
    for _ in range(3):
        start = time.process_time()
        made = list(extract(texts, built_in(), reader=reader))
        grounded = time.process_time()
        size = sum(len(extraction.nquads(run="urn:run")) for extraction in made)
        written = time.process_time()
        facts = sum(len(extraction.facts) for extraction in made)
        rejected = sum(len(extraction.rejected) for extraction in made)
        print(
            f"{facts:,} facts, {rejected} rejections: {words / (grounded - start):,.0f} words/s grounded, "
            f"{words / (written - start):,.0f} words/s with {size:,} bytes of N-Quads"
        )
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def document(line: str) -> dict[str, str]:
    known: dict[str, str] = json.loads(line)
    return known


def read(folder: Path, known: dict[str, str]) -> Document:
    text = (folder / "docs" / f"{known['id']}.txt").read_text(encoding="utf-8")
    told = Metadata(title=known["title"], issued=known["date"], about=known["about"])
    return read_text(known["id"], text, roles={}, metadata=told)


main()
