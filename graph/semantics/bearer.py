"""The bearer: whose value a number is, by where it stands in the clause."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ...ontology.lexicon import WordRoles
from ..syntax.argument import arguments
from ..syntax.clause import clause
from ..syntax.coordination import items
from ..syntax.phrase import join, noun_phrase
from ..syntax.tree import Token
from ..syntax.verb import governing_verb, is_passive, possessor, subject, surface_subject

SUBJECTS = ("nsubj", "nsubjpass")
_APPENDED = frozenset({"amod", "prep", "acl"})
_HELPING = frozenset({"aux", "auxpass"})
_AGAIN = frozenset({"that", "those"})
_BROUGHT = frozenset({"to", "from", "by", "at", "with"})


def bearers(head: Token, numbers: set[Token], roles: WordRoles) -> Iterator[tuple[Token, str]]:
    """Yield (head of what is measured, the measure where the text names one: 'the number of X')."""
    of = next((c for p in head.children if p.dep_ == "prep" and p.lower_ == "of" for c in p.children), None)
    if head.dep_ in SUBJECTS:
        said = join(_less_compared(head.head))
        if of is not None:  # "75 % of firms have taken up X": the firms, by their share
            yield of, said
        elif head.pos_ in ("NOUN", "PROPN") and head not in numbers:  # "the £56 million centre opened"
            yield head, "value"
        elif is_passive(head.head) and subject(head.head):
            yield from ((agent, said) for agent in subject(head.head))  # "$2 million is given by the port"
        elif head.head.dep_ == "relcl" or _which(head):  # "a budget, of which 60 % comes from taxes"
            whole = head.head.head if head.head.dep_ == "relcl" else head.doc[head.left_edge.i - 1].head.head
            above = clause_verb(whole) if whole in numbers else None
            for noun in _no_numbers(subject(above), numbers) if above is not None else [whole]:
                yield noun, f"part that {said}"
        elif not is_passive(head.head):  # "$2 million comes from exports"
            yield from ((source, head.head.lemma_) for source in _no_numbers(_sources(head.head), numbers))
        return
    if head.dep_ == "appos" and head.head.pos_ in ("NOUN", "PROPN"):
        # "has three objectives: $5 million to build ports": the ports
        if not (head.head.tag_ == "NNS" and head.doc[max(head.left_edge.i - 1, 0)].text == ":"):
            yield head.head, ""
        return
    if (
        head.pos_ == "PROPN"
        and head not in numbers
        and any(t in numbers for c in head.lefts for t in c.subtree)
    ):
        yield head, "value"  # "launched the £56 million Ports Fund"
        return
    if head.head.lower_ == "worth":
        noun = head.head.head
        if (
            head.head.nbor(-1).text == ","
            and noun.dep_ == "pobj"
            and noun.head.head.pos_ in ("NOUN", "PROPN")
        ):
            noun = noun.head.head  # "300 projects in 40 states, worth $2 billion"
        for owner in [noun] if head.head.dep_ in _APPENDED else arguments(head.head, "copula"):
            yield owner, "value"
        return
    compared = head.head.head if head.dep_ == "pobj" else head
    if compared.lower_ == "compared":  # "compared with 3 percent for exports"
        for preposition in head.rights:
            others = [o for o in preposition.children if o.dep_ == "pobj" and o.ent_type_ != "DATE"]
            if preposition.dep_ == "prep" and preposition.lower_ in ("for", "in") and others:
                yield from ((noun, "") for noun in others)
                return
    own = _shared_out(head)
    if own is not None:
        yield own, ""
        return
    counted_up = _counted_up(head, roles.summing)
    if counted_up is not None:
        yield counted_up, ""
        return
    size = sized(head)
    if size is not None and size.dep_ == "nsubjpass" and size.lemma_.lower() in roles.measures:
        return  # "a total of $2 million was set aside for X": X, which it is for
    if size is not None and size.lemma_.lower() in roles.divisions:
        return  # "X is part of $2 million of funding for ports": for ports
    if size is not None and (size.dep_ in SUBJECTS or possessor(size)):
        yield from ((owner, "") for owner in possessor(size) or [size])
        return
    if head.dep_ == "pobj" and head.head.lower_ == "by" and head.head.head.pos_ in ("NOUN", "PROPN"):
        yield from _split(head.head.head, roles.measures)  # "a cut in emissions by 35 percent"
        return
    verb = clause_verb(head)
    if verb is None:
        return
    if size is not None and size.dep_ == "pobj" and size.head.lower_ == "with" and size.head.head == verb:
        objects = [c for c in verb.rights if c.dep_ == "dobj" and c.i < head.i]
        if objects:  # "approved the plan with a funding of 5 million"
            yield objects[0], ""
            return
    spent = _spent_on(verb)
    if spent is not None and head.dep_ == "dobj":
        yield spent, ""
        return
    moved = _moved(verb, roles)
    if moved is not None:
        whose = {t for o in possessor(moved) for t in o.subtree}
        said = join(tuple(t for t in noun_phrase(moved).tokens if t not in whose))
        yield from ((owner, said) for owner in possessor(moved) or [moved])
        return
    brought = [noun for noun in _brought(verb, head) if noun not in numbers]
    agents = _no_numbers(subject(verb), numbers)
    undergoing = (
        surface_subject(verb) if is_passive(verb) else [c for c in verb.children if c.dep_ in SUBJECTS]
    )
    undergoing = [noun for noun in undergoing if noun.dep_ != "expl"]
    if size is not None and not brought and all(noun.dep_ == "expl" for noun in agents):
        # "There was a decline of 9% in output": the output declined.
        agents = [o for p in size.rights if p.lower_ == "in" for o in p.children if o.dep_ == "pobj"]
    for noun in brought or agents or _no_numbers(undergoing, numbers):
        if noun.pos_ != "PRON" or noun not in brought:
            yield from _split(noun, roles.measures)


def _sources(verb: Token) -> list[Token]:
    """Return where what the clause tells of comes from."""
    return [
        o
        for p in verb.rights
        if p.dep_ == "prep" and p.lower_ == "from"
        for o in p.rights
        if o.dep_ == "pobj"
    ]


def _less_compared(verb: Token) -> tuple[Token, ...]:
    """Return the words of the clause of *verb* without its subject and without what it is compared to."""
    compared = next((c for c in verb.rights if c.lower_ == "compared"), None)
    said = clause(verb, with_subject=False).tokens
    words = tuple(t for t in said if t.head != verb or t.dep_ not in _HELPING)  # "provided by the port"
    if compared is not None:
        words = tuple(t for t in words if t.i < compared.i)
    return words[:-1] if words and words[-1].is_punct else words


def _shared_out(head: Token) -> Token | None:
    """Return what one of several amounts is for, or where it is from: the roads of 'X for ports and Y for roads'."""
    if head.dep_ != "conj":
        return None
    after = next((c for c in head.rights if c.dep_ == "prep"), None)
    if after is None or after.lower_ not in ("for", "into", "to", "from") or not head.like_num:
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


def _split(noun: Token, measures: Collection[str]) -> Iterator[tuple[Token, str]]:
    """Yield each X of 'the share of X and Y' with its share, or the noun itself."""
    of = next((c for p in noun.children if p.dep_ == "prep" and p.lower_ == "of" for c in p.children), None)
    if of is None or noun.lemma_.lower() not in measures:
        yield noun, ""
        return
    for item in items(of):
        yield item, f"{noun.lemma_.lower()} of {noun_phrase(item).text}"


def _no_numbers(nouns: list[Token], numbers: set[Token]) -> list[Token]:
    """Return *nouns*, each number among them replaced by what it is a part of: the firms of '49% of firms'."""
    parts = {
        n: [o for p in n.children if p.lower_ == "of" for o in p.children] for n in nouns if n in numbers
    }
    return [noun for n in nouns for noun in parts.get(n, [n])]


def _which(head: Token) -> bool:
    """Say whether 'of which' leads the clause of *head*, whatever the parser takes that clause for."""
    which = head.doc[head.left_edge.i - 1] if head.left_edge.i else head
    return which.tag_ == "WDT" and which.head.lower_ == "of"


def clause_verb(head: Token) -> Token | None:
    """Return the verb of the clause in which *head* stands; a participle used as a preposition is none."""
    verb = governing_verb(head)
    while verb is not None and verb.dep_ == "prep":
        verb = governing_verb(verb)
    return verb


def sized(head: Token) -> Token | None:
    """Return the noun whose value is told after 'of': the output of 'an output of 5 million tonnes'."""
    noun = head.head.head
    return noun if head.dep_ == "pobj" and head.head.lower_ == "of" and noun.pos_ == "NOUN" else None


def _brought(verb: Token, head: Token) -> list[Token]:
    """Return the object that the clause brings to the value: the share of 'raise the share from 2% to 5%'."""
    preposition = head.head
    if head.dep_ != "pobj" or preposition.lower_ not in _BROUGHT or is_passive(verb):
        return []
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.i < head.i and c.pos_ != "NUM"]
    return [o for o in objects if o.lower_ not in _AGAIN]  # "X exceeds that of Y by 20": X


def _moved(verb: Token, roles: WordRoles) -> Token | None:
    """Return what a participle tells of further: the share of 'may double its share of trade, rising from 7% to 14%'."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.lemma_.lower() not in roles.shifts:
        return None
    if any(c.dep_ == "dobj" for c in verb.children) or verb.i < verb.head.i:
        return None
    objects = [c for c in verb.head.rights if c.dep_ == "dobj" and c.i < verb.i]
    return next((o for o in objects if o.lemma_.lower() in roles.measures), None)


def _spent_on(verb: Token) -> Token | None:
    """Return what a government's own money goes into: 'we are investing X into Y'."""
    own = any(c.dep_ in SUBJECTS and c.lower_ in ("we", "i") for c in verb.children)
    for preposition in ("into", "in", "for", "to", "on"):
        for what in arguments(verb, preposition) if own else []:
            objects = [c for c in what.children if c.dep_ == "dobj"]
            return objects[0] if objects else what
    return None
