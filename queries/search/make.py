"""The making of the index: the names, sentences and facts of a store as rows of SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from pyoxigraph import Literal

from ..library import packaged
from ..result import Term, text
from ..store import Store
from .sql import statement
from .words import folded

_NO_RANK = 9


def make(store: Store, connection: sqlite3.Connection, version: str) -> None:
    """Fill the empty database of *connection* with what *store* holds; the same store gives the same rows.

    :param version: is kept in the index, to tell later whether the store has changed.
    :raises InputError: if the store cannot be read.
    """
    connection.executescript(statement("schema"))
    connection.execute("INSERT INTO about VALUES (?)", (version,))
    words: set[str] = set()
    _add_names(store, connection, words)
    _add_facts(store, connection, _add_sentences(store, connection, words))
    connection.executemany("INSERT INTO word (id, text) VALUES (?, ?)", enumerate(sorted(words), 1))
    connection.execute("INSERT INTO word_parts (rowid, text) SELECT id, ' ' || text FROM word")
    connection.commit()


def _add_names(store: Store, connection: sqlite3.Connection, words: set[str]) -> None:
    names: dict[str, dict[str, tuple[int, bool, str]]] = {}
    for thing, rank, name in _rows(store, "names"):
        key = folded(name.value)
        if key:
            # Of several spellings of a name the best rank is shown; among equals, English or untagged ones come first.
            shown = (int(rank.value), not _is_readable(name), name.value)
            of_thing = names.setdefault(thing.value, {})
            of_thing[key] = min(of_thing.get(key, (_NO_RANK, True, "")), shown)
    kinds = _kinds(store)
    facts = {thing.value: int(count.value) for thing, count in _rows(store, "weights")}
    labels = {thing: min(of_thing.values())[2] for thing, of_thing in names.items()}
    order = sorted(names, key=lambda thing: (-facts.get(thing, 0), len(labels[thing]), labels[thing], thing))
    connection.executemany(
        "INSERT INTO thing VALUES (?, ?, ?, ?, ?)",
        (
            (number, thing, labels[thing], kinds.get(thing, ""), facts.get(thing, 0))
            for number, thing in enumerate(order, 1)
        ),
    )
    connection.executemany(
        "INSERT INTO name (thing, text, folded) VALUES (?, ?, ?)",
        (
            (number, shown[2], key)
            for number, thing in enumerate(order, 1)
            for key, shown in sorted(names[thing].items(), key=lambda item: item[1])
        ),
    )
    connection.execute("INSERT INTO name_words (rowid, folded) SELECT id, folded FROM name ORDER BY id")
    words.update(word for of_thing in names.values() for key in of_thing for word in key.split())


def _kinds(store: Store) -> dict[str, str]:
    """Return the label of the class of each thing: of several, the rarest in the store, which says the most."""
    classes: dict[str, set[str]] = {}
    labels: dict[str, str] = {}
    for thing, class_, kind in _rows(store, "kinds"):
        classes.setdefault(thing.value, set()).add(class_.value)
        label = kind.value if isinstance(kind, Literal) else _local(class_.value)
        labels[class_.value] = min(labels.get(class_.value, label), label)
    frequency: dict[str, int] = {}
    for found in classes.values():
        for class_ in found:
            frequency[class_] = frequency.get(class_, 0) + 1
    return {
        thing: labels[min(found, key=lambda class_: (frequency[class_], class_))]
        for thing, found in classes.items()
    }


def _add_sentences(store: Store, connection: sqlite3.Connection, words: set[str]) -> dict[str, int]:
    """Add the sentences; return IRI of the passage -> number, for those whose document has an identifier."""
    found = list(_rows(store, "sentences"))
    rows = {
        (_text(doc) or _local(document.value), int(start.value), int(end.value), passage.value): (
            document.value,
            quote.value,
        )
        for passage, document, doc, start, end, quote in found
    }
    connection.executemany(
        "INSERT INTO sentence VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (number, passage, rows[key][0], doc, start, end, rows[key][1])
            for number, key in enumerate(sorted(rows), 1)
            for doc, start, end, passage in [key]
        ),
    )
    connection.execute("INSERT INTO sentence_words (sentence_words) VALUES ('rebuild')")
    words.update(word for _, quote in rows.values() for word in folded(quote).split())
    # Answers cite documents by their identifiers.
    identified = {passage.value for passage, _, doc, *_ in found if doc is not None}
    return {key[3]: number for number, key in enumerate(sorted(rows), 1) if key[3] in identified}


def _add_facts(store: Store, connection: sqlite3.Connection, sentences: Mapping[str, int]) -> None:
    stated: dict[str, set[int]] = {}
    facts: dict[str, tuple[str | int, ...]] = {}
    for fact, subject, property, object, period, denied, passage in _rows(store, "facts"):
        if number := sentences.get(passage.value):
            stated.setdefault(fact.value, set()).add(number)
            is_denied = int(text(denied) == "true")
            parts = (subject.value, property.value, object.value, text(period), is_denied)
            facts[fact.value] = min(parts, facts.get(fact.value, parts))
    order = sorted(facts, key=lambda fact: (min(stated[fact]), fact))
    connection.executemany(
        "INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((number, fact, *facts[fact]) for number, fact in enumerate(order, 1)),
    )
    evidence = ((sentence, number) for number, fact in enumerate(order, 1) for sentence in stated[fact])
    connection.executemany("INSERT INTO evidence VALUES (?, ?)", sorted(evidence))
    of_nodes = {tuple(map(text, row)) for name in ("nodes", "figures") for row in _rows(store, name)}
    connection.executemany("INSERT INTO part VALUES (?, ?, ?)", sorted(of_nodes))
    told = sorted(tuple(map(text, row)) for row in _rows(store, "documents"))
    connection.executemany("INSERT OR REPLACE INTO told (doc, part, value) VALUES (?, ?, ?)", told)


def _rows(store: Store, name: str) -> Iterator[tuple[Any, ...]]:
    return iter(store.rows(packaged(str(__package__), f"{name}.rq").text))


def _is_readable(name: Literal) -> bool:
    return (name.language or "en").startswith("en")


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, Literal) else ""


def _local(iri: str) -> str:
    return iri.rstrip("/#").rpartition("#")[2].rpartition("/")[2]
