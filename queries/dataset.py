"""The dataset of a query: whether the query itself names the graphs that it reads."""

from __future__ import annotations

import re

STRING = (
    r'"""(?:[^"\\]|\\.|"(?!""))*+"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*+'''"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'(?:[^'\\\n]|\\.)*+'"
    # What is never closed is malformed, and would else be read to its end from each mark in it.
    r"|[\"'].*"
)
IRI = r"<[^<>\"{}|^`\\\s]*+>"
COMMENT = r"\#[^\r\n]*+"
NOT_CODE = re.compile(f"{STRING}|{IRI}|{COMMENT}", re.DOTALL)
"""The strings, IRIs and comments of a query: what may hold any word without meaning it; for ``re.DOTALL`` each."""

# A variable, a prefix or a local name may be the word.
_FROM = re.compile(r"(?<![\w?$:.-])from\b(?!\s*:)", re.IGNORECASE)


def names_dataset(sparql: str) -> bool:
    """Tell whether the query has a FROM clause.

    >>> names_dataset("SELECT * FROM <urn:g> WHERE { ?s ?p ?o }")
    True
    >>> names_dataset("SELECT ?from WHERE { ?from <urn:from> 'from' } # from")
    False
    """
    if "from" not in sparql.lower():
        return False
    return bool(_FROM.search(NOT_CODE.sub(" . ", sparql)))
