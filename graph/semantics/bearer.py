"""The bearer: whose value a number is, by where it stands in the clause."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from ...ontology.lexicon import WordRoles
from ...ontology.namespace import POL
from ..syntax.amount import sized
from ..syntax.argument import arguments
from ..syntax.clause import clause
from ..syntax.coordination import items
from ..syntax.phrase import join, noun_phrase
from ..syntax.preposition import after_of
from ..syntax.tree import Token
from ..syntax.verb import (
    NOUN_SUBJECTS,
    clause_verb,
    is_passive,
    possessor,
    subject,
    surface_subject,
)

_APPENDED = frozenset({"amod", "prep", "acl"})
_HELPING = frozenset({"aux", "auxpass"})
_AGAINST = frozenset({"above", "below", "beyond", "than", "over", "under", "with", "behind"})
_AGAIN = frozenset({"that", "those"})
_BROUGHT = frozenset({"to", "from", "by", "at", "with"})


@dataclass(frozen=True, slots=True)
class _Value:
    """A number where it stands.

    :param head: the word that stands in the clause for it.
    :param numbers: the words of all numbers of the sentence.
    """

    head: Token
    numbers: Collection[Token]
    roles: WordRoles


# Heads of what is measured, each with the measure where the text names one: "the number of X".
_Bearers = list[tuple[Token, str]]


def bearers(head: Token, numbers: Collection[Token], roles: WordRoles) -> _Bearers:
    """Return (head of what is measured, the measure where the text names one: 'the number of X').

    :param head: the word that stands in the clause for the number.
    :param numbers: the words of all numbers of the sentence, which bear none.
    """
    value = _Value(head, numbers, roles)
    return next((found for place in _PLACES if (found := place(value)) is not None), [])


def _of_other(value: _Value) -> _Bearers | None:
    """Return whose the number is with which another is compared: the EU's of 'is 5 %, below the EU average of 7 %'."""
    of = value.head.head
    noun = of.head
    if (
        value.head.dep_ != "pobj"
        or of.lower_ != "of"
        or noun.dep_ != "pobj"
        or noun.head.lower_ not in _AGAINST
    ):
        return None
    whose = [c for c in noun.lefts if c.dep_ in ("compound", "poss") and c.pos_ == "PROPN"]
    return [(whose[0], noun.text)] if len(whose) == 1 and noun.pos_ == "NOUN" else None


def _as_subject(value: _Value) -> _Bearers | None:
    """Return the bearers of a number that is the subject of its clause: '75 % of firms have taken up X'."""
    head, verb = value.head, value.head.head
    if head.dep_ not in NOUN_SUBJECTS:
        return None
    said = join(_less_compared(verb))
    of = next((c for p in head.children if p.dep_ == "prep" and p.lower_ == "of" for c in p.children), None)
    if of is not None:
        return [(of, said)]  # the firms, by their share
    if head.pos_ in ("NOUN", "PROPN") and head not in value.numbers:
        return [(head, "value")]  # "the £56 million centre opened"
    if is_passive(verb) and subject(verb):
        return [(agent, said) for agent in subject(verb)]  # "$2 million is given by the port"
    if verb.dep_ == "relcl" or _which(head):  # "a budget, of which 60 % comes from taxes"
        whole = verb.head if verb.dep_ == "relcl" else head.doc[head.left_edge.i - 1].head.head
        above = clause_verb(whole) if whole in value.numbers else None
        of_what = (
            after_of(whole) if above is not None else []
        )  # "40 km of cable, of which 30 km will be laid"
        nouns = of_what or (_no_numbers(subject(above), value.numbers) if above is not None else [whole])
        return [(noun, f"part that {said}") for noun in nouns]
    if is_passive(verb):
        return []
    # "$2 million comes from exports"
    return [(source, verb.lemma_) for source in _no_numbers(_sources(verb), value.numbers)]


def _as_further_subject(value: _Value) -> _Bearers | None:
    """Return the bearer of a share that stands beside another as the subject: 'half of X and 90 % of Y come from Z'."""
    head, first = value.head, value.head.head
    if head.dep_ != "conj" or first.dep_ not in NOUN_SUBJECTS or first.tag_ == "NNS":
        return None
    shares = after_of(first) and after_of(head)
    return [(shares[0], join(_less_compared(first.head)))] if shares else None


