"""``policyloom eval``: facts held against annotated ones."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import option, output
from .group import Command

if TYPE_CHECKING:
    from ..graph.evaluate import Record, Score


@click.command("eval", cls=Command)
@click.argument("gold", metavar="GOLD")
@click.argument("predicted", metavar="[PREDICTED]", required=False)
@option.store
@click.option("--doc", "documents", metavar="ID", multiple=True, help="Only this document; can be repeated.")
@click.option(
    "--list",
    "listed",
    type=click.Choice(["missed", "spurious"]),
    help="Print these facts, a JSON object a line.",
)
@option.format(("table", "json"))
def evaluate(
    gold: str, predicted: str | None, store: str, documents: tuple[str, ...], listed: str | None, format: str
) -> None:
    """Score facts against those that people annotated: precision, recall and F1.

    GOLD and PREDICTED hold one JSON object a line, as 'policyloom facts --format jsonl' prints them; "-" is
    standard input. Without PREDICTED the facts of the store are scored.

    Examples:
      policyloom eval gold.jsonl
      policyloom eval gold.jsonl found.jsonl --doc speech
      policyloom eval gold.jsonl --list missed
    """
    from ..graph.evaluate import evaluate as score

    found = score(_records(gold), _records(predicted) if predicted else _of_store(store), documents=documents)
    if listed:
        output.write_json_lines(map(dict, found.missed if listed == "missed" else found.spurious))
    elif format == "json":
        output.write_json(
            {
                "all": _figures(found.overall),
                "core_recall": round(found.core.recall, 4),
                "types": {name: _figures(value) for name, value in found.by_type.items()},
                "documents": {name: _figures(value) for name, value in found.by_document.items()},
            }
        )
    else:
        columns = ("gold", "found", "right", "precision", "recall", "f1")
        scores = [*found.by_type.items(), ("all", found.overall)]
        output.write_table(("type", *columns), [(name, *_row(value)) for name, value in scores])
        if len(found.by_document) > 1:
            documents_ = found.by_document.items()
            output.write_table(("document", *columns), [(name, *_row(value)) for name, value in documents_])
        output.say(f"recall of the {found.core.gold} core facts: {found.core.recall:.3f}")


def _records(path: str) -> list[Record]:
    from ..graph.evaluate import read_records
    from ..ontology.errors import DataError, InputError

    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}; give a file of facts") from None
    try:
        return read_records(data.decode("utf-8-sig"), name=path)
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: byte {error.start} is not UTF-8; give a file of facts in UTF-8") from None


def _of_store(location: str) -> list[Record]:
    from ..queries.store import open_store
    from .facts import records

    with open_store(location) as store:
        return list(records(store))


def _row(score: Score) -> tuple[int, int, int, float, float, float]:
    return score.gold, score.predicted, score.recalled, score.precision, score.recall, score.f1


def _figures(score: Score) -> dict[str, float]:
    names = ("gold", "found", "right", "precision", "recall", "f1")
    return {name: round(value, 4) for name, value in zip(names, _row(score), strict=True)}
