"""The evidence: where the quote of a claim, and the words of its subject and object, are in the document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property, lru_cache

from ...ontology.language import Words
from ...ontology.vocabulary import vocabulary
from ..document import Document
from ..fact import Passage
from ..grammar.acronym import expansions
from ..identity import without_article
from ..reading.claim import Mention
from .normal import Normal, normal, words_of

_WORD = re.compile(r"\w+(?:['.&+/-]\w+)*[%+]?")
_EDGES = " \"'.,;:()[]"
# The most runs of words in the quote that may make up an end with words left out in between.
_MOST_RUNS = 4
# Words that differ within this many first letters are never the same.
_STEM = 3
NEAR = 900
"""Characters before a quote that count as near it, about five sentences."""


class Manner(StrEnum):
    """How an end (subject or object) of a claim appears in its document."""

    QUOTED = "quoted"  # in the quote
    COMPOSED = "composed"  # in the quote, with words left out in between
    ELSEWHERE = "elsewhere"  # in the text outside the quote
    NAMED = "named"  # by another of its names
    HOME = "home"  # in the title, or in what the metadata says the text is about
    NEARBY = "nearby"  # its words are in the quote, shortly before it or in the title, in any order


@dataclass(frozen=True, slots=True)
class Located:
    """Where and how an end of a claim appears in its document.

    :param start: the offset in the text where it begins; *end* is where it ends; None for HOME and NEARBY.
    """

    manner: Manner
    start: int | None = None
    end: int | None = None


class Evidence:
    """The text of one document, prepared for finding words in it."""

    def __init__(self, document: Document, words: Words) -> None:
        """Prepare the text of *document*; *words* are the words of its language."""
        self.document = document
        self._language = words
        self._normal = normal(document.text)
        self._located: dict[tuple[str, Passage, tuple[str, ...]], Located | None] = {}
        self._words: dict[tuple[int, int], list[tuple[str, int, int]]] = {}
        self._stems: dict[tuple[int, int], Stems] = {}

    @cached_property
    def acronyms(self) -> Mapping[str, str]:
        """The acronyms that the document defines, each with its long form."""
        title = self.document.title or ""
        return expansions((title, *(p.text for p in self.document.paragraphs)), self._language)

    @cached_property
    def titled(self) -> Normal:
        """The title of the document and what its metadata says it is about, in normal form."""
        known = self.document.metadata
        return normal(". ".join(filter(None, (known.title, known.about))))

    def quote(self, quote: Mention) -> Passage | None:
        """Return the passage of *quote* in the text, ignoring typesetting; None if there is none.

        If there are several, prefer the one at the reader's span, else the first.
        """
        words = words_of(quote.words)
        if not words:
            return None
        text = self._normal
        if quote.span is not None and 0 <= quote.span[0] < quote.span[1] <= len(self.document.text):
            start = text.offset(quote.span[0])
            if text.text.startswith(words, start):
                return self._passage(start, start + len(words))
        start = text.find(words, case=True)
        return self._passage(start, start + len(words)) if start >= 0 else None

    def locate(self, words: str, passage: Passage, names: Sequence[str] = ()) -> Located | None:
        """Return where an end with these *words* is in the document, in or near *passage* if possible; None if nowhere.

        :param names: other names of the entity.
        """
        key = bare(words)
        if not key:
            return None
        at = key, passage, tuple(names)
        if at not in self._located:
            self._located[at] = self._find(key, passage, names)
        return self._located[at]

    def _find(self, key: str, passage: Passage, names: Sequence[str]) -> Located | None:
        forms = [key, *self._reshaped(key)]
        start, end = self._normal.offset(passage.start), self._normal.offset(passage.end)
        others = [other for name in names if (other := bare(name)) not in forms]
        for manner, known in ((Manner.QUOTED, forms), (Manner.NAMED, others)):
            for form in known:
                found = self._normal.find(form, start, end)
                if found >= 0:
                    return self._at(manner, found, found + len(form))
        for form in forms:
            runs = self._runs(form, start, end)
            if runs is not None:
                return self._at(Manner.COMPOSED, *runs)
        for manner, known in ((Manner.ELSEWHERE, forms), (Manner.NAMED, others)):
            for form in known:
                nearest = self._nearest(form, start)
                if nearest is not None:
                    return self._at(manner, nearest, nearest + len(form))
            if any(self.titled.find(form) >= 0 for form in known):
                return Located(Manner.HOME)
        return Located(Manner.NEARBY) if any(self._is_near(form, start, end) for form in forms) else None

    def _reshaped(self, key: str) -> Iterator[str]:
        """Yield *key* with each acronym in it replaced by its long form, or the other way round."""
        for short, long in self.acronyms.items():
            short, long = short.lower(), words_of(long).lower()
            if long in key:
                yield key.replace(long, short)
            elif short in key.split():
                yield " ".join(long if word == short else word for word in key.split())

    def _nearest(self, form: str, start: int) -> int | None:
        """Return the last offset of *form* before *start*, else the first one after it."""
        text, before = self._normal, start
        while (before := text.folded.rfind(form, 0, before)) >= 0:
            if text.is_whole(before, before + len(form)):
                return before
            before += len(form) - 1
        after = text.find(form, start)
        return after if after >= 0 else None

    def _runs(self, form: str, start: int, end: int) -> tuple[int, int] | None:
        """Return the span of the words of *form* in the quote, in order, with other words in between."""
        quoted = self._words_between(start, end)
        runs, i, first, last = 0, 0, -1, -1
        for word in _WORD.findall(form):
            k = next((k for k in range(i, len(quoted)) if same(word, quoted[k][0])), None)
            if k is None:
                return None
            runs += k != i or first < 0
            first = k if first < 0 else first
            last, i = k, k + 1
        if first < 0 or runs > _MOST_RUNS:
            return None
        return quoted[first][1], quoted[last][2]

    def _is_near(self, form: str, start: int, end: int) -> bool:
        """Say whether the words of *form* are in the quote, shortly before it or in the title, in any order."""
        at = start, end
        if at not in self._stems:
            near = (w for w, _, _ in self._words_between(max(0, start - NEAR), end))
            self._stems[at] = Stems((*near, *_WORD.findall(self.titled.folded)))
        words = _WORD.findall(form)
        return bool(words) and all(word in self._stems[at] for word in words)

    def _words_between(self, start: int, end: int) -> list[tuple[str, int, int]]:
        if (start, end) not in self._words:
            found = _WORD.finditer(self._normal.folded, start, end)
            self._words[start, end] = [(m[0], m.start(), m.end()) for m in found]
        return self._words[start, end]

    def _at(self, manner: Manner, start: int, end: int) -> Located:
        return Located(manner, *self._normal.place(start, end))

    def _passage(self, start: int, end: int) -> Passage:
        return self.document.passage(*self._normal.place(start, end))


class Stems:
    """A set of words in which a word is found regardless of its ending."""

    def __init__(self, words: Iterable[str]) -> None:
        """Index *words*, which are in lower case."""
        self._words: dict[str, list[str]] = {}
        for word in set(words):
            self._words.setdefault(word[:_STEM], []).append(word)

    def __contains__(self, word: str) -> bool:
        """Say whether *word*, in lower case, is in the set, regardless of endings."""
        return any(same(word, other) for other in self._words.get(word[:_STEM], ()))


@cache
def _countries() -> Mapping[str, str]:
    """Return the names of countries and of their people, in lower case, each with the IRI of the country."""
    return {name.casefold(): term.iri for name, term in vocabulary().countries.items()}


@lru_cache(maxsize=50_000)
def bare(words: str) -> str:
    """Return *words* in normal form and lower case, without surrounding punctuation and leading article.

    >>> bare("the “Port Plan”"), bare("the Port Plan (PP).")
    ('port plan', 'port plan (pp)')
    """
    name = words_of(words).lower()
    key = without_article(name.strip(_EDGES)).strip(_EDGES)
    # A bracket that was opened within the name is closed there.
    return f"{key})" if "(" in key.rpartition(")")[2] and f"{key})" in name else key


def same(word: str, other: str) -> bool:
    """Say whether two words in lower case are the same except for their endings: "promote" and "promoting"."""
    if word == other:
        return True
    if any(map(str.isdigit, word)) or any(map(str.isdigit, other)):
        return False  # 202 and 2021 are different
    countries = _countries()
    if word in countries and other in countries:
        return countries[word] == countries[other]  # Austria is not Australia
    shared = 0
    for a, b in zip(word, other, strict=False):
        if a != b:
            break
        shared += 1
    left = max(len(word), len(other)) - shared
    # The longer the common beginning, the longer may be the rest: "invest-ieren", "Invest-itionen".
    return left <= (6 if shared >= 7 else 4 if shared >= 5 else shared - 2)