def _as_apposition(value: _Value) -> _Bearers | None:
    """Return the noun that a number stands beside: 'its budget, $5 million'."""
    head, noun = value.head, value.head.head
    if head.dep_ != "appos" or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    # "Has three objectives: $5 million to build ports": the ports.
    listed = noun.tag_ == "NNS" and head.doc[max(head.left_edge.i - 1, 0)].text == ":"
    return [] if listed else [(noun, "")]


def _in_name(value: _Value) -> _Bearers | None:
    """Return the name before which a number stands: 'launched the £56 million Ports Fund'."""
    head, numbers = value.head, value.numbers
    named = head.pos_ == "PROPN" and head not in numbers
    before = named and any(t in numbers for c in head.lefts for t in c.subtree)
    return [(head, "value")] if before else None


def _worth(value: _Value) -> _Bearers | None:
    """Return what is worth the number."""
    worth = value.head.head
    if worth.lower_ != "worth":
        return None
    noun = worth.head
    if worth.nbor(-1).text == "," and noun.dep_ == "pobj" and noun.head.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head.head  # "300 projects in 40 states, worth $2 billion"
    # "proposed a grant worth $3,000", where the worth may be read as beside the grant
    given = [c for c in noun.rights if noun.pos_ == "VERB" and c.dep_ == "dobj" and c.i < worth.i]
    owners = given or ([noun] if worth.dep_ in _APPENDED else arguments(worth, "copula"))
    return [(owner, "value") for owner in owners]


def _compared(value: _Value) -> _Bearers | None:
    """Return whose number another is compared with: 'compared with 3 percent for exports', 'with 50 km of roads'."""
    head = value.head
    compared = head.head.head if head.dep_ == "pobj" else head
    if compared.lower_ == "compared" and compared is not head and after_of(head):
        return [(noun, "") for noun in after_of(head)]
    for preposition in head.rights if compared.lower_ == "compared" else ():
        others = [o for o in preposition.children if o.dep_ == "pobj" and o.ent_type_ != "DATE"]
        if preposition.dep_ == "prep" and preposition.lower_ in ("for", "in") and others:
            return [(noun, "") for noun in others]
    return None


def _as_one_of_several(value: _Value) -> _Bearers | None:
    """Return what one of several amounts is for, or what a participle sums up."""
    own = _shared_out(value.head)
    if own is None:
        own = _counted_up(value.head, value.roles[POL.summing])
    return [(own, "")] if own is not None else None


def _as_size(value: _Value) -> _Bearers | None:
    """Return the noun that a number gives the size of: 'an output of 5 million tonnes rose'."""
    size = sized(value.head)
    if size is None:
        return None
    if size.dep_ == "nsubjpass" and size.lemma_.lower() in value.roles[POL.measure]:
        return []  # "a total of $2 million was set aside for X": X, which it is for
    if size.lemma_.lower() in value.roles[POL.division]:
        return []  # "X is part of $2 million of funding for ports": for ports
    if size.dep_ not in NOUN_SUBJECTS and not possessor(size):
        return None
    return [(owner, "") for owner in possessor(size) or [size]]


def _by_noun(value: _Value) -> _Bearers | None:
    """Return what a noun says to have changed by the number: 'a cut in emissions by 35 percent'."""
    head, noun = value.head, value.head.head.head
    by = head.dep_ == "pobj" and head.head.lower_ == "by" and noun.pos_ in ("NOUN", "PROPN")
    return _split(noun, value.roles[POL.measure]) if by else None


def _with_size(value: _Value) -> _Bearers | None:
    """Return what is done with such a size: 'approved the plan with a funding of 5 million'."""
    size, verb = sized(value.head), clause_verb(value.head)
    if size is None or size.dep_ != "pobj" or size.head.lower_ != "with" or size.head.head != verb:
        return None
    objects = [c for c in verb.rights if c.dep_ == "dobj" and c.i < value.head.i]
    return [(objects[0], "")] if objects else None


def _as_spent(value: _Value) -> _Bearers | None:
    """Return what a government's own money goes into: 'we are investing X into Y'."""
    verb = clause_verb(value.head)
    spent = _spent_on(verb) if verb is not None and value.head.dep_ == "dobj" else None
    return [(spent, "")] if spent is not None else None


