"""The dating: which of a sentence's dates governs a word or a number in it.

A figure has the date that follows it ('34,000 in 2019'), else the one of its clause, else the one of a clause
coordinated with its own or above it. What another figure is compared with keeps its date for itself ('up from 22%
in 2015').
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...ontology.namespace import POL, UNIT
from ..fact import Period
from ..syntax.edition import is_of_name, name_before
from ..syntax.impersonal import is_brought_out
from ..syntax.tree import Doc, Token
from ..syntax.verb import (
    NOUN_SUBJECTS,
    VERBAL,
    clause_verb,
    governing_verb,
    has_own_subject,
    is_infinitive,
    is_past,
    own_verb,
)
from .quantity import Quantity

_ENDING = frozenset({"appos", "npadvmod", "nummod"})
Date = tuple[int, int, Period]
"""The index of a date's first token, the index after its last, and what it says."""

_STATES = frozenset({"be", "have"})
_HELPING = frozenset({"aux", "auxpass"})
_ABOVE = frozenset({"conj", "xcomp", "ccomp", "advcl", "pcomp"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "VB", "MD"})
_FROM_BASE = frozenset({"from", "over", "below", "above", "under"})
_BEFORE_DEADLINE = frozenset({"NOUN", "ADP", "ADV"})  # "a vision to 2045", "the time out to 2045"
_OF_WHEN = frozenset({"of", "for"})
_BESIDE = frozenset({"after", "before", "following", "since", "until"})
_BASELINES = frozenset({"average", "baseline", "level"})
_MOVED = frozenset({"back", "forward", "forwards"})
_NEVER_WHEN = frozenset({"after", "before"})  # "built before 2010": earlier, and not known when
_BOUNDS = frozenset({",", ";", ":", "(", ")"})


def date_of_word(word: Token, dates: Sequence[Date]) -> Period | None:
    """Return the date that governs *word*: in its own clause, before any clause above it."""
    found = _date_above(word, dates)
    return found[1] if found else None


def date_of_goal(word: Token, goal: Token, dates: Sequence[Date]) -> Period | None:
    """Return by when it is to be so that *word* tells of *goal*.

    That is the date of the goal's own clause, before that of the word, which may be when somebody did something to
    this end: "set up in 1999 to build ports".
    """
    governed = _governed(goal.doc, dates)
    if goal.pos_ in VERBAL and goal.i in governed:
        return governed[goal.i][1]
    if goal.dep_ == "dobj" and goal.head.tag_ == "VBG" and goal.head.i in governed and goal.head is not word:
        return governed[goal.head.i][
            1
        ]  # "aims at reaching full cover by 2028", of which the cover is the goal
    done = next((c for c in goal.rights if c.dep_ == "xcomp" and c.i in governed), None)
    if done is not None and goal.lemma_ == "be":  # "towns are to draw up plans by 2028"
        return governed[done.i][1]
    beside = governed.get(goal.head.i)
    if beside is not None and _is_of_other(beside[0], goal.head, goal):
        return None
    found = _date_above(word, dates)
    if found is None:
        return None
    date, period = found
    verb = governing_verb(date)
    is_done = verb is not None and is_past(verb) and verb.lemma_ not in _STATES
    return None if is_done and not _is_deadline(date) else period


def _date_above(word: Token, dates: Sequence[Date]) -> tuple[Token, Period] | None:
    """Return the date that governs *word*, and its first word."""
    governed = _governed(word.doc, dates)
    verb = own_verb(word)
    if verb is not None and verb.dep_ in _HELPING:
        verb = verb.head
    below = word
    while verb is not None:
        if verb.i in governed and not _is_of_other(governed[verb.i][0], verb, below):
            return governed[verb.i]
        if verb.dep_ not in _ABOVE:
            break
        below, verb = verb, governing_verb(verb)
    return None


def _is_of_other(date: Token, verb: Token, below: Token) -> bool:
    """Say whether *date* is that of *verb* alone, and not of *below* too: 'will open in 2027 and will save fuel'."""
    if below.dep_ != "conj" or below.head != verb or date.i < verb.i:
        return False
    return any(c.dep_ == "aux" and c.lower_ != "to" for c in below.lefts)


