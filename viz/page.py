"""The page: a graph and its article in one HTML file that makes no network requests."""

from __future__ import annotations

import difflib
import json
import os
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from pyoxigraph import Quad

from ..graph.propertygraph import Node, PropertyGraph
from ..ontology.errors import InputError
from ..ontology.namespace import BASE
from .article import Article, graph_and_articles
from .page_data import content, summary
from .render import render, template, trusted, write_whole

# In the order in which they depend on each other; they share one scope.
_SCRIPTS = (
    "element.js",
    "model.js",
    "state.js",
    "theme.js",
    "labels.js",
    "picture.js",
    "crowd.js",
    "places.js",
    "article.js",
    "card.js",
    "table.js",
    "search.js",
    "legend.js",
    "csv.js",
    "download.js",
    "start.js",
)
_MOST_STEPS = 3


def write_page(
    data: PropertyGraph | Iterable[Quad],
    path: str | os.PathLike[str],
    *,
    title: str | None = None,
    focus: str | None = None,
    steps: int = 1,
    compare: tuple[str, str] | None = None,
    documents: Iterable[Article] = (),
    service: str | None = None,
) -> Path:
    """Write :func:`page` to *path*, whole or not at all, and return the path.

    :raises InputError: the file cannot be written, or as :func:`page` does.
    """
    made = page(
        data, title=title, focus=focus, steps=steps, compare=compare, documents=documents, service=service
    )
    return write_whole(made, Path(path))


def page(
    data: PropertyGraph | Iterable[Quad],
    *,
    title: str | None = None,
    focus: str | None = None,
    steps: int = 1,
    compare: tuple[str, str] | None = None,
    documents: Iterable[Article] = (),
    service: str | None = None,
) -> str:
    """Return an HTML page that shows *data* as a picture, beside its article, and as a table.

    Equal data give equal pages. The page contains its scripts; its Content-Security-Policy names them by digest
    and allows no others.

    :param title: the heading; by default the title of the document if there is just one, else "Knowledge graph".
    :param focus: the label, alias, id or IRI of a node; the page opens with the neighbourhood of this node.
    :param steps: how many steps that neighbourhood reaches, 1 to 3.
    :param compare: two nodes, named as for *focus*; the page opens with them side by side.
    :param documents: texts to read beside the graph; if there are none and *data* are quads, the texts among these.
    :param service: the address of a service that has the graph; each thing links to its page there.

    :raises InputError: *focus* or *compare* names nothing in the graph, *steps* is out of range, or *service*
    is not a web address.
    """
    graph, texts = graph_and_articles(data, documents)
    if not 1 <= steps <= _MOST_STEPS:
        raise InputError(f"steps is {steps}; give a number from 1 to {_MOST_STEPS}")
    if service is not None and not re.fullmatch(r"https?://[^\s/?#]+[^\s?#]*", service):
        raise InputError(f"service is {service!r}; give a web address, such as http://localhost:8000")
    heading = title or (texts[0].title if len(texts) == 1 else "Knowledge graph")
    node = find_node(graph, focus) if focus is not None else None
    whole = {
        "title": heading,
        "focus": {"node": node.id, "steps": steps} if node else None,
        "service": {"address": service.rstrip("/"), "base": BASE.rstrip("/")} if service else None,
        "compare": [find_node(graph, name).id for name in compare or ()],
        **content(graph, texts),
    }
    return _render(heading, summary(graph, texts, title=heading), _embedded(whole), has_article=bool(texts))


def find_node(graph: PropertyGraph, name: str) -> Node:
    """Return the node with *name* as its id, IRI, label or alias; labels and aliases match in any case.

    :raises InputError: there is none; similar names are suggested.
    """
    for node in graph.nodes:
        if name in {node.id, node.iri}:
            return node
    wanted = " ".join(name.split()).casefold()
    names: dict[str, Node] = {}
    for node in graph.nodes:
        names.setdefault(node.label.casefold(), node)
    for node in graph.nodes:
        for alias in node.aliases:
            names.setdefault(alias.casefold(), node)
    if wanted in names:
        return names[wanted]
    near = [names[n].label for n in difflib.get_close_matches(wanted, names, n=3, cutoff=0.5)]
    near += [n.label for n in graph.nodes if wanted and wanted in n.label.casefold()]
    hint = f"; similar names: {', '.join(dict.fromkeys(near[:5]))}" if near else ""
    raise InputError(f"nothing in the graph is called {name!r}{hint}")


def _render(heading: str, lede: str, data: str, *, has_article: bool) -> str:
    library = _library()
    script = "(() => {\n'use strict';\n" + "\n".join(map(template, _SCRIPTS)) + "\n})();"
    return render(
        "page.html",
        styles=("colours.css", "page.css"),
        scripts=(library, script),
        title=heading,
        summary=lede,
        has_article=has_article,
        data=trusted(data),
    )


@cache
def _library() -> str:
    """Return vis-network as bundled with pyvis, without the reference to a source map that a browser would request.

    Its style sheet of 220 kB is left out: it styles pop-ups and buttons that the page does not use.
    """
    import pyvis

    scripts = sorted(Path(pyvis.__file__).parent.glob("lib/vis-9.*/vis-network.min.js"))
    text = scripts[-1].read_text(encoding="utf-8").replace("\r\n", "\n")
    return re.sub(r"\n//# sourceMappingURL=\S+\s*$", "\n", text)


def _embedded(value: Any) -> str:
    """Return *value* as JSON that is safe inside a script element: it contains no markup characters."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
