"""Sets of questions on texts that taught no network, each with its answers, and how an answer is judged."""

from __future__ import annotations

import json
import re
from calendar import month_name
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz
from shared import SHARED

from policyloom.graph.document import read_text
from policyloom.graph.grounding import ground
from policyloom.graph.metadata import UNKNOWN, Metadata
from policyloom.graph.reading import Reading
from policyloom.graph.reading.config import Recorded
from policyloom.graph.reading.record import claim_from
from policyloom.ontology.own import built_in
from policyloom.queries import Store, open_store
from policyloom.queries.ask import Answer, Questions

HELD_BACK = Path(__file__).parent / "ask" / "held_back"
TRAINING = Path(__file__).parents[1] / "training"
ALIKE = 85
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

# Questions on texts of ours: some are worded unlike their texts, most of traps.jsonl only seem to have an answer there.
# Those of the last set are on the validation texts, which nobody reads during development.
SETS = {"texts": TRAINING, "traps": TRAINING, "validation": SHARED / "training"}


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def numbers(text: str) -> set[str]:
    """Return the numbers in *text*, months by their number: a date may be written as 2019-10 or as October 2019."""
    found = {n.replace(",", "").lstrip("0") for n in NUMBER.findall(text)}
    return found | {str(place) for place, name in enumerate(month_name) if name and name in text}


def is_given(expected: str, said: str) -> bool:
    """Say whether *said* gives the *expected* answer: nearly the same words, or all of its numbers."""
    alike = fuzz.partial_ratio(expected.casefold(), said.casefold()) >= ALIKE
    return alike or (bool(numbers(expected)) and numbers(expected) <= numbers(said))


def verdict(answer: Answer, expected: list[str]) -> str:
    """Return ``refused`` without an answer, ``right`` for all expected answers and little else, else ``wrong``."""
    if not answer.answers:
        return "refused"
    said = " | ".join(answer.answers)
    enough = len(answer.answers) <= max(2 * len(expected), len(expected) + 2)
    given = all(is_given(one, said) for one in expected)
    return "right" if expected and enough and given else "wrong"


def told(questions: Questions, row: dict[str, Any]) -> str:
    """Return the verdict on the answer to a row of a set; without an expected answer ``none refused`` or ``none wrong``."""
    given = verdict(questions.ask(row["question"]), row["answers"])
    return given if row["answers"] else f"none {given}"


def tally(questions: Questions, asked: list[dict[str, Any]]) -> Counter[str]:
    """Count the verdicts on the rows *asked*, see :func:`told`."""
    return Counter(told(questions, row) for row in asked)


def on_article(step: int = 1) -> list[dict[str, Any]]:
    """Return the questions on the bundled article, one in *step*."""
    return [row for path in sorted(HELD_BACK.glob("article-*.jsonl")) for row in rows(path)][::step]


def on_texts(name: str, step: int = 1) -> Iterator[tuple[Questions, list[dict[str, Any]]]]:
    """Yield the annotated facts of one text in *step* of the set *name* as a graph, and the questions on it."""
    folder, asked = SETS[name], defaultdict(list)
    for row in rows(HELD_BACK / f"{name}.jsonl"):
        asked[row["doc"]].append(row)
    chosen = sorted(asked)[::step]
    facts = rows(folder / "facts.jsonl")
    for known in rows(folder / "docs.jsonl"):
        if known["id"] in chosen:
            text = (folder / "docs" / f"{known['id']}.txt").read_text(encoding="utf-8")
            metadata = Metadata(issued=known["date"] or None, about=known["about"], title=known["title"])
            store = open_store(None)
            annotate(store, known["id"], text, (row for row in facts if row["doc"] == known["id"]), metadata)
            yield Questions(store), asked[known["id"]]


def annotate(
    store: Store, id: str, text: str, facts: Iterable[dict[str, Any]], metadata: Metadata = UNKNOWN
) -> None:
    """Add the document *id* to *store*, with the annotated *facts* of its *text*."""
    document = read_text(id, text, roles={}, metadata=metadata)
    found = ground(Reading(document, tuple(map(claim_from, facts))), built_in(), Recorded("facts"))
    store.replace(found.graph, found.quads(run="urn:test"))


def shares(found: Counter[str]) -> tuple[float, float, float]:
    """Return the shares of right and wrong answers to answerable questions, and of wrong answers to the others."""
    answered = found["right"] + found["wrong"] + found["refused"]
    without = found["none refused"] + found["none wrong"]
    return found["right"] / answered, found["wrong"] / answered, found["none wrong"] / max(without, 1)
