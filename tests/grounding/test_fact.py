"""The fact: invalid values are refused, and extraction gives sound facts for any text."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from claimed import claims
from hypothesis import example, given, settings
from hypothesis import strategies as st

from policyloom.graph.document import read_text
from policyloom.graph.extract import extract
from policyloom.graph.extraction import Extraction
from policyloom.graph.fact import Entity, Fact, Passage
from policyloom.graph.metadata import without_controls
from policyloom.graph.rdf import fact_iri
from policyloom.graph.reading import reader_config

FOLDER = Path(__file__).parent / "sentences"
SENTENCES, GOLD = (
    [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]
    for name in ("texts.jsonl", "gold.jsonl")
)
TEXTS = [sentence["text"] for sentence in SENTENCES]
PORT, PLAN = Entity("urn:port", "Port"), Entity("urn:plan", "Plan")
PASSAGE = Passage("d", 3, 7, "Port")


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (0, 3), (0, 5), (4, 0)])
def test_passage_refuses_offsets_that_cannot_hold_its_quote(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="cannot hold a quote of 4 characters: 'Port'"):
        Passage("d", start, end, "Port")


@pytest.mark.parametrize("confidence", [-0.01, 1.01, float("nan")])
def test_fact_refuses_a_confidence_that_is_no_probability(confidence: float) -> None:
    with pytest.raises(ValueError, match="not between 0 and 1"):
        Fact("urn:adopts", PORT, PLAN, PASSAGE, "urn:sense", confidence)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4), st.sampled_from(["\n", "\n\n  ", "\r\n"]))
def test_quotes_stand_where_they_say_and_two_extractions_are_equal_in_bytes(
    texts: list[str], between: str
) -> None:
    one, other = _extraction(between.join(texts)), _extraction(between.join(texts))
    for fact in one.facts:
        for passage in (fact.passage, *(mention for mention, _ in fact.mentions)):
            assert one.document.text[passage.start : passage.end] == passage.quote
    assert "\n".join(map(str, one.quads(run="urn:r"))) == "\n".join(map(str, other.quads(run="urn:r")))
    assert list(map(fact_iri, one.facts)) == list(map(fact_iri, other.facts))


@settings(max_examples=25, deadline=None)
@example("²")
@given(st.text("ab .,:;()“”'-–%$€0129\n", max_size=60) | st.text(max_size=30))
def test_no_text_makes_extraction_fail(text: str) -> None:
    # Characters that XML cannot hold become spaces.
    assert _extraction(text).document.text == without_controls(text)


def _extraction(text: str) -> Extraction:
    with TemporaryDirectory() as folder:
        said = [row for row in GOLD if row["sent"] in text] or GOLD[:1]
        reader = reader_config(claims(Path(folder) / "claims.jsonl", {"d": said}))
        [extraction] = extract([read_text("d", text, roles={})], reader=reader)
        return extraction