def _as_further(value: _Value) -> _Bearers | None:
    """Return whose measure a participle tells of further: 'may double its share of trade, rising from 7% to 14%'."""
    verb = clause_verb(value.head)
    moved = _moved(verb, value.roles) if verb is not None else None
    if moved is None:
        return None
    whose = {t for o in possessor(moved) for t in o.subtree}
    said = join(tuple(t for t in noun_phrase(moved).tokens if t not in whose))
    return [(owner, said) for owner in possessor(moved) or [moved]]


def _whose(value: _Value) -> _Bearers | None:
    """Return that of which it is told whose measure this is: X in 'X, whose budget has been raised from 2 to 3 million'."""
    verb = clause_verb(value.head)
    if verb is None or verb.dep_ != "relcl" or value.head not in value.numbers:
        return None  # "ports, whose services depend on a 5 mm cable"
    for noun in surface_subject(verb):
        whose = [c for c in noun.lefts if c.tag_ == "WP$"]
        if whose and noun.head == verb:
            said = join(tuple(t for t in noun_phrase(noun).tokens if t not in whose))
            return [(owner, said) for owner in possessor(noun) if owner not in whose]
    return None


def _in_clause(value: _Value) -> _Bearers | None:
    """Return what the clause brings to the number, else who does what it tells of, else what undergoes it."""
    verb = clause_verb(value.head)
    if verb is None or _is_told_after(value, verb):
        return None
    brought = [noun for noun in _brought(verb, value.head) if noun not in value.numbers]
    agents = _no_numbers(subject(verb), value.numbers)
    size = sized(value.head)
    if size is not None and not brought and all(noun.dep_ == "expl" for noun in agents):
        # "There was a decline of 9% in output": the output declined.
        agents = [o for p in size.rights if p.lower_ == "in" for o in p.children if o.dep_ == "pobj"]
    told = (
        surface_subject(verb) if is_passive(verb) else [c for c in verb.children if c.dep_ in NOUN_SUBJECTS]
    )
    undergoing = [noun for noun in told if noun.dep_ != "expl"]
    return [
        bearer
        for noun in brought or agents or _no_numbers(undergoing, value.numbers)
        if noun.pos_ != "PRON" or noun not in brought
        for bearer in _split(noun, value.roles[POL.measure])
    ]


def _is_told_after(value: _Value, verb: Token) -> bool:
    """Say whether the clause of *verb* tells only who says so: 'fees fell to $3, the regulator noted'."""
    said = any(c.dep_ in NOUN_SUBJECTS and c.i > value.head.i for c in verb.lefts)
    return said and verb.lemma_.lower() in value.roles[POL.reporting]


# The places where a number may stand, each with what it measures there; the first that it stands in counts.
_PLACES: tuple[Callable[[_Value], _Bearers | None], ...] = (
    _of_other,
    _as_subject,
    _as_further_subject,
    _as_apposition,
    _in_name,
    _worth,
    _compared,
    _as_one_of_several,
    _as_size,
    _by_noun,
    _with_size,
    _as_spent,
    _as_further,
    _whose,
    _in_clause,
)


def _sources(verb: Token) -> list[Token]:
    """Return where what the clause tells of comes from."""
    return [
        o
        for p in verb.rights
        if p.dep_ == "prep" and p.lower_ == "from"
        for o in p.rights
        if o.dep_ == "pobj"
    ]


def _is_against_share(preposition: Token) -> bool:
    """Say whether *preposition* sets another share against the one told: 'against some 40% of farms'."""
    of_share = any(any(d.dep_ == "nummod" for d in o.lefts) for o in preposition.rights if o.dep_ == "pobj")
    return preposition.lower_ in ("against", "versus") and of_share


def _less_compared(verb: Token) -> tuple[Token, ...]:
    """Return the words of the clause of *verb* without its subject and without what it is compared to."""
    compared = next((c for c in verb.rights if c.lower_ == "compared" or _is_against_share(c)), None)
    said = clause(verb, with_subject=False).tokens
    words = tuple(t for t in said if t.head != verb or t.dep_ not in _HELPING)  # "provided by the port"
    if compared is not None:
        words = tuple(t for t in words if t.i < compared.i)
    return words[:-1] if words and words[-1].is_punct else words


