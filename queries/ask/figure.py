"""The figure: readings of a clause as a question for a number, a rank, or who has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from ...ontology.namespace import POL, UNIT, XSD
from .clause import NUMBERS, Clause, Link
from .index import Figure, Node, Statement
from .reading import Reading, iris, listed, literals
from .word import runs, stems

_OPEN = ("asksNumber", "asksShare", "asksDuration", "asksAmount", "asksMoney", "asksTime", "asksList")
_PERCENT, _FACTOR = UNIT["percent"], UNIT["times"]


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
    if not (asked or bare or dated or placed):
        return
    fits = _best([f for fact in _figures(clause, POL.hasStatistic) if (f := _fit(clause, fact))])
    fits = [f for f in fits if _is_kind(clause, f.fact.figure)]
    if not fits:
        return
    facts = [f.fact for f in fits]
    if len({f.figure.unit for f in facts if f.figure}) > 1 and "asksList" not in clause.asks:
        return  # measures of different kinds: which is meant is not said
    indicators = literals([f.figure.indicator for f in facts if f.figure])
    holes = {"indicator": indicators, "subject": iris([f.subject for f in facts])}
    what = listed([f"{f.figure.indicator} ({f.subject.label})" for f in facts if f.figure])
    if dated and not asked:
        periods = tuple(f.figure.period for f in facts if f.figure and f.figure.period)
        if periods:
            yield Reading(f"[when] {what}", "figure-periods", holes, fits[0].score, periods, "list", facts)
        return
    if placed and not asked:
        holders = tuple(f.figure.place for f in facts if f.figure and f.figure.place)
        if holders and all(_is_asked(clause, n) for n in holders):
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


def _is_bare(clause: Clause) -> bool:
    """Say whether it is but the name of a figure: "turnover of X", "what is the turnover of X"."""
    first = [w.text.lower() for w in clause.words[:2]]
    named = first[:1] != ["what"] or any(w.lemma == "be" for w in clause.words[1:2])
    said = any(not found & {POL.hasStatistic} for _, found in clause.properties)
    return named and not said and not clause.asks.keys() - {"asksList"} and clause.asked_class is None


def rankings(clause: Clause) -> Iterator[Reading]:
    """Yield the readings of *clause* as a question for a place in an order, or for who takes it."""
    ranks = asked_ranks(clause)
    if NUMBERS & clause.asks.keys() and "asksRank" not in clause.asks:
        return
    if not ranks and "asksRank" not in clause.asks and "asksPlace" not in clause.asks:
        return
    for fact in _figures(clause, POL.hasRanking):
        figure = fact.figure
        actor = any(fact.subject in link.nodes for link in clause.links)
        fit = _fit(clause, fact, ranks=ranks)
        if figure is None or figure.rank is None or fit is None:
            continue
        holes = {"indicator": literals([figure.indicator]), "subject": iris([fact.subject])}
        if actor and clause.is_whether and ranks:
            shape = "yes" if figure.rank in ranks.values() else "no"
            words = f"whether {fact.subject.label} is at this place in {figure.indicator}"
            yield Reading(words, "figures", holes, fit.score, (fact.object,), shape, [fact])
        elif actor and (not ranks or figure.rank in ranks.values()):
            words = f"[rank] of {fact.subject.label} in {figure.indicator}"
            yield Reading(words, "figures", holes, fit.score, (fact.object,), "figure", [fact])
        elif not actor and figure.rank in ranks.values():
            words = f"[who] is number {figure.rank} in {figure.indicator}"
            holes = {"indicator": literals([figure.indicator]), "number": [_integer(figure.rank)]}
            yield Reading(words, "figure-places", holes, fit.score, (fact.subject,), "list", [fact])


def whether(clause: Clause) -> Iterator[Reading]:
    """Yield the reading of *clause* as a number with its bound that the graph bears out."""
    numbers = {w.text for w in clause.words if w.text[0].isdigit()}
    bound, said = _bound(clause)
    if not numbers:
        return
    for fact in _figures(clause, POL.hasStatistic):
        if (
            fact.figure is None
            or not numbers <= {*stems(fact.object.label)}
            or not _is_bounded(bound, fact.figure.qualifier)
        ):
            continue
        fit = _fit(clause, fact, said=said)
        if fit is not None:
            holes = {"indicator": literals([fact.figure.indicator]), "subject": iris([fact.subject])}
            words = f"whether {fact.figure.indicator} is {fact.object.label}"
            yield Reading(words, "figures", holes, fit.score, (fact.object,), "yes", [fact])


def _is_bounded(asked: str | None, told: str | None) -> bool:
    """Say whether a number that is bounded as *told* is what is *asked* for; "some 4 million" are 4 million."""
    return asked == told or {asked, told} == {None, POL.about}


def _bound(clause: Clause) -> tuple[str | None, set[int]]:
    """Return how the question bounds its number, and the words that say so."""
    for a, b in runs(len(clause.words), 4):
        concept = clause.vocabulary.qualifiers.get(clause.text((a, b)).lower())
        if concept is not None and b < len(clause.words) and clause.words[b].text[0].isdigit():
            return concept, {*range(a, b)}
    return None, set()


def most(clause: Clause) -> Iterator[Reading]:
    """Yield the reading of *clause* as a question for the largest or smallest of several figures."""
    largest = "asksMost" in clause.asks
    if not largest and "asksLeast" not in clause.asks:
        return
    places = [link for link in clause.links if link.is_proper]
    named = {i for link in places for i in range(*link.span)}
    needed = sorted({*_needed(clause, ("asksMost", "asksLeast", *_OPEN)), *clause.linked} - named)
    choices = [f for f in _figures(clause, POL.hasStatistic) if any(_says(clause, i, f) for i in needed)]
    choices = [f for f in choices if all(_is_of(f, link) for link in places)]
    choices = [f for f in choices if all(_says(clause, i, f) or _varies(clause, i, choices) for i in needed)]
    # "Major or small": of those alone, whatever others there are.
    telling = [i for i in needed if not all(_says(clause, i, f) for f in choices)]
    choices = [f for f in choices if not telling or any(_says(clause, i, f) for i in telling)]
    covered = all(any(_says(clause, i, f) for f in choices) for i in needed)
    units = {f.figure.unit for f in choices if f.figure}
    if not needed or not covered or len(choices) < 2 or len(units) != 1 or None in units:
        return
    ordered = sorted(choices, key=lambda f: float(f.figure.value or 0) if f.figure else 0, reverse=largest)
    best = ordered[0]
    if best.figure is None:
        return
    words = f"[the {'most' if largest else 'fewest'}] of {listed([f.object for f in choices])}"
    holes = {"indicator": literals([best.figure.indicator]), "subject": iris([best.subject])}
    yield Reading(words, "figures", holes, 2.0 * len(needed), (best.object,), "figure", [best])


def _is_of(fact: Statement, link: Link) -> bool:
    return fact.subject in link.nodes or (fact.figure is not None and fact.figure.place in link.nodes)


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
    fits = [f for fact in _figures(clause, POL.hasStatistic) if (f := _fit(clause, fact, anywhere=True))]
    facts = [f.fact for f in _best(fits) if _is_kind(clause, f.fact.figure)]
    return [f for f in facts if f.figure and f.figure.place]


def asked_ranks(clause: Clause) -> dict[int, int]:
    """Return the ranks that *clause* names, by the place of the word."""
    return (
        {
            i: clause.vocabulary.ordinals[w.text.lower()]
            for i, w in enumerate(clause.words)
            if w.text.lower() in clause.vocabulary.ordinals
        }
        | dict.fromkeys(_span(clause, "asksMost"), 1)
        | _numbered(clause)
    )


def _numbered(clause: Clause) -> dict[int, int]:
    """Return the ranks that are written as cardinal numbers: "number two"."""
    ranks: dict[int, int] = {}
    for i, word in enumerate(clause.words):
        text = word.text.lower()
        value = int(text) if text.isdecimal() else clause.vocabulary.numerals.get(text)
        if value is not None and i and {POL.hasRanking} & _said_at(clause, i - 1):
            ranks |= {i: int(value), i - 1: int(value)}
    return ranks


def _said_at(clause: Clause, place: int) -> frozenset[str]:
    return frozenset().union(*(found for span, found in clause.properties if span[0] <= place < span[1]))


def _figures(clause: Clause, property: str) -> list[Statement]:
    return [f for f in clause.index.statements if f.property == property and f.figure is not None]


def _span(clause: Clause, role: str) -> range:
    return range(*clause.asks[role]) if role in clause.asks else range(0)


def _needed(
    clause: Clause, roles: Sequence[str], properties: tuple[str, ...] = (POL.hasStatistic,)
) -> list[int]:
    """Return the places of the words that the figure itself must bear out, or its sentence."""
    opened = {i for role in roles for i in _span(clause, role)}
    said = {i for span, found in clause.properties if found & {*properties} for i in range(*span)}
    people = {i for i, w in enumerate(clause.words) if w.stem in clause.wording.people}
    if clause.counted <= people:
        people = set()  # "how many people live in X" counts nothing else
    focus = clause.focus[0] if clause.focus and not NUMBERS & clause.asks.keys() else (0, 0)
    # What is counted must be said, however common a word it is.
    nouns = {i for i in clause.counted if clause.words[i].tag.startswith("NN")}
    content = clause.content() | (nouns - clause.linked)
    return sorted(content - opened - said - people - {*range(*focus)})


def _fit(
    clause: Clause,
    fact: Statement,
    *,
    ranks: dict[int, int] | None = None,
    anywhere: bool = False,
    said: set[int] | None = None,
) -> Fit | None:
    figure = fact.figure
    if figure is None:
        return None
    score, structural, context = 0.0, 0, list[str]()
    for link in clause.links:
        if fact.subject in link.nodes or figure.place in link.nodes or figure.period in link.nodes:
            score += 3
            structural += fact.subject in link.nodes
        elif link.is_said_in(fact.figure_words):
            score, structural = score + 2, structural + 1
        elif anywhere and any(n.is_a(POL.Place) for n in link.nodes) | (link.term is not None):
            score += 0
        elif not _names_country(link) and link.is_said_in(fact.context) and ranks is None:
            score -= 1
            context += sorted(link.words & fact.context)
        else:
            return None
    property = POL.hasRanking if ranks is not None else POL.hasStatistic
    roles = ("asksRank", "asksMost", "asksPlace") if ranks is not None else _OPEN
    counted = clause.counted
    if "asksShare" in clause.asks:
        # Of a share it is said of what in other words of the sentence as well.
        counted = frozenset({max(counted)}) if counted else counted
    for i in _needed(clause, roles, (property,)):
        if (ranks and i in ranks) or (said and i in said):
            continue
        if _says(clause, i, fact):
            score, structural = score + 1, structural + 1
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


def _is_counted(clause: Clause, fact: Statement) -> bool:
    """Say whether *fact* counts what is asked for, and does not only mention it."""
    named = {i for link in clause.links if link.is_proper for i in range(*link.span)}
    nouns = [i for i in clause.counted - named if clause.words[i].tag.startswith("NN")]
    figure = fact.figure
    if figure is None or not nouns:
        return True
    unit = [figure.unit.label] if figure.unit else []
    names = [figure.indicator, fact.subject.label, fact.object.label, *fact.subject.aliases, *unit]
    told = {stem for name in names for phrase in clause.wording.phrases(name) for stem in phrase}
    return any(clause.wording.canonical(s) in told for s in clause.words[max(nouns)].stems)


def _head(indicator: str) -> str:
    """Return the word of *indicator* that names what is measured, where it is a noun before its preposition."""
    return indicator.split(" in ")[0].split(" of ")[-1].split(" for ")[0].rpartition(" ")[2]


def _names_country(link: Link) -> bool:
    # "in the world" limits a figure less than a country does.
    return link.is_proper and not any(n.is_a(POL.Region) or n.is_a(POL.Policy) for n in link.nodes)


def _says(clause: Clause, place: int, fact: Statement) -> bool:
    place_of = fact.figure.place if fact.figure else None
    # The names of a country say nothing of what is counted in it.
    named = place_of.words if place_of and place not in clause.counted else frozenset()
    return any(clause.wording.canonical(s) in (fact.figure_words | named) for s in clause.words[place].stems)


def _varies(clause: Clause, place: int, choices: Sequence[Statement]) -> bool:
    """Say whether the word tells apart the choices, as 'major or small' does."""
    return any(_says(clause, place, f) for f in choices)


def _best(fits: list[Fit]) -> list[Fit]:
    top = max((f.score for f in fits), default=0.0)
    return [f for f in fits if f.score == top]


def _is_kind(clause: Clause, figure: Figure | None) -> bool:
    unit = figure.unit if figure else None
    if "asksDuration" in clause.asks:
        return unit is not None and bool({*stems(unit.label)} & clause.wording.time_units)
    if "asksShare" in clause.asks:
        return unit is not None and unit.iri == _PERCENT
    if unit is not None and unit.iri == _FACTOR and not _is_listed(clause):
        return False  # how many times more is no size
    if "asksMoney" in clause.asks:
        return unit is not None and any(unit.iri == currency.iri for currency in clause.vocabulary.currencies)
    if "asksNumber" in clause.asks and "asksAmount" not in clause.asks:
        return unit is None or not (unit.iri == _PERCENT or {*stems(unit.label)} & clause.wording.time_units)
    return True


def _is_listed(clause: Clause) -> bool:
    return not NUMBERS & clause.asks.keys()


def _places(clause: Clause, facts: Sequence[Statement]) -> list[Node]:
    named = {n for link in clause.links for n in link.nodes}
    return [
        p for p in dict.fromkeys(f.figure.place for f in facts if f.figure) if p is not None and p in named
    ]


def _integer(number: int) -> NamedNode | Literal:
    return Literal(str(number), datatype=NamedNode(XSD.integer))
