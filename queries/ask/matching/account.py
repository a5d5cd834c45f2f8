"""The account: what of a statement bears out each name, each class and each other word of a clause."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from ....ontology.namespace import LEX, POL
from ..index.index import Node, Statement
from ..parsing.clause import Clause
from ..parsing.link import Link
from ..words.word import Span, stem
from . import mention
from .contrary import is_contrary
from .kind import is_kind_asked
from .parties import sharing
from .row import words_of_others
from .stating import (
    canonical,
    has_verb,
    is_agent,
    is_behind,
    is_growth_told,
    is_told_of,
    states_other,
    stating_words,
    used,
)
from .target import (
    governor,
    governs,
    is_achieved,
    is_party,
    is_target,
    is_told,
    is_told_within,
    takes_up,
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


def covers(clause: Clause, match: Match, content: frozenset[int]) -> bool:
    """Say whether every word of *content* and every link is borne out, and by an end rather than by the sentence.

    :param match: what bears them out is noted there; where the answer is no it is of no further use.
    :param content: the places of the words that the property itself does not say.
    """
    account = _Account(clause, match, content)
    account.note_enabling()
    if not (all(map(account.bears_name, clause.links)) and all(map(account.bears_kind, clause.narrow))):
        return False
    account.note_kinds()
    match.score += any(is_kind_asked(clause, n) for n in match.answers)
    return (
        all(account.bears_class(span, kind) for span, kind in clause.classes.items())
        and not is_contrary(clause, match.fact)
        and not account.is_done_by_another()
        and account.states()
        and account.bears_words()
        and account.is_enough()
    )


class _Account:
    """What a match bears out of a clause, step by step.

    :ivar left: the places of the words that nothing has borne out yet.
    :ivar structural: how many names, classes and words an end of the statement bears out.
    """

    def __init__(self, clause: Clause, match: Match, content: frozenset[int]) -> None:
        self.clause, self.match, self.fact = clause, match, match.fact
        self.left = content
        self.structural = 0
        self._focus = clause.focus[0] if clause.focus else None
        # A name that is named says nothing more: "ports" is not borne out by "Ports Act".
        meant = {n for link in clause.links if link.is_proper for n in link.nodes if not n.is_a(POL.Goal)}
        self._words = _words(n for n in match.given if n not in meant)
        # What a goal is about is not borne out by the name of the policy that has it.
        about_goal = match.fact.property == POL.aimsAt
        self._things = self._words & _words(n for n in match.given if not (about_goal and n.is_a(POL.Policy)))
        self._answer = _words(match.answers)
        # Among whom one thing is to be says nothing of others, but those that share it.
        parties = "asksParties" in clause.asks
        self._sentence = sharing(self.fact, clause.index) if parties else self.fact.context
        self._is_named_in_answer = False
        self._told_of = set[Span]()

    def note_enabling(self) -> None:
        """Leave out the verbs that say no more of a goal than that it is one: what it is meant to enable is the goal."""
        if self.fact.property == POL.aimsAt:
            clause = self.clause
            enabling = {i for i in wanted(clause) if clause.plays(clause.words[i], LEX.enablingVerbs)}
            self.left -= enabling
            self.match.score += 0.5 * any(clause.has(i, self.fact.context) for i in enabling)

    def bears_name(self, link: Link) -> bool:
        """Say whether what *link* names is an end of the statement, its date, or said by its name or its sentence."""
        clause, match, fact = self.clause, self.match, self.fact
        if any(n.is_a(POL.Period) for n in link.nodes):
            named = any(link.words <= n.name and not n.is_a(POL.Period) for n in match.given)
            if fact.period not in link.nodes and fact.object not in link.nodes and not named:
                return False
            if fact.period in link.nodes or fact.object not in link.nodes:
                return True
        if any(n in match.given for n in link.nodes):
            self._note_end(3)
            match.links.append(link)
        elif any(_mentions(clause, match, n, link) for n in match.given):
            self._note_end(2)
        elif any(clause.index.wholes.get(n.iri, frozenset()) & {*link.nodes} for n in match.answers):
            match.score += 1
        elif link.is_said_in(self._answer) and not (link.is_proper and link.term is None):
            match.filters += sorted(link.words)
            self._is_named_in_answer = True
        elif mention.is_home(clause, fact, link) or mention.is_of_body(clause, fact, link):
            pass
        elif "asksParties" in clause.asks and link.is_said_in(self._sentence):
            match.score += 1  # it is to be among the same
        elif self._is_said_by_another_goal(link) or mention.has_parts_beside(clause, fact, link):
            return False
        elif is_party(clause, link, fact.property):
            return False  # what supports X supports nothing else
        elif fact.property != POL.adopts and not link.is_proper and link.is_said_in(self._sentence):
            parts = {stem(part) for word in link.words if "-" in word for part in word.split("-")}
            match.context += sorted(link.words - parts)
        elif "asksShared" in clause.asks and mention.is_kind_said(clause, fact, link):
            match.score -= 1
        elif (
            fact.property == POL.adopts
            and fact.object in match.given
            and mention.is_told_of_policy(clause, fact, link)
        ):
            match.beside += sorted(link.words & fact.context)
        elif mention.is_told_beside(clause, fact, link):
            match.beside += sorted(link.words)
        else:
            return False
        return True

    def _is_said_by_another_goal(self, link: Link) -> bool:
        """Say whether it is another goal of the same list that names what *link* does, where this one is the answer."""
        return "asksParties" not in self.clause.asks and link.is_said_in(self._other_goals)

    def bears_kind(self, span: Span) -> bool:
        """Say whether an end is of the kind within a class that the words of *span* are for, or tells of it."""
        clause, match = self.clause, self.match
        if span != self._focus:
            linked = mention.called_beside(clause, span)
            if any(clause.is_of(n, span) or n in linked for n in match.given):
                self.structural += span == clause.the_one  # "the act", which is but one
                return True
            if any(link.span[1] == span[0] for link in match.links) and all(
                clause.has(i, self.fact.context) for i in range(*span)
            ):
                return True  # "the X team", which the sentence calls so
            telling = [n for n in (*match.given, *(match.answers if match.links else ())) if is_told(n)]
            if any(mention.is_named_by(clause, span, n) for n in telling):
                self._told_of.add(span)
                return True  # "which fund supports equipment": it is told of, whatever else the goal says
        elif any(is_told_within(clause, n) for n in match.answers) and is_target(clause):
            return True
        if not any(clause.is_of(n, span) for n in match.answers):
            return False
        match.filters += sorted(clause.narrow[span] & self._answer)
        return True

    def note_kinds(self) -> None:
        """Note the classes by which a given end is called that has no name of its own: "major countries"."""
        clause, kinds = self.clause, self._kinds
        others = (s for s in clause.classes if s != self._focus)
        told = [s for s in others if any(mention.is_named_by(clause, s, n) for n in kinds)]
        if told:
            self._note_end(len(told), len(told))
            self.match.score += 0.5 * any(
                n.is_a(POL.Policy) for n in kinds
            )  # the countries' policies are policies
            # What "the countries share" is what the text says of countries.
            self.left -= {*clause.places("asksShared"), *clause.places("asksDifference")}

    def bears_class(self, span: Span, kind: str) -> bool:
        """Say whether something is of the class *kind*, where its words, those of *span*, are not borne out yet."""
        clause, match, fact, places = self.clause, self.match, self.fact, range(*span)
        if is_agent(clause, span) and not all(clause.has(i, self._words) for i in places):
            return False  # "what was sped up by the changes in X" is asked of what is called so
        if not {*places} & self.left:
            return True
        self.left -= {*places}
        if governor(clause) in places:
            # "What has X sped up the development of" is asked of what is developed, not of all that has come of X.
            return all(clause.has(i, self._answer) for i in places)
        in_context = span != self._focus and all(clause.has(i, fact.context) for i in places)
        if in_context and (self._kinds or mention.is_partner(clause, span)):
            return True
        is_said = all(clause.has(i, self._things) for i in places)
        if kind == POL.Development and is_told_of(clause, span) and not is_said:
            return False  # "what did the changes in X accelerate" is asked of what is called so
        within = bool(match.links) and all(clause.has(i, self._answer) for i in places)
        return (
            is_said
            or within  # "the changes in the X sector"
            or span in (self._focus, *clause.coordinated, *self._told_of)
            or any(n.is_a(kind) for n in (*match.given, *match.answers))
            or clause.vocabulary.ranges.get(fact.property) == kind
            or (fact.property == POL.adopts and all(clause.has(i, self._told) for i in places))
            or (bool(match.beside) and any(f.subject.is_a(kind) for f in mention.holders(clause, fact)))
        )

    def is_done_by_another(self) -> bool:
        """Say whether the answer has what the clause says to do something: "what do companies need" asks of them."""
        clause = self.clause
        doers = (clause.has(i, self._answer) and not clause.has(i, self._words) for i in clause.doers)
        return not self._tells and any(doers)

    def states(self) -> bool:
        """Say whether the sentence has the words of the clause that state the property, where it must have any."""
        clause = self.clause
        stating = stating_words(clause, self.fact)
        if stating is None or not is_growth_told(clause, self.fact.context):
            return False
        telling = [
            i for i in used(clause, self.fact.property) if clause.plays(clause.words[i], LEX.tellingWords)
        ]
        kinds = clause.classed
        told = [self._telling(i, self._answer if i in kinds else self.fact.context) for i in telling]
        if told and all(told):
            stating = [*stating, *(word for word in told if word)]
            self.match.score += 0.5 + 0.5 * is_behind(clause, self.fact, {word for word in told if word})
        self.match.stating = stating
        return True

    def _telling(self, place: int, words: frozenset[str]) -> str | None:
        """Return which of *words* tells what the telling word at *place* does, be it another of near meaning; else None."""
        clause = self.clause
        if clause.has(place, words):
            return canonical(clause, place)
        near = (
            clause.wording.thesaurus.kin(clause.words[place])
            & clause.wording.roles.stems(LEX.tellingWords)
            & words
        )
        return min(near, default=None)

    def bears_words(self) -> bool:
        """Say whether an end, another fact of the sentence or the sentence has each word that is left."""
        clause, match, fact = self.clause, self.match, self.fact
        said = {canonical(clause, i) for i in self.left}
        # What another goal of the list says is not said of this one, unless this takes it up.
        apart = fact.object in match.answers and not takes_up(clause, fact.object)
        beside = _words(
            f.object
            for f in clause.index.beside(fact)
            if f.subject is fact.subject and not (apart and f.property == fact.property == POL.aimsAt)
        )
        others = self._other_goals
        of_no_policy = mention.is_of_no_policy(fact.property, clause.index.holders(fact))
        if "asksParties" in clause.asks:
            beside, others = self._sentence, frozenset()
        # "Mobile internet", where the sentence alone has the internet, is no mobile payment.
        modifiers = {link.span[0] - 1 for link in clause.links if link.words <= {*match.context}}
        for i in sorted(self.left):
            if i in modifiers and clause.words[i].tag[:2] in ("JJ", "NN") and clause.has(i, fact.context):
                match.score -= 1
            elif (
                fact.property == POL.happenedIn
                and i in clause.asked_phrase
                and not clause.has(i, self._answer)
            ):
                return False  # what happened then is what is asked for
            elif clause.has(i, self._words) and (match.links or _is_enough(clause, match, said)):
                self._note_end(1)
            elif mention.is_of_another(clause, i, match.given):
                return False  # what a lack of ships has led to a lack of ports has not
            elif of_no_policy and mention.describes_policy(clause, i):
                return False  # what countries aim at digitally is not what their digital strategies do
            elif clause.has(i, self._answer) and mention.describes(clause, i, self._words):
                match.beside.append(canonical(clause, i))
            elif clause.has(i, self._answer):
                match.filters.append(canonical(clause, i))
                match.score += 0.5
            elif clause.has(i, beside) and not clause.words[i].tag.startswith("V"):
                match.beside.append(canonical(clause, i))
            elif governs(clause, i):
                return False  # what there is an understanding of is no goal of the same sentence
            elif clause.words[i].tag[:2] == "NN" and clause.has(i, others):
                return False  # which service ports have is not the one that towns have by the same sentence
            elif fact.property == POL.adopts and (i == clause.asked_noun or clause.words[i].is_near):
                return False  # which satellites it has are no policy, and who pays for it need not have adopted it
            elif clause.has(i, self._sentence) and not states_other(clause, i, fact.property):
                match.context.append(canonical(clause, i))
                match.score -= 1
            else:
                return False
        return True

    def is_enough(self) -> bool:
        """Say whether the ends themselves bear out so much that the sentence may bear out the rest."""
        clause, match, fact = self.clause, self.match, self.fact
        if fact.property == POL.aimsAt and not is_achieved(clause, fact):
            return False
        if "asksParties" in clause.asks and match.beside:
            return False  # among whom there is to be one thing need not be among whom there is to be another
        # Of whose policies the text tells something says nothing of what they are for.
        wanting = (s for s, found in clause.properties if POL.aimsAt in found)
        stated = fact.property != POL.aimsAt or any(clause.classes.get(s) != POL.Policy for s in wanting)
        by_ends = bool(self.structural or self._tells)
        if not stated and (match.context or not by_ends):
            return False
        if len(match.context) > min(_MOST_CONTEXT, 2 * self.structural):
            return False
        if (
            fact.property == POL.aimsAt
            and self._is_named_in_answer
            and not match.context
            and is_target(clause)
        ):
            return True  # the goal itself says who should have what
        # "What must we encourage", "what came with the adoption" name nobody, and nothing.
        is_named = by_ends or match.filters or clause.asked_class or clause.links or clause.is_whether
        if match.answers and not is_named:
            return fact.property == POL.adopts and has_verb(clause, POL.adopts)
        return by_ends or not (match.context or match.beside or self._is_named_in_answer)

    def _note_end(self, score: int, count: int = 1) -> None:
        self.structural += count
        self.match.score += score

    @cached_property
    def _kinds(self) -> list[Node]:
        return [n for n in self.match.given if self.clause.index.is_kind(n)]

    @cached_property
    def _other_goals(self) -> frozenset[str]:
        """The words of the other goals of the list that the answer is one of."""
        is_answer = self.fact.object in self.match.answers
        return words_of_others(self.clause, self.fact) if is_answer else frozenset()

    @cached_property
    def _told(self) -> frozenset[str]:
        """The words of the policies that answer, and of what they aim at: "which plan is there for industry"."""
        goals = (f for f in self.clause.index.beside(self.fact) if f.subject in self.match.answers)
        return self._answer | _words(f.object for f in goals if f.property == POL.aimsAt)

    @cached_property
    def _tells(self) -> bool:
        return any(tells_of(self.clause, n) for n in self.match.answers)


def _words(nodes: Iterable[Node]) -> frozenset[str]:
    return frozenset[str]().union(*(n.words for n in nodes))


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
    said = frozenset(clause.wording.canonical(s) for i in clause.content for s in clause.words[i].stems)
    if node.is_a(POL.Policy) and match.fact.property != POL.adopts:
        name = clause.wording.canonicals(node.label) - clause.wording.free
        return 2 * len(link.words | (said & name)) >= len(name)
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
