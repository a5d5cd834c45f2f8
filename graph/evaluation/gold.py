"""The reading of gold files (facts that people annotated) and of other files of facts, one JSON object per line."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from math import isfinite
from typing import Any

from pyoxigraph import Quad

from ...ontology.errors import DataError
from ...ontology.namespace import OWL, SKOS
from ...ontology.own import Knowledge, built_in
from ..grammar.period import period_of
from ..propertygraph.terms import Terms
from ..reading.form import Form, form_of
from .matching import Record

_SALIENCES = ("core", "minor")
_VERDICTS = ("accept", "reject")

# Facts of these forms are compared by their number, not by their object.
_NUMBERED = (Form.FIGURE, Form.RANK)


def read_records(text: str, *, name: str) -> list[Record]:
    """Read one JSON object per line.

    :param name: the name of the text in messages.
    :raises DataError: a line is no object, or lacks its document or type; the message names the first such line.
    """
    return [record for _, record in _lines(text, name)]


def read_gold(
    text: str,
    *,
    name: str,
    documents: Collection[str] = (),
    known: Collection[str] | None = None,
    kinds: Collection[str] = (),
    knowledge: Knowledge | None = None,
) -> list[Record]:
    """Read annotated facts, one JSON object per line, without the rejected ones; check that each can be matched.

    :param name: the name of the text in messages.
    :param documents: the documents whose facts are read; all where none are given.
    :param known: the documents in which facts were looked for; None where that is not known.
    :param kinds: further types of facts beside those of *knowledge*, such as a store's own.
    :param knowledge: provides the types of facts; the built-in knowledge by default.
    :raises DataError: a line is no object, a fact lacks a field that it is compared by or has a wrong value, its type
        or document is unknown (the message names the first such line), or one of *documents* has no annotated fact.
    """
    lines = list(_lines(text, name))
    annotated = sorted({record["doc"] for _, record in lines})
    for document in documents:
        if document not in annotated:
            raise DataError(
                f"{name}: has no facts from document {document!r}; it has facts from {_names(annotated)}"
            )
    chosen = [(number, record) for number, record in lines if not documents or record["doc"] in documents]
    knowledge = knowledge or built_in()
    for number, record in chosen:
        fault = _fault(record, knowledge, kinds)
        if fault is None and known is not None and record["doc"] not in known:
            fault = (
                f"document {record['doc']!r} was not read; the documents read are {_names(sorted(known))}; "
                "build it too, or choose the documents to score with --doc"
            )
        if fault is not None:
            raise DataError(f"{name}, line {number}: {fault}")
    return [record for _, record in chosen if record.get("verdict") != "reject"]


def read_examples(text: str, *, name: str, knowledge: Knowledge) -> tuple[list[Record], int]:
    """Read annotated facts as training examples, also those that a person rejected, each with its sentence.

    :param name: the name of the text in messages.
    :return: the facts, and the number of claims of a reader (they have a score) that were skipped as unusable.
    :raises DataError: a line is no object, or a fact that a person annotated cannot be used. The message names the
        first such line.
    """
    found: list[Record] = []
    passed_over = 0
    for number, record in _lines(text, name):
        fault = _fault(record, knowledge)
        if fault is None and not _is_text(record.get("sent")):
            fault = 'give the sentence of the fact as "sent"'
        if fault is None:
            found.append(record)
        elif "score" in record:
            passed_over += 1
        else:
            raise DataError(f"{name}, line {number}: {fault}")
    return found, passed_over


def kinds_of_facts(quads: Iterable[Quad]) -> frozenset[str]:
    """Return the types of facts that *quads* define: the notations of all object properties, a user's own included."""
    terms = Terms.of(quads)
    return frozenset(
        filter(None, (terms.text(p, SKOS.notation) for p in terms.instances(OWL.ObjectProperty)))
    )


def _lines(text: str, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    is_empty = True
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            json.dumps(record, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            raise DataError(
                f"{name}, line {number}: contains half of a surrogate pair; write the whole character or leave it out"
            ) from None
        except (ValueError, RecursionError):
            raise DataError(
                f"{name}, line {number}: is not JSON; give one object per line, as 'policyloom facts --format jsonl' does"
            ) from None
        if not isinstance(record, dict) or not all(map(_is_text, (record.get("doc"), record.get("type")))):
            raise DataError(f'{name}, line {number}: give an object with "doc" and "type", each a string')
        is_empty = False
        yield number, record
    if is_empty:
        raise DataError(f"{name}: holds no facts; give one JSON object per line")


def _fault(record: Record, knowledge: Knowledge, kinds: Collection[str] = ()) -> str | None:
    """Return what is wrong with an annotated fact; None where nothing is.

    :param kinds: further types of facts beside those of *knowledge*.
    """
    kind = record["type"]
    types = {*knowledge.vocabulary.notations.values(), *kinds}
    form = form_of(knowledge.kind(kind), knowledge.vocabulary)
    for wanted in (kind, *_listed(record.get("alt_type"))):
        if not isinstance(wanted, str) or wanted not in types:
            return f"unknown type {wanted!r}; use one of {', '.join(sorted(types))}"
    if not _is_text(record.get("subject")):
        return '"subject" must be a string that is not empty'
    if form in _NUMBERED and not _is_number(record.get("value")):
        return f'type {kind} needs a "value", a plain number, not {_shown(record.get("value"))}'
    if form is Form.DATE and not _is_text(record.get("date")):
        return f'type {kind} needs a "date", such as "2024-09", not {_shown(record.get("date"))}'
    if _is_text(record.get("date")) and period_of(str(record["date"])) is None:
        return f'"date" is {_shown(record["date"])}; give one such as "2024", "2024-09", "2024-09-30" or "2021/2024"'
    if form is Form.WORDS and not _is_text(record.get("object")):
        return '"object" must be a string that is not empty'
    if record.get("salience") not in (None, *_SALIENCES):
        return f'"salience" is {_shown(record["salience"])}; give "core" or "minor", or leave it out'
    if record.get("verdict") not in (None, *_VERDICTS):
        return f'"verdict" is {_shown(record["verdict"])}; give "accept" or "reject", or leave it out'
    return None


def _listed(value: object) -> list[object]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_number(value: object) -> bool:
    try:
        return not isinstance(value, bool) and isfinite(float(str(value).replace(",", "")))
    except ValueError:
        return False


def _names(names: Collection[str]) -> str:
    return ", ".join(map(repr, names)) or "none"


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)[:60]
