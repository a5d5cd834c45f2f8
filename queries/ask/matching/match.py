"""The match: the statement whose one end answers a clause, and whose other end bears it out."""

from __future__ import annotations

from ....ontology.namespace import LEX, POL
from ..index.index import Node, Statement
from ..parsing.clause import Clause
from ..words.word import GENITIVES, Span
from .account import Match, covers
from .effect import is_of_another
from .kind import is_counted_so, is_kind_asked, is_of_other_kind, kind_noun
from .stating import is_stated, passes_on, used
from .target import (
    is_deed_alone,
    is_goal_said,
    is_place,
    is_state_wanted,
    is_target,
    is_told,
    is_told_within,
    is_yet_to_be,
    wanted,
)

_OWNING = (*GENITIVES, "s'", "s’")


def match(clause: Clause, fact: Statement, hole: str) -> Match | None:
    """Return how *fact* bears out *clause* with its end *hole* missing, or None where it does not.

    :param hole: ``subject`` or ``object``.
    """
    of_origin = any(clause.is_phrase_of(span, LEX.originWords) for span, _ in clause.properties)
    if "asksPlace" in clause.asks and not of_origin and fact.property in (POL.adopts, POL.aimsAt):
        return None  # where it was done is not who did it
    if hole == "subject" and is_told_within(clause, fact.object):
        return None
    if hole == "subject" and fact.property == POL.aimsAt and not is_goal_said(clause, fact.object):
        return None
    if not _may_state(clause, fact) or _is_of_other_kind(clause, fact, hole):
        return None
    ends = _asked_object(clause, fact) if hole == "object" else _asked_subject(clause, fact)
    if ends is None:
        return None
    given, open_ends = ends
    answers = [n for n in open_ends if _is_answer(clause, n, fact.property, hole)]
    if not answers:
        return None
    if hole == "object" and is_of_another(clause, fact, given):
        return None
    found = Match(fact, given, answers)
    content = clause.content - (used(clause, fact.property) - _to_be_said(clause, fact))
    if not covers(clause, found, content):
        return None
    # A number that only the sentence has may be that of something else.
    numbers = hole == "subject" and any(word.isdigit() for word in found.context)
    return None if numbers else found


def _is_of_other_kind(clause: Clause, fact: Statement, hole: str) -> bool:
    """Say whether *fact* counts nothing among the kind asked for: what kind of sale is online is not of what online sale is a kind.

    Nor does the noun of which a kind is asked for state what it is asked of: "what kind of resolve does X call for".
    """
    ends = [fact.subject] if hole == "subject" else [fact.subject, fact.object]
    noun = kind_noun(clause)
    is_named = noun in clause.linked
    stating = noun is not None and noun not in clause.classed and fact.property in clause.stated_at(noun)
    return (is_named or stating or fact.property == POL.hasPart) and all(
        is_of_other_kind(clause, n) for n in ends
    )


def _may_state(clause: Clause, fact: Statement) -> bool:
    """Say whether a word of *clause* may state *fact*: only of policies it is said what parts lie at their heart."""
    spans = [span for span, found in clause.properties if fact.property in found]
    if spans and all(_is_mere_noun(clause, span, fact.property) for span in spans):
        return False
    keys = [key for span in spans for key in clause.keys(span)]
    worded = any(fact.property in clause.wording.worded.get(key, ()) for key in keys)
    senses = [s for key in keys for s in clause.wording.senses.get(key, ()) if s.property == fact.property]
    of_domain = worded or not senses or any(s.domain is None or fact.subject.is_a(s.domain) for s in senses)
    return of_domain and not is_yet_to_be(clause, fact)


def _is_mere_noun(clause: Clause, span: Span, property: str) -> bool:
    """Say whether the words of *span* state *property* only with a verb behind them, as "efforts to", and have none.

    They are asked for themselves where no noun stands before them.
    """
    keys = clause.keys(span)
    if any(property in clause.wording.worded.get(key, ()) for key in keys) or span in clause.classes:
        return False
    senses = [s for key in keys for s in clause.wording.senses.get(key, ()) if s.property == property]
    led = all(s.part_of_speech == "noun" and s.object == ("infinitive",) for s in senses)
    behind = [w.tag for w in clause.words[span[1] : span[1] + 1]]
    asked = all(w.tag[:2] != "NN" for w in clause.words[: span[0]])
    return bool(senses) and led and behind != ["TO"] and not asked


