"""Benchmark of the whole extraction against the bare network, on the same windows, in one process and one run.

    python benchmarks/extract.py [--words N] [--rounds N]

The text is the bundled article, repeated as separate documents until there are N words. Each round times the network
alone over the windows of all documents, then the whole extraction, from documents to checked facts. The result is the
median ratio of the rounds, by processor time, which other programs on the machine disturb less.
"""

from __future__ import annotations

import argparse
import statistics
import time

from policyloom.graph.build import bundled_sources
from policyloom.graph.document import read_text as document_of
from policyloom.graph.extract import extract
from policyloom.graph.reading.config import bundled_network
from policyloom.graph.reading.model.folder import load_reader
from policyloom.graph.reading.model.text import read_text
from policyloom.graph.reading.model.window import windows
from policyloom.ontology.own import built_in


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--words", type=int, default=5_000)
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    article = bundled_sources()[0].read_text(encoding="utf-8")
    count = max(1, given.words // len(article.split()))
    documents = [document_of(f"d{number}", article, roles={}) for number in range(count)]
    words = count * len(article.split())
    trained = load_reader(bundled_network())
    cut = [
        window
        for document in documents
        for window in windows(
            read_text(document, trained.tokenizer),
            trained.shape,
            trained.special,
        )
    ]
    ratios = []
    for _ in range(given.rounds):
        started = time.process_time()
        trained.network.score(cut)
        between = time.process_time()
        facts = sum(len(extraction.facts) for extraction in extract(documents, built_in()))
        ended = time.process_time()
        ratios.append((ended - between) / (between - started))
        print(
            f"{words:,} words, {len(cut)} windows, {facts:,} facts: network {words / (between - started):,.0f} words/s, "
            f"extraction {words / (ended - between):,.0f} words/s, ratio {ratios[-1]:.2f}",
            flush=True,
        )
    print(f"median ratio {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
