"""The output that a person sees in a terminal."""

from __future__ import annotations

import pytest

from policyloom.cli import output

ROWS = [("speech", "Germany", 4090000, "a " * 60), ("speech", "Japan", 5, "b")]
COLUMNS = ("doc", "country", "value", "quote")


Out = pytest.CaptureFixture[str]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, capsys: Out) -> Out:
    """A terminal of 60 columns without colour."""
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(output, "is_terminal", lambda: True)
    monkeypatch.setattr(output, "is_watched", lambda: True)
    return capsys


def test_table_fits_the_terminal_and_says_once_what_every_row_says(terminal: Out) -> None:
    output.write_table(COLUMNS, ROWS)
    out = terminal.readouterr().out
    lines = out.splitlines()
    assert max(map(len, lines)) <= 60
    assert sum("a a" in line for line in lines) > 1
    assert out.startswith("doc: speech\n")
    assert out.count("speech") == 1
    [germany], [japan] = [[line for line in lines if name in line] for name in ("Germany", "Japan")]
    assert japan.index("5") == germany.index("4090000") + 6, "numbers stand to the right"


def test_markup_in_a_text_is_shown_as_it_stands_and_an_iri_by_its_prefix(terminal: Out) -> None:
    germany = "https://w3id.org/policyloom/id/entity/germany"
    output.write_table(("quote", "iri"), [("[bold]not markup[/bold]", germany)])
    out = terminal.readouterr().out
    assert "[bold]not markup[/bold]" in out
    assert "entity:germany" in out


def test_controls_of_a_text_are_shown_and_not_obeyed(terminal: Out) -> None:
    hostile = "Ports\x1b]0;grow\x07 \x9b2J\rDocks"
    output.write_table(("quote",), [(hostile,)])
    output.write(f"a\tb\r\n{hostile}\n")
    output.say(hostile)
    for text in terminal.readouterr():
        assert "Ports\\x1b]0;grow\\x07 \\x9b2J\\x0dDocks" in text
        assert not set("\x1b\x07\x9b") & set(text)


def test_controls_of_a_text_go_through_a_pipe(capsys: Out) -> None:
    output.write("a\x1bb\x1b[31mc")
    assert capsys.readouterr().out == "a\x1bb\x1b[31mc\n"


def test_what_is_marked_is_bold_in_a_terminal(terminal: Out) -> None:
    output.write_marked([("two ", False), ("po\x1b[8mrts", True)])
    assert terminal.readouterr().out == "two \x1b[1mpo\\x1b[8mrts\x1b[0m\n"


def test_progress_goes_to_standard_error_and_loses_nothing(terminal: Out) -> None:
    with output.progress([1, 2, 3], total=3, label="reading") as items:
        assert list(items) == [1, 2, 3]
    assert terminal.readouterr().out == ""


def test_table_in_a_pipe_has_a_line_for_each_row(capsys: Out) -> None:
    output.write_table(("a", "b"), [("two\nlines", None), (0.5, "x\ty")])
    assert capsys.readouterr().out == "a\tb\ntwo lines\t\n0.500\tx y\n"
