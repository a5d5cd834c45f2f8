"""The covering: the last reading of a question, as facts with one slot open, where no other accounts for its words."""

from __future__ import annotations

from collections.abc import Sequence

from ....ontology.namespace import LEX, POL
from ..index.pattern import Filling
from ..matching.cover import HOLDER, OBJECT, Cover, covers
from ..matching.row import other_ends, row
from ..matching.side import asks_maker, asks_owner, is_made, side
from ..matching.stating import used
from ..matching.target import asks_challenged
from ..parsing.clause import Clause
from ..parsing.rank import asked_ranks
from ..parsing.utterance import PLAIN
from ..words.asking import NUMBERS
from .naming import described
from .reading import Reading, iris, listed, literals

# What asks for something else than a thing has readers of its own, which know when to refuse.
_OTHER = (NUMBERS - {"asksAmount"}) | {
    "asksTime", "asksFirst", "asksLast", "asksDifference", "asksShared", "asksMaximum", "asksMinimum", "asksName",
    "asksMeaning", "asksPurpose", "asksAbsence", "documentItself",
}  # fmt: skip
# These may be words of what is named as well: "its leading position".
_ORDER = frozenset({"asksRank", "asksMost", "asksLeast", "asksAmount"})
_HOLES = {"subject": (HOLDER,), "object": (OBJECT,), None: (HOLDER, OBJECT)}


def reading(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as facts with one slot open, or None where none bears it out alone.

    Several answers are given only where they are members of one list.
    """
    if clause.is_whether or clause.asks.keys() & _OTHER or _asks_order(clause):
        return None
    if (
        clause.asks_manner
        or asks_owner(clause)
        or described(clause)
        or _asks_either(clause)
        or asks_challenged(clause)
    ):
        return None
    asked = side(clause)
    # "What gets better thanks to X" asks for what X leads to.
    if any(clause.is_phrase_of(span, LEX.inverseWords) for span, _ in clause.properties):
        asked = {"subject": "object"}.get(asked or "", asked)
    holes = (HOLDER,) if "asksActor" in clause.asks and asked is None else _HOLES[asked]
    found = [c for hole in holes for c in covers(clause, hole)]
    best = max((c.score for c in found), default=0.0)
    kept = [c for c in found if c.score == best]
    if asks_maker(clause) and any(
        f.property != POL.leadsTo or is_made(clause, f.subject) for c in kept for f in c.facts
    ):
        return None  # what does something with a thing made it neither possible nor essential, nor did the thing itself
    kept = _worded(clause, kept) or kept
    count = _count(clause)
    if count and kept:
        kept = _first([c for c in found if c.list == kept[0].list], count)
    is_list = len({c.list for c in kept}) == 1
    answers = {n for c in kept for n in c.answers}
    if not (is_list or len({c.answers for c in kept}) == 1) or (count and len(answers) != count):
        return None
    # Of several facts, those that say it best say it together, and so do the members of a list with the same other facts.
    if len(kept[0].facts) > 1:
        same = [c for c in kept if (c.hole, c.facts[1:]) == (OBJECT, kept[0].facts[1:])]
        kept = same or kept[:1]
    return _reading(clause, kept)


def _worded(clause: Clause, found: Sequence[Cover]) -> list[Cover]:
    """Return those of *found* whose answers have a verb of the clause that states what they are: of "what does X link", a link."""
    stating = [{*used(clause, f.property)} for c in found for f in c.facts[:1]]
    verbs = [{i for i in places if clause.words[i].tag[:1] == "V"} for places in stating]
    return [
        c
        for c, places in zip(found, verbs, strict=True)
        if any(clause.wording.thesaurus.is_kin(clause.words[i], n.heads) for i in places for n in c.answers)
    ]


def _first(found: Sequence[Cover], count: int) -> list[Cover]:
    """Return the *count* of *found* that are borne out best, and those that are as well borne out as the last of them."""
    least = sorted((c.score for c in found), reverse=True)[:count][-1]
    return [c for c in found if c.score >= least]


def _count(clause: Clause) -> int:
    """Return how many things are to be named: "name three challenges"."""
    start, end = clause.asks.get("asksList", (0, 0))
    for word in clause.words[start : end + 1] if end else ():
        text = word.text.lower()
        if text.isdecimal() or text in clause.vocabulary.numerals:
            return int(clause.vocabulary.numerals.get(text, text))
    return 0


def _asks_order(clause: Clause) -> bool:
    """Say whether it asks for a place in an order: "which country leads in X"."""
    begins = any(clause.asks.get(role, (2, 2))[0] < 2 for role in _ORDER)
    verbs = [clause.words[s[0]] for s, found in clause.properties if POL.hasRanking in found]
    leads = any(w.tag in ("VBZ", "VBP", "VBD") and w.base != "have" for w in verbs)
    ranks = asked_ranks(clause).keys() - clause.linked - {*clause.places("asksMost")}
    return begins or leads or bool(ranks)


def _asks_either(clause: Clause) -> bool:
    """Say whether it asks but for one of two: "it reaches X or Y", of which a fact about one may say nothing of it."""
    said = {w.text.lower() for w in clause.words}
    return "or" in said and not said & PLAIN and "asksList" not in clause.asks


def _reading(clause: Clause, kept: Sequence[Cover]) -> Reading:
    """Return the reading that finds what *kept* has in its open slots."""
    first = kept[0]
    label = clause.wording.property_label(first.facts[0].property)
    nodes = tuple(dict.fromkeys(n for c in kept for n in c.answers))
    if first.hole == OBJECT:
        rest = [f for c in kept if len(c.facts) == 1 for f in row(clause, c.facts[0])]
        facts = list(dict.fromkeys([*(c.facts[0] for c in kept), *rest]))
        nodes = tuple(dict.fromkeys([*nodes, *(f.object for f in rest)]))
        subjects = [f.subject for f in facts]
        others = other_ends(clause, facts[0].property, OBJECT, subjects, nodes)
        told = sorted(first.told.intersection(*(c.told for c in kept), *(f.object.words for f in rest)))
        labels = [n.label for n in nodes]
        holes: dict[str, Filling] = {
            "given": iris(subjects),
            "property": iris([f.property for f in facts]),
            "other": iris(others),
            "word": literals([clause.wording.surface(labels, word) for word in told]),
        }
        words = f"{listed(subjects)} {label} [what]"
        return Reading(words, "objects", _filled(holes), first.score, nodes, "list", facts)
    facts = [f for c in kept for f in c.facts]
    objects = [f.object for f in facts]
    holes = {
        "given": iris(objects),
        "property": iris([f.property for f in facts]),
        "class": iris(sorted({k for n in nodes for k in n.classes})),
    }
    # Who is named, or is not of the kind that is asked for, is no answer.
    holes["other"] = iris([n for f in facts for n in clause.index.holders(f) if n not in nodes])
    if len(first.facts) > 1:
        holes |= {"first": iris(objects[:1]), "second": iris(objects[1:])}
    sought = "what" if clause.asked_class is None else clause.asked_class.removeprefix(POL)
    words = f"[{sought}] {label} {listed(objects)}"
    return Reading(words, "holders", _filled(holes), first.score, nodes, "list", facts)


def _filled(holes: dict[str, Filling]) -> dict[str, Filling]:
    return {name: filling for name, filling in holes.items() if filling}
