"""The record of a claim: a JSON object in the format of gold files and of ``policyloom facts --format jsonl``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from math import isfinite
from typing import Any

from ...ontology.errors import DataError, with_article
from .claim import Claim, Mention

ROLES = ("indicator", "unit", "qualifier", "date", "place")
"""The roles that a claim may have beside its subject and object, each in a field of its own."""

# No name is longer than this; a longer value is a whole text, or an attack.
_LONGEST_WORDS = 2_000
_LONGEST_NUMBER = 40


class ClaimError(ValueError):
    """A record that is no claim; the message reads on from the name of the record, as in "has no type"."""


def claim_from(record: Mapping[str, Any]) -> Claim:
    """Return the claim in *record*; unknown fields are ignored.

    :raises ClaimError: a field is missing or has a wrong type or value; the message says which.

    >>> claim_from({"type": "adopts", "subject": "Peru", "object": "Port Plan", "sent": "Peru has a Port Plan."}).kind
    'adopts'
    """
    kind = _words(record, "type")
    quote = _words(record, "sent", span=("start", "end"))
    subject = _words(record, "subject")
    if kind is None or quote is None or subject is None:
        missing = [name for name in ("type", "sent", "subject") if not record.get(name)]
        raise ClaimError(f"has no {' and no '.join(missing)}")
    roles = {role: found for role in ROLES if (found := _words(record, role)) is not None}
    modality, score = _words(record, "modality"), _share(record, "score")
    return Claim(
        kind=kind.words,
        subject=subject,
        object=_words(record, "object") or roles.get("date") or Mention(""),
        quote=quote,
        roles=roles,
        value=_number(record.get("value")),
        is_target=_flag(record, "target"),
        score=1.0 if score is None else score,
        confidence=_share(record, "confidence"),
        negated=_flag(record, "negated"),
        modality=modality.words if modality else None,
        attribution=_words(record, "attribution"),
    )


def record_of(claim: Claim, document: str) -> dict[str, Any]:
    """Return *claim* as a record, without empty fields."""
    told: dict[str, Any] = {
        "doc": document,
        "type": claim.kind,
        "subject": claim.subject.words,
        "object": claim.object.words,
        **{role: claim.roles[role].words for role in ROLES if role in claim.roles},
        "value": None if claim.value is None else _plain(claim.value),
        "target": claim.is_target or None,
        "negated": claim.negated or None,
        "modality": claim.modality,
        "attribution": claim.attribution.words if claim.attribution else None,
        "sent": claim.quote.words,
        "start": claim.quote.span[0] if claim.quote.span else None,
        "end": claim.quote.span[1] if claim.quote.span else None,
        "score": round(claim.score, 4) if claim.score < 1 else None,
        "confidence": claim.confidence,
    }
    return {name: value for name, value in told.items() if value is not None}


def read_claims(text: str, *, name: str) -> dict[str, list[Claim]]:
    """Return the claims of *text*, one record per line, by document id and in the order of the lines.

    :param name: the name of the text in messages.
    :raises DataError: a line holds no claim; the message names the line and says what is wrong.
    """
    found: dict[str, list[Claim]] = {}
    # Only line feeds separate records: str.splitlines would also split at characters that a sentence may hold.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            if not isinstance(record, dict):
                raise ClaimError("is not a JSON object")
            document = _words(record, "doc")
            if document is None:
                raise ClaimError("has no doc")
            claims = found.setdefault(document.words, [])
            # A record that a person rejected is in the gold file only as a training example.
            if record.get("verdict") != "reject":
                claims.append(claim_from(record))
        except RecursionError:
            raise DataError(
                f"{name}: line {number} is nested too deeply; give one flat object per line"
            ) from None
        except ValueError as error:
            told = "is not JSON" if isinstance(error, json.JSONDecodeError) else str(error)
            raise DataError(f"{name}: line {number} {told}; see docs/evaluation.md for the format") from None
    return found


def _words(record: Mapping[str, Any], name: str, span: tuple[str, str] | None = None) -> Mention | None:
    words = record.get(name)
    if words is None or words == "":
        return None
    if isinstance(words, int | float) and not isinstance(words, bool) and name == "date":
        words = str(words)  # people who write JSON by hand give a year as a number
    if not isinstance(words, str):
        raise ClaimError(f"has {with_article(name)} that is {_type_of(words)}, not text")
    if len(words) > _LONGEST_WORDS and name != "sent":
        raise ClaimError(
            f"has {with_article(name)} of {len(words):,} characters; at most {_LONGEST_WORDS:,} are allowed"
        )
    if span is None:
        return Mention(words)
    start, end = record.get(span[0]), record.get(span[1])
    return Mention(words, (start, end) if isinstance(start, int) and isinstance(end, int) else None)


def _number(value: object) -> str | None:
    """Return *value* as digits; strings and thousands separators are accepted."""
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ClaimError(f"has a value that is {_type_of(value)}, not a number")
    if isinstance(value, float) and not isfinite(value):
        raise ClaimError("has a value that is not finite")
    text = str(value).replace(",", "").strip()
    try:
        number = Decimal(text)
    except ArithmeticError:
        raise ClaimError(f"has a value that is not a number: {text[:_LONGEST_NUMBER]!r}") from None
    if not number.is_finite() or abs(number.adjusted()) > _LONGEST_NUMBER:
        raise ClaimError(f"has a value that is out of range: {text[:_LONGEST_NUMBER]}")
    return f"{number.normalize():f}"


def _plain(value: str) -> int | float:
    number = Decimal(value)
    return int(number) if number == number.to_integral_value() else float(number)


def _share(record: Mapping[str, Any], name: str) -> float | None:
    value = record.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ClaimError(f"has {with_article(name)} that is not a number from 0 to 1")
    return float(value)


def _flag(record: Mapping[str, Any], name: str) -> bool:
    value = record.get(name)
    if value is None or isinstance(value, bool):
        return bool(value)
    raise ClaimError(f"has {with_article(name)} that is {_type_of(value)}, not true or false")


def _type_of(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), "text")