def _asked_object(clause: Clause, fact: Statement) -> tuple[list[Node], list[Node]] | None:
    """Return what *clause* must name and what may answer it, where it asks for the object of *fact*."""
    subjects = _subjects(clause, fact)
    if fact.property == POL.happenedIn:  # what it ushered in began with it
        led = (f for f in clause.index.beside(fact) if f.property == POL.leadsTo)
        begun = [f.object for f in led if f.subject is fact.subject]
        if any(_is_headed(clause, n) for n in begun):
            return None  # "which era started" is asked of what is called so
        return [*subjects, *begun], [fact.object]
    return subjects, [fact.object]


def _asked_subject(clause: Clause, fact: Statement) -> tuple[list[Node], list[Node]]:
    """Return what *clause* must name and what may answer it, where it asks for the subject of *fact*."""
    subjects, asked = _subjects(clause, fact), clause.asked_class
    given, answers = [*subjects[1:], fact.object], [fact.subject]
    # Who has a policy did not all that came of it.
    held = fact.property != POL.happenedIn
    if held and asked is not None and clause.vocabulary.is_a((asked,), POL.Actor):
        answers = [n for n in subjects if n.is_a(POL.Actor)] or answers
        given = [n for n in (*subjects, fact.object) if n not in answers or n is fact.object]
    if fact.property == POL.aimsAt and not is_stated(clause, POL.aimsAt):
        given = [fact.object]
    return given, answers


def _subjects(clause: Clause, fact: Statement) -> list[Node]:
    return clause.index.holders(fact) if passes_on(clause, fact.property) else [fact.subject]


def _is_answer(clause: Clause, node: Node, property: str, hole: str) -> bool:
    """Say whether *node*, the end *hole* of a statement, can be what *clause* asks for."""
    # A day of the year that is named is an answer.
    if any(
        node in x.nodes and not (node.is_a(POL.Period) and not node.name <= x.words) for x in clause.links
    ):
        return False
    noun = clause.asked_noun if property == POL.happenedIn and hole == "subject" else None
    if noun in clause.content - clause.classed and not clause.has(noun, node.words):
        return False  # a war that broke out is no era that began
    if _is_one_not_kind(clause, node):
        return False
    tells = hole == "object" and is_target(clause) and is_told_within(clause, node)
    if not (tells or _is_asked(clause, node, property, hole)):
        return False
    if property == POL.adopts and hole == "subject" and _is_thing(clause) and node.is_a(POL.Place):
        return False  # what triggered the setting up of a fund is no country
    # What somebody wants to cut are emissions, though there are cuts and emissions of every kind.
    to_do = any(clause.has(i, node.words) for i in wanted(clause))
    if is_echo(clause, node) or (node.is_a(POL.Goal) and clause.index.is_generic(node) and not to_do):
        return False
    if "asksParties" in clause.asks and not (
        hole == "object" and node.words & clause.wording.roles.stems(LEX.partyPrepositions)
    ):
        return False
    if hole == "object" and not is_state_wanted(clause, node):
        return False
    return all(clause.has(i, node.words) for i in clause.states)


def _is_thing(clause: Clause) -> bool:
    """Say whether it asks what does something, and not who: "what triggered X", "in response to what was X set up"."""
    asks_what = any(w.text.lower() == "what" for w in clause.words)
    return asks_what and clause.asked_class is None and "asksActor" not in clause.asks


def _is_one_not_kind(clause: Clause, node: Node) -> bool:
    """Say whether *node* is somebody by name, where it is asked what kind of something is: "what kind of leadership"."""
    noun = kind_noun(clause)
    kind = next((kind for span, kind in clause.classes.items() if noun in range(*span)), None)
    return kind is not None and clause.vocabulary.is_a((kind,), POL.Actor) and not clause.index.is_kind(node)


def _is_whole(clause: Clause, node: Node) -> bool:
    """Say whether *clause* asks for what is within that which *node* is called: "which firms are among the top firms"."""
    found = (s for s, stated in clause.properties if POL.hasPart in stated)
    begins = [s[1] for s in found if clause.words[s[0]].tag == "IN"]  # "kind of" asks for what is called so
    if not begins or "asksParties" in clause.asks:
        return False
    return any(clause.has(i, node.heads) for i in clause.content if i >= min(begins))


