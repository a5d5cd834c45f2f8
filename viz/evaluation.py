"""The evaluation as a page: the scores, and each sentence with the facts matched, missed and spurious in it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..graph.evaluation.evaluate import Evaluation, confidence
from ..graph.evaluation.matching import Record
from .palette import words
from .render import render, template, write_whole

_STYLES = ("colours.css", "sheet.css", "evaluation.css")
_SCRIPT = "evaluation.js"


@dataclass(frozen=True, slots=True)
class Side:
    """A fact as annotated or as found; *note* holds what a statistic, ranking or event says besides the two ends."""

    type: str
    subject: str
    object: str
    note: str
    is_core: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """An annotated fact and the found fact that matches it; *is_same* if both read the same."""

    gold: Side
    found: Side
    is_same: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence and the outcome of the facts in it; *text* is empty for facts without a sentence."""

    text: str
    met: tuple[Meeting, ...]
    missed: tuple[Side, ...]
    spurious: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A document and its sentences, in text order as far as it is known."""

    id: str
    sentences: tuple[Judged, ...]


def write_evaluation(
    found: Evaluation,
    path: str | os.PathLike[str],
    *,
    title: str = "Evaluation",
    texts: Mapping[str, str] | None = None,
) -> Path:
    """Write :func:`evaluation_page` to *path*, whole or not at all, and return the path.

    :raises InputError: the file cannot be written.
    """
    return write_whole(evaluation_page(found, title=title, texts=texts), Path(path))


def evaluation_page(
    found: Evaluation, *, title: str = "Evaluation", texts: Mapping[str, str] | None = None
) -> str:
    """Return an HTML page of *found* that works offline; equal evaluations give equal pages.

    The page shows everything even without its one script, which filters by outcome, type and document. Its
    Content-Security-Policy names the script by digest.

    :param texts: document id -> text, to order the sentences by; without it they are ordered by the facts' offsets.
    """
    return render(
        "evaluation.html",
        styles=_STYLES,
        scripts=(template(_SCRIPT),),
        title=title,
        found=found,
        documents=reviewed(found, texts or {}),
        named=words,
    )


def reviewed(found: Evaluation, texts: Mapping[str, str]) -> tuple[Reviewed, ...]:
    """Return the documents of *found*, sorted, with each sentence that has an annotated or a found fact.

    A found fact that matches an annotated one is listed at the sentence of that one. Any other is listed at an
    annotated sentence that contains its own or is part of it, since splitting a text differently is no error.
    """
    return tuple(Reviewed(id, tuple(_judged(id, found, texts.get(id, "")))) for id in found.by_document)


def _judged(id: str, found: Evaluation, text: str) -> Iterator[Judged]:
    met = [(gold, other) for gold, other in found.met if gold.get("doc") == id]
    missed = [record for record in found.missed if record.get("doc") == id]
    spurious = [record for record in found.spurious if record.get("doc") == id]
    annotated = list(dict.fromkeys(_sentence(record) for record in [*(gold for gold, _ in met), *missed]))
    homes = {sentence: _home(sentence, annotated) for sentence in map(_sentence, spurious)}
    places = _places([*met, *((r, r) for r in [*missed, *spurious])], homes, text)
    for sentence in sorted(places, key=lambda s: places[s]):
        yield Judged(
            sentence,
            tuple(_meeting(gold, other) for gold, other in met if _sentence(gold) == sentence),
            tuple(_side(record) for record in missed if _sentence(record) == sentence),
            tuple(_side(record) for record in spurious if homes[_sentence(record)] == sentence),
        )


def _places(
    records: Iterable[tuple[Record, Record]], homes: Mapping[str, str], text: str
) -> dict[str, tuple[bool, float, int]]:
    """Return sentence -> sort key: sentences with a known place come first, the others in the order of *records*."""
    flat = " ".join(text.split())
    places: dict[str, tuple[bool, float, int]] = {}
    for number, (record, placed) in enumerate(records):
        sentence = homes.get(_sentence(record), _sentence(record))
        at: float = flat.find(sentence) if flat and sentence else -1
        start = placed.get("start")
        if at < 0 and isinstance(start, int | float):
            at = start
        key = (at < 0, at, number)
        places[sentence] = min(key, places.get(sentence, key))
    return places


def _home(sentence: str, annotated: Sequence[str]) -> str:
    """Return the annotated sentence that contains *sentence* or is part of it, else *sentence*."""
    if not sentence or sentence in annotated:
        return sentence
    return next(
        (other for other in annotated if other and (sentence in other or other in sentence)), sentence
    )


def _sentence(record: Record) -> str:
    return " ".join(str(record.get("sent") or "").split())


def _meeting(gold: Record, found: Record) -> Meeting:
    ours, theirs = _side(gold), _side(found)
    is_same = (ours.type, *_read(ours)) == (theirs.type, *_read(theirs))
    return Meeting(ours, theirs, is_same)


def _read(side: Side) -> tuple[str, ...]:
    return tuple(part.casefold() for part in (side.subject, side.object, side.note))


def _side(record: Record) -> Side:
    return Side(
        type=str(record.get("type")),
        subject=_written(record.get("subject")),
        object=_written(record.get("object")),
        note=_note(record),
        is_core=record.get("salience") == "core",
        confidence=confidence(record),
    )


def _note(record: Record) -> str:
    """Return what a record says besides its ends, such as ``share of jobs: 12.5 percent, 2021``."""
    value = _written(record.get("value"))
    number = " ".join(filter(None, [_written(record.get("qualifier")), value, _written(record.get("unit"))]))
    said = ": ".join(filter(None, [_written(record.get("indicator")), number if value else ""]))
    return ", ".join(filter(None, [said, _written(record.get("date")), _written(record.get("place"))]))


def _written(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:,.10g}"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return "" if value is None else str(value)
