"""The census: the statistics of the graph that VoID defines."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from ..guard import Refusal
from .pages import Pages, Row, service_query

# A graph with more statements is not counted: finding its distinct triples takes a query too much memory and time.
_MOST = 500_000


@dataclass(frozen=True, slots=True)
class Counts:
    """The statistics of a data set (Describing Linked Datasets with the VoID Vocabulary, section 4).

    :param entities: the number of things with an IRI and a class.
    :param subjects: the number of distinct subjects; *objects* is the number of distinct objects.
    :param classes: the IRI of each class, and the number of its instances.
    :param properties: the IRI of each property, and the numbers of its triples, distinct subjects and
        distinct objects.
    """

    entities: int
    subjects: int
    objects: int
    classes: tuple[tuple[str, int], ...]
    properties: tuple[tuple[str, int, int, int], ...]

    @property
    def triples(self) -> int:
        """The number of distinct triples in all named graphs."""
        return sum(triples for _, triples, _, _ in self.properties)


class Census:
    """Counts each version of the store once."""

    def __init__(self, pages: Pages, folder: Callable[[], Awaitable[str]]) -> None:
        """Make a census that has not counted yet.

        :param folder: returns the folder of the present version of the store.
        """
        self._pages = pages
        self._folder = folder
        self._counted: tuple[str, Counts | None] = "", None

    async def counts(self) -> Counts | None:
        """Return the counts, or None if the graph is too large to count or a query fails."""
        folder = await self._folder()
        if self._counted[0] != folder:
            try:
                self._counted = folder, await self._count()
            except Refusal:  # a description without counts is better than none
                return None
        return self._counted[1]

    async def _count(self) -> Counts | None:
        if _number((await self._rows("size"))[0], "statements") > _MOST:
            return None
        properties = await self._rows("properties")
        totals = await self._rows("totals")
        entities, subjects, objects = (
            _number(totals[0], name) if totals else 0 for name in ("entities", "subjects", "objects")
        )
        return Counts(
            entities,
            subjects,
            objects,
            tuple((row["class"].text, _number(row, "entities")) for row in await self._rows("classes")),
            tuple(
                (
                    row["property"].text,
                    _number(row, "triples"),
                    _number(row, "subjects"),
                    _number(row, "objects"),
                )
                for row in properties
            ),
        )

    async def _rows(self, name: str) -> list[Row]:
        return await self._pages.rows(service_query(name))


def _number(row: Row, name: str) -> int:
    return int(row[name].text)
