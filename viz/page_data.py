"""The data of a page: everything that it shows, as plain data for its script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from ..graph.propertygraph import Edge, Node, PropertyGraph
from ..graph.propertygraph.class_names import VALUES
from .article import Article, Paragraph, paragraphs
from .layout import layout
from .measure import Measure, measures
from .palette import hues, rank, style_of, words
from .pyvis_network import network

Json = dict[str, Any]
# Limits, in nodes: a graph above the first is opened part by part; a part has at most the second.
_MOST_AT_ONCE, _MOST_IN_A_PART = 400, 120


def content(graph: PropertyGraph, articles: Sequence[Article] = ()) -> Json:
    """Return the data of a page that shows *graph*, with *articles* to read beside it.

    - ``nodes``, ``edges``: the values that pyvis draws (``id``, ``x``, ``y`` ...) and those shown on the cards;
    - ``community`` and ``between`` of a node: its community and betweenness; ``colours``: those of communities;
    - ``parts``: the layouts with which a large graph is opened part by part; None for a smaller graph;
    - ``classes``, ``relations``: the legend, with counts;
    - ``wording`` of an edge: left out where it is just the label between the names of the two ends;
    - ``quotes``: each quoted passage once; edges refer to it by number;
    - ``documents``: paragraphs, their sentences, and the runs of these; an edge's ``sentence`` is a sentence number.
    """
    drawn = network(graph)
    measured = {measure.node.id: measure for measure in measures(graph, all_of_them=False).of_nodes}
    read = [
        (article, paragraphs(article, [_span(e) for e in graph.edges if _is_in(e, article)]))
        for article in articles
    ]
    places = _Places(read)
    quotes: dict[str, int] = {}
    for edge in graph.edges:
        if edge.quote:
            quotes.setdefault(edge.quote, len(quotes))
    labels = {node.id: node.label for node in graph.nodes}
    ids = {node.iri: node.id for node in graph.nodes}
    return {
        "classes": _classes(graph.nodes),
        "relations": _relations(graph.edges),
        "colours": hues(),
        "parts": _parts(graph, measured),
        "nodes": [
            {**n, **_node(node, measured[node.id])} for node, n in zip(graph.nodes, drawn.nodes, strict=True)
        ],
        "edges": [
            {**e, **_edge(edge, labels, quotes, places)}
            for edge, e in zip(graph.edges, drawn.edges, strict=True)
        ],
        "quotes": list(quotes),
        "documents": [_document(article, parts, ids, places) for article, parts in read],
    }


def summary(graph: PropertyGraph, articles: Sequence[Article] = (), *, title: str = "") -> str:
    """Return the sentence that says what the page shows; a document title equal to *title* is left out.

    >>> summary(PropertyGraph())
    'Nothing to show: the graph is empty.'
    """
    if not graph.nodes:
        return "Nothing to show: the graph is empty."
    size = in_words(graph)
    if len(articles) == 1 and articles[0].title != title:
        size += f" from “{articles[0].title}”"
    elif len(articles) > 1:
        size += f" from {len(articles)} documents"
    return f"{size}. Select any of them to read the passage behind it."


def counts(graph: PropertyGraph) -> tuple[str, ...]:
    """Return the numbers of things, of figures and dates (if there are any) and of statements, each in words.

    Statistics, rankings and periods are nodes of the graph but do not count as things, as in the lists of entities.

    >>> counts(PropertyGraph((Node("urn:a", "a", "a"), Node("urn:b", "b", "9 %", "Statistic", ("Statistic",)))))
    ('1 thing', '1 figure or date', '0 statements')
    """
    numbers = sum(1 for node in graph.nodes if VALUES & set(node.kinds))
    found = [_counted(len(graph.nodes) - numbers, "thing", "things")]
    if numbers:
        found.append(_counted(numbers, "figure or date", "figures and dates"))
    return *found, _counted(len(graph.edges), "statement", "statements")


def in_words(graph: PropertyGraph) -> str:
    """Return :func:`counts` of *graph* as one phrase."""
    *others, last = counts(graph)
    return f"{', '.join(others)}{',' if len(others) > 1 else ''} and {last}"


def _counted(number: int, one: str, several: str) -> str:
    return f"{number:,} {one if number == 1 else several}"


def _parts(graph: PropertyGraph, measured: Mapping[str, Measure]) -> Json | None:
    """Return layouts of the best connected nodes, of all and of each of the largest communities; None if few nodes.

    Each part is laid out anew, since positions from the layout of the whole graph leave room for absent nodes.
    """
    if len(graph.nodes) <= _MOST_AT_ONCE:
        return None
    ranked = sorted(measured, key=lambda id: (-measured[id].degree, id))
    members: dict[int, list[str]] = {}
    for id in ranked:
        members.setdefault(measured[id].community, []).append(id)
    largest = [number for number in sorted(members) if len(members[number]) > 1][: len(hues())]
    return {
        "start": _laid_out(graph, ranked[:_MOST_IN_A_PART]),
        "groups": {number: _laid_out(graph, members[number][:_MOST_IN_A_PART]) for number in largest},
    }


def _laid_out(graph: PropertyGraph, ids: Sequence[str]) -> dict[str, tuple[int, int]]:
    among = set(ids)
    return layout(ids, [(e.source, e.target) for e in graph.edges if among.issuperset((e.source, e.target))])


class _Places:
    """The numbers of the sentences, and the place of each passage in its document."""

    def __init__(self, read: Sequence[tuple[Article, Sequence[Paragraph]]]) -> None:
        self.numbers: dict[tuple[str, int], int] = {}
        self._spans: dict[str, list[tuple[int, int, int, int]]] = {}
        for article, parts in read:
            number = 0
            for part in parts:
                number += not part.is_title
                for sentence in part.sentences:
                    index = self.numbers[article.id, sentence.start] = len(self.numbers)
                    span = (sentence.start, sentence.end, index, number)
                    self._spans.setdefault(article.id, []).append(span)

    def find(self, edge: Edge) -> tuple[int | None, str]:
        """Return the number of the sentence that *edge* is from, if known, and its place in words."""
        if edge.start is None or edge.end is None:
            return None, edge.document
        characters = f"characters {edge.start:,}–{edge.end:,}"
        for start, end, index, number in self._spans.get(edge.document, ()):
            if edge.start < end and start < edge.end:
                return index, f"{f'paragraph {number}' if number else 'title'}, {characters}"
        return None, characters


def _classes(nodes: Sequence[Node]) -> list[Json]:
    counts = Counter(style_of(node.kinds).name for node in nodes)
    styles = {style.name: style for style in (style_of(node.kinds) for node in nodes)}
    return [
        {
            "id": name,
            "label": styles[name].label,
            "shape": styles[name].shape,
            "light": styles[name].light,
            "dark": styles[name].dark,
            "count": counts[name],
        }
        for name in sorted(styles, key=lambda name: (rank(name), name))
    ]


def _relations(edges: Sequence[Edge]) -> list[Json]:
    counts = Counter(edge.type for edge in edges)
    ranked = sorted(counts, key=lambda type: (-counts[type], type))
    return [{"id": type, "label": words(type), "count": counts[type]} for type in ranked]


def _node(node: Node, measure: Measure) -> Json:
    return {
        "iri": node.iri,
        "community": measure.community,
        "between": measure.betweenness,
        "kinds": [words(kind) for kind in node.kinds],
        "aliases": list(node.aliases),
        "attributes": [[words(k), v] for k, v in node.attributes.items() if _is_shown(k, v)],
        "links": str(node.attributes.get("same_as", "")).split(),
    }


def _is_shown(key: str, value: object) -> bool:
    # ``same_as`` is shown as links, an IRI repeats a name, and a plain "no" tells a reader nothing.
    return value is not False and key != "same_as" and not key.endswith("_iri")


def _edge(edge: Edge, labels: Mapping[str, str], quotes: Mapping[str, int], places: _Places) -> Json:
    sentence, place = places.find(edge)
    label = _short(edge, labels)
    usual = f"{labels.get(edge.source)} {label} {labels.get(edge.target)}"
    found: Json = {
        "relation": edge.type,
        "label": label,
        "wording": edge.wording if edge.wording != usual else None,
        "document": edge.document,
        "quote": quotes.get(edge.quote),
        "sentence": sentence,
        "place": place,
        "confidence": edge.confidence,
        "negated": edge.negated,
        "modality": edge.modality,
        "date": edge.date,
        "attribution": edge.attribution,
    }
    # Keep numbers, even 0; leave out None, False and empty text to save space, since edges may be very many.
    return {
        key: value for key, value in found.items() if value is not None and value is not False and value != ""
    }


def _short(edge: Edge, labels: Mapping[str, str]) -> str:
    """Return the wording between the names of the two ends, or else the name of the relation."""
    source, target = labels.get(edge.source, ""), labels.get(edge.target, "")
    between = edge.wording.removeprefix(source).removesuffix(target).strip(" :")
    whole = edge.wording.startswith(source) and edge.wording.endswith(target)
    name = between if whole and between else words(edge.type)
    return f"not: {name}" if edge.negated else name


def _document(article: Article, parts: Sequence[Paragraph], ids: Mapping[str, str], places: _Places) -> Json:
    return {
        "id": article.id,
        "title": article.title,
        "paragraphs": [
            {
                "title": part.is_title,
                "sentences": [
                    {
                        "number": places.numbers[article.id, sentence.start],
                        "stated": sentence.stated,
                        "runs": [[text, ids.get(entity or "")] for text, entity in sentence.runs],
                    }
                    for sentence in part.sentences
                ],
            }
            for part in parts
        ],
    }


def _is_in(edge: Edge, article: Article) -> bool:
    return edge.document == article.id and edge.start is not None and edge.end is not None


def _span(edge: Edge) -> tuple[int, int]:
    return edge.start or 0, edge.end or 0
