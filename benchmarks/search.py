"""Benchmark of the index of names and sentences against SPARQL filters over the same store.

    python benchmarks/search.py [--triples 2000000]

The graph is invented, the same on every run, and stored on disk, opened for reading. Each search runs on the index
and, as a CONTAINS filter over names or sentences with the same limit, on the SPARQL engine; ``ratio`` is how many times
longer the filter takes. A filter does not match misspelt words (slips), so searches with them have no ratio.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from statistics import median

from pyoxigraph import Literal, NamedNode, Quad

from policyloom.ontology.namespace import DOCUMENT, ENTITY, FACT, OA, POL, RDF, SKOS
from policyloom.queries import Store, open_store
from policyloom.queries.embedded import EmbeddedStore
from policyloom.queries.search import index_path, open_search

SYLLABLES = [
    "ba",
    "ko",
    "ri",
    "tu",
    "men",
    "sol",
    "var",
    "del",
    "pra",
    "nis",
    "ter",
    "lo",
    "gan",
    "chi",
    "mu",
    "res",
    "ta",
    "vin",
    "or",
    "el",
]
LIMIT, TIMES = 20, 5
# The average: 4 for a thing and the fact about it, and 5 for the sentence that four things in five have.
TRIPLES_OF_A_THING = 8
NAMES = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing ?name WHERE {{
  ?thing skos:prefLabel|skos:altLabel ?name .
  FILTER (CONTAINS(LCASE(STR(?name)), "{text}"))
}} LIMIT {limit}"""
SENTENCES = """
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX pol: <https://w3id.org/policyloom/policy#>
SELECT ?passage ?quote WHERE {{
  ?passage a pol:Passage ; oa:exact ?quote .
  FILTER (CONTAINS(LCASE(?quote), "{text}"))
}} LIMIT {limit}"""


def words(chance: Random) -> list[str]:
    """Return twenty thousand invented words."""
    return ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 5))) for _ in range(20_000)]


def quads(things: int, vocabulary: list[str], chance: Random) -> Iterator[Quad]:
    """Yield the quads of *things* things: names, sentences and facts; some words are far more frequent than others."""

    def some(count: int) -> str:
        return " ".join(vocabulary[int(len(vocabulary) * chance.random() ** 2)] for _ in range(count))

    graph = NamedNode("urn:benchmark")

    def quad(subject: str, predicate: str, value: NamedNode | Literal) -> Quad:
        return Quad(NamedNode(subject), NamedNode(predicate), value, graph)

    for number in range(things):
        thing = ENTITY[f"x-{number}"]
        yield quad(thing, RDF.type, NamedNode(POL.Policy))
        yield quad(thing, SKOS.prefLabel, Literal(some(3), language="en"))
        yield quad(thing, SKOS.altLabel, Literal(some(2)))
        yield quad(FACT[f"x-{number}"], RDF.subject, NamedNode(thing))
        if number % 5 < 4:
            passage = f"{DOCUMENT.x}#char={number},{number + 1}"
            yield quad(passage, RDF.type, NamedNode(POL.Passage))
            yield quad(passage, OA.exact, Literal(f"{some(20)}."))
            yield quad(passage, OA.hasSource, NamedNode(DOCUMENT.x))
            yield quad(passage, OA.start, Literal(number))
            yield quad(passage, OA.end, Literal(number + 1))


def seconds(search: Callable[[], object]) -> float:
    """Return the median time of the search over a few runs."""
    taken = []
    for _ in range(TIMES):
        start = time.perf_counter()
        search()
        taken.append(time.perf_counter() - start)
        if taken[-1] > 2:
            break
    return median(taken)


def filtered(store: Store, query: str, text: str) -> int:
    """Run the filter query on the engine and return its number of rows."""
    return sum(1 for _ in store.query(query.format(text=text, limit=LIMIT)))  # type: ignore[union-attr,misc,arg-type]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--triples", type=int, default=2_000_000)
    options = parser.parse_args()
    chance = Random(11)
    vocabulary = words(chance)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "store"
        with open_store(folder, writable=True) as store:
            assert isinstance(store, EmbeddedStore)
            start = time.process_time()
            store.native.bulk_extend(quads(options.triples // TRIPLES_OF_A_THING, vocabulary, chance))
            store.native.optimize()
            loading = time.process_time() - start
            print(f"{len(store.native):,} triples")
        with open_store(folder) as store:
            start = time.process_time()
            open_search(store).close()
            taken, size = time.process_time() - start, index_path(folder).stat().st_size / 2**20
            print(
                f"building the index of {size:.0f} MiB takes {taken / loading:.1f} times the processor time of loading, {taken:.0f} s"
            )
            table(store, vocabulary)


def table(store: Store, vocabulary: list[str]) -> None:
    """Print a line for each search."""
    rare, usual = vocabulary[-1], vocabulary[5]
    slip = f"{rare[0]}{rare[2]}{rare[1]}{rare[3:]}"
    start = time.perf_counter()
    index = open_search(store)
    print(f"opening it takes {(time.perf_counter() - start) * 1000:.1f} ms")
    print(f"{'search':34} {'found':>6} {'index ms':>9} {'filter ms':>10} {'ratio':>7}")
    with index:
        for name, text in (
            ("names, a rare word", rare),
            ("names, a usual word", usual),
            ("names, within a word", rare[2:]),
            ("names, three letters", usual[:3]),
            ("names, nothing", "xyzzy"),
            ("names, a slip", slip),
            ("names, two words and a slip", f"{usual} {slip}"),
        ):
            found = len(index.names(text, LIMIT))
            query = None if "slip" in name else NAMES
            line(name, found, seconds(lambda t=text: index.names(t, LIMIT)), store, query, text)  # type: ignore[misc]
        for name, text in (("sentences, a rare word", rare), ("sentences, a usual word", usual)):
            found = len(index.sentences(text, LIMIT))
            line(name, found, seconds(lambda t=text: index.sentences(t, LIMIT)), store, SENTENCES, text)  # type: ignore[misc]
        worst = " ".join(letter for letter in "abcdeghiklmn")
        line(
            "names, twelve single letters", 0, seconds(lambda: index.names(worst, LIMIT)), store, None, worst
        )


def line(name: str, found: int, taken: float, store: Store, query: str | None, text: str) -> None:
    """Print the line of one search, beside the filter if *query* has one."""
    shown = f"{name:34} {found:6} {taken * 1000:9.2f}"
    if query:
        by_filter = seconds(lambda: filtered(store, query, text))
        shown += f" {by_filter * 1000:10.1f} {by_filter / taken:7.0f}"
    print(shown, flush=True)


if __name__ == "__main__":
    main()
