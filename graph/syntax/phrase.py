"""The phrase: what a word stands for in a sentence, cut to the shortest complete wording.

A word's phrase is its subtree, less coordinated siblings (they are phrases of their own), clauses and
appositions that follow, and the function words at its edges. That of a verb is in clause.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ...ontology.namespace import POL
from .cause import is_reason
from .coordination import is_pair, partner
from .example import is_example
from .focus import is_focus
from .tree import Token
from .verb import NOUN_SUBJECTS, is_infinitive, is_listed

# Universal and ClearNLP labels, as the pipeline gives them.
_CLAUSES_AFTER = frozenset({"relcl", "acl", "appos", "advcl", "ccomp", "parataxis"})
# What follows a noun and is no part of its phrase, and what follows a pair of nouns.
_AFTER_PAIR = _CLAUSES_AFTER | {"preconj"}
_AFTER_NOUN = _AFTER_PAIR | {"conj", "cc", "punct"}
_LEFT_WORDS = frozenset({"det", "predet", "poss", "case", "cc", "preconj", "punct", "mark"})
_DETERMINING_ADJECTIVES = frozenset(
    {"other", "own", "such", "same", "many", "most", "several", "various", "few"}
)
BEFORE_DATES = frozenset({"in", "on", "by", "since", "during", "until", "from"})
_VERBS = frozenset({"VERB", "AUX"})
_TELLING_WHICH = frozenset({"acl", "relcl"})
_BESIDE = frozenset({"along", "alongside", "together"})


@dataclass(slots=True, eq=False)  # not frozen, which would take twice the time to make one
class Phrase:
    """Some words of a sentence around their head.

    :param head: the word that the phrase is about.
    :param tokens: its words in the order of the text; not always without gaps.
    """

    head: Token
    tokens: tuple[Token, ...]

    def __post_init__(self) -> None:
        """Leave a head that is a mere mark for itself: no phrase is empty."""
        if not self.tokens:
            self.tokens = (self.head,)

    @property
    def text(self) -> str:
        """The words as the text spaces them, with one space across a gap."""
        return join(self.tokens)

    @property
    def is_clause(self) -> bool:
        """Whether the head is a verb."""
        return self.head.pos_ in _VERBS


def join(tokens: tuple[Token, ...]) -> str:
    """Return *tokens* as one string, spaced as in the text."""
    if not tokens:
        return ""
    first, last = tokens[0], tokens[-1]
    if [*tokens] == first.doc.tokens[first.i : last.i + 1]:  # as most phrases
        return first.doc.text[first.idx : last.idx + len(last.text)]
    parts: list[str] = []
    before: Token | None = None
    for token in tokens:
        if before is not None and (before.whitespace_ or token.i != before.i + 1):
            parts.append(" ")
        parts.append(token.text)
        before = token
    return "".join(parts)


def noun_phrase(
    head: Token, *, keep: frozenset[str] = frozenset(), prepositions: frozenset[str] | None = None
) -> Phrase:
    """Return the phrase of a noun.

    :param keep: dependency labels of followers that stay, such as ``acl``.
    :param prepositions: only these may follow the noun; any, where not given.
    """
    is_one = is_pair(head)
    dropped = _AFTER_PAIR if is_one else _AFTER_NOUN
    if keep:
        dropped -= keep
    tokens = words_below(head, dropped, first=True)
    if not is_one:
        # What follows the whole list is no more about its first member than about the others.
        siblings = [c.i for c in head.rights if c.dep_ == "conj"]
        if siblings:
            beyond = {t for c in head.rights if c.dep_ == "prep" and c.i > siblings[0] for t in c.subtree}
            tokens = [t for t in tokens if t not in beyond]
        other = partner(head)
        if other is not None:
            joint = [
                t for t in head.doc[head.i + 1 : other.left_edge.i] if t.dep_ == "cc" and t not in tokens
            ]
            tokens += [*joint, *noun_phrase(other).tokens]
    if " " not in head.text and all(t is head or _is_function_word(t) for t in tokens):
        # "a plan", "the ability": the infinitive says which
        tokens += [t for c in head.rights if is_infinitive_of(c) for t in words_below(c, _WITHIN_INFINITIVE)]
    if head.pos_ == "PROPN":  # where somebody with a name is says no more of who it is: "Findata in Helsinki"
        placed = {t for c in head.rights if _is_place_behind(c) for t in c.subtree}
        tokens = [t for t in tokens if t not in placed] if placed else tokens
    if prepositions is not None:
        others = [c for c in head.rights if c.dep_ == "prep" and c.lower_ not in prepositions]
        tokens = [t for t in tokens if not any(t in o.subtree for o in others)]
    return Phrase(head, trim(head, tokens))


def _is_place_behind(preposition: Token) -> bool:
    return (
        preposition.dep_ == "prep"
        and preposition.lower_ == "in"
        and any(o.dep_ == "pobj" and o.pos_ == "PROPN" for o in preposition.rights)
    )


_WITHIN_INFINITIVE = frozenset({"relcl", "appos", "advcl", "parataxis", "conj", "cc", "punct"})


def is_told_by_infinitive(phrase: Phrase) -> bool:
    """Say whether *phrase* is a mere noun with an infinitive, as in "plan to build ports"."""
    follower = next((t for t in phrase.tokens if t.i > phrase.head.i), None)
    return phrase.tokens[0] == phrase.head and follower is not None and is_infinitive_of(follower.head)


def is_infinitive_of(token: Token) -> bool:
    """Say whether *token* is an infinitive that says more of a noun: 'a plan to build'."""
    if token.tag_ != "VB" or token.dep_ not in ("acl", "relcl"):
        return False
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in token.lefts)


def words_below(head: Token, dropped: frozenset[str], *, first: bool = False) -> list[Token]:
    """Return *head* and the words that hang on it, directly or not, less those with a label among *dropped*.

    Below the head, coordination belongs to the phrase: "products and services" in "the growth of products and services".

    :param first: whether *head* is the one of the phrase.
    """
    inner = _inner(dropped)
    found: list[Token] = []
    for child in head.lefts:
        if not _drops(child, head, dropped, first):
            found += words_below(child, inner) if child.children else (child,)
    found.append(head)
    for child in head.rights:
        if not _drops(child, head, dropped, first):
            found += words_below(child, inner) if child.children else (child,)
    return found


@cache
def _inner(dropped: frozenset[str]) -> frozenset[str]:
    return dropped & frozenset({"relcl", "appos", "parataxis", "advcl"})


def _drops(child: Token, head: Token, dropped: frozenset[str], first: bool) -> bool:
    """Say whether *child* and what hangs on it are no part of the phrase of *head*."""
    label, follows = child.dep_, child.i > head.i
    if follows and is_focus(child):
        return True
    if label == "acl" and head.tag_ == "NN" and not child.children:
        return False  # "value added"; but "policies employed" are policies
    if label == "amod" and follows and (is_reason(child) or _tells_beside(child, head)):
        return True
    if not first and label in _TELLING_WHICH:
        if _is_of_partitive(head):
            return True  # "a set of measures aimed at saving water" is a set of measures
        if _is_told_which(child, head):
            return False
    if first and (label == "case" or (label == "prep" and not follows)):
        return True  # "an Act, under which ports are built"
    if label == "advcl" and is_infinitive(child) and (head.pos_ == "ADJ" or _is_for_whom_to(child, head)):
        return False  # "easier for firms to export", "incentives for firms to export"
    if child.text == "," and not follows:
        return False  # "cleaner, safer ports"; at the edge it is trimmed
    if label in dropped or (label == "acl" and is_listed(child)):
        # Marks inside the phrase, such as the comma of "sustainable, and resilient", go with their sibling.
        return True
    if label == "prep" and follows and (_is_aim(child) or (first and _is_between_commas(child, head))):
        return True  # "a plan with the aim of saving water" is a plan
    if label == "prep" and follows and is_to_date(child):
        return True
    if first and label == "prep" and (_is_issue(child) or (child.lower_ in BEFORE_DATES and _is_date(child))):
        return True  # when it was is no part of what it is
    # An example or a list that follows the noun is a statement of its own, and so is what stands along with it, and why.
    if label == "prep" and (child.tag_ == "VBG" or is_example(child) or _is_beside(child)):
        return True
    return follows and is_reason(child)


def _is_of_partitive(noun: Token) -> bool:
    """Say whether *noun* is of what another only tells a part or a number: the measures of 'a set of measures'."""
    of = noun.head
    return noun.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_ in noun.doc.roles[POL.partitive]


def _is_for_whom_to(verb: Token, noun: Token) -> bool:
    """Say whether *verb* tells, right after *noun*, what it is for somebody to do: 'a chance for firms to export'."""
    first = verb.left_edge
    subjects = [c for c in verb.lefts if c.dep_ in NOUN_SUBJECTS]
    return noun.pos_ == "NOUN" and first.lower_ == "for" and first.i == noun.i + 1 and bool(subjects)


def _is_aim(preposition: Token) -> bool:
    """Say whether *preposition* leads to what for something is done: 'with the aim of saving water', 'with a view to saving it'."""
    if preposition.lower_ != "with":
        return False
    after = [p for o in preposition.rights if o.dep_ == "pobj" for p in o.rights if p.dep_ == "prep"]
    return any(g.dep_ == "pcomp" and g.tag_ == "VBG" for p in after[:1] for g in p.rights)


def _is_between_commas(preposition: Token, name: Token) -> bool:
    """Say whether *preposition* tells between commas of what is no part of *name*: 'the Port Board, in concert with Peru, does X'."""
    before, after = preposition.left_edge.i - 1, preposition.right_edge.i + 1
    texts = [preposition.doc[i].text for i in (before, after) if 0 <= i < len(preposition.doc)]
    return name.text[0].isupper() and texts == [",", ","]


def _is_beside(preposition: Token) -> bool:
    """Say whether *preposition* names more of the kind: 'the ports, along with their roads'."""
    words = {preposition.lower_, *(c.lower_ for c in preposition.children if not c.rights)}
    return not words.isdisjoint(_BESIDE)


def _tells_beside(adjective: Token, noun: Token) -> bool:
    """Say whether an adjective after its noun is no part of the name: 'a fund worth 2 million', 'a smart city open to all'."""
    if any(t.pos_ == "NUM" for t in adjective.subtree):
        return True
    return any(c.dep_ in ("prep", "xcomp") for c in adjective.rights) and not _is_bare_but_for(
        adjective, noun
    )


def _is_told_which(clause_: Token, noun: Token) -> bool:
    """Say whether *noun* tells nothing without *clause_*: 'the way that firms work', 'ways to save water'."""
    if clause_.dep_ == "relcl" and not is_infinitive_of(clause_):
        return _is_bare_but_for(clause_, noun)
    if not is_infinitive_of(clause_) or any(c.dep_ in NOUN_SUBJECTS for c in clause_.lefts):
        return False
    return _is_bare_but_for(clause_, noun)


def _is_bare_but_for(modifier: Token, noun: Token) -> bool:
    """Say whether *modifier*, right after *noun*, is all that is told of it."""
    others = [c for c in noun.lefts if c.dep_ not in ("det", "punct")]
    is_one = noun.pos_ == "NOUN" or any(
        c.lower_ in ("a", "an") for c in noun.lefts
    )  # "a Peru where cod thrives"
    return not others and modifier.left_edge.i == noun.i + 1 and is_one


def _is_date(preposition: Token) -> bool:
    objects = [c for c in preposition.children if c.dep_ == "pobj"]
    return any(map(is_dated, objects))


def is_to_date(preposition: Token) -> bool:
    """Say whether *preposition* tells that something has been so up to now: 'measures to date'."""
    return preposition.lower_ == "to" and [t.lower_ for t in preposition.subtree] == ["to", "date"]


def _is_issue(preposition: Token) -> bool:
    """Say whether *preposition* leads to the month of what has a name: 'the Port Act of May 2018', but 'the Port Act of 2018'."""
    if preposition.lower_ != "of" or preposition.head.pos_ != "PROPN":
        return False
    return any(y.shape_ == "dddd" and y.pos_ == "NUM" for month in preposition.rights for y in month.rights)


def is_dated(token: Token) -> bool:
    """Say whether *token* is of a date, or a year."""
    return token.ent_type_ == "DATE" or (token.pos_ == "NUM" and token.shape_ == "dddd")


def trim(head: Token, tokens: list[Token]) -> tuple[Token, ...]:
    """Return *tokens* from the first that is no function word before *head*, without marks at their edges."""
    start = 0
    while start < len(tokens) and tokens[start] is not head and _is_before(tokens[start], head):
        start += 1
    return strip(tuple(tokens[start:]))


def _is_before(token: Token, noun: Token) -> bool:
    """Say whether *token* only leads to *noun*: an article, or an adverb as in 'namely ports'."""
    return _is_function_word(token) or (token.dep_ == "advmod" and token.head == noun)


def _is_function_word(token: Token) -> bool:
    if token.dep_ == "poss" and token.pos_ != "PRON":
        return False
    if token.lower_ in _DETERMINING_ADJECTIVES and token.dep_ == "amod":
        return True
    return (
        token.dep_ in _LEFT_WORDS or token.pos_ in ("DET", "PRON") or token.is_punct or token.dep_ == "case"
    )


def strip(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return *tokens* less the marks at their edges, what stands in parentheses and the commas around what was left out."""
    texts = [token.text for token in tokens]
    if _OPENING in texts:
        tokens = _without_asides(tokens)
    if texts.count(",") > 1:
        # the commas around what was left out
        pairs = {t for a, b in pairwise(tokens) if a.text == b.text == "," for t in (a, b)}
        tokens = tuple(t for t in tokens if t not in pairs)
    if "," in texts[1:4]:
        tokens = _without_emphasis(tokens)
    while tokens and (tokens[0].is_punct and not tokens[0].is_currency):
        tokens = tokens[1:]
    while tokens and (
        tokens[-1].dep_ == "cc" or (tokens[-1].is_punct and tokens[-1].text != "%") or _only_adds(tokens[-1])
    ):
        tokens = tokens[:-1]
    return tokens


def _only_adds(token: Token) -> bool:
    """Say whether *token* says no more than that something is so as well: 'are building ports, too'."""
    return token.lower_ == "too" and token.dep_ == "advmod" and token.head.i < token.i


def _without_emphasis(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return *tokens* without what only stresses them before a comma: 'not least, safe ports'."""
    comma = next((i for i, t in enumerate(tokens) if t.text == ","), 0)
    stresses = tokens[0].dep_ == "neg" or all(t.pos_ in _STRESSING for t in tokens[:comma])
    return tokens[comma + 1 :] if comma and stresses else tokens


_STRESSING = frozenset({"ADV", "PART", "CCONJ"})
_OPENING, _CLOSING = "(", ")"


def _without_asides(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return *tokens* without what stands in parentheses that open after the first of them."""
    inside: set[int] = set()
    depth = 0
    for token in tokens[0].doc[tokens[0].i : tokens[-1].i + 1]:
        depth += token.text == _OPENING
        if depth > 0:
            inside.add(token.i)
        depth -= token.text == _CLOSING
    return tuple(t for t in tokens if t.i not in inside) or tokens
