"""From finds to words: what a claim says in the text's own words, with values worked out by grammar."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from .candidate import Grammar
from .decoding import Find, Pair
from .kind import Form
from .span import candidate_spans, date_spans
from .window import PREFIX, Window

_ARTICLE: Final = re.compile(r"^(?:the|a|an|its|their|our|his|her)\s+(?=\S)", re.IGNORECASE)
_EDGES: Final = " \t\n,;:.–—-•*"
_LEAD: Final = re.compile(r"^of(?:\s+|$)")


@dataclass(frozen=True)
class Statement:
    """What the reader says: a kind, its ends and roles as words, and how sure it is.

    The offsets are those in the document: of the sentence, of the object, and of each role's words. A role is
    none where its words stand in no sentence but in what is known of the document.
    """

    kind: str
    subject: str
    object: str
    sentence: tuple[int, int]
    span: tuple[int, int]
    score: float
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    negated: bool = False
    indicator: str = ""
    value: float | None = None
    unit: str = ""
    qualifier: str = ""
    date: str = ""
    place: str = ""
    target: bool = False


def word(window: Window, find: Find, score: float, grammar: Grammar) -> Statement | None:
    """Put a find into words; None where its figure or date cannot be read."""
    sentence = window.text.sentences[window.sentences[find.object[0]]]
    span = (window.offsets[find.object[0]][0], window.offsets[find.object[1]][1])
    roles = {role: _phrase(window, pair) for role, pair in find.roles if role != "date"}
    if "indicator" in roles:
        roles["indicator"] = _LEAD.sub("", roles["indicator"])
    extra: dict[str, Any] = {}
    if find.form is Form.FIGURE:
        number = window.text.numbers[candidate_spans(window, window.text.numbers)[find.object]]
        unit = (
            number.unit
            or roles.get("unit")
            or grammar.unit_after(window.text.source.text[number.end : sentence[1]])
        )
        extra = {
            "value": number.value,
            "unit": unit,
            "qualifier": number.qualifier,
            "indicator": roles.get("indicator", ""),
        }
        extra["target"] = find.target
    elif find.form is Form.RANK:
        rank = window.text.ranks[candidate_spans(window, window.text.ranks)[find.object]]
        rest = grammar.ranked_after(window.text.source.text[span[1] : sentence[1]])
        extra = {"value": float(rank.place), "indicator": roles.get("indicator") or rest.strip()}
        span = (span[0], span[1] + len(rest))
    elif find.form is Form.DATE:
        extra["date"] = _date(window, find.object)
    if find.form in (Form.FIGURE, Form.RANK):
        extra["place"] = roles.get("place") or window.text.source.about
        extra["date"] = next((_date(window, pair) for role, pair in find.roles if role == "date"), "")
    subject, words = _phrase(window, find.subject), _clean(window.text.source.text[slice(*span)])
    if not subject or not words:
        return None
    return Statement(
        find.kind,
        subject,
        words,
        sentence,
        span,
        score,
        _spans(window, find),
        grammar.is_denied(window.text.source.text[sentence[0] : span[0]]),
        **extra,
    )


def as_row(statement: Statement, window: Window) -> dict[str, Any]:
    """Give a statement as an object of facts.jsonl."""
    source = window.text.source
    row: dict[str, Any] = {
        "doc": source.id,
        "sent": source.text[slice(*statement.sentence)],
        "type": statement.kind,
        "subject": statement.subject,
        "object": statement.object,
    }
    for name in ("indicator", "value", "unit", "qualifier", "date", "place"):
        value = getattr(statement, name)
        if value not in (None, ""):
            row[name] = int(value) if isinstance(value, float) and value.is_integer() else value
    if statement.target:
        row["target"] = True
    row["score"] = round(statement.score, 4)
    row["negated"] = statement.negated
    return row


def _spans(window: Window, find: Find) -> dict[str, tuple[int, int]]:
    """Give the offsets of subject and roles where they stand in the document."""
    return {
        role: (window.offsets[first][0], window.offsets[last][1])
        for role, (first, last) in (("subject", find.subject), *find.roles)
        if window.regions[first] != PREFIX
    }


def _date(window: Window, pair: Pair) -> str:
    """Read a date."""
    return date_spans(window)[pair].value


def _phrase(window: Window, pair: Pair) -> str:
    """Give the words of a span without article and stray marks."""
    return _clean(window.words(*pair))


def _clean(words: str) -> str:
    """Leave out what no phrase starts or ends with."""
    bare = " ".join(words.split()).strip(_EDGES)
    bare = _ARTICLE.sub("", bare)
    if bare.endswith((")", "]")) and "(" not in bare and "[" not in bare:
        bare = bare[:-1].rstrip(_EDGES)
    return bare
