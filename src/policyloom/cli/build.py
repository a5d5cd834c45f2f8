"""``policyloom build``: texts to a store, and files to look at."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import option, output
from .group import Command

if TYPE_CHECKING:
    from ..graph.summary import Summary

_DEFAULT_OUT = "policyloom-out"


@click.command(
    cls=Command,
    epilog="A source is a text file in UTF-8; its name without the ending names the document. "
    "A document of that name that the store holds already is replaced, the others stay.",
)
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@option.store
@click.option(
    "--out",
    metavar="DIR",
    default=_DEFAULT_OUT,
    show_default=True,
    help="Where graph.ttl and graph.html go: the sources of this call alone.",
)
@click.option(
    "--ontology",
    "ontologies",
    metavar="DIR",
    multiple=True,
    help="Turtle of your own: classes, kinds of facts, terms, words; can be repeated. See docs/ontology.md.",
)
@click.option(
    "--gaps",
    metavar="FILE",
    help="Write what became no fact, a JSON object a line: facts that a check refused, with the reason, and "
    "sentences and numbers without a fact.",
)
@option.format(("table", "json"), help="How to print the summary.")
def build(
    sources: tuple[str, ...], store: str, out: str, ontologies: tuple[str, ...], gaps: str | None, format: str
) -> None:
    """Build the graph of texts, each fact with its words.

    Without a SOURCE, the graph of the article that comes with policyloom.

    Examples:
      policyloom build
      policyloom build strategy.txt speech.txt
      policyloom build texts/*.txt --store corpus --out corpus-out
      policyloom build campaign.txt --ontology health
      policyloom build strategy.txt --gaps gaps.jsonl
      policyloom build strategy.txt --store http://localhost:3030/policy
    """
    started = time.perf_counter()
    summary = _build(sources, store, Path(out), ontologies, Path(gaps) if gaps else None)
    seconds = time.perf_counter() - started
    if format == "json":
        from dataclasses import asdict

        output.write_json({**asdict(summary), "seconds": round(seconds, 1), "store": store, "out": out})
        return
    _print(summary, seconds)
    output.say(f"\nThe store is {store}; {out}/ holds graph.ttl and graph.html. To try next:\n")
    given = "" if store == option.DEFAULT_STORE else f" --store {store}"
    for attempt in ("queries", f"facts{given}", f"view{given} -o {Path(out) / 'view.html'}"):
        output.say(f"  {_program()} {attempt}")


def _build(
    sources: tuple[str, ...], location: str, out: Path, ontologies: tuple[str, ...], missed: Path | None
) -> Summary:
    from .. import __version__
    from ..graph.build import bundled_sources, own_graph, read_documents, run_iri, surroundings
    from ..graph.export import find_format
    from ..graph.export.place import written_whole
    from ..graph.extract import extract
    from ..graph.gap import gaps
    from ..graph.network import property_graph
    from ..graph.summary import summarise
    from ..ontology.own import read_knowledge
    from ..queries.store import open_store, replacement
    from ..viz.page import page

    knowledge = read_knowledge(ontologies)
    documents = read_documents(sources or bundled_sources(), knowledge)
    # The store is opened before the work, so that one that is locked is told of at once.
    with (
        _gone_if_failed(Path(location), ours="://" not in location),
        open_store(location, writable=True) as store,
        output.progress(extract(documents, knowledge), total=len(documents), label="reading") as progress,
    ):
        extractions = list(progress)
        run = run_iri(__version__, knowledge)
        graphs = {extraction.graph: extraction.quads(run=run) for extraction in extractions}
        quads = [quad for graph in graphs.values() for quad in graph]
        around = dict(surroundings(__version__, knowledge))
        graphs.update(around)
        # What is drawn and counted needs the names of a user's own classes beside the facts.
        defined = [quad for own in knowledge.own for quad in around[own_graph(own)]]
        with _gone_if_failed(out, ours=True):
            _make_folder(out)
            with written_whole(out / "graph.ttl", folder=False) as turtle:
                find_format("turtle").write_quads(
                    [quad for graph in graphs.values() for quad in graph], turtle
                )
                with written_whole(out / "graph.html", folder=False) as drawing:
                    drawing.write_text(page([*quads, *defined]), encoding="utf-8")
                    if missed is not None:
                        found = [gap for e in extractions for gap in gaps(e, knowledge.vocabulary.notations)]
                        _write_lines(missed, found)
                    # One update, so that the store changes as a whole or not at all.
                    store.update(" ;\n".join(replacement(iri, graph) for iri, graph in graphs.items()))
    return summarise(extractions, property_graph([*quads, *defined]), len(quads))


def _write_lines(path: Path, records: list[dict[str, Any]]) -> None:
    from ..graph.export.place import written_whole

    with written_whole(path, folder=False) as whole:
        whole.write_text(
            "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8"
        )


def _make_folder(path: Path) -> None:
    from ..ontology.errors import InputError

    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"cannot make the folder {path} ({error.strerror}); choose another with --out"
        ) from None


@contextmanager
def _gone_if_failed(folder: Path, *, ours: bool) -> Iterator[None]:
    """Remove *folder*, if it is *ours* and was not there before, when the block fails."""
    is_new = ours and not folder.exists()
    try:
        yield
    except BaseException:
        if is_new:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def _print(summary: Summary, seconds: float) -> None:
    def share(part: int, whole: int) -> str:
        return f"{part} of {whole} ({part / whole:.0%})" if whole else "none"

    output.write_table(
        ("built", "count"),
        [
            ("documents", summary.documents),
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
    """Return how the program was called, so that what is suggested can be typed as it stands."""
    called = Path(sys.argv[0])
    if called.name != "policyloom" or shutil.which("policyloom") == str(called):
        return "policyloom"
    return os.path.relpath(called)
