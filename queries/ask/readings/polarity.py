"""The polarity: whether a statement holds: "is X trying to keep Y", answered yes, or no where another has it."""

from __future__ import annotations

from collections.abc import Sequence

from ....ontology.namespace import LEX, POL
from ..index.index import Node, Statement
from ..matching.account import Match, covers
from ..matching.contrary import is_contrary
from ..matching.cover import LEFT_OUT
from ..matching.stating import canonical, used
from ..matching.tally import Tally
from ..matching.target import is_achieved, is_yet_to_be, tells_of
from ..parsing.clause import Clause
from .reading import Reading, iris, listed
from .relation import stated_properties

_ACTIVE = frozenset({"VB", "VBG", "VBZ", "VBP"})
_LEAST_FORETOLD = 3


def whether(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as a statement that the graph holds, or that it gives to another; else None."""
    if _is_likeness(clause):
        return None
    stated = stated_properties(clause)
    if not stated and _is_attributed(clause):
        stated = {POL.adopts}
    # What is done may be the name of a goal or an effect: "does X make chains resilient".
    for properties in (sorted(stated), sorted({POL.aimsAt, POL.leadsTo} - stated)):
        found = [
            m
            for property in properties
            for fact in clause.index.statements
            if fact.property == property and (m := _held(clause, fact, property in stated)) is not None
        ]
        if found:
            best = max(found, key=lambda m: m.score)
            return _reading(clause, best.fact, best.score)
    return _any(clause) or (_denied(clause) if POL.adopts in stated else None)


def _is_likeness(clause: Clause) -> bool:
    """Say whether *clause* asks whether what it names is as an adjective at its end says that no reading need bear out: "is X new"."""
    last = len(clause.words) - 1
    left = last not in clause.content | clause.linked | clause.asking
    return clause.words[0].base == "be" and clause.words[last].tag == "JJ" and left


def _any(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as whether there is anything of a class for what it names: "does X face challenges"."""
    spans = [span for span in clause.classes if span not in clause.narrow]
    nodes = {n for link in clause.links for n in link.nodes}
    if len(spans) != 1 or len(clause.links) != 1 or not nodes:
        return None
    kind = clause.classes[spans[0]]
    for fact in clause.index.statements:
        if clause.vocabulary.ranges.get(fact.property) != kind or fact.property == POL.adopts:
            continue
        left = clause.content - used(clause, fact.property) - clause.classed
        done = is_achieved(clause, fact) and not is_yet_to_be(clause, fact)
        holds = nodes & {*clause.index.holders(fact)} and not left and done
        if holds and clause.words[-1].tag[:2] in ("NN", "VB"):
            return _reading(clause, fact, 1.0)
    return None


def nearly(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as a fact whose slots bear out every word, by words of near meaning as well; else None.

    What the sentence alone has is not enough, and who or what has the object must be said before it; what should be or
    will be may say it all.
    """
    best, kept = 0.0, None
    for fact in clause.index.statements if clause.is_whether else ():
        if fact.figure is not None or fact.property in LEFT_OUT or not _is_asserted(clause, fact):
            continue
        holders = clause.index.holders(fact)
        tally = Tally(clause, (fact,), [*holders, fact.object], [])
        # What something faces, or how it fares, is nothing to be achieved.
        done = fact.property == POL.faces or is_achieved(clause, fact)
        if not tally.is_borne() or is_contrary(clause, fact) or not done:
            continue
        given = frozenset[int]().union(*map(tally.by, holders))
        told = tally.by(fact.object) - given
        in_order = (
            bool(given and told) and min(given) < min(told) and all(_sides(clause, holders, fact.object))
        ) or (fact.property == POL.faces and _is_course(clause, given, told))
        alone = not given and (_is_foretold(clause, fact, told) or (told and _is_challenge(clause, fact)))
        if (in_order or alone) and tally.score > best:
            best, kept = tally.score, fact
    return _reading(clause, kept, best) if kept is not None else None


def _is_challenge(clause: Clause, fact: Statement) -> bool:
    """Say whether *clause* asks whether the object of *fact* is a challenge, whoever faces it: "is debt one of the problems".

    It must say most of the object, and nothing else of it: a low degree of training is one, and training is none.
    """
    span = next((s for s, kind in clause.classes.items() if kind == POL.Challenge), None)
    if fact.property != POL.faces or span is None or span[1] < len(clause.words):
        return False
    holders = frozenset[str]().union(*(n.words for n in clause.index.holders(fact)))
    stating = {i for i in used(clause, POL.faces) if clause.words[i].tag.startswith("V")}
    asked = clause.content - {*range(*span)} - stating
    words = fact.object.words | holders
    if not all(clause.has_near(i, words) for i in asked):
        return False
    names = frozenset[str]().union(*(link.words for link in clause.links))
    told = fact.object.name - clause.wording.free - clause.wording.prepositions
    said = [w for w in told if w in names or any(clause.has_near(i, frozenset({w})) for i in asked)]
    return 2 * len(said) > len(told)


def _is_course(clause: Clause, given: frozenset[int], told: frozenset[int]) -> bool:
    """Say whether what is *told* is the course of what is *given*, and stands before it: "the growth of X has slowed"."""
    before = bool(given and told) and max(told) < min(given)
    return before and all(clause.words[i + 1].text.lower() == "of" for i in told)


def _is_foretold(clause: Clause, fact: Statement, told: frozenset[int]) -> bool:
    """Say whether *clause* asks whether what is aimed at should be or will be, with enough words of it."""
    asks = clause.words[0].tag == "MD" or any(POL.aimsAt in found for _, found in clause.properties)
    return fact.property == POL.aimsAt and asks and len(told) >= _LEAST_FORETOLD


def _is_asserted(clause: Clause, fact: Statement) -> bool:
    """Say whether *clause* states the property of *fact*, or asks in the present whether what is aimed at is done."""
    if any(fact.property in found for _, found in clause.properties):
        return True
    begins = clause.words[0]
    return fact.property == POL.aimsAt and (
        begins.tag == "MD" or (begins.base == "do" and begins.tag != "VBD")
    )


def _held(clause: Clause, fact: Statement, is_stated: bool) -> Match | None:
    """Return how *fact* bears out *clause*, which asks whether it is so, or None where it does not."""
    subjects = clause.index.holders(fact)
    found = Match(fact, [*subjects, fact.object], [])
    # "Does every town have it": the goal itself says it all.
    told = fact.property == POL.aimsAt and tells_of(clause, fact.object)
    bears = covers(clause, found, clause.content - used(clause, fact.property))
    if (
        not bears
        or is_contrary(clause, fact)
        or not (all(_sides(clause, subjects, fact.object)) or told or _is_challenge(clause, fact))
        or _is_turned(clause, fact)
    ):
        return None
    # What an adopted policy is for is not done by its adoption: "has X made industries resilient".
    of_policy = fact.property == POL.adopts and POL.Policy not in clause.classes.values()
    if is_yet_to_be(clause, fact):
        return None  # what is to be strengthened has not been
    beside = {*found.context, *found.beside}
    # What the sentence says to be done to something else is not done to this.
    done = {canonical(clause, i) for i in clause.content if clause.words[i].tag.startswith("V")}
    return None if beside and (of_policy or not is_stated or beside & done) else found


def _is_turned(clause: Clause, fact: Statement) -> bool:
    """Say whether an active verb of *clause* has the object of *fact* before it, and its subject behind: "is X reshaping Y"."""
    subjects, objects = _places(clause, fact.subject), _places(clause, fact.object)
    verbs = [
        span[0]
        for span, found in clause.properties
        if fact.property in found
        and clause.words[span[0]].tag in _ACTIVE
        and not clause.is_phrase_of(span, LEX.inverseWords)
    ]
    return any(subjects and objects - {i} and max(objects - {i}) < i < min(subjects) for i in verbs)


def _places(clause: Clause, node: Node) -> set[int]:
    """Return the places of the words that are in the name of *node*."""
    named = {i for link in clause.links if node in link.nodes for i in range(*link.span)}
    return named | {i for i in clause.content if clause.has(i, node.words)}


def _reading(clause: Clause, fact: Statement, score: float) -> Reading:
    words = f"whether {fact.subject.label} {clause.wording.property_label(fact.property)} {fact.object.label}"
    holes = {
        "given": iris([fact.subject]),
        "property": iris([fact.property]),
        "node": iris([fact.object]),
    }
    return Reading(words, "whether", holes, score, (), "yes", [fact])


def _is_attributed(clause: Clause) -> bool:
    """Say whether it asks whether a policy is from or of an actor: "is the plan from X"."""
    policies = [link for link in clause.links if any(n.is_a(POL.Policy) for n in link.nodes)]
    actors = [link for link in clause.links if any(n.is_a(POL.Actor) for n in link.nodes)]
    between = {w.text.lower() for w in clause.words} & clause.wording.roles.words(LEX.strandedPrepositions)
    between |= {link.text for link in actors if clause.words[link.span[0]].tag == "JJ"}  # "is it X-ish"
    named = len(policies) == len(actors) == 1 and len(clause.links) == len(policies) + len(actors)
    return named and not clause.content and bool(between or clause.words[actors[0].span[1] - 1].owns)


def _denied(clause: Clause) -> Reading | None:
    """Return the reading as a statement that the graph makes of another: a policy has those who adopt it."""
    actors = [n for link in clause.links for n in link.nodes if n.is_a(POL.Actor)]
    policies = [n for link in clause.links for n in link.nodes if n.is_a(POL.Policy)]
    said = used(clause, POL.adopts) | clause.classed
    described = any(link.query for link in clause.links)
    if len(actors) != 1 or len(policies) != 1 or actors == policies or clause.content - said or described:
        return None
    others = {i for span, found in clause.properties if POL.adopts not in found for i in range(*span)}
    if others - said:
        return None  # whose policy it is denies nothing else: that X's policy builds on it
    adopters = clause.index.adopters.get(policies[0].iri, [])
    if not adopters or actors[0] in adopters:
        return None
    words = f"whether {actors[0].label} adopts {policies[0].label}; the text names {listed(adopters)}"
    holes = {"given": iris(policies), "property": iris([POL.adopts])}
    return Reading(words, "subjects", holes, 1.0, tuple(adopters), "no")


def _sides(clause: Clause, subjects: Sequence[Node], object_: Node) -> tuple[bool, bool]:
    def stands(nodes: Sequence[Node]) -> bool:
        named = clause.names(*nodes)
        if named or any(n.is_a(POL.Organisation) and not n.label.islower() for n in nodes[:1]):
            return named  # a word of its name is no name of an organisation
        words = frozenset().union(*(n.words for n in nodes))
        return any(clause.has(i, words) for i in clause.content)

    # "Does X face challenges" asks for no one of them.
    last = max(clause.classes, default=None)
    of_class = last is not None and last[1] == len(clause.words) and clause.is_of(object_, last)
    return stands(subjects), of_class or stands([object_])
