"""Benchmark of the cache: the same texts read without it, with it for the first time, and with it again.

    python benchmarks/cache.py [--documents N] [--sentences N] [--rounds N]

The texts are made as in benchmarks/build.py and read in this process. Each round times all three, in processor seconds;
the ratios are those of the medians. The last stands for a run with other decisions, which are applied after the cache.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from build import write_corpus

from policyloom.graph.cache import Cache
from policyloom.graph.pipeline import DocumentGraph, ReadOptions, read
from policyloom.graph.source import Source, find_sources
from policyloom.ontology.own import built_in


def work(sources: tuple[Source, ...], options: ReadOptions) -> float:
    """Return the processor seconds that it takes to read *sources*."""
    started = time.process_time()
    found = [one for one in read(sources, built_in(), options) if isinstance(one, DocumentGraph)]
    assert len(found) == len(sources)
    return time.process_time() - started


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--documents", type=int, default=100)
    options.add_argument("--sentences", type=int, default=12, help="per document")
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    seconds: dict[str, list[float]] = {}
    size = 0
    with tempfile.TemporaryDirectory() as scratch:
        texts = Path(scratch, "texts")
        texts.mkdir()
        write_corpus(texts, given.documents, given.sentences)
        sources = find_sources([texts]).sources
        work(sources[:1], ReadOptions("urn:run"))  # loads the network and the vocabulary
        for number in range(given.rounds):
            cache = Cache(Path(scratch, f"cache-{number}"), 2**40, time.time())
            ways = {
                "without": ReadOptions("urn:run", "urn:a"),
                "the first time": ReadOptions("urn:run", "urn:a", cache=cache),
                "other decisions": ReadOptions("urn:run", "urn:a", cache=cache),
            }
            for name, way in ways.items():
                seconds.setdefault(name, []).append(work(sources, way))
            size = sum(file.stat().st_size for file in cache.folder.rglob("*") if file.is_file())
    without = statistics.median(seconds["without"])
    for name, taken in seconds.items():
        median = statistics.median(taken)
        print(f"{name:16} {1000 * median / given.documents:7.1f} ms/document  {median / without:5.2f}")
    print(f"{size / given.documents:.0f} bytes/document")


if __name__ == "__main__":
    main()
