"""The figure: readings of a clause as a question for a number, its date or its place."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from ...ontology.namespace import POL, UNIT
from .asking import NUMBERS
from .clause import Clause
from .index import Figure, Node, Statement
from .link import Link
from .rank import held_ranks
from .reading import Reading, iris, listed, literals
from .word import split, stems

OPEN = ("asksNumber", "asksShare", "asksDuration", "asksAmount", "asksMoney", "asksTime", "asksList")
# By so little a figure may be borne out less than the best, and still be one that was asked for.
_SLIGHT = 0.25
_HALF = 50
_PERCENT, _FACTOR = UNIT["percent"], UNIT["times"]
# The roles that ask for a bound, with the qualifiers by which a figure is one.
_BOUNDS = {
    "asksMaximum": frozenset({POL.upTo, POL.lessThan, POL.nearly}),
    "asksMinimum": frozenset({POL.atLeast, POL.moreThan}),
}


@dataclass(frozen=True, eq=False)
class Fit:
    """How a figure bears out a clause; *context*: the words that only its sentence bears out."""

    fact: Statement
    score: float
    context: tuple[str, ...] = ()


def statistics(clause: Clause) -> Iterator[Reading]:
    """Yield the readings of *clause* as a question for a number, for its date, or for its place."""
    asked = NUMBERS & clause.asks.keys()
    if "asksActor" in clause.asks:
        asked -= {"asksAmount"}  # "who has the highest value added" asks for no value
    bare = _is_bare(clause)
    dated = "asksTime" in clause.asks
    placed = clause.asked_class is not None and clause.vocabulary.is_a((clause.asked_class,), POL.Actor)
    if not (asked or bare or dated or placed or _is_measure_named(clause)):
        return
    told = [fact for fact in figures(clause, POL.hasStatistic) if not _is_idle_factor(clause, fact)]
    found = [f for fact in told if (f := fitted(clause, fact)) and (not bare or _names_head(clause, fact))]
    top = max((f.score for f in found), default=0.0)
    of_kind = [f for f in found if _is_kind(clause, f.fact.figure)]
    fits = _with_rivals([f for f in of_kind if f.score >= top - _SLIGHT], of_kind)
    fits = fits or _best([f for f in found if _is_share_of_counted(clause, f.fact)])
    if not fits or (len(fits) > 1 and {"asksMost", "asksLeast"} & clause.asks.keys()):
        return  # which of several is the most is another reading
    facts = [f.fact for f in fits]
    if len({f.figure.unit for f in facts if f.figure}) > 1 and "asksList" not in clause.asks:
        return  # measures of different kinds: which is meant is not said
    indicators = literals([f.figure.indicator for f in facts if f.figure])
    holes = {"indicator": indicators, "subject": iris([f.subject for f in facts])}
    what = listed([f"{f.figure.indicator} ({f.subject.label})" for f in facts if f.figure])
    if dated and not asked:
        periods = tuple(f.figure.period for f in facts if f.figure and f.figure.period)
        # When a goal was reached is not by when it should be.
        if periods and not (_is_past(clause) and all(_is_goal(clause, f) for f in facts)):
            yield Reading(f"[when] {what}", "figure-periods", holes, fits[0].score, periods, "list", facts)
        return
    if placed and not asked:
        holders = tuple(f.figure.place for f in facts if f.figure and f.figure.place)
        named = {n for link in clause.links for n in link.nodes}
        compared = {"asksMost", "asksLeast"} & clause.asks.keys()
        if compared and not all(_is_most(clause, f) for f in facts):
            return
        if holders and not named & {*holders} and all(_is_asked(clause, n) for n in holders):
            yield Reading(f"[where] {what}", "figure-places", holes, fits[0].score, holders, "list", facts)
        return
    places = _places(clause, facts)
    where = f" in {listed(places)}" if places else ""
    if places:
        holes["place"] = iris(places)
    said = [clause.wording.surface([f.quote for f in facts], word) for word in fits[0].context]
    if any(said):
        holes["context"] = literals([word for word in said if word])
    nodes = tuple(f.object for f in facts)
    yield Reading(f"[number] {what}{where}", "figures", holes, fits[0].score, nodes, "figure", facts)


def _is_measure_named(clause: Clause) -> bool:
    """Say whether it asks for a measure by its name: "what turnover should X reach"."""
    first = clause.words[0].text.lower() in ("what", "which") and clause.words[1:2]
    reached = any(
        POL.hasStatistic in found and clause.words[span[0]].tag.startswith("V") and span[0] > 1
        for span, found in clause.properties
    )
    if not first or clause.asked_class is not None:
        return False
    return (first[0].tag == "NN" and reached) or _asks_value(clause)


def _asks_value(clause: Clause) -> bool:
    """Say whether it asks for the number that something reaches: "what will the market reach by 2030"."""
    verb = next((i for i, w in enumerate(clause.words) if w.stems & clause.wording.values), 0)
    numbers = any(w.text[0].isdigit() for i, w in enumerate(clause.words) if i not in clause.linked)
    measured = any(clause.words[i].tag == "NN" for i in range(verb) if i in clause.content)
    return clause.words[verb].tag.startswith("V") and measured and not numbers


def _is_bare(clause: Clause) -> bool:
    """Say whether it is but the name of a figure: "turnover of X", "what is the turnover of X"."""
    first = [w.text.lower() for w in clause.words[:2]]
    named = first[:1] != ["what"] or any(w.lemma == "be" for w in clause.words[1:2])
    said = any(
        POL.hasStatistic not in found and clause.words[span[0]].tag.startswith("V")
        for span, found in clause.properties
    )
    # An investment is a sum as well.
    measured = clause.asked_class in (None, POL.Undertaking)
    return named and not said and not clause.asks.keys() - {"asksList", *_BOUNDS} and measured


def _names_head(clause: Clause, fact: Statement) -> bool:
    """Say whether the figure of *fact* itself, not only its sentence, is called by the noun that is asked for by its name."""
    first = next((i for i, w in enumerate(clause.words) if i and w.tag in ("IN", "TO")), len(clause.words))
    asked = {i for span in clause.asks.values() for i in range(*span)}
    stated = {i for i in range(len(clause.words)) if clause.stated_at(i)}
    needed = {*needs(clause, OPEN, fact=fact)} - stated - asked
    heads = [i for i in range(first) if clause.words[i].tag[:2] == "NN" and i in needed | clause.linked]
    if heads and heads[-1] in clause.linked:
        return True
    return not heads or says(clause, heads[-1], fact)


def _is_asked(clause: Clause, node: Node) -> bool:
    asked = clause.asked_class
    return (
        asked is None
        or node.is_a(asked)
        or (clause.vocabulary.is_a((asked,), POL.Place) and node.is_a(POL.Place))
    )


def asks_measure(clause: Clause) -> bool:
    """Say whether nothing but a figure answers it: how much, what share, how long."""
    measured = {"asksShare", "asksMoney", "asksDuration"} & clause.asks.keys()
    return bool(measured) or ("asksAmount" in clause.asks and clause.words[0].text.lower() == "how")


def near_misses(clause: Clause) -> list[Statement]:
    """Return the figures that are what *clause* asks for, but of another place."""
    if not NUMBERS & clause.asks.keys():
        return []
    fits = [f for fact in figures(clause, POL.hasStatistic) if (f := fitted(clause, fact, anywhere=True))]
    facts = [f.fact for f in _best(fits) if _is_kind(clause, f.fact.figure)]
    named = {n for link in clause.links for n in link.nodes}
    return [f for f in facts if f.figure and f.figure.place and f.figure.place not in named]


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
    people = {i for i, w in enumerate(clause.words) if w.stem in clause.wording.people}
    doing = [
        i for i, w in enumerate(clause.words) if w.tag.startswith("V") and fact and says(clause, i, fact)
    ]
    counts_persons = fact is not None and bool(fact.subject.heads & clause.wording.persons)
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
    if figure is None:
        return None
    bounds = [role for role in _BOUNDS if role in clause.asks]
    if any(figure.qualifier not in _BOUNDS[role] for role in bounds):
        return None
    bounding = {i for role in bounds for i in clause.places(role)} | {
        *clause.qualified.get(figure.qualifier or "", ())
    }
    score, structural, context = 0.0, 0, list[str]()
    for link in clause.links:
        if fact.subject in link.nodes or figure.place in link.nodes or figure.period in link.nodes:
            score += 3
            structural += fact.subject in link.nodes
        elif link.is_said_in(fact.figure_words):
            score, structural = score + 2, structural + 1
        elif any(_is_sought(f, fact) and f.subject in link.nodes for f in clause.index.beside(fact)):
            score += 1
        elif anywhere and any(n.is_a(POL.Place) for n in link.nodes) | (link.term is not None):
            score += 0
        elif not _names_country(link) and link.is_said_in(fact.context) and ranks is None:
            score -= 1
            context += sorted(link.words & fact.context)
        else:
            return None
    if any(_is_within(clause, i, fact) for i in clause.doers):
        return None
    property = POL.hasRanking if ranks is not None else POL.hasStatistic
    roles = ("asksRank", "asksMost", "asksPlace") if ranks is not None else OPEN
    counted, held = clause.counted, held_ranks(clause, fact)
    if "asksShare" in clause.asks:
        # Of a share it is said of what in other words of the sentence as well.
        counted = frozenset({max(counted)}) if counted else counted
    for i in needs(clause, roles, property, fact):
        if (ranks and i in ranks) or i in said or i in bounding:
            continue
        if says(clause, i, fact):
            score, structural = score + 1, structural + 1
        elif i in held or _is_done_beside(clause, i, fact):
            continue
        elif i not in counted and any(
            clause.wording.canonical(s) in fact.context for s in clause.words[i].stems
        ):
            score -= 0.5
            stated = [clause.wording.canonical(s) for s in sorted(clause.words[i].stems)]
            context += [word for word in stated if word in fact.context][:1]
        else:
            return None
    if ranks is None and "asksNumber" in clause.asks and not _is_counted(clause, fact):
        return None
    heads = clause.wording.canonicals(_head(figure.indicator))
    score += 0.25 * any(w.stems & heads for w in clause.words)
    duration = "asksDuration" in clause.asks and any(w.stem in fact.context for w in clause.words)
    return Fit(fact, score, tuple(context)) if structural or (duration and score > 0) else None


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


def _is_goal(clause: Clause, fact: Statement) -> bool:
    """Say whether the figure of *fact* is one that somebody aims at."""
    return any(_is_sought(other, fact) for other in clause.index.beside(fact))


def _is_past(clause: Clause) -> bool:
    """Say whether it asks for what has been done: "when did X reach it"."""
    return any(w.tag == "VBD" and w.base in ("do", "be", "have") for w in clause.words)


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
    # "in the world" limits a figure less than a country does.
    return link.is_proper and not any(n.is_a(POL.Region) or n.is_a(POL.Policy) for n in link.nodes)


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


def _best(fits: list[Fit]) -> list[Fit]:
    top = max((f.score for f in fits), default=0.0)
    return [f for f in fits if f.score == top]


def _with_rivals(fits: list[Fit], others: list[Fit]) -> list[Fit]:
    """Return the best of *fits*, and those of *others* that another sentence tells of the same thing in the same unit.

    Where both sentences have every word of the question, which of the two is meant is not for us to say.
    """
    best = _best(fits)
    told = {(f.fact.subject, f.fact.figure.unit) for f in best if f.fact.figure}
    quotes = {f.fact.quote for f in best}
    rivals = [f for f in others if f.fact.quote not in quotes and f.fact.figure]
    return best + [f for f in rivals if f.fact.figure and (f.fact.subject, f.fact.figure.unit) in told]


def _is_kind(clause: Clause, figure: Figure | None) -> bool:
    unit = figure.unit if figure else None
    if "asksDuration" in clause.asks:
        return unit is not None and bool({*stems(unit.label)} & clause.wording.time_units)
    if "asksShare" in clause.asks:
        return unit is not None and unit.iri == _PERCENT
    spent = "asksAmount" in clause.asks and any(
        w.tag.startswith("V") and w.stem in clause.wording.money for w in clause.words
    )
    if "asksMoney" in clause.asks or spent:
        return unit is not None and any(unit.iri == currency.iri for currency in clause.vocabulary.currencies)
    if "asksNumber" in clause.asks and "asksAmount" not in clause.asks:
        return unit is None or not (unit.iri == _PERCENT or {*stems(unit.label)} & clause.wording.time_units)
    return True


def _is_share_of_counted(clause: Clause, fact: Statement) -> bool:
    """Say whether *fact* tells how many there are by a share of them: "how many of the firms", "90 % of the firms"."""
    unit = fact.figure.unit if fact.figure else None
    counted = {i for i in clause.counted if clause.words[i].tag.startswith("NN")}
    heads = frozenset(clause.wording.canonical(s) for i in counted for s in clause.words[i].stems)
    named = any({*range(*link.span)} & clause.counted and fact.subject in link.nodes for link in clause.links)
    place = fact.figure.place if fact.figure else None
    # A share that some place has is not all that there are.
    placed = place is None or any(place in link.nodes for link in clause.links)
    is_share = unit is not None and unit.iri == _PERCENT and "asksNumber" in clause.asks and placed
    # A name is no word for what is counted: chips are no CHIPS Act.
    named_so = fact.subject.label.rpartition(" ")[2][:1].isupper() and (
        fact.subject.is_a(POL.Policy) or fact.subject.is_a(POL.Actor)
    )
    return is_share and (named or (not named_so and bool(heads & fact.subject.heads)))


def _is_most(clause: Clause, fact: Statement) -> bool:
    """Say whether a figure of the same thing in the sentence is more than half of all, so that nobody has more."""
    beside = (f for f in clause.index.beside(fact) if f.subject is fact.subject)
    shares = [
        f.figure for f in (fact, *beside) if f.figure and f.figure.unit and f.figure.unit.iri == _PERCENT
    ]
    return any(float(s.value or 0) > _HALF for s in shares)


def _is_idle_factor(clause: Clause, fact: Statement) -> bool:
    """Say whether *fact* tells how many times more, where nothing asks for that: it is no size."""
    figure = fact.figure
    if figure is None or figure.unit is None or figure.unit.iri != _FACTOR:
        return False
    measure = clause.wording.canonicals(f"{figure.indicator.split()[0]} {fact.object.label}")
    return not any(clause.wording.canonical(s) in measure for w in clause.words for s in w.stems)


def _places(clause: Clause, facts: Sequence[Statement]) -> list[Node]:
    named = {n for link in clause.links for n in link.nodes}
    return [
        p for p in dict.fromkeys(f.figure.place for f in facts if f.figure) if p is not None and p in named
    ]
