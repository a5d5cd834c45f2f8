"""The event: what a sentence says happened, and when."""

from __future__ import annotations

from collections.abc import Iterator

from ...ontology.namespace import POL
from ..fact import Fact, Period
from ..grammar.period import year
from ..syntax.argument import arguments, first
from ..syntax.phrase import Phrase, noun_phrase
from ..syntax.tree import Token
from ..syntax.verb import VERBAL, is_infinitive, surface_subject
from .dating import date_of_event
from .happening import happenings
from .kind import is_told
from .object import listed
from .occurrence import Occurrence
from .sentence import PERCENT, End, Sentence
from .statement import state

_WHENCE_AND_WHITHER = frozenset({"from", "into", "to", "under"})
_MARKED = frozenset({"for", "of", "since"})
_ROUND = 5


def events(use: Occurrence) -> Iterator[Fact]:
    """Yield when it happened that the word tells of, where the sentence gives a date for it."""
    sentence, word, sense = use.sentence, use.word, use.sense
    year_before = _year_before(use)
    period = date_of_event(word, sentence.dates) or year_before
    # "took effect" has an object that is a part of the expression
    acted_on = [o for o in arguments(word, "object") if not {o.lemma_.lower(), o.lower_} & {*sense.words}]
    if period is None or (sense.subject == ("subject",) and acted_on):
        return
    if sense.subject == ("subject",) and sense.domain == POL.Policy and _leads_elsewhere(word):
        return  # "the tax came under fire", "came to 2 million"
    if word.tag_ == "VBG" and word.i and word.nbor(-1).text == "(":
        return  # "2 million over five years (beginning in 2018)"
    if sense.subject == ("surface",) and any(_is_place(sentence, o) for o in acted_on):
        return  # "joins Peru in banning nets"
    if not _MARKED.isdisjoint(sense.object) and not _is_marked(use) and period != year_before:
        return
    if sense.subject == ("event",):
        ends = happenings(sentence, word)
    else:
        told = first(word, sense.subject) or (_due(word) if sense.subject == ("subject",) else [])
        # "created 300 jobs" is a figure, and "adopted two plans: A and B" tells of A and B
        heads = [h for head in told for h in listed(head) if not _is_counted(h) or year_before]
        # "it" is who did so where it stands beside: not in "announced that it would do A", but in "set up in 2014, it has A"
        beside = {word, word.head} if word.dep_ == "advcl" and word.tag_ == "VBN" else {word}
        heads = [h for h in heads if h.pos_ != "PRON" or h.head in beside]
        ends = [e for h in heads for e in _with_its_object(sentence, word, h) or sentence.ends(h, POL.Event)]
    for end in ends:
        if sense.domain is None or is_told(sentence, end, sense.domain):
            yield state(sentence, sense, end, period)


def _with_its_object(sentence: Sentence, verb: Token, noun: Token) -> list[End]:
    """Return the work with that on which it is: 'work began in May on the Sea Bridge'."""
    if noun.pos_ != "NOUN" or any(True for _ in noun.children) or noun.i > verb.i:
        return []
    on = [c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "on"]
    things = [o for c in on for o in c.rights if o.dep_ == "pobj" and o.ent_type_ not in ("DATE", "TIME")]
    said = [(o, [c for c in o.lefts if c.dep_ == "det"]) for o in things[:1]]
    phrases = (Phrase(noun, (noun, o.head, *article, *noun_phrase(o).tokens)) for o, article in said)
    return [sentence.named(phrase, POL.Event) for phrase in phrases]


def _leads_elsewhere(verb: Token) -> bool:
    """Say whether *verb* is completed by where its subject comes from or goes, and so tells of no beginning."""
    led = [c for c in verb.rights if c.dep_ == "prep" and c.lower_ in _WHENCE_AND_WHITHER]
    return any(o.dep_ == "pobj" and o.ent_type_ != "DATE" for c in led for o in c.rights)


def _is_place(sentence: Sentence, noun: Token) -> bool:
    return any(is_told(sentence, end, POL.Country) for end in sentence.ends(noun, POL.Entity))


def _is_marked(use: Occurrence) -> bool:
    """Say whether the date is told by the preposition that the sense asks for: 'the Port Act of May 2018', 'has had a tax since 2018'.

    'The Port Plan 2018-2024' and 'had a tax in 2018' tell of something else.
    """
    told = {t.i for name in use.sense.object for o in arguments(use.word, name) for t in o.subtree}
    return any(start in told for start, _, _ in use.sentence.dates)


def _year_before(use: Occurrence) -> Period | None:
    """Return the year that tells of which year a policy with a name is: 'the 2016 Port Act'.

    By a year that is no earlier than the document a policy is to have done something: 'the 2030 Agenda'. Of a document
    without a date, a round year is taken for such a one.
    """
    word, issued = use.word, use.sentence.document.metadata.issued
    if use.sense.subject != ("self",) or not _MARKED.issuperset(use.sense.object):
        return None
    first = next((c for c in word.lefts if c.dep_ != "det"), word)
    if first.shape_ != "dddd" or first.pos_ != "NUM" or not first.nbor(1).text[0].isupper():
        return None
    number = int(first.text)
    is_past = number <= int(issued[:4]) if issued else number % _ROUND > 0
    return year(number) if is_past else None


def _due(verb: Token) -> list[Token]:
    """Return what is due to do something: the port of 'the port is due to open in 2026'."""
    above = verb.head
    is_due = verb.dep_ == "xcomp" and above.dep_ == "acomp" and is_infinitive(verb)
    return surface_subject(above.head) if is_due and above.head.pos_ in VERBAL else []


def _is_counted(head: Token) -> bool:
    if " " in head.text:
        return False  # "the $5 million Sea Fund" has a name
    told = [c for c in head.lefts if c.dep_ == "compound"] if head.tag_ == "NNS" else []
    beside = (
        c for word in (head, *told) for c in word.lefts
    )  # "40 AI summits", of which 40 may be read as those of AI
    if head.pos_ == "NUM" or any(c.dep_ == "nummod" and c.pos_ == "NUM" for c in beside):
        return True
    return any(t.tag_ == "$" or t.text in PERCENT for c in head.lefts for t in c.subtree)
