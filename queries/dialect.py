"""The dialects of SPARQL: queries and answers of servers that differ from the standard."""

from __future__ import annotations

import json
import re

from ..ontology.namespace import XSD
from .dataset import NOT_CODE

_FORM = re.compile(r"(?<![\w?$:.-])(SELECT|ASK|CONSTRUCT|DESCRIBE)\b(?!\s*:)", re.IGNORECASE)
# A subselect with nothing after its group; the group contains no groups that contain others.
_SUBSELECT = re.compile(r"\{\s*SELECT\s[^{}]*\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}(?=\s*\})", re.IGNORECASE)
# A step of a property path with ``*`` or ``+``.
_CLOSURE = re.compile(r"[\w>)][*+](?=[\s/|)])")
_MOST_ROWS = 10_000_000
_BOOLEANS = {"0": "false", "1": "true"}
_ASKED = "__ASK_RETVAL"


def asks_for_triples(sparql: str) -> bool:
    """Say whether the answer to the query is a graph.

    >>> asks_for_triples("PREFIX select: <urn:ask> CONSTRUCT WHERE { ?s ?p ?o }")
    True
    """
    form = _FORM.search(NOT_CODE.sub(" . ", sparql))
    return form is not None and form[1].upper() in {"CONSTRUCT", "DESCRIBE"}


def for_virtuoso(sparql: str) -> str:
    """Return the query, changed so that Virtuoso finds all its rows.

    If a path with ``*`` or ``+`` in a subselect is joined with other patterns, Virtuoso 7 follows it only from the
    first of many terms (https://github.com/openlink/virtuoso-opensource/issues/127). It evaluates a subselect with a
    limit on its own, so such a subselect gets a limit that is never reached.

    >>> for_virtuoso("SELECT * { { SELECT ?x { ?x a/<urn:sub>* <urn:C> } } ?f <urn:is> ?x }")
    'SELECT * { { SELECT ?x { ?x a/<urn:sub>* <urn:C> } LIMIT 10000000 } ?f <urn:is> ?x }'
    """
    # Strings, IRIs and comments are blanked in their full length, so that the positions found are those in the query.
    code = NOT_CODE.sub(lambda found: _blank(found[0]), sparql)
    pieces, last = [], 0
    for found in _SUBSELECT.finditer(code):
        if _CLOSURE.search(found[0]):
            pieces += [sparql[last : found.end()], f" LIMIT {_MOST_ROWS}"]
            last = found.end()
    return "".join(pieces) + sparql[last:]


def from_virtuoso(rows: bytes) -> bytes:
    """Return a JSON answer of Virtuoso in the form of the standard.

    Virtuoso 7 writes booleans as 0 and 1, and the answer to ASK as a row with a number.

    >>> from_virtuoso(b'{"results": {"bindings": [{"__ASK_RETVAL": {"type": "literal", "value": "1"}}]}}')
    b'{"head": {}, "boolean": true}'
    """
    if XSD.boolean.encode() not in rows and _ASKED.encode() not in rows:
        return rows
    answer = json.loads(rows)
    for row in answer["results"]["bindings"]:
        if _ASKED in row:
            return json.dumps({"head": {}, "boolean": row[_ASKED]["value"] == "1"}).encode()
        for term in row.values():
            if term.get("datatype") == XSD.boolean:
                term["value"] = _BOOLEANS.get(term["value"], term["value"])
    return json.dumps(answer, ensure_ascii=False).encode()


def _blank(words: str) -> str:
    # Keep the end of an IRI, since the IRI may be a step of a path.
    return " " * (len(words) - 1) + (">" if words.endswith(">") else " ")
