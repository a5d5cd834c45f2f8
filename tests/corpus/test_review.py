"""The review: doubtful facts are written out for a person, and the build reads back what the person decided."""

from __future__ import annotations

import csv
import json
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from claimed import built, claims

from policyloom.cli import main
from policyloom.graph.correction import read_corrections
from policyloom.graph.decision import COLUMNS, NOTES, to_csv
from policyloom.ontology.vocabulary import vocabulary
from policyloom.queries import Store
from policyloom.queries.corpus import doubts

Out = pytest.CaptureFixture[str]


def test_least_sure_below_a_bound_come_first_then_both_sides_of_what_contradicts_itself(
    questions_store: Store,
) -> None:
    found = doubts(questions_store, below=0.75)
    assert [(d.subject, d.object, d.confidence) for d in found] == [
        ("Norland", "tidal turbines", "0.5"),
        ("electrified ports", "at least 40% of them electrified", "0.6"),
        ("cleaner air", "healthier towns", "0.7"),
        ("Norland", "port traffic: 2", ""),
        ("Norland", "port traffic: 3", ""),
        ("ports", "number of ports: 120 ports", ""),
        ("ports", "number of ports: 130 ports", ""),
    ]
    assert found[3].doubt == "contradicts 3 in traffic: Norland ranks third in Europe for port traffic."
    assert found[3].quote == "Norland ranks second in Europe for port traffic."
    assert len({d.fact for d in found}) == len(found)
    assert [d.confidence for d in doubts(questions_store, below=0.6)] == ["0.5", "", "", "", ""]


# Decisions in the table, read back by the build.


