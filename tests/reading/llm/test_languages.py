"""Texts in other languages, read by a simulated model."""

from __future__ import annotations

import json
from typing import Any

import pytest
from stand_in import says, stand_in

from policyloom.graph.document import read_text
from policyloom.graph.extract import extract
from policyloom.graph.grounding.normal import words_of
from policyloom.graph.metadata import Metadata
from policyloom.graph.reading.llm import Llm
from policyloom.ontology.own import built_in

CHINESE = """加快发展工业互联网
2017年11月，国务院印发了《深化“互联网+先进制造业”发展工业互联网的指导意见》。该意见旨在推动制造业数字化转型。
截至2024年9月，中国5G基站数达到409万个，占全球总数的60%以上。中小企业面临技术人才短缺的问题。"""
CHINESE_FACTS = {
    1: [
        {"type": "adopts", "subject": "国务院", "object": "深化“互联网+先进制造业”发展工业互联网的指导意见"},
        {
            "type": "event_date",
            "subject": "深化“互联网+先进制造业”发展工业互联网的指导意见",
            "object": "2017年11月",
            "date": "2017-11",
        },
    ],
    2: [
        {
            "type": "aims_at",
            "subject": "深化“互联网+先进制造业”发展工业互联网的指导意见",
            "object": "推动制造业数字化转型",
        },
        {"type": "adopts", "subject": "财政部", "object": "制造业"},
    ],
    4: [{"type": "faces", "subject": "中小企业", "object": "技术人才短缺"}],
}
GERMAN = """Der Aktionsplan Quantentechnologien
Das Bundesministerium für Bildung und Forschung (BMBF) hat im April 2023 den Aktionsplan Quantentechnologien vorgelegt.
Er soll Deutschland unabhängiger machen und stützt sich auf Photonik. Vielen Start-ups fehlt Wagniskapital."""
GERMAN_FACTS = {
    1: [
        {
            "type": "adopts",
            "subject": "Bundesministerium für Bildung und Forschung",
            "object": "Aktionsplan Quantentechnologien",
        },
    ],
    2: [
        {
            "type": "aims_at",
            "subject": "Aktionsplan Quantentechnologien",
            "object": "Deutschland unabhängiger machen",
        },
        {"type": "uses_technology", "subject": "Aktionsplan Quantentechnologien", "object": "Photonik"},
        {"type": "uses_technology", "subject": "Aktionsplan Quantentechnologien", "object": "Blockchain"},
    ],
    3: [{"type": "faces", "subject": "Start-ups", "object": "Wagniskapital"}],
}


@pytest.mark.parametrize(
    ("language", "text", "facts", "stray"),
    [
        ("zh", CHINESE, CHINESE_FACTS, "财政部"),
        ("de", GERMAN, GERMAN_FACTS, "Blockchain"),
    ],
)
def test_a_text_in_another_language_gives_facts_in_its_words(
    language: str, text: str, facts: dict[int, list[dict[str, Any]]], stray: str
) -> None:
    document = read_text("d", text, roles={}, metadata=Metadata(language=language))
    reply = json.dumps({"sentences": [{"n": n, "facts": listed} for n, listed in facts.items()]})
    with stand_in(says(reply)) as server:
        [found] = extract([document], built_in(), reader=Llm(server.url, "m"))
    notations = built_in().vocabulary.notations
    expected = [
        (fact["type"], words_of(fact["subject"]).casefold())
        for listed in facts.values()
        for fact in listed
        if stray not in (fact["subject"], fact["object"])
    ]
    assert sorted(
        (notations[f.property], words_of(f.subject.label).casefold()) for f in found.facts
    ) == sorted(expected)
    assert [rejection.reason for rejection in found.rejected if stray not in rejection.reason] == []
    for fact in found.facts:
        assert document.text[fact.passage.start : fact.passage.end] == fact.passage.quote
    assert f'"@{language}' in found.nquads(run="urn:run").decode()