def _governed(doc: Doc, dates: Sequence[Date]) -> dict[int, tuple[Token, Period]]:
    """Return the index of each verb with a date -> its first date, by the first word of it."""
    governed: dict[int, tuple[Token, Period]] = {}
    for start, _, period in dates:
        verb = governing_verb(doc[start])
        token = doc[start]
        if verb is not None and not (_is_beside(token) or is_of_name(token) or _is_baseline(token)):
            governed.setdefault(verb.i, (doc[start], period))
    return governed


def _is_baseline(date: Token) -> bool:
    """Say whether *date* only says with which state something is compared: 'cut smoke by a third from 1990 levels'."""
    return date.head.lemma_ in _BASELINES and date.head.i > date.i


def date_of_event(word: Token, dates: Sequence[Date]) -> Period | None:
    """Return when it happened that *word* tells of: the date of the verb's own clause, or in the noun's own phrase.

    A year that ends the name of a law is no date of what is done to something else: 'changes to the Port Act, 2006'.
    """
    names = {start: name_before(word.doc[start]) for start, _, _ in dates}
    own = [
        d
        for d in dates
        if (name := names[d[0]]) is None
        or (name.head == word and name.dep_ != "nsubj")
        or (name == word and word.doc[d[0]].head.lower_ == "of")  # "the Port Act of 2006" is of that year
    ]
    # "the Port Act, 2006 was repealed in 2015", where the first year may be read as one more subject
    aside = {d[0] for d in own if names[d[0]] is not None or word.doc[d[0]].dep_ in NOUN_SUBJECTS}
    # "approved the budget for 2024 in December 2023"
    for start, _, period in sorted(own, key=lambda d: (d[0] in aside, _is_led_by_for(word.doc[d[0]]))):
        token = word.doc[start]
        if _is_deadline(token) or is_of_name(token):
            continue
        if word.pos_ not in VERBAL:
            if _is_of(word, token) or _is_told_of(word, token):
                return period
            continue
        if _is_beside(token) or _is_of_subject(token) or token.head.lower_ in _NEVER_WHEN:
            continue
        if _is_what_for(token):
            continue
        verb = governing_verb(token)
        if verb == word or (verb is not None and word.dep_ == "xcomp" and word.head == verb):
            return period  # "began in 2020", "is due to begin in 2020"
        if verb is not None and verb.dep_ == "xcomp" and verb.head == word and verb.tag_ == "VBG":
            return period  # "is due to start producing in 2026"
        if verb is not None and word.head == verb and is_brought_out(verb, word):
            return period  # "it was in 2016 that the plan was passed"
        if verb is not None and word.dep_ == "conj" and word.head == verb and not _between(token, word, verb):
            return period
    return None


def _is_of(noun: Token, date: Token) -> bool:
    """Say whether *date* stands in the phrase of *noun* and no verb between says what else happened then."""
    above = date.head
    while above not in (noun, above.head):
        if above.pos_ in VERBAL:
            return False
        above = above.head
    return above == noun


def _is_of_subject(date: Token) -> bool:
    """Say whether *date* is that of which the subject is, and not when it acts: 'the Port Plan of May 2018 bans nets'."""
    led = date.head if date.head.dep_ == "prep" else date
    of = led.lower_ in _OF_WHEN if led is not date else date.dep_ in _ENDING
    return of and led.head.dep_ in NOUN_SUBJECTS and led.head.i < date.i


def _is_what_for(date: Token) -> bool:
    """Say whether *date* is that for which something is, and not when it came: 'adopted a plan with targets for 2030'."""
    return _is_led_by_for(date) and date.head.head.pos_ in ("NOUN", "PROPN")


def _is_led_by_for(date: Token) -> bool:
    return date.head.dep_ == "prep" and date.head.lower_ == "for"


def _is_told_of(noun: Token, date: Token) -> bool:
    """Say whether the clause tells by *date* when *noun* came: '2015 saw the launch', 'has been a member since 2015'.

    So do 'is due in 2015' and 'the deadline is 5 May 2015'.
    """
    if noun.dep_ in ("attr", "acomp"):
        return governing_verb(date) == noun.head
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        told = date if date.dep_ == "attr" else date.head
        return told.dep_ == "attr" and told.head == noun.head
    when = date if date.dep_ in NOUN_SUBJECTS else date.head  # "the year 2015"
    return noun.dep_ == "dobj" and when.dep_ in NOUN_SUBJECTS and when.head == noun.head


