"""The figure: readings of a clause as a question for a number, its date or its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....ontology.namespace import LEX, POL, UNIT
from ..index.index import Node, Statement
from ..matching.fit import (
    BOUNDS,
    OPEN,
    Fit,
    asks_change,
    figures,
    fitted,
    is_former,
    is_goal,
    is_its,
    names_value,
    needs,
    of_its_time,
    total,
    undated,
)
from ..matching.kind import is_measured_so
from ..matching.number import Number, borne_bound, bounded_number, is_of_as_many
from ..matching.outlay import is_spent, spends
from ..matching.share import is_most_of_all, is_share_of_counted
from ..matching.target import asks_past, is_place
from ..parsing.clause import Clause
from ..words.asking import NUMBERS, asks_use
from .reading import Reading, iris, listed, literals, measured

# By so little a figure may be borne out less than the best, and still be one that was asked for.
_SLIGHT = 0.25
_PERCENT, _FACTOR = UNIT["percent"], UNIT["times"]


def statistics(clause: Clause) -> Iterator[Reading]:
    """Yield the readings of *clause* as a question for a number, for its date, or for its place."""
    if asks_use(clause.asks):
        return
    asked = _asked_numbers(clause)
    dated = "asksTime" in clause.asks
    placed = clause.asked_class is not None and clause.vocabulary.is_a((clause.asked_class,), POL.Actor)
    sought = bool(asked) or dated or placed or _is_bare(clause) or _is_measure_named(clause)
    compared = not sought and "asksDifference" in clause.asks
    if not (sought or compared):
        return
    fits = [f for f in _fits(clause) if asked or dated or placed or is_measured_so(clause, f.fact)]
    if asked or not (dated or placed):  # what the country with 60 ports has so many of are no ports
        fits = [f for f in fits if not names_value(clause, f.fact)]
    if dated or placed:
        fits = [f for f in fits if is_of_as_many(clause, f.fact)]
    if compared and not all(_comparing(clause, f.fact) for f in fits):
        return
    fits = total(fits) or _sizes(clause, fits)
    facts = [f.fact for f in fits]
    units = {f.figure.unit for f in facts if f.figure}
    if not facts or (len(units) > 1 and "asksList" not in clause.asks):
        return  # measures of different kinds: which is meant is not said
    if dated and not asked:
        yield from _dated(clause, fits)
    elif placed and not asked:
        yield from _placed(clause, fits)
    else:
        yield _numbered(clause, fits)


def _asked_numbers(clause: Clause) -> frozenset[str]:
    """Return the roles of the words that ask for a number."""
    asked = NUMBERS & clause.asks.keys()
    if "asksActor" in clause.asks:
        asked -= {
            "asksAmount",
            "asksMoney",
        }  # "who has the highest value added", "who lent the money" ask for no value
    time = clause.asks.get("asksTime", (len(clause.words), 0))[0]
    behind = {role for role in ("asksNumber", "asksAmount") if role in asked and time < clause.asks[role][0]}
    # The date of a number, and when it amounted to so much.
    dated = {role for role in behind if any(clause.words[i].tag[:2] == "NN" for i in clause.places(role))}
    return asked - dated


def _fits(clause: Clause) -> list[Fit]:
    """Return the figures that bear out *clause* best; none where it asks which of several is the most."""
    measured = figures(clause, POL.hasStatistic)
    told = [fact for fact in measured if not _is_idle_factor(clause, fact)]
    if _asks_present(clause):
        told = [f for f in told if not (is_goal(clause, f) or is_former(clause, f))]  # not yet, or no more
    elif asks_past(clause) and not any(POL.aimsAt in found for _, found in clause.properties):
        told = [f for f in told if not is_goal(clause, f)]
    bare = _is_bare(clause)
    if bare and any(clause.names(fact.subject) for fact in measured if fact not in told):
        return []  # of what is named it is told only how many times something else it is
    held = _held_bound(clause)
    fitting = (
        fitted(clause, fact, said=frozenset({*_comparing(clause, fact), *borne_bound(clause, held, fact)}))
        for fact in told
    )
    found = [f for f in fitting if f and (not bare or _names_head(clause, f.fact))]
    top = max((f.score for f in found), default=0.0)
    of_kind = [f for f in found if _is_kind(clause, f.fact)]
    if _asks_present(clause):
        of_kind = undated(of_kind)
    fits = of_its_time(clause, _with_rivals([f for f in of_kind if f.score >= top - _SLIGHT], of_kind))
    fits = fits or _best([f for f in found if is_share_of_counted(clause, f.fact)])
    return [] if len(fits) > 1 and {"asksMost", "asksLeast"} & clause.asks.keys() else fits


def _held_bound(clause: Clause) -> Number | None:
    """Return the bound of *clause* where it asks who or when it was that had as many: "which country has over 3,000 ports"."""
    bound = bounded_number(clause)
    asks = "asksTime" in clause.asks or clause.asked_class is not None
    return bound if bound is not None and bound.is_bounded and asks and not _asked_numbers(clause) else None


def _comparing(clause: Clause, fact: Statement) -> range:
    """Return the places of the words that compare, where *fact* tells how many times something else it is."""
    unit = fact.figure.unit if fact.figure else None
    return clause.places("asksDifference") if unit is not None and unit.iri == _FACTOR else range(0)


def _asks_present(clause: Clause) -> bool:
    """Say whether it asks for what is so by now: "how many are there today", "how many has it built"."""
    perfect = any(w.base == "have" and w.tag in ("VBZ", "VBP") for w in clause.words)
    done = perfect and any(w.tag in ("VBN", "VBD") for w in clause.words)
    return done or any(clause.plays(w, LEX.presentWords) for w in clause.words)


def _dated(clause: Clause, fits: Sequence[Fit]) -> Iterator[Reading]:
    """Yield the reading as a question for the dates of the figures of *fits*."""
    facts = [f.fact for f in fits]
    periods = tuple(f.figure.period for f in facts if f.figure and f.figure.period)
    # When a goal was reached is not by when it should be.
    if periods and not (asks_past(clause) and all(is_goal(clause, f) for f in facts)):
        words = f"[when] {_listed(facts)}"
        yield Reading(
            words, "figure-periods", measured(facts, clause.index), fits[0].score, periods, "list", facts
        )


def _placed(clause: Clause, fits: Sequence[Fit]) -> Iterator[Reading]:
    """Yield the reading as a question for whose the figures of *fits* are."""
    facts = [f.fact for f in fits]
    holders = tuple(f.figure.place for f in facts if f.figure and f.figure.place)
    named = {n for link in clause.links for n in link.nodes}
    bound = _held_bound(clause)
    within = bound.places if bound is not None else frozenset[int]()
    compared = any(not within.issuperset(clause.places(role)) for role in ("asksMost", "asksLeast"))
    if compared and not all(is_most_of_all(clause, f) for f in facts):
        return
    if clause.words[0].tag == "WP$" and any(f.context for f in fits):
        return  # whose X is told of is told by what is measured, not beside it
    if holders and not named & {*holders} and all(_is_asked(clause, n) for n in holders):
        words = f"[where] {_listed(facts)}"
        yield Reading(
            words, "figure-places", measured(facts, clause.index), fits[0].score, holders, "list", facts
        )


def _numbered(clause: Clause, fits: Sequence[Fit]) -> Reading:
    """Return the reading as a question for the numbers of *fits*."""
    facts = [f.fact for f in fits]
    holes, places = measured(facts, clause.index), _places(clause, facts)
    where = f" in {listed(places)}" if places else ""
    if places:
        holes["place"] = iris(places)
    said = [clause.wording.surface([f.quote for f in facts], word) for word in fits[0].context]
    if any(said):
        holes["context"] = literals([word for word in said if word])
    nodes = tuple(f.object for f in facts)
    words = f"[number] {_listed(facts)}{where}"
    # "Which numbers exceed ten" asks of what they are.
    several = len({f.subject for f in facts}) > 1
    shape = "measured" if several and clause.words[0].tag == "WDT" else "figure"
    return Reading(words, "figures", holes, fits[0].score, nodes, shape, facts)


def _listed(facts: Sequence[Statement]) -> str:
    return listed([f"{f.figure.indicator} ({f.subject.label})" for f in facts if f.figure])


def gathered(clause: Clause) -> Iterator[Reading]:
    """Yield the reading of *clause* as all figures that there are: "what statistics are given for China"."""
    if (
        clause.asked_class != POL.Statistic
        or clause.focus is None
        or clause.asks.keys() - {"asksList", "documentItself"}
    ):
        return
    said = clause.content - {*range(*clause.focus[0])} - clause.linked
    if any(clause.words[i].tag != "IN" for i in said):
        return
    facts = [
        f
        for f in figures(clause, POL.hasStatistic)
        if f.figure
        and all({f.subject, f.figure.place, f.figure.period} & {*link.nodes} for link in clause.links)
    ]
    if facts:
        words = " of ".join(["[all] figures", *(link.text for link in clause.links)])
        subjects = tuple(dict.fromkeys(f.subject for f in facts))
        yield Reading(words, "figures", measured(facts, clause.index), 2.0, subjects, "measured", facts)


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
    verb = next((i for i, w in enumerate(clause.words) if clause.plays(w, LEX.valueVerbs)), 0)
    numbers = any(w.text[0].isdigit() for i, w in enumerate(clause.words) if i not in clause.linked)
    measured = any(clause.words[i].tag == "NN" for i in range(verb) if i in clause.content)
    return clause.words[verb].tag.startswith("V") and measured and not numbers


def _is_bare(clause: Clause) -> bool:
    """Say whether it is but the name of a figure: "turnover of X", "what is the turnover of X"."""
    first = [w.text.lower() for w in clause.words[:2]]
    named = first[:1] != ["what"] or any(w.lemma == "be" for w in clause.words[1:2])
    # "What are the four goals" asks for them, and not how many they are, "what is between X and Y" for a thing.
    counts = first == ["what", "are"] and any(w.tag == "CD" for w in clause.words)
    if counts or (first[:1] == ["what"] and [w.tag for w in clause.words[2:3]] == ["IN"]):
        return False
    begins_noun = [w.tag for w in clause.words[1:2]] == ["IN"]  # "increase in output"
    said = any(
        POL.hasStatistic not in found
        and clause.words[span[0]].tag.startswith("V")
        and (span[0] > 0 or not begins_noun)
        for span, found in clause.properties
    )
    # An investment is a sum as well.
    measured = clause.asked_class in (None, POL.Undertaking)
    return (
        named
        and not said
        and not clause.asks_manner
        and not clause.asks.keys() - {"asksList", "idlePhrases", *BOUNDS}
        and measured
    )


def _names_head(clause: Clause, fact: Statement) -> bool:
    """Say whether the figure of *fact* itself is called by the noun asked for: the time until X was adopted is not X."""
    first = next((i for i, w in enumerate(clause.words) if i and w.tag in ("IN", "TO")), len(clause.words))
    asked = clause.asking
    stated = {i for i in range(len(clause.words)) if clause.stated_at(i)}
    needed = {*needs(clause, OPEN, fact=fact)} - stated - asked
    heads = [i for i in range(first) if clause.words[i].tag[:2] == "NN" and i in needed | clause.linked]
    if any(clause.words[i].tag[:2] == "NN" and not is_its(clause, i, fact) for i in needed):
        return False
    if heads and heads[-1] in clause.linked:
        (name,) = [x for x in clause.links if heads[-1] in range(*x.span)][:1]
        is_all = not clause.content and len(clause.links) == 1
        return not is_all or fact.subject in name.nodes or bool(name.words & fact.subject.heads)
    if not heads:
        return bool(clause.links or stated)
    # What is called by a name that has the word is not measured by it.
    named = fact.subject.is_a(POL.Policy) and not fact.subject.label.islower()
    words = fact.object.words | fact.figure.words if fact.figure and named else fact.figure_words
    return clause.has(heads[-1], words)


def _is_asked(clause: Clause, node: Node) -> bool:
    asked = clause.asked_class
    return (
        asked is None
        or node.is_a(asked)
        or (clause.vocabulary.is_a((asked,), POL.Place) and is_place(node, asked))
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
    facts = [f.fact for f in _best(fits) if _is_kind(clause, f.fact)]
    named = {n for link in clause.links for n in link.nodes}
    return [f for f in facts if f.figure and f.figure.place and f.figure.place not in named]


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


def _sizes(clause: Clause, fits: list[Fit]) -> list[Fit]:
    """Return *fits* without the shares of something else that are told of a size: 5 billion, or 2 % of all output."""

    def told(fit: Fit) -> tuple[object, ...]:
        return fit.fact.subject, fit.fact.figure and fit.fact.figure.indicator

    sizes = [
        f
        for f in fits
        if f.fact.figure and (f.fact.figure.unit is None or f.fact.figure.unit.iri != _PERCENT)
    ]
    if "asksShare" in clause.asks or "asksList" in clause.asks:
        return fits
    return [f for f in fits if f in sizes or told(f) not in {told(s) for s in sizes}]


def _is_kind(clause: Clause, fact: Statement) -> bool:
    """Say whether the figure of *fact* is of the kind that is asked for: a share, a sum of money, a number, how long."""
    figure = fact.figure
    unit = figure.unit if figure else None
    if "asksDuration" in clause.asks:
        return figure is not None and figure.lasts(clause.wording)
    if "asksShare" in clause.asks:
        return unit is not None and unit.iri == _PERCENT
    spent = "asksAmount" in clause.asks and any(
        w.tag.startswith("V") and clause.plays(w, LEX.moneyVerbs) for w in clause.words
    )
    if (spent and not _is_spent(clause, fact)) or not _is_priced(clause, fact):
        return False
    is_sum = unit is not None and any(unit.iri == currency.iri for currency in clause.vocabulary.currencies)
    if "asksMoney" in clause.asks or spent:
        return is_sum or (asks_change(clause) and unit is not None and unit.iri in (_PERCENT, _FACTOR))
    if "asksNumber" in clause.asks and "asksAmount" not in clause.asks:
        start, end = clause.asks["asksNumber"]
        many = end - start > 1 and clause.words[end - 1].tag == "JJ"  # "total commitments" may be a sum
        return (
            not (many and is_sum)
            and not (unit is not None and unit.iri == _PERCENT)
            and not (figure is not None and figure.lasts(clause.wording))
        )
    # How big something is no time tells.
    return not ("asksAmount" in clause.asks and figure is not None and figure.lasts(clause.wording))


def _is_priced(clause: Clause, fact: Statement) -> bool:
    """Say whether the figure of *fact* is of what stands before a word for a price at the end: "what is the fund worth"."""
    asking = clause.places("asksMoney")
    place = asking.start - 1
    if (
        not asking
        or asking.stop < len(clause.words)
        or clause.words[place].tag not in ("NN", "NNS", "NNP", "NNPS", "VBG")
    ):
        return True
    named = any(place in range(*link.span) and fact.subject in link.nodes for link in clause.links)
    return named or clause.has(place, fact.subject.heads)


def _is_spent(clause: Clause, fact: Statement) -> bool:
    """Say whether *fact* tells of money that changes hands, where that is asked: a worth is no outlay."""
    asked = any(spends(w, clause.wording) for w in clause.words)
    return not asked or is_spent(fact, clause.wording)


def _is_idle_factor(clause: Clause, fact: Statement) -> bool:
    """Say whether *fact* tells how many times more, where nothing asks for that: it is no size."""
    figure = fact.figure
    if figure is None or figure.unit is None or figure.unit.iri != _FACTOR or "asksDifference" in clause.asks:
        return False
    measure = clause.wording.canonicals(f"{figure.indicator.split()[0]} {fact.object.label}")
    return not any(clause.wording.canonical(s) in measure for w in clause.words for s in w.stems)


def _places(clause: Clause, facts: Sequence[Statement]) -> list[Node]:
    named = {n for link in clause.links for n in link.nodes}
    return [
        p for p in dict.fromkeys(f.figure.place for f in facts if f.figure) if p is not None and p in named
    ]
