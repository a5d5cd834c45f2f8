"""The phrase: what a word stands for in a sentence, cut to the shortest complete wording.

A word's phrase is its subtree, less coordinated siblings (they are phrases of their own), clauses and
appositions that follow, and the function words at its edges.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from .cause import is_means, is_reason
from .coordination import is_pair, items
from .example import is_example
from .tree import Token
from .verb import is_infinitive

# Universal and ClearNLP labels, as the pipeline gives them.
CLAUSES_AFTER_NOUN = frozenset({"relcl", "acl", "appos", "advcl", "ccomp", "parataxis"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
RELATIVE = frozenset({"WDT", "WP"})
_SIBLINGS = frozenset({"conj", "cc", "preconj", "punct"})
_LEFT_WORDS = frozenset({"det", "predet", "poss", "case", "cc", "preconj", "punct", "mark"})
_DETERMINING_ADJECTIVES = frozenset(
    {"other", "own", "such", "same", "many", "most", "several", "various", "few"}
)
_BEFORE_DATES = frozenset({"in", "on", "by", "since", "during", "until", "from"})
_BEFORE_TIMES = _BEFORE_DATES | {"over", "within", "before", "after", "throughout", "through", "for"}
_ADVERBIALS = frozenset({"prep", "advmod", "npadvmod", "advcl"})
_BEFORE = _ADVERBIALS | {"ccomp"}  # also the clause with which a sentence of several begins
_CIRCUMSTANCES = frozenset({"amid", "amidst", "despite"})
_VERBS = frozenset({"VERB", "AUX"})
_BESIDE = frozenset({"along", "alongside", "together"})


@dataclass(frozen=True, eq=False)
class Phrase:
    """Some words of a sentence around their head.

    :param head: the word that the phrase is about.
    :param tokens: its words in the order of the text; not always without gaps.
    """

    head: Token
    tokens: tuple[Token, ...]

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
    parts: list[str] = []
    for i, token in enumerate(tokens):
        parts.append(token.text)
        follows = tokens[i + 1] if i + 1 < len(tokens) else None
        if follows is not None and (token.whitespace_ or follows.i != token.i + 1):
            parts.append(" ")
    return "".join(parts)


def noun_phrase(
    head: Token, *, keep: frozenset[str] = frozenset(), prepositions: frozenset[str] | None = None
) -> Phrase:
    """Return the phrase of a noun.

    :param keep: dependency labels of followers that stay, such as ``acl``.
    :param prepositions: only these may follow the noun; any, where not given.
    """
    dropped = (CLAUSES_AFTER_NOUN | _SIBLINGS) - keep
    is_one = is_pair(head)
    if is_one:
        dropped -= {"conj", "cc", "punct"}
    tokens = _subtree(head, dropped, first=True)
    if not is_one:
        # What follows the whole list is no more about its first member than about the others.
        siblings = [c.i for c in head.rights if c.dep_ == "conj"]
        if siblings:
            beyond = {t for c in head.rights if c.dep_ == "prep" and c.i > siblings[0] for t in c.subtree}
            tokens = [t for t in tokens if t not in beyond]
    if all(t == head or _is_function_word(t) for t in tokens):
        # "a plan", "the ability": the infinitive says which
        tokens += [t for c in head.rights if _is_infinitive_of(c) for t in _subtree(c, _WITHIN_INFINITIVE)]
    if prepositions is not None:
        others = [c for c in head.rights if c.dep_ == "prep" and c.lower_ not in prepositions]
        tokens = [t for t in tokens if not any(t in o.subtree for o in others)]
    return Phrase(head, trim(head, tokens))


_WITHIN_INFINITIVE = frozenset({"relcl", "appos", "advcl", "parataxis", "conj", "cc", "punct"})


def is_told_by_infinitive(phrase: Phrase) -> bool:
    """Say whether *phrase* is a mere noun with an infinitive, as in "plan to build ports"."""
    follower = next((t for t in phrase.tokens if t.i > phrase.head.i), None)
    return phrase.tokens[0] == phrase.head and follower is not None and _is_infinitive_of(follower.head)


def _is_infinitive_of(token: Token) -> bool:
    if token.tag_ != "VB" or token.dep_ not in ("acl", "relcl"):
        return False
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in token.lefts)


def variants(phrase: Phrase) -> list[Phrase]:
    """Split a phrase by its lists: of prepositions ('gaps in A and in B') or of what follows one."""
    for first in phrase.tokens:
        if first.dep_ == "prep" and first.head == phrase.head:
            siblings = [p for p in items(first) if p.pos_ == "ADP" and p in phrase.tokens]
            if len(siblings) > 1:
                inside = set(first.subtree)
                before = tuple(
                    t for t in phrase.tokens if t not in inside and t.i < first.i and t.dep_ != "advmod"
                )
                return [Phrase(phrase.head, (*before, p, *_complement(p))) for p in siblings]
    return _list_variants(phrase)


def _complement(preposition: Token) -> tuple[Token, ...]:
    return tuple(t for o in preposition.children if o.dep_ == "pobj" for t in noun_phrase(o).tokens)


def _list_variants(phrase: Phrase) -> list[Phrase]:
    """Split a phrase whose complement is a list: 'changes in the modes of A and the forms of B' is two changes.

    Only a list of full phrases is split; bare nouns ("people, equipment and products") stay together.
    """
    for preposition in phrase.tokens:
        if preposition.dep_ != "prep" or _is_aside(preposition, phrase.head):
            continue
        for first in preposition.children:
            siblings = [i for i in items(first) if i in phrase.tokens or i.head in phrase.tokens]
            several = preposition.lower_ == "of" and len(siblings) > 2
            if first.dep_ == "pobj" and len(siblings) > 1 and (several or _stand_apart(siblings)):
                inside = {t for i in siblings for t in i.subtree}
                before = tuple(t for t in phrase.tokens if t not in inside and t.i < first.i)
                after = tuple(t for t in phrase.tokens if t not in inside and t.i > siblings[-1].i)
                return [
                    Phrase(phrase.head, strip((*before, *noun_phrase(i).tokens, *after))) for i in siblings
                ]
    return [phrase]


def _is_aside(token: Token, head: Token) -> bool:
    """Say whether *token* belongs to a participle within the phrase: a list there is no list of what is said."""
    for above in token.ancestors:
        if above == head:
            return False
        if above.dep_ == "acl":
            return True
    return False


def split_objects(phrase: Phrase) -> list[Phrase]:
    """Split a clause whose object is a list of full phrases: 'supporting our security and access to X'."""
    verb = phrase.head
    for first in verb.children:
        if first.dep_ != "dobj" or first not in phrase.tokens:
            continue
        siblings = items(first)
        if any(c.dep_ == "xcomp" and c.i > siblings[-1].i and is_infinitive(c) for c in verb.rights):
            return [phrase]  # "helps ferries and trains to save fuel"
        if len(siblings) > 2 or (len(siblings) > 1 and _stand_apart(siblings)):
            inside = set(first.subtree)
            before = tuple(t for t in phrase.tokens if t not in inside and t.i < first.i)
            after = tuple(t for t in phrase.tokens if t not in inside and t.i > siblings[-1].i)
            return [
                v for i in siblings for v in variants(Phrase(verb, (*before, *noun_phrase(i).tokens, *after)))
            ]
    return variants(phrase)


def _stand_apart(nouns: list[Token]) -> bool:
    """Say whether no word about one noun of the list can be about another: 'growth and new jobs', not 'new A and B'."""
    led = all(any(c.dep_ in ("amod", "compound", "poss") for c in n.lefts) for n in nouns[1:])
    return led or all(map(_is_full, nouns))


def _is_full(noun: Token) -> bool:
    """Say whether *noun* has words of its own about it."""
    return any(c.dep_ in ("amod", "compound", "nmod", "poss", "prep", "nummod") for c in noun.children)


def clause(verb: Token, *, with_subject: bool = True) -> Phrase:
    """Return the phrase of a verb with what belongs to it: complements and adverbials, no further clause.

    :param with_subject: whether a finite verb keeps its subject and auxiliaries.
    """
    dropped = frozenset(
        {
            "relcl",
            "appos",
            "conj",
            "cc",
            "preconj",
            "advcl",
            "aux",
            "auxpass",
            "mark",
            "nsubj",
            "nsubjpass",
            "csubj",
            "csubjpass",
            "punct",
        }
    )
    finite = with_subject and any(
        c.dep_ in SUBJECTS and c.i < verb.i and c.tag_ not in RELATIVE for c in verb.children
    )
    if finite:
        dropped -= {"aux", "auxpass", *SUBJECTS}
    elif any(c.dep_ == "neg" for c in verb.lefts) and not is_infinitive(verb):
        dropped -= {"aux"}  # "cannot sell"
    means = {t for c in verb.subtree if is_means(c) or is_reason(c) for t in c.subtree}
    # What stands before the subject, or before a verb without one, sets the scene: it is no part of what is said.
    subject = next((c.left_edge.i for c in verb.lefts if c.dep_ in SUBJECTS), verb.i) if finite else verb.i
    fronted = {t for c in verb.lefts if c.i < subject and c.dep_ in _BEFORE for t in c.subtree}
    # "in a move to X", "as part of an effort to X": what for is told apart.
    fronted |= {t for c in verb.rights if _tells_what_for(c) for t in c.subtree}
    fronted |= {t for c in verb.rights if c.lower_ in _CIRCUMSTANCES for t in c.subtree}
    left_out = means | fronted
    said = strip(tuple(t for t in _subtree(verb, dropped, first=True) if t not in left_out))
    if said and said[0].tag_ == "TO":
        said = said[1:]
    return Phrase(verb, _without_time(verb, said))


def _without_time(verb: Token, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the words of a clause less the time that they end in: 'build ports over the next decade'."""
    for i in range(len(tokens) - 1, 0, -1):
        preposition = tokens[i]
        later = preposition.head
        if (
            preposition.lower_ == "than"
            and later.dep_ == "advmod"
            and {*tokens[i:]} <= {*preposition.subtree}
        ):
            first = next(j for j, t in enumerate(tokens) if t in later.subtree)
            is_date = any(map(_is_dated, tokens[i:]))
            return strip(tokens[:first]) if is_date and first > 1 else tokens  # "no later than 2030"
        if preposition.dep_ != "prep" or preposition.i < verb.i or preposition.lower_ == "of":
            continue
        if preposition.lower_ in _BEFORE_TIMES and {*tokens[i:]} <= {*preposition.subtree}:
            objects = [c for c in preposition.children if c.dep_ == "pobj"]
            objects += [o for c in objects for p in c.rights if p.lower_ == "of" for o in p.children]
            if any(map(_is_dated, objects)) and i > 1:
                return strip(tokens[:i])
        return tokens
    return tokens


