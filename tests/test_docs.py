"""The documentation: everything that it names exists, and it names every command and library query."""

from __future__ import annotations

import re
import runpy
import shlex
from pathlib import Path

import click
import pytest

from policyloom.cli import program
from policyloom.queries.library import library

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])


def _text() -> str:
    return "\n".join(page.read_text(encoding="utf-8") for page in PAGES)


def _calls(page: Path) -> list[str]:
    """Return the calls of policyloom and make in the code blocks and code spans of *page*."""
    blocks = re.findall(
        r"^```(?:console|sh|bash)\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    lines = [line.strip().removeprefix("$ ") for block in blocks for line in block.splitlines()]
    spans = re.findall(r"`((?:policyloom|make) [^`]+)`", page.read_text(encoding="utf-8"))
    return [line for line in (*lines, *spans) if line.split()[:1] in (["policyloom"], ["make"])]


CALLS = [pytest.param(call, id=f"{page.name}: {call}") for page in PAGES for call in _calls(page)]


@pytest.mark.parametrize("name", ["cli", "api"])
def test_reference_is_fresh(name: str) -> None:
    made = runpy.run_path(str(ROOT / "docs" / "reference" / f"{name}.py"))["reference"]()
    written = (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
    assert written.strip() == made.strip(), f"docs/{name}.md is stale: make docs"


@pytest.mark.parametrize("name", program.commands)
def test_command_is_mentioned_outside_its_own_reference(name: str) -> None:
    others = [page for page in PAGES if page.name != "cli.md"]
    assert any(f"policyloom {name}" in page.read_text(encoding="utf-8") for page in others)


@pytest.mark.parametrize("name", library())
def test_named_query_is_mentioned(name: str) -> None:
    assert re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", _text())


@pytest.mark.parametrize("call", CALLS)
def test_call_in_the_documents_can_be_made(call: str) -> None:
    words = shlex.split(call.split(" #")[0], comments=True)
    words = words[: next((i for i, word in enumerate(words) if word in {"|", ">", "&&"}), len(words))]
    if words[0] == "make":
        targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
        assert [w for w in words[1:] if "=" not in w and w not in targets] == []
        return
    if words[1].startswith("-"):
        return
    assert words[1] in program.commands
    command = program.commands[words[1]]
    given = words[2:]
    if not {"--help", "-h"} & set(given):
        # Parse the arguments and options without running the command.
        command.make_context(words[1], given, resilient_parsing=False)
    if words[1] in {"query", "queries"} and given and re.fullmatch(r"[a-z][a-z-]*", given[0]):
        assert given[0] in library()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_within_the_repository_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    local = [target for target in targets if "://" not in target]
    assert [target for target in local if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("name", program.commands)
def test_examples_in_the_help_can_be_called(name: str) -> None:
    command = program.commands[name]
    examples = re.findall(rf"^ +policyloom ({name}\b.*)$", command.help or "", re.MULTILINE)
    assert examples
    for example in examples:
        words = shlex.split(example)
        words = words[: words.index(">")] if ">" in words else words
        assert isinstance(command.make_context(name, words[1:]), click.Context)
        if name in {"query", "queries"} and len(words) > 1 and re.fullmatch(r"[a-z][a-z-]*", words[1]):
            assert words[1] in library()
