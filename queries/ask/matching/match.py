"""The match: whether a statement bears out every word of a clause."""

from __future__ import annotations

from dataclasses import dataclass, field

from ....ontology.namespace import POL
from ..index.index import Node, Statement
from ..parsing.clause import Clause
from ..parsing.link import Link
from ..words.word import Span, stem
from .contrary import is_contrary
from .stating import canonical, is_stated, is_told_of, passes_on, states_other, stating_words, used
from .target import (
    governor,
    is_achieved,
    is_acted_on,
    is_goal_said,
    is_place,
    is_target,
    is_told,
    is_told_within,
    tells_of,
    wanted,
)

_MOST_CONTEXT = 3


@dataclass(eq=False)
class Match:
    """How a statement bears out a clause.

    :param given: the nodes that the clause names or describes.
    :param answers: what fills the hole.
    :param score: the higher, the more is borne out by the ends themselves.
    :param filters: words that the answer itself bears out; *context*: those that only the sentence does;
        *beside*: those that another fact of the sentence about the same thing does; *stating*: the verb it must have.
    """

    fact: Statement
    given: list[Node]
    answers: list[Node]
    score: float = 0.0
    links: list[Link] = field(default_factory=list)
    filters: list[str] = field(default_factory=list)
    context: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    stating: list[str] = field(default_factory=list)


def match(clause: Clause, fact: Statement, hole: str) -> Match | None:
    """Return how *fact* bears out *clause* with its end *hole* missing, or None where it does not."""
    subjects = clause.index.holders(fact) if passes_on(clause, fact.property) else [fact.subject]
    asked = clause.asked_class
    of_origin = any(clause.keys(span) & clause.wording.origins for span, _ in clause.properties)
    if "asksPlace" in clause.asks and not of_origin and fact.property in (POL.adopts, POL.aimsAt):
        return None  # where it was done is not who did it
    if hole == "object":
        answers, given = [fact.object], subjects
        if fact.property == POL.happenedIn:  # what it ushered in began with it
            led = (f for f in clause.index.beside(fact) if f.property == POL.leadsTo)
            begun = [f.object for f in led if f.subject is fact.subject]
            if any(_is_headed(clause, n) for n in begun):
                return None  # "which era started" is asked of what is called so
            given = [*subjects, *begun]
    elif fact.property == POL.happenedIn:
        answers, given = (
            [fact.subject],
            [*subjects[1:], fact.object],
        )  # who has a policy did not all that came of it
    elif asked is not None and clause.vocabulary.is_a((asked,), POL.Actor):
        answers = [n for n in subjects if n.is_a(POL.Actor)] or [fact.subject]
        given = [n for n in (*subjects, fact.object) if n not in answers or n is fact.object]
    else:
        answers, given = [fact.subject], [*subjects[1:], fact.object]
    if fact.property == POL.aimsAt and not is_stated(clause, POL.aimsAt):
        given = [fact.object] if hole == "subject" else given
    # A day of the year that is named is an answer.
    named = {n for link in clause.links for n in link.nodes if not n.is_a(POL.Period) or n.name <= link.words}
    answers = [
        n
        for n in answers
        if n not in named
        and (
            _is_asked(clause, n, asked, fact.property, hole)
            or (hole == "object" and is_target(clause) and is_told_within(clause, n))
        )
    ]
    answers = [
        n for n in answers if not is_echo(clause, n) and not (n.is_a(POL.Goal) and clause.index.is_generic(n))
    ]
    answers = [n for n in answers if all(clause.has(i, n.words) for i in clause.states)]
    if "asksParties" in clause.asks:
        answers = [n for n in answers if hole == "object" and n.words & clause.wording.parties]
    if hole == "subject" and is_told_within(clause, fact.object):
        return None
    if hole == "subject" and fact.property == POL.aimsAt and not is_goal_said(clause, fact.object):
        return None
    if not answers:
        return None
    found = Match(fact, given, answers)
    content = clause.content - used(clause, fact.property)
    if not covers(clause, found, content):
        return None
    # A number that only the sentence has may be that of something else.
    numbers = hole == "subject" and any(word.isdigit() for word in found.context)
    return None if numbers else found


