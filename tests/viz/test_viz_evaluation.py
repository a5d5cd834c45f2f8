"""The page of an evaluation: where the facts stand, which scripts may run, and what a reader can filter."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from visitor import all_of, click, set_screen, text_of

from policyloom.graph.evaluation.evaluate import evaluate
from policyloom.viz.evaluation import evaluation_page, reviewed, write_evaluation

HOSTILE = "</script><script>alert(1)</script>\"' onload=x"
TEXT = "Ruritania adopted the Harbour Plan. The plan faces a skills gap. Borduria has 4,200 cranes."
FIRST, SECOND, THIRD = (f"{s}." for s in TEXT.rstrip(".").split(". "))
ADOPTS = {"doc": "d", "type": "adopts", "subject": "Ruritania", "object": "Harbour Plan", "sent": FIRST}
ADOPTS["salience"] = "core"
FACES = {"doc": "d", "type": "faces", "subject": "Harbour Plan", "object": "skills gap", "sent": SECOND}
CRANES = {"doc": "d", "type": "statistic", "subject": "Borduria", "object": "4,200 cranes", "sent": THIRD,
          "indicator": "cranes", "value": 4200, "unit": "cranes", "date": "2021"}  # fmt: skip
ELSEWHERE = {"doc": "e", "type": "adopts", "subject": HOSTILE, "object": HOSTILE, "sent": HOSTILE}
FOUND = [
    {**CRANES, "start": 65, "confidence": 0.6},
    {**ADOPTS, "object": "harbour plans", "start": 0, "confidence": 0.9},
    {**ADOPTS, "object": "Ruritania", "start": 0, "confidence": 0.4},
]
EVALUATION = evaluate([FACES, ADOPTS, CRANES, ELSEWHERE], FOUND)


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        pytest.param({"d": TEXT.replace(". ", ".\n")}, [FIRST, SECOND, THIRD], id="the text"),
        pytest.param({}, [FIRST, THIRD, SECOND], id="the found facts, where there is no text"),
    ],
)
def test_sentences_stand_in_the_order_of(texts: dict[str, str], order: list[str]) -> None:
    assert [sentence.text for sentence in reviewed(EVALUATION, texts)[0].sentences] == order


def test_each_sentence_has_what_became_of_its_facts() -> None:
    first, second, third = reviewed(EVALUATION, {"d": TEXT})[0].sentences
    assert [(m.gold.object, m.found.object, m.is_same) for m in first.met] == [
        ("Harbour Plan", "harbour plans", False)
    ]
    assert [side.object for side in first.spurious] == ["Ruritania"]
    assert [(side.type, side.object) for side in second.missed] == [("faces", "skills gap")]
    assert [(m.gold.note, m.is_same) for m in third.met] == [("cranes: 4,200 cranes, 2021", True)]
    assert (first.missed, second.met, second.spurious, third.spurious) == ((), (), (), ())


@pytest.mark.parametrize("sent", [FIRST.rstrip("."), f"{FIRST} {SECOND}", f"  {FIRST}\n"])
def test_spurious_fact_stands_at_the_annotated_sentence_that_its_own_overlaps(sent: str) -> None:
    found = evaluate([ADOPTS], [{**FACES, "sent": sent}])
    [sentence] = reviewed(found, {})[0].sentences
    assert (sentence.text, len(sentence.missed), len(sentence.spurious)) == (FIRST, 1, 1)


def test_facts_that_name_no_sentence_stand_together() -> None:
    found = evaluate([{**ADOPTS, "sent": None}], [{**FACES, "sent": ""}])
    [sentence] = reviewed(found, {})[0].sentences
    assert (sentence.text, len(sentence.missed), len(sentence.spurious)) == ("", 1, 1)
    assert "Facts without a sentence" in evaluation_page(found)


def test_page_has_the_figures_and_every_fact_once() -> None:
    page = evaluation_page(EVALUATION)
    kinds = re.findall(r'<li data-kind="(\w+)" data-type="(\w+)">', page)
    assert sorted(kinds) == [
        ("found", "adopts"), ("found", "statistic"), ("missed", "adopts"), ("missed", "faces"), ("spurious", "adopts"),
    ]  # fmt: skip
    words = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "Precision 0.667 2 of 3 found facts are annotated" in words
    assert "Recall 0.500 2 of 4 annotated facts were found" in words
    assert "Core recall 1.000 1 of 1 core facts were found" in words
    assert "faces 1 0 – 0.000 –" in words
    assert "0.9 to 1.0 1 1 0.900 1.000" in words


def test_page_of_nothing_found_can_be_written(tmp_path: Path) -> None:
    path = write_evaluation(evaluate([ADOPTS], []), tmp_path / "a.html")
    page = path.read_text(encoding="utf-8")
    assert "By confidence" not in page
    assert "1 annotated fact and 0 found, in 1 document." in page


def test_reader_filters_by_outcome_type_and_document(browser: Any, tmp_path: Path) -> None:
    path = write_evaluation(EVALUATION, tmp_path / "evaluation.html", texts={"d": TEXT})
    set_screen(browser)
    browser.get_log("browser")
    browser.get(path.as_uri())

    def shown() -> list[str]:
        facts = [fact for fact in all_of(browser, ".outcomes li") if fact.is_displayed()]
        return sorted(
            f"{fact.get_attribute('data-kind')} {fact.get_attribute('data-type')}" for fact in facts
        )

    assert len(shown()) == 5
    assert text_of(browser, "output") == "5 of 5 facts"
    click(browser, "input[value=found]")
    assert shown() == ["missed adopts", "missed faces", "spurious adopts"]
    click(browser, "select[name=type] option[value=adopts]")
    assert shown() == ["missed adopts", "spurious adopts"]
    click(browser, "select[name=doc] option[value=d]")
    assert shown() == ["spurious adopts"]
    assert text_of(browser, "output") == "1 of 5 facts"
    assert len([sentence for sentence in all_of(browser, ".judged") if sentence.is_displayed()]) == 1
    assert browser.get_log("browser") == []
    set_screen(browser, (360, 740))
    browser.refresh()
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 360
