"""What a build costs end to end beside the network alone, and whether time is linear and memory flat.

    python benchmarks/build.py [--documents N ...] [--jobs N] [--sentences N] [--no-network]

For each number of documents it writes so many texts, recombined from the sentences of tests/sentences and the bundled
article, and runs two programs of their own, one after the other, with the same number of processes: ``policyloom build``
from files to a store on disk, and the network alone over the windows of these files (in one process). It prints for each the seconds
that passed, those of all its processes' work (which a busy machine disturbs less), the greatest memory of all its
processes together (PSS, so that what they share counts once), and the ratio of the two programs by both measures.
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
    """What a program took.

    :param seconds: that passed.
    :param work: seconds of all processes on a processor.
    :param memory: the greatest of all processes together, in bytes.
    """

    seconds: float
    work: float
    memory: int


def sentences() -> list[str]:
    """Return every sentence to choose from."""
    lines = (ROOT / "tests" / "sentences" / "texts.jsonl").read_text(encoding="utf-8").splitlines()
    found = [line for text in lines for line in json.loads(text)["text"].splitlines()]
    article = bundled_sources()[0].read_text(encoding="utf-8")
    return found + [f"{s.rstrip('.')}." for line in article.splitlines() for s in line.split(". ")]


def write_corpus(folder: Path, documents: int, length: int) -> int:
    """Write so many texts of *length* sentences, two to a paragraph, and return how many words they have."""
    choice, known, words = random.Random(0), sentences(), 0
    for number in range(documents):
        chosen = choice.sample(known, length)
        lines = [" ".join(chosen[i : i + 2]) for i in range(0, length, 2)]
        words += sum(len(line.split()) for line in lines)
        (folder / f"{number:06}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return words


def cost(command: list[str]) -> Cost:
    """Run *command*, which must end well, and watch it."""
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
    """Yield (id, seconds of work, bytes of memory) of each process of the session."""
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
    options.add_argument("--sentences", type=int, default=12, help="in a document")
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
