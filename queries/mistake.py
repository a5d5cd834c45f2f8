"""The commonest mistakes in SPARQL: an update in place of a query, another first word, a prefix that is not declared."""

from __future__ import annotations

import re

from ..ontology.namespace import PREFIXES
from .dataset import NOT_CODE

QUERY_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
"""The keywords of the four forms of query."""

_UPDATES = ("INSERT", "DELETE", "WITH", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD")
_FIRST_WORD = re.compile(
    r"(?:\s++|#[^\r\n]*+|PREFIX\s++[^\s<]*+\s*+<[^<>\s]*+>|BASE\s*+<[^<>\s]*+>)*+([A-Za-z]{1,40})(?![\w:])",
    re.IGNORECASE,
)
_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)
# A blank node (_:a) and a variable (?a) have no prefix.
_USED = re.compile(r"(?<![\w?$:.-])((?![\d_])[\w.-]*):")


def mistake(sparql: str, elsewhere: str) -> str:
    """Return what is wrong with a query that is malformed; empty if it is none of the commonest mistakes.

    For a wrong first word, an engine's message would list later tokens.

    :param elsewhere: where updates go, after "which".

    >>> mistake("DROP ALL", "nobody may send")
    'DROP begins an update, which nobody may send'
    >>> mistake("FIND ?x", "nobody may send")
    'it begins with FIND, not with SELECT, ASK, CONSTRUCT or DESCRIBE'
    """
    word = first_word(sparql)
    if word.upper() in _UPDATES:
        return f"{word} begins an update, which {elsewhere}"
    if word and word.upper() not in QUERY_FORMS:
        return f"it begins with {word}, not with {', '.join(QUERY_FORMS[:-1])} or {QUERY_FORMS[-1]}"
    return undeclared(sparql)


def first_word(sparql: str) -> str:
    """Return the first word of a query or update after its prologue (BASE, PREFIX), or an empty string.

    >>> first_word("PREFIX x: <http://x/> select * {}")
    'select'
    """
    match = _FIRST_WORD.match(sparql)
    return match[1] if match else ""


def undeclared(sparql: str) -> str:
    """Return the fault of the first prefix that *sparql* uses and does not declare; empty if there is none.

    >>> undeclared("SELECT * { ?s a pol:Policy }")
    'the prefix pol: is not declared; begin with PREFIX pol: <https://w3id.org/policyloom/policy#>'
    >>> undeclared("PREFIX x: <urn:x> SELECT * { ?s a x:y, <urn:a:b>, 'a:b' }")
    ''
    """
    code = NOT_CODE.sub(" . ", sparql)
    declared = {found[1] for found in _DECLARED.finditer(code)}
    name = next((found[1] for found in _USED.finditer(code) if found[1] not in declared), None)
    if name is None:
        return ""
    usual = f"<{PREFIXES[name]}>" if name in PREFIXES else "<...> and its namespace"
    return f"the prefix {name}: is not declared; begin with PREFIX {name}: {usual}"
