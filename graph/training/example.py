"""Windows with what the network should say of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..reading.form import Form
from ..reading.model.kind import Kinds
from ..reading.model.span import token_span
from ..reading.model.window import PREFIX, Window
from .label import Label, Labels, Mentions, Span

Pair = tuple[int, int]


@dataclass(frozen=True)
class Link:
    """A role of an object: the mention to choose, and others that are as good."""

    role: int
    object: Pair
    mention: Pair
    others: tuple[Pair, ...]


@dataclass(frozen=True)
class Example:
    """A window, the objects in it (kind, span), those not to judge, and the links of the objects.

    `flags` tells of tokens where figures start whether they are targets; `rejected` are objects that are none. Of a
    window that is not whole, nothing else is judged.
    """

    window: Window
    objects: tuple[tuple[int, Pair], ...]
    unclear: tuple[tuple[int, Pair], ...]
    links: tuple[Link, ...]
    flags: tuple[tuple[int, bool], ...] = ()
    rejected: tuple[tuple[int, Pair], ...] = ()
    is_whole: bool = True


def example(window: Window, labels: Labels, kinds: Kinds) -> Example:
    """Carry the labels of a text over to one of its windows."""
    objects: list[tuple[int, Pair]] = []
    unclear: list[tuple[int, Pair]] = []
    links: list[Link] = []
    flags: list[tuple[int, bool]] = []
    for found in labels.labels:
        span = _target(window, found.object)
        if span is None:
            continue
        kind = kinds.index(found.kind)
        subject = _link(window, kind, span, found.roles[0][1], found)
        if subject is None:
            unclear.append((kind, span))
            continue
        objects.append((kind, span))
        if kinds.form(found.kind) is Form.FIGURE:
            flags.append((span[0], found.target))
        others = (other for other in found.other_kinds if other in kinds.names)
        unclear.extend((kinds.index(other), span) for other in others)
        links.append(subject)
        for role, named in found.roles[1:]:
            link = _link(window, kinds.index(role), span, named, found)
            if link:
                links.append(link)
    for kind_name, words in labels.unclear:
        span = _target(window, words)
        if span:
            unclear.append((kinds.index(kind_name), span))
    rejected = [
        (kinds.index(name), span) for name, words in labels.rejected if (span := _target(window, words))
    ]
    return Example(
        window,
        tuple(objects),
        tuple(unclear),
        tuple(links),
        tuple(flags),
        tuple(rejected),
        labels.is_whole,
    )


def examples(cut: Sequence[Window], labels: Labels, kinds: Kinds) -> Iterator[Example]:
    """Carry labels over to windows, less those of which nothing is known."""
    for window in cut:
        one = example(window, labels, kinds)
        if one.is_whole or one.objects or one.rejected:
            yield one


def _target(window: Window, words: Span) -> Pair | None:
    """Give the tokens of words that lie in a target sentence."""
    sentences = window.text.sentences
    if not window.targets:
        return None
    if words[0] < sentences[window.targets[0]][0] or words[1] > sentences[window.targets[-1]][1]:
        return None
    return token_span(window, *words)


def _link(window: Window, role: int, span: Pair, named: Mentions, found: Label) -> Link | None:
    """Choose the mention of a role that a reader would point at, and list those as good."""
    spots: list[Pair] = []
    start, end = found.object
    inside = sorted(named.inside, key=lambda spot: _distance(spot, (start, end)))
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
    """Tell whether a mention lies in one region and no part of it was cut off."""
    return window.regions[tokens[0]] == window.regions[tokens[1]] and (
        window.regions[tokens[0]] != PREFIX or tokens[1] - tokens[0] < 40
    )


def _distance(one: Span, other: Span) -> int:
    """Give how far two runs of words lie apart; overlapping ones count as far."""
    if one[0] < other[1] and other[0] < one[1]:
        return 10_000
    return max(other[0] - one[1], one[0] - other[1])
