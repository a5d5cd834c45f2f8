"""The small model reader: it turns scores into claims in the words of the text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

pytest.importorskip("tokenizers")

from policyloom.graph.document import Document
from policyloom.graph.reading.model.calibration import PLAIN, Calibration
from policyloom.graph.reading.record import record_of

from .model_made import HARBOUR, Told, reader_of


def rows(document: Document, told: Told, calibration: Calibration = PLAIN) -> list[dict[str, Any]]:
    return [record_of(claim, document.id) for claim in reader_of(document, told, calibration).read(document)]


AIM = {"type": "aims_at", "subject": "Harbour Plan", "object": "cut emissions", "negated": None}
QUOTED = {"sent": "It aims to cut emissions.", "score": pytest.approx(0.993, abs=0.001)}
FERRIES = {"statistic": "ferries", "unit": "ferries", "date": "1 March 2021"}
FIGURE = {"value": 12, "unit": "ferries", "date": "2021-03-01", "place": "Ruritania"}
YEAR = ("statistic", "12", {"statistic": "ferries", "date": "<year>"}, {"date": "2021"})
TOLD: list[tuple[str, str, dict[str, str], dict[str, Any]]] = [
    ("aims_at", "cut emissions", {"aims_at": "The Harbour Plan"}, {**AIM, **QUOTED}),
    ("adopts", "Harbour Plan", {"adopts": "<about>"}, {"subject": "Ruritania"}),
    ("statistic", "12", FERRIES, FIGURE),
    YEAR,
    ("event_date", "1 March 2021", {"event_date": "Harbour Plan"}, {"date": "2021-03-01"}),
    ("ranking", "second-largest", {"ranking": "Ruritania"}, {"value": 2, "indicator": "fleet"}),
]


@pytest.mark.parametrize(("kind", "words", "roles", "expected"), TOLD)
def test_what_is_found_is_told_in_words_that_stand_where_it_says(
    kind: str, words: str, roles: dict[str, str], expected: dict[str, Any]
) -> None:
    (claim,) = reader_of(HARBOUR, Told([(kind, words, roles)])).read(HARBOUR)
    row = record_of(claim, HARBOUR.id)
    assert row["type"] == kind
    assert {name: row.get(name) for name in expected} == expected
    stands = [HARBOUR.text[slice(*span)] for span in (claim.object.span, claim.subject.span) if span]
    assert stands == [named for named in (claim.object.words, roles[kind]) if named != "<about>"]


# The text, the object that is found in it, and what the reader tells of it.
AIMS: list[tuple[str, str, dict[str, Any]]] = [
    # What a clause denies is denied.
    ("The plan will not cut taxes.", "cut taxes", {"negated": True}),
    ("The plan will not only cut taxes but create jobs.", "cut taxes", {"negated": None}),
    ("Firms that do not join the plan will pay more.", "pay more", {"negated": None}),
    ("Peru rejected the plan.", "the plan", {"negated": True}),
    ("Peru abolished its Coal Law.", "Coal Law", {"negated": True}),
    # A date beside a goal is its deadline.
    ("The plan aims to cut taxes by 2030.", "cut taxes", {"date": "2030"}),
    ("The plan aims to cut taxes by the end of March 2030.", "cut taxes", {"date": "2030-03"}),
    (
        "The plan aims to bring taxes to 20 percent by 2030.",
        "bring taxes to 20 percent by 2030",
        {"date": "2030"},
    ),
    ("By 2030, the plan will cut taxes.", "cut taxes", {"date": "2030"}),
    ("The plan aims to cut taxes in 2030.", "cut taxes", {"date": None}),
    ("The plan aims to cut taxes. By 2030 it will be forgotten.", "cut taxes", {"date": None}),
    (
        "The plan aims to cut taxes and to let twice as many firms export by 2030.",
        "cut taxes",
        {"date": None},
    ),
]


@pytest.mark.parametrize(("text", "object", "expected"), AIMS)
def test_what_is_aimed_at_is_told_with_its_denial_and_its_deadline(
    text: str, object: str, expected: dict[str, Any]
) -> None:
    (row,) = rows(Document("text", text), Told([("aims_at", object, {"aims_at": text.split()[0]})]))
    assert {name: row.get(name) for name in expected} == expected


def test_a_preposition_is_no_unit() -> None:
    for word in ("in", "by", "than"):
        document = Document("text", f"Enrolment rose to 3.2 million {word} 2023.")
        (row,) = rows(document, Told([("statistic", "3.2 million", {"statistic": "Enrolment"})]))
        assert row.get("unit", "") == "", word


def test_a_text_without_a_date_gives_its_figures_none() -> None:
    told = Told([YEAR[:3]])
    undated = replace(HARBOUR, metadata=replace(HARBOUR.metadata, issued=None, title="A plan of 2021"))
    assert ["date" in row for row in rows(undated, told)] == [False]


def test_object_without_a_subject_or_below_the_threshold_of_its_kind_is_not_told() -> None:
    assert rows(HARBOUR, Told([("aims_at", "cut emissions", {})])) == []
    strict = Calibration({"object": 1.0}, {}, {"aims_at": 0.999})
    whole = Told([("aims_at", "cut emissions", {"aims_at": "Harbour Plan"})])
    assert len(rows(HARBOUR, whole)) == 1
    assert rows(HARBOUR, whole, strict) == []


def test_end_that_breaks_off_goes_on_with_the_mention_after_it() -> None:
    text = "The growth of ports aims to cut the cost of freight by rail."
    told = Told([("aims_at", "cut the cost of", {"aims_at": "growth of", "place": "freight"})])
    (row,) = rows(Document("text", text), told)
    assert (row["subject"], row["object"]) == ("growth of ports", "cut the cost of freight")
