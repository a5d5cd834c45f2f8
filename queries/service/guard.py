"""The guard: what a query or update must not do, found in its text before the engine sees it.

The engine offers no switch for these, so they are recognised by their words. The patterns match whatever
the grammar allows there, wherever it stands, also in strings and comments: a clause cannot be hidden.
"""

from __future__ import annotations

import re
from collections.abc import Collection


class Refusal(Exception):  # noqa: N818 an answer to a request, no fault of ours
    """The request is refused: with which HTTP status, and why in a sentence."""

    def __init__(self, status: int, reason: str) -> None:
        """Remember both."""
        super().__init__(reason)
        self.status = status
        self.reason = reason

    @property
    def headers(self) -> tuple[tuple[bytes, bytes], ...]:
        """The headers that the status demands, for who may write."""
        return ((b"www-authenticate", b"Bearer"),) if self.status == 401 else ()


_GAP = r"(?:[ \t\r\n\f\v]|#[^\r\n]*[\r\n])*"
_WORD = r"(?<![\w?$:.-])"
# A variable, an IRI or a prefixed name, then the group: nothing else makes the word a clause.
_SERVICE = re.compile(
    rf"{_WORD}SERVICE{_GAP}(?:SILENT{_GAP})?(<[^<>\s]*>|[?$]\w+|[^\s{{}}<>]*?:[^\s{{}}<>]*?){_GAP}\{{",
    re.IGNORECASE,
)
_LOAD = re.compile(rf"{_WORD}LOAD{_GAP}(?:SILENT{_GAP})?(?:<|[^\s{{}}<>\"']*?:)", re.IGNORECASE)
# What Virtuoso adds to the language: pragmas, which can make it fetch documents, and the functions of its database,
# by their prefixes, as IRIs, or under another prefix.
_EXTENSION = re.compile(
    rf"{_WORD}DEFINE{_GAP}[\w-]+:|{_WORD}(?:bif|sql):|<(?:bif|sql):|openlinksw\.com/schemas/(?:bif|sql)",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def check_services(sparql: str, allowed: Collection[str]) -> None:
    """Refuse *sparql* if it names with SERVICE any endpoint but the *allowed* ones, or a variable.

    :raises Refusal: if it does.

    >>> check_services('SELECT * { ?s ?p "self service" }', ())
    >>> check_services("ASK { SERVICE ?x { } }", ())
    Traceback (most recent call last):
    ...
    policyloom.queries.service.guard.Refusal: this service sends no queries elsewhere: SERVICE ?x is refused
    """
    if "service" not in (text := _plain(sparql)).lower():
        return
    for target in _SERVICE.findall(text):
        if target[1:-1] not in allowed or not target.startswith("<"):
            known = f"; it may name {', '.join(sorted(allowed))}" if allowed else ""
            where = "but to the endpoints on its list" if allowed else "elsewhere"
            raise Refusal(400, f"this service sends no queries {where}: SERVICE {target} is refused{known}")


def check_loads(sparql: str) -> None:
    """Refuse an update that fetches a document.

    :raises Refusal: if it does.
    """
    if _LOAD.search(_plain(sparql)):
        raise Refusal(400, "this service fetches no documents: LOAD is refused; send the data itself")


def check_extensions(sparql: str) -> None:
    """Refuse what an endpoint elsewhere may understand beside SPARQL, with the rights of the service.

    :raises Refusal: if there is any.

    >>> check_extensions('DEFINE get:soft "replacing" ASK FROM <http://127.0.0.1/> {}')
    Traceback (most recent call last):
    ...
    policyloom.queries.service.guard.Refusal: this is no SPARQL but Virtuoso's own: DEFINE get:
    """
    found = _EXTENSION.search(_plain(sparql))
    if found:
        raise Refusal(400, f"this is no SPARQL but Virtuoso's own: {found[0][:80]}")


def check_entities(data: bytes) -> None:
    """Refuse XML that declares entities, by which a few bytes become a gigabyte.

    :raises Refusal: if it does.
    """
    if b"<!entity" in data.replace(b"\0", b"").lower():
        raise Refusal(400, "RDF/XML that declares entities is refused; write the IRIs in full")


def _plain(sparql: str) -> str:
    r"""Return *sparql* with its codepoint escapes resolved, as a parser may do before it reads words."""
    if "\\u" not in sparql and "\\U" not in sparql:
        return sparql
    return _ESCAPE.sub(_character, sparql)


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= 0x10FFFF else escape[0]
