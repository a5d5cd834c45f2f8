"""The grounding: the facts and rejections that claims become, in single cases and over the training set."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shared import SHARED

from policyloom.graph.document import Document, read_text
from policyloom.graph.extract import extract
from policyloom.graph.extraction import Extraction
from policyloom.graph.fact import Entity, Fact, Period, Ranking, Statistic
from policyloom.graph.grounding import ground
from policyloom.graph.metadata import Metadata, without_controls
from policyloom.graph.reading import Reading
from policyloom.graph.reading.config import Recorded
from policyloom.graph.reading.record import claim_from
from policyloom.ontology.namespace import POL
from policyloom.ontology.own import built_in

CLAIMS = Path(__file__).with_name("claims.jsonl").read_text(encoding="utf-8")
CASES = [json.loads(line) for line in CLAIMS.splitlines()]
TEXT = (
    "Ruritania launched the “Clean  Ports Programme” (CPP) in March 2021. Under the CPP, emissions fell by a quarter to "
    "4.09 million tonnes, and the ports of Strelsau and Zenda gained cheaper power and faster customs. It will invest "
    "€5-7 billion by 2030."
)
ANNOTATED = SHARED / "training"


def grounded(text: str, *records: Mapping[str, Any], id: str = "d", **metadata: Any) -> Extraction:
    """Return the result of grounding the claims of *records* in *text*."""
    document = read_text(id, text, roles={}, metadata=Metadata(**metadata))
    claims = tuple(claim_from({"doc": id, **record}) for record in records)
    return ground(Reading(document, claims), built_in(), Recorded("claims.jsonl"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_claim_becomes_what_the_text_bears_out(case: dict[str, Any]) -> None:
    known: dict[str, Any] = {
        "issued": case.get("date"),
        "about": case.get("about"),
        "language": case.get("language"),
    }
    found = grounded(case.get("text", TEXT), case["claim"], **known)
    if "rejected" in case:
        assert not found.facts
        assert case["rejected"] in found.rejected[0].reason
    else:
        assert [r.reason for r in found.rejected] == []
        told = told_by(found.facts[0])
        assert {name: told[name] for name in case["expect"]} == case["expect"]


def test_name_with_an_acronym_is_also_known_with_its_long_form() -> None:
    text = "Ruritania wants CPP growth and talks on the Clean Ports Programme (CPP)."
    objects = ("CPP growth", "talks on the Clean Ports Programme (CPP)")
    rows = ({"type": "aims_at", "subject": "Ruritania", "object": o, "sent": text} for o in objects)
    known = {
        f.object.label: f.object.aliases for f in grounded(text, *rows).facts if isinstance(f.object, Entity)
    }
    assert known == {objects[0]: ("Clean Ports Programme growth",), objects[1]: ()}


@pytest.mark.parametrize(
    ("subject", "object", "is_one"),
    [
        ("ministry", "action plan", False),
        ("Government", "Bill", False),
        ("ministries", "action plans", True),
        ("Ministry of Fish", "Coast Plan", True),
        ("United States", "carbon tax", True),
    ],
)
def test_noun_that_names_nothing_is_another_thing_in_each_document(
    subject: str, object: str, is_one: bool
) -> None:
    text = f"The {subject} adopted the {object}."
    row = {"type": "adopts", "subject": subject, "object": object, "sent": text}
    [one], [other] = (grounded(text, row, id=id).facts for id in ("kenya", "peru"))
    assert isinstance(one.object, Entity)
    assert isinstance(other.object, Entity)
    assert (one.subject.label, one.object.label) == (other.subject.label, other.object.label)
    assert (one.subject.iri == other.subject.iri, one.object.iri == other.object.iri) == (is_one, is_one)


def told_by(fact: Fact) -> dict[str, Any]:
    """Return the content of *fact* as plain values."""
    names = {iri: n for s in (POL.qualifiers, POL.modalities) for n, iri in built_in().concepts(s).items()}
    end = fact.object
    period = end if isinstance(end, Period) else getattr(end, "period", None) or fact.period
    number = end.value if isinstance(end, Statistic) else end.rank if isinstance(end, Ranking) else None
    unit, place = getattr(end, "unit", None), getattr(end, "place", None)
    return {
        "subject": fact.subject.label,
        "object": end.label if isinstance(end, Entity) else None,
        "language": end.language if isinstance(end, Entity) else None,
        "quote": fact.passage.quote,
        "value": None if number is None else str(int(number)),
        "unit": unit.label if unit else None,
        "qualifier": names.get(getattr(end, "qualifier", None) or ""),
        "date": period.notation if period else None,
        "place": place.label if place else None,
        "target": getattr(end, "target", False),
        "negated": fact.negated,
        "modality": names.get(fact.modality or ""),
        "attribution": fact.attribution.label if fact.attribution else None,
    }


def test_claims_that_say_the_same_join() -> None:
    claim = CASES[0]["claim"]
    found = grounded(TEXT, claim, {**claim, "object": "CPP"}, {**claim, "confidence": 0.5})
    assert [(fact.subject.label, fact.confidence) for fact in found.facts] == [("Ruritania", 1.0)]


def test_repeated_sentence_is_quoted_where_the_reader_saw_it() -> None:
    text = "Peru has a Port Plan. Chile waits. Peru has a Port Plan."
    claim = {"type": "adopts", "subject": "Peru", "object": "Port Plan", "sent": "Peru has a Port Plan."}
    places = [grounded(text, {**claim, "start": start, "end": start + 21}) for start in (0, 35, 7, 900)]
    assert [found.facts[0].passage.start for found in places] == [0, 35, 0, 0]


def test_facts_do_not_depend_on_the_order_of_the_claims() -> None:
    text = "Berlin adopts the Port Plan and exports rose by 5 percent by 2027."
    rows = (
        {"type": "adopts", "subject": "Germany", "object": "Port Plan", "sent": text},
        {
            "type": "statistic",
            "subject": "exports",
            "object": "5 percent",
            "indicator": "Germany",
            "sent": text,
        },
        {"type": "statistic", "subject": "exports", "object": "5 percent", "date": "2027", "sent": text[:58]},
    )
    told = [{str(told_by(f)) for f in grounded(text, *order).facts} for order in (rows, rows[::-1])]
    assert told[0] == told[1]
    assert len(told[0]) > 1


WORDS = st.text(st.sampled_from("ae CPRu.“”—\u00ad\u202e0149%€亿'\n"), max_size=40) | st.sampled_from(
    ["Ruritania", "Clean Ports Programme", "by a quarter", "4.09 million", TEXT, TEXT[:68], "Peru" * 400]
)
RECORDS = st.fixed_dictionaries(
    {"type": st.sampled_from([kind.notation for kind in built_in().kinds]), "subject": WORDS, "sent": WORDS},
    optional={
        **dict.fromkeys(("object", "indicator", "unit", "qualifier", "date", "place", "attribution"), WORDS),
        "value": st.integers() | st.floats() | st.sampled_from(["4,090,000", "NaN", "1e999999", "25 %"]),
        "start": st.integers(-3, 400),
        "end": st.integers(-3, 400),
        "negated": st.booleans() | st.none(),
        "confidence": st.floats(0, 1) | st.none(),
    },
)


def stands(fact: Fact, document: Document) -> bool:
    """Return whether the quote and the mentions of *fact* stand in *document* where they say."""
    places = (fact.passage, *(place for place, _ in fact.mentions))
    return all(document.text[place.start : place.end] == place.quote for place in places)


@given(
    st.lists(RECORDS, max_size=3),
    st.sampled_from(["", "\u00ad", "\u202e", "e\u0301 "]),
    st.sampled_from(["en", "zh"]),
)
@example([CASES[0]["claim"]], "\u00ad", "en")
def test_whatever_is_claimed_facts_stand_in_the_text(
    records: list[dict[str, Any]], before: str, language: str
) -> None:
    """A claim becomes a fact or a rejection, never an error; the quote and mentions of a fact match the text."""
    claims = []
    for record in records:
        try:
            claims.append(claim_from(record))
        except ValueError as error:
            assert str(error).startswith("has ")
    document = read_text("d", before + TEXT, roles={}, metadata=Metadata(language=language))
    for claim in claims:
        found = ground(Reading(document, (claim,)), built_in(), Recorded("x"))
        assert len(found.facts) + len(found.rejected) == 1
        for fact in found.facts:
            assert stands(fact, document)
            assert fact.passage.quote.strip()
            assert 0 < fact.confidence <= 1


@settings(max_examples=25, deadline=None)
@example("²")
@given(st.text("ab .,:;()“”'-–%$€0129\n", max_size=60) | st.text(max_size=30))
def test_no_text_makes_extraction_fail(text: str) -> None:
    # Characters that XML cannot hold become spaces.
    assert grounded(text, CASES[0]["claim"]).document.text == without_controls(text)


@pytest.mark.skipif(
    not ANNOTATED.is_dir(), reason=f"the training set is not at {ANNOTATED}: set POLICYLOOM_SHARED"
)
def test_nearly_all_that_people_annotated_is_borne_out_by_its_text_and_quoted_as_it_stands() -> None:
    """At least 97 in 100 of the annotated facts of every fifth text become facts; each rejection gives a reason."""
    metadata = map(json.loads, (ANNOTATED / "docs.jsonl").read_text(encoding="utf-8").splitlines()[::5])
    documents = [
        read_text(
            known["id"],
            (ANNOTATED / "docs" / f"{known['id']}.txt").read_text(encoding="utf-8"),
            roles={},
            metadata=Metadata(title=known["title"], issued=known["date"], about=known["about"]),
        )
        for known in metadata
    ]
    made = list(extract(documents, reader=Recorded(str(ANNOTATED / "facts.jsonl"))))
    assert all(stands(fact, extraction.document) for extraction in made for fact in extraction.facts)
    facts = sum(len(extraction.facts) for extraction in made)
    rejected = [rejection for extraction in made for rejection in extraction.rejected]
    assert facts >= 0.97 * (facts + len(rejected))
    assert all(rejection.reason for rejection in rejected)