def _is_headed(clause: Clause, node: Node) -> bool:
    """Say whether the noun for what is asked for heads the name of *node*."""
    asked = clause.asked_phrase | {*range(*clause.focus[0])} if clause.focus else clause.asked_phrase
    return any(clause.has(i, node.heads) for i in asked)


def is_echo(clause: Clause, node: Node) -> bool:
    """Say whether *node* is called by nothing but words of the question, which it does not answer."""
    wording = clause.wording
    described = {i for link in clause.links if link.query for i in range(*link.span)}
    words = [w for i, w in enumerate(clause.words) if i not in described]
    said = frozenset(wording.canonical(s) for w in words for s in w.stems)
    # A short form says what it stands for.
    said |= frozenset().union(*(n.name for link in clause.links if not link.query for n in link.nodes))
    told = node.name - wording.prepositions - wording.partitives
    return told <= said or (node.is_a(POL.Goal) and told - wording.free <= said)


def _is_asked(clause: Clause, node: Node, asked: str | None, property: str, hole: str) -> bool:
    of_policy = clause.words[0].tag == "WP$" and POL.adopts in clause.stated_at(1)
    if of_policy and property == POL.hasPart:
        return False  # whose policy is about firms is not who has firms
    if asked is None or node.is_a(asked):
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


