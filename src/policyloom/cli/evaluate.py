"""``policyloom eval``: facts scored against annotated facts."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import option, output, rows
from .compare import compare
from .group import Command

if TYPE_CHECKING:
    from ..graph.evaluation.evaluate import Bin, Evaluation, Score
    from ..graph.evaluation.matching import Record

_COLUMNS = ("gold", "found", "right", "precision", "recall", "f1")
# The fields that every fact has.
_FACT = ("doc", "type", "subject", "object")


@click.command("eval", cls=Command)
@click.argument("gold", metavar="GOLD")
@click.argument("predicted", metavar="[PREDICTED]", required=False)
@option.store
@option.ontology
@option.readers
@option.llm
@click.option(
    "--texts",
    metavar="SOURCE",
    multiple=True,
    help="With --reader, the annotated texts: a file or a folder; can be repeated.  [default: the bundled article]",
)
@click.option(
    "--doc", "documents", metavar="ID", multiple=True, help="Score only this document; can be repeated."
)
@click.option(
    "--list",
    "listed",
    type=click.Choice(["missed", "spurious"]),
    help="Print the missed or the spurious facts, one JSON object per line, or as CSV with --format csv.",
)
@click.option(
    "--html",
    metavar="FILE.html",
    help="Also write a page that shows each sentence with what was found in it.",
)
@option.format(option.LISTING)
def evaluate(
    gold: str,
    predicted: str | None,
    store: str,
    ontologies: tuple[str, ...],
    readers: tuple[str, ...],
    llm: Mapping[str, object],
    texts: tuple[str, ...],
    documents: tuple[str, ...],
    listed: str | None,
    html: str | None,
    format: str,
) -> None:
    """Score facts against annotated facts: precision, recall and F1.

    GOLD and PREDICTED hold one JSON object per line, as 'policyloom facts --format jsonl' prints them; "-" is
    standard input. Without PREDICTED, the facts of the store are scored. With --reader, each reader reads the texts
    again, and the scores of all readers are shown side by side. The page of --html works offline, in any browser.

    Examples:
      policyloom eval gold.jsonl
      policyloom eval gold.jsonl found.jsonl --doc speech
      policyloom eval gold.jsonl found.jsonl --ontology health
      policyloom eval gold.jsonl --list missed
      policyloom eval gold.jsonl --html evaluation.html
      policyloom eval gold.jsonl --texts corpus/ --reader model --reader recorded:claims.jsonl
    """
    from ..graph.evaluation.evaluate import evaluate as score
    from ..graph.evaluation.gold import read_gold, read_records
    from ..ontology.own import read_knowledge

    knowledge = read_knowledge(ontologies)
    text = _text(gold)
    if readers:
        if predicted is not None or listed:
            raise click.UsageError(
                "--reader cannot be combined with PREDICTED or --list", click.get_current_context()
            )
        from ..graph.reading import reader_config

        chosen = [reader_config(reader, **llm) for reader in readers]
        compare(
            text,
            gold,
            chosen,
            texts=texts,
            documents=documents,
            knowledge=knowledge,
            html=html,
            format=format,
        )
        return
    if texts:
        raise click.UsageError("--texts needs --reader", click.get_current_context())
    kept: dict[str, str] = {}
    known, kinds = None, frozenset[str]()
    if predicted is None:
        records, kept, kinds = _of_store(store)
        known = set(kept)
    else:
        records = read_records(_text(predicted), name=predicted)
    annotated = read_gold(text, name=gold, documents=documents, known=known, kinds=kinds, knowledge=knowledge)
    found = score(annotated, records, documents=documents, knowledge=knowledge)
    if listed:
        facts = [dict(fact) for fact in (found.missed if listed == "missed" else found.spurious)]
        rows.write_records("csv" if format == "csv" else "jsonl", facts, _FACT)
    elif format == "json":
        output.write_json(_as_json(found))
    elif format in rows.FORMATS:
        rows.write_rows(format, ("of", "name", *_COLUMNS), _rows(found))
    else:
        _write_tables(found)
    if known is None:
        _say_what_is_not_there(annotated, {str(record["doc"]) for record in records})
    if html is not None:
        from ..viz.evaluation import write_evaluation

        output.say(f"wrote {write_evaluation(found, Path(html), texts=kept)}")


def _text(path: str) -> str:
    from ..ontology.errors import reading

    with reading(path, "give a file of facts"):
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        return data.decode("utf-8-sig")


def _of_store(location: str) -> tuple[list[Record], dict[str, str], frozenset[str]]:
    """Return the facts of a store, the text of each of its documents, and the types of facts that it defines."""
    from ..graph.evaluation.gold import kinds_of_facts
    from ..queries.facts import records
    from ..queries.store import open_store
    from ..viz.article import articles

    with open_store(location) as store:
        quads = list(store.quads())
        texts = {article.id: article.text for article in articles(quads)}
        return list(records(store)), texts, kinds_of_facts(quads)


def _say_what_is_not_there(gold: list[Record], found: Collection[str]) -> None:
    bare = sorted({str(record["doc"]) for record in gold} - set(found))
    if bare:
        output.say(f"no facts were given for {', '.join(bare)}; all facts annotated there count as missed")


def _write_tables(found: Evaluation) -> None:
    scores = [*found.by_type.items(), ("all", found.overall)]
    output.write_table(("type", *_COLUMNS), [(name, *_row(value)) for name, value in scores])
    if len(found.by_document) > 1:
        documents = found.by_document.items()
        output.write_table(("document", *_COLUMNS), [(name, *_row(value)) for name, value in documents])
    if found.by_confidence:
        bins = [
            (f"{b.low:.1f} to {b.high:.1f}", b.predicted, b.correct, b.stated, b.precision)
            for b in found.by_confidence
        ]
        output.write_table(("confidence", "found", "right", "said", "true"), bins)
    if found.core.gold:
        output.say(f"recall of the {found.core.gold} core facts: {found.core.recall:.3f}")


def _as_json(found: Evaluation) -> dict[str, Any]:
    return {
        "all": _figures(found.overall),
        "core_gold": found.core.gold,
        "core_recall": round(found.core.recall, 4),
        "types": {name: _figures(value) for name, value in found.by_type.items()},
        "documents": {name: _figures(value) for name, value in found.by_document.items()},
        "confidence": list(map(_bin, found.by_confidence)),
    }


def _rows(found: Evaluation) -> list[tuple[object, ...]]:
    """Return a row of scores for all facts, for the core facts, for each type and for each document."""
    core = found.core
    return [
        ("all", None, *_figures(found.overall).values()),
        ("core", None, core.gold, None, core.recalled, None, round(core.recall, 4), None),
        *(("type", name, *_figures(score).values()) for name, score in found.by_type.items()),
        *(("document", name, *_figures(score).values()) for name, score in found.by_document.items()),
    ]


def _row(score: Score) -> tuple[int, int, int, float, float, float]:
    return score.gold, score.predicted, score.recalled, score.precision, score.recall, score.f1


def _figures(score: Score) -> dict[str, float]:
    return {name: round(value, 4) for name, value in zip(_COLUMNS, _row(score), strict=True)}


def _bin(bin: Bin) -> dict[str, float]:
    return {
        "from": bin.low,
        "to": bin.high,
        "found": bin.predicted,
        "right": bin.correct,
        "said": round(bin.stated, 4),
        "true": round(bin.precision, 4),
    }
