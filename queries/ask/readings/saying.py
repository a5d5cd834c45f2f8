"""The saying: what a clause of a text says, where no fact of the graph answers a question."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from pyoxigraph import NamedNode

from ....ontology.namespace import LEX, POL
from ..index.pattern import Filling
from ..index.proposition import Part, Proposition
from ..matching.marker import parted
from ..matching.predicate import Predicate
from ..matching.saying import Account, Saying, told, within
from ..matching.side import side
from ..matching.stating import used
from ..parsing.clause import Clause
from ..parsing.utterance import PLAIN
from ..words.asking import NUMBERS
from ..words.word import Span, Word, stems
from .reading import Reading, literals

# What asks for something else than what is said of a thing has readers of its own, which know when to refuse.
_OTHER = NUMBERS | {
    "asksTime", "asksFirst", "asksLast", "asksDifference", "asksShared", "asksMaximum", "asksMinimum",
    "asksName", "asksMeaning", "asksPurpose", "asksAbsence", "asksRank", "asksParties", "documentItself",
}  # fmt: skip
_NEVER = NUMBERS | {"asksAbsence", "asksTime", "asksPurpose", "documentItself"}
_OF = "of"
_TIMES = frozenset({*calendar.month_name, *calendar.month_abbr, *calendar.day_name})
_OF_NOUNS = frozenset({"NN", "JJ", "DT", "IN", "CD"})
_MOST_KIN, _MOST_BESIDE = 1, 2
VERB, _NEAR, _BESIDE = 2.0, 0.5, 1.5


def reading(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as what a clause of a text says; none where no clause or several say different things."""
    if _asks_roles(clause) & (_NEVER if clause.is_whether else _OTHER) or clause.asks_manner:
        return None
    found = list(_whether(clause) if clause.is_whether else [*_sayings(clause), *_befallings(clause)])
    return best(clause, found)


def best(clause: Clause, found: Sequence[Saying]) -> Reading | None:
    """Return the reading as the best of *found*; none where those say different things."""
    top = max((s.score for s in found), default=0.0)
    kept = [s for s in found if s.score == top]
    # Who does it is told by the whole clause before what else comes of it, or by its subject alone.
    kept = [s for s in kept if not any(_is_within(s, other) for other in kept)]
    said = {(s.denied, *(p.text for p in s.answers)) for s in kept}
    return _reading(clause, kept) if len(said) == 1 else None


def _asks_roles(clause: Clause) -> frozenset[str]:
    """Return what *clause* asks for; "for" that ends it and belongs to its verb asks for no purpose: "call for"."""
    last = (len(clause.words) - 1, len(clause.words))
    is_of_verb = clause.asks.get("asksPurpose") == last and Predicate(clause).has_particle(last[0])
    return frozenset(clause.asks.keys() - ({"asksPurpose"} if is_of_verb else set()))


def rather(clause: Clause, other: Reading) -> Reading:
    """Return *other*, the reading of *clause* by facts, or what a clause of the text says, where that alone has all its words.

    A fact may stand in a sentence that has the rest of them: what a decision aims at is not what it reflects.
    """
    if clause.is_whether or not other.facts or not _leaves(clause, other):
        return other
    found = reading(clause)
    return found if found is not None and found.score >= _exact(clause) else other


def _exact(clause: Clause) -> float:
    """Return the score of a saying that has every word in the slots of one clause, with its verb."""
    return len((clause.content | clause.linked) - _asked(clause))


def _leaves(clause: Clause, by_facts: Reading) -> bool:
    """Say whether no end of the facts has some word of *clause* that is not for what is asked, or for the relation."""
    ends = [n for f in by_facts.facts for n in (*clause.index.holders(f), f.object)]
    words = frozenset[str]().union(*(n.words for n in ends), *(f.figure_words for f in by_facts.facts))
    stated = {i for f in by_facts.facts for i in used(clause, f.property)}
    asking = {i for span in clause.asks.values() for i in range(*span)}
    left = clause.content - stated - asking - _asked(clause)
    return any(not clause.has(i, words) for i in left)


def _is_within(one: Saying, other: Saying) -> bool:
    """Say whether *one* answers with the subject alone of the clause that *other* answers with."""
    a, b = one.proposition, other.proposition
    same = [p.text for p in a.rest] == [p.text for p in b.rest] and a.predicate.text == b.predicate.text
    return a is not b and same and one.answers == (a.subject,) and a.subject.words < b.subject.words


