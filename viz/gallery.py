"""The gallery: ready-made views of a graph, one page each, and an index that links to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from pyoxigraph import Quad

from ..graph.propertygraph import Node, PropertyGraph
from ..graph.propertygraph.class_names import VALUES
from ..graph.propertygraph.terms import local_name
from ..ontology.errors import InputError
from ..ontology.namespace import POL
from ..queries.store import Store
from .across import Across
from .article import Article, graph_and_articles
from .chain import chains
from .comparison import Comparison, comparison
from .contrast import contrasts
from .figures import charts, rankings
from .page import write_page
from .page_data import in_words
from .palette import rules, style_of
from .profile import Profile, profiles
from .pyvis_network import network
from .render import render, write_whole
from .statement import GRAPH_PAGE, Statements, Thing
from .timeline import axis, timeline

_MOST_COMPARED, _MOST_PAIRS, _MOST_COLUMNS = 200, 8, 12
_STYLES = ("colours.css", "sheet.css")
_MARK = b'<body data-made-by="policyloom view --gallery">'  # of every view, by templates/base.html


@dataclass(frozen=True, slots=True)
class View:
    """A ready-made view.

    :param name: the name of its file, without the ending.
    :param template: the name of its template.
    :param lede: the sentence that explains it.
    :param values: the values that the template shows.
    :param questions: the named queries that give the same answer as a table.
    """

    name: str
    template: str
    heading: str
    lede: str
    values: dict[str, Any]
    questions: tuple[str, ...] = ()


def write_gallery(
    data: PropertyGraph | Iterable[Quad],
    folder: str | Path,
    *,
    title: str | None = None,
    documents: Iterable[Article] = (),
    service: str | None = None,
    store: Store | None = None,
) -> tuple[Path, ...]:
    """Write the page of the graph, the views that have something to show, and ``index.html``; remove the views of an earlier gallery.

    The views run no script; each line links to its evidence on the page of the graph. Equal data give equal
    files.

    :param store: the store that *data* come from; it is queried for what several documents say about the same things.
    :return: the paths of the files, the index first.

    :raises InputError: the folder cannot be created or written to, or :func:`page` does not accept *service*.
    """
    graph, texts = graph_and_articles(data, documents)
    target = Path(folder)
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot make the folder {target}: {error.strerror}; name another") from error
    heading = title or (texts[0].title if len(texts) == 1 else "Knowledge graph")
    compared = comparison(graph)
    policies = profiles(graph, compared)
    shown = (*views(graph, compared, policies), *(views_across(Across(store, graph)) if store else ()))
    detailed = (*map(_policy_view, policies), *contrast_views(graph))
    written = [write_page(graph, target / GRAPH_PAGE, title=heading, documents=texts, service=service)]
    menu = [(f"{view.name}.html", view.heading) for view in shown]
    for view in (*shown, *detailed):
        text = render(
            f"{view.template}.html",
            styles=_STYLES,
            rules=rules(),
            title=heading,
            view=view,
            menu=menu,
            graph=GRAPH_PAGE,
            **view.values,
        )
        written.append(write_whole(text, target / f"{view.name}.html"))
    index = render(
        "index.html",
        styles=_STYLES,
        rules=rules(),
        title=heading,
        views=shown,
        menu=menu,
        graph=GRAPH_PAGE,
        size=in_words(graph),
        facts=len({edge.fact for edge in graph.edges if edge.fact}),
        details=detailed,
        pairs=_pairs(graph),
        picture=_picture(graph),
    )
    files = (write_whole(index, target / "index.html"), *written)
    for page in set(target.glob("*.html")).difference(files):
        if _MARK in page.read_bytes():
            page.unlink()
    return files


def views(graph: PropertyGraph, compared: Comparison, policies: Sequence[Profile]) -> tuple[View, ...]:
    """Return the views of *graph* that have something to show; *compared* and *policies* are made from the graph."""
    moments, drawn, causes = timeline(graph), charts(graph), chains(graph)
    found: list[View] = []

    def add(name: str, heading: str, lede: str, values: dict[str, Any], *questions: str) -> None:
        found.append(View(name, name, heading, lede, values, questions))

    if compared.policies:
        lede = "Who adopts each policy, what it aims at and what it builds on. What several policies share is marked."
        if len(policies) > _MOST_COLUMNS:
            lede += f" These are the {_MOST_COLUMNS} with the most statements; the overview links to all {len(policies)}."
        pages = {profile.policy.id: f"{profile.file}.html" for profile in policies}
        values = {"comparison": compared.first(_MOST_COLUMNS), "pages": pages}
        add("comparison", "Policies side by side", lede, values, "policies", "compare-policies")
    if causes:
        lede = "What leads to what, from left to right; dashed lines lead to the challenges."
        add("chain", "Causes, effects, challenges", lede, {"chains": causes}, "effects", "challenges")
    if drawn or rankings(graph):
        lede = "The numbers in the text, with one axis for each unit, and the rankings."
        values = {"charts": drawn, "rankings": rankings(graph)}
        add("figures", "Figures", lede, values, "statistics", "rankings")
    if moments:
        lede = "What the text gives a date for, as precisely as it says, earliest first."
        add("timeline", "Timeline", lede, {"moments": moments, "axis": axis(moments)}, "timeline")
    return tuple(found)


def views_across(across: Across) -> Iterator[View]:
    """Yield the views of what several documents say about the same things, if they have something to show."""
    for name, heading, lede, sections, question in (
        (
            "conflicts",
            "Contradictions",
            "Two figures or two ranks for the same thing, time and place: a contradiction, or one was misread.",
            across.conflicts(),
            "conflicts",
        ),
        (
            "corroborated",
            "Stated more than once",
            "What several documents state, each in its own words, with their joint confidence.",
            across.corroborated(),
            "corroboration",
        ),
        (
            "shared-policies",
            "Policies in several texts",
            "What each document says about the policies that several documents mention.",
            across.policies(),
            "policy-across-documents",
        ),
        (
            "goals",
            "Goals by country",
            "What each country aims at, itself or through its policies.",
            across.goals(),
            "goals-by-country",
        ),
        (
            "changes",
            "Figures over time",
            "Figures that are given for several points in time, earliest first.",
            across.changes(),
            "figures-over-time",
        ),
    ):
        if sections:
            yield View(name, "across", heading, lede, {"sections": sections}, (question,))


def _policy_view(profile: Profile) -> View:
    questions = ("policies", "goals-of-policy", "technologies-of-policy")
    return View(
        profile.file, "policy", profile.policy.label, profile.description, {"profile": profile}, questions
    )


def contrast_views(graph: PropertyGraph) -> tuple[View, ...]:
    """Return a view of each pair of contrasting concepts in *graph*."""
    lede = "Two concepts side by side: what is stated about each, in the words of the text."
    return tuple(
        View(
            f"contrast-{number}", "contrast", contrast.heading, lede, {"contrast": contrast}, ("facts-about",)
        )
        for number, contrast in enumerate(contrasts(graph), start=1)
    )


def _pairs(graph: PropertyGraph) -> list[tuple[Thing, Thing]]:
    """Return pairs of one class worth comparing: policies, names with the same last word, or a common neighbour."""
    statements = Statements(graph)
    near: dict[str, set[str]] = {node.id: set() for node in graph.nodes}
    for edge in graph.edges:
        near[edge.source].add(edge.target)
        near[edge.target].add(edge.source)
    named = (node for node in graph.nodes if near[node.id] and not VALUES & set(node.kinds))
    known = sorted(named, key=lambda n: -len(near[n.id]))[:_MOST_COMPARED]

    def likeness(a: Node, b: Node) -> int:
        ends = [node.label.casefold().split()[-1:] for node in (a, b)]
        both_policies = a.kind == b.kind == local_name(POL.Policy)
        return len(near[a.id] & near[b.id]) + (ends[0] == ends[1] and a.label != b.label) + both_policies

    pairs = [(a, b) for a, b in combinations(known, 2) if a.kind == b.kind and likeness(a, b)]
    pairs.sort(key=lambda pair: (-min(len(near[n.id]) for n in pair), -likeness(*pair)))
    return [(statements.thing(a.id), statements.thing(b.id)) for a, b in pairs[:_MOST_PAIRS]]


def _picture(graph: PropertyGraph) -> dict[str, Any]:
    """Return the graph as a small picture: dots and lines at the positions of the large one."""
    drawn = network(graph)
    places = {node["id"]: (node["x"], node["y"]) for node in drawn.nodes}
    styles: Sequence[str] = [style_of(node.kinds).entry for node in graph.nodes]
    xs, ys = [x for x, _ in places.values()] or [0], [y for _, y in places.values()] or [0]
    return {
        "box": f"{min(xs) - 40} {min(ys) - 40} {max(xs) - min(xs) + 80} {max(ys) - min(ys) + 80}",
        "lines": [(*places[edge["from"]], *places[edge["to"]]) for edge in drawn.edges],
        "dots": [
            (node["x"], node["y"], node["size"], style)
            for node, style in zip(drawn.nodes, styles, strict=True)
        ],
    }