PORTS = "indicator=number of ports, unit=ports, date=2024"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two texts, their claims, and the store built from them."""
    folder = tmp_path_factory.mktemp("original")
    said = {
        "a": [
            "adopts | Germany | Industry 4.0 | Germany adopted Industry 4.0. | score=0.8",
            f"statistic | ports | 120 ports | Germany had 120 ports in 2024. | value=120, score=0.9, {PORTS}",
        ],
        "b": [
            f"statistic | ports | 130 ports | Germany had 130 ports in 2024. | value=130, score=0.9, {PORTS}",
            "adopts | Japan | Society 5.0 | Japan adopted Society 5.0. | score=0.8",
        ],
    }
    texts = {
        "a": "Germany adopted Industry 4.0. Germany had 120 ports in 2024.",
        "b": "Germany had 130 ports in 2024. Japan adopted Society 5.0.",
    }
    built(folder, texts, said)
    return folder


@pytest.fixture
def copy(original: Path, tmp_path: Path, capsys: Out) -> Path:
    """Return a copy of the folder with the store."""
    capsys.readouterr()
    return shutil.copytree(original, tmp_path, dirs_exist_ok=True)


def build(folder: Path, *tables: Path) -> int:
    given = [part for table in tables for part in ("--corrections", str(table))]
    texts = [str(folder / name) for name in ("a.txt", "b.txt")]
    places = ["--store", str(folder / "store"), "--out", str(folder / "out")]
    return main(["build", *texts, *places, "--reader", f"recorded:{folder / 'claims.jsonl'}", *given])


def reviewed(folder: Path, *options: str) -> list[dict[str, str]]:
    table = folder / "review.csv"
    assert main(["review", "--store", str(folder / "store"), "-o", str(table), *options]) == 0
    with table.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        assert tuple(rows.fieldnames or ()) == (*COLUMNS, *NOTES)
        return list(rows)


def facts(folder: Path, capsys: Out) -> str:
    capsys.readouterr()
    assert main(["facts", "--store", str(folder / "store"), "--format", "csv"]) == 0
    return capsys.readouterr().out


def test_what_a_person_decides_in_the_table_holds_at_the_next_builds(copy: Path, capsys: Out) -> None:
    rows = reviewed(copy, "--below", "1")
    assert read_corrections([copy / "review.csv"], vocabulary()).decisions == (), "it decides nothing yet"
    for row in rows:
        if "130" in row["object"]:
            row |= {"decision": "reject", "who": "Ann Lee", "why": "counted twice"}
        elif "120" in row["object"]:
            row |= {"decision": "accept", "who": "Ann Lee"}
        elif row["subject"] == "Japan":
            row |= {"decision": "rename", "target": "Japan (state)"}
    decided = copy / "decided.csv"
    decided.write_text(to_csv([list(row.values()) for row in rows]), encoding="utf-8", newline="")
    assert build(copy, decided) == 0
    assert "has no effect" not in capsys.readouterr().err
    after = facts(copy, capsys)
    assert "120 ports" in after
    assert "130 ports" not in after
    assert "Japan (state)" in after
    left = reviewed(copy, "--below", "1")
    assert not [row for row in left if "ports" in row["quote"]]
    # A second table adds to the first, which remains in force.
    more = copy / "more.csv"
    more.write_text("decision,subject\nreject,Japan (state)\n", encoding="utf-8")
    assert build(copy, decided, more) == 0
    assert "has no effect" not in capsys.readouterr().err
    assert "Society 5.0" not in facts(copy, capsys)


def test_contradiction_of_which_both_sides_were_accepted_is_no_longer_told(copy: Path) -> None:
    assert len([row for row in reviewed(copy) if row["doubt"].startswith("contradicts")]) == 2
    decided = copy / "decided.csv"
    decided.write_text("decision,subject,property\naccept,ports,statistic\n", encoding="utf-8")
    assert build(copy, decided) == 0
    assert not [row for row in reviewed(copy) if row["doubt"].startswith("contradicts")]


def test_number_of_facts_can_be_bounded_and_without_a_file_they_are_printed(copy: Path, capsys: Out) -> None:
    everything = reviewed(copy, "--below", "1")
    assert reviewed(copy, "--below", "1", "--most", "2") == everything[:2]
    assert f"2 facts of {len(everything)} to look at" in capsys.readouterr().err
    assert main(["review", "--store", str(copy / "store")]) == 0
    assert "contradicts 130 in b: Germany had 130 ports in 2024." in capsys.readouterr().out


# Verdicts as annotated facts.


def verdicts_of(folder: Path, decide: Callable[[dict[str, str]], str]) -> tuple[Path, list[dict[str, Any]]]:
    """Decide on each fact under review; return the table and the annotated facts that come of it."""
    rows = [row | {"decision": decide(row)} for row in reviewed(folder, "--below", "1")]
    table, gold = folder / "decided.csv", folder / "gold.jsonl"
    table.write_text(to_csv([list(row.values()) for row in rows]), encoding="utf-8", newline="")
    given = ["--store", str(folder / "store"), "--to-gold", str(gold), "--corrections", str(table)]
    assert main(["review", *given]) == 0
    return table, [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]


def test_verdicts_become_annotated_facts(copy: Path, capsys: Out) -> None:
    said = {"130": "reject", "120": "accept", "Society": "reject"}
    _, rows = verdicts_of(
        copy, lambda row: next((d for words, d in said.items() if words in row["object"]), "")
    )
    assert [(row["doc"], row["type"], row["verdict"], row.get("value")) for row in rows] == [
        ("a", "statistic", "accept", 120),
        ("b", "statistic", "reject", 130),
        ("b", "adopts", "reject", None),
    ]
    assert rows[2]["sent"] == "Japan adopted Society 5.0."
    assert (rows[2]["subject"], rows[2]["object"]) == ("Japan", "Society 5.0")
    # What was rejected is no annotated fact to score by.
    capsys.readouterr()
    assert main(["eval", str(copy / "gold.jsonl"), "--store", str(copy / "store"), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["all"]
    assert (found["gold"], found["recall"], found["found"]) == (1, 1.0, 2)


def test_rejected_fact_is_known_by_its_row_when_the_store_has_dropped_it(copy: Path, capsys: Out) -> None:
    table, before = verdicts_of(copy, lambda row: "reject")
    assert build(copy, table) == 0
    capsys.readouterr()
    gold = copy / "after.jsonl"
    given = ["--store", str(copy / "store"), "--to-gold", str(gold), "--corrections", str(table)]
    assert main(["review", *given]) == 0
    after = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    assert after == [row for row in before if row["type"] not in ("statistic", "event_date")]
    assert "matches no fact of" in capsys.readouterr().err


# The HTML page.


@pytest.fixture
def browser(start_browser: Callable[..., Any], tmp_path: Path) -> Iterator[Any]:
    with start_browser(downloads=tmp_path) as started:
        yield started


def test_decisions_made_by_keyboard_on_the_page_are_saved_as_corrections(browser: Any, copy: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    page = copy / "review.html"
    assert main(["review", "--store", str(copy / "store"), "--below", "1", "-o", str(page)]) == 0
    browser.set_window_size(390, 844)
    browser.get(page.as_uri())
    save = browser.find_element("css selector", "button")
    assert not save.is_enabled()

    def row(words: str) -> Any:
        return next(r for r in browser.find_elements("css selector", "tbody tr") if words in r.text)

    browser.find_element("css selector", "[name=who]").send_keys("Ann Lee")
    first = row("130")
    first.find_element("css selector", "[type=radio]").send_keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    first.find_element("css selector", "[name=why]").send_keys('counted "twice"')
    second = row("Japan")
    second.find_element("css selector", "[type=radio][value=rename]").send_keys(Keys.SPACE)
    assert "2 of " in browser.find_element("css selector", "output").text
    assert not save.is_enabled()
    second.find_element("css selector", "[name=target]").send_keys("Nippon")
    save.send_keys(Keys.ENTER)
    table = copy / "corrections.csv"
    deadline = time.monotonic() + 20
    while not table.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    decisions = {d.decision: d for d in read_corrections([table], vocabulary()).decisions}
    assert (decisions["reject"].who, decisions["reject"].why) == ("Ann Lee", 'counted "twice"')
    assert decisions["rename"].target == "Nippon"
    width = browser.execute_script("return document.documentElement.scrollWidth - innerWidth")
    assert width <= 0
    assert browser.get_log("browser") == []


def test_what_was_refused_is_shown_with_its_reason(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    Path("d.txt").write_text("Germany followed France.", encoding="utf-8")
    row = "adopts | Germany | France | Germany followed France."
    reader = claims(tmp_path / "claims.jsonl", {"d": [row]})
    assert main(["build", "d.txt", "--gaps", "gaps.jsonl", "--reader", reader]) == 0
    assert main(["review", "--below", "0", "--gaps", "gaps.jsonl", "-o", "review.csv"]) == 0
    with Path("review.csv").open(encoding="utf-8", newline="") as file:
        [refused] = csv.DictReader(file)
    told = [refused[name] for name in ("subject", "property", "object", "quote")]
    assert told == ["Germany", "adopts", "France", "Germany followed France."]
    assert refused["doubt"].startswith("refused: ")
    assert refused["doubt"].endswith("; correct the claim and build again")
