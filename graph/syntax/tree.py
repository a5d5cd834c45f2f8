"""The tree: what spaCy read of a paragraph, taken over once into plain objects.

The names are those of spaCy's ``Doc``, ``Span`` and ``Token``, and mean the same. But spaCy makes a token, a string or a
list of children anew each time that one is asked for, and the rules ask some hundred times for each word.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, overload

from ...ontology.lexicon import WordRoles, lexicon
from .lexeme import Lexeme, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc

_COLUMNS = ("ORTH", "LEMMA", "TAG", "POS", "DEP", "ENT_TYPE", "HEAD", "SPACY", "SENT_START")


class Token:
    """A word in its tree.

    :ivar i: its index in *doc*; *idx* is the offset of its first character.
    :ivar whitespace_: the space after it, empty where there is none.
    :ivar head: what it hangs on, itself where it is the root; :meth:`attach` changes it.
    :ivar children: what hangs on it, those to its left (*lefts*) and to its right (*rights*), in the order of the text.
    """

    __slots__ = (
        "_ends",
        "_subtree",
        "children",
        "dep_",
        "doc",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_punct",
        "lefts",
        "lemma_",
        "lexeme",
        "lower_",
        "pos_",
        "rights",
        "tag_",
        "text",
        "whitespace_",
    )

    head: Token
    _subtree: tuple[Token, ...] | None
    _ends: tuple[Token, Token] | None

    def __init__(
        self,
        doc: Doc,
        i: int,
        idx: int,
        lexeme: Lexeme,
        whitespace: str,
        lemma: str,
        tag: str,
        pos: str,
        dep: str,
        ent_type: str,
    ) -> None:
        """Make a word that hangs on nothing yet."""
        self.doc, self.i, self.idx, self.lexeme, self.whitespace_ = doc, i, idx, lexeme, whitespace
        self.text, self.lower_, self.is_punct = lexeme.text, lexeme.lower_, lexeme.is_punct
        self.lemma_, self.tag_, self.pos_, self.dep_, self.ent_type_ = lemma, tag, pos, dep, ent_type
        self.lefts: tuple[Token, ...] = ()
        self.rights: tuple[Token, ...] = ()
        self.children: tuple[Token, ...] = ()
        self._subtree = self._ends = None

    def __len__(self) -> int:
        """Return how many characters it has."""
        return len(self.text)

    def __repr__(self) -> str:
        """Return what it reads."""
        return self.text

    @property
    def text_with_ws(self) -> str:
        """The word with the space after it."""
        return self.text + self.whitespace_

    @property
    def shape_(self) -> str:
        """Its letters and digits by their kinds: 'Xxxx', 'dddd'."""
        return self.lexeme.shape_

    @property
    def is_alpha(self) -> bool:
        """Whether it is of letters only."""
        return self.lexeme.is_alpha

    @property
    def is_currency(self) -> bool:
        """Whether it is the sign of a currency."""
        return self.lexeme.is_currency

    @property
    def is_space(self) -> bool:
        """Whether it is of white space only."""
        return self.lexeme.is_space

    @property
    def like_num(self) -> bool:
        """Whether it is a number, in digits or a word."""
        return self.lexeme.like_num

    @property
    def subtree(self) -> tuple[Token, ...]:
        """The word with all that hangs on it, directly or not."""
        if self._subtree is None:
            if self.children:
                found: list[Token] = []
                for child in self.lefts:
                    found += child.subtree
                found.append(self)
                for child in self.rights:
                    found += child.subtree
                self._subtree = tuple(found)
            else:
                self._subtree = (self,)
        return self._subtree

    @property
    def left_edge(self) -> Token:
        """The first word of its subtree."""
        return self._edges()[0] if self.children else self

    @property
    def right_edge(self) -> Token:
        """The last word of its subtree."""
        return self._edges()[1] if self.children else self

    def _edges(self) -> tuple[Token, Token]:
        if self._ends is None:
            # Where branches cross, they are not the first and the last of the subtree.
            places = [token.i for token in self.subtree]
            self._ends = self.doc.tokens[min(places)], self.doc.tokens[max(places)]
        return self._ends

    @property
    def ancestors(self) -> Iterator[Token]:
        """What it hangs on, what that hangs on, up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def first_conjunct(self) -> Token:
        """The first member of the list in which it stands: A of 'A, B and C'; itself where it stands in none."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        return first

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The other members of the list in which it stands."""
        if self.dep_ != "conj" and "conj" not in [c.dep_ for c in self.rights]:
            return ()
        found = [self.first_conjunct]
        for member in found:
            found += [c for c in member.rights if c.dep_ == "conj"]
        return tuple(token for token in found if token is not self)

    @property
    def sent(self) -> Span:
        """Its sentence."""
        return self.doc.sentence_at(self.i)

    def nbor(self, i: int = 1) -> Token:
        """Return the word *i* places after it; the word itself where the text has none there."""
        place = self.i + i
        return self.doc.tokens[place] if 0 <= place < len(self.doc.tokens) else self

    def attach(self, head: Token, label: str) -> None:
        """Let it hang on *head*, itself to be a root, by the label *label*; never on what hangs on it."""
        if head is not self and head in self.subtree:
            return
        self.dep_ = label
        if head is self.head:
            return
        for above in (self, head):  # they lose and gain a part of their subtrees
            above._subtree = above._ends = None
            for token in above.ancestors:
                token._subtree = token._ends = None
        if self.head is not self:
            self.head._set_children([c for c in self.head.children if c is not self])
        self.head = head
        if head is not self:
            head._set_children(sorted((*head.children, self), key=_index))

    def _set_children(self, children: Sequence[Token]) -> None:
        self.lefts = tuple([c for c in children if c.i < self.i])
        self.rights = tuple([c for c in children if c.i > self.i])
        self.children = self.lefts + self.rights