def _shared_out(head: Token) -> Token | None:
    """Return what one of several amounts is for, or where it is from: the roads of 'X for ports and Y for roads', 'including Y for roads'."""
    if head.dep_ != "conj" and not (head.dep_ == "pobj" and head.head.lower_ == "including"):
        return None
    after = next((c for c in head.rights if c.dep_ == "prep"), None)
    is_amount = head.like_num or (head.dep_ == "pobj" and any(c.dep_ == "nummod" for c in head.lefts))
    if after is None or after.lower_ not in ("for", "into", "to", "from") or not is_amount:
        return None
    what = next((o for o in after.children if o.dep_ in ("pobj", "pcomp")), None)
    if after.lower_ == "from" and what is not None and (what.pos_ == "NUM" or what.ent_type_ == "DATE"):
        return None  # "up 3 percent and 5 percent from 2020"
    objects = [c for c in what.children if c.dep_ == "dobj"] if what is not None else []
    return objects[0] if objects else what


def _counted_up(head: Token, summing: Collection[str]) -> Token | None:
    """Return the noun right before a participle that gives its sum: 'investments, totalling $5 million'."""
    verb = head.head if head.dep_ == "dobj" else head.head.head
    if verb.tag_ not in ("VBG", "VBN") or verb.lemma_.lower() not in summing or verb.i < 2:
        return None
    comma = verb.nbor(-1)
    noun = comma.nbor(-1) if comma.text == "," else comma
    return noun if noun.pos_ in ("NOUN", "PROPN") else None


def _split(noun: Token, measures: Collection[str]) -> _Bearers:
    """Return each X of 'the share of X and Y' with its share, or the noun itself."""
    of = next((c for p in noun.children if p.dep_ == "prep" and p.lower_ == "of" for c in p.children), None)
    if of is None or noun.lemma_.lower() not in measures:
        return [(noun, "")]
    return [(item, f"{noun.lemma_.lower()} of {noun_phrase(item).text}") for item in items(of)]


def _no_numbers(nouns: list[Token], numbers: Collection[Token]) -> list[Token]:
    """Return *nouns*, each number among them replaced by what it is a part of: the firms of '49% of firms'."""
    parts = {
        n: [o for p in n.children if p.lower_ == "of" for o in p.children] for n in nouns if n in numbers
    }
    return [noun for n in nouns for noun in parts.get(n, [n])]


def _which(head: Token) -> bool:
    """Say whether 'of which' leads the clause of *head*, whatever the parser takes that clause for."""
    which = head.doc[head.left_edge.i - 1] if head.left_edge.i else head
    return which.tag_ == "WDT" and which.head.lower_ == "of"


def _brought(verb: Token, head: Token) -> list[Token]:
    """Return the object that the clause brings to the value: the share of 'raise the share from 2% to 5%'."""
    preposition = head.head
    if head.dep_ != "pobj" or preposition.lower_ not in _BROUGHT or is_passive(verb):
        return []
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.i < head.i and c.pos_ != "NUM"]
    return [o for o in objects if o.lower_ not in _AGAIN]  # "X exceeds that of Y by 20": X


def _moved(verb: Token, roles: WordRoles) -> Token | None:
    """Return what a participle tells of further: the share of 'may double its share of trade, rising from 7% to 14%'."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.lemma_.lower() not in roles[POL.shift]:
        return None
    if any(c.dep_ == "dobj" for c in verb.children) or verb.i < verb.head.i:
        return None
    objects = [c for c in verb.head.rights if c.dep_ == "dobj" and c.i < verb.i]
    return next((o for o in objects if o.lemma_.lower() in roles[POL.measure]), None)


def _spent_on(verb: Token) -> Token | None:
    """Return what a government's own money goes into: 'we are investing X into Y'."""
    own = any(c.dep_ in NOUN_SUBJECTS and c.lower_ in ("we", "i") for c in verb.children)
    for preposition in ("into", "in", "for", "to", "on"):
        for what in arguments(verb, preposition) if own else []:
            objects = [c for c in what.children if c.dep_ == "dobj"]
            return objects[0] if objects else what
    return None
