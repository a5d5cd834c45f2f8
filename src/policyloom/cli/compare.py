"""The comparison of ``policyloom eval --reader A --reader B``: readers side by side on the same texts."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import output, rows

if TYPE_CHECKING:
    from ..graph.reading import ReaderConfig
    from ..ontology.own import Knowledge
    from ..queries.corpus import Trial

_COLUMNS = ("reader", "facts", "precision", "recall", "f1", "core recall", "words/s", "rejected", "tokens in")
_LAST = ("tokens out", "cost")


def compare(
    text: str,
    name: str,
    readers: Sequence[ReaderConfig],
    *,
    texts: Sequence[str],
    documents: Sequence[str],
    knowledge: Knowledge,
    html: str | None,
    format: str,
) -> None:
    """Print each reader's scores on *texts* against the annotated facts in *text*, the content of the file *name*."""
    from ..graph.build import bundled_sources, read_documents
    from ..graph.evaluation.gold import read_gold
    from ..queries.corpus import trials

    languages = () if all(not reader.languages for reader in readers) else ("en",)
    found = read_documents(texts or bundled_sources(), knowledge, languages=languages)
    annotated = read_gold(
        text, name=name, documents=documents, known={d.id for d in found}, knowledge=knowledge
    )
    wanted = {str(record["doc"]) for record in annotated}
    read = [document for document in found if document.id in wanted]
    made = list(trials(read, annotated, readers, knowledge, time.perf_counter))
    if format == "json":
        output.write_json(list(map(_as_json, made)))
    elif format in rows.FORMATS:
        rows.write_records(format, list(map(_as_json, made)))
    else:
        _write_tables(made)
    for trial in made:
        for document, fault in trial.faults.items():
            output.say(f"{trial.reader}: {document}: {fault}")
    if html is not None:
        from ..viz.trials import write_trials

        output.say(f"wrote {write_trials(made, Path(html))}")


def _write_tables(made: Sequence[Trial]) -> None:
    output.write_table((*_COLUMNS, *_LAST), [_row(trial) for trial in made])
    types = sorted({name for trial in made for name in trial.found.by_type})
    output.write_table(
        ("f1 by type", *(trial.reader for trial in made)),
        [(name, *(_f1(trial, name) for trial in made)) for name in types],
    )


def _row(trial: Trial) -> tuple[object, ...]:
    score, tokens = trial.found.overall, trial.tokens or ("", "")
    core = trial.found.core.recall if trial.found.core.gold else ""
    figures = (score.predicted, score.precision, score.recall, score.f1, core, round(trial.speed))
    cost = "" if trial.cost is None else f"{trial.cost:.4f}"
    return (trial.reader, *figures, sum(trial.rejected.values()), *tokens, cost)


def _f1(trial: Trial, name: str) -> object:
    return trial.found.by_type[name].f1 if name in trial.found.by_type else ""


def _as_json(trial: Trial) -> dict[str, Any]:
    score = trial.found.overall
    return {
        "reader": trial.reader,
        "facts": score.predicted,
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
        "core_recall": round(trial.found.core.recall, 4),
        "types": {name: round(value.f1, 4) for name, value in trial.found.by_type.items()},
        "documents": {name: round(value.f1, 4) for name, value in trial.found.by_document.items()},
        "words": trial.words,
        "seconds": round(trial.seconds, 3),
        "words_per_second": round(trial.speed),
        "claims": trial.claims,
        "rejected": dict(trial.rejected),
        "tokens_in": trial.tokens[0] if trial.tokens else None,
        "tokens_out": trial.tokens[1] if trial.tokens else None,
        "cost": trial.cost,
        "faults": dict(trial.faults),
    }
