"""The resources: the texts of the documents, and the ontology, in parts that an assistant can hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files
from urllib.parse import quote, unquote

from ...ontology.errors import InputError
from ..result import text
from .bound import MOST
from .graph import Graph, query

ONTOLOGY = "policyloom://ontology"
TEMPLATE = "policyloom://document/{document}{?start}"
LISTED = 100
"""So many documents are listed at once."""

_ADDRESS = re.compile(r"(policyloom://(?:ontology|document/([^/?#]+)))(?:\?start=([0-9]{1,9}))?")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text.

    :param start: the offset of its first character; *length* is that of the whole text.
    :param following: the address of the next part; empty for none.
    """

    text: str
    media_type: str
    start: int
    length: int
    following: str

    @property
    def note(self) -> str:
        """What to tell of a text that goes on."""
        end = self.start + len(self.text)
        return f"These were characters {self.start} to {end} of {self.length}. The next are {self.following}"


def document_uri(document: str) -> str:
    """Return the address of the text of the document with this identifier.

    >>> document_uri("plan 2030")
    'policyloom://document/plan%202030'
    """
    return f"policyloom://document/{quote(document, safe='')}"


async def read(graph: Graph, uri: str) -> Part:
    """Return the text at *uri* from its ``start`` on, so much of it as there is room for.

    :raises InputError: there is no such text.
    :raises Refusal: the graph does not answer.
    """
    address = _ADDRESS.fullmatch(uri)
    if address is None:
        raise InputError(f"no resource has the address {uri[:200]!r}; they are {ONTOLOGY} and {TEMPLATE}")
    bare, start = address[1], int(address[3] or 0)
    if bare == ONTOLOGY:
        whole = files(f"{str(__package__).split('.')[0]}.ontology").joinpath("policy.ttl").read_text("utf-8")
        return _part(bare, whole[start : start + MOST], "text/turtle", start, len(whole))
    document = unquote(address[2])
    values = {"document": document, "start": str(start + 1), "count": str(MOST)}
    rows = (await graph.ask(query("text"), values)).found()
    if not rows:
        raise InputError(
            f"there is no document {document!r} in this graph; resources/list has those there are"
        )
    return _part(bare, text(rows[0]["text"]), "text/plain", start, int(text(rows[0]["length"])))


async def documents(graph: Graph, first: int) -> tuple[list[tuple[str, str, str]], bool]:
    """Return the addresses, identifiers and titles of documents from number *first* on, and whether there are more.

    :raises Refusal: the graph does not answer.
    """
    page = await graph.ask(query("documents"), {}, first, LISTED)
    named = [(text(row["doc"]), text(row.get("title", row["doc"]))) for row in page.found()]
    return [(document_uri(document), document, title) for document, title in named], page.is_more


def _part(bare: str, part: str, media_type: str, start: int, length: int) -> Part:
    end = start + len(part)
    return Part(part, media_type, start, length, f"{bare}?start={end}" if part and end < length else "")