def _sayings(clause: Clause) -> Iterator[Saying]:
    """Yield how propositions bear out *clause* but for what it asks for."""
    if "asksPlace" in clause.asks:
        yield from _located(clause)
        return
    predicate = Predicate(clause)
    asked = side(clause) or ("object" if _markers(clause) else "subject" if _asks_which(clause) else "")
    last = len(clause.words) - 1
    for said in clause.index.propositions:
        # Before a verb at the end stands who does it, whatever the parse has before: "what will further growth need".
        places = predicate.same(said)
        hole = "object" if last in places else asked
        got = predicate.converse(said, is_object=hole == "object")
        places |= got
        if (
            not (hole or got)
            or said.denied
            or not (places or _is_light(clause, said))
            or not is_in_mood(clause, said)
        ):
            continue
        answers, given = _ends(clause, said, "" if got else hole, is_of_verb=last in places)
        account = Account(clause, clause.content - places - _asked(clause) - predicate.furthering)
        borne = account.by(frozenset[str]().union(*(p.words for p in (*answers, *given, said.predicate))))
        borne |= account.compared(said)
        beside = account.all() - borne if places else frozenset[int]()
        if not account.all() <= borne | account.beside(said) or len(beside) > _MOST_BESIDE:
            continue
        if not answers or (hole == "subject" and within(account, given) is None):
            continue
        share = max(told(account, p) for p in given) if given else 0.0
        told_to_be = given[0].words if hole == "subject" and said.verb == "be" else frozenset[str]()
        if share and all(_is_answer(clause, p, told_to_be) for p in answers):
            yield Saying(said, answers, len(borne) + VERB * bool(places) - _BESIDE * len(beside) + share)


def _located(clause: Clause) -> Iterator[Saying]:
    """Yield how propositions tell where the subject of *clause* is, or where something is done to it: "where is X made"."""
    predicate = Predicate(clause)
    for said in clause.index.propositions:
        places = predicate.same(said) - predicate.auxiliaries
        answers = tuple(two for part in said.rest if (two := _place(clause, part)) is not None)
        if said.denied or not places or not is_in_mood(clause, said) or len(answers) != 1:
            continue
        account = Account(clause, clause.content - places - _asked(clause))
        given = (said.subject, *(p for p in said.rest if answers[0].text not in p.text))
        borne = account.by(frozenset[str]().union(*(p.words for p in given)))
        if account.all() <= borne and account.by(said.subject.words):
            share = told(account, said.subject)
            if share and _is_answer(clause, answers[0], frozenset()):
                yield Saying(said, answers, len(borne) + VERB + share)


def _place(clause: Clause, part: Part) -> Part | None:
    """Return the place that *part* tells, by a name that is no time, without what follows that, or by a word for a field.

    Of "in Lima with partners" it is Lima.
    """
    from ....graph.semantics.period import periods

    preposition, _, rest = part.text.partition(" ")
    if preposition.lower() not in clause.wording.roles.words(LEX.placePrepositions):
        return None
    others = clause.wording.prepositions - {_OF}
    name = " ".join(takewhile(lambda word: word.lower() not in others, rest.split()))
    is_named = any(w[:1].isupper() and w not in _TIMES for w in name.split()) and not any(periods(name))
    if not is_named:
        return part if part.words & clause.wording.roles.stems(LEX.fields) else None
    return replace(part, text=name)


def _asks_which(clause: Clause) -> bool:
    """Say whether it asks what is something, or which are somewhere: "who is the partner", "which X are at the core of Y"."""
    be = next((i for i, w in enumerate(clause.words) if w.tag.startswith("V")), 0)
    behind = clause.words[be + 1 : be + 2]
    tags = ("DT", "JJ", "NN", "PRP$", *(("IN",) if clause.words[0].tag == "WDT" else ()))
    return clause.words[be].base == "be" and bool(behind) and behind[0].tag in tags


def _befallings(clause: Clause) -> Iterator[Saying]:
    """Yield what propositions say that something did or underwent: "what has happened to X"."""
    asking = Predicate(clause).befalling
    for said in clause.index.propositions if asking else ():
        account = Account(clause, clause.content - asking)
        share = told(account, said.subject)
        is_plain = not (said.complements or said.denied or said.mood)
        if share and is_plain and account.all() and account.all() <= account.by(_words(said)):
            yield Saying(said, (said.predicate,), len(account.all()) + share)


