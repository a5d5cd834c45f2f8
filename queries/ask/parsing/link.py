"""The link: words of a question that name something the store, or the vocabulary, knows."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ....ontology.namespace import LEX, POL
from ....ontology.vocabulary import Term
from ..index.index import Index, Node
from ..words.word import Span, Word, keys, runs, split, stems, uninflected

if TYPE_CHECKING:
    from ....graph.fact import Period

_LONGEST_NAME = 12
_SHORT = 4
_MONTHS = frozenset(name.lower() for name in (*calendar.month_name, *calendar.month_abbr, "Sept") if name)


@dataclass(frozen=True, eq=False)
class Link:
    """Words that name something.

    :param nodes: what they may name; none where the store says nothing of it.
    :param words: the canonical stems of the words as they stand in the question.
    :param term: the known thing, where the store says nothing of it.
    :param names: the canonical stems of the names of what it names.
    :param query: the SPARQL that finds the nodes, where the words describe rather than name them.
    :param is_seat: whether the words name the seat of the government that is meant: Oslo, for Norway.
    """

    span: Span
    text: str
    nodes: tuple[Node, ...]
    words: frozenset[str]
    names: tuple[frozenset[str], ...] = ()
    term: Term | None = None
    query: str | None = None
    is_seat: bool = False

    def is_said_in(self, words: frozenset[str]) -> bool:
        """Say whether *words*, canonical stems, hold a name of it."""
        return self.words <= words or any(name <= words for name in self.names)

    def moved(self, steps: int) -> Link:
        """Return it with its words so many places further on."""
        start, end = self.span
        return replace(self, span=(start + steps, end + steps))

    @property
    def iris(self) -> tuple[str, ...]:
        """The IRIs of what it may name."""
        return (*(n.iri for n in self.nodes), *((self.term.iri,) if self.term else ()))

    @property
    def is_proper(self) -> bool:
        """Whether nothing but the thing itself will do: an actor with a name, or a policy; the world is none."""
        if self.term is not None and not self.term.label.islower():
            return True
        return any(n.is_a(POL.Policy) or (n.is_a(POL.Actor) and not n.label.islower()) for n in self.nodes)


def links(words: Sequence[Word], index: Index, taken: frozenset[int]) -> list[Link]:
    """Return the names among *words*, the longest first, none overlapping another or the places *taken*; then the times."""
    found: list[Link] = []
    covered = {*taken}
    for span in runs(len(words), _LONGEST_NAME):
        part = words[slice(*span)]
        if covered & {*range(*span)} or _is_plain(part, index) or _is_counted(words, span, index):
            continue
        link = _link(span, part, index)
        if link is not None:
            found.append(link)
            covered |= {*range(*span)}
    return [*found, *(link for link in _times(words, index) if not covered & {*range(*link.span)})]


def _times(words: Sequence[Word], index: Index) -> Iterator[Link]:
    """Yield the times that *words* name, in whatever form, with the periods of the store that lie within them."""
    for span, period in times(words):
        nodes = index.within(period.earliest, period.latest)
        if nodes:
            text = " ".join(w.text for w in words[slice(*span)])
            yield Link(span, text, nodes, index.wording.canonicals(text), tuple(n.name for n in nodes))


def times(words: Sequence[Word]) -> Iterator[tuple[Span, Period]]:
    """Yield the times that *words* name, in whatever form, with the places of their words."""
    from ....graph.grammar.period import periods

    texts = [w.text.capitalize() if w.text.lower() in _MONTHS else w.text for w in words]
    begins = [sum(len(t) + 1 for t in texts[:i]) for i in range(len(texts))]
    for start, end, period in periods(" ".join(texts)):
        places = [i for i, begin in enumerate(begins) if start <= begin < end]
        if places:
            yield (places[0], places[-1] + 1), period


def _link(span: Span, part: Sequence[Word], index: Index) -> Link | None:
    """Return what the words of *part* name, if they are a name."""
    text = " ".join(w.text for w in part)
    words = index.wording.canonicals(text)
    named = [n for key in sorted(keys(part)) for n in index.names.get(key, ()) if _may_name(part, n)]
    if named:
        nodes = tuple(dict.fromkeys(named))
        adjectives = (d for n in nodes for d in index.places.demonyms.get(n.iri, ()))
        others = (alias for n in nodes for alias in n.aliases)
        told = map(index.wording.canonicals, (*others, *adjectives))
        return Link(span, text, nodes, words, tuple(dict.fromkeys((*(n.name for n in nodes), *told))))
    seated = next((n for key in sorted(keys(part)) if (n := index.seats.get(key))), ())
    if seated and text[:1].isupper():
        return Link(span, text, seated, words, tuple(n.name for n in seated), is_seat=True)
    terms = [t for key in sorted(keys(part)) for t in index.absent.get(key, ())]
    # One America is no Americas.
    written = (t for t in terms if text.casefold() in map(str.casefold, (*t.names, *t.demonyms)))
    term = next(written, terms[0] if terms else None)
    # An abbreviation in small letters is more likely a word, and so is the verb behind a name: "does America make".
    is_word = len(part) == 1 and len(text) <= _SHORT and text.islower()
    if (
        term is None
        or (is_word and not _is_told_in_full(text, term, index))
        or any(w.tag.startswith("V") and w.text.islower() for w in part)
    ):
        return None
    names = (*term.names, *term.demonyms)
    return Link(span, text, (), words, tuple(map(index.wording.canonicals, names)), term)


def _is_told_in_full(text: str, term: Term, index: Index) -> bool:
    """Say whether a text has a name of several words for *term*, and *text* is no word that questions are made of: "un"."""
    full = (name for name in term.names if " " in name)
    told = any(index.said.issuperset(word.lower() for word, _ in split(name)) for name in full)
    return told and text not in index.wording.words


def _is_plain(part: Sequence[Word], index: Index) -> bool:
    """Say whether the words are ordinary ones that happen to be a name as well."""
    if len(part) > 1 and part[0].tag == "VBZ" and part[0].text.islower():
        return True  # "what prevents malaria" names the disease alone
    if all(w.stem in index.wording.free for w in part):
        return not all(w.text.isupper() and len(w.text) > 1 for w in part)
    # "The main pillars" are the pillars.
    principal = index.wording.roles.words(LEX.principalWords)
    told = [w for w in part if w.text.lower() not in principal]
    one = len(told) == 1 and told[0] is part[-1] and part[-1].text.islower()
    return one and (
        _is_for_parts(part[-1], index) or (len(part) == 1 and bool(keys(part) & index.wording.classes.keys()))
    )


def _is_for_parts(word: Word, index: Index) -> bool:
    """Say whether *word* is for what something is made of, and names none of that: "the pillars of the plan"."""
    return word.tag[:2] == "NN" and POL.hasPart in index.wording.worded.get((word.stem,), ())


def _is_counted(words: Sequence[Word], span: Span, index: Index) -> bool:
    """Say whether the word is a plural in small letters behind its like, and no short form: "how many chips"."""
    word, before = words[span[0]], words[span[0] - 1] if span[0] else None
    if span[1] - span[0] > 1 or word.tag != "NNS" or not word.text.islower():
        return False
    known = [name for n in index.names.get((word.stem,), ()) for name in (n.label, *n.aliases)]
    known = [name for name in known if name.lower() == word.text]
    short = bool(known) and all(map(str.isupper, known))
    return short and before is not None and before.tag[:2] in ("JJ", "CD", "VB", "NN") and before.tag != "VBD"


def _may_name(part: Sequence[Word], node: Node) -> bool:
    """Say whether *part*, in the form in which it stands, may be a name of *node*."""
    # An abbreviation is no word that has forms: a chip is not the CHIPS Act. What is digital is no digitalization.
    text, forms = " ".join(w.text for w in part).lower(), (node.label, *node.aliases)
    known = [name for name in forms if stems(name) in keys(part)]
    if known and not any(_are_alike(name, part) for name in known):
        return False
    one = len(part) == 1 and not part[0].tag.startswith("NNP")
    return not known or any(
        name.lower() == text or (not name.isupper() and not (one and uninflected(name) != uninflected(text)))
        for name in known
    )


def _are_alike(name: str, part: Sequence[Word]) -> bool:
    """Say whether no participle of *name* is the other one in the question: who is developing is not developed."""
    pairs = [(w.lower(), p.text.lower()) for (w, _), p in zip(split(name), part, strict=False)]
    return not any({a[-3:], b[-3:]} & {"ing"} and {a[-2:], b[-2:]} & {"ed"} for a, b in pairs)
