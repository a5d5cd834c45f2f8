"""The input of the network for a text: its tokens, sentences and candidates, computed once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ...document import Document
from ...grammar.rank import Rank
from ...grammar.sentence import sentences
from .candidate import Date, Grammar, Number, grammar

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# The number of words of the title in the prefix of a window.
TITLE_WORDS: Final = 20


@dataclass(frozen=True)
class Tokens:
    """Token ids, with the offsets of each token in its text."""

    ids: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Text:
    """A document with its tokens, its sentences (as offsets and as *ranges* of tokens) and its candidates.

    :param unfinished: the offsets at which no phrase ends: after "of", "and", "the".
    """

    document: Document
    prefix: str
    prefix_tokens: Tokens
    tokens: Tokens
    sentences: tuple[tuple[int, int], ...]
    ranges: tuple[tuple[int, int], ...]
    numbers: tuple[Number, ...]
    dates: tuple[Date, ...]
    ranks: tuple[Rank, ...]
    unfinished: frozenset[int]

    @property
    def about(self) -> str:
        """The country or body whose text it is; "" where that is not known."""
        return self.document.metadata.about or ""

    @property
    def issued(self) -> Date | None:
        """The year of publication, with its offsets in the prefix; None where it is not known."""
        year = _year(self.document)
        return Date(len(self.prefix) - len(year), len(self.prefix), year) if year else None


def text_of(document: Document, tokenizer: Tokenizer, known: Grammar | None = None) -> Text:
    """Return a document with its tokens, sentences and candidates; *known* is the grammar, built in by default."""
    prefix = prefix_of(document)
    tokens = tokenize(document.text, tokenizer)
    spans = tuple(sentences(document.text))
    known = known or grammar()
    dates = known.dates(document.text, spans, document.metadata.issued or "")
    return Text(
        document=document,
        prefix=prefix,
        prefix_tokens=tokenize(prefix, tokenizer),
        tokens=tokens,
        sentences=spans,
        ranges=tuple(_ranges(spans, tokens)),
        numbers=tuple(known.numbers(document.text, dates)),
        dates=tuple(dates),
        ranks=tuple(known.ranks(document.text)),
        unfinished=frozenset(known.unfinished(document.text)),
    )


def prefix_of(document: Document) -> str:
    """Return the prefix of every window: whose text it is, its title and its year.

    >>> from policyloom.graph.metadata import Metadata
    >>> prefix_of(Document("d", "", Metadata(title="Plan for ports", about="Ruritania", issued="2020-05")))
    'Ruritania. Plan for ports. 2020'
    """
    title = " ".join((document.title or "").split()[:TITLE_WORDS])
    return ". ".join(part for part in (document.metadata.about, title, _year(document)) if part)


def _year(document: Document) -> str:
    return (document.metadata.issued or "")[:4]


def tokenize(text: str, tokenizer: Tokenizer) -> Tokens:
    """Return the tokens of a text, without special tokens."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    return Tokens(tuple(encoding.ids), tuple(encoding.offsets))


def _ranges(spans: tuple[tuple[int, int], ...], tokens: Tokens) -> list[tuple[int, int]]:
    """Return the range of tokens of each sentence."""
    found = []
    at = 0
    for start, end in spans:
        while at < len(tokens.offsets) and tokens.offsets[at][0] < start:
            at += 1
        first = at
        while at < len(tokens.offsets) and tokens.offsets[at][0] < end:
            at += 1
        found.append((first, at))
    return found
