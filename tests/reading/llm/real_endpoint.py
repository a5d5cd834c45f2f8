"""A real model behind a real endpoint: SmolLM2 (135M), served by llama.cpp. Only ``make test-llm`` runs these tests.

A model this small answers poorly. The tests cover the protocol, the schema, the errors, the cache, and that every
fact is quoted from the text.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from policyloom.graph.cache import Cache
from policyloom.graph.document import read_text
from policyloom.graph.extract import extract
from policyloom.graph.reading.llm import Llm
from policyloom.graph.reading.llm.reply import read_reply
from policyloom.graph.reading.llm.schema import schema
from policyloom.ontology.errors import InputError
from policyloom.ontology.own import built_in

PYTHON = os.environ.get("POLICYLOOM_SMALL_MODEL", "build/small-model/bin/python")
DOCUMENT = read_text(
    "ports",
    "On Ports\nThe Ministry of Trade launched the Port Plan in 2021. It aims to double exports by 2030.",
    roles={},
)
CONTEXT = 8192
TIMEOUT = 900.0


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    server = Path(__file__).with_name("small_model.py")
    with subprocess.Popen(
        [PYTHON, str(server)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        address = next(line.strip() for line in process.stdout if line.startswith("http"))
        yield f"{address}/v1"
        process.terminate()


def test_a_real_model_is_held_to_the_schema_and_nothing_it_says_stands_without_its_words(
    url: str, tmp_path: Path
) -> None:
    cache = Cache(tmp_path / "cache", 1_000_000_000, 0)
    config = Llm(url, "smollm2", context=CONTEXT, timeout=TIMEOUT)
    [found] = extract([DOCUMENT], built_in(), reader=config, cache=cache)
    count = config.usage.count
    assert count.requests >= 1
    assert count.tokens_in > 2_000
    assert count.tokens_out > 0
    for fact in found.facts:
        assert DOCUMENT.text[fact.passage.start : fact.passage.end] == fact.passage.quote
    assert found.fault is None or found.fault.isprintable()
    kept = [path.read_text(encoding="utf-8") for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    for text in kept:
        if read_reply(text, 2).read == 2:
            jsonschema.validate(json.loads(text), schema(built_in().kinds))
    if found.fault is None:
        again = Llm(url, "smollm2", context=CONTEXT, timeout=TIMEOUT)
        [same] = extract([DOCUMENT], built_in(), reader=again, cache=cache)
        assert again.usage.count.requests == 0
        assert same.nquads(run="urn:run") == found.nquads(run="urn:run")


def test_a_real_model_that_is_not_held_to_a_schema_costs_its_window_at_most(url: str) -> None:
    config = Llm(url, "smollm2", context=CONTEXT, timeout=TIMEOUT, structured="plain")
    [found] = extract([DOCUMENT], built_in(), reader=config)
    for fact in found.facts:
        assert DOCUMENT.text[fact.passage.start : fact.passage.end] == fact.passage.quote
    assert found.fault is None or found.fault.startswith("no reply for 1 of 1 parts: ")


def test_a_request_beyond_the_context_of_the_model_is_told(url: str) -> None:
    config = Llm(url, "smollm2", context=32_768, timeout=TIMEOUT)
    [found] = extract([DOCUMENT], built_in(), reader=config)
    assert found.fault is not None
    assert "context" in found.fault


def test_an_address_without_the_interface_is_told(url: str) -> None:
    config = Llm(url.replace("/v1", "/elsewhere"), "smollm2", timeout=TIMEOUT)
    with pytest.raises(InputError, match="404"):
        list(extract([DOCUMENT], built_in(), reader=config))
