"""The article: a document cut into paragraphs, sentences and mentions, to be read beside the graph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Quad

from ..graph.propertygraph import PropertyGraph, property_graph
from ..graph.propertygraph.terms import Terms, value
from ..ontology.namespace import DCTERMS, OA, POL

Run = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of the text that names the entity with the IRI *entity*."""

    start: int
    end: int
    entity: str


@dataclass(frozen=True, slots=True)
class Article:
    """A document as stored in its graph."""

    id: str
    title: str
    text: str
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a paragraph; *runs* are its pieces of text, each with the IRI of the entity it names, if any.

    :param stated: whether a passage of a fact covers it; otherwise it is the text between such passages.
    """

    start: int
    end: int
    stated: bool
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the text; the title line is a paragraph too."""

    is_title: bool
    sentences: tuple[Sentence, ...]


def articles(quads: Iterable[Quad]) -> tuple[Article, ...]:
    """Return the documents whose text is among *quads*, with their mentions, sorted by id."""
    terms = Terms.of(quads)
    mentions: dict[str, list[Mention]] = {}
    for mention in terms.instances(POL.Mention):
        source, entity = terms.iri(mention, OA.hasSource), terms.iri(mention, POL.denotes)
        start, end = (value(terms.about(mention), place) for place in (OA.start, OA.end))
        if source and entity and isinstance(start, int) and isinstance(end, int):
            mentions.setdefault(source, []).append(Mention(start, end, entity))
    found = []
    for iri in terms.instances(POL.Document):
        text = terms.text(iri, POL.text)
        if text:
            id = terms.text(iri, DCTERMS.identifier) or iri
            found.append(Article(id, terms.label(iri) or id, text, tuple(mentions.get(iri, ()))))
    return tuple(sorted(found, key=lambda article: article.id))


def graph_and_articles(
    data: PropertyGraph | Iterable[Quad], documents: Iterable[Article]
) -> tuple[PropertyGraph, tuple[Article, ...]]:
    """Return *data* as a property graph, and *documents*; if there are none, the documents in the quads of *data*."""
    if isinstance(data, PropertyGraph):
        return data, tuple(documents)
    quads = list(data)
    return property_graph(quads), tuple(documents) or articles(quads)


def paragraphs(article: Article, passages: Iterable[tuple[int, int]]) -> tuple[Paragraph, ...]:
    r"""Return the article's paragraphs, split into sentences where *passages* begin and end.

    Overlapping passages become one sentence; a passage over several lines is split at the line ends. The
    runs of a paragraph, joined, are its text. Of overlapping mentions, the longest is kept.

    >>> [p] = paragraphs(Article("d", "", "Ports grow. They do.", (Mention(0, 5, "x"),)), [(0, 11)])
    >>> [(s.stated, s.runs) for s in p.sentences]
    [(True, (('Ports', 'x'), (' grow.', None))), (False, ((' They do.', None),))]
    """
    spans = list(_merged(passages))
    mentions = _apart(article.mentions)
    lines = [m for m in re.finditer(r"[^\r\n]+", article.text) if m[0].strip()]
    result = []
    for index, line in enumerate(lines):
        sentences = tuple(
            Sentence(start, end, stated, tuple(_runs(article.text, start, end, mentions)))
            for start, end, stated in _cut(line.start(), line.end(), spans)
        )
        result.append(Paragraph(index == 0 and line[0].strip() == article.title, sentences))
    return tuple(result)


def _merged(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    last: tuple[int, int] | None = None
    for start, end in sorted(set(spans)):
        if last and start < last[1]:
            last = last[0], max(last[1], end)
        else:
            if last:
                yield last
            last = start, end
    if last:
        yield last


def _apart(mentions: Iterable[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start, m.entity)):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)


def _cut(start: int, end: int, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    at = start
    for span_start, span_end in spans:
        inner_start, inner_end = max(span_start, start), min(span_end, end)
        if inner_start >= inner_end:
            continue
        if at < inner_start:
            yield at, inner_start, False
        yield inner_start, inner_end, True
        at = inner_end
    if at < end:
        yield at, end, False


def _runs(text: str, start: int, end: int, mentions: list[Mention]) -> Iterator[Run]:
    at = start
    for mention in mentions:
        if start <= mention.start and mention.end <= end and mention.start < mention.end:
            if at < mention.start:
                yield text[at : mention.start], None
            yield text[mention.start : mention.end], mention.entity
            at = mention.end
    if at < end:
        yield text[at:end], None