def covers(clause: Clause, match: Match, content: frozenset[int]) -> bool:
    """Say whether every word of *content* and every link is borne out, and by an end rather than by the sentence."""
    fact = match.fact
    if fact.property == POL.aimsAt:
        # What it is meant to enable is what it aims at.
        enabling = {i for i in wanted(clause) if clause.words[i].stems & clause.wording.enabling}
        content -= enabling
        match.score += 0.5 * any(clause.has(i, fact.context) for i in enabling)
    # A name that is named says nothing more: "ports" is not borne out by "Ports Act".
    meant = {n for link in clause.links if link.is_proper for n in link.nodes if not n.is_a(POL.Goal)}
    words = frozenset[str]().union(*(n.words for n in match.given if n not in meant))
    # What a goal is about is not borne out by the name of the policy that has it.
    objects = [n for n in match.given if fact.property != POL.aimsAt or not n.is_a(POL.Policy)]
    things = words & frozenset[str]().union(*(n.words for n in objects))
    answer = frozenset().union(*(n.words for n in match.answers)) if match.answers else frozenset()
    structural, named_in_answer = 0, False
    for link in clause.links:
        if any(n.is_a(POL.Period) for n in link.nodes):
            named = any(link.words <= n.name and not n.is_a(POL.Period) for n in match.given)
            if fact.period not in link.nodes and fact.object not in link.nodes and not named:
                return False
            if fact.period in link.nodes or fact.object not in link.nodes:
                continue
        if any(n in match.given for n in link.nodes):
            structural, match.score = structural + 1, match.score + 3
            match.links.append(link)
        elif any(_mentions(clause, match, n, link) for n in match.given):
            structural, match.score = structural + 1, match.score + 2
        elif any(clause.index.wholes.get(n.iri, frozenset()) & {*link.nodes} for n in match.answers):
            match.score += 1
        elif link.is_said_in(answer) and not (link.is_proper and link.term is None):
            match.filters += sorted(link.words)
            named_in_answer = True
        elif is_acted_on(clause, link, fact.property):
            return False  # what supports X supports nothing else
        elif fact.property != POL.adopts and not link.is_proper and link.is_said_in(fact.context):
            parts = {stem(part) for word in link.words if "-" in word for part in word.split("-")}
            match.context += sorted(link.words - parts)
        elif "asksShared" in clause.asks and _is_kind_said(clause, fact, link):
            match.score -= 1
        elif fact.property != POL.adopts and _is_told_beside(clause, fact, link):
            match.beside += sorted(link.words)
        else:
            return False
    focus = clause.focus[0] if clause.focus else None
    told_of = set[Span]()
    for span in clause.narrow:
        linked = {
            n
            for link in clause.links
            if _is_beside(clause, span, link)
            for n in link.nodes
            if n.is_a(clause.classes[span])
        }
        if span != focus and any(clause.is_of(n, span) or n in linked for n in match.given):
            structural += span == clause.the_one  # "the act", which is but one
            continue
        telling = [n for n in (*match.given, *(match.answers if match.links else ())) if is_told(n)]
        if span != focus and any(_is_named_by(clause, span, n) for n in telling):
            told_of.add(span)
            continue  # "which fund supports equipment": it is told of, whatever else the goal says
        if span == focus and any(is_told_within(clause, n) for n in match.answers) and is_target(clause):
            continue
        if not any(clause.is_of(n, span) for n in match.answers):
            return False
        match.filters += sorted(clause.narrow[span] & answer)
    kinds = [n for n in match.given if clause.index.is_kind(n)]
    told = [s for s in clause.classes if s != focus and any(_is_named_by(clause, s, n) for n in kinds)]
    if told:
        structural, match.score = structural + len(told), match.score + len(told)
        match.score += 0.5 * any(n.is_a(POL.Policy) for n in kinds)  # the countries' policies are policies
        # What "the countries share" is what the text says of countries.
        content -= {*clause.places("asksShared"), *clause.places("asksDifference")}
    for span, kind in clause.classes.items():
        if {*range(*span)} & content:
            content = content - {*range(*span)}
            if span != focus and kinds and all(clause.has(i, fact.context) for i in range(*span)):
                continue
            told_as = kind == POL.Development and is_told_of(clause, span)
            if told_as and not all(clause.has(i, things) for i in range(*span)):
                return False  # "what did the changes in X accelerate" is asked of what is called so
            if span in (focus, *clause.coordinated, *told_of) or any(
                n.is_a(kind) for n in (*match.given, *match.answers)
            ):
                continue
            if clause.vocabulary.ranges.get(fact.property) == kind or all(
                clause.has(i, things) for i in range(*span)
            ):
                continue
            if match.beside and any(f.subject.is_a(kind) for f in _holders(clause, fact)):
                continue
            return False
    if is_contrary(clause, fact):
        return False
    tells = any(tells_of(clause, n) for n in match.answers)
    if not tells and any(clause.has(i, answer) and not clause.has(i, words) for i in clause.doers):
        return False
    stating = stating_words(clause, fact)
    if stating is None:
        return False
    telling = [i for i in used(clause, fact.property) if clause.words[i].stems & clause.wording.telling]
    kinds_told = {i for span in clause.classes for i in range(*span)}
    if telling and all(clause.has(i, answer if i in kinds_told else fact.context) for i in telling):
        stating = [*stating, *(canonical(clause, i) for i in telling)]
        match.score += 0.5
    match.stating = stating
    said = {canonical(clause, i) for i in content}
    beside = frozenset[str]().union(
        *(f.object.words for f in clause.index.beside(fact) if f.subject is fact.subject)
    )
    # "Mobile internet", where the sentence alone has the internet, is no mobile payment.
    modifiers = {link.span[0] - 1 for link in clause.links if link.words <= {*match.context}}
    for i in sorted(content):
        if i in modifiers and clause.words[i].tag[:2] in ("JJ", "NN") and clause.has(i, fact.context):
            match.score -= 1
        elif fact.property == POL.happenedIn and i in clause.asked_phrase and not clause.has(i, answer):
            return False  # what happened then is what is asked for
        elif clause.has(i, words) and (match.links or _is_enough(clause, match, said)):
            structural, match.score = structural + 1, match.score + 1
        elif clause.has(i, answer):
            match.filters.append(canonical(clause, i))
            match.score += 0.5
        elif clause.has(i, beside) and not clause.words[i].tag.startswith("V"):
            match.beside.append(canonical(clause, i))
        elif i == governor(clause):
            return False  # what there is an understanding of is no goal of the same sentence
        elif clause.has(i, fact.context) and not states_other(clause, i, fact.property):
            match.context.append(canonical(clause, i))
            match.score -= 1
        else:
            return False
    if fact.property == POL.aimsAt and not is_achieved(clause, fact):
        return False
    stated = fact.property != POL.aimsAt or is_stated(clause, POL.aimsAt)
    if not stated and (match.context or not (structural or tells)):
        return False
    if len(match.context) > _MOST_CONTEXT or len(match.context) > 2 * structural:
        return False
    if fact.property == POL.aimsAt and named_in_answer and not match.context and is_target(clause):
        return True  # the goal itself says who should have what
    # "What must we encourage" names nobody, and nothing.
    is_named = structural or tells or match.filters or clause.asked_class or clause.links or clause.is_whether
    if match.answers and not is_named:
        return fact.property == POL.adopts
    return bool(structural or tells) or not (match.context or match.beside or named_in_answer)


