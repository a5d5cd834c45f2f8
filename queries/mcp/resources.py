"""The resources: the texts of the documents and the ontology, in parts short enough for an assistant."""

from __future__ import annotations

import re
from importlib.resources import files
from urllib.parse import quote, unquote

from mcp_types import ListResourcesResult, Resource, ResourceTemplate, TextResourceContents

from ...ontology.errors import InputError
from ..result import text
from .bound import MOST
from .graph import Graph, query

_LISTED = 100
"""The most documents that one call lists."""

ONTOLOGY = Resource(
    uri="policyloom://ontology",
    name="ontology",
    title="The ontology: classes, kinds of facts and their properties, as Turtle",
    mime_type="text/turtle",
)
DOCUMENT = ResourceTemplate(
    uri_template="policyloom://document/{document}{?start}",
    name="document",
    title="The text of a document, from the character at offset start",
    mime_type="text/plain",
)

_ADDRESS = re.compile(r"(policyloom://(?:ontology|document/([^/?#]+)))(?:\?start=([0-9]{1,9}))?")


def document_uri(document: str) -> str:
    """Return the URI of the text of the document with this identifier.

    >>> document_uri("plan 2030")
    'policyloom://document/plan%202030'
    """
    return f"policyloom://document/{quote(document, safe='')}"


async def listed(graph: Graph, cursor: str) -> ListResourcesResult:
    """Return one page of the resources, the ontology and then the documents, from *cursor* on; "" is the first page.

    :raises InputError: the cursor is malformed.
    :raises Refusal: the graph does not answer.
    """
    if not re.fullmatch(r"[0-9]{0,9}", cursor, re.ASCII):
        raise InputError(
            f"the cursor {cursor[:100]!r} is not from this server; use the nextCursor of the last page"
        )
    first = int(cursor or 0)
    page = await graph.ask(query("documents"), {}, first, _LISTED)
    found = [] if first else [ONTOLOGY]
    for row in page.found():
        name, title = text(row["doc"]), text(row.get("title", row["doc"]))
        found.append(Resource(uri=document_uri(name), name=name, title=title, mime_type="text/plain"))
    return ListResourcesResult(resources=found, next_cursor=str(first + _LISTED) if page.is_more else None)


async def read(graph: Graph, uri: str) -> list[TextResourceContents]:
    """Return the text at *uri* from its ``start`` on, as far as there is room, and the URI of the next part, if any.

    :raises InputError: no text has this URI.
    :raises Refusal: the graph does not answer.
    """
    address = _ADDRESS.fullmatch(uri)
    if address is None:
        known = f"{ONTOLOGY.uri} or {DOCUMENT.uri_template}"
        raise InputError(f"no resource has the URI {uri[:200]!r}; use {known}")
    bare, start = address[1], int(address[3] or 0)
    if bare == str(ONTOLOGY.uri):
        whole = files(f"{str(__package__).split('.')[0]}.ontology").joinpath("policy.ttl").read_text("utf-8")
        part, length, media_type = whole[start : start + MOST], len(whole), "text/turtle"
    else:
        document = unquote(address[2])
        values = {"document": document, "start": str(start + 1), "count": str(MOST)}
        rows = (await graph.ask(query("text"), values)).found()
        if not rows:
            hint = "resources/list lists the documents"
            raise InputError(f"there is no document {document!r} in this graph; {hint}")
        part, length, media_type = text(rows[0]["text"]), int(text(rows[0]["length"])), "text/plain"
    contents, end = [TextResourceContents(uri=uri, mime_type=media_type, text=part)], start + len(part)
    if part and end < length:
        following = f"{bare}?start={end}"
        note = f"These were characters {start} to {end} of {length}. The next part is at {following}"
        # The note is a content of its own, so that offsets in the text stay correct.
        contents.append(TextResourceContents(uri=following, mime_type="text/plain", text=note))
    return contents
