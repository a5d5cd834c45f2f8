"""The saying: what a clause of a text says, where no fact of the graph answers a question."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from ....ontology.namespace import LEX, POL
from ..index.proposition import Part, Proposition
from ..matching.bounding import bounding, is_bounded_so
from ..matching.marker import parted
from ..matching.predicate import Predicate
from ..matching.saying import BESIDE, VERB, Account, Saying, told, within
from ..matching.side import side
from ..matching.sought import due, has_light_verb, is_answer, is_in_mood, sought
from ..matching.stating import used
from ..parsing.clause import Clause
from ..parsing.utterance import PLAIN
from ..words.asking import NUMBERS
from .holding import each_verb, held
from .locating import located
from .reading import Reading, from_clauses

# What asks for something else than what is said of a thing has readers of its own, which know when to refuse.
_OTHER = NUMBERS | {
    "asksTime", "asksFirst", "asksLast", "asksDifference", "asksShared", "asksMaximum", "asksMinimum",
    "asksName", "asksMeaning", "asksPurpose", "asksAbsence", "asksRank", "asksParties", "documentItself",
}  # fmt: skip
_NEVER = NUMBERS | {"asksAbsence", "asksTime", "asksPurpose", "documentItself"}
_COMPARING = frozenset({"asksMost", "asksLeast"})
_THAN = "than"
_MOST_BESIDE = 2
_ALONE = 0.5
_LEAST_SHARED = 0.5


def reading(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as what a clause of a text says; none where no clause or several say different things."""
    if _asks_roles(clause) & (_NEVER if clause.is_whether else _OTHER) or clause.asks_manner:
        return None
    return _judged(clause) if clause.is_whether else best(clause, [*_sayings(clause)])


