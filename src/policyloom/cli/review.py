"""``policyloom review``: the doubtful facts, for a person to decide on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import option, output, rows
from .group import Command

if TYPE_CHECKING:
    from ..queries.corpus import Doubt

_SHOWN = ("confidence", "subject", "type", "object", "document", "doubt", "quote")


@click.command(cls=Command)
@option.store
@click.option(
    "-o",
    "--output",
    "path",
    metavar="FILE",
    help="Write a table (.csv) or a page that works offline (.html).",
)
@click.option(
    "--below",
    metavar="X",
    type=click.FloatRange(0, 1),
    default=0.7,
    show_default=True,
    help="List facts with a confidence below this.",
)
@click.option(
    "--gaps",
    "gaps",
    metavar="FILE.jsonl",
    help="Also list what a check refused, from a file written by 'policyloom build --gaps'.",
)
@click.option(
    "--to-gold",
    "gold",
    metavar="FILE.jsonl",
    help="Write the verdicts in --corrections as annotated facts for 'policyloom train', and list nothing.",
)
@click.option(
    "--corrections",
    metavar="FILE.csv|FILE.ttl",
    multiple=True,
    help="With --to-gold, file of decisions by people; can be repeated. See docs/corrections.md.",
)
@option.ontology
@click.option("--most", metavar="N", type=click.IntRange(min=1), help="List only the first N facts.")
@option.format(option.LISTING, help="Output format of the facts; csv is the table that -o FILE.csv writes.")
def review(
    store: str,
    path: str | None,
    below: float,
    gaps: str | None,
    gold: str | None,
    corrections: tuple[str, ...],
    ontologies: tuple[str, ...],
    most: int | None,
    format: str,
) -> None:
    """List what a person should look at: uncertain facts, the least certain first, and contradictions.

    The table is a table of corrections with the decision left open: write accept or reject in the column decision, or
    merge, rename or split with a target, and pass the file to 'policyloom build --corrections'. The page saves the
    decisions made on it as such a table.

    Examples:
      policyloom review
      policyloom review -o review.html
      policyloom review -o review.csv --below 0.9 --most 100
      policyloom review -o review.html --gaps gaps.jsonl
      policyloom review --format jsonl
      policyloom review --to-gold verdicts.jsonl --corrections review.csv
    """
    if (gold is not None) != bool(corrections):
        raise click.UsageError("--to-gold and --corrections go together", click.get_current_context())
    if gold is not None:
        _write_gold(store, Path(gold), corrections, ontologies)
        return
    from ..graph.decision import to_csv
    from ..ontology.errors import InputError
    from ..queries.corpus import doubts
    from ..queries.store import open_store

    ending = Path(path).suffix.lower() if path is not None else ""
    if path is not None and ending not in (".csv", ".html"):
        raise InputError(f"cannot tell the format of {path}; name a file that ends in .csv or .html")
    if path is not None and format != "table":
        raise InputError(f"the ending of {path} sets its format; give -o or --format, not both")
    with open_store(store) as opened:
        found = doubts(opened, below=below)
    if gaps is not None:
        found += _refused(Path(gaps))
    shown = found[:most]
    if format == "csv":
        output.write(to_csv(doubt.cells for doubt in shown))
    elif format == "json":
        output.write_json(list(map(_record, shown)))
    elif format == "jsonl":
        rows.write_records(format, list(map(_record, shown)))
    elif path is None:
        output.write_table(_SHOWN, [[getattr(doubt, name) for name in _SHOWN] for doubt in shown])
    elif ending == ".csv":
        from ..graph.export.atomic import written_whole

        with written_whole(Path(path), folder=False) as unfinished:
            unfinished.write_text(to_csv(doubt.cells for doubt in shown), encoding="utf-8", newline="")
    else:
        from ..viz.render import write_whole
        from ..viz.review import review_page

        write_whole(review_page(shown), Path(path))
    many = output.counted(len(shown), "fact") + (f" of {len(found):,}" if len(shown) < len(found) else "")
    output.say(f"{f'wrote {path}: ' if path else ''}{many} to look at")


def _record(doubt: Doubt) -> dict[str, Any]:
    from dataclasses import asdict

    return {**asdict(doubt), "confidence": float(doubt.confidence) if doubt.confidence else None}


def _write_gold(store: str, path: Path, corrections: tuple[str, ...], ontologies: tuple[str, ...]) -> None:
    """Write the verdicts in correction files as a gold file.

    :raises InputError: the store or a file cannot be read, or *path* cannot be written.
    :raises DataError: a correction file is malformed, or there is no verdict on a fact.
    """
    from ..graph.decision import decision_label, read_decisions
    from ..graph.export.atomic import written_whole
    from ..ontology.errors import DataError
    from ..ontology.own import read_knowledge
    from ..queries.corpus import verdicts
    from ..queries.store import open_store

    knowledge = read_knowledge(ontologies)
    decided = read_decisions(corrections, knowledge.vocabulary)
    with open_store(store) as opened:
        found = verdicts(opened, decided, knowledge)
    for decision in found.unmatched:
        output.say(f"{', '.join(corrections)}: matches no fact of {store}: {decision_label(decision)}")
    if not found.rows:
        raise DataError(
            f"{', '.join(corrections)}: has no verdict on a fact; write accept or reject in the column decision"
        )
    with written_whole(path, folder=False) as unfinished:
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in found.rows)
        unfinished.write_text("".join(lines), encoding="utf-8")
    output.say(f"wrote {path}: {output.counted(len(found.rows), 'verdict')}")


def _refused(path: Path) -> list[Doubt]:
    """Return the refused facts in a file of gaps that a build wrote.

    :raises InputError: the file cannot be read.
    :raises DataError: it is not such a file.
    """
    from ..ontology.errors import DataError, reading
    from ..queries.corpus import refused

    with reading(path, "write it with 'policyloom build --gaps'"):
        text = path.read_text(encoding="utf-8")
    try:
        return list(refused(map(json.loads, filter(str.strip, text.split("\n")))))
    except (ValueError, KeyError, TypeError):
        raise DataError(
            f"{path}: is not a file that 'policyloom build --gaps' wrote; write it again"
        ) from None
