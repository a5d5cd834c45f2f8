"""The window: the paragraphs of a document that one request asks about, with the context from the text before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from ....ontology.language import Words, one_of
from ....ontology.own import Knowledge, built_in
from ...document import Document
from ...grammar.acronym import definitions
from ...grammar.sentence import sentences
from .token_count import tokens

# The words of a window: with more, models begin to skip sentences; with fewer, the prompt costs more than the text.
_WORDS = 450
_MOST_WORDS = 560
# A sentence is cut after this many characters: a longer one is not prose.
_LONGEST = 2_000
# How much of the text before a window the request shows, so that the model can resolve pronouns.
_SENTENCES_BEFORE = 3
_CHARACTERS_BEFORE = 900
_NAMES = 30
_MOST_NAMES = 2_000

_CJK = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_CJK_PER_WORD = 1.7
_CAPITAL = r"[A-Z][\w&'’-]*"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: ``document.text[start:end] == text``.

    :param paragraph: the index of its paragraph in the document.
    """

    start: int
    end: int
    text: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a document that one request asks about.

    :param sentences: the sentences to read, in order.
    :param before: the text of the sentences before them.
    :param names: the names that the document uses before them.
    """

    sentences: tuple[Sentence, ...]
    before: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    def rest(self, after: int) -> Window:
        """Return the window without its first *after* sentences, which move to *before*."""
        read = [sentence.text for sentence in self.sentences[:after]]
        return Window(self.sentences[after:], _last((*self.before, *read)), self.names)


def windows(
    document: Document, *, most: int | None = None, knowledge: Knowledge | None = None
) -> list[Window]:
    """Return the windows of *document*; each sentence is in exactly one of them.

    :param most: the number of tokens that the sentences of a window may have; None to limit only its words.
    :param knowledge: provides the words by which names are found; the built-in knowledge by default.
    """
    found = [
        Sentence(paragraph.start + start, paragraph.start + end, paragraph.text[start:end], number)
        for number, paragraph in enumerate(document.paragraphs)
        for span in sentences(paragraph.text, document.metadata.primary_language)
        for start, end in _pieces(paragraph.text, *span, min(_LONGEST, (most or 2 * _LONGEST) // 2))
    ]
    made: list[Window] = []
    done = 0
    names = _Names((knowledge or built_in()).words(document.metadata.language))
    for part in _parts(found, most):
        before = _last([sentence.text for sentence in found[max(0, done - _SENTENCES_BEFORE) : done]])
        made.append(Window(tuple(part), before, names.most_met()))
        names.meet(sentence.text for sentence in part)
        done += len(part)
    return made


def words(text: str) -> float:
    """Return the approximate number of words of *text*, also in scripts without spaces.

    >>> words("Ports grow fast."), round(words("中国发展工业互联网。"))
    (3.0, 6)
    """
    unspaced = len(_CJK.findall(text))
    return (
        len(_CJK.sub(" ", text).split()) + unspaced / _CJK_PER_WORD if unspaced else float(len(text.split()))
    )


def _parts(found: Sequence[Sentence], most: int | None) -> Iterator[list[Sentence]]:
    """Yield runs of sentences of similar size, cut between paragraphs where possible."""
    total = sum(words(sentence.text) for sentence in found)
    size = total / max(1, ceil(total / _MOST_WORDS)) if total > _MOST_WORDS else _MOST_WORDS
    part: list[Sentence] = []
    held, weight = 0.0, 0
    for block in _blocks(found, size, most):
        more, heavier = sum(words(s.text) for s in block), sum(tokens(s.text) for s in block)
        is_full = held >= 1 and (held + more > _MOST_WORDS or held + more / 2 > size)
        if part and (is_full or (most is not None and weight + heavier > most)):
            yield part
            part, held, weight = [], 0.0, 0
        part, held, weight = [*part, *block], held + more, weight + heavier
    if part:
        yield part


def _blocks(found: Sequence[Sentence], size: float, most: int | None) -> Iterator[list[Sentence]]:
    """Yield the sentences of each paragraph together, or one by one where the paragraph is too long for a window."""
    paragraphs: dict[int, list[Sentence]] = {}
    for sentence in found:
        paragraphs.setdefault(sentence.paragraph, []).append(sentence)
    for block in paragraphs.values():
        is_long = sum(words(s.text) for s in block) > min(size, _WORDS)
        if is_long or (most is not None and sum(tokens(s.text) for s in block) > most):
            yield from ([sentence] for sentence in block)
        else:
            yield block


def _pieces(text: str, start: int, end: int, longest: int) -> Iterator[tuple[int, int]]:
    """Yield the offsets of a sentence, or of its pieces where it is too long, cut at a space where there is one."""
    while end - start > longest:
        cut = text.rfind(" ", start + longest // 2, start + longest)
        stop = cut if cut > 0 else start + longest
        yield start, stop
        start = stop + 1 if cut > 0 else stop
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _last(sentences: Sequence[str]) -> tuple[str, ...]:
    """Return the last of *sentences*, at most 3 of them with 900 characters together."""
    kept: list[str] = []
    room = _CHARACTERS_BEFORE
    for sentence in reversed(sentences[-_SENTENCES_BEFORE:]):
        room -= len(sentence)
        if room < 0:
            break
        kept.insert(0, sentence)
    return tuple(kept)


class _Names:
    """The names met so far, counted to choose the most frequent ones."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._name, self._opener = _name_forms(words)
        self._met: Counter[str] = Counter()

    def meet(self, told: Iterable[str]) -> None:
        for text in told:
            short = {d.short: d.long for d in definitions(text, self._words)}
            for match in self._name.finditer(text):
                self._met[self._opener.sub("", match[0])] += 1
            for name, long in short.items():
                self._met[f"{name} = {long}"] += 2  # a definition is more useful than a name
        if len(self._met) > _MOST_NAMES:
            self._met = Counter(dict(self._met.most_common(_MOST_NAMES // 2)))

    def most_met(self) -> tuple[str, ...]:
        chosen = {name for name, _ in self._met.most_common(_NAMES)}
        return tuple(name for name in self._met if name in chosen)


@lru_cache
def _name_forms(words: Words) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns of a name of several words, and of a word before a name at the beginning of a sentence."""
    links, ands, articles = one_of(words.links), one_of(words.ands), one_of(words.articles)
    openers = (word.capitalize() for word in words.articles | words.indefinites | words.openers)
    return (
        re.compile(rf"{_CAPITAL}(?:(?: {links}(?: {articles})?| {ands})? {_CAPITAL})+"),
        re.compile(rf"^{one_of(openers)} "),
    )
