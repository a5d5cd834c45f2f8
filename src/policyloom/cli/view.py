"""``policyloom view``: a page that draws the graph beside its article."""

from __future__ import annotations

from pathlib import Path

import click

from . import option, output
from .group import Command

_DEFAULT_PAGE = "policyloom.html"


@click.command(cls=Command)
@option.store
@click.option(
    "--focus", metavar="TERM", help="Open with the neighbourhood of this thing: a name, alias or IRI."
)
@click.option(
    "--steps",
    type=click.IntRange(1, 3),
    default=1,
    show_default=True,
    help="How many steps the neighbourhood of --focus reaches.",
)
@click.option("--compare", metavar="TERM TERM", nargs=2, help="Open with these two things side by side.")
@click.option(
    "--query",
    "question",
    metavar="NAME|FILE.rq|SPARQL",
    help="Draw only the things in this query's answer and the facts between them; for a CONSTRUCT query, what it states.",
)
@click.option("--service", metavar="URL", help="Link each thing to its page in the service at this address.")
@click.option("--title", metavar="TEXT", help="Heading of the page.")
@click.option(
    "-o", "--output", "path", metavar="FILE.html", help=f"File for the page.  [default: {_DEFAULT_PAGE}]"
)
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
    service: str | None,
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
    from ..graph.propertygraph import property_graph
    from ..queries.library import resolve
    from ..queries.store import open_store
    from ..viz.answer import answer_graph
    from ..viz.article import articles
    from ..viz.gallery import write_gallery
    from ..viz.page import write_page
    from ..viz.page_data import counts

    if gallery is not None and (focus or compare or path):
        raise click.UsageError(
            "--gallery cannot be combined with --focus, --compare or --output", click.get_current_context()
        )
    if path and Path(path).suffix.lower() not in ("", ".html", ".htm"):
        raise click.UsageError(
            f"--output {path}: a page is HTML; name a file that ends in .html", click.get_current_context()
        )
    if focus and compare:
        raise click.UsageError("give --focus or --compare, not both", click.get_current_context())
    with open_store(store) as opened:
        quads = list(opened.quads())
        texts = articles(quads)
        graph = (
            property_graph(quads)
            if question is None
            else answer_graph(quads, opened.query(resolve(question)))
        )
        size = ", ".join(counts(graph))
        if gallery is not None:
            # Views across documents ask the whole store, so they do not fit a graph of a part of it.
            asked = opened if question is None else None
            files = write_gallery(
                graph, Path(gallery), title=title, documents=texts, service=service, store=asked
            )
            output.say(f"wrote {files[0]} and {output.counted(len(files) - 1, 'page')} beside it: {size}")
            return
    target = Path(path or _DEFAULT_PAGE)
    written = write_page(
        graph,
        target,
        title=title,
        focus=focus,
        steps=steps,
        compare=compare,
        documents=texts,
        service=service,
    )
    output.say(f"wrote {written}: {size}")
