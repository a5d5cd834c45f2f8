"""The relation: readings of a clause as a statement with one end missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ....ontology.namespace import LEX, POL
from ..index.index import Node
from ..matching.account import Match
from ..matching.direction import asks_whole, direction
from ..matching.match import match
from ..matching.requirement import is_required
from ..matching.row import fellows, other_ends, row
from ..matching.side import (
    asks_between,
    asks_field,
    asks_maker,
    asks_owner,
    asks_partner,
    asks_requirement,
    asks_who_should,
    is_done_by_actor,
    is_done_by_policy,
    is_made,
    is_told_of_deed,
    side,
)
from ..matching.stating import has_verb, used
from ..matching.target import asks_challenged, is_demanded, is_target, tells_of, wanted
from ..matching.topic import tells_topic
from ..parsing.clause import Clause
from ..parsing.link import Link
from ..words.word import stem
from .reading import Reading, iris, listed, literals

# Both ends of these can be anything, so that only the order of the words tells which is asked for.
_EITHER_WAY = frozenset({POL.leadsTo, POL.hasPart, POL.relatedPolicy})
# These as well, where the question names no class.
_OPEN_ENDED = frozenset({POL.aimsAt, POL.usesTechnology})
_NO_RELATION = frozenset({POL.hasStatistic, POL.hasRanking})


def readings(clause: Clause, implied: frozenset[str] = frozenset()) -> Iterator[Reading]:
    """Yield the readings of *clause* that account for all of its words; *implied* are properties it need not state."""
    stated = {POL.leadsTo} if asks_maker(clause) else stated_properties(clause) | implied
    # "What does X support" may be answered by its goal to support something.
    implied_by_verb = {POL.aimsAt} - stated if _ends_with_verb(clause) or clause.doers else frozenset[str]()
    for property in sorted(stated | implied_by_verb):
        for hole in ("object", "subject"):
            when = property == POL.happenedIn and hole == "object" and property not in implied
            if when or not _goes(clause, property, hole):
                continue
            found = [
                m
                for fact in clause.index.statements
                if fact.property == property
                if (m := match(clause, fact, hole))
                and _is_cause_said(clause, m, hole)
                and is_required(clause, fact)
                and (hole == "object" or _is_effect_said(clause, m))
                and (
                    property not in implied_by_verb
                    or _opens(clause, fact.object)
                    or tells_of(clause, fact.object)
                )
            ]
            if found and (hole == "subject" or _is_one(clause, property, found)):
                yield _reading(clause, property, hole, found)


def _is_cause_said(clause: Clause, match: Match, hole: str) -> bool:
    """Say whether the cause is what the words behind "because of" name, where that is what is given."""
    turning = [
        s
        for s, found in clause.properties
        if match.fact.property in found and clause.is_phrase_of(s, LEX.inverseWords)
    ]
    if not turning or hole == "subject":
        return True
    end, subject = max(s[1] for s in turning), match.fact.subject
    behind = {i for i in clause.content | clause.linked if i >= end}
    named = any(subject in link.nodes for link in clause.links if link.span[0] >= end)
    return not behind or named or any(clause.has(i, subject.words) for i in behind)


def _is_effect_said(clause: Clause, match: Match) -> bool:
    """Say whether the effect is what is named, or more than a word of it: what offers scope for X is no cause of X."""
    effect = match.fact.object
    if asks_maker(clause) and is_made(clause, match.fact.subject):
        return False  # what is made so does not make itself so
    if match.fact.property != POL.leadsTo or clause.names(effect):
        return True
    if asks_maker(clause) and not all(link.is_said_in(effect.words) for link in clause.links):
        return False  # what is made so is what the effect tells of
    headed = any(link.words.union(*link.names) & effect.heads for link in clause.links)
    said = [i for i in clause.content if clause.has(i, effect.words)]
    return headed or len(said) + bool(clause.links) > 1 or any(clause.has(i, effect.heads) for i in said)


def _is_one(clause: Clause, property: str, found: Sequence[Match]) -> bool:
    """Say whether "the strategy" of *clause* is one thing, where *found* are about things so called."""
    span = clause.the_one
    if span is None or [s for s, stated in clause.properties if property in stated] == [span]:
        return True
    best = max(m.score for m in found)
    given = {m.fact.subject for m in found if m.score == best}
    return len(given) == 1 and all(clause.is_of(n, span) for n in given)


def stated_properties(clause: Clause) -> set[str]:
    """Return the properties that *clause* states or implies."""
    placed = clause.focus[0] if clause.focus and clause.focus[0][0] > 1 else None
    stated = {p for span, found in clause.properties for p in found if p != POL.hasPart or span != placed}
    kinds = set(clause.classes.values())
    implied = {p for p, kind in clause.vocabulary.ranges.items() if kind in kinds}
    if tells_topic(clause):
        named = {c for link in clause.links for n in link.nodes if not link.is_proper for c in n.classes}
        implied |= {p for p, kind in clause.vocabulary.ranges.items() if kind in named}
    found = (stated | implied) - _NO_RELATION
    has = any(w.base == "have" for w in clause.words) and not any(w.base == "do" for w in clause.words)
    if not (found or clause.is_whether) and (has or clause.asked_class is not None):
        # "Which nation has the Port Plan", "what has a low degree of X": the end that is named implies the property.
        named = {c for x in clause.links for n in x.nodes for c in n.classes}
        found = {p for p, kind in clause.vocabulary.ranges.items() if kind in named} - _NO_RELATION
    # "Which policy creates X" asks for a goal as well, where its wording says so.
    asked = clause.asked_class
    if asked is not None and clause.vocabulary.is_a((asked,), POL.Actor) | (asked == POL.Policy):
        found |= {POL.aimsAt}
    if _begins_with_verb(clause) and not wanted(clause) & clause.linked:
        found |= {POL.leadsTo}
    if not found and clause.words[-1].lemma == stem("do"):
        found = {POL.aimsAt, POL.leadsTo}  # "what does X do"
    if not (found or clause.is_whether) and any(link.is_proper for link in clause.links):
        # "New technologies of X": the kind is named, and implies the property.
        named = {c for x in clause.links for n in x.nodes if clause.index.is_kind(n) for c in n.classes}
        found = {p for p, kind in clause.vocabulary.ranges.items() if kind in named} - _NO_RELATION
    # "List the X", "What X are there?" asks for what the text counts among X, "is Y an X" as well.
    things = bool(clause.links or clause.content) and not any(link.is_proper for link in clause.links)
    if clause.is_whether:
        return found | {POL.hasPart} if things and len(clause.links) > 1 else found
    return found | {POL.hasPart} if things and ("asksList" in clause.asks or not found) else found


def _ends_with_verb(clause: Clause) -> bool:
    last = clause.words[-1]
    named = any(link.is_proper or any(map(clause.index.is_kind, link.nodes)) for link in clause.links)
    plain = clause.asked_class is None and named
    does = last.tag in ("VB", "VBP") or (last.tag == "VBG" and any(w.base == "be" for w in clause.words[1:2]))
    return plain and does and not last.stems & clause.wording.free


def _opens(clause: Clause, node: Node) -> bool:
    """Say whether the last word of *clause* is the verb that the name of *node* begins with."""
    return stem(node.label.split()[0]) in clause.words[-1].stems


def _begins_with_verb(clause: Clause) -> bool:
    """Say whether what is named is something done, so that the question asks who or what does it."""
    begins = [(clause.words[link.span[0]], clause.words[max(0, link.span[0] - 1)]) for link in clause.links]
    # "The proposed rule" is nothing done; "reshapes X" is, however the parse has it, where the graph has "reshaping X".
    done = any(w.tag[:2] == "VB" and (w.tag != "VBN" or before.tag != "DT") for w, before in begins)
    return done or any(_is_done(clause, link) for link in clause.links if link.span[0] == 1)


def _is_done(clause: Clause, link: Link) -> bool:
    verb, begins = clause.words[1], (n.label.split()[0] for n in link.nodes)
    is_gerund = verb.text.lower().endswith("ing")
    return not is_gerund and any(b.endswith("ing") and stem(b) in verb.stems for b in begins)


def _goes(clause: Clause, property: str, hole: str) -> bool:
    does = any(w.lemma == stem("do") for w in clause.words)
    if property == POL.hasPart and hole == "object" and has_verb(clause, POL.hasRanking):
        return False  # "in what does X rank first" asks for no part of X
    if hole == "subject" and asks_partner(clause):
        return False  # "with whom did X sign Y" asks for none who has Y
    if (
        property == POL.usesTechnology
        and hole == "object"
        and asks_field(clause)
        and not has_verb(clause, property)
    ):
        return False  # "in which field does X have an advantage" asks for nothing that X has
    if property == POL.adopts and hole == "subject" and clause.asked_class is None:
        by_agent = clause.words[-1].text.lower() == "by"
        if does or (side(clause) == "object" and not by_agent):
            return False  # "what does the law create", "what will it create" ask for no one
    if property == POL.adopts and hole == "subject" and does and is_done_by_actor(clause):
        return False  # "which agencies does the council run" asks for none that runs the council
    begins = [w.text.lower() for w in clause.words[:2]]
    if (
        property == POL.hasPart
        and clause.words[0].tag == "IN"
        and begins[0] != "of"
        and begins[1:] == ["which"]
    ):
        return False  # "in which fields is X active" asks for no parts of X
    if (
        property in _OPEN_ENDED
        and hole == "subject"
        and clause.asked_class is None
        and side(clause) == "object"
        and not asks_whole(clause, property)
    ):
        return False  # "what does the law want to strengthen" asks for no law, "what is X at the heart of" for its whole
    if property == POL.adopts and _wants_other(clause) and (hole == "object" or _encloses(clause)):
        return False  # "what does the state want to connect" asks for no strategy
    if property == POL.adopts and hole == "object" and does and is_done_by_policy(clause):
        return False  # "what does the strategy outline" asks for no strategy
    if property == POL.aimsAt and hole == "object" and asks_requirement(clause):
        return False  # "what does X need to build Y" asks for no aim
    if hole == "object" and is_told_of_deed(clause, property):
        return False
    if hole == "object" and clause.asks_doer:
        return False  # "who leads X" asks for no one that X leads
    if property == POL.aimsAt and hole == "subject" and asks_who_should(clause):
        return False  # "who should share data" asks for no one who wants it
    of_another = property == POL.leadsTo or (property == POL.aimsAt and POL.aimsAt not in clause.stated_at(1))
    if of_another and hole == "subject" and asks_owner(clause) and side(clause) != "subject":
        return False  # "whose lead does the plan want to keep" asks for no one that has the plan, nor for what keeps it
    if property == POL.faces and hole == "object" and asks_challenged(clause):
        return False  # "what does X pose challenges to" asks for none of its own
    if property == POL.leadsTo and (_begins_with_verb(clause) or asks_maker(clause)):
        return hole == "subject"
    if property == POL.happenedIn and hole == "subject" and asks_between(clause):
        return False  # "what came between the launch and the use" asks for nothing of a date
    if property not in _EITHER_WAY and not (property in _OPEN_ENDED and clause.asked_class is None):
        return True
    stated = [span for span, found in clause.properties if property in found]
    if not stated or (property == POL.hasPart and not {*stated} - clause.classes.keys()):
        return hole == "object"
    sought = direction(clause, property)
    return sought is None or sought == hole


def _encloses(clause: Clause) -> bool:
    """Say whether an auxiliary and its verb enclose who does it: "what is the ministry trying to build"."""
    return side(clause) == "object" and any(w.base in ("be", "do") for w in clause.words[1:2])


def _wants_other(clause: Clause) -> bool:
    """Say whether it asks what is wanted to be done to something, and no policy is wanted: "is trying to strengthen"."""
    if clause.asked_class is not None and not _encloses(clause):
        return False
    stated = [clause.stated_at(i) for i in wanted(clause)]
    return any(POL.adopts not in found or found & {POL.leadsTo, POL.hasPart} for found in stated)


def _opens_as_wanted(clause: Clause, node: Node) -> bool:
    """Say whether *node* begins with the verb that the question says to be wanted: "want to promote"."""
    return any(stem(node.label.split()[0]) in clause.words[i].stems for i in wanted(clause))


def _reading(clause: Clause, property: str, hole: str, found: list[Match]) -> Reading:
    best = max(m.score for m in found)
    kept = [m for m in found if m.score == best]
    if hole == "subject" and property == POL.adopts:
        # Those that did it together are named together, of whichever the sentence tells more.
        told = {(m.fact.object, m.fact.quote) for m in kept}
        kept += [m for m in found if m not in kept and (m.fact.object, m.fact.quote) in told]
    if hole == "subject" and kept[0].answers == [kept[0].fact.subject] and len(kept) == 1:
        kept += [replace(kept[0], fact=f, answers=[f.subject]) for f in fellows(clause, kept[0].fact)]
    if hole == "object":
        kept += [r for m in kept[:] for r in _row(clause, m) if r.fact not in {k.fact for k in kept}]
    if hole == "object" and property == POL.aimsAt:
        # "What does X want to become": of all its goals those that say so.
        kept = [m for m in kept if all(_opens_as_wanted(clause, n) for n in m.answers)] or kept
    if hole == "object" and property == POL.leadsTo:
        kept = _done(clause, kept) or kept
    pattern = {"object": "objects", "subject": "subjects"}[hole]
    if hole == "subject" and any(a is not m.fact.subject for m in kept for a in m.answers):
        pattern = "actors"
    ends = [m.fact.subject if hole == "object" else m.fact.object for m in kept]
    nodes = tuple(dict.fromkeys(a for m in kept for a in m.answers))
    holes: dict[str, object] = {"given": iris(ends), "property": iris([property])}
    nested = next((x for m in kept for x in m.links if x.query), None)
    if nested is not None and nested.query is not None and hole == "object":
        holes["given"] = nested.query
    periods = [m.fact.period for m in kept if any(m.fact.period in x.nodes for x in clause.links)]
    if periods:
        holes["period"] = iris([p for p in periods if p is not None])
    kinds = _kinds(clause, nodes)
    if kinds:
        holes["class"] = iris(kinds)
    # What only some of them bear out keeps none of the others: "for towns and villages".
    filters = [w for w in kept[0].filters if all(w in m.filters for m in kept)]
    labels, surface = [a.label for m in kept for a in m.answers], clause.wording.surface
    # A name may have a word by what it is known for, as "NHS Scotland" is Scottish; one of a kind is called so.
    asked = range(*clause.focus[0]) if clause.focus else ()
    named = {w for w in filters if any(clause.has(i, frozenset({w})) for i in asked)}
    filters = [w for w in filters if w in named or all(surface([label], w) for label in labels)]
    if filters:
        holes["word"] = literals([surface(labels, w) for w in filters])
    context = [w for w in _told_by(kept[0]) if all(w in _told_by(m) for m in kept)]
    if context:
        holes["context"] = literals(
            [clause.wording.surface([m.fact.quote for m in kept], w) for w in context]
        )
    others = other_ends(clause, property, hole, ends, nodes)
    if others:
        holes["other"] = iris(others)
    parts = _examples(clause, property, kept) if hole == "object" else []
    if parts:
        pattern, nodes = "examples", tuple(dict.fromkeys([*nodes, *parts]))
        holes = {
            "given": holes["given"],
            "property": holes["property"],
            "kind": iris([m.fact.object for m in kept]),
        }
    stated = any(property in found for span, found in clause.properties if span not in clause.classes)
    sought = "what" if clause.asked_class is None else clause.asked_class.removeprefix(POL)
    known = nested.text if nested is not None else listed(ends)
    label = clause.wording.property_label(property)
    words = f"{known} {label} [{sought}]" if hole == "object" else f"[{sought}] {label} {known}"
    implied = clause.vocabulary.ranges.get(property) in clause.classes.values()
    if hole == "object" and property == POL.aimsAt and is_target(clause):
        # A goal that says who should have what says it better than a fact about them; of what is wanted, it does not.
        best += 3 if is_demanded(clause) else -1
    if hole == "object" and property == POL.aimsAt and all(_opens_as_wanted(clause, n) for n in nodes):
        best += 1
    score = (
        best + 0.25 * stated + 0.2 * implied + 0.1 * len(used(clause, property)) + 0.1 * (hole == "object")
    )
    return Reading(words, pattern, holes, score, nodes, "list", [m.fact for m in kept])  # type: ignore[arg-type]


def _done(clause: Clause, kept: Sequence[Match]) -> list[Match]:
    """Return what the question says to be done, of all that comes of what *kept* tells: "what is it reshaping or easing"."""
    verbs = {w.stem for w in clause.words if w.tag[:1] == "V" or w.text.endswith("ing")}

    def is_said(node: Node) -> bool:
        return stem(node.label.split()[0]) in verbs

    told = [m for m in kept if all(map(is_said, m.answers))]
    beside = (
        replace(m, fact=f, answers=[f.object], filters=[w for w in m.filters if w in f.object.words])
        for m in told[:1]
        for f in clause.index.beside(m.fact)
        if f.property == m.fact.property and f.subject is m.fact.subject and is_said(f.object)
    )
    facts = {m.fact for m in told}
    return [*told, *(m for m in beside if m.fact not in facts)]


def _row(clause: Clause, match: Match) -> list[Match]:
    """Return the other members of the row that *match* ends, whose end says what the question says of all of them."""
    return [
        replace(match, fact=f, answers=[f.object], filters=[w for w in match.filters if w in f.object.words])
        for f in (row(clause, match.fact) if match.answers == [match.fact.object] else ())
    ]


def _examples(clause: Clause, property: str, kept: Sequence[Match]) -> list[Node]:
    """Return what the sentences of *kept* count among the kinds that answer: "digital technologies including X"."""
    if clause.focus is None or property == POL.hasPart:
        return []
    if not all(clause.index.is_kind(m.fact.object) and m.answers == [m.fact.object] for m in kept):
        return []
    return [
        f.object
        for m in kept
        for f in clause.index.beside(m.fact)
        if f.property == POL.hasPart and f.subject is m.fact.object
    ]


def _told_by(match: Match) -> list[str]:
    return [*match.context, *match.beside, *match.stating]


def _kinds(clause: Clause, nodes: Sequence[Node]) -> list[str]:
    """Return the classes that keep the answers to what is asked for; none where their place tells it already."""
    for asked in (clause.asked_class, POL.Place, POL.Actor):
        if asked is None:
            return []
        kinds = {k for n in nodes for k in n.classes if clause.vocabulary.is_a((k,), asked)}
        if all(n.classes & kinds for n in nodes):
            return sorted(kinds)
        if not clause.vocabulary.is_a((asked,), POL.Actor):
            return []
    return []