def _ends(
    clause: Clause, said: Proposition, hole: str, *, is_of_verb: bool
) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Return the parts of *said* that may answer, and those that must bear out the question.

    :param is_of_verb: whether the last word is of the verb itself, be it a preposition: "what does it call for".
    """
    markers = _markers(clause)
    if hole == ("object" if said.passive else "subject") and not (said.passive and markers):
        return (said.subject,), said.rest
    markers = markers or (frozenset({"by"}) if said.passive else frozenset())
    answers = tuple(p for p in said.rest if p.text.split()[0].lower() in markers)
    within = [two for part in said.complements for m in sorted(markers) if (two := parted(clause, part, m))]
    if within and not answers:
        before, behind = within[0]
        return (behind,), (said.subject, before)
    if not markers or is_of_verb or said.passive:
        answers = answers or said.complements
    return answers, (said.subject, *(p for p in said.rest if p not in answers))


def _markers(clause: Clause) -> frozenset[str]:
    """Return the prepositions with which *clause* asks: "what is it based on", "by what do they vary"."""
    first, last = clause.words[0], clause.words[-1]
    if first.tag in ("IN", "TO") and clause.words[1:] and clause.words[1].text.lower() in PLAIN:
        return frozenset({first.text.lower()})
    return frozenset({last.text.lower()} if last.tag in ("IN", "TO", "RP") else ())


def _asked(clause: Clause) -> frozenset[int]:
    """Return the places of the words for what is asked for."""
    focus = _focus(clause)
    asked, noun = {*range(*focus[0])} if focus else set[int](), _noun(clause)
    return frozenset(asked | ({noun} if noun is not None else set()))


def _noun(clause: Clause) -> int | None:
    """Return the place of the noun behind "which", where something else has the verb."""
    return None if _is_bare(clause) else clause.asked_noun


def _is_bare(clause: Clause) -> bool:
    """Say whether what stands behind "what" has the verb at the end, as nothing else has: "what growth of X needs"."""
    words = clause.words
    if words[0].text.lower() != "what" or words[-1].tag not in ("VBZ", "VBP", "VBD"):
        return False
    tags = [w.tag[:2] for w in words[1:-1]]
    first = next((i for i, tag in enumerate(tags) if tag == "NN"), len(tags))
    # Another noun that no preposition leads to has the verb: "what growth the city needs".
    begins = [i for i in range(first + 1, len(tags)) if tags[i] != "NN" and tags[i - 1] == "NN"]
    return first < len(tags) and {*tags} <= _OF_NOUNS and all(tags[i] == "IN" for i in begins)


def _focus(clause: Clause) -> tuple[Span, str] | None:
    """Return the word for the class that is asked for, less one of which it is only said what it is for, or that it is one.

    "What is necessary for the growth of X" asks for no growth, "what is X a leader in" for no leader.
    """
    if _is_bare(clause):
        return None
    between = clause.words[1 : clause.focus[0][0]] if clause.focus else ()
    is_led = any(w.tag in ("IN", "TO") and w.text.lower() != "of" for w in between)
    is_told = any(a.tag[:2] == "NN" and b.tag == "DT" for a, b in pairwise(between))
    return None if is_led or is_told else clause.focus


def _is_light(clause: Clause, said: Proposition) -> bool:
    """Say whether *said* has a verb that no question need name, and *clause* has that too: to be, to have."""
    if said.verb not in ("be", "have", "become"):
        return False
    does = any(w.base == "do" for w in clause.words)
    return any(w.base == said.verb for w in clause.words) and not (said.verb == "be" and does)


def is_in_mood(clause: Clause, said: Proposition) -> bool:
    """Say whether what is said to be planned or possible is asked for as such; what is but aimed at is no saying."""
    if said.mood == POL.possible:
        return _is_modal(clause, clause.words)
    if said.mood == POL.planned:
        past = any(w.tag == "VBD" or w.base == "have" for w in clause.words[:3])
        return not past and _is_foretold(said)
    return True


def _is_modal(clause: Clause, verbs: Sequence[Word]) -> bool:
    """Say whether *clause* asks for what may be: by one of *verbs*, or as "is it able to"."""
    return any(w.tag == "MD" for w in verbs) or bool(_able(clause))


def _able(clause: Clause) -> frozenset[int]:
    return frozenset(i for i, w in enumerate(clause.words) if clause.plays(w, LEX.abilityWords))


def _is_foretold(said: Proposition) -> bool:
    """Say whether what is planned is said with a verb of its own: "will need", not "to need"."""
    return " " in said.predicate.text and not said.predicate.text.startswith("to ")


def _is_answer(clause: Clause, part: Part, told_to_be: frozenset[str]) -> bool:
    """Say whether *part* says something that the question does not, and of the kind that it asks for.

    :param told_to_be: the words for what the clause tells it to be.
    """
    wording = clause.wording
    said = {wording.canonical(s) for w in clause.words for s in w.stems}
    said |= frozenset[str]().union(*(n for x in clause.links for n in x.names))
    if part.words - wording.free - wording.prepositions <= said:
        return False
    named = [n for n in clause.index.nodes.values() if n.name and n.name <= part.words]
    if "asksPlace" in clause.asks:
        return True
    if "asksActor" in clause.asks and not told_to_be:
        return any(n.is_a(POL.Actor) for n in named) or _is_body(clause, part)
    focus = _focus(clause)
    noun = focus[0][1] - 1 if focus else _noun(clause)
    if noun is None or clause.has(noun, told_to_be):
        return True
    if focus is not None:
        span, kind = focus
        is_field = clause.plays(clause.words[noun], LEX.fields)  # "in which areas"
        has_names = not is_field and any(clause.vocabulary.is_a((kind,), k) for k in (POL.Actor, POL.Policy))
        return any(clause.is_of(n, span) for n in named) or (not has_names and clause.has(noun, part.words))
    return clause.has(noun, part.words) or wording.thesaurus.is_kin(clause.words[noun], part.words)


def _is_body(clause: Clause, part: Part) -> bool:
    """Say whether *part* has a word for an organisation or a person: "our skills agencies"."""
    kinds = (clause.wording.classes.get(stems(word)) for word in part.text.split())
    bodies = (POL.Organisation, POL.Person)
    return any(clause.vocabulary.is_a((kind,), body) for kind in kinds if kind for body in bodies)


def _whether(clause: Clause) -> Iterator[Saying]:
    """Yield how propositions say that what *clause* asks is so, or that it is not."""
    predicate = Predicate(clause)
    for said in clause.index.propositions:
        if not _is_held(clause, said):
            continue
        opposed = predicate.contrary(said)
        places = predicate.same(said) | opposed
        if (opposed and said.denied) or not (places or _is_light(clause, said)):
            continue
        account = Account(clause, clause.content - places - _able(clause) - predicate.likening(said))
        about, others = _about(clause, said)
        subject, rest = within(account, about), within(account, others)
        if not subject or rest is None or not any(told(account, part) for part in about):
            continue
        borne = subject | rest | account.compared(said) | account.by(said.predicate.words)
        beside = account.all() - borne
        if beside - _places(clause, said) or account.kin(_words(said)) > _MOST_KIN:
            continue
        if rest - subject and min(rest - subject) < min(subject):
            continue  # what X does to Y, Y does not do to X
        if rest - subject or places:
            score = (
                len(borne) + VERB * bool(places) - _NEAR * account.kin(_words(said)) - _BESIDE * len(beside)
            )
            yield Saying(said, (), score, said.denied or bool(opposed))


def _about(clause: Clause, said: Proposition) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Return what *clause* asks about among the parts of *said*, and the others: what is done, where it asks so."""
    verb = max((i for i, w in enumerate(clause.words) if w.tag in ("VBN", "VBD")), default=0)
    is_done = verb and any(w.base == "be" for w in clause.words[:verb])
    if not is_done or said.passive or not said.complements:
        return (said.subject,), said.rest
    return said.complements, (said.subject, *(p for p in said.rest if p not in said.complements))


