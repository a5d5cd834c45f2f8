"""Benchmark of a build against the network alone: whether time is linear in the documents and memory stays flat.

    python benchmarks/build.py [--documents N ...] [--jobs N] [--sentences N] [--no-network]

For each number of documents it writes that many texts, recombined from the sentences of tests/grounding/sentences and of the
bundled article. Then it runs two programs, one after the other: ``policyloom build`` from files to a store on disk, and
the network alone over the windows of the same files, in one process. For each it prints the wall-clock seconds, the
processor seconds of all its processes (a busy machine disturbs them less) and their peak memory together (PSS, so that
shared memory counts once); then the ratio of the two programs by both times.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from policyloom.graph.build import bundled_sources

ROOT = Path(__file__).parents[1]
NETWORK = """
import sys
from pathlib import Path
from policyloom.graph.document import Document
from policyloom.graph.reading.config import bundled_network
from policyloom.graph.reading.model.folder import load_reader
from policyloom.graph.reading.model.text import read_text
from policyloom.graph.reading.model.window import windows
trained = load_reader(bundled_network())
for path in sorted(Path(sys.argv[1]).iterdir()):
    text = read_text(Document(path.stem, path.read_text()), trained.tokenizer)
    trained.network.score(list(windows(text, trained.shape, trained.special)))
"""
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Cost:
    """What a run of a program took.

    :param seconds: the wall-clock time.
    :param work: the processor seconds of all its processes.
    :param memory: the peak memory of all its processes together, in bytes.
    """

    seconds: float
    work: float
    memory: int


def sentences() -> list[str]:
    """Return the sentences from which texts are made."""
    lines = (
        (ROOT / "tests" / "grounding" / "sentences" / "texts.jsonl").read_text(encoding="utf-8").splitlines()
    )
    found = [line for text in lines for line in json.loads(text)["text"].splitlines()]
    article = bundled_sources()[0].read_text(encoding="utf-8")
    return found + [f"{s.rstrip('.')}." for line in article.splitlines() for s in line.split(". ")]


def write_corpus(folder: Path, documents: int, length: int) -> int:
    """Write *documents* texts of *length* sentences, two to a paragraph, and return their number of words."""
    choice, known, words = random.Random(0), sentences(), 0
    for number in range(documents):
        chosen = choice.sample(known, length)
        lines = [" ".join(chosen[i : i + 2]) for i in range(0, length, 2)]
        words += sum(len(line.split()) for line in lines)
        (folder / f"{number:06}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return words


def cost(command: list[str]) -> Cost:
    """Run *command* and return its cost; exit if it fails."""
    started = time.perf_counter()
    work: dict[str, float] = {}
    memory = 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True) as program:
        while program.poll() is None:
            sizes = []
            for process, seconds, size in _processes(program.pid):
                work[process] = seconds
                sizes.append(size)
            memory = max(memory, sum(sizes))
            time.sleep(0.2)
    if program.returncode:
        sys.exit(f"{command[:4]} failed")
    return Cost(time.perf_counter() - started, sum(work.values()), memory)


def _processes(session: int) -> Iterator[tuple[str, float, int]]:
    """Yield (id, processor seconds, bytes of memory) of each process of the session."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
            if int(fields[3]) != session:
                continue
            rollup = (stat.parent / "smaps_rollup").read_text(encoding="utf-8")
        except OSError:
            continue
        pss = next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)
        yield stat.parent.name, (int(fields[11]) + int(fields[12])) / _TICKS, pss * 1024


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--documents", type=int, nargs="+", default=[10, 1_000])
    options.add_argument("--jobs", type=int, default=os.cpu_count())
    options.add_argument("--sentences", type=int, default=12, help="per document")
    options.add_argument("--no-network", action="store_true", help="the build alone")
    given = options.parse_args()
    print("documents    words  program     seconds    work  ms/document  words/s    MB")
    for documents in given.documents:
        with tempfile.TemporaryDirectory() as scratch:
            texts = Path(scratch, "texts")
            texts.mkdir()
            words = write_corpus(texts, documents, given.sentences)
            jobs = str(given.jobs)
            places = ["--store", f"{scratch}/store", "--out", f"{scratch}/out"]
            build = cost([sys.executable, "-m", "policyloom", "build", str(texts), *places, "--jobs", jobs])
            _show(documents, words, "build", build)
            if not given.no_network:
                network = cost([sys.executable, "-c", NETWORK, str(texts)])
                _show(documents, words, "network", network)
                ratios = build.seconds / network.seconds, build.work / network.work
                print(f"{'':19}ratio      {ratios[0]:8.2f} {ratios[1]:7.2f}")


def _show(documents: int, words: int, program: str, cost: Cost) -> None:
    each, rate = 1000 * cost.work / documents, words / cost.seconds
    print(
        f"{documents:9} {words:8}  {program:10} {cost.seconds:8.1f} {cost.work:7.1f} {each:12.1f} {rate:8.0f} "
        f"{cost.memory / 2**20:5.0f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
