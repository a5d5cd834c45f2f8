"""The paraphrase: a question with words that a store does not have read as words of near meaning that it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

from ..words.thesaurus import STRICT
from ..words.word import Span, Word, runs, split, stem
from .clause import Clause

_LONGEST_PHRASE = 4
_MOST_READ = 3
_MOST_TRIED = 16


@dataclass(frozen=True)
class Paraphrase:
    """A question in other words.

    :param words: the words.
    :param changed: what was asked -> what it was read as.
    """

    words: tuple[Word, ...]
    changed: dict[str, str]


def paraphrases(clause: Clause) -> Iterator[Paraphrase]:
    """Yield *clause* with every word that its store has nowhere read as one of near meaning, the likeliest first.

    None is yielded where a word has none, where they are too many to be sure, and where the question is whether it is
    so: what is nearly so may not be.
    """
    if clause.is_whether:
        return
    unknown = frozenset(i for i in clause.content if not _is_known(clause, i))
    others = sorted(_others(clause, unknown))
    covered = {i for span, _ in others for i in range(*span)}
    if not unknown or not unknown <= covered or len(others) > _MOST_READ:
        return
    for names in islice(product(*(names for _, names in others)), _MOST_TRIED):
        yield _read(clause, dict(zip((span for span, _ in others), names, strict=True)))


def _is_known(clause: Clause, place: int) -> bool:
    """Say whether the store has the word, or the lexicon knows what it states or asks for."""
    spans = (*clause.classes, *(s for s, _ in clause.properties), *clause.asks.values())
    return any(a <= place < b for a, b in spans) or clause.has(place, clause.index.told)


def _others(clause: Clause, unknown: frozenset[int]) -> Iterator[tuple[Span, list[str]]]:
    """Yield the words of which some are *unknown*, the longest first, with those of near meaning that the store has."""
    taken = {*clause.linked}
    thesaurus = clause.wording.thesaurus
    for span in runs(len(clause.words), _LONGEST_PHRASE):
        places, part = {*range(*span)}, clause.words[slice(*span)]
        # How many people there are is asked of no others.
        strict = any(w.tag in STRICT or w.stem in clause.wording.people for w in part)
        if places & taken or not places & unknown or strict:
            continue
        found = [name for family in thesaurus.of(part) for name in family.names if _is_said(clause, name)]
        if found:
            taken |= places
            names = sorted(dict.fromkeys(found), key=lambda n: not _is_said_in_names(clause, n))
            yield span, names


def _is_said(clause: Clause, name: str) -> bool:
    return clause.wording.canonicals(name) <= clause.index.told


def _is_said_in_names(clause: Clause, name: str) -> bool:
    return clause.wording.canonicals(name) <= clause.index.stems


def _read(clause: Clause, names: dict[Span, str]) -> Paraphrase:
    words: list[Word] = []
    end = 0
    for (a, b), name in names.items():
        words += [*clause.words[end:a], *_as(name, clause.words[b - 1])]
        end = b
    changed = {clause.text(span): name for span, name in names.items()}
    return Paraphrase((*words, *clause.words[end:]), changed)


def _as(name: str, word: Word) -> Sequence[Word]:
    """Return the words of *name* in the place of *word*, with its part of speech."""
    tags = ["NN" if word.tag.startswith("N") else "IN"] * len(split(name))
    tags[-1 if word.tag.startswith("N") else 0] = word.tag
    return [
        replace(word, text=text, stem=stem(text), lemma=stem(text), base=text.lower(), tag=tag, owns=False)
        for (text, _), tag in zip(split(name), tags, strict=True)
    ]