class Span:
    """Words in a row, from the index *start* to before *end*."""

    __slots__ = ("doc", "end", "start", "tokens")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        """Take the words out of *doc*."""
        self.doc, self.start, self.end = doc, start, max(start, end)
        self.tokens = doc.tokens[start:end]

    def __len__(self) -> int:
        """Return how many words it has."""
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        """Yield the words."""
        return iter(self.tokens)

    def __getitem__(self, i: int) -> Token:
        """Return the word at the place *i* in it."""
        return self.tokens[i]

    def __repr__(self) -> str:
        """Return what it reads."""
        return self.text

    @property
    def text(self) -> str:
        """The words as they are spaced in the text."""
        return self.doc.text[self.start_char : self.end_char] if self.tokens else ""

    @property
    def start_char(self) -> int:
        """The offset of its first character."""
        return self.tokens[0].idx

    @property
    def end_char(self) -> int:
        """The offset after its last character."""
        last = self.tokens[-1]
        return last.idx + len(last.text)

    @property
    def root(self) -> Token:
        """The word that hangs on none; else of those that hang on a word outside, the one nearest to the root."""
        for token in self.tokens:
            if token.head is token:
                return token
        outward = [t for t in self.tokens if not self.start <= t.head.i < self.end]
        return min(outward, key=lambda t: sum(1 for _ in t.ancestors), default=self.tokens[0])


class Doc:
    """A paragraph: words in trees, a tree each sentence.

    :ivar text: what was read.
    :ivar tokens: its words.
    :ivar roles: what the lexicon says of words that the rules must know, whatever tree they stand in.
    """

    __slots__ = ("_offsets", "_starts", "roles", "text", "tokens")

    def __init__(self, read: SpacyDoc, roles: WordRoles | None = None) -> None:
        """Take over what spaCy *read*; *roles* are those of the built-in lexicon by default."""
        self.roles = lexicon().word_roles if roles is None else roles
        # A list of columns would be an array of 64 bits without sign; heads are relative, to the left negative.
        columns = read.to_array(list(_COLUMNS)).astype("int64", copy=False).T.tolist()
        orths, lemmas, tags, parts, labels, types, heads, spaces, starts = columns
        words = words_of(read.vocab)
        lexemes, string = words.lexemes, words.strings.__getitem__
        self.tokens: list[Token] = []
        self._offsets: list[int] = []
        offset = 0
        for i, (lexeme, space, lemma, tag, pos, dep, ent_type) in enumerate(
            zip(
                map(lexemes.__getitem__, orths),
                spaces,
                map(string, lemmas),
                map(string, tags),
                map(string, parts),
                map(string, labels),
                map(string, types),
                strict=True,
            )
        ):
            token = Token(self, i, offset, lexeme, " " if space else "", lemma, tag, pos, dep, ent_type)
            self.tokens.append(token)
            self._offsets.append(offset)
            offset += len(lexeme.text) + space
        self._starts = [i for i, start in enumerate(starts) if start == 1 or not i]
        self.text = "".join([token.text + token.whitespace_ for token in self.tokens])
        lefts: dict[int, list[Token]] = {}
        rights: dict[int, list[Token]] = {}
        for token, distance in zip(self.tokens, heads, strict=True):
            token.head = self.tokens[token.i + distance]
            if distance:
                (lefts if distance > 0 else rights).setdefault(token.i + distance, []).append(token)
        for i, tokens in lefts.items():
            head = self.tokens[i]
            head.lefts = head.children = tuple(tokens)
        for i, tokens in rights.items():
            head = self.tokens[i]
            head.rights = tuple(tokens)
            head.children = head.lefts + head.rights if head.lefts else head.rights

    def __len__(self) -> int:
        """Return how many words it has."""
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        """Yield the words."""
        return iter(self.tokens)

    @overload
    def __getitem__(self, i: int) -> Token: ...
    @overload
    def __getitem__(self, i: slice) -> Span: ...
    def __getitem__(self, i: int | slice) -> Token | Span:
        """Return the word with the index *i*, or words in a row."""
        if isinstance(i, int):
            return self.tokens[i]
        start, end, _ = i.indices(len(self.tokens))
        return Span(self, start, end)

    @property
    def sents(self) -> Iterator[Span]:
        """Its sentences, in order."""
        for start in self._starts:
            yield self.sentence_at(start)

    def sentence_at(self, i: int) -> Span:
        """Return the sentence in which the word with the index *i* stands."""
        number = bisect_right(self._starts, i)
        end = self._starts[number] if number < len(self._starts) else len(self.tokens)
        return Span(self, self._starts[number - 1], end)

    def char_span(self, start: int, end: int, *, within: bool = False) -> Span | None:
        """Return the words from the offset *start* to before *end*, none where one of these parts a word.

        :param within: leave a word out that is parted.
        """
        first, last = self._token_at(start), self._token_at(end - 1)
        if first is None or last is None:
            return None
        begins, ends = first.idx == start, last.idx + len(last.text) == end
        if not within:
            return Span(self, first.i, last.i + 1) if begins and ends else None
        from_, to = first.i + (first.idx < start), last.i + (end >= last.idx + len(last.text))
        return Span(self, from_, to) if from_ < to else None

    def _token_at(self, offset: int) -> Token | None:
        """Return the word that the character at *offset* belongs to, the space after it included."""
        if not 0 <= offset < len(self.text) or not self.tokens:
            return None
        return self.tokens[bisect_right(self._offsets, offset) - 1]


def _index(token: Token) -> int:
    return token.i
