"""The shape: the answers to a question, each as its reading has it told and its sentence calls it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ....ontology.namespace import LEX, POL
from ....ontology.vocabulary import Vocabulary
from ...result import Term, text
from ..index.index import Index
from ..matching import parties
from ..readings.reading import Reading
from ..words.word import split, stem, stems
from .shortening import shortened

_ARTICLE = "The "
_SIGNS = re.compile(r"(\W*).*?(\W*)$", re.DOTALL)


def shaped(reading: Reading, rows: Sequence[Mapping[str, Term | None]], index: Index) -> Iterator[str]:
    """Yield the answers that *reading* has by *rows*, what the store gave for its pattern; one may come twice.

    :param rows: the solutions, each by the names of its variables.
    """
    names = [text(r["answer"]) for r in rows]
    match reading.shape:
        case "yes" | "no":
            if rows:
                yield reading.shape
        case "count":
            if rows:
                yield str(len({text(r["node"]) for r in rows}))
        case "figure":
            for row in rows:
                yield _figure(row, index.wording.vocabulary)
        case "indicator":
            for fact in reading.facts:
                if fact.figure and fact.object.label in names:
                    known = fact.figure.indicator in fact.object.label
                    yield fact.object.label if known else f"{fact.figure.indicator}: {fact.object.label}"
        case "measured":
            measured = {fact.object.iri: fact.subject.label for fact in reading.facts}
            for row in rows:
                name = reading.called or measured[text(row["node"])]
                yield f"{name}: {_figure(row, index.wording.vocabulary)}"
        case "groups":
            for side in reading.nodes:
                for fact in reading.facts:
                    if fact.object.label in names and (side is fact.subject or side.label in reading.words):
                        yield f"{fact.subject.label}: {fact.object.label}"
        case "parties":
            yield from (parties.named(name, index.wording) for name in names)
        case "called":
            if rows:
                yield reading.called
        case "shared":
            yield from (n.label for n in reading.nodes if n.label in names)
        case _ if reading.pattern == "said":
            yield from (reading.called or _without_preposition(name, index) for name in names)
        case _ if reading.pattern == "acronyms":
            yield from (name.removeprefix(_ARTICLE) for name in names)
        case _ if reading.pattern in ("names", "abbreviations", "means", "kinds"):
            yield from names
        case _:
            named = {text(r["node"]): _as_said(r, index) for r in reversed(rows)}
            yield from dict.fromkeys(named[text(r["node"])] for r in rows)


def _without_preposition(words: str, index: Index) -> str:
    """Return *words* without the preposition before them, where it bounds no number: "in May", but "around 40"."""
    first, _, rest = words.partition(" ")
    known = index.wording.vocabulary
    number = rest.split()[0].lower() if rest else ""
    if first.lower() in known.qualifiers and (number in known.numerals or any(map(str.isdigit, number))):
        return words
    return rest if rest and first.lower() in index.wording.prepositions else words


def _as_said(row: Mapping[str, Term | None], index: Index) -> str:
    """Return the name of an answer as its sentence has it; actors, places, policies and periods by their full names."""
    label, quote = text(row["answer"]), text(row["quote"])
    node = index.nodes.get(text(row["node"]))
    if node is not None and node.is_a(POL.Period):
        return _in_part(label, quote, index)
    if node is None or any(node.is_a(kind) for kind in (POL.Actor, POL.Place, POL.Policy)):
        return label
    said = [word for word, _ in split(quote)]
    stemmed = [stem(word) for word in said]
    for name in (label, *node.aliases):
        key, is_short = stems(name), name.isupper() and not label.isupper()
        start = next((i for i in range(len(said)) if tuple(stemmed[i : i + len(key)]) == key), None)
        if start is not None and (is_short or len(key) == len(stems(label))):
            found = _signed(" ".join(said[start : start + len(key)]), name, quote)
            if found in quote:
                return f"{label} ({found})" if is_short else found
    return shortened(label, quote, index)


def _signed(words: str, name: str, quote: str) -> str:
    """Return *words* with the signs that *name* begins and ends with, where *quote* has them there: "cut waste by 30%"."""
    signs = _SIGNS.match(name)
    whole = f"{signs[1]}{words}{signs[2]}" if signs else words
    return whole if whole in quote else words


def _in_part(time: str, quote: str, index: Index) -> str:
    """Return the name of *time* with the word for a part of it that *quote* has before it: "mid-1960s"."""
    parts = "|".join(sorted(index.wording.roles.words(LEX.timeParts)))
    match = re.search(rf"\b(?:{parts})[- ]{re.escape(time)}\b", quote, re.IGNORECASE)
    return match[0] if match else time


def _figure(row: Mapping[str, Term | None], vocabulary: Vocabulary) -> str:
    phrase, bound, period = (text(row.get(k)) for k in ("answer", "bound", "period"))
    begins = phrase.lower()
    if bound and not any(begins.startswith(q) for q in vocabulary.qualifiers):
        phrase = f"{bound} {phrase}"
    return f"{phrase} ({period})" if period and period not in phrase else phrase