def _tells_what_for(preposition: Token) -> bool:
    nouns = [t for t in preposition.subtree if t.dep_ == "pobj"]
    return (
        preposition.dep_ == "prep"
        and preposition.lower_ in ("in", "as", "with")
        and any(_is_infinitive_of(c) for noun in nouns for c in noun.rights)
    )


def _subtree(head: Token, dropped: frozenset[str], *, first: bool = False) -> list[Token]:
    # Below the head, coordination belongs to the phrase: "products and services" in "the growth of products and services".
    inner = _inner(dropped)
    found: list[Token] = []
    for child in head.lefts:
        if not _drops(child, head, dropped, first):
            found += _subtree(child, inner) if child.children else (child,)
    found.append(head)
    for child in head.rights:
        if not _drops(child, head, dropped, first):
            found += _subtree(child, inner) if child.children else (child,)
    return found


@cache
def _inner(dropped: frozenset[str]) -> frozenset[str]:
    return dropped & frozenset({"relcl", "appos", "parataxis", "advcl"})


def _drops(child: Token, head: Token, dropped: frozenset[str], first: bool) -> bool:
    if child.dep_ == "acl" and head.tag_ == "NN" and not any(True for _ in child.children):
        return False  # "value added"; but "policies employed" are policies
    if child.dep_ == "amod" and child.i > head.i and (is_reason(child) or _tells_beside(child, head)):
        return True
    if not first and _is_told_which(child, head):
        return False
    if first and (child.dep_ == "case" or (child.dep_ == "prep" and child.i < head.i)):
        return True  # "an Act, under which ports are built"
    if child.dep_ == "advcl" and head.pos_ == "ADJ" and is_infinitive(child):
        return False  # "easier for firms to export"
    if child.text == "," and child.i < head.i:
        return False  # "cleaner, safer ports"; at the edge it is trimmed
    if child.dep_ in dropped:
        # Marks inside the phrase, such as the comma of "sustainable, and resilient", go with their sibling.
        return True
    if first and child.dep_ == "prep" and child.lower_ in _BEFORE_DATES and _is_date(child):
        return True  # when it was is no part of what it is
    # An example or a list that follows the noun is a statement of its own, and so is what stands along with it, and why.
    return is_reason(child) or (child.dep_ == "prep" and (is_example(child) or _is_beside(child)))


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
    if clause_.dep_ == "relcl" and not _is_infinitive_of(clause_):
        return _is_bare_but_for(clause_, noun)
    if not _is_infinitive_of(clause_) or any(c.dep_ in SUBJECTS for c in clause_.lefts):
        return False
    return _is_bare_but_for(clause_, noun)