def _is_beside(clause: Clause, span: Span, link: Link) -> bool:
    """Say whether the words of *span* and a name call one thing: "the X Act", "the act X", but not "grants under X"."""
    between = clause.words[min(span[1], link.span[1]) : max(span[0], link.span[0])]
    return all(w.tag not in ("IN", "TO") or w.text.lower() == "of" for w in between)


def _is_named_by(clause: Clause, span: Span, node: Node) -> bool:
    return all(clause.has(i, node.words) for i in range(*span))


def _is_kind_said(clause: Clause, fact: Statement, link: Link) -> bool:
    """Say whether the sentence of *fact* has the noun of the kind that *link* names: what "major countries" share."""
    return any(clause.index.is_kind(n) and n.heads & fact.context for n in link.nodes)


def _is_told_beside(clause: Clause, fact: Statement, link: Link) -> bool:
    """Say whether the sentence says of what *link* names that it has the subject of *fact*: new technologies of Japan."""
    return any(any(n in link.nodes for n in clause.index.holders(other)) for other in _holders(clause, fact))


def _holders(clause: Clause, fact: Statement) -> list[Statement]:
    return [other for other in clause.index.beside(fact) if other.object is fact.subject]


def _mentions(clause: Clause, match: Match, node: Node, link: Link) -> bool:
    """Say whether the name of *node* holds the words of *link*; a proper name must be little else."""
    if not link.is_said_in(node.words) or (node.is_a(POL.Actor) and not link.is_proper):
        return False
    if link.is_proper and link.term is None:
        # A name within another is the same thing only where it is most of it; what is to be done may name anyone.
        named = node.is_a(POL.Goal) or node.is_a(POL.Development)
        if not named and not link.words <= node.name and not any(n.name <= node.name for n in link.nodes):
            return False  # another name of another thing
        said = link.words.union(*(n.name for n in link.nodes if n.name <= node.words))
        return named or 2 * len(said & node.words) > len(node.name - clause.wording.free)
    if node.is_a(POL.Policy) and match.fact.property != POL.adopts:
        return 2 * len(link.words) >= len(clause.wording.canonicals(node.label) - clause.wording.free)
    said = frozenset(clause.wording.canonical(s) for i in clause.content for s in clause.words[i].stems)
    return _is_enough(clause, match, link.words | said)


def _is_enough(clause: Clause, match: Match, words: frozenset[str] | set[str]) -> bool:
    """Say whether *words* name the policy that is adopted, rather than something that its name mentions."""
    if match.fact.property != POL.adopts:
        return True
    name = clause.wording.canonicals(match.fact.object.label) - clause.wording.free
    if POL.Policy in clause.classes.values() and words & name and clause.index.is_only_policy(words & name):
        return True  # "the photonics strategy", where there is but one
    linked = frozenset().union(*(link.words for link in clause.links if not link.is_proper))
    return 2 * len(name & (words | linked)) >= len(name)
