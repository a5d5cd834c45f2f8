"""Functions that make a graph from texts, from files or from a store."""

from __future__ import annotations

import time
import warnings
from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ..ontology.errors import DataError, InputError
from .graph import Graph, listed

if TYPE_CHECKING:
    from ..graph.source import Found

_LARGEST_CACHE = 2**30


def build(
    sources: str | Path | Iterable[str | Path] | None = None,
    *,
    store: str | Path | None = None,
    reader: str = "model",
    llm: Mapping[str, object] | None = None,
    ontology: str | Path | Iterable[str | Path] = (),
    corrections: str | Path | Iterable[str | Path] = (),
    cache: str | Path | None = None,
    jobs: int = 1,
) -> Graph:
    """Return the graph of files, as ``policyloom build`` makes it.

    A document that cannot be read gives a warning and does not stop the others; so does a correction without effect.

    :param sources: files, folders or web addresses, see docs/sources.md; the bundled article if left out.
    :param store: a folder or the URL of a SPARQL endpoint. Other documents in it stay, and unchanged ones are not read
        again. If left out, the graph is in memory.
    :param reader: what reads: ``model``, the bundled network, or ``model:DIR``, your own; ``llm``, a language model;
        ``recorded:FILE``, a file of claims; ``recorded:article``, those of the bundled article. See docs/readers.md.
    :param llm: settings of the language model: ``url``, ``model``, ``context``, ``concurrency``, ``timeout``, ``budget``.
    :param ontology: one or more folders with your own Turtle files, see docs/ontology.md.
    :param corrections: one or more files of people's decisions on facts and things, see docs/corrections.md.
    :param cache: a folder that keeps extracted facts and language model replies, so that a later call can reuse them.
    :param jobs: how many processes read. If over 1, a script must call this under ``if __name__ == "__main__":``.
    :raises InputError: a source, the reader or a setting is invalid, or the store cannot be written.
    :raises DataError: none of the documents could be read, or a corrections or Turtle file is malformed.

    >>> build(reader="recorded:article")
    Graph('memory')
    """
    from ..graph.build import bundled_sources
    from ..graph.source import Web, find_sources

    if sources is None:
        sources = bundled_sources()
    given = [sources] if isinstance(sources, str | Path) else list(sources)
    if not given:
        raise InputError(
            "no source was given; give files or folders, or leave sources out for the bundled article"
        )
    with TemporaryDirectory() as folder:
        found = find_sources(given, (), Web(Path(folder)).fetch)
        return _built(found, store, reader, llm, ontology, corrections, cache, jobs)


def read(
    texts: str | Mapping[str, str] | Iterable[str],
    *,
    reader: str = "model",
    llm: Mapping[str, object] | None = None,
    ontology: str | Path | Iterable[str | Path] = (),
    cache: str | Path | None = None,
) -> Graph:
    """Return the graph of texts given as strings, in memory.

    :param texts: one text, a mapping of names to texts, or several texts, named ``text-1``, ``text-2`` and so on.
    :param reader: as for :func:`build`, like *llm*, *ontology* and *cache*.
    :raises InputError: no text is given, a text is a file name, or the reader or a setting is invalid.
    :raises DataError: none of the texts could be read.

    >>> speech = read("Germany adopted Industry 4.0, which aims at smart factories.")
    >>> [(row["subject"], row["object"]) for row in speech.facts("adopts")]
    [('Germany', 'Industry 4.0')]
    """
    from ..graph.source.given import given_texts

    return _built(given_texts(texts), None, reader, llm, ontology, (), cache, 1)


def open_graph(store: str | Path, *, ontology: str | Path | Iterable[str | Path] = ()) -> Graph:
    """Return the graph in an existing store, for reading.

    :param store: a folder, or the URL of a SPARQL 1.1 endpoint.
    :param ontology: the Turtle folders that the store was built with, if any, so that questions can use their terms.
    :raises InputError: the store does not exist or cannot be read.

    >>> open_graph("nowhere")
    Traceback (most recent call last):
    policyloom.ontology.errors.InputError: no store at nowhere; run 'policyloom build' first
    """
    from ..ontology.own import read_knowledge
    from ..queries.store import open_store

    opened = open_store(store)
    # Report an endpoint that does not answer now, not at the first question.
    opened.query("ASK {}")
    return Graph(opened, read_knowledge(listed(ontology)) if ontology else None)


def _built(
    found: Found,
    store: str | Path | None,
    reader: str,
    llm: Mapping[str, object] | None,
    ontology: str | Path | Iterable[str | Path],
    corrections: str | Path | Iterable[str | Path],
    cache: str | Path | None,
    jobs: int,
) -> Graph:
    from .. import __version__
    from ..graph.cache import Cache
    from ..graph.correction import read_corrections
    from ..graph.reading import reader_config
    from ..ontology.own import read_knowledge
    from ..queries.corpus import Build
    from ..queries.corpus.opening import opened as writing
    from ..queries.store import open_store

    if llm and reader != "llm":
        raise InputError(f"the settings of a language model are for reader='llm', not {reader!r}")
    if jobs < 1:
        raise InputError(f"jobs is {jobs}; give the number of processes that read, at least 1")
    config = reader_config(reader, **(llm or {}))
    knowledge = read_knowledge(listed(ontology))
    decided = read_corrections(listed(corrections), knowledge.vocabulary)

    place = nullcontext(open_store(None)) if store is None else writing(str(store))
    with place as opened:
        made = Build(
            opened,
            found,
            knowledge,
            software=__version__,
            reader=config,
            corrections=decided,
            cache=Cache(Path(cache), _LARGEST_CACHE, time.time()) if cache else None,
        )
        for _ in made.steps(jobs=jobs):
            pass
        faults = made.outcome.faults
        if faults and not made.graphs:
            more = len(faults) - 1
            others = f" (and {more:,} more {'document' if more == 1 else 'documents'})" if more else ""
            raise DataError(f"{faults[0]}{others}")
        for told in (*faults, *(f"a correction has no effect: {one}" for one in made.outcome.unmatched)):
            warnings.warn(str(told), stacklevel=3)
    return Graph(opened if store is None else open_store(store), knowledge)