def _places(clause: Clause, said: Proposition) -> frozenset[int]:
    """Return the words of *clause* for the place of which the sentence of *said* tells."""
    named = (x for x in clause.links if any(n.is_a(POL.Place) for n in x.nodes))
    return frozenset(i for x in named if x.is_said_in(said.sentence.words) for i in range(*x.span))


def _words(said: Proposition) -> frozenset[str]:
    return said.subject.words.union(*(p.words for p in said.rest))


def _is_held(clause: Clause, said: Proposition) -> bool:
    """Say whether *said* is held as *clause* asks for it: what may be so is no "yes" to whether it is."""
    modal = _is_modal(clause, clause.words[:1])
    if said.mood == POL.possible:
        return modal
    is_past = clause.words[0].base == "have" or clause.words[0].tag == "VBD"
    if is_past and said.predicate.text.endswith("ing") and not any(w.tag == "VBG" for w in clause.words):
        return False  # what is being done is not done yet
    return said.mood != POL.planned or (modal and _is_foretold(said))


def _reading(clause: Clause, kept: list[Saying]) -> Reading:
    said, answers = kept[0].proposition, kept[0].answers
    words = f"{said.subject.text} {said.predicate.text}"
    nodes: Filling = [NamedNode(s.proposition.iri) for s in kept]
    if clause.is_whether:
        whole: Mapping[str, Filling] = {
            "node": nodes,
            "part": [NamedNode(POL.predicateText)],
            "answer": literals([said.predicate.text]),
        }
        rest = " ".join(p.text for p in said.rest)
        shape = "no" if kept[0].denied else "yes"
        return Reading(f"whether or not: {words} {rest}".strip(), "said", whole, kept[0].score, (), shape)
    holes: Mapping[str, Filling] = {
        "node": nodes,
        "part": [NamedNode(p) for p in dict.fromkeys(p.property for p in answers)],
        "answer": literals([p.text for p in answers]),
    }
    asked = f"[what] {said.predicate.text}" if answers == (said.subject,) else f"{words} [what]"
    return Reading(asked, "said", holes, kept[0].score)
