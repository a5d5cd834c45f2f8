"""The fit: whether the figure of a statement bears out the words of a clause, by itself or by its sentence."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ....ontology.namespace import LEX, POL
from ..index.index import Node, Statement
from ..parsing.clause import Clause
from ..parsing.link import Link
from ..parsing.rank import held_ranks
from ..words.asking import NUMBERS
from ..words.word import split
from .doer import bearers, is_noun_for, is_of_other_doer
from .mention import is_of_body
from .outlay import is_outlay, spends

_LEAST_PARTS = 2
OPEN = ("asksNumber", "asksShare", "asksDuration", "asksAmount", "asksMoney", "asksTime", "asksList")
# The roles that ask for a bound, with the qualifiers by which a figure is one.
BOUNDS = {
    "asksMaximum": frozenset({POL.upTo, POL.lessThan, POL.nearly}),
    "asksMinimum": frozenset({POL.atLeast, POL.moreThan}),
}


@dataclass(frozen=True, eq=False)
class Fit:
    """How a figure bears out a clause; *context*: the words that only its sentence bears out."""

    fact: Statement
    score: float
    context: tuple[str, ...] = ()


def figures(clause: Clause, property: str) -> list[Statement]:
    """Return the statements with *property* that give a number."""
    return [f for f in clause.index.statements if f.property == property and f.figure is not None]


def needs(
    clause: Clause, roles: Sequence[str], property: str = POL.hasStatistic, fact: Statement | None = None
) -> list[int]:
    """Return the places of the words that the figure itself must bear out, or its sentence.

    :param roles: what the figure answers, so that the words that ask for it are borne out.
    :param fact: the figure, where people are counted by what they do: "how many people use X" are its users.
    """
    opened = {i for role in roles for i in clause.places(role)}
    said = {i for span, found in clause.properties if property in found for i in range(*span)}
    people = {i for i, w in enumerate(clause.words) if clause.plays(w, LEX.peopleWords)}
    doing = [
        i for i, w in enumerate(clause.words) if w.tag.startswith("V") and fact and says(clause, i, fact)
    ]
    counts_persons = fact is not None and bool(
        fact.subject.heads & clause.wording.roles.stems(LEX.personNouns)
    )
    if clause.counted <= people and not (doing or counts_persons):
        people = set()  # "how many people live in X" counts nothing else
    focus = clause.focus[0] if clause.focus and not NUMBERS & clause.asks.keys() else (0, 0)
    # What is counted must be said, however common a word it is.
    nouns = {i for i in clause.counted if clause.words[i].tag.startswith("NN")}
    content = clause.content | (nouns - clause.linked)
    return sorted(content - opened - said - people - {*range(*focus)})


def fitted(
    clause: Clause,
    fact: Statement,
    *,
    ranks: Container[int] | None = None,
    anywhere: bool = False,
    said: Container[int] = (),
) -> Fit | None:
    """Return how the figure of *fact* bears out *clause*, or None where a word of it is not borne out.

    :param ranks: the places of the words for a rank, where *fact* is a ranking.
    :param anywhere: whether the figure of another place will do.
    :param said: the places of further words that are borne out already.
    """
    figure = fact.figure
    if figure is None or (asks_change(clause) and figure.indicator.split()[-1:] == ["to"]):
        return None  # by how much it falls is not to what
    bounds = [role for role in BOUNDS if any(i not in said for i in clause.places(role))]
    if any(figure.qualifier not in BOUNDS[role] for role in bounds):
        return None
    if any(_is_beyond(figure.qualifier, concept) for concept in clause.asked_bounds):
        return None  # "over how many" is no question of what is under a number
    bounding = {i for role in bounds for i in clause.places(role)}
    bounding |= {i for places in clause.asked_bounds.values() for i in places}
    bounding |= clause.qualified.get(figure.qualifier or "", frozenset())
    borne = _Borne()
    if not all(_bears_name(clause, fact, borne, x, anywhere=anywhere, ranks=ranks) for x in clause.links):
        return None
    if _is_of_another(clause, fact):
        return None
    property = POL.hasRanking if ranks is not None else POL.hasStatistic
    roles = ("asksRank", "asksMost", "asksPlace") if ranks is not None else OPEN
    needed = [
        i
        for i in needs(clause, roles, property, fact)
        if not (ranks and i in ranks) and i not in said and i not in bounding
    ]
    if ranks is not None and not all(
        says(clause, i, fact) for i in needed if clause.words[i].tag in ("NN", "NNS")
    ):
        return None  # first in one thing is not first in another of the same sentence
    if not _bears_words(clause, fact, borne, needed):
        return None
    if ranks is None and "asksNumber" in clause.asks and not _is_counted(clause, fact):
        return None
    heads = clause.wording.canonicals(_head(figure.indicator))
    score = borne.score + 0.25 * any(w.stems & heads for w in clause.words)
    duration = "asksDuration" in clause.asks and any(w.stem in fact.context for w in clause.words)
    return Fit(fact, score, tuple(borne.context)) if borne.own or (duration and score > 0) else None


def asks_change(clause: Clause) -> bool:
    """Say whether it asks by how much something changes."""
    return [w.text.lower() for w in clause.words[:3]] == ["by", "how", "much"]


def _is_beyond(qualifier: str | None, asked: str) -> bool:
    """Say whether a figure with *qualifier* is a bound of another kind than is *asked* for."""
    return any(qualifier in kind and asked not in kind for kind in BOUNDS.values())


@dataclass(eq=False)
class _Borne:
    """What a figure bears out of a clause so far.

    :param own: how many names and words of it the figure itself has.
    :param context: the words that only its sentence has; *near*: one of near meaning to a word of the clause.
    """

    score: float = 0.0
    own: int = 0
    context: list[str] = field(default_factory=list)
    near: str | None = None


def _bears_name(
    clause: Clause,
    fact: Statement,
    borne: _Borne,
    link: Link,
    *,
    anywhere: bool,
    ranks: Container[int] | None,
) -> bool:
    """Say whether the figure of *fact*, or its sentence, has what *link* names; count it in *borne*."""
    figure = fact.figure
    if figure is not None and {fact.subject, figure.place, figure.period} & {*link.nodes}:
        borne.score += 3
        borne.own += fact.subject in link.nodes
    elif link.is_said_in(fact.measure_words):
        borne.score, borne.own = borne.score + 2, borne.own + 1
    elif any(
        _is_sought(f, fact) and f.subject in link.nodes for f in clause.index.beside(fact)
    ) or is_of_body(clause, fact, link):
        borne.score += 1
    elif anywhere and (link.term is not None or any(n.is_a(POL.Place) for n in link.nodes)):
        pass  # the figure of another place will do
    elif _is_another_time(link, fact) or {*bearers(clause, fact)} & {*link.nodes}:
        return False
    elif not _names_country(link) and link.is_said_in(fact.context) and ranks is None:
        borne.score -= 1
        borne.context += sorted(link.words & fact.context)
    else:
        return clause.index.places.is_home(fact, link.iris)
    return True


def _is_another_time(link: Link, fact: Statement) -> bool:
    """Say whether *link* names a year, and the figure of *fact* is of another: "25 % by 2026 and 28 % by 2030"."""
    period = fact.figure.period if fact.figure else None
    if period is None or not any(n.is_a(POL.Period) for n in link.nodes):
        return False
    return link.text.isdigit() and period.label.isdigit() and link.text != period.label


def _is_of_another(clause: Clause, fact: Statement) -> bool:
    """Say whether *clause* asks what something else does than what the figure of *fact* is of."""
    if any(_is_within(clause, i, fact) for i in clause.doers):
        return True
    # How much companies spent is not how many companies there are.
    if "asksAmount" in clause.asks and any(clause.has(i, fact.object.heads) for i in clause.doers):
        return True
    if is_of_other_doer(clause, fact):
        return True
    # How much one thing grew is not how much another of the same sentence did.
    return "asksAmount" in clause.asks and not all(is_its(clause, i, fact) for i in clause.doers)


def _bears_words(clause: Clause, fact: Statement, borne: _Borne, places: Sequence[int]) -> bool:
    """Say whether the figure of *fact*, or its sentence, has the words at *places*; count them in *borne*."""
    counted, held = clause.counted, held_ranks(clause, fact)
    if "asksShare" in clause.asks and counted:
        # Of a share it is said of what in other words of the sentence as well.
        counted = frozenset(
            {max((i for i in counted if clause.words[i].tag[:2] == "NN"), default=max(counted))}
        )
        if any(
            clause.plays(clause.words[i], LEX.wholeWorld) and says(clause, i, fact) for i in clause.counted
        ):
            counted = (
                frozenset()
            )  # of the world's ships it is said beside "of the global total" what they are
    for i in places:
        stated = [clause.wording.canonical(s) for s in sorted(clause.words[i].stems)]
        if says(clause, i, fact):
            borne.score, borne.own = borne.score + 1, borne.own + 1
        elif i in held or _is_done_beside(clause, i, fact) or _is_whole_beside(clause, i, fact):
            continue
        elif is_noun_for(clause, i, bearers(clause, fact)):
            return False  # "3 million, with 1 million from the town": of the town it is the one
        elif is_outlay(fact, clause.wording) and spends(clause.words[i], clause.wording):
            borne.own += 1
        elif i not in counted and clause.is_beside(i, fact.context):
            borne.score -= 0.5
            borne.context += [word for word in stated if word in fact.context][:1]
        elif i not in counted and not borne.near and (near := _near(clause, i, fact)):
            borne.score -= 0.75
            borne.near = near
            borne.context.append(near)
        elif _is_the_policy(clause, i, fact):
            continue
        else:
            return False
    return True


def _near(clause: Clause, place: int, fact: Statement) -> str | None:
    """Return the word of the sentence that is of near meaning to the noun or adjective at *place*, if there is one.

    Or to the verb there with its particle: "roll out", where something is deployed.
    """
    word, behind = clause.words[place], clause.words[place + 1 : place + 2]
    if word.tag.startswith("V") and behind and behind[0].tag == "RP":
        families = clause.wording.thesaurus.of((word, behind[0]))
        names = {key for f in families for key in f.keys if len(key) == 1}
        return min({clause.wording.canonical(s[0]) for s in names} & fact.context, default=None)
    if word.tag not in ("NN", "NNS", "JJ"):
        return None
    return min(clause.wording.thesaurus.kin(word) & fact.context - fact.figure_words, default=None)


def says(clause: Clause, place: int, fact: Statement) -> bool:
    """Say whether the figure of *fact* says the word at *place*."""
    place_of = fact.figure.place if fact.figure else None
    # The names of a country say nothing of what is counted in it.
    named = place_of.words if place_of and place not in clause.counted else frozenset()
    word = clause.words[place]
    # The smallest are not those that are called small.
    compared = place in (*clause.places("asksMost"), *clause.places("asksLeast"))
    said = {word.stem} if compared else word.stems
    return any(clause.wording.canonical(s) in (fact.figure_words | named) for s in said)


def is_its(clause: Clause, place: int, fact: Statement) -> bool:
    """Say whether the word is of what the figure of *fact* is about, or of who aims at it."""
    sought = (f.subject for f in clause.index.beside(fact) if _is_sought(f, fact))
    return says(clause, place, fact) or any(clause.has(place, n.words) for n in sought)


def is_goal(clause: Clause, fact: Statement) -> bool:
    """Say whether the figure of *fact* is one that somebody aims at: a number of jobs to create."""
    ends = fact.figure.indicator.split()[-2:] if fact.figure is not None else []
    # "Jobs to create", but not "installed to date"
    to_do = ends[:-1] == ["to"] and " ".join(ends) not in clause.wording.roles.words(LEX.idlePhrases)
    if fact.figure is None or fact.figure.is_target:
        return fact.figure is not None
    if any(_is_target_of(other, fact) for other in clause.index.beside(fact)):
        return False  # "70 %, up from 42 %"
    return to_do or any(_is_sought(other, fact) for other in clause.index.beside(fact))


def of_its_time(clause: Clause, fits: Sequence[Fit]) -> list[Fit]:
    """Return of *fits* those that are aimed at where *clause* asks for what is to be, and else those that are not; all where none is."""
    wants = any(POL.aimsAt in found for _, found in clause.properties) or any(
        w.tag == "MD" or (w.base == "be" and w.tag == "VB") for w in clause.words
    )
    kept = [f for f in fits if is_goal(clause, f.fact) == wants]
    return kept or [*fits]


def is_former(clause: Clause, fact: Statement) -> bool:
    """Say whether the sentence of *fact* begins with a word for a time that is over: "before it started"."""
    first, _, _ = fact.quote.partition(" ")
    return first.lower().strip(",") in clause.wording.roles.words(LEX.formerWords)


def _is_target_of(other: Statement, fact: Statement) -> bool:
    """Say whether *other* is what the figure of *fact* is to become."""
    one, now = other.figure, fact.figure
    alike = one is not None and now is not None and one.indicator == now.indicator and one.unit == now.unit
    return alike and one is not None and one.is_target and other.subject is fact.subject


def _is_within(clause: Clause, place: int, fact: Statement) -> bool:
    """Say whether the word is in the name of the measure alone: what ports invest is not an investment in a port."""
    figure = fact.figure
    if figure is None or not clause.has(place, figure.words):
        return False
    ends = fact.subject.heads | (figure.place.words if figure.place else frozenset())
    # In a compound a noun has another form than where it does something.
    same = clause.words[place].text.lower() in (word.lower() for word, _ in split(figure.indicator))
    return not same and not clause.has(place, ends)


def _is_sought(other: Statement, fact: Statement) -> bool:
    """Say whether *other* says who aims at the figure of *fact*."""
    return other.property == POL.aimsAt and fact.object.words <= other.object.words


def _is_done_beside(clause: Clause, place: int, fact: Statement) -> bool:
    """Say whether the word is a verb for what another fact of the sentence says of the same thing: what 75 % use."""
    if not clause.words[place].tag.startswith("V"):
        return False
    stated = clause.stated_at(place) - {POL.hasPart, POL.relatedPolicy}
    return any(
        other.property in stated
        and (other.subject is fact.subject or fact.object.words <= other.object.words)
        for other in clause.index.beside(fact)
    )


def _is_the_policy(clause: Clause, place: int, fact: Statement) -> bool:
    """Say whether the word is for a policy of which there is but one so called, and the sentence names it: "the act"."""
    span = clause.the_one
    if span is None or place not in range(*span) or clause.classes[span] != POL.Policy:
        return False
    nodes = [n for n in clause.index.nodes.values() if clause.is_of(n, span)]
    names = (clause.wording.canonicals(name) for n in nodes for name in (n.label, *n.aliases))
    return len(nodes) == 1 and any(name <= fact.context for name in names)


def _is_whole_beside(clause: Clause, place: int, fact: Statement) -> bool:
    """Say whether another share of the same thing says of what: "fell from 5 % to 4 % of exports"."""
    shares = (
        f
        for f in clause.index.beside(fact)
        if f.figure and fact.figure and f.subject is fact.subject and f.figure.unit is fact.figure.unit
    )
    return "asksShare" in clause.asks and any(says(clause, place, f) for f in shares)


def _is_counted(clause: Clause, fact: Statement) -> bool:
    """Say whether *fact* counts what is asked for, and does not only mention it."""
    named = {i for link in clause.links if link.is_proper for i in range(*link.span)}
    nouns = [i for i in clause.counted - named if clause.words[i].tag.startswith("NN")]
    figure = fact.figure
    if figure is None or not {*nouns} & {*clause.linked, *needs(clause, OPEN, fact=fact)}:
        return True
    unit = [figure.unit.label] if figure.unit else []
    names = [figure.indicator, fact.subject.label, fact.object.label, *fact.subject.aliases, *unit]
    told = {word for name in names for phrase in clause.wording.headed(name) for word in phrase}
    return any(clause.means(max(nouns), word) for word in told)


def _head(indicator: str) -> str:
    """Return the word of *indicator* that names what is measured, where it is a noun before its preposition."""
    return indicator.split(" in ")[0].split(" of ")[-1].split(" for ")[0].rpartition(" ")[2]


def _names_country(link: Link) -> bool:
    # "in the world" limits a figure less than a country does, and so does a continent.
    region = link.term is not None and POL.Region in link.term.classes
    named = any(n.is_a(POL.Region) or n.is_a(POL.Policy) for n in link.nodes)
    return link.is_proper and not (named or region)


def total(fits: list[Fit]) -> list[Fit]:
    """Return the one of *fits* that is the sum of all others, which are its parts; none where there is no such."""
    told = [(f, Decimal(f.fact.figure.value)) for f in fits if f.fact.figure and f.fact.figure.value]
    alike = {(f.fact.subject, f.fact.figure.unit) for f in fits if f.fact.figure}
    if len(told) < len(fits) or len(alike) != 1 or len(fits) <= _LEAST_PARTS:
        return []
    return [f for f, value in told if 2 * value == sum(v for _, v in told)]


def undated(fits: Sequence[Fit]) -> list[Fit]:
    """Return *fits* without those of another time, where the text tells of the same thing without one: what is so now."""
    now = {_measure(f.fact) for f in fits if f.fact.figure and f.fact.figure.period is None}
    return [
        f for f in fits if f.fact.figure and (f.fact.figure.period is None or _measure(f.fact) not in now)
    ]


def _measure(fact: Statement) -> tuple[Node, str]:
    return fact.subject, fact.figure.indicator if fact.figure else ""


def names_value(clause: Clause, fact: Statement) -> bool:
    """Say whether *clause* names the number of *fact*, and so asks for something else: "what causes 90 % of X"."""
    value = fact.figure.value if fact.figure else None
    numbers = {w.text.replace(",", "") for i, w in enumerate(clause.words) if i not in clause.linked}
    return value is not None and value in numbers
