"""The configuration of the LLM reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from policyloom.graph.reading.llm import Llm, llm_config
from policyloom.graph.reading.llm.config import read_key
from policyloom.ontology.errors import InputError
from policyloom.ontology.own import built_in

URL = "http://127.0.0.1:1/v1"


def test_the_environment_tells_what_the_call_does_not() -> None:
    environ = {"POLICYLOOM_LLM_URL": URL, "POLICYLOOM_LLM_MODEL": "small"}
    assert llm_config(environ=environ) == Llm(URL, "small")
    given = llm_config("http://h/v1", "large", environ=environ, budget=9)
    assert given == Llm("http://h/v1", "large", budget=9)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (
            {"url": None, "model": None},
            r"\(--llm-url or POLICYLOOM_LLM_URL\) and the name of a model \(--llm-model",
        ),
        (
            {"model": None},
            r"the reader llm needs the name of a model \(--llm-model or POLICYLOOM_LLM_MODEL\)",
        ),
        ({"url": "localhost:8000"}, "'localhost:8000' is not the address of a model; give one such as"),
        ({"url": "http://me:secret@h/v1"}, "a password; take it out and set POLICYLOOM_LLM_KEY"),
        ({"context": 100}, "a context of 100 tokens is too small; give 2,048 or more"),
        ({"concurrency": 0}, "the number of requests at once is 0; give 1 to 256"),
        ({"timeout": 0.0}, "the timeout is 0 seconds; give more than 0"),
        ({"budget": 0}, "the budget is 0 tokens; give 1 or more, or no budget"),
        ({"structured": "xml"}, "unknown way to ask for JSON 'xml'; use auto, schema or plain"),
    ],
)
def test_what_cannot_be_is_told_in_a_line(settings: dict[str, object], told: str) -> None:
    with pytest.raises(InputError, match=told) as error:
        llm_config(environ={}, **{"url": URL, "model": "m", **settings})  # type: ignore[arg-type]
    assert "secret" not in str(error.value)


def test_a_context_without_room_for_text_is_told() -> None:
    told = r"a context of 4,096 tokens leaves no room .* use a model with [\d,]+ or more"
    with pytest.raises(InputError, match=told):
        Llm(URL, "m", context=4096).make(built_in(), None)


def test_the_key_comes_from_the_environment_or_a_file(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("sk-file\n", encoding="utf-8")
    assert read_key({}) is None
    assert read_key({"POLICYLOOM_LLM_KEY": " sk-1 "}) == "sk-1"
    assert read_key({"POLICYLOOM_LLM_KEY_FILE": str(file)}) == "sk-file"


@pytest.mark.parametrize(
    ("content", "told"),
    [(None, "no such key file"), ("", "is empty; write the key"), ("two\nlines", "does not hold a key")],
)
def test_a_file_without_a_key_is_told_and_not_shown(tmp_path: Path, content: str | None, told: str) -> None:
    file = tmp_path / "key"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=told) as error:
        read_key({"POLICYLOOM_LLM_KEY_FILE": str(file)})
    assert "two" not in str(error.value)
