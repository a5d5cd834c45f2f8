"""The prefixes that a query or an update uses without declaring them: the commonest mistake in SPARQL."""

from __future__ import annotations

import re

from ..ontology.namespace import PREFIXES
from .dataset import NOT_CODE

_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)
# A blank node (_:a) and a variable (?a) have no prefix.
_USED = re.compile(r"(?<![\w?$:.-])((?![\d_])[\w.-]*):")


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