def _to_be_said(clause: Clause, fact: Statement) -> set[int]:
    """Return the places of the verbs for what is wanted that a goal must say, though they state one: "wants to outlaw"."""
    if fact.property != POL.aimsAt:
        return set()
    worded = {
        i
        for span, _ in clause.properties
        for i in range(*span)
        if any(POL.aimsAt in clause.wording.worded.get(key, ()) for key in clause.keys(span))
    }
    behind_verb = {i for i in wanted(clause) if [w.tag[:1] for w in clause.words[i - 2 : i]] == ["V", "T"]}
    return behind_verb - worded


def _is_headed(clause: Clause, node: Node) -> bool:
    """Say whether the noun for what is asked for heads the name of *node*."""
    asked = clause.asked_phrase | {*range(*clause.focus[0])} if clause.focus else clause.asked_phrase
    return any(clause.has(i, node.heads) for i in asked)


def is_echo(clause: Clause, node: Node) -> bool:
    """Say whether *node* is called by nothing but words of the question, or of near meaning, which do not answer it.

    What gaps expose somebody to are no gaps either, whatever else they are called.
    """
    wording = clause.wording
    if _is_whole(clause, node) or is_deed_alone(clause, node):
        return True
    does = any(w.tag[:1] == "V" and w.base not in ("be", "have") for w in clause.words)
    asked = clause.asked_class in (None, POL.Policy)
    if does and asked and node.is_a(POL.Policy) and not node.label.islower():
        return False  # "which plan is to save lagoons" is answered by a Lagoon Plan
    doer = clause.doer
    if doer is not None and not is_told(node):
        near = wording.thesaurus.is_kin(clause.words[doer], node.heads)
        if near or clause.has(doer, node.heads):
            return True
    described = {i for link in clause.links if link.query for i in range(*link.span)}
    words = [w for i, w in enumerate(clause.words) if i not in described]
    said = frozenset(wording.canonical(s) for w in words for s in w.stems)
    # A short form says what it stands for.
    said |= frozenset().union(*(n.name for link in clause.links if not link.query for n in link.nodes))
    told = node.name - wording.prepositions - wording.partitives - _owner(clause, node)
    if not is_kind_asked(clause, node):  # what kind of steel it promotes may well be advanced steel
        said |= clause.kin
    return told <= said or (node.is_a(POL.Goal) and told - wording.free <= said)


def _owner(clause: Clause, node: Node) -> frozenset[str]:
    """Return the canonical stems of whose *node* is, where it is no name: "the region's leading firms" are the leading firms."""
    first, rest = (*node.label.split(maxsplit=1), "")[:2]
    is_owner = rest and first.islower() and first.endswith(_OWNING)
    return clause.wording.canonicals(first) if is_owner else frozenset()


def _is_asked(clause: Clause, node: Node, property: str, hole: str) -> bool:
    """Say whether *node* is of the class that *clause* asks for, or what stands in that place is."""
    asked = clause.asked_class
    of_policy = clause.words[0].tag == "WP$" and POL.adopts in clause.stated_at(1)
    if clause.words[0].tag == "WP$" and property == POL.hasPart:
        return False  # whose policy is about firms is not who has firms, nor whose list has them
    if asked is None or node.is_a(asked) or is_counted_so(clause, node):
        return True
    if of_policy:
        return False  # only who acts has a policy
    if asked == POL.Development and property == POL.leadsTo:
        return True  # whatever leads to something is a development
    if clause.focus is not None and clause.focus[0] in clause.narrow and clause.is_of(node, clause.focus[0]):
        return True
    if asked == POL.Actor and clause.focus is None and hole == "subject":
        # Who does it may be an industry, and who faces it anything.
        return property == POL.faces or node.is_a(POL.Sector) or node.classes == {POL.Entity}
    if clause.vocabulary.is_a((asked,), POL.Place):
        return is_place(node, asked)
    ends = clause.vocabulary.ranges if hole == "object" else clause.vocabulary.domains
    return ends.get(property) == asked