def _is_beside(date: Token) -> bool:
    """Say whether *date* tells when something else was: 'after the talks in March 2023', 'the first since 2020'."""
    above = date.head
    if above.lower_ == "of" and above.head.ent_type_ == "DATE":
        date, above = above.head, above.head.head  # "since the end of 2012"
    while above.pos_ not in VERBAL and above != above.head:
        inner = date.head if date.head.ent_type_ == "DATE" and date.head.dep_ == "pobj" else date  # "3 May"
        led = above.head.pos_ in VERBAL and above == inner.head
        if above.lower_ in _BESIDE and not led:
            return True
        above = above.head
    return above.lower_ in _BESIDE  # "following"


def _is_deadline(date: Token) -> bool:
    """Say whether *date* only ends the time in which something is to happen: 'by 2030', 'a vision to 2045'."""
    led = next((t for t in (date.head, date.head.head) if t.dep_ == "prep"), None)
    if led is None:
        return False
    is_year = len(date.text) == 4 and date.i == led.i + 1
    if led.nbor(-1).lower_ in _MOVED:
        return False  # "dates back to 2011", "has been put back to 2035"
    return led.lower_ == "by" or (led.lower_ == "to" and is_year and led.nbor(-1).pos_ in _BEFORE_DEADLINE)


def _scene(date: Token) -> Token | None:
    """Return the verb whose clause *date* sets; an active participle that only describes a noun is passed over."""
    verb = governing_verb(date)
    while verb is not None and verb.dep_ == "acl" and verb.tag_ == "VBG":
        verb = governing_verb(verb)
    return verb


def _between(date: Token, word: Token, verb: Token) -> bool:
    """Say whether *date* stands between two verbs, so that it is the first one's alone."""
    return min(word.i, verb.i) < date.i < max(word.i, verb.i)


def date_of_value(quantity: Quantity, others: Sequence[Quantity], dates: Sequence[Date]) -> Period | None:
    """Return the date of *quantity*: the one that follows it, or one of its clause that no other number keeps for itself."""
    own = _own(quantity, others, dates)
    if own is not None:
        return own[2]
    if is_compared(quantity, others) and not _is_of_others(quantity):
        return None
    kept = [_own(q, others, dates) for q in others if is_compared(q, others)]
    doc = quantity.number.doc
    free = [
        d for d in dates if d not in kept and not _is_base(quantity, doc[d[0]]) and not _is_age(doc[d[0]])
    ]
    clauses = list(_clauses(quantity.number))
    for verb in clauses:
        for date in free:
            token = verb.doc[date[0]]
            if _scene(token) != verb or _is_of_later(token, verb, clauses[0]):
                continue
            # A clause coordinated with the date's shares it where the date stands outside both.
            if verb == clauses[0] or (verb.dep_ != "conj" and clauses[0].dep_ != "conj"):
                return date[2]
            if not _between(token, verb, clauses[0]):
                return date[2]
    return _deadline_above(clauses[0], free) if clauses else None


def _is_of_later(date: Token, verb: Token, own: Token) -> bool:
    """Say whether *date* tells since when *verb* is so, in a clause after that of *own*: 'A stood at 7%, and B fell since 2019'.

    Or it tells when it is so, where that of *own* is so by now: 'A has cut 7%, and B will fall in 2030'.
    """
    if not own.i < verb.i < date.i or not has_own_subject(own):
        return False
    by_now = any(c.dep_ == "aux" and c.lower_ in ("have", "has") for c in own.lefts)
    return date.head.lower_ == "since" or (by_now and has_own_subject(verb) and verb.dep_ == "conj")


def _deadline_above(verb: Token, dates: Sequence[Date]) -> Period | None:
    """Return by when the clause around an infinitive about a noun is to be so: 'by 2030 it is to have the means to do X'."""
    if verb.dep_ not in ("acl", "relcl") or not is_infinitive(verb):
        return None
    around = [*verb.ancestors]
    deadlines = (d for d in dates if _is_deadline(verb.doc[d[0]]))
    return next((d[2] for d in deadlines if _scene(verb.doc[d[0]]) in around), None)


