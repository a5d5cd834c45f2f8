"""``/ask``: a question in English, answered by a process that can be killed like a worker."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from load import wait_until

from policyloom.graph.build import read_documents, run_iri, surroundings
from policyloom.graph.extract import extract
from policyloom.graph.reading import reader_config
from policyloom.ontology.own import read_knowledge
from policyloom.queries import open_store
from policyloom.queries.ask import Questions

from .conftest import ROOT, Service

QUESTION = "which country came up with industry 4.0"
DISEASES = "Which diseases are there?"


@pytest.fixture(scope="module")
def asked(
    article_folder: Path, tmp_path_factory: pytest.TempPathFactory, start_service: Callable[..., Service]
) -> Service:
    path = shutil.copytree(article_folder, tmp_path_factory.mktemp("ask") / "store")
    return start_service(path, "--workers", "1", writable=True)


def _answer(service: Service, question: str) -> Any:
    answer = service.get(f"/ask?q={quote(question)}")
    assert answer.status == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    return json.loads(answer.body)


def _page(service: Service, question: str) -> str:
    answer = service.get(f"/ask?q={quote(question)}", "text/html")
    assert answer.status == 200, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return answer.text


def test_answer_is_that_of_the_command(asked: Service, questions: Questions) -> None:
    assert _answer(asked, QUESTION) == questions.ask(QUESTION).as_json()


def test_page_for_people_leads_from_the_answer_to_its_thing_its_sentence_and_its_query(
    asked: Service,
) -> None:
    told = _answer(asked, QUESTION)
    [evidence] = told["evidence"]
    page = _page(asked, QUESTION)
    assert '<a href="/id/entity/germany"><bdi>Germany</bdi></a>' in page
    assert f'href="/id/document/{evidence["doc"]}#char={evidence["start"]},{evidence["end"]}"' in page
    assert escape(evidence["quote"]) in page
    assert f'href="/sparql?query={quote(told["sparql"])}"' in page
    assert escape(told["reading"]) in page


def test_page_without_an_answer_leads_to_the_nearest_questions_and_sentences(asked: Service) -> None:
    question = "Why does Germany dislike robots & ships?"
    told, page = _answer(asked, question), _page(asked, question)
    assert told["answers"] == []
    assert "No answer in this graph." in page
    assert escape(told["reading"]) in page
    questions = [unquote(link) for link in re.findall(r'href="/ask\?q=([^"]+)"', page)]
    places = re.findall(r'href="/id/document/([^"#]+)#char=(\d+),(\d+)"', page)
    assert questions
    assert places
    assert [
        *(f"can be answered: {question}" for question in questions),
        *(f"({doc}, {start}-{end})" for doc, start, end in places),
    ] == [hint if hint.startswith("can be") else hint[hint.rindex("(") :] for hint in told["suggestions"]]
    assert _answer(asked, questions[0])["answers"]


def test_page_shows_a_hostile_question_as_text(asked: Service) -> None:
    page = _page(asked, '"><script>alert(1)</script>')
    assert "<script>alert" not in page
    assert 'value="&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"' in page


def test_page_without_a_question_shows_questions_that_have_answers(asked: Service) -> None:
    shown = re.findall(r'href="/ask\?q=([^"]+)"', _page(asked, ""))
    assert len(shown) > 10
    assert _answer(asked, unquote(shown[0]))["answers"]


def test_process_that_was_ended_is_replaced(asked: Service) -> None:
    _answer(asked, QUESTION)
    [asker] = [p for p in asked.processes() if b".asker" in Path(f"/proc/{p}/cmdline").read_bytes()]
    os.kill(asker, signal.SIGKILL)
    wait_until(lambda: asker not in asked.processes())
    assert _answer(asked, QUESTION)["answers"] == ["Germany"]


def test_answer_follows_an_update(asked: Service) -> None:
    names = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
    triple = f'?s {names} "Germany"@en'
    graph = f'DELETE {{ GRAPH ?g {{ {triple} }} }} INSERT {{ GRAPH ?g {{ ?s {names} "Ruritania"@en }} }}'
    assert asked.update(f"{graph} WHERE {{ GRAPH ?g {{ {triple} }} }}").status < 300
    assert _answer(asked, QUESTION)["answers"] == ["Ruritania"]


def test_question_is_read_with_the_ontology_that_the_facts_were_made_with(
    tmp_path: Path, start_service: Callable[..., Service]
) -> None:
    place = ROOT / "tests" / "ontologies"
    knowledge = read_knowledge([place / "health"])
    with open_store(tmp_path / "store", writable=True) as store:
        for graph, quads in surroundings("test", knowledge):
            store.replace(graph, quads)
        reader = reader_config(f"recorded:{place / 'campaign.jsonl'}")
        for extraction in extract(read_documents([place / "campaign.txt"]), knowledge, reader=reader):
            store.replace(extraction.graph, extraction.quads(run=run_iri("test", knowledge)))
        expected = Questions(store, knowledge).ask(DISEASES).as_json()
        assert expected != Questions(store).ask(DISEASES).as_json()
    service = start_service(tmp_path / "store", "--workers", "1", "--ontology", str(place / "health"))
    assert _answer(service, DISEASES) == expected
