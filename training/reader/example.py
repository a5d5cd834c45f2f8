"""Examples: windows with the objects and links that the network should find in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...graph.reading.form import Form
from ...graph.reading.model.kind import Kinds
from ...graph.reading.model.span import token_span
from ...graph.reading.model.window import PREFIX, Window
from .label import Labels, Mentions, Span

Pair = tuple[int, int]


@dataclass(frozen=True)
class Link:
    """A role of an object: the mention to link, and other mentions that are as good."""

    role: int
    object: Pair
    mention: Pair
    others: tuple[Pair, ...]


@dataclass(frozen=True)
class Example:
    """A window with the objects and links that the network should find in it.

    :param objects: the kind and the token span of each object.
    :param unclear: spans that may or may not be objects; they are left out of the loss.
    :param links: links from objects to the mentions of their roles.
    :param flags: the first token of each figure, and whether the figure is a target.
    :param rejected: spans that look like objects but are not.
    :param is_whole: whether all other spans are judged as non-objects; if not, only *objects* and *rejected* are.
    """

    window: Window
    objects: tuple[tuple[int, Pair], ...]
    unclear: tuple[tuple[int, Pair], ...]
    links: tuple[Link, ...]
    flags: tuple[tuple[int, bool], ...] = ()
    rejected: tuple[tuple[int, Pair], ...] = ()
    is_whole: bool = True


def example(window: Window, labels: Labels, kinds: Kinds) -> Example:
    """Return a window with the labels of its text that lie in it."""

    def located(pairs: Iterable[tuple[str, Span]]) -> list[tuple[int, Pair]]:
        return [(kinds.index(kind), span) for kind, words in pairs if (span := _target(window, words))]

    objects: list[tuple[int, Pair]] = []
    unclear = located(labels.unclear)
    links: list[Link] = []
    flags: list[tuple[int, bool]] = []
    for label in labels.labels:
        span = _target(window, label.object)
        if span is None:
            continue
        kind = kinds.index(label.kind)
        subject, *roles = [
            _link(window, kinds.index(role), span, named, label.object) for role, named in label.roles
        ]
        if subject is None:
            unclear.append((kind, span))
            continue
        objects.append((kind, span))
        if kinds.form(label.kind) is Form.FIGURE:
            flags.append((span[0], label.target))
        unclear.extend((kinds.index(other), span) for other in label.other_kinds if other in kinds.names)
        links += [subject, *filter(None, roles)]
    return Example(
        window,
        tuple(objects),
        tuple(unclear),
        tuple(links),
        tuple(flags),
        tuple(located(labels.rejected)),
        labels.is_whole,
    )


def examples(cut: Sequence[Window], labels: Labels, kinds: Kinds) -> Iterator[Example]:
    """Yield windows with their labels, without windows in which nothing is judged."""
    for window in cut:
        one = example(window, labels, kinds)
        if one.is_whole or one.objects or one.rejected:
            yield one


def _target(window: Window, words: Span) -> Pair | None:
    """Return the token span of words that lie in target sentences; None for other words."""
    sentences = window.text.sentences
    if not window.targets:
        return None
    if words[0] < sentences[window.targets[0]][0] or words[1] > sentences[window.targets[-1]][1]:
        return None
    return token_span(window, *words)


def _link(window: Window, role: int, span: Pair, named: Mentions, words: Span) -> Link | None:
    """Choose the mention of a role that a reader would point at, and list others that are as good.

    :param words: the offsets of the object; *span* is its token span.
    """
    spots: list[Pair] = []
    start = words[0]
    inside = sorted(named.inside, key=lambda spot: _distance(spot, words))
    outside = sorted(named.outside, key=lambda spot: (spot[0] > start, abs(spot[0] - start)))
    about = len(window.text.about)
    own = [spot for spot in named.prefix if spot[1] <= about]
    rest = [spot for spot in named.prefix if spot[1] > about]
    for spots_of, prefix in ((inside, False), (own, True), (outside, False), (rest, True)):
        for spot in spots_of:
            tokens = token_span(window, *spot, prefix=prefix)
            if tokens and tokens not in spots and _whole(window, tokens):
                spots.append(tokens)
    if not spots and named.loose:
        tokens = token_span(window, *named.loose)
        if tokens:
            spots.append(tokens)
    return Link(role, span, spots[0], tuple(spots[1:])) if spots else None


def _whole(window: Window, tokens: Pair) -> bool:
    """Say whether a mention lies in one region and was not cut off."""
    return window.regions[tokens[0]] == window.regions[tokens[1]] and (
        window.regions[tokens[0]] != PREFIX or tokens[1] - tokens[0] < 40
    )


def _distance(one: Span, other: Span) -> int:
    """Return the distance between two spans; overlapping spans count as far apart."""
    if one[0] < other[1] and other[0] < one[1]:
        return 10_000
    return max(other[0] - one[1], one[0] - other[1])
