"""Benchmark of the named queries of the library on a graph of many documents, in memory or on disk.

    python benchmarks/queries.py [--documents 100] [--disk] [QUESTION ...]

The facts are invented, the same on every run. Each query runs with its required parameters only, then with
each of its optional parameters added in turn. ``ratio`` is the time divided by what is bearable: 0.5 seconds,
or 2 for an answer of more than 2,000 rows.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from contextlib import nullcontext
from decimal import Decimal
from pathlib import Path
from random import Random

from pyoxigraph import RdfFormat

from policyloom.graph.build import surroundings
from policyloom.graph.document import Document
from policyloom.graph.fact import Entity, Fact, Passage, Period, Ranking, Statistic, Unit
from policyloom.graph.rdf import document_nquads, graph_iri
from policyloom.ontology.namespace import ENTITY, POL, READER, RUN, UNIT
from policyloom.queries import Solutions, Store, open_store
from policyloom.queries.library import NamedQuery, library

FACTS_OF_A_DOCUMENT = 110
BEARABLE, BEARABLE_LIST, LIST = 0.5, 2.0, 2000


def things(kind: str, number: int) -> list[Entity]:
    """Return *number* invented things of the class *kind*."""
    word = kind.lower()
    return [
        Entity(ENTITY[f"x-{word}-{i}"], f"{word} {i}", (POL[kind],), (f"the {word} {i}", f"{word[:3]}{i}"))
        for i in range(number)
    ]


COUNTRIES, ORGANISATIONS = things("Country", 40), things("Organisation", 60)
POLICIES, GOALS, TECHNOLOGIES = things("Policy", 300), things("Goal", 800), things("Technology", 80)
CHALLENGES, SECTORS = things("Challenge", 200), things("Sector", 40)
DEVELOPMENTS, EVENTS = things("Development", 400), things("Event", 100)
PERIODS = [
    Period(str(year), str(year), POL.year, f"{year}-01-01", f"{year}-12-31") for year in range(1990, 2031)
]
UNITS = [Unit(UNIT.percent, "percent"), Unit(UNIT.x_ports, "ports"), Unit(UNIT.x_users, "users")]

# The values of parameters: by type, by query and name, and by name. The things named are mentioned often.
VALUES = {
    "name": "country 3",
    "string": "country 3",
    "integer": "3",
    "decimal": "0.6",
    "date": "2020-01-01",
    "iri": "pol:Place",
}
OWN_VALUES = {
    ("compare-policies", "first"): "policy 1",
    ("compare-policies", "second"): "policy 2",
    ("links", "to"): "technology 2",
    ("evidence-of-fact", "object"): "policy 1",
    ("facts-by-modality", "way"): "planned",
    ("facts-about", "thing"): "country 3",
    ("statistics", "subject"): "sector 1",
}
OF_NAME = {
    "policy": "policy 1",
    "technology": "technology 2",
    "user": "policy 1",
    "source": "organisation 1",
    "cause": "technology 2",
    "effect": "development 2",
    "category": "sector 1",
    "whole": "sector 1",
    "part": "technology 2",
    "event": "event 1",
    "document": "document-7",
    "kind": "aims_at",
}


def facts(document: str, chance: Random) -> Iterator[Fact]:
    """Yield the facts of one document; the first things of each list are mentioned the most."""

    def one(of: list[Entity]) -> Entity:
        return of[int(len(of) * chance.random() ** 2.5)]

    for i in range(FACTS_OF_A_DOCUMENT):
        period = chance.choice(PERIODS) if chance.random() < 0.3 else None
        subject, property, object_ = _statement(one, chance, period)
        quote = (
            f"Sentence {i // 2} of {document} says so in as many words as a sentence has, about a hundred."
        )
        start = 200 * (i // 2 * 2)  # two facts a sentence
        mentions = [(Passage(document, start, start + 9, quote[:9]), subject)]
        if isinstance(object_, Entity):
            mentions.append((Passage(document, start + 20, start + 29, quote[20:29]), object_))
        yield Fact(
            property,
            subject,
            object_,
            Passage(document, start, start + len(quote), quote),
            READER[f"reader-{i % 4}"],
            confidence=chance.choice((0.5, 0.7, 0.9, 1.0)),
            negated=chance.random() < 0.03,
            modality=chance.choice((POL.planned, POL.possible)) if chance.random() < 0.15 else None,
            attribution=one(ORGANISATIONS) if chance.random() < 0.05 else None,
            period=period if isinstance(object_, Entity) else None,
            mentions=tuple(mentions),
        )


def _statement(one, chance, period):  # type: ignore[no-untyped-def]
    actor = one(chance.choice((COUNTRIES, COUNTRIES, ORGANISATIONS)))
    policy = one(POLICIES)
    match chance.randrange(20):
        case 0 | 1 | 2:
            return actor, POL.adopts, policy
        case 3 | 4 | 5:
            return chance.choice((policy, policy, actor)), POL.aimsAt, one(GOALS)
        case 6 | 7 | 8:
            return chance.choice((policy, actor, one(SECTORS))), POL.usesTechnology, one(TECHNOLOGIES)
        case 9 | 10 | 11:
            cause = one(chance.choice((TECHNOLOGIES, DEVELOPMENTS)))
            return cause, POL.leadsTo, one(DEVELOPMENTS)
        case 12 | 13:
            return one(SECTORS), POL.hasPart, one(TECHNOLOGIES)
        case 14:
            return one(chance.choice((SECTORS, COUNTRIES))), POL.faces, one(CHALLENGES)
        case 15 | 16 | 17:
            number = chance.randrange(1000)
            figure = Statistic(
                f"{number} of them",
                f"number {chance.randrange(20)}",
                Decimal(number),
                chance.choice(UNITS),
                POL.atLeast if chance.random() < 0.2 else None,
                period,
                one(COUNTRIES) if chance.random() < 0.5 else None,
                chance.random() < 0.1,
            )
            return one(SECTORS), POL.hasStatistic, figure
        case 18:
            rank = chance.randrange(1, 20)
            return (
                actor,
                POL.hasRanking,
                Ranking(f"place {rank}", f"order {chance.randrange(9)}", rank, None, period),
            )
        case _:
            if chance.random() < 0.5:
                return policy, POL.relatedPolicy, one(POLICIES)
            return one(EVENTS), POL.happenedIn, chance.choice(PERIODS)


def fill(store: Store, documents: int) -> int:
    """Fill the store and return how many quads it holds."""
    from policyloom.queries.embedded import EmbeddedStore

    assert isinstance(store, EmbeddedStore)
    for _, known in surroundings("benchmark"):
        store.native.bulk_extend(known)
    for number in range(documents):
        name = f"document-{number}"
        document = Document(name, "text")
        made = facts(name, Random(number))  # the same graph on every run
        written = document_nquads(document, made, run=RUN.x, sentences=80)
        store.native.bulk_load(written, format=RdfFormat.N_QUADS)
    assert graph_iri("document-0") in store.graphs()
    store.native.optimize()
    return len(store.native)


def askings(query: NamedQuery) -> Iterator[dict[str, str]]:
    """Yield each set of parameter values with which to ask *query*."""

    def value(name: str) -> str:
        type = query.parameters[name].type
        own = OWN_VALUES.get((query.name, name))
        return own or (OF_NAME.get(name) if type in {"name", "string"} else None) or VALUES[type]

    needed = {name: value(name) for name, p in query.parameters.items() if p.required}
    yield needed
    for name, p in query.parameters.items():
        if not p.required:
            yield {**needed, name: value(name)}


def measure(store: Store, query: NamedQuery, asked: dict[str, str]) -> tuple[float, int]:
    """Return the seconds that the whole answer takes, the best of two if it is quick, and its number of rows."""
    best, rows = float("inf"), 0
    for _ in range(2):
        start = time.perf_counter()
        answer = store.query(query.bind(asked))
        rows = len(answer.table()) if isinstance(answer, Solutions) else sum(1 for _ in answer)  # type: ignore[union-attr,arg-type,misc]
        best = min(best, time.perf_counter() - start)
        if best > 1:
            break
    return best, rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--disk", action="store_true", help="in a folder, reopened for reading")
    parser.add_argument("questions", nargs="*")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() if options.disk else nullcontext() as folder:
        location = Path(folder) / "store" if folder else None
        store = open_store(location, writable=True)
        print(f"{options.documents} documents, {fill(store, options.documents):,} quads")
        if location:
            store.close()
            store = open_store(location)
        with store:
            table(store, options.questions or list(library()))


def table(store: Store, names: list[str]) -> None:
    """Print a line for each query and set of parameter values."""
    print(f"{'question':26} {'asked with':34} {'rows':>7} {'seconds':>8} {'ratio':>6}")
    worst = 0.0
    for name in names:
        for asked in askings(library()[name]):
            seconds, rows = measure(store, library()[name], asked)
            ratio = seconds / (BEARABLE_LIST if rows > LIST else BEARABLE)
            worst = max(worst, ratio)
            words = ", ".join(f"{key}={value}" for key, value in asked.items()) or "-"
            print(f"{name:26} {words:34} {rows:7} {seconds:8.3f} {ratio:6.2f}", flush=True)
    print(f"the highest ratio is {worst:.2f}")


if __name__ == "__main__":
    main()
