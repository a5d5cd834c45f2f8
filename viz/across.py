"""The view across documents: what several of them say about the same things, from the results of named queries."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from operator import itemgetter
from urllib.parse import quote as escaped

from ..graph.propertygraph import Edge, PropertyGraph
from ..queries.corroboration import joint_confidence
from ..queries.library import resolve
from ..queries.result import text_rows
from ..queries.store import Store
from .figures import written
from .statement import GRAPH_PAGE

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a document.

    :param words: the part that is compared: a value, or the policy with the goal; empty for a plain statement.
    :param link: opens the graph with the statement selected; empty where the graph lacks the statement.
    :param share: the length at which the value is drawn, as a fraction of the longest; None if it is not drawn.
    """

    words: str
    date: str
    document: str
    quote: str
    link: str
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is compared, with all sentences about it; *note* is shown beside its name."""

    what: str
    note: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The entries under one heading."""

    heading: str
    entries: tuple[Entry, ...]


class Across:
    """Comparisons of what the documents of a store say about the same things."""

    def __init__(self, store: Store, graph: PropertyGraph) -> None:
        """Query *store*; the sentences link to the page of *graph*."""
        self._store = store
        self._edges: dict[tuple[str, str], list[Edge]] = {}
        self._labels = {node.id: node.label for node in graph.nodes}
        for edge in graph.edges:
            self._edges.setdefault((edge.document, str(edge.start)), []).append(edge)

    def conflicts(self) -> tuple[Section, ...]:
        """Return the figures and ranks that contradict each other, each pair with the sentences of both sides."""

        def entry(rows: list[Row]) -> Entry:
            sides = (rows[0], {**rows[0], **_other(rows[0])})
            said = (self._said({**row, "date": ""}, words=_value(row)) for row in sides)
            return Entry(rows[0]["indicator"], _joined(rows[0]["place"], rows[0]["date"]), tuple(said))

        key = itemgetter("fact_iri", "other_fact_iri")
        return _sections(self._rows("conflicts"), itemgetter("subject"), key, entry)

    def corroborated(self) -> tuple[Section, ...]:
        """Return the statements that several documents make, with their joint confidence."""

        def entry(rows: list[Row]) -> Entry:
            sure = joint_confidence((row["doc"], row["quote"], float(row["confidence"])) for row in rows)
            return Entry(self._wording(rows[0]), f"joint confidence {sure:.2f}", tuple(map(self._said, rows)))

        rows = [row for row in self._rows("corroboration") if int(row["documents"]) > 1]
        key = itemgetter("type", "subject_iri", "object_iri")
        return _sections(rows, lambda row: f"In {row['documents']} documents", key, entry)

    def policies(self) -> tuple[Section, ...]:
        """Return what each document states about the policies that several documents mention."""

        def entry(rows: list[Row]) -> Entry:
            note = f"in {rows[0]['stated_in']} documents" if int(rows[0]["stated_in"]) > 1 else ""
            return Entry(self._wording(rows[0]), note, tuple(map(self._said, rows)))

        key = itemgetter("type", "subject", "object")
        return _sections(self._rows("policy-across-documents"), itemgetter("policy"), key, entry)

    def goals(self) -> tuple[Section, ...]:
        """Return the goals of each country or region, its own and those of the policies that it adopted."""

        def entry(rows: list[Row]) -> Entry:
            note = f"in {rows[0]['documents']} documents" if int(rows[0]["documents"]) > 1 else ""
            said = (self._said(row, words=row["policy"] and f"by {row['policy']}") for row in rows)
            return Entry(rows[0]["goal"], note, tuple(said))

        return _sections(self._rows("goals-by-country"), itemgetter("country"), itemgetter("goal_iri"), entry)

    def changes(self) -> tuple[Section, ...]:
        """Return the figures that are given for several times, in chronological order."""

        def entry(rows: list[Row]) -> Entry:
            longest = max(abs(float(row["value"])) for row in rows) or 1.0
            said = (
                replace(self._said(row, words=_value(row)), share=max(0.0, float(row["value"])) / longest)
                for row in rows
            )
            return Entry(rows[0]["indicator"], rows[0]["place"], tuple(said))

        key = itemgetter("indicator", "unit", "place")
        return _sections(self._rows("figures-over-time"), itemgetter("subject"), key, entry)

    def _rows(self, question: str) -> list[Row]:
        return list(text_rows(self._store.query(resolve(question))))

    def _said(self, row: Row, words: str = "") -> Said:
        edge = self._edge(row)
        link = f"{GRAPH_PAGE}#edge={escaped(edge.id)}" if edge else ""
        return Said(words, row.get("date", ""), row["doc"], row["quote"], link)

    def _wording(self, row: Row) -> str:
        edge = self._edge(row)
        return edge.wording if edge else f"{row['subject']} {row['type'].replace('_', ' ')} {row['object']}"

    def _edge(self, row: Row) -> Edge | None:
        """Return the edge at the place of *row* that fits it best: by fact, then type, then names of its ends."""
        found = self._edges.get((row["doc"], row["start"]), [])
        names = {row.get(name) for name in ("subject", "object", "goal", "indicator", "policy")}

        def likeness(edge: Edge) -> tuple[bool, bool, int]:
            ends = {self._labels[edge.source], self._labels[edge.target]}
            return edge.fact == row.get("fact_iri"), edge.type == row.get("type"), len(ends & names)

        return max(found, key=likeness, default=None)


def _other(row: Row) -> Row:
    return {name.removeprefix("other_"): value for name, value in row.items() if name.startswith("other_")}


def _value(row: Row) -> str:
    if row.get("type") == "ranking":
        return f"rank {row['value']}"
    return " ".join(filter(None, (row.get("qualifier", ""), written(float(row["value"])), row["unit"])))


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _sections(
    rows: Iterable[Row],
    heading: Callable[[Row], str],
    key: Callable[[Row], Hashable],
    entry: Callable[[list[Row]], Entry],
) -> tuple[Section, ...]:
    """Group *rows* into sections by *heading*, and each section into entries by *key*, in order of first occurrence."""
    found: dict[str, dict[Hashable, list[Row]]] = {}
    for row in rows:
        found.setdefault(heading(row), {}).setdefault(key(row), []).append(row)
    return tuple(Section(name, tuple(map(entry, groups.values()))) for name, groups in found.items())
