"""Texts in other languages, read by a simulated model."""

from __future__ import annotations

import json

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
OPINIONS = "深化“互联网+先进制造业”发展工业互联网的指导意见"
GERMAN = """Der Aktionsplan Quantentechnologien
Das Bundesministerium für Bildung und Forschung (BMBF) hat im April 2023 den Aktionsplan Quantentechnologien vorgelegt.
Er soll Deutschland unabhängiger machen und stützt sich auf Photonik. Vielen Start-ups fehlt Wagniskapital."""
PLAN = "Aktionsplan Quantentechnologien"
# The number of the sentence, the kind, the subject and the object; one of each text is not in its words.
CHINESE_FACTS = [
    (1, "adopts", "国务院", OPINIONS),
    (1, "event_date", OPINIONS, "2017年11月"),
    (2, "aims_at", OPINIONS, "推动制造业数字化转型"),
    (2, "adopts", "财政部", "制造业"),
    (4, "faces", "中小企业", "技术人才短缺"),
]
GERMAN_FACTS = [
    (1, "adopts", "Bundesministerium für Bildung und Forschung", PLAN),
    (2, "aims_at", PLAN, "Deutschland unabhängiger machen"),
    (2, "uses_technology", PLAN, "Photonik"),
    (2, "uses_technology", PLAN, "Blockchain"),
    (3, "faces", "Start-ups", "Wagniskapital"),
]


@pytest.mark.parametrize(
    ("language", "text", "facts", "stray"),
    [("zh", CHINESE, CHINESE_FACTS, "财政部"), ("de", GERMAN, GERMAN_FACTS, "Blockchain")],
)
def test_a_text_in_another_language_gives_facts_in_its_words(
    language: str, text: str, facts: list[tuple[int, str, str, str]], stray: str
) -> None:
    document = read_text("d", text, roles={}, metadata=Metadata(language=language))
    sentences = [
        {"n": n, "facts": [{"type": kind, "subject": subject, "object": object}]}
        for n, kind, subject, object in facts
    ]
    with stand_in(says(json.dumps({"sentences": sentences}))) as server:
        [found] = extract([document], built_in(), reader=Llm(server.url, "m"))
    assert f"Language: {language}\n" in server.bodies[0]["messages"][1]["content"]
    notations = built_in().vocabulary.notations
    assert sorted(
        (notations[f.property], words_of(f.subject.label).casefold()) for f in found.facts
    ) == sorted(
        (kind, words_of(subject).casefold())
        for _, kind, subject, object in facts
        if stray not in (subject, object)
    )
    assert [rejection.reason for rejection in found.rejected if stray not in rejection.reason] == []
    for fact in found.facts:
        assert document.text[fact.passage.start : fact.passage.end] == fact.passage.quote
    assert f'"@{language}' in found.nquads(run="urn:run").decode()
