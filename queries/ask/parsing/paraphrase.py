"""The paraphrase: a question with words that a store does not have read as words of near meaning that it has."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import islice, product

from ....ontology.namespace import LEX
from ..words.thesaurus import STRICT, Family, root
from ..words.word import Span, Word, runs, split, stem
from .clause import Clause

_NAMES = frozenset({"NNP", "NNPS"})
_LONGEST_PHRASE = 4
_MOST_READ = 3
_MOST_TRIED = 16
Name = tuple[str, int]
"""A word, or several, with the place of their head."""


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
    so: what is nearly so may not be. Which of two is more is no such question.
    """
    if clause.is_whether and not clause.asks_either:
        return
    unknown = frozenset(i for i in clause.content if not _is_known(clause, i))
    others = sorted(_others(clause, unknown))
    covered = {i for span, _ in others for i in range(*span)}
    if not others or not unknown <= covered or len(others) > _MOST_READ:
        return
    for names in islice(product(*(names for _, names in others)), _MOST_TRIED):
        yield _read(clause, dict(zip((span for span, _ in others), names, strict=True)))


def _is_known(clause: Clause, place: int) -> bool:
    """Say whether the store has the word, or the lexicon knows what it states or asks for.

    A word for a kind within a class is known only where the store has it: machines, where the text has equipment.
    """
    # Whose it is neither states nor classes anything: "the party's decisions".
    classes = (s for s in clause.classes if not clause.words[s[1] - 1].owns)
    whole = (s for s in classes if not clause.keys(s).isdisjoint(clause.wording.whole) or s[0] <= 1)
    stated = (s for s, found in clause.properties if not _is_idle(clause, s, found))
    spans = (*whole, *stated, *clause.asks.values())
    # What only another name of something has, the texts may say by a word of near meaning.
    near = next(clause.wording.thesaurus.of(clause.words[place : place + 1]), None) is not None
    said = clause.index.written if near else clause.index.told
    return any(a <= place < b for a, b in spans) or clause.has(place, said)


def _is_idle(clause: Clause, span: Span, stated: frozenset[str]) -> bool:
    """Say whether the words of *span* are a verb of several words that states only what the store says of none of the things named.

    Then it may stand for one of its kin: "carry on with", where a text has "continue" and one policy carries on no other.
    """
    named = {node for link in clause.links for node in link.nodes}
    plain = any(key in clause.wording.worded for key in clause.keys(span))
    if plain or not named or span[1] - span[0] == 1 or not clause.words[span[0]].tag.startswith("VB"):
        return False
    return not any(
        f.property in stated and (f.subject in named or f.object in named) for f in clause.index.statements
    )


def _others(clause: Clause, unknown: frozenset[int]) -> Iterator[tuple[Span, list[Name]]]:
    """Yield the words that are *unknown*, or the phrases where none is, the longest first, with those of near meaning."""
    taken = {*clause.linked}
    thesaurus = clause.wording.thesaurus
    for span in runs(len(clause.words), _LONGEST_PHRASE):
        places, part = {*range(*span)}, clause.words[slice(*span)]
        # How many people there are is asked of no others.
        strict = _is_strict(clause, span) or any(clause.plays(w, LEX.peopleWords) for w in part)
        # "Hold on to X" is to keep it, although holding is something else that is known.
        is_phrase = not unknown and len(part) > 1 and span not in {s for s, _ in clause.properties}
        if places & taken or strict or not (places & unknown or is_phrase):
            continue
        found = {n: h for f in thesaurus.of(part) for n, h in _said(clause, f, places)}
        if len(part) == 1:  # "elastic", where the text has "elasticity"
            found |= dict.fromkeys(clause.index.derived.get(root(part[0].stem), ()), 0)
        if found:
            taken |= places
            yield span, sorted(found.items(), key=lambda n: not _is_named(clause, n[0]))


def _is_strict(clause: Clause, span: Span) -> bool:
    """Say whether a word of *span* is never read as another.

    The capitals within a phrase do not make it a name, nor do those of one word behind an article: "the Party leaders", "the Party".
    """
    start, end = span
    is_common = end - start > 1 or (start and clause.words[start - 1].tag == "DT")
    return any(w.tag in STRICT and not (is_common and w.tag in _NAMES) for w in clause.words[start:end])


def _said(clause: Clause, family: Family, places: Collection[int]) -> Iterator[Name]:
    """Yield the words of *family* that the store has, or else those that it has of the same root: to identify, identification."""
    for name in family.names:
        if _is_said(clause, name, places):
            yield name, family.head
        elif " " not in name:
            derived = clause.index.derived.get(root(stem(name)), ())
            yield from ((word, 0) for word in derived if _is_said(clause, word, places))


def _is_said(clause: Clause, name: str, places: Collection[int]) -> bool:
    """Say whether the store has *name*, and the question not beside *places*: what a fund pays for is no fund."""
    words = clause.wording.canonicals(name)
    beside = (i for i in range(len(clause.words)) if i not in places)
    return words <= clause.index.told and not any(clause.has(i, words) for i in beside)


def _is_named(clause: Clause, name: str) -> bool:
    return clause.wording.canonicals(name) <= clause.index.stems


def _read(clause: Clause, names: dict[Span, Name]) -> Paraphrase:
    words: list[Word] = []
    end = 0
    for (a, b), (name, head) in names.items():
        words += [*clause.words[end:a], *_as(name, head, clause.words[a:b][head])]
        end = b
    changed = {clause.text(span): name for span, (name, _) in names.items()}
    return Paraphrase((*words, *clause.words[end:]), changed)


def _as(name: str, head: int, word: Word) -> Iterator[Word]:
    """Yield the words of *name* in the place of *word*, the one at *head* with its part of speech."""
    texts = [text for text, _ in split(name)]
    for place, text in enumerate(texts):
        tag = word.tag if place == head % len(texts) else "NN"
        yield replace(
            word, text=text, stem=stem(text), lemma=stem(text), base=text.lower(), tag=tag, is_near=True
        )
