"""The summary of ``policyloom build``: what was built, what the language model used, what to try next."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from . import option, output, rows

if TYPE_CHECKING:
    from ..graph.reading import ReaderConfig
    from ..queries.corpus import Outcome, Summary

# A page of more documents is too large to read, and would need gigabytes to draw.
MOST_DRAWN = 100


def tell_built(summary: Summary, outcome: Outcome, seconds: float, store: str, out: str, format: str) -> None:
    """Print what was built, in *format*: the counts, and in a table also where the files are and what to type next."""
    if format == "json":
        from dataclasses import asdict

        output.write_json(
            {**asdict(summary), **asdict(outcome), "seconds": round(seconds, 1), "store": store, "out": out}
        )
        return
    if format in rows.FORMATS:
        rows.write_rows(format, ("of", "name", "count"), _counts(summary, outcome))
        return
    if not summary.documents:
        return
    _print(summary, outcome, seconds)
    if not (outcome.new or outcome.changed or outcome.removed or outcome.faults):
        output.say(f"\nNothing to do: {store} already holds these documents unchanged.")
    files = (
        f"{out}/ holds graph.ttl and graph.html"
        if summary.documents <= MOST_DRAWN
        else f"graph.ttl and graph.html are not written for more than {MOST_DRAWN} documents, see {_program()} export and view"
    )
    output.say(f"\nThe store is {store}; {files}. Try next:\n")
    page = Path(out if summary.documents <= MOST_DRAWN else "") / "view.html"
    given = "" if store == option.DEFAULT_STORE else f" --store {quote(store)}"
    for attempt in ("queries", f"facts{given}", f"view{given} -o {quote(str(page))}"):
        output.say(f"  {_program()} {attempt}")


def _counts(summary: Summary, outcome: Outcome) -> list[tuple[str, str, int]]:
    done = ("new", "changed", "unchanged", "removed")
    found = ("documents", "sentences", "covered", "numbers", "numbers_covered", "triples")
    return [
        *(("built", name, getattr(outcome, name)) for name in done),
        *(("built", name, getattr(summary, name)) for name in found),
        *(("facts", name, count) for name, count in summary.facts.items()),
        *(("entities", name, count) for name, count in summary.entities.items()),
    ]


def _print(summary: Summary, outcome: Outcome, seconds: float) -> None:
    def share(part: int, whole: int) -> str:
        return f"{part} of {whole} ({part / whole:.0%})" if whole else "none"

    done = {
        "new": outcome.new,
        "changed": outcome.changed,
        "unchanged": outcome.unchanged,
        "removed": outcome.removed,
    }
    output.write_table(
        ("built", "count"),
        [
            ("documents", summary.documents),
            *((f"- {name}", count) for name, count in done.items() if count not in (0, summary.documents)),
            ("sentences", summary.sentences),
            ("sentences with a fact", share(summary.covered, summary.sentences)),
            ("numbers with a fact", share(summary.numbers_covered, summary.numbers)),
            ("triples", summary.triples),
            ("seconds", f"{seconds:.1f}"),
        ],
    )
    output.write_table(("facts", "count"), [*summary.facts.items(), ("all", sum(summary.facts.values()))])
    output.write_table(
        ("entities", "count"), [*summary.entities.items(), ("all", sum(summary.entities.values()))]
    )


def _program() -> str:
    """Return the command by which the program was called, so that a suggested call can be typed as printed."""
    called = Path(sys.argv[0])
    if called.name != "policyloom" or shutil.which("policyloom") == str(called):
        return "policyloom"
    return os.path.relpath(called)


def spent(reader: ReaderConfig) -> str:
    """Return the language model's usage so far in words; an empty text for any other reader."""
    usage = getattr(reader, "usage", None)
    if usage is None:
        return ""
    count, cost = usage.count, getattr(reader, "cost", None)
    parts = [
        f"{count.read:,} of {count.windows:,} parts",
        output.counted(count.requests, "request"),
        f"{count.tokens_in:,} tokens in, {count.tokens_out:,} out",
    ]
    if count.cached:
        parts.insert(2, f"{count.cached:,} cached replies")
    if cost is not None:
        parts.append(f"cost {cost:.2f}")
    return ", ".join(parts)