def _is_bare_but_for(modifier: Token, noun: Token) -> bool:
    """Say whether *modifier*, right after *noun*, is all that is told of it."""
    others = [c for c in noun.lefts if c.dep_ not in ("det", "punct")]
    return not others and modifier.left_edge.i == noun.i + 1 and noun.pos_ == "NOUN"


def _is_date(preposition: Token) -> bool:
    objects = [c for c in preposition.children if c.dep_ == "pobj"]
    return any(map(_is_dated, objects))


def _is_dated(token: Token) -> bool:
    """Say whether *token* is of a date, or a year."""
    return token.ent_type_ == "DATE" or (token.pos_ == "NUM" and token.shape_ == "dddd")


def trim(head: Token, tokens: list[Token]) -> tuple[Token, ...]:
    """Return *tokens* from the first that is no function word before *head*, without marks at their edges."""
    start = 0
    while start < len(tokens) and tokens[start] != head and _is_before(tokens[start], head):
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
    tokens = _without_asides(tokens)
    if any(a.text == b.text == "," for a, b in pairwise(tokens)):
        # the commas around what was left out
        pairs = {t for a, b in pairwise(tokens) if a.text == b.text == "," for t in (a, b)}
        tokens = tuple(t for t in tokens if t not in pairs)
    while tokens and (tokens[0].is_punct and not tokens[0].is_currency):
        tokens = tokens[1:]
    while tokens and tokens[-1].is_punct and tokens[-1].text != "%":
        tokens = tokens[:-1]
    return tokens


_OPENING, _CLOSING = "(", ")"


def _without_asides(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return *tokens* without what stands in parentheses that open after the first of them."""
    if not any(token.text == _OPENING for token in tokens):
        return tokens
    inside: set[int] = set()
    depth = 0
    for token in tokens[0].doc[tokens[0].i : tokens[-1].i + 1]:
        depth += token.text == _OPENING
        if depth > 0:
            inside.add(token.i)
        depth -= token.text == _CLOSING
    return tuple(t for t in tokens if t.i not in inside) or tokens
