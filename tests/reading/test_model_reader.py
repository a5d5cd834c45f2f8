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


def read(*finds: tuple[str, str, dict[str, str]], calibration: Calibration = PLAIN) -> list[dict[str, Any]]:
    return rows(HARBOUR, Told(finds), calibration)


def rows(document: Document, told: Told, calibration: Calibration = PLAIN) -> list[dict[str, Any]]:
    return [record_of(claim, document.id) for claim in reader_of(document, told, calibration).read(document)]


def test_relation_is_told_with_its_sentence() -> None:
    (row,) = read(("aims_at", "cut emissions", {"aims_at": "The Harbour Plan"}))
    assert row["sent"] == "It aims to cut emissions."
    assert (row["type"], row["subject"], row["object"]) == ("aims_at", "Harbour Plan", "cut emissions")
    assert row["score"] == pytest.approx(0.993, abs=0.001)
    assert "negated" not in row


def test_subject_may_be_the_country_whose_text_it_is() -> None:
    (row,) = read(("adopts", "Harbour Plan", {"adopts": "<about>"}))
    assert row["subject"] == "Ruritania"


def test_figure_is_read_by_the_grammar() -> None:
    (row,) = read(("statistic", "12", {"statistic": "ferries", "unit": "ferries", "date": "1 March 2021"}))
    assert (row["value"], row["unit"]) == (12, "ferries")
    assert (row["date"], row["place"]) == ("2021-03-01", "Ruritania")


@pytest.mark.parametrize(
    ("text", "object", "negated"),
    [
        ("The plan will not cut taxes.", "cut taxes", True),
        ("The plan will not only cut taxes but create jobs.", "cut taxes", False),
        ("Firms that do not join the plan will pay more.", "pay more", False),
        ("Peru rejected the plan.", "the plan", True),
        ("Peru abolished its Coal Law.", "Coal Law", True),
    ],
)
def test_what_a_clause_denies_is_denied(text: str, object: str, negated: bool) -> None:
    (row,) = rows(Document("text", text), Told([("aims_at", object, {"aims_at": text.split()[0]})]))
    assert row.get("negated", False) is negated


@pytest.mark.parametrize("words", ["in", "by", "than"])
def test_a_preposition_is_no_unit(words: str) -> None:
    document = Document("text", f"Enrolment rose to 3.2 million {words} 2023.")
    told = Told([("statistic", "3.2 million", {"statistic": "Enrolment"})])
    (row,) = rows(document, told)
    assert row.get("unit", "") == ""


def test_a_figure_may_be_of_the_year_of_its_text() -> None:
    told = Told([("statistic", "12", {"statistic": "ferries", "date": "<year>"})])
    (row,) = rows(HARBOUR, told)
    assert row["date"] == "2021"
    undated = replace(HARBOUR, metadata=replace(HARBOUR.metadata, issued=None, title="A plan of 2021"))
    assert ["date" in row for row in rows(undated, told)] == [False]


def test_rank_and_date_of_an_event_are_values() -> None:
    rank, event = read(
        ("event_date", "1 March 2021", {"event_date": "Harbour Plan"}),
        ("ranking", "second-largest", {"ranking": "Ruritania"}),
    )
    assert (rank["type"], rank["value"], rank["indicator"]) == ("ranking", 2, "fleet")
    assert (event["type"], event["date"]) == ("event_date", "2021-03-01")


@pytest.mark.parametrize(
    ("text", "goal", "date"),
    [
        ("The plan aims to cut taxes by 2030.", "cut taxes", "2030"),
        ("The plan aims to cut taxes by the end of March 2030.", "cut taxes", "2030-03"),
        ("The plan aims to bring taxes to 20 percent by 2030.", "bring taxes to 20 percent by 2030", "2030"),
        ("By 2030, the plan will cut taxes.", "cut taxes", "2030"),
        ("The plan aims to cut taxes in 2030.", "cut taxes", None),
        ("The plan aims to cut taxes. By 2030 it will be forgotten.", "cut taxes", None),
        ("The plan aims to cut taxes and to let twice as many firms export by 2030.", "cut taxes", None),
    ],
)
def test_date_beside_a_goal_is_its_deadline(text: str, goal: str, date: str | None) -> None:
    (row,) = rows(Document("text", text), Told([("aims_at", goal, {"aims_at": "plan"})]))
    assert row.get("date") == date


def test_object_without_a_subject_or_below_the_threshold_of_its_kind_is_not_told() -> None:
    assert read(("aims_at", "cut emissions", {})) == []
    strict = Calibration({"object": 1.0}, {}, {"aims_at": 0.999})
    assert read(("aims_at", "cut emissions", {"aims_at": "Harbour Plan"}), calibration=strict) == []


def test_end_that_breaks_off_goes_on_with_the_mention_after_it() -> None:
    text = "The growth of ports aims to cut the cost of freight by rail."
    told = Told([("aims_at", "cut the cost of", {"aims_at": "growth of", "place": "freight"})])
    (row,) = rows(Document("text", text), told)
    assert (row["subject"], row["object"]) == ("growth of ports", "cut the cost of freight")


def test_words_of_a_claim_stand_where_it_says() -> None:
    told = Told([("aims_at", "cut emissions", {"aims_at": "Harbour Plan"})])
    (claim,) = reader_of(HARBOUR, told).read(HARBOUR)
    assert claim.object.span is not None and claim.subject.span is not None
    assert HARBOUR.text[slice(*claim.object.span)] == "cut emissions"
    assert HARBOUR.text[slice(*claim.subject.span)] == "Harbour Plan"
