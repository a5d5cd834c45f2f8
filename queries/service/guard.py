"""The guard: what a query or update must not do, found in its text before the engine sees it.

The engine offers no switch for these, so they are recognised by their words. The patterns match whatever
the grammar allows there, wherever it stands, also in strings and comments: a clause cannot be hidden.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from ..address import is_url


class Refusal(Exception):  # noqa: N818 an answer to a request, no fault of ours
    """The request is refused: with which HTTP status, and why in a sentence."""

    def __init__(self, status: int, reason: str) -> None:
        """Remember both."""
        super().__init__(reason)
        self.status = status
        self.reason = reason

    @classmethod
    def of_store(cls, store: str, reason: str) -> Refusal:
        """Return the refusal of what needs a *store* that cannot be read: an endpoint's fault, or else ours."""
        return cls(502 if is_url(store) else 500, reason)

    @property
    def headers(self) -> tuple[tuple[bytes, bytes], ...]:
        """The headers that the status demands, for who may write."""
        return ((b"www-authenticate", b"Bearer"),) if self.status == 401 else ()


# Each pattern takes a time linear in the text: a run of characters is never given back, and ends where another word
# may begin, since a query may repeat what begins a clause ten thousand times.
_GAP = r"(?:[ \t\r\n\f\v]++|#[^\r\n]*+[\r\n])*+"
_LETTER = r"[\w.\-\u0080-\U0010ffff]"
_WORD = r"(?<![\w?$:.\-\u0080-\U0010ffff])"
# A variable, an IRI or a prefixed name, then the group: nothing else makes the word a clause.
_SERVICE = re.compile(
    rf"SERVICE{_GAP}(?:SILENT{_GAP})?"
    rf"(<[^<>\s]*+>|[?$]\w++|(?:(?!SERVICE){_LETTER})*+:(?:[^\s{{}}<>#\\]|\\.)*+){_GAP}\{{",
    re.IGNORECASE,
)
_LOAD = re.compile(rf"{_WORD}LOAD{_GAP}(?:SILENT{_GAP})?(?:<|{_LETTER}*+:)", re.IGNORECASE)
_MOST_SERVICES = 1000
_VARIABLE = re.compile(r"[?$]\w*")
# What Virtuoso adds to the language: pragmas, which can make it fetch documents, and the functions of its database,
# by their prefixes, as IRIs, or under another prefix.
_EXTENSION = re.compile(
    rf"{_WORD}DEFINE{_GAP}[\w-]+:|{_WORD}(?:bif|sql):|<(?:bif|sql):|openlinksw\.com/schemas/(?:bif|sql)",
    re.IGNORECASE,
)
QUERY_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
"""The words that a query begins with."""

_FIRST_WORD = re.compile(
    r"(?:\s++|#[^\r\n]*+|PREFIX\s++[^\s<]*+\s*+<[^<>\s]*+>|BASE\s*+<[^<>\s]*+>)*+([A-Za-z]{1,40})(?![\w:])",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def check_query(sparql: str, allowed: Collection[str]) -> None:
    """Refuse a query that names with SERVICE any endpoint but the *allowed* ones, or says the word too often to look.

    :raises Refusal: if it does.
    """
    # What follows each may have to be read to the end of the query.
    if (count := _plain(sparql).lower().count("service")) > _MOST_SERVICES:
        raise Refusal(400, f"SERVICE may stand {_MOST_SERVICES:,} times in a query, not {count:,} times")
    if count:
        check_services(sparql, allowed)


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
    for clause in _SERVICE.finditer(text):
        target = clause[1]
        if _is_name(text, clause.start()):
            continue
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


def first_word(sparql: str) -> str:
    """Return the word that a query or an update begins with, after what is declared before it; empty if there is none.

    >>> first_word("PREFIX x: <http://x/> select * {}")
    'select'
    """
    found = _FIRST_WORD.match(sparql)
    return found[1] if found else ""


def check_entities(data: bytes) -> None:
    """Refuse XML that declares entities, by which a few bytes become a gigabyte.

    :raises Refusal: if it does.
    """
    if b"<!entity" in data.replace(b"\0", b"").lower():
        raise Refusal(400, "RDF/XML that declares entities is refused; write the IRIs in full")


def _is_name(text: str, end: int) -> bool:
    """Tell whether the word that begins at *end* is but the rest of a variable or a prefixed name.

    After anything else it is a word of its own, also right after a number or a full stop: ``?o.SERVICE``, ``1SERVICE``.
    """
    start = end
    while start and (text[start - 1].isalnum() or text[start - 1] in "_-.:%\\" or text[start - 1] > "\x7f"):
        start -= 1
    if start and (variable := _VARIABLE.match(text, start - 1, end)):
        start = variable.end()
        if start == end:
            return True
    return ":" in text[start:end]


def _plain(sparql: str) -> str:
    r"""Return *sparql* with its codepoint escapes resolved, as a parser may do before it reads words."""
    if "\\u" not in sparql and "\\U" not in sparql:
        return sparql
    return _ESCAPE.sub(_character, sparql)


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= 0x10FFFF else escape[0]
