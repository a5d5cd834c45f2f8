"""The guard: checks the text of a query or update for forbidden clauses, before the engine sees it.

The engine has no option that forbids these clauses, so they are found by their keywords. The patterns match
every form that the grammar allows, even inside strings and comments, so that no clause can be hidden.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from ..address import is_url


class Refusal(Exception):  # noqa: N818 an answer to a request, no error of the program
    """Raised to refuse a request, with an HTTP status and a reason in one sentence."""

    def __init__(self, status: int, reason: str) -> None:
        """Make a refusal with the HTTP *status*, and the *reason* as the client reads it."""
        super().__init__(reason)
        self.status = status
        self.reason = reason

    @classmethod
    def of_store(cls, store: str, reason: str) -> Refusal:
        """Return the refusal for a *store* that cannot be read: 502 if it is the URL of an endpoint, else 500."""
        return cls(502 if is_url(store) else 500, reason)

    @property
    def headers(self) -> tuple[tuple[bytes, bytes], ...]:
        """The headers that the status requires: WWW-Authenticate with 401."""
        return ((b"www-authenticate", b"Bearer"),) if self.status == 401 else ()


# Each pattern takes time linear in the text: quantifiers are possessive, and a run of characters ends where
# another keyword may begin, since a query may repeat the start of a clause ten thousand times.
_GAP = r"(?:[ \t\r\n\f\v]++|#[^\r\n]*+[\r\n])*+"
_LETTER = r"[\w.\-\u0080-\U0010ffff]"
_WORD = r"(?<![\w?$:.\-\u0080-\U0010ffff])"
# The keyword is a clause only if a variable, an IRI or a prefixed name follows it, and then a group.
_SERVICE = re.compile(
    rf"SERVICE{_GAP}(?:SILENT{_GAP})?"
    rf"(<[^<>\s]*+>|[?$]\w++|(?:(?!SERVICE){_LETTER})*+:(?:[^\s{{}}<>#\\]|\\.)*+){_GAP}\{{",
    re.IGNORECASE,
)
_LOAD = re.compile(rf"{_WORD}LOAD{_GAP}(?:SILENT{_GAP})?(?:<|{_LETTER}*+:)", re.IGNORECASE)
_MOST_SERVICES = 1000
_VARIABLE = re.compile(r"[?$]\w*")
# Virtuoso's extensions of SPARQL: pragmas, which can make it fetch documents, and its database
# functions, written with their usual prefixes, as IRIs, or with another prefix.
_EXTENSION = re.compile(
    rf"{_WORD}DEFINE{_GAP}[\w-]+:|{_WORD}(?:bif|sql):|<(?:bif|sql):|openlinksw\.com/schemas/(?:bif|sql)",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def check_query(sparql: str, allowed: Collection[str]) -> None:
    """Check that the SERVICE clauses of a query name only *allowed* endpoints.

    :raises Refusal: if it names another endpoint, or has the keyword more than a thousand times.
    """
    # The number is limited because the check may read from each keyword to the end of the query.
    if (count := _plain(sparql).lower().count("service")) > _MOST_SERVICES:
        raise Refusal(
            400, f"the query contains SERVICE {count:,} times; use it at most {_MOST_SERVICES:,} times"
        )
    if count:
        check_services(sparql, allowed)


def check_services(sparql: str, allowed: Collection[str]) -> None:
    """Check that the SERVICE clauses of a query or update name only *allowed* endpoints.

    :raises Refusal: if it names another endpoint, or a variable.

    >>> check_services('SELECT * { ?s ?p "self service" }', ())
    >>> check_services("ASK { SERVICE ?x { } }", ())
    Traceback (most recent call last):
    ...
    policyloom.queries.service.guard.Refusal: SERVICE ?x is refused: this service queries no other endpoints
    """
    if "service" not in (text := _plain(sparql)).lower():
        return
    for clause in _SERVICE.finditer(text):
        target = clause[1]
        if _is_name(text, clause.start()):
            continue
        if target[1:-1] not in allowed or not target.startswith("<"):
            hint = (
                f"; use one of {', '.join(sorted(allowed))}"
                if allowed
                else ": this service queries no other endpoints"
            )
            raise Refusal(400, f"SERVICE {target} is refused{hint}")


def check_loads(sparql: str) -> None:
    """Check that an update fetches no document.

    :raises Refusal: if it uses LOAD.
    """
    if _LOAD.search(_plain(sparql)):
        raise Refusal(400, "LOAD is refused: this service fetches no documents; send the data itself")


def check_extensions(sparql: str) -> None:
    """Check that a query or update for an endpoint uses none of Virtuoso's extensions, which can do too much.

    :raises Refusal: if it uses one.

    >>> check_extensions('DEFINE get:soft "replacing" ASK FROM <http://127.0.0.1/> {}')
    Traceback (most recent call last):
    ...
    policyloom.queries.service.guard.Refusal: DEFINE get: is Virtuoso's own syntax, not SPARQL; remove it
    """
    extension = _EXTENSION.search(_plain(sparql))
    if extension:
        raise Refusal(400, f"{extension[0][:80]} is Virtuoso's own syntax, not SPARQL; remove it")


def check_entities(data: bytes) -> None:
    """Check that XML declares no entities, which can expand a few bytes to a gigabyte.

    :raises Refusal: if it does.
    """
    if b"<!entity" in data.replace(b"\0", b"").lower():
        raise Refusal(400, "RDF/XML that declares entities is refused; write the IRIs in full")


def _is_name(text: str, end: int) -> bool:
    """Return whether the word that starts at *end* is the last part of a variable or of a prefixed name.

    After anything else, even a number or a full stop, it is a keyword: ``1SERVICE``, ``?o.SERVICE``.
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
    r"""Return *sparql* with its escapes such as ``\u0041`` resolved, as a parser may do first."""
    if "\\u" not in sparql and "\\U" not in sparql:
        return sparql
    return _ESCAPE.sub(_character, sparql)


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= 0x10FFFF else escape[0]
