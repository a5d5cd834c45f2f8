"""The data: annotated texts, divided into those for training, those held back and those for validation."""

from __future__ import annotations

import hashlib
import json
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ...graph.evaluation.gold import read_examples
from ...graph.source import Source, find_sources, read_source
from ...graph.source.content import content
from ...ontology.errors import DataError, InputError, reading
from ...ontology.own import Knowledge
from .gold import GoldText, fact_of

VALIDATION: Final = "validation"
"""The value of ``split``, in the sidecar of a text, that keeps the text out of training."""

# By default one in this many texts is held back, up to the maximum below.
_SHARE: Final = 10
_MOST_HELD_BACK: Final = 40


@dataclass(frozen=True)
class Data:
    """Annotated texts, divided for training.

    :param learn: texts to learn from, in the order of their names.
    :param held_back: texts used to choose when to stop, and for calibration.
    :param validation: texts never used in training, on which its figures are reported.
    :param rows: the annotated facts, as in their files.
    :param files: the name, SHA-256 and number of facts of each gold file.
    :param left_out: the number of texts without annotated facts.
    """

    learn: tuple[GoldText, ...]
    held_back: tuple[GoldText, ...]
    validation: tuple[GoldText, ...]
    rows: tuple[dict[str, Any], ...]
    files: tuple[dict[str, Any], ...]
    left_out: int

    @property
    def digest(self) -> str:
        """A digest of the texts, their facts and the division."""
        digest = hashlib.sha256()
        for texts in (self.learn, self.held_back, self.validation):
            digest.update(b"\x1e")
            for text in texts:
                digest.update(repr(text).encode())
        return digest.hexdigest()

    def rows_of(self, texts: Sequence[GoldText]) -> list[dict[str, Any]]:
        """Return the annotated facts of *texts*, without those that a person rejected."""
        wanted = {text.document.id for text in texts}
        return [row for row in self.rows if row["doc"] in wanted and row.get("verdict") != "reject"]


def read_data(
    golds: Sequence[Path],
    folders: Sequence[Path],
    knowledge: Knowledge,
    *,
    count: int | None,
    seed: int,
) -> Data:
    """Read gold files (see docs/evaluation.md) and the texts below *folders*, in the same way as a build.

    :param count: how many texts to hold back; None for a tenth of the fully annotated texts, up to a maximum.
    :param seed: chooses the texts to hold back.
    :raises InputError: a file cannot be read, or *count* leaves no fully annotated text to learn from.
    :raises DataError: a fact cannot be learned from, its text is missing, or too few texts are fully annotated.
    """
    rows: list[dict[str, Any]] = []
    files: list[dict[str, Any]] = []
    file_of: dict[str, Path] = {}
    for path in golds:
        facts, summary = _read_file(path, knowledge)
        rows += facts
        for row in facts:
            file_of.setdefault(row["doc"], path)
        files.append(summary)
    of_document: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        of_document[row["doc"]].append(row)
    found = find_sources(folders)
    if found.faults:
        raise InputError(str(found.faults[0]))
    sources = {source.name: source for source in found.sources}
    missing = sorted(of_document.keys() - sources.keys())
    if missing:
        raise DataError(
            f"{file_of[missing[0]]}: has facts from {missing[0]!r}, but there is no such text in {', '.join(map(str, folders))}"
            f"{f' (one of {len(missing)} missing texts)' if missing[1:] else ''}; a document is named by the path of its file without the ending"
        )
    texts = [_text(sources[name], of_document[name], knowledge) for name in sorted(of_document)]
    validation = [text for text in texts if text.split == VALIDATION]
    rest = [text for text in texts if text.split != VALIDATION]
    whole = [text for text in rest if text.is_whole]
    if len(whole) < 2:
        raise DataError(
            f"{', '.join(map(str, golds))}: the number of fully annotated texts to learn from is {len(whole)}; give two or more, since one is held back"
        )
    chosen = min(_MOST_HELD_BACK, max(1, len(whole) // _SHARE)) if count is None else count
    if chosen >= len(whole):
        raise InputError(
            f"--held-back {chosen}: only {len(whole)} texts are fully annotated; hold back fewer"
        )
    held_back = _sample(whole, chosen, seed)
    names = {text.document.id for text in held_back}
    return Data(
        tuple(text for text in rest if text.document.id not in names),
        tuple(held_back),
        tuple(validation),
        tuple(rows),
        tuple(files),
        len(sources) - len(of_document),
    )


def _read_file(path: Path, knowledge: Knowledge) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    with reading(path, missing="file; give a file of annotated facts, one JSON object per line"):
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    rows, passed_over = read_examples(text, name=str(path), knowledge=knowledge)
    summary = {"name": path.name, "sha256": hashlib.sha256(data).hexdigest(), "facts": len(rows)}
    return list(map(dict, rows)), summary | ({"passed_over": passed_over} if passed_over else {})


def _text(source: Source, rows: Sequence[dict[str, Any]], knowledge: Knowledge) -> GoldText:
    document = read_source(source, knowledge.vocabulary.roles)
    sidecar = content(source).sidecar
    split = json.loads(sidecar).get("split", "") if sidecar is not None else ""
    is_whole = any("verdict" not in row for row in rows)
    return GoldText(document, str(split), tuple(map(fact_of, rows)), is_whole=is_whole)


def _sample(texts: Sequence[GoldText], count: int, seed: int) -> list[GoldText]:
    """Return a sample of `count` texts in their order; the same seed gives the same sample."""
    order = sorted(texts, key=lambda text: text.document.id)
    random.Random(seed).shuffle(order)  # noqa: S311
    chosen = {text.document.id for text in order[:count]}
    return [text for text in texts if text.document.id in chosen]
