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

ROOT = Path(__file__).parents[2]
PAGES = {
    page: page.read_text(encoding="utf-8")
    for page in sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
}
TARGETS = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def _calls(text: str) -> list[str]:
    """Return the calls of policyloom and make in the code blocks and code spans of a page."""
    blocks = re.findall(r"^```(?:console|sh|bash)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [line.strip().removeprefix("$ ") for block in blocks for line in block.splitlines()]
    spans = re.findall(r"`((?:policyloom|make) [^`]+)`", text)
    return [line for line in (*lines, *spans) if line.split()[:1] in (["policyloom"], ["make"])]


def _fault(call: str) -> str:
    """Return why a call cannot be made, or nothing."""
    words = shlex.split(call.split(" #")[0], comments=True)
    words = words[: next((i for i, word in enumerate(words) if word in {"|", ">", "&&"}), len(words))]
    if words[0] == "make":
        return " ".join(word for word in words[1:] if "=" not in word and word not in TARGETS)
    name, given = words[1], words[2:]
    if name.startswith("-"):
        return ""
    if name not in program.commands:
        return "no such command"
    is_named = name in {"query", "queries"} and given and re.fullmatch(r"[a-z][a-z-]*", given[0])
    if is_named and given[0] not in library():
        return "no such question"
    try:
        if not {"--help", "-h"} & set(given):
            # Parse the arguments and options without running the command.
            program.commands[name].make_context(name, given, resilient_parsing=False)
    except click.UsageError as error:
        return error.format_message()
    return ""


@pytest.mark.parametrize("name", ["cli", "api"])
def test_reference_is_fresh(name: str) -> None:
    made = runpy.run_path(str(ROOT / "docs" / "reference" / f"{name}.py"))["reference"]()
    written = (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
    assert written.strip() == made.strip(), f"docs/{name}.md is stale: make docs"


def test_every_command_is_mentioned_outside_its_own_reference() -> None:
    others = "\n".join(text for page, text in PAGES.items() if page.name != "cli.md")
    assert [name for name in program.commands if f"policyloom {name}" not in others] == []


def test_every_named_query_is_mentioned() -> None:
    words = set(re.findall(r"[\w-]+", "\n".join(PAGES.values())))
    assert set(library()) <= words


def test_calls_in_the_pages_can_be_made() -> None:
    calls = {call for text in PAGES.values() for call in _calls(text)}
    assert calls
    assert {call: fault for call in calls if (fault := _fault(call))} == {}


def test_links_within_the_repository_lead_somewhere() -> None:
    for page, text in PAGES.items():
        targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text)
        local = [target for target in targets if "://" not in target]
        assert [target for target in local if not (page.parent / target).exists()] == [], page


def test_help_of_every_command_has_examples_that_can_be_called() -> None:
    for name, command in program.commands.items():
        examples = re.findall(rf"^ +(policyloom {name}\b.*)$", command.help or "", re.MULTILINE)
        assert examples, name
        assert {call: fault for call in examples if (fault := _fault(call))} == {}