def _judged(clause: Clause) -> Reading | None:
    """Return the reading as whether it is so: of two verbs, as "design and build", whether both are."""
    found = [best(one, [*held(one)]) for one in each_verb(clause)]
    return next((r for r in found if r is None or r.shape == "no"), found[0])


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

    A fact may stand in a sentence that has the rest of them: what a decision aims at is not what it reflects. Nor does
    a fact answer whose sentence has another verb, where a clause has that of the question.
    """
    if clause.is_whether or not other.facts:
        return other
    if asks_become(clause) or _leaves(clause, other):
        found = reading(clause)
        return found if found is not None and found.score >= _exact(clause) else other
    verbs = _own_verbs(clause)
    if not verbs or _asks_roles(clause) & _OTHER or clause.asks_manner:
        return other
    same = [s for s in _sayings(clause) if all(clause.has(i, s.proposition.predicate.words) for i in verbs)]
    if _tell_same(clause, _told_best(same), other):
        return other  # both say the same, the fact in fewer words
    found = best(clause, same)
    return found if found is not None and found.score >= _exact(clause) else other


def at_last(clause: Clause, other: Reading) -> Reading:
    """Return *other*, the last reading of *clause*, or what a clause of the text has behind the preposition that asks.

    So it is where no end of its facts has some word, or one of near meaning: what a model is based on is not all that it uses.
    """
    if clause.is_whether or not other.facts or not _markers(clause) or _asks_roles(clause) & _OTHER:
        return other
    sayings = [*_sayings(clause)] if _leaves(clause, other, is_near=True) else []
    found = best(clause, sayings)
    if found is None or found.score < _exact(clause) or _tell_same(clause, _told_best(sayings), other):
        return other
    return found


def _told_best(found: Sequence[Saying]) -> list[Part]:
    """Return the answers of those of *found* that bear out the question best."""
    top = max((s.score for s in found), default=0.0)
    return [p for s in found if s.score == top for p in s.answers]


def _tell_same(clause: Clause, told: Sequence[Part], by_facts: Reading) -> bool:
    """Say whether an answer of *by_facts* has more than half of the words of one of *told*, or that has of it.

    A list with a member of which no answer of *by_facts* has a word tells more.
    """
    if any(_is_fuller(clause, p, by_facts) for p in told if p.property != POL.subjectText):
        return False
    free = clause.wording.free | clause.wording.prepositions
    sizes = ((len(p.words & n.words), len(p.words - free), len(n.name)) for p in told for n in by_facts.nodes)
    return any(both > _LEAST_SHARED * min(one, whole) for both, one, whole in sizes)


def _is_fuller(clause: Clause, part: Part, by_facts: Reading) -> bool:
    """Say whether *part* is a list with a member that *by_facts* has nothing of, and the clause asks for no member by its words."""
    known = frozenset[str]().union(*(n.words for n in by_facts.nodes))
    free = clause.wording.free | clause.wording.prepositions
    members = [member - free for member in part.members] if part.is_list or part.conjuncts else []
    named = any(clause.has(i, member) for i in clause.content | clause.linked for member in members)
    return not named and any(member and known.isdisjoint(member) for member in members)


def _own_verbs(clause: Clause) -> frozenset[int]:
    """Return the places of the verbs of *clause* that say what is done: neither auxiliary nor of what is asked for."""
    left_out = Predicate(clause).auxiliaries | sought(clause) | clause.linked
    pairs = enumerate(pairwise(clause.words))
    left_out |= {i for i, (w, after) in pairs if w.tag in ("VBG", "VBN") and after.tag[:2] == "NN"}
    # However light the verb is, what something gives somebody is what it gives.
    behind = max(clause.enclosed, default=len(clause.words)) + 1
    told = (clause.content | {behind}) - left_out
    return frozenset(i for i, w in enumerate(clause.words) if i in told and w.tag[:1] == "V")


def asks_become(clause: Clause) -> bool:
    """Say whether it asks what something becomes, which is not what that leads to."""
    return clause.words[-1].tag[:1] == "V" and clause.plays(clause.words[-1], LEX.becomingVerbs)


def _exact(clause: Clause) -> float:
    """Return the score of a saying that has every word in the slots of one clause, with its verb."""
    return len((clause.content | clause.linked) - sought(clause))


def _leaves(clause: Clause, by_facts: Reading, *, is_near: bool = False) -> bool:
    """Say whether no end of the facts has some word of *clause* that is not for what is asked, or for the relation.

    :param is_near: whether it is enough that an end has a word of near meaning.
    """
    ends = [n for f in by_facts.facts for n in (*clause.index.holders(f), f.object)]
    words = frozenset[str]().union(*(n.words for n in ends), *(f.figure_words for f in by_facts.facts))
    stated = {i for f in by_facts.facts for i in used(clause, f.property)}
    asking = clause.asking
    left = clause.content - stated - asking - sought(clause)
    kin = clause.wording.thesaurus.is_kin
    return any(not clause.has(i, words) and not (is_near and kin(clause.words[i], words)) for i in left)


def _is_within(one: Saying, other: Saying) -> bool:
    """Say whether *one* answers with the subject alone of the clause that *other* answers with."""
    a, b = one.proposition, other.proposition
    same = [p.text for p in a.rest] == [p.text for p in b.rest] and a.predicate.text == b.predicate.text
    return a is not b and same and one.answers == (a.subject,) and a.subject.words < b.subject.words


def _sayings(clause: Clause) -> Iterator[Saying]:
    """Yield how propositions bear out *clause* but for what it asks for."""
    if "asksPlace" in clause.asks:
        yield from located(clause)
        return
    predicate = Predicate(clause)
    is_done = _asks_done(clause) or bool(_markers(clause))
    asked = side(clause) or ("object" if is_done else "subject" if _asks_which(clause) else "")
    last = len(clause.words) - 1
    for said in clause.index.propositions:
        # Before a verb at the end stands who does it, whatever the parse has before: "what will further growth need".
        places = predicate.same(said)
        alone = _asks_by_verb(clause) and not clause.content - places - sought(clause) - predicate.auxiliaries
        hole = "object" if last in places and not alone else "subject" if alone else asked
        if _asks_agent(clause) and not said.passive:
            hole = "subject"
        got = predicate.converse(said, is_object=hole == "object")
        places |= got
        if (
            not (hole or got)
            or said.denied
            or not is_bounded_so(clause, (said.subject, *said.rest))
            or not (places or has_light_verb(clause, said))
            or not is_in_mood(clause, said)
        ):
            continue
        answers, given = _ends(clause, said, "" if got else hole, is_of_verb=last in places)
        account = Account(
            clause,
            clause.content
            - places
            - sought(clause)
            - predicate.furthering
            - predicate.obliging(said)
            - bounding(clause)
            - (due(clause) if said.mood else frozenset()),
        )
        borne = account.by(frozenset[str]().union(*(p.words for p in (*answers, *given, said.predicate))))
        borne |= account.compared(said) | account.home(said)
        if hole == "object" and clause.words[-1].tag[:2] == "NN" and _asks_which(clause):
            # "which ports are the leading shipyards": what is said of them is no answer to which they are
            known = account.by(frozenset[str]().union(*(p.words for p in (*given, said.predicate))))
            if not {i for i in account.all() if i > _be(clause)} <= known:
                continue
        beside = account.all() - borne if places else frozenset[int]()
        if not account.all() <= borne | account.beside(said) or len(beside) > _MOST_BESIDE:
            continue
        if not answers or _is_weighed(clause, said) or (hole == "subject" and within(account, given) is None):
            continue
        done = given if hole == "object" else _done(said, given, clause.wording.prepositions)
        share = max((told(account, p) for p in done), default=0.0)
        if alone and not (said.complements or places <= predicate.auxiliaries):
            share = _ALONE  # "what has plateaued": the verb is all that is asked with
        told_to_be = given[0].words if given and hole == "subject" and said.verb == "be" else frozenset[str]()
        if share and all(is_answer(clause, p, told_to_be) for p in answers):
            yield Saying(said, answers, len(borne) + VERB * bool(places) - BESIDE * len(beside) + share)


def _is_weighed(clause: Clause, said: Proposition) -> bool:
    """Say whether *said* tells less of one thing than of another, either of which is but half: "rests less on size than on trust"."""
    words = [part.text.lower().split() for part in said.rest]
    compares = any(clause.wording.asks.get((w[0],), frozenset()) & _COMPARING for w in words if len(w) == 1)
    behind = [w[w.index(_THAN) + 1 :] for w in words if _THAN in w]
    led = any(rest and rest[0] in clause.wording.prepositions for rest in behind)
    return led or (compares and bool(behind))


def _headed(part: Part, prepositions: Collection[str]) -> Part:
    """Return the words of *part* before its first preposition, which have its head."""
    words = part.text.split()
    return replace(
        part, text=" ".join(takewhile(lambda word: word.lower() not in prepositions, words)) or part.text
    )


def _done(said: Proposition, given: Sequence[Part], prepositions: Collection[str]) -> Sequence[Part]:
    """Return those of *given* that tell what is done, or what something is, not what for or beside what."""
    if said.verb == "be" and said.complements:
        return [_headed(part, prepositions) for part in said.complements]
    parts = [part for part in given if not (said.complements and part.is_purpose)]
    # Who bought five cargo ships for the north has bought ships.
    heads = (_headed(part, prepositions).text.split()[-1] for part in said.complements if part in parts)
    return [*parts, *(replace(parts[0], text=head) for head in heads)]


def _asks_by_verb(clause: Clause) -> bool:
    """Say whether it may ask with a verb alone: "what has plateaued"."""
    return clause.words[0].text.lower() in PLAIN and not clause.links


def _asks_agent(clause: Clause) -> bool:
    """Say whether it asks by whom or what something is done: "by which fund will loans be given out"."""
    return _markers(clause) == {"by"} and clause.words[-1].tag in ("VBN", "RP", "VBD")


def _asks_done(clause: Clause) -> bool:
    """Say whether it begins by asking what something is done to: "what was invented in X"."""
    begins = clause.words[:3]
    return (
        begins[0].text.lower() in PLAIN
        and [w.base for w in begins[1:2]] == ["be"]
        and begins[-1].tag == "VBN"
    )


def _asks_which(clause: Clause) -> bool:
    """Say whether it asks what is something, or which are somewhere: "who is the partner", "which X are at the core of Y"."""
    be = _be(clause)
    behind = clause.words[be + 1 : be + 2]
    placed = clause.words[0].text.lower() in ("which", "what") and clause.words[-1].tag != "IN"
    tags = ("DT", "JJ", "NN", "PRP$", *(("IN",) if placed else ()))
    return clause.words[be].base == "be" and bool(behind) and behind[0].tag in tags


def _be(clause: Clause) -> int:
    """Return the place of its first verb."""
    return next((i for i, w in enumerate(clause.words) if w.tag.startswith("V")), 0)


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
    within = [(part, two) for part in said.rest for m in sorted(markers) if (two := parted(clause, part, m))]
    if within and not answers:
        part, (before, behind) = within[0]
        others = (p for p in said.rest if p is not part and p.property == POL.circumstance)
        return (behind,), (said.subject, before, *others)
    if not markers or is_of_verb or said.passive:
        answers = answers or _unnamed(clause, said.complements)
    return answers, (said.subject, *(p for p in said.rest if p not in answers))


def _unnamed(clause: Clause, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return *parts* less the one of several that *clause* names itself: of "gives users a place" the users."""
    asked = frozenset(clause.wording.canonical(s) for w in clause.words for s in w.stems)
    left = tuple(p for p in parts if not p.words - clause.wording.free <= asked)
    return left or parts


def _markers(clause: Clause) -> frozenset[str]:
    """Return the prepositions with which *clause* asks: "what is it based on", "by what do they vary"."""
    first, last = clause.words[0], clause.words[-1]
    if first.tag in ("IN", "TO") and clause.words[1:] and clause.words[1].text.lower() in PLAIN:
        return frozenset({first.text.lower()})
    return frozenset({last.text.lower()} if last.tag in ("IN", "TO", "RP") else ())


def _reading(clause: Clause, kept: list[Saying]) -> Reading:
    said, answers = kept[0].proposition, kept[0].answers
    words = f"{said.subject.text} {said.predicate.text}"
    clauses = [s.proposition for s in kept]
    if clause.is_whether:
        whole = from_clauses(clauses, [POL.predicateText], [said.predicate.text])
        rest = " ".join(p.text for p in said.rest)
        shape = "no" if kept[0].denied else "yes"
        return Reading(f"whether or not: {words} {rest}".strip(), "said", whole, kept[0].score, (), shape)
    holes = from_clauses(clauses, [p.property for p in answers], [p.text for p in answers])
    asked = f"[what] {said.predicate.text}" if answers == (said.subject,) else f"{words} [what]"
    return Reading(asked, "said", holes, kept[0].score)
