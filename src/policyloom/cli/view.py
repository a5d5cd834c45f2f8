"""``policyloom view``: a page that draws the graph beside its article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import option, output
from .group import Command

if TYPE_CHECKING:
    from ..graph.network import PropertyGraph
    from ..queries.store import Store

_DEFAULT_PAGE = "policyloom.html"


@click.command(cls=Command)
@option.store
@click.option(
    "--focus", metavar="TERM", help="Open with the neighbourhood of this thing: a name, alias or IRI."
)
@click.option(
    "--steps", type=click.IntRange(1, 3), default=1, show_default=True, help="How far that reaches."
)
@click.option("--compare", metavar="TERM TERM", nargs=2, help="Open with these two things side by side.")
@click.option(
    "--query",
    "question",
    metavar="NAME|FILE.rq|SPARQL",
    help="Draw only the things that this query's answer names, and the facts between them.",
)
@click.option("--title", metavar="TEXT", help="The heading of the page.")
@click.option("-o", "--output", "path", metavar="FILE.html", help=f"The page.  [default: {_DEFAULT_PAGE}]")
@click.option(
    "--gallery",
    metavar="DIR",
    help="Write the page and the ready-made views, with an index.html, into this folder.",
)
def view(
    store: str,
    focus: str | None,
    steps: int,
    compare: tuple[str, str] | None,
    question: str | None,
    title: str | None,
    path: str | None,
    gallery: str | None,
) -> None:
    """Draw the graph on a page, beside its article.

    The page is one file that works offline, in any browser. A gallery has ready-made views too: policies
    side by side, causes and effects, figures, a timeline.

    Examples:
      policyloom view
      policyloom view --focus Germany --steps 2 -o germany.html
      policyloom view --compare Germany Japan -o two.html
      policyloom view --query policies-by-country -o policies.html
      policyloom view --gallery site
    """
    from ..graph.network import property_graph
    from ..queries.store import open_store
    from ..viz.article import articles
    from ..viz.gallery import write_gallery
    from ..viz.page import write_page

    if gallery is not None and (focus or compare or path):
        raise click.UsageError(
            "--gallery takes none of --focus, --compare and --output", click.get_current_context()
        )
    if focus and compare:
        raise click.UsageError("give --focus or --compare, not both", click.get_current_context())
    with open_store(store) as opened:
        quads = list(opened.quads())
        graph, texts = property_graph(quads), articles(quads)
        if question is not None:
            graph = _among(graph, _named(opened, question))
    size = f"{output.counted(len(graph.nodes), 'thing')}, {output.counted(len(graph.edges), 'statement')}"
    if gallery is not None:
        files = write_gallery(graph, Path(gallery), title=title, documents=texts)
        output.say(f"wrote {files[0]} and {output.counted(len(files) - 1, 'page')} beside it: {size}")
        return
    target = Path(path or _DEFAULT_PAGE)
    written = write_page(
        graph, target, title=title, focus=focus, steps=steps, compare=compare, documents=texts
    )
    output.say(f"wrote {written}: {size}")


def _named(store: Store, question: str) -> frozenset[str]:
    """Return the IRIs that the answer to *question* holds."""
    from pyoxigraph import NamedNode, Triple

    from ..ontology.errors import InputError
    from ..queries.library import resolve
    from ..queries.result import Boolean

    answer = store.query(resolve(question))
    if isinstance(answer, Boolean):
        raise InputError("the query of a view must name things; give a SELECT or CONSTRUCT")
    terms = (
        term
        for row in answer
        for term in ((row.subject, row.predicate, row.object) if isinstance(row, Triple) else row)
    )
    return frozenset(term.value for term in terms if isinstance(term, NamedNode))


def _among(graph: PropertyGraph, iris: frozenset[str]) -> PropertyGraph:
    """Return the part of *graph* that consists of the things *iris*."""
    from ..graph.network import PropertyGraph

    nodes = tuple(node for node in graph.nodes if node.iri in iris)
    ids = {node.id for node in nodes}
    return PropertyGraph(nodes, tuple(e for e in graph.edges if e.source in ids and e.target in ids))