def _own(quantity: Quantity, others: Sequence[Quantity], dates: Sequence[Date]) -> Date | None:
    """Return the date that follows *quantity* in its phrase, with no other number and no verb between."""
    last = quantity.tokens[-1]
    date = next((d for d in dates if d[0] > last.i), None)
    if date is None or _is_age(last.doc[date[0]]) or any(last.i < q.tokens[0].i < date[0] for q in others):
        return None
    between = last.doc[last.i + 1 : date[0]]
    within = last.doc[date[0]] in last.subtree or last.doc[date[0]] in quantity.number.subtree
    if within and not any(t.tag_ in ("WDT", "WP") and t.nbor(-1).text == "," for t in between):
        return None if _is_base(quantity, last.doc[date[0]]) else date  # "59% of the power it used in 2022"
    if any(t.text in _BOUNDS or t.tag_ in _FINITE or t.dep_ == "cc" for t in between) or _is_base(
        quantity, last.doc[date[0]]
    ):
        return None
    return date


def _is_age(date: Token) -> bool:
    """Say whether *date* tells only how old something is: '40 homes, most of them built before 1980'."""
    verb = governing_verb(date)
    if date.head.lower_ not in _NEVER_WHEN or verb is None or verb.tag_ != "VBN":
        return False
    return not any(c.dep_ in _HELPING for c in verb.lefts)


def is_compared(quantity: Quantity, others: Sequence[Quantity]) -> bool:
    """Say whether the number is one that another is compared with: 'from 22%', 'compared with 38'."""
    before = word_before(quantity, 1)
    if before == "from":
        changes = word_before(quantity, 2) in ("up", "down") or any(word_before(q, 1) == "to" for q in others)
        return changes or quantity.number.dep_ != "nummod" or quantity.unit is not None
    compared = before in ("with", "to") and word_before(quantity, 2) == "compared"
    return compared or before in ("against", "versus")


def _is_of_others(quantity: Quantity) -> bool:
    """Say whether the number is of others at the same time, and not of the same at another: '30% of farms'."""
    of = [c for t in quantity.tokens for c in t.children if c.dep_ == "prep" and c.lower_ in ("of", "for")]
    return any(o.tag_ in ("NNS", "NNPS") for c in of for o in c.children)


def word_before(quantity: Quantity, steps: int) -> str:
    """Return the word so many steps before the wording of *quantity*, adverbs right before it passed over: 'just 38'."""
    doc, i = quantity.first.doc, quantity.first.i - 1
    while i > 0 and doc[i].dep_ == "advmod" and doc[i].head.i > i:
        i -= 1
    i -= steps - 1
    return str(doc[i].lower_) if i >= 0 else ""


def _is_base(quantity: Quantity, date: Token) -> bool:
    """Say whether *date* is one that a change is measured from: 'more than in 2021', 'up 5% from 2022', '3% over 2020'."""
    lead = [t.lower_ for t in date.doc[max(date.i - 3, date.sent.start) : date.i]]
    is_share = quantity.unit is not None and quantity.unit.iri == UNIT.percent
    is_growth = quantity.unit is not None and quantity.unit.iri == UNIT.times
    since = bool(lead) and lead[-1] in _FROM_BASE and (is_share or is_growth)
    return since or "compared" in lead or "than" in lead


def _clauses(word: Token) -> Iterator[Token]:
    """Yield the verb of *word*'s clause, those above it that share its scene, and those coordinated with them."""
    verb = clause_verb(word)
    chain = []
    while verb is not None:
        chain.append(verb)
        of_which = any(o.tag_ == "WDT" for c in verb.children if c.lower_ == "of" for o in c.children)
        # "in 2022 it made goods valued at 5 million", "aid totalling 5 million was given in 2022"
        told = verb.dep_ == "acl" and (
            verb.tag_ == "VBN" or verb.lemma_.lower() in verb.doc.roles[POL.summing]
        )
        if not (verb.dep_ in _ABOVE or told or (verb.dep_ == "relcl" and of_which)):
            break
        verb = governing_verb(verb)
    if chain:
        yield chain[0]
        yield from _completing(chain[0])
    for verb in chain[1:]:
        yield verb
        if chain[0].dep_ == "advcl":  # "aims to double exports by 2035, targeting growth of 10%"
            yield from _completing(verb)
    for verb in chain:
        yield from (c for c in verb.subtree if c.dep_ == "conj" and c.pos_ in VERBAL and c not in chain)


def _completing(verb: Token) -> Iterator[Token]:
    """Yield the infinitives that complete *verb*: those of 'is expected to be built by 2030'."""
    for child in verb.children:
        if child.dep_ == "xcomp" and child.pos_ in VERBAL:
            yield child
            yield from _completing(child)
