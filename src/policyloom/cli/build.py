"""``policyloom build``: a store built from texts, and files to look at."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from . import option, output
from .ending import interruptible
from .group import Command
from .summary import MOST_DRAWN, spent, tell_built

if TYPE_CHECKING:
    from ..graph.cache import Cache
    from ..graph.pipeline import DocumentGraph
    from ..graph.reading import ReaderConfig
    from ..graph.source import Fault
    from ..ontology.own import Knowledge
    from ..queries.corpus import Build
    from ..queries.store import Store

_DEFAULT_OUT = "policyloom-out"
_MEGABYTE = 2**20
# The number of tables without texts that the end of a build names.
_TABLES_NAMED = 5


@click.command(
    cls=Command,
    epilog="A SOURCE is a file (plain text in UTF-8, Markdown, HTML, PDF, DOCX or EPUB), a table with one text per row "
    "(JSON Lines, CSV, Parquet), the web address of a file, or a folder of such files; hidden ones are skipped. "
    "NAME.meta.json beside a file gives its title, date and more; see docs/sources.md. A document is named after its "
    "file without the ending; in a folder, by its path below the folder. A document that the store holds is left alone "
    "if it has not changed and replaced if it has; all others stay. A faulty document affects only itself: it is listed "
    "at the end, and the exit code is 1.",
)
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@option.store
@click.option(
    "--out",
    metavar="DIR",
    default=_DEFAULT_OUT,
    show_default=True,
    help=f"Folder for graph.ttl and graph.html, which show the sources of this call only; not written for more than {MOST_DRAWN}.",
)
@click.option(
    "--list",
    "lists",
    metavar="FILE",
    multiple=True,
    help="File that lists sources, one path per line; - for standard input. Can be repeated.",
)
@click.option(
    "--prune",
    is_flag=True,
    help="Remove from the store every document of an earlier build that is not among the sources.",
)
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    help="Number of processes that read; by default as many as pay off. The result is the same for any N.",
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=300.0,
    show_default=True,
    help="Time limit for one document when several processes read.",
)
@click.option(
    "--memory",
    metavar="MB",
    type=click.IntRange(min=64),
    default=2048,
    show_default=True,
    help="Memory limit for one document when several processes read.",
)
@click.option(
    "--executor",
    type=click.Choice(("processes", "dask")),
    default="processes",
    show_default=True,
    help="Where to read: in processes on this machine, or on the workers of a Dask cluster; the result is the same.",
)
@click.option(
    "--scheduler", metavar="ADDRESS", help="Address of the Dask scheduler, such as tcp://10.0.0.1:8786."
)
@click.option(
    "--cache",
    metavar="DIR",
    help="Folder that caches facts, so that new corrections or a lost store do not mean reading all texts again; can be "
    "deleted at any time.  [default: beside the folder of the store]",
)
@click.option(
    "--cache-size",
    metavar="MB",
    type=click.IntRange(min=0),
    default=1024,
    show_default=True,
    help="Size limit of the cache; 0 turns it off.",
)
@click.option(
    "--ontology",
    "ontologies",
    metavar="DIR",
    multiple=True,
    help="Folder with your own ontology in Turtle: classes, kinds of facts, terms; can be repeated. See docs/ontology.md.",
)
@click.option(
    "--corrections",
    metavar="FILE.csv|FILE.ttl",
    multiple=True,
    help="File of decisions by people on facts and things, applied to every document; can be repeated. See "
    "docs/corrections.md.",
)
@click.option(
    "--gaps",
    metavar="FILE",
    help="Write what did not become a fact, one JSON object per line: facts that a check refused, with the reason, and "
    "sentences and numbers without a fact. Reads every document again.",
)
@click.option(
    "--record",
    metavar="FILE.jsonl",
    help="Write the reader's claims as they were before the check, one JSON object per line, for use with "
    "--reader recorded:FILE.jsonl. Reads every document again.",
)
@option.reader
@option.llm
@option.format(option.LISTING, help="Output format of the summary; jsonl and csv hold its counts.")
def build(
    sources: tuple[str, ...],
    store: str,
    out: str,
    lists: tuple[str, ...],
    prune: bool,
    jobs: int | None,
    timeout: float,
    memory: int,
    executor: str,
    scheduler: str | None,
    cache: str | None,
    cache_size: int,
    ontologies: tuple[str, ...],
    corrections: tuple[str, ...],
    gaps: str | None,
    record: str | None,
    reader: str,
    format: str,
    llm: Mapping[str, object],
) -> int:
    """Build a graph from texts, each fact with its words.

    Without a SOURCE, build the graph of the bundled article.

    Examples:
      policyloom build
      policyloom build strategy.txt speech.txt
      policyloom build texts --store corpus --prune
      find texts -name '*.md' | policyloom build --list - --store corpus
      policyloom build campaign.txt --ontology health
      policyloom build texts --corrections corrections.csv
      policyloom build strategy.txt --gaps gaps.jsonl
      policyloom build --reader recorded:article
      policyloom build speech.txt --reader recorded:annotated.jsonl
      policyloom build speech.txt --reader llm --llm-url http://127.0.0.1:11434/v1 --llm-model qwen3
      policyloom build strategy.txt --store http://localhost:7878/query
      policyloom build texts --executor dask --scheduler tcp://10.0.0.1:8786
    """
    from .. import __version__
    from ..graph.build import bundled_sources
    from ..graph.correction import read_corrections
    from ..graph.pool import Limits
    from ..graph.reading import reader_config
    from ..graph.source import Web, find_sources
    from ..ontology.own import read_knowledge
    from ..queries.corpus import Build, summarise

    if (executor == "dask") != (scheduler is not None):
        raise click.UsageError(
            "--executor dask and --scheduler ADDRESS go together", click.get_current_context()
        )
    if scheduler and jobs:
        raise click.UsageError(
            "--jobs is for processes on this machine; leave it out with --scheduler",
            click.get_current_context(),
        )
    if llm and reader != "llm":
        given = ", ".join(f"--llm-{name.replace('_', '-')}" for name in llm)
        raise click.UsageError(f"{given}: only for --reader llm", click.get_current_context())
    started = time.perf_counter()
    knowledge = read_knowledge(ontologies)
    config = reader_config(reader, **llm)
    decided = read_corrections(corrections, knowledge.vocabulary)
    web = Web(Path(click.get_current_context().with_resource(TemporaryDirectory())))
    found = find_sources(sources or (() if lists else bundled_sources()), lists, web.fetch)
    # Open the store before the work starts, so that a locked store is reported at once.
    with interruptible(), _opened(store) as opened, _folder(Path(out)):
        made = Build(
            opened,
            found,
            knowledge,
            software=__version__,
            with_gaps=gaps is not None,
            with_claims=record is not None,
            reader=config,
            prune=prune,
            corrections=decided,
            cache=_cache(
                Path(cache) if cache else None if scheduler else _beside(store), cache_size * _MEGABYTE
            ),
        )
        steps = made.steps(jobs=jobs, limits=Limits(timeout, memory * _MEGABYTE), scheduler=scheduler)
        _carry_out(made, steps, Path(gaps) if gaps else None, Path(record) if record else None, config)
        if made.graphs:
            _write_files(Path(out), opened, made.graphs, knowledge)
        summary = summarise(opened, made.graphs, knowledge)
    with output.heard_or_not():
        tell_built(summary, made.outcome, time.perf_counter() - started, store, out, format)
    if told := spent(config):
        output.say(f"{config.label}: {told}")
    if found.left_out:
        kinds = ", ".join(
            f"{count} {ending or 'without an ending'}" for ending, count in found.left_out.items()
        )
        output.say(f"left out, since their formats are not supported: {kinds}")
    if found.without_text:
        shown, more = found.without_text[:_TABLES_NAMED], len(found.without_text) - _TABLES_NAMED
        names = ", ".join(map(str, shown)) + (f" and {more} more" if more > 0 else "")
        output.say(f'left out, since they have no column "text": {names}')
    for file, same in made.outcome.repeated:
        output.say(f"{file}: has the same content as {same}")
    for decision in made.outcome.unmatched:
        output.say(f"{', '.join(corrections)}: has no effect: {decision}")
    for fault in made.outcome.faults:
        output.say(f"{fault}")
    return 1 if made.outcome.faults else 0


def _carry_out(
    made: Build,
    steps: Generator[DocumentGraph | Fault],
    gaps: Path | None,
    record: Path | None,
    reader: ReaderConfig,
) -> None:
    """Run the steps of the build, with a progress bar on a terminal, and write the gaps and claims if asked for."""
    with (
        closing(steps),
        output.progress(
            steps, total=len(made.ahead), label="reading", told=partial(spent, reader)
        ) as watched,
        _lines(gaps) as write_gaps,
        _lines(record) as write_claims,
    ):
        for step in watched:
            write_gaps(getattr(step, "gaps", ()))
            write_claims(getattr(step, "claims", ()))


def _write_files(out: Path, store: Store, graphs: list[str], knowledge: Knowledge) -> None:
    """Write the graph as Turtle and as a page, unless it has too many documents."""
    from ..graph.build import own_graph
    from ..graph.export import find_format
    from ..graph.export.atomic import written_whole
    from ..graph.rdf import run_graph
    from ..ontology.namespace import PROV
    from ..queries.result import text
    from ..viz.page import page

    if len(graphs) > MOST_DRAWN:
        return
    quads = [quad for graph in graphs for quad in sorted(store.graph(graph), key=str)]
    # A document refers to the run that read it, so the file must describe that run.
    runs = sorted({text(quad.object) for quad in quads if quad.predicate.value == PROV.wasGeneratedBy})
    described = [quad for run in runs for quad in sorted(store.graph(run_graph(run)), key=str)]
    # The file must define the user's own classes, too; the page needs their names.
    defined = [quad for own in knowledge.own for quad in store.graph(own_graph(own))]
    with (
        written_whole(out / "graph.ttl", folder=False) as turtle,
        written_whole(out / "graph.html", folder=False) as drawing,
    ):
        find_format("turtle").write_quads([*quads, *described, *defined], turtle)
        drawing.write_text(page([*quads, *defined]), encoding="utf-8")


@contextmanager
def _lines(path: Path | None) -> Iterator[Callable[[Iterable[dict[str, Any]]], None]]:
    """Yield a function that writes records to *path* as JSON Lines; without a path it does nothing."""
    if path is None:
        yield lambda _: None
        return
    from ..graph.export.atomic import written_whole

    with written_whole(path, folder=False) as whole, whole.open("w", encoding="utf-8") as file:
        yield lambda records: file.writelines(json.dumps(r, ensure_ascii=False) + "\n" for r in records)


@contextmanager
def _opened(location: str) -> Iterator[Store]:
    """Open the store; on an interrupt, say that the documents already stored stay."""
    from ..queries.corpus.opening import opened

    with opened(location) as store:
        try:
            yield store
        except KeyboardInterrupt:
            if store.graphs():
                output.say("what is already in the store is kept; run the same command again to continue")
            raise


def _cache(folder: Path | None, most: int) -> Cache | None:
    from ..graph.cache import Cache
    from ..ontology.errors import InputError

    if folder and folder.exists() and not folder.is_dir():
        raise InputError(f"--cache {folder} is a file; give a folder, or a new name")
    return Cache(folder, most, time.time()) if folder and most else None


def _beside(store: str) -> Path | None:
    """Return the default folder of the cache, beside the folder of the store; None for an endpoint."""
    folder = Path(store).resolve()
    return None if "://" in store else folder.with_name(f".{folder.name}-cache")


@contextmanager
def _folder(path: Path) -> Iterator[None]:
    """Make the folder *path*; afterwards remove it if it is new and still empty."""
    from ..ontology.errors import InputError

    is_new = not path.exists()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"cannot make the folder {path} ({error.strerror}); choose another with --out"
        ) from None
    try:
        yield
    finally:
        if is_new:
            with suppress(OSError):  # it is not empty; another build may have written to it
                path.rmdir()
