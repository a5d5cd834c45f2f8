"""The rewording: a question that is put in a roundabout way, in the plainer words of the lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from ..words.asking import ORDERING
from ..words.recast import Choice, adjectival, choices, recasts
from ..words.word import Written, split, words
from ..words.wording import Wording
from .fronting import fronted, inverted
from .phrasing import plain
from .reason import without_reason

_THAN = "than"
_TRUE = "is it true that "
_COMPARING = frozenset({"JJR", "JJS", "RBR", "RBS"})
_MOST = 8
_MOST_TURNS = 3


def turned(question: str, wording: Wording) -> str:
    """Return *question* without why it is asked, and as the plainer one of the turns that are never read as they are put."""
    question = without_reason(question, wording)
    for _ in range(_MOST_TURNS):
        texts = dict.fromkeys((question, _bare(question, wording)))
        plainer = next((p for t in texts for p in recasts(t, wording.turns, wording.is_kind)), None)
        if plainer is None:
            break
        question = plainer
    return question


def contrary(question: str, wording: Wording) -> str | None:
    """Return the plainer question that is answered "yes" where *question* is answered "no", and the other way round; else None."""
    bare = _bare(question, wording)
    texts = dict.fromkeys((question, bare, *_inverted(bare)))
    return next((p for t in texts for p in recasts(t, wording.contraries, wording.is_kind)), None)


def tallied(question: str, wording: Wording) -> str | None:
    """Return the plainer question of whose answers *question* asks how many there are; else None."""
    texts = dict.fromkeys((question, _bare(question, wording)))
    return next((p for t in texts for p in recasts(t, wording.tallies, wording.is_kind)), None)


def sides(question: str, wording: Wording) -> Iterator[Choice]:
    """Yield the two things of which *question* asks which it is, each with the question whether it is that one."""
    for text in dict.fromkeys((question, _bare(question, wording))):
        yield from choices(text, wording.choices)


def is_comparing(question: str, wording: Wording) -> bool:
    """Say whether *question* asks what is more, or comes first: that is told of two things together, and not of each."""
    from ....graph.parsing.parse import pipeline

    asked = words(split(question), pipeline())
    roles = (wording.asks.get((w.text.lower(),), frozenset()) for w in asked)
    return any(w.tag in _COMPARING for w in asked) or not all(role.isdisjoint(ORDERING) for role in roles)


def are_compared(choice: Choice) -> bool:
    """Say whether each question of *choice* compares what it asks of with another: "may X take longer than Y"."""
    return all(_THAN in plain.lower().split() for _, plain in choice)


def rewordings(question: str, wording: Wording) -> Iterator[str]:
    """Yield *question* in plainer words, those that have been changed once before those changed twice."""
    bare = _bare(question, wording)
    texts = dict.fromkeys(
        (question, bare, *_inverted(bare))
    )  # what is said around a question is left out as well
    once = [p for text in texts for p in recasts(text, wording.recasts, wording.is_kind)]
    once = [*_inverted(bare), *once]
    once += [p for text in texts for p in adjectival(text, wording.adjectives)]
    once = [*dict.fromkeys(p for text in once for p in (text, *_fronted(text, wording)))]
    twice = (p for text in once for p in recasts(text, wording.recasts, wording.is_kind))
    yield from dict.fromkeys((*once[:_MOST], *_fronted(bare, wording), *islice(twice, _MOST)))


def _bare(question: str, wording: Wording) -> str:
    """Return *question* without what is said around it."""
    return _joined(plain(split(question), wording))


def _inverted(question: str) -> Iterator[str]:
    """Yield the question whether something is so as a question of its own: "is it true that it did" as "did it"."""
    from ....graph.parsing.parse import pipeline

    if not question.lower().startswith(_TRUE):
        return
    found = inverted(words(split(question[len(_TRUE) :]), pipeline()))
    if found is not None:
        yield _joined(found)


def in_order(question: str, wording: Wording) -> Iterator[str]:
    """Yield *question* with its question word before all else, where it stands in its place, and as it is."""
    yield from _fronted(question, wording)
    yield question


def _fronted(question: str, wording: Wording) -> Iterator[str]:
    """Yield *question* with the question word that stands in its place before all else, if one does."""
    from ....graph.parsing.parse import pipeline

    parts = split(question)
    found = fronted(words(parts, pipeline()), wording) if parts else None
    if found is not None:
        yield _joined(found)


def _joined(parts: Iterable[Written]) -> str:
    return " ".join(f"{word}'s" if owns else word for word, owns in parts)
