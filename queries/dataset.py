"""The dataset of a query: whether the query itself names the graphs that it reads."""

from __future__ import annotations

import re

STRING = (
    r'"""(?:[^"\\]|\\.|"(?!""))*+"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*+'''"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'(?:[^'\\\n]|\\.)*+'"
    # An unclosed string is malformed; without this branch, each quotation mark in it would start a scan to its end.
    r"|[\"'].*"
)
IRI = r"<[^<>\"{}|^`\\\s]*+>"
COMMENT = r"\#[^\r\n]*+"
NOT_CODE = re.compile(f"{STRING}|{IRI}|{COMMENT}", re.DOTALL)
"""The strings, IRIs and comments of a query, in which a keyword is plain text; each pattern needs ``re.DOTALL``."""

# "from" may also be the name of a variable, a prefix or a local name; these do not match.
_FROM = re.compile(r"(?<![\w?$:.-])from\b(?!\s*:)", re.IGNORECASE)


def names_dataset(sparql: str) -> bool:
    """Say whether the query has a FROM clause.

    >>> names_dataset("SELECT * FROM <urn:g> WHERE { ?s ?p ?o }")
    True
    >>> names_dataset("SELECT ?from WHERE { ?from <urn:from> 'from' } # from")
    False
    """
    if "from" not in sparql.lower():
        return False
    return bool(_FROM.search(NOT_CODE.sub(" . ", sparql)))
