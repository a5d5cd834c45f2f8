"""Handwritten claims for the tests: short rows, written to a file that ``--reader recorded:FILE`` reads."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policyloom.graph.cache import Cache
from policyloom.graph.document import Document
from policyloom.graph.reading import Reader, Reading
from policyloom.graph.reading.config import Recorded
from policyloom.graph.source import find_sources
from policyloom.ontology.own import Knowledge, built_in
from policyloom.queries.corpus import Build
from policyloom.queries.store import Store

Row = str | Mapping[str, Any]

GERMANY, FRANCE, JAPAN = (
    "Germany adopted Industry 4.0 in 2013.",
    "France launched the Recovery Plan, which aims to create 20,000 jobs.",
    "Japan faces a shortage of labour.\nThe country adopted Society 5.0.",
)
STATED: tuple[Row, ...] = (
    f"adopts | Germany | Industry 4.0 | {GERMANY}",
    f"event_date | Industry 4.0 | in 2013 | {GERMANY} | date=2013",
    f"adopts | France | Recovery Plan | {FRANCE}",
    f"aims_at | Recovery Plan | create 20,000 jobs | {FRANCE}",
    f"statistic | Recovery Plan | 20,000 jobs | {FRANCE} | indicator=jobs, value=20000, unit=jobs, target=true",
    f"faces | Japan | shortage of labour | {JAPAN.splitlines()[0]}",
    f"adopts | Japan | Society 5.0 | {JAPAN.splitlines()[1]}",
    "adopts | France | Recovery Plan | France adopted the Recovery Plan.",
    "adopts | France | Recovery Plan | France launched the Recovery Plan.",
    "adopts | France | Ports Plan | France launched the Ports Plan.",
    "adopts | Italy | Ports Act | Italy adopted the Ports Act in 2020.",
    "adopts | Japan | Society 5.0 | Japan adopted Society 5.0.",
)
"""The claims of sentences that many tests use, each in its own text."""


def record(row: Row, document: str) -> dict[str, Any]:
    """Return *row*, such as "adopts | Peru | Port Plan | Peru has a Port Plan. | date=2013", as a claim in *document*."""
    if not isinstance(row, str):
        return {**row, "doc": document}
    kind, subject, object_, sentence, *more = row.split(" | ")
    told: dict[str, Any] = {
        "doc": document,
        "type": kind,
        "subject": subject,
        "object": object_,
        "sent": sentence,
    }
    for name, _, value in (role.partition("=") for role in ", ".join(more).split(", ") if role):
        told[name] = True if value == "true" else float(value) if name == "score" else value
    return told


def claims(file: Path, said: Mapping[str, Iterable[Row]]) -> str:
    """Write the rows that *said* has for each document name to *file*; return the name of the reader of that file."""
    records = [record(row, document) for document, rows in said.items() for row in rows]
    file.write_text("".join(f"{json.dumps(one)}\n" for one in records), encoding="utf-8")
    return f"recorded:{file}"


def built(folder: Path, texts: Mapping[str, str], said: Mapping[str, Iterable[Row]], *options: str) -> Path:
    """Write *texts*, each to the file of its name, and build them in *folder* with what is *said* in each of them.

    :return: the place of the store; the claims are in ``claims.jsonl`` beside it.
    """
    from policyloom.cli import main as command

    files = [folder / f"{name}.txt" for name in texts]
    for file, text in zip(files, texts.values(), strict=True):
        file.write_text(text, encoding="utf-8")
    reader, store = claims(folder / "claims.jsonl", said), folder / "store"
    places = ["--store", str(store), "--out", str(folder / "out")]
    assert command(["build", *map(str, files), "--reader", reader, *places, *options]) == 0
    return store


def build(
    store: Store, reader: Recorded, *paths: Path, knowledge: Knowledge | None = None, **options: Any
) -> Build:
    """Build *paths* into *store* in this process with *reader*; return the build after its last step."""
    options = {"software": "1", "reader": reader, **options}
    made = Build(store, find_sources(paths), knowledge or built_in(), **options)
    list(made.steps())
    return made


def article_claims() -> list[dict[str, Any]]:
    """Return the claims of the bundled article."""
    file = Path(__file__).parents[1] / "graph" / "reading" / "claims" / "article.jsonl"
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def said_of(texts: Iterable[Path], rows: Iterable[Row] = ()) -> dict[str, list[Row]]:
    """Return, for the name of each of *texts*, the *rows* and article claims whose sentence the text contains."""
    known = [*rows, *article_claims()]
    found: dict[str, list[Row]] = {}
    for text in texts:
        words = text.read_text(encoding="utf-8")
        found[text.stem] = [row for row in known if record(row, "")["sent"] in words]
    return found


@dataclass(frozen=True)
class Shared(Recorded):
    """The reader of recorded claims, which runs in as many processes as requested and pauses after each document.

    :param pause: the seconds that each document takes.
    """

    is_single: bool = False
    pause: float = 0.0

    def make(self, knowledge: Knowledge, cache: Cache | None) -> Reader:
        return _Slow(super().make(knowledge, cache), self.pause)


@dataclass
class _Slow:
    reader: Reader
    pause: float

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        for reading in self.reader.read(documents):
            time.sleep(self.pause)
            yield reading


def main() -> int:
    """Run the command line; whatever reader is named, :class:`Shared` reads the claims in the file after its colon."""
    import policyloom.graph.reading as readers
    from policyloom.cli import main as command

    readers.reader_config = lambda name, **_: Shared(name.partition(":")[2], pause=0.1)
    return command()
